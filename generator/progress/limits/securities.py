"""The final publication of a judicial security: two months from the day its title is past any suspensive remedy."""

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import of_another_suit, overturned
from generator.law.deadlines import written
from generator.law.limits.count import FRANCE
from generator.law.limits.order import cpc_1416_opposition
from generator.law.limits.proceedings import cpc_490_appel_refere, cpc_538_appel
from generator.law.limits.seizures import cpce_r533_4_publicite
from generator.model import FaitProcedure, Titre
from generator.progress.asof import AsOf
from generator.progress.limits.judgment import may_be_of_last_resort, untitled
from generator.progress.limits.made import act, suivi
from generator.progress.orders import orders
from generator.progress.procedure import appeal, appeal_ended_on
from generator.progress.titles import may_be_of, waits
from generator.progress.types import Delai, Retard
from generator.statement.followed import served_on
from generator.vocabulary import Fait, NatureTitre

_APPEALED = {NatureTitre.JUGEMENT: cpc_538_appel, NatureTitre.REFERE: cpc_490_appel_refere}


class Force(Struct, frozen=True):
    """When a title came past any suspensive remedy, and the day it may already have."""

    date: dt.date
    sure: dt.date
    pourquoi: str
    titre: dt.date  # day of the title


def final_publication(seen: AsOf, path: KeyPath, fait: FaitProcedure, inscribed: dt.date) -> Iterator[Delai | Retard]:
    """Its two months, from the first title that may found it; nothing while none is past its suspensive remedies."""
    titled = (
        _force(seen, where, titre, fait, inscribed)
        for where, titre in seen.titres
        if not overturned(seen.case.dossier, titre, seen.au, seen.nom)
        and not waits(seen, where, titre)
        and may_be_of(seen, fait, titre)
    )
    told = (_no_sooner(force, inscribed) for force in _untitled(seen, fait))
    known = [force for force in (*titled, *told) if force is not None]
    if not known:
        return
    force = min(known, key=lambda one: one.date)
    limite, safe = cpce_r533_4_publicite(force.date), cpce_r533_4_publicite(force.sure).prudence
    done = act(seen.known(fait.publicite_definitive_le), path, "publicite-definitive-le")
    for one in suivi("surete-judiciaire-publicite", limite, path, done, (force.pourquoi,)):
        yield replace(one, prudence=min(one.prudence, safe)) if isinstance(one, Delai) else one


def _force(seen: AsOf, where: KeyPath, titre: Titre, fait: FaitProcedure, inscribed: dt.date) -> Force | None:
    """Whether a title is past its suspensive remedies (CPC 500), and since when, as far as the case tells.

    One held before the security is counted from it (CPCE R533-4, 2°), save one that was enforceable for the time being.
    """
    since = seen.known(titre.executoire_le)
    passed = _passed(seen, where, titre, since)
    provisional = titre.nature in _APPEALED and (passed is None or passed.date > inscribed)
    if since is not None and since <= inscribed and not provisional:
        return _held_already(seen, fait)
    return _no_sooner(passed, inscribed)


def _no_sooner(force: Force | None, inscribed: dt.date) -> Force | None:
    """Counted from the security at the earliest: its title may have been past its remedies before it was taken."""
    if force is None or force.sure >= inscribed:
        return force
    if force.date >= inscribed:
        return replace(force, sure=inscribed)
    why = f"Titre du {written(force.titre)}, passé en force avant la sûreté : compté de la sûreté, le "
    return Force(inscribed, inscribed, f"{why}{written(inscribed)} (à vérifier).", force.titre)


