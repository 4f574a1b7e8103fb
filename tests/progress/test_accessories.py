"""Accessories left once the principal is extinguished: said, dated, to claim or to give up; no ladder of their own.

``accessoires.csv`` has one line a situation: facts are « date type », payments « date montant », credit notes « date
montant facture ».
"""

from collections.abc import Callable

import pytest

from tests.progress.cases import day, limit, seen
from tests.tables import read_table

ROWS = read_table(__file__, "accessoires.csv")
FACTURES = {
    "F-1": "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n",
    "F-2": "- {numero: F-2, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 500}\n",
}
PAID = "- {date: 2026-05-10, montant: 1012.98}"


def lines(written: str, line: Callable[..., str], separator: str = ", ") -> str:
    return "".join(line(*one.split()) for one in written.split(separator) if one)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["situation"])
def test_what_is_left_beside_the_principal(row: dict[str, str]) -> None:
    notes = lines(row["avoirs"], "  - {{numero: A-{0}, date: {0}, montant-ttc: '{1}', facture: {2}}}\n".format)
    found = seen(
        row["au"],
        lines(row["journal"], "- {{date: {}, type: {}}}\n".format),
        factures="".join(FACTURES[one] for one in row["factures"].split()),
        paiements=lines(row["paiements"], "- {{date: {}, montant: '{}'}}\n".format),
        reste=f"avoirs:\n{notes}" if notes else "",
    )
    said = (found.stade, found.explication, found.prochaine_action)
    assert tuple(one.replace("\N{NO-BREAK SPACE}", " ") for one in said) == (
        row["stade"],
        row["explication"],
        row["prochaine_action"],
    )


def test_what_is_left_is_dated_by_the_day_the_principal_was_extinguished() -> None:
    found = seen("2026-06-01", paiements=PAID)
    assert [left.depuis for left in found.restes] == [day("2026-05-10")]
    assert (found.etape_due, found.etape_suivante) == (None, None)


def test_the_prescription_of_the_accessories_is_safe_without_the_payment() -> None:
    prescription = limit(seen("2026-06-01", paiements=PAID), "prescription")
    assert prescription.titre == "Prescription des accessoires de la facture F-1"
    assert (prescription.date, prescription.prudence) == (day("2031-05-10"), day("2031-03-31"))
    assert any(
        one.startswith("Principal soldé : le dernier jour sûr ne compte pas les paiements")
        for one in prescription.explication
    )
    owed = limit(seen("2026-06-01", paiements=PAID.replace("1012.98", "500")), "prescription")
    assert (owed.titre, owed.prudence) == ("Prescription de la facture F-1", day("2031-05-09"))
    assert seen("2026-06-01", "- {date: 2026-05-20, type: cloture}", paiements=PAID).delais == ()
