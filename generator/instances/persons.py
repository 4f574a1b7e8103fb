"""Whom a title condemns, and whom an act is against, in a case of several debtors: each is followed on his own.

A title that says nothing is read as one of the principal debtor; so is an act that names nobody.
"""

import datetime as dt
from decimal import Decimal

from generator.model import (
    Debiteur,
    Dossier,
    FaitJournal,
    FaitProcedure,
    FaitProcedureCollective,
    FaitRemise,
    FaitSurendettement,
    Titre,
)
from generator.vocabulary import Fait

_Insolvency = FaitProcedureCollective | FaitSurendettement
OfOne = FaitProcedure | _Insolvency  # read of one debtor alone, by his name
_DECISIONS = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT})


def condemned_by(dossier: Dossier, titre: Titre) -> tuple[Debiteur, ...]:
    """Debtors a title says it condemns, in the order of the case; empty when it does not say."""
    named = {one.nom for one in titre.condamnes}
    return tuple(party for party in dossier.debiteurs if party.nom_complet in named)


def first_condemned(dossier: Dossier, titre: Titre) -> Debiteur:
    """Of whom a title, or a service that names nobody, tells: the principal debtor, unless it condemns others only."""
    named = () if against_principal(dossier, titre) else condemned_by(dossier, titre)
    return next(iter(named), dossier.debiteur)


def ceiling(titre: Titre, party: Debiteur) -> Decimal | None:
    """Euros a title condemns a person up to; None for the whole of it."""
    return next((one.limite for one in titre.condamnes if one.nom == party.nom_complet), None)


def against_principal(dossier: Dossier, element: FaitJournal | Titre) -> bool:
    """Whether a title, or an act of the journal, is one of the principal debtor."""
    if not isinstance(element, Titre | OfOne | FaitRemise):
        return True
    return dossier.debiteur.nom_complet in concerned(dossier, element)


def concerned(dossier: Dossier, element: OfOne | FaitRemise | Titre) -> frozenset[str]:
    """Names of those a title or an act is of: whom it names, else the principal debtor.

    A decision of the journal that names nobody is of those that the titles of its day condemn, unless it dismisses;
    without any, a judgment is of those whose oppositions alone are before the judge. A
    handing over to the greffe that names nobody may be of any: ``progress.limits.writ`` says which.
    """
    if isinstance(element, Titre):
        names = {one.nom for one in element.condamnes}
    elif isinstance(element, FaitRemise):
        names = set(element.vises)
    elif isinstance(element, _Insolvency):
        names = {element.debiteur} if element.debiteur else set()
    elif element.debiteur is None and element.type in _DECISIONS and not element.deboute:
        given = (titre for titre in dossier.titres if titre.date == element.date)
        names = {name for titre in given for name in concerned(dossier, titre)}
    else:
        names = {element.debiteur} if element.debiteur else set()
    if not names and isinstance(element, FaitProcedure) and element.type is Fait.JUGEMENT:
        titled = any(one.date == element.date for one in dossier.titres)
        names = set() if titled else set(opponents_alone(dossier, element.date))
    return frozenset(names or {dossier.debiteur.nom_complet})


def opponents_alone(dossier: Dossier, day: dt.date) -> tuple[str, ...]:
    """Names of those whose oppositions alone put the claim before a judge by a day, the principal debtor apart."""
    known = dossier.faits(FaitProcedure, Fait.OPPOSITION, Fait.ASSIGNATION)
    brought = [one for one in known if one.date <= day and not (one.close_le and one.close_le <= day)]
    if any(against_principal(dossier, one) for one in brought):
        return ()
    return tuple(dict.fromkeys(one.debiteur for one in brought if one.type is Fait.OPPOSITION and one.debiteur))
