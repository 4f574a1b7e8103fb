"""The words shared by law and model: one spelling, the one typed in the YAML.

Nothing here computes. A word is added here when both ``law`` and ``model`` need it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.vocabulary.faits import Fait as Fait

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)  # days that a file or a command may name, births apart


class QualiteCabinet(StrEnum):
    """In what quality the office writes; it decides what it may send."""

    CREANCIER = "creancier"
    AVOCAT = "avocat"
    COMMISSAIRE = "commissaire"
    SOCIETE_DE_RECOUVREMENT = "societe-de-recouvrement"


class Nature(StrEnum):
    """What a party is."""

    SOCIETE = "societe"
    ENTREPRENEUR_INDIVIDUEL = "entrepreneur-individuel"
    ASSOCIATION = "association"
    PERSONNE_PUBLIQUE = "personne-publique"
    PARTICULIER = "particulier"


class Qualite(StrEnum):
    """In what quality the debtor contracted; decides 40 €, penalties and the prescription."""

    PROFESSIONNEL = "professionnel"
    CONSOMMATEUR = "consommateur"
    NON_PROFESSIONNEL = "non-professionnel"


class Lien(StrEnum):
    """How a debtor is bound."""

    PRINCIPAL = "principal"
    SOLIDAIRE = "solidaire"
    CAUTION = "caution"


class Famille(StrEnum):
    """Family of the claim: it decides the prescription and the regime of interest."""

    VENTE_ENTRE_PROFESSIONNELS = "vente-entre-professionnels"
    PRESTATION_ENTRE_PROFESSIONNELS = "prestation-entre-professionnels"
    VENTE_A_CONSOMMATEUR = "vente-a-consommateur"
    PRESTATION_A_CONSOMMATEUR = "prestation-a-consommateur"
    TRANSPORT_DE_MARCHANDISES = "transport-de-marchandises"
    BAIL_D_HABITATION = "bail-d-habitation"
    BAIL_COMMERCIAL = "bail-commercial"
    PRET_ENTRE_PARTICULIERS = "pret-entre-particuliers"
    COTISATIONS_ASSOCIATIVES = "cotisations-associatives"
    MARCHE_PUBLIC = "marche-public"
    DROIT_COMMUN = "droit-commun"

    @property
    def mot(self) -> "Mot":
        """What each of its invoices is called."""
        return LOYER if self in {Famille.BAIL_COMMERCIAL, Famille.BAIL_D_HABITATION} else FACTURE


@dataclass(frozen=True, slots=True)
class Mot:
    """What an invoice of the YAML is called on paper and on pages; both names are feminine, as their adjectives."""

    un: str  # « facture »
    des: str
    la: str  # « la facture », elided where it must
    numero: str  # at the head of a column
    terme: str  # the day it is due
    avis: str  # what the debtor received
    un_avis: str
    les_avis: str
    avis_manquant: str
    un_avis_manquant: str
    au_dossier: str  # what the creditor holds of the debtor, beside his identity and payments
    comptes: str
    ttc: str  # after an amount: VAT is seldom due on rent


FACTURE = Mot(
    "facture", "factures", "la facture", "Facture n°", "Échéance de la facture", "la facture", "une facture",
    "les factures", "facture non reçue", "une facture non reçue", "commandes, factures", "notre facturation", " TTC",
)  # fmt: skip
LOYER = Mot(
    "échéance de loyer", "échéances de loyer", "l'échéance de loyer", "Loyer n°", "Terme du loyer", "l'avis d'échéance",
    "un avis d'échéance", "les avis d'échéance", "avis d'échéance non reçu", "un avis d'échéance non reçu",
    "bail, avis d'échéance", "notre compte", "",
)  # fmt: skip


# Nothing is delivered for each of their invoices: the lease, the membership prove what is owed (C. civ. 1353).
SANS_LIVRAISON = frozenset({Famille.BAIL_COMMERCIAL, Famille.BAIL_D_HABITATION, Famille.COTISATIONS_ASSOCIATIVES})

# Penalties and the 40 € belong to sales and services between professionals (Book IV C. com.): not to these.
HORS_LIVRE_IV = frozenset(
    {
        Famille.BAIL_COMMERCIAL,
        Famille.BAIL_D_HABITATION,
        Famille.COTISATIONS_ASSOCIATIVES,
        Famille.PRET_ENTRE_PARTICULIERS,
    }
)


class CategorieTauxLegal(StrEnum):
    """Category of the legal rate: it follows the creditor (L313-2 CMF), never the debtor."""

    PARTICULIERS = "particuliers"
    AUTRES_CAS = "autres-cas"

    @property
    def mots(self) -> str:
        """The category as it is printed: « autres cas »."""
        return self.value.replace("-", " ")


class Statut(StrEnum):
    """How sure a legal value is; printed wherever the value is used when it is not ``officiel``."""

    OFFICIEL = "officiel"
    CONCORDANT = "concordant"
    INCERTAIN = "incertain"


class NatureTitre(StrEnum):
    """What a title is."""

    ORDONNANCE_INJONCTION = "ordonnance-injonction"
    JUGEMENT = "jugement"
    REFERE = "refere"
    ACTE_NOTARIE = "acte-notarie"
    TITRE_COMMISSAIRE = "titre-commissaire"
    TRANSACTION = "transaction"

    @property
    def mots(self) -> str:
        """The title as it is printed: « acte notarié »."""
        return _TITRES.get(self, self.value)


_TITRES = {
    NatureTitre.ORDONNANCE_INJONCTION: "ordonnance d'injonction de payer",
    NatureTitre.REFERE: "ordonnance de référé",
    NatureTitre.ACTE_NOTARIE: "acte notarié",
    NatureTitre.TITRE_COMMISSAIRE: "titre délivré par le commissaire de justice",
}
CONDAMNATIONS = frozenset({NatureTitre.ORDONNANCE_INJONCTION, NatureTitre.JUGEMENT, NatureTitre.REFERE})  # by a judge


class Moyen(StrEnum):
    """Means of a payment."""

    VIREMENT = "virement"
    CHEQUE = "cheque"
    CARTE = "carte"
    PRELEVEMENT = "prelevement"
    ESPECES = "especes"
    EFFET = "effet"
    COMPENSATION = "compensation"
    SAISIE = "saisie"


class Envoi(StrEnum):
    """Channel of a letter."""

    COURRIEL = "courriel"
    COURRIER = "courrier"
    LRAR = "lrar"
    LRE = "lre"
    SIGNIFICATION = "signification"
    REMISE_EN_MAIN_PROPRE = "remise-en-main-propre"
    TELEPHONE = "telephone"
    VISITE = "visite"


class Avis(StrEnum):
    """What came back from a registered letter."""

    DISTRIBUE = "distribue"
    AVISE_NON_RECLAME = "avise-non-reclame"
    REFUSE = "refuse"
    DESTINATAIRE_INCONNU = "destinataire-inconnu"


class BaseTaux(StrEnum):
    """What a rate formula refers to."""

    BCE = "bce"
    TAUX_LEGAL = "taux-legal"
    FIXE = "fixe"


@dataclass(frozen=True, slots=True)
class FormuleTaux:
    """A rate as the contract says it: ``multiple x base + points`` in percent a year.

    ``bce + 10`` is (BCE, 1, 10); ``3 x taux-legal`` is (TAUX_LEGAL, 3, 0); ``12 %`` is (FIXE, 0, 12).
    """

    base: BaseTaux
    multiple: Decimal
    points: Decimal

    def __str__(self) -> str:
        points = f"{self.points:f}".replace(".", ",")
        if self.base is BaseTaux.FIXE:
            return f"{points} %"
        multiple = "" if self.multiple == 1 else f"{self.multiple:f} x ".replace(".", ",")
        return f"{multiple}{self.base}" + (f" + {points}" if self.points else "")


PENALITES_PAR_DEFAUT = FormuleTaux(BaseTaux.BCE, Decimal(1), Decimal(10))  # L441-10 II C. com.


@dataclass(frozen=True, slots=True)
class Reference:
    """Why a figure or a date is what it is: an article, its source, how sure it is."""

    article: str  # « C. com., art. L441-10, II »
    source: str = ""  # title of the source read
    lien: str = ""  # its link
    lu_le: date | None = None
    statut: Statut = Statut.OFFICIEL
