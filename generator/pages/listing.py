"""The table of cases: static pages of a hundred rows, and the data files that the filters and the search read.

The data is shipped as a script (``portefeuille.js``): a page opened from a folder may not fetch a JSON file. Only
arrays and ASCII: no text of a case can become a name of property or break out of the file.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from generator.model import Office
from generator.money import format_eur
from generator.pages import words
from generator.pages.ligne import STAGES, Ligne, script
from generator.pages.names import person_name

SIZE = 100  # rows of a static page
DATA = "portefeuille.js"
FREE_TEXT = "portefeuille-texte.js"


class Rang(Struct, frozen=True):
    """A row of the table, ready to be printed."""

    reference: str
    debiteur: str
    ville: str
    creancier: str
    stade: str  # key of words.STADES
    total: str
    entiere: str  # the whole claim, where the sum is a provision's
    retard: str
    delai: dt.date | None
    delai_titre: str
    action: str
    responsable: str


def page_name(number: int) -> str:
    """Name of a static page, from 1, inside ``dossiers/``."""
    return "index.html" if number == 1 else f"page-{number}.html"


def count(rows: Sequence[Ligne]) -> int:
    """Number of static pages; an empty portfolio has one."""
    return -(-len(rows) // SIZE) or 1


def page(rows: Sequence[Ligne], number: int) -> Sequence[Ligne]:
    """Rows of a static page, from 1."""
    return rows[(number - 1) * SIZE : number * SIZE]


def near(number: int, last: int) -> list[int]:
    """Pages that a page leads to: the first, the last, two on each side; as ``dossiers.js`` does."""
    return sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})


def numbers(rows: Iterable[Ligne], changed: Container[str]) -> list[int]:
    """Numbers of the static pages that print a row that changed."""
    return sorted({rank // SIZE + 1 for rank, row in enumerate(rows) if row.reference in changed})


def static_rows(rows: Iterable[Ligne], office: Office) -> tuple[Rang, ...]:
    """Rows as a static page prints them."""
    return tuple(
        Rang(
            reference=row.reference,
            debiteur=row.debiteur,
            ville=row.ville,
            creancier=row.creancier_nom,
            stade=row.stade,
            total=format_eur(row.total) if row.arrete else "non calculé",
            entiere="" if row.a_declarer is None else format_eur(row.a_declarer),
            retard=words.pluriel(row.retard, "jour") if row.retard else "",
            delai=row.delai,
            delai_titre=row.delai_titre,
            action=row.action,
            responsable=person_name(office, row.responsable),
        )
        for row in rows
    )


class _Lexicon:
    """Texts that come back in many rows, numbered."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Number of a text, given the first time it is met."""
        return self.texts.setdefault(text, len(self.texts))


def data(rows: Iterable[Ligne], office: Office, au: dt.date, guide: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    """Make ``portefeuille.js``, piece by piece.

    Args:
        rows: the portfolio, by reference; read twice.
        office: names of the people in charge.
        au: as-of date.
        guide: title and address of the other pages, for the search.
    """
    creditors, people, limits, actions = _Lexicon(), _Lexicon(), _Lexicon(), _Lexicon()
    names = {}
    for row in rows:
        creditors.number(row.creancier)
        people.number(row.responsable)
        limits.number(row.delai_titre)
        actions.number(row.action)
        names[row.creancier] = row.creancier_nom
    lexicons = script(
        {
            "au": au.toordinal(),
            "creanciers": [[slug, names[slug]] for slug in creditors.texts],
            "responsables": [[slug, person_name(office, slug)] for slug in people.texts],
            "stades": [[stage, words.STADES[stage]] for stage in STAGES],
            "delais": list(limits.texts),
            "actions": list(actions.texts),
            "pages": [list(page) for page in guide],
        }
    )
    yield f'window.RECOUVRE={lexicons[:-1]},"lignes":['.encode("ascii")
    lines = (_line(row, creditors, people, limits, actions) for row in rows)
    yield from _listed(lines)
    yield b"]};\n"


def _line(row: Ligne, creditors: _Lexicon, people: _Lexicon, limits: _Lexicon, actions: _Lexicon) -> str:
    who, figures, rest = row.donnees
    return (
        f"{who}{creditors.number(row.creancier)},{people.number(row.responsable)}"
        f"{figures}{limits.number(row.delai_titre)},{actions.number(row.action)}{rest}"
    )


def free_text(rows: Iterable[Ligne]) -> Iterator[bytes]:
    """Make ``portefeuille-texte.js``: what the journal says, in the order of the rows, read at the first search."""
    yield b"window.RECOUVRE_TEXTE=["
    yield from _listed(row.texte for row in rows)
    yield b"];\n"


def _listed(texts: Iterable[str]) -> Iterator[bytes]:
    for rank, text in enumerate(texts):
        yield (f",{text}" if rank else text).encode("ascii")
