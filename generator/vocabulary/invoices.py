"""What an invoice is called: a landlord asks for terms of rent, a lender for instalments, a club for subscriptions."""

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
    ttc: str  # after an amount: VAT is due on invoices alone, seldom on rent


FACTURE = Mot(
    "facture", "factures", "la facture", "Facture n°", "Échéance de la facture", "la facture", "une facture",
    "les factures", "facture non reçue", "une facture non reçue", "commandes, factures", "la facturation", " TTC",
)  # fmt: skip
LOYER = Mot(
    "échéance de loyer", "échéances de loyer", "l'échéance de loyer", "Loyer n°", "Terme du loyer", "l'avis d'échéance",
    "un avis d'échéance", "les avis d'échéance", "avis d'échéance non reçu", "un avis d'échéance non reçu",
    "bail, avis d'échéance", "le compte", "",
)  # fmt: skip
CHARGES = Mot(
    "échéance de charges", "échéances de charges", "l'échéance de charges", "Appel n°", "Terme des charges",
    "l'appel de fonds", "un appel de fonds", "les appels de fonds", "appel de fonds non reçu",
    "un appel de fonds non reçu", "appels de fonds, procès-verbaux", "le compte", "",
)  # fmt: skip
COTISATION = Mot(
    "cotisation", "cotisations", "la cotisation", "Cotisation n°", "Terme de la cotisation", "l'appel de cotisation",
    "un appel de cotisation", "les appels de cotisation", "appel de cotisation non reçu",
    "un appel de cotisation non reçu", "adhésion, appels de cotisation", "le compte", "",
)  # fmt: skip
PRET = Mot(
    "échéance du prêt", "échéances du prêt", "l'échéance du prêt", "Échéance n°", "Terme du prêt", "l'écrit du prêt",
    "un écrit du prêt", "les écrits du prêt", "écrit du prêt non reçu", "un écrit du prêt non reçu",
    "écrit du prêt, échanges", "le compte", "",
)  # fmt: skip
