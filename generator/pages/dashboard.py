"""Home and the list of cases: totals, what is due, what is at risk, and the table."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.model import Office
from generator.pages import listing, portfolio, words
from generator.pages.fragments import fragment
from generator.pages.ligne import Ligne
from generator.pages.portfolio import Datee
from generator.pages.shell import Shell

SHOWN = 12  # entries of a list of home; the rest is one click away
RISKS = 25
WEEK = dt.timedelta(days=7)

COLUMNS = (
    ("reference", "Dossier", ""),
    ("debiteur", "Débiteur", ""),
    ("creancier", "Créancier", ""),
    ("stade", "Stade", ""),
    ("total", "Dû", "rc-nombre"),
    ("retard", "Retard", "rc-nombre"),
    ("delai", "Prochain délai", ""),
    ("action", "À faire", ""),
    ("responsable", "Responsable", ""),
)

Entry = TypeVar("Entry")


class Extrait(Struct, Generic[Entry], frozen=True):
    """The head of a list, and how long the whole is."""

    montrees: tuple[Entry, ...]
    total: int


class Lacune(Struct, frozen=True):
    """What a case lacks."""

    reference: str
    debiteur: str
    compte: str
    phrases: tuple[str, ...]


def head(entries: Sequence[Entry], shown: int = SHOWN) -> Extrait[Entry]:
    """Cut a list to what home shows."""
    return Extrait(tuple(entries[:shown]), len(entries))


def common(office: Office, au: dt.date) -> dict[str, Any]:
    """What every page of the portfolio prints."""
    return {"au": au, "demonstration": office.cabinet.au == au}


def home(rows: Sequence[Ligne], dated: Sequence[Datee], office: Office, au: dt.date, shell: Shell) -> bytes:
    """Make ``index.html``; ``dated`` is the agenda of these rows, in the order of dates."""
    until = partial(bisect_right, dated, key=attrgetter("date"))
    today = until(au)
    waiting = portfolio.awaiting(rows)
    context = {
        **common(office, au),
        **_table(rows, office, number=1, root=""),
        "totaux": portfolio.totals(rows),
        "balance": portfolio.ageing_bars(rows),
        "stades": portfolio.stage_bars(rows),
        "aujourdhui": head([one for one in dated[:today] if one.tache.genre == "etape"]),
        "courriers": len(waiting),
        "courriers_prets": sum(not one.courrier.manques for one in waiting),
        "semaine": head(dated[today : until(au + WEEK)]),
        "risques": head(portfolio.at_risk(dated), RISKS),
        "pauses": head([one for one in dated[: until(au + portfolio.HOLD_SOON)] if one.tache.genre == "pause"]),
        "promesses": head(portfolio.broken_promises(rows)),
        "lacunes": head(list(_gaps(rows))),
    }
    return shell.page("index.html").fill(body=fragment("accueil.html", context, shell.root))


def _gaps(rows: Sequence[Ligne]) -> Iterator[Lacune]:
    for row in sorted((row for row in rows if row.manques), key=lambda row: (-row.manques, row.reference)):
        yield Lacune(row.reference, row.debiteur, words.pluriel(row.manques, "manque"), row.lacunes)


def lists(
    rows: Sequence[Ligne], office: Office, au: dt.date, shell: Shell, changed: Collection[str] | None
) -> Iterator[tuple[str, bytes]]:
    """Make ``dossiers/index.html`` and the static pages that follow it; of rows that ``changed`` alone when known."""
    template = shell.page("dossiers/index.html")
    wanted = {row.reference for row in rows} if changed is None else changed
    for number in listing.numbers(rows, wanted, touched=True) if rows else (1,):
        context = {**common(office, au), **_table(rows, office, number=number, root="../")}
        title = "" if number == 1 else f"Dossiers, page {number}"
        yield f"dossiers/{listing.page_name(number)}", template.fill(title, fragment("liste.html", context, shell.root))


def _table(rows: Sequence[Ligne], office: Office, *, number: int, root: str) -> Mapping[str, Any]:
    cut = listing.pages(rows)
    count = words.pluriel(len(rows), "dossier")
    return {
        "rangs": listing.static_rows(cut[number - 1], office),
        "compte": count if len(cut) == 1 else f"{count}, page {number} sur {len(cut)}",
        "pages": tuple((one, listing.page_name(one)) for one in range(1, len(cut) + 1)),
        "page": number,
        "colonnes": COLUMNS,
        "tranches": tuple((key, label) for key, label, *_ in portfolio.BUCKETS),
        "racine": root,
    }
