"""The pages of the whole portfolio: home, list, letters, agenda, reporting, law and guide, with the files they need."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence

from generator.pages import dashboard, listing
from generator.pages.agenda import agenda_pages
from generator.pages.feeds import Calendars
from generator.pages.law import law_pages
from generator.pages.ligne import Ligne
from generator.pages.outbox import outbox_pages
from generator.pages.places import agenda
from generator.pages.portfolio import Portfolio
from generator.pages.reference import reference_pages
from generator.pages.reporting import reporting_pages
from generator.pages.shell import Page, Shell
from generator.pages.splice import BODY

ROBOTS = b"User-agent: *\nDisallow: /\n"


def office_pages(
    whole: Portfolio, changed: Collection[str] | None = None, *, calendars: Calendars | None = None
) -> Iterator[Page]:
    """Make home, the list, the agenda and the reporting: each can be written before the next is made.

    Args:
        whole: the portfolio.
        changed: the rows that differ from those of the last build, which had the same references: the pages of
            ``untouched`` are then left out.
        calendars: events of the last build, and what is kept of them.

    Raises:
        RenderError: a template asks for a value that does not exist, or the shell lost a page.
    """
    dated = agenda(whole.rows)
    yield dashboard.home(whole, dated)
    yield from agenda_pages(whole, dated, calendars or Calendars())
    del dated
    yield from dashboard.lists(whole, changed)
    yield from reporting_pages(whole)


def letter_pages(whole: Portfolio) -> Iterator[Page]:
    """Make the letters to sign, and the data that filters and search read: half the work, done beside ``office_pages``.

    The errors are the same.
    """
    yield from outbox_pages(whole)
    yield Page(listing.DATA, listing.data(whole.rows, whole.office, whole.au, tuple(_titles(whole.shell))))
    yield Page(listing.FREE_TEXT, listing.free_text(whole.rows))


def untouched(rows: Sequence[Ligne], changed: Collection[str]) -> set[str]:
    """Files that print none of the rows that changed."""
    numbers = set(range(1, listing.count(rows) + 1)).difference(listing.numbers(rows, changed))
    return {f"dossiers/{listing.page_name(number)}" for number in numbers}


def standing_pages(au: dt.date, shell: Shell) -> Iterator[Page]:
    """Make the files that no case changes: styles, scripts, law, guide. Errors of ``office_pages``."""
    yield from (Page(name, content) for name, content in shell.assets().items())
    yield Page("robots.txt", ROBOTS)
    made = set()
    for page in (*law_pages(au, shell), *reference_pages(shell)):
        made.add(page.path)
        yield page
    for name in shell.page_names:
        if name not in made and BODY not in (template := shell.page(name)).tokens:
            yield Page(name, template.fill())  # a page of the guide: its words are all there


def _titles(shell: Shell) -> Iterator[tuple[str, str]]:
    for name in shell.page_names:
        if title := shell.title(name):
            yield title, name
