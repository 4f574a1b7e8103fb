"""What an invoice is called: a landlord asks for terms of rent."""

from msgspec import Struct


class Mot(Struct, frozen=True):
    """What an invoice of the YAML is called on paper and on pages; both names are feminine, as their adjectives."""

    un: str  # « facture »
    des: str
    la: str  # « la facture », elided where it must
    numero: str  # at the head of a column
    terme: str  # the day it is due
    avis: str  # what the debtor received
    un_avis: str
    les_avis: str
    avis_manquant: str
    un_avis_manquant: str
    au_dossier: str  # what the creditor holds of the debtor, beside his identity and payments
    comptes: str
    ttc: str  # after an amount: VAT is seldom due on rent


FACTURE = Mot(
    "facture", "factures", "la facture", "Facture n°", "Échéance de la facture", "la facture", "une facture",
    "les factures", "facture non reçue", "une facture non reçue", "commandes, factures", "notre facturation", " TTC",
)  # fmt: skip
LOYER = Mot(
    "échéance de loyer", "échéances de loyer", "l'échéance de loyer", "Loyer n°", "Terme du loyer", "l'avis d'échéance",
    "un avis d'échéance", "les avis d'échéance", "avis d'échéance non reçu", "un avis d'échéance non reçu",
    "bail, avis d'échéance", "notre compte", "",
)  # fmt: skip
