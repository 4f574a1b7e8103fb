"""Titles: what a court or a commissaire granted."""

import datetime as dt

from pydantic import Field

from generator.model.account import Facture
from generator.model.scalars import Base, DateISO, Montant, NumeroDeRole, OuiNon, Slug, Taux, Texte
from generator.vocabulary import NatureTitre


class InteretsTitre(Base):
    """Interest granted by a title."""

    taux: Taux | None = Field(None, description="Taux accordé ; taux légal si absent.")
    a_compter_du: DateISO = Field(description="Premier jour.")
    liquides: Montant | None = Field(None, description="Intérêts déjà liquidés par le titre.")


class Condamne(Base):
    """A person a title condemns, and the sum it condemns him up to when he does not owe the whole of it."""

    nom: Texte = Field(description="Débiteur, codébiteur ou caution, nommé comme sous « debiteurs ».")
    limite: Montant | None = Field(None, description="Somme à laquelle sa condamnation est limitée (caution).")


class Titre(Base):
    """A title: once there is one, the décompte follows it."""

    nature: NatureTitre = Field(description="Nature du titre.")
    juridiction: Texte = Field(description="Juridiction ou office.")
    rg: NumeroDeRole | None = Field(None, description="Numéro.")
    date: DateISO = Field(description="Date du titre.")
    principal: Montant = Field(description="Principal accordé.")
    condamnes: tuple[Condamne, ...] = Field(
        (),
        min_length=1,
        description="Personnes que le titre condamne ; si absent, le débiteur principal, et les autres à vérifier.",
    )
    factures: tuple[Texte, ...] = Field(
        (),
        min_length=1,
        description="Factures dont le titre accorde la somme, s'il n'en juge que certaines ; les autres restent "
        "comptées, hors de lui.",
    )
    interets: InteretsTitre | None = Field(None, description="Intérêts accordés.")
    indemnites: Montant | None = Field(None, description="Indemnités de 40 € accordées.")
    clause_penale: Montant | None = Field(None, description="Clause pénale accordée.")
    article_700: Montant | None = Field(None, description="Article 700 CPC.")
    depens: Montant | None = Field(None, description="Dépens liquidés.")
    signifie_le: DateISO | None = Field(
        None, description="Signification ; celle du débiteur principal, s'il est condamné avec d'autres."
    )
    a_personne: OuiNon | None = Field(None, description="Signifié à personne.")
    executoire_le: DateISO | None = Field(None, description="Date à laquelle le titre est exécutoire.")
    pourvoi_le: DateISO | None = Field(None, description="Pourvoi en cassation du créancier contre cette décision.")
    ecarte_le: DateISO | None = Field(
        None,
        description="Décision qui l'a infirmé, réformé, annulé, rétracté ou cassé : il n'est plus suivi depuis ; la "
        "somme que cette décision accorde est un autre titre.",
    )
    arrete_au: DateISO | None = Field(
        None,
        description="Dernier jour des paiements et avoirs que le titre a déduits ; si absent, sa date, ou celle de la "
        "requête d'une ordonnance.",
    )
    piece: Slug | None = Field(None, description="Pièce : le titre.")

    def juge(self, numero: str) -> bool:
        """Tell whether it grants what an invoice claims: every one when it names none."""
        return not self.factures or numero in self.factures

    def accorde(self, facture: Facture) -> bool:
        """Tell whether its sum is that of an invoice: not one issued since, nor one it leaves out by name."""
        return facture.date <= self.date and self.juge(facture.numero)

    def a_part(self, autre: "Titre") -> bool:
        """Tell whether it judges none of the invoices of another: both say which, each stands on its own."""
        return bool(self.factures and autre.factures) and set(self.factures).isdisjoint(autre.factures)

    def ecarte(self, au: dt.date) -> bool:
        """Tell whether another decision known at ``au`` set it aside."""
        return self.ecarte_le is not None and self.ecarte_le <= au
