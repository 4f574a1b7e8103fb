"""Amicable documents: from the reminder before the due date to the mise en demeure."""

from generator.documents.document import Cible, Destinataire, Document, Signature
from generator.documents.requirements import facts, holds, parties, proofs
from generator.vocabulary import Envoi, Fait

_DUE = (
    *holds.RECLAMABLE,
    proofs.SANS_TITRE,
    proofs.SANS_INSTANCE,
    holds.ECHU,
    holds.NON_COUVERTE,
    holds.PLAFOND_CONTACTS,
)
_CLAIM = (*parties.LETTRE, *_DUE)

RAPPEL = Document(
    "rappel-avant-echeance",
    "Rappel avant échéance",
    "courriers/rappel-avant-echeance.html",
    exigences=(
        *parties.LETTRE,
        parties.COURRIEL,
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        holds.A_ECHOIR,
        holds.PLAFOND_CONTACTS,
    ),
    envoi=Envoi.COURRIEL,
    fait=Fait.RAPPEL_AVANT_ECHEANCE,
    courriel="courriers/rappel-avant-echeance.txt",
    principal_seul=True,
    toutes=True,
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIEL = Document(
    "relance-courriel",
    "Relance par courriel",
    "courriers/relance-courriel.html",
    exigences=(*_CLAIM, holds.PRINCIPAL, parties.COURRIEL),
    envoi=Envoi.COURRIEL,
    fait=Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel.txt",
    principal_seul=True,
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIEL_2 = Document(
    "relance-courriel-2",
    "Deuxième relance par courriel",
    "courriers/relance-courriel-2.html",
    exigences=(*_CLAIM, holds.PRINCIPAL, parties.COURRIEL),
    envoi=Envoi.COURRIEL,
    fait=Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel-2.txt",
    principal_seul=True,
    ton="ferme",
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIER = Document(
    "relance-courrier",
    "Lettre de relance",
    "courriers/relance-courrier.html",
    exigences=_CLAIM,
    fait=Fait.RELANCE_COURRIER,
    ton="ferme",
    remarques=(parties.FENETRE,),
    aux_codebiteurs=True,
    au_choix=True,
)

MISE_EN_DEMEURE = Document(
    "mise-en-demeure",
    "Mise en demeure de payer",
    "courriers/mise-en-demeure-professionnel.html",
    exigences=(*_CLAIM, proofs.DELAI_LAISSE, parties.MEDIATEUR),
    envoi=Envoi.LRAR,
    fait=Fait.MISE_EN_DEMEURE,
    ton="solennel",
    remarques=(parties.FENETRE,),
    variantes={
        Cible.CONSOMMATEUR: "courriers/mise-en-demeure-consommateur.html",
        Cible.ASSOCIATION: "courriers/mise-en-demeure-association.html",
        Cible.PERSONNE_PUBLIQUE: "courriers/mise-en-demeure-personne-publique.html",
    },
    aux_codebiteurs=True,
    au_choix=True,
)

APPEL = Document(
    "fiche-appel",
    "Fiche d'appel",
    "courriers/fiche-appel.html",
    exigences=(
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        proofs.SANS_TITRE,
        holds.ECHU,
        holds.PLAFOND_CONTACTS,
    ),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=Envoi.TELEPHONE,
    fait=Fait.APPEL,
    style="fiche.css",
)

CONFIRMATION_APPEL = Document(
    "confirmation-appel",
    "Confirmation d'un appel",
    "courriers/confirmation-appel.html",
    exigences=(
        *parties.LETTRE,
        parties.COURRIEL,
        facts.APPEL,
        facts.APPEL_RECENT,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.ECHU,
        holds.PRINCIPAL,
    ),
    envoi=Envoi.COURRIEL,
    courriel="courriers/confirmation-appel.txt",
    principal_seul=True,
)

VISITE = Document(
    "compte-rendu-visite",
    "Compte rendu de visite",
    "courriers/compte-rendu-visite.html",
    exigences=(facts.PAS_DE_VISITE, holds.PAUSE, holds.PAUSE_LEGALE, proofs.SANS_TITRE, holds.ECHU),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=Envoi.VISITE,
    fait=Fait.VISITE,
    style="fiche.css",
)

RELEVE = Document(
    "releve-de-compte",
    "Relevé de compte",
    "courriers/releve-de-compte.html",
    exigences=(*parties.LETTRE, holds.OUVERT),
    toutes=True,
    remarques=(parties.FENETRE,),
)

REPONSE_CONTESTATION = Document(
    "reponse-contestation",
    "Réponse à une contestation",
    "courriers/reponse-contestation.html",
    exigences=(*parties.LETTRE, facts.CONTESTATION, holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR, holds.OUVERT),
    remarques=(parties.FENETRE,),
)

LETTRE_AVOCAT = Document(
    "lettre-avocat",
    "Projet de lettre d'avocat",
    "courriers/lettre-avocat.html",
    exigences=(proofs.AVOCAT, *_DUE),
    signature=Signature.AVOCAT,
    envoi=Envoi.LRAR,
    fait=Fait.LETTRE_AVOCAT,
    ton="solennel",
    remarques=(parties.FENETRE,),
    aux_codebiteurs=True,
    au_choix=True,
)

DOCUMENTS = (
    RAPPEL, RELANCE_COURRIEL, RELANCE_COURRIEL_2, APPEL, CONFIRMATION_APPEL, VISITE, RELANCE_COURRIER, RELEVE,
    REPONSE_CONTESTATION, MISE_EN_DEMEURE, LETTRE_AVOCAT,
)  # fmt: skip
