"""A writ: the hearing it gives, its copy handed to the greffe in time or its lapse, the writ served in its place."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.instances import SUITS, of_another_suit, served_again
from generator.law.deadlines import written
from generator.law.limits.count import Limite
from generator.law.limits.proceedings import (
    cpc_754_placement,
    cpc_856_delivrance,
    cpc_857_placement,
    usage_placement_refere,
)
from generator.model import FaitJournal, FaitProcedure, FaitRemise, FaitRole
from generator.phrases import quoted, to_note
from generator.progress.asof import AsOf
from generator.progress.facing import as_seen_by
from generator.progress.limits.made import Acte, delai, retard
from generator.progress.limits.pairing import Attente, Paires, doubted, paired
from generator.progress.once import once
from generator.progress.orders import orders
from generator.progress.procedure import commercial, opened_claim, pending_opposition, suit_ended_on
from generator.progress.stays import put_aside
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait

SEISED = (Fait.RENVOI, Fait.AVANT_DIRE_DROIT, Fait.JUGEMENT)  # a court does so of what was handed over to it
UNKNOWN = "Juridiction non dite (« juridiction ») : délai du tribunal judiciaire, le plus long, par prudence."


def writ_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """A writ is served, then its copy handed to the greffe, before the hearing it gives; over once it is judged."""
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION):
        if fait.au is None or without_hearing(seen, fait):
            continue
        untimed = _untimed(fait)
        if commercial(fait.juridiction) and not untimed:
            yield from retard("delivrance", cpc_856_delivrance(fait.au), (fait.date, path))
        limite, handed = _handing_over(fait, fait.au), _handed(seen, fait)
        if handed is not None:
            yield from () if untimed else retard("placement", limite, handed)
        elif _seised_on(seen, fait) is None and (fait.au >= seen.au or not (untimed or again(seen, fait))):
            left = delai("placement", limite, (*path, "au"), () if fait.juridiction else (UNKNOWN,))
            yield doubted(left, _handed_over(seen).doutes.get(path, ()))


def unplaced(seen: AsOf, fait: FaitProcedure) -> str:
    """Why a writ may have lapsed, as a reserve on what it interrupts: not handed to the greffe in time; else nothing.

    Over once it is judged, or once a step shows that the court was seised.
    """
    if fait.au is None or _untimed(fait) or _seised_on(seen, fait):
        return ""
    limite, handed = _handing_over(fait, fait.au), _handed(seen, fait)
    if (handed[0] if handed else seen.au) <= limite.date:
        return ""
    how = f"remise au greffe le {written(handed[0])}" if handed else "aucune remise au greffe n'est notée"
    return (
        f"caducité encourue, qui effacerait l'interruption : {how}, au plus tard le {written(limite.date)} "
        f"({limite.reference.citation})"
    )


def perhaps_handed(seen: AsOf) -> str:
    """What to note when a writ that seems to have lapsed was handed over all the same; nothing without such a writ."""
    writs = (fait for _, fait in seen.of(FaitProcedure, Fait.ASSIGNATION) if fait.close_le is None)
    asked = next((one for one in writs if unplaced(seen, one) and _handed(seen, one) is None), None)
    if asked is None:
        return ""
    number = f" rg={quoted(asked.rg)}" if asked.rg else ""
    line = to_note(seen.case.dossier.reference, f"placement{number} --date JJ/MM/AAAA")
    return f" Si l'assignation a été remise au greffe, le noter à sa date : {line}."


def without_hearing(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether the hearing an act gives will not be held: judged, withdrawn, closed or put aside since."""
    return over(seen, fait) or put_aside(seen, fait)


