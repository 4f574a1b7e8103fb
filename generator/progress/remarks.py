"""What the law makes one notice in a case: terms above their ceiling, terms with two counts, a word unknown.

Findings only: nothing is replaced.
"""

import datetime as dt
import re
from collections.abc import Iterator

from generator.case import Case, KeyPath
from generator.findings import Finding, LawGap, NotComputed
from generator.law.limitation.durations import civ_2254_duree
from generator.law.limits.count import parse_duration
from generator.law.payment_terms import (
    Depassement,
    FinDeMois,
    above_ceiling,
    due_date,
    known_products,
    parse_terms,
    product_of,
)
from generator.law.procedures.court import in_another_member_state
from generator.model import Creancier, Facture, Office
from generator.phrases import counted
from generator.statement.terms import dates_of, due_date_of, term_of_the_law
from generator.vocabulary import PERHAPS_OF_AN_OPERATOR, Famille, Nature, Qualite

LONGER = (
    "Établissement public de santé (50 jours) ou entreprise publique (60 jours) : l'écrire à la facture, « produit: "
    "etablissement-de-sante » ou « produit: entreprise-publique » (CCP, art. R2192-11). Sinon, l'échéance indiquée "
    "reste celle retenue."
)
_OPERATOR = re.compile(
    r"(?i)\bt[ée]l[ée](phon|com\b|coms\b|communication)|\binternet\b|\b(a|v)?dsl\b|\bfibre optique\b|"
    r"\bforfaits? (mobile|data)|communications? [ée]lectroniques?"
)  # what may be billed by an operator, or by others: asked of the creditor once
ASKED = (
    "Dire une fois pour toutes dans cases/_cabinet/creanciers/{}.yaml si le créancier est un opérateur (« operateur: "
    "oui » ou « operateur: non »). "
)
_BESIDE = frozenset({"danemark", "islande", "liechtenstein", "norvège"})  # in the Area, not in the list of the law


def remarks(case: Case, office: Office | None = None) -> Iterator[Finding]:
    """Findings of the law on the payment terms of every invoice, then on the account a payer abroad needs."""
    creditor = office.creanciers.get(case.dossier.creancier) if office else None
    legal = term_of_the_law(case.dossier.creance, case.dossier.debiteur, creditor)
    debtor, creance = case.dossier.debiteur, case.dossier.creance
    public = debtor.nature is Nature.PERSONNE_PUBLIQUE and creance.publique
    capped = public or debtor.qualite is Qualite.PROFESSIONNEL
    for index, facture in enumerate(case.dossier.factures):
        path: KeyPath = ("factures", index)
        yield from _product(case, path, facture)
        yield from _terms(case, path, facture, professionnels=legal)
        if capped:
            yield from _ceiling(case, path, facture, public=public, professionnels=legal)
    yield from _agreed_prescription(case)
    yield from _operator(case, creditor)
    if creditor is not None:
        yield from _account(case, creditor)


def _agreed_prescription(case: Case) -> Iterator[Finding]:
    """A clause beyond the bounds of C. civ. 2254 is counted as the bound it passes."""
    creance, clause = case.dossier.creance, case.dossier.creance.prescription_convenue
    if clause is None:
        return
    start, told = case.dossier.factures[0].date, parse_duration(clause.duree)
    counted_as = civ_2254_duree(start, creance.famille, told, consommateur=False)
    if counted_as is not None and counted_as.duree != told:
        yield case.avertit(
            ("creance", "prescription-convenue", "duree"),
            f"une clause ne ramène pas la prescription à moins d'un an, ni ne la porte à plus de dix (C. civ., art. "
            f"2254) : {clause.duree}, comptés pour {counted_as.duree} par prudence ; à vérifier.",
            "Relire la clause ; la faire apprécier par l'avocat.",
        )


def _operator(case: Case, creditor: Creancier | None) -> Iterator[Finding]:
    """What an operator's user owes is prescribed in a year (CPCE postes, L34-2), whatever the family says.

    The creditor's file says whether he is one; until it does, words that may be of one ask for it.
    """
    creance, told = case.dossier.creance, creditor.operateur if creditor is not None else None
    may_be = creance.communications_electroniques
    if may_be is None and creance.famille in PERHAPS_OF_AN_OPERATOR:
        texts = (creance.origine, *(facture.objet or "" for facture in case.dossier.factures))
        may_be = any(map(_OPERATOR.search, texts)) if told is None else told
    if not may_be or creance.famille is Famille.COMMUNICATIONS_ELECTRONIQUES:
        return
    yield case.avertit(
        ("creance", "famille"),
        f"{'créancier opérateur' if told else 'téléphone ou internet'} : ce qu'un usager doit à un opérateur de "
        "communications électroniques se prescrit par un an de l'exigibilité (code des postes et des communications "
        f"électroniques, art. L34-2), et « {creance.famille} » est compté plus long.",
        ("" if creance.communications_electroniques or told else ASKED.format(case.dossier.creancier))
        + "Si cette créance est d'un tel service, écrire « famille: communications-electroniques » ; sinon, "
        "« communications-electroniques: non » sous « creance ».",
    )


