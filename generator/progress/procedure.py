"""Claims before a judge, read once for every room of progress: which are pending, and what ended those that are not."""

import datetime as dt
import re
from collections.abc import Iterator

from generator.case import KeyPath
from generator.instances import (
    Opposition,
    apart,
    dismissal,
    judges_everything,
    last_opposition,
    of_another_suit,
    of_which_suit,
    overturned,
    renumbered,
    summary,
)
from generator.model import Debiteur, FaitJournal, FaitProcedure, FaitRole, Titre
from generator.progress.asof import AsOf, Note
from generator.progress.existence import out_of_reach
from generator.progress.facing import facing
from generator.progress.once import once
from generator.progress.orders import orders, requested
from generator.statement.followed import judged
from generator.vocabulary import AU_FOND, JUGES, Fait

COMMERCIAL = re.compile(r"(?i)tribunal ((mixte )?de commerce|des activit[ée]s [ée]conomiques)|\bT\.?(A\.?E|C)\b")
PROTECTION = re.compile(r"(?i)contentieux de la protection|\bJCP\b")
ENDS = (Fait.JUGEMENT, Fait.DESISTEMENT)  # of a claim in court, the debtor's withdrawal apart
_ORDERED = frozenset({Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION})
_SUED = _ORDERED | {Fait.OPPOSITION, Fait.ASSIGNATION, Fait.JUGEMENT}


def commercial(juridiction: str | None) -> bool:
    """Tell whether a court, as the case names it (« TAE de Lyon »), is a commercial one; not when it is not named."""
    return bool(COMMERCIAL.search(juridiction or ""))


def convenes(juridiction: str | None) -> bool:
    """Tell whether a court named so convenes the parties after an opposition, and asks for no lawyer (CPC 1418)."""
    return commercial(juridiction) or bool(PROTECTION.search(juridiction or ""))


@once
def pending_opposition(seen: AsOf) -> Opposition | None:
    """The opposition still to be judged, if any."""
    opposition = last_opposition(seen.case.dossier, seen.au, seen.nom)
    return opposition if opposition is not None and opposition.en_cours else None


def serves_what_is_opposed(seen: AsOf, note: Note) -> bool:
    """Tell whether a fact is the service of an order opposed: it tells nothing of what follows."""
    served = isinstance(note.fait, FaitProcedure) and note.type is Fait.SIGNIFICATION and note.fait.acte == "ordonnance"
    return served and pending_opposition(seen) is not None


