"""The case file: ``cases/<reference>/dossier.yaml``, the only file a legal assistant edits."""

from typing import TypeVar

from msgspec.structs import replace
from pydantic import Field, PrivateAttr

from generator.model.account import Avoir, Facture, FraisLigne, Paiement, Remboursement
from generator.model.claim import Creance
from generator.model.evenement import Evenement
from generator.model.journal import FaitJournal
from generator.model.natures import NaturePiece
from generator.model.parties import Debiteur
from generator.model.scalars import Base, DateISO, Format, Montant, Reference, Slug, Texte
from generator.model.titles import Titre
from generator.vocabulary import Fait, Famille, Lien
from generator.vocabulary.invoices import Mot

Event = TypeVar("Event", bound=Evenement)
Key = tuple[str | int, ...]  # a place in the case, in the words of the YAML: ("journal", 4)


class Piece(Base):
    """An exhibit."""

    id: Slug = Field(description="Identifiant, cité ailleurs dans le dossier.")
    fichier: Texte = Field(description="Fichier, sous pieces/.")
    nature: NaturePiece = Field(description="Nature de la pièce.")
    titre: Texte = Field(description="Titre imprimé au bordereau.")
    date: DateISO | None = Field(None, description="Date de la pièce.")
    debiteur: Texte | None = Field(
        None, description="De qui est l'extrait du registre (nature identite) ; du débiteur principal si absent."
    )
    langue: Texte | None = Field(None, description="Langue, si elle n'est pas le français.")
    traduction: Slug | None = Field(None, description="Pièce qui en est la traduction libre.")
    autorisation: Texte | None = Field(
        None, description="Qui a permis de reprendre un PDF protégé sans mot de passe, et quand."
    )
    ecart_admis: Texte | None = Field(
        None,
        description="Qui a relu ce que la copie ne montre pas du fichier, ou ce que les données d'une facture "
        "électronique disent autrement que le dossier, quand, et pourquoi c'est juste ; ce n'est plus signalé.",
    )


class Dispense(Base):
    """An explicit, dated, named waiver of a requirement; printed in the record."""

    date: DateISO = Field(description="Date.")
    par: Texte = Field(description="Qui en décide.")
    objet: Slug = Field(description="Exigence écartée.")
    motif: Texte = Field(description="Raison.")
    document: Slug | None = Field(None, description="Document concerné ; tous si absent.")
    debiteur: Texte | None = Field(
        None, description="De qui est l'acte tardif auquel elle répond (« retard-… ») ; de tous si absent."
    )
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
    remboursements: tuple[Remboursement, ...] = Field((), description="Trop-perçus rendus.")
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
    def mot(self) -> Mot:
        """What its invoices are called; their amounts are « TTC » unless each is told to bear no tax."""
        mot = self.creance.famille.mot
        return replace(mot, ttc="") if all(one.sans_taxe for one in self.factures) else mot

    @property
    def debiteur(self) -> Debiteur:
        """The principal debtor: the addressee of letters."""
        first = self.debiteurs[0]  # almost always the one: asked everywhere
        if first.lien is Lien.PRINCIPAL:
            return first
        return next((party for party in self.debiteurs if party.lien is Lien.PRINCIPAL), first)

    @property
    def loge_une_personne_morale(self) -> bool:
        """Whether a dwelling is let to a company: loi n° 89-462 governs its lease only if agreed."""
        return self.creance.famille is Famille.BAIL_D_HABITATION and not self.debiteur.nature.physique

    def faits(self, kind: type[Event], *types: Fait) -> list[Event]:
        """Facts of one class, which has no subclass, and of some types alone when given; in the order of the journal.

        Asking a model whether it is an instance of another is slow: its class is compared.
        """
        return [fact for fact in self.journal if type(fact) is kind and (not types or fact.type in types)]

    def of(self, kind: type[Event], *types: Fait) -> list[tuple[Key, Event]]:
        """The same, each with its place."""
        return [
            (("journal", rank), fact)
            for rank, fact in enumerate(self.journal)
            if type(fact) is kind and (not types or fact.type in types)
        ]

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
        return self.paye_par_un_debiteur(paiement) and paiement.moyen.remis

    def piece(self, identifier: str) -> Piece | None:
        """Find an exhibit by its identifier."""
        return next((piece for piece in self.pieces if piece.id == identifier), None)
