"""Tables of rates: contiguous, without overlap, sourced; nothing beyond them; the office's own values on top.

These tests do not prove that a figure is the right one: ``test_tables_money`` does, against published tables.
"""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from msgspec.structs import replace

from generator.findings import LawGap
from generator.law.series import Serie, Valeur, parse_value, shipped, with_office
from generator.vocabulary import Statut

SERIES = list(shipped().series.values())
RATES = [serie for serie in SERIES if serie.unite == "pourcent"]
DAY = dt.timedelta(days=1)
ENTRY = {
    "valeur": "2,65",
    "du": "2027-01-01",
    "au": "2027-06-30",
    "source": {"titre": "BCE", "lien": "https://www.ecb.europa.eu/"},
    "lu_le": "2027-01-04",
    "statut": "officiel",
}


def named(serie: Serie) -> str:
    return serie.cle


def own(du: str, au: str | None, valeur: str = "9") -> Valeur:
    entry = {**ENTRY, "du": du, "valeur": valeur}
    del entry["au"]
    return parse_value({**entry, **({"au": au} if au else {})}, cabinet=True)


def periods(serie: Serie) -> list[tuple[str, str, str]]:
    return [(one.du.isoformat(), one.au.isoformat() if one.au else "", str(one.valeur)) for one in serie.valeurs]


@pytest.mark.parametrize("serie", SERIES, ids=named)
def test_a_series_has_no_gap_and_no_overlap(serie: Serie) -> None:
    assert serie.valeurs
    for one, two in pairwise(serie.valeurs):
        assert one.au is not None
        assert one.au + DAY == two.du


@pytest.mark.parametrize("serie", SERIES, ids=named)
def test_every_value_says_where_when_and_how_surely_it_was_read(serie: Serie) -> None:
    for value in serie.valeurs:
        assert value.titre
        assert not value.lien or value.lien.startswith("http")
        assert value.lu_le >= dt.date(2026, 11, 21)
        assert value.statut is Statut.OFFICIEL or value.note or value.statut is Statut.CONCORDANT
        assert not value.cabinet
        assert value.au is not None or value.a_verifier_le


@pytest.mark.parametrize("serie", RATES, ids=named)
def test_a_rate_has_a_last_day_and_nothing_is_known_after_it(serie: Serie) -> None:
    last = serie.valeurs[-1].au
    assert last is not None
    with pytest.raises(LawGap) as refused:
        serie.at(last + DAY)
    assert refused.value.table == f"generator/law/tables/{serie.cle}.yaml"
    assert serie.cle in str(refused.value)


@pytest.mark.parametrize("serie", SERIES, ids=named)
def test_nothing_is_known_before_a_series(serie: Serie) -> None:
    with pytest.raises(LawGap):
        serie.at(serie.valeurs[0].du - DAY)


def test_derived_rates_are_typed_nowhere() -> None:
    assert {"12.15", "12.40", "10.40", "8.25", "7.86"}.isdisjoint(
        str(value.valeur) for serie in SERIES for value in serie.valeurs
    )


def test_the_gap_names_the_half_year_to_complete() -> None:
    with pytest.raises(LawGap, match=r"recouvre taux taux-legal-autres-cas .* du=01/01/2027 au=30/06/2027"):
        shipped().at("taux-legal-autres-cas", dt.date(2027, 1, 1))


@pytest.mark.parametrize(
    ("cle", "day", "until"),
    [
        ("taux-legal-autres-cas", dt.date(2008, 9, 1), "du=01/01/2008 au=31/12/2008"),  # one rate a year before 2015
        ("taux-legal-autres-cas", dt.date(2027, 3, 1), "du=01/01/2027 au=30/06/2027"),
        ("bce-refinancement", dt.date(1998, 9, 1), "du=01/07/1998 au=31/12/1998"),
    ],
)
def test_the_remedy_of_a_gap_asks_for_the_days_a_rate_is_fixed_for(cle: str, day: dt.date, until: str) -> None:
    with pytest.raises(LawGap) as missing:
        shipped().at(cle, day)
    assert until in missing.value.remedy


def test_an_office_adds_a_value_after_the_table() -> None:
    bareme = with_office({"taux-legal-autres-cas": [own("2027-01-01", "2027-06-30", "2,80")]})
    assert bareme.at("taux-legal-autres-cas", dt.date(2027, 3, 1)).valeur == Decimal("2.80")
    assert bareme.at("taux-legal-autres-cas", dt.date(2026, 12, 31)).valeur == Decimal("2.75")
    reference = bareme.at("taux-legal-autres-cas", dt.date(2027, 3, 1)).reference("CMF, art. L313-2")
    assert reference.source == "BCE (valeur du cabinet)"
    assert [(serie.cle, value.cabinet) for serie, value in bareme.du_cabinet] == [("taux-legal-autres-cas", True)]


