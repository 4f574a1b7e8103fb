"""The final publication of a judicial security: two months from the day its title is past any suspensive remedy."""

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.findings import LawGap
from generator.law.deadlines import written
from generator.law.limits.order import cpc_1416_opposition
from generator.law.limits.proceedings import cpc_490_appel_refere, cpc_538_appel
from generator.law.limits.seizures import cpce_r533_4_publicite
from generator.model import FaitProcedure, Titre, overturned
from generator.progress.asof import AsOf
from generator.progress.limits.made import act, suivi
from generator.progress.orders import orders
from generator.progress.procedure import appeal, appeal_ended_on
from generator.progress.titles import may_be_of, waits
from generator.progress.types import Delai, Retard
from generator.statement.followed import served_on
from generator.statement.office_rates import rates_of
from generator.vocabulary import Fait, NatureTitre

_APPEALED = {NatureTitre.JUGEMENT: cpc_538_appel, NatureTitre.REFERE: cpc_490_appel_refere}


class Force(Struct, frozen=True):
    """When a title came past any suspensive remedy, and the day it may already have."""

    date: dt.date
    sure: dt.date
    pourquoi: str


def final_publication(seen: AsOf, path: KeyPath, fait: FaitProcedure, inscribed: dt.date) -> Iterator[Delai | Retard]:
    """Its two months, from the first title that may found it; nothing while none is past its suspensive remedies."""
    known = [
        force
        for where, titre in seen.titres
        if not overturned(seen.case.dossier, titre, seen.au, seen.nom)
        and not waits(seen, where, titre)
        and may_be_of(seen, fait, titre)
        and (force := _force(seen, where, titre, fait, inscribed)) is not None
    ]
    if not known:
        return
    force = min(known, key=lambda one: one.date)
    limite, safe = cpce_r533_4_publicite(force.date), cpce_r533_4_publicite(force.sure).prudence
    done = act(seen.known(fait.publicite_definitive_le), path, "publicite-definitive-le")
    for one in suivi("surete-judiciaire-publicite", limite, path, done, (force.pourquoi,)):
        yield replace(one, prudence=min(one.prudence, safe)) if isinstance(one, Delai) else one


def _force(seen: AsOf, where: KeyPath, titre: Titre, fait: FaitProcedure, inscribed: dt.date) -> Force | None:
    """Whether a title is past its suspensive remedies (CPC 500), and since when, as far as the case tells."""
    since = seen.known(titre.executoire_le)
    if since is not None and since <= inscribed:
        return _held_already(seen, fait)
    force = _passed(seen, where, titre, since)
    if force is None or force.sure >= inscribed:
        return force
    if force.date >= inscribed:
        return replace(force, sure=inscribed)
    why = (
        f"Titre du {written(titre.date)}, passé en force avant la sûreté : compté de la sûreté, le {written(inscribed)}"
    )
    return Force(inscribed, inscribed, f"{why} (à vérifier).")


def _passed(seen: AsOf, where: KeyPath, titre: Titre, since: dt.date | None) -> Force | None:
    """The same, whatever the day of the security; ``since``: when the title may be enforced."""
    if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
        return _order(seen, where)
    if titre.nature in _APPEALED:
        return _judgment(seen, titre)
    day = titre.date if titre.nature is NatureTitre.ARRET else since
    return Force(day, day, f"Compté du {written(day)}, {_of(titre)} (à vérifier).") if day else None


def _held_already(seen: AsOf, fait: FaitProcedure) -> Force | None:
    told = seen.known(fait.denoncee_le)
    if told is None:
        return None
    why = f"Titre exécutoire avant la sûreté : compté de la fin du mois qui suit sa dénonciation, le {written(told)}"
    return Force(told + relativedelta(months=1), told, f"{why} (R532-6, à vérifier) ; dernier jour sûr, d'elle.")


def _order(seen: AsOf, where: KeyPath) -> Force | None:
    order = next((one for one in orders(seen) if where in one.lieux), None)
    if order is None or order.signification is None or order.lapsed(seen.au) or order.sans_effet:
        return None
    served = order.signification.date
    end = cpc_1416_opposition(served, seen.lieu).date
    why = f"Compté de la fin du mois d'opposition, le {written(end)}, signifiée le {written(served)} (à vérifier)."
    return Force(end, served, why) if end < seen.au else None


def _judgment(seen: AsOf, titre: Titre) -> Force | None:
    """The end of the time to appeal, or of the appeal; the judgment itself where it may be of the last resort."""
    if appeal(seen, titre.date) is not None:
        return None
    appealed = [one for _, one in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL) if one.date >= titre.date]
    if ended := max(filter(None, (appeal_ended_on(seen, one) for one in appealed)), default=None):
        return Force(ended, ended, f"Compté de la fin de l'appel, le {written(ended)} (à vérifier).")
    small = titre.nature is NatureTitre.JUGEMENT and _of_last_resort(seen, titre)
    served = served_on(seen.case.dossier, titre, seen.au, seen.face_a)
    end = _APPEALED[titre.nature](served, seen.lieu).date if served else None
    last_resort = "s'il est en dernier ressort, sa force est de son prononcé (CPC, art. 500, à vérifier)"
    if end is not None and (end < seen.au or small):
        beside = f" ; {last_resort} : dernier jour sûr compté du {written(titre.date)}" if small else ""
        sure = titre.date if small else _APPEALED[titre.nature](served or titre.date).date  # distance may not play
        return Force(end, sure, f"Compté de la fin du délai d'appel, le {written(end)}{beside}.")
    if small:
        return Force(titre.date, titre.date, f"Compté du jugement du {written(titre.date)} : {last_resort}.")
    return None


def _of_last_resort(seen: AsOf, titre: Titre) -> bool:
    """Tell whether what a judgment grants may have been asked in the last resort, as before the series is known."""
    try:
        return titre.principal <= rates_of(seen.case.root).at("plafond-dernier-ressort", titre.date).valeur
    except LawGap:
        return True


def _of(titre: Titre) -> str:
    return "jour de l'arrêt" if titre.nature is NatureTitre.ARRET else "jour où le titre est exécutoire"
