"""Facts of the journal made before a court or by an officer: acts of procedure, solvency, insolvency."""

import datetime as dt
from typing import Literal

from pydantic import Field

from generator.model.evenement import Evenement
from generator.model.scalars import DateISO, Montant, NumeroDeRole, OuiNon, Slug, Texte
from generator.vocabulary import Envoi, Fait

NATURES_PROCEDURE = Literal["sauvegarde", "redressement", "liquidation"]
MESURES = Literal["plan-conventionnel", "mesures-imposees", "retablissement-personnel"]


class FaitProcedure(Evenement):
    """An act of procedure."""

    type: Literal[
        Fait.PETITES_CREANCES,
        Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
        Fait.REQUETE_INJONCTION,
        Fait.ORDONNANCE_INJONCTION,
        Fait.REJET,
        Fait.SIGNIFICATION,
        Fait.OPPOSITION,
        Fait.NOTIFICATION_OPPOSITION,
        Fait.CONSTITUTION_AVOCAT,
        Fait.CONSIGNATION,
        Fait.CERTIFICAT_NON_OPPOSITION,
        Fait.ASSIGNATION,
        Fait.PLACEMENT,
        Fait.AUDIENCE,
        Fait.RENVOI,
        Fait.AVANT_DIRE_DROIT,
        Fait.JUGEMENT,
        Fait.DECLARATION_D_APPEL,
        Fait.DESISTEMENT,
        Fait.SAISIE_CONSERVATOIRE,
        Fait.SURETE_JUDICIAIRE,
        Fait.SAISIE_ATTRIBUTION,
        Fait.SAISIE_DES_REMUNERATIONS,
        Fait.SAISIE_VENTE,
    ]
    debiteur: Texte | None = Field(
        None,
        description="Codébiteur ou caution que l'acte vise seul ; le débiteur principal si absent. D'une opposition, "
        "celui qui l'a formée ; tous ceux que vise l'ordonnance si absent.",
    )
    juridiction: Texte | None = Field(None, description="Juridiction, en toutes lettres.")
    rg: NumeroDeRole | None = Field(None, description="Numéro de répertoire général ou d'ordonnance.")
    acte: Literal["ordonnance", "jugement", "commandement", "assignation", "autre"] | None = Field(
        None, description="Acte signifié."
    )
    mode: Literal["personne", "domicile", "etude", "recherches", "electronique"] | None = Field(
        None, description="Mode de signification (CPC 654 à 662-1)."
    )
    intervenant: Slug | None = Field(None, description="Commissaire ou avocat.")
    montant: Montant | None = Field(None, description="Montant demandé, accordé ou saisi.")
    demandee_le: DateISO | None = Field(None, description="Date de la demande du greffe.")
    denoncee_le: DateISO | None = Field(None, description="Dénonciation au débiteur.")
    denoncee_au_tiers_le: DateISO | None = Field(
        None, description="Signification au tiers saisi de la procédure engagée (saisie conservatoire, CPCE R511-8)."
    )
    refere: OuiNon = Field(False, description="En référé : l'assignation, ou la décision rendue (« jugement »).")
    autorisee_le: DateISO | None = Field(None, description="Autorisation du juge (mesure conservatoire).")
    executee_le: DateISO | None = Field(None, description="Exécution de la mesure autorisée.")
    convertie_le: DateISO | None = Field(
        None, description="Acte qui convertit la saisie conservatoire, le titre étant exécutoire (CPCE R523-7)."
    )
    publicite_definitive_le: DateISO | None = Field(
        None, description="Publicité définitive de la sûreté judiciaire (CPCE R533-4)."
    )
    accord_le: DateISO | None = Field(None, description="Accord du débiteur constaté par le commissaire (CPCE L125-1).")
    close_le: DateISO | None = Field(None, description="Fin de la procédure ou extinction de l'instance.")
    au: DateISO | None = Field(
        None, description="Date fixée : audience, renvoi, retour de l'affaire après un avant dire droit."
    )
    a_faire: Texte | None = Field(
        None, description="Ce que le juge demande au créancier : consignation de l'expert, pièces, conclusions."
    )
    a_faire_par: Literal["creancier", "debiteur"] | None = Field(
        None, description="À qui le juge demande « a-faire » : au créancier, sauf « debiteur » (ses conclusions)."
    )
    avant_le: DateISO | None = Field(None, description="Dernier jour que le juge donne pour « a-faire ».")
    fait_le: DateISO | None = Field(None, description="Jour où « a-faire » a été fait.")
    auteur: Literal["creancier", "debiteur"] | None = Field(
        None,
        description="Auteur de l'appel, ou du désistement : le débiteur, de son opposition, rend effet à l'ordonnance "
        "(CPC 1422) ; celui du créancier éteint l'instance (CPC 1419).",
    )
    pourvoi_le: DateISO | None = Field(
        None, description="Pourvoi en cassation du créancier contre ce jugement, ou contre celui que l'acte signifie."
    )
    sens: Literal["condamnation", "rejet"] | None = Field(
        None,
        description="Sens du jugement ; « rejet » : la demande du créancier est rejetée, il n'a aucun titre ; une "
        "opposition ou un appel rejeté n'est pas ce rejet.",
    )
    factures: tuple[Texte, ...] = Field(
        (),
        description="Jugement de rejet : factures dont la demande est rejetée, si d'autres ne le sont pas ; plus rien "
        "n'en est demandé, et les autres suivent leur cours. Requête ou assignation : factures demandées ; si "
        "absent, toutes celles qu'aucun échéancier ne retient.",
    )
    portee: Literal["instance", "action"] | None = Field(
        None,
        description="Portée du désistement du créancier : « action », le droit est abandonné (CPC 384) ; sinon "
        "d'instance (CPC 398).",
    )
    issue: Texte | None = Field(None, description="Issue, en une phrase.")

    @property
    def urgent(self) -> bool:
        """Tell whether it is of a summary suit: « refere » is read of a writ and of a decision, of nothing else."""
        return self.refere and self.type in {Fait.ASSIGNATION, Fait.JUGEMENT}

    @property
    def assigne(self) -> bool:
        """Tell whether it is a writ, or its service."""
        return self.type is Fait.ASSIGNATION or (self.type is Fait.SIGNIFICATION and self.acte == "assignation")

    @property
    def interpelle(self) -> bool:
        """Tell whether it calls upon the debtor to pay: a writ, a commandement (C. civ., art. 1344).

        « emettre » notes the request made to the commissaire: the commandement is served later, a fact of its own.
        """
        served = self.type is Fait.SIGNIFICATION and self.acte == "commandement"
        noted = self.type is Fait.COMMANDEMENT_CREANCE_COMMERCIALE and self.emis is None
        return self.assigne or served or noted

    @property
    def deboute(self) -> bool:
        """Tell whether it is a judgment that dismisses the creditor's claim."""
        return self.type is Fait.JUGEMENT and self.sens == "rejet"

    @property
    def du_debiteur(self) -> bool:
        """Tell whether ``debiteur`` made it, rather than it is against him: an opposition, his appeal or withdrawal."""
        return self.type is Fait.OPPOSITION or self.auteur == "debiteur"

    @property
    def eteint(self) -> bool:
        """Tell whether it ends the creditor's claim: a judgment, a refusal, a withdrawal that is not the debtor's."""
        return self.type in {Fait.JUGEMENT, Fait.REJET} or (self.type is Fait.DESISTEMENT and self.auteur != "debiteur")


