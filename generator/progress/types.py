"""Where a case stands, as data: stage, holds, deadlines, what is due."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.model import Dispense, Etape, Titre
from generator.phrases import lower_first
from generator.vocabulary import Fait, Reference


class Stade(StrEnum):
    """Stage of a case, in the order of the ladder."""

    A_ECHOIR = "a-echoir"
    RELANCE = "relance"
    MISE_EN_DEMEURE = "mise-en-demeure"
    ECHEANCIER = "echeancier"
    SUSPENDU = "suspendu"  # dispute, mediation, hold
    JUDICIAIRE = "judiciaire"  # a request or a writ is filed, or due
    TITRE = "titre"  # a title exists and may be served or opposed
    EXECUTION = "execution"
    PROCEDURE_COLLECTIVE = "procedure-collective"
    SURENDETTEMENT = "surendettement"
    SOLDE = "solde"
    CLOS = "clos"


AMICABLE = frozenset({Stade.A_ECHOIR, Stade.RELANCE, Stade.MISE_EN_DEMEURE, Stade.ECHEANCIER, Stade.SUSPENDU})
ON_A_TITLE = frozenset({Stade.TITRE, Stade.EXECUTION})
ENDED = frozenset({Stade.SOLDE, Stade.CLOS})  # over, paid or not
CLOSING = {Fait.CLOTURE: "clos", Fait.IRRECOUVRABLE: "déclaré irrécouvrable"}  # facts that close a case, paid or not
FINAL = frozenset({"rejet", "desistement-d-action"})  # holds of the right itself
INSOLVENT = frozenset({Stade.PROCEDURE_COLLECTIVE, Stade.SURENDETTEMENT})  # nothing is paid as agreed any more
REMINDERS = frozenset({"kbis"})  # limits that are dates to remember, at which nothing is lost
PLANS = frozenset({"echeancier", "echeancier-tenu", "regularisation"})  # what holds because of a plan
LIVES = frozenset({"prescription", "prescription-quadriennale"})
SERVICE = frozenset({"caducite-jugement", "caducite-ordonnance", "signification-titre"})  # a title lost if missed
PRESCRIPTION_SOON = dt.timedelta(days=180)  # a prescription needs a procedure, so it alerts earlier


LIBELLES: Mapping[str, str] = {
    Stade.A_ECHOIR: "À échoir",
    Stade.RELANCE: "Relance",
    Stade.MISE_EN_DEMEURE: "Mise en demeure",
    Stade.ECHEANCIER: "Échéancier",
    Stade.SUSPENDU: "Suspendu",
    Stade.JUDICIAIRE: "Judiciaire",
    Stade.TITRE: "Titre",
    Stade.EXECUTION: "Exécution",
    Stade.PROCEDURE_COLLECTIVE: "Procédure collective",
    Stade.SURENDETTEMENT: "Surendettement",
    Stade.SOLDE: "Soldé",
    Stade.CLOS: "Clos",
}  # as people read them


class Pause(Struct, frozen=True):
    """Why nothing may be sent now."""

    nature: str  # contestation, suspension, echeancier, procedure-collective, surendettement, petites-creances…
    titre: str  # « Contestation de la facture F-2026-031 »
    depuis: dt.date
    jusqu_au: dt.date | None
    origine: KeyPath
    factures: tuple[str, ...] = ()  # empty: the whole case
    reference: Reference | None = None
    personne: str = ""  # the debtor it stops alone: the others of the case stay bound
    montant: Decimal | None = None  # euros disputed of its one invoice, when the rest of it follows its course
    signe: dt.date | None = None  # day a plan now kept was signed: a title of since decides of the rest

    @property
    def retenues(self) -> tuple[str, ...]:
        """Invoices of which nothing is asked for: not one that is held in part."""
        return () if self.montant else self.factures

    def tient(self, titre: Titre | None) -> bool:
        """Tell whether it holds a title: it is of the whole case, or a plan of what the title judges."""
        if not self.factures or titre is None or not titre.factures or self.nature not in PLANS:
            return not self.factures
        return (self.signe is None or titre.date <= self.signe) and any(map(titre.juge, self.factures))


def _of(title: str, person: str) -> str:
    return f"{title} ({person})" if person else title


class Delai(Struct, frozen=True):
    """A running limit: what started it, when it ends, what happens if it is missed."""

    nature: str  # prescription, caducite-ordonnance, opposition, consignation, promesse, echeance, fin-de-pause…
    titre: str  # « Signification de l'ordonnance »
    depart: dt.date
    origine: KeyPath  # the event that started it
    date: dt.date  # last day
    prudence: dt.date  # last safe day (eve, or before a disputed extension); never after ``date``
    consequence: str
    reference: Reference
    a_charge_de: str = "creancier"  # creancier | debiteur | tiers
    facture: str = ""
    explication: tuple[str, ...] = ()  # dated events with articles, for the prescription
    personne: str = ""  # whom it concerns, when that is not the principal debtor
    factures: tuple[str, ...] = ()  # those of the title it is of; empty: of the whole case, or of what names none
    repondu: bool = False  # the office answered it, past or checked, or its title is paid: its consequence says so
    objet: str = ""  # what is to be done, in words of the office: a calendar does not say it

    @property
    def intitule(self) -> str:
        """Its title, what is to be done, and whom it concerns."""
        return _of(f"{self.titre} : {self.objet}" if self.objet else self.titre, self.personne)


class Retard(Struct, frozen=True):
    """An act done after the last day of its limit, or after the last safe one if that is disputed; or too early."""

    nature: str  # as the limit it was late for
    titre: str  # « Opposition du débiteur »
    fait_le: dt.date
    origine: KeyPath  # where the case says the act
    terme: dt.date  # last day of the limit
    prudence: dt.date  # last safe day; never after ``terme``
    consequence: str  # what the act risks: for the lawyer to raise, or to fear
    reference: Reference
    a_charge_de: str = "creancier"  # creancier | debiteur: who was to act
    explication: tuple[str, ...] = ()
    avance: bool = False  # done while the wait that ``terme`` ends was running
    personne: str = ""  # whom it concerns, when that is not the principal debtor

    @property
    def intitule(self) -> str:
        """Its title, with whom it concerns."""
        return _of(self.titre, self.personne)

    @property
    def phrase(self) -> str:
        """The fact, its day and that of the limit, with the article."""
        what, why = lower_first(self.intitule), self.reference.citation
        done, last, safe = written(self.fait_le), written(self.terme), written(self.prudence)
        if self.avance:
            return f"Fait avant le terme : {what}, le {done} pour une attente finissant le {last} ({why})."
        if self.fait_le > self.terme:
            return f"Fait après le terme : {what}, le {done} pour un terme au {last} ({why})."
        days = f"le {done} pour un dernier jour sûr au {safe}, discuté au {last}"
        return f"Fait après le dernier jour sûr : {what}, {days} ({why})."


def answer(decision: Dispense) -> str:
    """What the office answered to an act done late, or to a right left unused, its day and its author."""
    return f"Réponse du {written(decision.date)}, {decision.par} : {decision.motif}"


class Reponse(Struct, frozen=True):
    """An act done late, and the decision of the office that answers it."""

    retard: Retard
    decision: Dispense

    @property
    def phrase(self) -> str:
        """The answer, its day and its author."""
        return answer(self.decision)


class Echue(Struct, frozen=True):
    """A step of the ladder: due, or to come."""

    etape: Etape
    rang: int  # from 1: « relance n° 2 »
    due_le: dt.date
    titre: str


class Reste(Struct, frozen=True):
    """What is left to do that is neither a step of the ladder nor a limit, and since when."""

    depuis: dt.date
    titre: str
    document: str = ""  # the one of the catalogue that asks for it: a build drafts it
    nomme: bool = False  # its title names somebody: a calendar does not say it
    factures: tuple[str, ...] = ()  # those of the title it is of, one of several: its document is made on that one
    debiteur: str = ""  # whom its document is for, when that is not the principal debtor


class Situation(Struct, frozen=True):
    """Where the case stands at ``au``, and why."""

    au: dt.date
    stade: Stade
    explication: str  # one French sentence: why this stage
    pauses: tuple[Pause, ...]
    delais: tuple[Delai, ...]  # by date
    etape_due: Echue | None  # what is to be sent today, if anything
    etape_suivante: Echue | None  # what comes after, if nothing is due
    prochaine_action: str  # one French sentence for the lawyer
    depuis: dt.date  # last day on which something changed: drafts are dated by it
    restes: tuple[Reste, ...] = ()  # a seizure to lift, money to give back, a choice to make
    retards: tuple[Retard, ...] = ()  # acts done after the last day of their limit, oldest first
    repondus: tuple[Reponse, ...] = ()  # those among them that the office answered: they ask for nothing more
    prescrite: bool = False  # every invoice still open is past its last day, and no decision of the office passes over

    @property
    def restes_a_part(self) -> tuple[Reste, ...]:
        """What is left to do that the next action does not say."""
        action = self.prochaine_action
        return tuple(left for left in self.restes if left.titre not in action and lower_first(left.titre) not in action)
