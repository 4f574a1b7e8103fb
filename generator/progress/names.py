"""What each fact of the journal is called in a sentence."""

from generator.progress.seizures import SEIZURES
from generator.vocabulary import Fait

NAMES = {
    Fait.PETITES_CREANCES: "procédure simplifiée des petites créances",
    Fait.COMMANDEMENT_CREANCE_COMMERCIALE: "commandement de payer une créance commerciale",
    Fait.REQUETE_INJONCTION: "requête en injonction de payer",
    Fait.ORDONNANCE_INJONCTION: "ordonnance d'injonction de payer",
    Fait.NOTIFICATION_OPPOSITION: "notification de l'opposition",
    Fait.CONSTITUTION_AVOCAT: "constitution d'avocat",
    Fait.CERTIFICAT_NON_OPPOSITION: "certificat de non-opposition",
    Fait.AVANT_DIRE_DROIT: "jugement avant dire droit",
    Fait.DECLARATION_D_APPEL: "déclaration d'appel",
    Fait.DESISTEMENT: "désistement",
    Fait.RADIATION_DU_ROLE: "radiation du rôle",
    Fait.RETRAIT_DU_ROLE: "retrait du rôle",
    Fait.SURSIS_A_STATUER: "sursis à statuer",
    Fait.RETABLISSEMENT: "rétablissement au rôle",
    **SEIZURES,
}


def name(fait: Fait) -> str:
    """The fact in plain French: « requête en injonction de payer » for ``requete-injonction``."""
    return NAMES.get(fait, str(fait).replace("-", " "))
