"""Values of the duplicate invoice for VAT on a bad debt: unpaid net and tax of each invoice (CGI 272, 1)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from generator.documents.contexts import insolvency
from generator.documents.draft import Draft
from generator.model import Facture, FaitFin
from generator.money import ZERO, round_cents, sum_eur
from generator.statement.types import LigneFacture
from generator.vocabulary import Fait


class Impayee(Struct, frozen=True):
    """An invoice of the recapitulative statement: as issued, and what of it stays unpaid."""

    numero: str
    date: dt.date
    objet: str
    ht: Decimal
    tva: Decimal
    ht_impaye: Decimal
    tva_impayee: Decimal


def unpaid(draft: Draft) -> tuple[tuple[LigneFacture, Facture], ...]:
    """Invoices whose principal stays unpaid, disputed ones included, each with what the case says of it."""
    by_number = {facture.numero: facture for facture in draft.dossier.factures}
    open_lines = (ligne for ligne in draft.decompte.ouvertes if ligne.principal > ZERO)
    return tuple((ligne, by_number[ligne.numero]) for ligne in open_lines if ligne.numero in by_number)


def split(ligne: LigneFacture, facture: Facture) -> Impayee | None:
    """Net and tax of what stays unpaid, in the proportion of the invoice; None when its net amount is not known.

    The tax is rounded once, half up; the net is the rest, so that both make the unpaid sum to the cent.
    """
    if facture.montant_ht is None:
        return None
    tax = facture.montant_ttc - facture.montant_ht
    unpaid_tax = round_cents(Fraction(ligne.principal) * Fraction(tax) / Fraction(facture.montant_ttc))
    return Impayee(
        facture.numero,
        facture.date,
        facture.objet or "",
        facture.montant_ht,
        tax,
        ligne.principal - unpaid_tax,
        unpaid_tax,
    )


def settled_as_lost(draft: Draft) -> bool:
    """Whether the debt is shown to be lost: liquidation judiciaire, or the fact « irrecouvrable » with its proof."""
    return insolvency.liquidation(draft) is not None or any(
        isinstance(fact, FaitFin) and fact.type is Fait.IRRECOUVRABLE and fact.preuves and fact.date <= draft.au
        for fact in draft.dossier.journal
    )


def duplicate(draft: Draft) -> dict[str, Any]:
    """Values of the letter: one line per invoice, the two totals of the mandatory mention."""
    lines = tuple(line for pair in unpaid(draft) if (line := split(*pair)) is not None)
    judgment = insolvency.liquidation(draft)
    return {
        "impayees": lines,
        "total_ht": sum_eur(line.ht for line in lines),
        "total_tva": sum_eur(line.tva for line in lines),
        "total_ht_impaye": sum_eur(line.ht_impaye for line in lines),
        "total_tva_impayee": sum_eur(line.tva_impayee for line in lines),
        "liquidation_le": judgment.date if judgment else None,
    } | ({"destinataire": window} if (window := _by_the_liquidator(draft)) else {})


def _by_the_liquidator(draft: Draft) -> tuple[str, ...]:
    """The client at its liquidator's address; nothing when no liquidator is named."""
    judgment = insolvency.liquidation(draft)
    if judgment is None or judgment.mandataire is None:
        return ()
    name, *lines = insolvency.trustee(judgment.mandataire)
    return (draft.debiteur.nom_legal, f"chez {name}", *lines)
