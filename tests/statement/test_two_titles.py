"""Two titles of different invoices, followed together: each stands on its own, on its own days."""

import datetime as dt
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.money import format_eur
from generator.statement import compute, compute_against
from tests.progress.cases import DEBITEUR, case, office

AU = dt.date(2026, 11, 21)
BILLS = """\
- {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}
- {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
"""
JUDGED = "- {nature: jugement, juridiction: TC, date: %s, principal: %s, factures: [%s], signifie-le: %s}\n"
BOTH = JUDGED % ("2026-05-28", 3000, "F-2", "2026-06-08") + JUDGED % ("2026-09-10", 6000, "F-1", "2026-09-21")


def test_a_judgment_of_another_invoice_judges_nothing_of_the_first_again() -> None:
    """Paid on F-1 alone, before the judgment of F-1: that one counts it, that of F-2 has nothing to say of it."""
    paid = "- {date: 2026-07-20, montant: 1000, imputation-choisie: [F-1]}\n"
    owed = compute(case("", factures=BILLS, titres=BOTH, paiements=paid), office(), AU)
    assert [one.principal for one in owed.lignes] == [Decimal(6000), Decimal(3000)]
    assert [(str(one.montant), str(one.jusqu_au)) for one in owed.compris] == [("1000.00", "2026-09-10")]


LEGAL = JUDGED % ("2026-04-20", 6000, "F-1", "2026-04-25")
LATER = JUDGED % ("2026-09-10", 3000, "F-2", "2026-09-21")
PAID = "- {date: 2026-07-20, montant: 1000}\n"


@pytest.mark.parametrize("later", ["", LATER, LATER.replace("F-2", "F-3").replace("3000", "500")])
def test_what_was_paid_between_two_titles_is_of_the_dearest_debt_of_that_day(later: str) -> None:
    """On 20 July F-1 is a judgment, at the legal rate; F-2, at 12,15 %, is the dearer one: 1 000 € are of it.

    Its 130 days of penalties, 130,23 (110 days at 12,15 %, 20 at 12,40 %), then its principal. The judgment of F-2 that
    follows counts them; deducted from the first one they were paid twice.
    """
    bills = BILLS + "- {numero: F-3, date: 2026-02-10, echeance: 2026-12-12, montant-ttc: 500}\n"
    owed = compute(case("", factures=bills, titres=LEGAL + later, paiements=PAID), office(), AU)
    assert owed.lignes[-2 if later else 0].principal == Decimal(6000)
    on = [one.facture for one in owed.imputations]
    assert on == ([] if "F-2" in later else ["F-2"])
    assert sum(one.montant for one in owed.compris) == (1000 if "F-2" in later else 0)


FOUR = BILLS + (
    "- {numero: F-3, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 500}\n"
    "- {numero: F-4, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 2000}\n"
)
COSTLY = LEGAL.replace("signifie-le", "depens: 31, article-700: 400, signifie-le")
CHOICES = st.sampled_from(
    ["", ", volontaire: non", *(f", imputation-choisie: [{one}]" for one in ("F-1", "F-2", "F-4", "F-1, F-2"))]
)
PAYMENTS = st.lists(st.tuples(st.integers(0, 240), st.integers(10_000, 500_000), CHOICES), max_size=5)


@settings(max_examples=400, deadline=None)
@given(PAYMENTS, st.sampled_from(["F-2", "F-3", "F-4"]))
def test_a_later_title_changes_nothing_of_what_the_others_were_paid(
    payments: list[tuple[int, int, str]], judged: str
) -> None:
    """All was paid by 8 September: the judgment of 10 September, of another invoice, takes its own, leaves theirs."""
    day = dt.date(2026, 1, 11)
    paid = "".join(
        f"- {{date: {day + dt.timedelta(days)}, montant: {Decimal(cents) / 100}{how}}}\n"
        for days, cents, how in sorted(payments)
    )
    later = JUDGED % ("2026-09-10", 500, judged, "2026-09-21")
    alone, both = (
        compute(case("", factures=FOUR, titres=titles, paiements=paid), office(), AU, lectures=False)
        for titles in (COSTLY, COSTLY + later)
    )
    left = {one.numero: (one.principal, one.interets, one.indemnite) for one in alone.lignes if one.numero != judged}
    assert {one.numero: (one.principal, one.interets, one.indemnite) for one in both.lignes[1:]} == left
    first = [[one.montant for one in owed.postes] for owed in (alone, both)]
    assert first[0] == first[1]


NOTED = "avoirs: [{numero: A-1, date: %s, facture: %s, montant-ttc: %s, retroactif: %s}]\n"


