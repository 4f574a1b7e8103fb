"""Agreements: payment plan signed by the debtor, maintenance contract, supply agreement and its translation."""
# ruff: noqa: PLR0913, PLR0917 - a paper has parties, a text, signatures and options

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.lib.pagesizes import A4

from generator.model import FaitEcheancier
from generator.money import ZERO, format_amount, format_eur
from scripts.demo.mail import long_date, short_date
from scripts.demo.prose import articles
from scripts.demo.sheet import Sheet
from scripts.demo.tables import Column, grid
from scripts.demo.world import World, address_lines, legal_line, look_of

PLAN = (
    Column("N°", 20),
    Column("Date", 50),
    Column("Montant €", 50, "right"),
    Column("Reste dû ensuite €", 50, "right"),
)


def payment_plan(world: World, invoices: Sequence[str], in_letters: str, *, signer: str) -> bytes:
    """Draw an acknowledgment of debt with its payment plan: mention by hand, initials, two signatures."""
    plan = next(fact for fact in world.case.dossier.journal if isinstance(fact, FaitEcheancier))
    total = sum((term.montant for term in plan.echeances), ZERO)
    sheet = Sheet(
        "Reconnaissance de dette et échéancier", font="DemoSerif", producer="Traitement de texte Exemple 2024"
    )
    sheet.text(105, 24, "RECONNAISSANCE DE DETTE ET ÉCHÉANCIER", size=14, bold=True, align="center")
    paragraphs = (
        (
            f"<b>Entre</b> {legal_line(world.seller)}, le créancier, <b>et</b> {legal_line(world.buyer)}, "
            f"représentée par {world.buyer.representant}, le débiteur."
        ),
        (
            f"<b>1. Reconnaissance.</b> Le débiteur reconnaît devoir {format_eur(total)} en principal au titre "
            f"{'des factures' if len(invoices) > 1 else 'de la facture'} {' et '.join(invoices)}."
        ),
        (
            "<b>2. Échéancier.</b> Il paiera cette somme par virement, aux dates ci-dessous. "
            "Les versements s'imputent d'abord sur le capital."
        ),
    )
    y = 36.0
    for paragraph in paragraphs:
        y = sheet.para(20, y, 170, paragraph, size=10.5, align="justify", after=3.5)
    rows, left = [], total
    for rank, term in enumerate(plan.echeances, start=1):
        left -= term.montant
        rows.append((str(rank), short_date(term.date), format_amount(term.montant), format_amount(left)))
    y = grid(sheet, (20, y), PLAN, rows, look_of(world.seller), 9.5) + 4
    rest = (
        "<b>3. Pénalités et indemnités.</b> Le créancier n'y renonce que si l'échéancier est entièrement respecté.",
        (
            f"<b>4. Déchéance du terme.</b> Si une échéance n'est pas payée, {plan.delai_de_regularisation} jours "
            "après une mise en demeure restée sans effet qui vise la présente clause, tout le solde devient exigible."
        ),
        "<b>5. Effets.</b> Le présent accord n'emporte pas novation et vaut reconnaissance du droit du créancier.",
        f"Fait en deux exemplaires, le {long_date(plan.date)}.",
    )
    for paragraph in rest:
        y = sheet.para(20, y, 170, paragraph, size=10.5, align="justify", after=3)
    figures = format_amount(total).split(",")[0]
    sheet.by_hand(22, y + 9, f"Bon pour la somme de {in_letters}", size=13, slope=1)
    sheet.by_hand(22, y + 17, f"({figures} euros), lu et approuvé", size=13, slope=1)
    sheet.text(24, y + 26, "Pour le débiteur", size=9.5)
    sheet.text(120, y + 26, "Pour le créancier", size=9.5)
    sheet.sign(30, y + 40, signer)
    sheet.stamp(78, y + 36, [world.buyer.nom_complet.upper(), world.buyer.adresse.ville.upper()], size=7.5)
    sheet.sign(128, y + 40, "P. Durand")
    return sheet.finish()


@dataclass(frozen=True)
class Signing:
    """Who signs a contract, and where."""

    place: str
    seller: str
    buyer: str
    seller_label: str = "Le prestataire"
    buyer_label: str = "Le client"


