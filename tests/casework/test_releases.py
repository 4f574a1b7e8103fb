"""What is asked to be lifted once one of several titles is paid or set aside: ``mainlevees.csv``, one story a row.

The invoices and the titles are those of ``plusieurs-titres.csv``: F-1 of 6 000 € (order A1), F-2 of 3 000 € (order B2).
``demandes`` are the requests now due, with the invoices of their title and the measures each asks to lift; ``manques``
what the request lacks when it names no title.
"""

import csv
from pathlib import Path

import pytest

from generator.casework.computed import Computed
from generator.casework.planning import awaited, lacking
from generator.documents import CATALOGUE
from generator.documents.contexts.seizure import measures
from generator.progress import situation
from generator.progress.remains import RELEASE
from generator.statement import compute
from tests.casework.test_several_titles import INVOICES, bureau
from tests.progress.cases import case, day

with (Path(__file__).parent / "mainlevees.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, delimiter=";", strict=True))


def told(row: dict[str, str]) -> dict[str, str]:
    """The columns of a row that the engine answers."""
    of = case(row["journal"], factures=INVOICES, paiements=row["paiements"], titres=row["titres"])
    home, au = bureau(), day("2026-11-21")
    owed = compute(of, home, au, lectures=False)
    seen = situation(of, home, au, owed)
    known = Computed(of, seen, owed)
    due = [one.plan for one in awaited(known, home) if one.plan.document == RELEASE]
    asked = []
    for plan in due:
        draft = CATALOGUE[RELEASE].draft(of, home, owed, seen, choix=plan.choix)
        lifted = [
            f"{one.libelle} du {one.date:%d/%m/%Y}"
            for letter in CATALOGUE[RELEASE].plis(draft)
            for one in measures(letter)
        ]
        asked.append(" : ".join((" ".join((RELEASE, *plan.choix.factures)), ", ".join(lifted))))
    return {
        "restes": "\n".join(one.titre for one in seen.restes if one.document),
        "demandes": "\n".join(asked),
        "manques": "\n".join(one.message for one in lacking(known, home, RELEASE)).replace("\xa0", " "),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_only_what_nothing_keeps_is_lifted(row: dict[str, str]) -> None:
    found = told(row)
    assert found == {column: row[column] for column in found}
