"""Letters: the creditor's reminders and mises en demeure as sent, debtors' replies on paper, general terms."""
# ruff: noqa: PLR0913 - a letter has a day, a subject, a body and options

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.law.semester import semester_end
from generator.money import ZERO, format_amount, format_eur, round_cents
from scripts.demo.mail import long_date, short_date
from scripts.demo.prose import articles
from scripts.demo.sheet import Sheet
from scripts.demo.tables import Column, grid
from scripts.demo.world import World, address_lines, letterhead, look_of, seller_contact

Rates = Mapping[tuple[int, int], str]  # percent a year, by (year, half-year)
# Main refinancing rate of the ECB on 1 January and 1 July, plus 10 points: what a letter of that time announced.
BCE_PLUS_10 = {
    (2021, 2): "10", (2022, 1): "10", (2022, 2): "10", (2025, 2): "12.15", (2026, 1): "12.15", (2026, 2): "12.40",
}  # fmt: skip
TRIPLE_LEGAL = {(2026, 1): "7.86"}  # three times the legal rate
OPEN = (
    Column("Facture", 34), Column("Date", 26), Column("Échéance", 26), Column("Montant TTC €", 32, "right"),
    Column("Reçu €", 28, "right"), Column("Reste dû €", 34, "right"),
)  # fmt: skip


@dataclass(frozen=True)
class Due:
    """An invoice in a letter: number and what had been received on it."""

    number: str
    received: str = "0"


def penalties(base: Decimal, due: dt.date, until: dt.date, rates: Rates = BCE_PLUS_10) -> Decimal:
    """Late-payment penalties from the day after ``due`` to ``until`` included, per half-year, over 365 days."""
    total, start = ZERO, due + dt.timedelta(days=1)
    while start <= until:
        end = min(until, semester_end(start))
        rate = Fraction(rates[start.year, 1 if start.month <= 6 else 2])
        total += round_cents(Fraction(base) * rate * ((end - start).days + 1) / 36500)
        start = end + dt.timedelta(days=1)
    return total


def letter(
    world: World,
    day: dt.date,
    subject: str,
    paragraphs: Sequence[str],
    dues: Sequence[Due],
    *,
    sums: Sequence[tuple[str, Decimal]] = (),
    registered: str = "",
    closing: Sequence[str] = (),
) -> bytes:
    """Draw a letter of the creditor with its table of invoices, signed by hand."""
    seller = world.seller
    look = look_of(seller)
    sheet = Sheet(subject, font=look.font, author=seller.nom_complet, producer="Traitement de texte Exemple 2024")
    letterhead(sheet, seller, look, contact=seller_contact(seller))
    if registered:
        sheet.text(112, 43, f"Lettre recommandée avec avis de réception n° {registered}", size=8, bold=True)
    sheet.lines(112, 49, address_lines(world.buyer), size=10, bold_first=True)
    sheet.text(15, 82, f"N/Réf : {reference(world, day, dues)}", size=8.5, color="#444444")
    sheet.text(195, 82, f"{seller.adresse.ville}, le {long_date(day)}", size=9.5, align="right")
    y = sheet.para(15, 88, 180, f"<b>Objet : {subject}</b>", size=10.5, after=5)
    greeting = f"{world.buyer.civilite or 'Madame, Monsieur'},"
    y = sheet.para(15, y, 180, greeting, size=10, after=3)
    for paragraph in paragraphs:
        y = sheet.para(15, y, 180, paragraph, size=10, align="justify", after=2.5)
    y = grid(sheet, (15, y + 1), OPEN, [_row(world, due) for due in dues], look, 9) + 3
    for name, amount in sums:
        total = name.startswith("Total")
        sheet.text(155, y + 3, name, size=9.5, bold=total, align="right")
        sheet.text(194, y + 3, format_eur(amount), size=9.5, bold=total, align="right")
        y += 5.2
    for paragraph in closing:
        y = sheet.para(15, y + 2, 180, paragraph, size=10, align="justify", after=0.5)
    y = sheet.para(15, y + 3, 180, f"Nous vous prions d'agréer, {greeting} nos salutations distinguées.", size=10)
    sheet.text(125, y + 6, seller.signataire.nom, size=9.5)
    sheet.text(125, y + 11, seller.signataire.fonction or "", size=9)
    sheet.sign(135, y + 24, "P. Durand")
    return sheet.finish()


