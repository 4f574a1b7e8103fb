"""Home and the list of cases: totals, what is due, what is at risk, and the table."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from msgspec import Struct

from generator.pages import listing, portfolio, words
from generator.pages.fragments import fragment
from generator.pages.ligne import Ligne
from generator.pages.portfolio import Datee, Portfolio, head

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


def home(whole: Portfolio, dated: Sequence[Datee]) -> bytes:
    """Make ``index.html``; ``dated`` is the agenda of the portfolio, in the order of dates."""
    rows, au = whole.rows, whole.au
    until = partial(bisect_right, dated, key=attrgetter("date"))
    today = until(au)
    waiting = portfolio.awaiting(rows)
    context = {
        **whole.common,
        **_table(whole, number=1, root=""),
        "totaux": portfolio.totals(rows),
        "balance": portfolio.ageing_bars(rows),
        "stades": portfolio.stage_bars(rows),
        "aujourdhui": head([one for one in dated[:today] if one.tache.genre in {"etape", "reste"}]),
        "courriers": len(waiting),
        "courriers_prets": sum(not one.courrier.manques for one in waiting),
        "semaine": head(dated[today : until(au + WEEK)]),
        "risques": head(portfolio.at_risk(dated), RISKS),
        "pauses": head([one for one in dated[: until(au + portfolio.HOLD_SOON)] if one.tache.genre == "pause"]),
        "promesses": head(portfolio.broken_promises(rows)),
        "lacunes": head(list(_gaps(rows))),
    }
    return whole.shell.page("index.html").fill(body=fragment("accueil.html", context, whole.shell.root))


def _gaps(rows: Sequence[Ligne]) -> Iterator[Lacune]:
    for row in sorted((row for row in rows if row.manques), key=lambda row: (-row.manques, row.reference)):
        yield Lacune(row.reference, row.debiteur, words.pluriel(row.manques, "manque"), row.lacunes)


def lists(whole: Portfolio, changed: Collection[str] | None) -> Iterator[tuple[str, bytes]]:
    """Make ``dossiers/index.html`` and the static pages that follow it; of rows that ``changed`` alone when known."""
    rows, shell = whole.rows, whole.shell
    template = shell.page("dossiers/index.html")
    wanted = {row.reference for row in rows} if changed is None else changed
    for number in listing.numbers(rows, wanted, touched=True) if rows else (1,):
        context = {**whole.common, **_table(whole, number=number, root="../")}
        title = "" if number == 1 else f"Dossiers, page {number}"
        yield f"dossiers/{listing.page_name(number)}", template.fill(title, fragment("liste.html", context, shell.root))


def _table(whole: Portfolio, *, number: int, root: str) -> Mapping[str, Any]:
    cut = listing.pages(whole.rows)
    count = words.pluriel(len(whole.rows), "dossier")
    return {
        "rangs": listing.static_rows(cut[number - 1], whole.office),
        "compte": count if len(cut) == 1 else f"{count}, page {number} sur {len(cut)}",
        "pages": tuple((one, listing.page_name(one)) for one in range(1, len(cut) + 1)),
        "page": number,
        "colonnes": COLUMNS,
        "tranches": tuple((key, label) for key, label, *_ in portfolio.BUCKETS),
        "racine": root,
    }
