"""Court papers: filed request, order, act of service, notice of opposition, receipt, summons. All fictional."""
# ruff: noqa: PLR0913 - a paper of procedure has a court, a number, parties and options

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.money import format_eur
from scripts.demo.fonts import SERIF
from scripts.demo.mail import long_date, short_date
from scripts.demo.sheet import Sheet
from scripts.demo.world import World, address_lines, legal_line


@dataclass(frozen=True)
class Court:
    """A court as its papers name it."""

    name: str  # « tribunal de commerce de Grenoble »
    number: str = ""


def _head(title: str, court: Court) -> Sheet:
    sheet = Sheet(title, font=SERIF, producer="Greffe Exemple")
    sheet.text(20, 20, court.name.upper(), size=11, bold=True)
    sheet.text(20, 25.5, "Greffe – 1 place du Greffe Imaginaire", size=9)
    if court.number:
        sheet.text(190, 20, f"N° {court.number}", size=10, bold=True, align="right")
    return sheet


def _one_line(lines: Sequence[str]) -> str:
    return ", ".join(lines)


def request(
    world: World, court: Court, day: dt.date, amounts: Sequence[tuple[str, Decimal]], exhibits: Sequence[str]
) -> bytes:
    """Draw a requête en injonction de payer as filed: stamped by the greffe, with its list of exhibits."""
    seller, buyer = world.seller, world.buyer
    sheet = Sheet("Requête en injonction de payer", font=SERIF, producer="Traitement de texte Exemple 2024")
    sheet.text(105, 24, "REQUÊTE EN INJONCTION DE PAYER", size=15, bold=True, align="center")
    sheet.text(105, 30, "(articles 1405 et suivants du code de procédure civile)", size=9, align="center")
    y = sheet.para(20, 40, 170, f"À Monsieur ou Madame le Président du {court.name}", size=11, after=5)
    y = sheet.para(
        20, y, 170, f"<b>Demandeur.</b> {legal_line(seller)}, {_one_line(address_lines(seller)[1:])}.", size=10.5
    )
    y = sheet.para(
        20, y, 170, f"<b>Débiteur.</b> {legal_line(buyer)}, {_one_line(address_lines(buyer)[1:])}.", size=10.5, after=4
    )
    y = sheet.para(20, y, 170, f"<b>Cause de la créance.</b> {world.case.dossier.creance.origine}.", size=10.5, after=4)
    y = sheet.para(
        20, y, 170, "Le demandeur sollicite une ordonnance enjoignant au débiteur de payer :", size=10.5, after=3
    )
    for name, amount in amounts:
        sheet.text(30, y + 3, name, size=10.5)
        sheet.text(185, y + 3, format_eur(amount), size=10.5, align="right")
        y += 6.5
    y = sheet.para(20, y + 3, 170, "outre les intérêts postérieurs et les dépens.", size=10.5, after=5)
    y = sheet.para(20, y, 170, "<b>Bordereau des pièces</b>", size=10.5)
    for rank, exhibit in enumerate(exhibits, start=1):
        y = sheet.para(26, y, 164, f"{rank}. {exhibit}", size=10, after=0.8)
    sheet.text(120, y + 12, f"{seller.adresse.ville}, le {long_date(day)}", size=10)
    sheet.sign(132, y + 28, "P. Durand")
    sheet.stamp(45, y + 26, ["REÇU AU GREFFE", short_date(day), "(fictif)"], size=10, angle=7, color="#8f1f1f")
    return sheet.finish()


