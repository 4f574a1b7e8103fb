"""A judgment that dismisses the claim of some invoices says which: no « reprise » brings them back (CPC 480)."""

from decimal import Decimal

import pytest

from generator.casework.awaited import lacking
from generator.casework.checks import check_case
from generator.casework.computed import Computed, compute_case
from generator.documents import CATALOGUE
from generator.documents.contexts.act import handover
from generator.documents.contexts.told import label
from generator.law.procedures.types import Somme
from generator.load.checks.acts_out_of_turn import keys_are_those_of_their_act
from generator.load.checks.which_title import dismissed_apart, dismissed_over_a_title
from generator.statement.types import Decompte
from tests.casework.test_several_titles import INVOICES, TWO_SUITS, bureau
from tests.progress.cases import case, day

THIRD = INVOICES + "- {numero: F-3, date: 2026-02-11, echeance: 2026-03-13, montant-ttc: 100}\n"
TITLE = (
    "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1], "
    "executoire-le: 2026-05-08}"
)
DISMISSED = "- {date: 2026-06-28, type: jugement, rg: B2, sens: rejet, factures: [F-2]}\n    "


def seen(journal: str, titres: str = TITLE, au: str = "2026-11-21") -> Computed:
    return compute_case(case(TWO_SUITS + journal, factures=THIRD, titres=titres), bureau(), day(au))


def asked(of: Computed) -> list[str]:
    """The invoices a formal notice asks for."""
    assert of.decompte is not None
    draft = CATALOGUE["mise-en-demeure"].draft(of.case, bureau(), of.decompte, of.situation)
    return [one.numero for one in draft.lignes if not one.du_titre]


@pytest.mark.parametrize(
    ("journal", "left"),
    [
        (DISMISSED, ["F-3"]),
        (DISMISSED + "- {date: 2026-07-15, type: reprise, motif: accord}", ["F-3"]),
        (
            DISMISSED + "- {date: 2026-07-01, type: contestation, motif: qualité, factures: [F-3]}\n"
            "    - {date: 2026-07-15, type: reprise, motif: accord}",
            ["F-3"],
        ),
        (DISMISSED.replace("[F-2]", "[F-2, F-3]"), []),
    ],
)
def test_what_a_judgment_dismissed_is_never_asked_for_again(journal: str, left: list[str]) -> None:
    of = seen(journal)
    assert asked(of) == left
    assert of.decompte is not None
    lines = {one.numero: one.mention for one in of.decompte.lignes}
    assert lines["F-2"] == "demande rejetée"
    assert of.decompte.reserve == "contesté ou rejeté"
    assert not any("rejette la demande" in one.message for one in lacking(of, bureau(), "mise-en-demeure"))
    assert not list(dismissed_apart(of.case, bureau()))
    assert "rejet-nomme" in {one.nature for one in of.situation.pauses}


def test_the_day_before_it_was_claimed_still() -> None:
    assert asked(seen(DISMISSED, au="2026-06-27")) == ["F-2", "F-3"]


def test_a_title_of_since_claims_it_again() -> None:
    """The court of appeal grants what the first judge dismissed."""
    anew = TITLE + "\n- {nature: jugement, juridiction: CA, date: 2026-10-01, principal: 3000, factures: [F-2]}"
    of = seen(DISMISSED, titres=anew)
    assert of.decompte is not None
    assert "demande rejetée" not in {one.mention for one in of.decompte.lignes}
    assert of.decompte.principal == Decimal(9100)
    assert not {one.nature for one in of.situation.pauses}


def test_without_any_title_a_dismissal_by_name_leaves_the_rest() -> None:
    """It ended the whole case before."""
    of = seen(DISMISSED, titres="")
    assert asked(of) == ["F-1", "F-3"]
    assert "Demande rejetée" not in of.situation.explication
    whole = seen(DISMISSED.replace("[F-2]", "[F-1, F-2, F-3]"), titres="")
    assert whole.situation.explication.startswith("Demande rejetée")


