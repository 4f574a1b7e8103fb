"""What comes of the amicable phase: plans, their breach, direct debit, the information of persons, the quittance."""

from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, facts, holds, others, parties, proofs
from generator.vocabulary import Envoi, Fait

PROPOSITION = Document(
    "proposition-echeancier",
    "Proposition d'échéancier",
    "courriers/proposition-echeancier.html",
    exigences=(
        *parties.LETTRE,
        facts.ECHEANCIER,
        facts.TOTAL_ECHEANCIER,
        facts.REGULARISATION,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.OUVERT,
    ),
    remarques=(parties.FENETRE,),
)


ACCORD = Document(
    "accord-echeancier",
    "Accord d'échéancier et reconnaissance de dette",
    "actes/accord-echeancier.html",
    exigences=(
        facts.ECHEANCIER,
        facts.TOTAL_ECHEANCIER,
        facts.REGULARISATION,
        parties.IDENTITE_DEBITEUR,
        others.SIGNATAIRES,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.OUVERT,
    ),
    signature=Signature.PARTIES,
    envoi=Envoi.REMISE_EN_MAIN_PROPRE,
    fait=Fait.ECHEANCIER,
    style="acte.css",
    ton="solennel",
)


DECHEANCE = Document(
    "mise-en-demeure-decheance",
    "Mise en demeure après rupture d'un échéancier",
    "courriers/mise-en-demeure-decheance.html",
    exigences=(
        *parties.LETTRE,
        facts.ECHEANCIER_ROMPU,
        facts.REGULARISATION_DE_LA_RUPTURE,
        holds.PAUSE,
        holds.PAUSE_LEGALE_DE_LA_RUPTURE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.PRESCRIPTION,
        proofs.SANS_TITRE,
        holds.ECHU,
        parties.MEDIATEUR,
    ),
    envoi=Envoi.LRAR,
    fait=Fait.MISE_EN_DEMEURE,
    ton="solennel",
    remarques=(parties.FENETRE,),
    aux_codebiteurs=True,
)


MANDAT_SEPA = Document(
    "mandat-sepa",
    "Demande de mandat de prélèvement SEPA",
    "courriers/mandat-sepa.html",
    exigences=(*parties.LETTRE, acts.ICS, acts.PAIEMENT_PERMIS, holds.PRESCRIPTION_CONSOMMATEUR, holds.OUVERT),
    toutes=True,
    remarques=(parties.FENETRE,),
)


RGPD = Document(
    "information-rgpd",
    "Information sur les données personnelles",
    "courriers/information-rgpd.html",
    exigences=(*parties.LETTRE, facts.PERSONNE_PHYSIQUE),
    toutes=True,
    a_tous=True,
    remarques=(parties.FENETRE,),
)


QUITTANCE = Document(
    "quittance",
    "Quittance pour solde",
    "courriers/quittance.html",
    exigences=(*parties.LETTRE, facts.SOLDE),
    fait=Fait.SOLDE,
    remarques=(parties.FENETRE,),
)

MAINLEVEE = Document(
    "mainlevee",
    "Demande de mainlevée",
    "courriers/mainlevee.html",
    exigences=(parties.MENTIONS_CREANCIER, proofs.COMMISSAIRE, acts.MESURES, facts.SOLDE),
    destinataire=Destinataire.COMMISSAIRE,
)

DOCUMENTS = (PROPOSITION, ACCORD, DECHEANCE, MANDAT_SEPA, RGPD, QUITTANCE, MAINLEVEE)