def contract(
    world: World, text: str, title: str, parties: str, signing: Signing | None, size: tuple[float, float] | None = None
) -> bytes:
    """Draw a contract from ``textes/<text>.txt``, over as many pages as it takes; unsigned when it is a translation."""
    sheet = Sheet(title, font="DemoSerif", producer="Traitement de texte Exemple 11", size=size or A4)
    width = sheet.width - 44
    sheet.text(sheet.width / 2, 26, title.upper(), size=14, bold=True, align="center")
    y = sheet.para(22, 36, width, parties.format(seller=legal_line(world.seller), buyer=legal_line(world.buyer)),
                   size=11, align="justify", after=6)  # fmt: skip
    for rank, (heading, body) in enumerate(articles(text), start=1):
        markup = f"<b>{rank}. {heading}.</b> {body}"
        if y + sheet.para_height(width, markup, size=11) > sheet.height - 28:
            _turn(sheet, signing)
            y = 26.0
        y = sheet.para(22, y, width, markup, size=11, align="justify", after=4.5)
    if signing:
        if y + 42 > sheet.height - 16:
            _turn(sheet, signing)
            y = 26.0
        sheet.text(22, y + 8, signing.place, size=10.5)
        for x, label, name in ((28, signing.seller_label, signing.seller), (120, signing.buyer_label, signing.buyer)):
            sheet.text(x, y + 20, label, size=10.5)
            sheet.sign(x + 6, y + 36, name)
    sheet.text(sheet.width / 2, sheet.height - 10, str(sheet.page), size=9, align="center")
    return sheet.finish()


def guarantee(world: World, day: dt.date, limit: str, *, signer: str) -> bytes:
    """Draw the guarantee given by the debtor named, with the mention in his own hand (C. civ., art. 2297)."""
    sheet = Sheet("Acte de cautionnement", font="DemoSerif", producer="Traitement de texte Exemple 2024")
    sheet.text(105, 26, "ACTE DE CAUTIONNEMENT SOLIDAIRE", size=14, bold=True, align="center")
    y = sheet.para(22, 36, 166, f"Entre {legal_line(world.seller)}, le fournisseur, et la caution :", size=11, after=3)
    y = sheet.lines(30, y + 3, address_lines(world.buyer), size=11) + 4
    for rank, (heading, body) in enumerate(articles("acte-de-caution"), start=1):
        y = sheet.para(22, y, 166, f"<b>{rank}. {heading}.</b> {body}", size=11, align="justify", after=4)
    sheet.text(
        22, y + 8, f"{world.buyer.adresse.ville}, le {long_date(day)}. Mention de la main de la caution :", size=10.5
    )
    mention = (
        "En me portant caution du Jardin d'Armide, je m'engage à payer",
        "au fournisseur ce que cette société lui doit en cas",
        f"de défaillance de celle-ci, dans la limite de {limit}", "couvrant le principal et les accessoires.",
    )  # fmt: skip
    for rank, line in enumerate(mention):
        sheet.by_hand(26, y + 20 + 9 * rank, line, size=13, slope=0.8)
    sheet.sign(30, y + 68, signer)
    return sheet.finish()


def _turn(sheet: Sheet, signing: Signing | None) -> None:
    sheet.text(sheet.width / 2, sheet.height - 10, str(sheet.page), size=9, align="center")
    if signing:
        for x, name in ((sheet.width - 40, signing.seller), (sheet.width - 24, signing.buyer)):
            sheet.by_hand(x, sheet.height - 12, "".join(word[0] for word in name.replace(".", " ").split()), size=13)
    sheet.end_page()


def bank_notice(
    world: World, title: str, day: dt.date, rows: Sequence[tuple[str, str]], amount: Decimal, sign: str
) -> bytes:
    """Draw a notice of the creditor's bank: credit received, or direct debit sent back."""
    seller = world.seller
    sheet = Sheet(title, font="DemoSans", producer="Banque Exemple Documents 3")
    sheet.box(0, 0, sheet.width, 22, fill="#0a3b34", stroke="")
    sheet.text(16, 14, (seller.banque or "").upper(), size=15, bold=True, color="#ffffff")
    sheet.text(194, 14, "document fictif", size=8, color="#cfe3dd", align="right")
    sheet.text(16, 36, title, size=14, bold=True, color="#0a3b34")
    sheet.text(194, 36, f"Le {short_date(day)}", size=10, align="right")
    iban = " ".join(seller.iban[start : start + 4] for start in range(0, len(seller.iban), 4))
    y = 50.0
    for name, value in (("Titulaire du compte", seller.titulaire or ""), ("IBAN", iban), *rows):
        sheet.text(18, y, name, size=9.5, color="#555555")
        sheet.text(72, y, value, size=10)
        sheet.line(18, y + 2.4, 192, y + 2.4, width=0.25, color="#bbbbbb")
        y += 8
    sheet.box(110, y + 4, 82, 14, fill="#e6f0ed", stroke="")
    sheet.text(114, y + 13, "Montant", size=10)
    sheet.text(188, y + 13, f"{sign}{format_eur(amount)}", size=13, bold=True, align="right")
    sheet.text(18, 282, "Ce document électronique ne porte pas de signature.", size=7.5, color="#777777")
    return sheet.finish()
