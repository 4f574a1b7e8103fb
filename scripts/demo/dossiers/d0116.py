"""2026-0116: a public order, a work sheet signed by the canteen, the certificate of the invoicing portal."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import Receipt, delivery, invoice, order
from scripts.demo.digital import portal_certificate
from scripts.demo.mail import write
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

OVENS = (
    Line("ENT-FOUR", "Entretien annuel d'un four de remise en température", "4", "fours", "240.00"),
    Line("JOI-FOUR", "Joint de porte", "4", "pièces", "47.50"),
    Line("DEP", "Déplacement", "2", "forfaits", "55.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    worked = dt.date(2026, 9, 2)
    bill = invoice(world, "PD-2026-058", OVENS, order="n° 2026-0000116 du 24/08/2026")
    receipt = Receipt("R. Modèle", worked, ("COMMUNE", "D'EXEMPLEVILLE", "CANTINES"), "service fait")
    sheet = delivery(world, "FI-26-041", worked, OVENS[:2], receipt, title="FICHE D'INTERVENTION")
    public = "Numéro d'engagement à rappeler sur la facture : 2026-0000116. Facture à déposer sur le portail public."
    ordered = order(
        world,
        "n° 2026-0000116",
        dt.date(2026, 8, 24),
        OVENS,
        signer="La maire",
        deliver="avant la rentrée",
        note=public,
    )
    return {
        "commande": ordered,
        "fiche": scan(sheet, "0116/fiche", Scanner(skew=(0.8,))),
        "pd-2026-058": bill,
        "depot": portal_certificate(world, "PD-2026-058", "11/09/2026 à 08:14:52"),
        "relance-1": write(chases.first(world, "PD-2026-058", "2026-10-21 14:20", bill)),
    }