def _untitled(seen: AsOf, fait: FaitProcedure) -> Iterator[Force | None]:
    """The same of what the journal alone tells: judgments, and orders for payment, that no title tells yet."""
    dossier = seen.case.dossier
    for one, served, on_appeal in untitled(seen):
        fact = dossier.journal[int(one.origine[1])]
        if not isinstance(fact, FaitProcedure) or not _its_own(seen, fait, fact):
            continue
        if on_appeal:
            yield Force(one.date, one.date, f"Compté du {written(one.date)}, jour de l'arrêt (à vérifier).", one.date)
        else:
            nature = NatureTitre.REFERE if one.urgent else NatureTitre.JUGEMENT
            yield _judgment(seen, one.date, nature, served, small=not one.urgent)  # what it grants is not told
    for order in orders(seen):
        first = dossier.journal[int(order.origine[1])] if order.origine[0] == "journal" else None
        told = any(where[0] == "titres" for where in order.lieux)
        if isinstance(first, FaitProcedure) and not (told or order.opposee) and _its_own(seen, fait, first):
            yield _order(seen, order.origine)


def _its_own(seen: AsOf, fait: FaitProcedure, decision: FaitProcedure) -> bool:
    """Tell whether a security may rest on a decision of the journal, that holds still."""
    apart = of_another_suit(seen.case.dossier, fait, decision) or not may_be_of(seen, fait, decision)
    return not (apart or overturned(seen.case.dossier, decision, seen.au, seen.nom))


def _passed(seen: AsOf, where: KeyPath, titre: Titre, since: dt.date | None) -> Force | None:
    """The same, whatever the day of the security; ``since``: when the title may be enforced."""
    if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
        return _order(seen, where)
    if titre.nature in _APPEALED:
        served = served_on(seen.case.dossier, titre, seen.au, seen.face_a)
        small = titre.nature is NatureTitre.JUGEMENT and may_be_of_last_resort(seen, titre.principal, titre.date)
        return _judgment(seen, titre.date, titre.nature, served, small=small)
    day = titre.date if titre.nature is NatureTitre.ARRET else since
    return Force(day, day, f"Compté du {written(day)}, {_of(titre)} (à vérifier).", titre.date) if day else None


def _held_already(seen: AsOf, fait: FaitProcedure) -> Force | None:
    told = seen.known(fait.denoncee_le)
    if told is None:
        return None
    why = f"Titre exécutoire avant la sûreté : compté de la fin du mois qui suit sa dénonciation, le {written(told)}"
    return Force(told + relativedelta(months=1), told, f"{why} (R532-6) ; dernier jour sûr, d'elle.", told)


def _order(seen: AsOf, where: KeyPath) -> Force | None:
    order = next((one for one in orders(seen) if where in one.lieux), None)
    if order is None or order.signification is None or order.lapsed(seen.au) or order.sans_effet:
        return None
    served = order.signification.date
    end = cpc_1416_opposition(served, seen.lieu).date
    why = f"Compté de la fin du mois d'opposition, le {written(end)}, signifiée le {written(served)} (à vérifier)."
    return Force(end, served, why, order.date) if end < seen.au else None


def _judgment(seen: AsOf, judged: dt.date, nature: NatureTitre, served: dt.date | None, *, small: bool) -> Force | None:
    """The end of the time to appeal, or of the appeal; the judgment itself where it may be of the last resort."""
    if appeal(seen, judged) is not None:
        return None
    appealed = [one for _, one in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL) if one.date >= judged]
    if ended := max(filter(None, (appeal_ended_on(seen, one) for one in appealed)), default=None):
        return Force(ended, ended, f"Compté de la fin de l'appel, le {written(ended)} (à vérifier).", judged)
    end = _APPEALED[nature](served, seen.lieu).date if served else None
    last_resort = "s'il est en dernier ressort, sa force est de son prononcé (CPC, art. 500)"
    if end is not None and (end < seen.au or small):
        beside = f" ; {last_resort} : dernier jour sûr compté du {written(judged)}" if small else ""
        sure = judged if small else _APPEALED[nature](served or judged, FRANCE).date  # distance may not play
        return Force(end, sure, f"Compté de la fin du délai d'appel, le {written(end)}{beside}.", judged)
    if small:
        return Force(judged, judged, f"Compté du jugement du {written(judged)} : {last_resort}.", judged)
    return None


def _of(titre: Titre) -> str:
    return "jour de l'arrêt" if titre.nature is NatureTitre.ARRET else "jour où le titre est exécutoire"
