"""The case file: ``cases/<reference>/dossier.yaml``, the only file a legal assistant edits."""

import datetime as dt
from typing import Literal

from pydantic import ConfigDict, Field, PrivateAttr, model_validator

from generator.model.journal import FaitJournal
from generator.model.natures import NaturePiece
from generator.model.parties import Debiteur
from generator.model.scalars import (
    Base,
    DateISO,
    Format,
    Montant,
    OuiNon,
    Pourcentage,
    Reference,
    Slug,
    Taux,
    Texte,
    refuse,
)
from generator.model.titles import Titre
from generator.vocabulary import Famille, Lien, Moyen
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
    imputation: Literal["interets-d-abord", "capital-d-abord"] = Field(
        "interets-d-abord", description="Ordre convenu d'imputation des paiements (C. civ. 1343-1)."
    )
    imputation_depuis: DateISO | None = Field(
        None, description="Premier jour où cet ordre vaut, s'il a été convenu en cours de dossier ; toujours si absent."
    )
    cgv: Slug | None = Field(None, description="Pièce des conditions générales.")
    contrat_du: DateISO | None = Field(None, description="Date du contrat.")
    reserve_de_propriete: OuiNon = Field(False, description="Clause de réserve de propriété.")
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
    produit: Texte | None = Field(None, description="Catégorie soumise à un délai particulier (L441-11).")
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
    subrogation: Slug | None = Field(None, description="Pièce : la subrogation écrite consentie à qui a payé (1346-1).")
    indu: OuiNon = Field(False, description="Reçu par erreur, à rendre (C. civ. 1302-1) : n'éteint rien.")
    rembourse_le: DateISO | None = Field(
        None,
        description="Date du remboursement : de ce paiement, reçu par erreur ou en trop, ou d'un avoir.",
    )
    quittance_le: DateISO | None = Field(
        None, description="Quittance remise au débiteur (société de recouvrement : CPCE R124-6)."
    )
    piece: Slug | None = Field(None, description="Pièce qui prouve le paiement.")


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
    piece: Slug | None = Field(None, description="Justificatif.")


class Piece(Base):
    """An exhibit."""

    id: Slug = Field(description="Identifiant, cité ailleurs dans le dossier.")
    fichier: Texte = Field(description="Fichier, sous pieces/.")
    nature: NaturePiece = Field(description="Nature de la pièce.")
    titre: Texte = Field(description="Titre imprimé au bordereau.")
    date: DateISO | None = Field(None, description="Date de la pièce.")
    langue: Texte | None = Field(None, description="Langue, si elle n'est pas le français.")
    traduction: Slug | None = Field(None, description="Pièce qui en est la traduction libre.")
    autorisation: Texte | None = Field(
        None, description="Qui a permis de reprendre un PDF protégé sans mot de passe, et quand."
    )


class Dispense(Base):
    """An explicit, dated, named waiver of a requirement; printed in the record."""

    date: DateISO = Field(description="Date.")
    par: Texte = Field(description="Qui en décide.")
    objet: Slug = Field(description="Exigence écartée.")
    motif: Texte = Field(description="Raison.")
    document: Slug | None = Field(None, description="Document concerné ; tous si absent.")
    jusqu_au: DateISO | None = Field(None, description="Dernier jour où elle vaut.")


class Attendu(Base):
    """What the human expects at a date; a difference is an error."""

    au: DateISO = Field(description="Date.")
    principal: Montant | None = Field(None, description="Principal restant dû.")
    interets: Montant | None = Field(None, description="Intérêts ou pénalités dus.")
    indemnites: Montant | None = Field(None, description="Indemnités dues.")
    total: Montant | None = Field(None, description="Total dû.")


class Dossier(Base):
    """A debtor case."""

    format: Format = Field(description="Version du format de fichier : 1.")
    reference: Reference = Field(description="Référence : le nom du répertoire.")
    creancier: Slug = Field(description="Créancier, fichier de _cabinet/creanciers.")
    responsable: Slug = Field(description="Responsable du dossier, dans cabinet.yaml.")
    strategie: Slug | None = Field(
        None,
        description="Échelle de relance, dans strategies.yaml ; celle du créancier si absente, sinon « standard ».",
    )
    debiteurs: tuple[Debiteur, ...] = Field(min_length=1, description="Débiteurs ; le premier est le principal.")
    creance: Creance = Field(description="La créance.")
    factures: tuple[Facture, ...] = Field(min_length=1, description="Factures.")
    avoirs: tuple[Avoir, ...] = Field((), description="Avoirs.")
    paiements: tuple[Paiement, ...] = Field((), description="Paiements reçus.")
    frais: tuple[FraisLigne, ...] = Field((), description="Frais exposés.")
    journal: tuple[FaitJournal, ...] = Field((), description="Faits, du plus ancien au plus récent.")
    titres: tuple[Titre, ...] = Field((), description="Titres exécutoires ou en voie de l'être.")
    pieces: tuple[Piece, ...] = Field((), description="Pièces.")
    dispenses: tuple[Dispense, ...] = Field((), description="Dispenses explicites.")
    attendu: tuple[Attendu, ...] = Field((), description="Montants attendus par le cabinet.")

    _ordre_des_pieces: tuple[NaturePiece, ...] = PrivateAttr(())  # the office's, put there when the case is loaded

    @property
    def ordre_des_pieces(self) -> tuple[NaturePiece, ...]:
        """Natures in the order the office numbers pièces in, before they are communicated; empty: that of greffes."""
        return self._ordre_des_pieces

    def ordonne(self, ordre: tuple[NaturePiece, ...]) -> "Dossier":
        """The same case, its pièces in the order of an office."""
        case = self.model_copy()
        case._ordre_des_pieces = ordre  # noqa: SLF001 - a copy of itself
        return case

    @property
    def debiteur(self) -> Debiteur:
        """The principal debtor: the addressee of letters."""
        return next((party for party in self.debiteurs if party.lien is Lien.PRINCIPAL), self.debiteurs[0])

    def named(self, name: str | None) -> Debiteur:
        """The debtor, joint debtor or guarantor of that name; the principal debtor failing one."""
        return next((party for party in self.debiteurs if party.nom_complet == name), self.debiteur)

    def noms(self, *liens: Lien) -> list[str]:
        """Names of the debtors bound in some ways, in the order of the file."""
        return [party.nom_complet for party in self.debiteurs if party.lien in liens]

    def paye_par_un_debiteur(self, paiement: Paiement) -> bool:
        """Tell whether the principal debtor or a joint one paid of his own will: a guarantor or another did not."""
        return paiement.volontaire and paiement.paye_par in {None, *self.noms(Lien.PRINCIPAL, Lien.SOLIDAIRE)}

    def reconnue_par(self, paiement: Paiement) -> bool:
        """Tell whether a payment acknowledges the debt (C. civ., art. 2240): not a seizure, nor a set-off."""
        return self.paye_par_un_debiteur(paiement) and paiement.moyen not in {Moyen.SAISIE, Moyen.COMPENSATION}

    def piece(self, identifier: str) -> Piece | None:
        """Find an exhibit by its identifier."""
        return next((piece for piece in self.pieces if piece.id == identifier), None)
