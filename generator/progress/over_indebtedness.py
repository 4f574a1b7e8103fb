"""What the admission of an over-indebtedness file holds, of whom a case is seen against: two years at most."""

from collections.abc import Iterator

from generator.law.limits.insolvency import conso_l722_3_suspension
from generator.phrases import of_name
from generator.progress.asof import AsOf
from generator.progress.types import Pause
from generator.vocabulary import Reference

OVER_INDEBTED = "surendettement"  # the nature of the hold
_REFERENCE = Reference("C. conso., art. L722-2, L722-5 et L722-14")


def admitted(seen: AsOf) -> Iterator[Pause]:
    """Each admission whose suspension runs, the last one even once it is over; another than the principal is named."""
    name = seen.face_a.nom_complet if seen.face_a is not None else ""
    last = max((day for _, day in seen.recevabilites), default=None)
    for origine, day in seen.recevabilites:
        end = conso_l722_3_suspension(day).date
        if end < seen.au and day != last:  # another file was admitted since: its own suspension tells
            continue
        of = f" {of_name(name)}" if name else ""
        titre = f"Dossier de surendettement{of} recevable : ni relance, ni intérêt, ni exécution"
        if end < seen.au:  # nothing of the case says what followed: held, by prudence
            over = f"suspension de deux ans expirée le {end:%d/%m/%Y}, mesures à demander à la commission"
            titre = f"Surendettement{of} : {over}"
        until = end if end >= seen.au else None
        yield Pause(OVER_INDEBTED, titre, day, until, origine, (), _REFERENCE, personne=name)
