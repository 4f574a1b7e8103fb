"""The procedures as pages show them: compared for one case, and described for all."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from generator.law.procedures.catalogue import evaluate
from generator.law.procedures.types import Condition, Etat, Faits, Partie, Pretentions, Procedure, Somme
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


class Voie(Struct, frozen=True):
    """A procedure with its conditions counted by state."""

    procedure: Procedure
    groupe: str  # label, on the first of its group only
    bilan: str  # « 7 réunies, 1 manquante, 2 à vérifier », without zeros
    etat: str
    conditions: tuple[Posee, ...]  # empty when only counted


class Obstacle(NamedTuple):
    """A missing condition that no exhibit and no choice of the office can bring, and the procedures it closes."""

    condition: Condition
    voies: tuple[tuple[Procedure, Condition], ...]  # each takes it from its own article


class Voies(NamedTuple):
    """The procedures of a case: those compared one by one, then those a fact closes."""

    ouvertes: tuple[Voie, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    breves: bool = False  # only counted: reminders still run


def shown(vue: Vue) -> bool:
    """Tell whether the page of a case speaks of procedures: not once it is over."""
    return vue.situation.stade not in ENDED and bool(vue.procedures)


def compared(vue: Vue) -> Voies:
    """Procedures of a case: counted while reminders run, compared after, none once it is over."""
    if not shown(vue):
        return Voies()
    if vue.situation.stade in _BRIEF:
        return Voies(tuple(_grouped(vue.procedures, detailed=False)), breves=True)
    opened: list[Procedure] = []
    closed: dict[tuple[str, str], list[tuple[Procedure, Condition]]] = {}
    for one in vue.procedures:
        if (missing := obstacle(one)) is None:
            opened.append(one)
        else:
            closed.setdefault((missing.texte, missing.constat), []).append((one, missing))
    obstacles = tuple(Obstacle(found[0][1], tuple(found)) for found in closed.values())
    return Voies(tuple(_grouped(opened, detailed=True)), obstacles)


def described(bareme: Bareme, au: dt.date) -> tuple[Voie, ...]:
    """Every procedure that exists at a date, for the guide: what it asks, costs and gives, whatever the case."""
    merchant = Partie(Nature.SOCIETE, "75001", qualite=Qualite.PROFESSIONNEL, commercant=True)
    nothing = Pretentions(Somme(ZERO, ZERO, ZERO))
    nobody = Faits(au, merchant, merchant, Famille.VENTE_ENTRE_PROFESSIONNELS, nothing)
    return tuple(_grouped(evaluate(nobody, bareme), detailed=True))


def obstacle(procedure: Procedure) -> Condition | None:
    """The first missing condition out of the office's reach."""
    return next((one for one in procedure.manquantes if one.cle not in WITHIN_REACH), None)


def _grouped(procedures: Iterable[Procedure], *, detailed: bool) -> Iterator[Voie]:
    group = ""
    for one in procedures:
        label = "" if one.groupe == group else GROUPS.get(one.groupe, one.groupe)
        group = one.groupe
        counted = _count([condition.etat for condition in one.conditions])
        yield Voie(one, label, counted, STATES[one.etat], _asked(one) if detailed else ())


def _asked(procedure: Procedure) -> tuple[Posee, ...]:
    own = procedure.reference.statut
    return tuple(Posee(STATES[one.etat], one, one.reference.statut is not own) for one in procedure.conditions)


def _count(states: list[Etat]) -> str:
    counts = ((states.count(state), *nouns) for state, nouns in _NOUNS.items())
    return ", ".join(words.pluriel(count, singular, plural) for count, singular, plural in counts if count)
