"""Whether the case says what its electronic invoices say: what was typed by hand against what the debtor received.

An invoice of another company is an error: its price is not owed to this creditor. Any other difference is a warning.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.case import Case, KeyPath
from generator.exhibits.facts import FactureElectronique
from generator.findings import Level
from generator.model import Avoir, Creancier, Facture, Personne, Piece
from generator.money import ZERO, format_amount, format_eur
from generator.phrases import TO_SAY, quoted

Told = tuple[Level, KeyPath, str, str]  # how grave, where, one sentence, the remedy

# UNTDID 1001: the credit notes of EN 16931, then those of the French flows
CREDIT_NOTES = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532", "502", "503"})
_WARNS = Level.AVERTISSEMENT
_REMEDY = "Corriger le dossier, ou verser la bonne pièce ; si l'écart est juste, le dire (« ecart-admis » à la pièce)."
_FRENCH_VAT = re.compile(r"FR..(\d{9})")


def disagreements(
    case: Case, creancier: Creancier | None, piece: Piece, origine: KeyPath, read: FactureElectronique
) -> Iterator[Told]:
    """What an electronic invoice says and the case does not, at the key of the case; silent where either is.

    It is that of the invoice or credit note that alone cites its pièce, failing that of the one with its number;
    ``origine`` is the key of the pièce that holds it, an e-mail perhaps. The seller is held against ``creancier``,
    where it is given. What somebody read again and admits is told no more, another seller apart.
    """
    told = _disagreements(case, creancier, piece, origine, read)
    yield from (one for one in told if one[0] is Level.ERREUR or piece.ecart_admis is None)


def _disagreements(
    case: Case, creancier: Creancier | None, piece: Piece, origine: KeyPath, read: FactureElectronique
) -> Iterator[Told]:
    known: list[tuple[KeyPath, Facture | Avoir]] = []
    known += [(("factures", rank), one) for rank, one in enumerate(case.dossier.factures)]
    known += [(("avoirs", rank), one) for rank, one in enumerate(case.dossier.avoirs)]
    citing = [(path, one) for path, one in known if one.piece == piece.id]
    held = citing if len(citing) == 1 else [(path, one) for path, one in known if bare(one.numero) == bare(read.numero)]
    if creancier and not may_be(creancier, read.vendeur) and not any(_transferred(case, one) for _, one in held):
        mail = case.dossier.pieces[int(origine[1])].id  # or the pièce itself
        claimed = citing or [(path, one) for path, one in held if one.piece == mail]
        yield from ((Level.ERREUR, (*path, "piece"), *another_seller(creancier, read.vendeur)) for path, _ in claimed)
        if not claimed:
            yield _of_others(origine, read)
        return
    for path, one in held:
        yield from _invoice(case, path, one, read) if isinstance(one, Facture) else _differences(path, one, read)
    if not held and is_due(read):
        yield _nowhere(case, origine, read)


def numbers(party: Personne) -> set[str]:
    """What an invoice may name a party by: its SIREN, its VAT number and the SIREN in it."""
    vat = "".join(filter(str.isalnum, party.tva or "")).upper()
    french = _FRENCH_VAT.fullmatch(vat)
    return {number for number in (party.siren, (party.siret or "")[:9], french[1] if french else vat) if number}


def may_be(party: Personne, number: str) -> bool:
    """Whether the number an invoice gives may be that of a party: silent where no number of its kind is known."""
    known = {one for one in numbers(party) if one.isdigit() == number.isdigit()}
    return not number or not known or number in known


def another_seller(creancier: Creancier, seller: str) -> tuple[str, str]:
    """What is said of an invoice of another company than the creditor, and the remedy."""
    its_own = " ou ".join(sorted(one for one in numbers(creancier) if one.isdigit() == seller.isdigit()))
    message = f"ses données nomment pour vendeur {seller}, et {creancier.nom_complet} est {its_own}."
    remedy = (
        "Verser la facture de ce créancier, changer le créancier du dossier ou corriger sa fiche ; si la créance lui a "
        "été transmise, verser l'acte et ajouter « cession » à la facture."
    )
    return message, remedy


def _transferred(case: Case, one: Facture | Avoir) -> bool:
    """Whether another company issued it, as the case says, or the invoice it reduces."""
    number = one.facture if isinstance(one, Avoir) else one.numero
    return any(each.cession for each in case.dossier.factures if each.numero == number)


def _of_others(origine: KeyPath, read: FactureElectronique) -> Told:
    message = f"facture électronique d'un autre vendeur ({read.vendeur}), que le dossier ne compte pas."
    return _WARNS, origine, message, "La garder si elle prouve autre chose, des frais par exemple."


def is_due(read: FactureElectronique) -> bool:
    """Whether it asks for money: neither a credit note nor, by its sign, what stands for one."""
    return read.nature not in CREDIT_NOTES and not read.montant_ttc.startswith("-")


def _invoice(case: Case, path: KeyPath, invoice: Facture, read: FactureElectronique) -> Iterator[Told]:
    if not is_due(read):
        remedy = "Le noter sous « avoirs », et verser la facture."
        yield _WARNS, (*path, "piece"), "ses données sont celles d'un avoir.", remedy
        return
    yield from _differences(path, invoice, read)
    yield from _buyer(case, read)
    if read.echeance and invoice.echeance and invoice.echeance.isoformat() != read.echeance:
        yield _other((*path, "echeance"), _day(read.echeance), f"{invoice.echeance:%d/%m/%Y}")
    if invoice.montant_ht is not None:
        yield from _amount((*path, "montant-ht"), invoice.montant_ht, read.montant_ht, read)
    paid = sum((payment.montant for payment in case.dossier.paiements), ZERO)
    if read.acompte and Decimal(read.acompte) > paid:
        advance = format_eur(Decimal(read.acompte))
        message = f"ses données déduisent un acompte de {advance}, le dossier compte {format_eur(paid)} de paiements."
        yield _WARNS, (*path, "montant-ttc"), message, "Noter l'acompte sous « paiements », s'il a été reçu."


def _differences(path: KeyPath, held: Facture | Avoir, read: FactureElectronique) -> Iterator[Told]:
    """What an invoice and a credit note both say."""
    if read.numero and bare(read.numero) != bare(held.numero):
        yield _other((*path, "numero"), read.numero, held.numero)
    if read.date and read.date != held.date.isoformat():
        yield _other((*path, "date"), _day(read.date), f"{held.date:%d/%m/%Y}")
    yield from _amount((*path, "montant-ttc"), held.montant_ttc, read.montant_ttc.lstrip("-"), read)


def _amount(path: KeyPath, held: Decimal, written: str, read: FactureElectronique) -> Iterator[Told]:
    if read.devise not in {"", "EUR"}:
        message = f"ses données sont en {read.devise}, le dossier en euros."
        yield _WARNS, path, message, "Vérifier le montant et sa conversion."
    elif written and Decimal(written) != held:
        yield _other(path, format_eur(Decimal(written)), format_eur(held))


def _buyer(case: Case, read: FactureElectronique) -> Iterator[Told]:
    debtors = case.dossier.debiteurs
    if any(may_be(party, read.acheteur) for party in debtors if numbers(party)):
        return
    for rank, party in enumerate(debtors):
        if not may_be(party, read.acheteur):
            yield _other(("debiteurs", rank, "siren"), read.acheteur, " ou ".join(sorted(numbers(party))))
            return


def _nowhere(case: Case, origine: KeyPath, read: FactureElectronique) -> Told:
    """A new invoice: the command that notes it, as far as its data go."""
    amount = format_amount(Decimal(read.montant_ttc)) if read.montant_ttc and read.devise == "EUR" else TO_SAY
    term = f"echeance={_day(read.echeance)}" if read.echeance else f'conditions="{TO_SAY}"'
    piece = case.dossier.pieces[int(origine[1])].id
    command = (
        f"recouvre noter {case.dossier.reference} facture numero={quoted(read.numero)} {term} "
        f"montant-ttc={quoted(amount)} piece={piece} --date {_day(read.date) or TO_SAY}"
    )
    message = f"facture électronique n° {read.numero}, que le dossier ne compte pas."
    return _WARNS, origine, message, f"Si elle est due : {command}"


def _other(path: KeyPath, there: str, here: str) -> Told:
    return _WARNS, path, f"ses données disent {there}, le dossier {here}.", _REMEDY


def bare(number: str) -> str:
    """A number as it is compared: without spaces, capitals or small letters."""
    return "".join(number.split()).casefold()


def _day(iso: str) -> str:
    """An ISO date as people write it; as it stands when it is none."""
    try:
        return f"{date.fromisoformat(iso):%d/%m/%Y}"
    except ValueError:
        return iso
