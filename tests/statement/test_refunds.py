"""What is given back of what was received in excess: 1 000 € due on 1 April 2026, one row a situation."""

import datetime as dt
import random
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Dossier
from generator.money import ZERO
from generator.progress.asof import look
from generator.statement import compute
from generator.statement.holds import valid_payments
from generator.statement.paid import of_what_is_left_out
from generator.statement.text import table
from generator.statement.types import Decompte
from tests.progress.cases import case, day, office
from tests.statement.comparison import computed
from tests.statement.random_ledgers import Tree, random_case
from tests.tables import read_table

Compute = Callable[..., Decompte]
INVOICE = """
factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
"""
KEYS = ("date: {}", "montant: {}", "rembourse-le: {}")

ROWS = read_table(__file__, "remboursements.csv")


def facts(told: str) -> Iterator[str]:
    for one in told.split(", ") if told else ():
        yield "  - {" + ", ".join(key.format(word) for key, word in zip(KEYS, one.split(" "), strict=False)) + "}\n"


def written(row: Mapping[str, str]) -> str:
    """The case of a row, as YAML."""
    text = INVOICE
    if row["autre_facture"]:
        day, amount = row["autre_facture"].split(" ")
        text += f"  - {{numero: F-2, date: {day}, echeance: 2026-12-10, montant-ttc: {amount}}}\n"
    if row["titre"]:
        day, amount, *judged = row["titre"].split(" ")
        own = f", factures: [{judged[0]}]" if judged else ""
        text += f"titres:\n  - {{nature: jugement, juridiction: TC, date: {day}, principal: {amount}{own}}}\n"
    if row["avoir"]:
        day, amount = row["avoir"].split(" ")
        text += f"avoirs:\n  - {{numero: A-1, date: {day}, facture: F-1, montant-ttc: {amount}, retroactif: non}}\n"
    lists = {name: "".join(facts(row[name])) for name in ("paiements", "remboursements")}
    return text + "".join(f"{name}:\n{lines}" for name, lines in lists.items() if lines)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["cas"])
def test_what_is_given_back_and_what_is_left(row: Mapping[str, str], decompte: Compute) -> None:
    found = decompte(written(row), row["au"])
    sums = (found.total, found.trop_percu, found.rembourse)
    assert tuple(map(str, sums)) == (row["total"], row["trop_percu"], row["rembourse"])
    told = " ".join(one.texte for one in found.sans_exces).replace("\xa0", " ").replace("\u202f", " ")
    assert row["dit"] in told
    assert bool(row["dit"]) is bool(told)
    assert found.rembourse == sum((one.montant for one in found.remboursements), ZERO)


def test_the_table_says_each_refund_with_its_day(decompte: Compute) -> None:
    row = next(one for one in ROWS if one["cas"] == "rendu en deux fois")
    printed = " ".join(table(decompte(written(row), "2026-06-01")).split()).replace("\xa0", " ")
    assert "Trop-perçu remboursé 500,00 €" in printed
    assert "Trop-perçu remboursé : 500,00 € (200,00 € le 04/05/2026, 300,00 € le 20/05/2026)." in printed


def test_a_refund_is_first_of_what_its_receiver_paid(decompte: Compute) -> None:
    """Of an invoice paid by the debtor and by another, what is sent back to one is not told of the other's payment."""
    paid = "paiements:\n  - {date: 2026-03-20, montant: 1300}\n"
    paid += "  - {date: 2026-03-25, montant: 400, paye-par: SARL Songe}\n"
    given_back = "remboursements:\n  - {date: 2026-05-04, montant: 400%s}\n"
    alone, both = ("paiements", 1), (("paiements", 0), ("paiements", 1))
    found = decompte(INVOICE + paid + given_back % ", a: SARL Songe", "2026-06-01")
    assert [(one.origine, str(one.montant)) for one in found.remboursements] == [(alone, "400.00")]
    found = decompte(INVOICE + paid + given_back % "", "2026-06-01")
    assert [(one.origine, str(one.montant)) for one in found.remboursements] == [
        (both[0], "300.00"), (both[1], "100.00"),
    ]  # fmt: skip


