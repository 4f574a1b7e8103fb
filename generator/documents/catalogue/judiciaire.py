"""Judicial documents: requête, hand-over to the commissaire de justice, form A, insolvency."""

from generator.documents import bases
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, facts, holds, insolvency, others, parties, proofs
from generator.vocabulary import Envoi, Fait

REQUETE_INJONCTION = Document(
    "requete-injonction",
    "Requête en injonction de payer",
    "Demande au président du tribunal une ordonnance portant injonction de payer, décompte et bordereau compris.",
    "actes/requete-injonction.html",
    Signature.CREANCIER,
    Destinataire.JURIDICTION,
    Envoi.COURRIER,
    (bases.INJONCTION, bases.REQUETE, bases.COMPETENCE),
    (
        parties.IDENTITE_CREANCIER,
        parties.IDENTITE_DEBITEUR,
        parties.DEBITEUR_EN_FRANCE,
        others.CODEBITEURS,
        proofs.JURIDICTION,
        acts.DATE_DU_CONTRAT,
        proofs.SANS_TITRE,
        proofs.PAS_DE_REQUETE,
        holds.PAUSE,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.PRESCRIPTION,
        holds.ECHU,
        proofs.FACTURES,
        proofs.CONTRAT,
        proofs.LIVRAISON,
        proofs.MISE_EN_DEMEURE,
        proofs.PREUVE_MISE_EN_DEMEURE,
        proofs.DELAI_EXPIRE,
        proofs.EXTRAIT,
        proofs.SOLVABILITE,
    ),
    Fait.REQUETE_INJONCTION,
    style="acte.css",
    ton="solennel",
    remarques=(others.CAUTIONS_OMISES,),
)

TRANSMISSION_COMMISSAIRE = Document(
    "transmission-commissaire",
    "Transmission au commissaire de justice",
    "Remet le dossier à l'étude : ce qui est demandé, les sommes distinguées, le débiteur, les pièces.",
    "courriers/transmission-commissaire.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.POUVOIR, bases.FRAIS),
    (
        parties.MENTIONS_CREANCIER,
        proofs.COMMISSAIRE,
        holds.PAUSE_LEGALE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.ECHU,
        proofs.FACTURES,
    ),
    Fait.TRANSMISSION,
    ton="solennel",
    remarques=(others.TITRE_A_LIRE,),
)


_HANDED = (parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR)

PROJET_ORDONNANCE = Document(
    "projet-ordonnance",
    "Projet d'ordonnance portant injonction de payer",
    "Projet joint à la requête, que le juge complète, date et signe.",
    "actes/projet-ordonnance.html",
    Signature.JUGE,
    Destinataire.JURIDICTION,
    Envoi.COURRIER,
    (bases.INJONCTION,),
    REQUETE_INJONCTION.exigences,
    None,
    style="acte.css",
    ton="solennel",
)

PETITES_CREANCES = Document(
    "petites-creances",
    "Saisine pour la procédure des petites créances",
    "Demande à un commissaire de justice d'inviter le débiteur à la procédure simplifiée de recouvrement.",
    "courriers/petites-creances.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.PETITES_CREANCES,),
    (
        *_HANDED, proofs.COMMISSAIRE, proofs.DEBITEUR_PRIVE, proofs.SANS_TITRE, proofs.SANS_INSTANCE, holds.ECHU,
        proofs.FACTURES, facts.procedure("petites-creances", "Conditions de la procédure simplifiée"),
    ),
    Fait.PETITES_CREANCES,
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)  # fmt: skip

CREANCE_COMMERCIALE = Document(
    "creance-commerciale",
    "Saisine pour un commandement (créance commerciale)",
    "Demande à un commissaire de justice le commandement de payer des créances commerciales incontestées.",
    "courriers/creance-commerciale.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.CREANCES_COMMERCIALES,),
    (
        *_HANDED, proofs.COMMISSAIRE, proofs.DEBITEUR_PRIVE, proofs.SANS_TITRE, proofs.SANS_INSTANCE, holds.ECHU,
        proofs.FACTURES, facts.procedure("creance-commerciale", "Conditions de la procédure"),
    ),
    Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
    ton="solennel",
    remarques=(others.AUTRES_OMIS,),
)  # fmt: skip

DEMANDE_SIGNIFICATION = Document(
    "demande-signification",
    "Demande de signification",
    "Demande de signifier l'ordonnance ou le jugement avant le dernier jour, et d'en adresser l'acte.",
    "courriers/demande-signification.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.SIGNIFICATION,),
    (*_HANDED, proofs.COMMISSAIRE, facts.TITRE, facts.NON_SIGNIFIE),
    Fait.REMISE_DU_TITRE,
    ton="solennel",
    remarques=(others.TITRE_A_LIRE,),
)

MANDAT_EXECUTION = Document(
    "mandat-execution",
    "Mandat d'exécution",
    "Remet le titre exécutoire au commissaire de justice avec le décompte distinct et les instructions.",
    "courriers/mandat-execution.html",
    Signature.CREANCIER,
    Destinataire.COMMISSAIRE,
    Envoi.COURRIER,
    (bases.POUVOIR, bases.FRAIS),
    (*_HANDED, proofs.COMMISSAIRE, proofs.DEBITEUR_PRIVE, facts.TITRE, facts.EXECUTOIRE),
    Fait.REMISE_DU_TITRE,
    ton="solennel",
    remarques=(others.TITRE_A_LIRE,),
)

