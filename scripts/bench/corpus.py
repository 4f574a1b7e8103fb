"""The letters of the comparison: those that ``construire`` would draft for a written portfolio."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

from generator.case import Case
from generator.casework.awaited import awaited
from generator.casework.computed import compute_case
from generator.casework.letters import draft_of, make
from generator.documents import CATALOGUE
from generator.load import list_references, load_office, read_case
from generator.model import Office

AU = dt.date(2026, 11, 21)
BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "div", "address", "header", "footer", "dt", "dd"})


@dataclass(frozen=True)
class Letter:
    """A letter: what makes it, and what the engine is handed to print."""

    case: Case
    document: str
    page: str
    style: str
    images: Mapping[str, bytes]
    couleur: str | None


def letters(root: Path, count: int) -> tuple[Office, list[Letter]]:
    """The first ``count`` letters due in an office.

    Raises:
        ValueError: the office has fewer.
    """
    office = load_office(root)
    found = [letter for letter, _ in zip(_all(root, office), range(count), strict=False)]
    if len(found) < count:
        raise ValueError(f"{len(found)} letters only: write a larger portfolio")
    return office, found


def _all(root: Path, office: Office) -> Iterator[Letter]:
    for reference in list_references(root):
        case, _ = read_case(root, reference, office)
        if case is None:
            continue
        seen = compute_case(case, office, AU)
        for one in awaited(seen, office):
            if CATALOGUE[one.plan.document].style == "courrier.css" and not one.manques:
                yield _handed(case, office, one.plan.document)


def _handed(case: Case, office: Office, document: str) -> Letter:
    """Everything that is done for a letter, up to the engine that prints."""
    with mock.patch("generator.render.production.pdf", return_value=b"%PDF") as engine:
        make(draft_of(case, office, AU, document))
    given = engine.call_args.kwargs
    return Letter(case, document, engine.call_args.args[0], given["style"], given["images"], given["couleur"])


class _Blocks(HTMLParser):
    """Texts and tables of a page, in order: what the other engines are given to set."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str] | str] = []
        self.text = ""
        self.row: list[str] | None = None
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self.silent += tag in {"style", "title", "svg"}
        if tag in BLOCKS or tag == "table":
            self._end()
        if tag == "tr":
            self._end()
            self.row = []

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"style", "title", "svg"}
        if tag in {"td", "th"} and self.row is not None:
            self.row.append(" ".join(self.text.split()))
            self.text = ""
        elif tag == "tr" and self.row is not None:
            self.found.append(self.row)
            self.row, self.text = None, ""
        elif tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.text += data

    def _end(self) -> None:
        if self.row is None:
            if words := " ".join(self.text.split()):
                self.found.append(words)
            self.text = ""


def blocks(page: str) -> list[list[str] | str]:
    """Paragraphs (text) and rows of tables (lists of texts) of a page."""
    reader = _Blocks()
    reader.feed(page)
    return reader.found
