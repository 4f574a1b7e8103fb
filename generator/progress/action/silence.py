"""What was engaged and of which nothing is noted for long: a reminder of the office's own, which no text gives."""

import datetime as dt
from collections.abc import Iterator

from generator.law.deadlines import written
from generator.phrases import TO_SAY, to_note
from generator.progress.action.beside import reminded
from generator.progress.action.engaged import pending, undecided
from generator.progress.action.limits import creditors, waiting
from generator.progress.action.state import Etat
from generator.progress.remains import trifling
from generator.progress.since import last_change
from generator.progress.types import Reste


def silence(etat: Etat) -> Iterator[Reste]:
    """The office asks what became of it, once nothing else of it, limit or hold would bring the case back to an agenda.

    What is left to do beside it, of a guarantor, a payment or a plan, tells nothing of it. A fact, a payment, a title
    or costs since start its days again (``rappel-sans-suite`` of the office; 0: never). What is billed each month does
    not.
    """
    days, engaged = etat.seen.office.cabinet.rappel_sans_suite, pending(etat)
    climbs = (etat.barreaux.due or etat.barreaux.suivante) and not reminded(etat)
    held = any(not one.factures for one in etat.pauses) or climbs
    if not (days and engaged) or held or trifling(etat.seen) or creditors(etat) or waiting(etat) is not None:
        return
    if any(True for _ in undecided(etat)):
        return
    since = last_change(etat.seen, billed=False)
    asked = since + dt.timedelta(days=days)
    if asked <= etat.seen.au:
        line = to_note(etat.seen.case.dossier.reference, f'note note="{TO_SAY}"')
        what = f"{engaged.removesuffix('.')} ; aucun fait ni paiement noté depuis le {written(since)}, suite à demander"
        yield Reste(asked, f"{what} et à noter ({line}) : rappel du cabinet, sans portée juridique")
