"""2026-0119: a reminder, a friendly answer, a credit notice for the exact amount."""

import datetime as dt
from decimal import Decimal

from scripts.demo import chases
from scripts.demo.agreements import bank_notice
from scripts.demo.commerce import Receipt, delivery, invoice
from scripts.demo.mail import Mail, write
from scripts.demo.people import PETIT, contact
from scripts.demo.prose import said
from scripts.demo.tables import Line
from scripts.demo.world import World

TEAS = (
    Line("THE-EAR", "Thé noir Earl Grey en vrac, 1 kg", "24", "sachets", "32.50"),
    Line("THE-VER", "Thé vert à la menthe en vrac, 1 kg", "20", "sachets", "28.50"),
    Line("CON-ORA", "Confiture d'orange amère, carton de 12", "15", "cartons", "42.00"),
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    delivered = dt.date(2026, 8, 24)
    bill = invoice(world, "F-2026-0366", TEAS, order="du 17/08/2026", code="411CHAPEL")
    answer = Mail(
        contact(world),
        PETIT,
        "RE: votre relance",
        "2026-10-12 11:11",
        said("0119-reponse"),
        signature=("Alice Lapin", "Salon de thé Le Chapelier, Lyon 6e"),
    )
    credit = bank_notice(
        world,
        "Avis de crédit",
        dt.date(2026, 10, 16),
        (
            ("Donneur d'ordre", "SALON DE THE LE CHAPELIER SARL"),
            ("Motif", "F-2026-0366, pénalités et indemnité, solde"),
            ("Date de valeur", "16/10/2026"),
        ),
        Decimal("2145.22"),
        "+ ",
    )
    receipt = Receipt("A. Lapin", delivered, ("LE CHAPELIER", "LYON 6e"))
    return {
        "bl": delivery(world, "BL-26-0719", delivered, TEAS, receipt),
        "f-2026-0366": bill,
        "relance-1": write(chases.first(world, "F-2026-0366", "2026-09-30 09:12", bill)),
        "reponse": write(answer),
        "avis-credit": credit,
    }
