"""2026-0115: a consumer; an accepted quote, a courteous reminder, a mise en demeure without penalties nor 40 €."""

import datetime as dt
from decimal import Decimal

from scripts.demo import chases
from scripts.demo.commerce import Receipt, delivery, invoice, quote
from scripts.demo.letters import Due, formal_notice, letter
from scripts.demo.mail import Mail, write
from scripts.demo.people import PETIT, contact
from scripts.demo.post import Registered, delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

STOVE = (
    Line("PIA-DOM", "Piano de cuisson domestique 90 cm, four double", "1", "pièce", "1508.33"),
    Line("POS-DOM", "Livraison à l'étage, pose et essai", "1", "forfait", "150.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    accepted, delivered = dt.date(2026, 6, 18), dt.date(2026, 7, 13)
    offer = quote(world, "D-2026-0166", dt.date(2026, 6, 15), STOVE, signer="L. Fable", signed=accepted)
    bill = invoice(world, "F-2026-0321", STOVE, order="devis D-2026-0166")
    answer = Mail(
        contact(world),
        PETIT,
        "RE: facture piano de cuisson",
        "2026-09-03 22:17",
        said("0115-reponse"),
        signature=("Léa Fable",),
        rich=False,
    )
    posted = registered(world, "1A 000 000 0115 0", "L. Fable")
    receipt = Receipt("L. Fable", delivered, (), "piano essayé, conforme")
    return {
        "devis": scan(offer, "0115/devis", Scanner(skew=(-0.7,), colour=True, dpi=115)),
        "bl": delivery(world, "BL-26-0588", delivered, STOVE, receipt, title="BON DE LIVRAISON ET DE POSE"),
        "f-2026-0321": bill,
        "relance-1": write(chases.first(world, "F-2026-0321", "2026-08-24 10:40", bill)),
        "reponse": write(answer),
        "relance-courrier": _reminder(world),
        "med": _notice(world, posted),
        "ar": scan(delivery_receipt(world, posted), "0115/ar", Scanner(skew=(1.2,), dpi=110)),
    }


def _reminder(world: World) -> bytes:
    paragraphs = (
        "Nous vous remercions de votre versement du 4 septembre. Sauf erreur, le solde ci-dessous reste dû.",
        "Merci de nous le régler, ou de nous proposer des versements que vous pourrez tenir.",
    )
    closing = ("Si vous contestez cette somme, écrivez-nous : nous examinerons votre réclamation.",)
    due = (Due("F-2026-0321", "490"),)
    return letter(world, dt.date(2026, 9, 28), "solde de la facture F-2026-0321", paragraphs, due, closing=closing)


def _notice(world: World, posted: Registered) -> bytes:
    because = (
        "Malgré nos lettres, le solde ci-dessous n'est pas payé. Si notre réclamation n'aboutit pas, "
        "vous pouvez saisir "
        f"gratuitement le médiateur de la consommation : {world.seller.mediateur}. En cas de difficultés durables, la "
        "Banque de France renseigne sur le surendettement."
    )
    return formal_notice(
        world,
        posted.deposited,
        (Due("F-2026-0321", "490"),),
        tracking=posted.tracking,
        days=30,
        sums=(("Total", Decimal(1500)),),
        because=because,
    )
