"""What ended an opposition: the first of a judgment and a withdrawal that says its author."""

import datetime as dt

import pytest

from generator.model import last_opposition
from tests.progress.cases import case

OPPOSED = "- {date: 2026-10-20, type: opposition}\n"
DEBTOR = "- {date: 2026-11-10, type: desistement, auteur: debiteur}\n"
CREDITOR = DEBTOR.replace("debiteur", "creancier")
UNSAID = DEBTOR.replace(", auteur: debiteur", "")
JUDGED = "- {date: 2026-11-12, type: jugement}\n"
CLOSED = OPPOSED.replace("}", ", close-le: 2026-11-10}")
TENTH, TWELFTH = dt.date(2026, 11, 10), dt.date(2026, 11, 12)


@pytest.mark.parametrize(
    ("journal", "ended", "pending"),
    [
        (OPPOSED, {}, True),
        (OPPOSED + DEBTOR, {"retiree_le": TENTH}, False),
        (OPPOSED + CREDITOR, {"abandonnee_le": TENTH}, False),
        (OPPOSED + UNSAID, {"desistement_le": TENTH}, True),
        (OPPOSED + JUDGED, {"jugee_le": TWELFTH}, False),
        (OPPOSED + DEBTOR + JUDGED, {"retiree_le": TENTH}, False),
        (OPPOSED + UNSAID + JUDGED, {"jugee_le": TWELFTH}, False),
        (OPPOSED + JUDGED.replace("11-12", "11-02") + DEBTOR, {"jugee_le": dt.date(2026, 11, 2)}, False),
        (DEBTOR.replace("11-10", "10-01") + OPPOSED, {}, True),
        (OPPOSED + JUDGED.replace("11-12", "12-24"), {}, True),
        (CLOSED, {"eteinte_le": TENTH}, False),
        (CLOSED.replace("11-10", "12-24"), {}, True),
        (CLOSED + JUDGED, {"eteinte_le": TENTH}, False),
        (CLOSED.replace("11-10", "11-20") + DEBTOR, {"retiree_le": TENTH}, False),
        (OPPOSED + CLOSED.replace("10-20", "10-25"), {}, True),
        (CLOSED + OPPOSED.replace("10-20", "10-25"), {}, True),
        (CLOSED + CLOSED.replace("10-20", "10-25"), {"eteinte_le": TENTH}, False),
    ],
)
def test_the_first_end_counts(journal: str, ended: dict[str, dt.date], pending: bool) -> None:  # noqa: FBT001
    dossier = case(journal).dossier
    found = last_opposition(dossier, dt.date(2026, 12, 1), dossier.debiteur.nom_complet)
    assert found is not None
    ends = ("jugee_le", "retiree_le", "abandonnee_le", "eteinte_le", "desistement_le")
    days = {name: getattr(found, name) for name in ends}
    assert {name: day for name, day in days.items() if day} == ended
    assert found.en_cours is pending


def test_no_opposition_is_none() -> None:
    dossier = case(JUDGED).dossier
    assert last_opposition(dossier, dt.date(2026, 12, 1), dossier.debiteur.nom_complet) is None
