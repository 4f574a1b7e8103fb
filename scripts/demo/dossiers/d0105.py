"""2026-0105: three invoices, a credit note, partial payments, a cheque that names its invoice."""

import datetime as dt

from scripts.demo import chases
from scripts.demo.commerce import Entry, Receipt, credit_note, delivery, invoice, statement
from scripts.demo.letters import Due, debtor_letter, formal_notice, general_terms, reminder
from scripts.demo.mail import Mail, Mailbox, write
from scripts.demo.people import LENOIR, contact
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

LINEN = (
    Line("LIN-NAP", "Nappe blanche 180 x 180, coton damassé", "40", "pièces", "38.00"),
    Line("LIN-SER", "Serviette de table assortie, lot de 12", "22", "lots", "46.00"),
    Line("LIN-BAI", "Drap de bain 500 g/m², lot de 6", "20", "lots", "52.00"),
)
CHINA = (
    Line("VAI-AS27", "Assiette plate 27 cm, porcelaine, lot de 6", "45", "lots", "33.00"),
    Line("VER-PIED", "Verre à pied 35 cl, lot de 24", "16", "lots", "65.00"),
    Line("VAI-TAS", "Tasse et sous-tasse, lot de 12", "8", "lots", "51.00"),
)
GEAR = (
    Line("CHA-3N", "Chariot de service inox, 3 niveaux", "6", "pièces", "425.00"),
    Line("CHP-GN", "Chauffe-plat GN 1/1", "6", "pièces", "290.00"),
)
RETURNED = (Line("CHP-GN", "Chauffe-plat GN 1/1 repris, thermostat défectueux", "1", "pièce", "290.00"),)
ENTRIES = (
    Entry(dt.date(2026, 3, 31), "F-2026-0127", "Facture linge de table et de bain", "4286.40"),
    Entry(dt.date(2026, 4, 30), "F-2026-0163", "Facture vaisselle et verrerie", "3519.60"),
    Entry(dt.date(2026, 5, 29), "F-2026-0201", "Facture chariots et chauffe-plats", "5148.00"),
    Entry(dt.date(2026, 6, 15), "BQ-06-041", "Virement reçu HOTEL DES TROIS MIRAGES", "", "2000.00"),
    Entry(dt.date(2026, 6, 30), "A-2026-0014", "Avoir sur F-2026-0201", "", "348.00"),
    Entry(dt.date(2026, 7, 20), "BQ-07-058", "Chèque n° 0000412, facture F-2026-0163", "", "3519.60"),
    Entry(dt.date(2026, 9, 10), "BQ-09-022", "Virement reçu HOTEL DES TROIS MIRAGES", "", "1500.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    bills = {
        "f-2026-0127": invoice(world, "F-2026-0127", LINEN, order="par téléphone, 24/03/2026", code="411MIRAGES"),
        "f-2026-0163": invoice(world, "F-2026-0163", CHINA, order="n° 26-118 du 20/04/2026", code="411MIRAGES"),
        "f-2026-0201": invoice(world, "F-2026-0201", GEAR, order="n° 26-131 du 18/05/2026", code="411MIRAGES"),
    }
    return {
        **bills,
        "cgv": scan(general_terms(world, dt.date(2025, 2, 3), signer="N. Oasis", penalty_clause=False), "0105/cgv"),
        **_deliveries(world),
        "avoir": credit_note(world, world.case.dossier.avoirs[0], RETURNED, "retour du 26/06/2026"),
        **_letters(world, bills["f-2026-0127"]),
        "releve": statement(world, "411MIRAGES", dt.date(2026, 11, 13), ENTRIES),
    }


def _deliveries(world: World) -> dict[str, bytes]:
    rows = (
        ("bl-0127", "BL-26-0311", dt.date(2026, 3, 30), LINEN, Receipt("T. Sirocco", dt.date(2026, 3, 30))),
        ("bl-0163", "BL-26-0389", dt.date(2026, 4, 28), CHINA,
         Receipt("L. Dune", dt.date(2026, 4, 28), ("HÔTEL DES", "TROIS MIRAGES"), "1 lot de verres à recompter")),
        ("bl-0201", "BL-26-0467", dt.date(2026, 5, 29), GEAR,
         Receipt("T. Sirocco", dt.date(2026, 5, 29), ("HÔTEL DES", "TROIS MIRAGES"))),
    )  # fmt: skip
    notes = {name: delivery(world, number, day, lines, receipt) for name, number, day, lines, receipt in rows}
    notes["bl-0163"] = scan(notes["bl-0163"], "0105/bl-0163", Scanner(skew=(-1.1,), holes=True))
    return notes


def _letters(world: World, bill: bytes) -> dict[str, bytes]:
    debtor = contact(world)
    first = chases.first(world, "F-2026-0127", "2026-05-07 10:12", bill)
    notice = formal_notice(
        world,
        dt.date(2026, 8, 10),
        (Due("F-2026-0127", "2000"), Due("F-2026-0163", "3519.60"), Due("F-2026-0201", "348")),
        tracking="1A 000 000 0105 0",
        sums=(),
        because="Le compte ci-dessous reste débiteur malgré nos relances. Les pénalités de retard et trois indemnités "
        "de 40 € sont dues en sus du principal ; les sommes reçues s'imputent comme la loi le prévoit.",
    )
    posted = registered(world, "1A 000 000 0105 0", "T. Sirocco")
    answer = Mail(
        debtor,
        LENOIR,
        "RE: Mise en demeure - Hôtel des Trois Mirages",
        "2026-09-10 16:31",
        said("0105-reponse"),
        copy=Mailbox("Nadia Oasis", "direction@trois-mirages.example"),
        signature=("Théo Sirocco", "Responsable comptable – Hôtel des Trois Mirages"),
        rich=False,
    )
    cheque = debtor_letter(
        world,
        dt.date(2026, 7, 18),
        "règlement de la facture F-2026-0163",
        said("0105-cheque"),
        signer="T. Sirocco",
    )  # fmt: skip
    return {
        "relance-1": write(first),
        "relance-courrier": reminder(
            world, dt.date(2026, 7, 6), (Due("F-2026-0127", "2000"), Due("F-2026-0163"), Due("F-2026-0201", "348"))
        ),
        "cheque": photograph(cheque, "0105/cheque", Shot("2026:07:20 08:47:12", orientation=8, desk=(150, 146, 138))),
        "med": notice,
        "ar": scan(delivery_receipt(world, posted), "0105/ar", Scanner(skew=(0.9,), colour=True, dpi=120)),
        "reponse": write(answer),
    }
