"""A plan that says which invoices it covers: they are held, cured and settled apart; the others follow their course.

Without the key the plan holds everything, what is billed after it included, and a warning says so.
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from generator.casework.checks import check_computed
from generator.casework.computed import Computed
from generator.casework.letters import draft_of
from generator.casework.planning import planned
from generator.desk.emission import Sending, _fact
from generator.documents import CATALOGUE
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts import of
from generator.findings import NotComputed, RecouvreError
from generator.law.limitation.acts import Acte
from generator.progress.asof import look
from generator.progress.limits.acts import acts_of
from generator.progress.types import Stade
from generator.render import html
from generator.statement import compute
from generator.statement.notice import notices_to
from generator.vocabulary import Lien
from tests.documents import bound, sample

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
FORFEITED = dt.date(2026, 12, 28)
OTHERS = f"  - {{date: 2026-12-04, type: mise-en-demeure, factures: [{NEW}], presentee-le: 2026-12-05, delai: 8}}\n"
KEPT = f"paiements:\n  - {{date: 2026-11-20, montant: '3 817,94', imputation-choisie: [{OLD}]}}\n"
OLDER = ("date: 2026-11-05, echeance: 2026-11-15", "date: 2026-08-12, echeance: 2026-09-11")
WAIVER = "dispenses:\n  - {objet: terme-dechu, motif: accord du débiteur, par: a.petit, date: 2026-12-05}\n"


def case(facts: str = "", covered: str = COVERED, signed: str = "oui", reference: str = "une-facture") -> str:
    """The base case, a plan signed on 2 November of its invoice, another billed on 5 November."""
    plan = (sample.PLAN % signed).replace("    signe:", covered)
    text = sample.with_fact(plan + facts, reference)
    return text.replace("paiements:\n", INVOICE, 1)


AGREED = """  - {date: 2026-11-16, type: echeancier, signe: non, echeances: [{date: 2026-12-05, montant: %s}]}
"""


@pytest.mark.parametrize(
    ("less", "paid", "day"),
    [("0", "", "16 novembre 2026"), ("0", "2026-11-18", ""), ("0.01", "", "")],
)
def test_an_agreement_details_the_accessories_of_the_day_its_sum_was_agreed(
    less: str, paid: str, day: str, home: Path
) -> None:
    """Printed five days later, it acknowledged a sum whose accessories nothing detailed: it was not that day's."""
    then = sample.from_text(home, sample.base(), au=dt.date(2026, 11, 16))
    assert then[2] is not None
    text = sample.with_fact(AGREED % (then[2].total - Decimal(less)))
    if paid:
        text = text.replace("journal:\n", f"  - {{date: {paid}, montant: 1000.00}}\njournal:\n", 1)
    page = sample.words("accord-echeancier", sample.from_text(home, text))
    assert (f"Sommes dues, arrêtées au {day}" in page, "Sommes dues, arrêtées" in page) == (bool(day), bool(day))


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


FILED = "  - {date: 2026-11-04, type: requete-injonction, juridiction: TAE de Lyon}\n"
GRANTED = f"""titres:
  - nature: ordonnance-injonction
    juridiction: Président du TAE de Lyon
    date: 2026-11-18
    principal: '600,00'
    factures: [{NEW}]
    interets: {{taux: bce + 10, a-compter-du: 2026-09-12}}
    signifie-le: 2026-11-20
    executoire-le: 2026-12-22
"""
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


