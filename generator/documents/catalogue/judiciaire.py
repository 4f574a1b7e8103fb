"""Judicial documents: requête, hand-over to the commissaire de justice, form A, insolvency."""

from generator.documents import bases
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import (
    acts,
    due,
    existence,
    facts,
    foreign,
    holds,
    insolvency,
    notices,
    others,
    parties,
    proofs,
    suits,
    titles,
    transfers,
)
from generator.vocabulary import Envoi, Fait

_HANDED = (
    parties.MENTIONS_CREANCIER,
    holds.PAUSE_LEGALE,
    holds.NON_REJETEE,
    holds.PRESCRIPTION_CONSOMMATEUR,
    proofs.COMMISSAIRE,
)
_ON_A_TITLE = (parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE_DES_AUTRES, *_HANDED[2:], titles.CONDAMNES)
_TO_SERVE = (parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE_DE_LA_SIGNIFICATION, *_HANDED[2:], titles.CONDAMNES)
_TO_READ = (titles.TITRE_A_LIRE, others.OPPOSITION_D_UN_AUTRE)
_DUE = (facts.TERME_DECHU, due.ECHU, proofs.FACTURES)
_WITHOUT_A_JUDGE = (
    *_HANDED,
    proofs.DEBITEUR_PRIVE,
    proofs.CREANCIER_PRIVE,
    suits.SANS_TITRE,
    suits.SANS_INSTANCE,
    transfers.NOTIFICATION_CESSION,
    *_DUE,
)

REQUETE_INJONCTION = Document(
    "requete-injonction",
    "Requête en injonction de payer",
    "Demande au président du tribunal une ordonnance portant injonction de payer, décompte et bordereau compris.",
    "actes/requete-injonction.html",
    fondements=(bases.INJONCTION, bases.REQUETE, bases.COMPETENCE),
    exigences=(
        *parties.IDENTITES,
        parties.DEBITEUR_EN_FRANCE,
        proofs.CREANCIER_PRIVE,
        others.CODEBITEURS,
        proofs.JURIDICTION,
        acts.DATE_DU_CONTRAT,
        suits.SANS_TITRE,
        suits.PAS_DE_REQUETE,
        suits.UN_SEUL_JUGE,
        holds.PAUSE,
        *holds.POUR_UN_TITRE,
        facts.TERME_DECHU,
        due.ECHU,
        *proofs.CREANCE,
        transfers.NOTIFICATION_CESSION,
        *notices.MISE_EN_DEMEURE_ECHUE,
        proofs.EXTRAIT,
        proofs.SOLVABILITE,
    ),
    destinataire=Destinataire.JURIDICTION,
    fait=Fait.REQUETE_INJONCTION,
    style="acte.css",
    remarques=(
        others.CAUTIONS_OMISES,
        suits.PRESCRIPTION_PROCHE,
        others.COMPTE_DU_CODEBITEUR,
        proofs.CODEBITEURS_VERIFIES,
        suits.ACCESSOIRES_OMIS,
    ),
)

TRANSMISSION_COMMISSAIRE = Document(
    "transmission-commissaire",
    "Transmission au commissaire de justice",
    "Remet le dossier à l'étude : ce qui est demandé, les sommes distinguées, le débiteur, les pièces.",
    "courriers/transmission-commissaire.html",
    fondements=(bases.POUVOIR, bases.FRAIS),
    exigences=(
        *_ON_A_TITLE,
        proofs.CREANCIER_PRIVE_SANS_TITRE,
        suits.REMISE_SANS_INSTANCE,
        suits.DECISION_SANS_TITRE,
        *_DUE,
    ),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.TRANSMISSION,
    remarques=_TO_READ,
)

PROJET_ORDONNANCE = Document(
    "projet-ordonnance",
    "Projet d'ordonnance portant injonction de payer",
    "Projet joint à la requête, que le juge complète, date et signe.",
    "actes/projet-ordonnance.html",
    fondements=(bases.INJONCTION,),
    exigences=REQUETE_INJONCTION.exigences,
    signature=Signature.JUGE,
    destinataire=Destinataire.JURIDICTION,
    style="acte.css",
)

