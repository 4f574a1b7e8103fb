"""What holds a case, ``pauses.csv``, and what is left to do in it, ``restes.csv``: all that each row tells.

A hold is « nature depuis > jusqu'au, place, factures : titre » (« : montant » after an invoice held in part); what is
left is « depuis titre ». Days are counted by hand from the article.
"""

import pytest

from generator.case import key_text
from generator.progress import situation
from generator.progress.types import Pause
from generator.statement import compute
from tests.progress.cases import FACTURES, at, case, day, office
from tests.progress.test_told import WHO
from tests.tables import read_table

HELD, LEFT = read_table(__file__, "pauses.csv"), read_table(__file__, "restes.csv")


def told(pause: Pause) -> str:
    part = f" : {pause.montant}" if pause.montant is not None else ""
    invoices = f" [{', '.join(pause.factures)}{part}]" if pause.factures else ""
    until = f" > {pause.jusqu_au}" if pause.jusqu_au else ""
    return f"{pause.nature} {pause.depuis}{until} {key_text(pause.origine)}{invoices} : {pause.titre}"


def blocks(row: dict[str, str]) -> dict[str, str]:
    known = {key: row[key] for key in ("factures", "paiements", "titres", "creance") if row.get(key)}
    return {"factures": FACTURES, "debiteurs": WHO[row.get("parties", "")], **known}


@pytest.mark.parametrize("row", HELD, ids=[row["cas"] for row in HELD])
def test_what_holds_a_case(row: dict[str, str]) -> None:
    seen = at(row["au"], case(row["journal"], **blocks(row)))
    assert "\n".join(told(one) for one in seen.pauses).replace("\N{NO-BREAK SPACE}", " ") == row["pauses"]


@pytest.mark.parametrize("row", LEFT, ids=[row["cas"] for row in LEFT])
def test_what_is_left_to_do(row: dict[str, str]) -> None:
    dossier, bureau, au = case(row["journal"], **blocks(row)), office(), day(row["au"])
    seen = situation(dossier, bureau, au, compute(dossier, bureau, au))
    said = "\n".join(f"{one.depuis} {one.titre}" for one in seen.restes)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == row["restes"]