def reference(world: World, day: dt.date, dues: Sequence[Due]) -> str:
    """Reference printed by a letter: the case's, or the invoice's when the letter is older than the case."""
    case = world.case.dossier.reference
    return case if case.startswith(str(day.year)) else dues[0].number


def _row(world: World, due: Due) -> tuple[str, ...]:
    facture, received = world.invoice(due.number), Decimal(due.received)
    echeance = facture.echeance or facture.date
    total, left = facture.montant_ttc, facture.montant_ttc - received
    amounts = (format_amount(total), format_amount(received) if received else "–", format_amount(left))
    return (due.number, short_date(facture.date), short_date(echeance), *amounts)


def reminder(world: World, day: dt.date, dues: Sequence[Due]) -> bytes:
    """Draw a reminder by post."""
    paragraphs = (
        "Malgré nos relances par courriel, nous n'avons pas reçu le règlement des sommes ci-dessous.",
        (
            "Nous vous demandons de nous les régler sous huit jours. Si votre paiement vient de partir, ne tenez pas "
            "compte de cette lettre ; si vous contestez une facture, écrivez-nous sans tarder, avec vos raisons."
        ),
    )
    closing = (
        "Les pénalités de retard (C. com., art. L441-10, II) courent depuis le lendemain de chaque échéance.",
        f"Règlement par virement à {world.seller.titulaire}, en rappelant le numéro des factures.",
    )
    numbers = " et ".join(due.number for due in dues) if len(dues) < 3 else f"{len(dues)} factures"
    return letter(world, day, f"relance – {numbers}", paragraphs, dues, closing=closing)


def formal_notice(
    world: World,
    day: dt.date,
    dues: Sequence[Due],
    *,
    tracking: str,
    days: int = 15,
    sums: Sequence[tuple[str, Decimal]] | None = None,
    because: str = "",
) -> bytes:
    """Draw a mise en demeure; ``sums`` replaces the split between professionals (penalties, 40 € an invoice)."""
    lines = sums if sums is not None else professional_sums(world, day, dues)
    paragraphs = (
        because or "Nos relances sont restées sans effet : les factures ci-dessous, échues, ne sont pas payées.",
        (
            f"<b>Nous vous mettons en demeure de nous payer les sommes suivantes dans les {days} jours à compter "
            "de la première présentation de la présente lettre.</b>"
        ),
    )
    closing = (
        (
            "La présente fait courir l'intérêt légal (C. civ., art. 1231-6 et 1344-1), sans préjudice de nos "
            "autres droits. À défaut de paiement dans ce délai, nous saisirons la juridiction compétente."
        ),
        (
            f"Règlement par virement à {world.seller.titulaire}, en rappelant la référence "
            f"{reference(world, day, dues)}. Nous restons à votre disposition pour tout échange utile."
        ),
    )
    return letter(
        world, day, "MISE EN DEMEURE DE PAYER", paragraphs, dues, sums=lines, registered=tracking, closing=closing
    )


def professional_sums(
    world: World, day: dt.date, dues: Sequence[Due], rates: Rates = BCE_PLUS_10
) -> list[tuple[str, Decimal]]:
    """Split what a professional owed on ``day``: principal, penalties, 40 € for each late invoice, total."""
    left, late = ZERO, ZERO
    for due in dues:
        facture = world.invoice(due.number)
        base = facture.montant_ttc - Decimal(due.received)
        left += base
        late += penalties(base, facture.echeance or facture.date, day, rates)
    flat = Decimal(40) * len(dues)
    return [
        ("Principal", left),
        (f"Pénalités de retard au {short_date(day)}", late),
        (f"Indemnités forfaitaires (40 € x {len(dues)})", flat),
        ("Total", left + late + flat),
    ]