def test_the_title_that_names_no_invoice_stands_beside_the_dismissal_of_one_billed_since() -> None:
    """Without the name of what is dismissed, the title would be lost to it."""
    later = INVOICES + "- {numero: F-3, date: 2026-05-11, echeance: 2026-06-13, montant-ttc: 100}\n"
    title = TITLE.replace("factures: [F-1], ", "").replace("6000", "9000")
    journal = TWO_SUITS + DISMISSED.replace("[F-2]", "[F-3]").replace("06-28", "09-28")
    of = compute_case(case(journal, factures=later, titres=title), bureau(), day("2026-11-21"))
    assert of.decompte is not None
    assert of.decompte.fondement == "titre"
    assert of.decompte.principal == Decimal(9000)
    without = case(journal.replace(", factures: [F-3]", ""), factures=later, titres=title)
    assert compute_case(without, bureau(), day("2026-11-21")).situation.explication.startswith("Demande rejetée")


@pytest.mark.parametrize(
    ("fact", "unread"),
    [
        ("type: jugement, sens: rejet, rg: B2", False),
        ("type: jugement, sens: condamnation, rg: B2", True),  # what a judge grants is told under « titres »
        ("type: jugement, rg: B2", True),
        ("type: jugement, sens: rejet, refere: oui, rg: B2", True),  # CPC 488
        ("type: audience, rg: B2", True),
    ],
)
def test_the_invoices_of_a_dismissal_are_read_on_it_alone(fact: str, *, unread: bool) -> None:
    of = case(TWO_SUITS + f"- {{date: 2026-06-28, {fact}, factures: [F-2]}}", factures=THIRD)
    found = [one.key for one in keys_are_those_of_their_act(of, None) if "sans effet" in one.message]
    assert found == (["journal[2].factures"] if unread else [])


def test_which_are_dismissed_is_asked_once_and_as_a_command() -> None:
    of = seen(DISMISSED.replace(", factures: [F-2]", ""))
    found = [one for one in check_case(of.case, bureau(), day("2026-11-21")) if "rejette la demande" in one.message]
    assert all('jugement factures="…" --completer --date 28/06/2026' in one.remedy for one in found)
    assert "F-2 et F-3 peuvent en être" in lacking(of, bureau(), "releve-de-compte")[0].message


def test_the_judgment_is_told_with_what_it_dismissed() -> None:
    """A judge asked for the rest must not read that all of it was dismissed."""
    of = seen(DISMISSED)
    assert (
        label(of.case.dossier.journal[2], bureau()) == "Jugement qui rejette la demande (facture n°\xa0F-2), RG\xa0B2"
    )


@pytest.mark.parametrize(
    ("paid", "title", "dismissed", "third", "excess"),
    [
        ("date: 2026-09-01, montant: 3000", "3161.38", "3000.00", "0.00", "0"),
        ("date: 2026-09-01, montant: 6250", "0.00", "3000.00", "0.00", "48.62"),
        ("date: 2026-09-01, montant: 9000", "0.00", "3000.00", "0.00", "2798.62"),
        ("date: 2026-09-01, montant: 3000, imputation-choisie: [F-2]", "6000.00", "174.06", "100.00", "0"),
        (
            "date: 2026-09-01, montant: 6500, volontaire: non, imputation-choisie: [F-1]",
            "0.00",
            "3000.00",
            "0.00",
            "298.62",
        ),
        ("date: 2026-06-27, montant: 3000", "6000.00", "106.85", "100.00", "0"),  # it was a debt still
    ],
)
def test_no_payment_goes_to_what_a_judgment_dismissed(
    paid: str, title: str, dismissed: str, third: str, excess: str
) -> None:
    """Its rate is the dearest (C. civ. 1342-10): the title would be claimed as if nothing had been paid."""
    of = case(TWO_SUITS + DISMISSED, factures=THIRD, titres=TITLE, paiements=f"- {{{paid}}}\n")
    owed = compute_case(of, bureau(), day("2026-09-01")).decompte
    assert owed is not None
    found = [str(one.principal) for one in owed.lignes]
    assert found == [title, dismissed, third]
    assert any("aucun paiement n'y est imputé" in one for one in owed.remarques)
    assert owed.trop_percu == Decimal(excess)


