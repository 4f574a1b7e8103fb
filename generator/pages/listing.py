"""The table of cases: static pages of a hundred rows, and the data file that the filters and the search read.

The data is shipped as a script (``portefeuille.js``): a page opened from a folder may not fetch a JSON file. Only
arrays and ASCII: no text of a case can become a name of property or break out of the file.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model import Office
from generator.money import format_eur
from generator.pages import portfolio, words
from generator.pages.names import person_name
from generator.pages.resume import LigneDelai, Resume

SIZE = 100  # rows of a static page
DATA = "portefeuille.js"
FREE_TEXT = "portefeuille-texte.js"


@dataclass(frozen=True, slots=True)
class Rang:
    """A row of the table, ready to be printed."""

    reference: str
    debiteur: str
    ville: str
    creancier: str
    stade: str  # key of words.STADES
    total: str
    retard: str
    delai: dt.date | None
    delai_titre: str
    action: str
    responsable: str


def page_name(number: int) -> str:
    """Name of a static page, from 1, inside ``dossiers/``."""
    return "index.html" if number == 1 else f"page-{number}.html"


def pages(rows: Sequence[Resume]) -> list[Sequence[Resume]]:
    """Cut the portfolio into static pages; an empty portfolio has one."""
    return [rows[start : start + SIZE] for start in range(0, max(1, len(rows)), SIZE)]


def numbers(rows: Sequence[Resume], changed: Collection[str], *, touched: bool) -> Iterator[int]:
    """Numbers of the static pages that print a row that changed, or of those that print none."""
    for number, cut in enumerate(pages(rows), start=1):
        if touched is any(row.reference in changed for row in cut):
            yield number


def static_rows(rows: Iterable[Resume], office: Office, au: dt.date) -> tuple[Rang, ...]:
    """Rows as a static page prints them."""
    return tuple(_row(row, office, au) for row in rows)


def next_limit(row: Resume, au: dt.date) -> LigneDelai | None:
    """The creditor's next limit of a case, at its prudent date; mere reminders are left out."""
    coming = (
        one
        for one in row.delais
        if one.a_charge_de == "creancier" and one.date >= au and one.nature not in portfolio.REMINDERS
    )
    return min(coming, key=lambda one: (one.prudence, one.titre), default=None) if portfolio.is_open(row) else None


def _row(row: Resume, office: Office, au: dt.date) -> Rang:
    limit = next_limit(row, au)
    return Rang(
        reference=row.reference,
        debiteur=row.debiteur,
        ville=row.ville,
        creancier=row.creancier_nom,
        stade=row.stade,
        total="non calculé" if row.refus else format_eur(row.total),
        retard=words.pluriel(row.retard, "jour") if row.retard else "",
        delai=limit.prudence if limit else None,
        delai_titre=limit.titre if limit else "",
        action=_action(row, au),
        responsable=person_name(office, row.responsable),
    )


def _action(row: Resume, au: dt.date) -> str:
    due = [one for one in row.etapes if one.date <= au]
    return due[0].titre if due and portfolio.is_open(row) else ""


class _Lexicon:
    """Texts that come back in many rows, numbered."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Number of a text, given the first time it is met."""
        return self.texts.setdefault(text, len(self.texts))


def data(rows: Sequence[Resume], office: Office, au: dt.date, guide: Sequence[tuple[str, str]]) -> bytes:
    """Make ``portefeuille.js``.

    Args:
        rows: the portfolio, by reference.
        office: names of the people in charge.
        au: as-of date.
        guide: title and address of the other pages, for the search.
    """
    creditors, people, limits, actions = _Lexicon(), _Lexicon(), _Lexicon(), _Lexicon()
    stages = list(words.STADES)
    lines: list[list[Any]] = []
    for row in rows:
        limit = next_limit(row, au)
        lines.append([
            row.reference,
            row.debiteur,
            row.ville,
            row.siren,
            creditors.number(row.creancier),
            people.number(row.responsable),
            stages.index(row.stade),
            None if row.refus else _cents(row.total),
            row.retard,
            limit.prudence.toordinal() if limit else 0,
            limits.number(limit.titre if limit else ""),
            actions.number(_action(row, au)),
            list(row.factures),
            [_cents(amount) for amount in row.montants],
        ])  # fmt: skip
    names = {row.creancier: row.creancier_nom for row in rows}
    return _script(
        "RECOUVRE",
        {
            "au": au.toordinal(),
            "creanciers": [[slug, names[slug]] for slug in creditors.texts],
            "responsables": [[slug, person_name(office, slug)] for slug in people.texts],
            "stades": [[stage, words.STADES[stage]] for stage in stages],
            "delais": list(limits.texts),
            "actions": list(actions.texts),
            "pages": [list(page) for page in guide],
            "lignes": lines,
        },
    )


def free_text(rows: Sequence[Resume]) -> bytes:
    """Make ``portefeuille-texte.js``: what the journal says, in the order of the rows, read at the first search."""
    return _script("RECOUVRE_TEXTE", [row.texte for row in rows])


def _cents(amount: Decimal) -> int:
    return int(amount * 100)


def _script(name: str, value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{name}={text};\n".encode("ascii")