def _account(case: Case, creditor: Creancier) -> Iterator[Finding]:
    """Whoever pays from outside the European Economic Area is asked for the BIC beside the IBAN.

    Inside it a bank may not ask for the BIC (règl. n° 260/2012, art. 5, since 1 February 2016: not read again here).
    """
    homes = enumerate(party.adresse.pays for party in case.dossier.debiteurs)
    index = next((index for index, pays in homes if pays is not None and not _in_the_area(pays)), None)
    if index is not None and creditor.bic is None:
        yield case.avertit(
            ("debiteurs", index, "adresse", "pays"),
            "paiement de hors de l'Espace économique européen : la banque du débiteur demandera le BIC à côté de "
            "l'IBAN, et les lettres ne l'impriment pas (règl. (UE) n° 260/2012, art. 5, à vérifier).",
            f"Ajouter « bic: … » dans cases/_cabinet/creanciers/{case.dossier.creancier}.yaml.",
        )


def _in_the_area(pays: str) -> bool:
    """Whether a country is of the European Economic Area, by the last list of Member States known."""
    return pays.strip().lower() in _BESIDE or in_another_member_state(pays, dt.date.max)


def _product(case: Case, path: KeyPath, facture: Facture) -> Iterator[Finding]:
    if facture.produit is not None and facture.produit not in known_products():
        known = ", ".join(known_products())
        yield case.avertit(
            (*path, "produit"),
            f"« {facture.produit} » n'est pas une catégorie à délai de paiement particulier (C. com., art. L441-11).",
            f"Choisir parmi : {known} ; ou retirer la ligne.",
        )


def _terms(case: Case, path: KeyPath, facture: Facture, *, professionnels: bool) -> Iterator[Finding]:
    """Terms that cannot be read, have two counts, or do not give the due date that is printed."""
    where = (*path, "conditions")
    if facture.conditions is None:
        return
    try:
        due = due_date(facture.conditions, dates_of(facture), professionnels=professionnels)
    except NotComputed as refusal:
        if facture.echeance is None:
            yield case.erreur(where, str(refusal))
        return
    if facture.echeance is None:
        if due.autre is not None:
            yield case.avertit(
                where,
                f"deux comptes admis : {due.date:%d/%m/%Y} ({due.autre.retenue}), retenu, ou {due.autre.date:%d/%m/%Y} "
                f"({due.autre.autre}).",
                "Écrire « 45 jours + fin de mois » ou « fin de mois + 45 jours » selon le contrat, ou « echeance ».",
            )
        return
    accepted = {due.date} | ({due.autre.date} if due.autre else set())
    if facture.echeance not in accepted:
        days = " ou ".join(f"{day:%d/%m/%Y}" for day in sorted(accepted))
        yield case.avertit(
            (*path, "echeance"),
            f"l'échéance du {facture.echeance:%d/%m/%Y} ne suit pas les conditions « {facture.conditions} » : {days}.",
            "Vérifier la facture ; l'échéance indiquée est celle retenue.",
        )


def _ceiling(case: Case, path: KeyPath, facture: Facture, *, public: bool, professionnels: bool) -> Iterator[Finding]:
    try:
        due = due_date_of(facture, professionnels=professionnels).date
        end_of_month = _says_end_of_month(facture.conditions)
        produit = product_of(case.dossier.creance.famille, facture.produit)
        excess = above_ceiling(due, dates_of(facture), produit, public=public, fin_de_mois=end_of_month)
    except (NotComputed, LawGap):  # told by ``_terms``; no ceiling is known for older invoices
        return
    if excess is not None and not _retained(facture):
        key = "echeance" if facture.echeance is not None else "conditions"
        remedy = LONGER if public and facture.produit is None else _remedy(excess)
        yield case.avertit((*path, key), _sentence(due, excess), remedy)


def _retained(facture: Facture) -> bool:
    """Tell whether an invoice is the retention of works, kept for a year by an act of its own (loi n° 71-584)."""
    return (facture.objet or "").casefold().startswith("retenue de garantie")


def _says_end_of_month(conditions: str | None) -> bool:
    if conditions is None:
        return False
    try:
        return parse_terms(conditions).fin_de_mois is not FinDeMois.NON
    except NotComputed:  # told by ``_terms`` when it matters
        return False


def _sentence(due: dt.date, excess: Depassement) -> str:
    ceiling = excess.plafond
    verb = "dépasse" if excess.certain else "dépasse, sauf clause expresse ou lecture à vérifier,"
    return (
        f"l'échéance du {due:%d/%m/%Y} {verb} de {counted(excess.jours, 'jour')} le plafond du "
        f"{ceiling.date:%d/%m/%Y} ({ceiling.titre} ; {ceiling.reference.citation})."
    )


def _remedy(excess: Depassement) -> str:
    return (
        "L'échéance indiquée reste celle retenue ; les pénalités courent du lendemain."
        if excess.certain
        else "Vérifier la clause du contrat ; l'échéance indiquée reste celle retenue."
    )
