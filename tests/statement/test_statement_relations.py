"""Two décomptes of the same random case, told otherwise or a day later: how they must relate."""

import copy
import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.money import CENT
from generator.statement.types import Decompte
from tests.statement.comparison import computed
from tests.statement.random_ledgers import LAST, Tree, amount, day, random_case

DAY = dt.timedelta(days=1)
RANDOMS = st.randoms(use_true_random=False)
SLOW = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
LISTS = ("factures", "avoirs", "paiements", "frais", "journal", "titres")
# days written on a line that say something only once they have come
LEARNT_LATER = ("rejete-le", "rembourse-le", "recue-le", "presentee-le", "recevable-le", "signifie-le", "executoire-le")


def owed(found: Decompte) -> tuple[Any, ...]:
    """Every sum of a décompte, down to its segments."""
    totals = (found.principal, found.interets, found.indemnites, found.clause_penale, found.frais, found.total)
    lines = [(one.numero, one.principal, one.interets, one.indemnite, one.segments) for one in found.lignes]
    return found.fondement, totals, found.trop_percu, found.rembourse, lines


def cents(text: str) -> int:
    return int(text.replace(",", ""))


def known_on(tree: Tree, au: dt.date) -> Tree:
    """The file as it was typed on a day: nothing dated after it."""
    tree, today = copy.deepcopy(tree), au.isoformat()
    for name in LISTS:
        if name in tree:
            tree[name] = [line for line in tree[name] if line["date"] <= today]
            for line in tree[name]:
                for key in [key for key in LEARNT_LATER if line.get(key, "") > today]:
                    del line[key]
    if tree["creance"].get("capitalisation", {}).get("depuis", "") > today:
        del tree["creance"]["capitalisation"]
    return tree


@SLOW
@given(RANDOMS)
def test_what_happens_later_changes_no_earlier_account(rng: random.Random) -> None:
    tree, au = random_case(rng)
    then = day(rng, first_day(tree), au)
    assert owed(computed(tree, then)) == owed(computed(known_on(tree, then), then))


def first_day(tree: Tree) -> dt.date:
    return dt.date.fromisoformat(min(line["date"] for line in tree["factures"]))


@SLOW
@given(RANDOMS)
def test_a_day_more_costs_what_the_account_said_of_it(rng: random.Random) -> None:
    tree, au = random_case(rng)
    due = dt.date.fromisoformat(rng.choice(tree["factures"])["echeance"])
    au = rng.choice((au, due, dt.date(au.year, 6, 30), dt.date(au.year - 1, 12, 31)))  # where rates begin and change
    morrow = au + DAY
    if not first_day(tree) <= au < LAST or morrow in set(written(tree)):  # something else happens
        return
    before, after = computed(tree, au), computed(tree, morrow)
    if before.fondement == after.fondement:
        segments = sum(1 for one in after.segments if one.au == morrow)
        told, real = before.interet_par_jour, after.interets - before.interets
        assert told is not None
        assert abs(real - told) <= CENT * segments  # of each, two roundings instead of one


