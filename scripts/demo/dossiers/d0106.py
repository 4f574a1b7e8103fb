"""2026-0106: a registered letter that came back unclaimed; photographs of a delivery note and of the envelope."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import Receipt, delivery, invoice, order
from scripts.demo.letters import Due, formal_notice, reminder
from scripts.demo.mail import write
from scripts.demo.post import deposit_slip, registered, returned_envelope
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

PANS = (
    Line("CRE-GAZ", "Crêpière professionnelle au gaz, 40 cm", "2", "pièces", "960.00"),
    Line("SUP-CRE", "Support inox pour deux crêpières", "1", "pièce", "225.00"),
)
FLOUR = (
    Line("FAR-SAR", "Farine de sarrasin, sac de 25 kg", "6", "sacs", "55.00"),
    Line("FAR-FRO", "Farine de froment T55, sac de 25 kg", "8", "sacs", "20.00"),
)
ENVELOPE = Shot(
    "2026:11:02 08:30:45", ((0.06, 0.12), (0.95, 0.09), (0.97, 0.9), (0.04, 0.93)), (1360, 960), 3, (92, 96, 88)
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    first, second = dt.date(2026, 7, 20), dt.date(2026, 8, 7)
    bill = invoice(world, "F-2026-0331", PANS, order="du 13/07/2026", code="411SABLE")
    night = Shot("2026:08:07 06:22:14", ((0.09, 0.05), (0.93, 0.09), (0.9, 0.93), (0.12, 0.97)), light=(0.8, 0.1))
    morning = delivery(world, "BL-26-0655", second, FLOUR, Receipt("K. Sable", second, (), "déposé au frais"))
    dues = (Due("F-2026-0331"), Due("F-2026-0349"))
    posted = registered(world, "1A 000 000 0106 0")
    return {
        "commande": order(world, "", dt.date(2026, 7, 13), PANS, signer="K. Sable", deliver="lundi 20 juillet"),
        "bl-0331": delivery(
            world, "BL-26-0601", first, PANS, Receipt("K. Sable", first, ("CRÊPERIE DU CONTE", "ANNECY"))
        ),
        "f-2026-0331": bill,
        "bl-0349": photograph(morning, "0106/bl", night),
        "f-2026-0349": invoice(world, "F-2026-0349", FLOUR, order="par téléphone, 03/08/2026", code="411SABLE"),
        "relance-1": write(chases.first(world, "F-2026-0331", "2026-08-26 09:20", bill)),
        "relance-courrier": reminder(world, dt.date(2026, 9, 15), dues),
        "med": formal_notice(world, dt.date(2026, 10, 12), dues, tracking=posted.tracking),
        "depot": scan(deposit_slip(world, posted), "0106/depot", Scanner(skew=(-1.4,), dpi=110)),
        "enveloppe": photograph(returned_envelope(world, posted, dt.date(2026, 10, 31)), "0106/pli", ENVELOPE),
    }
