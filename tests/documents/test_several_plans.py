"""Several plans in force, each of its own invoices: each breach has its own mise en demeure, of its own sums."""

import re
from decimal import Decimal
from pathlib import Path
from textwrap import dedent, indent

import pytest

from generator.casework.computed import Computed, compute_case
from generator.casework.letters import draft_of
from generator.casework.planning import planned
from generator.desk.emission import Sending, _letter
from generator.documents import CATALOGUE, missing
from generator.documents.choice import Choix
from generator.documents.contexts import plan
from generator.findings import DocumentIncomplete, RecouvreError
from generator.model import FaitCourrier, targeted
from generator.money import NBSP
from generator.progress.bonds import untold
from generator.progress.types import Stade
from tests.documents import sample
from tests.progress.cases import DEBITEUR, case, day, office

CURE = "mise-en-demeure-decheance"
INVOICES = """\
- {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: '1 000,00'}
- {numero: F-2, date: 2026-01-06, echeance: 2026-02-05, montant-ttc: '2 000,00'}
"""
PLANS = """\
- date: 2026-05-01
  type: echeancier
  signe: oui
  factures: [F-1]
  decheance-du-terme: oui
  delai-de-regularisation: 15
  echeances: [{date: 2026-06-01, montant: '500,00'}, {date: 2026-07-01, montant: '500,00'}]
- date: 2026-05-10
  type: echeancier
  signe: oui
  factures: [F-2]
  decheance-du-terme: oui
  delai-de-regularisation: 20
  echeances: [{date: 2026-06-10, montant: '1 000,00'}, {date: 2026-07-10, montant: '1 000,00'}]
"""
FIRST = "- {date: 2026-06-05, type: echeance-manquee, echeance: 2026-06-01}\n"
SECOND = "- {date: 2026-06-12, type: echeance-manquee, echeance: 2026-06-10}\n"
NOTICE = "- {{date: 2026-06-13, type: mise-en-demeure, presentee-le: 2026-06-15, delai: {}, factures: [{}]}}\n"
JOINT = """\
- lien: solidaire
  solidarite: {source: article 8 du contrat}
  nature: societe
  qualite: professionnel
  commercant: oui
  denomination: Codébiteur
  forme: SAS
  siren: 000 000 034
  greffe: Lyon
  adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
"""


def computed(journal: str, au: str, debiteurs: str = DEBITEUR) -> Computed:
    return compute_case(case(PLANS + journal, factures=INVOICES, debiteurs=debiteurs), office(), day(au))


def notices(found: Computed) -> list[tuple[str, ...]]:
    known = (one for one in planned(found, office()) if one.document == CURE)
    return [(*one.choix.factures, *filter(None, [one.choix.debiteur])) for one in known]


@pytest.mark.parametrize(
    ("journal", "drafted", "action"),
    [
        (FIRST, [("F-1",)], "Mise en demeure après rupture de l'échéancier (F-1) à envoyer depuis le 05/06/2026."),
        (SECOND, [("F-2",)], "Mise en demeure après rupture de l'échéancier (F-2) à envoyer depuis le 12/06/2026."),
        (FIRST + SECOND, [("F-1",), ("F-2",)], "rupture de l'échéancier (F-1) à envoyer depuis le 05/06/2026."),
        (FIRST + SECOND + NOTICE.format(15, "F-1"), [("F-2",)], "l'échéancier (F-2) à envoyer depuis le 12/06/2026."),
        (FIRST + SECOND + NOTICE.format(20, "F-2"), [("F-1",)], "l'échéancier (F-1) à envoyer depuis le 05/06/2026."),
        (FIRST + SECOND + NOTICE.format(20, "F-2") + NOTICE.format(15, "F-1"), [], "(F-1) : jusqu'au 28/06/2026."),
    ],
)
def test_each_plan_broken_has_its_notice(journal: str, drafted: list[tuple[str, ...]], action: str) -> None:
    """That of a plan that was not the last was said, and never drafted."""
    found = computed(journal, "2026-06-14")
    assert notices(found) == drafted
    assert found.situation.prochaine_action.endswith(action)
    assert found.situation.stade is (Stade.ECHEANCIER if drafted else Stade.MISE_EN_DEMEURE)
    told = [one.titre for one in found.situation.restes if "Mise en demeure" in one.titre]
    assert told == [f"Mise en demeure après rupture de l'échéancier ({one}) à envoyer" for (one,) in drafted[1:]]


