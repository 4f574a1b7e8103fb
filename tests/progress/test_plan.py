"""A payment plan at a date: ``echeanciers.csv``, one a row, as a lawyer reads it.

« P jour clause échéances » is a plan signed, 500 € an instalment; « M jour échéance » a missed one noted; « D jour »
the mise en demeure, presented the day after, that leaves fifteen days; « S jour » the claim held to be settled.
"""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from generator.case import key_text
from generator.progress.asof import look
from generator.progress.plans import current_plan, shortfalls, term_awaited
from tests.progress.cases import case, day, office

with (Path(__file__).parent / "echeanciers.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, delimiter=";", strict=True))


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
