"""Conditions on the insolvency or the over-indebtedness of the debtor."""

import datetime as dt

from dateutil.relativedelta import relativedelta

from generator.law.procedures.types import Constat, Regard, met, missing, named, to_verify

FRESH = relativedelta(months=1)  # a check of the BODACC older than that is to be made again (usage)
NO_FILE = "aucun dossier de surendettement recevable au journal"


def pas_de_procedure_collective(regard: Regard) -> Constat:
    """No collective proceedings are open; a recent check of the BODACC shows it."""
    known = regard.faits.insolvabilite
    if known.ouverture is not None:
        return missing(f"procédure collective ouverte le {known.ouverture:%d/%m/%Y}")
    if regard.faits.debiteur.nature.sans_registre:
        return met("débiteur hors des procédures collectives")
    if known.controle is None:
        return to_verify("aucune consultation du BODACC au journal")
    if known.controle + FRESH < regard.faits.au:
        return to_verify(f"dernière consultation du BODACC le {known.controle:%d/%m/%Y}, à refaire")
    return met(f"BODACC consulté le {known.controle:%d/%m/%Y}")


def pas_de_surendettement(regard: Regard) -> Constat:
    """No over-indebtedness file is admitted."""
    file = _file(regard)
    return missing(file) if file else met(NO_FILE)


def titre_malgre_surendettement(regard: Regard) -> Constat:
    """An over-indebtedness file suspends enforcement alone: whether a title may be asked for is to verify."""
    file = _file(regard)
    return to_verify(f"{file} : exécution seule suspendue") if file else met(NO_FILE)


def _file(regard: Regard) -> str:
    day = regard.faits.insolvabilite.surendettement
    return f"dossier de surendettement recevable le {day:%d/%m/%Y}" if day is not None else ""


def procedure_collective(regard: Regard) -> Constat:
    """Collective proceedings are open."""
    day = regard.faits.insolvabilite.ouverture
    if day is None:
        return missing("aucune procédure collective au journal")
    return met(f"procédure collective ouverte le {day:%d/%m/%Y}")


def declaration_a_temps(regard: Regard) -> Constat:
    """The time to declare is not over."""
    known = regard.faits.insolvabilite
    if known.declaration is not None:
        return met(f"créance déclarée le {known.declaration:%d/%m/%Y}")
    if known.dispense:
        return to_verify(
            "déclarée à la procédure dont le plan est résolu : dispensée si elle est soumise au plan ou admise "
            "(C. com., art. L626-27, III)"
        )
    return _in_time(known.fin_de_declaration, regard.faits.au, known.publication)


def revendication_a_temps(regard: Regard) -> Constat:
    """The time to claim the goods back is not over."""
    known = regard.faits.insolvabilite
    if known.revendication is not None:
        return met(f"revendication demandée le {known.revendication:%d/%m/%Y}")
    return _in_time(known.fin_de_revendication, regard.faits.au, known.publication)


def _in_time(end: dt.date | None, au: dt.date, published: dt.date | None) -> Constat:
    if end is None:
        return to_verify("publication au BODACC inconnue")
    if end < au:
        return missing(f"délai expiré le {end:%d/%m/%Y}")
    if published is None:
        return to_verify(f"publication au BODACC à rechercher ; au plus tôt, délai jusqu'au {end:%d/%m/%Y}")
    return met(f"délai jusqu'au {end:%d/%m/%Y}")


def reserve_de_propriete(regard: Regard) -> Constat:
    """A retention of title was agreed in writing."""
    if regard.faits.reserve_de_propriete:
        return met("clause de réserve de propriété indiquée")
    return missing("aucune clause de réserve de propriété au dossier")


def surendettement_recevable(regard: Regard) -> Constat:
    """An over-indebtedness file is admitted."""
    day = regard.faits.insolvabilite.surendettement
    if day is None:
        return missing(NO_FILE)
    return met(f"recevable le {day:%d/%m/%Y}")


REGLES = named(
    pas_de_procedure_collective, pas_de_surendettement, titre_malgre_surendettement, procedure_collective,
    declaration_a_temps, revendication_a_temps, reserve_de_propriete, surendettement_recevable,
)  # fmt: skip
