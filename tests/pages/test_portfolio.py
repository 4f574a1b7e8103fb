"""Sums and lists over the portfolio: nothing lost, nothing counted twice, soonest first."""

import datetime as dt
import re
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator.model import ChiffreAffaires, FaitRejet, Office
from generator.money import ZERO
from generator.pages import Portfolio, Shell, dashboard, dso, places, reporting
from generator.pages import portfolio as sums
from generator.pages.ligne import Ligne
from generator.pages.resume import LigneDelai, Resume, summarise
from generator.pages.rows import payments
from generator.pages.timeline import points
from tests.pages import portfolio, sample

ROWS = portfolio.rows(300)
LINES = portfolio.lines(ROWS)


def lines(*rows: Resume) -> list[Ligne]:
    return portfolio.lines(rows)


def test_a_row_says_what_the_decompte_says() -> None:
    row = summarise(sample.vue())
    assert (row.principal, row.interets, row.total) == (Decimal("4851.13"), Decimal("316.70"), Decimal("5732.94"))
    assert row.retard == 234
    assert row.promesse_rompue == (dt.date(2026, 4, 30), Decimal("4800.00"))
    assert row.reglees == ((dt.date(2026, 5, 3), Decimal("948.87"), 32),)
    assert row.paiements == ((dt.date(2026, 5, 3), Decimal("1000.00")),)  # the bounced cheque is not money received
    assert "demande un délai" in row.texte
    assert row.manques == 2
    assert row.lacunes == ("Il manque l'extrait Kbis.",)


def test_a_cheque_the_journal_says_bounced_is_not_money_received() -> None:
    vue = sample.vue()
    dossier = vue.case.dossier
    paid, cheque = dossier.paiements
    rejected = {"date": "2026-06-15", "type": "paiement-rejete", "paiement-du": "2026-06-10", "montant": "500,00"}
    told = {
        "paiements": (paid, cheque.model_copy(update={"rejete_le": None})),
        "journal": (*dossier.journal, FaitRejet.model_validate(rejected)),
    }
    case = structs.replace(vue.case, dossier=dossier.model_copy(update=told))
    seen = structs.replace(vue, case=case)
    assert summarise(seen).paiements == ((dt.date(2026, 5, 3), Decimal("1000.00")),)
    assert [one.rejet for one in payments(seen)] == ["", "rejeté le 15/06/2026"]
    drawn = [one.detail for one in points(seen, ()) if one.titre.startswith("Paiement de")]
    assert ["rejeté le 15/06/2026" in one for one in drawn] == [False, True]


def test_a_title_leaves_the_claim_as_old_as_its_oldest_open_invoice() -> None:
    vue = sample.vue()
    assert vue.decompte is not None
    granted = (structs.replace(line, origine=("titres", 0), numero="Jugement") for line in vue.decompte.lignes)
    lines = tuple(structs.replace(line, jours_de_retard=0) for line in granted)
    row = summarise(structs.replace(vue, decompte=structs.replace(vue.decompte, fondement="titre", lignes=lines)))
    assert row.retard == 234
    assert {age for age, _ in row.ouvertes} == {234}


def test_a_row_goes_through_the_state_of_the_build_unchanged() -> None:
    for line in (*LINES, *lines(summarise(sample.vue()))):
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(line), type=Ligne) == line


def test_totals_leave_out_closed_cases_and_say_how_many_are_not_settled() -> None:
    totals = sums.totals(LINES)
    live = [row for row in ROWS if row.stade not in {"solde", "clos"}]
    assert totals.ouverts == len(live)
    assert totals.non_arretes == sum(bool(row.refus) for row in live) > 0
    assert totals.total == sum((row.total for row in live if not row.refus), ZERO)


