"""2026-0110: everything but the signed delivery note, which the carrier is asked for."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import invoice, order
from scripts.demo.letters import Due, formal_notice, reminder
from scripts.demo.mail import Mail, Mailbox, write
from scripts.demo.people import LENOIR, LENOIR_SIGNS
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, scan
from scripts.demo.registers import announcements, registration
from scripts.demo.tables import Line
from scripts.demo.world import World

TERRACE = (
    Line("TER-TAB", "Table de terrasse 70 x 70, plateau stratifié", "16", "pièces", "98.00"),
    Line("TER-CHA", "Chaise de terrasse empilable", "32", "pièces", "41.00"),
    Line("COM-INO", "Comptoir inox 2 m avec évier", "1", "pièce", "1920.00"),
)
CARRIER = Mailbox("Transports Pégase - litiges", "litiges@transports-pegase.example")


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    bill = invoice(world, "F-2026-0274", TERRACE, order="du 02/06/2026", code="411YS")
    posted = registered(world, "1A 000 000 0110 0", "D. Gradlon")
    asked = Mail(
        LENOIR,
        CARRIER,
        "Preuve de livraison BL-26-0505",
        "2026-11-02 14:08",
        said("0110-transporteur"),
        signature=LENOIR_SIGNS,
        rich=False,
    )
    due = (Due("F-2026-0274"),)
    return {
        "commande": scan(
            order(world, "", dt.date(2026, 6, 2), TERRACE, signer="D. Gradlon", deliver="avant le 20 juin"),
            "0110/commande",
            Scanner(skew=(-0.9,), colour=True, dpi=115),
        ),
        "f-2026-0274": bill,
        "relance-1": write(chases.first(world, "F-2026-0274", "2026-07-29 09:31", bill)),
        "relance-courrier": reminder(world, dt.date(2026, 8, 24), due),
        "med": formal_notice(world, posted.deposited, due, tracking=posted.tracking),
        "ar": scan(delivery_receipt(world, posted), "0110/ar", Scanner(skew=(0.6,), dpi=110)),
        "transporteur": write(asked),
        "kbis": registration(
            world.buyer,
            "tribunal de commerce de Saint-Étienne",
            dt.date(2026, 11, 5),
            since=dt.date(2022, 5, 30),
            activity="Restaurant, traiteur",
        ),
        "bodacc": announcements(world.buyer, dt.date(2026, 11, 18)),
    }