def test_what_is_sent_back_to_the_debtor_by_his_name_is_first_of_his_own_payments(decompte: Compute) -> None:
    """He writes no name as a payer: his quittance told him his payment was still to give back."""
    paid = "paiements:\n  - {date: 2026-03-20, montant: 1300, paye-par: SARL Songe}\n"
    paid += "  - {date: 2026-03-25, montant: 400}\n"
    given_back = "remboursements:\n  - {date: 2026-05-04, montant: 100, a: Boulangerie Martin}\n"
    found = decompte(INVOICE + paid + given_back, "2026-06-01")
    assert [(one.origine, str(one.montant)) for one in found.remboursements] == [(("paiements", 1), "100.00")]
    note = "avoirs:\n  - {numero: A-1, date: 2026-04-20, facture: F-1, montant-ttc: 50, retroactif: non}\n"
    found = decompte(INVOICE + paid.rsplit("  - ", 1)[0] + note + given_back, "2026-06-01")
    assert found.remboursements[0].origine == ("avoirs", 0)


def test_what_a_credit_note_leaves_above_a_title_is_given_back_of_that_note(decompte: Compute) -> None:
    """A title of 300 €, credited of 1 000 € the day after: its 700 € above are the note's, 500 € of them given back."""
    judged = "titres:\n  - {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 300}\n"
    note = "avoirs:\n  - {numero: A-1, date: 2026-06-29, facture: F-1, montant-ttc: 1000, retroactif: non}\n"
    found = decompte(INVOICE + judged + note + "remboursements:\n  - {date: 2026-07-28, montant: 500}\n", "2026-09-01")
    assert [(one.origine, str(one.montant)) for one in found.remboursements] == [(("avoirs", 0), "500.00")]


RANDOMS = st.randoms(use_true_random=False)


def told(tree: Tree, key: str) -> list[Decimal]:
    return [Decimal(line[key].replace(",", ".")) for line in tree["remboursements"]]


@given(RANDOMS)
def test_what_is_given_back_and_what_is_left_make_what_was_overpaid(rng: random.Random) -> None:
    """Nothing is lost nor made up: what a payment did not settle is in a title, still held, or given back."""
    tree, au = random_case(rng)
    found = computed(tree, au)
    for rank, line in enumerate(tree["remboursements"]):
        part = sum((one.montant for one in found.remboursements if one.par == ("remboursements", rank)), ZERO)
        said = any(one.origine == ("remboursements", rank) for one in found.sans_exces)
        assert part <= told(tree, "montant")[rank]
        assert said is (part < told(tree, "montant")[rank] and line["date"] <= au.isoformat())
    tree["avoirs"] = []  # their excess is given back too
    found = computed(tree, au)
    held = [line for line in tree["paiements"] if line["date"] <= au.isoformat() < line.get("rejete-le", "9999")]
    received = sum((Decimal(line["montant"].replace(",", ".")) for line in held), ZERO)
    settled = sum((one.montant for one in found.imputations), ZERO) - found.abandon
    counted = sum((one.montant for one in found.compris), ZERO)
    assert received == settled + counted + found.trop_percu + found.rembourse + on_later_invoices(tree, au, found)


def on_later_invoices(tree: Tree, au: dt.date, found: Decompte) -> Decimal:
    """What a title is not of, the debtor having named invoices it cannot know, less what was given back of it."""
    dossier = Dossier.model_validate(tree)
    known = [one for one in dossier.titres if one.date <= au]
    held = valid_payments(dossier, au)
    apart = [(place, one) for place, one in held if known and of_what_is_left_out(dossier, known[0], one)]
    back = (one.montant for place, _ in apart for one in found.rendu_de(place))
    return sum((one.montant for _, one in apart), ZERO) - sum(back, ZERO)


@given(RANDOMS)
def test_no_sum_depends_on_the_order_of_the_lines_of_the_file(rng: random.Random) -> None:
    tree, au = random_case(rng)
    one = computed(tree, au)
    for name in ("factures", "avoirs", "paiements", "remboursements"):
        rng.shuffle(tree[name])
    two = computed(tree, au)
    for found in (one, two):
        assert found.rembourse == sum((each.montant for each in found.remboursements), ZERO)
    assert (one.total, one.trop_percu, one.rembourse) == (two.total, two.trop_percu, two.rembourse)
    assert sorted(each.texte for each in one.sans_exces) == sorted(each.texte for each in two.sans_exces)