def commandement_over(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether a commandement for a commercial claim led nowhere: its end is noted, or it was disputed (L126-2)."""
    disputed = any(note.date >= fait.date for note in seen.facts(Fait.CONTESTATION))
    return fait.issue is not None or seen.known(fait.close_le) is not None or disputed


def dismissed(seen: AsOf, *, urgent: bool = False) -> tuple[KeyPath, FaitProcedure] | None:
    """The judgment that dismisses the claim, ``urgent`` the summary refusal, and its place; none once replaced."""
    fact = dismissal(seen.case.dossier, seen.au, urgent=urgent)
    return None if fact is None else (seen.path(fact), fact)


def upheld(seen: AsOf) -> list[Titre]:
    """Titles whose place no decision took, in the order of the file."""
    dossier = seen.case.dossier
    return [one for _, one in seen.titres if not overturned(dossier, one, seen.au, seen.nom)]


def appeal(seen: AsOf, judgment: dt.date, author: str | None = None) -> tuple[KeyPath, FaitProcedure] | None:
    """The first appeal noted since a judgment, of one author or of anybody; not withdrawn, closed or judged since.

    A withdrawal whose author is not said leaves it pending: it may be of the other party's. What is judged since of
    nothing that was granted before it is of another suit.
    """
    for path, fact in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL):
        if fact.date >= judgment and author in {None, fact.auteur} and appeal_ended_on(seen, fact) is None:
            return path, fact
    return None


def appeal_ended_on(seen: AsOf, appealed: FaitProcedure) -> dt.date | None:
    """Day on which an appeal was withdrawn, closed or judged; None while it is pending."""
    titles = [titre for _, titre in seen.titres if titre.nature in JUGES]
    decisions: list[FaitProcedure | Titre] = [*(fact for _, fact in seen.of(FaitProcedure, Fait.JUGEMENT)), *titles]
    left = (one for _, one in seen.of(FaitProcedure, Fait.DESISTEMENT) if one.auteur is not None)
    granted = [one for one in titles if one.date <= appealed.date]
    since = [one for one in decisions if one.date > appealed.date and not of_which_suit(seen.case.dossier, one)]
    ends = [one.date for one in left if one.auteur == appealed.auteur and one.date > appealed.date]
    ends += [act.date for act in since if not granted or not all(apart(seen.case.dossier, one, act) for one in granted)]
    closed = seen.known(appealed.close_le)
    return min((*ends, *([closed] if closed else [])), default=None)


def opened_claim(seen: AsOf, *, on_the_merits: bool = False) -> KeyPath | None:
    """The claim in court still pending: a writ, an opposition, an appeal, without judgment, withdrawal or end.

    ``on_the_merits``: a writ or an opposition, summary suits apart.
    """
    return next(_opened(seen, on_the_merits=on_the_merits), None)


def opened_claims(seen: AsOf) -> list[FaitProcedure]:
    """The claims in court still pending: of a suit on the merits that goes on, no summary one beside it."""
    places = list(_opened(seen, on_the_merits=True)) or list(_opened(seen))
    return [fact for path, fact in seen.of(FaitProcedure) if path in places]


def _opened(seen: AsOf, *, on_the_merits: bool = False) -> Iterator[KeyPath]:
    """Every claim in court still pending: a summary suit may go on beside that on the merits."""
    if (opposition := pending_opposition(seen)) is not None:
        yield opposition.origine
        others = (one.opposition.origine for one in orders(seen) if one.opposition is not None and one.opposee)
        yield from (path for path in others if path != opposition.origine)
    if not on_the_merits and (appealed := appeal(seen, dt.date.min)) is not None:
        yield appealed[0]
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION):
        closed = seen.known(fait.close_le)
        if not closed and not (on_the_merits and fait.urgent) and suit_ended_on(seen, fait) is None:
            yield path


def sued_since(seen: AsOf, day: dt.date) -> bool:
    """Tell whether the principal debtor is before a judge by another act than a request for an order, or one since.

    An opposition withdrawn, or given up with the claim, leaves nobody before him; judged, its judgment tells.
    """
    opposed = pending_opposition(seen) is not None
    suits = (fact for fact in _suits(seen) if fact.type is not Fait.OPPOSITION or opposed)
    return any(fact.type not in _ORDERED or fact.date > day for fact in suits)


def before_a_judge(seen: AsOf) -> FaitProcedure | None:
    """The last act that put the claim before a judge who has it still: see ``pending_suits``."""
    return max(pending_suits(seen), key=lambda fact: fact.date, default=None)


def pending_suits(seen: AsOf) -> list[FaitProcedure]:
    """Every act that put the claim before a judge who has it still: a request, a writ, an opposition, an appeal.

    What was refused, withdrawn, closed, judged on the merits or lapsed is before nobody, until something else is; of a
    judgment set aside, ``judged_anew`` tells.
    """
    asked, places = requested(seen), list(_opened(seen))
    places += [asked.origine] if asked is not None and suit_ended_on(seen, asked.fait) is None else []
    return [fact for path, fact in seen.of(FaitProcedure) if path in places or _referred(seen, fact)]


def number_apart(seen: AsOf, act: FaitProcedure | FaitRole) -> str:
    """« n° 2026A1 », the number that tells the suit of an act while another goes on."""
    beside = any(of_another_suit(seen.case.dossier, suit, act) for suit in pending_suits(seen)) if act.rg else False
    return f"n° {act.rg}" if beside else ""


def sued_apart(seen: AsOf, party: Debiteur) -> FaitProcedure | None:
    """The act that put the claim on one joint debtor or guarantor, by his name, before a judge who has it still.

    An opposition that names nobody is of his order when the principal debtor has none to oppose.
    """
    own = facing(seen, party)
    found = before_a_judge(own)
    if found is None or found.debiteur == party.nom_complet:
        return found
    return found if found.type is Fait.OPPOSITION and opposed_apart(seen, own) else None


def asked_apart(seen: AsOf) -> list[str]:
    """Names of the joint debtors a request leaves to one of their own, by their quality, and that no judge has yet."""
    dossier = seen.case.dossier
    unlike = (one for one in dossier.debiteurs if one.solidaire and one.qualite is not dossier.debiteur.qualite)
    left = (one for one in unlike if out_of_reach(seen, one) is None)
    return [one.nom_complet for one in left if not judged(dossier, seen.au, one) and sued_apart(seen, one) is None]


def opposed_apart(seen: AsOf, own: AsOf) -> bool:
    """Tell whether another than the principal debtor has an opposition to be judged, the principal one none."""
    return pending_opposition(seen) is None and pending_opposition(own) is not None


def _referred(seen: AsOf, fact: FaitProcedure) -> bool:
    """Tell whether a claim whose suit is not noted was adjourned, or sent to another court, and not judged since."""
    noted = any(act.date <= fact.date for act in _suits(seen))
    pending = fact.type is Fait.RENVOI and not seen.known(fact.close_le)
    return pending and not noted and suit_ended_on(seen, fact) is None


def _suits(seen: AsOf) -> list[FaitProcedure]:
    """The acts that brought the principal debtor before a judge, or that the judge did since."""
    return [fact for _, fact in seen.of(FaitProcedure, *_SUED)]


def judged_anew(seen: AsOf) -> tuple[KeyPath, Titre] | None:
    """The judgment set aside whose suit is to be judged again: neither title nor end of it came since."""
    gone = [
        (one.ecarte_le, path, one)
        for path, one in seen.titres
        if one.nature in AU_FOND and one.ecarte_le is not None and one.ecarte(seen.au)
    ]
    if not gone or upheld(seen) or dismissed(seen) is not None:
        return None
    aside, path, titre = max(gone, key=lambda one: one[0])
    return None if any(fact.date > aside for fact in endings(seen, aside)) else (path, titre)


def suit_ended_on(seen: AsOf, suit: FaitJournal) -> dt.date | None:
    """Day that ended a suit, or what a step of it asks for: what bears the number of another suit ended that one.

    A judgment, of the journal or of the titles, or a withdrawal. A summary order ends a summary suit alone: the suit on
    the merits goes on.
    """
    return min((one.date for one in suit_endings(seen, suit)), default=None)


def suit_endings(seen: AsOf, suit: FaitJournal) -> list[FaitProcedure | Titre]:
    """What ended a suit: the facts of the journal first, in its order, then the titles; see ``suit_ended_on``.

    A title that names no invoice ended every one: it judges all that was billed.
    """
    urgent = isinstance(suit, FaitProcedure) and suit.urgent
    judged = JUGES if urgent else AU_FOND
    ends: list[FaitProcedure | Titre] = [*endings(seen, suit.date, urgent=urgent)]
    ends += [titre for _, titre in seen.titres if titre.nature in judged and titre.date >= suit.date]
    ends = [one for one in ends if not of_which_suit(seen.case.dossier, one)]
    if not isinstance(suit, FaitProcedure | FaitRole):
        return ends
    dossier = seen.case.dossier
    return [
        one
        for one in ends
        if judges_everything(dossier, one)
        or not (of_another_suit(dossier, suit, one) or renumbered(dossier, suit, one))
    ]


def endings(seen: AsOf, start: dt.date, *, urgent: bool = False) -> list[FaitProcedure]:
    """The facts of the journal that ended a claim begun on a day, first noted first: see ``suit_ended_on``."""
    dossier = seen.case.dossier
    return [
        fact
        for _, fact in seen.of(FaitProcedure, *ENDS)
        if fact.date >= start
        and fact.eteint
        and (urgent or fact.type is Fait.DESISTEMENT or not summary(dossier, fact.date))
    ]
