"""Why a document is refused, and what must be known of it: one row of ``refus.csv`` each, its case changed in YAML."""

import datetime as dt
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from tests.documents import sample
from tests.documents.sample import missing, remarks
from tests.tables import read_table

ROWS = read_table(__file__, "refus.csv")
FACTS = "pieces:\n  -"  # the journal ends there


def _changed(text: str, changes: str) -> str:
    """A text, each « avant => après » made in it."""
    for change in filter(None, changes.split(" // ")):
        before, after = (one.replace("\\n", "\n") for one in change.split(" => "))
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def _text(row: dict[str, str]) -> str:
    """The case of the office, changed, lines added where its journal ends."""
    text = _changed(sample.text_of(row["dossier"]), row["change"])
    added = "".join(f"  {line}\n" if line.startswith("- ") else f"{line}\n" for line in row["ajoute"].splitlines())
    assert FACTS in text
    return text.replace(FACTS, f"{added}{FACTS}", 1)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_document_says_why_it_does_not_leave_and_what_it_rests_on(
    row: dict[str, str], request: pytest.FixtureRequest
) -> None:
    home: Path = request.getfixturevalue("alone" if row["fiche"] else "home")
    if row["fiche"]:
        sheet = home / "cases" / "_cabinet" / row["fiche"]
        sheet.write_text(_changed(sheet.read_text(encoding="utf-8"), row["fiche-change"]), encoding="utf-8")
    au = dt.date.fromisoformat(row["au"]) if row["au"] else sample.LATER.get(row["dossier"], sample.AU)
    computed, document = sample.from_text(home, _text(row), au=au), CATALOGUE[row["document"]]
    choix = Choix(tuple(filter(None, row["factures"].split(" / "))), debiteur=row["debiteur"])
    found = [*missing(document, *computed, choix=choix), *remarks(document, *computed, choix=choix)]
    told = "\n".join(f"{one.level} {one.file} {one.key} : {one.message} {one.remedy}" for one in found)
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    for said in filter(None, row["dit"].split(" | ")):
        assert said in told, told
    for unsaid in filter(None, row["tait"].split(" | ")):
        assert unsaid not in told, told