def order(world: World, court: Court, day: dt.date, granted: Sequence[tuple[str, str]], *, refused: str = "",
          months: int) -> bytes:  # fmt: skip
    """Draw an ordonnance portant injonction de payer, with the formula and the seal; two pages."""
    sheet = _head("Ordonnance portant injonction de payer", court)
    sheet.text(105, 42, "ORDONNANCE PORTANT INJONCTION DE PAYER", size=15, bold=True, align="center")
    president = "Le Président"
    paragraphs = [
        f"Nous, {president.lower()} du {court.name},",
        f"Vu la requête de {legal_line(world.seller)},",
        "Vu les pièces produites à son appui, et les articles 1405 et suivants du code de procédure civile,",
        "Attendu que la créance a une cause contractuelle et s'élève à un montant déterminé,",
        f"<b>Enjoignons à {legal_line(world.buyer)}</b>, {_one_line(address_lines(world.buyer)[1:])}, de payer :",
    ]
    y = 54.0
    for paragraph in paragraphs:
        y = sheet.para(20, y, 170, paragraph, size=11, align="justify", after=3.5)
    for name, amount in granted:
        y = sheet.para(30, y, 155, f"– {name} : <b>{amount}</b>", size=11, after=2)
    if refused:
        y = sheet.para(20, y + 2, 170, refused, size=11, align="justify", after=3)
    closing = (
        (
            "Disons que la présente sera signifiée à la demande du créancier dans les "
            f"{_months(months)} mois de sa date, "
            "faute de quoi elle sera non avenue."
        ),
        f"Fait en notre cabinet, le {long_date(day)}.",
    )
    for paragraph in closing:
        y = sheet.para(20, y + 2, 170, paragraph, size=11, align="justify", after=3)
    sheet.text(40, y + 12, "Le greffier", size=10.5)
    sheet.text(140, y + 12, president, size=10.5)
    sheet.sign(38, y + 26, "F. Registre", color="#222222")
    sheet.sign(136, y + 26, "J. Mesure", color="#222222")
    sheet.round_stamp(100, y + 24, f"{court.name.upper()[:38]} * FICTIF * ", ["SCEAU", "FICTIF"])
    sheet.end_page()
    _formula(sheet, court)
    return sheet.finish()


def _months(count: int) -> str:
    return {3: "trois", 6: "six"}[count]


def _formula(sheet: Sheet, court: Court) -> None:
    sheet.text(105, 30, "EXPÉDITION REVÊTUE DE LA FORMULE EXÉCUTOIRE", size=12, bold=True, align="center")
    y = sheet.para(
        20, 42, 170,
        "Le greffe délivre la présente expédition au créancier. Elle permet de la faire signifier. Le débiteur "
        "peut former opposition au greffe dans le mois de la signification ; l'opposition porte l'affaire devant le "
        "tribunal, qui connaît de toute la demande.", size=11, align="justify", after=6,
    )  # fmt: skip
    y = sheet.para(
        20, y, 170, "<b>Formule</b> : reproduction omise dans ce document de démonstration, sans valeur.", size=11
    )
    sheet.text(130, y + 20, "Pour expédition, le greffier", size=10.5)
    sheet.sign(136, y + 34, "F. Registre", color="#222222")
    sheet.round_stamp(70, y + 30, f"GREFFE DU {court.name.upper()[:30]} * ", ["SCEAU", "FICTIF"])


