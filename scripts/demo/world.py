"""The little world of the demo: each party's paper, and the mentions printed on it."""

from dataclasses import dataclass
from typing import Literal

from generator.case import Case
from generator.model import Creancier, Debiteur, Facture, Office, Personne
from generator.money import format_amount
from generator.vocabulary import Nature
from scripts.demo.fonts import BUREAU, MODERNE, MONO, SANS, SERIF
from scripts.demo.sheet import Sheet

Style = Literal["bandeau", "filets", "tableur", "machine"]


@dataclass(frozen=True)
class Look:
    """How a party's papers look."""

    font: str = SANS
    color: str = "#333333"
    style: Style = "filets"
    logo: Literal["epi", "flamme", "losange", "rond", "toit", "vague", "aucun"] = "aucun"
    producer: str = "Bureautique Exemple 7"


LOOKS = {
    "000210104": Look(BUREAU, "#7a3b12", "bandeau", "epi", "Gestion Commerciale Exemple 12.4"),
    "000211474": Look(SANS, "#1f4e79", "tableur", "flamme", "Tableur Exemple 24"),
    "000216952": Look(MODERNE, "#a3195b", "filets", "rond"),
    "000215582": Look(SERIF, "#5b3a8e", "filets", "flamme"),
    "000218321": Look(SANS, "#0b6e4f", "tableur", "vague"),
    "000219691": Look(MODERNE, "#2f6f2f", "bandeau", "losange"),
    "000221069": Look(SERIF, "#8a6d1d", "filets", "toit"),
    "000223800": Look(BUREAU, "#b5382a", "filets", "rond"),
    "000225177": Look(SANS, "#134a7c", "bandeau", "vague"),
    "000226548": Look(SERIF, "#9a6a00", "filets", "epi"),
    "000227918": Look(MODERNE, "#0f5f73", "bandeau", "vague"),
    "000229286": Look(BUREAU, "#c2577d", "filets", "rond"),
    "000230656": Look(SANS, "#b03a00", "tableur", "losange"),
    "000232025": Look(SERIF, "#3d3d3d", "filets", "toit"),
    "000233395": Look(MODERNE, "#6b1f1f", "bandeau", "losange"),
    "000236133": Look(SANS, "#1d3f8f", "filets", "losange"),
    "000237503": Look(BUREAU, "#26745a", "filets", "rond"),
    "000238873": Look(MONO, "#222222", "machine", "aucun"),
    "000241604": Look(SERIF, "#3f6b3a", "filets", "rond"),
    "000242008": Look(SANS, "#3f3f6b", "filets"),
    "000240242": Look(MODERNE, "#7b4fa3", "filets", "flamme"),
}


@dataclass(frozen=True)
class World:
    """A case with its office: what the exhibits of the case are drawn from."""

    case: Case
    office: Office
    named: str = ""  # of the debtor the papers are for, when it is not the principal one

    @property
    def seller(self) -> Creancier:
        """The creditor."""
        return self.office.creanciers[self.case.dossier.creancier]

    @property
    def buyer(self) -> Debiteur:
        """The principal debtor, or the one named."""
        known = (party for party in self.case.dossier.debiteurs if party.nom_complet == self.named)
        return next(known, self.case.dossier.debiteur)

    def invoice(self, number: str) -> Facture:
        """Find an invoice by its number.

        Raises:
            StopIteration: the case has no such invoice.
        """
        return next(facture for facture in self.case.dossier.factures if facture.numero == number)


def look_of(party: Personne) -> Look:
    """The look of a party's papers; plain when it has none of its own."""
    return LOOKS.get(party.siren or "", Look())


def address_lines(party: Personne) -> list[str]:
    """Name and postal address, one item a line."""
    place = party.adresse
    name = f"{party.civilite} {party.nom_complet}" if party.civilite else party.nom_legal
    if party.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
        name = party.nom_legal
    town = f"{place.code_postal} {place.ville}" + (f" {place.cedex}" if place.cedex else "")
    return [line for line in (name, place.complement, place.batiment, place.rue, place.lieu_dit, town) if line]


def siren_text(siren: str | None) -> str:
    """Write a SIREN in groups of three."""
    return " ".join((siren or "")[start : start + 3] for start in (0, 3, 6))


