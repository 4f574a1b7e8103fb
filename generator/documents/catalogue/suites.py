"""What comes of the amicable phase: plans, their breach, direct debit, the information of persons, the quittance."""

from generator.documents import bases
from generator.documents.contexts import seizure
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.requirements import acts, due, facts, holds, others, parties, proofs, releases, suits
from generator.vocabulary import Envoi, Fait

PROPOSITION = Document(
    "proposition-echeancier",
    "Proposition d'échéancier",
    "Propose les échéances notées au journal, à accepter par écrit avant l'accord signé.",
    "courriers/proposition-echeancier.html",
    fondements=(bases.TERME,),
    exigences=(
        *parties.LETTRE,
        facts.ECHEANCIER,
        facts.TOTAL_ECHEANCIER,
        facts.REGULARISATION,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        due.OUVERT,
    ),
    remarques=(parties.FENETRE,),
)


ACCORD = Document(
    "accord-echeancier",
    "Accord d'échéancier et reconnaissance de dette",
    "Accord à signer par les deux parties : dette reconnue en lettres et en chiffres, échéances, déchéance du terme.",
    "actes/accord-echeancier.html",
    fondements=(bases.RECONNAISSANCE_MENTION, bases.RECONNAISSANCE, bases.TERME, bases.DELAIS),
    exigences=(
        facts.ECHEANCIER,
        facts.TOTAL_ECHEANCIER,
        facts.REGULARISATION,
        parties.IDENTITE_DEBITEUR,
        others.SIGNATAIRES,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        due.OUVERT,
    ),
    signature=Signature.PARTIES,
    envoi=Envoi.REMISE_EN_MAIN_PROPRE,
    fait=Fait.ECHEANCIER,
    style="acte.css",
)


DECHEANCE = Document(
    "mise-en-demeure-decheance",
    "Mise en demeure après rupture d'un échéancier",
    "Laisse régulariser l'échéance manquée ; à défaut, le solde devient exigible par la clause de l'échéancier.",
    "courriers/mise-en-demeure-decheance.html",
    fondements=(bases.TERME, bases.MISE_EN_DEMEURE),
    exigences=(
        *parties.LETTRE,
        facts.ECHEANCIER_ROMPU,
        facts.REGULARISATION_DE_LA_RUPTURE,
        holds.PAUSE,
        holds.PAUSE_LEGALE_DE_LA_RUPTURE,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        holds.PRESCRIPTION,
        suits.SANS_TITRE_DEPUIS_L_ACCORD,
        others.RUPTURE_AU_CODEBITEUR,
        due.ECHU,
        parties.MEDIATEUR,
    ),
    envoi=Envoi.LRAR,
    fait=Fait.MISE_EN_DEMEURE,
    remarques=(parties.FENETRE, others.COMPTE_DU_CODEBITEUR),
    aux_codebiteurs=True,
)


MANDAT_SEPA = Document(
    "mandat-sepa",
    "Demande de mandat de prélèvement SEPA",
    "Propose de payer par prélèvement et joint le mandat à signer : identifiant du créancier, référence du mandat.",
    "courriers/mandat-sepa.html",
    fondements=(bases.MANDAT_SEPA,),
    exigences=(
        *parties.LETTRE,
        acts.ICS,
        acts.PAIEMENT_PERMIS,
        holds.NON_REJETEE,
        holds.PRESCRIPTION_CONSOMMATEUR,
        due.OUVERT,
        acts.A_PRELEVER,
    ),
    principal_seul=True,
    toutes=True,
    remarques=(parties.FENETRE,),
)


RGPD = Document(
    "information-rgpd",
    "Information sur les données personnelles",
    "Dit à une personne physique quelles données sont traitées pour le recouvrement, pourquoi et combien de temps.",
    "courriers/information-rgpd.html",
    fondements=(bases.RGPD,),
    exigences=(*parties.LETTRE, facts.PERSONNE_PHYSIQUE),
    toutes=True,
    a_tous=True,
    remarques=(parties.FENETRE,),
)


QUITTANCE = Document(
    "quittance",
    "Quittance pour solde",
    "Donne quittance de tout ce qui était dû, ou de ce qui est payé avec ce qui est abandonné ; annonce la mainlevée.",
    "courriers/quittance.html",
    fondements=(bases.QUITTANCE,),
    exigences=(*parties.LETTRE, facts.SOLDE, parties.PAIEMENT_RECU),
    fait=Fait.SOLDE,
    remarques=(parties.FENETRE,),
)

MAINLEVEE = Document(
    "mainlevee",
    "Demande de mainlevée",
    "Demande à chaque commissaire de justice de lever ses saisies : la créance est soldée, ou leur titre est écarté.",
    "courriers/mainlevee.html",
    fondements=(bases.MAINLEVEE, bases.QUITTANCE),
    exigences=(parties.MENTIONS_CREANCIER, proofs.COMMISSAIRE, releases.MESURES),
    destinataire=Destinataire.COMMISSAIRE,
    plis=seizure.letters,
    remarques=(releases.MESURES_D_UN_AUTRE,),
)

DOCUMENTS = (PROPOSITION, ACCORD, DECHEANCE, MANDAT_SEPA, RGPD, QUITTANCE, MAINLEVEE)