TRANSMISSION_AVOCAT = Document(
    "transmission-avocat",
    "Transmission à l'avocat",
    "Remet le dossier à l'avocat : la créance, ce qui a été fait, les preuves, ce qui manque.",
    "courriers/transmission-avocat.html",
    Signature.CREANCIER,
    Destinataire.AVOCAT,
    Envoi.COURRIER,
    (bases.AVOCAT,),
    (parties.MENTIONS_CREANCIER, proofs.AVOCAT, holds.OUVERT),
    Fait.TRANSMISSION,
    toutes=True,
)

TRANSMISSION_RECOUVREMENT = Document(
    "transmission-recouvrement",
    "Mandat à une société de recouvrement",
    "Mandat écrit : fondement et montant distingués, garantie, rémunération, reversement des fonds.",
    "courriers/transmission-recouvrement.html",
    Signature.CREANCIER,
    Destinataire.SOCIETE_DE_RECOUVREMENT,
    Envoi.COURRIER,
    (bases.RECOUVREMENT, bases.FRAIS),
    (
        parties.MENTIONS_CREANCIER, holds.PAUSE_LEGALE_DU_MANDAT, holds.PRESCRIPTION_CONSOMMATEUR, proofs.SOCIETE,
        holds.PAUSE, holds.PRESCRIPTION, proofs.SANS_TITRE, holds.ECHU,
    ),
    Fait.TRANSMISSION,
)  # fmt: skip

DECLARATION = Document(
    "declaration-creance",
    "Déclaration de créance",
    "Déclare la créance au mandataire judiciaire ou au liquidateur, certifiée sincère, pièces jointes.",
    "courriers/declaration-creance.html",
    Signature.CREANCIER,
    Destinataire.MANDATAIRE,
    Envoi.LRAR,
    (bases.DECLARATION, bases.POURSUITES),
    (parties.MENTIONS_CREANCIER, insolvency.PROCEDURE_COLLECTIVE, insolvency.NAISSANCE, holds.OUVERT),
    None,
    toutes=True,
    a_l_ouverture=True,
    ton="solennel",
)

REVENDICATION = Document(
    "revendication",
    "Demande en revendication",
    "Demande la restitution des biens vendus avec réserve de propriété à l'ouverture d'une procédure collective.",
    "courriers/revendication.html",
    Signature.CREANCIER,
    Destinataire.MANDATAIRE,
    Envoi.LRAR,
    (bases.REVENDICATION,),
    (parties.MENTIONS_CREANCIER, insolvency.MANDATAIRE, insolvency.RESERVE_DE_PROPRIETE, holds.OUVERT),
    None,
    toutes=True,
    ton="solennel",
)

IRRECOUVRABILITE = Document(
    "certificat-irrecouvrabilite",
    "Demande de certificat d'irrécouvrabilité",
    "Demande au mandataire ou au liquidateur d'attester que la créance ne sera pas payée, pour les comptes et la TVA.",
    "courriers/certificat-irrecouvrabilite.html",
    Signature.CREANCIER,
    Destinataire.MANDATAIRE,
    Envoi.COURRIER,
    (bases.IRRECOUVRABILITE,),
    (parties.MENTIONS_CREANCIER, insolvency.MANDATAIRE, insolvency.DECLAREE, holds.OUVERT),
    None,
    toutes=True,
    a_l_ouverture=True,
)

FORMULAIRE_A = Document(
    "formulaire-a-europeen",
    "Fiche pour le formulaire A européen",
    "Tout ce qui est à recopier dans le formulaire A de l'injonction de payer européenne, rubrique par rubrique.",
    "courriers/formulaire-a-europeen.html",
    Signature.CABINET,
    Destinataire.INTERNE,
    None,
    (bases.INJONCTION_EUROPEENNE, bases.FORMULAIRE_A),
    (
        acts.TRANSFRONTALIER, proofs.SANS_TITRE, holds.PAUSE, holds.PAUSE_LEGALE, holds.PRESCRIPTION_CONSOMMATEUR,
        holds.PRESCRIPTION, holds.ECHU, proofs.CONTRAT,
    ),
    style="fiche.css",
    remarques=(others.AUTRES_OMIS,),
)  # fmt: skip

DUPLICATA_TVA = Document(
    "duplicata-tva",
    "Duplicata de facture pour la TVA",
    "Envoie au client le duplicata rectificatif des factures impayées, condition de la récupération de la TVA.",
    "courriers/duplicata-tva.html",
    Signature.CREANCIER,
    Destinataire.DEBITEUR,
    Envoi.COURRIER,
    (bases.TVA_IMPAYES,),
    (parties.MENTIONS_CREANCIER, acts.PERDUE, acts.TVA),
    None,
    toutes=True,
    remarques=(parties.FENETRE,),
)

DOCUMENTS = (
    PETITES_CREANCES, CREANCE_COMMERCIALE, REQUETE_INJONCTION, PROJET_ORDONNANCE, DEMANDE_SIGNIFICATION,
    MANDAT_EXECUTION, TRANSMISSION_COMMISSAIRE, TRANSMISSION_AVOCAT, TRANSMISSION_RECOUVREMENT, FORMULAIRE_A,
    DECLARATION, REVENDICATION, IRRECOUVRABILITE, DUPLICATA_TVA,
)  # fmt: skip
