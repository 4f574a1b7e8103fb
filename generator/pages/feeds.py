"""Calendars: one all-day event for each dated thing, written by the icalendar library, the same bytes every time.

A feed is copied to telephones and clouds, so an event names a case by its reference alone, never a debtor. An event is
stamped with the last day on which something changed in its case (RFC 5545, 3.8.7.2: when it was last revised): nothing
depends on the clock, and a calendar to which nothing happens stays the same from one day to the next, but for what is
left to do or was missed, which follows the day.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, islice
from operator import attrgetter

from msgspec.structs import replace

from generator.pages.places import Datee, Repere, before

NAME = "echeances.ics"  # the calendar of a case, in its folder
PRODUCT = "-//Recouvre//Echeances//FR"  # every calendar of ours, and no other, says so
LEFT = "reste"
_FOLDED = 75  # bytes from which a line is folded (RFC 5545, 3.1)
_NAMED = re.compile(r'debiteur="[^"]*"')  # in a line to paste: whom an act is against, as ``quoted`` writes it
CATEGORIES = {
    "etape": "À envoyer",
    LEFT: "Reste à faire",
    "delai": "Délai",
    "autre-delai": "Délai d'un tiers",
    "pause": "Pause",
    "promesse": "Promesse",
}


class Calendars:
    """Writes calendars; what was written once is kept, for another calendar and for the next build.

    ``known`` holds events and frames of an earlier build by this same program; ``kept`` those of the calendars written
    here.
    """

    def __init__(self, known: Mapping[str, bytes] | None = None) -> None:
        self.known = known or {}
        self.kept: dict[str, bytes] = {}

    def feed(self, name: str, dated: Iterable[Datee], unread: Iterable[tuple[str, dt.date]] = ()) -> bytes:
        """Write a calendar; a case that cannot be read is named on the as-of day: its limits left with it."""
        seen: Counter[str] = Counter()
        events = [self._once(f"illisible {one} {au}", partial(_missing, one, au)) for one, au in unread]
        for one in dated:
            said = f"{one.ligne.reference}\0{one.tache.genre}\0{one.tache.anonyme}\0{one.tache.date}"
            events.append(self._event(one, f"{_digest(said)}{f'-{seen[said]}' if seen[said] else ''}"))
            seen[said] += 1  # two invoices may prescribe on the same day under the same words
        head, end, rest = self._once(f"cadre {_digest(name)}", lambda: _frame(name)).partition(b"END:VCALENDAR")
        return head + b"".join(events) + end + rest

    def _event(self, dated: Datee, uid: str) -> bytes:
        key = f"{uid} {_digest(f'{dated.date}{dated.ligne.depuis}{dated.tache.detail}{dated.tache.article}')}"
        return self._once(key, lambda: _written(dated, uid))

    def _once(self, key: str, write: Callable[[], bytes]) -> bytes:
        self.kept[key] = self.kept.get(key) or self.known.get(key) or write()
        return self.kept[key]


def coming(dated: Sequence[Repere], au: dt.date, most: int | None = None) -> list[Datee]:
    """What a calendar holds of an agenda, soonest first: what is dated from the as-of date on, and what is left to do.

    What is left to do stays on the as-of date until it is done, and so does a limit of the creditor whose safe day is
    past, then missed: the day after it is when it must not be silent; an act done late stays until it is answered. Of
    too much, the creditor's limits to come are kept first, and what has no date of its own last.
    """
    passed = before(dated, au)
    ahead = dated[passed:]
    last = (one.moved(au) for one in dated[:passed] if one.dernier and one.dernier >= au)
    missed = (one.moved(au) for one in dated[:passed] if one.manque)
    late = (one.moved(au) for one in dated[:passed] if _done_late(one))
    left = (one.moved(max(one.date, au)) for one in dated if one.genre == LEFT)
    limits = (one for one in ahead if one.genre == "delai")
    others = (one for one in ahead if one.genre not in {"delai", LEFT})
    kept = islice(chain(last, limits, missed, others, late, left), most)
    return [_told(one.lu) for one in sorted(kept, key=attrgetter("date"))]


def _done_late(one: Repere) -> bool:
    """Tell an act done late, at its own day, from a limit of the creditor, which has a last day or was missed."""
    return one.genre == "delai" and not one.manque and one.dernier is None


def _told(dated: Datee) -> Datee:
    """A limit of the creditor that is past says so: what it asked for may only have to be noted."""
    if not dated.tache.manque:
        return dated
    said = dated.tache.anonyme.replace(" (acquise)", "")
    return dated._replace(tache=replace(dated.tache, titre=f"Délai expiré : {said}", sans_nom=""))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _frame(name: str) -> bytes:
    title = _folded(" ".join(f"X-WR-CALNAME:Recouvre : {name}".split()))  # on one line: this one is not escaped
    head = (b"BEGIN:VCALENDAR", b"VERSION:2.0", f"PRODID:{PRODUCT}".encode(), title)
    return b"\r\n".join((*head, b"END:VCALENDAR", b""))


def _missing(reference: str, au: dt.date) -> bytes:
    """The same event from one day to the next, until the case is mended: it follows the day, and nobody misses it."""
    return _event(
        _digest(f"{reference}\0illisible"),
        au,
        au,
        f"{reference} : dossier en erreur, ses délais ne sont plus dans ce calendrier",
        (f"Ce qui est à corriger : recouvre verifier {reference}",),
        "Dossier en erreur",
    )


def _written(dated: Datee, uid: str) -> bytes:
    reference, task = dated.ligne.reference, dated.tache
    since = dated.date if dated.date > task.date else dated.ligne.depuis  # one moved is revised that day
    details = (_NAMED.sub("debiteur=…", task.detail), task.article)
    return _event(uid, since, dated.date, f"{reference} : {task.anonyme}", details, CATEGORIES[task.genre])


def _event(  # noqa: PLR0913, PLR0917 - what an event is
    uid: str, since: dt.date, day: dt.date, summary: str, details: Iterable[str], category: str
) -> bytes:
    """As the library's ``Event`` writes it, which looks up the kind of each of its values: three times as long."""
    told = "\n".join(part for part in details if part)
    lines = (
        b"BEGIN:VEVENT",
        _line("SUMMARY", summary),
        f"DTSTART;VALUE=DATE:{_compact(day)}".encode(),
        f"DTEND;VALUE=DATE:{_compact(day + dt.timedelta(days=1))}".encode(),
        f"DTSTAMP:{_compact(since)}T000000Z".encode(),
        f"UID:{uid}@recouvre.invalid".encode(),
        _often("CATEGORIES", category),
        *((_often("DESCRIPTION", told),) if told else ()),
        b"TRANSP:TRANSPARENT",
        b"END:VEVENT",
        b"",
    )
    return b"\r\n".join(lines)


def _line(name: str, text: str) -> bytes:
    from icalendar import vText  # noqa: PLC0415 - heavy: not paid when nothing new is written

    return _folded(f"{name}:{vText(text).to_ical().decode()}")


def _folded(line: str) -> bytes:
    """A line as the library writes it, which counts each letter even of a short one."""
    from icalendar.parser import Contentline  # noqa: PLC0415 - as above

    written = line.encode()
    if len(written) < _FOLDED:
        return written
    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]  # the library leaves it so


_often = lru_cache(maxsize=1024)(_line)  # the same words are said of many cases


def _compact(day: dt.date) -> str:
    return day.isoformat().replace("-", "")
