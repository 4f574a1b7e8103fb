"""What no figure depends on: names, what is paid already, how the file splits it; the sums of what is exported."""

import copy
import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.money import CENT, ZERO
from generator.statement.export import as_dict
from tests.statement.comparison import computed
from tests.statement.random_ledgers import Tree, amount, random_case
from tests.statement.test_statement_relations import cents, first_day, owed

RANDOMS = st.randoms(use_true_random=False)
SLOW = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
ENDS = {"solde", "cloture"}


def renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: renamed(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


@SLOW
@given(RANDOMS)
def test_the_numbers_of_invoices_change_no_sum(rng: random.Random) -> None:
    """But for what debts equal in all things share: the cents that do not divide, the first lump sum that is paid."""
    tree, au = random_case(rng)
    known = [line["numero"] for line in tree["factures"]]
    mixed = rng.sample(known, len(known))
    names = {one: f"N{other}" for one, other in zip(known, mixed, strict=True)}
    one, two = computed(tree, au), computed(renamed(tree, names), au)
    room = CENT * (len(one.segments) + len(one.lignes))
    assert abs(one.total - two.total) <= room
    assert abs(one.trop_percu - two.trop_percu) <= room
    assert abs(one.indemnites - two.indemnites) <= room
    told = {line.numero: line for line in two.lignes}
    for line in one.lignes:
        other = told[names.get(line.numero, line.numero)]
        assert abs(line.principal - other.principal) <= room
        assert abs(line.interets - other.interets) <= room


@SLOW
@given(RANDOMS, st.integers(1, 1_000_000), st.integers(0, 400))
def test_an_invoice_paid_in_time_by_name_changes_nothing_else(rng: random.Random, owed_on_it: int, term: int) -> None:
    """Unless money was there already, of which nothing was said: it goes to the first invoice issued."""
    tree, au = random_case(rng)
    tree["journal"] = [fact for fact in tree["journal"] if fact["type"] not in ENDS]  # they count on any payment
    issued = first_day(tree)
    line = {"numero": "F-9", "date": issued.isoformat(), "montant-ttc": amount(owed_on_it)}
    due = issued + dt.timedelta(term)
    paid = (issued + dt.timedelta(rng.randint(0, term))).isoformat()
    for key in ("paiements", "avoirs", "remboursements"):
        tree[key] = [one for one in tree[key] if one["date"] > paid]
    more = copy.deepcopy(tree)
    more["factures"].append({**line, "echeance": due.isoformat()})
    more["paiements"].append({"date": paid, "montant": amount(owed_on_it), "imputation-choisie": ["F-9"]})
    if paid > au.isoformat() or tree.get("titres"):
        return
    without, found = owed(computed(tree, au)), owed(computed(more, au))
    assert found[1:4] == without[1:4]
    (own,) = (one for one in found[4] if one[0] == "F-9")
    assert own[1:] == (ZERO, ZERO, ZERO, ())
    assert [one for one in found[4] if one[0] != "F-9"] == without[4]


@SLOW
@given(RANDOMS)
def test_a_credit_note_made_in_two_on_one_day_reduces_the_same(rng: random.Random) -> None:
    tree, au = random_case(rng)
    tree["remboursements"] = []
    for line in tree["paiements"]:  # a refund gives back what one of them exceeds before the other
        line.pop("rembourse-le", None)
    notes = [note for note in tree["avoirs"] if cents(note["montant-ttc"]) > 1]
    if not notes:
        return
    cut = copy.deepcopy(tree)
    whole = cut["avoirs"][tree["avoirs"].index(rng.choice(notes))]
    part = rng.randint(1, cents(whole["montant-ttc"]) - 1)
    cut["avoirs"].append({**whole, "numero": "A-9", "montant-ttc": amount(cents(whole["montant-ttc"]) - part)})
    whole["montant-ttc"] = amount(part)
    one, two = computed(tree, au), computed(cut, au)
    assert abs(one.total - two.total) <= CENT * (len(one.lignes) + len(one.segments))
    assert abs(one.trop_percu - two.trop_percu) <= CENT * (len(one.lignes) + len(one.segments))


def sums(lines: list[Tree], *keys: str) -> Decimal:
    return sum((Decimal(line[key]) for line in lines for key in keys), ZERO)


@SLOW
@given(RANDOMS)
def test_the_parts_of_the_exported_account_are_its_totals(rng: random.Random) -> None:
    """Whoever reads the JSON adds what it prints: no part of it is only in our types."""
    tree = as_dict(computed(*random_case(rng)))
    lines, beside = tree["lignes"], tree["postes"]
    assert sums(lines, "total") == sums(lines, "principal", "interets", "indemnite")
    assert Decimal(tree["total"]) == sums(lines, "total") + sums(beside, "montant")
    assert Decimal(tree["total"]) == sums([tree], "principal", "interets", "indemnites", "clause-penale", "frais")
    for line in lines:
        accrued = sums(line["segments"], "montant") + Decimal(line["liquides"])
        assert accrued == Decimal(line["interets-courus"])
        assert [one["facture"] for one in line["segments"]] == [line["numero"]] * len(line["segments"])
        spans = [(one["du"], one["au"], one["nature"]) for one in line["segments"]]
        assert all(du <= au <= tree["au"] for du, au, _ in spans)
        assert not list(overlaps([span for span in spans if span[2] != "interets-capitalises"]))
    allocated = tree["imputations"]
    assert sums(allocated, "montant") == sums(allocated, "interets", "principal", "accessoire")


def overlaps(spans: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Days counted twice on one base."""
    for (_, end, _), (start, _, _) in pairwise(spans):
        if start <= end:
            yield end, start
