"""The account of a case: invoices, credit notes, payments and costs."""

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from generator.model.scalars import Base, DateISO, Montant, OuiNon, Pourcentage, Slug, Texte, refuse
from generator.vocabulary import Moyen


class Facture(Base):
    """An invoice."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["echeance"]}, {"required": ["conditions"]}]})

    numero: Texte = Field(description="Numéro de la facture.")
    date: DateISO = Field(description="Date d'émission.")
    echeance: DateISO | None = Field(None, description="Date de règlement indiquée sur la facture.")
    conditions: Texte | None = Field(
        None, description="Conditions de paiement, par exemple « 45 jours fin de mois » ou « rien de convenu »."
    )
    montant_ttc: Montant = Field(description="Montant TTC.")
    montant_ht: Montant | None = Field(None, description="Montant hors taxe.")
    tva: Pourcentage | None = Field(None, description="Taux de TVA.")
    objet: Texte | None = Field(None, description="Ce qui est facturé, en une ligne.")
    produit: Texte | None = Field(None, description="Catégorie soumise à un délai particulier (C. com. L441-11).")
    execution_le: DateISO | None = Field(None, description="Livraison ou fin de la prestation.")
    recue_le: DateISO | None = Field(None, description="Réception par le débiteur.")
    piece: Slug | None = Field(None, description="Pièce : la facture.")
    livraison: Slug | None = Field(None, description="Pièce : la preuve de livraison.")
    commande: Slug | None = Field(None, description="Pièce : la commande.")
    cession: Slug | None = Field(
        None,
        description="Pièce : l'acte qui a transmis la créance au créancier (cession, subrogation, fusion), si un autre "
        "a émis la facture.",
    )

    @property
    def preuves(self) -> tuple[str, ...]:
        """Identifiers of the pièces it cites, each once: an order may be what proves the delivery too."""
        cited = (self.piece, self.livraison, self.commande, self.cession)
        return tuple(dict.fromkeys(one for one in cited if one))

    @property
    def sans_taxe(self) -> bool:
        """Told to bear no VAT (franchise en base: CGI, art. 293 B; an exempt or foreign sale): nothing is « TTC »."""
        return self.tva == 0 or self.montant_ht == self.montant_ttc

    @model_validator(mode="after")
    def _term(self) -> "Facture":
        if self.echeance is None and self.conditions is None:
            raise refuse("echeance", "la facture n'a ni « echeance » ni « conditions ».", "Ajouter l'une des deux.")
        return self


class Avoir(Base):
    """A credit note: reduces the principal of its invoice."""

    numero: Texte = Field(description="Numéro de l'avoir.")
    date: DateISO = Field(description="Date de l'avoir.")
    facture: Texte = Field(description="Facture réduite.")
    montant_ttc: Montant = Field(description="Montant TTC.")
    retroactif: OuiNon = Field(False, description="Réduit le principal dès l'origine (erreur de facturation).")
    piece: Slug | None = Field(None, description="Pièce : l'avoir.")


class Paiement(Base):
    """A payment received."""

    date: DateISO = Field(description="Date de réception.")
    montant: Montant = Field(description="Montant reçu.")
    moyen: Moyen = Field(Moyen.VIREMENT, description="Moyen de paiement.")
    recu_par: Slug | None = Field(None, description="Intervenant qui l'a encaissé.")
    imputation_choisie: tuple[Texte, ...] = Field((), description="Factures que le débiteur a dit payer.")
    volontaire: OuiNon = Field(True, description="Payé par le débiteur lui-même, non saisi.")
    rejete_le: DateISO | None = Field(None, description="Date du rejet.")
    paye_par: Texte | None = Field(
        None, description="Qui a payé, si ce n'est pas le débiteur principal : codébiteur, caution ou tiers."
    )
    subrogation: Slug | None = Field(
        None, description="Pièce : la subrogation écrite consentie à qui a payé (C. civ. 1346-1)."
    )
    indu: OuiNon = Field(False, description="Reçu par erreur, à rendre (C. civ. 1302-1) : n'éteint rien.")
    rembourse_le: DateISO | None = Field(
        None,
        description="Date du remboursement : de tout ce que ce paiement, reçu par erreur ou en trop, ou un avoir a de "
        "trop ce jour-là ; une partie, ou plusieurs fois : « remboursements ».",
    )
    quittance_le: DateISO | None = Field(
        None, description="Quittance remise au débiteur (société de recouvrement : CPCE R124-6)."
    )
    piece: Slug | None = Field(None, description="Pièce qui prouve le paiement.")
    releve: Texte | None = Field(
        None, description="Empreinte de la ligne de relevé bancaire dont il vient, écrite par « rapprocher »."
    )


class Remboursement(Base):
    """Money given back: of what is received in excess that day, on whatever account it is."""

    date: DateISO = Field(description="Date du remboursement.")
    montant: Montant = Field(description="Montant rendu.")
    moyen: Moyen = Field(Moyen.VIREMENT, description="Moyen du remboursement.")
    a: Texte | None = Field(None, description="À qui, si ce n'est pas à qui avait payé.")
    piece: Slug | None = Field(None, description="Pièce qui prouve le remboursement.")


class FraisLigne(Base):
    """A cost incurred."""

    date: DateISO = Field(description="Date.")
    nature: Literal[
        "signification",
        "greffe",
        "constat",
        "saisie",
        "recouvrement-complementaire",
        "mise-en-demeure",
        "relance",
        "autre",
    ] = Field(description="Nature des frais.")
    montant: Montant = Field(description="Montant.")
    a_la_charge_de: Literal["debiteur", "creancier"] = Field(description="Qui les supporte.")
    libelle: Texte | None = Field(None, description="Libellé.")
    factures: tuple[Texte, ...] = Field(
        (),
        min_length=1,
        description="Factures du titre pour lequel ils ont été faits, si le dossier suit plusieurs titres.",
    )
    piece: Slug | None = Field(None, description="Justificatif.")
