"""Acts of procedure of the journal, read once for every room of progress: orders, their service, seizures."""

import datetime as dt
import re

from msgspec import Struct

from generator.case import KeyPath
from generator.law.limits.order import cpc_1411_signification
from generator.model import (
    FaitProcedure,
    Opposition,
    Titre,
    dismissal,
    last_opposition,
    next_order,
    opposition_to,
    overturned,
    summary,
    tells_of,
)
from generator.progress.asof import AsOf, Note
from generator.vocabulary import AU_FOND, JUGES, Fait, NatureTitre
from generator.vocabulary.faits import PROTECTIVE

SEIZURES = {
    Fait.SAISIE_CONSERVATOIRE: "saisie conservatoire",
    Fait.SURETE_JUDICIAIRE: "sûreté judiciaire",
    Fait.SAISIE_ATTRIBUTION: "saisie-attribution",
    Fait.SAISIE_DES_REMUNERATIONS: "saisie des rémunérations",
    Fait.SAISIE_VENTE: "saisie-vente",
}


COMMERCIAL = re.compile(r"(?i)tribunal (de commerce|des activit[ée]s [ée]conomiques)")
PROTECTION = re.compile(r"(?i)contentieux de la protection")
ENDS = (Fait.JUGEMENT, Fait.DESISTEMENT)  # of a claim in court, the debtor's withdrawal apart
_ORDERED = frozenset({Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION})
_SUED = _ORDERED | {Fait.OPPOSITION, Fait.ASSIGNATION, Fait.JUGEMENT}


class Signification(Struct, frozen=True):
    """The service of an order; ``a_personne`` is None when the case does not say."""

    origine: KeyPath
    date: dt.date
    a_personne: bool | None


class Ordonnance(Struct, frozen=True):
    """An order for payment and its service, from the journal or from the titles."""

    origine: KeyPath
    date: dt.date
    signification: Signification | None
    opposition: Opposition | None
    ecartee: bool = False

    @property
    def terme(self) -> dt.date:
        """Last day to serve it (CPC 1411)."""
        return cpc_1411_signification(self.date).date

    def lapsed(self, au: dt.date) -> bool:
        """Tell whether it was not served in time."""
        return (self.signification.date if self.signification else au) > self.terme

    @property
    def opposee(self) -> bool:
        """Tell whether an opposition to it is still to be judged."""
        return self.opposition is not None and self.opposition.en_cours

    @property
    def sans_effet(self) -> bool:
        """Tell whether a decision replaced it or set it aside (CPC 1420), or the creditor's withdrawal ended it."""
        opposition = self.opposition
        ended = opposition is not None and (opposition.jugee_le or opposition.abandonnee_le) is not None
        return ended or self.ecartee


def orders(seen: AsOf) -> tuple[Ordonnance, ...]:
    """Every order for payment, oldest first; one told by the journal and by the titles is one."""
    found: dict[dt.date, list[tuple[KeyPath, FaitProcedure | Titre]]] = {}
    for path, fact in seen.of(FaitProcedure, Fait.ORDONNANCE_INJONCTION):
        found.setdefault(fact.date, []).append((path, fact))
    for path, titre in seen.titres:
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
            found.setdefault(titre.date, []).append((path, titre))
    dossier, au = seen.case.dossier, seen.au
    return tuple(
        Ordonnance(
            found[day][0][0],
            day,
            _service(seen, day),
            opposition_to(dossier, day, au, seen.nom),
            ecartee=all(overturned(dossier, one, au, seen.nom) for _, one in found[day]),
        )
        for day in sorted(found)
    )


