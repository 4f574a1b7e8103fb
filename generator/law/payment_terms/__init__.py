"""Payment terms: from « 45 jours fin de mois » to a date, and the ceilings of L441-10 and L441-11 C. com."""

from generator.law.payment_terms.ceilings import (
    Depassement,
    Plafond,
    above_ceiling,
    ccp_r2192_10_plafond,
    com_l441_11_plafond,
    known_products,
    product_of,
    public_due_date,
)
from generator.law.payment_terms.due import DateDeReglement, DatesDeFacture, due_date, invoice_due_date, term_agreed
from generator.law.payment_terms.terms import Conditions, Depart, FinDeMois, parse_terms

__all__ = [
    "Conditions",
    "DateDeReglement",
    "DatesDeFacture",
    "Depart",
    "Depassement",
    "FinDeMois",
    "Plafond",
    "above_ceiling",
    "ccp_r2192_10_plafond",
    "com_l441_11_plafond",
    "due_date",
    "invoice_due_date",
    "known_products",
    "parse_terms",
    "product_of",
    "public_due_date",
    "term_agreed",
]
