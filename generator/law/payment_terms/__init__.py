"""Payment terms: from « 45 jours fin de mois » to a date."""

from generator.law.payment_terms.due import AutreLecture, DateDeReglement, due_date, invoice_due_date
from generator.law.payment_terms.terms import Conditions, Depart, FinDeMois, parse_terms

__all__ = [
    "AutreLecture",
    "Conditions",
    "DateDeReglement",
    "Depart",
    "FinDeMois",
    "due_date",
    "invoice_due_date",
    "parse_terms",
]
