"""2026-0101: an order written in the body of an e-mail, a signed delivery note, an invoice that carries its data."""

import datetime as dt

from scripts.demo.commerce import Receipt, delivery, invoice
from scripts.demo.digital import with_data
from scripts.demo.mail import Mail, write
from scripts.demo.people import ORDERS, contact
from scripts.demo.prose import said
from scripts.demo.tables import Line
from scripts.demo.world import World

FLOUR = (
    Line("FAB-T80", "Farine biologique T80, sac de 25 kg", "30", "sacs", "38.00"),
    Line("FAB-PET", "Farine biologique de petit épeautre, sac de 25 kg", "10", "sacs", "63.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    day = dt.date(2026, 10, 26)
    ordered = Mail(
        contact(world), ORDERS, "Commande farines bio", "2026-10-19 21:04",
        said("0101-commande"),
        signature=("Adam Chimère", "Le Fournil Chimère, Valence", "06 39 98 41 01"), rich=False,
    )  # fmt: skip
    bill = invoice(world, "F-2026-0461", FLOUR, order="courriel du 19/10/2026", code="411CHIMERE")
    return {
        "commande": write(ordered),
        "bl": delivery(world, "BL-26-1071", day, FLOUR, Receipt("A. Chimère", day, ("LE FOURNIL", "CHIMÈRE"))),
        "f-2026-0461": with_data(bill, world, world.invoice("F-2026-0461")),
    }
