"""The parties: who owes, who is owed, who acts."""

import re
from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from generator.model.addresses import Adresse, Contact
from generator.model.claim import Competence
from generator.model.engagements import Cautionnement, Solidarite
from generator.model.scalars import (
    Base,
    Bic,
    Couleur,
    Courriel,
    DateISO,
    DateNaissance,
    Format,
    Greffe,
    Iban,
    Ics,
    Montant,
    OuiNon,
    Siren,
    Siret,
    Slug,
    Telephone,
    Texte,
    refuse,
)
from generator.vocabulary import SALUTATIONS, Famille, Lien, Nature, Qualite

# « Paul et Claire », never « Et-Tahiri » nor « Durand époux Martin »; first names parted by commas are of one person.
_TOGETHER = re.compile(
    r"(?<![\w-])(?:et|&)(?![\w-])|^(?:les |la |l['’])?(?:consorts|indivision|succession|époux|héritiers)(?![\w-])",
    re.IGNORECASE,
)
# Solidarity is never presumed (C. civ. 1310); heirs owe each his share (1309), spouses not always the whole (220).
ONE_EACH = (
    "Tenues solidairement, ce qui ne se présume pas (C. civ., art. 1310) : un débiteur pour chacune (« lien: "
    "solidaire », avec sa « solidarite ») ; sinon, un dossier pour la part de chacune (à vérifier)."
)


class Personne(Base):
    """What identifies a party: a legal person by its dénomination, a natural person by nom and prénoms."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"nature": {"enum": ["particulier", "entrepreneur-individuel"]}}},
            "then": {"required": ["nom"]},
            "else": {"required": ["denomination"]},
        }
    )

    nature: Nature = Field(description="Ce qu'est la partie.")
    denomination: Texte | None = Field(None, description="Dénomination sociale ou nom commercial.")
    forme: Texte | None = Field(None, description="Forme sociale : SARL, SAS, SA, association…")
    capital: Montant | None = Field(None, description="Capital social en euros.")
    siren: Siren | None = Field(None, description="SIREN, neuf chiffres.")
    siret: Siret | None = Field(None, description="SIRET de l'établissement.")
    greffe: Greffe | None = Field(None, description="Ville du greffe du registre du commerce (RCS).")
    tva: Texte | None = Field(None, description="Numéro de TVA intracommunautaire.")
    civilite: Texte | None = Field(None, description="Madame ou Monsieur.")
    nom: Texte | None = Field(None, description="Nom de famille de la personne physique.")
    prenoms: Texte | None = Field(None, description="Prénoms.")
    naissance_le: DateNaissance | None = Field(None, description="Date de naissance.")
    naissance_a: Texte | None = Field(None, description="Lieu de naissance.")
    nationalite: Texte | None = Field(None, description="Nationalité.")
    profession: Texte | None = Field(None, description="Profession.")
    representant: Texte | None = Field(None, description="Organe ou personne qui représente la personne morale.")
    adresse: Adresse = Field(description="Siège ou domicile.")
    contacts: tuple[Contact, ...] = Field((), description="Personnes à joindre.")

    @model_validator(mode="after")
    def _named(self) -> "Personne":
        if self.est_physique and not self.nom:
            raise refuse("nom", "une personne physique a un nom.", "Ajouter « nom » et « prenoms ».")
        if not self.est_physique and not self.denomination:
            raise refuse("denomination", "une personne morale a une dénomination.", "Ajouter « denomination ».")
        return self

    @property
    def est_physique(self) -> bool:
        """Tell a natural person (particulier, entrepreneur individuel) from a legal one."""
        return self.nature.physique

    @property
    def est_a_plusieurs(self) -> bool:
        """Two spouses, heirs or co-owners named as one; « Dupont et Fils » is the sign of one person in business."""
        name = self.nom if self.nature is Nature.PARTICULIER else None
        return self.est_physique and any(_TOGETHER.search(part or "") for part in (self.civilite, self.prenoms, name))

    @property
    def nom_complet(self) -> str:
        """The name as printed on a letter, without civility: « Boulangerie Martin » or « Paul Roux »."""
        if self.est_physique:
            return " ".join(part for part in (self.prenoms, self.nom) if part)
        return str(self.denomination)

    @property
    def contact_par_courriel(self) -> Contact | None:
        """The first contact with an e-mail address: the order of the file is the office's choice."""
        return next((contact for contact in self.contacts if contact.courriel), None)

    def est_nomme(self, nom: str) -> bool:
        """Whether a name is that natural person's: with a civility or without, all the first names or the first."""
        told = _CIVILITIES.sub("", nom, count=1).casefold()
        names = {self.nom_complet.casefold()}
        if self.prenoms and not self.est_a_plusieurs:
            names |= {
                f"{first} {self.nom}".casefold() for first in (self.prenoms.split(",")[0], self.prenoms.split()[0])
            }
        return self.est_physique and told in names

    @property
    def forme_dans_le_nom(self) -> bool:
        """Whether the name as typed begins or ends with the form: « Menuiserie Tissot SAS », « SCI des Fables »."""
        words, form = self.nom_complet.casefold().split(), (self.forme or "").casefold().split()
        return bool(form) and form in (words[: len(form)], words[-len(form) :])

    @property
    def nom_legal(self) -> str:
        """The name with the legal form (R123-238 C. com.) or the EI mention (R123-237)."""
        if self.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
            trade = f" ({self.denomination})" if self.denomination else ""
            return f"{self.nom_complet} EI{trade}"
        if self.forme and self.nature is Nature.SOCIETE and not self.forme_dans_le_nom:
            return f"{self.denomination} {self.forme}"
        return self.nom_complet


