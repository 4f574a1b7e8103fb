"""What the limits of a case make the sentence say."""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from generator.law.deadlines import cpc_642_prorogation, written
from generator.model import Titre
from generator.phrases import enumeration
from generator.progress.action.state import Etat
from generator.progress.answers import UNUSED, passed_over
from generator.progress.asof import AsOf
from generator.progress.types import LIVES, REMINDERS, SERVICE, Delai, Stade

NEAR = dt.timedelta(days=90)  # from then on the prescription is said first
INFORMS = frozenset({"information-annuelle-caution"})  # told beside what comes next, when it is near or past
OPPOSED = frozenset({"signification-opposee"})  # of what a judge has again: the suit is said first
SILENT = LIVES | REMINDERS | INFORMS | OPPOSED  # limits that call for no act of their own
OF_A_SUIT = frozenset({"audience", "consignation", "constitution-avocat", "delai-du-juge", "peremption", "placement"})
HELD = frozenset({"echeance", "regularisation"})  # limits of a plan, which says itself what it holds
FAR = frozenset({"peremption"})  # two years from the last step: hides what comes before it until it is near

PERHAPS = frozenset({"saisie-conservatoire-tiers"})  # past, it may be that nothing was to be done: said by the page
CLAIMED = frozenset(
    {
        "contestation-de-creance",
        "declaration-de-creance",
        "releve-de-forclusion",
        "revendication",
        "saisine-juge-commissaire",
        "verification-de-declaration",
    }
)  # what is left to a creditor once his debtor is insolvent: said before a suit or a measure it stops
TOLD = frozenset({"saisie-attribution-denonciation", "surete-judiciaire-denonciation"})  # of what was taken before
UNSTOPPED = TOLD | {"audience", "delai-du-juge", "placement"}
CLOSING = frozenset({"opposition-a-dissolution"})  # lost for good, while nothing holds the ladder
LOST = (
    SERVICE
    | TOLD
    | {"surete-judiciaire-publicite"}
    | {f"saisie-conservatoire-{act}" for act in ("denonciation", "execution", "procedure")}
)
TWO_DAYS = FAR | {
    "delai-du-juge",
    "placement",
    "surete-judiciaire-publicite",
}  # limits whose two days are no extension to a working day


def prescription(etat: Etat) -> str:
    """The prescription, said before anything else: past, near, or to come before an order lapses."""
    orders = (one.prudence for one in etat.delais if one.nature == "caducite-ordonnance" and not one.repondu)
    horizon = max((etat.seen.au + NEAR, *orders))
    lives = [one for one in etat.delais if one.nature in LIVES and one.prudence <= horizon and not one.repondu]
    if not lives:
        return ""
    first = min(lives, key=lambda one: one.prudence)
    if first.date < etat.seen.au:
        what = replace(first, titre=first.titre.removesuffix(" (acquise)")).intitule
        return f"{what} : dernier jour passé le {written(first.date)}. "
    passed = "passé " if first.prudence < etat.seen.au else ""
    return f"{first.intitule} : dernier jour sûr {passed}le {written(first.prudence)}. "


def information(etat: Etat) -> str:
    """What each guarantor is to be told, when it is near or past, the day that is past first: it stops nothing else."""
    horizon = etat.seen.au + NEAR
    near: dict[str, list[Delai]] = {}
    for one in etat.delais:
        if one.nature in INFORMS and one.date <= horizon:
            near.setdefault(one.personne, []).append(one)
    return "".join(_informed(etat, known) for known in near.values())


def _informed(etat: Etat, known: Sequence[Delai]) -> str:
    """What is past of one guarantor, in one sentence: one letter answers it all; else what is near."""
    first, *others = [one for one in known if one.date < etat.seen.au] or known[:1]
    if not others:
        return f"{said(etat, first)} "
    days = enumeration([f"le {written(one.date)}" for one in (first, *others)])
    return f"{first.intitule} : délais expirés {days} ({first.reference.citation}). "


def prescribed(seen: AsOf, delais: Sequence[Delai]) -> bool:
    """Tell whether nothing open can be claimed any more: each invoice is past its last day.

    A decision of the office may pass over it (« dispense »), never against a consumer.
    """
    return bool(seen.ouvertes) and prescribed_invoices(seen, delais).issuperset(seen.ouvertes)


def prescribed_invoices(seen: AsOf, delais: Sequence[Delai]) -> set[str]:
    """Invoices past their last day; none once a decision of the office passes over it, as in ``prescribed``."""
    if passed_over(seen.case.dossier, seen.au) is not None:
        return set()
    return {one.facture for one in delais if one.nature == "prescription" and not one.personne and one.date < seen.au}


