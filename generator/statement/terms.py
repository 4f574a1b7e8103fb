"""When the invoice of a case is due: as written on it, as agreed, or as the law says."""

import datetime as dt

from generator.findings import LawGap, NotComputed
from generator.law.payment_terms import DateDeReglement, DatesDeFacture, invoice_due_date, public_due_date
from generator.law.rates import NOT_CLAIMED
from generator.model import Creance, Creancier, Debiteur, Facture
from generator.vocabulary import HORS_LIVRE_IV, Nature, Qualite


def due_date_of(facture: Facture, *, professionnels: bool) -> DateDeReglement:
    """Last day to pay an invoice; ``professionnels`` is ``term_of_the_law``.

    Raises:
        NotComputed: its terms cannot be read.
    """
    return invoice_due_date(facture.echeance, facture.conditions, dates_of(facture), professionnels=professionnels)


def due_of_public_buyer(facture: Facture, due: DateDeReglement, *, claimed: bool = False) -> DateDeReglement:
    """When a public buyer is late on an invoice received; that of its own terms, if older than the time he has.

    Raises:
        NotComputed: it is older, and interest is ``claimed`` from that day.
    """
    try:
        return public_due_date(due, dates_of(facture), facture.produit or "")
    except LawGap:
        if claimed:
            raise NotComputed(
                f"Délai de paiement d'un acheteur public avant mai 2013, dont court l'intérêt : non calculé. "
                f"{NOT_CLAIMED}"
            ) from None
        return due


def known_on(facture: Facture, au: dt.date) -> Facture:
    """An invoice as it is known at ``au``: not received yet, its lateness is not counted from a day to come."""
    later = facture.recue_le is not None and facture.recue_le > au
    return facture.model_copy(update={"recue_le": None}) if later else facture


def dates_of(facture: Facture) -> DatesDeFacture:
    """The dates of an invoice that its due date and its ceiling are counted from."""
    return DatesDeFacture(facture.date, facture.execution_le, facture.recue_le)


def term_of_the_law(creance: Creance, debiteur: Debiteur, creancier: Creancier | None) -> bool:
    """Tell whether a text gives thirty days when nothing is agreed: between professionals, or to a public buyer.

    L441-10, I of the code de commerce and R2192-10 of the CCP; an unknown creditor is taken for a professional.
    """
    if creance.publique:
        return True
    private = creancier is not None and creancier.nature is Nature.PARTICULIER
    return debiteur.qualite is Qualite.PROFESSIONNEL and not private and creance.famille not in HORS_LIVRE_IV