_SELDOM_PROFESSIONAL = {
    Nature.ASSOCIATION: "une association dite professionnelle",
    Nature.SYNDICAT: "un syndicat de copropriétaires dit professionnel",
}


class Debiteur(Personne):
    """A debtor of the case."""

    lien: Lien = Field(Lien.PRINCIPAL, description="Débiteur principal, solidaire ou caution.")
    qualite: Qualite = Field(description="Qualité en laquelle le débiteur a contracté.")
    commercant: OuiNon | None = Field(
        None,
        description="Commerçant inscrit : décide du tribunal et des créances commerciales (CPCE L126-1).",
    )
    solidarite: Solidarite | None = Field(None, description="Codébiteur : ce qui établit la solidarité (C. civ. 1310).")
    cautionnement: Cautionnement | None = Field(None, description="Caution : son engagement.")
    competence: Competence | None = Field(
        None, description="Codébiteur poursuivi seul : juridiction à saisir contre lui (CPC 42 et 1406)."
    )

    @property
    def solidaire(self) -> bool:
        """Whether this joint debtor may be asked for the whole: the file says what makes the solidarity."""
        return self.lien is Lien.SOLIDAIRE and self.solidarite is not None

    @property
    def clause_abusive(self) -> str:
        """Why a penalty clause may be unfair to him, as it is printed; empty towards a professional (C. conso.)."""
        if self.qualite is not Qualite.PROFESSIONNEL:
            articles = "R212-2, 3°" if self.qualite is Qualite.CONSOMMATEUR else "L212-2 et R212-2, 3°"
            why = f"abusive si elle est disproportionnée (C. conso., art. {articles})"
            return f"clause pénale envers un {self.qualite} : {why}"
        if who := _SELDOM_PROFESSIONAL.get(self.nature):
            return (
                f"clause pénale envers {who} : sauf engagement à des fins professionnelles, la personne est "
                "non-professionnelle et la clause peut être abusive (C. conso., art. liminaire, L212-2 et R212-2, 3°)"
            )
        return ""


class Signataire(Base):
    """Who signs for a party."""

    nom: Texte = Field(description="Civilité, prénom et nom.")
    fonction: Texte | None = Field(
        None, description="Fonction : gérant, responsable du recouvrement… ; aucune pour qui signe en son propre nom."
    )
    pouvoir: Slug | None = Field(None, description="Identifiant de la pièce qui prouve le pouvoir.")

    @property
    def designation(self) -> str:
        """« Mme Jeanne Modèle, gérante », or the name alone of who signs for himself."""
        return f"{self.nom}, {self.fonction}" if self.fonction else self.nom


class ChiffreAffaires(Base):
    """What a creditor invoiced over a period: with it, and only then, reporting gives a DSO."""

    du: DateISO = Field(description="Premier jour de la période.")
    au: DateISO = Field(description="Dernier jour de la période.")
    montant_ttc: Montant = Field(description="Chiffre d'affaires facturé TTC sur la période.")


_CIVILITY = "(?:" + "|".join(re.escape(word) for word in SALUTATIONS) + ")"
_CIVILITIES = re.compile(rf"(?:{_CIVILITY}(?: et {_CIVILITY})? )?", re.IGNORECASE)


