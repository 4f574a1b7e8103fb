"""Papers of trade: invoice, credit note, order, quote, delivery note, statement of account."""
# ruff: noqa: PLR0913, PLR0917 - a paper has a number, a date, lines and options

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportlab.lib.pagesizes import A4, landscape

from generator.model import Avoir, Creancier, Facture, Personne
from generator.money import ZERO, format_amount, format_eur, round_cents
from generator.vocabulary import Nature, Qualite
from scripts.demo.mail import long_date, short_date
from scripts.demo.sheet import Sheet
from scripts.demo.tables import PRICED, UNPRICED, Column, Line, grid
from scripts.demo.world import World, address_lines, legal_line, letterhead, look_of, seller_contact, siren_text

VAT = Decimal(20)  # percent
PROFESSIONAL_TERMS = (
    "Pas d'escompte pour paiement anticipé. En cas de retard : pénalités au taux directeur de la BCE majoré de "
    "10 points, exigibles le jour suivant la date de règlement, et indemnité forfaitaire de 40 € pour frais de "
    "recouvrement (C. com., art. L441-10 et D441-5)."
)
CONSUMER_TERMS = "Payable à trente jours, sans frais. En cas de litige, médiateur de la consommation : {mediateur}."
PLAIN_TERMS = "Payable à trente jours, par virement, sans escompte."
PUBLIC_TERMS = (
    "Facture déposée sur le portail public de facturation. Délai de paiement : 30 jours (CCP, art. R2192-10). "
    "Service exécutant : CANTINES. Engagement n° {engagement}."
)


@dataclass(frozen=True)
class Receipt:
    """How a delivery note came back: who signed, when, with what stamp and what remark."""

    name: str
    day: dt.date
    stamp: Sequence[str] = ()
    remark: str = ""
    signed: bool = True


def _sheet(party: Personne, title: str, **options: Any) -> Sheet:
    look = look_of(party)
    return Sheet(title, font=look.font, author=party.nom_complet, producer=look.producer, **options)


def _addressee(sheet: Sheet, party: Personne) -> None:
    sheet.lines(112, 46, address_lines(party), size=10, bold_first=True)


def _facts(sheet: Sheet, y: float, facts: Sequence[tuple[str, str]], color: str) -> float:
    for name, value in facts:
        sheet.text(15, y, name, size=8, color=color)
        sheet.text(48, y, value, size=9, bold=True)
        y += 5
    return y


def invoice(world: World, number: str, lines: Sequence[Line], *, order: str = "", code: str = "") -> bytes:
    """Draw an invoice; its lines must add up to the amounts of the case file.

    Raises:
        ValueError: lines and case file differ.
    """
    facture = world.invoice(number)
    _check(facture, lines)
    look = look_of(world.seller)
    sheet = _sheet(world.seller, f"Facture {number}")
    letterhead(sheet, world.seller, look, contact=seller_contact(world.seller))
    _addressee(sheet, world.buyer)
    sheet.text(15, 78, f"FACTURE n° {number}", size=15, bold=True, color=look.color)
    due = short_date(facture.echeance) if facture.echeance else "voir conditions"
    facts = [("Date", short_date(facture.date)), ("À régler le", due)]
    facts += [("Conditions", facture.conditions)] if facture.conditions else []
    facts += [("Commande", order)] if order else []
    facts += [("Code client", code)] if code else []
    if world.buyer.siren:
        facts.append(("SIREN client", siren_text(world.buyer.siren)))
    y = _facts(sheet, 85, facts, look.color)
    y = grid(sheet, (15, y + 3), PRICED, [line.priced() for line in lines], look)
    y = _totals(sheet, y + 5, facture.montant_ht, facture.tva, facture.montant_ttc, look.color)
    _payment(sheet, max(y + 8, 205), world.seller, number, look.color)
    sheet.para(15, 252, 180, _terms(world), size=7.2, color="#444444")
    return sheet.finish()


def _terms(world: World) -> str:
    if world.buyer.qualite is Qualite.CONSOMMATEUR:
        return CONSUMER_TERMS.format(mediateur=world.seller.mediateur)
    if world.buyer.qualite is Qualite.NON_PROFESSIONNEL:
        return PLAIN_TERMS
    if world.buyer.nature is Nature.PERSONNE_PUBLIQUE:
        return PUBLIC_TERMS.format(engagement="2026-0000116")
    return PROFESSIONAL_TERMS


def _check(facture: Facture, lines: Sequence[Line]) -> None:
    net = sum((line.total for line in lines), ZERO)
    tax = round_cents(net * (facture.tva or ZERO) / 100)
    if net != facture.montant_ht or net + tax != facture.montant_ttc:
        raise ValueError(f"{facture.numero}: lines make {net} + {tax}, the case file says otherwise")