PETITES_CREANCES = Document(
    "petites-creances",
    "Saisine pour la procédure des petites créances",
    "Demande à un commissaire de justice d'inviter le débiteur à la procédure simplifiée de recouvrement.",
    "courriers/petites-creances.html",
    fondements=(bases.PETITES_CREANCES,),
    exigences=(*_WITHOUT_A_JUDGE, facts.procedure("petites-creances", "Conditions de la procédure simplifiée")),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.PETITES_CREANCES,
    remarques=(others.AUTRES_OMIS,),
)

CREANCE_COMMERCIALE = Document(
    "creance-commerciale",
    "Saisine pour un commandement (créance commerciale)",
    "Demande à un commissaire de justice le commandement de payer des créances commerciales incontestées.",
    "courriers/creance-commerciale.html",
    fondements=(bases.CREANCES_COMMERCIALES,),
    exigences=(*_WITHOUT_A_JUDGE, facts.procedure("creance-commerciale", "Conditions de la procédure")),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
    remarques=(others.AUTRES_OMIS,),
)

DEMANDE_SIGNIFICATION = Document(
    "demande-signification",
    "Demande de signification",
    "Demande de signifier l'ordonnance ou le jugement avant le dernier jour, et d'en adresser l'acte.",
    "courriers/demande-signification.html",
    fondements=(bases.SIGNIFICATION,),
    exigences=(*_TO_SERVE, titles.TITRE, titles.NON_SIGNIFIE, titles.RESTE_DU),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.REMISE_DU_TITRE,
    sans_attendre=True,  # a title lapses that is not served in time
    remarques=(*_TO_READ, holds.SIGNIFICATION_CONSERVATOIRE),
)

MANDAT_EXECUTION = Document(
    "mandat-execution",
    "Mandat d'exécution",
    "Remet le titre exécutoire au commissaire de justice avec le décompte distinct et les instructions.",
    "courriers/mandat-execution.html",
    fondements=(bases.POUVOIR, bases.FRAIS),
    exigences=(
        *_ON_A_TITLE,
        facts.TERME_DECHU,
        proofs.DEBITEUR_PRIVE,
        titles.TITRE,
        titles.EXECUTOIRE,
        foreign.FORCE_EN_FRANCE,
        existence.SIGNIFIE_A_L_HERITIER,
    ),
    destinataire=Destinataire.COMMISSAIRE,
    fait=Fait.REMISE_DU_TITRE,
    remarques=_TO_READ,
)

TRANSMISSION_AVOCAT = Document(
    "transmission-avocat",
    "Transmission à l'avocat",
    "Remet le dossier à l'avocat : la créance, ce qui a été fait, les procédures ouvertes, les preuves.",
    "courriers/transmission-avocat.html",
    fondements=(bases.AVOCAT,),
    exigences=(parties.MENTIONS_CREANCIER, proofs.AVOCAT, due.OUVERT),
    destinataire=Destinataire.AVOCAT,
    fait=Fait.TRANSMISSION,
    toutes=True,
)

TRANSMISSION_RECOUVREMENT = Document(
    "transmission-recouvrement",
    "Mandat à une société de recouvrement",
    "Mandat écrit : fondement et montant distingués, garantie, rémunération, reversement des fonds.",
    "courriers/transmission-recouvrement.html",
    fondements=(bases.RECOUVREMENT, bases.FRAIS),
    exigences=(
        parties.MENTIONS_CREANCIER,
        proofs.CREANCIER_PRIVE,
        holds.PAUSE_LEGALE_DU_MANDAT,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        proofs.SOCIETE,
        holds.PAUSE,
        holds.PRESCRIPTION,
        suits.SANS_TITRE,
        suits.REMISE_SANS_INSTANCE,
        due.ECHU,
    ),
    destinataire=Destinataire.SOCIETE_DE_RECOUVREMENT,
    fait=Fait.TRANSMISSION,
)

