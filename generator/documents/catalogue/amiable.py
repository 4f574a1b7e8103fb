"""Amicable documents: from the reminder before the due date to the mise en demeure."""

from generator.documents import bases
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import contacts, due, facts, holds, notices, others, parties, proofs, suits
from generator.documents.target import Cible
from generator.vocabulary import Envoi, Fait

_DUE = (
    *holds.RECLAMABLE,
    suits.SANS_TITRE,
    suits.SANS_INSTANCE,
    facts.TERME_DECHU,
    due.ECHU,
    due.NON_COUVERTE,
    contacts.PLAFOND_CONTACTS,
)
_CLAIM = (*parties.LETTRE, *_DUE)
# A joint debtor is called upon to pay though the principal one may not be any more.
_NOTICE = tuple(holds.PAUSE_LEGALE_DES_AUTRES if one is holds.PAUSE_LEGALE else one for one in _CLAIM)

RAPPEL = Document(
    "rappel-avant-echeance",
    "Rappel avant échéance",
    "Rappelle les factures ouvertes quelques jours avant l'échéance et invite à signaler toute difficulté.",
    "courriers/rappel-avant-echeance.html",
    fondements=(bases.MENTIONS,),
    exigences=(
        *parties.LETTRE,
        parties.COURRIEL,
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        due.A_ECHOIR,
        contacts.PLAFOND_CONTACTS,
    ),
    envoi=Envoi.COURRIEL,
    fait=Fait.RAPPEL_AVANT_ECHEANCE,
    courriel="courriers/rappel-avant-echeance.txt",
    principal_seul=True,
    toutes=True,
    remarques=(others.COMPTE_DU_CODEBITEUR,),
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIEL = Document(
    "relance-courriel",
    "Relance par courriel",
    "Première relance, courtoise : la facture a pu échapper, la lettre est jointe.",
    "courriers/relance-courriel.html",
    fondements=(bases.MENTIONS,),
    exigences=(*_CLAIM, due.PRINCIPAL, parties.COURRIEL),
    envoi=Envoi.COURRIEL,
    fait=Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel.txt",
    principal_seul=True,
    remarques=(others.COMPTE_DU_CODEBITEUR,),
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIEL_2 = Document(
    "relance-courriel-2",
    "Deuxième relance par courriel",
    "Deuxième relance, ferme : une date, ce que le retard coûte, l'offre d'un échéancier.",
    "courriers/relance-courriel-2.html",
    fondements=(bases.MENTIONS, bases.PENALITES, bases.INDEMNITE),
    exigences=(*_CLAIM, due.PRINCIPAL, parties.COURRIEL),
    envoi=Envoi.COURRIEL,
    fait=Fait.RELANCE_COURRIEL,
    courriel="courriers/relance-courriel-2.txt",
    principal_seul=True,
    remarques=(others.COMPTE_DU_CODEBITEUR,),
    aux_codebiteurs=True,
    au_choix=True,
)

RELANCE_COURRIER = Document(
    "relance-courrier",
    "Lettre de relance",
    "Lettre simple qui demande clairement le paiement et annonce la mise en demeure.",
    "courriers/relance-courrier.html",
    fondements=(bases.MENTIONS, bases.PENALITES, bases.INDEMNITE),
    exigences=_CLAIM,
    fait=Fait.RELANCE_COURRIER,
    remarques=(parties.FENETRE, others.COMPTE_DU_CODEBITEUR),
    aux_codebiteurs=True,
    au_choix=True,
)

MISE_EN_DEMEURE = Document(
    "mise-en-demeure",
    "Mise en demeure de payer",
    "Interpellation sans équivoque (C. civ., 1344) : fait courir les intérêts légaux et ouvre les suites judiciaires.",
    "courriers/mise-en-demeure-professionnel.html",
    fondements=(bases.MISE_EN_DEMEURE, bases.INTERET_LEGAL, bases.CLAUSE_PENALE, bases.FRAIS, bases.ACTE_JUDICIAIRE),
    exigences=(*_NOTICE, notices.DELAI_LAISSE, parties.MEDIATEUR),
    envoi=Envoi.LRAR,
    fait=Fait.MISE_EN_DEMEURE,
    remarques=(parties.FENETRE, others.COMPTE_DU_CODEBITEUR),
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
    "Prépare l'appel : qui joindre, ce qui est dû, ce qu'il faut demander et noter ; ne s'envoie pas.",
    "courriers/fiche-appel.html",
    fondements=(bases.PRATIQUES_AGRESSIVES, bases.RGPD),
    exigences=(
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        suits.SANS_TITRE,
        due.ECHU,
        contacts.PLAFOND_CONTACTS,
    ),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=Envoi.TELEPHONE,
    fait=Fait.APPEL,
    sans_attendre=True,
    style="fiche.css",
)

CONFIRMATION_APPEL = Document(
    "confirmation-appel",
    "Confirmation d'un appel",
    "Confirme par écrit ce qui s'est dit au téléphone : la réponse du débiteur fait preuve, la note non.",
    "courriers/confirmation-appel.html",
    fondements=(bases.RECONNAISSANCE,),
    exigences=(
        *parties.LETTRE,
        parties.COURRIEL,
        facts.APPEL,
        facts.APPEL_RECENT,
        holds.PAUSE_LEGALE,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        due.ECHU,
        due.PRINCIPAL,
    ),
    envoi=Envoi.COURRIEL,
    courriel="courriers/confirmation-appel.txt",
    principal_seul=True,
)

VISITE = Document(
    "compte-rendu-visite",
    "Compte rendu de visite",
    "Note une visite à un débiteur professionnel : qui, quand, ce qui s'est dit ; ne s'envoie pas.",
    "courriers/compte-rendu-visite.html",
    fondements=(bases.PRATIQUES_AGRESSIVES,),
    exigences=(facts.PAS_DE_VISITE, holds.PAUSE, holds.PAUSE_LEGALE, suits.SANS_TITRE, due.ECHU),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=Envoi.VISITE,
    fait=Fait.VISITE,
    style="fiche.css",
)

RELEVE = Document(
    "releve-de-compte",
    "Relevé de compte",
    "État des factures, des paiements et du solde, sans réclamation : ce que les comptabilités rapprochent.",
    "courriers/releve-de-compte.html",
    fondements=(bases.MENTIONS,),
    exigences=(*parties.LETTRE, holds.NON_REJETEE, due.OUVERT),
    toutes=True,
    remarques=(parties.FENETRE,),
)

REPONSE_CONTESTATION = Document(
    "reponse-contestation",
    "Réponse à une contestation",
    "Accuse réception de la contestation, demande des précisions et des pièces, rappelle ce qui n'est pas contesté.",
    "courriers/reponse-contestation.html",
    fondements=(bases.MENTIONS,),
    exigences=(*parties.LETTRE, facts.CONTESTATION, holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR, due.OUVERT),
    remarques=(parties.FENETRE,),
)

LETTRE_AVOCAT = Document(
    "lettre-avocat",
    "Projet de lettre d'avocat",
    "Projet soumis à l'avocat, qui le reprend sur son papier : dernière demande avant la procédure.",
    "courriers/lettre-avocat.html",
    fondements=(bases.AVOCAT, bases.MISE_EN_DEMEURE),
    exigences=(proofs.AVOCAT, *_DUE),
    signature=Signature.AVOCAT,
    envoi=Envoi.LRAR,
    fait=Fait.LETTRE_AVOCAT,
    remarques=(parties.FENETRE, others.COMPTE_DU_CODEBITEUR),
    aux_codebiteurs=True,
    au_choix=True,
)

DOCUMENTS = (
    RAPPEL, RELANCE_COURRIEL, RELANCE_COURRIEL_2, APPEL, CONFIRMATION_APPEL, VISITE, RELANCE_COURRIER, RELEVE,
    REPONSE_CONTESTATION, MISE_EN_DEMEURE, LETTRE_AVOCAT,
)  # fmt: skip
