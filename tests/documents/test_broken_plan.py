"""The mise en demeure of a broken plan to joint debtors: condemned with the debtor, condemned by nobody."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from generator.casework.awaited import awaited
from generator.casework.computed import Computed
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.findings import Level
from generator.progress.bonds import untold
from tests.documents import bound, sample

CURE, JOINT, DAY = "mise-en-demeure-decheance", "Fournil Hippogriffe", dt.date(2026, 12, 4)
TITLE = (
    "titres:\n  - nature: jugement\n    juridiction: TAE de Lyon\n    date: 2026-11-01\n    principal: 3 817,94\n"
    "    indemnites: 40,00\n    article-700: 500,00\n    depens: 60,00\n    signifie-le: 2026-11-02\n"
    "    condamnes:\n      - nom: Boulangerie Chimère\n%s"
)
NOTICED = (
    "  - {date: 2026-12-04, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-12-07, delai: 15}\npieces:\n  -"
)


def broken(title: str = "", party: str = bound.JOINT, delai: str = "15") -> str:
    text = bound.joint(sample.text_of("plan-rompu"), party).replace("regularisation: 15", f"regularisation: {delai}")
    return text.replace("pieces:\n  -", f"{title}pieces:\n  -", 1)


def page(computed: sample.Computed, who: str = JOINT) -> str:
    return sample.words(CURE, computed, choix=Choix(debiteur=who))


def lacks(computed: sample.Computed, who: str = JOINT) -> str:
    return " ".join(one.message for one in sample.missing(CATALOGUE[CURE], *computed, choix=Choix(debiteur=who)))


def called(computed: sample.Computed) -> list[str]:
    return sample.called(CURE, computed)


def test_who_no_title_condemns_is_asked_for_nothing_of_the_title(home: Path) -> None:
    computed = sample.from_text(home, broken(TITLE % ""), au=DAY)
    assert "Article 700" in page(computed, "")
    assert lacks(computed) == ""
    his = page(computed)
    for word in ("rticle 700", "épens", "titre", "Principal restant dû sur"):
        assert word not in his, word
    assert "Pénalités de retard (C. com., art. L441-10, II)" in his
    assert "prendra effet à l'égard de Boulangerie Chimère SARL" in his
    assert "À votre égard, ce qui reste dû se compose ainsi" in his
    assert "Cette dette vous est commune avec Boulangerie Chimère SARL, solidairement" in his
    assert "saisir la juridiction compétente" in his
    assert called(computed) == ["", JOINT]


def test_who_is_condemned_with_the_debtor_has_his_copy_of_it(home: Path) -> None:
    computed = sample.from_text(home, broken(TITLE % f"      - nom: {JOINT}\n"), au=DAY)
    assert called(computed) == ["", JOINT]
    assert lacks(computed) == ""
    his = page(computed)
    assert "Article 700" in his
    assert "faire exécuter le titre que nous avons obtenu" in his
    assert "Cette dette vous est commune" in his


def test_his_copy_may_follow_that_of_the_principal_debtor(home: Path) -> None:
    text = broken().replace("pieces:\n  -", NOTICED, 1)
    computed = sample.from_text(home, text, au=dt.date(2026, 12, 8))
    assert "à régulariser" in lacks(computed, "")
    assert lacks(computed) == ""
    case, office, owed, _ = computed
    told = [one.message for one in untold(case, office, dt.date(2026, 12, 8), owed)]
    assert any("l'échéancier rompu n'a pas été adressée à Fournil Hippogriffe" in one for one in told), told


def test_a_title_that_limits_him_is_for_the_lawyer(home: Path) -> None:
    computed = sample.from_text(home, broken(TITLE % f"      - {{nom: {JOINT}, limite: 1000.00}}\n"), au=DAY)
    assert "ce compte n'est pas fait ici" in lacks(computed)


def test_a_title_that_grants_less_than_the_invoices_is_for_the_lawyer(home: Path) -> None:
    computed = sample.from_text(home, broken((TITLE % "").replace("3 817,94", "2 000,00")), au=DAY)
    assert "nul ne doit plus que le débiteur principal" in lacks(computed)


@pytest.mark.parametrize(("delai", "short"), [("15", True), ("30", False)])
def test_a_consumer_bound_with_a_professional_has_the_time_and_the_sums_of_a_consumer(
    delai: str,
    short: bool,  # noqa: FBT001 - a row of the table
    home: Path,
) -> None:
    computed = sample.from_text(home, broken(party=bound.CONSUMER, delai=delai), au=DAY)
    assert ("trop court pour un consommateur" in lacks(computed, "Zoé Hippogriffe")) is short
    his = page(computed, "Zoé Hippogriffe")
    for word in ("L441-10", "D441-5", "énalité", "ndemnité forfaitaire"):
        assert word not in his, word
    assert "commission de surendettement" in his


CLAIMS = [
    "relance-courrier", "mise-en-demeure", "lettre-avocat", "requete-injonction", "assignation-refere",
    "assignation-fond", "transmission-commissaire", "creance-commerciale",
]  # fmt: skip
LEFT = "seules les échéances échues sont exigibles, et ce document réclame tout"


@pytest.mark.parametrize("document", CLAIMS)
def test_the_whole_is_not_claimed_before_the_term_is_forfeited(document: str, home: Path) -> None:
    text = sample.text_of("plan-rompu")
    known = sample.from_text(home, text, au=DAY)
    assert LEFT in " ".join(one.message for one in sample.lacking(document, known))
    forfeited = text.replace("pieces:\n  -", NOTICED, 1)
    over = sample.from_text(home, forfeited, au=dt.date(2026, 12, 28))
    assert LEFT not in " ".join(one.message for one in sample.lacking(document, over)), "the clause has taken effect"
    past = sample.from_text(home, text.replace("2027-01-04", "2026-12-16"), au=dt.date(2026, 12, 18))
    assert LEFT not in " ".join(one.message for one in sample.lacking(document, past)), "every instalment is due"
    decided = "dispenses:\n  - {date: 2026-12-04, par: Me Songe, objet: terme-dechu, motif: clause sans préavis}\n"
    waived = sample.from_text(home, f"{text.rstrip()}\n{decided}", au=DAY)
    assert LEFT not in " ".join(one.message for one in sample.lacking(document, waived))


def test_a_plan_without_the_clause_is_due_at_its_dates(home: Path) -> None:
    text = sample.text_of("plan-rompu").replace("decheance-du-terme: oui", "decheance-du-terme: non")
    known = sample.from_text(home, text, au=DAY)
    told = " ".join(one.message for one in sample.lacking("mise-en-demeure", known))
    assert f"aucune clause ne dit la déchéance du terme : {LEFT}" in told
    for document in ("mise-en-demeure", CURE):  # neither sends to a letter that is refused
        remedies = " ".join(one.remedy or "" for one in sample.lacking(document, known))
        assert "Attendre la dernière échéance, ou soumettre les seules échéances échues à l'avocat" in remedies


@pytest.mark.parametrize(("clause", "stopped"), [("    decheance-du-terme: oui\n", []), ("", [Level.MANQUE])])
def test_a_clause_nobody_wrote_down_stops_the_letter(clause: str, stopped: list[Level], home: Path) -> None:
    """The letter says « conformément à la clause »: a plan agreed by e-mail may have none."""
    text = sample.text_of("plan-rompu")
    assert "    decheance-du-terme: oui\n" in text
    known = sample.from_text(home, text.replace("    decheance-du-terme: oui\n", clause), au=DAY)
    found = sample.lacking(CURE, known)
    assert [one.level for one in found if "ne dit pas si cet échéancier a une clause" in one.message] == stopped


def test_a_guarantor_is_asked_no_more_than_what_is_due(home: Path) -> None:
    text = bound.guaranteed(text=sample.text_of("plan-rompu"))
    choix, entry = Choix(debiteur="Iris Chimère"), CATALOGUE["mise-en-demeure-caution"]
    known = sample.from_text(home, text, au=DAY)
    assert LEFT in " ".join(one.message for one in sample.missing(entry, *known, choix=choix))
    forfeited = text.replace("pieces:\n  -", NOTICED, 1)
    over = sample.from_text(home, forfeited, au=dt.date(2026, 12, 28))
    assert LEFT not in " ".join(one.message for one in sample.missing(entry, *over, choix=choix))
    told = " ".join(one.message for one in sample.remarks(entry, *over, choix=choix))
    assert "ni à une caution (C. civ., art. 1305-5)" in told


def test_while_the_time_to_cure_runs_the_clause_has_not_taken_effect(home: Path) -> None:
    known = sample.from_text(
        home, sample.text_of("plan-rompu").replace("pieces:\n  -", NOTICED, 1), au=dt.date(2026, 12, 8)
    )
    told = [one for one in sample.lacking("assignation-fond", known) if LEFT in one.message]
    assert "la déchéance du terme n'a pas pris effet" in told[0].message
    assert told[0].remedy.startswith("Attendre le 22/12/2026.")


WITHOUT = sample.text_of("plan-rompu").replace("decheance-du-terme: oui", "decheance-du-terme: non")


def asked_for(computed: sample.Computed) -> list[str]:
    case, office, owed, seen = computed
    return [one.plan.document for one in awaited(Computed(case, seen, owed), office)]


def test_a_plan_says_nothing_of_an_invoice_issued_since(home: Path) -> None:
    since = "  - {numero: F-099, date: 2026-11-10, echeance: 2026-11-25, montant-ttc: 1200, piece: f-017}\npaiements:"
    known = sample.from_text(home, WITHOUT.replace("paiements:", since, 1), au=DAY)
    entry = CATALOGUE["mise-en-demeure"]
    assert LEFT in " ".join(one.message for one in sample.missing(entry, *known))
    alone = sample.missing(entry, *known, choix=Choix(factures=("F-099",)))
    assert LEFT not in " ".join(one.message for one in alone)


def test_on_a_title_nothing_that_is_refused_is_asked_for_before_the_last_instalment(home: Path) -> None:
    text = WITHOUT.replace("pieces:\n  -", f"{TITLE % ''}pieces:\n  -", 1).replace("2027-01-04", "2026-12-16")
    assert asked_for(sample.from_text(home, text, au=DAY)) == []
    assert asked_for(sample.from_text(home, text, au=dt.date(2026, 12, 17)))[0] == "transmission-commissaire"


def test_once_it_is_decided_that_the_whole_is_due_the_case_goes_on(home: Path) -> None:
    decided = "dispenses:\n  - {date: %s, par: Me Songe, objet: terme-dechu, motif: échéancier nul}\n"
    known = sample.from_text(home, f"{WITHOUT.rstrip()}\n{decided % '2026-12-04'}", au=DAY)
    assert "la dernière le" not in known[3].prochaine_action
    assert asked_for(known)[0] == "requete-injonction"
    before = sample.from_text(home, f"{WITHOUT.rstrip()}\n{decided % '2026-12-02'}", au=DAY)
    assert "la dernière le 04/01/2027" in before[3].prochaine_action, "of before the breach"


def test_instalments_above_what_is_owed_ask_for_what_is_owed(home: Path) -> None:
    """A credit note of after the plan lowers the debt and no instalment: more than all of it was asked for."""
    note = "avoirs:\n  - {numero: A-1, date: 2026-11-20, facture: F-2026-017, montant-ttc: 3000}\npaiements:\n"
    of = sample.from_text(home, sample.text_of("plan-rompu").replace("paiements:\n", note, 1), au=DAY)
    printed = sample.values_of(CURE, of)
    assert printed["montant_manque"] == printed["paiement"].montant == printed["sommes"].total == of[2].total
    assert "Cette échéance dépasse ce qui reste dû : seul ce reste est demandé" in sample.words(CURE, of)
    assert sample.values_of(CURE, sample.computed("plan-rompu"))["montant_manque"] == Decimal(1900)
    part = "  - {date: 2026-12-02, type: contestation, motif: sacs humides, montant: 3000}\npieces:\n  -"
    disputed = sample.from_text(home, sample.text_of("plan-rompu").replace("pieces:\n  -", part, 1), au=DAY)
    assert "dépasse ce qui reste dû, hors ce qui est contesté : seul ce reste" in sample.words(CURE, disputed)


@pytest.mark.parametrize(
    ("paid", "left"),
    [
        ("", [(2, "1917.94")]),  # that of 1 December is past: no debit pays it on its day
        ("  - {date: 2026-12-01, montant: 1900}\n", [(2, "1917.94")]),
        ("  - {date: 2026-12-01, montant: 2400}\n", [(2, "1417.94")]),
        ("  - {date: 2026-12-01, montant: 3817.94}\n", []),
        ("avoirs:\n  - {numero: A-1, date: 2026-12-01, facture: F-2026-017, montant-ttc: 3000}\n", []),
        ("avoirs:\n  - {numero: A-1, date: 2026-12-01, facture: F-2026-017, montant-ttc: 1000}\n", [(2, "1435.99")]),
    ],
)
def test_a_mandate_is_asked_for_the_instalments_to_come(paid: str, left: list[tuple[int, str]], home: Path) -> None:
    """It listed those of the past, paid or not, as each to be paid on its day."""
    plan = sample.text_of("plan-propose").replace("signe: non", "signe: oui", 1)
    text = plan.replace("journal:\n", f"{paid}journal:\n", 1)
    printed = sample.values_of("mandat-sepa", sample.from_text(home, text, au=DAY))
    assert [(term.rang, str(term.montant)) for term in printed["echeances"]] == left
    assert not printed["recurrent"]


def test_a_mandate_tells_no_instalment_of_a_plan_forfeited(home: Path) -> None:
    text = sample.text_of("plan-rompu").replace("pieces:\n  -", NOTICED, 1)
    for day, left in (DAY, [2]), (dt.date(2026, 12, 23), []):
        printed = sample.values_of("mandat-sepa", sample.from_text(home, text, au=day))
        assert [term.rang for term in printed["echeances"]] == left


def test_an_agreement_signed_and_paid_in_part_is_read_again_at_its_date(home: Path) -> None:
    """It was told to correct the amounts of what the parties had signed."""
    paid = "  - {date: 2026-12-01, montant: 1900}\n"
    text = sample.text_of("plan-propose").replace("journal:\n", f"{paid}journal:\n", 1)
    for signed, remedy in ("oui", "recouvre produire {} accord-echeancier --au "), ("non", "Corriger les montants"):
        of = sample.from_text(home, text.replace("signe: non", f"signe: {signed}", 1), au=DAY)
        found = [one for one in sample.lacking("accord-echeancier", of) if "les échéances font" in one.message]
        assert [remedy.format(of[0].dossier.reference) in one.remedy for one in found] == [True]
