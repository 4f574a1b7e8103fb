"""What over-indebtedness holds, of whom a case is seen against: its suspension, two years at most, then its measures.

Nothing of the case says what follows either of them: it is held on by prudence, until its end is noted (« fin-le »).
"""

import datetime as dt
from collections.abc import Iterator

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
_SUSPENDED = Reference("C. conso., art. L722-2, L722-5 et L722-14")
_MEASURED = {
    "plan-conventionnel": Reference("C. conso., art. L732-1 à L732-3"),
    "mesures-imposees": Reference("C. conso., art. L733-9 et L733-16"),
    ERASING: Reference("C. conso., art. L741-2"),
}


def admitted(seen: AsOf) -> Iterator[Pause]:
    """Each admission that holds, the last one even once it is over; another than the principal is named."""
    name = seen.face_a.nom_complet if seen.face_a is not None else ""
    last = max((file.recevable_le for _, file in seen.surendettements if file.recevable_le), default=None)
    for origine, file in seen.surendettements:
        since, until = span(seen, file)
        over = until is not None and until < seen.au
        if over and file.recevable_le != last:  # another file was admitted since: its own suspension tells
            continue
        titre = _titre(seen, file, f" {of_name(name)}" if name else "", until if over else None)
        nature = ERASED if measured(seen, file) and file.mesures == ERASING else OVER_INDEBTED
        left = None if over else until
        yield Pause(nature, titre, since, left, origine, (), grounds(seen, file), personne=name)


def unheld_since(seen: AsOf) -> dt.date | None:
    """Last day of what held the last file admitted, once it is over; None while it holds, or without any."""
    spans = [span(seen, file) for _, file in seen.surendettements]
    end = max(spans)[1] if spans and all(until for _, until in spans) else None
    return end if end is not None and end < seen.au else None


def told(seen: AsOf) -> str:
    """What holds the case, in one sentence without its stop; empty without an admission."""
    for _, file in seen.surendettements:
        why = f"Dossier de surendettement recevable depuis le {written(file.recevable_le or file.date)}"
        if measured(seen, file):
            since, until = span(seen, file)
            end = f", jusqu'au {written(until)}" if until else ""
            why += f" ; {MEASURES[file.mesures or '']} depuis le {written(since)}{end}"
        return why
    return ""


def measured(seen: AsOf, file: FaitSurendettement) -> bool:
    """Tell whether measures took the place of the suspension (C. conso., art. L722-3)."""
    return file.mesures is not None and seen.known(file.appliquees_le) is not None


def span(seen: AsOf, file: FaitSurendettement) -> tuple[dt.date, dt.date | None]:
    """First and last days of what a file holds: its measures once they apply, its suspension until then.

    The end of measures may be unknown; what is erased is never asked again.
    """
    if measured(seen, file):
        return file.appliquees_le or file.date, None if file.mesures == ERASING else file.jusqu_au
    admitted_on = file.recevable_le or file.date
    return admitted_on, conso_l722_3_suspension(admitted_on).date


def grounds(seen: AsOf, file: FaitSurendettement) -> Reference:
    """The articles of what a file holds."""
    return _MEASURED[file.mesures] if file.mesures and measured(seen, file) else _SUSPENDED


def _titre(seen: AsOf, file: FaitSurendettement, of: str, over: dt.date | None) -> str:
    """What holds the debtor, or the day it ended."""
    if not measured(seen, file):
        if over is None:
            return f"Dossier de surendettement{of} recevable : ni relance, ni intérêt, ni exécution"
        ended = f"suspension de deux ans expirée le {over:%d/%m/%Y}"
        return f"Surendettement{of} : {ended}, mesures à demander à la commission"
    if file.mesures == ERASING:
        return f"{upper_first(MEASURES[ERASING])}{of} : dette effacée, sauf exceptions à vérifier"
    if over is None:
        return f"Surendettement{of}, {MEASURES[file.mesures or '']} : ni relance, ni exécution pendant ces mesures"
    return f"Surendettement{of} : mesures finies le {over:%d/%m/%Y}, ce qu'elles laissent est à vérifier"
