"""Limits of judgments: their service, the appeal of either party."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.limits.proceedings import (
    cpc_478_notification,
    cpc_490_appel_du_creancier,
    cpc_490_appel_refere,
    cpc_538_appel,
    cpc_538_appel_du_creancier,
    cpc_612_pourvoi,
)
from generator.model import FaitProcedure, Titre
from generator.progress.asof import AsOf
from generator.progress.limits.made import Acte, delai, retard, suivi
from generator.progress.procedure import appeal, dismissed, pending_opposition, summary
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait, NatureTitre

SUMMARY = (
    "Ordonnance de référé : l'article 478, qui vise le jugement, est compté par prudence, sa portée n'est pas lue.",
)
BOTH = "Court aussi contre le créancier qui a fait signifier, s'il veut faire appel (CPC, art. 528, al. 2)."


def judgment_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Service of the last judgment, then the time to appeal; told by the journal and by the titles, it is one."""
    titles = {
        titre.date: (path, titre)
        for path, titre in seen.titres
        if titre.nature in {NatureTitre.JUGEMENT, NatureTitre.REFERE}
    }
    told = {fact.date: (path, fact) for path, fact in seen.of(FaitProcedure, Fait.JUGEMENT)}
    if not (titles or told) or pending_opposition(seen) is not None:
        return
    day = max((*titles, *told))
    path, titre = titles.get(day, (told[day][0] if day in told else (), None))
    urgent = summary(seen, day)
    served = _served_by_title(seen, path, titre) or _served_after(seen, day)  # as the décompte reads it
    on_appeal = any(fact.date <= day for _, fact in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL))
    if dismissed(seen) is not None:
        yield from _refused(seen, day, served, urgent=urgent, on_appeal=on_appeal)
        return
    said = titre is not None and titre.executoire_le is not None and titre.executoire_le <= seen.au
    lapse, scope = cpc_478_notification(day), SUMMARY if urgent else ()
    origine = told[day][0] if day in told else path
    if served is None:
        if not said:  # enforceable, it was notified
            yield delai("caducite-jugement", lapse, origine, scope)
        return
    if not said:
        yield from retard("caducite-jugement", lapse, (served[1], served[0]), scope)
    if on_appeal:
        return
    limite = (cpc_490_appel_refere if urgent else cpc_538_appel)(served[1], seen.lieu)
    formed = _appealed(seen, day, "debiteur")
    if formed is not None:
        yield from retard("appel", limite, formed)
    elif limite.date >= seen.au:
        yield delai("appel", limite, served[0], (BOTH,))


def _refused(
    seen: AsOf, day: dt.date, served: tuple[KeyPath, dt.date] | None, *, urgent: bool, on_appeal: bool
) -> Iterator[Delai | Retard]:
    """The creditor's own time against the decision that dismisses his claim, once it was served by either party."""
    if served is None:
        return
    where, since = served
    if on_appeal:
        yield delai("pourvoi", cpc_612_pourvoi(since), where)
    else:
        limite = (cpc_490_appel_du_creancier if urgent else cpc_538_appel_du_creancier)(since)
        yield from suivi("appel-du-creancier", limite, where, _appealed(seen, day, "creancier"))


def _appealed(seen: AsOf, judgment: dt.date, author: str) -> Acte | None:
    found = appeal(seen, judgment, author)
    return None if found is None else (found[1].date, found[0])


def _served_after(seen: AsOf, judgment: dt.date) -> tuple[KeyPath, dt.date] | None:
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        if fait.date >= judgment and fait.acte in {"jugement", None}:
            return path, fait.date
    return None


def _served_by_title(seen: AsOf, path: KeyPath, titre: Titre | None) -> tuple[KeyPath, dt.date] | None:
    if titre is None or titre.signifie_le is None or titre.signifie_le > seen.au:
        return None
    return (*path, "signifie-le"), titre.signifie_le