def test_a_writ_on_the_merits_asks_for_what_is_disputed_and_not_for_what_was_dismissed() -> None:
    of = seen(DISMISSED + "- {date: 2026-07-01, type: contestation, motif: qualité, factures: [F-3]}")
    assert of.decompte is not None
    draft = CATALOGUE["assignation-fond"].draft(of.case, bureau(), of.decompte, of.situation)
    assert [one.numero for one in draft.entier.lignes] == ["F-3"]
    assert draft.lignes == ()


@pytest.mark.parametrize(
    ("named", "said"), [(", factures: [F-2]", "F-2, dont ce jugement rejette la"), ("", "peut-être")]
)
def test_what_is_declared_of_a_dismissed_claim_is_told(named: str, said: str) -> None:
    opened = "- {date: 2026-11-01, type: procedure-collective, nature: redressement, tribunal: TC}"
    of = seen(DISMISSED.replace(", factures: [F-2]", named) + opened)
    assert of.decompte is not None
    entry = CATALOGUE["declaration-creance"]
    draft = entry.draft(of.case, bureau(), of.decompte, of.situation)
    assert [one.numero for one in draft.complet.lignes if not one.du_titre] == ["F-2", "F-3"]
    told = [one for need in entry.remarques for one in need.check(draft) if "certifiée sincère" in one.message]
    assert [said in one.message for one in told] == [True]


def test_a_writ_is_told_once_to_whom_the_case_is_handed() -> None:
    of = seen(DISMISSED)
    assert of.decompte is not None
    draft = CATALOGUE["transmission-commissaire"].draft(of.case, bureau(), of.decompte, of.situation)
    told = [one.libelle for one in handover(draft)["chronologie"] if "assignation" in one.libelle]
    assert told == ["assignation, RG\xa0A1", "assignation, RG\xa0B2"]


@pytest.mark.parametrize(
    ("paid", "clause", "excess"),
    [
        ("2026-09-01", "300.00", True),  # 10 % of the 3 000 dismissed
        ("2026-06-28", "300.00", True),
        ("2026-06-27", "0.00", False),  # it was a debt still, and all is paid
    ],
)
def test_no_payment_goes_to_the_penalty_clause_of_what_a_judgment_dismissed(
    paid: str, clause: str, *, excess: bool
) -> None:
    notice = "- {date: 2026-03-15, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-03-16}"
    terms = "famille: vente-entre-professionnels\nclause-penale: {taux: 10 %}"
    payment = f"- {{date: {paid}, montant: 12000}}\n"
    of = case(TWO_SUITS + DISMISSED + notice, factures=THIRD, paiements=payment, creance=terms)
    owed = compute_case(of, bureau(), day("2026-09-01")).decompte
    assert owed is not None
    assert [str(one.montant) for one in owed.postes if one.est_clause] == [clause]
    assert owed.conteste == owed.total, "nothing else is left"
    assert (owed.trop_percu > Decimal(1800)) is excess


@pytest.mark.parametrize(
    ("more", "lump", "left"),
    [
        ("0", "0.00", "0.00"),  # the choice of the debtor pays it, once nothing else is due
        ("-40", "0.00", "40.00"),  # the lump sums in their order: the last one waits
        ("-1000", "40.00", "1000.00"),  # no choice pays a lump sum before a principal that is due
    ],
)
def test_a_debtor_who_chooses_a_dismissed_invoice_may_pay_its_lump_sum_too(more: str, lump: str, left: str) -> None:
    def owed(paiements: str = "") -> Decompte:
        of = case(TWO_SUITS + DISMISSED, factures=THIRD, paiements=paiements)
        found = compute_case(of, bureau(), day("2026-09-01")).decompte
        assert found is not None
        return found

    whole = owed().total
    found = owed(f"- {{date: 2026-09-01, montant: {whole + Decimal(more)}, imputation-choisie: [F-2]}}\n")
    lines = {one.numero: one.indemnite for one in found.lignes}
    assert (str(lines["F-2"]), str(found.total), found.trop_percu) == (lump, left, Decimal(0))


