"""What stopped, or lapsed, asks for nothing it cannot have any more, and says what is to be noted next."""

import pytest

from generator.progress.types import Situation
from tests.progress.cases import limit, seen

JUDGED = "- {nature: jugement, juridiction: TC, date: 2026-05-04, principal: 1000, signifie-le: 2026-05-11, rg: A1}\n"
APPEAL = "- {date: 2026-05-25, type: declaration-d-appel, auteur: %s, rg: B2}\n"
STRUCK = "- {date: 2026-12-10, type: radiation-du-role%s}\n"
CONCLUDE, UNPAID = "conclusions à noter", "Appel radié faute d'exécution du jugement"


@pytest.mark.parametrize(
    ("journal", "asked", "told"),
    [
        (APPEAL % "debiteur", True, False),
        (APPEAL % "debiteur" + STRUCK % "", False, True),
        (APPEAL % "debiteur" + STRUCK % ", rg: B2", False, True),
        (APPEAL % "creancier" + STRUCK % "", True, True),  # his own times go on
        (APPEAL % "debiteur" + STRUCK % "" + "- {date: 2026-12-20, type: retablissement}\n", True, False),
        (APPEAL % "debiteur" + STRUCK.replace("radiation", "retrait") % "", True, False),
    ],
)
def test_an_appeal_struck_off_asks_the_creditor_for_nothing_more(journal: str, *, asked: bool, told: bool) -> None:
    found = seen("2026-12-21", journal, titres=JUDGED)
    assert any(CONCLUDE in one.titre for one in found.restes) is asked
    assert any(UNPAID in why for why in limit(found, "peremption").explication) is told


TWO = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
TWO += "- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 900}\n"
ORDER = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-01, principal: 1900}\n"


def test_a_judgment_that_dismisses_one_invoice_says_the_line_of_what_it_grants() -> None:
    journal = "- {date: 2026-06-25, type: opposition}\n"
    journal += "- {date: 2026-11-02, type: jugement, sens: rejet, factures: [F-2]}\n"
    found = seen("2026-11-10", journal, factures=TWO, titres=ORDER)
    line = 'recouvre noter 2026-9001 titre date=02/11/2026 nature=jugement juridiction="…" rg=… principal=…'
    assert found.prochaine_action == f"Jugement du 02/11/2026 : suite attendue (s'il accorde le reste : « {line} »)."


WRIT = "- {date: 2026-05-04, type: assignation, juridiction: TC, au: 2026-09-30%s}\n"
NOTICE = "- {date: 2026-04-10, type: mise-en-demeure, presentee-le: 2026-04-12}\n"


def _lapsed(found: Situation) -> list[str]:
    return [f"{one.depuis} {one.titre}" for one in found.restes if "sans remise au greffe" in one.titre]


def test_a_writ_never_handed_over_says_how_another_procedure_comes_back() -> None:
    assert _lapsed(seen("2026-09-30", NOTICE + WRIT % "")) == []
    after = seen("2026-10-01", NOTICE + WRIT % "")
    close = "« recouvre noter 2026-9001 assignation close-le=JJ/MM/AAAA --completer --date 04/05/2026 »"
    passed = "2026-10-01 Assignation du 04/05/2026 : audience du 30/09/2026 passée sans remise au greffe notée ; si "
    assert _lapsed(after) == [
        f"{passed}elle est caduque (à vérifier), une procédure est à choisir une fois sa fin notée ({close})"
    ]
    closed = seen("2026-10-03", NOTICE + WRIT % ", close-le: 2026-10-02")
    assert closed.prochaine_action == "Les étapes amiables sont épuisées : une procédure est à choisir."
    assert _lapsed(closed) == []
