"""2026-0120: a framework agreement signed by two companies, a manager who stands surety; a letter to each."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from generator.money import ZERO
from scripts.demo import chases
from scripts.demo.agreements import Signing, contract, guarantee
from scripts.demo.commerce import Receipt, delivery, invoice, order
from scripts.demo.letters import Due, formal_notice, letter, reminder
from scripts.demo.mail import write
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.raster import Scanner, scan
from scripts.demo.registers import announcements, registration
from scripts.demo.tables import Line
from scripts.demo.world import World, legal_line

COURT = "tribunal des activités économiques de Lyon"
OVEN = (
    Line("FOU-MIX", "Four mixte 10 niveaux, 400 V", "1", "pièce", "4480.00"),
    Line("SUP-FOU", "Support inox à glissières", "1", "pièce", "420.00"),
)
TABLE = (
    Line("ASS-27", "Assiette plate 27 cm, porcelaine", "400", "pièces", "4.10"),
    Line("COU-INO", "Couverts inox, lot de 12", "60", "lots", "15.00"),
)
DUES = (Due("F-2026-0314"), Due("F-2026-0358"))
PARTIES = "Entre {seller}, le fournisseur, et {buyer} et "
ACTIVITY = "Restauration, organisation de réceptions"


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    joint, surety = (replace(world, named=name) for name in ("Armide Participations", "Aline Armide"))
    signed, first, second = dt.date(2026, 1, 15), dt.date(2026, 7, 10), dt.date(2026, 8, 18)
    checked = dt.date(2026, 11, 13)
    bill = invoice(world, "F-2026-0314", OVEN, order="du 01/07/2026", code="411ARMIDE")
    chased = chases.first(world, "F-2026-0314", "2026-08-17 09:10", bill)
    stamp = ("LE JARDIN D'ARMIDE", "LYON 2e")
    parties = f"{PARTIES}{legal_line(joint.buyer)}, les clientes, toutes deux représentées par Mme Aline Armide."
    signing = Signing("Lyon, le 15 janvier 2026", "P. Durand", "A. Armide", "Le fournisseur", "Pour les deux clientes")
    notice = registered(world, "1A 000 000 0120 0", "A. Armide")
    to_surety = registered(world, "1A 000 000 0120 2", "A. Armide")
    unloaded = delivery(world, "BL-26-0577", first, OVEN, Receipt("A. Armide", first, stamp))
    return {
        "accord-cadre": contract(world, "accord-cadre", "Accord-cadre de fourniture", parties, signing),
        "acte-de-caution": guarantee(surety, signed, "dix mille euros (10 000 euros)", signer="A. Armide"),
        "commande": order(world, "", dt.date(2026, 7, 1), OVEN, signer="A. Armide", deliver="vendredi 10 juillet"),
        "bl-0314": scan(unloaded, "0120/bl", Scanner(holes=True)),
        "f-2026-0314": bill,
        "bl-0358": delivery(world, "BL-26-0668", second, TABLE, Receipt("H. Tasse", second, stamp)),
        "f-2026-0358": invoice(world, "F-2026-0358", TABLE, order="par téléphone, 10/08/2026", code="411ARMIDE"),
        "relance-1": write(chased),
        "relance-2": write(chases.second(world, "F-2026-0314", "2026-08-28 09:05", chased)),
        "relance-courrier": reminder(world, dt.date(2026, 9, 22), DUES),
        "information-caution": _information(surety),
        "med": formal_notice(world, dt.date(2026, 10, 8), DUES, tracking=notice.tracking),
        "ar": scan(delivery_receipt(world, notice), "0120/ar", Scanner(skew=(-0.6,), dpi=110)),
        "med-codebitrice": formal_notice(
            joint, dt.date(2026, 10, 8), DUES, tracking="1A 000 000 0120 1",
            because="Vous devez cette dette solidairement avec Le Jardin d'Armide (accord-cadre, article 4). Les "
            "factures ci-dessous, échues, ne sont pas payées.",
        ),
        "med-caution": formal_notice(
            surety, dt.date(2026, 10, 29), DUES, tracking=to_surety.tracking, sums=_principal(world),
            because="Par acte du 15 janvier 2026, vous êtes caution solidaire du Jardin d'Armide, dans la limite de "
            "10 000 €. Mise en demeure, cette société n'a pas payé.",
        ),
        "ar-caution": scan(delivery_receipt(surety, to_surety), "0120/ar-caution", Scanner(skew=(0.7,), dpi=110)),
        "kbis": registration(world.buyer, COURT, checked, since=dt.date(2021, 5, 3), activity=ACTIVITY),
        "kbis-codebitrice": registration(
            joint.buyer, COURT, checked, since=dt.date(2018, 2, 12), activity="Prise de participations, direction"
        ),
        "bodacc": announcements(world.buyer, dt.date(2026, 11, 18)),
    }  # fmt: skip


def _principal(world: World) -> list[tuple[str, Decimal]]:
    total = sum((world.invoice(due.number).montant_ttc for due in DUES), ZERO)
    return [("Principal garanti", total), ("Total demandé", total)]


def _information(surety: World) -> bytes:
    told = (
        (
            "Vous êtes caution du Jardin d'Armide. En application de l'article 2303 du code civil, nous vous informons "
            "que cette société n'a pas payé à l'échéance du 9 août 2026, et que ce paiement n'a pas été régularisé "
            "dans le mois."
        ),
        "Cette lettre ne vous demande pas de paiement.",
    )
    day, subject = dt.date(2026, 9, 22), "information de la caution"
    return letter(surety, day, subject, told, DUES, registered="1A 000 000 0120 3")
