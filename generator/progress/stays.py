"""Proceedings put aside: struck off the list, withdrawn from it, stayed, or interrupted by a death (CPC 369 to 392).

Neither the striking off nor the withdrawal stops the two years of article 386; a stay until a day or an event does.
"""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.instances import of_another_suit, of_which_suit
from generator.law.deadlines import written
from generator.model import FaitDeces, FaitProcedure, FaitRole
from generator.phrases import to_note
from generator.progress.asof import AsOf, Note
from generator.progress.procedure import appeal, number_apart, opened_claim, suit_ended_on
from generator.vocabulary import Fait
from generator.vocabulary.faits import STRUCK

RESUMED = (Fait.RETABLISSEMENT, Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT, Fait.JUGEMENT)
UNPAID = (
    "Si l'appel l'est faute d'exécution du jugement, il se rétablit sur justification de cette exécution, les deux "
    "ans partent de la notification de la radiation, plus tard que compté ici (CPC, art. 524)"
)
Act = FaitProcedure | FaitRole
Depart = tuple[dt.date, KeyPath]


def stay(seen: AsOf) -> FaitRole | None:
    """What puts the claim in court aside at the date; None when it goes on, or when none is pending."""
    known = [fact for _, fact in seen.of(FaitRole) if not of_which_suit(seen.case.dossier, fact)]
    last = max(known, key=lambda fact: (fact.date, fact.type is Fait.RETABLISSEMENT), default=None)
    if last is None or last.type is Fait.RETABLISSEMENT or opened_claim(seen) is None:
        return None
    if suit_ended_on(seen, last) is not None:  # what is pending is another suit
        return None
    end = _end(last, seen.au)
    over = end is not None and end <= seen.au
    return None if over or any(True for _ in _since(seen, last, *RESUMED)) else last


def _since(seen: AsOf, held: FaitRole, *types: Fait) -> Iterator[Note]:
    """Facts of after a stay that may be of its suit."""
    since = (note for note in seen.facts(*types) if note.date > held.date)
    return (note for note in since if not (isinstance(note.fait, Act) and _of_another(seen, held, note.fait)))


def _of_another(seen: AsOf, suit: FaitProcedure | FaitRole, act: Act) -> bool:
    """Tell whether an act is surely of another suit, or says nothing of which of several it is."""
    dossier = seen.case.dossier
    unsaid = isinstance(act, FaitRole) and bool(of_which_suit(dossier, act))
    return unsaid or of_another_suit(dossier, suit, act)


def _end(held: FaitRole, au: dt.date) -> dt.date | None:
    """The day a stay ends, when it is known: that of the event, else the one the decision gives."""
    came = held.survenu_le if held.survenu_le is not None and held.survenu_le <= au else None
    return came or held.jusqu_au


def put_aside(seen: AsOf, fixed: FaitProcedure) -> bool:
    """Tell whether the hearing an act fixed is off: the suit was put aside since, by no stay that ends before it."""
    since = (fact for _, fact in seen.of(FaitRole) if fixed.date < fact.date and fact.type is not Fait.RETABLISSEMENT)
    since = (fact for fact in since if not _of_another(seen, fixed, fact))
    return any(fixed.au is None or fixed.au < (_end(fact, seen.au) or dt.date.max) for fact in since)


def suspended(seen: AsOf, suit: FaitProcedure) -> bool:
    """Tell whether its two years do not run: stayed until an event that has not come, and whose day is not known."""
    return any(_over(seen, path, fact) is None for path, fact in _determinate(seen, suit))


def ends_of_stays(seen: AsOf, suit: FaitProcedure) -> Iterator[Depart]:
    """Days from which a new time of two years runs: the end of each stay until a day or an event (CPC 392)."""
    yield from filter(None, (_over(seen, path, fact) for path, fact in _determinate(seen, suit)))


def _determinate(seen: AsOf, suit: FaitProcedure) -> Iterator[tuple[KeyPath, FaitRole]]:
    """Its stays until a day or an event, but those of what ended since: another suit is not stayed."""
    known = ((path, fact) for path, fact in seen.of(FaitRole, Fait.SURSIS_A_STATUER) if fact.determine)
    own = ((path, fact) for path, fact in known if not _of_another(seen, suit, fact))
    return ((path, fact) for path, fact in own if suit_ended_on(seen, fact) is None)


