"""2026-0109: the complete file; scanned two-page delivery note, telephone photograph, acknowledgment by e-mail."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import Entry, Receipt, delivery, invoice, order, statement
from scripts.demo.letters import Due, formal_notice, general_terms, reminder
from scripts.demo.mail import Attachment, Mail, Mailbox, write
from scripts.demo.people import ORDERS, PETIT, PETIT_SIGNS, contact
from scripts.demo.post import delivery_receipt, deposit_slip, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.registers import announcements, registration
from scripts.demo.tables import Line
from scripts.demo.world import World

COURT = "tribunal des activités économiques de Lyon"
MIXER = (
    Line("PET-SP60", "Pétrin à spirale 60 kg, cuve inox, 400 V", "1", "pièce", "4390.00"),
    Line("BAC-40", "Bac à pâte 40 l avec couvercle", "15", "pièces", "31.00"),
    Line("PLA-600", "Plaque de cuisson 600 x 400 perforée", "20", "pièces", "20.50"),
)
FLOUR = (
    Line("FAR-T65", "Farine de tradition T65, sac de 25 kg", "80", "sacs", "31.50"),
    Line("FAR-S130", "Farine de seigle T130, sac de 25 kg", "30", "sacs", "36.00"),
    Line("LEV-500", "Levure fraîche, carton de 20 x 500 g", "4", "cartons", "35.00"),
)
REPORT = (
    "Machine déballée, posée de niveau et raccordée (400 V, 16 A), sens de rotation vérifié.",
    "Essai à vide dix minutes, essai en charge avec 20 kg de farine : température de pâte conforme.",
    "Grille de protection et arrêt d'urgence essayés devant le client.",
    "Notice en français et déclaration de conformité remises. Démonstration faite à deux personnes.",
)
ENTRIES = (
    Entry(dt.date(2026, 2, 16), "F-2026-0068", "Facture ouverture de compte, farines", "1184.20"),
    Entry(dt.date(2026, 3, 18), "BQ-03-077", "Virement reçu LE SONGE D'OR, facture 0068", "", "1184.20"),
    Entry(dt.date(2026, 7, 6), "F-2026-0301", "Facture pétrin et matériel de boulange", "6318.00"),
    Entry(dt.date(2026, 7, 27), "F-2026-0338", "Facture farines de tradition et de seigle", "3945.70"),
)
MANAGER = Mailbox("Claire Songeur", "direction@songe-dor.example")


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    first, second = dt.date(2026, 7, 6), dt.date(2026, 7, 27)
    stamp = ("BOULANGERIE", "LE SONGE D'OR", "LYON 3e")
    start_up = delivery(
        world, "BL-26-0562", first, MIXER, Receipt("C. Songeur", first, stamp), extra=REPORT
    )  # fmt: skip
    flour = delivery(
        world, "BL-26-0611", second, FLOUR, Receipt("B. Levain", second, stamp, "2 sacs T65 abîmés, gardés")
    )
    bills = {
        "f-2026-0301": invoice(world, "F-2026-0301", MIXER, order="du 29/06/2026", code="411SONGE"),
        "f-2026-0338": invoice(world, "F-2026-0338", FLOUR, order="du 20/07/2026", code="411SONGE"),
    }
    checked = dt.date(2026, 11, 12)
    return {
        "cgv": general_terms(world, dt.date(2026, 1, 12), signer="C. Songeur"),
        "commande-1": order(
            world, "", dt.date(2026, 6, 29), MIXER, signer="C. Songeur", deliver="lundi 6 juillet, 6 h"
        ),
        "bl-1": scan(start_up, "0109/bl-1", Scanner(holes=True)),
        "bl-2": photograph(flour, "0109/bl-2", Shot("2026:07:27 09:14:55")),
        **bills,
        **_mails(world, bills),
        **_registered(world),
        "kbis": registration(
            world.buyer, COURT, checked, since=dt.date(2019, 4, 2), activity="Boulangerie, pâtisserie, vente sur place"
        ),
        "kbis-creancier": registration(
            world.seller,
            COURT,
            checked,
            since=dt.date(2008, 9, 15),
            activity="Négoce de fournitures pour les métiers de bouche",
        ),
        "compte": statement(world, "411SONGE", dt.date(2026, 11, 16), ENTRIES),
        "bodacc": announcements(world.buyer, dt.date(2026, 11, 18)),
    }


def _mails(world: World, bills: dict[str, bytes]) -> dict[str, bytes]:
    office = contact(world)
    form = order(world, "farines", dt.date(2026, 7, 20), FLOUR, deliver="lundi 27 juillet")
    ordered = Mail(
        office, ORDERS, "Commande farines pour le 27", "2026-07-20 07:58",
        said("0109-commande"),
        attachments=(Attachment("commande farines.pdf", form),), signature=("S. Roux-Fabula", "Le Songe d'Or"),
        rich=False,
    )  # fmt: skip
    chased = chases.first(world, "F-2026-0301", "2026-08-12 09:30", bills["f-2026-0301"])
    again = chases.second(world, "F-2026-0301", "2026-08-20 09:15", chased)
    confirmed = Mail(
        PETIT, MANAGER, "Votre appel de ce matin", "2026-08-24 10:05",
        said("0109-confirmation"),
        signature=PETIT_SIGNS,
    )  # fmt: skip
    acknowledged = Mail(
        MANAGER, PETIT, "RE: Votre appel de ce matin", "2026-08-25 19:22",
        said("0109-reconnaissance"),
        copy=office, replies_to=confirmed, signature=("Claire Songeur", "gérante, Boulangerie Le Songe d'Or"),
    )  # fmt: skip
    written = (("commande-2", ordered), ("relance-1", chased), ("relance-2", again), ("reconnaissance", acknowledged))
    return {name: write(mail) for name, mail in written}


def _registered(world: World) -> dict[str, bytes]:
    dues = (Due("F-2026-0301"), Due("F-2026-0338"))
    posted = registered(world, "1A 000 000 0109 0", "C. Songeur")
    slip = Shot(
        "2026:10:13 16:20:31", ((0.09, 0.16), (0.93, 0.13), (0.95, 0.86), (0.06, 0.88)), (1280, 900), 1, (70, 74, 82)
    )
    notice = formal_notice(
        world,
        dt.date(2026, 10, 13),
        dues,
        tracking=posted.tracking,
        because="Vous avez reconnu cette dette par courriel du 25 août 2026 et promis de la payer le 30 septembre. "
        "Rien ne nous est parvenu.",
    )
    return {
        "relance-courrier": reminder(world, dt.date(2026, 10, 2), dues),
        "med": notice,
        "depot": photograph(deposit_slip(world, posted), "0109/depot", slip),
        "ar": scan(delivery_receipt(world, posted), "0109/ar", Scanner(skew=(-0.8,), colour=True, dpi=120)),
    }
