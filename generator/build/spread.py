"""What is said of many cases, by chunks on every core: the answers come in the order of the cases.

A chunk of cases is loaded, looked at and forgotten: a list over ten thousand takes the memory of a few.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from generator.build.crew import Advance, chunked, crew
from generator.case import Case
from generator.findings import CaseInvalid, Finding
from generator.load import load_case
from generator.model import Office

CHUNK = 64  # cases a task: fewer are done here, without starting a process

Answer = TypeVar("Answer")
Seen = TypeVar("Seen")
Look = Callable[[Case, Office, dt.date], Seen]


def spread(
    work: Callable[[Path, Sequence[str]], Answer],
    root: Path,
    names: Sequence[str],
    workers: int,
    advance: Advance,
) -> list[Answer]:
    """``work(root, chunk)`` for every chunk of the names, in their order; ``advance`` is told each case done."""
    chunks = chunked(names, CHUNK)
    answers: dict[int, Answer] = {}
    with crew(workers if len(chunks) > 1 else 1, __name__, "generator.casework.awaited") as share:
        for number, answer in share(_numbered, ((work, root, *one) for one in enumerate(chunks))):
            answers[number] = answer
            for name in chunks[number]:
                advance(name)
    return [answers[number] for number in range(len(chunks))]


def _numbered(
    work: Callable[[Path, Sequence[str]], Answer], root: Path, number: int, names: Sequence[str]
) -> tuple[int, Answer]:
    return number, work(root, names)


def look_at(
    root: Path, names: Sequence[str], office: Office, au: dt.date, look: Look[Seen]
) -> tuple[list[Seen], list[Finding]]:
    """What is seen of each sound case, and what is wrong with the others."""
    seen: list[Seen] = []
    broken: list[Finding] = []
    for name in names:
        try:
            case = load_case(root, name, office, au)
        except CaseInvalid as wrong:
            broken += wrong.findings
        else:
            seen.append(look(case, office, au))
    return seen, broken