def _totals(sheet: Sheet, y: float, net: Decimal | None, rate: Decimal | None, total: Decimal, color: str) -> float:
    net = net if net is not None else total
    rows = [("Total HT", net)]
    rows.append((f"TVA {format_amount(rate)} %" if rate else "TVA non applicable", total - net))
    for name, amount in rows:
        sheet.text(150, y + 3, name, size=9, align="right")
        sheet.text(194, y + 3, format_amount(amount), size=9, align="right")
        y += 5.5
    sheet.line(120, y - 0.5, 195, y - 0.5, width=0.8, color=color)
    sheet.text(150, y + 4.5, "NET À PAYER TTC", size=11, bold=True, align="right", color=color)
    sheet.text(194, y + 4.5, format_eur(total), size=11, bold=True, align="right")
    return y + 9


def _payment(sheet: Sheet, y: float, seller: Creancier, reference: str, color: str) -> None:
    sheet.box(15, y, 118, 25, stroke=color, line=0.6)
    sheet.text(18, y + 5, "Règlement par virement", size=8.5, bold=True, color=color)
    iban = " ".join(seller.iban[start : start + 4] for start in range(0, len(seller.iban), 4))
    facts = [f"Titulaire : {seller.titulaire}", f"IBAN : {iban}", f"BIC : {seller.bic} – {seller.banque}"]
    sheet.lines(18, y + 10, [*facts, f"Référence à rappeler : {reference}"], size=8.5)


def credit_note(world: World, avoir: Avoir, lines: Sequence[Line], reason: str) -> bytes:
    """Draw a credit note."""
    look = look_of(world.seller)
    sheet = _sheet(world.seller, f"Avoir {avoir.numero}")
    letterhead(sheet, world.seller, look, contact=seller_contact(world.seller))
    _addressee(sheet, world.buyer)
    sheet.text(15, 78, f"AVOIR n° {avoir.numero}", size=15, bold=True, color=look.color)
    facts = [("Date", short_date(avoir.date)), ("Sur la facture", avoir.facture), ("Motif", reason)]
    y = _facts(sheet, 85, facts, look.color)
    y = grid(sheet, (15, y + 3), PRICED, [line.priced() for line in lines], look)
    net = sum((line.total for line in lines), ZERO)
    _totals(sheet, y + 5, net, Decimal(20), avoir.montant_ttc, look.color)
    sheet.para(15, 252, 180, "Cet avoir réduit le prix de la facture ci-dessus à sa date.", size=8)
    return sheet.finish()


def order(
    world: World,
    number: str,
    day: dt.date,
    lines: Sequence[Line],
    *,
    signer: str = "",
    deliver: str = "",
    note: str = "",
) -> bytes:
    """Draw an order on the buyer's paper; signed by hand when ``signer`` is given."""
    look = look_of(world.buyer)
    sheet = _sheet(world.buyer, f"Bon de commande {number}")
    letterhead(sheet, world.buyer, look)
    _addressee(sheet, world.seller)
    sheet.text(15, 80, f"BON DE COMMANDE {number}", size=14, bold=True, color=look.color)
    facts = [("Date", long_date(day)), ("Livraison", deliver or "dès que possible, à l'adresse ci-dessus")]
    y = grid(sheet, (15, _facts(sheet, 87, facts, look.color) + 3), PRICED, [line.priced() for line in lines], look)
    total = sum((line.total for line in lines), ZERO)
    sheet.text(194, y + 7, f"Total HT : {format_eur(total)}", size=10, bold=True, align="right")
    sheet.para(15, y + 14, 180, note or "Merci de confirmer la date de livraison par retour.", size=9)
    if signer:
        sheet.text(125, y + 32, f"{world.buyer.adresse.ville}, le {long_date(day)}", size=9)
        sheet.by_hand(125, y + 41, "Bon pour accord", size=14)
        sheet.sign(132, y + 54, signer)
        sheet.stamp(165, y + 50, [world.buyer.nom_complet.upper(), world.buyer.adresse.ville.upper()], color=look.color)
    return sheet.finish()


def quote(world: World, number: str, day: dt.date, lines: Sequence[Line], *, signer: str, signed: dt.date) -> bytes:
    """Draw a quote on the creditor's paper, accepted by hand."""
    look = look_of(world.seller)
    sheet = _sheet(world.seller, f"Devis {number}")
    letterhead(sheet, world.seller, look, contact=seller_contact(world.seller))
    _addressee(sheet, world.buyer)
    sheet.text(15, 78, f"DEVIS n° {number}", size=15, bold=True, color=look.color)
    facts = [("Date", short_date(day)), ("Validité", "un mois")]
    y = grid(sheet, (15, _facts(sheet, 85, facts, look.color) + 3), PRICED, [line.priced() for line in lines], look)
    net = sum((line.total for line in lines), ZERO)
    y = _totals(sheet, y + 5, net, VAT, net + round_cents(net * VAT / 100), look.color)
    sheet.box(110, y + 12, 85, 42, stroke="#888888")
    sheet.text(113, y + 17, "Date, mention « bon pour accord » et signature du client", size=7.5)
    sheet.by_hand(115, y + 27, f"le {short_date(signed)}  Bon pour accord", size=13)
    sheet.sign(125, y + 44, signer)
    sheet.para(15, 252, 180, _terms(world), size=7.2, color="#444444")
    return sheet.finish()


