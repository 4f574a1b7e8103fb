"""2026-0107: a maintenance contract, signed work sheets, a proposal by e-mail, a payment plan scanned."""

import datetime as dt

from scripts.demo.agreements import Signing, contract, payment_plan
from scripts.demo.commerce import Entry, Receipt, delivery, invoice, statement
from scripts.demo.letters import Due, formal_notice
from scripts.demo.mail import Mail, write
from scripts.demo.people import PAUL, contact
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

OVENS = (
    Line("CARTE-M2", "Carte de commande de four mixte", "2", "pièces", "840.00"),
    Line("RES-18", "Jeu de résistances 18 kW", "2", "jeux", "390.00"),
    Line("MO", "Main-d'œuvre", "15", "h", "68.00"),
    Line("DEP", "Déplacement", "1", "forfait", "20.00"),
)
COLD = (
    Line("COMP-GF", "Compresseur de groupe froid", "1", "pièce", "1290.00"),
    Line("FLU-449", "Charge de fluide R449A", "6", "kg", "79.00"),
    Line("MO", "Main-d'œuvre", "10", "h", "68.00"),
    Line("DEP", "Déplacement", "1", "forfait", "56.00"),
)
ENTRIES = (
    Entry(dt.date(2026, 4, 15), "PD-2026-031", "Facture réparation de deux fours mixtes", "4200.00"),
    Entry(dt.date(2026, 5, 20), "PD-2026-042", "Facture remise en état du groupe froid", "3000.00"),
    Entry(dt.date(2026, 8, 31), "BQ-08-14", "Virement reçu, échéance 1/6", "", "1200.00"),
    Entry(dt.date(2026, 9, 30), "BQ-09-19", "Virement reçu, échéance 2/6", "", "1200.00"),
    Entry(dt.date(2026, 10, 30), "BQ-10-22", "Virement reçu, échéance 3/6", "", "1200.00"),
)
PARTIES = "<b>Entre</b> {seller}, ci-après le prestataire, <b>et</b> {buyer}, ci-après le client, il est convenu :"


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    april, may = dt.date(2026, 4, 14), dt.date(2026, 5, 19)
    posted = registered(world, "1A 000 000 0107 0", "T. Puck")
    dues = (Due("PD-2026-031"), Due("PD-2026-042"))
    proposal = Mail(
        contact(world), PAUL, "Proposition d'échéancier", "2026-07-22 11:37",
        said("0107-proposition"),
        signature=("Titania Puck", "Traiteur Songe d'une Nuit"),
    )  # fmt: skip
    plan = payment_plan(world, ("PD-2026-031", "PD-2026-042"), "sept mille deux cents euros", signer="T. Puck")
    signing = Signing("Fait à Bourg-en-Bresse, le 2 février 2026, en deux exemplaires.", "P. Durand", "T. Puck")
    return {
        "contrat": contract(world, "contrat-entretien", "Contrat d'entretien", PARTIES, signing),
        "fiche-0414": _work_sheet(world, "FI-26-018", april, OVENS),
        "pd-2026-031": invoice(world, "PD-2026-031", OVENS, order="contrat du 02/02/2026", code="PUCK"),
        "fiche-0519": _work_sheet(world, "FI-26-027", may, COLD),
        "pd-2026-042": invoice(world, "PD-2026-042", COLD, order="contrat du 02/02/2026", code="PUCK"),
        "med": formal_notice(world, posted.deposited, dues, tracking=posted.tracking),
        "ar": scan(delivery_receipt(world, posted), "0107/ar", Scanner(skew=(1.1,), dpi=110)),
        "proposition": write(proposal),
        "echeancier": scan(plan, "0107/plan", Scanner(skew=(-0.6,), colour=True, dpi=120)),
        "compte": statement(world, "PUCK", dt.date(2026, 11, 2), ENTRIES),
    }


def _work_sheet(world: World, number: str, day: dt.date, lines: tuple[Line, ...]) -> bytes:
    done = tuple(line for line in lines if line.reference != "DEP")
    receipt = Receipt("T. Puck", day, ("SONGE D'UNE NUIT", "TRAITEUR"))
    return delivery(world, number, day, done, receipt, title="FICHE D'INTERVENTION")