def test_a_sum_that_follows_a_provision_has_the_whole_claim_beside_it_wherever_it_is_told(shell: Shell) -> None:
    """In collective proceedings, the list and the totals told the provision alone; the page of the case told both."""
    one, two, over, plain = (
        structs.replace(ROWS[rank], stade=stage, refus="", total=Decimal(due), a_declarer=whole)
        for rank, stage, due, whole in (
            (0, "procedure-collective", "2360.15", Decimal("4330.72")),
            (1, "procedure-collective", "100.00", Decimal("1100.00")),
            (2, "clos", "50.00", Decimal("70.00")),
            (3, "relance", "10.00", None),
        )
    )
    told = lines(one, two, over, plain)
    totals = sums.totals(told)
    assert (totals.total, totals.provisions) == (Decimal("2470.15"), 2)
    assert (totals.comptees, totals.entieres) == (Decimal("2460.15"), Decimal("5430.72"))
    whole = Portfolio(told, sample.office(), sample.AU, shell)
    page = next(iter(dashboard.lists(whole, None))).whole.decode()
    assert '2 360,15 € <small class="rc-entiere">créance entière : 4 330,72 €</small>' in page.replace(
        "\u202f", " "
    ).replace("\xa0", " ")
    assert page.count("créance entière") == 3
    (front,) = [dashboard.home(whole, ())]
    said = front.whole.decode().replace("\u202f", " ").replace("\xa0", " ")
    assert (
        "2 dossiers en procédure collective sont comptés ici selon la provision, 2 460,15 € : la créance se déclare "
        "entière, 5 430,72 € (C. com., art. L622-24)."
    ) in said
    assert [row.donnees[2].endswith("433072]") for row in told] == [True, False, False, False]
    assert '"2360,15";"4330,72"' in told[0].tableur
    assert '"10,00";""' in told[3].tableur
    assert (
        "selon la provision"
        not in dashboard.home(Portfolio(told[3:], whole.office, whole.au, shell), ()).whole.decode()
    )


@given(st.lists(st.tuples(st.integers(0, 4000), st.decimals(0, 10**7, places=2)), max_size=30))
def test_the_balance_agee_adds_up_to_the_principal(owing: list[tuple[int, Decimal]]) -> None:
    row = msgspec.structs.replace(ROWS[0], stade="relance", ouvertes=tuple(owing))
    owed = sums.ageing(lines(row))[row.creancier]
    assert sum(owed.values(), ZERO) == sum((amount for _, amount in owing), ZERO)
    assert list(owed) == [key for key, *_ in sums.BUCKETS]


@pytest.mark.parametrize(
    ("days", "key"),
    [(0, "a-echoir"), (1, "1-30"), (30, "1-30"), (31, "31-60"), (61, "61-90"), (90, "61-90"), (91, "plus-de-90")],
)
def test_an_invoice_is_in_one_bucket(days: int, key: str) -> None:
    assert sums.bucket(days) == key


def test_bars_are_scaled_to_the_longest_and_an_empty_chart_does_not_divide() -> None:
    bars = sums.bars([("a", Decimal(50), "50", ""), ("b", Decimal(200), "200", ""), ("c", ZERO, "0", "")])
    assert [bar.part for bar in bars] == [250, 1000, 0]
    assert sums.bars([("a", ZERO, "0", "")])[0].part == 0
    assert sums.bars([]) == ()


def limit(prudence: str, nature: str, charge: str = "creancier", last: str = "") -> LigneDelai:
    day = sample.day(prudence)
    return LigneDelai(sample.day(last) if last else day, day, nature, nature, "perdu", "art. 1", charge, nature)


def test_what_is_at_risk_is_the_creditors_and_near_soonest_first() -> None:
    limits = (
        limit("2027-01-20", "caducite"),
        limit("2027-01-21", "caducite-lointaine"),
        limit("2027-05-20", "prescription"),
        limit("2027-05-21", "prescription-lointaine"),
        limit("2026-11-01", "manque"),
        limit("2026-12-01", "opposition", "debiteur"),
    )
    row = msgspec.structs.replace(ROWS[0], stade="judiciaire", delais=limits)
    risky = [one.lu.tache for one in places.at_risk(places.agenda(lines(row)))]
    assert [task.titre for task in risky] == ["manque", "caducite", "prescription"]
    assert [task.depasse for task in risky] == [True, False, False]
    assert places.at_risk(places.agenda(lines(msgspec.structs.replace(row, stade="clos")))) == []


def test_an_act_done_late_is_in_the_agenda_at_its_day_and_at_risk_when_it_is_the_creditors() -> None:
    tardy = (limit("2026-11-01", "consignation"), limit("2026-11-02", "opposition", "debiteur"))
    row = msgspec.structs.replace(ROWS[0], stade="judiciaire", delais=(), retards=tardy, etapes=(), pauses=())
    dated = places.agenda(lines(row))
    assert [(one.lu.tache.titre, one.lu.tache.detail, one.genre) for one in dated] == [
        ("consignation", "perdu", "delai"),
        ("opposition", "perdu", "delai"),
    ]
    assert [one.lu.tache.titre for one in places.at_risk(dated)] == ["consignation"]
    assert places.agenda(lines(msgspec.structs.replace(row, stade="clos"))) == []


