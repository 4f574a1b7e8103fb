"""The deadlines engine: every running limit of a case, and every act done late, from the journal and the titles."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.law.deadlines import written
from generator.progress.asof import AsOf
from generator.progress.existence import absence
from generator.progress.facing import facing
from generator.progress.limits.claim import claim_limits
from generator.progress.limits.court import court_limits
from generator.progress.limits.enforcement import enforcement_limits
from generator.progress.limits.existence import existence_limits
from generator.progress.limits.insolvency import insolvency_limits
from generator.progress.limits.noting import with_what_to_note
from generator.progress.limits.order import order_limits
from generator.progress.limits.others import others_limits
from generator.progress.limits.practice import practice_limits
from generator.progress.procedure import dismissed
from generator.progress.types import Delai, Pause, Retard
from generator.statement.proceedings import closed

PURSUITS = frozenset(
    {
        "appel-du-creancier",
        "audience",
        "caducite-jugement",
        "caducite-ordonnance",
        "commandement",
        "consignation",
        "constitution-avocat",
        "delai-du-juge",
        "peremption",
        "placement",
        "pourvoi",
        "saisie-attribution-denonciation",
        "saisie-conservatoire-denonciation",
        "saisie-conservatoire-execution",
        "saisie-conservatoire-procedure",
        "saisie-conservatoire-tiers",
        "saisie-des-remunerations",
        "saisie-vente",
        "signification-opposee",
        "signification-titre",
        "surete-judiciaire-denonciation",
        "surete-judiciaire-publicite",
    }
)  # limits of a suit or of a measure against the debtor, which his insolvency stops
UNPAID = "Procédure collective : le débiteur ne peut plus payer ce qu'il devait avant (C. com., art. L622-7)."
LOST = (
    "Demande rejetée (CPC, art. 480) : plus rien n'est à mettre en demeure ; ce que vaut encore l'accord est "
    "à vérifier."
)
ASKED = frozenset({"echeance", "fin-de-pause", "mise-en-demeure", "promesse", "regularisation"})  # of the debtor
FAMILIES = (
    claim_limits,
    order_limits,
    court_limits,
    enforcement_limits,
    insolvency_limits,
    existence_limits,
    practice_limits,
)


def limits(seen: AsOf) -> tuple[tuple[Delai, ...], tuple[Retard, ...]]:
    """Limits that still matter at the date, soonest safe day first; acts done late that still do, oldest first."""
    ended = {party.nom_complet: absence(seen, party) for party in seen.case.dossier.debiteurs}
    insolvent = tuple(_insolvent(seen))
    others = (party for party in seen.case.dossier.debiteurs if party is not seen.case.dossier.debiteur)
    held = {party.nom_complet: tuple(_insolvent(facing(seen, party))) for party in others}
    found = [(one, insolvent, ended[seen.nom]) for family in FAMILIES for one in family(seen)]
    found += [(one, held[one.personne], ended[one.personne]) for one in others_limits(seen)]
    opened = _opened(seen)
    running = [
        with_what_to_note(seen, _with(stopped, gone, one, opened))
        for one, stopped, gone in found
        if isinstance(one, Delai)
    ]
    if any(one.nature in ASKED for one in running) and dismissed(seen) is not None:
        running = [
            replace(one, consequence=LOST) if one.nature in ASKED and not one.personne else one for one in running
        ]
    late = [one for one, _, _ in found if isinstance(one, Retard)]
    running.sort(key=lambda one: (one.date, one.prudence, one.nature, one.facture, one.personne))
    late.sort(key=lambda one: (one.fait_le, one.nature, one.terme))
    return tuple(running), tuple(late)


def _opened(seen: AsOf) -> dt.date | None:
    """Day on which the collective proceedings of whom it is seen against were opened, while they are open."""
    opened = (one.ouverture.date for one in seen.procedures_collectives if not closed(one, seen.au))
    return max(opened, default=None)


def _insolvent(seen: AsOf) -> Iterator[str]:
    """What stops suits and enforcement: the insolvency of the debtor it is seen against, while it is open."""
    if (opened := _opened(seen)) is None:
        return
    yield (
        f"Procédure collective ouverte le {written(opened)} : l'action est interrompue ou interdite, l'exécution "
        "arrêtée si elle n'a pas produit d'effet attributif avant, et les délais à peine de déchéance interrompus (C. "
        "com., art. L622-21). Compté ici sans interruption, par prudence : à vérifier avec le mandataire."
    )


def _with(stopped: tuple[str, ...], gone: Pause | None, limit: Delai, opened: dt.date | None) -> Delai:
    """The limit of a suit or of a measure, with what stops it, and whom it is against since a debtor is no more."""
    if gone is not None and limit.nature in ASKED:
        happened = gone.titre.partition(" (")[0]  # a calendar names nobody
        return replace(limit, consequence=f"{happened} : plus rien n'est demandé à ce débiteur.")
    if stopped and limit.nature in ASKED and opened is not None and limit.depart <= opened:
        return replace(limit, consequence=UNPAID)
    if gone is not None and gone.reference is not None:
        why = (
            f"{gone.titre} ; l'acte vise qui répond de la dette, ou représente la société ({gone.reference.citation}). "
        )
        stopped = (f"{why}Compté sans interruption, par prudence : à vérifier avec l'avocat.", *stopped)
    concerned = stopped and limit.nature in PURSUITS
    return replace(limit, explication=(*limit.explication, *stopped)) if concerned else limit
