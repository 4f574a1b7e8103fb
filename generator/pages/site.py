"""The pages of the whole portfolio: home, list, letters, agenda, reporting, law and guide, with the files they need."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from generator.model import Office
from generator.pages import dashboard, listing, portfolio
from generator.pages.agenda import agenda_pages
from generator.pages.feeds import Calendars
from generator.pages.law import law_pages
from generator.pages.ligne import Ligne
from generator.pages.outbox import outbox_pages
from generator.pages.reference import reference_pages
from generator.pages.reporting import reporting_pages
from generator.pages.shell import Shell
from generator.pages.splice import BODY

ROBOTS = b"User-agent: *\nDisallow: /\n"


def office_pages(  # noqa: PLR0913 - what the pages are a function of
    rows: Sequence[Ligne],
    office: Office,
    au: dt.date,
    shell: Shell,
    changed: Collection[str] | None = None,
    *,
    calendars: Calendars | None = None,
) -> dict[str, bytes]:
    """Make home, the list, the agenda and the reporting: path under ``build/`` -> bytes.

    Args:
        rows: the portfolio, by reference (``ligne.ligne``).
        office: the office's names and people.
        au: as-of date.
        shell: the built shell.
        changed: the rows that differ from those of the last build, which had the same references: the pages of
            ``untouched`` are then left out.
        calendars: events of the last build, and what is kept of them.

    Raises:
        RenderError: a template asks for a value that does not exist, or the shell lost a page.
    """
    dated = portfolio.agenda(rows)
    return {
        "index.html": dashboard.home(rows, dated, office, au, shell),
        **dict(dashboard.lists(rows, office, au, shell, changed)),
        **dict(agenda_pages(rows, dated, office, au, shell, calendars=calendars or Calendars())),
        **dict(reporting_pages(rows, office, au, shell)),
    }


def letter_pages(rows: Sequence[Ligne], office: Office, au: dt.date, shell: Shell) -> dict[str, bytes]:
    """Make the letters to sign, and the data that filters and search read: half the work, done beside ``office_pages``.

    The arguments and errors are the same.
    """
    return {
        **dict(outbox_pages(rows, office, au, shell)),
        listing.DATA: listing.data(rows, office, au, tuple(_titles(shell))),
        listing.FREE_TEXT: listing.free_text(rows),
    }


def untouched(rows: Sequence[Ligne], changed: Collection[str]) -> set[str]:
    """Files that print none of the rows that changed."""
    return {f"dossiers/{listing.page_name(number)}" for number in listing.numbers(rows, changed, touched=False)}


def standing_pages(au: dt.date, shell: Shell) -> dict[str, bytes]:
    """Make the files that no case changes: law, guide, styles, scripts. Errors of ``office_pages``."""
    made = {
        **shell.assets(),
        "robots.txt": ROBOTS,
        **dict(law_pages(au, shell)),
        **dict(reference_pages(shell)),
    }
    for name in shell.page_names:
        if name not in made and BODY not in (page := shell.page(name)).tokens:
            made[name] = page.fill()  # a page of the guide: its words are all there
    return made


def _titles(shell: Shell) -> Iterator[tuple[str, str]]:
    for name in shell.page_names:
        if title := shell.title(name):
            yield title, name
