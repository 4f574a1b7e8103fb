"""The day a draft is arrêté: the same whatever day it is looked at, once nothing lacks."""

import datetime as dt
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest

from generator.build.bench import Bench, Job
from generator.build.kept import Products
from generator.casework import planning
from generator.casework.awaited import arrete, awaited
from generator.casework.computed import compute_case
from generator.casework.planning import Planned
from generator.inputs import Inputs
from generator.progress.types import Stade
from tests.progress.cases import DEBITEUR, case, office
from tests.progress.test_beside_a_judge import ASKED as NAMED
from tests.progress.test_beside_a_judge import LETTERS, ORDER, THREE

OWN_DAY = dt.date(2026, 10, 1)


def _seen(day: dt.date) -> Any:
    return SimpleNamespace(case=None, situation=SimpleNamespace(au=day))


def _in_court(day: dt.date) -> SimpleNamespace:
    """Where a case stands before a judge, nothing left of its ladder."""
    steps = {"etape_due": None, "etape_suivante": None}
    return SimpleNamespace(au=day, depuis=day, stade=Stade.JUDICIAIRE, pauses=(), delais=(), restes=(), **steps)


@pytest.mark.parametrize("wait", [0, 1, 6, 7, 20, 51])
def test_a_draft_is_dated_by_the_first_day_on_which_nothing_lacked(wait: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = OWN_DAY + dt.timedelta(wait)
    monkeypatch.setattr("generator.casework.awaited.compute_case", lambda _case, _office, day, **_options: _seen(day))
    monkeypatch.setattr(
        "generator.casework.awaited.lacking", lambda seen, *_: [] if seen.situation.au >= ready else ["wait"]
    )
    for later in range(60):
        found = arrete(_seen(ready + dt.timedelta(later)), None, Planned("relance-courriel", OWN_DAY))  # type: ignore[arg-type]
        assert found == ready


def test_a_draft_that_lacked_something_again_in_between_keeps_its_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = OWN_DAY + dt.timedelta(3)
    complete = {first, *(OWN_DAY + dt.timedelta(days) for days in range(20, 60))}
    monkeypatch.setattr("generator.casework.awaited.compute_case", lambda _case, _office, day, **_options: _seen(day))
    monkeypatch.setattr(
        "generator.casework.awaited.lacking", lambda seen, *_: [] if seen.situation.au in complete else ["wait"]
    )
    for later in range(20, 60):
        seen = _seen(OWN_DAY + dt.timedelta(later))
        assert arrete(seen, None, Planned("relance-courriel", OWN_DAY)) == first  # type: ignore[arg-type]


def test_a_day_is_found_once_and_again_before_it_has_come() -> None:
    asked: list[dt.date] = []

    def find() -> dt.date:
        asked.append(OWN_DAY)
        return OWN_DAY

    def bench(au: dt.date, before: Products) -> Bench:
        return Bench(Job(Path(), Path(), au, "aucune", Inputs(), Path(), ""), "2026-0001", before)

    first = bench(OWN_DAY, Products())
    assert first.day("lettre", find) == OWN_DAY
    kept = Products(days=first.days)
    assert bench(OWN_DAY + dt.timedelta(1), kept).day("lettre", find) == OWN_DAY
    assert asked == [OWN_DAY]
    bench(OWN_DAY - dt.timedelta(1), kept).day("lettre", find)
    bench(OWN_DAY, kept).day("autre lettre", find)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("journal", "called"),
    [
        ("", {"requete-injonction", "projet-ordonnance", "transmission-commissaire"}),
        ("- {date: 2026-09-15, type: requete-injonction}", set()),
        ("- {date: 2026-09-15, type: requete-injonction}\n- {date: 2026-09-28, type: opposition}", set()),
        (
            "- {date: 2026-09-15, type: requete-injonction}\n- {date: 2026-09-28, type: rejet}",
            {"transmission-commissaire"},
        ),
        ("- {date: 2026-09-15, type: requete-injonction}\n- {date: 2026-09-28, type: desistement, debiteur: X}", set()),
        ("- {date: 2026-09-15, type: jugement, sens: rejet, refere: oui}", {"transmission-commissaire"}),
        ("- {date: 2026-09-15, type: jugement, sens: rejet}", set()),
        (  # of another suit than the one that goes on
            "- {date: 2026-09-10, type: assignation}\n- {date: 2026-09-15, type: jugement, sens: rejet, refere: oui}",
            set(),
        ),
        (
            (
                "- {date: 2026-08-10, type: assignation}\n- {date: 2026-09-15, type: requete-injonction}\n"
                "- {date: 2026-09-28, type: rejet}"
            ),
            set(),
        ),
        ("- {date: 2026-09-10, type: assignation}\n- {date: 2026-09-12, type: desistement, auteur: debiteur}", set()),
        ("- {date: 2026-09-15, type: assignation, close-le: 2026-09-30}", {"transmission-commissaire"}),
        ("- {date: 2026-09-15, type: assignation, close-le: 2026-10-02}", set()),
        (
            "- {date: 2026-10-02, type: requete-injonction}",  # not yet, on the day looked at
            {"requete-injonction", "projet-ordonnance", "transmission-commissaire"},
        ),
    ],
)
def test_a_case_that_a_judge_has_is_not_handed_over(journal: str, called: set[str]) -> None:
    seen: Any = SimpleNamespace(case=case(journal), situation=_in_court(OWN_DAY), decompte=None, registre=((), ()))
    assert {plan.document for plan in planning.planned(seen, office())} == called


