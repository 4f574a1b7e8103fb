"""Judicial documents: requête, hand-over to the commissaire de justice, form A, insolvency."""

from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, existence, facts, holds, insolvency, others, parties, proofs, titles
from generator.vocabulary import Envoi, Fait

_HANDED = (parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR, proofs.COMMISSAIRE)
_ON_A_TITLE = (parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE_DES_AUTRES, *_HANDED[2:], titles.CONDAMNES)
_DUE = (holds.ECHU, proofs.FACTURES)
_WITHOUT_A_JUDGE = (*_HANDED, proofs.DEBITEUR_PRIVE, proofs.SANS_TITRE, proofs.SANS_INSTANCE, *_DUE)

REQUETE_INJONCTION = Document(
    "requete-injonction",
    "Requête en injonction de payer",
    "actes/requete-injonction.html",
    exigences=(
        *parties.IDENTITES,
        parties.DEBITEUR_EN_FRANCE,
        others.CODEBITEURS,
        titles.NON_CONDAMNES,
        proofs.JURIDICTION,
        acts.DATE_DU_CONTRAT,
        proofs.SANS_TITRE,
        proofs.PAS_DE_REQUETE,
        *holds.RECLAMABLE,
        holds.ECHU,
        *proofs.CREANCE,
        *proofs.MISE_EN_DEMEURE_ECHUE,
        proofs.EXTRAIT,
        proofs.SOLVABILITE,
    ),
    destinataire=Destinataire.JURIDICTION,
    fait=Fait.REQUETE_INJONCTION,
    style="acte.css",
    ton="solennel",
    remarques=(others.CAUTIONS_OMISES,),
)

TRANSMISSION_COMMISSAIRE = Document(
    "transmission-commissaire",
    "Transmission au commissaire de justice",
    "courriers/transmission-commissaire.html",
    exigences=(*_ON_A_TITLE, *_DUE),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.TRANSMISSION,
    ton="solennel",
    remarques=(titles.TITRE_A_LIRE,),
)

PROJET_ORDONNANCE = Document(
    "projet-ordonnance",
    "Projet d'ordonnance portant injonction de payer",
    "actes/projet-ordonnance.html",
    exigences=REQUETE_INJONCTION.exigences,
    signature=Signature.JUGE,
    destinataire=Destinataire.JURIDICTION,
    style="acte.css",
    ton="solennel",
)

PETITES_CREANCES = Document(
    "petites-creances",
    "Saisine pour la procédure des petites créances",
    "courriers/petites-creances.html",
    exigences=(*_WITHOUT_A_JUDGE, facts.procedure("petites-creances", "Conditions de la procédure simplifiée")),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.PETITES_CREANCES,
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)

CREANCE_COMMERCIALE = Document(
    "creance-commerciale",
    "Saisine pour un commandement (créance commerciale)",
    "courriers/creance-commerciale.html",
    exigences=(*_WITHOUT_A_JUDGE, facts.procedure("creance-commerciale", "Conditions de la procédure")),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)

DEMANDE_SIGNIFICATION = Document(
    "demande-signification",
    "Demande de signification",
    "courriers/demande-signification.html",
    exigences=(*_ON_A_TITLE, titles.TITRE, titles.NON_SIGNIFIE),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.REMISE_DU_TITRE,
    ton="solennel",
    remarques=(titles.TITRE_A_LIRE,),
)

MANDAT_EXECUTION = Document(
    "mandat-execution",
    "Mandat d'exécution",
    "courriers/mandat-execution.html",
    exigences=(*_ON_A_TITLE, proofs.DEBITEUR_PRIVE, titles.TITRE, titles.EXECUTOIRE, existence.SIGNIFIE_A_L_HERITIER),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.REMISE_DU_TITRE,
    ton="solennel",
    remarques=(titles.TITRE_A_LIRE,),
)

TRANSMISSION_AVOCAT = Document(
    "transmission-avocat",
    "Transmission à l'avocat",
    "courriers/transmission-avocat.html",
    exigences=(parties.MENTIONS_CREANCIER, proofs.AVOCAT, holds.OUVERT),
    destinataire=Destinataire.AVOCAT,
    fait=Fait.TRANSMISSION,
    toutes=True,
)

TRANSMISSION_RECOUVREMENT = Document(
    "transmission-recouvrement",
    "Mandat à une société de recouvrement",
    "courriers/transmission-recouvrement.html",
    exigences=(
        parties.MENTIONS_CREANCIER,
        holds.PAUSE_LEGALE_DU_MANDAT,
        holds.PRESCRIPTION_CONSOMMATEUR,
        proofs.SOCIETE,
        holds.PAUSE,
        holds.PRESCRIPTION,
        proofs.SANS_TITRE,
        holds.ECHU,
    ),
    destinataire=Destinataire.SOCIETE_DE_RECOUVREMENT,
    fait=Fait.TRANSMISSION,
)

DECLARATION = Document(
    "declaration-creance",
    "Déclaration de créance",
    "courriers/declaration-creance.html",
    exigences=(parties.MENTIONS_CREANCIER, insolvency.PROCEDURE_COLLECTIVE, insolvency.NAISSANCE, holds.OUVERT),
    destinataire=Destinataire.MANDATAIRE,
    envoi=Envoi.LRAR,
    toutes=True,
    a_l_ouverture=True,
    ton="solennel",
)

REVENDICATION = Document(
    "revendication",
    "Demande en revendication",
    "courriers/revendication.html",
    exigences=(parties.MENTIONS_CREANCIER, insolvency.MANDATAIRE, insolvency.RESERVE_DE_PROPRIETE, holds.OUVERT),
    destinataire=Destinataire.MANDATAIRE,
    envoi=Envoi.LRAR,
    toutes=True,
    ton="solennel",
)

IRRECOUVRABILITE = Document(
    "certificat-irrecouvrabilite",
    "Demande de certificat d'irrécouvrabilité",
    "courriers/certificat-irrecouvrabilite.html",
    exigences=(parties.MENTIONS_CREANCIER, insolvency.MANDATAIRE, insolvency.DECLAREE, holds.OUVERT),
    destinataire=Destinataire.MANDATAIRE,
    toutes=True,
    a_l_ouverture=True,
)

FORMULAIRE_A = Document(
    "formulaire-a-europeen",
    "Fiche pour le formulaire A européen",
    "courriers/formulaire-a-europeen.html",
    exigences=(acts.TRANSFRONTALIER, proofs.SANS_TITRE, *holds.RECLAMABLE, holds.ECHU, proofs.CONTRAT),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=None,
    style="fiche.css",
    remarques=(others.AUTRES_OMIS,),
)

DUPLICATA_TVA = Document(
    "duplicata-tva",
    "Duplicata de facture pour la TVA",
    "courriers/duplicata-tva.html",
    exigences=(parties.MENTIONS_CREANCIER, acts.PERDUE, acts.TVA),
    toutes=True,
    remarques=(parties.FENETRE,),
)

DOCUMENTS = (
    PETITES_CREANCES, CREANCE_COMMERCIALE, REQUETE_INJONCTION, PROJET_ORDONNANCE, DEMANDE_SIGNIFICATION,
    MANDAT_EXECUTION, TRANSMISSION_COMMISSAIRE, TRANSMISSION_AVOCAT, TRANSMISSION_RECOUVREMENT, FORMULAIRE_A,
    DECLARATION, REVENDICATION, IRRECOUVRABILITE, DUPLICATA_TVA,
)  # fmt: skip
