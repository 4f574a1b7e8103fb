"""A payment plan at a date: ``echeanciers.csv``, one a row, as a lawyer reads it.

« P jour clause échéances » is a plan signed, 500 € an instalment; « M jour échéance » a missed one noted; « D jour »
the mise en demeure, presented the day after, that leaves fifteen days; « S jour » the claim held to be settled.
"""

from decimal import Decimal

import pytest

from generator.case import Case, key_text
from generator.casework.computed import compute_case
from generator.casework.plans import followed
from generator.documents import CATALOGUE
from generator.documents.contexts.receipt import reserves
from generator.progress import situation
from generator.progress.asof import look
from generator.progress.instalments import shortfalls
from generator.progress.plans import current_plan, held_by_the_plan, term_awaited
from generator.progress.types import Situation
from generator.statement import compute
from generator.statement.types import Decompte
from tests.progress.cases import case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "echeanciers.csv")


def fact(told: str) -> str:
    kind, date, *rest = told.split()
    if kind == "P":
        instalments = ", ".join(f"{{date: {one}, montant: '500,00'}}" for one in rest[1:])
        clause = f"signe: oui, decheance-du-terme: {rest[0]}, delai-de-regularisation: 15"
        return f"- {{date: {date}, type: echeancier, {clause}, echeances: [{instalments}]}}\n"
    if kind == "M":
        return f"- {{date: {date}, type: echeance-manquee, echeance: {rest[0]}}}\n"
    if kind == "D":
        presented = date[:-2] + f"{int(date[-2:]) + 1:02}"
        return f"- {{date: {date}, type: mise-en-demeure, presentee-le: {presented}, delai: 15}}\n"
    return f"- {{date: {date}, type: solde}}\n"


def waiver(told: str) -> str:
    date, objet, *rest = told.split()
    more = f", {rest[0]}: {rest[1]}" if rest else ""
    return f"dispenses:\n  - {{date: {date}, par: Me Songe, objet: {objet}, motif: essai{more}}}\n"


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_plan_stands_as_written(row: dict[str, str]) -> None:
    paid = "".join(f"- {{date: {one.split()[0]}, montant: '500,00'}}\n" for one in row["paiements"].split(", ") if one)
    journal = "".join(map(fact, row["journal"].split(" / ")))
    known = case(journal, paiements=paid, reste=waiver(row["dispense"]) if row["dispense"] else "")
    seen = look(known, office(), day(row["au"]), None)
    plan = current_plan(seen)
    assert plan is not None
    states = {
        "en cours": plan.en_cours,
        "à mettre en demeure": plan.a_mettre_en_demeure,
        "en régularisation": plan.en_regularisation,
        "déchu": plan.dechu,
        "terme attendu": term_awaited(seen, plan) and not (plan.a_mettre_en_demeure or plan.en_regularisation),
        f"tenu {plan.tenu_le}": plan.tenu_le is not None,
        "reste à décider": plan.reste_a_decider,
    }
    found = {
        "origine": key_text(plan.origine),
        "manquee": str(plan.manquee[1]) if plan.manquee else "",
        "regularisation": str(plan.regularisation or ""),
        "etat": ", ".join(name for name, held in states.items() if held) or "rompu",
    }
    assert found == {column: row[column] for column in found}


def test_what_an_instalment_lacks_is_what_was_not_paid_of_it() -> None:
    known = case(fact("P 2026-06-01 oui 2026-07-01 2026-08-03"))
    plan = current_plan(look(known, office(), day("2026-06-01"), None))
    assert plan is not None
    assert [missing for _, missing in shortfalls(plan.echeances, Decimal(700))] == [Decimal(300)]


TWO = """\
- {numero: F-1, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: '1 000,00'}
- {numero: F-2, date: 2026-01-06, echeance: 2026-02-05, montant-ttc: '2 000,00'}
"""
FIRST = """\
- date: 2026-05-01
  type: echeancier
  signe: oui
  factures: [F-1]
  decheance-du-terme: oui
  delai-de-regularisation: 15
  echeances: [{date: 2026-06-01, montant: '500,00'}, {date: 2026-07-01, montant: '500,00'}]
"""
SECOND = """\
- date: 2026-05-10
  type: echeancier
  signe: oui
  factures: [F-2]
  echeances: [{date: 2026-06-10, montant: '1 000,00'}, {date: 2026-07-10, montant: '1 000,00'}]
"""
PAID = "- {date: 2026-06-01, montant: '500,00', imputation-choisie: [F-1]}\n"
KEPT = "- {date: 2026-06-08, montant: '1 000,00', imputation-choisie: [F-1]}\n"
MISSED = "- {date: 2026-06-05, type: echeance-manquee, echeance: 2026-06-01}\n"


