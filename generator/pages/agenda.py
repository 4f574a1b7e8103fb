"""The agenda: what is to do and what to watch, by day and by person, one week after another, ready to print."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model import Office
from generator.pages import feeds, words
from generator.pages.dashboard import Extrait, common, head
from generator.pages.fragments import fragment
from generator.pages.names import person_name
from generator.pages.portfolio import Tache
from generator.pages.resume import Resume
from generator.pages.shell import Shell
from generator.pages.splice import Entry

WEEKS = 6
LATE = 40  # entries of the past shown on a page
PER_DAY = 25
FEED = 500  # events of a feed, soonest first: a calendar is of no use beyond


@dataclass(frozen=True, slots=True)
class Jour:
    """A day of the agenda."""

    date: dt.date
    titre: str
    taches: Extrait[Tache]


@dataclass(frozen=True, slots=True)
class Semaine:
    """A week of the agenda; only its days with something."""

    ancre: str
    titre: str
    jours: tuple[Jour, ...]


def agenda_pages(
    rows: Sequence[Resume], dated: Sequence[Tache], office: Office, au: dt.date, shell: Shell
) -> Iterator[tuple[str, bytes]]:
    """Make ``agenda/index.html``, one page and one feed a person in charge, and the feed of the office.

    ``dated`` is the agenda of these rows.
    """
    template = shell.page("agenda/index.html")
    people = sorted({row.responsable for row in rows} | set(office.cabinet.responsables))
    links = tuple((slug, person_name(office, slug)) for slug in people)
    for slug, name in (("", ""), *links):
        tasks = [task for task in dated if slug in {"", task.responsable}]
        weeks = tuple(_weeks(tasks, au))
        late = [task for task in tasks if task.date < au and task.genre in {"etape", "delai"}]
        context: dict[str, Any] = {
            **common(office, au),
            "en_retard": head(late, LATE),
            "semaines": weeks,
            "personnes": links,
            "personne": slug,
            "dans_le_fil": FEED,
            "fil": f"{slug or 'cabinet'}.ics",
        }
        contents = [Entry("en-retard", "En retard"), *(Entry(week.ancre, week.titre) for week in weeks)]
        body = fragment("agenda.html", context, shell.root)
        title = f"Agenda de {name}" if slug else "Agenda"
        yield f"agenda/{slug or 'index'}.html", template.fill(title, body, contents)
        yield (
            f"agenda/{slug or 'cabinet'}.ics",
            feeds.feed(title, [task for task in tasks if task.date >= au][:FEED]),
        )


def _weeks(tasks: Sequence[Tache], au: dt.date) -> Iterator[Semaine]:
    by_day: dict[dt.date, list[Tache]] = defaultdict(list)
    for task in tasks:
        by_day[task.date].append(task)
    monday = au - dt.timedelta(days=au.weekday())
    if au.weekday() >= 5:  # a week-end looks at the week to come, and shows what falls on it
        monday += dt.timedelta(days=7)
    for number in range(WEEKS):
        first = monday + dt.timedelta(weeks=number)
        start = au if number == 0 else first
        days = (start + dt.timedelta(days=more) for more in range((first - start).days + 7))
        shown = tuple(Jour(day, words.jour(day), head(by_day[day], PER_DAY)) for day in days if day in by_day)
        yield Semaine(f"semaine-{first:%G-%V}", f"Semaine du {words.date_courte(first)}", shown)
