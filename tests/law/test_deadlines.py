"""Properties of procedural time (P12) and of every limit of the tables."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import LawGap
from generator.law.dated import rules, table
from generator.law.deadlines import (
    Duree,
    Eloignement,
    cpc_641_computation,
    cpc_642_prorogation,
    cpc_643_distance,
    eloignement,
)
from generator.law.limits.count import FRANCE, Lieu, Limite, count, in_force, parse_duration
from generator.law.limits.order import cpc_1411_signification, cpc_1416_opposition, cpc_1422_attente
from generator.law.limits.simplified import cpce_l126_2_contestation
from generator.law.working_days import Territoire, is_working_day
from generator.vocabulary import Statut

DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2059, 12, 31))
DURATIONS = st.builds(Duree, ans=st.integers(0, 10), mois=st.integers(0, 24), jours=st.integers(0, 400))
PLACES = st.builds(Lieu, st.sampled_from(Territoire), st.sampled_from(Eloignement))
KEYS = st.sampled_from(sorted(table("delais")))
RECENT = st.dates(dt.date(2026, 9, 1), dt.date(2055, 12, 31))


@given(DAYS, DURATIONS)
def test_a_limit_never_ends_before_its_act(act: dt.date, duration: Duree) -> None:
    assert cpc_641_computation(act, duration) >= act


@given(DAYS, DAYS, DURATIONS)
def test_a_later_act_never_ends_sooner(one: dt.date, other: dt.date, duration: Duree) -> None:
    first, second = sorted((one, other))
    assert cpc_641_computation(first, duration) <= cpc_641_computation(second, duration)
    ends = [cpc_642_prorogation(cpc_641_computation(day, duration)) for day in (first, second)]
    assert ends == sorted(ends)


@given(DAYS, st.integers(0, 400))
def test_days_are_counted_from_the_day_after_the_act(act: dt.date, days: int) -> None:
    counted = [act + dt.timedelta(days=n) for n in range(1, days + 1)]
    assert cpc_641_computation(act, Duree(jours=days)) == (counted[-1] if counted else act)


@given(DAYS, st.integers(0, 60))
def test_months_keep_the_day_or_the_end_of_the_month(act: dt.date, months: int) -> None:
    end = cpc_641_computation(act, Duree(mois=months))
    assert (end.year * 12 + end.month) - (act.year * 12 + act.month) == months
    assert end.day == act.day or (end.day < act.day and (end + dt.timedelta(days=1)).day == 1)


@given(DAYS, st.sampled_from(Territoire))
def test_an_extended_limit_ends_on_a_working_day(day: dt.date, place: Territoire) -> None:
    end = cpc_642_prorogation(day, place)
    assert is_working_day(end, place)
    assert end == day or not is_working_day(day, place)


@given(DURATIONS, st.sampled_from(Eloignement))
def test_distance_only_adds_months(duration: Duree, where: Eloignement) -> None:
    longer = cpc_643_distance(duration, where)
    assert (longer.ans, longer.jours) == (duration.ans, duration.jours)
    assert longer.mois - duration.mois == ("metropole", "outre-mer", "etranger").index(where)


@given(KEYS, RECENT, PLACES)
def test_every_limit_of_the_table_is_prudent(key: str, act: dt.date, where: Lieu) -> None:
    limite = count(key, act, where=where)
    assert act < limite.prudence <= limite.date
    if table("delais")[key]["prorogation"] != "non":
        assert is_working_day(limite.date)
    if limite.charge == "creancier":
        assert limite == count(key, act), "neither place nor distance lengthens a limit of the creditor"
    else:
        assert limite.prudence == limite.date >= count(key, act).date


@given(KEYS, RECENT, RECENT)
def test_every_limit_of_the_table_grows_with_its_act(key: str, one: dt.date, other: dt.date) -> None:
    first, second = sorted((one, other))
    assert count(key, first).date <= count(key, second).date


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)))
def test_the_regime_of_an_order_follows_its_own_date(order: dt.date) -> None:
    old = order <= dt.date(2026, 8, 31)
    months = 6 if old else 3
    limite = cpc_1411_signification(order)
    assert limite.prudence == cpc_641_computation(order, Duree(mois=months))
    served = order + dt.timedelta(days=10)
    assert cpc_1422_attente(order, served, FRANCE).duree == Duree(mois=1 if old else 2)
    assert cpc_1416_opposition(served, FRANCE).duree == Duree(mois=1)


def test_a_disputed_extension_is_marked() -> None:
    sunday = cpc_1411_signification(dt.date(2026, 8, 31))
    assert (sunday.date, sunday.prudence) == (dt.date(2027, 3, 1), dt.date(2027, 2, 28))
    assert sunday.reference.statut is Statut.INCERTAIN
    weekday = cpc_1411_signification(dt.date(2026, 3, 10))
    assert weekday.reference.statut is Statut.OFFICIEL


def test_a_rule_is_unknown_before_it_exists() -> None:
    with pytest.raises(LawGap, match=r"« delais » \(cpce-l126-2 au 15/01/2026\)"):
        cpce_l126_2_contestation(dt.date(2026, 1, 15), FRANCE)


@pytest.mark.parametrize("name", ["delais", "prescription", "plafonds"])
def test_every_value_is_dated_sourced_and_contiguous(name: str) -> None:
    for key in table(name):
        versions = rules(name, key)
        assert all(one.source for one in versions)
        assert all(one.lu_le or one.statut is Statut.INCERTAIN for one in versions), "an unread value is uncertain"
        for before, after in pairwise(versions):
            assert before.au is not None
            assert after.du == before.au + dt.timedelta(days=1)
        assert versions[-1].au is None


def test_every_rule_says_what_is_lost() -> None:
    fields = {"article", "titre", "consequence", "sens", "prorogation", "valeurs"}
    assert all(fields <= set(entry) for entry in table("delais").values())
    assert {entry["sens"] for entry in table("delais").values()} == {"creancier", "attente", "adverse"}
    assert {entry["prorogation"] for entry in table("delais").values()} == {"oui", "incertaine", "non"}


@pytest.mark.parametrize(
    ("text", "duration"), [("1 an", Duree(ans=1)), ("2 ans", Duree(ans=2)), ("6 mois", Duree(mois=6)),
                           ("1 jour", Duree(jours=1)), ("15 jours", Duree(jours=15))],
)  # fmt: skip
def test_durations_are_read_and_written_alike(text: str, duration: Duree) -> None:
    assert parse_duration(text) == duration
    assert str(duration) == text


@pytest.mark.parametrize(
    ("postcode", "pays", "where"),
    [
        ("69003", None, "metropole"), ("67000", None, "metropole"), ("97200", None, "outre-mer"),
        ("98800", "France", "outre-mer"), ("1000", "Belgique", "etranger"), ("69003", "FRANCE", "metropole"),
    ],
)  # fmt: skip
def test_distance_follows_the_address(postcode: str, pays: str | None, where: str) -> None:
    assert eloignement(postcode, pays) == where


def test_a_limit_is_whole() -> None:
    limite = cpc_1411_signification(dt.date(2026, 9, 1))
    assert isinstance(limite, Limite)
    assert limite.titre == "Signification de l'ordonnance d'injonction de payer"
    assert "non avenue" in limite.consequence
    assert limite.depart == dt.date(2026, 9, 1)


def test_a_text_of_two_versions_is_in_force_under_either() -> None:
    assert in_force("cpc-1411", dt.date(2026, 8, 31))
    assert in_force("cpc-1411", dt.date(2026, 9, 1))
    assert in_force("cpce-l126-2", dt.date(2026, 4, 25))
    assert not in_force("cpce-l126-2", dt.date(2026, 4, 24))
