"""2026-0114: general terms that keep title to the goods, three invoices, the announcement of the opening judgment."""

import datetime as dt

from scripts.demo.commerce import Receipt, delivery, invoice
from scripts.demo.letters import Due, formal_notice, general_terms
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.raster import Scanner, scan
from scripts.demo.registers import announcements
from scripts.demo.tables import Line
from scripts.demo.world import World

RANGE = (Line("PIA-6F", "Piano de cuisson 6 feux gaz, n° de série PX-004-117", "1", "pièce", "5500.00"),)
FOOD = (
    Line("HUI-OLI", "Huile d'olive, bidon de 5 l", "24", "bidons", "45.00"),
    Line("RIZ-ARB", "Riz arborio, sac de 10 kg", "16", "sacs", "27.50"),
    Line("TOM-CON", "Tomates concassées, carton de 6 x 2,5 kg", "20", "cartons", "24.00"),
)
PLATES = (Line("VAI-CR28", "Assiette creuse 28 cm, grès, lot de 6", "25", "lots", "44.00"),)
NOTICE = (
    ("Annonce", "n° 0000, bulletin A du 29 octobre 2026 (fictif)"),
    ("Rubrique", "Procédures collectives – jugement d'ouverture"),
    ("Tribunal", "Tribunal des activités économiques de Lyon"),
    ("Débiteur", "LE TROMPE-L'ŒIL, SAS, 000 233 395 RCS Lyon, 5 place de la Perspective, 69001 Lyon"),
    ("Activité", "Restaurant"),
    ("Jugement", "20 octobre 2026 : ouverture d'une procédure de redressement judiciaire"),
    ("Cessation des paiements", "1er septembre 2026"),
    ("Mandataire judiciaire", "SELARL Fictia, 9 rue du Passif Imaginaire, 69002 Lyon"),
    ("Créances", "à déclarer au mandataire judiciaire dans les deux mois de la présente publication"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    delivered = dt.date(2026, 6, 30)
    stamp = ("LE TROMPE-L'ŒIL", "LYON 1er")
    note = delivery(world, "BL-26-0540", delivered, RANGE, Receipt("H. Faux", delivered, stamp))
    terms = general_terms(world, dt.date(2026, 6, 2), signer="H. Faux", penalty_clause=False)
    due = (Due("F-2026-0293"),)
    return {
        "cgv": scan(terms, "0114/cgv", Scanner(skew=(0.5, -0.8), holes=True)),
        "bl": note,
        "f-2026-0293": invoice(world, "F-2026-0293", RANGE, order="du 02/06/2026", code="411TROMPE"),
        "f-2026-0364": invoice(world, "F-2026-0364", FOOD, order="par téléphone, 17/08/2026", code="411TROMPE"),
        "f-2026-0431": invoice(world, "F-2026-0431", PLATES, order="du 28/09/2026", code="411TROMPE"),
        "med": formal_notice(world, dt.date(2026, 9, 21), due, tracking="1A 000 000 0114 0"),
        "ar": scan(
            delivery_receipt(world, registered(world, "1A 000 000 0114 0", "H. Faux")),
            "0114/ar",
            Scanner(skew=(-1.1,), dpi=110),
        ),
        "bodacc": announcements(world.buyer, dt.date(2026, 11, 2), NOTICE),
    }
