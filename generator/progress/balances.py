"""What is left of the principal of each invoice: the décompte's, or a plain count where it tells none."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from generator.case import Case, KeyPath
from generator.law.payment_terms import DateDeReglement
from generator.model import Dossier, Paiement
from generator.money import ZERO
from generator.statement.holds import refunds
from generator.statement.types import Decompte


def balances(
    case: Case,
    au: dt.date,
    paiements: tuple[tuple[KeyPath, Paiement], ...],
    due: Mapping[str, DateDeReglement],
    decompte: Decompte | None,
) -> dict[str, Decimal]:
    """Principal still owed by invoice issued: the décompte's, else a plain count, oldest due date first."""
    counted = {one.numero: one.principal for one in decompte.lignes if not one.du_titre} if decompte else {}
    if decompte is not None and decompte.fondement == "factures":
        return counted
    dossier = case.dossier
    issued = [one for one in dossier.factures if one.date <= au]
    soldes = {one.numero: one.montant_ttc for one in issued if one.numero not in counted}
    for avoir in dossier.avoirs:
        if avoir.date <= au and avoir.facture in soldes:
            soldes[avoir.facture] = max(ZERO, soldes[avoir.facture] - avoir.montant_ttc)
    lines = (one for one in decompte.imputations if one.genre == "paiement") if decompte else ()
    paid = [one for _, one in paiements]
    rest = sum((one.montant for one in paid), ZERO)
    rest -= decompte.rembourse if decompte else _given_back(dossier, au, paid)
    rest -= sum((one.montant for one in lines if one.facture in counted), ZERO)
    for numero in sorted(soldes, key=lambda numero: due[numero].date):
        used = min(max(ZERO, rest), soldes[numero])
        soldes[numero] -= used
        rest -= used
    return {one.numero: counted.get(one.numero, soldes.get(one.numero, ZERO)) for one in issued}


def _given_back(dossier: Dossier, au: dt.date, paid: list[Paiement]) -> Decimal:
    """What refunds gave back of what was received beyond all that was billed by their days, no more."""
    back = ZERO
    for refund in sorted(refunds(dossier, au), key=lambda one: (one.date, one.paye_le is not None)):
        received = sum((one.montant for one in paid if one.date <= refund.date), ZERO)
        billed = sum((one.montant_ttc for one in dossier.factures if one.date <= refund.date), ZERO)
        noted = sum((one.montant_ttc for one in dossier.avoirs if one.date <= refund.date), ZERO)
        back += max(ZERO, min(refund.montant, received - back - (billed - noted)))
    return back