@pytest.mark.parametrize(
    ("note", "paid"),
    [
        # set against F-2 the day of the first judgment, before anything of it was paid
        (("2026-04-20", "F-1", "3676.04", "non"), "{date: 2026-01-23, montant: 3847.73, imputation-choisie: [F-1]}"),
        # what a credit note from the origin shows paid in excess before the first judgment, that one did not count
        (("2026-07-25", "F-2", "2858.96", "oui"), "{date: 2026-02-03, montant: 2917.79, imputation-choisie: [F-2]}"),
    ],
)
def test_nor_of_what_a_credit_note_settled_of_them(note: tuple[str, str, str, str], paid: str) -> None:
    later = JUDGED % ("2026-09-10", 500, "F-3", "2026-09-21")
    alone, both = (
        compute(case("", factures=FOUR, titres=titles, paiements=f"- {paid}\n", reste=NOTED % note), office(), AU)
        for titles in (COSTLY, COSTLY + later)
    )
    left = {one.numero: one.principal for one in alone.lignes if one.numero != "F-3"}
    assert {one.numero: one.principal for one in both.lignes[1:]} == left


FIRST = "2026-04-20", 6000, "F-1", "2026-04-25"
THREE = JUDGED % FIRST + JUDGED % ("2026-07-10", 3000, "F-2", "2026-07-21")
THIRD = JUDGED % ("2026-09-10", 500, "F-4", "2026-09-21")


@pytest.mark.parametrize(
    ("paid", "note", "counted"),
    [
        # seized for F-2 alone, 1 991,86 € above it: 526,12 on F-3, the oldest at 12,40 %, 1 465,74 on F-4; none on F-1
        ("{date: 2026-08-15, montant: 5000, volontaire: non}", "", Decimal("1465.74")),
        # 2 900 € then a credit note of 1 800 € on F-2: what is above its title is of F-3 and F-4 too
        (
            "{date: 2026-07-30, montant: 2900, imputation-choisie: [F-2]}",
            NOTED % ("2026-08-17", "F-2", 1800, "non"),
            Decimal("1169.02"),
        ),
    ],
)
def test_what_was_above_one_title_and_went_to_the_invoice_of_the_next_does_not_go_back_to_a_third(
    paid: str, note: str, counted: Decimal
) -> None:
    """It was put on the first judgment once F-4 was judged: deducted from both."""
    two, three = (
        compute(case("", factures=FOUR, titres=titles, paiements=f"- {paid}\n", reste=note), office(), AU)
        for titles in (THREE, THREE + THIRD)
    )
    on_f4 = [one.montant for one in two.imputations if one.facture == "F-4"]
    assert on_f4 == [counted]
    assert [one.principal for one in three.lignes[:3]] == [500, 0, 6000]
    included = [one.montant for one in three.compris]
    said = [one for one in three.remarques if f"{format_eur(counted)} au-delà de ce qu'il corrige" in one]
    assert (included, len(said)) == (([], 1) if note else ([counted], 0))


def test_what_was_seized_above_its_title_is_still_pointed_at_once_another_title_counts_a_part_of_it() -> None:
    """Of 5 000 € seized on the judgment of F-2: 526,12 went to F-3; what went to F-4, judged since, is in its title."""
    seized = "- {date: 2026-08-15, montant: 5000, volontaire: non}\n"
    (told,) = compute(case("", factures=FOUR, titres=THREE + THIRD, paiements=seized), office(), AU).excedents
    assert f"{format_eur(Decimal('526.12'))} excèdent ce qu'il vise et sont comptés sur F-3" in told.texte


@pytest.mark.parametrize("rg", ["", ", rg: '26/00123'"])
def test_two_titles_of_one_day_and_number_are_told_apart_by_their_invoices(rg: str) -> None:
    """Of one name, what was chosen for the invoice of one was put on both: 2 696,75 and 5 393,50 were left.

    F-1, 6 000 € at 2,62 then 2,75 % from the 21st of April: 60,17 of interest to the 20th of July, 939,83 of principal.
    """
    both = "".join(
        (JUDGED % ("2026-04-20", montant, one, "2026-04-25")).replace("}", f"{rg}}}")
        for one, montant in (("F-1", 6000), ("F-2", 3000))
    )
    paid = "- {date: 2026-07-20, montant: 1000, imputation-choisie: [F-1]}\n"
    owed = compute(case("", factures=BILLS, titres=both, paiements=paid), office(), AU)
    number = "RG\N{NO-BREAK SPACE}26/00123, " if rg else ""
    assert [(one.numero, str(one.principal)) for one in owed.lignes] == [
        (f"Jugement du 20/04/2026 ({number}F-2)", "3000.00"),
        (f"Jugement du 20/04/2026 ({number}F-1)", "5060.17"),
    ]


