"""The last formal demand: mise en demeure or lawyer's letter, and the day its time to pay runs out."""

import datetime as dt

from msgspec import Struct

from generator.case import KeyPath
from generator.model import FaitCourrier
from generator.progress.asof import AsOf
from generator.vocabulary import Fait

TITLES = {Fait.MISE_EN_DEMEURE: "Mise en demeure", Fait.LETTRE_AVOCAT: "Lettre d'avocat"}


class Demande(Struct, frozen=True):
    """A formal demand, from its first presentation to the end of the time it gives."""

    origine: KeyPath
    titre: str
    envoyee_le: dt.date
    depart: dt.date  # first presentation, or the sending when it is not known yet
    presentee: bool
    jours: int

    @property
    def fin(self) -> dt.date:
        """Last day given to pay."""
        return self.depart + dt.timedelta(days=self.jours)


def last_notice(seen: AsOf, *types: Fait) -> Demande | None:
    """The last mise en demeure or lawyer's letter of the journal, if any."""
    letters = list(seen.of(FaitCourrier, *(types or tuple(TITLES))))
    if not letters:
        return None
    origine, letter = max(letters, key=lambda item: (item[1].date, item[0]))
    start, known = first_presentation(letter, seen.au)
    days = seen.office.delai(seen.case.dossier, letter)
    return Demande(origine, TITLES[letter.type], letter.date, start, known, days)


def first_presentation(letter: FaitCourrier, au: dt.date) -> tuple[dt.date, bool]:
    """Day a registered letter was first presented, True; the day it was sent, False, while that is not known."""
    presented = letter.presentee_le or letter.distribuee_le
    return (presented, True) if presented is not None and presented <= au else (letter.date, False)
