"""What is left to do where neither the ladder nor a limit says it: a seizure to lift, money to give back, a choice."""

from collections.abc import Iterator

from generator.law.deadlines import written
from generator.model import FaitProcedure
from generator.money import ZERO, format_eur
from generator.progress.asof import AsOf
from generator.progress.plans import current_plan
from generator.progress.procedure import SEIZURES
from generator.progress.types import Reste, Stade


def remains(seen: AsOf, stade: Stade) -> tuple[Reste, ...]:
    """What is left to do at a stage where nothing else would call for it."""
    if stade is Stade.SOLDE:
        return (*_seizures(seen), *_overpaid(seen))
    return tuple(_beyond_the_plan(seen)) if stade is Stade.ECHEANCIER else ()


def _seizures(seen: AsOf) -> Iterator[Reste]:
    """Seizures still open: the creditor who is paid has them lifted."""
    since = max((paid.date for _, paid in seen.paiements), default=seen.au)
    for _, fait in seen.of(FaitProcedure, *SEIZURES):
        if fait.close_le is None or fait.close_le > seen.au:
            day = fait.executee_le or fait.date
            yield Reste(max(since, fait.date), f"Mainlevée de la {SEIZURES[fait.type]} du {written(day)} à obtenir")


def _overpaid(seen: AsOf) -> Iterator[Reste]:
    if seen.decompte is not None and seen.decompte.trop_percu > ZERO:
        last = max((paid.date for _, paid in seen.paiements), default=seen.au)
        yield Reste(last, f"Trop-perçu de {format_eur(seen.decompte.trop_percu)} à rembourser")


def _beyond_the_plan(seen: AsOf) -> Iterator[Reste]:
    """What a kept plan did not cover: the creditor alone claims it or gives it up."""
    plan = current_plan(seen)
    if plan is not None and plan.reste_a_decider and plan.tenu_le is not None:
        yield Reste(plan.tenu_le, f"Échéancier tenu : {format_eur(seen.total)} à réclamer ou à abandonner")
