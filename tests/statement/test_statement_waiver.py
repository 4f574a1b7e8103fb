"""What the creditor gives up of a claim paid in part: 3 960 € due on 7 October 2026, one row a situation."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from generator.statement.text import table
from generator.statement.types import Decompte
from tests.tables import read_table

Compute = Callable[..., Decompte]
INVOICE = """
factures:
  - {numero: F-1, date: 2026-09-07, echeance: 2026-10-07, montant-ttc: 3960}
"""

ROWS = read_table(__file__, "abandons.csv")


def told(row: Mapping[str, str]) -> str:
    """The case of a row, as YAML."""
    text = INVOICE
    for rank, one in enumerate(row["autre_facture"].split(", ") if row["autre_facture"] else (), 2):
        day, amount = one.split(" ")
        text += f"  - {{numero: F-{rank}, date: {day}, echeance: 2026-12-10, montant-ttc: {amount}}}\n"
    if row["titre"]:
        day, amount = row["titre"].split(" ")
        text += f"titres:\n  - {{nature: jugement, juridiction: Tribunal, date: {day}, principal: {amount}}}\n"
    for name, keys in (("paiements", "date: {}, montant: {}"), ("journal", "date: {}, type: {}")):
        if row[name]:
            facts = (keys.format(*one.split(" ")) for one in row[name].split(", "))
            text += f"{name}:\n" + "".join(f"  - {{{fact}}}\n" for fact in facts)
    return text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["cas"])
def test_what_is_given_up_and_what_is_still_owed(row: Mapping[str, str], decompte: Compute) -> None:
    found = decompte(told(row), row["au"])
    principal = sum((one.principal for one in found.abandons), Decimal("0.00"))
    assert (str(found.total), str(found.abandon), str(principal)) == (
        row["total"], row["abandon"], row["abandon_principal"],
    )  # fmt: skip
    assert found.total == found.principal + found.interets + found.indemnites
    assert not (found.abandon and found.interet_par_jour)
    assert found.trop_percu == Decimal("0.00")


def test_the_table_tells_what_was_given_up_and_when(decompte: Compute) -> None:
    printed = " ".join(table(decompte(told(ROWS[0]), "2026-11-21")).split())
    assert "PAIEMENTS IMPUTÉS, RESTE ABANDONNÉ" in printed
    assert "27/10/2026 abandon F-1 1 026,91 0,00 986,91 40,00 C. civ., art. 1350 *" in printed
    assert "TOTAL DÛ 0,00 € Abandonné par le créancier 1 026,91 €" in printed


def test_a_title_paid_in_part_and_settled(decompte: Compute) -> None:
    """Interest, principal and costs granted by a title are given up together."""
    title = (
        "titres:\n  - {nature: jugement, date: 2026-10-12, juridiction: Tribunal de commerce de Lyon, principal: 3960, "
        "signifie-le: 2026-10-20, article-700: 500}\n"
        "paiements:\n  - {date: 2026-10-27, montant: 3000}\njournal:\n  - {date: 2026-10-30, type: solde}\n"
    )
    found = decompte(INVOICE + title, "2026-11-21")
    assert found.fondement == "titre"
    assert (found.total, found.interet_par_jour) == (Decimal("0.00"), Decimal("0.00"))
    assert {one.poste for one in found.abandons if one.poste} == {poste.libelle for poste in found.postes}
    assert found.abandon > Decimal("1460.00")


def test_an_end_that_counted_on_a_cheque_rejected_since_gives_up_nothing(decompte: Compute) -> None:
    """The 2 000 € of the cheque were counted as given up."""
    paid = (
        f"{INVOICE}paiements:\n  - {{date: 2026-10-20, montant: 1000}}\n"
        "  - {date: 2026-10-27, montant: 2000, moyen: cheque, rejete-le: 2026-11-10}\njournal:\n"
    )
    settled = "  - {date: 2026-10-30, type: solde}\n"
    before, since = (decompte(paid + settled, day) for day in ("2026-11-09", "2026-11-10"))
    assert (before.total, since.abandons) == (Decimal("0.00"), ())
    assert since.principal > Decimal("2900.00")
    for known in (f"{settled}  - {{date: 2026-11-12, type: solde}}\n", settled.replace("10-30", "10-20")):
        assert decompte(paid + known, "2026-11-21").total == Decimal("0.00")
