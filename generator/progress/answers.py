"""Acts done late to which the office answered: the decision is dated and signed, the act no longer asks for anything.

A decision (``dispenses``, « objet: retard-… ») answers the acts of its kind done by its day, never a later one; those
of one debtor alone when it names him. It answers so a right that the creditor left unused, once its time is past.
"""

import datetime as dt
from collections.abc import Iterable

from generator.model import Dispense, Dossier
from generator.progress.types import Delai, Reponse, Retard
from generator.vocabulary import Qualite

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
        "contestation-des-mesures",
        "creances-posterieures",
        "declaration-a-succession",
        "delai-du-juge",
        "declaration-de-creance",
        "delivrance",
        "etat-du-passif",
        "information-annuelle-caution",
        "opposition",
        "opposition-a-dissolution",
        "placement",
        "pourvoi",
        "prescription-quadriennale",
        "recours-recevabilite",
        "refus-du-plan",
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
        "surete-judiciaire-publicite",
        "verification-de-declaration",
    )
)  # what a decision may name: « retard- » and the nature of a limit an act may be late for


UNUSED = frozenset(
    {
        "appel-du-creancier",
        "contestation-de-creance",
        "contestation-des-mesures",
        "creances-posterieures",
        "etat-du-passif",
        "opposition-a-dissolution",
        "pourvoi",
        "prescription-quadriennale",
        "recours-recevabilite",
        "refus-du-plan",
        "revendication",
        "saisine-juge-commissaire",
        "verification-de-declaration",
    }
)  # rights a creditor may choose not to use, or what no act answers: of their time past, only a decision says so

CHECKED = frozenset({"verification-de-declaration"})  # of these, a check made sooner answers as well


def answered(dossier: Dossier, retards: Iterable[Retard], au: dt.date) -> tuple[Reponse, ...]:
    """The late acts the office had answered on a day, each with its last decision, in their order."""
    found = ((late, decision_on(dossier, late, au)) for late in retards)
    return tuple(Reponse(late, decision) for late, decision in found if decision is not None)


def decision_on(dossier: Dossier, late: Retard | Delai, au: dt.date) -> Dispense | None:
    """The last decision, known on a day, that answers an act done late or a right left unused; None without any."""
    known = (one for one in dossier.dispenses if in_force(one, au) and answers(dossier, one, late))
    return max(known, key=lambda one: one.date, default=None)


def in_force(decision: Dispense, au: dt.date) -> bool:
    """Tell whether a decision was taken by a day, and not up to an earlier one only."""
    return decision.date <= au and (decision.jusqu_au is None or au <= decision.jusqu_au)


def passed_over(dossier: Dossier, au: dt.date) -> Dispense | None:
    """The last decision to claim what is prescribed all the same, known on a day; none counts against a consumer."""
    if dossier.debiteur.qualite is Qualite.CONSOMMATEUR:
        return None
    known = (one for one in dossier.dispenses if one.objet == "prescription" and in_force(one, au))
    return max(known, key=lambda one: one.date, default=None)


def answers(dossier: Dossier, decision: Dispense, late: Retard | Delai) -> bool:
    """Tell whether a decision answers what is late: of its kind, done or past by its day, and of whom it names."""
    whose = late.personne or dossier.debiteur.nom_complet
    named = decision.debiteur in {None, whose}
    known = late.fait_le <= decision.date if isinstance(late, Retard) else unused(late, decision.date)
    return named and decision.objet == PREFIX + late.nature and known


def unused(limit: Delai, au: dt.date) -> bool:
    """Tell whether a limit is that of a right which the creditor may leave, and its time is past on a day.

    Of a mere check, whether its time runs: what is found to ask for nothing is not to be checked again.
    """
    known = limit.depart <= au if limit.nature in CHECKED else limit.date < au
    return limit.nature in UNUSED and known
