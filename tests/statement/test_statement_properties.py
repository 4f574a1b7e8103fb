"""Properties that hold for any case: P06 to P10 and P13 (P11 is the oracle, P14 is in ``test_money``)."""

import copy
import datetime as dt
import os
import random
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.law.allocation import civ_1342_10_proportion, civ_1343_1_imputation
from generator.law.interest import amount, days, exact
from generator.money import ZERO
from generator.statement.types import Decompte
from tests.statement.comparison import computed
from tests.statement.random_ledgers import Tree, random_case

ROOT = Path(__file__).resolve().parents[2]
EUROS = st.integers(0, 10**11).map(lambda cents: Decimal(cents).scaleb(-2))
RATES = st.integers(0, 30_0000).map(lambda points: Decimal(points).scaleb(-4))
DAYS = st.integers(0, 5_000)
RANDOMS = st.randoms(use_true_random=False)
# a random case takes a hundred draws: 40 of them by day, 800 at night
SLOW = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def total(amounts: list[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def held(tree: Tree, au: str) -> Decimal:
    """Payments that hold at a date: received, and not bounced by then."""
    lines = [line for line in tree["paiements"] if line["date"] <= au and line.get("rejete-le", "9999") > au]
    return total([Decimal(line["montant"].replace(",", ".")) for line in lines])


# P06 and P07


@SLOW
@given(RANDOMS)
def test_p06_parts_sum_and_nothing_is_lost(rng: random.Random) -> None:
    tree, au = random_case(rng)
    found = computed(tree, au)
    for line in found.lignes:
        lost = [one for one in found.abandons if one.facture == line.numero]
        principal, interest = total([one.principal for one in lost]), total([one.interets for one in lost])
        assert line.montant_ttc == line.avoirs + line.paye_principal + line.principal + principal
        assert line.interets_courus == line.paye_interets + line.interets + interest
        assert line.jours_de_retard >= 0
    assert found.principal == total([line.principal for line in found.lignes])
    assert found.interets == total([line.interets for line in found.lignes])
    owed = found.principal + found.interets + found.indemnites + found.clause_penale + found.frais
    assert found.total == owed
    assert owed == total([line.total for line in found.lignes]) + total([poste.montant for poste in found.postes])
    for line_ in found.imputations:
        assert line_.montant == line_.interets + line_.principal + line_.accessoire
    for line in found.lignes:  # whatever lowered a principal is a line of the table
        shown = total([one.principal for one in found.imputations if one.facture == line.numero])
        assert shown == line.montant_ttc - line.principal


@SLOW
@given(RANDOMS)
def test_p06_payments_are_allocated_owed_back_or_refunded(rng: random.Random) -> None:
    tree, au = random_case(rng)
    tree["avoirs"] = []  # their excess is allocated too
    found = computed(tree, au)
    if found.fondement == "factures":
        allocated = total([line.montant for line in found.imputations]) - found.abandon
        assert held(tree, au.isoformat()) == allocated + found.trop_percu + found.rembourse


@SLOW
@given(RANDOMS)
def test_p07_no_component_is_ever_negative(rng: random.Random) -> None:
    found = computed(*random_case(rng))
    parts = [found.principal, found.interets, found.indemnites, found.clause_penale, found.frais, found.trop_percu]
    parts += [part for line in found.lignes for part in (line.principal, line.interets, line.indemnite, line.paye)]
    parts += [part for line in found.imputations for part in (line.interets, line.principal, line.accessoire)]
    parts += [segment.montant for segment in found.segments]
    assert min(parts) >= 0
    assert not (found.trop_percu and found.principal)


@given(EUROS, EUROS, EUROS, EUROS)
def test_p07_a_split_pays_no_more_than_is_owed_and_loses_nothing(
    paid: Decimal, interest: Decimal, capitalised: Decimal, principal: Decimal
) -> None:
    parts = civ_1343_1_imputation(paid, interest, principal, capitalises=capitalised)
    assert parts.interets + parts.capitalises + parts.principal + parts.reste == paid
    assert min(parts.interets, parts.capitalises, parts.principal, parts.reste) >= 0
    assert parts.interets <= interest
    assert parts.capitalises <= capitalised
    assert parts.principal <= principal
    assert parts.reste == max(0, paid - interest - capitalised - principal)


@given(EUROS, st.lists(EUROS, min_size=1, max_size=6))
def test_p07_a_proportion_never_exceeds_what_is_owed(paid: Decimal, dues: list[Decimal]) -> None:
    shares = civ_1342_10_proportion(paid, dues)
    assert sum(shares) == min(paid, sum(dues))
    assert all(0 <= share <= due for share, due in zip(shares, dues, strict=True))


# P08 and P09


@given(EUROS, RATES, DAYS, DAYS)
def test_p08_interest_adds_up_before_it_is_rounded(base: Decimal, rate: Decimal, one: int, two: int) -> None:
    once = Fraction(*exact(base, rate, one))
    assert once + Fraction(*exact(base, rate, two)) == Fraction(*exact(base, rate, one + two))
    assert once == Fraction(base) * Fraction(rate) * one / 36_500


@given(st.dates(dt.date(2009, 1, 1), dt.date(2030, 1, 1)), DAYS, DAYS)
def test_p08_the_days_of_two_periods_are_those_of_both(start: dt.date, one: int, two: int) -> None:
    middle, end = start + dt.timedelta(one), start + dt.timedelta(one + two)
    assert days(start, middle) + days(middle + dt.timedelta(1), end) == days(start, end) == one + two + 1


@given(EUROS, RATES, DAYS, st.integers(0, 400))
def test_p09_more_days_more_rate_more_base_never_give_less(base: Decimal, rate: Decimal, count: int, more: int) -> None:
    interest = amount(base, rate, count)
    assert amount(base, rate, count + more) >= interest
    assert amount(base, rate + Decimal(more).scaleb(-2), count) >= interest
    assert amount(base + Decimal(more).scaleb(-2), rate, count) >= interest
    assert amount(ZERO, rate, count) == amount(base, ZERO, count) == amount(base, rate, 0) == 0


@SLOW
@given(RANDOMS, st.integers(1, 60))
def test_p09_a_day_without_a_fact_never_reduces_interest(rng: random.Random, more: int) -> None:
    tree, au = random_case(rng)
    later = min(au + dt.timedelta(more), dt.date(2026, 12, 31))
    for key in ("avoirs", "paiements", "journal", "frais", "titres"):
        tree[key] = []
    tree["creance"].pop("capitalisation", None)
    before, after = computed(tree, au), computed(tree, later)
    # one running segment is rounded once: a day more may not add a cent, it never takes one
    assert after.interets >= before.interets
    assert after.total >= before.total


# P10


@SLOW
@given(RANDOMS)
def test_p10_the_order_of_the_file_changes_nothing(rng: random.Random) -> None:
    tree, au = random_case(rng)
    shuffled = copy.deepcopy(tree)
    for key in ("factures", "paiements", "avoirs", "journal", "frais"):
        if key in shuffled:
            rng.shuffle(shuffled[key])
    one, two = computed(tree, au), computed(shuffled, au)
    assert summary(one) == summary(two)


def summary(found: Decompte) -> dict[str, object]:
    lines = {line.numero: (line.principal, line.interets, line.indemnite, line.segments) for line in found.lignes}
    totals = (found.total, found.trop_percu, found.rembourse, found.frais, found.clause_penale, found.statut)
    return {"lines": lines, "totals": totals, "conventions": found.conventions}


# P13


PROGRAM = """
import hashlib, json, random
from generator.statement.export import as_dict
from generator.statement.text import table
from tests.statement.comparison import computed
from tests.statement.random_ledgers import random_case
digest = hashlib.sha256()
for seed in range(40):
    found = computed(*random_case(random.Random(seed)))
    digest.update(json.dumps(as_dict(found), ensure_ascii=False).encode() + table(found).encode())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def here() -> str:
    return digest_of({})


def digest_of(environment: dict[str, str]) -> str:
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "PYTHONUTF8": "0"},
    ],
)
def test_p13_nothing_depends_on_the_machine(environment: dict[str, str], here: str) -> None:
    assert digest_of(environment) == here