ASKED = "- {date: 2026-09-15, type: requete-injonction}\n- {date: 2026-10-31, type: ordonnance-injonction}\n"
ISSUED = {"seq": "1", "nature": "emission", "document": "requete-injonction", "emis-le": "2026-09-15"}


@pytest.mark.parametrize(
    ("journal", "au", "called"),
    [
        ("", "2027-02-01", set()),  # the last day, a Sunday, goes to the morrow
        ("", "2027-02-02", {"requete-injonction", "projet-ordonnance", "transmission-commissaire"}),
        ("- {date: 2027-01-04, type: signification, acte: ordonnance}", "2027-02-02", set()),
        (
            "- {date: 2027-02-02, type: signification, acte: ordonnance}",  # too late
            "2027-02-02",
            {"requete-injonction", "projet-ordonnance", "transmission-commissaire"},
        ),
        ("- {date: 2027-02-03, type: requete-injonction}", "2027-02-04", set()),
        ("- {date: 2027-01-20, type: assignation}", "2027-02-02", set()),  # left unserved for a suit
    ],
)
def test_an_order_not_served_in_time_is_with_no_judge(journal: str, au: str, called: set[str]) -> None:
    """Another request is called for, whatever was issued for the first one (CPC 1411)."""
    day = dt.date.fromisoformat(au)
    known = case(ASKED + journal)
    seen: Any = SimpleNamespace(case=known, situation=_in_court(day), decompte=None, registre=((ISSUED,), ()))
    assert {plan.document for plan in planning.planned(seen, office())} == called


@pytest.mark.parametrize(
    ("journal", "issued", "called"),
    [
        ("- {date: 2026-09-15, type: requete-injonction, emis: 1}", (ISSUED,), True),
        ("- {date: 2026-09-15, type: requete-injonction}", (), False),  # filed from elsewhere
        (
            "- {date: 2026-09-15, type: requete-injonction, emis: 1}",
            (ISSUED, ISSUED | {"seq": "2", "document": "projet-ordonnance"}),
            False,
        ),
        (
            "- {date: 2026-09-15, type: requete-injonction, emis: 1}\n- {date: 2026-09-28, type: rejet}",
            (ISSUED,),
            False,
        ),
        (ASKED.replace("injonction}", "injonction, emis: 1}", 1), (ISSUED,), False),  # rendered
    ],
)
def test_the_order_to_be_signed_waits_beside_the_request_issued(
    journal: str,
    issued: tuple[dict[str, str], ...],
    called: bool,  # noqa: FBT001 - a row of the table
) -> None:
    """It left the list of letters with the request, that it is filed with."""
    day = dt.date(2026, 11, 2)
    seen: Any = SimpleNamespace(case=case(journal), situation=_in_court(day), decompte=None, registre=(issued, ()))
    assert ("projet-ordonnance" in {plan.document for plan in planning.planned(seen, office())}) is called