def service(etat: Etat) -> str:
    """What a title or a seizure is lost without, before what a plan or the ladder calls for: neither stops its time."""
    left = (one for one in etat.delais if one.nature in LOST and one.date >= etat.seen.au and not one.repondu)
    return next((f"{said(etat, one)} " for one in left), "")


def missed(etat: Etat, mine: Sequence[Delai]) -> str:
    """The first limit of the creditor that is past, a right he may leave last; what can be done is said after it."""
    past = sorted((one for one in mine if one.date < etat.seen.au), key=lambda one: one.nature in UNUSED)
    return f"{said(etat, past[0])} " if past else ""


def to_come(etat: Etat, mine: Sequence[Delai]) -> str:
    """The limit to come that is the creditor's to keep first: by its last safe day, unless that one is past."""

    def next_day(one: Delai) -> dt.date:
        return one.prudence if one.prudence >= etat.seen.au else one.date

    coming = min((one for one in mine if one.date >= etat.seen.au), key=next_day, default=None)
    return said(etat, coming) if coming is not None else ""


def creditors(etat: Etat) -> Sequence[Delai]:
    """The limits that are the creditor's to keep, past or to come."""
    hushed = SILENT | _far(etat)
    mine = [
        one
        for one in etat.delais
        if one.a_charge_de == "creancier"
        and one.nature not in hushed
        and not one.repondu
        and not (one.nature in PERHAPS and one.date < etat.seen.au)
    ]
    if etat.stade is Stade.PROCEDURE_COLLECTIVE:
        mine = [one for one in mine if _still_asked(etat, one)] or mine
    return mine


def _still_asked(etat: Etat, limit: Delai) -> bool:
    """Tell whether a limit is still the creditor's to keep: not that of what was taken since the opening."""
    if limit.nature in CLAIMED:
        return True
    opened = min((one.ouverture.date for one in etat.seen.procedures_collectives), default=dt.date.max)
    stopped = limit.nature in TOLD and limit.depart >= opened
    return limit.nature in UNSTOPPED and limit.date >= etat.seen.au and not stopped


def said(etat: Etat, first: Delai) -> str:
    """A limit as a sentence: what is to be done, and until when."""
    if first.date < etat.seen.au:
        return f"{first.intitule} : délai expiré le {written(first.date)} ({first.reference.citation})."
    if first.nature == "audience":
        return f"{first.intitule} le {written(first.date)}."
    carried = cpc_642_prorogation(first.prudence) == first.date
    if first.prudence != first.date and (first.nature in TWO_DAYS or not carried):
        days = f"dernier jour sûr le {written(first.prudence)}, dernier jour le {written(first.date)}"
        return f"{first.intitule} : {days} ({first.reference.citation})."
    later = f", {written(first.date)} avec report au jour ouvrable" if first.prudence != first.date else ""
    return f"{first.intitule} : au plus tard le {written(first.prudence)}{later} ({first.reference.citation})."


def _far(etat: Etat) -> frozenset[str]:
    """Natures of the long limits that are not near yet."""
    near = {one.nature for one in etat.delais if one.prudence <= etat.seen.au + NEAR}
    return FAR - near


def waiting(etat: Etat, *but: str) -> Delai | None:
    """The first limit to come that calls for something, of another nature than those given.

    The end of what holds another than the principal debtor calls for nothing: the case goes on without him.
    """
    silent = SILENT.union(_far(etat), but)
    known = (one for one in etat.delais if one.date >= etat.seen.au and not one.repondu)
    known = (one for one in known if not (one.personne and one.nature == "fin-de-pause"))
    return next((one for one in known if one.nature not in silent), None)


def awaited_of(etat: Etat, name: str = "") -> bool:
    """Tell whether a limit to come of one debtor, the principal one or ``name``, calls for something before long."""
    his = [one for one in etat.delais if one.personne == name]
    return waiting(replace(etat, delais=his), *FAR) is not None


def holds(etat: Etat, titre: Titre, name: str = "") -> bool:
    """Tell whether a limit to come says what becomes of a title: of one that names its invoices, its own alone.

    What is to be served on another than whom it is seen against, ``name`` or the principal debtor, leaves it to be
    enforced on him.
    """
    if not titre.factures:
        return awaited_of(etat, name)
    his = [one for one in etat.delais if one.personne == name]
    its_own = [one for one in his if not one.factures or any(map(titre.juge, one.factures))]
    return waiting(replace(etat, delais=its_own), *OF_A_SUIT, *HELD) is not None


def closing(etat: Etat) -> str:
    """What the creditor loses for good while the ladder goes on: said before its step."""
    left = (one for one in etat.delais if one.nature in CLOSING and one.date >= etat.seen.au)
    return next((said(etat, one) for one in left), "")
