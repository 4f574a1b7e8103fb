"""The office as its files write it: who answers for cases, how often a debtor is written to, the ladders."""

from pydantic import Field

from generator.model.addresses import Adresse
from generator.model.natures import NaturePiece
from generator.model.scalars import (
    Base,
    Courriel,
    DateISO,
    Entier,
    Format,
    Montant,
    OuiNon,
    Slug,
    Telephone,
    Texte,
)
from generator.vocabulary import Envoi, Fait, QualiteCabinet


class Responsable(Base):
    """Someone of the office in charge of cases."""

    nom: Texte = Field(description="Prénom et nom.")
    courriel: Courriel | None = Field(None, description="Adresse de courriel.")
    telephone: Telephone | None = Field(None, description="Ligne directe.")


class PlafondContacts(Base):
    """How often a debtor may be solicited: an office's own limit; the law condemns repetition, without a number."""

    nombre: Entier = Field(4, description="Contacts au plus dans la période.")
    jours: Entier = Field(15, description="Jours de la période.")


class Cabinet(Base):
    """The office: ``cases/_cabinet/cabinet.yaml``."""

    format: Format = Field(1, description="Version du format de fichier.")
    nom: Texte = Field(description="Nom du cabinet ou du service.")
    qualite: QualiteCabinet = Field(description="En quelle qualité le cabinet écrit.")
    au: DateISO | None = Field(None, description="Date à laquelle vit un cabinet de démonstration, et lui seul.")
    adresse: Adresse = Field(description="Adresse du cabinet.")
    courriel: Courriel = Field(description="Adresse de courriel.")
    telephone: Telephone | None = Field(None, description="Téléphone.")
    responsables: dict[Slug, Responsable] = Field(description="Personnes chargées des dossiers, par identifiant.")
    barreau: Texte | None = Field(None, description="Barreau, si le cabinet est avocat.")
    ordre_des_pieces: tuple[NaturePiece, ...] = Field(
        (), description="Ordre des pièces non encore communiquées, par nature ; celui que lisent les greffes si absent."
    )
    plafond_contacts: PlafondContacts = Field(
        PlafondContacts(), description="Contacts admis avec un même débiteur, tous dossiers réunis."
    )
    rappel_sans_suite: Entier = Field(
        90,
        description="Jours sans rien de noté après lesquels l'agenda rappelle une demande, une audience ou une saisie "
        "restée sans suite, ou une pause sans terme ; 0 : jamais. Rappel du cabinet, sans portée juridique.",
    )


class Etape(Base):
    """One step of a ladder: what is sent, when, by which channel."""

    document: Slug = Field(description="Document du catalogue.")
    fait: Fait = Field(description="Fait que l'émission ajoute au journal.")
    jours: Entier = Field(description="Jours après l'échéance (ou avant, si « avant: oui »).")
    avant: OuiNon = Field(False, description="Compter les jours avant l'échéance.")
    apres_la_precedente: Entier = Field(0, description="Jours à laisser au moins après l'étape précédente.")
    envoi: Envoi = Field(description="Canal d'envoi.")
    montant_minimum: Montant | None = Field(
        None, description="Somme demandée au-dessous de laquelle l'étape est sautée (le principal, pour un courriel)."
    )
    delai_de_paiement: Entier = Field(8, description="Jours laissés au débiteur pour payer.")
    joindre_factures: OuiNon = Field(False, description="Joindre au courrier la copie des factures réclamées.")


class Strategie(Base):
    """A reminder ladder."""

    titre: Texte = Field(description="Nom de l'échelle de relance.")
    etapes: tuple[Etape, ...] = Field(min_length=1, description="Étapes, dans l'ordre.")


class Strategies(Base):
    """The ladders of the office: ``cases/_cabinet/strategies.yaml``."""

    format: Format = Field(1, description="Version du format de fichier.")
    strategies: dict[Slug, Strategie] = Field(description="Échelles de relance, par identifiant.")
