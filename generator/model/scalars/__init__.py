"""Scalars of the YAML: every value arrives as text and is typed here.

Each validator raises a ``PydanticCustomError`` whose type starts with ``recouvre_`` and which carries one French
sentence and its remedy; ``load`` adds the position. The JSON Schema beside each type says the same thing to an editor,
where ``69003`` was read as a number: ``tests/schema`` proves that both accept and refuse the same files.
"""

from generator.model.scalars.base import Base, refuse
from generator.model.scalars.dates import DateISO, DateNaissance
from generator.model.scalars.identifiers import Bic, Iban, Ics, Siren, Siret, siren_of
from generator.model.scalars.lengths import Duree
from generator.model.scalars.numbers import Entier, Format, Montant, OuiNon
from generator.model.scalars.rates import Pourcentage, Taux, parse_taux
from generator.model.scalars.role import NumeroDeRole
from generator.model.scalars.telephone import Telephone
from generator.model.scalars.text import (
    CodePostal,
    Couleur,
    Courriel,
    Greffe,
    Heure,
    Reference,
    Slug,
    Texte,
    TexteLibre,
)

__all__ = [
    "Base",
    "Bic",
    "CodePostal",
    "Couleur",
    "Courriel",
    "DateISO",
    "DateNaissance",
    "Duree",
    "Entier",
    "Format",
    "Greffe",
    "Heure",
    "Iban",
    "Ics",
    "Montant",
    "NumeroDeRole",
    "OuiNon",
    "Pourcentage",
    "Reference",
    "Siren",
    "Siret",
    "Slug",
    "Taux",
    "Telephone",
    "Texte",
    "TexteLibre",
    "parse_taux",
    "refuse",
    "siren_of",
]