def _service(seen: AsOf, order: dt.date) -> Signification | None:
    """The service of an order: as its title says, else the first act of the journal; the décompte reads it so too.

    Of two orders of one day, one set aside, it is that of the other.
    """
    following = next_order(seen.case.dossier, order, seen.nom)
    titles = [
        (path, titre)
        for path, titre in seen.titres
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION and titre.date == order
    ]
    titles = [one for one in titles if not one[1].ecarte(seen.au)] or titles
    to_person = next((titre.a_personne for _, titre in titles), None)
    said = next(((path, day) for path, titre in titles if (day := seen.known(titre.signifie_le))), None)
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        served = order <= fait.date < following and fait.acte in {"ordonnance", None}
        if titles and not any(tells_of(seen.case.dossier, fait, titre) for _, titre in titles):
            continue
        if served and (said is None or fait.date == said[1]):
            return Signification(path, fait.date, to_person if fait.mode is None else fait.mode == "personne")
    return Signification((*said[0], "signifie-le"), said[1], to_person) if said else None


def left_behind(seen: AsOf, order: Ordonnance) -> bool:
    """Tell whether the creditor let an order unserved and sued (CPC 1409), or asked again once it lapsed (1411).

    Nothing of it is left to serve.
    """
    sued = any(note.date > order.date for note in seen.facts(Fait.ASSIGNATION))
    asked = any(note.date > order.date for note in seen.facts(Fait.REQUETE_INJONCTION))
    return (sued and order.signification is None) or (asked and order.lapsed(seen.au))


def executed_on(fait: FaitProcedure, au: dt.date) -> dt.date | None:
    """Day a seizure was made, if it was.

    An attachment is one act; a protective seizure told without its authorisation is told the day it was made; the
    seizure of wages or of goods starts with a commandement and is made on ``executee-le``.
    """
    if fait.executee_le is not None:
        return fait.executee_le if fait.executee_le <= au else None
    at_once = fait.type is Fait.SAISIE_ATTRIBUTION or (fait.type in PROTECTIVE and fait.autorisee_le is None)
    return fait.date if at_once else None


def commercial(juridiction: str | None) -> bool:
    """Tell whether a court, in full letters as the case names it, is a commercial one; not when it is not named."""
    return bool(COMMERCIAL.search(juridiction or ""))


def convenes(juridiction: str | None) -> bool:
    """Tell whether a court named so convenes the parties after an opposition, and asks for no lawyer (CPC 1418)."""
    return commercial(juridiction) or bool(PROTECTION.search(juridiction or ""))


def pending_opposition(seen: AsOf) -> Opposition | None:
    """The opposition still to be judged, if any."""
    opposition = last_opposition(seen.case.dossier, seen.au, seen.nom)
    return opposition if opposition is not None and opposition.en_cours else None


