"""The titles of a table of invoices: the column each one is, or what to call it instead."""

import re
from collections.abc import Container, Sequence

from generator.edit.nouveau import QUESTIONS
from generator.edit.table import twice
from generator.findings import CaseInvalid, Finding, Level
from generator.load import suggest

REFERENCE = "reference"
COLUMNS = (REFERENCE, *(question.key for question in QUESTIONS))
_SMALL = frozenset({"a", "d", "de", "des", "du", "l", "la", "le"})  # « date de la facture », « date facture »
_NUMBER = frozenset({"#", "n", "no", "num", "num.", "numero", "number", "ref", "ref.", "reference"})
_CALLED = {  # what programs of invoicing call a column, as ``_heard`` hears it
    **dict.fromkeys(
        ("n°", "n°-facture", "n°-piece", "n°-document", "facture", "piece", "document-n°", "invoice-n°", "invoice"),
        "numero",
    ),
    **dict.fromkeys(
        ("date-facture", "date-emission", "date-piece", "date-facturation", "date-document", "invoice-date",
         "invoice/bill-date", "issue-date", "issued-on"),
        "date",
    ),
    **dict.fromkeys(
        ("date-echeance", "payer-avant", "date-limite", "date-limite-paiement",
         "echeance-paiement", "date-limite-reglement", "due-date", "due-on", "payment-due"),
        "echeance",
    ),
    **dict.fromkeys(
        ("total-ttc", "ttc", "montant-total-ttc", "amount-incl.-vat", "amount-incl.-tax", "total-incl.-vat",
         "total-incl.-tax", "gross-amount"), "montant-ttc",
    ),
    **dict.fromkeys(
        ("client", "nom-client", "raison-sociale", "societe", "entreprise", "nom-entreprise", "debiteur", "intitule",
         "intitule-tiers", "tiers", "nom-tiers", "nom-affichage-partenaire-facture", "partenaire", "partner",
         "libelle-tiers", "libelle-auxiliaire", "intitule-auxiliaire", "libelle-client",
         "invoice-partner-display-name", "customer", "customer-name", "client-name", "company", "company-name"),
        "denomination",
    ),
    **dict.fromkeys(("siret", "n°-siret", "n°-siren", "siren/siret", "siren-siret"), "siren"),
    **dict.fromkeys(("adresse", "adresse-1", "adresse-facturation", "adresse-client", "address", "street"), "rue"),
    **dict.fromkeys(("cp", "postcode", "zip", "zip-code", "postal-code"), "code-postal"),
    **dict.fromkeys(("commune", "city", "town"), "ville"),
    **dict.fromkeys(("email", "e-mail", "mail", "adresse-e-mail"), "courriel"),
    **dict.fromkeys(("objet", "description", "libelle", "designation"), "origine"),
    **dict.fromkeys(("pays-client", "country"), "pays"),
    "dossier": REFERENCE,
}  # fmt: skip
_PERHAPS = {  # what only who made the table knows to be of the invoice
    **dict.fromkeys(("date-comptable", "date-ecriture", "date-operation"), ("date", "celle")),
    **dict.fromkeys(("n°-interne", "n°-externe", "n°-ecriture"), ("numero", "celui")),
}
_TAKEN_AWAY = (  # what tells no key, and would be claimed if it were called one
    (
        re.compile(
            "rest(e|ant)|solde|regle|paye|^((date|montant|total)-d[eu]s?-)?paiements?|encaiss|credit|acompte|"
            "(montant|total|somme)-du(-(ttc|au|en|eur).*)?$|amount-(due|paid)|balance|"
            "paid|status|statut|etat(?!.)"
        ),
        (
            "L'ôter, et les lignes des factures payées : chacune s'ouvre entière ; un paiement partiel se note ensuite "
            "(recouvre noter … paiement)."
        ),
    ),
    (re.compile("^(devise|monnaie|currency)$"), "L'ôter, une fois vérifié que toutes les sommes sont en euros."),
    (
        re.compile("(^|-)(ht|hors-taxes?|untaxed|tax-excluded|excl|tva|vat|tax)(?![a-z])"),
        "L'ôter : la somme réclamée est TTC (« montant-ttc »).",
    ),
)
_OF_AN_ADDRESS = re.compile(r"-\((facturation|billing)\)$")  # one of several addresses
_ANY_SUM = re.compile("(montant|total|somme|debit|amount)(?![a-z])")


def columns(titles: Sequence[str], line: int, file: str) -> dict[str, int]:
    """Rank of each column, from 1, by its key; « Échéance » and « Montant TTC » are read as the keys they mean."""
    known = {suggest.folded(key): key for key in COLUMNS}
    present = {known.get(suggest.folded(title), "") for title in titles}
    if "journalcode" in suggest.folded("".join(titles)):
        message = "c'est un fichier des écritures comptables (FEC) : il ne dit ni les échéances ni les adresses."
        remedy = (
            "Exporter du logiciel la liste des factures impayées, en CSV ou en Excel ; « recouvre importer » donne les "
            "titres admis."
        )
        raise CaseInvalid([Finding(file, line, 1, Level.ERREUR, "", message, remedy)])
    if any(titles) and not any(suggest.folded(title) in known or _heard(title) in _CALLED for title in titles):
        message = "aucune colonne connue sur cette ligne : ce n'est pas celle des titres."
        remedy = "Ôter ce qui est au-dessus d'elle ; « recouvre importer » donne les titres admis."
        raise CaseInvalid([Finding(file, line, 1, Level.ERREUR, "", message, remedy)])
    ranks: dict[str, int] = {}
    findings = []
    for rank, title in enumerate(titles, start=1):
        key = known.get(suggest.folded(title), "")
        if not key and title.strip():
            message = f"la colonne « {title.strip()} » n'est pas lue."
            findings.append(Finding(file, line, rank, Level.ERREUR, "", message, _to_call(title, present)))
        elif key in ranks:
            findings.append(twice(file, line, rank, key))
        elif key:
            ranks[key] = rank
    if findings:
        raise CaseInvalid(findings)
    return ranks


def _to_call(title: str, present: Container[str]) -> str:
    """What to write in the place of a title: what it means in other programs, else what it looks like."""
    name = _heard(title)
    meant = _CALLED.get(name, name if name in COLUMNS else None)
    if meant and meant not in present:
        return f"La renommer « {meant} »."
    if meant:
        return f"L'ôter : « {meant} » est déjà une colonne."
    if said := next((remedy for pattern, remedy in _TAKEN_AWAY if pattern.search(suggest.folded(title))), ""):
        return said
    perhaps, its = _PERHAPS.get(name, ("", ""))
    if perhaps and perhaps not in present:
        return f"La renommer « {perhaps} » si c'est {its} de la facture, sinon l'ôter."
    if _ANY_SUM.match(name) and "montant-ttc" not in present:
        return "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."
    of_another = name.startswith(("n°-", "date-"))  # the number, the day of something else
    near = "" if of_another else suggest.question(title, COLUMNS)
    return near or "L'ôter ; « recouvre importer » donne les titres admis."


def _heard(title: str) -> str:
    """A title without its small words, a number called « n° »: « Réf. de la facture » is « n°-facture »."""
    words = _OF_AN_ADDRESS.sub("", suggest.folded(title)).split("-")
    return "-".join("n°" if word in _NUMBER else word for word in words if word not in _SMALL)
