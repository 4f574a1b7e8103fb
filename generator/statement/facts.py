"""What the ledger needs, and only that: claims, payments, credit notes, limits, as they are known at a date.

``gather`` reads a case; nothing here computes an amount.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.case import KeyPath
from generator.law.series import Bareme
from generator.money import ZERO
from generator.statement.beside import Compris, Remarque
from generator.vocabulary import Reference, Statut
from generator.vocabulary.invoices import Mot
from generator.vocabulary.rates import CategorieTauxLegal, FormuleTaux

Rendu = tuple[KeyPath, KeyPath]  # a refund, and what was in excess: a payment, a credit note


class Regime(StrEnum):
    """What interest a claim bears."""

    PENALITES = "penalites"  # L441-10 C. com.
    CONVENU = "convenu"  # a rate agreed outside the field of L441-10: C. civ. 1103
    PUBLIC = "public"  # R2192-32 CCP
    LEGAL = "legal"  # C. civ. 1231-6
    TITRE = "titre"  # as the title says
    SANS = "sans"  # none claimed


class LumpSum(Struct, frozen=True):
    """The 40 € of an invoice, if it is paid late; ``valeur`` names the value of the table."""

    montant: Decimal
    reference: Reference
    valeur: str


class Credit(Struct, frozen=True):
    """A credit note that takes effect on its own date; on a claim, one that reduces its principal from the origin.

    ``capital_d_abord``: what exceeds its invoice goes to the other principals first, as a payment would that day.
    """

    date: dt.date
    origine: KeyPath
    facture: str
    montant: Decimal
    capital_d_abord: bool = False


class Claim(Struct, frozen=True):
    """A sum owed: an invoice, or the principal of a title. ``depart`` is the first day of interest, if any runs."""

    numero: str
    origine: KeyPath
    date: dt.date
    echeance: dt.date
    montant: Decimal
    regime: Regime
    depart: dt.date | None
    retroactifs: tuple[Credit, ...] = ()  # credit notes that reduce the principal from the origin
    indemnite: LumpSum | None = None
    indemnite_ecartee: LumpSum | None = None  # that of an invoice credited whole: left out by prudence
    ouverture: dt.date | None = None  # the judgment that stops its interest
    excepte: bool = False  # interest goes on despite collective proceedings
    liquides: Decimal = ZERO  # interest already fixed by a title
    conteste: Decimal = ZERO  # what the debtor disputes of it, or all that a judgment dismissed
    rejetee: dt.date | None = None  # the judgment that dismissed its claim
    jusqu_au: dt.date | None = None  # of a title: the last day of what it is held to have counted
    non_accorde: Decimal = ZERO  # of a summary order: what it grants nothing of and does not judge
    compte: int = 0  # of which account it is: that of ``Facts``, or one beside it

    @property
    def annule(self) -> Decimal:
        """What credit notes reduce from the origin."""
        return sum((credit.montant for credit in self.retroactifs), ZERO)

    @property
    def contestee(self) -> bool:
        """Tell whether all of it is disputed."""
        return bool(self.conteste) and self.conteste >= self.montant - self.annule


class Payment(Struct, frozen=True):
    """A payment that holds: not bounced at the as-of date."""

    date: dt.date
    origine: KeyPath
    montant: Decimal
    choisies: tuple[str, ...] = ()  # claims it goes to first
    capital_d_abord: bool = False
    tiers: bool = False  # somebody else than the principal debtor paid
    du_debiteur: bool = True  # he chose its claims; else it was seized on them, or allocated to them already
    saisi_sur: tuple[str, ...] = ()  # of what was allocated already: the titles it was seized on


class Refund(Struct, frozen=True):
    """Money given back: so much, or at most a payment it is noted on (``paye_le``), for all that one exceeds."""

    date: dt.date
    origine: KeyPath  # ("remboursements", 0), or ("paiements", 0)
    montant: Decimal
    a: str | None = None  # who received it, when it is told
    siens: frozenset[KeyPath] = frozenset()  # what it gives back first, when that exceeds every debt
    paye_le: dt.date | None = None
    deja: Decimal = ZERO  # of what came before a title: no account plays it


class Exces(Compris, frozen=True):
    """What of a payment exceeded every debt before its titles, held to be counted in one of them."""

    recu_le: dt.date


class Waiver(Struct, frozen=True):
    """What is left given up by a creditor who was paid in part (C. civ., art. 1350), at the end of a day.

    ``accessoires``: interest and costs only; a principal still owed keeps everything owed.
    """

    date: dt.date
    origine: KeyPath  # ("journal", 4)
    accessoires: bool


class Charge(Struct, frozen=True):
    """A sum beside the claims: clause pénale, costs, amounts awarded by a title; known from its date."""

    date: dt.date
    nature: str  # « clause-penale », « frais », « article-700 », « depens », « frais-complementaires », « indemnites »
    libelle: str
    montant: Decimal
    origine: KeyPath
    reference: Reference
    taux: Decimal | None = None  # clause pénale: percent of what is unpaid that day
    factures: tuple[str, ...] = ()  # clause pénale: claims it is counted on
    compte: int = 0  # as that of a claim


class Grace(Struct, frozen=True):
    """A delay granted by the judge (C. civ. 1343-5)."""

    du: dt.date
    au: dt.date
    taux_reduit: Decimal | None
    capital_d_abord: bool
    ecourte: bool  # a « reprise » of the case says it ended before its term

    def covers(self, day: dt.date) -> bool:
        """Tell whether a day is in the delay: what would be incurred on it as a penalty is not."""
        return self.du <= day <= self.au


class Majoration(Struct, frozen=True):
    """Five points from a day, on a condemnation (CMF L313-3)."""

    premier_jour: dt.date
    statut: Statut
    autre_jour: dt.date | None = None  # the other reading, where the start is unsettled


class Facts(Struct, frozen=True):
    """A case as the ledger sees it at ``au``."""

    au: dt.date
    bareme: Bareme
    fondement: str  # « factures » or « titre »
    claims: tuple[Claim, ...]
    credits: tuple[Credit, ...]
    payments: tuple[Payment, ...]
    charges: tuple[Charge, ...]
    formule: FormuleTaux | None  # agreed, or granted by a title; None: that of the law
    categorie: CategorieTauxLegal
    ouverture: dt.date | None  # of the last collective proceedings that bind the case
    plan_le: dt.date | None  # of the plan adopted in them: what is paid since is paid under it
    recevabilite: dt.date | None
    graces: tuple[Grace, ...]
    capitalisation: dt.date | None
    remarques: tuple[str, ...]
    autre_categorie: CategorieTauxLegal | None  # where the category of the creditor is not settled
    autres_echeances: tuple[Claim, ...]  # the same claims, where « fin de mois » counts otherwise
    taux_convenu: bool  # a contractual rate of L441-10: the floor is checked
    abandons: tuple[Waiver, ...]
    mot: Mot  # what its invoices are called
    penalites: bool  # what runs is a penalty for lateness: a delay granted by the judge stops it
    majoration: Majoration | None = None
    compris: tuple[Compris, ...] = ()  # what its title took into account
    remboursements: tuple[Refund, ...] = ()
    rendus: tuple[tuple[Rendu, Decimal], ...] = ()  # given back of what came before its titles: no ledger plays it
    exces: tuple[Exces, ...] = ()
    sans_preuve: tuple[Remarque, ...] = ()  # costs left out, among the remarks
    fond: str = ""  # the article by which a provision judges nothing of the claim
    a_cote: tuple["Facts", ...] = ()  # what the title leaves out, each an account; every payment is told here

    @property
    def comptes(self) -> tuple["Facts", ...]:
        """This account, and those beside it."""
        return (self, *self.a_cote)


class Reading(Struct, frozen=True):
    """How the disputed rules are read; the default is what the décompte claims."""

    glissant: bool = True  # penalties: rate of each half-year, or of the first one for good
    plancher: bool = False  # an agreed rate raised to three times the legal rate
    capital_d_abord: bool = False  # payments to principal first
    accessoires_d_abord: bool = False  # payments to the 40 € and costs before interest and principal
    majoration_autre: bool = False  # five points from the other day
    annee_entiere: bool = False  # of a year whose interest was paid in part, nothing is capitalised before the next one
    categorie: CategorieTauxLegal | None = None