@pytest.mark.parametrize(
    ("chosen", "more", "clause", "excess"),
    [
        ("[F-1, F-2, F-3]", "0", "0.00", "0"),  # all that the statement of account tells
        ("[F-2]", "0", "0.00", "0"),
        ("[F-2]", "-40", "40.00", "0"),  # what of it comes of the other invoices is paid first
        ("[F-1, F-3]", "0", "300.00", None),
    ],
)
def test_a_debtor_who_chooses_a_dismissed_invoice_may_pay_its_share_of_the_penalty_clause(
    chosen: str, more: str, clause: str, excess: str | None
) -> None:
    """A statement tells this share « au titre de la facture »: paid as told, it was overpaid and owed at once."""

    def owed(paiements: str = "") -> Decompte:
        of = case(TWO_SUITS + DISMISSED + NOTICE, factures=THIRD, paiements=paiements, creance=CLAUSE)
        found = compute_case(of, bureau(), day("2026-09-01")).decompte
        assert found is not None
        return found

    whole = owed().total + Decimal(more)
    found = owed(f"- {{date: 2026-09-01, montant: {whole}, imputation-choisie: {chosen}}}\n")
    assert [str(one.montant) for one in found.postes] == [clause]
    assert found.postes[0].rejete == min(Decimal(300), found.postes[0].montant)
    assert excess is None or found.trop_percu == Decimal(excess)


CLAUSE = "famille: vente-entre-professionnels\nclause-penale: {taux: 10 %}"
NOTICE = "- {date: 2026-03-15, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-03-16}"
DISPUTED = "- {date: 2026-07-01, type: contestation, motif: qualité, factures: [F-1]}\n    "


def test_a_writ_asks_for_the_penalty_clause_of_what_is_disputed_and_not_of_what_was_dismissed() -> None:
    of = compute_case(
        case(TWO_SUITS + DISMISSED + DISPUTED + NOTICE, factures=THIRD, creance=CLAUSE), bureau(), day("2026-11-21")
    )
    assert of.decompte is not None
    (clause,) = of.decompte.postes
    assert (clause.montant, clause.conteste, clause.rejete) == (Decimal(910), Decimal(900), Decimal(300))
    draft = CATALOGUE["assignation-fond"].draft(of.case, bureau(), of.decompte, of.situation)
    assert [one.montant for one in draft.postes] == [Decimal(10)], "a letter asks for what nobody disputes"
    assert [one.montant for one in draft.entier.postes] == [Decimal(610)], "a court settles what is disputed"
    assert [one.montant for one in draft.complet.postes] == [Decimal(910)], "the whole account tells all"


def test_what_a_judgment_dismissed_counts_in_no_ceiling() -> None:
    of = compute_case(case(TWO_SUITS + DISMISSED + NOTICE, factures=THIRD, creance=CLAUSE), bureau(), day("2026-11-21"))
    assert of.decompte is not None
    faits = CATALOGUE["assignation-fond"].draft(of.case, bureau(), of.decompte, of.situation).faits
    lost = of.decompte.lignes[1]
    assert (lost.numero, lost.mention) == ("F-2", "demande rejetée")
    total = of.decompte.total - lost.total - Decimal(300)
    left = Somme(of.decompte.principal - lost.principal, of.decompte.interets - lost.interets, total)
    assert faits.pretentions.tout == faits.pretentions.au_fond == left


UNSAID = "- {date: 2026-06-28, type: jugement, sens: rejet}\n    "


@pytest.mark.parametrize(
    ("journal", "asked"),
    [
        (UNSAID, True),
        (UNSAID.replace("rejet}", "rejet, rg: B2}"), False),  # of the other suit: the title stays
        (UNSAID.replace("rejet}", "rejet, factures: [F-2]}"), False),
        (UNSAID.replace("rejet}", "rejet, refere: oui}"), False),  # CPC 488
        (UNSAID.replace("06-28", "04-01"), False),  # before the title
        ("- {date: 2026-05-20, type: declaration-d-appel, auteur: debiteur}\n    " + UNSAID, False),  # on the title
    ],
)
def test_a_dismissal_that_takes_a_title_away_says_of_which_suit_it_is(journal: str, *, asked: bool) -> None:
    of = seen(journal)
    found = list(dismissed_over_a_title(of.case, bureau()))
    assert [one.key for one in found] == (["journal[2]"] if asked else [])
    assert all("F-2 et F-3" in one.message and "rg: …" in one.remedy for one in found)