@pytest.mark.parametrize(
    ("factures", "asked", "delai", "missed", "principal"),
    [
        ((), ["F-1"], 15, "500.00", "1000.00"),
        (("F-1",), ["F-1"], 15, "500.00", "1000.00"),
        (("F-2",), ["F-2"], 20, "1000.00", "2000.00"),
    ],
)
def test_a_notice_is_of_one_plan_and_of_its_sums(
    factures: tuple[str, ...], asked: list[str], delai: int, missed: str, principal: str
) -> None:
    found = computed(FIRST + SECOND, "2026-06-14")
    draft = CATALOGUE[CURE].draft(found.case, office(), found.owed(), found.situation, choix=Choix(factures=factures))
    assert [one.numero for one in draft.lignes] == asked
    assert sum(one.principal for one in draft.lignes) == Decimal(principal)
    assert (draft.delai, plan.broken(draft)["montant_manque"]) == (delai, Decimal(missed))
    assert draft.fichier == f"{CURE}-echeancier-{asked[0][-1]}"
    assert _letter(CATALOGUE[CURE], draft, Sending(), timed=True)["factures"] == asked
    assert plan.broken(draft)["echeancier_factures"] == f"de la facture n°{NBSP}{asked[0]}"


def test_the_subjects_of_two_notices_tell_their_plans_apart(home: Path) -> None:
    """Signed the same day, two plans had notices of one subject."""
    one_day = PLANS.replace("2026-05-10", "2026-05-01") + FIRST + SECOND
    text = re.sub(r"(?ms)^factures:.*?(?=^\w)", f"factures:\n{indent(INVOICES, '  ')}", sample.base())
    text = re.sub(r"(?ms)^journal:.*?(?=^\w|\Z)", f"journal:\n{indent(one_day, '  ')}", text)
    known = sample.from_text(home, text, au=day("2026-06-14"))
    subjects = [
        sample.words(CURE, known, choix=Choix(factures=(numero,))).partition("MISE EN DEMEURE – ")[2][:70]
        for numero in ("F-1", "F-2")
    ]
    assert subjects[0].startswith("échéancier du 1er mai 2026 de la facture n° F-1, échéance impayée")
    assert subjects[1].startswith("échéancier du 1er mai 2026 de la facture n° F-2, échéance impayée")


@pytest.mark.parametrize("factures", [("F-9",), ("F-1", "F-9"), ("F-1", "F-2")])
def test_a_notice_is_of_the_invoices_of_one_plan(factures: tuple[str, ...]) -> None:
    """An invoice of none, or of the other plan, was dropped in silence beside one that is of a plan."""
    found = computed(FIRST, "2026-06-14")
    each = "(du 01/05/2026 : F-1 ; du 10/05/2026 : F-2)"
    with pytest.raises(RecouvreError, match="est d'un seul échéancier, et de ses seules factures") as refused:
        draft_of(found.case, office(), day("2026-06-14"), CURE, choix=Choix(factures=factures))
    assert each in str(refused.value)


OF_ALL = PLANS[: PLANS.index("- date: 2026-05-10")].replace("  factures: [F-1]\n", "")


@pytest.mark.parametrize(("journal", "lack"), [(OF_ALL, "aucune échéance manquée"), ("", "aucun échéancier signé")])
def test_a_notice_of_some_invoices_is_refused_for_its_true_reason(journal: str, lack: str) -> None:
    """It was said to be of the whole account, while nothing was broken yet."""
    known = case(journal, factures=INVOICES)
    with pytest.raises(DocumentIncomplete, match=lack):
        draft_of(known, office(), day("2026-06-14"), CURE, choix=Choix(factures=("F-1",)))


def test_a_broken_plan_of_the_whole_account_has_one_notice() -> None:
    known = case(OF_ALL + FIRST, factures=INVOICES)
    with pytest.raises(RecouvreError, match="porte sur tout le compte"):
        draft_of(known, office(), day("2026-06-14"), CURE, choix=Choix(factures=("F-1",)))


def test_the_file_of_a_notice_keeps_its_name_when_an_older_fact_is_noted() -> None:
    older = "- {date: 2026-04-02, type: relance-courriel, envoi: courriel}\n"
    known = case(older + PLANS + FIRST, factures=INVOICES)
    found = compute_case(known, office(), day("2026-06-14"))
    draft = CATALOGUE[CURE].draft(known, office(), found.owed(), found.situation)
    assert draft.fichier == f"{CURE}-echeancier-1"


