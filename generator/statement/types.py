"""The décompte as data: what is owed at a date, and why, to the cent.

Every printed figure of a letter, a requête, a bordereau or a page comes from here. Amounts are euros with two
places; rates are percent a year; days are calendar days, both bounds included.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from generator.case import KeyPath
from generator.money import ZERO, round_known
from generator.statement.beside import Compris, ExcesTenu, Lecture, Partage, Remarque, Restitution
from generator.vocabulary import Reference, Statut

TITLE_RATE = "Taux accordé par le titre"  # what the interest of a title rests on when it is not the legal rate


class Nature(StrEnum):
    """What a segment of interest is."""

    PENALITES = "penalites"  # L441-10 II C. com., or the contractual rate between professionals
    INTERETS_CONVENUS = "interets-convenus"  # a rate agreed outside the field of L441-10: C. civ. 1103
    INTERETS_MORATOIRES = "interets-moratoires"  # public contract, R2192-31 CCP
    INTERETS_LEGAUX = "interets-legaux"  # C. civ. 1231-6
    INTERETS_DU_TITRE = "interets-du-titre"  # C. civ. 1231-7, or as the title says
    CAPITALISES = "interets-capitalises"  # C. civ. 1343-2


class Segment(Struct, frozen=True):
    """Interest on one base at one rate over one period: ``base x taux / 100 x jours / 365``, rounded half-up."""

    nature: Nature
    facture: str  # number of the invoice, or the title's reference
    base: Decimal
    du: dt.date
    au: dt.date
    jours: int
    taux: Decimal
    formule: str  # « BCE 2,40 % + 10 points »
    montant: Decimal
    reference: Reference
    semestre: str = ""  # « 2026-S2 »


class Imputation(Struct, frozen=True):
    """What a payment, a credit note or a waiver extinguished on one invoice."""

    date: dt.date
    origine: KeyPath  # ("paiements", 0), ("avoirs", 0), or ("journal", 0): the fact by which the creditor gives up
    facture: str
    montant: Decimal
    interets: Decimal
    principal: Decimal
    reference: Reference
    accessoire: Decimal = ZERO  # the 40 € of the invoice, or a clause, a cost (``poste``)
    poste: str = ""  # label of the clause or cost paid, when it is not an invoice

    @property
    def genre(self) -> str:
        """What extinguished it: « paiement », « avoir » or « abandon »."""
        return {"avoirs": "avoir", "journal": "abandon"}.get(str(self.origine[0]), "paiement")


class PartContestee(Struct, frozen=True):
    """What is disputed of an invoice, and of what is still owed on it: set aside from what letters ask for.

    ``disputed_part`` says how what was paid is shared between this part and the other one.
    """

    montant: Decimal  # of the invoice, as the debtor disputes it
    principal: Decimal  # still owed, as what follows
    interets: Decimal
    indemnite: Decimal  # the 40 €, when nothing else than this part was late
    interet_par_jour: Fraction | None  # exact, as of the invoice

    @property
    def total(self) -> Decimal:
        """Principal, interest and indemnity still owed and disputed."""
        return self.principal + self.interets + self.indemnite


class LigneFacture(Struct, frozen=True):
    """An invoice in the décompte; ``interets`` are net of what payments extinguished."""

    numero: str
    origine: KeyPath  # ("factures", 0)
    date: dt.date
    echeance: dt.date
    montant_ttc: Decimal
    avoirs: Decimal
    paye_principal: Decimal
    paye_interets: Decimal
    principal: Decimal  # still owed
    interets_courus: Decimal
    interets: Decimal  # still owed
    indemnite: Decimal
    jours_de_retard: int  # until fully paid or the as-of date; 0 when not late, never owed, or a title (no due date)
    interet_par_jour: Fraction | None  # of the morrow, exact: rounded once, with the others; None, its rate unknown
    contestee: bool  # entirely
    segments: tuple[Segment, ...]
    paye_indemnite: Decimal = ZERO
    part_contestee: PartContestee | None = None  # all of it when ``contestee``
    rejetee: bool = False  # it is ``contestee`` because a judgment dismissed its claim
    non_accorde: Decimal = ZERO  # of a summary order: what it grants nothing of and does not judge

    @property
    def mention(self) -> str:
        """Why letters ask for none of it; empty when they ask for some."""
        return ("demande rejetée" if self.rejetee else "contestée") if self.contestee else ""

    @property
    def du_titre(self) -> bool:
        """Whether it is what a title grants, not an invoice."""
        return self.origine[0] == "titres"

    @property
    def liquides(self) -> Decimal:
        """The interest that the title itself fixed: no segment counts it."""
        return self.interets_courus - sum((segment.montant for segment in self.segments), ZERO)

    @property
    def par_jour(self) -> Decimal | None:
        """Interest of the morrow of this invoice alone, rounded to the cent."""
        return round_known([self.interet_par_jour])

    @property
    def paye(self) -> Decimal:
        """All that payments extinguished on this invoice."""
        return self.paye_principal + self.paye_interets + self.paye_indemnite

    @property
    def total(self) -> Decimal:
        """Principal, interest and indemnity still owed."""
        return self.principal + self.interets + self.indemnite

    @property
    def non_conteste(self) -> Decimal:
        """What letters go on asking for: the total without the part that is disputed."""
        return self.total - (self.part_contestee.total if self.part_contestee else ZERO)


class Poste(Struct, frozen=True):
    """A line beside the invoices: clause pénale, costs, article 700, dépens; ``montant`` is what is still owed."""

    nature: str  # clause-penale, clause-accordee, indemnites, article-700, depens, frais, frais-complementaires
    libelle: str
    montant: Decimal
    origine: KeyPath
    reference: Reference
    paye: Decimal = ZERO
    conteste: Decimal = ZERO  # what of ``montant`` comes of a disputed principal, a dismissed one included
    rejete: Decimal = ZERO  # what of it comes of a principal that a judgment dismissed

    @property
    def est_clause(self) -> bool:
        """A penalty clause, incurred or granted by the title."""
        return self.nature in {"clause-penale", "clause-accordee"}


class Decompte(Struct, frozen=True):
    """What is owed at ``au``.

    ``fondement`` is « factures » or « titre », whose lines come first and the invoices it does not judge after;
    ``conventions`` are the sentences printed under the table;
    ``lectures`` the disputed points with the other figure.
    """

    au: dt.date
    fondement: str
    lignes: tuple[LigneFacture, ...]
    imputations: tuple[Imputation, ...]
    postes: tuple[Poste, ...]
    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    clause_penale: Decimal
    frais: Decimal
    trop_percu: Decimal
    total: Decimal
    interet_par_jour: Decimal | None  # of the morrow, all invoices together, rounded to the cent
    conventions: tuple[str, ...]
    lectures: tuple[Lecture, ...] = ()
    remarques: tuple[str, ...] = ()
    statut: Statut = Statut.OFFICIEL  # worst status of the values used
    rembourse: Decimal = ZERO  # overpayments given back
    remboursements: tuple[Restitution, ...] = ()
    valeurs: tuple[str, ...] = ()  # table values used: « bce-refinancement/2026-06-17 »
    compris: tuple[Compris, ...] = ()  # not deducted again from what its titles grant
    # each a remark too
    excedents: tuple[Remarque, ...] = ()  # what a payment leaves above the title it is of, counted on another
    sans_preuve: tuple[Remarque, ...] = ()  # costs that a pièce would have counted
    sans_exces: tuple[Remarque, ...] = ()  # refunds that nothing received in excess explains
    exces_tenus: tuple[ExcesTenu, ...] = ()  # received in excess before a title, held to be counted in it
    partages: tuple[Partage, ...] = ()  # refunds that several things received in excess may explain
    a_declarer: Decimal | None = None  # in collective proceedings, the whole claim beside what a provision leaves
    interets_au: dt.date | None = None  # last day of interest, of one told though a rate is unknown since

    @property
    def titre_et_factures(self) -> bool:
        """Whether it is of a title and of invoices it does not judge."""
        return len({ligne.du_titre for ligne in self.lignes}) > 1

    @property
    def non_accorde(self) -> Decimal:
        """What the summary orders followed grant nothing of and do not judge."""
        return sum((ligne.non_accorde for ligne in self.lignes), ZERO)

    @property
    def en_trop(self) -> str:
        """What the excess received is called: before any invoice, it waits for the first one.

        Above a provision, it may be of what that one did not grant.
        """
        if self.lignes and self.non_accorde:
            return "Reçu au-delà de la provision"
        return "Trop-perçu à rembourser" if self.lignes else "Reçu d'avance"

    def impute(self, origine: KeyPath) -> Decimal:
        """What a payment or a credit note extinguished of all it tells, in euros."""
        return sum((one.montant for one in self.imputations if one.origine == origine), ZERO)

    def compris_de(self, origine: KeyPath) -> Decimal:
        """What of a payment the titles it tells hold to be paid already, in euros."""
        return sum((one.montant for one in self.compris if one.origine == origine), ZERO)

    def rendu_de(self, origine: KeyPath) -> tuple[Restitution, ...]:
        """What was given back of a payment."""
        return tuple(one for one in self.remboursements if one.origine == origine)

    @property
    def plusieurs_comptes(self) -> bool:
        """Whether it is of a title and of what that one does not judge: other titles, invoices."""
        return self.fondement == "titre" and len(self.lignes) > 1

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment, invoice by invoice."""
        return tuple(segment for ligne in self.lignes for segment in ligne.segments)

    @property
    def liquides(self) -> Decimal:
        """The interest that a title fixed, beside its segments."""
        return sum((ligne.liquides for ligne in self.lignes), ZERO)

    @property
    def conteste(self) -> Decimal:
        """What of the total is disputed, in euros."""
        parts = (ligne.part_contestee.total for ligne in self.lignes if ligne.part_contestee)
        return sum(parts, ZERO) + sum((poste.conteste for poste in self.postes), ZERO)

    @property
    def reserve(self) -> str:
        """What ``conteste`` is: « contesté », « contesté ou rejeté »."""
        return "contesté ou rejeté" if any(ligne.rejetee for ligne in self.lignes) else "contesté"

    @property
    def abandons(self) -> tuple[Imputation, ...]:
        """What the creditor gave up, line by line; nothing of it is owed any more."""
        return tuple(one for one in self.imputations if one.genre == "abandon")

    @property
    def abandon(self) -> Decimal:
        """All that the creditor gave up, in euros."""
        return sum((one.montant for one in self.abandons), ZERO)

    @property
    def ouvertes(self) -> tuple[LigneFacture, ...]:
        """Invoices on which something is owed."""
        return tuple(ligne for ligne in self.lignes if ligne.total > 0)

    @property
    def echues(self) -> tuple[LigneFacture, ...]:
        """Open invoices past their due date; what a title grants is due from its own day."""
        return tuple(ligne for ligne in self.ouvertes if not self._to_come(ligne))

    @property
    def reduites_aux_postes(self) -> tuple[LigneFacture, ...]:
        """Titles, and invoices settled late, whose clause or costs alone are left to ask for: nothing else is due."""
        asked = any(ligne.non_conteste for ligne in self.echues)
        left = sum((poste.montant - poste.conteste for poste in self.postes), ZERO)
        paid = () if asked or not left else (one for one in self.lignes if one.paye_principal or one.avoirs)
        kept = (one for one in paid if not (one.total or one.rejetee))
        return tuple(one for one in kept if one.du_titre or one.jours_de_retard)

    @property
    def a_echoir(self) -> Decimal:
        """Euros of the total that are not due yet, as a retention held until its day."""
        return sum((ligne.total for ligne in self.ouvertes if self._to_come(ligne)), ZERO)

    def _to_come(self, ligne: LigneFacture) -> bool:
        return not ligne.du_titre and ligne.echeance >= self.au
