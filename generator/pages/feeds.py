"""Calendars: one all-day event for each dated thing, written by the icalendar library, the same bytes every time.

A feed is copied to telephones and clouds, so an event names a case by its reference alone, never a debtor. An event is
stamped with the last day on which something changed in its case (RFC 5545, 3.8.7.2: when it was last revised): nothing
depends on the clock, and a calendar to which nothing happens stays the same from one day to the next.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from icalendar import Calendar, Event

from generator.pages.portfolio import Tache, limits, steps
from generator.pages.resume import Resume

NAME = "echeances.ics"  # the calendar of a case, in its folder
CATEGORIES = {
    "etape": "À envoyer",
    "delai": "Délai",
    "autre-delai": "Délai d'un tiers",
    "pause": "Pause",
    "promesse": "Promesse",
}


def feed(name: str, tasks: Iterable[Tache]) -> bytes:
    """Write a calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Recouvre//Echeances//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", " ".join(f"Recouvre : {name}".split()))  # the library does not escape this one
    seen: Counter[Tache] = Counter()
    events = []
    for task in tasks:
        events.append(_event(task, seen[task]))
        seen[task] += 1  # two invoices may prescribe on the same day under the same words
    head, end, rest = bytes(calendar.to_ical()).partition(b"END:VCALENDAR")
    return head + b"".join(events) + end + rest


def coming(row: Resume, au: dt.date) -> tuple[Tache, ...]:
    """What the calendar of one case holds: its steps and its limits from the as-of date on."""
    tasks = (task for task in (*steps([row]), *limits([row], au)) if task.date >= au)
    return tuple(sorted(tasks, key=lambda task: (task.date, task.titre)))


@lru_cache(maxsize=4096)
def _event(task: Tache, rank: int) -> bytes:
    """One event, written once though it is in the feed of the office and in that of a person."""
    key = hashlib.sha256(f"{task.reference}\0{task.genre}\0{task.titre}\0{task.date}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{key}{f'-{rank}' if rank else ''}@recouvre.invalid")
    event.add("dtstamp", dt.datetime.combine(task.depuis, dt.time(), dt.UTC))
    event.add("dtstart", task.date)
    event.add("dtend", task.date + dt.timedelta(days=1))
    event.add("summary", f"{task.reference} : {task.titre}")
    details = [part for part in (task.detail, task.article) if part]
    if details:
        event.add("description", "\n".join(details))
    event.add("categories", [CATEGORIES[task.genre]])
    event.add("transp", "TRANSPARENT")
    return bytes(event.to_ical())