def test_a_joint_debtor_is_told_of_each_breach() -> None:
    """The last plan alone was looked at: of the other one he was told nothing, and nobody said so."""
    both = computed(FIRST + SECOND, "2026-06-14", dedent(DEBITEUR) + JOINT)
    assert notices(both) == [("F-1",), ("F-1", "Codébiteur"), ("F-2",), ("F-2", "Codébiteur")]
    told = "- {{date: 2026-06-13, type: lettre-codebiteur, debiteur: Codébiteur, document: {}, factures: [F-2]}}\n"
    noticed = FIRST + SECOND + NOTICE.format(15, "F-1") + NOTICE.format(20, "F-2")
    for letters, left in ((noticed, ["F-1", "F-2"]), (noticed + told.format(CURE), ["F-1"])):
        sent = computed(letters, "2026-06-16", dedent(DEBITEUR) + JOINT)
        found = list(untold(sent.case, office(), day("2026-06-16"), sent.decompte))
        breach = [one for one in found if "l'échéancier rompu" in one.message]
        assert [one.message.partition("rompu (")[2][:3] for one in breach] == left
        assert all(f'--factures "{numero}"' in one.remedy for numero, one in zip(left, breach, strict=True))


TITLES = "".join(
    f"- {{nature: jugement, juridiction: TC, rg: {rg}, date: 2026-04-0{rank}, principal: {rank}000, "
    f"factures: [F-{rank}], signifie-le: 2026-04-10}}\n"
    for rank, rg in ((1, "A1"), (2, "B2"))
)


@pytest.mark.parametrize(("journal", "numero", "total"), [(FIRST, "F-1", "1005.86"), (SECOND, "F-2", "2011.58")])
def test_of_plans_agreed_on_titles_the_notice_tells_the_sums_of_its_own(journal: str, numero: str, total: str) -> None:
    """That of the first title threatened with the whole of the second, whose plan ran still, and was refused for it."""
    known = case(PLANS + journal, factures=INVOICES, titres=TITLES)
    found = compute_case(known, office(), day("2026-06-14"))
    (one,) = [plan for plan in planned(found, office()) if plan.document == CURE]
    assert one.choix.factures == (numero,)
    draft = CATALOGUE[CURE].draft(known, office(), found.owed(), found.situation, choix=one.choix)
    assert [str(line.total) for line in draft.lignes] == [total]
    assert draft.titre is not None
    assert draft.titre.factures == (numero,)
    assert not [lack for lack in missing(CATALOGUE[CURE], draft) if "ne doit pas partir" in lack.message]


@pytest.mark.parametrize(
    ("since", "titres"),
    [
        ("- {date: 2026-06-13, type: contestation, motif: malfacon}\n", ""),
        ("", "- {nature: jugement, juridiction: TC, date: 2026-06-13, principal: 3000, factures: [F-1, F-2]}\n"),
    ],
)
def test_no_other_notice_is_to_be_sent_where_the_first_is_not(since: str, titres: str) -> None:
    """Under a dispute, and of plans that a judgment came after, that of the second was left to be sent all the same."""
    of = case(PLANS + FIRST + SECOND + since, factures=INVOICES, titres=titres)
    found = compute_case(of, office(), day("2026-06-14"))
    assert notices(found) == []
    assert not [one.titre for one in found.situation.restes if "Mise en demeure" in one.titre]


OLDER = "- {numero: F-0, date: 2025-06-01, echeance: 2025-06-20, montant-ttc: '700,00'}\n"
WHOLE = "- {date: 2026-06-13, type: mise-en-demeure, presentee-le: 2026-06-15, delai: 20}\n"


@pytest.mark.parametrize(
    ("factures", "journal", "choice"),
    [
        (INVOICES, PLANS + FIRST + SECOND + WHOLE, True),  # the letter names none: it is of both
        (OLDER + INVOICES, PLANS + FIRST + SECOND + NOTICE.format(15, "F-1") + NOTICE.format(20, "F-2"), True),
        (INVOICES, PLANS + FIRST + SECOND + NOTICE.format(15, "F-1") + NOTICE.format(20, "F-2"), True),
        (INVOICES, PLANS + FIRST + SECOND, False),
    ],
)
def test_once_a_term_is_forfeited_a_procedure_is_to_be_chosen(factures: str, journal: str, *, choice: bool) -> None:
    """« Titre au dossier » was said where there was none, and the agenda lost the case: one had steps left."""
    found = compute_case(case(journal, factures=factures), office(), day("2026-07-20"))
    told = [one.titre for one in found.situation.restes if one.titre.startswith("Procédure à choisir")]
    assert bool(told) is choice
    action = found.situation.prochaine_action
    if factures.startswith(OLDER):  # what no plan is of keeps its own reminders
        assert action == "Relance n° 1 à envoyer depuis le 27/06/2025."
    else:
        assert action.startswith("Procédure à choisir") is choice