def delivery(
    world: World,
    number: str,
    day: dt.date,
    lines: Sequence[Line],
    receipt: Receipt | None,
    *,
    title: str = "BON DE LIVRAISON",
    extra: Sequence[str] = (),
) -> bytes:
    """Draw a delivery note; signed when ``receipt`` says so; ``extra`` makes a second page (start-up report)."""
    look = look_of(world.seller)
    sheet = _sheet(world.seller, f"{title} {number}")
    letterhead(sheet, world.seller, look, contact=seller_contact(world.seller))
    _addressee(sheet, world.buyer)
    sheet.text(15, 78, f"{title} n° {number}", size=14, bold=True, color=look.color)
    y = _facts(sheet, 85, [("Date", short_date(day)), ("Exécution", "par nos soins")], look.color)
    grid(sheet, (15, y + 3), UNPRICED, [line.unpriced() for line in lines], look)
    _receipt(sheet, 205, receipt, look.color)
    if extra:
        sheet.end_page()
        _report(sheet, extra, receipt, look.color)
    return sheet.finish()


def _receipt(sheet: Sheet, y: float, receipt: Receipt | None, color: str) -> None:
    sheet.text(
        15,
        y - 3,
        "Réception : en l'absence de réserve écrite, la livraison ou la prestation est réputée conforme.",
        size=8,
    )
    for x, width, title in ((15, 55, "Reçu le"), (70, 55, "Nom du réceptionnaire"), (125, 70, "Signature et cachet")):
        sheet.box(x, y, width, 36, stroke=color, line=0.6)
        sheet.text(x + 2, y + 4, title, size=7.5, color=color)
    if receipt is None:
        return
    sheet.by_hand(19, y + 18, short_date(receipt.day), size=16)
    sheet.by_hand(73, y + 18, receipt.name, size=15, slope=3)
    if receipt.remark:
        sheet.by_hand(16, y + 31, receipt.remark, size=12.5, slope=1)
    if receipt.stamp:
        sheet.stamp(167, y + 25, receipt.stamp, size=7.5)
    if receipt.signed:
        sheet.sign(133, y + 18, receipt.name, size=22)


def _report(sheet: Sheet, points: Sequence[str], receipt: Receipt | None, color: str) -> None:
    sheet.text(15, 22, "PROCÈS-VERBAL DE MISE EN SERVICE", size=14, bold=True, color=color)
    y = 32.0
    for point in points:
        sheet.box(17, y + 0.3, 3.4, 3.4, stroke="#333333")
        sheet.by_hand(17.4, y + 3.6, "x", size=13, slope=0)
        y = sheet.para(24, y, 165, point, size=10, after=3)
    sheet.text(15, y + 10, "Observations du client :", size=9)
    sheet.by_hand(56, y + 11, "RAS, machine en service", size=15)
    _receipt(sheet, y + 30, receipt, color)


@dataclass(frozen=True)
class Entry:
    """A line of a customer account."""

    day: dt.date
    piece: str
    label: str
    debit: str = ""
    credit: str = ""


STATEMENT = (
    Column("Date", 24), Column("Pièce", 34), Column("Libellé", 112), Column("Débit €", 28, "right"),
    Column("Crédit €", 28, "right"), Column("Solde €", 31, "right"),
)  # fmt: skip


def statement(world: World, account: str, day: dt.date, entries: Sequence[Entry]) -> bytes:
    """Draw a customer account on a landscape page, as a spreadsheet prints it."""
    look = look_of(world.seller)
    sheet = _sheet(world.seller, f"Compte {account}", size=landscape(A4))
    sheet.text(20, 17, f"{world.seller.nom_complet} – Grand livre auxiliaire clients", size=9, color="#555555")
    sheet.text(20, 25, f"COMPTE {account} – {world.buyer.nom_complet}", size=14, bold=True)
    sheet.text(277, 25, f"Édité le {short_date(day)}", size=9, align="right")
    balance, rows = ZERO, []
    for entry in entries:
        debit, credit = Decimal(entry.debit or 0), Decimal(entry.credit or 0)
        balance += debit - credit
        amounts = [format_amount(amount) if amount else "" for amount in (debit, credit)]
        rows.append((short_date(entry.day), entry.piece, entry.label, *amounts, format_amount(balance)))
    y = grid(sheet, (20, 32), STATEMENT, rows, look, 9)
    sheet.text(246, y + 9, "Solde débiteur du compte", size=10, bold=True, align="right")
    sheet.text(275, y + 9, format_amount(balance), size=10, bold=True, align="right")
    certified = "Certifié conforme aux écritures comptables, " + long_date(day)
    sheet.text(20, y + 24, certified, size=9)
    sheet.sign(30, y + 38, "P. Durand")
    sheet.text(148, 200, legal_line(world.seller), size=7, color="#555555", align="center")
    return sheet.finish()
