"""Calendars (RFC 5545): one all-day event for each dated thing, the same bytes every time.

A feed is copied to telephones and clouds, so an event names a case by its reference alone, never a debtor. The lines
are those of the icalendar library, which took longer over an event than the law over its limit; the tests hold them
equal, byte for byte.
"""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.pages.portfolio import Tache, limits, steps
from generator.pages.resume import Resume

CATEGORIES = {
    "etape": "À envoyer",
    "delai": "Délai",
    "autre-delai": "Délai d'un tiers",
    "pause": "Pause",
    "promesse": "Promesse",
}


_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": "\\n"})
_FOLD = 74  # octets of a line, its end apart


def feed(name: str, tasks: Iterable[Tache], au: dt.date) -> bytes:
    """Write a calendar; ``au`` stamps it, so that nothing depends on the clock."""
    seen: Counter[str] = Counter()
    lines = [
        b"BEGIN:VCALENDAR\r\n",
        _line("VERSION", "2.0"),
        _line("PRODID", "-//Recouvre//Echeances//FR"),
        _line("X-WR-CALNAME", " ".join(f"Recouvre : {name}".split())),
    ]
    for task in tasks:
        key = hashlib.sha256(f"{task.reference}\0{task.genre}\0{task.titre}\0{task.date}".encode()).hexdigest()[:32]
        rank = seen[key]  # two invoices may prescribe on the same day under the same words
        seen[key] += 1
        lines += _event(task, f"{key}-{rank}" if rank else key, au)
    lines.append(b"END:VCALENDAR\r\n")
    return b"".join(lines)


def case_feed(row: Resume, au: dt.date) -> bytes:
    """Write the calendar of one case: its steps and its limits from the as-of date on."""
    tasks = [task for task in (*steps([row]), *limits([row], au)) if task.date >= au]
    return feed(row.reference, sorted(tasks, key=lambda task: (task.date, task.titre)), au)


def _event(task: Tache, uid: str, au: dt.date) -> Iterator[bytes]:
    day, next_day = task.date, task.date + dt.timedelta(days=1)
    yield b"BEGIN:VEVENT\r\n"
    yield _line("SUMMARY", f"{task.reference} : {task.titre}")
    yield _line("DTSTART;VALUE=DATE", f"{day:%Y%m%d}")
    yield _line("DTEND;VALUE=DATE", f"{next_day:%Y%m%d}")
    yield _line("DTSTAMP", f"{au:%Y%m%d}T000000Z")
    yield _line("UID", f"{uid}@recouvre.invalid")
    yield _line("CATEGORIES", CATEGORIES[task.genre])
    if details := [part for part in (task.detail, task.article) if part]:
        yield _line("DESCRIPTION", "\n".join(details))
    yield _line("TRANSP", "TRANSPARENT")
    yield b"END:VEVENT\r\n"


def _line(name: str, text: str) -> bytes:
    """A content line: escaped (3.3.11), folded between characters, not right after a backslash (3.1)."""
    escaped = text.replace("\r\n", "\n").translate(_ESCAPES)
    rest = f"{name}:{escaped}".encode()
    pieces = []
    while len(rest) > _FOLD:
        end = _FOLD
        while rest[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        end -= rest[end - 1 : end] in {b"\\", b"^"}
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"