class Creancier(Personne):
    """A creditor: ``cases/_cabinet/creanciers/<slug>.yaml``."""

    format: Format = Field(1, description="Version du format de fichier.")
    commercant: OuiNon = Field(True, description="Commerçant inscrit.")
    courriel: Courriel = Field(description="Adresse à laquelle répondre.")
    telephone: Telephone | None = Field(None, description="Téléphone.")
    site_web: Texte | None = Field(None, description="Site internet, imprimé sans lien.")
    iban: Iban = Field(description="Compte à créditer.")
    bic: Bic | None = Field(None, description="BIC du compte.")
    banque: Texte | None = Field(None, description="Nom de la banque, imprimé à côté de l'IBAN.")
    titulaire: Texte | None = Field(None, description="Titulaire du compte, exactement comme à la banque.")
    strategie: Slug | None = Field(None, description="Échelle de relance de ses dossiers, dans strategies.yaml.")
    ics: Ics | None = Field(None, description="Identifiant créancier SEPA, pour demander un mandat de prélèvement.")
    qr_sepa: OuiNon = Field(False, description="Imprimer un QR code SEPA à côté de l'IBAN, par commodité.")
    signataire: Signataire = Field(description="Qui signe les courriers.")
    mediateur: Texte | None = Field(
        None, description="Médiateur de la consommation (L616-1 C. conso.), s'il en est dû."
    )
    titre_de_recettes: OuiNon | None = Field(
        None,
        description="Personne publique : « non » si elle recouvre comme un créancier privé (à vérifier), sans titre.",
    )
    operateur: OuiNon | None = Field(
        None,
        description="Opérateur de communications électroniques : prescription annale de ce que ses usagers lui doivent "
        "(code des postes, art. L34-2).",
    )
    chiffre_affaires: tuple[ChiffreAffaires, ...] = Field(
        (), description="Chiffre d'affaires par période, pour le délai moyen de paiement (DSO) ; facultatif."
    )
    logo: Texte | None = Field(None, description="Fichier PNG ou JPEG du logo, dans _cabinet/creanciers/.")
    couleur: Couleur | None = Field(None, description='Couleur de l\'en-tête, "#rrggbb" entre guillemets.')

    @model_validator(mode="after")
    def _signed(self) -> "Creancier":
        if self.signataire.fonction is None and not self.signe_lui_meme:
            raise refuse(
                "signataire",
                "il manque la clé « fonction » : seul qui signe en son propre nom n'en a pas.",
                "Ajouter « fonction: … » (gérant, comptable…), ou écrire le nom du signataire comme celui de la fiche.",
            )
        return self

    @model_validator(mode="after")
    def _public(self) -> "Creancier":
        if self.titre_de_recettes is not None and self.nature is not Nature.PERSONNE_PUBLIQUE:
            raise refuse("titre_de_recettes", "« titre-de-recettes » : d'une personne publique seule.", "L'ôter.")
        return self

    @property
    def recouvre_par_titre(self) -> bool:
        """A public body has its own enforceable title, unless its file says it claims as anybody does."""
        return self.nature is Nature.PERSONNE_PUBLIQUE and self.titre_de_recettes is not False

    @property
    def signe_lui_meme(self) -> bool:
        """A natural person who signs for herself."""
        return self.est_nomme(self.signataire.nom)

    @property
    def parle_en_son_nom(self) -> bool:
        """A private individual who signs alone says « je »; two spouses, an estate or a business say « nous »."""
        return self.nature is Nature.PARTICULIER and self.signe_lui_meme and not self.est_a_plusieurs

    def releve_d_un_mediateur(self, famille: Famille) -> bool:
        """Whether a consumer is told of a mediator: of who deals in business, or names one (C. conso., art. L616-1).

        A club that calls for its subscriptions sells nothing, nor does a syndicat of co-owners, nor a public service.
        """
        if self.mediateur is not None:
            return True
        sells = self.nature not in {Nature.PARTICULIER, Nature.SYNDICAT} and not self.recouvre_par_titre
        return sells and famille is not Famille.COTISATIONS_ASSOCIATIVES


class Intervenant(Personne):
    """A lawyer, commissaire de justice or collection company: ``cases/_cabinet/intervenants/<slug>.yaml``."""

    format: Format = Field(1, description="Version du format de fichier.")
    role: Literal["avocat", "commissaire", "societe-de-recouvrement"] = Field(description="Rôle de l'intervenant.")
    barreau: Texte | None = Field(None, description="Barreau de l'avocat.")
    courriel: Courriel = Field(description="Adresse de courriel.")
    telephone: Telephone | None = Field(None, description="Téléphone.")