def written(value: Any) -> Iterator[dt.date]:
    """Every day written in a tree."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from written(one)
    elif isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        yield dt.date.fromisoformat(value)


@SLOW
@given(RANDOMS)
def test_a_payment_made_in_two_on_one_day_extinguishes_the_same(rng: random.Random) -> None:
    tree, au = random_case(rng)
    for line in tree["paiements"]:  # a refund gives back what its own payment exceeds, however little, before the rest
        line.pop("rembourse-le", None)
    lines = [line for line in tree["paiements"] if cents(line["montant"]) > 1]
    if not lines:
        return
    cut = copy.deepcopy(tree)
    whole = cut["paiements"][tree["paiements"].index(rng.choice(lines))]
    part = rng.randint(1, cents(whole["montant"]) - 1)
    cut["paiements"].append({**whole, "montant": amount(cents(whole["montant"]) - part)})
    whole["montant"] = amount(part)
    one, two = computed(tree, au), computed(cut, au)
    assert abs(one.total - two.total) <= CENT * len(one.lignes)  # proportions are rounded twice
    assert abs(one.trop_percu - two.trop_percu) <= CENT * len(one.lignes)


@SLOW
@given(RANDOMS, st.integers(1, 400), st.integers(1, 100_000))
def test_who_pays_sooner_or_more_never_owes_more(rng: random.Random, sooner: int, more: int) -> None:
    tree, au = random_case(rng)
    keep_one_invoice(tree)  # of several, the day decides which is paid: the cheaper one may be left to run
    tree.pop("remboursements", None)  # paid before the invoice, a sum is in excess that day, and may be given back
    for line in tree["paiements"]:
        line.pop("rembourse-le", None)
    lines = [line for line in tree["paiements"] if "rejete-le" not in line]
    if not lines or tree.get("titres"):
        return
    place = tree["paiements"].index(rng.choice(lines))
    base = computed(tree, au)
    for better in (earlier(tree, place, sooner), larger(tree, place, more)):
        assert computed(better, au).total <= base.total + CENT * (len(base.segments) + 2)


def keep_one_invoice(tree: Tree) -> None:
    name = tree["factures"][0]["numero"]
    tree["factures"], tree["frais"] = tree["factures"][:1], []
    tree["avoirs"] = [note for note in tree["avoirs"] if note["facture"] == name]
    for line in tree["paiements"]:
        line.pop("imputation-choisie", None)
    for fact in tree["journal"]:
        fact.pop("factures", None)


def earlier(tree: Tree, place: int, count: int) -> Tree:
    tree = copy.deepcopy(tree)
    line = tree["paiements"][place]
    line["date"] = (dt.date.fromisoformat(line["date"]) - count * DAY).isoformat()
    return tree


def larger(tree: Tree, place: int, more: int) -> Tree:
    tree = copy.deepcopy(tree)
    line = tree["paiements"][place]
    line["montant"] = amount(cents(line["montant"]) + more)
    return tree


@SLOW
@given(RANDOMS)
def test_a_bounced_payment_leaves_what_its_absence_would(rng: random.Random) -> None:
    """But for an end of the case that counted on it: it then gives up nothing (``statement.waiver``)."""
    tree, au = random_case(rng)
    without = copy.deepcopy(tree)
    paid = {"date": day(rng, dt.date(2020, 1, 1), au).isoformat(), "montant": "123,45"}
    bounced = day(rng, dt.date.fromisoformat(paid["date"]), au).isoformat()
    if any(
        fact["type"] in {"solde", "cloture"} and paid["date"] <= str(fact["date"]) < bounced for fact in tree["journal"]
    ):
        return
    by_line, by_fact = copy.deepcopy(tree), copy.deepcopy(tree)
    by_line["paiements"].append({**paid, "rejete-le": bounced})
    by_fact["paiements"].append(paid)
    fact = {"type": "paiement-rejete", "paiement-du": paid["date"], "montant": paid["montant"]}
    by_fact["journal"].append({"date": bounced, **fact})
    assert owed(computed(by_line, au)) == owed(computed(by_fact, au)) == owed(computed(without, au))


@SLOW
@given(RANDOMS)
def test_a_credit_note_from_the_origin_is_an_invoice_that_was_smaller(rng: random.Random) -> None:
    tree, au = random_case(rng)
    tree["avoirs"] = []
    place = rng.randrange(len(tree["factures"]))
    whole = cents(tree["factures"][place]["montant-ttc"])
    if tree.get("titres") or whole < 2 or tree["factures"][place]["date"] > au.isoformat():
        return
    less = rng.randint(1, whole - 1)
    noted, smaller = copy.deepcopy(tree), copy.deepcopy(tree)
    line = tree["factures"][place]
    note = {"numero": "A-9", "date": day(rng, dt.date.fromisoformat(line["date"]), au).isoformat()}
    noted["avoirs"] = [{**note, "facture": line["numero"], "montant-ttc": amount(less), "retroactif": "oui"}]
    smaller["factures"][place]["montant-ttc"] = amount(whole - less)
    assert owed(computed(noted, au)) == owed(computed(smaller, au))


TALK = ("relance-courriel", "relance-courrier", "appel", "visite", "reponse", "note", "rappel-avant-echeance")


@SLOW
@given(RANDOMS)
def test_words_exchanged_change_no_sum(rng: random.Random) -> None:
    tree, au = random_case(rng)
    talked = copy.deepcopy(tree)
    facts: list[Tree] = [{"type": kind} for kind in TALK]
    facts += [{"type": "reconnaissance", "ecrite": "oui"}, {"type": "contestation", "motif": "avarie"}]
    facts += [{"type": "echeancier", "signe": "non", "echeances": [{"date": au.isoformat(), "montant": "10,00"}]}]
    talked["journal"] += [{"date": day(rng, first_day(tree), au).isoformat(), **fact} for fact in facts]
    assert owed(computed(talked, au)) == owed(computed(tree, au))


@SLOW
@given(RANDOMS)
def test_invoices_paid_by_name_owe_together_what_they_owe_apart(rng: random.Random) -> None:
    tree, au = random_case(rng)
    if tree.get("titres"):
        return
    tree["creance"].pop("clause-penale", None)  # a fixed sum is owed once
    tree["frais"], tree["avoirs"] = [], []
    tree["journal"] = [fact for fact in tree["journal"] if fact["type"] not in {"solde", "cloture"}]  # given up at once
    for line in tree["factures"]:  # together they never pay an invoice off: nothing spills over
        share = cents(line["montant-ttc"]) // 8
        when = day(rng, dt.date.fromisoformat(line["date"]), au).isoformat()
        line["paye"] = (
            [{"date": when, "montant": amount(share), "imputation-choisie": [line["numero"]]}] if share else []
        )
    tree["paiements"] = [paid for line in tree["factures"] for paid in line.pop("paye")]
    alone = []
    for line in tree["factures"]:
        one = copy.deepcopy(tree)
        one["factures"] = [line]
        one["paiements"] = [paid for paid in tree["paiements"] if paid["imputation-choisie"] == [line["numero"]]]
        for fact in list(one["journal"]):
            if line["numero"] not in fact.get("factures", [line["numero"]]):
                one["journal"].remove(fact)
        if line["date"] <= au.isoformat():
            alone.append(computed(one, au))
    together = computed(tree, au)
    assert together.total == sum(one.total for one in alone)
    assert together.interets == sum(one.interets for one in alone)