@pytest.mark.parametrize(
    ("journal", "paiements", "au", "held", "days", "left"),
    [
        (FIRST + SECOND, "", "2026-05-20", "F-1 F-2", "06-01 06-10 07-01 07-10", ""),
        (FIRST + SECOND, "", "2026-06-02", "F-1 F-2", "06-01 06-10 07-01 07-10", "2026-06-02 Échéance de 500,00"),
        (FIRST + SECOND, PAID, "2026-06-02", "F-1 F-2", "06-10 07-01 07-10", ""),
        (
            FIRST.replace("terme: oui", "terme: non") + SECOND + MISSED,
            *("", "2026-06-06", "F-1 F-2", "06-10 07-10", "2026-06-05 Échéancier du 01/05/2026"),
        ),
        (FIRST + SECOND, KEPT, "2026-06-09", "F-1 F-2", "06-10 07-10", "2026-06-08 Échéancier tenu (F-1)"),
        # replaced: by one of everything, by one that shares an invoice
        (FIRST + SECOND.replace("  factures: [F-2]\n", ""), "", "2026-05-20", "", "06-10 07-10", ""),
        (FIRST + SECOND.replace("[F-2]", "[F-1, F-2]"), "", "2026-05-20", "F-1 F-2", "06-10 07-10", ""),
    ],
)
def test_a_plan_of_other_invoices_leaves_that_of_before_it_as_it_is(  # noqa: PLR0917 - a row
    journal: str, paiements: str, au: str, held: str, days: str, left: str
) -> None:
    """The last one signed alone was followed: a reminder claimed what the other holds, on no agenda."""
    known = case(journal, factures=TWO, paiements=paiements)
    owed = compute(known, office(), day(au))
    where = situation(known, office(), day(au), owed)
    assert held_by_the_plan(look(known, office(), day(au), owed)) == set(held.split())
    assert [one.date.isoformat()[5:] for one in where.delais if one.nature == "echeance"] == days.split()
    told = [f"{one.depuis} {one.titre}" for one in where.restes]
    assert len(told) == bool(left)
    assert all(one.startswith(left) and "(F-1)" in one for one in told)
    assert where.etape_due is None


WHOLE = FIRST.replace("  factures: [F-1]\n", "")
NOTICE = "- {date: 2026-06-06, type: mise-en-demeure, presentee-le: 2026-06-08, factures: [F-1]}\n"


@pytest.mark.parametrize(
    ("journal", "au", "cure", "held"),
    [
        (FIRST + SECOND + MISSED + NOTICE, "2026-06-24", "2026-07-08", "F-1 F-2"),
        (FIRST + SECOND + MISSED + NOTICE, "2026-07-08", "2026-07-08", "F-1 F-2"),
        (FIRST + SECOND + MISSED + NOTICE, "2026-07-09", "", "F-2"),
        (FIRST + SECOND + MISSED + NOTICE.replace(", factures: [F-1]", ""), "2026-06-24", "2026-07-08", "F-1 F-2"),
    ],
)
def test_a_breach_of_a_plan_that_is_not_the_last_has_the_time_of_its_own_clause(
    journal: str, au: str, cure: str, held: str
) -> None:
    """The time of the ladder was counted: its term was forfeited fifteen days too soon."""
    known = case(journal.replace("regularisation: 15", "regularisation: 30"), factures=TWO)
    owed = compute(known, office(), day(au))
    where = situation(known, office(), day(au), owed)
    assert [one.date.isoformat() for one in where.delais if one.nature == "regularisation"] == cure.split()
    assert not [one for one in where.delais if one.nature == "mise-en-demeure"]
    assert held_by_the_plan(look(known, office(), day(au), owed)) == set(held.split())
    assert not [one for one in where.restes if "mise en demeure à faire" in one.titre]


def test_a_plan_replaced_does_not_come_back_when_what_replaced_it_is() -> None:
    both = FIRST.replace("05-01", "05-05").replace("[F-1]", "[F-1, F-2]")
    known = case(FIRST + both + SECOND, factures=TWO)
    assert held_by_the_plan(look(known, office(), day("2026-05-20"), None)) == {"F-2"}


