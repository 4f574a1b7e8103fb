"""A plan that says which invoices it covers: they are held, cured and settled apart; the others follow their course.

Without the key the plan holds everything, what is billed after it included, and a warning says so.
"""

import datetime as dt
from pathlib import Path

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import Computed
from generator.casework.planning import planned
from generator.desk.emission import Sending, _fact
from generator.documents import CATALOGUE
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts import of
from generator.law.limitation.acts import Acte
from generator.progress.asof import look
from generator.progress.limits.acts import own_acts
from generator.progress.types import Stade
from generator.render import html
from generator.statement import compute
from tests.documents import sample

OLD, NEW, CURE = "F-2026-017", "F-2026-030", "mise-en-demeure-decheance"
INVOICE = (
    "  - {numero: F-2026-030, date: 2026-11-05, echeance: 2026-11-15, montant-ttc: '600,00', piece: f-017,"
    " livraison: bl-017, commande: bc-017}\npaiements:\n"
)
COVERED = f"    factures: [{OLD}]\n    signe:"
MISSED = "  - {date: 2026-12-03, type: echeance-manquee, echeance: 2026-12-01, montant: 1900.00}\n"
NOTICED = (
    "  - {date: 2026-12-04, type: mise-en-demeure, envoi: lrar, suivi: 1A 000 000 0002 7, presentee-le: 2026-12-07,"
    " delai: 15}\n"
)
OTHERS = f"  - {{date: 2026-12-04, type: mise-en-demeure, factures: [{NEW}], presentee-le: 2026-12-05, delai: 8}}\n"
KEPT = f"paiements:\n  - {{date: 2026-11-20, montant: '3 817,94', imputation-choisie: [{OLD}]}}\n"
OLDER = ("date: 2026-11-05, echeance: 2026-11-15", "date: 2026-08-12, echeance: 2026-09-11")
WAIVER = "dispenses:\n  - {objet: terme-dechu, motif: accord du débiteur, par: a.petit, date: 2026-12-05}\n"


def case(facts: str = "", covered: str = COVERED, signed: str = "oui", reference: str = "une-facture") -> str:
    """The base case, a plan signed on 2 November of its invoice, another billed on 5 November."""
    plan = (sample.PLAN % signed).replace("    signe:", covered)
    text = sample.with_fact(plan + facts, reference)
    return text.replace("paiements:\n", INVOICE, 1)


def asked(document: str, computed: sample.Computed) -> list[str]:
    return [one.numero for one in CATALOGUE[document].draft(*computed).lignes]


def lacks(document: str, computed: sample.Computed, choix: Choix = TOUT) -> str:
    return " ".join(one.message for one in sample.missing(CATALOGUE[document], *computed, choix=choix))


def drafts(computed: sample.Computed) -> list[str]:
    case_, office, owed, seen = computed
    return [one.document for one in planned(Computed(case_, seen, owed), office)]


def warned(computed: sample.Computed) -> str:
    case_, office, owed, seen = computed
    return " ".join(str(one) for one in check_computed(Computed(case_, seen, owed), office))


RUNNING, BROKEN, CURED = dt.date(2026, 11, 25), dt.date(2026, 12, 4), dt.date(2026, 12, 8)


def test_what_the_plan_does_not_cover_follows_its_course(home: Path) -> None:
    computed = sample.from_text(home, case(), au=RUNNING)
    situation = computed[3]
    assert [one.factures for one in situation.pauses] == [(OLD,)]
    assert situation.stade is not Stade.ECHEANCIER
    assert drafts(computed) == ["relance-courriel"]
    assert asked("relance-courrier", computed) == [NEW]
    assert lacks("relance-courrier", computed) == ""
    entry = CATALOGUE["relance-courrier"]
    draft = entry.draft(*computed)
    page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
    assert NEW in page
    assert OLD not in page
    assert _fact(entry, draft, Sending())["factures"] == [NEW]
    assert "F-2026-017 ne peut être réclamée : un échéancier la tient" in lacks(
        "relance-courrier", computed, Choix(factures=(OLD,))
    )


