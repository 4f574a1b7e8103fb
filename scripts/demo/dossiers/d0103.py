"""2026-0103: an accepted quote, two reminders, the capture of a text message that promises payment."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import Receipt, delivery, invoice, quote
from scripts.demo.digital import text_messages
from scripts.demo.letters import Due, reminder
from scripts.demo.mail import write
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

CABINET = (
    Line("VIT-1500", "Vitrine réfrigérée 1,50 m, vitre bombée", "1", "pièce", "1950.00"),
    Line("POS-VIT", "Livraison, pose et mise en service", "1", "forfait", "250.00"),
)
MESSAGES = (
    (True, "mardi 20 octobre, 15:21", ("Bonjour M. Raphaël, merci pour votre appel. Pouvez-vous confirmer par écrit le "
     "virement de 2 640 € pour le 31 octobre ? A. Petit, Comptoir Durand")),
    (False, "mardi 20 octobre, 15:48", ("Bonjour, oui je confirme, virement de 2640 € le 31 pour la vitrine. Désolé du "
     "retard, j'attends la subvention. T. Raphaël")),
    (True, "mardi 20 octobre, 15:50", "C'est noté, merci."),
)  # fmt: skip


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    accepted, delivered = dt.date(2026, 8, 12), dt.date(2026, 8, 31)
    offer = quote(
        world, "D-2026-0219", dt.date(2026, 8, 10), CABINET, signer="T. Raphaël", signed=accepted
    )  # fmt: skip
    bill = invoice(world, "F-2026-0378", CABINET, order="devis D-2026-0219", code="411UTOPIE")
    one = chases.first(world, "F-2026-0378", "2026-10-07 09:02", bill)
    receipt = Receipt("T. Raphaël", delivered, (), "mise en service OK")
    return {
        "devis": scan(offer, "0103/devis", Scanner(colour=True, skew=(0.5,), dpi=120)),
        "bl": delivery(world, "BL-26-0744", delivered, CABINET, receipt),
        "f-2026-0378": bill,
        "relance-1": write(one),
        "relance-2": write(chases.second(world, "F-2026-0378", "2026-10-15 09:10", one)),
        "sms": text_messages("M. Raphaël (Utopie)", "15:52", MESSAGES),
        "relance-courrier": reminder(world, dt.date(2026, 11, 4), (Due("F-2026-0378"),)),
    }
