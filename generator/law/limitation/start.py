"""The day a prescription starts. One article, one function."""

import datetime as dt

from msgspec import Struct

from generator.vocabulary import Famille

LATE_INVOICE = dt.timedelta(days=30)


class Depart(Struct, frozen=True):
    """First day of a prescription, what that day is, and why."""

    date: dt.date
    libelle: str
    article: str


def civ_2233_depart(due: dt.date) -> Depart:
    """Start of a claim with a term: its due date (C. civ., art. 2233).

    Applied: the day the term comes (3°); each invoice, each instalment has its own clock. Waived: conditions and
    warranties (1° and 2°): not unpaid invoices.
    """
    return Depart(due, "échéance", "C. civ., art. 2233, 3°")


def facture_tardive_depart(
    invoice: dt.date, performed: dt.date | None, due: dt.date, *, convenu: bool = True
) -> Depart | None:
    """Start when the invoice was issued late or no term was agreed: the end of the performance, or None.

    Applied: a late invoice does not postpone the start (Cass. com., 26 févr. 2020, n° 18-25.036; 1re civ., 19 mai
    2021, n° 20-12.520; 3e civ., 1er mars 2023, n° 21-23.176), nor does the term of the law when none was agreed
    (``convenu`` False); a performance without a date is presumed that of the invoice. Late is taken as more than
    thirty days after the performance: no decision fixes it.
    """
    if not convenu:
        words = "fin de l'exécution" if performed else "facture (fin de l'exécution inconnue)"
        return Depart(performed or invoice, words, "Cass. com., 26 févr. 2020, n° 18-25.036 : aucun terme convenu")
    if performed is None or invoice - performed <= LATE_INVOICE or performed >= due:
        return None
    why = "Cass. 1re civ., 19 mai 2021, n° 20-12.520 : la facture tardive ne reporte pas le départ"
    return Depart(performed, "fin de l'exécution", why)


def com_l133_6_depart(delivered: dt.date | None, invoice: dt.date, due: dt.date) -> Depart:
    """Start of the carriage of goods: the day of delivery or of its offer (C. com., art. L133-6).

    Applied: delivery (paragraph 3); an unknown one is presumed not later than the invoice, nor than the due date.
    Waived: total loss, counted from the day the goods should have been delivered: not an unpaid invoice.
    """
    if delivered is not None:
        return Depart(delivered, "livraison", "C. com., art. L133-6, al. 3")
    earliest = min(invoice, due)
    return Depart(earliest, "facture (date de livraison inconnue)", "C. com., art. L133-6, al. 3")


def start_of(
    famille: Famille, invoice: dt.date, due: dt.date, performed: dt.date | None, *, convenu: bool = True
) -> Depart:
    """Start of the prescription of one invoice, by family of claim; ``convenu``: a term of payment was agreed."""
    if famille is Famille.TRANSPORT_DE_MARCHANDISES:
        return com_l133_6_depart(performed, invoice, due)
    return facture_tardive_depart(invoice, performed, due, convenu=convenu) or civ_2233_depart(due)
