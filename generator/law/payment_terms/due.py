"""From payment terms to a due date. Calendar days; nothing moves a due date that falls on a Sunday."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from generator.law.deadlines import Duree, cpc_641_computation
from generator.law.payment_terms.terms import Conditions, Depart, FinDeMois, nothing_agreed, parse_terms
from generator.vocabulary import Reference, Statut

ARTICLE = "C. com., art. L441-10, I"
AT_ONCE = "C. civ., art. 1305"
DEFAULT_DAYS = 30
PRINTED = Reference("Date de règlement indiquée sur la facture")


class DatesDeFacture(Struct, frozen=True):
    """The dates of an invoice that its due date and the ceilings are counted from; None is not dated by the case."""

    facture: dt.date
    livraison: dt.date | None = None
    reception: dt.date | None = None


class AutreLecture(NamedTuple):
    """The other accepted count of « fin de mois », with the names of both readings."""

    retenue: str
    autre: str
    date: dt.date


class DateDeReglement(NamedTuple):
    """A due date, why, and the other accepted reading if there is one."""

    date: dt.date
    reference: Reference
    autre: AutreLecture | None


@lru_cache(maxsize=4096)  # asked again by each reading of a case, and invoices of a day share their terms
def due_date(conditions: str | None, dates: DatesDeFacture, *, professionnels: bool = True) -> DateDeReglement:
    """Due date of an invoice from its terms.

    When nothing is agreed: 30 days after the goods or the performance between professionals (C. com. L441-10, I);
    without term otherwise, what is owed is exigible at once (C. civ. 1305), here on the day of the invoice or of a
    later performance. Prescription has its own start.

    « 45 jours fin de mois » has two accepted counts (DGCCRF): the later date is taken, since no penalty may run
    before it, and the earlier one is given beside it. A delivery or reception the case does not date is presumed to
    be that of the invoice, and the reference is then ``incertain``.

    Raises:
        NotComputed: the terms are not understood.
    """
    if conditions is None or nothing_agreed(conditions):
        return _thirty_days(dates) if professionnels else _at_once(dates)
    terms = parse_terms(conditions)
    event, known = _start(terms.depart, dates)
    status = Statut.OFFICIEL if known else Statut.INCERTAIN
    reason = f"Conditions de la facture : {conditions}"
    if not known:
        reason += f" (date de {terms.depart} non indiquée : date de la facture retenue)"
    if terms.fin_de_mois is not FinDeMois.AMBIGU:
        return DateDeReglement(_count(terms, event, terms.fin_de_mois), Reference(reason, statut=status), None)
    readings = sorted((_count(terms, event, count), count) for count in (FinDeMois.ENSUITE, FinDeMois.D_ABORD))
    (earlier, other), (later, kept) = readings
    reference = Reference(f"{reason} ({kept})", statut=status)
    if earlier == later:
        return DateDeReglement(later, reference, None)
    return DateDeReglement(later, reference, AutreLecture(kept, other, earlier))


def _thirty_days(dates: DatesDeFacture) -> DateDeReglement:
    start = dates.livraison or dates.reception or dates.facture
    status = Statut.CONCORDANT if dates.livraison else Statut.INCERTAIN
    reason = f"{ARTICLE} (rien de convenu : 30 jours après la livraison ou l'exécution)"
    if not dates.livraison:
        counted = "réception de la" if dates.reception else "date de la"
        reason += f" (date de livraison non indiquée : {counted} facture)"
    return DateDeReglement(start + dt.timedelta(days=DEFAULT_DAYS), Reference(reason, statut=status), None)


def _at_once(dates: DatesDeFacture) -> DateDeReglement:
    chosen = max(dates.facture, dates.livraison or dates.facture)
    day = "date de l'exécution" if chosen > dates.facture else "date de la facture"
    reason = f"{AT_ONCE} (rien de convenu, hors du champ de l'article L441-10 : exigible aussitôt, {day} retenue)"
    return DateDeReglement(chosen, Reference(reason, statut=Statut.INCERTAIN), None)


def _start(depart: Depart, dates: DatesDeFacture) -> tuple[dt.date, bool]:
    event = {
        Depart.FACTURE: dates.facture,
        Depart.LIVRAISON: dates.livraison,
        Depart.RECEPTION: dates.reception,
    }[depart]
    return (event, True) if event else (dates.facture, False)


def _count(terms: Conditions, event: dt.date, order: FinDeMois) -> dt.date:
    start = _end_of_decade(event) if terms.decade else event
    if order is FinDeMois.D_ABORD:
        return _on_day(_add(_end_of_month(start), terms.duree), terms.le)
    day = _add(start, terms.duree)
    return _on_day(_end_of_month(day), terms.le) if order is FinDeMois.ENSUITE else day


def _add(day: dt.date, duration: Duree) -> dt.date:
    return cpc_641_computation(day, duration)


def _end_of_month(day: dt.date) -> dt.date:
    return day + relativedelta(day=31)


def _end_of_decade(day: dt.date) -> dt.date:
    """Last day of the ten-day period of a month: the 10th, the 20th or the end."""
    return day + relativedelta(day=next((end for end in (10, 20) if day.day <= end), 31))


def _on_day(end_of_month: dt.date, day_of_next: int) -> dt.date:
    return end_of_month + relativedelta(months=1, day=day_of_next) if day_of_next else end_of_month


def invoice_due_date(
    echeance: dt.date | None, conditions: str | None, dates: DatesDeFacture, *, professionnels: bool = True
) -> DateDeReglement:
    """Due date of an invoice: the one it prints, or the one its terms give (see ``due_date``).

    Raises:
        NotComputed: no due date is printed and the terms are not understood.
    """
    if echeance is not None:
        return DateDeReglement(echeance, PRINTED, None)
    return due_date(conditions, dates, professionnels=professionnels)


def term_agreed(echeance: dt.date | None, conditions: str | None) -> bool:
    """Tell whether a term was agreed: a date on the invoice, or terms that are not « rien de convenu »."""
    return echeance is not None or (conditions is not None and not nothing_agreed(conditions))
