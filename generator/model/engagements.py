"""What binds the others than the principal debtor: the source of their solidarity, the act of their guarantee."""

from typing import Literal

from pydantic import Field

from generator.model.scalars import Base, DateISO, Montant, OuiNon, Slug, Texte


class Solidarite(Base):
    """Why a joint debtor owes the whole: solidarity is legal or agreed, never presumed (C. civ. 1310)."""

    source: Texte = Field(
        description="Clause ou texte qui l'établit, tel qu'imprimé : « article 8 du contrat du 5 janvier 2026 »."
    )
    piece: Slug | None = Field(None, description="Pièce qui porte la clause.")


class Cautionnement(Base):
    """A guarantee, within the limits in which it was given (C. civ. 2294)."""

    date: DateISO = Field(description="Date de l'acte.")
    nature: Literal["simple", "solidaire"] = Field(description="Simple, ou solidaire avec le débiteur (C. civ. 2290).")
    plafond: Montant | None = Field(
        None,
        description="Limite, en principal et accessoires ; une personne physique en a toujours une (C. civ. 2297).",
    )
    jusqu_au: DateISO | None = Field(
        None, description="Dernier jour où une dette née est garantie ; durée indéterminée si absent."
    )
    accessoires: OuiNon = Field(
        True, description="S'étend aux intérêts et accessoires, sauf clause contraire (C. civ. 2295)."
    )
    piece: Slug | None = Field(None, description="Pièce : l'acte de cautionnement.")
