"""Several plans in force: a payment counts once; a title beside them says what it judges."""

from decimal import Decimal

import pytest

from generator.casework.computed import compute_case
from generator.casework.plans import followed
from generator.findings import NotComputed
from generator.model import FaitEcheancier
from generator.money import format_eur
from generator.progress.asof import look
from generator.progress.breaches import fact_of, noticed, to_notice
from generator.progress.instalments import received
from generator.progress.plans import asked_for, invoices_named, plans, rank
from generator.progress.types import Stade
from generator.statement import compute
from tests.progress.cases import case, day, office
from tests.progress.cases import seen as stands

INVOICES = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 800}
"""
PLAN = "- {date: %s, type: echeancier, signe: oui, factures: [%s], echeances: [%s]}\n"
TERM = "{date: %s, montant: %s}"
SIGNED = PLAN % ("2026-05-01", "F-1", ", ".join((TERM % ("2026-06-01", 500), TERM % ("2026-07-01", 500))))
SIGNED += PLAN % ("2026-05-02", "F-2", ", ".join((TERM % ("2026-06-15", 400), TERM % ("2026-07-15", 400))))


@pytest.mark.parametrize(
    ("paid", "counted"),
    [
        ("- {date: 2026-06-10, montant: 700}\n", [500, 200]),  # the instalment due first, then the next one
        ("- {date: 2026-06-10, montant: 500}\n", [500, 0]),
        ("- {date: 2026-06-10, montant: 700, imputation-choisie: [F-2]}\n", [0, 700]),
        ("- {date: 2026-06-02, montant: 300}\n- {date: 2026-06-10, montant: 300}\n", [500, 100]),
        ("- {date: 2026-05-01, montant: 700}\n", [0, 0]),  # deducted from what was agreed that day
        ("- {date: 2026-05-02, montant: 700}\n", [700, 0]),  # of the second plan, deducted: of the first, since
        ("- {date: 2026-06-10, montant: 2000}\n", [1200, 800]),
    ],
)
def test_a_payment_that_chooses_nothing_counts_once(paid: str, counted: list[int]) -> None:
    seen = look(case(SIGNED, factures=INVOICES, paiements=paid), office(), day("2026-06-20"), None)
    known = dict(seen.of(FaitEcheancier))
    assert [received(seen, known[plan.origine], day("2026-06-20")) for plan in plans(seen)] == counted


def test_each_plan_has_what_is_left_of_its_own_invoices() -> None:
    seen = look(case(SIGNED, factures=INVOICES), office(), day("2026-05-20"), None)
    assert [one.reste for one in plans(seen)] == [1000, 800]


def test_of_three_titles_one_that_judges_again_the_invoice_of_another_is_not_followed_with_it() -> None:
    """F-2 judged twice was owed twice."""
    twice = (ON_F2 % ("2026-04-20", "")).replace("principal: 800", "principal: 700") + ON_F2 % ("2026-05-20", "")
    owed = compute(case("", factures=THIRD, titres=twice + ON_F3), office(), day("2026-06-20"))
    assert sorted(one.principal for one in owed.lignes) == [500, 800, 1000]
    assert any(one.startswith("Non compté, à vérifier : Jugement du 20/04/2026") for one in owed.remarques)


THIRD = INVOICES + "- {numero: F-3, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 500}\n"
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-06-05, principal: 500%s}\n"


@pytest.mark.parametrize(
    ("judged", "paid", "said"),
    [
        ("", "", "les échéanciers du 01/05/2026 et du 02/05/2026 portaient sur F-1 et F-2, encore dues"),
        (
            "",
            "- {date: 2026-06-01, montant: 1100, imputation-choisie: [F-1]}\n",
            "l'échéancier du 02/05/2026 portait sur F-2",
        ),
        (", factures: [F-3]", "", ""),
        (", factures: [F-1, F-2, F-3]", "", ""),
    ],
)
def test_a_title_that_does_not_say_its_invoices_beside_two_plans_is_refused(judged: str, paid: str, said: str) -> None:
    of = case(SIGNED, factures=THIRD, titres=TITLE % judged, paiements=paid)
    try:
        compute(of, office(), day("2026-06-20"))
        found = ""
    except NotComputed as refused:
        found = str(refused)
    assert said in found
    assert bool(said) is bool(found)
    assert ('titre factures="F-3" --completer --date 05/06/2026' in found) is bool(said)


@pytest.mark.parametrize(("billed", "refused"), [("", False), ("2026-06-05", True), ("2026-06-06", False)])
def test_a_title_judges_all_it_could_know_when_plans_held_it_all(billed: str, *, refused: bool) -> None:
    """An invoice of after the title is none of what it may leave out; one of its own day may be."""
    third = f"- {{numero: F-3, date: {billed}, echeance: 2026-07-01, montant-ttc: 500}}\n" if billed else ""
    of = case(SIGNED, factures=INVOICES + third, titres=TITLE % "")
    if refused:
        with pytest.raises(NotComputed) as said:
            compute(of, office(), day("2026-06-20"))
        assert said.value.place == ("titres", 0)
    else:
        assert [str(one.principal) for one in compute(of, office(), day("2026-06-20")).lignes] == ["500.00"]


@pytest.mark.parametrize(
    ("montant", "counted"),
    [
        (300, ["166.67", "133.33"]),  # the dearest first, F-1 and F-2, in proportion
        (700, ["388.89", "311.11"]),
        (2000, ["1023.30", "818.64"]),  # with their penalties; the rest, 158,06, on the title
    ],
)
def test_a_payment_that_chooses_nothing_beside_a_title_and_two_plans_counts_once(
    montant: int, counted: list[str]
) -> None:
    paid = f"- {{date: 2026-06-10, montant: {montant}}}\n"
    of = case(SIGNED, factures=THIRD, titres=TITLE % ", factures: [F-3]", paiements=paid)
    owed = compute(of, office(), day("2026-06-20"))
    seen = look(of, office(), day("2026-06-20"), owed)
    known = dict(seen.of(FaitEcheancier))
    on_title = sum(one.montant for one in owed.imputations if one.facture.startswith("Jugement"))
    found = [received(seen, known[plan.origine], day("2026-06-20")) for plan in plans(seen)]
    assert list(map(str, found)) == counted
    assert on_title + sum(found) == montant


ON_F3 = TITLE % ", factures: [F-3], interets: {taux: 0 %, a-compter-du: 2026-11-01}"


def test_what_exceeds_the_title_a_debtor_chose_counts_for_the_plans_it_is_put_on() -> None:
    """200 € are left once the 500 € of the title are paid: on F-1 and F-2, due the same day, in proportion."""
    paid = "- {date: 2026-06-10, montant: 700, imputation-choisie: [F-3]}\n"
    of = case(SIGNED, factures=THIRD, titres=ON_F3, paiements=paid)
    owed = compute(of, office(), day("2026-06-20"))
    seen = look(of, office(), day("2026-06-20"), owed)
    (said,) = (one.texte.replace("\N{NO-BREAK SPACE}", " ") for one in owed.excedents)
    assert said.startswith(
        "À vérifier : du paiement du 10/06/2026 de 700,00 €, 200,00 € excèdent ce qu'il vise et sont comptés sur F-1 "
        "et F-2."
    )
    known = dict(seen.of(FaitEcheancier))
    assert [str(received(seen, known[one.origine], day("2026-06-20"))) for one in plans(seen)] == ["111.11", "88.89"]


ON_F2 = "- {nature: jugement, juridiction: TC, date: %s, principal: 800, factures: [F-2], rg: B2%s}\n"


@pytest.mark.parametrize(
    ("planned", "judged", "title", "paid", "counted"),
    [
        ("F-1", "F-2", "2026-06-10", "volontaire: non", 0),  # seized on the judgment of F-2
        ("F-1", "F-2", "2026-06-11", "volontaire: non", 500),  # before that judgment: it cannot have been seized on it
        ("F-1", "F-2", "2026-06-10", "volontaire: non, imputation-choisie: [F-1]", 500),
        ("F-1", "F-2", "2026-06-10", "volontaire: oui", 500),
        ("F-1", "F-1", "2026-06-10", "volontaire: non", 500),
        ("F-1, F-2", "F-1", "2026-06-10", "volontaire: non", 500),  # the judgment is of one of the plan's own
    ],
)
def test_of_a_plan_is_what_was_paid_but_not_what_was_seized_on_the_title_of_another_invoice(
    planned: str, judged: str, title: str, paid: str, counted: int
) -> None:
    first = PLAN % ("2026-05-01", planned, TERM % ("2026-06-01", 1000))
    payment, titles = f"- {{date: 2026-06-10, montant: 500, {paid}}}\n", ON_F2.replace("F-2", judged) % (title, "")
    of = case(first, factures=INVOICES, titres=titles, paiements=payment)
    seen = look(of, office(), day("2026-06-20"), compute(of, office(), day("2026-06-20")))
    (plan,) = (fact for _, fact in seen.of(FaitEcheancier))
    assert received(seen, plan, day("2026-06-20")) == counted


BOTH = ON_F2.replace("principal: 800, factures: [F-2]", "principal: 1800, factures: [F-1, F-2]") % ("2026-04-20", "")
BEFORE, AFTER = ON_F2 % ("2026-04-20", ", signifie-le: 2026-04-25"), ON_F2 % ("2026-06-18", "")


@pytest.mark.parametrize(
    ("title", "paid", "counted"),
    [
        (BEFORE, "montant: 500", ["500.00", "0.00"]),
        (BEFORE, "montant: 1300", ["1023.30", "276.70"]),  # for the second, 400 € were counted: 123,30 € twice
        (BEFORE, "montant: 400, imputation-choisie: [F-2]", ["0.00", "400.00"]),
        (AFTER, "montant: 400, imputation-choisie: [F-2]", ["0.00", "400.00"]),  # before the title: it is on no line
        (AFTER, "montant: 3000, imputation-choisie: [F-1]", ["1063.30", "0.00"]),  # chosen: of F-1 alone
        (BOTH, "montant: 400, imputation-choisie: [F-2]", ["0.00", "400.00"]),  # one title judges both
    ],
)
def test_a_payment_counts_once_for_a_plan_on_a_title_beside_one_of_an_invoice(
    title: str, paid: str, counted: list[str]
) -> None:
    of = case(SIGNED, factures=INVOICES, titres=title, paiements=f"- {{date: 2026-06-10, {paid}}}\n")
    seen = look(of, office(), day("2026-06-20"), compute(of, office(), day("2026-06-20")))
    known = dict(seen.of(FaitEcheancier))
    assert [str(received(seen, known[one.origine], day("2026-06-20"))) for one in plans(seen)] == counted


@pytest.mark.parametrize("title", ["", BEFORE])
@pytest.mark.parametrize("last", ["F-1", "F-2"])
def test_a_payment_that_chooses_nothing_is_told_whichever_plan_is_the_last(title: str, last: str) -> None:
    """Of several plans, the last alone was looked at: not the other one, when all was put on that one."""
    journal = SIGNED if last == "F-2" else SIGNED.replace("2026-05-01", "2026-05-03")
    of = case(journal, factures=INVOICES, titres=title, paiements="- {date: 2026-06-10, montant: 500}\n")
    said = [one.message for one in followed(compute_case(of, office(), day("2026-06-20")), office())]
    (told,) = [one for one in said if "ne dit pas ce qu'il règle" in one]
    missing = "03/05/2026" if last == "F-1" and not title else "02/05/2026"
    assert f"ce que l'échéancier du {missing} ne compte pas" in told


@pytest.mark.parametrize("beside", [True, False])
def test_of_a_plan_kept_on_a_title_what_it_covers_alone_is_left(*, beside: bool) -> None:
    """All that the case owes was told to be claimed or given up, with the invoice of which the other plan ran."""
    paid = "- {date: 2026-06-10, montant: 800, imputation-choisie: [F-2]}\n"
    paid += "- {date: 2026-05-30, montant: 500, imputation-choisie: [F-1]}\n" if beside else ""
    signed = SIGNED if beside else SIGNED[SIGNED.index("- {date: 2026-05-02") :]
    found = compute_case(case(signed, factures=INVOICES, titres=BEFORE, paiements=paid), office(), day("2026-06-12"))
    (title,) = [one.total for one in found.owed().lignes if one.du_titre]
    of = " (F-2)" if beside else ""
    said = f"Échéancier tenu{of} : {format_eur(title)} à réclamer ou à laisser"
    assert said in [one.titre for one in found.situation.restes]
    assert found.situation.prochaine_action.startswith(said)


BROKEN = """\
- {date: 2026-02-10, type: relance-courriel, envoi: courriel, factures: [F-1]}
- date: 2026-06-01
  type: echeancier
  signe: oui
  factures: [F-2]
  decheance-du-terme: oui
  delai-de-regularisation: 15
  echeances: [{date: 2026-07-01, montant: 400}, {date: 2026-09-01, montant: 400}]
