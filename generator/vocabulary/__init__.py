"""The words shared by law and model: one spelling, the one typed in the YAML.

Nothing here computes. A word is added here when both ``law`` and ``model`` need it.
"""

from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct

from generator.vocabulary.faits import Fait as Fait
from generator.vocabulary.invoices import CHARGES, COTISATION, FACTURE, LOYER, PRET, Mot

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)  # days that a file or a command may name, births apart
SALUTATIONS = {
    "madame": "Madame,",
    "mme": "Madame,",
    "monsieur": "Monsieur,",
    "m.": "Monsieur,",
    "maître": "Maître,",
    "me": "Maître,",
}  # by civility, as typed before a name


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
    SYNDICAT = "syndicat-de-coproprietaires"
    PARTICULIER = "particulier"

    @property
    def physique(self) -> bool:
        """Tell a natural person from a legal one."""
        return self in {Nature.PARTICULIER, Nature.ENTREPRENEUR_INDIVIDUEL}

    @property
    def sans_registre(self) -> bool:
        """Whether it is in no register of trade and under no collective proceedings: no Kbis, no BODACC."""
        return self in {Nature.PARTICULIER, Nature.PERSONNE_PUBLIQUE, Nature.SYNDICAT}


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
    COMMUNICATIONS_ELECTRONIQUES = "communications-electroniques"
    BAIL_D_HABITATION = "bail-d-habitation"
    BAIL_COMMERCIAL = "bail-commercial"
    PRET_ENTRE_PARTICULIERS = "pret-entre-particuliers"
    COTISATIONS_ASSOCIATIVES = "cotisations-associatives"
    CHARGES_DE_COPROPRIETE = "charges-de-copropriete"
    MARCHE_PUBLIC = "marche-public"
    DROIT_COMMUN = "droit-commun"

    @property
    def mot(self) -> Mot:
        """What each of its invoices is called."""
        return _MOTS.get(self, FACTURE)


_MOTS = {
    Famille.BAIL_COMMERCIAL: LOYER,
    Famille.BAIL_D_HABITATION: LOYER,
    Famille.CHARGES_DE_COPROPRIETE: CHARGES,
    Famille.COTISATIONS_ASSOCIATIVES: COTISATION,
    Famille.PRET_ENTRE_PARTICULIERS: PRET,
}

# Nothing is delivered for each of their invoices: the lease, the meeting, the membership prove what is owed (C. civ.
# 1353).
SANS_LIVRAISON = frozenset(
    {
        Famille.BAIL_COMMERCIAL,
        Famille.BAIL_D_HABITATION,
        Famille.CHARGES_DE_COPROPRIETE,
        Famille.COTISATIONS_ASSOCIATIVES,
    }
)

# Penalties and the 40 € belong to sales and services between professionals (Book IV C. com.): not to these.
HORS_LIVRE_IV = frozenset(
    {
        Famille.BAIL_COMMERCIAL,
        Famille.BAIL_D_HABITATION,
        Famille.CHARGES_DE_COPROPRIETE,
        Famille.COTISATIONS_ASSOCIATIVES,
        Famille.PRET_ENTRE_PARTICULIERS,
    }
)
PERHAPS_OF_AN_OPERATOR = frozenset(
    {Famille.PRESTATION_A_CONSOMMATEUR, Famille.PRESTATION_ENTRE_PROFESSIONNELS, Famille.DROIT_COMMUN}
)  # what an operator of communications may claim of a user, under another family than his


# Payable by the year or more often: no agreement changes their prescription (C. civ. 2254, al. 3). Whether a
# subscription is, no family tells.
A_TERMES_PERIODIQUES = frozenset(
    {
        Famille.BAIL_COMMERCIAL,
        Famille.BAIL_D_HABITATION,
        Famille.CHARGES_DE_COPROPRIETE,
        Famille.COTISATIONS_ASSOCIATIVES,
    }
)


class Statut(StrEnum):
    """How sure a legal value is; printed wherever the value is used when it is not ``officiel``."""

    OFFICIEL = "officiel"
    CONCORDANT = "concordant"
    INCERTAIN = "incertain"


class NatureTitre(StrEnum):
    """What a title is."""

    ORDONNANCE_INJONCTION = "ordonnance-injonction"
    JUGEMENT = "jugement"
    ARRET = "arret"
    REFERE = "refere"
    JUGEMENT_ETRANGER = "jugement-etranger"  # its times are those of its State: no set of French decisions holds it
    ACTE_NOTARIE = "acte-notarie"
    TITRE_COMMISSAIRE = "titre-commissaire"
    TRANSACTION = "transaction"

    @property
    def mots(self) -> str:
        """The title as it is printed: « acte notarié »."""
        return _TITRES.get(self, self.value)

    @property
    def ecarte(self) -> str:
        """« écarté », as its name agrees: « transaction écartée »."""
        return self.accorde("écarté")

    def accorde(self, participe: str) -> str:
        """« signifié », « signifiée », as its name agrees."""
        return f"{participe}e" if self in _FEMININS else participe


_TITRES = {
    NatureTitre.ORDONNANCE_INJONCTION: "ordonnance d'injonction de payer",
    NatureTitre.ARRET: "arrêt",
    NatureTitre.REFERE: "ordonnance de référé",
    NatureTitre.JUGEMENT_ETRANGER: "jugement étranger",
    NatureTitre.ACTE_NOTARIE: "acte notarié",
    NatureTitre.TITRE_COMMISSAIRE: "titre délivré par le commissaire de justice",
}
_FEMININS = {NatureTitre.ORDONNANCE_INJONCTION, NatureTitre.REFERE, NatureTitre.TRANSACTION}
AU_FOND = frozenset({NatureTitre.JUGEMENT, NatureTitre.ARRET})
JUGES = AU_FOND | {NatureTitre.REFERE}  # both parties called
CONDAMNATIONS = JUGES | {NatureTitre.ORDONNANCE_INJONCTION}  # by a judge


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

    @property
    def remis(self) -> bool:
        """Whether the debtor handed it over: nothing is, of a seizure or a set-off."""
        return self not in {Moyen.SAISIE, Moyen.COMPENSATION}

    @property
    def a_encaisser(self) -> bool:
        """Whether what was received may still not be cashed: coins are, and a set-off has nothing to cash."""
        return self not in {Moyen.ESPECES, Moyen.COMPENSATION}


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


LEGI = "Légifrance (données LEGI du 4 avril 2026)"  # a public mirror of the open data


class Reference(Struct, frozen=True):
    """Why a figure or a date is what it is: an article, its source, how sure it is."""

    article: str  # « C. com., art. L441-10, II »
    source: str = ""  # title of the source read
    lien: str = ""  # its link
    lu_le: date | None = None
    statut: Statut = Statut.OFFICIEL

    @classmethod
    def legi(cls, article: str, lu_le: date = date(2026, 12, 1)) -> Self:
        """An article whose text was read in the open data of Légifrance."""
        return cls(article, LEGI, lu_le=lu_le)

    @classmethod
    def unread(cls, article: str) -> Self:
        """An article nobody has read again: known, and to be checked."""
        return cls(article, "Connaissance générale, article non relu", statut=Statut.INCERTAIN)

    @property
    def citation(self) -> str:
        """The article in a sentence, which says when it is not settled: « C. civ., art. 771, à vérifier »."""
        return f"{self.article}, à vérifier" if self.statut is Statut.INCERTAIN else self.article
