"""Whatever is written in a case, every question about it is answered, in sentences that say one thing once."""

import datetime as dt
import re
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import evidence
from generator.case import Case
from generator.casework.awaited import awaited
from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.casework.letters import compose, drafted
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.findings import RecouvreError
from generator.progress import procedures
from tests.casework.any_case import any_case, faults, office

DAYS = (dt.date(2026, 8, 20), dt.date(2026, 11, 21), dt.date(2027, 12, 1))  # of the last, no rate is known
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = re.compile(  # in the middle of a sentence, or no sentence
    r"<(style|script|svg)\b.*?</\1>|</?(?:strong|em|b|i|span|a|small)\b[^>]*>", re.DOTALL
)


def said(case: Case, au: dt.date) -> list[str]:
    """Every sentence about a case on a day: what is next, what is left, limits, findings, what each document lacks."""
    computed = compute_case(case, office(), au)
    seen = computed.situation
    told = [seen.prochaine_action, *(one.titre for one in seen.restes), *(one.titre for one in seen.delais)]
    told += [one.titre for one in seen.pauses]
    once = Counter(re.split(r"(?<=[.;]) ", seen.prochaine_action))
    assert not [one for one, times in once.items() if times > 1 and len(one) > 25], seen.prochaine_action
    found = [
        *check_computed(computed, office()),
        *(lack for one in awaited(computed, office()) for lack in one.manques),
    ]
    procedures(case, office(), au, computed.decompte, seen.delais)
    evidence.completeness(computed, office())
    for name in CATALOGUE:
        for party in case.dossier.debiteurs:
            try:
                draft, lacks = drafted(case, office(), au, name, choix=Choix(debiteur=party.nom_complet))
            except RecouvreError:  # not asked of him, or a rate that is not known
                continue
            found += lacks
            pages = compose(draft).plis if not lacks else ()
            told += [_TAG.sub("|", _UNSEEN.sub("", one.page)).replace("\n", " ") for one in pages]
    return [*told, *(f"{one.message} {one.remedy}" for one in found)]


def answered(random: Random) -> None:
    case = any_case(random)
    for day in DAYS if case is not None else ():
        assert case is not None
        assert [fault for sentence in said(case, day) for fault in faults(re.sub(" +", " ", sentence))] == []


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_any_case_is_answered(seed: int) -> None:
    answered(Random(seed))  # noqa: S311 - cases, not secrets


@pytest.mark.nightly
@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_many_cases_are_answered(seed: int) -> None:
    answered(Random(seed))  # noqa: S311 - same
