"""Conditions on the title already obtained, and on the judge's authorisation."""

from generator.law.procedures.types import Constat, Regard, met, missing, named, to_verify
from generator.vocabulary import NatureTitre


def titre_executoire(regard: Regard) -> Constat:
    """A title exists and may be enforced."""
    titre = regard.faits.titre
    if titre is None:
        return missing("aucun titre au dossier")
    if titre.nature is NatureTitre.JUGEMENT_ETRANGER:
        return to_verify(f"jugement étranger du {titre.date:%d/%m/%Y} : certificat ou exequatur")
    return met(f"{titre.nature.mots} du {titre.date:%d/%m/%Y}")


def titre_signifie(regard: Regard) -> Constat:
    """The title was served (CPC 503)."""
    titre = regard.faits.titre
    if titre is None or titre.signifie_le is None:
        return missing("titre non signifié")
    return met(f"signifié le {titre.signifie_le:%d/%m/%Y}")


def attente_expiree(regard: Regard) -> Constat:
    """No wait forbids enforcement any more."""
    titre = regard.faits.titre
    if titre is None or titre.signifie_le is None:
        return missing("titre non signifié")
    if titre.attente is not None and titre.attente >= regard.faits.au:
        return missing(f"délai à laisser passer jusqu'au {titre.attente:%d/%m/%Y}")
    return met("délais d'opposition et d'attente passés")


def pas_deja_jugee(regard: Regard) -> Constat:
    """Nothing judged the claim yet (CPC 480); a summary order does not (CPC 488)."""
    if regard.faits.jugee:
        return missing(f"déjà jugée : {regard.faits.jugee}")
    return met("aucun jugement au dossier")


def sans_delai_de_grace(regard: Regard) -> Constat:
    """No delay granted by a judge suspends enforcement (C. civ. 1343-5)."""
    day = regard.faits.delai_de_grace
    if day is not None:
        return missing(f"délai de grâce jusqu'au {day:%d/%m/%Y}")
    return met("aucun délai de grâce en cours")


def autorisation_du_juge(regard: Regard) -> Constat:
    """A judge allowed the protective seizure, or a title makes it needless (CPCE L511-1, L511-2)."""
    titre = regard.faits.titre
    if titre is not None and titre.nature not in {NatureTitre.ORDONNANCE_INJONCTION, NatureTitre.JUGEMENT_ETRANGER}:
        return met("titre au dossier : autorisation non requise")
    day = regard.faits.autorisation
    if day is not None:
        return met(f"autorisation du {day:%d/%m/%Y}")
    return to_verify("autorisation à demander ; une ordonnance encore frappable d'opposition n'en dispense pas")


REGLES = named(
    titre_executoire, titre_signifie, attente_expiree, pas_deja_jugee, sans_delai_de_grace, autorisation_du_juge
)