def legal_line(party: Personne) -> str:
    """The mandatory mentions of a party's papers, on one line."""
    if party.nature is Nature.SOCIETE:
        capital = f" au capital de {format_amount(party.capital)} €" if party.capital else ""
        return f"{party.denomination}, {party.forme}{capital} – RCS {party.greffe} {siren_text(party.siren)}" + (
            f" – TVA {party.tva}" if party.tva else ""
        )
    if party.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
        return f"{party.nom_legal} – RCS {party.greffe} {siren_text(party.siren)}" + (
            f" – TVA {party.tva}" if party.tva else ""
        )
    return f"{party.nom_complet} – SIREN {siren_text(party.siren)}" if party.siren else party.nom_complet


def draw_logo(sheet: Sheet, look: Look) -> None:
    """Draw a party's mark in a square of 16 millimetres, at the top left."""
    x, y, side = 15.0, 11.0, 16.0
    half, color = side / 2, look.color
    if look.logo == "epi":
        for rank in range(4):
            low = y + side * 0.25 + rank * side * 0.18
            sheet.polygon([(x + half, low + 2), (x + half - 3, low - 3), (x + half - 0.4, low - 1)], fill=color)
            sheet.polygon([(x + half, low + 2), (x + half + 3, low - 3), (x + half + 0.4, low - 1)], fill=color)
        sheet.line(x + half, y + 1, x + half, y + side, width=1.2, color=color)
    elif look.logo == "flamme":
        sheet.polygon(
            [
                (x + half, y),
                (x + side * 0.85, y + side * 0.65),
                (x + half, y + side),
                (x + side * 0.15, y + side * 0.65),
            ],
            fill=color,
        )
        sheet.disc(x + half, y + side * 0.68, side * 0.16, fill="#ffffff")
    elif look.logo == "losange":
        sheet.polygon([(x + half, y), (x + side, y + half), (x + half, y + side), (x, y + half)], fill=color)
        sheet.polygon(
            [(x + half, y + 4), (x + side - 4, y + half), (x + half, y + side - 4), (x + 4, y + half)], fill="#ffffff"
        )
    elif look.logo == "rond":
        sheet.disc(x + half, y + half, half, fill=color)
        sheet.disc(x + half + 1.5, y + half - 1.5, half * 0.55, fill="#ffffff")
    elif look.logo == "toit":
        sheet.polygon([(x, y + half), (x + half, y), (x + side, y + half)], fill=color)
        sheet.box(x + 3, y + half, side - 6, half, fill=color, stroke="")
        sheet.box(x + half - 1.5, y + half + 2.5, 3, half - 2.5, fill="#ffffff", stroke="")
    elif look.logo == "vague":
        for rank in range(3):
            sheet.box(x, y + rank * side / 3, side * (1 - rank * 0.22), side / 5, fill=color, stroke="", radius=1.2)


def letterhead(sheet: Sheet, party: Personne, look: Look, *, contact: tuple[str, ...] = ()) -> None:
    """Print the head of a party's paper: mark, name, address; and the mandatory mentions at the foot."""
    left = 15.0
    if look.style == "bandeau":
        sheet.box(0, 0, sheet.width, 4, fill=look.color, stroke="")
    if look.logo != "aucun":
        draw_logo(sheet, look)
        left = 35.0
    lines = address_lines(party)
    sheet.text(left, 16, lines[0], size=15 if len(lines[0]) < 34 else 12, bold=True, color=look.color)
    y = sheet.lines(left, 21.5, lines[1:], size=8.5, color="#333333")
    sheet.lines(left, y, contact, size=8.5, color="#333333")
    foot = sheet.height - 12
    if look.style in {"filets", "bandeau"}:
        sheet.line(15, foot - 4, sheet.width - 15, foot - 4, width=0.6, color=look.color)
    sheet.text(sheet.width / 2, foot, legal_line(party), size=7, color="#555555", align="center")


def seller_contact(seller: Creancier) -> tuple[str, ...]:
    """Telephone and e-mail of a creditor."""
    phone = f"Tél. {seller.telephone}" if seller.telephone else ""
    return tuple(line for line in (phone, seller.courriel) if line)
