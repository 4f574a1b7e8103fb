"""Limits of judgments: their service, the appeal of either party."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.findings import LawGap
from generator.instances import administrative, first_noted, summary, tells_of
from generator.law.deadlines import written
from generator.law.limits.proceedings import (
    cpc_478_notification,
    cpc_490_appel_du_creancier,
    cpc_490_appel_refere,
    cpc_538_appel,
    cpc_538_appel_du_creancier,
    cpc_612_pourvoi,
)
from generator.model import FaitProcedure, Titre
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.limits.made import Acte, act, delai, retard, suivi
from generator.progress.limits.paid import served_unless_paid
from generator.progress.procedure import appeal, pending_opposition
from generator.progress.titles import told_apart, waits
from generator.progress.types import Delai, Retard
from generator.statement.office_rates import rates_of
from generator.vocabulary import JUGES, Fait, NatureTitre

SUMMARY = (
    "Ordonnance de référé : l'article 478, qui vise le jugement, est compté par prudence, sa portée n'est pas lue.",
)
AT_TWO_DATES = "Jugement noté aussi au {} : compté de la première des deux dates, par prudence."
ELSEWHERE = (
    "Décision du juge administratif, qui n'applique pas ce code : délai compté par prudence ; le sien court de la "
    "notification par le greffe (CJA, art. R811-2 ; référé, art. R541-3)."
)
BOTH = (
    "Court aussi contre le créancier qui a fait signifier, s'il veut faire appel (CPC, art. 528, al. 2) : dernier jour "
    "sûr le {}, sans délai de distance."
)


INSTEAD = "Pourvoi en cassation du créancier, si la décision qui rejette sa demande est en dernier ressort"
LAST_RESORT = (
    "Demande que le tribunal a pu juger en dernier ressort, d'après son seul principal : l'appel n'est alors pas "
    "ouvert, le pourvoi l'est (COJ, art. R211-3-24 ; C. com., art. R721-6 ; CPC, art. 605, à vérifier)."
)


class Decision(Struct, frozen=True):
    """A judgment, told by the journal, by the titles, or by both."""

    date: dt.date
    origine: KeyPath  # the journal's, failing it the title's
    urgent: bool
    deboute: bool = False
    titre: Titre | None = None
    titre_origine: KeyPath = ()


def judgment_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Service of the last judgment on the merits, and of the last summary order since, then the time to appeal.

    Of those that say they judge other invoices than the last one, each has its own. An opposition still to be judged
    stops those of before it alone, but what says it is of other invoices: what was judged since is of something else.
    """
    known = _decisions(seen)
    standing = [one for one in known if not _held(seen, one)]
    merits = _last_of_each([one for one in standing if not one.urgent])
    since = [one for one in standing if one.urgent and all(one.date > judged.date for judged in merits)]
    summaries = _last_of_each(since)
    several = max(len(merits), len(summaries)) > 1
    for one in (*merits, *summaries):
        served = _served_by_title(seen, one) or _served_after(seen, one, known)  # as the décompte reads it
        on_appeal = _on_appeal(seen, one, known)
        found = [*_refused(seen, one, served, on_appeal=on_appeal)] if one.deboute else []
        elsewhere = administrative(seen.case.dossier, one.titre)  # neither lapses nor is appealed by the CPC
        if not elsewhere and (not one.deboute or one.titre is not None):  # dismissed for some, granted for the others
            found += _granted(seen, one, served, on_appeal=on_appeal)
        if elsewhere:
            found = [replace(each, explication=(ELSEWHERE, *each.explication)) for each in found]
        named = (_of(seen, one, each) for each in found) if several else found
        yield from (served_unless_paid(seen, (one.titre,) if one.titre else (), each) for each in named)


def untitled(seen: AsOf) -> Iterator[tuple[Decision, dt.date | None, bool]]:
    """What the journal alone tells a judge granted: the day it was served, and whether it is of a court of appeal."""
    known = _decisions(seen)
    for one in known:
        if one.titre is None and not (one.deboute or _held(seen, one)):
            served = _served_after(seen, one, known)
            yield one, served[1] if served else None, _on_appeal(seen, one, known)


def _held(seen: AsOf, decision: Decision) -> bool:
    """Tell whether a decision has no course of its own: set aside, or waiting for an opposition to be judged."""
    titre, opposition = decision.titre, pending_opposition(seen)
    if titre is not None:
        return titre.ecarte(seen.au) or waits(seen, decision.titre_origine, titre)
    return opposition is not None and decision.date <= opposition.date


