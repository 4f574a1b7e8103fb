"""A document of the catalogue -> its files: PDF, or ``.eml`` with the PDF inside."""

import html as html_module
import re
from pathlib import Path
from typing import Any

from generator.case import Case
from generator.documents import Document, contexts, missing
from generator.documents.contexts.letter import mailbox
from generator.documents.contexts.payment import QR_NAME, qr_png
from generator.documents.draft import Draft
from generator.documents.lint import mentions
from generator.findings import DocumentIncomplete, Finding, Level, RenderError
from generator.model import Creancier
from generator.money import NBSP
from generator.render.appending import append
from generator.render.environment import html, text
from generator.render.glyphs import name_of, unprintable
from generator.render.mail import Message, eml
from generator.render.output import Output
from generator.render.own import printing
from generator.render.printing import pdf

LOGO_NAME = "logo"
_SUBJECT = re.compile(r'<h1 class="objet">(.*?)</h1>', re.DOTALL)


def produce(document: Document, draft: Draft, copies: tuple[Output, ...] = ()) -> tuple[Output, ...]:
    """Make the files of a document, arrêté at the day of its draft: ``<document>.pdf``, or ``.eml`` and ``.pdf``.

    ``copies`` are clean copies of the invoices, when they are enclosed: after a letter, attached to an e-mail.

    Raises:
        DocumentIncomplete: a requirement is not met, a character of the case has no glyph, or the office's template
            dropped a mandatory mention; every line is listed.
        CaseInvalid: a template or a style of the office's own refuses.
        RenderError: ours, or the renderer, refuses.
    """
    if lacking := missing(document, draft):
        raise DocumentIncomplete(lacking)
    if draft.joindre and not copies:
        raise RenderError("les copies des factures à joindre ne sont pas là.")
    return tuple(file for letter in document.plis(draft) for file in _files(document, letter, copies))


def _files(document: Document, draft: Draft, copies: tuple[Output, ...]) -> tuple[Output, ...]:
    """The files of one letter, to one recipient."""
    values = contexts.of(document, draft)
    page = _page(document, draft, values)
    content = _printed(document, draft, values, page)
    if document.courriel:
        letter = Output(f"{draft.fichier}.pdf", content)
        return _mail(document, draft, values, page, (letter, *copies)), letter
    return (Output(f"{draft.fichier}.pdf", append(content, copies) if copies else content),)


def _page(document: Document, draft: Draft, values: dict[str, Any]) -> str:
    """The text of the document, every character printable, every mandatory mention there."""
    page = html(document.gabarit_pour(draft), values, draft.case.root)
    if characters := unprintable(page, draft.case.root):
        raise DocumentIncomplete(_without_glyph(draft.case, characters))
    if absent := mentions(document, draft, page):
        raise DocumentIncomplete(absent)
    return page


def _printed(document: Document, draft: Draft, values: dict[str, Any], page: str) -> bytes:
    root, creancier = draft.case.root, draft.creancier
    images = _images(root, creancier, values)
    with printing(root, document.gabarit_pour(draft), document.style):
        return pdf(page, style=document.style, root=root, images=images, couleur=creancier.couleur)


def _mail(document: Document, draft: Draft, values: dict[str, Any], page: str, files: tuple[Output, ...]) -> Output:
    box = mailbox(document, draft)
    if box is None:
        raise RenderError("le message n'a pas de destinataire.")
    suivi = values["suivi"]
    message = Message(
        sender=(suivi.nom, suivi.courriel),
        recipient=box,
        subject=_subject(page, values["reference"]),
        day=draft.au,
        body=text(document.courriel, values, draft.case.root),
        attachments=files,
    )
    return Output(f"{draft.fichier}.eml", eml(message))


def _subject(page: str, reference: str) -> str:
    """The « Objet » of the letter, as text, with our reference; ordinary spaces, or folding would lose some."""
    found = _SUBJECT.search(page)
    plain = html_module.unescape(re.sub(r"<[^>]*>", "", found.group(1))) if found else "Objet :"
    words = " ".join(plain.replace(NBSP, " ").split()).removeprefix("Objet").lstrip(" :")
    return f"{words[:1].upper()}{words[1:]} – n/réf. {reference}"


def _images(root: Path, creancier: Creancier, values: dict[str, Any]) -> dict[str, bytes]:
    images = {}
    if creancier.logo:
        images[LOGO_NAME] = (root / "cases" / "_cabinet" / "creanciers" / Path(creancier.logo).name).read_bytes()
    if values["paiement"].qr:
        images[QR_NAME] = qr_png(values["paiement"])
    return images


def _without_glyph(case: Case, characters: tuple[str, ...]) -> list[Finding]:
    """One finding per text of the case that holds such a character; one for the office's files failing that."""
    findings = [
        case.manque(
            path,
            f"caractère absent de nos polices : {', '.join(name_of(one) for one in characters if one in value)}.",
            "Le remplacer par son équivalent latin.",
        )
        for path, value in case.texts()
        if set(value) & set(characters)
    ]
    if findings:
        return findings
    named = ", ".join(map(name_of, characters))
    return [Finding.of_file("cases/_cabinet", f"caractère absent de nos polices : {named}.", level=Level.MANQUE)]
