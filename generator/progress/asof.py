"""A case seen at a date: what is known then, and nothing later."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct

from generator.case import Case, KeyPath
from generator.findings import NotComputed
from generator.instances import ProcedureCollective, against_principal
from generator.law.limits.count import Lieu
from generator.law.payment_terms import DateDeReglement
from generator.model import (
    Debiteur,
    Evenement,
    Facture,
    FaitEnvoi,
    FaitJournal,
    FaitReprise,
    Office,
    Paiement,
    Titre,
)
from generator.money import ZERO
from generator.progress.balances import balances
from generator.statement.holds import lifts, valid_payments
from generator.statement.proceedings import binding, closed
from generator.statement.terms import due_date_of, due_of_public_buyer, term_of_the_law
from generator.statement.types import Decompte
from generator.vocabulary import Fait, Reference, Statut

Event = TypeVar("Event", bound=Evenement)


class Note(Struct, frozen=True):
    """A fact of the journal with its place in the file."""

    origine: KeyPath
    fait: FaitJournal

    @property
    def date(self) -> dt.date:
        """Date of the fact."""
        return self.fait.date

    @property
    def type(self) -> Fait:
        """Type of the fact."""
        return self.fait.type


class AsOf(Struct, frozen=True, dict=True):
    """A case at ``au``: facts, payments and titles not later than that day, due dates, what is still owed."""

    case: Case
    office: Office
    au: dt.date
    decompte: Decompte | None
    journal: tuple[Note, ...]
    paiements: tuple[tuple[KeyPath, Paiement], ...]  # not bounced at ``au``, nor received by mistake
    imputees: Mapping[KeyPath, frozenset[str]]  # invoices each payment was allocated to by the décompte
    titres: tuple[tuple[KeyPath, Titre], ...]  # of the principal debtor
    factures: Mapping[str, tuple[KeyPath, Facture]]
    echeances: Mapping[str, DateDeReglement]  # the date of the invoice where the terms are not understood
    sans_echeance: frozenset[str]  # invoices whose terms are not understood
    soldes: Mapping[str, Decimal]  # principal still owed, by invoice
    payees: frozenset[str]  # invoices whose principal is extinguished and whose accessories are not
    total: Decimal  # everything still owed
    par_classe: Mapping[type[Evenement], Sequence[Note]]  # the journal by class of fact, and by type: every rule asks
    par_type: Mapping[Fait, Sequence[Note]]  # for its own; acts against another than the principal debtor are in none
    face_a: Debiteur | None = None  # whom it is seen against, when that is another: see ``facing``

    @cached_property
    def reponses(self) -> dict[Any, Any]:
        """What was answered of it already: a view never changes (``progress.once``)."""
        return {}

    @property
    def dues(self) -> tuple[str, ...]:
        """Invoices on which something is owed and whose due date is known, in the order of the file."""
        return tuple(one for one, solde in self.soldes.items() if solde > ZERO and one not in self.sans_echeance)

    @property
    def en_retard(self) -> tuple[str, ...]:
        """Invoices owed past their due date."""
        return tuple(one for one in self.dues if self.echeances[one].date < self.au)

    @property
    def ouvertes(self) -> tuple[str, ...]:
        """Invoices on which anything is owed, principal or accessories, in the order of the file."""
        return tuple(one for one, solde in self.soldes.items() if solde > ZERO or one in self.payees)

    @property
    def accessoires(self) -> Decimal:
        """Penalties, 40 €, clause and costs still owed when no principal is past due; zero while some is."""
        if self.decompte is None or self.en_retard:
            return ZERO
        return self.decompte.total - self.decompte.principal

    @cached_property
    def nom(self) -> str:
        """Name of the debtor it is seen against."""
        return (self.face_a or self.case.dossier.debiteur).nom_complet

    @property
    def lieu(self) -> Lieu:
        """Where the debtor lives, for his own limits and for waits."""
        adresse = (self.face_a or self.case.dossier.debiteur).adresse
        return Lieu.at(adresse.code_postal, adresse.pays)

    def seen_against(self, name: str | None) -> bool:
        """Tell whether what names a debtor, or nobody, is of the one it is seen against."""
        return self.case.dossier.named(name).nom_complet == self.nom

    def known(self, day: dt.date | None) -> dt.date | None:
        """A day the file tells, once it has come; None when it is to come, or not told."""
        return day if day is not None and day <= self.au else None

    def facts(self, *types: Fait) -> Sequence[Note]:
        """Facts of some types, in the order of the journal."""
        known = [self.par_type[one] for one in types if one in self.par_type]
        if len(known) > 1:
            return sorted(chain.from_iterable(known), key=lambda note: note.origine)
        return known[0] if known else ()

    def of(self, kind: type[Event], *types: Fait) -> Sequence[tuple[KeyPath, Event]]:
        """Facts of one class of the model, optionally of some types only, in the order of the journal."""
        if kind not in self.par_classe:
            return ()
        return [
            (note.origine, note.fait)
            for note in self.par_classe[kind]
            if isinstance(note.fait, kind) and (not types or note.type in types)
        ]

    def last(self, *types: Fait) -> Note | None:
        """Last fact of some types."""
        known = self.facts(*types)
        return max(known, key=lambda note: note.date) if known else None

    @cached_property
    def procedures_collectives(self) -> tuple[ProcedureCollective, ...]:
        """Collective proceedings that bind the case, each with its conversions, oldest judgment first."""
        return binding(self.case.dossier, self.au, self.face_a)

    @property
    def payes_apres_ouverture(self) -> tuple[dt.date, ...]:
        """Days on which the debtor paid after a judgment that forbids it (C. com., L622-7), no plan adopted since.

        What was counted on invoices of since the judgment alone is not forbidden.
        """
        opened = [one for one in self.procedures_collectives if not closed(one, self.au)]
        own = ((path, paid.date) for path, paid in self.paiements if self.case.dossier.paye_par_un_debiteur(paid))
        return tuple(
            day
            for path, day in own
            if any(
                one.ouverture.date <= day and not one.plan(day) and self._of_before(path, one.ouverture.date)
                for one in opened
            )
        )

    def _of_before(self, path: KeyPath, day: dt.date) -> bool:
        """Tell whether a payment was counted on an invoice of before a day; failing a décompte, it may have been."""
        known = [self.factures[one][1] for one in self.imputees.get(path, ()) if one in self.factures]
        return not known or any(one.date < day for one in known)

    def path(self, fait: FaitJournal) -> KeyPath:
        """Place of a fact in the file."""
        return ("journal", self.case.dossier.journal.index(fait))

    @property
    def corrigees(self) -> frozenset[KeyPath]:
        """Letters a later issue replaced: a step sent again with a correction is one step."""
        letters = [(note.origine, note.fait) for note in self.journal if isinstance(note.fait, FaitEnvoi)]
        replaced = {fait.remplace for _, fait in letters} - {None}
        return frozenset(origine for origine, fait in letters if fait.emis in replaced)

    def resumed(self, held: Fait, since: dt.date) -> dt.date | None:
        """First day a « reprise » ended what began on a day with a type of fact, if one did."""
        return min((fait.date for _, fait in self.of(FaitReprise) if lifts(fait, held, since)), default=None)

    def paid_between(self, after: dt.date, until: dt.date) -> Decimal:
        """Money received from the day ``after`` to the day ``until``, both included."""
        return sum((paid.montant for _, paid in self.paiements if after <= paid.date <= until), ZERO)


def look(case: Case, office: Office, au: dt.date, decompte: Decompte | None) -> AsOf:
    """See a case at a date; never raises: a page shows even what the law refuses to compute."""
    known: AsOf | None = case.vues.get(au)
    if known is None or known.decompte is not decompte or known.office is not office:
        known = case.vues[au] = _seen(case, office, au, decompte)
    return known


def _seen(case: Case, office: Office, au: dt.date, decompte: Decompte | None) -> AsOf:
    dossier = case.dossier
    issued = [(("factures", index), facture) for index, facture in enumerate(dossier.factures)]
    legal = term_of_the_law(dossier.creance, dossier.debiteur, office.creanciers.get(dossier.creancier))
    known = {
        facture.numero: _due(facture, publique=dossier.creance.publique, professionnels=legal) for _, facture in issued
    }
    due = {facture.numero: known[facture.numero] or _undated(facture) for _, facture in issued}
    journal = tuple(Note(("journal", index), fait) for index, fait in enumerate(dossier.journal) if fait.date <= au)
    par_classe, par_type = by_kind(note for note in journal if against_principal(dossier, note.fait))
    paiements = tuple(valid_payments(dossier, au))
    soldes = balances(case, au, paiements, due, decompte)
    titles = ((("titres", index), titre) for index, titre in enumerate(dossier.titres) if titre.date <= au)
    return AsOf(
        case=case,
        office=office,
        au=au,
        decompte=decompte,
        journal=journal,
        paiements=paiements,
        imputees=_allocated(decompte),
        titres=tuple((path, titre) for path, titre in titles if against_principal(dossier, titre)),
        factures={facture.numero: (path, facture) for path, facture in issued},
        echeances=due,
        sans_echeance=frozenset(numero for numero, date in known.items() if date is None),
        soldes=soldes,
        payees=_accessories_only(decompte),
        total=decompte.total if decompte else sum(soldes.values(), ZERO),
        par_classe=par_classe,
        par_type=par_type,
    )


def by_kind(notes: Iterable[Note]) -> tuple[dict[type[Evenement], list[Note]], dict[Fait, list[Note]]]:
    """Facts by class and by type, each in the order given."""
    par_classe: dict[type[Evenement], list[Note]] = {}
    par_type: dict[Fait, list[Note]] = {}
    for note in notes:
        par_classe.setdefault(type(note.fait), []).append(note)
        par_type.setdefault(note.fait.type, []).append(note)
    return par_classe, par_type


def _due(facture: Facture, *, publique: bool, professionnels: bool) -> DateDeReglement | None:
    try:
        due = due_date_of(facture, professionnels=professionnels)
    except NotComputed:
        return None
    if not publique or facture.recue_le is None:
        return due
    return due_of_public_buyer(facture, due)


def _undated(facture: Facture) -> DateDeReglement:
    """An unknown due date: the date of the invoice, so that a prescription alerts early; nothing is late by it."""
    reason = f"Conditions « {facture.conditions} » non comprises : date de la facture retenue, par prudence"
    return DateDeReglement(facture.date, Reference(reason, statut=Statut.INCERTAIN), None)


def _allocated(decompte: Decompte | None) -> dict[KeyPath, frozenset[str]]:
    found: dict[KeyPath, set[str]] = {}
    for one in decompte.imputations if decompte else ():
        found.setdefault(one.origine, set()).add(one.facture)
    return {origine: frozenset(factures) for origine, factures in found.items()}


def _accessories_only(decompte: Decompte | None) -> frozenset[str]:
    if decompte is None:
        return frozenset()
    paid = (*decompte.ouvertes, *decompte.reduites_aux_postes)
    return frozenset(ligne.numero for ligne in paid if not (ligne.du_titre or ligne.principal))
