"""2026-0104: a delivery note with a reservation, a dispute by e-mail with a photograph, the answer of the office."""

import datetime as dt

from scripts.demo.commerce import Receipt, delivery, invoice
from scripts.demo.mail import Attachment, Mail, write
from scripts.demo.people import LENOIR, LENOIR_SIGNS, contact
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

SPICES = (
    Line("EPI-ASS", "Assortiment d'épices, présentoir de 48", "10", "cartons", "84.00"),
    Line("FRU-SEC", "Fruits secs en vrac, 5 kg", "8", "sacs", "45.00"),
)
JARS = (
    Line("BOC-750", "Bocal à joint 750 ml, carton de 12", "40", "cartons", "52.50"),
    Line("BOC-500", "Bocal à joint 500 ml, carton de 20", "20", "cartons", "60.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    delivered = dt.date(2026, 9, 8)
    receipt = Receipt("I. Fabulis", delivered, ("ÉPICERIE FABULIS", "MÂCON"), "12 cartons cassés !")
    note = delivery(world, "BL-26-0790", delivered, JARS, receipt)
    close_up = ((-0.1, -0.5), (1.12, -0.46), (1.05, 1.02), (0.02, 1.06))
    picture = photograph(note, "0104/photo", Shot("2026:09:08 07:31:02", close_up, (1000, 750), 1))
    dispute = Mail(
        contact(world), LENOIR, "Bocaux cassés - facture F-2026-0389", "2026-10-12 17:40",
        said("0104-contestation"),
        attachments=(Attachment("IMG_20260908_073102.jpg", picture, "image/jpeg"),),
        signature=("Irène Fabulis", "Épicerie Fabulis, Mâcon", "03 53 01 41 04"),
    )  # fmt: skip
    answer = Mail(
        LENOIR, contact(world), "RE: Bocaux cassés - facture F-2026-0389", "2026-10-13 09:25",
        said("0104-reponse"),
        replies_to=dispute, signature=LENOIR_SIGNS,
    )  # fmt: skip
    return {
        "f-2026-0352": invoice(world, "F-2026-0352", SPICES, code="411FABULIS"),
        "bl": scan(note, "0104/bl", Scanner(skew=(1.3,))),
        "f-2026-0389": invoice(world, "F-2026-0389", JARS, order="par téléphone, 01/09/2026", code="411FABULIS"),
        "contestation": write(dispute),
        "accuse": write(answer),
    }
