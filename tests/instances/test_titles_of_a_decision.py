"""Which titles a decision of the journal is of: what is said of them is said of it, for each person."""

import datetime as dt

import pytest

from generator.instances import discharged, dismissal, of_which_suit
from generator.model import FaitProcedure
from generator.vocabulary import Fait
from tests.progress.cases import case
from tests.progress.test_condemned import PARTIES

AU, DISMISSED = dt.date(2026, 11, 20), dt.date(2026, 6, 1)
GUARANTOR = "Iris Chimère"
JOURNAL = """\
- {date: 2026-06-01, type: jugement, rg: R1, sens: rejet}
- {date: 2026-06-01, type: jugement, rg: R1, sens: rejet, debiteur: Iris Chimère}
- {date: 2026-09-01, type: jugement, rg: R2}
"""
GRANTED = "- {date: 2026-09-01, type: jugement, rg: R3, debiteur: Iris Chimère}\n"
OF_HIM = "- {nature: jugement, juridiction: TC, rg: R2, date: 2026-09-01, principal: 1000%s}\n"
OF_HER = OF_HIM.replace("%s", ", condamnes: [{nom: Iris Chimère}]%s").replace("R2", "R3")
GONE = ", ecarte-le: 2026-10-15"


@pytest.mark.parametrize(
    ("noted", "titles", "his", "hers"),
    [
        ("", OF_HIM % "", None, DISMISSED),
        ("", OF_HIM % GONE, DISMISSED, DISMISSED),
        ("", OF_HIM % GONE + OF_HER % "", DISMISSED, None),
        (GRANTED, OF_HIM % GONE + OF_HER % "", DISMISSED, None),
        (GRANTED, OF_HIM % "" + OF_HER % GONE, None, DISMISSED),
        (GRANTED, OF_HIM % GONE + OF_HER % GONE, DISMISSED, DISMISSED),
    ],
)
def test_a_title_set_aside_leaves_each_the_dismissal_of_before_it(
    noted: str, titles: str, his: dt.date | None, hers: dt.date | None
) -> None:
    dossier = case(JOURNAL + noted, titres=titles, debiteurs=PARTIES).dossier
    found = (dismissal(dossier, AU), discharged(dossier, AU, GUARANTOR))
    assert tuple(one and one.date for one in found) == (his, hers)


INVOICES = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 600}
- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 300}
"""
SUITS = """\
- {date: 2026-04-20, type: assignation, au: 2026-05-20, factures: [F-1]%s}
- {date: 2026-04-21, type: assignation, au: 2026-05-21, factures: [F-2]%s}
- {date: 2026-06-01, type: jugement%s}
"""


@pytest.mark.parametrize(("nature", "urgent"), [("jugement", ""), ("refere", ", refere: oui")])
def test_the_invoices_of_its_title_tell_which_suit_a_decision_is_of_summary_or_not(nature: str, urgent: str) -> None:
    title = f"- {{nature: {nature}, juridiction: TC, date: 2026-06-01, principal: 600, factures: [F-1]}}\n"
    dossier = case(SUITS.replace("%s", urgent), titres=title, factures=INVOICES).dossier
    (fact,) = dossier.faits(FaitProcedure, Fait.JUGEMENT)
    assert of_which_suit(dossier, fact) == of_which_suit(dossier, dossier.titres[0]) == []