def test_a_judgment_set_aside_leaves_its_suit_to_be_judged_noted_or_not() -> None:
    title = "- {nature: jugement, juridiction: X, date: 2026-08-03, principal: 800, ecarte-le: 2026-09-15}\n"
    seen: Any = SimpleNamespace(
        case=case("", titres=title), situation=_in_court(OWN_DAY), decompte=None, registre=((), ())
    )
    assert not planning.planned(seen, office())


SEIZED = "- {date: 2026-05-20, type: saisie-conservatoire, executee-le: 2026-05-20}"


@pytest.mark.parametrize(
    ("journal", "paid", "called"),
    [
        (SEIZED, "1100", ["mainlevee"]),
        (SEIZED + "\n- {date: 2026-06-18, type: cloture}", "1100", ["mainlevee"]),
        (SEIZED + "\n- {date: 2026-06-18, type: irrecouvrable}", "200", []),  # what becomes of it is to be decided
        (SEIZED.replace("}", ", close-le: 2026-06-17}") + "\n- {date: 2026-06-18, type: cloture}", "1100", []),
        ("- {date: 2026-06-18, type: cloture}", "1100", []),
    ],
)
def test_the_release_of_what_is_seized_is_drafted_once_the_creditor_is_paid(
    journal: str, paid: str, called: list[str]
) -> None:
    """Whatever ended the case: « cloture » lifts no seizure (CPCE L512-1)."""
    written = case(journal, paiements=f"- {{date: 2026-06-15, montant: {paid}}}")
    computed = compute_case(written, office(), dt.date(2026, 6, 20))
    assert [plan.document for plan in planning.planned(computed, office()) if not plan.optional] == called


ASIDE = "- {nature: jugement, juridiction: X, date: 2026-05-10, principal: 800, ecarte-le: 2026-06-01}\n"
TAKEN = "- {date: 2026-05-20, type: saisie-attribution}"
RELEASED = {"nature": "emission", "document": "mainlevee", "emis-le": "2026-06-01"}


@pytest.mark.parametrize(
    ("journal", "paid", "issued", "called"),
    [
        (TAKEN, "200", (), True),
        (TAKEN, "200", (RELEASED,), False),
        (TAKEN.replace("}", ", close-le: 2026-06-02}"), "200", (), False),
        (f"{TAKEN}\n- {{date: 2026-06-15, type: irrecouvrable}}", "200", (), True),
        (f"{TAKEN}\n{SEIZED}", "200", (RELEASED,), False),
        (f"{TAKEN}\n{SEIZED}", "1100", (RELEASED,), True),  # another seizure, once all is paid
    ],
)
def test_the_release_of_a_seizure_without_a_title_any_more_is_drafted_whatever_is_owed(
    journal: str,
    paid: str,
    issued: tuple[dict[str, str], ...],
    called: bool,  # noqa: FBT001 - a row of the table
) -> None:
    written = case(journal, titres=ASIDE, paiements=f"- {{date: 2026-06-15, montant: {paid}}}")
    computed = compute_case(written, office(), dt.date(2026, 6, 20))
    computed.__dict__["registre"] = (issued, ())
    assert ("mainlevee" in [plan.document for plan in planning.planned(computed, office())]) is called


def test_a_release_that_has_no_addressee_is_told_with_what_it_lacks() -> None:
    """Left out as long as it lacked something, it was due on the page of the case and drafted nowhere."""
    written = case(SEIZED, paiements="- {date: 2026-06-15, montant: 1100}")
    waiting = awaited(compute_case(written, office(), dt.date(2026, 6, 20)), office())
    [release] = [one for one in waiting if one.plan.document == "mainlevee"]
    assert "aucun commissaire de justice n'est désigné pour ce dossier." in {one.message for one in release.manques}