def test_against_one_condemned_by_two_titles_what_was_seized_and_a_cost_are_of_one_of_them() -> None:
    """An act on the first judgment deducted from it too what was seized on the second, and asked for its cost."""
    both = "".join(
        (JUDGED % one).replace("}", ", condamnes: [{nom: Débiteur d'essai}, {nom: Le Garant}]}")
        for one in (("2026-04-20", 6000, "F-1", "2026-04-25"), ("2026-07-10", 3000, "F-2", "2026-07-21"))
    )
    principal = dedent(DEBITEUR)
    surety = principal.replace("Débiteur d'essai", "Le Garant").replace("000 000 026", "000 000 034")
    of = case(
        "",
        factures=BILLS,
        titres=both,
        paiements="- {date: 2026-10-01, montant: 1000, volontaire: non}\n",
        debiteurs=principal + surety.replace("qualite:", "lien: caution\n  qualite:"),
        reste="frais: [{date: 2026-09-01, nature: signification, montant: 72, a-la-charge-de: debiteur, piece: p}]\n",
        pieces="- {id: p, nature: autre, titre: Acte, fichier: a.pdf}\n",
    )
    garant = of.dossier.debiteurs[1]
    told = [compute_against(of, office(), AU, titre, garant) for titre in of.dossier.titres]
    assert [sum(line.montant for line in one.imputations) for one in told] == [0, 1000]
    assert [[str(poste.montant + poste.paye) for poste in one.postes] for one in told] == [[], ["72.00"]]


@pytest.mark.parametrize(("hers", "counted"), [("F-2", ["700.00"]), ("F-1, F-2", ["700.00"]), ("F-3", [])])
def test_against_a_guarantor_what_was_paid_before_her_own_title_is_as_the_earlier_title_left_it(
    hers: str, counted: list[str]
) -> None:
    """On 20 July F-1 is a judgment at the legal rate: 700 € paid by the debtor are of F-2, which her title judges."""
    principal = dedent(DEBITEUR)
    surety = principal.replace("Débiteur d'essai", "Le Garant").replace("000 000 026", "000 000 034")
    her_own = (JUDGED % ("2026-09-10", 3000, hers, "2026-09-21")).replace("}", ", condamnes: [{nom: Le Garant}]}")
    of = case(
        "",
        factures=BILLS + "- {numero: F-3, date: 2026-02-10, echeance: 2026-12-12, montant-ttc: 500}\n",
        titres=LEGAL + her_own,
        paiements="- {date: 2026-07-20, montant: 700}\n",
        debiteurs=principal + surety.replace("qualite:", "lien: caution\n  qualite:"),
    )
    told = compute_against(of, office(), AU, of.dossier.titres[1], of.dossier.debiteurs[1])
    assert [str(one.montant) for one in told.compris] == counted


def test_the_interest_of_a_day_is_rounded_once_over_all_accounts() -> None:
    """130 € at 12,40 % bear 0,0442 a day: 0,04 on each account, 0,09 on both, as the letters have it."""
    bills = BILLS.replace("6000", "130").replace("3000", "130")
    rate = "interets: {a-compter-du: 2026-05-01, taux: bce + 10}, signifie-le"
    titles = (JUDGED % ("2026-05-28", 130, "F-2", "2026-06-08")).replace("signifie-le", rate)
    found = compute(case("", factures=bills, titres=titles), office(), AU)
    assert [one.par_jour for one in found.lignes] == [Decimal("0.04")] * 2
    assert found.interet_par_jour == Decimal("0.09")
    assert any("intérêts par jour" in one for one in found.conventions)


def test_what_each_of_two_titles_of_one_day_is_held_to_have_counted_is_told_of_it() -> None:
    titles = JUDGED % ("2026-05-28", 3000, "F-2", "2026-06-08") + JUDGED % ("2026-05-28", 6000, "F-1", "2026-06-08")
    paid = "".join(f"- {{date: 2026-04-10, montant: 100, imputation-choisie: [{one}]}}\n" for one in ("F-1", "F-2"))
    found = compute(case("", factures=BILLS, titres=titles, paiements=paid), office(), AU)
    told = [one for one in found.remarques if "tenus pour compris" in one]
    assert len(told) == len(found.compris) == 2
    for sentence, one in zip(told, found.compris, strict=True):
        assert sentence.endswith(f"{format_eur(one.montant)}, à vérifier : j{one.titre[1:]}.")
