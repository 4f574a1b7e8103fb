"""Where a party is, and whom to reach there."""

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from generator.model.scalars import Base, CodePostal, Courriel, Telephone, Texte, refuse


def _abroad(pays: str | None) -> str | None:
    """The country of an address: none when it is France, said for nothing."""
    return None if pays is not None and pays.casefold() in {"france", "fr"} else pays


class Adresse(Base):
    """Postal address; printed in the window by the rules of NF Z10-011."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"not": {"required": ["pays"]}},
            "then": {
                "properties": {
                    "code-postal": {
                        "pattern": r"^\s*[0-9]{5}\s*$",
                        "maximum": 99_999,
                        "patternErrorMessage": "Un code postal français a cinq chiffres.",
                    }
                }
            },
        }
    )

    complement: Texte | None = Field(None, description="Service, appartement, étage, ou « à l'attention de ».")
    batiment: Texte | None = Field(None, description="Résidence, bâtiment, entrée, zone.")
    rue: Texte = Field(description="Numéro et voie.")
    lieu_dit: Texte | None = Field(None, description="Lieu-dit ou boîte postale.")
    code_postal: CodePostal = Field(description="Code postal, zéros compris.")
    ville: Texte = Field(description="Commune, ou bureau distributeur suivi de CEDEX.")
    cedex: Texte | None = Field(None, description="Mention CEDEX et son numéro, par exemple « CEDEX 03 ».")
    pays: Annotated[Texte | None, AfterValidator(_abroad)] = Field(
        None, description="Pays, seulement s'il n'est pas la France."
    )

    @model_validator(mode="after")
    def _french_postcode(self) -> "Adresse":
        if self.pays is None and not re.fullmatch("[0-9]{5}", self.code_postal):
            message = f"« {self.code_postal} » n'est pas un code postal français."
            remedy = "Écrire cinq chiffres, zéros compris, ou ajouter « pays »."
            raise refuse("code_postal", message, remedy, "code-postal")
        return self


class Contact(Base):
    """A person reached at a party."""

    nom: Texte = Field(description="Civilité et nom.")
    fonction: Texte | None = Field(None, description="Fonction dans l'entreprise.")
    courriel: Courriel | None = Field(None, description="Adresse de courriel.")
    telephone: Telephone | None = Field(None, description="Numéro de téléphone.")