class FaitRole(Evenement):
    """What stays proceedings, or takes them up again; the day of the decision, of the request for the last."""

    type: Literal[Fait.RADIATION_DU_ROLE, Fait.RETRAIT_DU_ROLE, Fait.SURSIS_A_STATUER, Fait.RETABLISSEMENT]
    juridiction: Texte | None = Field(None, description="Juridiction, en toutes lettres.")
    rg: NumeroDeRole | None = Field(None, description="Numéro de répertoire général.")
    diligences: Texte | None = Field(
        None,
        description="Radiation : diligences dont le défaut l'a causée, à justifier pour le rétablissement (CPC 383).",
    )
    evenement: Texte | None = Field(
        None, description="Sursis : événement jusqu'auquel l'instance est suspendue (CPC 378)."
    )
    jusqu_au: DateISO | None = Field(None, description="Sursis : dernier jour, si la décision en fixe un.")
    survenu_le: DateISO | None = Field(None, description="Sursis : jour où l'événement est survenu.")

    @property
    def determine(self) -> bool:
        """Tell whether it is a stay until a day or an event, during which no lapse runs (CPC 392)."""
        return self.type is Fait.SURSIS_A_STATUER and bool(self.evenement or self.jusqu_au or self.survenu_le)


class FaitSolvabilite(Evenement):
    """A check of solvency, dated and proved."""

    type: Literal[Fait.VERIFICATION_SOLVABILITE]
    source: Literal["kbis", "rne", "bodacc", "score", "comptes"] = Field(description="Source consultée.")
    resultat: Texte = Field(description="Résultat, en une phrase.")
    menace: OuiNon = Field(False, description="Ce résultat menace le recouvrement (saisie conservatoire, CPCE L511-1).")
    debiteur: Texte | None = Field(None, description="Qui est vérifié ; le débiteur principal si absent.")

    @property
    def extrait(self) -> bool:
        """Tell an extract of the register of companies."""
        return self.source in {"kbis", "rne"}


