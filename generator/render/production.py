"""A document of the catalogue -> what it prints -> its files: PDF, or ``.eml`` with the PDF inside."""

import hashlib
import html as html_module
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

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
from generator.render.template_lint import refuse_faults

LOGO_NAME = "logo"
_SUBJECT = re.compile(r'<h1 class="objet">(.*?)</h1>', re.DOTALL)


class Pli(Struct, frozen=True):
    """A letter ready to print, to one recipient."""

    fichier: str  # name of its files, without suffix
    page: str  # HTML
    style: str
    images: Mapping[str, bytes]
    couleur: str | None
    copies: tuple[Output, ...]
    message: Message | None  # the e-mail that carries it, its attachments apart
    root: Path
    gabarit: str  # to be named when it does not print

    @property
    def said(self) -> tuple[object, ...]:
        """All that it prints."""
        return self.fichier, self.page, self.style, self.images, self.couleur, self.copies, self.message

    def printed(self) -> tuple[Output, ...]:
        """Its files: ``<document>.pdf``, or ``.eml`` and ``.pdf``. Errors of ``Composed.printed``."""
        with printing(self.root, self.gabarit, self.style):
            content = pdf(self.page, style=self.style, root=self.root, images=self.images, couleur=self.couleur)
        if self.message is not None:
            letter = Output(f"{self.fichier}.pdf", content)
            mail = eml(replace(self.message, attachments=(letter, *self.copies)))
            return Output(f"{self.fichier}.eml", mail), letter
        return (Output(f"{self.fichier}.pdf", append(content, self.copies) if self.copies else content),)


class Composed(Struct, frozen=True):
    """A document ready to print: with the engine, its styles and its fonts, all that its files are a function of."""

    plis: tuple[Pli, ...]

    @property
    def digest(self) -> str:
        """Hash of all that it prints: the same prints the same files."""
        return hashlib.sha256(msgspec.msgpack.encode([pli.said for pli in self.plis])).hexdigest()

    def printed(self) -> tuple[Output, ...]:
        """Its files.

        Raises:
            CaseInvalid: a template or a style of the office's own refuses.
            RenderError: ours, or the renderer, refuses.
        """
        return tuple(file for pli in self.plis for file in pli.printed())


def compose(document: Document, draft: Draft, copies: tuple[Output, ...] = ()) -> Composed:
    """Fill a document, arrêté at the day of its draft.

    ``copies`` are clean copies of the invoices, when they are enclosed: after a letter, attached to an e-mail.

    Raises:
        DocumentIncomplete: a requirement is not met, a character of the case has no glyph, or the office's template
            dropped a mandatory mention; every line is listed.
        CaseInvalid: a template of the office's own refuses.
        RenderError: ours refuses.
    """
    if lacking := missing(document, draft):
        raise DocumentIncomplete(lacking)
    if draft.joindre and not copies:
        raise RenderError("les copies des factures à joindre ne sont pas là.")
    return Composed(tuple(_pli(document, letter, copies) for letter in document.plis(draft)))


def _pli(document: Document, draft: Draft, copies: tuple[Output, ...]) -> Pli:
    values, root, creancier = contexts.of(document, draft), draft.case.root, draft.creancier
    page = _page(document, draft, values)
    return Pli(
        draft.fichier, page, document.style, _images(root, creancier, values), creancier.couleur, copies,
        _mail(document, draft, values, page) if document.courriel else None, root, document.gabarit_pour(draft),
    )  # fmt: skip


def _page(document: Document, draft: Draft, values: dict[str, Any]) -> str:
    """The text of the document, every character printable, every mandatory mention there."""
    refuse_faults(document.gabarit_pour(draft), draft.case.root)
    page = html(document.gabarit_pour(draft), values, draft.case.root)
    if characters := unprintable(page, draft.case.root):
        raise DocumentIncomplete(_without_glyph(draft.case, characters))
    if absent := mentions(document, draft, page):
        raise DocumentIncomplete(absent)
    return page


def _mail(document: Document, draft: Draft, values: Mapping[str, Any], page: str) -> Message:
    box = mailbox(document, draft)
    if box is None:
        raise RenderError("le message n'a pas de destinataire.")
    refuse_faults(document.courriel, draft.case.root)
    suivi = values["suivi"]
    hers = values["je"] and suivi.nom.casefold() == draft.creancier.nom_complet.casefold()
    for_her = values["je"] and not hers  # another person writes: in whose name is said under hers
    return Message(
        sender=(suivi.nom, suivi.courriel),
        recipient=box,
        subject=_subject(page, values["reference"]),
        day=draft.au,
        body=text(
            document.courriel,
            {**values, "je": hers, "mandataire": values["mandataire"] or for_her},
            draft.case.root,
        ),
    )


def _subject(page: str, reference: str) -> str:
    """The « Objet » of the letter, as text, with our reference; ordinary spaces, or folding would lose some."""
    found = _SUBJECT.search(page)
    plain = html_module.unescape(re.sub(r"<[^>]*>", "", found.group(1))) if found else "Objet :"
    words = " ".join(plain.replace(NBSP, " ").split()).removeprefix("Objet").lstrip(" :")
    return f"{words[:1].upper()}{words[1:]} – n/réf. {reference}"


def _images(root: Path, creancier: Creancier, values: Mapping[str, Any]) -> dict[str, bytes]:
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
            "L'écrire en lettres latines, ou le retirer.",
        )
        for path, value in case.texts()
        if set(value) & set(characters)
    ]
    if findings:
        return findings
    named = ", ".join(map(name_of, characters))
    return [Finding.of_file("cases/_cabinet", f"caractère absent de nos polices : {named}.", level=Level.MANQUE)]
