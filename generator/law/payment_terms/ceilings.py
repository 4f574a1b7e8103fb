"""The longest lawful payment terms: C. com. L441-10 and L441-11, CCP R2192-10 and R2192-11.

A term above its ceiling is told, with its date and its article; it is never replaced. Consumers have no ceiling here.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.law.dated import Regle, rule_at, table
from generator.law.payment_terms.due import AutreLecture, DateDeReglement, DatesDeFacture, due_date
from generator.vocabulary import Famille, Reference, Statut


class Plafond(Struct, frozen=True):
    """The latest lawful due date of an invoice, and the text that fixes it."""

    date: dt.date
    titre: str
    reference: Reference


class Depassement(Struct, frozen=True):
    """A due date later than its ceiling; ``certain`` is False when an express clause may allow it."""

    plafond: Plafond
    jours: int
    certain: bool


def known_products() -> tuple[str, ...]:
    """Words the field « produit » of an invoice may hold."""
    return tuple(sorted(_keys()))


def product_of(famille: Famille, produit: str | None) -> str:
    """Word of the ceiling of an invoice: what it says, else that of its family when the family has its own."""
    return produit or ("transport" if famille is Famille.TRANSPORT_DE_MARCHANDISES else "")


def com_l441_10_plafond(dates: DatesDeFacture, *, fin_de_mois: bool) -> Plafond:
    """Ceiling agreed between professionals (C. com., art. L441-10, I).

    Applied: sixty days from the date of the invoice; by express derogation forty-five days end of month
    (``fin_de_mois``), in whichever of its two accepted counts ends later. Waived: thirty days when nothing is agreed
    (``due_date``); the delays of the interprofessional agreements, unknown here.
    """
    return _read("accord-fin-de-mois" if fin_de_mois else "accord-general", dates)


def com_l441_11_plafond(dates: DatesDeFacture, produit: str) -> Plafond | None:
    """Ceiling proper to a product or to transport (C. com., art. L441-11), None when the word is not one of them.

    Applied: transport and related trades; perishable food, by delivery or by ten-day period; livestock and fresh meat;
    alcohol; grapes and musts. Also the summary invoices of L441-10, I.
    """
    key = _keys().get(produit)
    return None if key is None or _is_public(key) else _read(key, dates)


def ccp_r2192_13_depart(reception: dt.date, execution: dt.date | None) -> dt.date:
    """Day the payment time of a public buyer runs from (CCP, art. R2192-13).

    Applied: the reception of the invoice, or the performance when it comes after. Waived: an uncertain reception, which
    the office must date (R2192-14); the day the buyer found the service done, taken as that of the performance.
    """
    return max(reception, execution) if execution else reception


def ccp_r2192_10_plafond(dates: DatesDeFacture) -> Plafond:
    """Payment time of a public buyer (CCP, art. R2192-10).

    Applied: thirty days from the reception of the invoice, or from a later performance (``ccp_r2192_13_depart``).
    Waived: a shorter time set by the contract: interest never starts too early.
    """
    return _read("acheteur-public", _from_the_performance(dates))


def ccp_r2192_11_plafond(dates: DatesDeFacture, produit: str) -> Plafond | None:
    """Payment time of health establishments and public undertakings (CCP, art. R2192-11), None for any other buyer.

    Applied: fifty days, sixty days.
    """
    key = _keys().get(produit)
    return _read(key, _from_the_performance(dates)) if key is not None and _is_public(key) else None


def public_due_date(due: DateDeReglement, dates: DatesDeFacture, produit: str) -> DateDeReglement:
    """Due date of a public buyer whose payment time ends later than the invoice says (CCP, art. R2192-10 and R2192-11).

    Applied: nothing is late before that time is over; the date of the invoice stays beside it, the earlier reading.
    Waived: an invoice whose reception is unknown, which the caller does not give.

    Raises:
        LawGap: before May 2013.
    """
    time = ccp_r2192_11_plafond(dates, produit) or ccp_r2192_10_plafond(dates)
    if time.date <= due.date:
        return due
    return DateDeReglement(
        time.date, time.reference, AutreLecture("délai de l'acheteur public", "date de la facture", due.date)
    )


def above_ceiling(
    due: dt.date, dates: DatesDeFacture, produit: str = "", *, public: bool = False, fin_de_mois: bool = False
) -> Depassement | None:
    """Compare a due date with its ceiling; None when it is within it.

    Between sixty days and forty-five days end of month, the derogation needs an express clause: not certain unless
    the terms say so (``fin_de_mois``).
    """
    if public:
        ceiling = ccp_r2192_11_plafond(dates, produit) or ccp_r2192_10_plafond(dates)
        return _exceeded(due, ceiling, certain=True)
    special = com_l441_11_plafond(dates, produit)
    if special is not None:
        return _exceeded(due, special, certain=special.reference.statut is not Statut.INCERTAIN)
    days = com_l441_10_plafond(dates, fin_de_mois=False)
    if due <= days.date:
        return None
    months = com_l441_10_plafond(dates, fin_de_mois=True)
    latest = max(days, months, key=lambda ceiling: ceiling.date)
    if due > latest.date:
        return _exceeded(due, latest, certain=True)
    return None if fin_de_mois else _exceeded(due, days, certain=False)


def _exceeded(due: dt.date, ceiling: Plafond, *, certain: bool) -> Depassement | None:
    return Depassement(ceiling, (due - ceiling.date).days, certain) if due > ceiling.date else None


def _from_the_performance(dates: DatesDeFacture) -> DatesDeFacture:
    if dates.reception is None:
        return dates
    return replace(dates, reception=ccp_r2192_13_depart(dates.reception, dates.livraison))


@cache
def _keys() -> Mapping[str, str]:
    """Ceiling of each word of the field « produit »."""
    return {word: key for key, entry in table("plafonds").items() for word in entry.get("produits", ())}


def _is_public(key: str) -> bool:
    return bool(table("plafonds")[key]["article"].startswith("CCP"))


@lru_cache(maxsize=4096)  # invoices of a day share their ceiling
def _read(key: str, dates: DatesDeFacture) -> Plafond:
    rule = rule_at("plafonds", key, dates.facture)
    entry = table("plafonds")[key]
    choices = [due_date(terms, dates) for terms in rule.valeur.split(" ou ")]
    due = max(choices, key=lambda choice: choice.date)
    return Plafond(due.date, entry["titre"], _reference(rule, entry["article"], due))


def _reference(rule: Regle, article: str, due: DateDeReglement) -> Reference:
    """The text, marked uncertain when a delivery or a reception had to be presumed."""
    reference = rule.reference(article)
    if due.reference.statut is not Statut.INCERTAIN:
        return reference
    return replace(reference, source=f"{reference.source} ; {due.reference.article}", statut=Statut.INCERTAIN)
