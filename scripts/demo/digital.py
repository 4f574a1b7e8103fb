"""What screens and machines produce: telephone capture, portal certificate, fax-like TIFF, invoice with its data."""

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image
from reportlab.lib.units import mm

from generator.model import Facture
from scripts.demo.bytes import saved
from scripts.demo.fonts import MODERNE, SANS
from scripts.demo.mail import short_date
from scripts.demo.raster import render
from scripts.demo.sheet import Sheet
from scripts.demo.world import World, siren_text

FIXED = "D:20260101000000+01'00'"


def text_messages(name: str, clock: str, messages: Sequence[tuple[bool, str, str]]) -> bytes:
    """Draw the capture of a conversation by SMS: (sent by us, time, text); a PNG."""
    sheet = Sheet("Messages", font=MODERNE, size=(72 * mm, 148 * mm), fiction=False)
    sheet.box(0, 0, 72, 148, fill="#f4f5f7", stroke="")
    sheet.box(0, 0, 72, 19, fill="#ffffff", stroke="")
    sheet.text(4, 5, clock, size=7, bold=True)
    sheet.text(68, 5, "4G  81 %", size=7, align="right")
    sheet.text(36, 13, name, size=9, bold=True, align="center")
    y = 25.0
    for ours, when, text in messages:
        sheet.text(36, y, when, size=6, color="#888888", align="center")
        height = sheet.para_height(44, text, size=8.5) + 5
        sheet.box(22 if ours else 4, y + 2, 48, height, fill="#2f7de1" if ours else "#e2e4e9", stroke="", radius=3)
        sheet.para(24 if ours else 6, y + 4, 44, text, size=8.5, color="#ffffff" if ours else "#111111")
        y += height + 8
    sheet.text(36, 145, "conversation fictive, démonstration", size=5, color="#999999", align="center")
    capture = render(sheet.finish(), 250)[0].quantize(64, dither=Image.Dither.NONE)
    stream = io.BytesIO()
    capture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def black_and_white(pdf: bytes) -> bytes:
    """Turn a document into the black-and-white TIFF of an office copier, all pages in one file."""
    pages = [page.convert("L").point([255 if level > 150 else 0 for level in range(256)]).convert("1")
             for page in render(pdf, 200)]  # fmt: skip
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", compression="group4", dpi=(200, 200), save_all=True, append_images=pages[1:])
    return stream.getvalue()


def with_data(pdf: bytes, world: World, facture: Facture) -> bytes:
    """Attach to an invoice the file of its data, as electronic invoices carry it."""
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- fictif -->\n'
        f'<facture numero="{facture.numero}" date="{facture.date}" echeance="{facture.echeance}">\n'
        f'  <vendeur siren="{world.seller.siren}"/>\n  <acheteur siren="{world.buyer.siren}"/>\n'
        f'  <total ht="{facture.montant_ht}" ttc="{facture.montant_ttc}" devise="EUR"/>\n</facture>\n'
    )
    with pikepdf.open(io.BytesIO(pdf)) as document:
        joined = pikepdf.AttachedFileSpec(
            document, data.encode(), filename="facture.xml", mime_type="text/xml", description="Données de la facture",
            creation_date=FIXED, mod_date=FIXED,
        )  # fmt: skip
        document.attachments["facture.xml"] = joined
        return saved(document)


def sideways(pdf: bytes) -> bytes:
    """Store landscape pages upright with a rotation, as some printers do."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            _, _, width, height = (float(value) for value in page.mediabox)
            turned = document.make_stream(b"q 0 1 -1 0 %.3f 0 cm" % height)
            page.contents_add(turned, prepend=True)
            page.contents_add(document.make_stream(b"Q"))
            page.mediabox = pikepdf.Array([0, 0, height, width])
            page.Rotate = 90
        return saved(document)


def portal_certificate(world: World, number: str, stamp: str) -> bytes:
    """Draw the certificate of deposit of the public invoicing portal."""
    facture = world.invoice(number)
    sheet = Sheet("Certificat de dépôt", font=SANS, producer="Portail Exemple 4")
    sheet.box(0, 0, sheet.width, 26, fill="#1b2a5c", stroke="")
    sheet.text(15, 12, "PORTAIL PUBLIC DE FACTURATION (fictif)", size=13, bold=True, color="#ffffff")
    sheet.text(15, 19, "Certificat de dépôt d'une facture", size=10, color="#d7dcef")
    rows = (
        ("Fournisseur", f"{world.seller.nom_legal} – SIREN {siren_text(world.seller.siren)}"),
        ("Destinataire", f"{world.buyer.nom_complet} – SIREN {siren_text(world.buyer.siren)}"),
        ("Service exécutant", "CANTINES"),
        ("Numéro d'engagement", "2026-0000116"),
        ("Facture", f"{number} du {short_date(facture.date)}"),
        ("Montant TTC", f"{facture.montant_ttc} EUR"),
        ("Déposée le", stamp),
        ("Statut", "MISE À DISPOSITION DU DESTINATAIRE"),
        ("Empreinte du fichier", "0000 0000 FICTIF 0000 0000"),
    )
    y = 42.0
    for name, value in rows:
        sheet.box(15, y - 5, 60, 9, fill="#eef0f8", stroke="#c5cbe3")
        sheet.box(75, y - 5, 120, 9, stroke="#c5cbe3")
        sheet.text(18, y + 1, name, size=9)
        sheet.text(78, y + 1, value, size=9, bold=name == "Statut")
        y += 9
    sheet.text(15, y + 10, "Document généré automatiquement, sans signature.", size=8, color="#666666")
    return sheet.finish()
