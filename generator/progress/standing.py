"""Where a case stands at a date: one pass over the facts, nothing kept, nothing guessed."""

import datetime as dt

from msgspec.structs import replace

from generator.case import Case
from generator.model import Office
from generator.progress.action import Etat, next_action
from generator.progress.action.engaged import undecided
from generator.progress.action.limits import prescribed
from generator.progress.action.silence import silence
from generator.progress.answers import answered
from generator.progress.asof import look
from generator.progress.holds import pauses as holds
from generator.progress.ladder import Barreaux, goes_on, ladder
from generator.progress.limits import limits
from generator.progress.remains import remains
from generator.progress.since import last_change
from generator.progress.stages import stage
from generator.progress.types import ENDED, Situation
from generator.progress.unlocated import to_locate
from generator.statement.types import Decompte


def situation(case: Case, office: Office, au: dt.date, decompte: Decompte | None) -> Situation:
    """Where the case stands at ``au``: stage, holds, running limits, step of the ladder due or to come.

    ``decompte`` is the one computed at ``au``; None when the claim is refused by name: balances are then the plain
    difference of invoices, credit notes and payments.

    It never raises for what the law refuses: an invoice whose terms are not understood is late by nothing, and an act
    older than the text that gives it a limit starts none.
    """
    seen = look(case, office, au, decompte)
    pauses = holds(seen)
    climbed = ladder(seen, pauses)
    stade, why = stage(seen, pauses, climbed)
    barreaux = climbed if goes_on(seen, stade, climbed) else Barreaux(None, None, climbed.epuisee)
    delais, retards = limits(seen) if stade not in ENDED else ((), ())
    answers = answered(case.dossier, retards, au)
    retards = tuple(late for late in retards if late not in [one.retard for one in answers])
    gone = prescribed(seen, delais)
    etat = Etat(seen, stade, pauses, delais, barreaux, remains(seen, stade, pauses), retards, gone)
    left = (*etat.restes, *undecided(etat), *silence(etat))
    lost = tuple(to_locate(seen)) if stade not in ENDED else ()
    action = " ".join((next_action(replace(etat, restes=left)), *(f"{one.titre}." for one in lost)))
    steps, since = (barreaux.due, barreaux.suivante), last_change(seen)
    return Situation(au, stade, why, pauses, delais, *steps, action, since, (*left, *lost), retards, answers, gone)