class FaitProcedureCollective(Evenement):
    """Opening of collective proceedings, or their conversion into others; ``date`` is the judgment."""

    type: Literal[Fait.PROCEDURE_COLLECTIVE]
    debiteur: Texte | None = Field(
        None, description="Codébiteur ou caution qu'elle vise ; le débiteur principal si absent."
    )
    nature: NATURES_PROCEDURE = Field(description="Procédure ouverte.")
    conversion: OuiNon | None = Field(None, description="Conversion de la procédure déjà ouverte, qui se poursuit.")
    resolution_du_plan: OuiNon | None = Field(
        None,
        description="Nouvelle procédure ouverte après résolution du plan de la précédente (C. com., L626-27) : les "
        "créanciers de ce plan ou admis sont dispensés de déclarer de nouveau.",
    )
    tribunal: Texte = Field(description="Tribunal.")
    bodacc_le: DateISO | None = Field(None, description="Publication au BODACC : départ du délai de déclaration.")
    mandataire: Texte | None = Field(None, description="Mandataire judiciaire ou liquidateur, et adresse.")
    administrateur: Texte | None = Field(None, description="Administrateur judiciaire, s'il en est un, et adresse.")
    declaree_le: DateISO | None = Field(None, description="Date de la déclaration de créance.")
    revendiquee_le: DateISO | None = Field(None, description="Date de la demande en revendication.")
    juge_saisi_le: DateISO | None = Field(
        None, description="Saisine du juge-commissaire sur la revendication, ou accord obtenu sur elle sans lui."
    )
    posterieures_signalees_le: DateISO | None = Field(
        None,
        description="Créances nées après le jugement, impayées, portées à la connaissance du mandataire, de "
        "l'administrateur ou du liquidateur (C. com., L622-17, L641-13).",
    )
    plan_le: DateISO | None = Field(
        None,
        description="Jugement qui arrête le plan de sauvegarde ou de redressement : ce qui est payé depuis l'est en "
        "exécution du plan (à vérifier).",
    )
    cloturee_le: DateISO | None = Field(None, description="Clôture de la procédure.")


class FaitVerification(Evenement):
    """What the mandataire disputes of a declared claim, from the day his letter is received; or the creditor's answer.

    The answer bears the day it is sent (C. com. L622-27, R624-1).
    """

    type: Literal[Fait.CONTESTATION_DE_CREANCE, Fait.REPONSE_AU_MANDATAIRE]
    motif: Texte | None = Field(None, description="Objet de la discussion, ou explications données, en mots neutres.")
    montant: Montant | None = Field(None, description="Montant dont l'admission est proposée, ou maintenu.")
    contestation_du: DateISO | None = Field(
        None,
        description="Réponse : date, au journal, de la contestation à laquelle elle répond ; toutes si absent.",
    )
    envoi: Envoi | None = Field(None, description="Canal d'envoi.")
    suivi: Texte | None = Field(None, description="Numéro de suivi du recommandé.")


class FaitSurendettement(Evenement):
    """A surendettement file; ``recevable_le`` freezes reminders, interest and enforcement, until ``fin_le``."""

    type: Literal[Fait.SURENDETTEMENT]
    recevable_le: DateISO | None = Field(None, description="Décision de recevabilité.")
    recours_le: DateISO | None = Field(
        None, description="Recours du créancier contre la recevabilité (C. conso., R722-1)."
    )
    commission: Texte | None = Field(None, description="Commission saisie.")
    etat_du_passif_le: DateISO | None = Field(
        None, description="Réception de l'état du passif que le débiteur a déclaré (C. conso., R723-1)."
    )
    justifiee_le: DateISO | None = Field(
        None,
        description="Accord sur cet état, ou justifications adressées à la commission (C. conso., R723-3).",
    )
    mesures: MESURES | None = Field(None, description="Ce que la commission propose ou impose.")
    notifiees_le: DateISO | None = Field(
        None, description="Réception de ces mesures : départ des trente jours pour les refuser ou les contester."
    )
    contestees_le: DateISO | None = Field(
        None, description="Refus du plan proposé, ou contestation des mesures imposées, par le créancier."
    )
    appliquees_le: DateISO | None = Field(
        None,
        description="Jour où les mesures s'appliquent, fixé par la commission ou le juge ; de sa décision, pour un "
        "rétablissement personnel que personne n'a contesté.",
    )
    jusqu_au: DateISO | None = Field(None, description="Dernier jour des mesures.")
    fin_le: DateISO | None = Field(
        None,
        description="Jour où ce dossier n'arrête plus rien : recevabilité infirmée, plan caduc, mesures finies, "
        "déchéance.",
    )
    debiteur: Texte | None = Field(None, description="De qui, personne physique ; le débiteur principal si absent.")

    @property
    def efface(self) -> bool:
        """Tell whether its measures leave nothing to ask (C. conso., art. L741-2)."""
        return self.mesures == "retablissement-personnel"

    def mesures_le(self, day: dt.date) -> dt.date | None:
        """First day of the measures that apply on a day: they take the place of the suspension (L722-3)."""
        return self.appliquees_le if self.mesures and self.appliquees_le and self.appliquees_le <= day else None
