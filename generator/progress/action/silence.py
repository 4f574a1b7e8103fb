"""What was engaged and of which nothing is noted for long: a reminder of the office's own, which no text gives."""

import datetime as dt
from collections.abc import Iterator

from generator.law.deadlines import written
from generator.phrases import TO_SAY, to_note
from generator.progress.action.engaged import pending
from generator.progress.action.limits import creditors, waiting
from generator.progress.action.state import Etat
from generator.progress.since import last_change
from generator.progress.types import Reste


def silence(etat: Etat) -> Iterator[Reste]:
    """The office asks what became of it, once no other thing, limit or hold would bring the case back to an agenda.

    A fact, a payment or a title since starts its days again (``rappel-sans-suite`` of the office; 0: never). What is
    billed each month does not: it tells nothing of it.
    """
    days, engaged = etat.seen.office.cabinet.rappel_sans_suite, pending(etat)
    held = any(not one.factures for one in etat.pauses) or etat.barreaux.due or etat.barreaux.suivante
    if not (days and engaged) or held or etat.restes or creditors(etat) or waiting(etat) is not None:
        return
    since = last_change(etat.seen, billed=False)
    asked = since + dt.timedelta(days=days)
    if asked <= etat.seen.au:
        line = to_note(etat.seen.case.dossier.reference, f'note note="{TO_SAY}"')
        what = f"{engaged.removesuffix('.')} ; aucun fait ni paiement noté depuis le {written(since)}, suite à demander"
        yield Reste(asked, f"{what} et à noter ({line}) : rappel du cabinet, sans portée juridique")