def test_what_a_plan_replaced_held_and_no_plan_holds_any_more_is_told(home: Path) -> None:
    """It was told too of two plans of distinct invoices, which are both followed: « un seul est suivi »."""

    def signed(on: str, *numeros: str) -> str:
        named = f"    factures: [{', '.join(numeros)}]\n    signe:"
        return (sample.PLAN % "oui").replace("    signe:", named).replace("2026-11-02", on)

    for facts, left in ((signed("2026-11-20", NEW), False), (signed("2026-11-19", OLD, NEW), False)):
        assert ("aucun ne tient plus" in warned(sample.from_text(home, case(facts), au=RUNNING))) is left
    again = signed("2026-11-19", OLD, NEW) + signed("2026-11-20", NEW)
    assert "aucun ne tient plus F-2026-017." in warned(sample.from_text(home, case(again), au=RUNNING))


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
    """C. civ., art. 2241: what is not asked is not interrupted."""
    served = "  - {date: 2026-11-20, type: assignation, juridiction: TAE de Lyon}\n"
    for covered, interrupted in ((COVERED, {NEW}), ("    signe:", {OLD, NEW})):
        computed = sample.from_text(home, case(served, covered).replace(*OLDER), au=RUNNING)
        seen = look(*computed[:2], RUNNING, computed[2])
        acts = [(act.date, concerned) for act, concerned in acts_of(seen) if act.acte is Acte.DEMANDE_EN_JUSTICE]
        assert [(day, set(seen.factures if named is None else named)) for day, named in acts] == [
            (dt.date(2026, 11, 20), interrupted)
        ]


def granted(facts: str = "", title: str = GRANTED) -> str:
    """A request for the invoice no plan holds, then the order it obtained."""
    text = case(FILED + facts).replace(*OLDER)
    return text.replace("pieces:\n  -", f"{title}pieces:\n  -", 1)


def test_a_title_for_the_others_leaves_in_the_account_what_the_plan_holds(home: Path) -> None:
    computed = sample.from_text(home, granted(), au=RUNNING)
    owed, situation = computed[2], computed[3]
    assert [(ligne.numero, ligne.du_titre) for ligne in owed.lignes][1:] == [(OLD, False)]
    assert [one.factures for one in situation.pauses] == [(OLD,)]
    assert situation.stade is Stade.TITRE
    assert asked("transmission-commissaire", computed) == [owed.lignes[0].numero]
    assert asked("proposition-echeancier", computed) == [OLD]
    assert owed.total == sum(
        sum(one.total for one in draft.decompte.lignes) + sum(one.montant for one in draft.decompte.postes)
        for draft in (CATALOGUE[name].draft(*computed) for name in ("mandat-execution", "relance-courrier"))
    )


def test_a_title_that_does_not_say_its_invoices_is_refused_while_a_plan_held_some(home: Path) -> None:
    """Its sum is of some or of all: either answer taken for granted is wrong by the whole of them."""
    unsaid = GRANTED.replace(f"    factures: [{NEW}]\n", "")
    with pytest.raises(NotComputed, match=f'titre factures="{NEW}" --completer --date 18/11/2026'):
        sample.from_text(home, granted(title=unsaid), au=RUNNING)
    whole = GRANTED.replace(f"[{NEW}]", f"[{OLD}, {NEW}]")
    assert len(sample.from_text(home, granted(title=whole), au=RUNNING)[2].lignes) == 1


@pytest.mark.parametrize("text", [case(FILED + MISSED).replace(*OLDER), granted(MISSED)], ids=["requete", "titre"])
def test_what_is_asked_or_granted_for_the_others_hides_no_notice_of_the_breach(home: Path, text: str) -> None:
    computed = sample.from_text(home, text, au=BROKEN)
    assert CURE in drafts(computed)
    assert lacks(CURE, computed) == ""
    assert asked(CURE, computed) == [OLD]


def test_what_a_title_leaves_out_is_asked_for_once_its_plan_is_forfeited(home: Path) -> None:
    computed = sample.from_text(home, granted(MISSED + NOTICED), au=dt.date(2026, 12, 28))
    assert f"Hors du titre, {OLD} : procédure à choisir" in [one.titre for one in computed[3].restes]
    assert asked("requete-injonction", computed) == [OLD]
    assert "requête est déjà en cours" not in lacks("requete-injonction", computed)
    numbers = [one.facture for one in computed[3].delais if one.nature == "prescription"]
    assert numbers.count(OLD) == 1


