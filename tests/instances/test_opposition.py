"""What ended an opposition: the first of a judgment and a withdrawal that says its author."""

import datetime as dt

import pytest

from generator.instances import last_opposition
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


@pytest.mark.parametrize(("journal", "au"), [(JUDGED, dt.date(2026, 12, 1)), (OPPOSED, dt.date(2026, 10, 19))])
def test_no_opposition_or_one_not_yet_formed_is_none(journal: str, au: dt.date) -> None:
    dossier = case(journal).dossier
    assert last_opposition(dossier, au, dossier.debiteur.nom_complet) is None


ORDERS = """\
- {date: 2026-06-15, type: ordonnance-injonction, rg: O1}
- {date: 2026-06-15, type: ordonnance-injonction, rg: O2}
- {date: 2026-07-10, type: opposition%s}
"""
INVOICES = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 600}
- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 300}
"""
GRANTED = """\
- {nature: ordonnance-injonction, juridiction: TC, rg: O1, date: 2026-06-15, principal: 600, factures: [F-1]}
- {nature: ordonnance-injonction, juridiction: TC, rg: O2, date: 2026-06-15, principal: 300, factures: [F-2]}
"""
SAME_DAY = GRANTED.replace("ordonnance-injonction, juridiction: TC, rg: O2", "jugement, juridiction: TC")


@pytest.mark.parametrize(
    ("number", "granted", "judged", "pending"),
    [
        ("", GRANTED, "F-1", False),  # of both orders: what judges one ends it
        (", rg: O1", GRANTED, "F-1", False),
        (", rg: O1", GRANTED, "F-2", True),
        (", rg: O1", SAME_DAY, "F-2", True),  # a judgment of the day of the order is no order
        (", rg: O1", SAME_DAY, "F-1", False),
    ],
)
def test_an_opposition_is_judged_by_what_judges_the_invoices_of_its_order(
    number: str, granted: str, judged: str, *, pending: bool
) -> None:
    journal = ORDERS % number if granted is GRANTED else (ORDERS % number).replace(ORDERS.splitlines()[1] + "\n", "")
    merits = "- {nature: jugement, juridiction: TC, date: 2026-10-01, principal: 300, factures: [%s]}\n"
    dossier = case(journal, factures=INVOICES, titres=granted + merits % judged).dossier
    found = last_opposition(dossier, dt.date(2026, 12, 1), dossier.debiteur.nom_complet)
    assert found is not None
    assert found.en_cours is pending
