"""What interrupts a prescription, what does not, and against whom. One article, one function."""

import datetime as dt
from enum import StrEnum
from functools import cache

from generator.vocabulary import Lien, Reference, Statut


class Acte(StrEnum):
    """What may happen to a claim, seen by the law of prescription."""

    RECONNAISSANCE_ECRITE = "reconnaissance écrite du débiteur"
    ECHEANCIER_SIGNE = "échéancier signé par le débiteur"
    PAIEMENT_VOLONTAIRE = "paiement volontaire du débiteur"
    PAIEMENT_NON_DIT = "paiement dont la facture n'est pas dite"
    PROMESSE_ORALE = "promesse orale"
    RECONNAISSANCE_ORALE = "reconnaissance orale"
    PAIEMENT_SAISI = "somme reçue d'une saisie"
    PAIEMENT_D_UN_TIERS = "paiement par une caution ou un tiers"
    MISE_EN_DEMEURE = "mise en demeure"
    RELANCE = "relance"
    REQUETE_INJONCTION = "dépôt d'une requête en injonction de payer"
    SIGNIFICATION_INJONCTION = "signification de l'ordonnance d'injonction de payer"
    SIGNIFICATION_TARDIVE = "signification, hors délai, d'une ordonnance devenue non avenue"
    DEMANDE_EN_JUSTICE = "demande en justice"
    DECLARATION_DE_CREANCE = "déclaration de créance"
    MESURE_CONSERVATOIRE = "mesure conservatoire"
    ACTE_D_EXECUTION = "acte d'exécution forcée"
    COMMANDEMENT = "commandement de payer"
    INVITATION_L125_1 = "invitation du commissaire de justice (L125-1)"
    MEDIATION = "médiation ou conciliation"
    ACCORD_L125_1 = "accord du débiteur à la procédure L125-1"
    MESURE_D_INSTRUCTION = "mesure d'instruction avant procès"
    IMPOSSIBILITE = "impossibilité d'agir"


class Issue(StrEnum):
    """How proceedings end, where it matters to the prescription."""

    JUGEMENT = "jugement"
    DESISTEMENT = "désistement"
    PEREMPTION = "péremption"
    REJET = "rejet"


def civ_2240_reconnaissance(act: Acte) -> bool:
    """Tell whether an act is an acknowledgment by the debtor (C. civ., art. 2240).

    Applied: written, or by a voluntary payment, even partial, for the whole of the invoice. By prudence, what was only
    said does not count, nor money that a seizure took.
    """
    return act in {Acte.RECONNAISSANCE_ECRITE, Acte.ECHEANCIER_SIGNE, Acte.PAIEMENT_VOLONTAIRE}


def civ_2241_demande(act: Acte) -> bool:
    """Tell whether an act is a claim in court (C. civ., art. 2241).

    Applied: even in référé (paragraph 1), even before the wrong court or in a void act (paragraph 2). An order for
    payment is a claim from its signification only (Cass. 1re civ., 10 juill. 1990, n° 89-13.345).
    """
    return act in {Acte.DEMANDE_EN_JUSTICE, Acte.SIGNIFICATION_INJONCTION}


def civ_2242_duree(act: Acte) -> bool:
    """Tell whether the interruption lasts until the proceedings end (C. civ., art. 2242).

    Applied: a claim in court does; by prudence an order for payment nobody opposed strikes at its service only.
    """
    return act is Acte.DEMANDE_EN_JUSTICE


def civ_2243_non_avenue(issue: Issue) -> bool:
    """Tell whether the end of the proceedings undoes the interruption (C. civ., art. 2243).

    Applied: withdrawal, lapse of the proceedings, final dismissal.
    """
    return issue in {Issue.DESISTEMENT, Issue.PEREMPTION, Issue.REJET}


def civ_2244_execution(act: Acte) -> bool:
    """Tell whether an act enforces (C. civ., art. 2244).

    Applied: protective measures and acts of forced execution; by prudence a mere commandement is left out.
    """
    return act in {Acte.MESURE_CONSERVATOIRE, Acte.ACTE_D_EXECUTION}


def com_l622_25_1_declaration(act: Acte) -> bool:
    """Tell whether an act is a declaration of claim in collective proceedings (C. com., art. L622-25-1).

    Applied: it interrupts until they close, and needs no mise en demeure.
    """
    return act is Acte.DECLARATION_DE_CREANCE


def civ_2245_codebiteurs(lien: Lien) -> bool:
    """Tell whether what interrupts against a joint debtor counts against this party (C. civ., art. 2245).

    Applied: against all joint debtors, and their heirs (paragraph 1). Waived: the heirs of one of them (paragraphs 2
    and 3): a case names no heir.
    """
    return lien in {Lien.PRINCIPAL, Lien.SOLIDAIRE}


def civ_2246_caution(lien: Lien) -> bool:
    """Tell whether what interrupts against the principal debtor counts against this party (C. civ., art. 2246).

    Applied: against his guarantor.
    """
    return lien is Lien.CAUTION


INTERROMPT = (
    (civ_2240_reconnaissance, Reference("C. civ., art. 2240")),
    (civ_2241_demande, Reference("C. civ., art. 2241")),
    (civ_2244_execution, Reference("C. civ., art. 2244")),
    (
        com_l622_25_1_declaration,
        Reference("C. com., art. L622-25-1", "Lectures concordantes", "", dt.date(2026, 11, 21), Statut.CONCORDANT),
    ),
)
SANS_EFFET = {
    Acte.MISE_EN_DEMEURE: "Cass. com., 18 mai 2022, n° 20-23.204",
    Acte.RELANCE: "C. civ., art. 2240 à 2244",
    Acte.REQUETE_INJONCTION: "Cass. 1re civ., 9 sept. 2020, n° 19-12.006",
    Acte.SIGNIFICATION_TARDIVE: "CPC, art. 1411",
    Acte.PROMESSE_ORALE: "C. civ., art. 2240 : écrit ou paiement exigé, par prudence",
    Acte.RECONNAISSANCE_ORALE: "C. civ., art. 2240 : écrit ou paiement exigé, par prudence",
    Acte.PAIEMENT_NON_DIT: "C. civ., art. 2240 et 1342-10 : la facture payée n'est pas dite, par prudence",
    Acte.PAIEMENT_SAISI: "C. civ., art. 2240 : pas de volonté du débiteur",
    Acte.PAIEMENT_D_UN_TIERS: "C. civ., art. 2240 : rien n'est reconnu par le débiteur, par prudence",
    Acte.INVITATION_L125_1: "CPCE, art. L125-1 : seul l'accord du débiteur suspend",
    Acte.COMMANDEMENT: "C. civ., art. 2244 : effet à vérifier, non retenu",
}


@cache  # one answer an act
def interrupts(act: Acte) -> Reference | None:
    """The article by which an act interrupts the prescription, or None."""
    return next((reference for rule, reference in INTERROMPT if rule(act)), None)
