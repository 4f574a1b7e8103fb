"""Acts done late to which the office answered: the decision is dated and signed, the act no longer asks for anything.

A decision (``dispenses``, « objet: retard-… ») answers the acts of its kind done by its day, never a later one; those
of one debtor alone when it names him.
"""

import datetime as dt
from collections.abc import Iterable

from generator.model import Dispense, Dossier
from generator.progress.types import Reponse, Retard

PREFIX = "retard-"
KINDS = frozenset(
    PREFIX + nature
    for nature in (
        "appel",
        "appel-du-creancier",
        "attente-execution",
        "attente-heritiers",
        "caducite-jugement",
        "caducite-ordonnance",
        "consignation",
        "constitution-avocat",
        "contestation-de-creance",
        "declaration-a-succession",
        "declaration-de-creance",
        "delivrance",
        "information-annuelle-caution",
        "opposition",
        "opposition-a-dissolution",
        "placement",
        "pourvoi",
        "revendication",
        "saisie-attribution-denonciation",
        "saisie-conservatoire-denonciation",
        "saisie-conservatoire-execution",
        "saisie-conservatoire-procedure",
        "saisie-conservatoire-tiers",
        "saisie-des-remunerations",
        "saisie-vente",
        "saisine-juge-commissaire",
        "signification-titre",
        "sommation-d-opter",
        "surete-judiciaire-denonciation",
    )
)  # what a decision may name: « retard- » and the nature of a limit an act may be late for


def answered(dossier: Dossier, retards: Iterable[Retard], au: dt.date) -> tuple[Reponse, ...]:
    """The late acts the office had answered on a day, each with its last decision, in their order."""
    found = ((late, _decision(dossier, late, au)) for late in retards)
    return tuple(Reponse(late, decision) for late, decision in found if decision is not None)


def _decision(dossier: Dossier, late: Retard, au: dt.date) -> Dispense | None:
    known = (one for one in dossier.dispenses if one.date <= au and answers(dossier, one, late))
    return max(known, key=lambda one: one.date, default=None)


def answers(dossier: Dossier, decision: Dispense, late: Retard) -> bool:
    """Tell whether a decision answers an act done late: of its kind, done by its day, and of whom it names."""
    whose = late.personne or dossier.debiteur.nom_complet
    named = decision.debiteur in {None, whose}
    return named and decision.objet == PREFIX + late.nature and late.fait_le <= decision.date