def test_a_request_for_what_the_plan_held_is_another_one_while_the_first_waits(home: Path) -> None:
    text = case(FILED + MISSED + NOTICED).replace(*OLDER)
    computed = sample.from_text(home, text, au=dt.date(2026, 12, 28))
    assert asked("requete-injonction", computed) == [OLD]
    assert "requête est déjà en cours" not in lacks("requete-injonction", computed)


def test_the_request_for_the_others_prints_no_payment_of_the_plan(home: Path) -> None:
    paid = f"paiements:\n  - {{date: 2026-11-03, montant: '500,00', imputation-choisie: [{OLD}]}}\n"
    text = case().replace(*OLDER).replace("paiements:\n", paid, 1)
    draft = CATALOGUE["requete-injonction"].draft(*sample.from_text(home, text, au=RUNNING))
    assert {one.facture for one in draft.decompte.imputations} == {OLD}
    assert of(CATALOGUE["requete-injonction"], draft)["imputations"] == ()


def test_the_draft_order_joined_to_a_request_and_its_correction_are_no_second_request(home: Path) -> None:
    issued = sample.with_fact("  - {date: 2026-11-20, type: requete-injonction, emis: 3}\n")
    computed = sample.from_text(home, issued, au=RUNNING)
    said = "une requête est déjà en cours"
    assert said in lacks("requete-injonction", computed)
    assert said not in lacks("requete-injonction", computed, Choix(remplace="3"))
    assert said not in lacks("projet-ordonnance", computed)


def test_what_is_seized_on_the_title_pays_no_instalment(home: Path) -> None:
    """Nor what the debtor pays without a choice, when the law puts it elsewhere: that is told."""
    for how, counted in ((", moyen: saisie, volontaire: non", False), ("", True)):
        paid = f"paiements:\n  - {{date: 2026-11-28, montant: '1 900,00'{how}}}\n"
        text = granted().replace("paiements:\n", paid, 1)
        computed = sample.from_text(home, text, au=dt.date(2026, 12, 2))
        told = " ".join(one.titre for one in computed[3].restes)
        assert ("non couverte : compte à vérifier" in told) is not counted


def test_a_payment_without_a_choice_that_the_law_puts_elsewhere_is_told(home: Path) -> None:
    """The other invoice is the older one: the plan counts what the account does not."""
    older = ("date: 2026-11-05, echeance: 2026-11-15", "date: 2026-06-12, echeance: 2026-07-11")
    for choice, told in (("", True), (f", imputation-choisie: [{OLD}]", False)):
        paid = f"paiements:\n  - {{date: 2026-11-28, montant: '1 900,00'{choice}}}\n"
        text = case().replace(*older).replace("600,00", "3 000,00").replace("paiements:\n", paid, 1)
        computed = sample.from_text(home, text, au=dt.date(2026, 12, 2))
        assert ("ce paiement ne dit pas ce qu'il règle" in warned(computed)) is told


def test_a_letter_of_what_a_title_leaves_out_names_it_and_one_to_a_joint_debtor_of_some_too(home: Path) -> None:
    """Else it would be a notice of every invoice, and interest would run from it on those it did not ask for."""
    computed = sample.from_text(home, granted(MISSED + NOTICED), au=dt.date(2026, 12, 28))
    entry = CATALOGUE["mise-en-demeure"]
    assert _fact(entry, entry.draft(*computed), Sending())["factures"] == [OLD]
    text = bound.joint(case())
    (name,) = sample.from_text(home, text, au=RUNNING)[0].dossier.noms(Lien.SOLIDAIRE)
    choix = Choix(debiteur=name)
    draft = entry.draft(*sample.from_text(home, text, au=RUNNING), choix=choix)
    assert _fact(entry, draft, Sending(choix=choix))["factures"] == [NEW]
    letter = (
        f"  - {{date: 2026-11-16, type: lettre-codebiteur, debiteur: {name}, document: mise-en-demeure,"
        f" presentee-le: 2026-11-17, factures: [{NEW}]}}\n"
    )
    dossier = sample.from_text(home, bound.joint(case(letter)), au=RUNNING)[0].dossier
    assert [one.factures for one in notices_to(dossier, dossier.debiteurs[1], RUNNING)] == [(NEW,)]


