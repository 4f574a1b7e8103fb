"""The course of a prescription when acts overlap, and the twenty years of C. civ. 2232."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.law.deadlines import Duree
from generator.law.limitation.acts import SANS_EFFET, Acte, Issue, interrupts
from generator.law.limitation.course import SUSPENSIONS, Cours, Etat, Fait, run
from generator.law.limitation.durations import FAMILLES
from generator.law.limitation.periods import Terme, civ_2228_computation, civ_2230_suspension, civ_2238_mediation
from generator.law.limitation.start import start_of
from generator.vocabulary import Famille
from tests.law.reading import HERE

DUE = dt.date(2021, 10, 1)
AU = dt.date(2026, 7, 1)
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31))
DURATIONS = st.integers(1, 10).map(Duree)
SALE = Famille.VENTE_ENTRE_PROFESSIONNELS


def course(*faits: Fait, due: dt.date = DUE, au: dt.date = AU) -> Cours:
    depart = start_of(SALE, due, due, None)
    return run(FAMILLES[SALE](due), depart, faits, au, due)


def fact(acte: Acte, day: str, end: str = "", issue: Issue | None = None) -> Fait:
    return Fait(acte, dt.date.fromisoformat(day), str(acte), dt.date.fromisoformat(end) if end else None, issue)


def last(*faits: Fait) -> dt.date:
    terme = course(*faits).terme
    assert terme is not None
    return terme.date


def test_an_acknowledgment_during_a_mediation_starts_five_years_at_its_end() -> None:
    mediation = fact(Acte.MEDIATION, "2026-02-01", "2026-06-01")
    written = fact(Acte.RECONNAISSANCE_ECRITE, "2026-03-15")
    assert last(mediation, written) == dt.date(2031, 6, 1)


def test_two_suspensions_at_once_are_counted_once() -> None:
    first = fact(Acte.MEDIATION, "2026-02-01", "2026-06-01")
    inside = fact(Acte.MEDIATION, "2026-03-01", "2026-05-01")
    over = fact(Acte.MEDIATION, "2026-05-01", "2026-06-15")
    assert last(first, inside) == last(first) == dt.date(2027, 2, 1)
    assert last(first, over) == dt.date(2027, 2, 15)


def test_a_claim_in_court_absorbs_what_happens_meanwhile() -> None:
    claim = fact(Acte.DEMANDE_EN_JUSTICE, "2024-01-10", "2025-11-20", Issue.JUGEMENT)
    paid = fact(Acte.PAIEMENT_VOLONTAIRE, "2024-06-01")
    assert last(claim, paid) == dt.date(2030, 11, 20)


def test_a_claim_under_way_stops_the_count() -> None:
    pending = course(fact(Acte.DEMANDE_EN_JUSTICE, "2026-01-10"))
    assert (pending.etat, pending.terme) == (Etat.INTERROMPUE, None)
    declared = course(fact(Acte.DECLARATION_DE_CREANCE, "2026-01-10"))
    assert declared.etat is Etat.INTERROMPUE
    assert "clôture de la procédure" in declared.explication[-1]


@pytest.mark.parametrize("issue", [Issue.DESISTEMENT, Issue.PEREMPTION, Issue.REJET])
def test_a_claim_that_fails_never_interrupted(issue: Issue) -> None:
    found = course(fact(Acte.DEMANDE_EN_JUSTICE, "2024-01-10", "2025-11-20", issue))
    assert found.terme == Terme(dt.date(2026, 10, 1), dt.date(2026, 9, 30))
    assert "non avenue" in found.explication[-1]


def test_acknowledgments_do_not_carry_beyond_twenty_years_but_claims_may() -> None:
    born = dt.date(2001, 5, 10)
    days = ("2006-05-09", "2011-05-08", "2016-05-07", "2020-05-09")  # each by the eve of the last day
    written = [fact(Acte.RECONNAISSANCE_ECRITE, day) for day in days]
    found = course(*written, due=born, au=dt.date(2021, 1, 1))
    assert found.terme == Terme(dt.date(2025, 5, 9), dt.date(2021, 5, 9))
    seized = [*written, fact(Acte.ACTE_D_EXECUTION, "2020-06-01")]
    lifted = course(*seized, due=born, au=dt.date(2021, 1, 1))
    assert lifted.terme == Terme(dt.date(2025, 6, 1), dt.date(2025, 5, 31))


def test_an_act_before_the_start_says_so() -> None:
    early = course(fact(Acte.RECONNAISSANCE_ECRITE, "2021-09-30"))
    assert early.terme == Terme(dt.date(2026, 10, 1), dt.date(2026, 9, 30))
    assert "Antérieur au départ" in early.explication[-1]
    before = course(fact(Acte.MEDIATION, "2021-09-01", "2021-11-01"))
    assert before.terme is not None
    assert before.terme.date == dt.date(2026, 11, 1), "suspended from the start of the period"


def test_what_is_said_of_each_act_is_written_for_it() -> None:
    acts = [
        fact(Acte.RECONNAISSANCE_ECRITE, "2021-09-30"),
        fact(Acte.MISE_EN_DEMEURE, "2021-11-02"),
        fact(Acte.RECONNAISSANCE_ECRITE, "2022-01-03"),
        fact(Acte.ACTE_D_EXECUTION, "2022-02-03"),
        fact(Acte.DEMANDE_EN_JUSTICE, "2022-03-03", "2022-04-04", Issue.DESISTEMENT),
        fact(Acte.DEMANDE_EN_JUSTICE, "2022-05-03", "2022-09-01", Issue.JUGEMENT),
        fact(Acte.ACCORD_L125_1, "2023-02-01", "2023-03-01"),
        fact(Acte.IMPOSSIBILITE, "2023-04-01", "2023-05-01"),
        fact(Acte.MESURE_D_INSTRUCTION, "2023-06-01", "2023-07-01"),
        replace(fact(Acte.MEDIATION, "2026-06-01"), reserve="accord écrit à prouver"),
        fact(Acte.RELANCE, "2040-01-01"),
    ]
    golden = (HERE / "explications.txt").read_text(encoding="utf-8")
    assert "\n".join(course(*acts).explication) + "\n" == golden


def test_what_is_said_while_proceedings_run() -> None:
    pending = course(fact(Acte.DEMANDE_EN_JUSTICE, "2026-01-10")).explication[-1]
    assert pending.endswith("Interrompt jusqu'à l'extinction de l'instance (C. civ., art. 2241 et 2242).")
    declared = course(fact(Acte.DECLARATION_DE_CREANCE, "2026-01-10")).explication[-1]
    assert declared.endswith("Interrompt jusqu'à la clôture de la procédure (C. com., art. L622-25-1).")


@pytest.mark.parametrize(("au", "etat"), [("2026-10-01", Etat.COURT), ("2026-10-02", Etat.ACQUISE)])
def test_a_prescription_is_acquired_once_its_last_day_is_over(au: str, etat: Etat) -> None:
    assert course(au=dt.date.fromisoformat(au)).etat is etat


def test_every_act_has_one_effect() -> None:
    for act in Acte:
        effects = [act in SUSPENSIONS, interrupts(act) is not None, act in SANS_EFFET]
        assert sum(effects) == 1, act


def test_every_family_has_a_duration() -> None:
    assert set(FAMILLES) == set(Famille)


@given(DAYS, DAYS, DURATIONS)
def test_a_prescription_grows_with_its_start(one: dt.date, other: dt.date, duration: Duree) -> None:
    first, second = sorted((one, other))
    early, late = civ_2228_computation(first, duration), civ_2228_computation(second, duration)
    assert early.date <= late.date
    assert early.prudence == early.date - dt.timedelta(days=1)
    assert early.prudence >= first


@given(DAYS, st.integers(0, 2000), st.integers(0, 700))
def test_a_suspension_never_shortens_and_a_mediation_leaves_six_months(start: dt.date, left: int, length: int) -> None:
    term = Terme(start + dt.timedelta(days=left), start + dt.timedelta(days=left - 1))
    end = start + dt.timedelta(days=length)
    suspended = civ_2230_suspension(term, start, end)
    mediated = civ_2238_mediation(term, start, end)
    assert suspended.prudence < suspended.date
    assert suspended.prudence >= term.prudence - dt.timedelta(days=1) or length == 0
    assert mediated.date >= suspended.date
    assert mediated.prudence >= suspended.prudence
    assert (mediated.date - end).days >= 180


@given(st.lists(st.tuples(st.sampled_from(Acte), DAYS), max_size=6), DAYS)
def test_the_safe_day_is_never_after_the_last_one(acts: list[tuple[Acte, dt.date]], due: dt.date) -> None:
    found = course(*(Fait(act, day, str(act), day) for act, day in acts), due=due)
    if found.terme is not None:
        assert found.terme.prudence < found.terme.date
    assert len(found.explication) >= 1


def test_the_carriage_of_goods_starts_at_delivery_even_without_an_agreed_term() -> None:
    invoice, due, delivered = dt.date(2026, 3, 2), dt.date(2026, 4, 1), dt.date(2026, 2, 20)
    for agreed in (True, False):
        found = start_of(Famille.TRANSPORT_DE_MARCHANDISES, invoice, due, delivered, convenu=agreed)
        assert (found.date, found.libelle) == (delivered, "livraison")
    assert start_of(Famille.DROIT_COMMUN, invoice, due, delivered).date == due
    assert start_of(Famille.DROIT_COMMUN, invoice, due, delivered, convenu=False).date == delivered


def test_the_declaration_of_claim_rests_on_concordant_readings() -> None:
    found = interrupts(Acte.DECLARATION_DE_CREANCE)
    assert found is not None
    assert (found.article, found.source) == ("C. com., art. L622-25-1", "Lectures concordantes")


def test_the_safe_day_does_not_count_on_an_uncertain_suspension() -> None:
    start = start_of(Famille.DROIT_COMMUN, dt.date(2021, 9, 1), dt.date(2021, 10, 1), None)
    term = FAMILLES[Famille.DROIT_COMMUN](start.date)
    ends = {}
    for certain in (True, False):
        talks = Fait(Acte.MEDIATION, dt.date(2026, 2, 1), "médiation", dt.date(2026, 6, 1), certain=certain)
        found = run(term, start, [talks], dt.date(2026, 7, 1), dt.date(2021, 9, 1)).terme
        assert found is not None
        ends[certain] = (str(found.date), str(found.prudence))
    assert ends == {True: ("2027-02-01", "2027-01-28"), False: ("2027-02-01", "2026-09-30")}


def test_a_late_invoice_names_its_decision() -> None:
    late = start_of(Famille.DROIT_COMMUN, dt.date(2026, 3, 2), dt.date(2026, 4, 1), dt.date(2026, 1, 2))
    assert late.article == "Cass. 1re civ., 19 mai 2021, n° 20-12.520 : la facture tardive ne reporte pas le départ"


def test_an_act_of_the_last_day_leaves_the_last_safe_day_where_it_was() -> None:
    """The eve is the last safe day: what is done on the last one holds, if the other reading does not."""
    due = dt.date(2024, 2, 29)
    eve, last, after = (
        course(fact(Acte.RECONNAISSANCE_ECRITE, f"2029-0{day}"), due=due) for day in ("2-27", "2-28", "3-01")
    )
    assert eve.terme == Terme(dt.date(2034, 2, 27), dt.date(2034, 2, 26))
    assert last.terme == Terme(dt.date(2034, 2, 28), dt.date(2029, 2, 27))
    assert "À vérifier : fait après le dernier jour sûr, le 27/02/2029." in last.explication[1]
    assert after.terme == Terme(dt.date(2029, 2, 28), dt.date(2029, 2, 27))
    claimed = Fait(Acte.RECONNAISSANCE_ECRITE, dt.date(2029, 2, 28), "écrit", reserve="preuve à garder")
    assert "preuve à garder ; fait après le dernier jour sûr" in course(claimed, due=due).explication[1]


def test_a_writ_of_the_last_day_interrupts_and_nothing_is_acquired_while_the_suit_goes_on() -> None:
    """A period ends when its last day is over (C. civ. 2229): the claim was said to be barred."""
    sued = fact(Acte.DEMANDE_EN_JUSTICE, "2029-02-28")
    doubtful = Fait(Acte.RECONNAISSANCE_ECRITE, dt.date(2027, 1, 4), "appel", certain=False)
    for more in ((), (doubtful,)):
        found = course(sued, *more, due=dt.date(2024, 2, 29), au=dt.date(2029, 3, 2))
        assert (found.etat, found.terme) == (Etat.INTERROMPUE, None)


def test_an_act_after_the_safe_day_of_a_suspension_is_not_said_to_be_of_the_last_day() -> None:
    paused = fact(Acte.MEDIATION, "2026-01-31", "2026-02-28")
    told = course(paused, fact(Acte.RECONNAISSANCE_ECRITE, "2026-08-28"), due=dt.date(2021, 3, 31)).explication
    assert "À vérifier : fait après le dernier jour sûr, le 27/08/2026." in told[-1]
