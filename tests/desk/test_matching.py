"""Whatever a statement holds, no line and no cent of it is lost, and noting it again notes nothing."""

import datetime as dt
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.case import Case
from generator.desk.matching import Matching, Sort, match, record
from generator.edit.bank import BankLine
from generator.load import load_case, load_office
from generator.model import Office
from tests.desk.held import held_of
from tests.office import copy_office

AU = dt.date(2026, 11, 21)
REFERENCES = ("2026-0102", "2026-0105", "2026-0110")
LABELS = (
    "VIR F-2026-0447", "VIR DOSSIER 2026-0105", "VIR F-2026-0163", "VIR F-2026-0274 ET F-2026-0447", "VIR INCONNU",
    "REMISE CHEQUES 2026-0105", "REJET F-2026-0274", "PRLV TELECOM", "VIR 2026-0110", "VIR F-2026-0274",
    "VIR 2026-0999",
)  # fmt: skip
AMOUNTS = ("10.00", "250.00", "2000.00", "4000.00", "90000.00", "-10.00", "-250.00")

drawn = st.tuples(
    st.sampled_from([dt.date(2026, 6, 15), dt.date(2026, 6, 16), dt.date(2026, 11, 19), dt.date(2026, 11, 20)]),
    st.sampled_from(AMOUNTS),
    st.sampled_from(LABELS),
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_office(tmp_path_factory.mktemp("cabinet"), REFERENCES)


@pytest.fixture(scope="module")
def office(root: Path) -> Office:
    return load_office(root)


def sound(root: Path, office: Office) -> list[Case]:
    return [load_case(root, reference, office, AU) for reference in REFERENCES]


def payments(cases: list[Case]) -> Counter[tuple[str, dt.date, Decimal]]:
    return Counter((case.dossier.reference, one.date, one.montant) for case in cases for one in case.dossier.paiements)


def of_sort(matching: Matching, sort: Sort) -> Counter[tuple[str, dt.date, Decimal]]:
    return Counter((one.reference, one.line.date, one.line.montant) for one in matching.matches if one.sort is sort)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(drawn, max_size=12))
def test_no_credit_is_lost_and_none_is_noted_twice(
    rows: list[tuple[dt.date, str, str]], root: Path, office: Office
) -> None:
    originals = {path: path.read_bytes() for path in root.glob("cases/*/dossier.yaml")}
    lines = [BankLine(rank, day, Decimal(amount), (label,)) for rank, (day, amount, label) in enumerate(rows, start=2)]
    try:
        before = sound(root, office)
        found = match(lines, held_of(before, ["2026-0999"], office, AU), office, AU)
        assert [one.line for one in found.matches] == lines, "every line, once, in its order"
        sums = {sort: sum(one.line.montant for one in found.matches if one.sort is sort) for sort in Sort}
        assert sum(sums.values()) == sum(line.montant for line in lines)
        assert all(one.pourquoi for one in found.matches if one.sort is Sort.A_LA_MAIN)
        assert all(one.line.montant < 0 for one in found.matches if one.sort is Sort.DEBIT)
        assert record(found.changes, office) == {}
        after = sound(root, office)
        assert payments(after) - payments(before) == of_sort(found, Sort.NOTE), "what is said noted is, and no more"
        again = match(lines, held_of(after, ["2026-0999"], office, AU), office, AU)
        assert (again.changes, of_sort(again, Sort.NOTE)) == ({}, Counter())
        noted = of_sort(found, Sort.NOTE) + of_sort(found, Sort.DEJA_NOTE)
        assert noted <= of_sort(again, Sort.DEJA_NOTE), "what was noted is recognised"
    finally:
        for path, content in originals.items():
            path.write_bytes(content)


def test_a_line_that_several_statements_tell_answers_to_one_payment(root: Path, office: Office) -> None:
    """Of two equal payments of a day, the one that only the last statement tells is known all the same."""
    one, other = (BankLine(2, dt.date(2026, 11, 19), Decimal(250), (f"VIR {who} F-2026-0447",)) for who in "AB")
    both = match([one, other], held_of(sound(root, office), [], office, AU), office, AU)
    held = both.after  # as another command finds them
    sorts: list[Sort] = []
    for line in (one, replace(one, line=9), other):
        found = match([line], held, office, AU)
        held, sorts = found.after, [*sorts, found.matches[0].sort]
    assert (of_sort(both, Sort.NOTE).total(), sorts) == (2, [Sort.DEJA_NOTE] * 3)


def test_a_line_of_a_day_whose_rate_is_unknown_is_left_to_a_person(root: Path, office: Office) -> None:
    """What is owed that day cannot be counted: it stopped no other line."""
    day = dt.date(2035, 3, 1)
    lines = [BankLine(2, day, Decimal(250), ("VIR INCONNU",)), BankLine(3, day, Decimal(250), ("VIR F-2026-0447",))]
    found = match(lines, held_of(sound(root, office), [], office, day), office, day)
    assert [one.line for one in found.matches] == lines
    assert found.matches[0].sort is Sort.A_LA_MAIN


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(drawn, max_size=10), cuts=st.tuples(st.integers(0, 10), st.integers(0, 10)))
def test_however_lines_are_given_each_payment_is_that_of_one_line(
    rows: list[tuple[dt.date, str, str]], cuts: tuple[int, int], root: Path, office: Office
) -> None:
    """Of two statements that overlap or not, given in two commands: no line is lost, and none is noted twice."""
    originals = {path: path.read_bytes() for path in root.glob("cases/*/dossier.yaml")}
    lines = [
        BankLine(rank, day, Decimal(amount), (f"{label} · réf. {chr(97 + rank)}",))
        for rank, (day, amount, label) in enumerate(rows)
    ]
    said: dict[str, set[Sort]] = {}
    try:
        for part in (lines[: max(cuts)], lines[min(cuts) :], lines):
            found = match(part, held_of(sound(root, office), [], office, AU), office, AU)
            assert record(found.changes, office) == {}
            for one in found.matches:
                said.setdefault(one.line.empreinte, set()).add(one.sort)
        noted = Counter(paid.releve for case in sound(root, office) for paid in case.dossier.paiements if paid.releve)
    finally:
        for path, content in originals.items():
            path.write_bytes(content)
    assert set(noted.values()) <= {1}
    assert noted.keys() == {told for told, sorts in said.items() if sorts & {Sort.NOTE, Sort.DEJA_NOTE}}