- {date: 2026-07-02, type: echeance-manquee, echeance: 2026-07-01}
- {date: 2026-07-06, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-07-08, delai: 15, factures: [F-2]}
"""
OLDER = """\
- {numero: F-1, date: 2026-01-02, echeance: 2026-02-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 800}
"""
SUED = "- {date: 2026-08-03, type: assignation}\n"
HANDED = "- {date: 2026-08-03, type: transmission, a: Me Essai}\n"


@pytest.mark.parametrize(
    ("more", "factures", "due", "left"),
    [
        ("", OLDER, "Relance n° 2", ["Procédure à choisir (F-2) : les étapes amiables sont épuisées"]),
        ("", OLDER.partition("\n")[2], None, ["Procédure à choisir : les étapes amiables sont épuisées"]),
        (SUED, OLDER, None, []),
        (HANDED, OLDER, None, []),
    ],
)
def test_what_a_forfeited_plan_leaves_out_keeps_its_reminders(
    more: str, factures: str, due: str | None, left: list[str]
) -> None:
    """The older invoice had neither reminder nor anything in the agenda once the plan of the other was forfeited."""
    found = stands("2026-08-10", BROKEN + more, factures=factures)
    assert found.stade is Stade.JUDICIAIRE
    assert (found.etape_due.titre if found.etape_due else None) == due
    assert [one.titre for one in found.restes] == left


def test_a_forfeited_plan_waits_for_a_procedure_with_the_others_once_their_ladder_is_climbed() -> None:
    letter = (
        "{date: 2026-08-01, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-08-03, delai: 15, factures: [F-1]}"
    )
    found = stands("2026-09-01", f"{BROKEN}- {letter}\n", factures=OLDER)
    assert found.etape_due is None
    assert found.prochaine_action == "Procédure à choisir : les étapes amiables sont épuisées."


NOTICED = "- {date: 2026-03-20, type: mise-en-demeure, presentee-le: 2026-03-21, delai: 15, factures: [F-1]}\n"
CHOICE = "Hors de l'échéancier rompu, F-1 : procédure à choisir, les étapes amiables sont épuisées"


@pytest.mark.parametrize(
    ("au", "before", "after", "left"),
    [
        ("2026-07-04", "", "", ["Hors de l'échéancier rompu, F-1 : relance n° 2 à envoyer"]),
        ("2026-07-10", "", "", []),  # it is the step due
        ("2026-07-04", NOTICED, "", [CHOICE]),
        ("2026-07-10", NOTICED, "", [CHOICE]),
        ("2026-07-04", NOTICED.replace("2026-03-2", "2026-06-2"), "", []),  # its time to pay runs
        ("2026-07-06", NOTICED.replace("2026-03-2", "2026-06-2"), "", []),  # its last day
        ("2026-07-07", NOTICED.replace("2026-03-2", "2026-06-2"), "", [CHOICE]),
        ("2026-07-04", NOTICED, "- {date: 2026-07-03, type: transmission, a: Me Essai}\n", []),
        ("2026-07-04", NOTICED, "- {date: 2026-07-03, type: suspension}\n", []),
    ],
)
def test_what_a_broken_plan_leaves_out_keeps_its_next_step(au: str, before: str, after: str, left: list[str]) -> None:
    """The notice of the plan hid it, and then the time to cure it."""
    found = stands(au, BROKEN.replace("- date: 2026-06-01", f"{before}- date: 2026-06-01") + after, factures=OLDER)
    assert [one.titre for one in found.restes if one.titre.startswith("Hors")] == left
    since = "2026-07-07" if "2026-06-2" in before else "2026-04-06"  # the day after its time to pay
    assert {str(one.depuis) for one in found.restes if one.titre == CHOICE} <= {since}


def test_what_is_left_of_a_plan_kept_on_the_only_title_is_all_it_grants_its_costs_included() -> None:
    """The 1 000 € of F-1 are judged with 100 € of dépens: once 1 000 € are paid, 100 € are left, whatever they are."""
    title = ON_F2.replace("principal: 800, factures: [F-2]", "principal: 1000, factures: [F-1], depens: 100") % (
        "2026-04-20", ", interets: {taux: 0 %, a-compter-du: 2026-11-01}",
    )  # fmt: skip
    first, paid = SIGNED[: SIGNED.index("- {date: 2026-05-02")], "- {date: 2026-06-10, montant: 1000}\n"
    one = INVOICES[: INVOICES.index("- {numero: F-2")]
    found = compute_case(case(first, factures=one, titres=title, paiements=paid), office(), day("2026-06-12"))
    assert f"Échéancier tenu : {format_eur(Decimal(100))} à réclamer ou à abandonner" in [
        each.titre for each in found.situation.restes
    ]


CLAUSE = SIGNED.replace("signe: oui", "signe: oui, decheance-du-terme: oui, delai-de-regularisation: 15")
MISSED = "- {date: 2026-06-%s, type: echeance-manquee, echeance: 2026-06-%s}\n"
ON_F1 = ON_F2.replace("F-2", "F-1") % ("2026-06-10", "")
ON_BOTH = ON_F2.replace("[F-2]", "[F-1, F-2]") % ("2026-06-10", "")


@pytest.mark.parametrize(
    ("noted", "title", "called", "first"),
    [
        (("03", "17"), "", [("F-1",), ("F-2",)], "(F-1) à envoyer depuis le 03/06/2026"),
        (("18", "17"), "", [("F-2",), ("F-1",)], "(F-2) à envoyer depuis le 17/06/2026"),
        (("03", "17"), ON_BOTH, [("F-1",), ("F-2",)], ""),  # both are enforced: nothing is put in notice first
        (("03", "17"), ON_F1, [("F-2",)], "(F-2) à envoyer depuis le 17/06/2026"),  # F-1 is judged, and enforced
    ],
)
def test_of_two_plans_broken_the_first_that_still_binds_is_put_in_notice(
    noted: tuple[str, str], title: str, called: list[tuple[str, ...]], first: str
) -> None:
    missed = MISSED % (noted[0], "01") + MISSED % (noted[1], "15")
    found = compute_case(case(CLAUSE + missed, factures=INVOICES, titres=title), office(), day("2026-06-25"))
    seen = look(found.case, office(), day("2026-06-25"), found.owed())
    assert [invoices_named(seen, one) for one in to_notice(seen)] == called
    assert [rank(seen, one) for one in plans(seen)] == [1, 2]
    facts = [fact_of(seen, one) for one in plans(seen)]
    assert [one.factures for one in facts if one] == [("F-1",), ("F-2",)]
    for own in (("F-1",), ("F-2",)):  # a letter that names its invoices is of their plan
        plan = noticed(seen, own)
        assert plan is not None
        assert invoices_named(seen, plan) == own
    asked = found.situation.prochaine_action.partition("Mise en demeure après rupture de l'échéancier ")[2]
    assert asked.startswith(first)
    assert bool(asked) is bool(first)


def test_a_letter_that_names_nothing_is_of_the_plan_broken_not_of_the_last_one() -> None:
    sent = "- {date: 2026-06-05, type: mise-en-demeure, factures: [F-1], presentee-le: 2026-06-08, delai: 15}\n"
    of = case(CLAUSE + MISSED % ("03", "01") + sent, factures=INVOICES)
    seen = look(of, office(), day("2026-06-10"), compute(of, office(), day("2026-06-10")))
    plan = noticed(seen)
    assert to_notice(seen) == []
    assert plan is not None
    assert invoices_named(seen, plan) == ("F-1",)


def test_what_exceeds_all_that_is_owed_is_of_no_plan() -> None:
    """70 days at 12,15 %: 1 000 + 23,30 + 40 on F-1, 800 + 18,64 + 40 on F-2; 78,06 € settle nothing."""
    of = case(SIGNED, factures=INVOICES, paiements="- {date: 2026-06-10, montant: 2000}\n")
    seen = look(of, office(), day("2026-06-20"), compute(of, office(), day("2026-06-20")))
    known = dict(seen.of(FaitEcheancier))
    found = [received(seen, known[one.origine], day("2026-06-20")) for one in plans(seen)]
    assert list(map(str, found)) == ["1063.30", "858.64"]


@pytest.mark.parametrize(("judged", "beside"), [("2026-04-20", False), ("2026-05-01", False), ("2026-04-20", True)])
def test_of_a_plan_on_a_title_and_an_invoice_both_are_left(judged: str, *, beside: bool) -> None:
    """1 800 € paid for both: F-2 bears 61 days at 12,15 %, 16,24, left of the title; and its 40 €."""
    plan = PLAN % ("2026-05-01", "F-1, F-2", TERM % ("2026-06-01", 1800))
    title = ON_F2.replace("principal: 800, factures: [F-2]", "principal: 1000, factures: [F-1]") % (
        judged, ", interets: {taux: 0 %, a-compter-du: 2026-11-01}",
    )  # fmt: skip
    paid = "- {date: 2026-06-01, montant: 1800, imputation-choisie: [F-1, F-2]}\n"
    found = compute_case(
        case(
            plan,
            factures=THIRD,
            titres=title + (ON_F3.replace("2026-06-05", "2026-04-20") if beside else ""),
            paiements=paid,
        ),
        office(),
        day("2026-06-12"),
    )
    said = f"Échéancier tenu : {format_eur(Decimal('56.24'))} à réclamer ou à laisser"
    assert said in [one.titre for one in found.situation.restes]


@pytest.mark.parametrize(("paid", "counted"), [("2026-05-01", 0), ("2026-05-02", 400)])
def test_an_instalment_due_the_day_its_plan_is_signed_is_paid_that_day(paid: str, counted: int) -> None:
    journal = SIGNED.replace("{date: 2026-06-15, montant: 400}", "{date: 2026-05-02, montant: 400}")
    of = case(journal, factures=INVOICES, paiements=f"- {{date: {paid}, montant: 400, imputation-choisie: [F-2]}}\n")
    seen = look(of, office(), day("2026-06-20"), compute(of, office(), day("2026-06-20")))
    known = dict(seen.of(FaitEcheancier))
    assert [received(seen, known[one.origine], day("2026-06-20")) for one in plans(seen)] == [0, counted]


def test_what_is_left_of_a_plan_of_all_that_is_owed_is_all_of_it() -> None:
    """1 000 € paid on 1 June: 61 days at 12,15 %, 20,31, are left, which bear 0,07 in 11 days; and the 40 €."""
    plan = PLAN.replace(", factures: [%s]", "") % ("2026-05-01", TERM % ("2026-06-01", 1000))
    of = case(
        plan, factures=INVOICES[: INVOICES.index("- {numero: F-2")], paiements="- {date: 2026-06-01, montant: 1000}\n"
    )
    found = compute_case(of, office(), day("2026-06-12"))
    said = f"Échéancier tenu : {format_eur(Decimal('60.38'))} à réclamer ou à abandonner"
    assert said in [one.titre for one in found.situation.restes]


def test_what_a_title_of_before_the_plans_counted_is_of_none_of_them() -> None:
    paid = "- {date: 2026-04-10, montant: 300, imputation-choisie: [F-2]}\n"
    of = case(SIGNED, factures=INVOICES, titres=BEFORE, paiements=paid)
    seen = look(of, office(), day("2026-06-20"), compute(of, office(), day("2026-06-20")))
    known = dict(seen.of(FaitEcheancier))
    assert [received(seen, known[one.origine], day("2026-06-20")) for one in plans(seen)] == [0, 0]


def test_what_is_asked_for_beside_a_plan_is_what_it_does_not_hold() -> None:
    first = SIGNED[: SIGNED.index("- {date: 2026-05-02")]
    of = case(first, factures=INVOICES)
    owed = compute(of, office(), day("2026-05-20"))
    seen = look(of, office(), day("2026-05-20"), owed)
    assert [one.numero for one in asked_for(seen, owed.lignes)] == ["F-2"]
    assert [one.numero for one in asked_for(seen, owed.lignes, of_the_plan=True)] == ["F-1"]


def test_what_is_left_of_a_plan_whose_invoice_is_judged_since_is_what_the_title_grants() -> None:
    first = SIGNED[: SIGNED.index("- {date: 2026-05-02")]
    title = ON_F2.replace("principal: 800, factures: [F-2]", "principal: 600, factures: [F-1]") % (
        "2026-05-20", ", interets: {taux: 0 %, a-compter-du: 2026-11-01}",
    )  # fmt: skip
    of = case(first, factures=INVOICES, titres=title)
    seen = look(of, office(), day("2026-05-25"), compute(of, office(), day("2026-05-25")))
    assert [one.reste for one in plans(seen)] == [600]
