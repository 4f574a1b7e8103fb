"""A case opened from the electronic invoices it claims: what they say, to be read again by who opens it.

Numbers, dates and amounts are those the debtor received; who sold and who owes is held against the office. Nothing is
guessed: what they do not say is asked.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import count
from pathlib import Path, PurePosixPath

from babel import Locale
from msgspec import Struct

from generator.casework.checks import numbered_once_a_year
from generator.desk.claimable import CORRECTED, DEPOSIT, FACTORED, ORDINARY, Given, answers, unclaimable
from generator.desk.kin import Shelf, names_it
from generator.edit.citing import flat
from generator.edit.declare import identifier
from generator.edit.nouveau import Answers, Brought, reference_faults
from generator.exhibits.agreement import another_seller, may_be, numbers
from generator.exhibits.facts import RefusedError
from generator.exhibits.invoices import read_invoice
from generator.findings import CaseInvalid, Finding, NotComputed, legible
from generator.law.payment_terms import parse_terms, term_agreed
from generator.load import load_case
from generator.load.names import MAX_NAME, PIECES, name_fault, same_file_key
from generator.load.suggest import folded
from generator.model import Office
from generator.money import NBSP, ZERO, format_amount, format_eur
from generator.phrases import TO_SAY, enumeration, quoted

_FRENCH = Locale("fr")
_TABLES = {".csv", ".xls", ".xlsx"}
_IN_FRANCE = {"", "FR", "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"}  # ISO 3166, overseas included


class Opening(Struct, frozen=True):
    """What electronic invoices say of the case they open."""

    answers: Answers  # to the questions of a new case
    brought: Brought  # an ``echeance`` may be missing
    terms: Answers  # of payment, by the number of an invoice that says no date
    seller: str  # its number
    remarks: tuple[str, ...]  # to read before the questions, one French sentence each
    left: tuple[str, ...]  # to do once the case is open


def opening(root: Path, reference: str, paths: Sequence[Path], office: Office) -> Opening:
    """Read invoices, of one seller and one buyer.

    Raises:
        CaseInvalid: a file is no electronic invoice, or cannot be one of this case; every finding at once.
    """
    given, findings = _read(paths)
    findings += reference_faults(root, reference, office)
    findings += unclaimable(root, reference, given, office)
    if findings:
        raise CaseInvalid(findings)
    shown = [one for one in given if one.content]
    files = dict(zip(_names(shown), shown, strict=True))
    pieces = _pieces(files)
    seller = next((one.data.vendeur for one in given if one.data.vendeur), "")
    creditors = [name for name, one in office.creanciers.items() if seller and seller in numbers(one)]
    return Opening(
        _buyer(given[0]) | ({"creancier": creditors[0]} if len(creditors) == 1 else {}),
        Brought(
            tuple(answers(one) | ({"piece": pieces[id(one)]["id"]} if one.content else {}) for one in given),
            tuple(pieces.values()),
            {f"{PIECES}/{name}": one.content for name, one in files.items()},
        ),
        {one.data.numero: one.said.conditions for one in given if is_term(one.said.conditions)},
        seller,
        (
            *_of_the_parties(given[0], seller, creditors, sorted(office.faulty)),
            *(remark for one in given for remark in _of_its_kind(one)),
            *_elsewhere(root, reference, given, creditors, office),
        ),
        tuple(_left(given, reference)),
    )


def is_term(text: str) -> bool:
    """Whether terms of payment are understood; « rien de convenu » is the time of the law (C. com., L441-10)."""
    with suppress(NotComputed):
        return legible(text) == text and (not term_agreed(None, text) or bool(parse_terms(text)))
    return False


def not_sold_by(creditor: str, seller: str, office: Office) -> str:
    """What is said of a creditor that did not sell, with its remedy; empty when it may have."""
    chosen = office.creanciers[creditor]
    return "" if may_be(chosen, seller) else f"Facture : {' '.join(another_seller(chosen, seller))}"


def _read(paths: Sequence[Path]) -> tuple[list[Given], list[Finding]]:
    given, findings = [], []
    for path in paths:
        try:
            given.append(Given(path, *read_invoice(path)))
        except RefusedError as refused:
            remedy = "Donner le fichier lui-même." if refused.refus.code == "lien" else refused.refus.remede
            if refused.refus.code == "sans-donnees" and path.suffix.lower() in _TABLES:
                remedy = f"Un tableau de factures s'ouvre par : recouvre importer {quoted(str(path))}"
            findings.append(Finding.of_file(str(path), refused.refus.message, remedy))
    return given, findings


def _buyer(one: Given) -> dict[str, str]:
    buyer, number = one.said.acheteur, one.data.acheteur
    country = buyer.pays.upper()
    said = {
        "denomination": buyer.nom,
        "siren": number if number.isdigit() and country in _IN_FRANCE else "",
        "rue": buyer.rue,
        "pays": "" if country in _IN_FRANCE else _FRENCH.territories.get(country, country),
        "code-postal": buyer.code_postal,
        "ville": buyer.ville,
        "courriel": buyer.courriel,
    }
    return {key: text for key, text in said.items() if text and legible(text) == text}  # they go to a terminal


def _names(given: Sequence[Given]) -> list[str]:
    """Their names under ``pieces/``: as they came when that is a name everywhere, else by their number."""
    names: list[str] = []
    for one in given:
        name = unicodedata.normalize("NFC", one.path.name)
        stem = identifier(one.data.numero) if name_fault(name) else PurePosixPath(name).stem
        names.append(_free(stem, ".pdf", names))
    return names


def _free(stem: str, end: str, taken: Sequence[str]) -> str:
    """A name that no other takes: « f-1 », then « f-1-2 »."""
    ends = (f"{f'-{rank}' if rank > 1 else ''}{end}" for rank in count(1))
    tries = (f"{stem[: MAX_NAME - len(last)]}{last}" for last in ends)
    return next(name for name in tries if all(same_file_key(name) != same_file_key(other) for other in taken))


def _pieces(files: Mapping[str, Given]) -> dict[int, dict[str, str]]:
    """The exhibit each invoice is, by the identity of what was read."""
    pieces: dict[int, dict[str, str]] = {}
    for name, one in files.items():
        known = identifier(one.data.numero)
        stem = known if known[0].isalpha() else f"facture-{known}"
        pieces[id(one)] = {
            "id": _free(stem, "", [piece["id"] for piece in pieces.values()]),
            "fichier": f"{PIECES}/{name}",
            "nature": "facture",
            "titre": f"Facture n° {one.data.numero}",
            "date": one.data.date,
        }
    return pieces


def _of_the_parties(first: Given, seller: str, creditors: Sequence[str], faulty: Sequence[str]) -> Iterator[str]:
    """Who sold and who owes, by the names that were written; what the office knows of who sold.

    The numbers of creditors whose file is ``faulty`` are not known.
    """
    buyer, number = first.said.acheteur.nom, first.data.acheteur
    yield f"Acheteur : {' '.join(filter(None, (buyer, f'({number})' if number else ''))) or 'sans nom'}."
    name = f"{first.said.vendeur or 'sans nom'} ({seller or 'sans numéro'})"
    if len(creditors) == 1:
        return
    if creditors:
        yield f"Vendeur : {name}, plusieurs créanciers du cabinet ; à choisir."
    elif seller:
        yield f"Vendeur : {name}, dont aucun créancier du cabinet n'a le numéro."
        if faulty:
            yield f"  Fichier en erreur, dont le numéro n'est pas comparé : {enumeration(faulty)} (recouvre verifier)."
        yield "  Écrire d'abord la fiche de ce créancier, ou choisir celui à qui il a transmis la créance."
    else:
        yield f"Vendeur : {name}, à vérifier."


def _of_its_kind(one: Given) -> Iterator[str]:
    """What it is besides an invoice; its terms of payment, where no date is said."""
    number, data = one.data.numero, one.data
    if not data.echeance and one.said.conditions:
        yield f"{number}, conditions écrites : « {one.said.conditions} »."
    if data.nature in CORRECTED:
        replaces = f"remplace {enumeration(one.said.precedentes)}" if one.said.precedentes else "en remplace une autre"
        yield f"{number} est une facture rectificative : elle {replaces}, à ne pas réclamer aussi."
    if data.nature in DEPOSIT:
        yield f"{number} est une facture d'acompte : si une autre facture la déduit, ne réclamer que cette autre."
    if data.nature in FACTORED:
        yield f"{number} est une facture affacturée : vérifier qui, du vendeur ou de l'affactureur, peut la réclamer."
    if data.nature not in ORDINARY | CORRECTED | DEPOSIT | FACTORED:
        yield f"{number} n'est pas une facture ordinaire (type {data.nature}, UNTDID 1001) : vérifier qu'elle est due."
    if (payee := one.said.beneficiaire) and folded(payee) != folded(one.said.vendeur):
        yield f"{number} est à payer à « {payee} », et non à son vendeur : vérifier qui peut la réclamer."
    if one.rounding:
        asked = f"{number} demande {format_eur(Decimal(one.said.a_payer))}"
        yield f"{asked} : c'est {_apart(one.rounding)} que son montant TTC moins l'acompte, à vérifier."


def _apart(difference: Decimal) -> str:
    return f"{format_eur(abs(difference))} de {'plus' if difference > ZERO else 'moins'}"


def _elsewhere(
    root: Path, reference: str, given: Sequence[Given], creditors: Sequence[str], office: Office
) -> Iterator[str]:
    """The other cases that claim one of them: the same number, of the same creditor where it is known."""
    shelf = Shelf(root)
    for one in given:
        held = (name for name in shelf.holding(one.data.numero) if name != reference)
        claiming = [name for name in held if _claims(root, name, one, creditors, office)]
        if claiming:
            yield f"{one.data.numero} est aussi dans {enumeration(claiming)} : une dette ne se réclame qu'une fois."


def _claims(root: Path, reference: str, one: Given, creditors: Sequence[str], office: Office) -> bool:
    """Whether a case claims it; on another day of the year too, where an issuer gives a number once."""
    if not names_it(root, reference, one.data.numero):
        return False
    with suppress(CaseInvalid):
        dossier = load_case(root, reference, office).dossier
        by_year = numbered_once_a_year(dossier)
        return (not creditors or dossier.creancier in creditors) and any(
            flat(each.numero) == flat(one.data.numero)
            and one.data.date.startswith(str(each.date.year if by_year and not each.cession else each.date))
            for each in dossier.factures
        )
    return False


def _left(given: Sequence[Given], reference: str) -> Iterator[str]:
    for one in given:
        if one.prepaid:
            paid = format_amount(one.prepaid).replace(NBSP, " ")
            nothing = " : rien ne reste dû d'après elle" if one.prepaid >= Decimal(one.data.montant_ttc) else ""
            yield f"{one.path.name} déduit un acompte de {format_eur(one.prepaid)}{nothing}. S'il est reçu, le noter :"
            said = f"montant={quoted(paid)} imputation-choisie={quoted(one.data.numero)}"
            yield f"  recouvre noter {reference} paiement {said} --date {TO_SAY}"
        if not one.content:
            yield f"{one.path.name} ne se lit pas sur papier : verser la version PDF de la facture."