def test_what_was_given_back_before_a_title_pays_none_of_its_invoices() -> None:
    """The plain count of each invoice took it for paid on the next one."""
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-05-02, echeance: 2026-06-01, montant-ttc: 800}\n"
    judged = "- {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 800}\n"
    paid, back = "- {date: 2026-03-20, montant: 1500}\n", "remboursements:\n  - {date: 2026-04-10, montant: 500}\n"
    of = case("", factures=two, titres=judged, paiements=paid, reste=back)
    owed = compute(of, office(), day("2026-07-01"))
    assert [str(one.montant) for one in owed.compris] == ["1000.00"]
    seen = look(of, office(), day("2026-07-01"), owed)
    assert {name: str(left) for name, left in seen.soldes.items()} == {"F-1": "0.00", "F-2": "800.00"}


@pytest.mark.parametrize(
    ("paid", "back", "left"),
    [
        ("", "", "300.00"),
        ("", "2026-04-10 500", "800.00"),
        ("", "2026-03-20 500", "800.00"),  # the day it was received
        ("", "2026-04-10 700", "800.00"),  # above the excess: no debt is born of it
        ("", "2026-05-10 500", "300.00"),  # the next invoice had taken it
        ("", "2026-05-02 500", "300.00"),  # of that day
        ("", "2026-05-01 500", "800.00"),
        ("", "2026-04-10 300, 2026-04-12 300", "800.00"),  # the second gives back the 200 left, and no more
        (" 2026-04-10", "", "800.00"),
    ],
)
def test_where_nothing_is_computed_what_was_given_back_pays_no_invoice(paid: str, back: str, left: str) -> None:
    """An invoice whose terms are not understood read as paid, and its case as ended, by what had gone back before."""
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-05-02, conditions: selon usage, montant-ttc: 800}\n"
    refunds = "remboursements:\n" + "".join(facts(back)) if back else ""
    of = case("", factures=two, paiements="".join(facts(f"2026-03-20 1500{paid}")), reste=refunds)
    seen = look(of, office(), day("2026-07-01"), None)
    assert {name: str(one) for name, one in seen.soldes.items()} == {"F-1": "0.00", "F-2": left}


@pytest.mark.parametrize(("back", "left"), [("2026-04-09", "600.00"), ("2026-04-10", "800.00")])
def test_where_nothing_is_computed_a_credit_note_makes_an_excess_from_its_own_day(back: str, left: str) -> None:
    """1 000 € paid of an invoice of 1 000 €, credited of 200 € on 10 April: the 200 € are in excess from that day."""
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-05-02, conditions: selon usage, montant-ttc: 800}\n"
    note = "avoirs:\n  - {numero: A-1, date: 2026-04-10, facture: F-1, montant-ttc: 200, retroactif: non}\n"
    note += f"remboursements:\n  - {{date: {back}, montant: 200}}\n"
    of = case("", factures=two, paiements="- {date: 2026-03-20, montant: 1000}\n", reste=note)
    soldes = look(of, office(), day("2026-07-01"), None).soldes
    assert {name: str(one) for name, one in soldes.items()} == {"F-1": "0.00", "F-2": left}


def test_where_nothing_is_computed_what_came_in_after_a_refund_was_not_in_excess_on_its_day() -> None:
    two = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
    two += "- {numero: F-2, date: 2026-05-02, conditions: selon usage, montant-ttc: 800}\n"
    back = "remboursements:\n  - {date: 2026-04-10, montant: 500}\n"
    of = case("", factures=two, paiements="".join(facts("2026-03-20 1000, 2026-05-10 500")), reste=back)
    soldes = look(of, office(), day("2026-07-01"), None).soldes
    assert {name: str(one) for name, one in soldes.items()} == {"F-1": "0.00", "F-2": "300.00"}


def test_what_a_title_counted_is_given_back_from_its_oldest_payment_whatever_the_order_of_the_file(
    decompte: Compute,
) -> None:
    """A refund noted on a payment that exceeded nothing took from another what that one's own refund was of."""
    lines = list(facts("2026-03-12 100 2026-07-28, 2026-03-13 1400, 2026-05-20 500 2026-07-28"))
    judged = "titres:\n  - {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 3000}\n"
    found = [decompte(INVOICE + judged + "paiements:\n" + "".join(each), "2026-09-01") for each in permutations(lines)]
    assert {str(one.rembourse) for one in found} == {"600.00"}
    assert {str(sum(each.montant for each in one.compris)) for one in found} == {"1400.00"}  # of 2 000 € received