def service(world: World, court: Court, ordered: dt.date, day: dt.date, cost: Decimal) -> bytes:
    """Draw the act of service of an order, handed to the debtor in person."""
    officer = world.office.intervenants["etude-fabre-vraisemblable"]
    sheet = Sheet("Acte de signification", font=SERIF, producer="Étude Exemple 9")
    sheet.lines(20, 18, [*address_lines(officer), officer.courriel], size=9, bold_first=True)
    sheet.text(190, 18, "ACTE DE COMMISSAIRE DE JUSTICE", size=9, bold=True, align="right")
    sheet.text(190, 23, "premier original (fictif)", size=9, align="right")
    sheet.text(
        105, 56, "SIGNIFICATION D'UNE ORDONNANCE PORTANT INJONCTION DE PAYER", size=12.5, bold=True, align="center"
    )
    paragraphs = (
        f"L'an deux mille vingt-six, le {long_date(day)},",
        f"À la demande de {legal_line(world.seller)}, {_one_line(address_lines(world.seller)[1:])},",
        (
            f"Je, commissaire de justice de l'{officer.denomination}, ai signifié à {legal_line(world.buyer)}, "
            f"{_one_line(address_lines(world.buyer)[1:])}, où étant et parlant à <b>M. Sirius Saturnin, gérant</b>, "
            "qui a accepté la copie,"
        ),
        (
            f"l'ordonnance n° {court.number} rendue le {long_date(ordered)} par le président du {court.name}, avec la "
            "requête et le bordereau des pièces."
        ),
        (
            "Le débiteur est sommé de payer les sommes portées à l'ordonnance, ou, s'il entend faire valoir des moyens "
            "de défense, de former <b>opposition au greffe dans le mois de la présente</b>, par déclaration ou lettre "
            "recommandée, à peine de ne plus pouvoir exercer de recours."
        ),
        "Les documents justificatifs sont mis à sa disposition par voie électronique.",
        f"Coût de l'acte : {format_eur(cost)} TTC.",
    )
    y = 68.0
    for paragraph in paragraphs:
        y = sheet.para(20, y, 170, paragraph, size=11, align="justify", after=4)
    sheet.text(120, y + 10, "Me Inès Fabre-Vraisemblable", size=10.5)
    sheet.sign(126, y + 26, "I. Fabre-V.", color="#222222")
    sheet.round_stamp(70, y + 24, "COMMISSAIRE DE JUSTICE * SCEAU FICTIF * ", ["Lyon"])
    return sheet.finish()


def notice(world: World, court: Court, day: dt.date, subject: str, paragraphs: Sequence[str]) -> bytes:
    """Draw a letter of the greffe to the creditor: opposition, deposit, hearing."""
    sheet = _head(subject, court)
    sheet.lines(112, 48, address_lines(world.seller), size=10)
    sheet.text(190, 80, f"Le {long_date(day)}", size=10, align="right")
    sheet.text(20, 80, "Lettre recommandée avec avis de réception", size=9)
    y = sheet.para(20, 88, 170, f"<b>Objet : {subject}</b>", size=11, after=2)
    parties = f"{world.seller.nom_complet} c/ {world.buyer.nom_complet}"
    y = sheet.para(20, y, 170, f"Affaire : {parties} – n° {court.number}", size=10.5, after=7)
    for paragraph in ("Madame, Monsieur,", *paragraphs):
        y = sheet.para(20, y, 170, paragraph, size=11, align="justify", after=4)
    sheet.text(140, y + 10, "Le greffier", size=10.5)
    sheet.sign(138, y + 24, "F. Registre", color="#222222")
    sheet.round_stamp(70, y + 22, f"GREFFE DU {court.name.upper()[:30]} * ", ["FICTIF"])
    return sheet.finish()


def receipt(world: World, court: Court, day: dt.date, amount: Decimal) -> bytes:
    """Draw the receipt of a deposit paid to the greffe."""
    sheet = _head("Reçu de consignation", court)
    sheet.text(105, 45, "REÇU DE CONSIGNATION", size=15, bold=True, align="center")
    rows = (
        ("Affaire", f"{world.seller.nom_complet} c/ {world.buyer.nom_complet}"),
        ("Numéro", court.number), ("Reçu de", world.seller.nom_legal),
        ("Objet", "frais d'opposition à injonction de payer (CPC, art. 1425)"),
        ("Montant", format_eur(amount)), ("Mode de paiement", "virement"), ("Date", long_date(day)),
    )  # fmt: skip
    y = 60.0
    for name, value in rows:
        sheet.text(30, y, name, size=10.5)
        sheet.text(80, y, value, size=10.5, bold=True)
        y += 8
    sheet.stamp(150, y + 14, ["PAYÉ", short_date(day)], color="#1e6b3a", size=13, angle=-10)
    return sheet.finish()