def debtor_letter(world: World, day: dt.date, subject: str, paragraphs: Sequence[str], *, signer: str) -> bytes:
    """Draw a letter written by the debtor to the creditor."""
    author = world.buyer
    look = look_of(author)
    sheet = Sheet(subject, font=look.font, author=author.nom_complet, producer="Traitement de texte Exemple 11")
    letterhead(sheet, author, look)
    sheet.lines(112, 50, address_lines(world.seller), size=10)
    sheet.text(195, 84, f"{author.adresse.ville}, le {long_date(day)}", size=10, align="right")
    y = sheet.para(15, 95, 180, f"Objet : {subject}", size=10.5, after=6)
    for paragraph in ("Madame, Monsieur,", *paragraphs):
        y = sheet.para(15, y, 180, paragraph, size=10.5, align="justify", after=4)
    sheet.sign(130, y + 22, signer)
    return sheet.finish()


def general_terms(world: World, day: dt.date, *, signer: str, penalty_clause: bool = True) -> bytes:
    """Draw an account opening form and the general terms of sale, initialled and signed by the buyer."""
    seller, buyer = world.seller, world.buyer
    look = look_of(seller)
    sheet = Sheet("Ouverture de compte et CGV", font=look.font, author=seller.nom_complet, producer=look.producer)
    letterhead(sheet, seller, look, contact=seller_contact(seller))
    sheet.text(
        105, 52, "DEMANDE D'OUVERTURE DE COMPTE PROFESSIONNEL", size=13, bold=True, align="center", color=look.color
    )
    facts = zip(("Dénomination", "Adresse", "", "", ""), address_lines(buyer), strict=False)
    y = 66.0
    for name, value in (*facts, ("Représentée par", buyer.representant or buyer.nom_complet)):
        sheet.text(22, y, name, size=8.5, color="#555555")
        sheet.by_hand(62, y + 0.5, value, size=13, slope=0.4)
        sheet.line(60, y + 1.6, 185, y + 1.6, width=0.3, color="#999999", dash=(1, 2))
        y += 9
    accepted = (
        "Le soussigné reconnaît avoir reçu les conditions générales de vente jointes (une page), en avoir pris "
        "connaissance et les accepter sans réserve, notamment les articles « Retard de paiement »"
        + (", « Clause pénale »" if penalty_clause else "") + " et « Réserve de propriété »."
    )  # fmt: skip
    y = sheet.para(22, y + 6, 165, accepted, size=10, align="justify")
    sheet.text(110, y + 12, f"{buyer.adresse.ville}, le {long_date(day)}", size=10)
    sheet.by_hand(110, y + 22, "Lu et approuvé", size=15)
    sheet.sign(122, y + 38, signer)
    sheet.stamp(165, y + 34, [buyer.nom_complet.upper(), "SIREN " + (buyer.siren or "")], color=look_of(buyer).color)
    initials = "".join(word[0] for word in signer.replace(".", " ").split())
    kept = [clause for clause in articles("cgv") if penalty_clause or clause[0] != "Clause pénale"]
    sheet.end_page()
    sheet.text(105, 18, "CONDITIONS GÉNÉRALES DE VENTE", size=12, bold=True, align="center", color=look.color)
    y = 28.0
    for rank, (title, text) in enumerate(kept, start=1):
        y = sheet.para(20, y, 170, f"<b>Article {rank} – {title}.</b> {text}", size=10, align="justify", after=5.2)
    sheet.by_hand(180, 284, initials, size=18)
    return sheet.finish()
