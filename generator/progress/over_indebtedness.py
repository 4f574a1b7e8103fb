"""What over-indebtedness holds, of whom a case is seen against: its suspension, two years at most, then its measures.

Nothing of the case says what follows either of them: it is held on by prudence, until its end is noted (« fin-le »).
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.limits.insolvency import conso_l722_3_suspension
from generator.model import FaitSurendettement
from generator.phrases import of_name, upper_first
from generator.progress.asof import AsOf
from generator.progress.types import Pause
from generator.vocabulary import Reference

OVER_INDEBTED, ERASED = "surendettement", "effacement"  # natures of the hold
ERASING = "retablissement-personnel"  # the measure that leaves nothing to ask (C. conso., art. L741-2)
MEASURES = {
    "plan-conventionnel": "plan conventionnel de redressement",
    "mesures-imposees": "mesures imposées par la commission",
    ERASING: "rétablissement personnel",
}
_REFERENCES = {
    "": Reference("C. conso., art. L722-2, L722-5 et L722-14"),
    "plan-conventionnel": Reference("C. conso., art. L732-1 à L732-3"),
    "mesures-imposees": Reference("C. conso., art. L733-9 et L733-16"),
    ERASING: Reference("C. conso., art. L741-2"),
}


class Surendettement(Struct, frozen=True):
    """A file admitted and not ended, and what it holds: the measures that apply, its suspension until then (L722-3)."""

    origine: KeyPath
    fait: FaitSurendettement
    recevable_le: dt.date
    mesures: str  # those that apply; empty while the suspension alone does
    depuis: dt.date
    jusqu_au: dt.date | None  # last day; None when it is unknown, or when the debt is erased

    @property
    def reference(self) -> Reference:
        """The articles of what holds."""
        return _REFERENCES[self.mesures]

    def finie_le(self, au: dt.date) -> dt.date | None:
        """Its last day, once it is past."""
        return self.jusqu_au if self.jusqu_au is not None and self.jusqu_au < au else None


def files(seen: AsOf) -> Iterator[Surendettement]:
    """Over-indebtedness files that hold whom the case is seen against, in the order of the journal."""
    for path, fait in seen.of(FaitSurendettement):
        admitted = seen.known(fait.recevable_le)
        if admitted is None or seen.known(fait.fin_le):
            continue
        if applied := fait.mesures_le(seen.au):
            until = None if fait.efface else fait.jusqu_au
            yield Surendettement(path, fait, admitted, fait.mesures or "", applied, until)
        else:
            yield Surendettement(path, fait, admitted, "", admitted, conso_l722_3_suspension(admitted).date)


def last_file(seen: AsOf) -> Surendettement | None:
    """The file admitted last."""
    return max(files(seen), key=lambda one: one.recevable_le, default=None)


def admitted(seen: AsOf) -> Iterator[Pause]:
    """Each admission that holds, the last one even once it is over; another than the principal is named."""
    name, last = seen.face_a.nom_complet if seen.face_a is not None else "", last_file(seen)
    for one in files(seen):
        over = one.finie_le(seen.au)
        if over and one != last:  # another file was admitted since: its own suspension tells
            continue
        nature = ERASED if one.mesures == ERASING else OVER_INDEBTED
        titre = _titre(one, f" {of_name(name)}" if name else "", over)
        left = None if over else one.jusqu_au
        yield Pause(nature, titre, one.depuis, left, one.origine, (), one.reference, personne=name)


def told(seen: AsOf) -> str:
    """What holds the case, in one sentence without its stop; empty without an admission."""
    if (last := last_file(seen)) is None:
        return ""
    why = f"Dossier de surendettement recevable depuis le {written(last.recevable_le)}"
    until = f", jusqu'au {written(last.jusqu_au)}" if last.jusqu_au else ""
    return f"{why} ; {MEASURES[last.mesures]} depuis le {written(last.depuis)}{until}" if last.mesures else why


def _titre(file: Surendettement, of: str, over: dt.date | None) -> str:
    """What holds the debtor, or the day it ended."""
    if file.mesures == ERASING:
        return f"{upper_first(MEASURES[ERASING])}{of} : dette effacée, sauf exceptions à vérifier"
    if file.mesures and over:
        return f"Surendettement{of} : mesures finies le {over:%d/%m/%Y}, ce qu'elles laissent est à vérifier"
    if file.mesures:
        return f"Surendettement{of}, {MEASURES[file.mesures]} : ni relance, ni exécution pendant ces mesures"
    if over:
        ended = f"suspension de deux ans expirée le {over:%d/%m/%Y}"
        return f"Surendettement{of} : {ended}, mesures à demander à la commission"
    return f"Dossier de surendettement{of} recevable : ni relance, ni intérêt, ni exécution"