@pytest.mark.parametrize("document", ["releve-de-compte", "declaration-creance"])
def test_what_tells_of_all_that_is_owed_tells_of_what_a_plan_holds(home: Path, document: str) -> None:
    """A clause, a cost or an invoice left out of a declaration is lost (C. com., art. L622-26)."""
    opened = "  - {date: 2026-11-20, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon}\n"
    text = case(opened if document == "declaration-creance" else "").replace(*OLDER)
    draft = CATALOGUE[document].draft(*sample.from_text(home, text, au=RUNNING))
    values = of(CATALOGUE[document], draft)
    assert {one.numero for one in values["factures"]} == {OLD, NEW}
    assert values["sommes"].total == draft.decompte.total
    assert any(poste.est_clause for poste in draft.postes)
    assert {one.facture for one in draft.imputations} >= {OLD}


def test_an_act_of_some_invoices_tells_the_clause_it_does_not_ask_for(home: Path) -> None:
    for text, told in ((case().replace(*OLDER), True), (sample.base(), False)):
        said = " ".join(
            one.message
            for one in sample.remarks(CATALOGUE["requete-injonction"], *sample.from_text(home, text, au=RUNNING))
        )
        assert ("ne demande pas ce qui est compté sur toutes : clause pénale" in said) is told


def test_of_two_titles_followed_together_a_mandate_is_made_on_the_one_that_is_named(home: Path) -> None:
    second = GRANTED.replace("titres:\n", "").replace(f"[{NEW}]", f"[{OLD}]").replace("2026-11-18", "2026-11-19")
    served = "date: 2026-11-18, nature: signification, montant: '75,00', a-la-charge-de: debiteur, piece: releve"
    cost = f"frais:\n  - {{{served}}}\n"
    text = granted(title=GRANTED + second.replace("600,00", "3 800,00")).replace("titres:\n", f"{cost}titres:\n", 1)
    computed = sample.from_text(home, text, au=RUNNING)
    entry, totals = CATALOGUE["mandat-execution"], []
    for numero, principal in ((OLD, "3800.00"), (NEW, "600.00")):
        draft = entry.draft(*computed, choix=Choix(factures=(numero,)))
        assert [str(one.principal) for one in draft.lignes] == [principal]
        assert [poste.libelle for poste in draft.postes] == (["Frais de signification"] if numero == NEW else [])
        totals.append(draft.decompte.total)
    assert sum(totals) == computed[2].total
    unknown = sample.missing(entry, *computed, choix=Choix(factures=("F-9",)))
    assert [one.remedy for one in unknown if "aucun titre suivi ne juge F-9" in one.message] == [
        f"Dire « --factures {OLD} » ou « --factures {NEW} »."
    ]