def test_without_the_key_the_plan_holds_all_and_it_is_told(home: Path) -> None:
    computed = sample.from_text(home, case(covered="    signe:"), au=RUNNING)
    assert computed[3].stade is Stade.ECHEANCIER
    assert drafts(computed) == []
    assert "il tient aussi F-2026-030, de date postérieure" in warned(computed)
    assert 'echeancier factures="F-2026-017" --completer --date 02/11/2026' in warned(computed)
    assert "il tient aussi" not in warned(sample.from_text(home, case(), au=RUNNING))


def test_a_plan_of_all_that_is_owed_asks_for_nothing(home: Path) -> None:
    text = case().replace("2026-11-15", "2026-12-30")
    computed = sample.from_text(home, text, au=RUNNING)
    assert computed[3].stade is Stade.ECHEANCIER
    assert "l'échéancier en cours tient toutes les factures échues" in lacks("relance-courrier", computed)


def test_its_own_documents_are_of_its_invoices_alone(home: Path) -> None:
    computed = sample.from_text(home, case(signed="non"), au=RUNNING)
    for document in ("proposition-echeancier", "accord-echeancier"):
        draft = CATALOGUE[document].draft(*computed)
        assert [one.numero for one in draft.lignes] == [OLD]
        page = sample.plain(
            html(CATALOGUE[document].gabarit_pour(draft), of(CATALOGUE[document], draft), draft.case.root)
        )
        assert NEW not in page
    assert asked("relance-courrier", computed) == [OLD, NEW], "a plan only proposed holds nothing"


def test_its_breach_is_noticed_for_its_invoices_alone(home: Path) -> None:
    computed = sample.from_text(home, case(MISSED), au=BROKEN)
    assert drafts(computed) == [CURE]
    assert lacks(CURE, computed) == ""
    assert asked(CURE, computed) == [OLD]
    draft = CATALOGUE[CURE].draft(*computed)
    assert _fact(CATALOGUE[CURE], draft, Sending())["factures"] == [OLD]
    assert asked("mise-en-demeure", computed) == [NEW]


def test_the_notice_of_its_breach_is_none_of_the_other_invoices(home: Path) -> None:
    """Noted by hand without its invoices: no step of their ladder, no interest from it (C. civ., art. 1344-1)."""
    computed = sample.from_text(home, case(MISSED + NOTICED), au=CURED)
    assert computed[3].stade is Stade.MISE_EN_DEMEURE
    assert drafts(computed) == ["relance-courriel"]
    assert asked("relance-courrier", computed) == [NEW]
    legal = case(MISSED + NOTICED).replace("    taux: bce + 10\n", "    taux: bce + 10\n    reclamees: non\n")
    for covered, text in ((True, legal), (False, legal.replace(COVERED, "    signe:"))):
        case_, office, *_ = sample.from_text(home, text, au=CURED)
        owed = compute(case_, office, CURED)
        (line,) = [one for one in owed.lignes if one.numero == NEW]
        assert bool(line.segments) is not covered


def test_once_forfeited_everything_is_due(home: Path) -> None:
    computed = sample.from_text(home, case(MISSED + NOTICED), au=dt.date(2026, 12, 28))
    assert asked("mise-en-demeure", computed) == [OLD, NEW]


def test_what_the_debtor_pays_for_another_invoice_is_not_of_the_plan(home: Path) -> None:
    for choice, uncovered in ((f", imputation-choisie: [{NEW}]", True), (f", imputation-choisie: [{OLD}]", False)):
        paid = f"paiements:\n  - {{date: 2026-11-28, montant: '1 900,00'{choice}}}\n"
        text = case().replace("paiements:\n", paid, 1)
        computed = sample.from_text(home, text, au=dt.date(2026, 12, 2))
        told = " ".join(one.titre for one in computed[3].restes).replace("\N{NO-BREAK SPACE}", " ")
        assert ("Échéance de 1 900,00 € du 01/12/2026 non couverte" in told) is uncovered


def test_a_plan_kept_leaves_its_own_rest_to_decide(home: Path) -> None:
    paid = "paiements:\n  - {date: 2026-12-20, montant: '3 817,94'}\n"
    computed = sample.from_text(home, case().replace("paiements:\n", paid, 1), au=dt.date(2026, 12, 30))
    (hold,) = computed[3].pauses
    assert (hold.nature, hold.factures) == ("echeancier-tenu", (OLD,))
    assert asked("relance-courrier", computed) == [NEW]