def _last_of_each(decisions: Sequence[Decision]) -> list[Decision]:
    """The last decision, and those of before it that say they judge none of the invoices of any since."""
    found: list[Decision] = []
    for one in reversed(decisions):
        if all(_apart(one, other) for other in found):
            found.insert(0, one)
    return found


def _apart(one: Decision, other: Decision) -> bool:
    return one.titre is not None and other.titre is not None and one.titre.a_part(other.titre)


def _of(seen: AsOf, decision: Decision, one: Delai | Retard) -> Delai | Retard:
    """A limit, or an act, of one decision among several: its day tells it, or its invoices too on a day of two."""
    judged = told_apart(seen, decision.titre) if decision.titre is not None else ""
    of = f", {judged}" if judged else ""
    return replace(one, titre=f"{one.titre} (décision du {written(decision.date)}{of})")


def _decisions(seen: AsOf) -> list[Decision]:
    """Oldest first; of the titles of one day the last one, and those that judge none of its invoices."""
    in_force_last = sorted(seen.titres, key=lambda one: not one[1].ecarte(seen.au))
    abroad = {titre.date for _, titre in seen.titres if titre.nature is NatureTitre.JUGEMENT_ETRANGER}
    told = [one for one in seen.of(FaitProcedure, Fait.JUGEMENT) if one[1].date not in abroad]
    found = list[Decision]()
    titles = dict[dt.date, list[tuple[KeyPath, Titre]]]()
    for path, given in (one for one in in_force_last if one[1].nature in JUGES):
        same = titles.get(given.date, [])
        titles[given.date] = [*(one for one in same if one[1].a_part(given)), (path, given)]
    for day in sorted({*titles, *(fact.date for _, fact in told)}):
        noted = [one for one in told if one[1].date == day]
        of_the_day: list[tuple[KeyPath, Titre | None]] = [*titles.get(day, [])]
        for where, titre in of_the_day or [((), None)]:
            own = [one for one in noted if titre is None or tells_of(seen.case.dossier, one[1], titre)]
            path, fact = own[-1] if own else (where, None)
            urgent, deboute = summary(seen.case.dossier, day), fact is not None and fact.deboute
            found.append(Decision(day, path, urgent, deboute, titre, where))
    return found


def _on_appeal(seen: AsOf, decision: Decision, known: Sequence[Decision]) -> bool:
    """Tell whether a decision is that of the court of appeal: its title says so, or an appeal came before it."""
    if decision.titre is not None and decision.titre.nature is NatureTitre.ARRET:
        return True
    for _, fact in seen.of(FaitProcedure, Fait.DECLARATION_D_APPEL):
        before = [one for one in known if one.date <= fact.date]
        own = [one for one in before if not _apart(one, decision)]
        if fact.date < decision.date and (not before or any(one.urgent == decision.urgent for one in own[-1:])):
            return True
    return False


def _granted(
    seen: AsOf, decision: Decision, served: tuple[KeyPath, dt.date] | None, *, on_appeal: bool
) -> Iterator[Delai | Retard]:
    """The time to serve a decision, then the debtor's to appeal; the creditor's own when the appeal lowered it."""
    titre = decision.titre
    enforceable = seen.known(titre.executoire_le) if titre is not None else None
    said = enforceable is not None and enforceable > decision.date  # at once, it needs no service (CPC 514)
    first = first_noted(seen.case.dossier, decision.date)
    lapse, scope = cpc_478_notification(first), SUMMARY if decision.urgent else ()
    if first < decision.date:
        scope = (*scope, AT_TWO_DATES.format(written(decision.date)))
    if served is None:
        if not said:  # enforceable, it was notified
            yield delai("caducite-jugement", lapse, decision.origine, scope)
        return
    where, since = served
    if not said:
        yield from retard("caducite-jugement", lapse, (since, where), scope)
    if on_appeal:
        gone = [one for _, one in seen.titres if one.ecarte(seen.au)]
        if titre is not None and any(one.principal > titre.principal and not one.a_part(titre) for one in gone):
            yield from _cassation(seen, decision, since, where)
        return
    limite = (cpc_490_appel_refere if decision.urgent else cpc_538_appel)(since, seen.lieu)
    formed = _appealed(seen, decision.date, "debiteur")
    if formed is not None:
        yield from retard("appel", limite, formed)
    elif limite.date >= seen.au:
        own = (cpc_490_appel_du_creancier if decision.urgent else cpc_538_appel_du_creancier)(since)
        yield delai("appel", limite, where, (BOTH.format(written(own.prudence)),))


