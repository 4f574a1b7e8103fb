"""The journal: what happened, one block per fact, oldest first; the case's history and state machine."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field

from generator.model.actes import (
    FaitProcedure,
    FaitProcedureCollective,
    FaitRole,
    FaitSolvabilite,
    FaitSurendettement,
    FaitVerification,
)
from generator.model.evenement import Evenement
from generator.model.existence import FaitDeces, FaitDissolution, FaitRadiation
from generator.model.scalars import Base, DateISO, Entier, Montant, NumeroDeRole, OuiNon, Pourcentage, Slug, Texte
from generator.vocabulary import Avis, Envoi, Fait, Moyen


class Promis(Base):
    """What a debtor promised."""

    montant: Montant = Field(description="Montant promis.")
    date: DateISO = Field(description="Date promise.")
    moyen: Moyen | None = Field(None, description="Moyen annoncé.")


class FaitEnvoi(Evenement):
    """What every letter sent says of its way and of what it asks for."""

    envoi: Envoi | None = Field(None, description="Canal d'envoi.")
    suivi: Texte | None = Field(None, description="Numéro de suivi du recommandé.")
    presentee_le: DateISO | None = Field(None, description="Première présentation.")
    distribuee_le: DateISO | None = Field(None, description="Remise au destinataire.")
    avis: Avis | None = Field(None, description="Sort du recommandé.")
    delai: Entier | None = Field(None, description="Jours laissés pour payer ; ceux de l'échelle si absent.")
    factures: tuple[Texte, ...] = Field((), description="Factures visées ; toutes si absent.")


class FaitCourrier(FaitEnvoi):
    """A letter or e-mail sent to the debtor."""

    type: Literal[
        Fait.RAPPEL_AVANT_ECHEANCE,
        Fait.RELANCE_COURRIEL,
        Fait.RELANCE_COURRIER,
        Fait.MISE_EN_DEMEURE,
        Fait.LETTRE_AVOCAT,
    ]


class FaitAutreCourrier(FaitEnvoi):
    """A letter sent to a joint debtor or a guarantor: no step of the ladder, no notice to the principal debtor."""

    type: Literal[Fait.LETTRE_CODEBITEUR, Fait.LETTRE_CAUTION]
    debiteur: Texte = Field(description="Destinataire : le nom d'un codébiteur ou d'une caution du dossier.")
    document: Slug = Field(description="Document envoyé, du catalogue.")


class FaitContact(Evenement):
    """A call or a visit."""

    type: Literal[Fait.APPEL, Fait.APPEL_DE_SUIVI, Fait.VISITE]
    interlocuteur: Texte | None = Field(None, description="Personne jointe et fonction.")
    joint: OuiNon = Field(True, description="L'interlocuteur a été joint.")
    motif: Literal["oubli", "litige", "tresorerie", "facture-non-recue", "autre"] | None = Field(
        None, description="Cause du non-paiement donnée par le débiteur."
    )
    promesse: Promis | None = Field(None, description="Promesse de paiement.")


class FaitReponse(Evenement):
    """What the debtor wrote or said."""

    type: Literal[Fait.REPONSE, Fait.PROMESSE]
    interlocuteur: Texte | None = Field(None, description="Auteur et fonction.")
    promesse: Promis | None = Field(None, description="Promesse de paiement.")


class FaitContestation(Evenement):
    """A dispute: holds the invoices concerned, all of them if none is named; of one alone, it may hold a part only."""

    type: Literal[Fait.CONTESTATION]
    motif: Texte = Field(description="Ce que le débiteur conteste, en mots neutres.")
    factures: tuple[Texte, ...] = Field((), description="Factures contestées ; toutes si absent.")
    montant: Montant | None = Field(
        None, description="Montant contesté, TTC, s'il n'est qu'une part d'une facture ; le reste demeure réclamé."
    )

    def partielle(self, numeros: Collection[str]) -> bool:
        """Tell whether only a part of one invoice is disputed, ``numeros`` being those of the case.

        An amount said of several invoices is of none in particular: each is then disputed entirely.
        """
        return bool(self.montant) and len(set(self.factures or numeros)) == 1


class FaitReconnaissance(Evenement):
    """An acknowledgment; interrupts prescription only if written (C. civ. 2240)."""

    type: Literal[Fait.RECONNAISSANCE]
    ecrite: OuiNon = Field(description="Écrite par le débiteur.")
    montant: Montant | None = Field(None, description="Montant reconnu.")
    factures: tuple[Texte, ...] = Field((), description="Factures reconnues ; toutes si absent.")


class Echeance(Base):
    """One instalment."""

    date: DateISO = Field(description="Date de l'échéance.")
    montant: Montant = Field(description="Montant de l'échéance.")


class FaitEcheancier(Evenement):
    """A payment plan, proposed or signed."""

    type: Literal[Fait.ECHEANCIER]
    echeances: tuple[Echeance, ...] = Field(min_length=1, description="Échéances.")
    factures: tuple[Texte, ...] = Field(
        (), description="Factures qu'il couvre : les autres suivent leur cours ; toutes, à venir comprises, si absent."
    )
    signe: OuiNon = Field(
        True,
        description="Signé, ou accepté par écrit, par le débiteur : il suspend les relances et vaut reconnaissance "
        "écrite ; « non » : seulement proposé, il n'engage personne.",
    )
    decheance_du_terme: OuiNon = Field(True, description="Clause de déchéance du terme.")
    delai_de_regularisation: Entier = Field(15, description="Jours laissés par la mise en demeure avant déchéance.")


class FaitEcheanceManquee(Evenement):
    """A missed instalment."""

    type: Literal[Fait.ECHEANCE_MANQUEE]
    echeance: DateISO = Field(description="Échéance manquée.")
    montant: Montant | None = Field(None, description="Montant manqué.")


class FaitRejet(Evenement):
    """A bounced payment: the payment of that date and amount is reversed."""

    type: Literal[Fait.PAIEMENT_REJETE]
    paiement_du: DateISO = Field(description="Date du paiement rejeté.")
    montant: Montant = Field(description="Montant rejeté.")


class FaitNotificationCession(Evenement):
    """The day a debtor was told of a transfer, took note of it or agreed to it; of a merger, the day it took effect."""

    type: Literal[Fait.NOTIFICATION_CESSION]
    forme: Literal["notification", "prise-d-acte", "consentement", "fusion"] = Field(
        "notification",
        description="Ce qui rend la transmission opposable au débiteur (C. civ., art. 1324, à vérifier) : elle lui est "
        "notifiée, il en prend acte, il y consent (d'avance ou non) ; « fusion » : sans notification, à vérifier.",
    )
    factures: tuple[Texte, ...] = Field(
        (), description="Factures dont la créance a été transmise ; toutes celles qui ont « cession » si absent."
    )


class FaitPause(Evenement):
    """A hold."""

    type: Literal[Fait.SUSPENSION, Fait.DELAI_DE_GRACE, Fait.MEDIATION]
    motif: Texte | None = Field(None, description="Raison.")
    jusqu_au: DateISO | None = Field(None, description="Dernier jour de la pause.")
    imputation_capital: OuiNon = Field(False, description="Le juge impute d'abord sur le capital (C. civ. 1343-5).")
    taux_reduit: Pourcentage | None = Field(None, description="Taux réduit par le juge (C. civ. 1343-5).")
    prescription: Literal["suspendue-2234", "suspendue-2238", "suspendue-2239"] | None = Field(
        None, description="Article du code civil qui suspend la prescription, si la pause en relève."
    )


class FaitReprise(Evenement):
    """The end of holds: those a party or the office opened; or, named, the delay a judge granted."""

    type: Literal[Fait.REPRISE]
    objet: Literal[Fait.DELAI_DE_GRACE] | None = Field(
        None,
        description="« delai-de-grace » : le délai accordé par le juge a cessé avant son terme (décision, déchéance) ; "
        "lui seul est levé. Sans cette clé, tout le reste l'est, jamais ce délai.",
    )
    motif: Texte | None = Field(None, description="Raison.")


class FaitRemise(Evenement):
    """A hand-over: case, title or pièces."""

    type: Literal[Fait.TRANSMISSION, Fait.REMISE_DU_TITRE, Fait.COMMUNICATION]
    intervenant: Slug | None = Field(None, description="Avocat, commissaire ou société de recouvrement.")
    a: Texte | None = Field(None, description="Destinataire, s'il n'est pas un intervenant du cabinet.")
    rg: NumeroDeRole | None = Field(
        None, description="Communication : numéro de l'instance, si plusieurs sont en cours."
    )
    debiteur: Texte | None = Field(
        None, description="Personne que la remise vise, avec « autres » ; le débiteur principal si absent."
    )
    autres: tuple[Texte, ...] = Field((), description="Personnes que la remise vise avec « debiteur ».")
    factures: tuple[Texte, ...] = Field(
        (), description="Factures remises seules : celles du titre remis, de plusieurs, ou d'un échéancier déchu."
    )
    communiquees: tuple[Slug, ...] = Field((), description="Pièces communiquées, dans l'ordre de leurs numéros.")

    @property
    def vises(self) -> tuple[str, ...]:
        """Names of those it is against, as it says them; none for the principal debtor alone."""
        return (self.debiteur, *self.autres) if self.debiteur else self.autres


class FaitFin(Evenement):
    """The end of the case, or a free note."""

    type: Literal[Fait.SOLDE, Fait.CLOTURE, Fait.IRRECOUVRABLE, Fait.NOTE]
    motif: Texte | None = Field(None, description="Motif.")
    document: Slug | None = Field(None, description="Document émis que cette note dit (écrit par « emettre »).")
    debiteur: Texte | None = Field(None, description="Codébiteur que ce document vise seul (écrit par « emettre »).")


FaitJournal = Annotated[
    FaitCourrier
    | FaitAutreCourrier
    | FaitContact
    | FaitReponse
    | FaitContestation
    | FaitReconnaissance
    | FaitEcheancier
    | FaitEcheanceManquee
    | FaitRejet
    | FaitNotificationCession
    | FaitPause
    | FaitReprise
    | FaitRemise
    | FaitProcedure
    | FaitRole
    | FaitSolvabilite
    | FaitProcedureCollective
    | FaitVerification
    | FaitSurendettement
    | FaitDeces
    | FaitDissolution
    | FaitRadiation
    | FaitFin,
    Field(discriminator="type"),
]
