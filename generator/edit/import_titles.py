"""The titles of a table of invoices: the column each one is, or what to call it instead."""

import re
from collections.abc import Container, Sequence

from generator.edit.nouveau import QUESTIONS
from generator.edit.table import twice
from generator.findings import CaseInvalid, Finding, Level
from generator.load import suggest

REFERENCE = "reference"
COLUMNS = (REFERENCE, *(question.key for question in QUESTIONS))
_CALLED = {  # what programs of invoicing call a column
    **dict.fromkeys(
        ("n-facture", "n°-facture", "no-facture", "numero-facture", "numero-de-facture", "n°-de-facture", "n°-piece",
         "facture", "piece", "numero-du-document", "n°-document",
         "document-number", "number", "invoice-number", "invoice-no", "invoice", "invoice-#"), "numero",
    ),
    **dict.fromkeys(
        ("date-facture", "date-de-facture", "date-de-la-facture", "date-d-emission", "date-emission", "date-piece",
         "date-de-facturation", "date-du-document", "invoice-date", "invoice/bill-date", "issue-date", "issued-on"),
        "date",
    ),
    **dict.fromkeys(
        ("date-d-echeance", "date-echeance", "echeance-le", "a-payer-avant-le", "date-limite",
         "date-limite-de-paiement", "echeance-de-paiement", "date-limite-de-reglement",
         "due-date", "due-on", "payment-due"),
        "echeance",
    ),
    **dict.fromkeys(
        ("total-ttc", "ttc", "montant-total-ttc", "amount-incl.-vat", "amount-incl.-tax", "total-incl.-vat",
         "total-incl.-tax", "gross-amount"), "montant-ttc",
    ),
    **dict.fromkeys(
        ("client", "nom-du-client", "nom-client", "raison-sociale", "societe", "debiteur", "intitule", "tiers",
         "nom-du-tiers", "nom-d-affichage-du-partenaire-de-la-facture", "invoice-partner-display-name", "customer",
         "customer-name", "client-name", "company", "company-name"), "denomination",
    ),
    **dict.fromkeys(("adresse", "adresse-1", "address", "street"), "rue"),
    **dict.fromkeys(("cp", "postcode", "zip", "zip-code", "postal-code"), "code-postal"),
    **dict.fromkeys(("commune", "city", "town"), "ville"),
    **dict.fromkeys(("email", "e-mail", "mail", "adresse-e-mail"), "courriel"),
    **dict.fromkeys(("objet", "description", "libelle", "designation"), "origine"),
    **dict.fromkeys(("pays-du-client", "country"), "pays"),
    "dossier": REFERENCE,
}  # fmt: skip
_TAKEN_AWAY = (  # what tells no key, and would be claimed if it were called one
    (
        re.compile(
            "rest(e|ant)|solde|regle|paye|encaiss|acompte|(montant|total|somme)-du(-(ttc|au|en|eur).*)?$|"
            "amount-(due|paid)|balance|"
            "paid|status|statut|etat(?!.)"
        ),
        (
            "L'ôter, et les lignes des factures payées : chacune s'ouvre entière ; un paiement partiel se note ensuite "
            "(recouvre noter … paiement)."
        ),
    ),
    (re.compile("^(devise|monnaie|currency)$"), "L'ôter, une fois vérifié que toutes les sommes sont en euros."),
    (
        re.compile("(^|-)(ht|hors-taxes?|untaxed|tax-excluded|excl)(?![a-z])"),
        "L'ôter : la somme réclamée est TTC (« montant-ttc »).",
    ),
)
_OF_AN_ADDRESS = re.compile(r"-\((facturation|billing)\)$")  # one of several addresses
_ANY_SUM = {"total", "montant", "amount"}


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
    if any(titles) and not any(suggest.folded(title) in {*known, *_CALLED} for title in titles):
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
    name = _OF_AN_ADDRESS.sub("", suggest.folded(title))
    meant = _CALLED.get(name, name if name in COLUMNS else None)
    if meant and meant not in present:
        return f"La renommer « {meant} »."
    if meant:
        return f"L'ôter : « {meant} » est déjà une colonne."
    if said := next((remedy for pattern, remedy in _TAKEN_AWAY if pattern.search(name)), ""):
        return said
    if name in _ANY_SUM and "montant-ttc" not in present:
        return "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."
    return suggest.question(title, COLUMNS) or "L'ôter ; « recouvre importer » donne les titres admis."
