"""A title set aside by another decision, what was paid between the two: one row of ``titres-ecartes.csv`` each."""

import pytest

from generator.findings import NotComputed
from generator.money import format_eur
from generator.statement import compute
from tests.progress.cases import block, case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "titres-ecartes.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_title_set_aside_is_followed_no_more(row: dict[str, str]) -> None:
    rest = block("avoirs", row["avoirs"]) + block("frais", row["frais"])
    seen = case(row["journal"], titres=row["titres"], paiements=row["paiements"], reste=rest)
    if row["suivi"] == "refus":
        with pytest.raises(NotComputed) as refused:
            compute(seen, office(), day("2026-11-20"))
        assert row["dit"] in _plain(str(refused.value))
        return
    found = compute(seen, office(), day("2026-11-20"))
    assert (found.fondement, _plain(format_eur(found.principal)).removesuffix(" €")) == (row["suivi"], row["principal"])
    said = _plain(" ".join(found.remarques))
    assert row["dit"] in said
    assert ("restitution à vérifier" in said) is ("restitution" in row["dit"])


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