@pytest.mark.parametrize(
    ("factures", "chosen", "asked"),
    [
        (OLDER + INVOICES, (), ["F-0"]),
        (OLDER + INVOICES, ("F-1",), ["F-1"]),  # named, it is asked for
        (OLDER + INVOICES, ("F-0", "F-1"), ["F-0", "F-1"]),
        (INVOICES, (), ["F-1", "F-2"]),
    ],
)
def test_a_reminder_leaves_out_what_waits_for_a_procedure(
    factures: str, chosen: tuple[str, ...], asked: list[str]
) -> None:
    """The reminder of an invoice no plan is of asked again for those whose term was forfeited."""
    journal = PLANS + FIRST + SECOND + NOTICE.format(15, "F-1") + NOTICE.format(20, "F-2")
    found = compute_case(case(journal, factures=factures), office(), day("2026-07-20"))
    for document in ("relance-courriel", "relance-courriel-2", "relance-courrier"):
        entry, choix = CATALOGUE[document], Choix(factures=chosen)
        draft = entry.draft(found.case, office(), found.owed(), found.situation, choix=choix)
        assert [one.numero for one in draft.lignes] == asked
    disputed = "- {date: 2026-07-18, type: contestation, motif: x, factures: [F-0]}\n"
    if factures.startswith(OLDER):  # nothing else may be asked for: they are, as before
        alone = compute_case(case(journal + disputed, factures=factures), office(), day("2026-07-20"))
        draft = CATALOGUE["relance-courrier"].draft(alone.case, office(), alone.owed(), alone.situation)
        assert [one.numero for one in draft.lignes] == ["F-1", "F-2"]
    formal = CATALOGUE["mise-en-demeure"].draft(found.case, office(), found.owed(), found.situation)
    assert len(formal.lignes) == factures.count("numero")  # of the whole


def test_a_notice_that_names_no_invoice_asks_for_those_of_each_plan_broken() -> None:
    found = computed(FIRST + SECOND + WHOLE, "2026-07-20")
    letter = found.case.dossier.journal[-1]
    assert isinstance(letter, FaitCourrier)
    assert targeted(found.case.dossier, letter) == ("F-1", "F-2")


def test_of_a_plan_of_everything_the_notice_that_names_invoices_told_the_joint_debtor() -> None:
    whole = PLANS.partition("- date: 2026-05-10")[0].replace("  factures: [F-1]\n", "")
    told = f"- {{date: 2026-06-13, type: lettre-codebiteur, debiteur: Codébiteur, document: {CURE}, factures: [F-1]}}\n"
    for letter, left in (("", 1), (told, 0)):
        journal = whole + FIRST + WHOLE.replace("20}", "15}") + letter
        known = case(journal, factures=INVOICES, debiteurs=dedent(DEBITEUR) + JOINT)
        sent = compute_case(known, office(), day("2026-06-16"))
        found = list(untold(known, office(), day("2026-06-16"), sent.decompte))
        assert len([one for one in found if "l'échéancier rompu" in one.message]) == left


@pytest.mark.parametrize("numero", ["F-1", "F-2"])
def test_the_notice_of_a_plan_on_a_title_beside_one_of_an_invoice_is_of_that_title(numero: str) -> None:
    """It was made on what the title leaves out: nothing was left to ask for, and it was refused."""
    known = case(PLANS + FIRST + SECOND, factures=INVOICES, titres=TITLES.splitlines(keepends=True)[1])
    found = compute_case(known, office(), day("2026-06-14"))
    entry, choix = CATALOGUE[CURE], Choix(factures=(numero,))
    draft = entry.draft(known, office(), found.owed(), found.situation, choix=choix)
    (line,) = draft.lignes
    assert (line.numero if numero == "F-1" else draft.titre and draft.titre.factures) in (numero, (numero,))
    assert not [lack for lack in missing(entry, draft) if "rien à réclamer" in lack.message]


def test_a_mandate_is_of_the_instalments_to_come_of_every_plan() -> None:
    """It told those of the last plan alone: what the other has still to be paid was not to be debited."""
    found = computed("", "2026-06-05")
    draft = CATALOGUE["mandat-sepa"].draft(found.case, office(), found.owed(), found.situation)
    told = plan.to_come(draft)
    days = [(term.rang, f"{term.date:%d/%m}", term.montant) for term in told["echeances"]]
    assert days == [(2, "10/06", 1000), (3, "01/07", 500), (4, "10/07", 1000)]
    assert told["echeancier_total"] == Decimal("2500.00")