def _over(seen: AsOf, path: KeyPath, fact: FaitRole) -> Depart | None:
    """The end of a stay: its own, or before it, or without it, the suit taken up again; None while it lasts.

    A suit struck off or withdrawn since, the day of the event not noted, may have come out of the stay the day after
    it was ordered: counted from that order by prudence.
    """
    resumed = ((note.date, note.origine) for note in _since(seen, fact, *RESUMED))
    end = _end(fact, seen.au)
    own = [(end, (*path, "survenu-le" if end == fact.survenu_le else "jusqu-au"))] if end else []
    known = sorted([*own, *resumed])
    struck = any(True for _ in _since(seen, fact, *STRUCK))
    return known[0] if known else (fact.date, path) if struck else None


def undated(seen: AsOf, suit: FaitProcedure) -> str:
    """Why the two years are counted from a stay whose event has no day, though its suit was put aside since."""
    last = max(
        (fact.date for path, fact in _determinate(seen, suit) if _over(seen, path, fact) == (fact.date, path)),
        default=None,
    )
    if last is None:
        return ""
    return (
        f"Sursis du {written(last)} : le jour de l'événement n'est pas noté (« survenu-le »), ni s'il est survenu "
        "avant la radiation ou le retrait ; compté du sursis, par prudence. Tant qu'il n'est pas survenu, rien ne "
        "court (CPC, art. 392)."
    )


def notified_deaths(seen: AsOf) -> Iterator[Depart]:
    """Days a death was notified in the proceedings: it interrupts them, and their lapse (CPC 370 and 392)."""
    for path, fact in seen.of(FaitDeces):
        if notified := seen.known(fact.notifie_le):
            yield notified, (*path, "notifie-le")


def interrupted(seen: AsOf) -> str:
    """How a suit interrupted by a death is taken up again; nothing once it was (CPC 373)."""
    last = max((day for day, _ in notified_deaths(seen)), default=None)
    if last is None or any(note.date > last for note in seen.facts(*RESUMED)):
        return ""
    return (
        f"Instance interrompue par le décès notifié le {written(last)}, sauf débats déjà ouverts (CPC, art. 370 et "
        "371) ; reprise volontaire, ou citation de ceux qui répondent du défunt (art. 373), à noter "
        f"{to_note(seen.case.dossier.reference, 'retablissement --date JJ/MM/AAAA')}."
    )


def told(seen: AsOf) -> str:
    """How the proceedings stand aside, as a sentence goes on: « affaire radiée du rôle le 01/09/2026 »; or nothing."""
    held = stay(seen)
    if held is None:
        return ""
    day, number = written(held.date), number_apart(seen, held)
    case = f" {number}" if number else ""
    if held.type is Fait.RADIATION_DU_ROLE:
        return f"affaire{case} radiée du rôle le {day}"
    if held.type is Fait.RETRAIT_DU_ROLE:
        return f"affaire{case} retirée du rôle le {day}"
    until = f" jusqu'au {written(held.jusqu_au)}" if held.jusqu_au else ""
    awaited = f", dans l'attente de : {held.evenement}" if held.evenement else ""
    return f"sursis à statuer{case} du {day}{until}{awaited}"


def struck_appeal(seen: AsOf) -> FaitProcedure | None:
    """The appeal struck off the list; None while it goes on, or when what was struck off is surely another suit."""
    held, found = stay(seen), appeal(seen, dt.date.min)
    if held is None or held.type is not Fait.RADIATION_DU_ROLE or found is None or held.date < found[1].date:
        return None
    return None if _of_another(seen, held, found[1]) else found[1]


def way_back(seen: AsOf, held: FaitRole) -> str:
    """What takes the proceedings up again, with its article; and what it does to their lapse."""
    if struck_appeal(seen) is not None:
        return f"{_way_back(held)}. {UNPAID}"
    return _way_back(held)


def _way_back(held: FaitRole) -> str:
    if held.type is Fait.RADIATION_DU_ROLE:
        asked = f" ({held.diligences})" if held.diligences else ""
        return (
            f"Rétablissement sur justification des diligences dont le défaut l'a causée{asked}, si l'instance n'est "
            "pas périmée (CPC, art. 381 à 383)"
        )
    if held.type is Fait.RETRAIT_DU_ROLE:
        return "Rétablissement à la demande d'une partie, si l'instance n'est pas périmée (CPC, art. 382 et 383)"
    if held.determine:
        return "L'instance se poursuit ensuite, un nouveau délai de péremption en part (CPC, art. 378, 379 et 392)"
    return "Ni terme ni événement noté : le délai de péremption continue à courir (CPC, art. 378 et 392)"