DECLARATION = Document(
    "declaration-creance",
    "Déclaration de créance",
    "Déclare la créance au mandataire judiciaire ou au liquidateur, certifiée sincère, pièces jointes.",
    "courriers/declaration-creance.html",
    fondements=(bases.DECLARATION, bases.POURSUITES),
    exigences=(
        parties.MENTIONS_CREANCIER,
        insolvency.PROCEDURE_COLLECTIVE,
        insolvency.NAISSANCE,
        insolvency.TITRE_DU_CODEBITEUR,
        insolvency.PROVISION_SEULE,
        due.OUVERT,
    ),
    destinataire=Destinataire.MANDATAIRE,
    envoi=Envoi.LRAR,
    toutes=True,
    a_l_ouverture=True,
    remarques=(
        others.COMPTE_DU_CODEBITEUR,
        insolvency.ARRET_DU_PRINCIPAL,
        insolvency.TITRE_DECLARE,
        insolvency.REJETEE_DECLAREE,
    ),
)

REVENDICATION = Document(
    "revendication",
    "Demande en revendication",
    "Demande la restitution des biens vendus avec réserve de propriété à l'ouverture d'une procédure collective.",
    "courriers/revendication.html",
    fondements=(bases.REVENDICATION,),
    exigences=(
        parties.MENTIONS_CREANCIER,
        insolvency.MANDATAIRE,
        insolvency.RESERVE_DE_PROPRIETE,
        due.OUVERT,
        insolvency.PRIX_IMPAYE,
    ),
    destinataire=Destinataire.MANDATAIRE,
    envoi=Envoi.LRAR,
    toutes=True,
)

IRRECOUVRABILITE = Document(
    "certificat-irrecouvrabilite",
    "Demande de certificat d'irrécouvrabilité",
    "Demande au mandataire ou au liquidateur d'attester que la créance ne sera pas payée, pour les comptes et la TVA.",
    "courriers/certificat-irrecouvrabilite.html",
    fondements=(bases.IRRECOUVRABILITE,),
    exigences=(parties.MENTIONS_CREANCIER, insolvency.MANDATAIRE, insolvency.DECLAREE, due.OUVERT),
    destinataire=Destinataire.MANDATAIRE,
    toutes=True,
    a_l_ouverture=True,
)

FORMULAIRE_A = Document(
    "formulaire-a-europeen",
    "Fiche pour le formulaire A européen",
    "Tout ce qui est à recopier dans le formulaire A de l'injonction de payer européenne, rubrique par rubrique.",
    "courriers/formulaire-a-europeen.html",
    fondements=(bases.INJONCTION_EUROPEENNE, bases.FORMULAIRE_A),
    exigences=(
        acts.TRANSFRONTALIER,
        suits.SANS_TITRE,
        transfers.NOTIFICATION_CESSION,
        *holds.RECLAMABLE,
        due.ECHU,
        proofs.CONTRAT,
    ),
    signature=Signature.CABINET,
    destinataire=Destinataire.INTERNE,
    envoi=None,
    style="fiche.css",
    remarques=(others.AUTRES_OMIS,),
)

DUPLICATA_TVA = Document(
    "duplicata-tva",
    "Duplicata de facture pour la TVA",
    "Envoie au client le duplicata rectificatif des factures impayées, condition de la récupération de la TVA.",
    "courriers/duplicata-tva.html",
    fondements=(bases.TVA_IMPAYES,),
    exigences=(parties.MENTIONS_CREANCIER, acts.PERDUE, acts.TVA, acts.TVA_D_UN_AUTRE),
    toutes=True,
    remarques=(parties.FENETRE,),
)

DOCUMENTS = (
    PETITES_CREANCES, CREANCE_COMMERCIALE, REQUETE_INJONCTION, PROJET_ORDONNANCE, DEMANDE_SIGNIFICATION,
    MANDAT_EXECUTION, TRANSMISSION_COMMISSAIRE, TRANSMISSION_AVOCAT, TRANSMISSION_RECOUVREMENT, FORMULAIRE_A,
    DECLARATION, REVENDICATION, IRRECOUVRABILITE, DUPLICATA_TVA,
)  # fmt: skip
