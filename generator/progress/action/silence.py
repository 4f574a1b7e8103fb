"""What was engaged and of which nothing is noted for long: a reminder of the office's own, which no text gives."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.law.deadlines import written
from generator.phrases import TO_SAY, to_note
from generator.progress.action.beside import reminded
from generator.progress.action.engaged import undecided
from generator.progress.action.held import hold
from generator.progress.action.limits import FAR, creditors, waiting
from generator.progress.action.pending import pending, unnoticed
from generator.progress.action.state import Etat
from generator.progress.answers import UNUSED
from generator.progress.remains import CLAIMED, closed_on, trifling
from generator.progress.since import last_change
from generator.progress.types import ENDED, FINAL, PLANS, Pause, Reste, Stade

NOTHING = "Aucune étape n'est prévue par l'échelle de relance."
MONTH = 30  # days, a measure of our own: by then the greffe has told the creditor of an opposition (CPC 1415)
_SAID = PLANS | FINAL  # holds of which what is left to decide is said already


def silence(etat: Etat) -> Iterator[Reste]:
    """The office asks what became of it, once nothing else of it, limit or hold would bring the case back to an agenda.

    A hold without end brings nothing back, nor does a right of the creditor whose time is past, which no act answers;
    an opposition of which the greffe told nothing does after a month, the end of proceedings left without a step in its
    last month. What is left to do beside it, of somebody named, a payment or a plan, tells nothing of it. A fact, a
    payment, a title or costs since start its days again (``rappel-sans-suite`` of the office; 0: never). What is billed
    each month does not.
    """
    days = etat.seen.office.cabinet.rappel_sans_suite
    far = [one for one in etat.delais if one.nature in FAR and one.prudence > etat.seen.au + dt.timedelta(days=MONTH)]
    soon = replace(etat, delais=[one for one in etat.delais if one not in far]) if far else etat
    kept_by = any(one.date >= etat.seen.au or one.nature not in UNUSED for one in creditors(soon))
    if not days or trifling(etat.seen) or kept_by or waiting(soon) is not None:
        return
    kept = hold(etat)
    what = _held(etat, kept) if kept is not None else _engaged(etat)
    if not what or any(not one.nomme or one.titre.startswith(what) for one in undecided(etat)):  # told, or of all
        return
    since = last_change(etat.seen, billed=False)
    asked = since + dt.timedelta(days=min(days, MONTH) if kept is None and unnoticed(etat.seen) else days)
    if asked <= etat.seen.au:
        line = to_note(etat.seen.case.dossier.reference, f'note note="{TO_SAY}"')
        asks = "suite à demander" if kept is None else "à revoir"
        left = f"{what} ; aucun fait ni paiement noté depuis le {written(since)}, {asks} et à noter ({line})"
        yield Reste(asked, f"{left} : rappel du cabinet, sans portée juridique", nomme=kept is not None)


def _engaged(etat: Etat) -> str:
    """What was engaged and waits; failing it, that the ladder has no step left for what is owed."""
    if (etat.barreaux.due or etat.barreaux.suivante) and not reminded(etat):
        return ""
    late = etat.stade in CLAIMED and etat.seen.en_retard
    return (pending(etat) or (NOTHING if late else "")).removesuffix(".")


def _held(etat: Etat, kept: Pause) -> str:
    """What holds the case without a day that ends it, and of which nothing else is left to do."""
    over = kept.nature == Stade.PROCEDURE_COLLECTIVE and closed_on(etat.seen) is not None
    if kept.jusqu_au is not None or kept.nature in _SAID or over or etat.stade in ENDED:
        return ""
    return kept.titre
