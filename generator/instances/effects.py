"""What a judgment leaves of the claim, and of a title: one rule, for the checks, the décompte, the stage and the acts.

One that dismisses the claim is no title, and takes the place of what a judge granted before it (CPC 480). A summary
order judges nothing of it (CPC 488): the one that refuses takes the place of summary orders alone. What is said of a
title itself, set aside by a decision that did not dismiss the claim, is of that title alone.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.instances.opposition import Opposition, opposition_to
from generator.instances.persons import against_principal, concerned
from generator.instances.suits import apart, of_which_suit
from generator.instances.summaries import summary
from generator.instances.twins import tells_of
from generator.model import Dossier, FaitProcedure, Titre
from generator.vocabulary import CONDAMNATIONS, Fait, NatureTitre


def dismissal(dossier: Dossier, au: dt.date, *, urgent: bool = False) -> FaitProcedure | None:
    """The last judgment known at ``au``, when it dismisses the claim and no title came since.

    ``urgent``: the last decision, when it refuses in summary proceedings.
    """
    told = (fact for fact in _acts(dossier, Fait.JUGEMENT) if fact.date <= au and not _in_part(dossier, fact))
    told = (fact for fact in told if not of_which_suit(dossier, fact))
    known = (fact for fact in told if _stands(dossier, fact, au, dossier.debiteur.nom_complet))
    judged = [fact for fact in known if urgent or not summary(dossier, fact.date)]
    last = max(judged, key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute or summary(dossier, last.date) != urgent:
        return None
    left = (one for one in dossier.titres if one.date <= au and not one.ecarte(au) and apart(dossier, one, last))
    standing = (*_since(dossier, last, au), *left)
    return None if any(against_principal(dossier, titre) for titre in standing) else last


def discharged(dossier: Dossier, au: dt.date, name: str) -> FaitProcedure | None:
    """The last judgment known at ``au`` of one person, by his name, when it dismisses the claim on him; no title since.

    He is sued no more (CPC 480), nor is anything asked of him; a summary refusal judges nothing (488).
    """
    told = (fact for fact in _acts(dossier, Fait.JUGEMENT, name=name) if fact.date <= au)
    told = (fact for fact in told if fact.debiteur or not against_principal(dossier, fact))
    told = (fact for fact in told if _stands(dossier, fact, au, name))
    last = max((fact for fact in told if not summary(dossier, fact.date)), key=lambda fact: fact.date, default=None)
    if last is None or not last.deboute:
        return None
    return None if any(name in concerned(dossier, titre) for titre in _since(dossier, last, au)) else last


def dismissed_unsaid(dossier: Dossier, au: dt.date) -> Iterator[tuple[FaitProcedure, frozenset[str]]]:
    """Judgments that dismiss a suit beside the title of another without naming invoices, and those each may be of.

    Those billed by its day that no title in force judges and no other judgment dismisses by name.
    """
    titles = [one for one in dossier.titres if one.date <= au and not one.ecarte(au)]
    told = {numero for _, named in dismissed_named(dossier, au) for numero in named}
    for fact in _dismissals(dossier, au):
        if fact.factures or not any(one.factures and apart(dossier, one, fact) for one in titles):
            continue
        billed = (one.numero for one in dossier.factures if one.date <= fact.date and one.numero not in told)
        yield fact, frozenset(one for one in billed if not any(titre.juge(one) for titre in titles))


def dismissed_named(dossier: Dossier, au: dt.date) -> Iterator[tuple[FaitProcedure, tuple[str, ...]]]:
    """Judgments that dismiss the claim of invoices by name, with those that no title in force of since grants (480)."""
    for fact in _dismissals(dossier, au):
        since = tuple(_since(dossier, fact, au))
        if left := tuple(one for one in fact.factures if not any(titre.juge(one) for titre in since)):
            yield fact, left


def name_dismissed(dossier: Dossier, fact: FaitProcedure) -> str:
    """How to say which invoices a judgment dismisses: the command that completes it."""
    return (
        f'Le dire : recouvre noter {dossier.reference} jugement factures="…" --completer --date {fact.date:%d/%m/%Y} '
        "(celles dont il rejette la demande : rien n'en sera demandé, et les autres le pourront)."
    )


def _dismissals(dossier: Dossier, au: dt.date) -> Iterator[FaitProcedure]:
    """Judgments known at ``au`` that dismiss the claim; a summary refusal judges nothing of it (CPC 488)."""
    told = (fact for fact in _acts(dossier, Fait.JUGEMENT) if fact.deboute and fact.date <= au)
    return (fact for fact in told if not summary(dossier, fact.date))


def _in_part(dossier: Dossier, fact: FaitProcedure) -> bool:
    """Tell whether a judgment dismisses some invoices by name, and leaves another of the case."""
    return bool(fact.factures) and any(one.numero not in fact.factures for one in dossier.factures)


def _since(dossier: Dossier, decision: FaitProcedure, au: dt.date) -> Iterator[Titre]:
    """Titles of after a decision, that nothing set aside at ``au``."""
    return (titre for titre in dossier.titres if decision.date < titre.date <= au and not titre.ecarte(au))


def taken_back(
    dossier: Dossier, decision: FaitProcedure | Titre, au: dt.date, name: str
) -> FaitProcedure | Titre | Opposition | None:
    """What left a title without effect against a person at ``au``: see ``overturned``; an order, its opposition.

    That an order lapses when it is not served in time is for the law to tell.
    """
    if gone := overturned(dossier, decision, au, name):
        return gone
    kind = decision.nature if isinstance(decision, Titre) else decision.type
    if kind not in {NatureTitre.ORDONNANCE_INJONCTION, Fait.ORDONNANCE_INJONCTION}:
        return None
    opposition = opposition_to(dossier, decision.date, au, name, decision.rg)
    return opposition if opposition is not None and opposition.retiree_le is None else None


def overturned(
    dossier: Dossier, decision: FaitProcedure | Titre, au: dt.date, name: str = ""
) -> FaitProcedure | Titre | None:
    """What took the place, at ``au``, of a decision: its title, which says it; or a judgment of dismissal.

    ``name``: or one that dismisses what was granted against another than the principal debtor. What no judge granted,
    none of them takes back.
    """
    whose, day = name or dossier.debiteur.nom_complet, decision.date
    given = _against(dossier, decision, whose)
    if _all_set_aside(given, au):
        return given[0]
    if given and not any(titre.nature in CONDAMNATIONS for titre in given):
        return None
    since = (one for one in _acts(dossier, Fait.JUGEMENT, name=name) if one.deboute and day <= one.date <= au)
    since = (one for one in since if not apart(dossier, decision, one))
    since = (one for one in since if one is decision or not of_which_suit(dossier, one))
    return next((one for one in since if summary(dossier, day) or not summary(dossier, one.date)), None)


def _stands(dossier: Dossier, decision: FaitProcedure, au: dt.date, name: str) -> bool:
    """Tell whether a decision of the journal counts for a person: one set aside is as if it had not been given."""
    return decision.deboute or not _all_set_aside(_against(dossier, decision, name), au)


def _against(dossier: Dossier, decision: FaitProcedure | Titre, name: str) -> list[Titre]:
    """The titles of a decision that condemn a person: of its day, orders apart, of its number when two are alike."""
    if isinstance(decision, Titre):
        given = [decision]
    else:
        order = decision.type is Fait.ORDONNANCE_INJONCTION
        same = (titre for titre in dossier.titres if titre.date == decision.date)
        own = (titre for titre in same if (titre.nature is NatureTitre.ORDONNANCE_INJONCTION) is order)
        given = [titre for titre in own if tells_of(dossier, decision, titre)]
    return [titre for titre in given if name in concerned(dossier, titre)]


def _all_set_aside(titles: Sequence[Titre], au: dt.date) -> bool:
    return bool(titles) and all(titre.ecarte(au) for titre in titles)


def _acts(dossier: Dossier, *types: Fait, name: str = "") -> Iterator[FaitProcedure]:
    """Acts of the claim as a whole, which name nobody, or of one person: the principal debtor without ``name``."""
    of_all = dossier.debiteur.nom_complet
    whose = name or of_all
    return (
        one
        for one in dossier.faits(FaitProcedure, *types)
        if one.debiteur == whose or (not one.debiteur and {whose, of_all} & concerned(dossier, one))
    )
