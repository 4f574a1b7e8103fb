"""The events of the portfolio's calendars as the last build wrote them; a cache, read only when something changed."""

from pathlib import Path

from generator.build import sealed
from generator.pages import Calendars

NAME = "calendriers.msgpack"


def load(folder: Path, inputs: str) -> Calendars:
    """Calendars that know the events of the last build, if it had the same ``inputs``: program, libraries, office."""
    written_by, events = sealed.load(folder / NAME, tuple[str, dict[str, bytes]]) or ("", {})
    return Calendars(events if written_by == inputs else {})


def save(folder: Path, inputs: str, calendars: Calendars) -> None:
    """Keep the events that the calendars now hold."""
    sealed.save(folder / NAME, (inputs, calendars.kept))