ORDERED = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-01, principal: 800}\n"
JUDGED = ORDERED.replace("ordonnance-injonction", "jugement")
TO_PAY = (
    "- {date: 2026-06-05, type: echeancier, signe: oui, decheance-du-terme: oui, delai-de-regularisation: 15, "
    "echeances: [{date: 2026-07-15, montant: 400}, {date: 2027-06-15, montant: 400}]}\n"
)
MISSED = "- {date: 2026-07-20, type: echeance-manquee, echeance: 2026-07-15, montant: 400}\n"
HANDED = "- {date: 2026-06-10, type: remise-du-titre, intervenant: etude}\n"
ASKED_TO_SERVE = {"nature": "emission", "document": "demande-signification", "emis-le": "2026-05-20"}


@pytest.mark.parametrize(
    ("titles", "journal", "issued", "called"),
    [
        (ORDERED, TO_PAY, (), True),  # the plan stops neither the six months nor what keeps the title
        (JUDGED, TO_PAY, (), True),
        (ORDERED, TO_PAY + MISSED, (), True),
        (ORDERED, "- {date: 2026-06-05, type: suspension, motif: congés}\n", (), True),
        (ORDERED, "- {date: 2026-06-05, type: delai-de-grace, jusqu-au: 2027-06-05}\n", (), True),
        (ORDERED, TO_PAY + "- {date: 2026-07-01, type: signification, acte: ordonnance}\n", (), False),
        (ORDERED, TO_PAY, (ASKED_TO_SERVE | {"emis-le": "2026-06-08"},), False),
        (ORDERED, TO_PAY, (ASKED_TO_SERVE,), True),  # of an earlier title
        (ORDERED + JUDGED.replace("06-01", "08-01"), TO_PAY, (ASKED_TO_SERVE | {"emis-le": "2026-06-08"},), False),
        (JUDGED, "- {date: 2026-04-20, type: saisie-attribution}\n", (), True),  # enforced on an earlier title
        (JUDGED, "- {date: 2026-04-20, type: saisie-attribution}\n" + HANDED, (), False),
    ],
)
def test_a_title_is_to_be_served_whatever_holds_the_demand(
    titles: str,
    journal: str,
    issued: tuple[dict[str, str], ...],
    called: bool,  # noqa: FBT001 - a row of the table
) -> None:
    written = case(journal, titres=titles)
    computed = compute_case(written, office(), dt.date(2026, 7, 22))
    computed.__dict__["registre"] = (issued, ())
    waiting = {one.plan.document for one in awaited(computed, office())}
    assert ("demande-signification" in waiting) is called


@pytest.mark.parametrize(("day", "called"), [("2026-12-01", True), ("2026-12-02", False)])
def test_an_order_held_by_a_suspension_is_to_be_served_up_to_its_last_day(day: str, called: bool) -> None:  # noqa: FBT001
    """Six months from 1 June (CPC 1411): served on the last of them, it stands."""
    held = case("- {date: 2026-06-05, type: suspension, motif: congés}\n", titres=ORDERED)
    waiting = {one.plan.document for one in awaited(compute_case(held, office(), dt.date.fromisoformat(day)), office())}
    assert ("demande-signification" in waiting) is called


JOINT = (
    "- {lien: solidaire, nature: societe, qualite: professionnel, denomination: Codébitrice, siren: 000 000 034, "
    "adresse: {rue: 4 rue du Test, code-postal: 69003, ville: Lyon}, solidarite: {source: article 4}}\n"
)
BOUND = (
    "- {lien: caution, nature: particulier, qualite: consommateur, civilite: Madame, nom: Essai, prenoms: Aline, "
    "adresse: {rue: 5 rue du Test, code-postal: 69003, ville: Lyon}, "
    "cautionnement: {date: 2026-01-15, nature: solidaire, plafond: '9 000,00'}}\n"
)
NOTICED = "- {date: 2026-05-20, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-22, delai: 15}\n"
REQUESTED = "- {date: 2026-06-18, type: requete-injonction}\n"
TOLD = "- {date: 2026-06-01, type: lettre-%s, envoi: lrar, debiteur: %s, document: %s}\n"


