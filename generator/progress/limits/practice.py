"""Limits set by the parties or the office: time to pay, promise, plan, end of a hold, freshness of an extract."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.law.limits.insolvency import usage_extrait
from generator.model import FaitPause, FaitSolvabilite
from generator.money import format_eur
from generator.phrases import lower_first
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.notices import last_notice
from generator.progress.plans import Plan, plans, told_apart
from generator.progress.promises import current_promise
from generator.progress.types import Delai
from generator.vocabulary import Fait, Reference

DEBTOR = "debiteur"


def practice_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits that no procedure sets."""
    yield from _notice(seen)
    yield from _promise(seen)
    yield from _plan(seen)
    yield from _hold_ends(seen)
    yield from _extract(seen)


def _notice(seen: AsOf) -> Iterator[Delai]:
    notice, cured = last_notice(seen), [one.regularisation for one in plans(seen) if one.en_regularisation]
    if notice is None or notice.fin < seen.au or notice.fin in cured:  # the end of the cure says it
        return
    why = () if notice.presentee else ("Date de présentation inconnue : compté de l'envoi.",)
    yield Delai(
        "mise-en-demeure",
        f"Paiement demandé par la {lower_first(notice.titre)}",
        notice.depart,
        notice.origine,
        notice.fin,
        notice.fin,
        "Passé ce délai sans paiement, l'étape suivante peut être engagée.",
        Reference("C. civ., art. 1344"),
        DEBTOR,
        explication=why,
    )


def _promise(seen: AsOf) -> Iterator[Delai]:
    promise = current_promise(seen)
    if promise is None or not promise.en_cours:
        return
    yield Delai(
        "promesse",
        f"Paiement promis de {format_eur(promise.montant)}",
        promise.faite_le,
        promise.origine,
        promise.date,
        promise.date,
        "Sans paiement à cette date, la promesse est rompue et les relances reprennent.",
        Reference("Promesse du débiteur", "Journal du dossier"),
        DEBTOR,
    )


def _plan(seen: AsOf) -> Iterator[Delai]:
    """Each plan: the last day of its cure, its instalments; of several, each is told by its invoices."""
    for plan in plans(seen):
        yield from (replace(one, titre=f"{one.titre}{told_apart(seen, plan)}") for one in _of_plan(seen, plan))


def _of_plan(seen: AsOf, plan: Plan) -> Iterator[Delai]:
    if plan.en_regularisation and plan.regularisation is not None:
        yield Delai(
            "regularisation",
            "Régularisation de l'échéance manquée",
            plan.regularisation,
            plan.manquee[0] if plan.manquee else plan.origine,
            plan.regularisation,
            plan.regularisation,
            "À défaut de régularisation, la clause de déchéance du terme rend la totalité exigible.",
            Reference("C. civ., art. 1225 et 1305-5 ; clause de l'échéancier"),
            DEBTOR,
        )
    if not plan.en_cours:
        return
    for index, echeance in enumerate(plan.echeances):
        if echeance.date < seen.au and echeance not in plan.impayees:
            continue
        yield Delai(
            "echeance",
            f"Échéance {index + 1} sur {len(plan.echeances)} : {format_eur(echeance.montant)}",
            plan.depuis,
            (*plan.origine, "echeances", index),
            echeance.date,
            echeance.date,
            "Une échéance manquée se note au journal, puis se met en demeure.",
            Reference("C. civ., art. 1103"),
            DEBTOR,
        )


def _hold_ends(seen: AsOf) -> Iterator[Delai]:
    for path, fait in seen.of(FaitPause):
        if fait.jusqu_au is None or fait.jusqu_au < seen.au or seen.resumed(fait.type, fait.date):
            continue
        yield Delai(
            "fin-de-pause",
            "Fin de la pause",
            fait.date,
            (*path, "jusqu-au"),
            fait.jusqu_au,
            fait.jusqu_au,
            "Les relances reprennent le lendemain.",
            Reference("C. civ., art. 1343-5" if fait.type is Fait.DELAI_DE_GRACE else "Décision du cabinet"),
            DEBTOR,
        )


def _extract(seen: AsOf) -> Iterator[Delai]:
    """An extract of the register ages three months; only the last one matters."""
    known: list[tuple[dt.date, tuple[str | int, ...]]] = [
        (fait.date, path)
        for path, fait in seen.of(FaitSolvabilite)
        if fait.extrait and seen.seen_against(fait.debiteur)
    ]
    if known:
        day, path = max(known)
        fresh = usage_extrait(day)
        if fresh.date >= seen.au:
            yield delai("kbis", fresh, path)
