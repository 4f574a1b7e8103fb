"""What each document is for, who signs it, and the texts it rests on: what is asked before signing."""

from collections.abc import Iterator

from msgspec import Struct

from generator.documents.catalogue import PARTS
from generator.documents.document import Destinataire, Document
from generator.pages.words import shown
from generator.vocabulary import Reference


class DocumentVu(Struct, frozen=True):
    """A document in words; ``usage`` says who signs it, to whom it goes and how."""

    identifiant: str
    titre: str
    resume: str
    usage: str
    fondements: tuple[Reference, ...]


class Groupe(Struct, frozen=True):
    """Documents of one part of the catalogue; ``cle`` is its place in the page."""

    cle: str
    titre: str
    documents: tuple[DocumentVu, ...]


def groups() -> Iterator[Groupe]:
    """The whole catalogue, in the order of the ladder."""
    for rank, (title, entries) in enumerate(PARTS.items(), start=1):
        yield Groupe(f"partie-{rank}", title, tuple(_seen(entry) for entry in entries))


def _seen(entry: Document) -> DocumentVu:
    return DocumentVu(entry.identifiant, entry.titre, entry.resume, _usage(entry), entry.fondements)


def _usage(entry: Document) -> str:
    if entry.destinataire is Destinataire.INTERNE:
        return "Reste au cabinet"
    sent = f" ; envoi : {shown(entry.envoi)}" if entry.envoi else ""
    return f"Signature : {entry.signature} ; destinataire : {entry.destinataire}{sent}"
