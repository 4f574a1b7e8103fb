"""What the claim is: its cause and family, its penalties and clauses, the court to seise."""

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from generator.model.scalars import Base, DateISO, Duree, Montant, OuiNon, Pourcentage, Slug, Taux, Texte, refuse
from generator.vocabulary import Famille
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT


class Penalites(Base):
    """Late-payment penalties between professionals (L441-10 II C. com.)."""

    taux: Taux = Field(
        PENALITES_PAR_DEFAUT, description="bce + 10 par défaut ; 12 % ; 3 x taux-legal ; taux-legal + 5."
    )
    reclamees: OuiNon = Field(True, description="Le créancier réclame les pénalités.")
    piece: Slug | None = Field(None, description="Pièce qui prouve le taux convenu.")


class ClausePenale(Base):
    """A penalty clause (C. civ. 1231-5): never claimed before the mise en demeure, reducible by the judge."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["taux"]}, {"required": ["montant"]}]})

    taux: Pourcentage | None = Field(None, description="Pourcentage du principal.")
    montant: Montant | None = Field(None, description="Somme fixe.")
    piece: Slug | None = Field(None, description="Pièce qui porte la clause.")

    @model_validator(mode="after")
    def _one(self) -> "ClausePenale":
        if (self.taux is None) == (self.montant is None):
            raise refuse(
                "clause_penale", "donner « taux » ou « montant », et un seul des deux.", "Retirer ou ajouter une ligne."
            )
        return self


class Capitalisation(Base):
    """Capitalisation of interest due for a whole year (C. civ. 1343-2)."""

    depuis: DateISO = Field(description="Premier jour : demande en justice, décision ou clause.")
    fondement: Literal["clause", "decision"] = Field(description="Clause du contrat ou décision de justice.")
    piece: Slug | None = Field(None, description="Pièce qui porte la clause ou la décision.")


class PrescriptionConvenue(Base):
    """A clause that shortens or lengthens the prescription (C. civ. 2254): never against a consumer."""

    duree: Duree = Field(description="Durée convenue, par exemple 2 ans ou 18 mois ; de 1 à 10 ans.")
    piece: Slug | None = Field(None, description="Pièce qui porte la clause.")


class Competence(Base):
    """The court to seise, when the office says it rather than the rule (CPC 1406; CPC 42, 43)."""

    tribunal: (
        Literal[
            "tribunal-de-commerce",
            "tribunal-des-activites-economiques",
            "tribunal-judiciaire",
            "chambre-commerciale",
            "juge-des-contentieux-de-la-protection",
        ]
        | None
    ) = Field(None, description="Juridiction ; déduite des parties si absente.")
    ville: Texte = Field(description="Siège de la juridiction, tel qu'il sera imprimé.")
    opposition: Texte | None = Field(None, description="Juridiction à saisir en cas d'opposition (CPC 1408).")


class Creance(Base):
    """What the claim is."""

    origine: Texte = Field(description="Cause de la créance, telle qu'elle sera imprimée.")
    famille: Famille = Field(description="Famille de créance : décide de la prescription et des intérêts.")
    marche_public: OuiNon = Field(False, description="Contrat de la commande publique.")
    penalites: Penalites = Field(Penalites(), description="Pénalités de retard.")
    clause_penale: ClausePenale | None = Field(None, description="Clause pénale.")
    capitalisation: Capitalisation | None = Field(None, description="Capitalisation des intérêts.")
    prescription_convenue: PrescriptionConvenue | None = Field(
        None,
        description="Clause qui abrège ou allonge la prescription (C. civ. 2254) ; sans effet sur un consommateur.",
    )
    imputation: Literal["interets-d-abord", "capital-d-abord"] = Field(
        "interets-d-abord", description="Ordre convenu d'imputation des paiements (C. civ. 1343-1)."
    )
    imputation_depuis: DateISO | None = Field(
        None, description="Premier jour où cet ordre vaut, s'il a été convenu en cours de dossier ; toujours si absent."
    )
    cgv: Slug | None = Field(None, description="Pièce des conditions générales.")
    contrat_du: DateISO | None = Field(None, description="Date du contrat.")
    reserve_de_propriete: OuiNon = Field(False, description="Clause de réserve de propriété.")
    communications_electroniques: OuiNon | None = Field(
        None,
        description="« non » : d'un créancier opérateur, ce qui lui est dû n'est pas un service de communications "
        "électroniques (matériel, travaux) ; l'année de l'article L34-2 n'y est pas comptée. « oui » : elle l'est, par "
        "prudence, quelle que soit la famille.",
    )
    competence: Competence | None = Field(
        None, description="Juridiction à saisir : son siège, et son type s'il le faut."
    )

    def capital_d_abord(self, jour: dt.date) -> bool:
        """Whether what is received on a day goes to the principal first, as agreed (C. civ. 1343-1)."""
        since = self.imputation_depuis
        return self.imputation == "capital-d-abord" and (since is None or jour >= since)

    @property
    def publique(self) -> bool:
        """Tell a contract of the commande publique, said by either key."""
        return self.marche_public or self.famille is Famille.MARCHE_PUBLIC
