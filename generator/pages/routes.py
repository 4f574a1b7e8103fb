"""The procedures as pages show them: compared for one case, and described for all."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.law.procedures import Condition, Etat, Faits, Partie, Procedure, evaluate
from generator.law.series import Bareme
from generator.money import ZERO
from generator.pages import words
from generator.pages.types import Vue
from generator.progress.types import Stade
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
_BRIEF = frozenset({Stade.A_ECHOIR, Stade.RELANCE})  # too early to list every condition
_NONE = frozenset({Stade.SOLDE, Stade.CLOS})


@dataclass(frozen=True, slots=True)
class Voie:
    """A procedure with its conditions counted by state."""

    procedure: Procedure
    groupe: str  # label, on the first of its group only
    bilan: str  # « 7 réunies, 1 manquante, 2 à vérifier », without zeros
    etat: str
    conditions: tuple[tuple[str, Condition], ...]  # state and condition; empty when only counted


def compared(vue: Vue) -> tuple[Voie, ...]:
    """Procedures of a case: counted while reminders run, condition by condition after, none once it is over."""
    if vue.situation.stade in _NONE:
        return ()
    return tuple(_routes(vue.procedures, detailed=vue.situation.stade not in _BRIEF))


def described(bareme: Bareme, au: dt.date) -> tuple[Voie, ...]:
    """Every procedure that exists at a date, for the guide: what it asks, costs and gives, whatever the case."""
    merchant = Partie(Nature.SOCIETE, "75001", qualite=Qualite.PROFESSIONNEL, commercant=True)
    nobody = Faits(au, merchant, merchant, Famille.VENTE_ENTRE_PROFESSIONNELS, ZERO, ZERO, ZERO)
    return tuple(_routes(evaluate(nobody, bareme), detailed=True))


def _routes(procedures: tuple[Procedure, ...], *, detailed: bool) -> Iterator[Voie]:
    group = ""
    for one in procedures:
        label = "" if one.groupe == group else GROUPS.get(one.groupe, one.groupe)
        group = one.groupe
        conditions = tuple((STATES[condition.etat], condition) for condition in one.conditions) if detailed else ()
        yield Voie(one, label, _count(one), STATES[one.etat], conditions)


def _count(procedure: Procedure) -> str:
    met = len(procedure.conditions) - len(procedure.manquantes) - len(procedure.a_verifier)
    parts = (
        (met, words.pluriel(met, "réunie")),
        (len(procedure.manquantes), words.pluriel(len(procedure.manquantes), "manquante")),
        (len(procedure.a_verifier), words.pluriel(len(procedure.a_verifier), "à vérifier", "à vérifier")),
    )
    return ", ".join(text for count, text in parts if count)