@pytest.mark.parametrize(
    ("whom", "journal", "told"),
    [
        (BOUND, "", [("information-caution", "Aline Essai")]),
        (BOUND, TOLD % ("caution", "Aline Essai", "information-caution"), []),
        (BOUND, NOTICED + REQUESTED, [("information-caution", "Aline Essai")]),
        (JOINT, "", []),  # with the principal debtor, when his is due
        (JOINT, NOTICED, [("mise-en-demeure", "Codébitrice")]),
        (JOINT, NOTICED + TOLD % ("codebiteur", "Codébitrice", "mise-en-demeure"), []),
        (JOINT, NOTICED + REQUESTED, []),  # a judge is asked now
        (JOINT, NOTICED + "- {date: 2026-06-10, type: suspension, motif: congés}\n", []),
    ],
)
def test_what_is_left_to_tell_another_debtor_is_a_letter_that_waits_with_what_it_lacks(
    whom: str, journal: str, told: list[tuple[str, str]]
) -> None:
    """« à envoyer », said the case, and « Aucun courrier n'attend », the list of letters."""
    written = case(journal, debiteurs=dedent(DEBITEUR) + whom)
    computed = compute_case(written, office(), dt.date(2026, 6, 20))
    waiting = [one for one in awaited(computed, office()) if one.plan.choix.debiteur and not one.plan.echue]
    assert [(one.plan.document, one.plan.choix.debiteur) for one in waiting] == told
    assert all(one.manques for one in waiting)  # no deed of the guarantee, no clause that binds jointly
    left = [one for one in computed.situation.restes if one.debiteur]
    assert [(one.document, one.debiteur) for one in left] == told


def test_once_an_order_lapsed_its_invoices_alone_are_asked_of_a_judge_again() -> None:
    """The others were asked twice: reminded, and in the request and the hand-over that wait beside."""
    journal = LETTERS + NAMED + ORDER
    computed = compute_case(case(journal, factures=THREE), office(), dt.date(2026, 11, 20))
    step = computed.situation.etape_due
    assert step is not None
    assert step.titre == "Relance n° 1 (F-2 et F-3)"
    apart = {plan.document: plan.choix.factures for plan in planning.planned(computed, office()) if not plan.echue}
    assert apart == dict.fromkeys(("requete-injonction", "projet-ordonnance", "transmission-commissaire"), ("F-1",))
    (request,) = (one for one in awaited(computed, office()) if one.plan.document == "requete-injonction")
    assert all("F-2" not in one.message for one in request.manques)


@pytest.mark.parametrize("journal", ["", "- {date: 2026-10-01, type: remise-du-titre}\n"])
def test_no_title_is_enforced_on_a_public_body(journal: str) -> None:
    """A mandate to enforce waited for ever among the letters: CPCE L111-1 lets nobody seize what a public body has."""
    public = (
        "- {nature: personne-publique, qualite: professionnel, denomination: Commune, siren: 000 000 026, "
        "adresse: {rue: 1 rue X, code-postal: 69002, ville: Lyon}}\n"
    )
    title = "- {nature: jugement, juridiction: TA, date: 2026-09-01, principal: 1000, signifie-le: 2026-09-10}\n"
    claim = "famille: prestation-entre-professionnels\nmarche-public: oui"
    known = case(journal, debiteurs=public, titres=title, creance=claim)
    seen = compute_case(known, office(), dt.date(2026, 11, 20))
    called = [one.document for one in planning.planned(seen, office())]
    assert called[:1] == ["transmission-avocat"]
    assert not {"mandat-execution", "transmission-commissaire"} & {*called}
