"""Lump sums: the 40 € for recovery costs and the penalty clause."""

import datetime as dt
from decimal import Decimal

from generator.law.series import Bareme, Valeur
from generator.money import ZERO, round_cents


def com_d441_5_indemnite(bareme: Bareme, facture_du: dt.date, retard_du: dt.date) -> Valeur | None:
    """Lump sum owed on an invoice paid late between professionals, euros (C. com., art. L441-10, II and D441-5).

    Applied: once per invoice whatever the amount, the delay, the reminders and the part payments; without reminder;
    no VAT and no interest on it. Nothing on invoices issued before the sum existed (1 January 2013).
    Waived: the scope of Book IV (commercial leases, insurance), decided by the family of the claim.

    Raises:
        LawGap: the amount on the first day of lateness (``retard_du``) is unknown.
    """
    serie = bareme.series["indemnite-forfaitaire"]
    return None if facture_du < serie.valeurs[0].du else serie.at(retard_du)


def ccp_d2192_35_indemnite(bareme: Bareme, facture_du: dt.date, retard_du: dt.date) -> Valeur | None:
    """Lump sum owed by a public buyer on an invoice paid late, euros (CCP, art. D2192-35).

    Applied: once per invoice, on top of moratory interest. Nothing before May 2013. Waived: the
    supplement of L2192-13 (see ``com_l441_10_frais_complementaires``).

    Raises:
        LawGap: the amount on the first day of lateness is unknown.
    """
    serie = bareme.series["indemnite-forfaitaire-marches-publics"]
    return None if facture_du < serie.valeurs[0].du else serie.at(retard_du)


def com_l441_10_exclusion(echeance: dt.date, ouverture: dt.date | None) -> bool:
    """Tell whether collective proceedings exclude the lump sum (C. com., art. L441-10, II, last sentence).

    Applied: the opening judgment forbids payment « à son échéance » of a debt that falls due from that day on. An
    invoice due before the judgment, even on its eve, could be paid at its due date and keeps its sum, to be declared:
    a reading, no decision found.
    """
    return ouverture is not None and echeance >= ouverture


def civ_1231_5_clause_penale(base: Decimal, taux: Decimal | None, montant: Decimal) -> Decimal:
    """Amount of a penalty clause, euros: a percentage of the principal unpaid, or a fixed sum (C. civ., art. 1231-5).

    Applied: due only after the formal notice (last paragraph): the caller gives the base of that day. Waived: the
    reduction or increase by the judge, and in proportion to part performance; the décompte says it is reducible.
    """
    if taux is None:
        return montant if base else ZERO
    return round_cents(base * taux / 100)
