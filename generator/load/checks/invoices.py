"""Invoices and credit notes: numbers, those named elsewhere, amounts that agree."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load import suggest
from generator.load.repeats import repeated
from generator.model import (
    FaitAutreCourrier,
    FaitContestation,
    FaitCourrier,
    FaitEcheancier,
    FaitProcedure,
    FaitReconnaissance,
    FaitRemise,
    Office,
)
from generator.money import format_eur, round_cents
from generator.phrases import quoted, to_note

_NAMING = (
    FaitAutreCourrier,
    FaitContestation,
    FaitCourrier,
    FaitEcheancier,
    FaitProcedure,
    FaitReconnaissance,
    FaitRemise,
)
_ROUNDING = Decimal("0.05")  # euros: tax is often rounded line by line


def numbers_unique(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Two invoices, or two credit notes, never share a number."""
    for section, items in (("factures", case.dossier.factures), ("avoirs", case.dossier.avoirs)):
        for index, first in repeated(item.numero for item in items):
            line = case.position((section, first, "numero"))[0]
            yield case.erreur(
                (section, index, "numero"),
                f"le numéro « {items[index].numero} » est déjà écrit ligne {line}.",
                "Effacer le doublon, ou corriger le numéro.",
            )


def amounts_not_zero(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A sum of nothing is an amount forgotten; a title may grant none but its costs."""
    dossier = case.dossier
    amounts = (
        *((("factures", rank, "montant-ttc"), one.montant_ttc) for rank, one in enumerate(dossier.factures)),
        *((("avoirs", rank, "montant-ttc"), one.montant_ttc) for rank, one in enumerate(dossier.avoirs)),
        *((("paiements", rank, "montant"), one.montant) for rank, one in enumerate(dossier.paiements)),
        *((("remboursements", rank, "montant"), one.montant) for rank, one in enumerate(dossier.remboursements)),
        *((("frais", rank, "montant"), one.montant) for rank, one in enumerate(dossier.frais)),
    )
    for path, amount in amounts:
        if not amount:
            yield case.avertit(path, "le montant est nul.", "Vérifier le montant.")


def named_exist(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Every invoice named by a credit note, a payment, a title or a fact is in the case."""
    known = [invoice.numero for invoice in case.dossier.factures]
    for path, number in _named(case):
        if number not in known:
            yield case.erreur(
                path,
                f"la facture « {number} » n'est pas dans le dossier.",
                suggest.remedy(number, known, "Factures du dossier"),
            )


def named_once(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An invoice named twice in a list would be told, and asked for, twice."""
    named = list(_named(case))
    for index, _ in repeated((path[:-1] if isinstance(path[-1], int) else path, number) for path, number in named):
        path, number = named[index]
        yield case.erreur(path, f"la facture « {number} » est déjà nommée dans cette liste.", "La retirer.")


def credit_within_invoice(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Credit notes do not exceed their invoice."""
    for invoice in case.dossier.factures:
        notes = [(i, note) for i, note in enumerate(case.dossier.avoirs) if note.facture == invoice.numero]
        total = sum((note.montant_ttc for _, note in notes), Decimal(0))
        if total > invoice.montant_ttc:
            yield case.avertit(
                ("avoirs", notes[-1][0], "montant-ttc"),
                f"les avoirs ({format_eur(total)}) dépassent la facture ({format_eur(invoice.montant_ttc)}).",
                "Vérifier les montants et la facture réduite.",
            )


def credit_of_a_dispute_told(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Of a disputed invoice, a credit note says whether it corrects it: if it does, it never bore interest on it."""
    disputes = [fact for _, fact in case.dossier.of(FaitContestation)]
    for index, note in enumerate(case.dossier.avoirs):
        told = ("avoirs", index, "retroactif") in case.positions
        disputed = (
            one for one in disputes if one.date <= note.date and note.facture in (one.factures or [note.facture])
        )
        if not told and any(disputed):
            said = f"avoir numero={quoted(note.numero)} retroactif={{}} --completer"
            paste = [to_note(case.dossier.reference, said.format(word)) for word in ("oui", "non")]
            yield case.avertit(
                ("avoirs", index),
                "avoir d'une facture contestée : ce qu'il retire porte intérêts jusqu'à sa date.",
                f"S'il corrige une erreur de facturation, {paste[0]} ; si c'est un geste commercial, {paste[1]}.",
            )


def dispute_within_invoice(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A disputed amount is a part of one invoice: the rest of it is still claimed."""
    amounts = {invoice.numero: invoice.montant_ttc for invoice in case.dossier.factures}
    for at, fact in case.dossier.of(FaitContestation):
        if fact.montant is None:
            continue
        path = (*at, "montant")
        if not fact.partielle(amounts):
            yield case.avertit(
                path,
                "ce montant contesté n'est pas la part d'une seule facture : les factures visées sont mises à part en "
                "entier.",
                "Écrire une contestation par facture, chacune avec son montant, pour que le reste soit réclamé.",
            )
            continue
        invoice = amounts.get(next(iter(fact.factures or amounts)))
        if invoice is not None and fact.montant > invoice:
            yield case.avertit(
                path,
                f"le montant contesté ({format_eur(fact.montant)}) dépasse la facture ({format_eur(invoice)}), mise à "
                "part en entier.",
                "Corriger le montant, TTC, ou le retirer si toute la facture est contestée.",
            )


def tax_adds_up(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Amount before tax, rate and amount with tax agree, when all three are given."""
    for index, invoice in enumerate(case.dossier.factures):
        if invoice.montant_ht is None:
            continue
        path: KeyPath = ("factures", index, "montant-ht")
        if invoice.montant_ht > invoice.montant_ttc:
            yield case.avertit(path, "le montant HT dépasse le montant TTC.", "Vérifier les deux montants.")
        elif invoice.tva is not None:
            expected = round_cents(invoice.montant_ht * (1 + invoice.tva / 100))
            if abs(expected - invoice.montant_ttc) > _ROUNDING:
                yield case.avertit(
                    path,
                    f"HT et TVA donnent {format_eur(expected)}, non {format_eur(invoice.montant_ttc)}.",
                    "Vérifier le montant HT, le taux de TVA et le montant TTC.",
                )


def _named(case: Case) -> Iterator[tuple[KeyPath, str]]:
    """Every number of an invoice that something names, at its key."""
    dossier = case.dossier
    for index, note in enumerate(dossier.avoirs):
        yield ("avoirs", index, "facture"), note.facture
    for index, paid in enumerate(dossier.paiements):
        yield from _listed(("paiements", index, "imputation-choisie"), paid.imputation_choisie)
    for index, titre in enumerate(dossier.titres):
        yield from _listed(("titres", index, "factures"), titre.factures)
    for index, cost in enumerate(dossier.frais):
        yield from _listed(("frais", index, "factures"), cost.factures)
    for index, fact in enumerate(dossier.journal):
        if isinstance(fact, _NAMING):
            yield from _listed(("journal", index, "factures"), fact.factures)


def _listed(path: KeyPath, numbers: Sequence[str]) -> Iterator[tuple[KeyPath, str]]:
    return (((*path, rank), number) for rank, number in enumerate(numbers))


def public_reception_told(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A public buyer is late from the reception of the invoice: until it is told, nothing is owed for delay."""
    if not case.dossier.creance.publique:
        return
    for index, invoice in enumerate(case.dossier.factures):
        if invoice.recue_le is None:
            yield case.manque(
                ("factures", index),
                "réception par l'acheteur public inconnue : ni intérêts moratoires ni indemnité ne sont comptés "
                "(CCP, art. R2192-10 et L2192-13).",
                "Ajouter « recue-le: … » (portail public de facturation).",
            )
