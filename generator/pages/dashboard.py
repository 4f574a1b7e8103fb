"""Home and the list of cases: totals, what is due, what is at risk, and the table."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from msgspec import Struct

from generator.pages import listing, portfolio, words
from generator.pages.ligne import Ligne
from generator.pages.places import Repere, at_risk, awaiting, broken_promises, printed
from generator.pages.portfolio import Extrait, Portfolio, first
from generator.pages.shell import Page

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


class Lacune(Struct, frozen=True):
    """What a case lacks."""

    reference: str
    debiteur: str
    compte: str
    phrases: tuple[str, ...]


def home(whole: Portfolio, dated: Sequence[Repere]) -> Page:
    """Make ``index.html``; ``dated`` is the agenda of the portfolio, in the order of dates."""
    rows, au = whole.rows, whole.au
    until = partial(bisect_right, dated, key=attrgetter("date"))
    today = until(au)
    waiting = awaiting(rows)
    context = {
        **whole.common,
        **_table(whole, number=1, root=""),
        "totaux": portfolio.totals(rows),
        "balance": portfolio.ageing_bars(rows),
        "stades": portfolio.stage_bars(rows),
        "aujourdhui": printed([one for one in dated[:today] if one.genre in {"etape", "reste"}]),
        "courriers": len(waiting),
        "courriers_prets": sum(one.pret for one in waiting),
        "semaine": printed(dated[today : until(au + WEEK)]),
        "risques": printed(at_risk(dated), RISKS),
        "pauses": printed([one for one in dated[: until(au + portfolio.HOLD_SOON)] if one.genre == "pause"]),
        "promesses": broken_promises(rows),
        "lacunes": _gaps(rows),
    }
    return whole.shell.filled("index.html", "accueil.html", context)


def _gaps(rows: Iterable[Ligne]) -> Extrait[Lacune]:
    """What lacks the most, first."""
    found = first((row for row in rows if row.manques), lambda row: (-row.manques, row.reference))
    return Extrait(tuple(map(_gap, found.montrees)), found.total)


def _gap(row: Ligne) -> Lacune:
    return Lacune(row.reference, row.debiteur, words.pluriel(row.manques, "manque"), row.lacunes)


def lists(whole: Portfolio, changed: Collection[str] | None) -> Iterator[Page]:
    """Make ``dossiers/index.html`` and the static pages that follow it; of rows that ``changed`` alone when known."""
    rows, shell = whole.rows, whole.shell
    template = shell.page("dossiers/index.html")
    wanted = range(1, listing.count(rows) + 1) if changed is None else listing.numbers(rows, changed)
    for number in wanted:
        context = {**whole.common, **_table(whole, number=number, root="../")}
        title = "" if number == 1 else f"Dossiers, page {number}"
        body = shell.body("liste.html", context)
        yield Page(f"dossiers/{listing.page_name(number)}", template.fill(title, body.text), body.wrong)


def _table(whole: Portfolio, *, number: int, root: str) -> Mapping[str, Any]:
    last = listing.count(whole.rows)
    cases = words.pluriel(len(whole.rows), "dossier")
    return {
        "rangs": listing.static_rows(listing.page(whole.rows, number), whole.office),
        "compte": cases if last == 1 else f"{cases}, page {number} sur {last}",
        "pages": tuple((one, listing.page_name(one)) for one in listing.near(number, last)),
        "page": number,
        "colonnes": COLUMNS,
        "tranches": tuple((key, label) for key, label, *_ in portfolio.BUCKETS),
        "racine": root,
    }
