"""What a judgment leaves of the claim, and of a title: one rule, for the checks, the décompte, the stage and the acts.

One that dismisses the claim is no title, and takes the place of what a judge granted before it (CPC 480). A summary
order judges nothing of it (CPC 488): the one that refuses takes the place of summary orders alone. What is said of a
title itself, set aside by a decision that did not dismiss the claim, is of that title alone.
"""

import datetime as dt
from collections.abc import Iterator

from generator.model.actes import FaitProcedure
from generator.model.condemned import against_principal, concerned
from generator.model.dossier import Dossier
from generator.model.opposition import Opposition, opposition_to
from generator.model.summaries import summary
from generator.model.titles import Titre
from generator.vocabulary import CONDAMNATIONS, Fait, NatureTitre


def dismissal(dossier: Dossier, au: dt.date, *, urgent: bool = False) -> FaitProcedure | None:
    """The last judgment known at ``au``, when it dismisses the claim and no title came since.

    ``urgent``: the last decision, when it refuses in summary proceedings.
    """
    gone = {titre.date for titre in dossier.titres if titre.ecarte(au)}  # as if it had not been given
    told = (fact for fact in _acts(dossier, Fait.JUGEMENT) if fact.date <= au)
    known = [fact for fact in told if fact.deboute or fact.date not in gone]
    judged = [fact for fact in known if urgent or not summary(dossier, fact.date)]
    last = max(judged, key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute or summary(dossier, last.date) != urgent:
        return None
    return None if any(against_principal(dossier, titre) for titre in _since(dossier, last, au)) else last


def discharged(dossier: Dossier, au: dt.date, name: str) -> FaitProcedure | None:
    """The last judgment known at ``au`` of one person, by his name, when it dismisses the claim on him; no title since.

    He is sued no more (CPC 480), nor is anything asked of him; a summary refusal judges nothing (488).
    """
    told = (fact for fact in _acts(dossier, Fait.JUGEMENT, name=name) if fact.debiteur and fact.date <= au)
    last = max((fact for fact in told if not summary(dossier, fact.date)), key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute:
        return None
    return None if any(name in concerned(dossier, titre) for titre in _since(dossier, last, au)) else last


def _since(dossier: Dossier, decision: FaitProcedure, au: dt.date) -> Iterator[Titre]:
    """Titles of after a decision, that nothing set aside at ``au``."""
    return (titre for titre in dossier.titres if decision.date < titre.date <= au and not titre.ecarte(au))


def taken_back(
    dossier: Dossier, decision: FaitProcedure | Titre, au: dt.date, name: str
) -> FaitProcedure | Titre | Opposition | None:
    """What left a title without effect against a person at ``au``: see ``overturned``; an order, its opposition.

    That an order lapses when it is not served in time is for the law to tell.
    """
    if gone := overturned(dossier, decision.date, au, name):
        return gone
    kind = decision.nature if isinstance(decision, Titre) else decision.type
    if kind not in {NatureTitre.ORDONNANCE_INJONCTION, Fait.ORDONNANCE_INJONCTION}:
        return None
    opposition = opposition_to(dossier, decision.date, au, name)
    return opposition if opposition is not None and opposition.retiree_le is None else None


def overturned(dossier: Dossier, day: dt.date, au: dt.date, name: str = "") -> FaitProcedure | Titre | None:
    """What took the place, at ``au``, of the decision of a day: its title, which says it; or a judgment of dismissal.

    ``name``: or one that dismisses what was granted against another than the principal debtor. What no judge granted,
    none of them takes back.
    """
    whose = name or dossier.debiteur.nom_complet
    given = [titre for titre in dossier.titres if titre.date == day and whose in concerned(dossier, titre)]
    if gone := next((titre for titre in given if titre.ecarte(au)), None):
        return gone
    if given and not any(titre.nature in CONDAMNATIONS for titre in given):
        return None
    told = _acts(dossier, Fait.JUGEMENT, name=name)
    since = (fact for fact in told if fact.deboute and day <= fact.date <= au)
    return next((fact for fact in since if summary(dossier, day) or not summary(dossier, fact.date)), None)


def _acts(dossier: Dossier, *types: Fait, name: str = "") -> Iterator[FaitProcedure]:
    """Acts of the claim as a whole, which name nobody, or of one person: the principal debtor without ``name``."""
    whose = name or dossier.debiteur.nom_complet
    known = (fact for fact in dossier.journal if isinstance(fact, FaitProcedure) and fact.type in types)
    return (one for one in known if one.debiteur == whose or (not one.debiteur and against_principal(dossier, one)))