@pytest.mark.parametrize(
    ("du", "au", "expected"),
    [
        ("2026-07-01", "2026-12-31", [("2026-01-01", "2026-06-30", "2.62"), ("2026-07-01", "2026-12-31", "9")]),
        (
            "2026-08-01",
            "2026-08-31",
            [
                ("2026-01-01", "2026-06-30", "2.62"),
                ("2026-07-01", "2026-07-31", "2.75"),
                ("2026-08-01", "2026-08-31", "9"),
                ("2026-09-01", "2026-12-31", "2.75"),
            ],
        ),
        (
            "2026-06-15",
            "2026-07-15",
            [
                ("2026-01-01", "2026-06-14", "2.62"),
                ("2026-06-15", "2026-07-15", "9"),
                ("2026-07-16", "2026-12-31", "2.75"),
            ],
        ),
    ],
)
def test_an_office_corrects_a_value_for_the_days_it_covers(
    du: str, au: str, expected: list[tuple[str, str, str]]
) -> None:
    serie = with_office({"taux-legal-autres-cas": [own(du, au)]}).series["taux-legal-autres-cas"]
    assert [period for period in periods(serie) if period[0] >= "2026-01-01"] == expected
    assert [one.au + DAY for one in serie.valeurs[:-1] if one.au] == [two.du for two in serie.valeurs[1:]]


def test_several_values_of_the_office_each_replace_their_days() -> None:
    values = [
        own("2026-12-31", "2027-01-31", "3"),
        own("2026-06-30", "2026-07-01", "1"),
        own("2026-07-02", "2026-07-02", "2"),
    ]
    serie = with_office({"taux-legal-autres-cas": values}).series["taux-legal-autres-cas"]
    assert [period for period in periods(serie) if period[0] >= "2026-01-01"] == [
        ("2026-01-01", "2026-06-29", "2.62"),
        ("2026-06-30", "2026-07-01", "1"),
        ("2026-07-02", "2026-07-02", "2"),
        ("2026-07-03", "2026-12-30", "2.75"),
        ("2026-12-31", "2027-01-31", "3"),
    ]


def test_a_value_of_the_office_that_leaves_one_day() -> None:
    values = [own("2026-07-01", "2026-12-30", "1")]
    serie = with_office({"taux-legal-autres-cas": values}).series["taux-legal-autres-cas"]
    assert periods(serie)[-2:] == [("2026-07-01", "2026-12-30", "1"), ("2026-12-31", "2026-12-31", "2.75")]


def test_an_open_value_of_the_office_replaces_all_that_follows() -> None:
    serie = with_office({"indemnite-forfaitaire": [own("2027-01-01", None, "50")]}).series["indemnite-forfaitaire"]
    assert periods(serie) == [("2013-01-01", "2026-12-31", "40.00"), ("2027-01-01", "", "50")]


def test_a_closed_value_of_the_office_inside_an_open_one() -> None:
    serie = with_office({"indemnite-forfaitaire": [own("2027-01-01", "2027-12-31", "50")]}).series[
        "indemnite-forfaitaire"
    ]
    assert periods(serie) == [
        ("2013-01-01", "2026-12-31", "40.00"),
        ("2027-01-01", "2027-12-31", "50"),
        ("2028-01-01", "", "40.00"),
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([own("2027-01-01", None)], "un taux a un dernier jour"),
        ([own("2027-01-01", "2027-06-30"), own("2027-07-01", None)], "un taux a un dernier jour"),
        ([own("2027-01-01", "2027-06-30"), own("2027-06-30", "2027-12-31")], "couvre déjà"),
    ],
)
def test_an_office_cannot_extrapolate_nor_contradict_itself(values: list[Valeur], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        with_office({"bce-refinancement": values})


def test_two_open_values_of_an_office_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="couvre déjà"):
        with_office({"indemnite-forfaitaire": [own("2027-01-01", None), own("2028-01-01", "2028-12-31")]})


def test_an_unknown_series_is_refused() -> None:
    with pytest.raises(KeyError):
        with_office({"taux-inconnu": [own("2027-01-01", None)]})


@pytest.mark.parametrize("text", ["", "deux", "2,6,5", "-1", "٣", "1."])
def test_a_number_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="n'est pas un nombre"):
        parse_value({**ENTRY, "valeur": text})


def test_a_value_reads_french_figures_and_ranges() -> None:
    value = parse_value(
        {**ENTRY, "valeur": "1 500,50", "valeur_haute": "2 000", "note": "n", "a_verifier_le": "2027-02-01"}
    )
    assert (value.valeur, value.haute) == (Decimal("1500.50"), Decimal(2000))
    assert (value.lien, value.statut, value.cabinet) == ("https://www.ecb.europa.eu/", Statut.OFFICIEL, False)
    assert isinstance(value.statut, Statut)
    assert parse_value({**ENTRY, "source": {"titre": "BCE"}}).lien == ""
    assert (value.note, value.a_verifier_le) == ("n", dt.date(2027, 2, 1))
    assert parse_value({**ENTRY, "valeur": "2,65 %"}) == replace(
        value, valeur=Decimal("2.65"), haute=None, note="", a_verifier_le=None
    )
