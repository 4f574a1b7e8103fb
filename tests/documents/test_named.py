"""The rules that name documents, beside their entries: each names documents there are, or it would rule nothing."""

from collections.abc import Collection

import pytest

from generator.casework import planning
from generator.desk import emission
from generator.documents import CATALOGUE, draft, whom
from generator.documents.completeness import PROCEDURES
from generator.documents.contexts import EXTRA, act, letter
from generator.documents.lint.mentions import OF_A_DOCUMENT
from generator.documents.requirements import closed, existence, others
from generator.progress import bonds, ladder, remains
from generator.progress.limits import insolvency

NAMED: dict[str, Collection[str]] = {
    "what it prints beyond a letter": EXTRA,
    "asked of a judge": whom.AT_LAW,
    "made on a title": draft.ON_A_TITLE,
    "asked against the principal debtor alone": act.AGAINST_ONE,
    "asks for nothing": letter.RECEIPTS,
    "made of a closed case": closed.MADE_STILL,
    "goes to another than the debtor": existence.WITHOUT_HIM,
    "asks for nothing of whoever it names": {others.PERSONAL_DATA},
    "leaves no days to pay": emission.NO_DEMAND,
    "what the law makes it say": OF_A_DOCUMENT,
    "called for by a stage": {name for called in planning.BY_STAGE.values() for name in called},
    "left to do once the case is over": {remains.RELEASE},
    "drafted despite a hold": planning.DESPITE_A_HOLD,
    "called for by a broken plan": {ladder.CURE_NOTICE},
    "owed to a guarantor": {bonds.INFORMATION, bonds.ANNUELLE},
    "stops a limit of collective proceedings": {insolvency.DECLARATION, insolvency.REVENDICATION},
    "whose conditions a procedure asks": {one.document for one in PROCEDURES.values() if one.document},
}


@pytest.mark.parametrize("rule", NAMED)
def test_a_rule_names_documents_of_the_catalogue(rule: str) -> None:
    assert set(NAMED[rule]) - set(CATALOGUE) == set()