def over(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether the suit an act begins, or is a step of, was judged, withdrawn or closed since."""
    ended = suit_ended_on(seen, fait) is not None and not _of_one_still_open(seen, fait)
    return ended or _of_a_summary_suit_over(seen, fait) or _closed(seen, fait)


def _handed(seen: AsOf, fait: FaitProcedure) -> Acte | None:
    """When the copy of a writ was handed to the greffe."""
    return _handed_over(seen).faits.get(seen.path(fait))


@once
def _handed_over(seen: AsOf) -> Paires:
    """The day each writ was handed to the greffe; what follows a writ served anew is of that one.

    Of every debtor, each as he stands: what names nobody may be of the writ against another.
    """
    whole = [as_seen_by(seen, one.nom_complet) for one in seen.case.dossier.debiteurs]
    waits, views, acts = list[Attente](), dict[KeyPath, AsOf](), dict[KeyPath, FaitProcedure]()
    for own in whole:
        acts |= dict(own.of(FaitProcedure, Fait.PLACEMENT))
        for path, one in own.of(FaitProcedure, Fait.ASSIGNATION):
            if one.au is not None:
                ends = (again(own, one), _seised_on(own, one), suit_ended_on(own, one), own.known(one.close_le))
                over, numbers = min(filter(None, ends), default=None), frozenset[str]({one.rg} if one.rg else ())
                waits.append(Attente(one.date, _handing_over(one, one.au).date, path, one, numbers, over))
                views[path] = own

    def may_be(act: FaitProcedure, one: Attente) -> bool:
        own = views[one.origine]
        anew, named = again(own, one.fait), act.debiteur in {None, own.nom}
        return named and (anew is None or act.date < anew) and not of_another(own, one.fait, act)

    return paired(waits, sorted(acts.items()), may_be, _two_hearings)


def _two_hearings(one: Attente, other: Attente) -> bool:
    """Tell whether two writs are of two suits: those of several debtors for one hearing are of one."""
    return one.apart(other) or one.fait.au != other.fait.au


def again(seen: AsOf, fait: FaitProcedure) -> dt.date | None:
    """Day of the writ served in place of one whose hearing passed before the court was seised."""
    later = (one for _, one in seen.of(FaitProcedure, Fait.ASSIGNATION) if one.date > fait.date)
    own = (one.date for one in later if not of_another(seen, fait, one) and one.urgent == fait.urgent)
    return min((day for day in own if served_again(seen.case.dossier, fait, day)), default=None)


def _seised_on(seen: AsOf, fait: FaitProcedure) -> dt.date | None:
    """Day of the first step that shows a writ reached the court: put off, judged, on the roll, or its hearing held.

    A hearing noted before its day may be told as the writ gives it.
    """
    anew = again(seen, fait) or dt.date.max
    steps = [one for _, one in seen.of(FaitProcedure, *SEISED) if fait.date <= one.date]
    steps += [one for _, one in seen.of(FaitProcedure, Fait.AUDIENCE) if fait.au is not None and fait.au <= one.date]
    known: list[FaitJournal] = [*steps, *(one for _, one in seen.of(FaitRole) if fait.date < one.date)]
    return min((one.date for one in known if one.date < anew and not of_another(seen, fait, one)), default=None)


def _of_one_still_open(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether a hearing is of an opposition still to be judged, or bears no number and may be of what goes on.

    An opposition is judged still when it may be the creditor who withdrew: see ``Opposition.desistement_le``.
    """
    opposed = [
        one for one in (pending_opposition(seen), *(one.opposition for one in orders(seen) if one.opposee)) if one
    ]
    if any(one.origine == seen.path(fait) or (fait.rg is None and one.date < fait.date) for one in opposed):
        return True
    begun = (fact for _, fact in seen.of(FaitProcedure, *SUITS) if fact.date <= fait.date and not fact.urgent)
    return fait.rg is None and fait.type not in SUITS and any(suit_ended_on(seen, one) is None for one in begun)


def _of_a_summary_suit_over(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether a step can only be of summary suits, which nothing but their writs tells, ended since it."""
    if fait.type in SUITS:
        return False
    known = [one for _, one in seen.of(FaitProcedure, *SUITS, Fait.OPPOSITION) if one.date <= fait.date]
    begun = [one for one in known if not of_another(seen, one, fait)]
    ends = [end for one in begun if (end := suit_ended_on(seen, one)) is not None]
    return bool(ends) and len(ends) == len(begun) and all(one.urgent for one in begun) and max(ends) >= fait.date


def _closed(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether the end of an act is noted, or since it that of the suit it is a step of, none going on.

    The debtor who withdraws his opposition ends it as well (CPC 1422): the order stands, and nobody is heard.
    """
    suits = (one for _, one in seen.of(FaitProcedure, Fait.ASSIGNATION, Fait.OPPOSITION) if one.date <= fait.date)
    ends = [day for one in suits if (day := seen.known(one.close_le)) is not None]
    opposed = [one.opposition for one in orders(seen) if one.opposition is not None]
    left = {one.origine: one.retiree_le for one in opposed if one.retiree_le is not None}
    over = opened_claim(seen) is None and any(day >= fait.date for day in (*ends, *left.values()))
    return over or seen.path(fait) in left or seen.known(fait.close_le) is not None


def _handing_over(writ: FaitProcedure, hearing: dt.date) -> Limite:
    """The time to hand a writ over: the commercial court has none in summary proceedings, the civil one keeps its."""
    if _untimed(writ):
        return usage_placement_refere(hearing)
    return (cpc_857_placement if commercial(writ.juridiction) else cpc_754_placement)(hearing)


def _untimed(writ: FaitProcedure) -> bool:
    """Tell whether no text gives a time to hand a writ over: the eve is only usage."""
    return commercial(writ.juridiction) and writ.urgent


def of_another(seen: AsOf, suit: FaitProcedure, step: FaitJournal) -> bool:
    """Tell whether a step is surely of another suit than this one."""
    return isinstance(step, FaitProcedure | FaitRole | FaitRemise) and of_another_suit(seen.case.dossier, suit, step)
