"""Several plans in force: a payment counts once; a title beside them says what it judges."""

import pytest

from generator.casework.computed import compute_case
from generator.casework.plans import followed
from generator.findings import NotComputed
from generator.model import FaitEcheancier
from generator.money import format_eur
from generator.progress.asof import look
from generator.progress.instalments import received
from generator.progress.plans import plans
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


THIRD = INVOICES + "- {numero: F-3, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 500}\n"
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-06-05, principal: 500%s}\n"


@pytest.mark.parametrize(
    ("judged", "paid", "said"),
    [
        ("", "", "du 01/05/2026 et du 02/05/2026 portait sur F-1 et F-2, encore dues"),
        ("", "- {date: 2026-06-01, montant: 1100, imputation-choisie: [F-1]}\n", "du 02/05/2026 portait sur F-2"),
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


ON_F2 = "- {nature: jugement, juridiction: TC, date: %s, principal: 800, factures: [F-2], rg: B2%s}\n"
BEFORE, AFTER = ON_F2 % ("2026-04-20", ", signifie-le: 2026-04-25"), ON_F2 % ("2026-06-18", "")


@pytest.mark.parametrize(
    ("title", "paid", "counted"),
    [
        (BEFORE, "montant: 500", ["500.00", "0.00"]),
        (BEFORE, "montant: 1300", ["1023.30", "276.70"]),  # for the second, 400 € were counted: 123,30 € twice
        (BEFORE, "montant: 400, imputation-choisie: [F-2]", ["0.00", "400.00"]),
        (AFTER, "montant: 400, imputation-choisie: [F-2]", ["0.00", "400.00"]),  # before the title: it is on no line
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
    assert found.prochaine_action == "Les étapes amiables sont épuisées : une procédure est à choisir."


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
        ("2026-07-04", NOTICED, "- {date: 2026-07-03, type: transmission, a: Me Essai}\n", []),
        ("2026-07-04", NOTICED, "- {date: 2026-07-03, type: suspension}\n", []),
    ],
)
def test_what_a_broken_plan_leaves_out_keeps_its_next_step(au: str, before: str, after: str, left: list[str]) -> None:
    """The notice of the plan hid it, and then the time to cure it."""
    found = stands(au, BROKEN.replace("- date: 2026-06-01", f"{before}- date: 2026-06-01") + after, factures=OLDER)
    assert [one.titre for one in found.restes if one.titre.startswith("Hors")] == left
