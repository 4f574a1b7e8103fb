"""2026-0118: old papers of 2021 and 2022, an evasive e-mail of 2023, a fresh registration extract."""

import datetime as dt

from scripts.demo.commerce import Receipt, delivery, invoice, quote
from scripts.demo.letters import Due, formal_notice
from scripts.demo.mail import Mail, write
from scripts.demo.people import PAUL, PAUL_SIGNS, contact
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, scan
from scripts.demo.registers import registration
from scripts.demo.tables import Line
from scripts.demo.world import World

OVEN = (
    Line("SOLE-120", "Sole en briques réfractaires, diamètre 120 cm", "1", "pièce", "2180.00"),
    Line("BRU-GAZ", "Brûleur à gaz et sécurité de flamme", "1", "pièce", "915.00"),
    Line("MO", "Main-d'œuvre", "16", "h", "62.00"),
    Line("DEP", "Déplacement", "1", "forfait", "63.00"),
)
OLD = Scanner(dpi=110, skew=(1.4, -0.9), quality=40, shade=44, holes=True)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    accepted, worked = dt.date(2021, 10, 4), dt.date(2021, 11, 5)
    offer = quote(world, "D21-77", dt.date(2021, 9, 28), OVEN, signer="R. Mirabile", signed=accepted)
    receipt = Receipt("R. Mirabile", worked, ("FATA MORGANA", "CHAMBÉRY"), "four rallumé, ok")
    work = delivery(world, "FT-21-60", worked, OVEN[:3], receipt, title="FICHE DE TRAVAUX")
    bill = invoice(world, "2021-187", OVEN, order="devis D21-77")
    posted = registered(world, "1A 000 000 0118 0", "R. Mirabile")
    asked = Mail(
        PAUL, contact(world), "facture four", "2023-05-09 18:02", said("0118-relance"), signature=PAUL_SIGNS, rich=False
    )
    answer = Mail(
        contact(world), PAUL, "Re: facture four", "2023-05-11 23:40", said("0118-reponse"), replies_to=asked, rich=False
    )
    notice = formal_notice(world, posted.deposited, (Due("2021-187"),), tracking=posted.tracking)
    return {
        "devis": scan(offer, "0118/devis", OLD),
        "fiche": scan(work, "0118/fiche", OLD),
        "facture": scan(bill, "0118/facture", OLD),
        "med": scan(notice, "0118/med", OLD),
        "ar": scan(delivery_receipt(world, posted), "0118/ar", OLD),
        "courriel": write(answer),
        "kbis": registration(
            world.buyer,
            "tribunal de commerce de Chambéry",
            dt.date(2026, 11, 16),
            since=dt.date(2015, 3, 9),
            activity="Pizzeria, restauration rapide",
        ),
    }