def test_what_an_opposed_order_judged_is_before_the_judge_and_no_plan_is_told(home: Path) -> None:
    """Of two orders one is opposed: a judge has all that is due, and the mandate says why it has none for it."""
    first = GRANTED.replace("    juridiction", "    rg: 26/1\n    juridiction", 1)
    second = first.replace("titres:\n", "").replace(f"[{NEW}]", f"[{OLD}]").replace("26/1", "26/2")
    second = second.replace("date: 2026-11-18", "date: 2026-11-20").replace(
        "signifie-le: 2026-11-20", "signifie-le: 2026-11-21"
    )
    filed = "  - {date: 2026-11-%s, type: %s, rg: 26/%s}\n"
    kinds = (("04", "requete-injonction", 1), ("18", "ordonnance-injonction", 1), ("19", "requete-injonction", 2))
    last = (("20", "ordonnance-injonction", 2), ("25", "opposition", 2))
    text = (
        sample.with_fact("".join(filed % one for one in (*kinds, *last)))
        .replace("paiements:\n", INVOICE, 1)
        .replace(*OLDER)
    )
    titles = first + second.replace("600,00", "3 800,00")
    computed = sample.from_text(home, text.replace("pieces:\n  -", f"{titles}pieces:\n  -", 1), au=BROKEN)
    said = lacks("requete-injonction", computed)
    assert "un juge est déjà saisi de tout ce qui est échu et impayé, ou l'a jugé, au 04/12/2026" in said
    assert "échéancier" not in said
    found = sample.missing(CATALOGUE["mandat-execution"], *computed, choix=Choix(factures=(OLD,)))
    lack = next(one for one in found if "aucun titre" in one.message)
    assert f"aucun titre suivi ne juge {OLD}. Opposition du 25/11/2026 : l'ordonnance n'est plus suivie" in lack.message
    assert lack.remedy == f"Dire « --factures {NEW} »."


def test_an_opposed_order_interrupts_nothing_of_what_it_does_not_judge(home: Path) -> None:
    """C. civ., art. 2241: nobody asked for the other invoice, whose time runs; the suit pending is not of it."""
    opposed = "  - {date: 2026-11-25, type: opposition}\n"
    text = sample.with_fact(FILED + opposed).replace("paiements:\n", INVOICE, 1).replace(*OLDER)
    for key, running, free in ((f"    factures: [{NEW}]\n", {OLD}, True), ("", set(), False)):
        title = GRANTED.replace(f"    factures: [{NEW}]\n", key)
        computed = sample.from_text(
            home, text.replace("pieces:\n  -", f"{title}pieces:\n  -", 1), au=dt.date(2026, 12, 1)
        )
        assert {one.facture for one in computed[3].delais if one.nature == "prescription"} == running
        assert (asked("requete-injonction", computed) == [OLD]) is free
        assert ("requête est déjà en cours" in lacks("requete-injonction", computed)) is not free


def test_a_plan_of_what_a_title_granted_already_holds_the_title(home: Path) -> None:
    """It is of the title as much as of the other invoice, signed before or since: nothing is enforced meanwhile.

    A judge asked before it was signed grants all the same, and the plan binds the creditor still (C. civ. 1103).
    """
    late = COVERED.replace(OLD, f"{OLD}, {NEW}")
    for day, since in (("2026-11-17", False), ("2026-11-21", True)):
        plan = (sample.PLAN % "oui").replace("    signe:", late).replace("date: 2026-11-02", f"date: {day}", 1)
        text = sample.with_fact(FILED + plan).replace("paiements:\n", INVOICE, 1).replace(*OLDER)
        computed = sample.from_text(home, text.replace("pieces:\n  -", f"{GRANTED}pieces:\n  -", 1), au=RUNNING)
        assert "chéancier en cours" in lacks("mandat-execution", computed)
        assert asked("accord-echeancier", computed) == [one.numero for one in computed[2].lignes][0 if since else 1 :]


TWO_BROKEN = MISSED + (
    f"  - {{date: 2026-11-06, type: echeancier, signe: oui, factures: [{NEW}], echeances: "
    "[{date: 2026-12-05, montant: 300.00}, {date: 2027-01-05, montant: 300.00}]}\n"
    "  - {date: 2026-12-06, type: echeance-manquee, echeance: 2026-12-05, montant: 300.00}\n"
)


@pytest.mark.parametrize(("decided", "holds"), [("2026-12-04", False), ("2026-12-06", True), ("2026-12-07", True)])
def test_of_two_plans_broken_the_whole_is_due_by_a_decision_of_since_the_last_breach(
    decided: str, home: Path, *, holds: bool
) -> None:
    """Taken on the first breach, it says nothing of the plan broken since."""
    text = case(TWO_BROKEN).replace("decheance-du-terme: oui", "decheance-du-terme: non")
    waived = f"{text.rstrip()}\n{WAIVER.replace('2026-12-05', decided)}"
    said = lacks("requete-injonction", sample.from_text(home, waived, au=dt.date(2026, 12, 10)))
    assert ("seules les échéances échues sont exigibles" not in said) is holds