def test_the_last_day_is_said_when_the_prudent_date_comes_before() -> None:
    row = msgspec.structs.replace(ROWS[0], stade="titre", delais=(limit("2026-12-04", "x", last="2026-12-05"),))
    (task,) = places.at_risk(places.agenda(lines(row)))
    assert task.date == dt.date(2026, 12, 4)
    assert task.lu.tache.detail == "perdu ; dernier jour le 05/12/2026"


def test_the_agenda_is_in_order_and_has_each_dated_thing_once() -> None:
    dated = places.agenda(LINES)
    keys = [(one.date, one.lu.ligne.reference, one.lu.tache.titre) for one in dated]
    assert keys == sorted(keys)
    live = [row for row in ROWS if row.stade not in {"solde", "clos"}]
    expected = sum(len(row.delais) + sum(until is not None for *_, until in row.pauses) for row in live)
    expected += sum(len(row.etapes) for row in ROWS)  # paid up, a case may still have a seizure to lift
    assert len(dated) == expected


def test_the_end_of_a_hold_is_told_once_with_its_reason_and_what_follows() -> None:
    end = sample.day("2026-12-04")
    told = "Fin de la pause"
    resumed = LigneDelai(end, end, "fin-de-pause", told, "Les relances reprennent le lendemain.", "", "debiteur", told)
    row = msgspec.structs.replace(
        ROWS[0],
        stade="suspendu",
        etapes=(),
        delais=(resumed,),
        pauses=(("", "Contestation", end), ("", "Sans terme", None)),
    )
    (line,) = lines(row)
    assert [(task.titre, task.detail, task.genre) for task in line.taches] == [
        ("Fin de pause : Contestation", "Les relances reprennent le lendemain", "pause")
    ]
    (alone,) = lines(msgspec.structs.replace(row, pauses=()))
    assert [task.titre for task in alone.taches] == ["Fin de la pause"]


def test_months_are_continuous_and_add_up_to_what_came_in() -> None:
    months = reporting.by_month(LINES, sample.AU)
    days = [day for day, _ in months]
    assert days[0] == dt.date(2026, 5, 1)
    assert days[-1] == dt.date(2026, 11, 1)
    assert len(days) == 7
    assert sum((amount for _, amount in months), ZERO) == sum(
        (amount for row in ROWS for _, amount in row.paiements), ZERO
    )


def test_the_last_twelve_months_are_twelve() -> None:
    shown = reporting.last_months(reporting.by_month(LINES, sample.AU))
    assert [shown[0][0], shown[-1][0], len(shown)] == [dt.date(2025, 12, 1), dt.date(2026, 11, 1), 12]
    assert shown[5:] == reporting.by_month(LINES, sample.AU)
    later = reporting.last_months(reporting.by_month(LINES, dt.date(2027, 8, 31)))
    assert [later[0], len(later)] == [(dt.date(2026, 9, 1), dict(later)[dt.date(2026, 9, 1)]), 12]


def test_a_payment_after_the_as_of_date_is_not_received_yet() -> None:
    assert reporting.by_month(LINES, dt.date(2026, 4, 30)) == [(dt.date(2026, 4, 1), ZERO)]


def test_each_payment_belongs_to_the_step_before_it() -> None:
    facts = ((sample.day("2026-04-08"), "appel"), (sample.day("2026-06-02"), "mise-en-demeure"))
    paid = tuple((sample.day(day), Decimal(amount)) for day, amount in
                 (("2026-04-01", 10), ("2026-04-08", 20), ("2026-06-01", 30), ("2026-07-01", 40)))  # fmt: skip
    row = msgspec.structs.replace(ROWS[0], faits=facts, paiements=paid)
    steps = {
        line.nom: (line.dossiers, line.payeurs, line.taux, line.paiements, line.montant, line.part, line.delai)
        for line in reporting.by_step(lines(row), sample.AU)
    }
    assert steps == {
        "Avant toute relance": (1, 1, Decimal(100), 1, Decimal(10), Decimal(10), None),
        "Appel": (1, 1, Decimal(100), 2, Decimal(50), Decimal(50), 32),  # 20 € the same day, 30 € after 54 days
        "Mise en demeure": (1, 1, Decimal(100), 1, Decimal(40), Decimal(40), 29),
    }