def commandement_over(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether a commandement for a commercial claim led nowhere: its end is noted, or it was disputed (L126-2)."""
    disputed = any(note.date >= fait.date for note in seen.facts(Fait.CONTESTATION))
    return fait.issue is not None or fait.close_le is not None or disputed


def dismissed(seen: AsOf, *, urgent: bool = False) -> tuple[KeyPath, FaitProcedure] | None:
    """The judgment that dismisses the claim, ``urgent`` the summary refusal, and its place; none once replaced."""
    fact = dismissal(seen.case.dossier, seen.au, urgent=urgent)
    return None if fact is None else (seen.path(fact), fact)


def upheld(seen: AsOf) -> list[Titre]:
    """Titles whose place no decision took, in the order of the file."""
    dossier = seen.case.dossier
    return [one for _, one in seen.titres if not overturned(dossier, one, seen.au, seen.nom)]


def appeal(seen: AsOf, judgment: dt.date, author: str | None = None) -> tuple[KeyPath, FaitProcedure] | None:
    """The first appeal noted since a judgment, of one author or of anybody; none withdrawn, nor judged since."""
    judged = [note.date for note in seen.facts(Fait.JUGEMENT)]
    judged += [titre.date for _, titre in seen.titres if titre.nature in JUGES]
    for path, fact in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL):
        withdrawn = [
            one.date for _, one in seen.of(FaitProcedure, Fait.DESISTEMENT) if one.auteur in {None, fact.auteur}
        ]
        over = any(day > fact.date for day in (*judged, *withdrawn))
        if fact.date >= judgment and not over and author in {None, fact.auteur}:
            return path, fact
    return None


def opened_claim(seen: AsOf, *, on_the_merits: bool = False) -> KeyPath | None:
    """The claim in court still pending: a writ, an opposition, an appeal, without judgment, withdrawal or end.

    ``on_the_merits``: a writ or an opposition, summary suits apart.
    """
    if (opposition := pending_opposition(seen)) is not None:
        return opposition.origine
    if not on_the_merits and (appealed := appeal(seen, dt.date.min)) is not None:
        return appealed[0]
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION):
        closed = seen.known(fait.close_le)
        if not closed and not (on_the_merits and fait.urgent) and ended_on(seen, fait.date, urgent=fait.urgent) is None:
            return path
    return None


def sued_since(seen: AsOf, day: dt.date) -> bool:
    """Tell whether the principal debtor is before a judge by another act than a request for an order, or one since."""
    return any(fact.type not in _ORDERED or fact.date > day for fact in _suits(seen))


def before_a_judge(seen: AsOf) -> bool:
    """Tell whether a judge has the claim against the principal debtor: sued, neither refused, withdrawn nor lapsed."""
    sued = _suits(seen)
    refused = (fact.date for fact in sued if fact.deboute and summary(seen.case.dossier, fact.date))
    gone = (note.date for note in seen.facts(Fait.REJET, Fait.DESISTEMENT))
    lapsed = (order.terme for order in orders(seen) if order.lapsed(seen.au) and not left_behind(seen, order))
    over = max((*refused, *gone, *lapsed), default=dt.date.min)
    return any(fact.date > over for fact in sued if not seen.known(fact.close_le))


def last_lapse(seen: AsOf) -> dt.date:
    """Day of the last order that lapsed, which with its request sued nobody (CPC 1411); of none, the first day."""
    return max((order.date for order in orders(seen) if order.lapsed(seen.au)), default=dt.date.min)


def _suits(seen: AsOf) -> list[FaitProcedure]:
    """The acts that brought the principal debtor before a judge, or that the judge did since."""
    return [fact for _, fact in seen.of(FaitProcedure, *_SUED)]


def requested(seen: AsOf) -> Note | None:
    """The request for an order for payment, or the order it obtained, that still holds.

    None once the judge refused it or the creditor withdrew it, nor once the order never was: not served in time (CPC
    1411), the suit given up after an opposition (1419), set aside. Another request may then be made.
    """
    last = seen.last(Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION)
    if last is None:
        return None
    given = next((one for one in reversed(orders(seen)) if one.date >= last.date), None)
    if given is not None:
        left = given.opposition is not None and given.opposition.abandonnee_le is not None
        return None if left or given.ecartee or given.lapsed(seen.au) else last
    over = (fact for _, fact in seen.of(FaitProcedure, Fait.REJET, Fait.DESISTEMENT) if fact.eteint)
    return None if any(fact.date >= last.date for fact in over) else last


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


def ended_on(seen: AsOf, start: dt.date, *, urgent: bool = False) -> dt.date | None:
    """Day that ended a claim begun on a day: a judgment, of the journal or of the titles, or a withdrawal.

    A summary order ends a summary claim alone, ``urgent``: the suit on the merits goes on.
    """
    ends = [fact.date for fact in endings(seen, start, urgent=urgent)]
    judged = JUGES if urgent else AU_FOND
    ends += [titre.date for _, titre in seen.titres if titre.nature in judged]
    return min((day for day in ends if day >= start), default=None)


def endings(seen: AsOf, start: dt.date, *, urgent: bool = False) -> list[FaitProcedure]:
    """The facts of the journal that ended a claim begun on a day, first noted first: see ``ended_on``."""
    dossier = seen.case.dossier
    return [
        fact
        for _, fact in seen.of(FaitProcedure, *ENDS)
        if fact.date >= start
        and fact.eteint
        and (urgent or fact.type is Fait.DESISTEMENT or not summary(dossier, fact.date))
    ]
