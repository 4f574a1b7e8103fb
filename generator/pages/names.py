"""Names of people of the office, from the identifiers written in a case."""

from generator.model import Office
from generator.pages.types import Vue


def creditor_name(vue: Vue) -> str:
    """Legal name of the creditor, or its identifier when the office does not know it."""
    slug = vue.case.dossier.creancier
    party = vue.office.creanciers.get(slug)
    return party.nom_legal if party else slug


def person_name(office: Office, slug: str) -> str:
    """Name of a person in charge, or the identifier when the office does not know it."""
    person = office.cabinet.responsables.get(slug)
    return person.nom if person else slug


def strategy_name(vue: Vue) -> str:
    """Title of the ladder, or its identifier when the office does not know it."""
    slug = vue.office.echelle(vue.case.dossier)
    ladder = vue.office.strategies.get(slug)
    return ladder.titre if ladder else slug