def test_once_forfeited_what_it_covers_alone_is_asked_of_a_judge_while_the_rest_is_reminded(home: Path) -> None:
    """« Procédure à choisir (F-2026-017) », and the request that was ready asked for the other invoice too."""
    proved = NOTICED.replace("delai: 15", "delai: 15, pieces: [med, ar]")
    computed = sample.from_text(home, case(MISSED + proved), au=FORFEITED)
    case_, office, owed, seen = computed
    assert any(f"Procédure à choisir ({OLD})" in one.titre for one in seen.restes)
    due = {one.document: one for one in planned(Computed(case_, seen, owed), office)}
    request = due["requete-injonction"]
    assert request.choix.factures == (OLD,)
    assert request.titre == f"Requête en injonction de payer – {OLD}"
    draft = draft_of(case_, office, FORFEITED, "requete-injonction", choix=request.choix)
    assert [one.numero for one in draft.lignes] == [OLD]
    assert _fact(CATALOGUE["requete-injonction"], draft, Sending())["factures"] == [OLD]
    with pytest.raises(RecouvreError, match="porte sur tout le compte"):
        draft_of(case_, office, FORFEITED, "requete-injonction", choix=Choix(factures=(NEW,)))


def test_what_the_request_does_not_ask_for_is_left_to_do(home: Path) -> None:
    filed = f"  - {{date: 2026-12-29, type: requete-injonction, factures: [{OLD}]}}\n"
    computed = sample.from_text(home, case(MISSED + NOTICED + filed), au=dt.date(2026, 12, 30))
    due = computed[3].etape_due
    assert due is not None
    assert due.titre == f"Relance n° 1 ({NEW})"
    whole = sample.from_text(
        home, case(MISSED + NOTICED + filed.replace(f", factures: [{OLD}]", "")), au=dt.date(2026, 12, 30)
    )
    assert whole[3].etape_due is None


def test_the_hand_over_is_of_the_broken_plan_alone_while_the_rest_is_reminded(home: Path) -> None:
    """It handed over the invoice that keeps its reminders, which then stopped."""
    computed = sample.from_text(home, case(MISSED + NOTICED), au=FORFEITED)
    case_, office, owed, seen = computed
    due = {one.document: one for one in planned(Computed(case_, seen, owed), office)}
    handed = due["transmission-commissaire"]
    assert handed.choix.factures == (OLD,)
    draft = CATALOGUE["transmission-commissaire"].draft(case_, office, owed, seen, choix=handed.choix)
    assert [one.numero for one in draft.lignes] == [OLD]
    assert _fact(CATALOGUE["transmission-commissaire"], draft, Sending())["factures"] == [OLD]


@pytest.mark.parametrize(("facts", "signed"), [("", "non"), (MISSED + NOTICED, "oui")])
def test_what_a_judge_is_not_asked_for_is_reminded_and_handed_over_by_name(facts: str, signed: str, home: Path) -> None:
    filed = f"  - {{date: 2026-12-29, type: requete-injonction, factures: [{OLD}]}}\n"
    case_, office, owed, seen = sample.from_text(home, case(facts + filed, signed=signed), au=dt.date(2026, 12, 30))
    for document in ("relance-courriel", "mise-en-demeure"):
        draft = CATALOGUE[document].draft(case_, office, owed, seen)
        assert [one.numero for one in draft.lignes] == [NEW]
        assert "plus de relance" not in lacks(document, (case_, office, owed, seen))
    assert "ne se remet pas" in lacks("transmission-commissaire", (case_, office, owed, seen))
    draft = draft_of(case_, office, seen.au, "transmission-commissaire", choix=Choix(factures=(NEW,)))
    assert [one.numero for one in draft.lignes] == [NEW]
