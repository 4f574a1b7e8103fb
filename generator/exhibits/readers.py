"""One reader per kind of file, with everything imported and warmed before the child is locked down."""

import encodings
import importlib
import pkgutil
from functools import cache, partial
from io import BytesIO

from msgspec.structs import replace
from pikepdf import Encryption, Pdf
from PIL import Image

from generator.exhibits import images, mail, plain
from generator.exhibits.attached import of_portfolio
from generator.exhibits.facts import Faits, Genre
from generator.exhibits.fonts import Police
from generator.exhibits.lighten import lighten
from generator.exhibits.pdf_clean import clean
from generator.exhibits.protocol import Lighten, Read, Reader, TakeIn
from generator.exhibits.typeset import fonts

Polices = tuple[Police, Police]

_SAMPLE = b"""\
From: =?utf-8?q?=C3=A9?= <a@b.example>
Date: Mon, 02 Mar 2026 10:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+LjwvcD4=
--b
Content-Type: message/rfc822

From: a@b.example
Subject: =?iso-8859-1?q?=E9?=

.
--b--
"""


def prepare(asked: TakeIn | Lighten) -> Reader:
    """Give the reader of a file; what it imports lazily is imported, and the random device of qpdf opened."""
    polices = _warm_fonts()
    Image.init()
    if isinstance(asked, Lighten):
        return partial(_lighter, asked.most)
    if asked.genre is Genre.PDF:
        return partial(_pdf, polices)
    if asked.genre is Genre.IMAGE:
        return partial(_image, polices, asked.kind)
    _warm_charsets()
    return partial(_mail, polices) if asked.genre is Genre.COURRIEL else partial(_text, polices, asked.name)


@cache
def _warm_charsets() -> None:
    """Those of e-mails and of texts, which are imported by name."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in {"mbcs", "oem"}:
            importlib.import_module(f"encodings.{module.name}")


@cache
def _warm_fonts() -> Polices:
    """Read the fonts, then print a small e-mail and lock it: every lazy import of the way is then done."""
    for charset in ("cp1252", "unicode_escape"):  # the second in what pikepdf says of a damaged picture
        importlib.import_module(f"encodings.{charset}")
    polices = fonts()
    content, _, _ = _mail(polices, _SAMPLE)
    with Pdf.open(BytesIO(content)) as pdf:
        output = BytesIO()
        pdf.save(output, encryption=Encryption(owner="o", user=""))
    clean(output.getvalue(), polices[0])
    return polices


def _lighter(most: int, data: bytes) -> Read:
    return *lighten(data, most), []


def _pdf(polices: Polices, data: bytes) -> Read:
    content, facts = clean(data, polices[0])
    return content, facts, of_portfolio(data) if facts.porte_documents else []


def _image(polices: Polices, kind: str, data: bytes) -> Read:
    return *_cleaned(polices, *images.to_pdf(data, kind)), []


def _mail(polices: Polices, data: bytes) -> Read:
    content, facts, joined = mail.to_pdf(data, polices)
    return *_cleaned(polices, content, facts), joined


def _text(polices: Polices, name: str, data: bytes) -> Read:
    return *_cleaned(polices, *plain.to_pdf(data, name, polices)), []


def _cleaned(polices: Polices, content: bytes, facts: Faits) -> tuple[bytes, Faits]:
    """Put our own PDF through the same cleaning; keep what it says of pages only."""
    pages, inventory = clean(content, polices[0])
    return pages, replace(facts, pages=inventory.pages, paysages=inventory.paysages, sans_texte=inventory.sans_texte)
