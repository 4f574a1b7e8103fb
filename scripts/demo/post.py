"""What comes back from the post: deposit slip, delivery receipt, returned envelope. No real operator's marks."""

import datetime as dt
from dataclasses import dataclass

from reportlab.lib.units import mm

from generator.model import FaitEnvoi, Personne
from scripts.demo.fonts import MONO, SANS
from scripts.demo.mail import short_date
from scripts.demo.sheet import Sheet
from scripts.demo.world import World, address_lines

YELLOW = "#f2c500"
SERVICE = "SERVICE POSTAL (fictif)"
REFUSED, UNCLAIMED = "Pli refusé par le destinataire", "Pli avisé et non réclamé"
REASONS = ("Destinataire inconnu à l'adresse", "Accès impossible", REFUSED, UNCLAIMED)


@dataclass(frozen=True)
class Registered:
    """A registered letter as the journal tells it: tracking number, dates; who signed for it."""

    tracking: str
    deposited: dt.date
    presented: dt.date
    delivered: dt.date | None
    signer: str = ""


def registered(world: World, tracking: str, signer: str = "") -> Registered:
    """Find a registered letter in the journal of the case.

    Raises:
        StopIteration: the journal has no such letter.
        ValueError: the journal does not say when it was presented.
    """
    letters = (fact for fact in world.case.dossier.journal if isinstance(fact, FaitEnvoi))
    letter = next(fact for fact in letters if fact.suivi == tracking)
    if letter.presentee_le is None:
        raise ValueError(f"{tracking}: no date of presentation")
    return Registered(tracking, letter.date, letter.presentee_le, letter.distribuee_le, signer)


def _bars(sheet: Sheet, x: float, y: float, text: str, height: float = 11) -> None:
    """Draw bars that look like a code and say nothing but ``text`` underneath."""
    start = x
    for letter in text:
        for bit in f"{ord(letter):08b}":
            if bit == "1":
                sheet.box(start, y, 0.38, height, fill="#000000", stroke="")
            start += 0.52
    sheet.text((x + start) / 2, y + height + 3.5, text, size=8, font=MONO, align="center")


def _parties(sheet: Sheet, y: float, sender: Personne, addressee: Personne) -> None:
    for x, title, party in ((12, "EXPÉDITEUR", sender), (108, "DESTINATAIRE", addressee)):
        sheet.box(x, y, 90, 36, stroke="#444444")
        sheet.text(x + 2, y + 4.5, title, size=7, bold=True)
        sheet.lines(x + 3, y + 11, [line.upper() for line in address_lines(party)], size=8.5, font=MONO)


def _date_stamp(sheet: Sheet, x: float, y: float, day: dt.date, town: str) -> None:
    sheet.round_stamp(
        x, y, f"{town.upper()} * SERVICE POSTAL FICTIF * ", [f"{day:%d}-{day:%m}", f"{day:%Y}"], radius=12
    )


def deposit_slip(world: World, sent: Registered) -> bytes:
    """Draw the proof of deposit of a registered letter, stamped at the counter."""
    sheet = Sheet("Preuve de dépôt", font=SANS, size=(210 * mm, 148 * mm), producer="Guichet Exemple")
    sheet.box(0, 0, 210, 14, fill=YELLOW, stroke="")
    sheet.text(12, 9.5, "PREUVE DE DÉPÔT – LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION", size=11, bold=True)
    sheet.text(198, 20, SERVICE, size=7, align="right")
    _parties(sheet, 24, world.seller, world.buyer)
    _bars(sheet, 14, 68, sent.tracking)
    sheet.text(14, 94, "Niveau de garantie :  R1  [x]     R2  [ ]     R3  [ ]", size=9)
    sheet.text(14, 101, "Avis de réception :  [x]          Poids : 0,020 kg", size=9)
    sheet.text(
        14, 108, f"Déposée le {short_date(sent.deposited)} à 16 h 12, bureau {world.seller.adresse.ville}", size=9
    )
    sheet.text(14, 122, "Conservez ce feuillet : il sera demandé en cas de réclamation.", size=7.5)
    _date_stamp(sheet, 165, 100, sent.deposited, world.seller.adresse.ville)
    return sheet.finish()


