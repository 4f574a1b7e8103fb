"""Extracts and printouts about a party: registration extract, search of the official announcements."""

import datetime as dt
from collections.abc import Sequence

from generator.model import Personne
from generator.money import format_amount
from scripts.demo.fonts import MODERNE, SANS
from scripts.demo.mail import long_date, short_date
from scripts.demo.sheet import Sheet
from scripts.demo.world import address_lines, siren_text


def registration(party: Personne, court: str, day: dt.date, *, since: dt.date, activity: str) -> bytes:
    """Draw an extract of the trade register, plainly marked as fictional."""
    sheet = Sheet(f"Extrait Kbis fictif – {party.nom_complet}", font=SANS, producer="Registre Exemple")
    sheet.text(105, 150, "EXTRAIT FICTIF", size=58, bold=True, color="#eef0f4", align="center")
    sheet.text(105, 175, "DÉMONSTRATION", size=40, bold=True, color="#eef0f4", align="center")
    sheet.box(12, 12, 186, 20, stroke="#2c4a7c", line=1)
    sheet.text(16, 19, f"Greffe du {court}", size=10, bold=True, color="#2c4a7c")
    sheet.text(16, 25, "1 place du Greffe Imaginaire", size=8)
    sheet.text(194, 19, f"N° de gestion {since.year} B 00000", size=8, align="right")
    sheet.text(194, 25, "Code de vérification : FICTIF000", size=8, align="right")
    sheet.text(105, 45, "Extrait Kbis", size=20, bold=True, align="center", color="#2c4a7c")
    sheet.text(
        105,
        54,
        "IMMATRICULATION PRINCIPALE AU REGISTRE DU COMMERCE ET DES SOCIÉTÉS",
        size=10,
        bold=True,
        align="center",
    )
    sheet.text(105, 60, f"à jour au {long_date(day)}", size=10, align="center")
    place = address_lines(party)[1:]
    sections = [
        ("IDENTIFICATION DE LA PERSONNE", [
            ("Immatriculation au RCS, numéro", f"{siren_text(party.siren)} R.C.S. {party.greffe}"),
            ("Date d'immatriculation", short_date(since)),
            ("Dénomination ou nom", party.nom_complet),
            ("Forme juridique", party.forme or "Entrepreneur individuel"),
            ("Capital social", f"{format_amount(party.capital)} euros" if party.capital else "sans objet"),
            ("Adresse", ", ".join(place)),
            ("Activités principales", activity),
        ]),
        ("GESTION, DIRECTION, ADMINISTRATION, CONTRÔLE", [("Représentant", party.representant or party.nom_complet)]),
        ("ÉTABLISSEMENT PRINCIPAL", [
            ("Adresse", ", ".join(place)), ("Activité exercée", activity), ("Début d'activité", short_date(since)),
            ("Mode d'exploitation", "exploitation directe"),
        ]),
        ("OBSERVATIONS ET RENSEIGNEMENTS COMPLÉMENTAIRES",
         [("Mention", "néant ; aucune procédure collective en cours")]),
    ]  # fmt: skip
    y = 72.0
    for title, facts in sections:
        sheet.box(12, y, 186, 6.5, fill="#dfe6f2", stroke="")
        sheet.text(15, y + 4.6, title, size=9, bold=True)
        y += 10
        for name, value in facts:
            sheet.text(16, y + 3, name, size=8.5, italic=True)
            y = sheet.para(82, y, 112, value, size=9.5, after=2)
        y += 4
    sheet.round_stamp(160, 250, "GREFFE IMAGINAIRE * EXTRAIT FICTIF * ", ["sans valeur"])
    sheet.text(20, 250, "Pour extrait, le greffier", size=9)
    sheet.sign(24, 264, "F. Registre", color="#222222")
    return sheet.finish()


def announcements(party: Personne, day: dt.date, notice: Sequence[tuple[str, str]] = ()) -> bytes:
    """Draw the printout of a search in the official announcements; ``notice`` is the announcement found, if any."""
    sheet = Sheet(f"Annonces officielles – {party.nom_complet}", font=MODERNE, producer="Navigateur Exemple 131")
    sheet.text(10, 8, f"{short_date(day)}, 10:24", size=6.5, color="#666666")
    sheet.text(
        105, 8, "Recherche d'annonces – bulletin officiel (page fictive)", size=6.5, color="#666666", align="center"
    )
    sheet.box(10, 13, 190, 22, fill="#0f3d5e", stroke="")
    sheet.text(16, 23, "BODACC – annonces civiles et commerciales", size=15, bold=True, color="#ffffff")
    sheet.text(16, 30, "Reproduction fictive pour démonstration", size=8.5, color="#cfe0ec")
    sheet.text(14, 46, "Critères de la recherche", size=11, bold=True)
    criteria = (
        ("Dénomination", party.nom_complet), ("SIREN", siren_text(party.siren)),
        ("Rubriques", "toutes, dont procédures collectives"), ("Période", "du 01/01/2008 à ce jour"),
    )  # fmt: skip
    y = 53.0
    for name, value in criteria:
        sheet.text(18, y, name, size=9, color="#555555")
        sheet.text(60, y, value, size=9.5, bold=True)
        y += 6
    if notice:
        sheet.text(14, y + 8, "1 résultat", size=11, bold=True)
        top = y + 14
        y = top + 6
        for name, value in notice:
            sheet.text(20, y + 3, name, size=8.5, color="#0f3d5e", bold=True)
            y = sheet.para(66, y, 124, value, size=9.5, after=2.5)
        sheet.box(14, top, 182, y - top + 4, stroke="#0f3d5e", line=0.8)
    else:
        sheet.box(14, y + 5, 182, 22, fill="#eef5ea", stroke="#7aa86a")
        sheet.text(
            20, y + 14, "Aucune annonce de procédure collective pour ce SIREN.", size=11, bold=True, color="#2d5b1f"
        )
        sheet.text(20, y + 21, "1 annonce de création et 2 dépôts des comptes, sans autre mention.", size=9)
    sheet.text(10, 290, "https://annonces-officielles.example/recherche", size=6.5, color="#666666")
    sheet.text(200, 290, "1/1", size=6.5, color="#666666", align="right")
    return sheet.finish()
