"""2026-0117: an association; an accepted quote, an invoice, a reminder."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import invoice, quote
from scripts.demo.mail import write
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

OVEN = (
    Line("LOC-FOUR", "Location d'un four à pain mobile, la journée", "2", "jours", "260.00"),
    Line("ASS-FOUR", "Assistance et mise en chauffe", "3", "h", "68.00"),
    Line("DEP", "Transport aller et retour", "1", "forfait", "51.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    offer = quote(world, "DM-26-041", dt.date(2026, 6, 29), OVEN, signer="U. Nullepart", signed=dt.date(2026, 7, 2))
    bill = invoice(world, "PD-2026-061", OVEN, order="devis DM-26-041")
    return {
        "devis": scan(offer, "0117/devis", Scanner(skew=(-1.2,))),
        "pd-2026-061": bill,
        "relance-1": write(chases.first(world, "PD-2026-061", "2026-10-26 09:48", bill)),
    }