def delivery_receipt(world: World, sent: Registered) -> bytes:
    """Draw the delivery receipt, signed by the addressee."""
    sheet = Sheet("Avis de réception", font=SANS, size=(210 * mm, 148 * mm), producer="Guichet Exemple")
    sheet.box(0, 0, 210, 14, fill="#d8442e", stroke="")
    sheet.text(12, 9.5, "AVIS DE RÉCEPTION DE LA LETTRE RECOMMANDÉE", size=12, bold=True, color="#ffffff")
    sheet.text(198, 20, SERVICE, size=7, align="right")
    _bars(sheet, 14, 20, sent.tracking, 9)
    _parties(sheet, 40, world.seller, world.buyer)
    sheet.box(12, 82, 186, 46, stroke="#444444")
    delivered = sent.delivered or sent.presented
    for x, title, day in ((16, "Présentée / avisée le", sent.presented), (80, "Distribuée le", delivered)):
        sheet.text(x, 89, title, size=8)
        sheet.by_hand(x + 4, 99, short_date(day), size=15)
    sheet.text(138, 89, "Signature du destinataire ou du mandataire", size=7.5)
    sheet.sign(146, 106, sent.signer, size=26)
    sheet.text(16, 112, "[x] le destinataire    [ ] son mandataire    [ ] identité vérifiée", size=8)
    _date_stamp(sheet, 176, 116, delivered, world.buyer.adresse.ville)
    return sheet.finish()


def returned_envelope(world: World, sent: Registered, returned: dt.date, reason: str = UNCLAIMED) -> bytes:
    """Draw an unopened envelope sent back, with the reason ticked."""
    sheet = Sheet("Enveloppe retournée", font=SANS, size=(229 * mm, 162 * mm), producer="Appareil Exemple")
    sheet.box(0, 0, 229, 162, fill="#f7f3e8", stroke="#b9ae95", line=1)
    sheet.lines(12, 14, address_lines(world.seller), size=9, bold_first=True)
    sheet.box(118, 62, 98, 40, fill="#ffffff", stroke="#c9c2ae", radius=2)
    sheet.lines(124, 72, [line.upper() for line in address_lines(world.buyer)], size=10, font=MONO)
    sheet.box(118, 8, 62, 22, fill="#ffffff", stroke="#d8442e", line=1.2)
    sheet.text(121, 14, "RECOMMANDÉ AVEC A.R.", size=8.5, bold=True, color="#d8442e")
    sheet.text(121, 20, sent.tracking, size=9, font=MONO)
    sheet.text(121, 26, SERVICE, size=6.5)
    sheet.disc(200, 22, 12, stroke="#333333", line=0.8)
    sheet.lines(200, 20, [f"{sent.deposited:%d.%m}", f"{sent.deposited:%Y}"], size=8, align="center")
    sheet.box(14, 66, 92, 62, fill="#fff7c9", stroke="#333333", line=1)
    sheet.text(60, 73, "RETOUR À L'EXPÉDITEUR", size=10, bold=True, align="center")
    for rank, possible in enumerate(REASONS):
        y = 82 + rank * 8
        sheet.box(20, y - 3.4, 4, 4, stroke="#333333")
        sheet.text(28, y, possible, size=9)
        if possible == reason:
            sheet.by_hand(20, y + 0.6, "X", size=17, slope=0)
    sheet.by_hand(20, 116, f"avisé le {short_date(sent.presented)}", size=15, slope=1)
    sheet.by_hand(20, 124, f"retour le {short_date(returned)}", size=15, slope=1)
    sheet.round_stamp(190, 128, "RETOUR * SERVICE POSTAL FICTIF * ", [f"{returned:%d-%m}", f"{returned:%Y}"])
    return sheet.finish()
