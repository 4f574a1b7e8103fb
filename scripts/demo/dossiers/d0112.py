"""2026-0112: an order of 1 September 2026, granted in full; a work sheet photographed on a worktop."""

import datetime as dt
from decimal import Decimal

from scripts.demo.commerce import Receipt, delivery, invoice, quote
from scripts.demo.courts import Court, order, request
from scripts.demo.letters import Due, formal_notice
from scripts.demo.post import REFUSED, registered, returned_envelope
from scripts.demo.raster import Scanner, Shot, photograph, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

REPAIR = (
    Line("MOT-HOT", "Moteur de hotte 400 V et variateur", "1", "pièce", "1120.00"),
    Line("THE-FRI", "Thermostat et thermoplongeurs de friteuse double", "1", "jeu", "545.00"),
    Line("MO", "Main-d'œuvre", "10", "h", "68.00"),
    Line("DEP", "Déplacement", "1", "forfait", "55.00"),
)
COURT = Court("tribunal des activités économiques de Lyon", "2026IP00112")
WORKTOP = Shot(
    "2026:02:09 18:55:20",
    ((0.16, 0.09), (0.91, 0.05), (0.96, 0.93), (0.08, 0.9)),
    orientation=6,
    desk=(168, 170, 172),
    light=(0.6, 0.1),
)
COUNTER = Shot("2026:04:30 10:12:08", ((0.05, 0.1), (0.93, 0.12), (0.96, 0.92), (0.07, 0.89)), (1280, 920), 1)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    accepted, worked = dt.date(2026, 2, 5), dt.date(2026, 2, 9)
    receipt = Receipt("S. Gulliver", worked, (), "hotte OK, friteuse OK")
    sheet = delivery(world, "FI-26-004", worked, REPAIR[:3], receipt, title="FICHE D'INTERVENTION")
    posted = registered(world, "1A 000 000 0112 0")
    returned = returned_envelope(world, posted, dt.date(2026, 4, 30), REFUSED)
    return {
        "devis": quote(world, "DM-26-009", dt.date(2026, 2, 4), REPAIR, signer="S. Gulliver", signed=accepted),
        "fiche": photograph(sheet, "0112/fiche", WORKTOP),
        "pd-2026-012": invoice(world, "PD-2026-012", REPAIR, order="devis DM-26-009", code="LILLIPUT"),
        "med": formal_notice(world, posted.deposited, (Due("PD-2026-012"),), tracking=posted.tracking),
        "retour": photograph(returned, "0112/pli", COUNTER),
        "requete": scan(_request(world), "0112/requete", Scanner(skew=(0.6,), holes=True)),
        "ordonnance": scan(_order(world), "0112/ordonnance", Scanner(skew=(-0.5, 0.4))),
    }


def _request(world: World) -> bytes:
    amounts = (
        ("Principal, facture PD-2026-012", Decimal(2880)),
        ("Indemnité forfaitaire de recouvrement", Decimal(40)),
        ("Total", Decimal(2920)),
    )
    exhibits = (
        "Devis n° DM-26-009 accepté le 5 février 2026",
        "Fiche d'intervention signée du 9 février 2026",
        "Facture n° PD-2026-012 du 11 février 2026",
        "Mise en demeure du 27 avril 2026 et pli refusé",
    )
    return request(world, COURT, dt.date(2026, 6, 29), amounts, exhibits)


def _order(world: World) -> bytes:
    granted = (
        ("en principal", "2 880,00 €"),
        ("avec intérêts au taux BCE + 10 points à compter du 14 mars 2026", "mémoire"),
        ("indemnité forfaitaire de recouvrement", "40,00 €"),
        ("dépens, dont frais de greffe", "33,47 €"),
    )
    return order(world, COURT, dt.date(2026, 9, 1), granted, months=3)
