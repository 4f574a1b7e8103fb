"""2026-0108: a payment plan kept as a black-and-white TIFF, a direct debit sent back, a statement stored sideways."""

import datetime as dt
from decimal import Decimal

from scripts.demo.agreements import bank_notice, payment_plan
from scripts.demo.commerce import Entry, Receipt, delivery, invoice, order, statement
from scripts.demo.digital import black_and_white, sideways
from scripts.demo.letters import Due, formal_notice, general_terms
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

COLD = (
    Line("CEL-10", "Cellule de refroidissement rapide 10 niveaux", "1", "pièce", "4980.00"),
    Line("ARM-700", "Armoire froide positive 700 l", "2", "pièces", "1260.00"),
)
ENTRIES = (
    Entry(dt.date(2026, 3, 13), "F-2026-0098", "Facture cellule et armoires froides", "9000.00"),
    Entry(dt.date(2026, 6, 30), "BQ-06-090", "Prélèvement échéance 1/5", "", "1800.00"),
    Entry(dt.date(2026, 7, 31), "BQ-07-102", "Prélèvement échéance 2/5", "", "1800.00"),
    Entry(dt.date(2026, 8, 31), "BQ-08-095", "Prélèvement échéance 3/5", "", "1800.00"),
    Entry(dt.date(2026, 9, 3), "BQ-09-004", "Rejet du prélèvement 3/5, provision insuffisante", "1800.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    ordered, delivered = dt.date(2026, 2, 23), dt.date(2026, 3, 12)
    stamp = ("RESTAURANT", "L'ATLANTIDE", "VIENNE")
    plan = payment_plan(world, ("F-2026-0098",), "neuf mille euros", signer="P. Marin")
    rejected = bank_notice(
        world,
        "Avis de rejet de prélèvement",
        dt.date(2026, 9, 3),
        (
            ("Débiteur", "RESTAURANT L'ATLANTIDE SAS"),
            ("Échéance", "31/08/2026"),
            ("Motif", "provision insuffisante"),
            ("Référence", "PLAN-2026-0108-3"),
        ),
        Decimal(1800),
        "– ",
    )
    return {
        "cgv": scan(general_terms(world, ordered, signer="P. Marin", penalty_clause=False), "0108/cgv"),
        "commande": order(world, "n° 26-02", ordered, COLD, signer="P. Marin", deliver="12 mars, entrée de service"),
        "bl": delivery(world, "BL-26-0244", delivered, COLD, Receipt("P. Marin", delivered, stamp)),
        "f-2026-0098": invoice(world, "F-2026-0098", COLD, order="n° 26-02 du 23/02/2026", code="411ATLANTI"),
        "echeancier": black_and_white(plan),
        "rejet": rejected,
        **_notices(world),
        "releve": sideways(statement(world, "411ATLANTI", dt.date(2026, 11, 13), ENTRIES)),
    }


def _notices(world: World) -> dict[str, bytes]:
    again = registered(world, "1A 000 000 0108 1", "P. Marin")
    table = Shot("2026:09:19 11:02:40", ((0.1, 0.14), (0.94, 0.17), (0.92, 0.88), (0.07, 0.85)), (1280, 900), 1)
    before = registered(world, "1A 000 000 0108 0", "P. Marin")
    return {
        "ar-1": scan(delivery_receipt(world, before), "0108/ar-1", Scanner(skew=(-0.9,), dpi=110)),
        "med-1": formal_notice(world, dt.date(2026, 5, 26), (Due("F-2026-0098"),), tracking="1A 000 000 0108 0"),
        "med-2": formal_notice(
            world,
            again.deposited,
            (Due("F-2026-0098", "3600"),),
            tracking=again.tracking,
            sums=(("Échéance du 31 août 2026 impayée", Decimal(1800)),),
            because="L'échéance du 31 août 2026 de l'accord du 15 juin 2026 n'est pas payée : votre banque a rejeté le "
            "prélèvement. <b>À défaut de régularisation, la clause de déchéance du terme (article 4 "
            "de l'accord) rendra "
            "exigible tout le solde de 5 400,00 €, outre pénalités et indemnité.</b>",
        ),
        "ar-2": photograph(delivery_receipt(world, again), "0108/ar", table),
    }
