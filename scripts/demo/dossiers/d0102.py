"""2026-0102: an order by e-mail, a signed delivery note, an invoice, a reminder before the due date."""

import datetime as dt

from scripts.demo.commerce import Receipt, delivery, invoice, order
from scripts.demo.mail import Attachment, Mail, write
from scripts.demo.people import ORDERS, PETIT, PETIT_SIGNS, contact
from scripts.demo.prose import said
from scripts.demo.tables import Line
from scripts.demo.world import World

LINES = (
    Line("CHO-664", "Chocolat de couverture noir 66 %, sac de 5 kg", "12", "sacs", "78.50"),
    Line("CHO-035", "Chocolat de couverture lait 35 %, sac de 5 kg", "8", "sacs", "71.00"),
    Line("PUR-FRA", "Purée de framboise surgelée, 6 x 1 kg", "10", "cartons", "52.40"),
    Line("PIS-100", "Pâte de pistache pure, seau de 1 kg", "4", "seaux", "71.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    ordered, delivered = dt.date(2026, 10, 6), dt.date(2026, 10, 14)
    form = order(world, "n° 2026-117", ordered, LINES, signer="I. Mirage", deliver="mercredi 14 octobre avant 7 h")
    receipt = Receipt("I. Mirage", delivered, ("PÂTISSERIE MIRAGE", "VILLEURBANNE"))
    bill = invoice(world, "F-2026-0447", LINES, order="n° 2026-117 du 06/10/2026", code="411MIRAGEF")
    mails = (
        Mail(
            contact(world), ORDERS, "Commande chocolat et purées", "2026-10-06 18:42",
            said("0102-commande"),
            attachments=(Attachment("BC 2026-117.pdf", form),),
            signature=("Inès Mirage", "Pâtisserie Mirage et Fils", "04 65 71 41 02"),
        ),
        Mail(
            PETIT, contact(world), "Votre facture F-2026-0447 arrive à échéance le 13/11/2026",
            "2026-11-08 09:05",
            said("0102-rappel"),
            attachments=(Attachment("F-2026-0447.pdf", bill),), signature=PETIT_SIGNS,
        ),
    )  # fmt: skip
    return {
        "commande": write(mails[0]),
        "bl": delivery(world, "BL-26-1038", delivered, LINES, receipt),
        "f-2026-0447": bill,
        "rappel": write(mails[1]),
    }