def test_lateness_is_weighted_by_principal() -> None:
    row = msgspec.structs.replace(
        ROWS[0], stade="relance", ouvertes=((10, Decimal(300)), (50, Decimal(100)), (0, Decimal(5000))),
        reglees=((sample.AU, Decimal(100), 0), (sample.AU, Decimal(100), 21)),
    )  # fmt: skip
    own, whole = reporting.lateness(lines(row))
    assert (own.en_cours, own.regle) == (20, 11)
    assert (whole.nom, whole.en_cours) == ("Ensemble", 20)
    nothing = msgspec.structs.replace(row, ouvertes=(), reglees=())
    assert [(line.en_cours, line.regle) for line in reporting.lateness(lines(nothing))] == [(None, None), (None, None)]


def test_a_step_counts_the_cases_that_paid_before_the_next() -> None:
    called = ((sample.day("2026-05-01"), "appel"),)
    paid = ((sample.day("2026-05-11"), Decimal(30)), (sample.day("2026-05-21"), Decimal(10)))
    rows = [
        msgspec.structs.replace(ROWS[0], reference="a", faits=called, paiements=paid),
        msgspec.structs.replace(ROWS[0], reference="b", faits=called, paiements=()),
        msgspec.structs.replace(ROWS[0], reference="c", faits=called, paiements=()),
    ]
    call = next(line for line in reporting.by_step(lines(*rows), sample.AU) if line.nom == "Appel")
    assert (call.dossiers, call.payeurs, call.taux, call.paiements) == (3, 1, Decimal(33), 2)
    assert call.delai == 13  # (30 * 10 + 10 * 20) / 40 = 12.5, rounded up


def turnover(*periods: tuple[str, str, str]) -> Office:
    given = tuple(
        ChiffreAffaires.model_validate({"du": start, "au": end, "montant-ttc": amount})
        for start, end, amount in periods
    )
    known = sample.office()
    creditor = known.creanciers["atelier-durand"].model_copy(update={"chiffre_affaires": given})
    return structs.replace(known, creanciers={**known.creanciers, "atelier-durand": creditor})


DSO_CASES = [  # periods, expected days of DSO: 6 000 € owed
    ((), None),
    ((("2025-10-01", "2026-09-30", "365000"),), Decimal("6.0")),  # 6000 / 365000 * 365
    ((("2026-07-01", "2026-09-30", "92000"),), Decimal("6.0")),  # a quarter of 92 days
    ((("2024-10-01", "2025-09-30", "1"), ("2025-10-01", "2026-09-30", "365000")), Decimal("6.0")),  # the last one
    ((("2025-10-01", "2026-09-30", "365000"), ("2026-10-01", "2026-12-31", "1")), Decimal("6.0")),  # not over yet
    ((("2024-10-01", "2025-09-30", "365000"),), None),  # too old to say anything of today
    ((("2025-10-01", "2026-09-30", "0"),), None),  # nothing sold: nothing to divide by
    ((("2025-10-01", "2026-09-30", "1234567,89"),), Decimal("1.8")),  # 1.7739
]


@pytest.mark.parametrize(("periods", "expected"), DSO_CASES)
def test_a_dso_only_where_the_turnover_is_given(
    periods: tuple[tuple[str, str, str], ...], expected: Decimal | None
) -> None:
    own = msgspec.structs.replace(ROWS[0], stade="relance", creancier="atelier-durand")
    rows = [
        msgspec.structs.replace(own, ouvertes=((10, Decimal(4000)), (0, Decimal(2000)))),
        msgspec.structs.replace(own, stade="clos", ouvertes=((90, Decimal(9000)),)),
        msgspec.structs.replace(own, creancier="fournil-conseil", ouvertes=((10, Decimal(9000)),)),
    ]
    found = list(dso.lines(sums.ageing(lines(*rows)), turnover(*periods), sample.AU))
    assert [line.dso for line in found] == ([] if expected is None else [expected])
    assert all(line.encours == Decimal(6000) for line in found)


def test_the_reporting_page_prints_the_division_or_nothing(shell: Shell) -> None:
    rows = [
        msgspec.structs.replace(ROWS[0], stade="relance", creancier="atelier-durand", ouvertes=((5, Decimal(6000)),))
    ]
    given = turnover(("2025-10-01", "2026-09-30", "365000"))
    page = sample.held(reporting.reporting_pages(Portfolio(lines(*rows), given, sample.AU, shell)))[
        "suivi/index.html"
    ].decode()
    plain = re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ")
    for said in ("6,0 jours", "365 000,00 €", "du 01/10/2025 au 30/09/2026", "÷ chiffre d’affaires TTC"):
        assert said in plain
    without = sample.held(reporting.reporting_pages(Portfolio(lines(*rows), sample.office(), sample.AU, shell)))[
        "suivi/index.html"
    ]
    assert b"DSO" not in without
