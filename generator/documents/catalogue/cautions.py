"""Letters to a guarantor: first default, yearly information, mise en demeure (C. civ., art. 2302 to 2306)."""

from generator.documents import bases
from generator.documents.document import Document
from generator.documents.requirements import due, facts, guarantors, holds, notices, parties, suits
from generator.vocabulary import Envoi, Fait

_LETTER = (*parties.LETTRE, guarantors.CAUTION)

INFORMATION = Document(
    "information-caution",
    "Information de la caution sur la défaillance du débiteur",
    "Informe la caution, personne physique, du premier incident : sans elle, intérêts et pénalités se perdent.",
    "courriers/information-caution.html",
    fondements=(bases.INFORMATION_CAUTION, bases.CAUTIONNEMENT),
    exigences=(*_LETTER, guarantors.CAUTION_TENUE, guarantors.INCIDENT, due.OUVERT),
    envoi=Envoi.LRAR,
    fait=Fait.LETTRE_CAUTION,
    remarques=(parties.FENETRE,),
    a_la_caution=True,
)

INFORMATION_ANNUELLE = Document(
    "information-annuelle-caution",
    "Information annuelle de la caution",
    "Dit à la caution, personne physique, avant le 31 mars, ce qui restait dû au 31 décembre et son terme.",
    "courriers/information-annuelle-caution.html",
    fondements=(bases.INFORMATION_CAUTION, bases.CAUTIONNEMENT),
    exigences=(*_LETTER, guarantors.CAUTION_TENUE, guarantors.FIN_D_ANNEE, due.OUVERT),
    envoi=Envoi.LRAR,
    fait=Fait.LETTRE_CAUTION,
    remarques=(parties.FENETRE,),
    a_la_caution=True,
)

MISE_EN_DEMEURE = Document(
    "mise-en-demeure-caution",
    "Mise en demeure à la caution",
    "Demande à la caution de payer à la place du débiteur défaillant, dans les limites de son engagement.",
    "courriers/mise-en-demeure-caution.html",
    fondements=(bases.CAUTIONNEMENT, bases.BENEFICES, bases.INFORMATION_CAUTION, bases.MISE_EN_DEMEURE),
    exigences=(
        *_LETTER,
        holds.PAUSE,
        *holds.EN_JUSTICE,
        suits.SANS_TITRE,
        suits.SANS_INSTANCE,
        facts.TERME_DECHU,
        due.ECHU,
        *notices.MISE_EN_DEMEURE_ECHUE,
        guarantors.DETTE_GARANTIE,
    ),
    envoi=Envoi.LRAR,
    fait=Fait.LETTRE_CAUTION,
    remarques=(parties.FENETRE, guarantors.COMPTE_DE_LA_CAUTION),
    a_la_caution=True,
)

DOCUMENTS = (INFORMATION, INFORMATION_ANNUELLE, MISE_EN_DEMEURE)