def test_a_plan_of_what_a_title_judges_since_is_told_by_its_invoices_too() -> None:
    """« Échéance 1 sur 2 : 500,00 € () »: what the title judges is covered as its own."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-06-12, principal: 1000, factures: [F-1]}"
    known = case(FIRST + SECOND, factures=TWO, titres=title)
    where = situation(known, office(), day("2026-06-15"), compute(known, office(), day("2026-06-15")))
    told = [one.titre for one in where.delais if one.nature == "echeance"] + [one.titre for one in where.restes]
    assert [one for one in told if "(F-1)" in one]
    assert not [one for one in told if "()" in one]


TITLE = "- {nature: jugement, juridiction: TC, date: 2026-06-06, principal: 2000, factures: [F-2]}\n"


def test_a_title_on_the_invoices_of_the_last_plan_ends_nothing_of_the_one_before_it() -> None:
    """Broken without a clause, its instalments to come were claimed at once."""
    journal = FIRST.replace("terme: oui", "terme: non") + SECOND + MISSED
    known = case(journal, factures=TWO, titres=TITLE)
    seen = look(known, office(), day("2026-06-10"), compute(known, office(), day("2026-06-10")))
    assert "F-1" in held_by_the_plan(seen)


@pytest.mark.parametrize(
    ("second", "said"), [(SECOND, ""), (SECOND.replace("[F-2]", "[F-2, F-3]"), "aucun ne tient plus F-1.")]
)
def test_an_earlier_plan_is_said_to_hold_nothing_only_once_it_is_replaced(second: str, said: str) -> None:
    """« Un seul échéancier est suivi » was said of two that are."""
    three = TWO + "- {numero: F-3, date: 2026-01-06, echeance: 2026-02-05, montant-ttc: '2 000,00'}\n"
    known = case(FIRST.replace("[F-1]", "[F-1, F-3]") + second if said else FIRST + second, factures=three)
    told = " ".join(one.message for one in followed(compute_case(known, office(), day("2026-05-20")), office()))
    assert said in told
    assert ("ne tient plus" in told) is bool(said)
    running = reserves(CATALOGUE["releve-de-compte"].draft(known, office(), *_seen(known, "2026-05-20")), ())[
        "echeanciers"
    ]
    assert len(running) == (1 if said else 2)


def _seen(known: Case, au: str) -> tuple[Decompte, Situation]:
    owed = compute(known, office(), day(au))
    return owed, situation(known, office(), day(au), owed)


@pytest.mark.parametrize(
    ("first", "second", "au", "said"),
    [
        (WHOLE, SECOND, "2026-05-20", "aucun ne tient plus F-1."),
        (WHOLE, SECOND.replace("[F-2]", "[F-1, F-2]"), "2026-05-20", ""),
        (WHOLE, SECOND, "2026-05-09", ""),  # not replaced yet
        (WHOLE.replace("signe: oui", "signe: non"), SECOND, "2026-05-20", ""),  # only proposed, it held nothing
        (WHOLE.replace("05-01", "01-05"), SECOND, "2026-05-20", "aucun ne tient plus F-1."),  # F-2 was not billed yet
    ],
)
def test_what_a_plan_of_everything_released_is_told(first: str, second: str, au: str, said: str) -> None:
    """Replaced by one of some invoices, it let the others go without a word."""
    known = case(first + second, factures=TWO)
    found = [
        one for one in followed(compute_case(known, office(), day(au)), office()) if "ne tient plus" in one.message
    ]
    assert len(found) == bool(said)
    assert all(said in one.message for one in found)


@pytest.mark.parametrize(
    ("au", "due"), [("2026-06-26", ""), ("2026-06-27", "2026-06-27"), ("2026-07-10", "2026-06-27")]
)
def test_the_whole_is_due_again_from_the_morrow_of_the_last_day_to_cure(au: str, due: str) -> None:
    """Put in notice by a letter presented on 11 June, fifteen days: he could pay until the 26th."""
    journal = "".join(map(fact, ("P 2026-05-20 oui 2026-06-01 2026-08-03", "M 2026-06-05 2026-06-01", "D 2026-06-10")))
    plan = current_plan(look(case(journal), office(), day(au), None))
    assert plan is not None
    assert str(plan.dechu_le or "") == due
