"""The agenda: what is to do and what to watch, by day and by person, one week after another, ready to print."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from msgspec import Struct

from generator.pages import words
from generator.pages.feeds import Calendars, coming
from generator.pages.names import person_name
from generator.pages.places import Datee, Repere, before, printed
from generator.pages.portfolio import Extrait, Portfolio
from generator.pages.shell import Page
from generator.pages.splice import Entry
from generator.phrases import of_name
from generator.render.environment import insecable

WEEKS = 6
LATE = 40  # entries of the past shown on a page
PER_DAY = 25
FEED = 500  # events of a feed: a calendar is of no use beyond


class Jour(Struct, frozen=True):
    """A day of the agenda."""

    titre: str
    taches: Extrait[Datee]


class Semaine(Struct, frozen=True):
    """A week of the agenda; only its days with something."""

    ancre: str
    titre: str
    jours: tuple[Jour, ...]


def agenda_pages(whole: Portfolio, dated: Sequence[Repere], calendars: Calendars) -> Iterator[Page]:
    """Make ``agenda/index.html``, one page and one feed a person in charge, and the feed of the office.

    ``dated`` is the agenda of the portfolio. Whose a case in error is, nobody can read: each feed names it.
    """
    office, au, shell = whole.office, whole.au, whole.shell
    template = shell.page("agenda/index.html")
    people = sorted({row.responsable for row in whole.rows} | set(office.cabinet.responsables))
    links = tuple((slug, person_name(office, slug)) for slug in people)
    for slug, name in (("", ""), *links):
        own = [one for one in dated if one.responsable == slug] if slug else dated
        passed = before(own, au)
        weeks = tuple(_weeks(own, au))
        late = [one for one in own[:passed] if one.genre in {"etape", "reste", "delai"}]
        context: dict[str, Any] = {
            **whole.common,
            "en_retard": printed(late, LATE),
            "semaines": weeks,
            "personnes": links,
            "personne": slug,
            "dans_le_fil": FEED,
            "fil": f"{slug or 'cabinet'}.ics",
        }
        contents = [Entry("en-retard", "En retard"), *(Entry(week.ancre, week.titre) for week in weeks)]
        body = shell.body("agenda.html", context)
        title = insecable(f"Agenda {of_name(name)}") if slug else "Agenda"
        yield Page(f"agenda/{slug or 'index'}.html", template.fill(title, body.text, contents), body.wrong)
        yield Page(
            f"agenda/{slug or 'cabinet'}.ics",
            calendars.feed(title, coming(own, au, FEED), ((one, au) for one in whole.absents[:FEED])),
        )


def _weeks(dated: Sequence[Repere], au: dt.date) -> Iterator[Semaine]:
    monday = au - dt.timedelta(days=au.weekday())
    if au.weekday() >= 5:  # a week-end looks at the week to come, and shows what falls on it
        monday += dt.timedelta(days=7)
    for number in range(WEEKS):
        first = monday + dt.timedelta(weeks=number)
        start = au if number == 0 else first
        of_week = dated[before(dated, start) : before(dated, first + dt.timedelta(weeks=1))]
        shown = tuple(
            Jour(words.jour(day), printed(list(of_day), PER_DAY))
            for day, of_day in groupby(of_week, attrgetter("date"))
        )
        yield Semaine(f"semaine-{first:%G-%V}", f"Semaine du {words.date_courte(first)}", shown)
