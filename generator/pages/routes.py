"""The procedures as pages show them: compared for one case, and described for all."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.law.procedures.catalogue import evaluate
from generator.law.procedures.types import Condition, Etat, Faits, Partie, Procedure
from generator.law.series import Bareme
from generator.money import ZERO
from generator.pages import words
from generator.pages.types import Vue
from generator.progress.types import ENDED, Stade
from generator.vocabulary import Famille, Nature, Qualite

GROUPS: Mapping[str, str] = {
    "sans-juge": "Sans juge",
    "avec-juge": "Avec juge",
    "europe": "Procédures européennes",
    "debiteur-public": "Débiteur public",
    "mesures": "Mesures conservatoires",
    "execution": "Exécution d’un titre",
    "difficultes": "Débiteur en difficulté",
}
STATES: Mapping[Etat, str] = {Etat.REUNIE: "reunie", Etat.MANQUANTE: "manquante", Etat.A_VERIFIER: "a-verifier"}
WITHIN_REACH = frozenset({  # a proof to gather, an attempt to make, a claim to keep under a ceiling, an unsettled text
    "preuve-engagement", "preuve-execution", "preuve-factures", "tentative-amiable", "plafond-petites-creances",
    "plafond-petits-litiges", "hors-l126-1",
})  # fmt: skip
_NOUNS: Mapping[Etat, tuple[str, str]] = {
    Etat.REUNIE: ("réunie", "réunies"),
    Etat.MANQUANTE: ("manquante", "manquantes"),
    Etat.A_VERIFIER: ("à vérifier", "à vérifier"),
}
_BRIEF = frozenset({Stade.A_ECHOIR, Stade.RELANCE})  # too early to list every condition


class Posee(NamedTuple):
    """A condition as a procedure asks it: its state, and whether its status is to be said beside the procedure's."""

    etat: str
    condition: Condition
    statut: bool


Told = tuple[bool, tuple[Posee, ...]]  # compared or not, and the conditions written


class Voie(Struct, frozen=True):
    """A procedure with its conditions counted by state."""

    procedure: Procedure
    groupe: str  # label, on the first of its group only
    bilan: str  # « 7 réunies, 1 manquante, 2 à vérifier », without zeros
    etat: str
    comparee: bool  # with cost, delay and effect; if not, what is missing alone, and the guide says the rest
    conditions: tuple[Posee, ...]  # empty when only counted


def shown(vue: Vue) -> bool:
    """Tell whether the page of a case speaks of procedures: not once it is over."""
    return vue.situation.stade not in ENDED and bool(vue.procedures)


def compared(vue: Vue) -> tuple[Voie, ...]:
    """Procedures of a case: counted while reminders run, condition by condition after, none once it is over."""
    if not shown(vue):
        return ()
    return tuple(_routes(vue.procedures, _reached if vue.situation.stade not in _BRIEF else _counted))


def described(bareme: Bareme, au: dt.date) -> tuple[Voie, ...]:
    """Every procedure that exists at a date, for the guide: what it asks, costs and gives, whatever the case."""
    merchant = Partie(Nature.SOCIETE, "75001", qualite=Qualite.PROFESSIONNEL, commercant=True)
    nobody = Faits(au, merchant, merchant, Famille.VENTE_ENTRE_PROFESSIONNELS, ZERO, ZERO, ZERO)
    return tuple(_routes(evaluate(nobody, bareme), _whole))


def _routes(procedures: tuple[Procedure, ...], told: Callable[[Procedure], Told]) -> Iterator[Voie]:
    group = ""
    for one in procedures:
        label = "" if one.groupe == group else GROUPS.get(one.groupe, one.groupe)
        group = one.groupe
        states = [condition.etat for condition in one.conditions]
        yield Voie(one, label, _count(states), STATES[one.etat], *told(one))


def _counted(_: Procedure) -> Told:
    return False, ()


def _whole(procedure: Procedure) -> Told:
    return True, _asked(procedure, procedure.conditions)


def _reached(procedure: Procedure) -> Told:
    """Everything; only what is missing when it is out of the office's reach."""
    missing = procedure.manquantes
    if all(one.cle in WITHIN_REACH for one in missing):
        return _whole(procedure)
    return False, _asked(procedure, missing)


def _asked(procedure: Procedure, conditions: Iterable[Condition]) -> tuple[Posee, ...]:
    own = procedure.reference.statut
    return tuple(Posee(STATES[one.etat], one, one.reference.statut is not own) for one in conditions)


def _count(states: list[Etat]) -> str:
    counts = ((states.count(state), *nouns) for state, nouns in _NOUNS.items())
    return ", ".join(words.pluriel(count, singular, plural) for count, singular, plural in counts if count)