def test_only_the_last_plan_is_followed_and_it_is_told(home: Path) -> None:
    second = (
        (sample.PLAN % "oui")
        .replace("    signe:", f"    factures: [{NEW}]\n    signe:")
        .replace("2026-11-02", "2026-11-20")
    )
    computed = sample.from_text(home, case(second), au=RUNNING)
    assert "aucun ne tient plus F-2026-017, d'un échéancier antérieur" in warned(computed)


def test_an_unknown_invoice_is_an_error(home: Path) -> None:
    with pytest.raises(Exception, match="F-9"):
        sample.from_text(home, case(covered="    factures: [F-9]\n    signe:"), au=RUNNING)


def test_a_decision_that_the_whole_is_due_stops_the_notice_of_the_breach(home: Path) -> None:
    """The office decided, since the breach, to do without the clause: another document may ask for the whole."""
    plan = sample.PLAN % "oui" + MISSED
    for decided, called in ((WAIVER.replace("2026-12-05", "2026-12-02"), True), (WAIVER, False)):
        text = sample.with_fact(plan).rstrip("\n") + "\n" + decided
        computed = sample.from_text(home, text, au=CURED)
        assert (CURE in drafts(computed)) is called
        assert (computed[3].stade is Stade.ECHEANCIER) is called
        assert ("déchéance du terme" in lacks("requete-injonction", computed)) is called


def test_a_notice_of_the_other_invoices_puts_no_clause_to_work(home: Path) -> None:
    """The term is forfeited by the notice of what the plan covers alone, whichever left first."""
    after = dt.date(2026, 12, 28)
    computed = sample.from_text(home, case(MISSED + OTHERS), au=after)
    assert CURE in drafts(computed)
    assert asked("requete-injonction", computed) == [NEW]
    computed = sample.from_text(home, case(MISSED + OTHERS + NOTICED), au=CURED)
    assert asked("relance-courrier", computed) == [NEW], "the second one is that of the plan, though it names nothing"
    computed = sample.from_text(home, case(MISSED + OTHERS + NOTICED), au=after)
    assert asked("requete-injonction", computed) == [OLD, NEW]


def test_a_request_tells_no_notice_that_asked_for_other_invoices(home: Path) -> None:
    older = case(MISSED + NOTICED).replace(*OLDER)
    computed = sample.from_text(home, older, au=CURED)
    assert asked("requete-injonction", computed) == [NEW]
    assert "mise en demeure" not in lacks("requete-injonction", computed)
    entry = CATALOGUE["requete-injonction"]
    draft = entry.draft(*computed)
    page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    assert "présentée le 14 octobre 2026 et distribuée. Cette lettre" in page
    assert f"échéancier convenu pour la facture n° {OLD}" in page


def test_what_a_plan_waits_for_is_on_the_agenda_whatever_the_others_are_at(home: Path) -> None:
    older = case().replace(*OLDER)
    for text, au, said in (
        (older, dt.date(2026, 11, 25), "Procédure à choisir"),
        (older, BROKEN, "non couverte : compte à vérifier"),
        (older.replace("paiements:\n", KEPT, 1), BROKEN, "Échéancier tenu"),
    ):
        computed = sample.from_text(home, text, au=au)
        assert computed[3].stade is Stade.JUDICIAIRE
        assert said in " ".join(one.titre for one in computed[3].restes)


def test_a_suit_for_the_others_interrupts_nothing_of_what_the_plan_holds(home: Path) -> None:
    """C. civ., art. 2241: what is not asked is not interrupted; a title would hide it, which is told."""
    served = "  - {date: 2026-11-20, type: assignation, juridiction: TAE de Lyon}\n"
    for covered, interrupted in ((COVERED, {NEW}), ("    signe:", {OLD, NEW})):
        computed = sample.from_text(home, case(served, covered).replace(*OLDER), au=RUNNING)
        seen = look(*computed[:2], RUNNING, computed[2])
        acts = [(act.date, concerned) for act, concerned in own_acts(seen) if act.acte is Acte.DEMANDE_EN_JUSTICE]
        assert [(day, set(seen.factures if named is None else named)) for day, named in acts] == [
            (dt.date(2026, 11, 20), interrupted)
        ]
        assert ("Tenir cet échéancier et ce qu'il couvre dans un dossier à part" in warned(computed)) is (
            interrupted == {NEW}
        )