def _refused(
    seen: AsOf, decision: Decision, served: tuple[KeyPath, dt.date] | None, *, on_appeal: bool
) -> Iterator[Delai | Retard]:
    """The creditor's own time against the decision that dismisses his claim, once it was served by either party."""
    if served is None:
        return
    where, since = served
    if on_appeal:
        yield from _cassation(seen, decision, since, where)
        return
    limite = (cpc_490_appel_du_creancier if decision.urgent else cpc_538_appel_du_creancier)(since)
    appealed = _appealed(seen, decision.date, "creancier")
    if appealed is None and may_be_of_last_resort(seen, _asked(seen, decision), decision.date):
        for one in _cassation(seen, decision, since, where, LAST_RESORT):
            yield replace(one, titre=INSTEAD) if isinstance(one, Delai) else one
        if _brought(seen, decision, where) is not None:
            return
    yield from suivi("appel-du-creancier", limite, where, appealed)


def _asked(seen: AsOf, decision: Decision) -> Decimal:
    """The principal of the invoices a decision dismisses: those its fact names, all of them by default."""
    told = (fact for _, fact in seen.of(FaitProcedure, Fait.JUGEMENT) if fact.date == decision.date)
    named = {numero for fact in told for numero in fact.factures}
    invoices = (one for one in seen.case.dossier.factures if one.date <= decision.date)
    return sum((one.montant_ttc for one in invoices if not named or one.numero in named), ZERO)


def may_be_of_last_resort(seen: AsOf, montant: Decimal, day: dt.date) -> bool:
    """Tell whether a demand of this principal may have been judged without appeal, as before the series is known."""
    try:
        return montant <= rates_of(seen.case.root).at("plafond-dernier-ressort", day).valeur
    except LawGap:
        return True


def _cassation(seen: AsOf, decision: Decision, since: dt.date, where: KeyPath, *why: str) -> Iterator[Delai | Retard]:
    """The creditor's appeal in cassation, told by the decision, its title or the act that served it."""
    yield from suivi("pourvoi", cpc_612_pourvoi(since), where, _brought(seen, decision, where), why)


def _brought(seen: AsOf, decision: Decision, where: KeyPath) -> Acte | None:
    return min((one for one in _pourvois(seen, decision, where) if one[0] >= decision.date), default=None)


def _pourvois(seen: AsOf, decision: Decision, where: KeyPath) -> Iterator[Acte]:
    told: list[tuple[KeyPath, dt.date | None]] = [
        (path, fact.pourvoi_le)
        for path, fact in seen.of(FaitProcedure, Fait.JUGEMENT, Fait.SIGNIFICATION)
        if path in {decision.origine, where} or _serves(seen, fact, decision)
    ]
    if decision.titre is not None:
        told.append((decision.titre_origine, decision.titre.pourvoi_le))
    for path, day in told:
        if done := act(seen.known(day), path, "pourvoi-le"):
            yield done


def _serves(seen: AsOf, fact: FaitProcedure, decision: Decision) -> bool:
    """Tell whether an act may serve a decision, were it not the first that did."""
    served = fact.type is Fait.SIGNIFICATION and fact.acte in {"jugement", None} and fact.date >= decision.date
    return served and (decision.titre is None or tells_of(seen.case.dossier, fact, decision.titre))


def _appealed(seen: AsOf, judgment: dt.date, author: str) -> Acte | None:
    found = appeal(seen, judgment, author)
    return None if found is None else (found[1].date, found[0])


def _served_after(seen: AsOf, decision: Decision, known: Sequence[Decision]) -> tuple[KeyPath, dt.date] | None:
    """The first service of a decision: from the next title on, what is served is that one, even set aside since.

    What bears the number of a title is of that one, whenever it is served.
    """
    following = min((one.date for one in known if one.titre and one.date > decision.date), default=dt.date.max)
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        if fait.acte not in {"jugement", None} or fait.date < decision.date:
            continue
        numbered = [one for _, one in seen.titres if one.nature in JUGES and fait.rg and one.rg == fait.rg]
        its_own = decision.titre is None or tells_of(seen.case.dossier, fait, decision.titre)
        if decision.titre in numbered if numbered else (fait.date < following and its_own):
            return path, fait.date
    return None


def _served_by_title(seen: AsOf, decision: Decision) -> tuple[KeyPath, dt.date] | None:
    titre = decision.titre
    served = seen.known(titre.signifie_le) if titre is not None else None
    return ((*decision.titre_origine, "signifie-le"), served) if served is not None else None
