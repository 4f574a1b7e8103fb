"""Hearings that are past, and of which the journal says nothing."""

import datetime as dt
from collections.abc import Iterator

from generator.instances import of_another_suit, of_which_suit, opponents_alone
from generator.law.deadlines import written
from generator.model import FaitProcedure, FaitRole, Titre
from generator.phrases import to_note
from generator.progress.action.state import Etat
from generator.progress.asof import AsOf
from generator.progress.facing import facing
from generator.progress.limits import judge
from generator.progress.limits.court import FIXING, heard_before
from generator.progress.limits.noting import DAY, of_suit, which
from generator.progress.limits.writ import again, of_another, without_hearing
from generator.progress.procedure import opposed_apart
from generator.progress.types import ENDED, ON_A_TITLE, Reste, Stade
from generator.vocabulary import Fait

_IN_COURT = ON_A_TITLE | {Stade.JUDICIAIRE, Stade.SURENDETTEMENT}  # a suit may go on, that no collective one stops


def hearings(etat: Etat) -> Iterator[Reste]:
    """Hearings past of which nothing is noted since: what was decided may start limits that nobody counts.

    Of one whose writ was not handed over, that it may be closed; a later one of the same suit says that it was put off.
    """
    unplaced = {one.origine[:2] for one in etat.delais if one.nature == "placement"}
    told: list[FaitProcedure] = []
    for own in _sued(etat):
        fixed = [fact for _, fact in own.of(FaitProcedure, *FIXING) if fact.au and not without_hearing(own, fact)]
        for fact in reversed(fixed):
            day, beside = fact.au, [one.au for one in fixed if one.au and _may_put_off(own, fact, one)]
            again = any(one.au == day and not of_another(own, fact, one) for one in told)
            if day is None or day >= own.au or max(beside) > day or again:
                continue
            if own.path(fact) in unplaced:
                told.append(fact)
                yield _to_close(own, fact, day)
            elif not _noted_since(own, fact, day):
                told.append(fact)
                yield _to_tell(own, fact, day)


def unanswered(etat: Etat) -> Iterator[Reste]:
    """Days a judge gave the adversary, past without a word: to be asked for, or raised, and noted once done."""
    for own in _sued(etat):
        for fact, last in judge.unanswered(own):
            line = f"{fact.type} fait-le={DAY} --completer{which(own, own.path(fact))}"
            what = f"Délai donné à l'adversaire jusqu'au {written(last)} passé, rien de noté : suite à demander, ou à "
            told = f"{what}noter s'il l'a tenu ({to_note(own.case.dossier.reference, line)})"
            yield Reste(last + dt.timedelta(days=1), told, nomme=fact.debiteur is not None)


def _may_put_off(seen: AsOf, fact: FaitProcedure, other: FaitProcedure) -> bool:
    """Tell whether a hearing may be the one to which that of an act was put off.

    What another writ gives is of its own suit, unless it was served in the place of this one; what was fixed before it
    puts nothing off.
    """
    if other is fact:
        return True
    if other.date < fact.date or of_another(seen, fact, other):
        return False
    if other.type is Fait.ASSIGNATION:
        return fact.type is Fait.ASSIGNATION and again(seen, fact) is not None
    return _told_of(seen, other, fact.au)


def _sued(etat: Etat) -> Iterator[AsOf]:
    """The case as each debtor stands in it whose suit may go on: the principal one, those sued apart from him."""
    if etat.stade in _IN_COURT:
        yield etat.seen
    others = (party for party in etat.seen.case.dossier.debiteurs if party is not etat.seen.case.dossier.debiteur)
    apart = (facing(etat.seen, party) for party in others if etat.stade not in ENDED)
    yield from (own for own in apart if own.facts(Fait.ASSIGNATION) or opposed_apart(etat.seen, own))


def _noted_since(seen: AsOf, hearing: FaitProcedure, day: dt.date) -> bool:
    """Tell whether a step or a judgment that may be of its suit is noted from the day of a hearing on.

    What bears its number is of it, whoever the act names.
    """
    dossier, noted = seen.case.dossier, (note.fait for note in seen.journal if note.fait is not hearing)
    acts = [fact for fact in noted if isinstance(fact, FaitProcedure | FaitRole)]
    his: list[FaitProcedure | FaitRole] = [fact for _, fact in seen.of(FaitProcedure)]
    titles = [titre for _, titre in seen.titres]
    if hearing.debiteur is None and opponents_alone(dossier, hearing.date):  # that of a joint debtor, whoever it names
        his, titles = acts, [titre for titre in dossier.titres if titre.date <= seen.au]
    own = (one for one in acts if isinstance(one, FaitRole) or one in his or (one.rg and one.rg == hearing.rg))
    known: list[FaitProcedure | FaitRole | Titre] = [*own, *titles]
    since = (one for one in known if one.date >= day and _told_of(seen, one, day))
    return any(not of_another_suit(dossier, hearing, one) for one in since)


def _told_of(seen: AsOf, act: FaitProcedure | FaitRole | Titre, hearing: dt.date | None) -> bool:
    """Tell whether an act says of which suit it is: by its number where several go on, or by the day of the hearing."""
    return isinstance(act, FaitRole) or act.date == hearing or not of_which_suit(seen.case.dossier, act)


def _to_close(seen: AsOf, writ: FaitProcedure, day: dt.date) -> Reste:
    """A writ that may have lapsed: until its end is noted, nothing else is chosen for what it asked for."""
    line = to_note(seen.case.dossier.reference, f"assignation close-le={DAY} --completer{which(seen, seen.path(writ))}")
    what = f"Assignation du {written(writ.date)} : audience du {written(day)} passée sans remise au greffe notée ; si "
    what = f"{what}elle est caduque (à vérifier), une procédure est à choisir une fois sa fin notée ({line})"
    return Reste(day + dt.timedelta(days=1), what, nomme=writ.debiteur is not None)


def _to_tell(seen: AsOf, hearing: FaitProcedure, day: dt.date) -> Reste:
    where = heard_before(seen, hearing)
    of = of_suit(hearing.rg, hearing.debiteur)
    line = to_note(seen.case.dossier.reference, f"renvoi au={DAY}{of} --date {written(day)}")
    what = f"Audience du {written(day)}{where} passée : ce qui y a été décidé est à noter ({line}, « audience »"
    what = f"{what} si l'affaire est en délibéré, « jugement » s'il est rendu)"
    return Reste(day + dt.timedelta(days=1), what, nomme=hearing.debiteur is not None)
