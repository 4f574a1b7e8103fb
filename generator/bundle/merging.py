"""Merge, stamp, number, link, bookmark: the one file a judge opens, and one file per pièce."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from msgspec import Struct
from pikepdf import Array, Dictionary, Page, Pdf

from generator.bundle import navigation
from generator.bundle.printed import Imprime, pages_only
from generator.bundle.stamping import Stamper
from generator.bundle.types import Entree, Partie
from generator.exhibits.pdf_clean import FORM
from generator.exhibits.pdf_inventory import active_objects
from generator.findings import BundleError
from generator.pdf import content_of
from generator.render.tagging import Tags, drop_pages

_HELD_OPEN = 64  # files open at once

_ROOT_KEYS = frozenset(
    {
        "/Type", "/Pages", "/Outlines", "/PageLabels", "/OpenAction", "/PageMode", "/ViewerPreferences", "/Lang",
        "/StructTreeRoot", "/MarkInfo",
    }
)  # fmt: skip
_PAGE_KEYS = frozenset(
    {
        "/Type", "/Parent", "/MediaBox", "/BleedBox", "/TrimBox", "/Resources", "/Contents", "/Annots", "/Group",
        "/StructParents", "/Tabs",
    }
)  # fmt: skip


class Plan(Struct, frozen=True):
    """What is merged, in order: printed pages, the requête if any, the pièces; ``starts`` are their first pages."""

    reference: str
    front: Imprime
    parts: Mapping[str, int]  # title of a printed part -> first page from 1
    entries: Sequence[Entree]
    starts: Mapping[str, int]
    requete: Imprime | None = None

    @property
    def printed(self) -> list[tuple[int, Imprime]]:
        """Documents of ours with the page they start at, from 0."""
        documents = [(0, self.front)]
        return [*documents, (self.front.pages, self.requete)] if self.requete else documents


def merge(plan: Plan) -> tuple[bytes, tuple[Partie, ...]]:
    """Make the merged PDF and the list of its parts.

    Raises:
        BundleError: a link leads nowhere, something active is left.
    """
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        stamper = Stamper(pdf, plan.reference, plan.entries)
        sources = [stack.enter_context(pages_only(document.content)) for _, document in plan.printed]
        for source in sources:
            pdf.pages.extend(source.pages)
        ours = len(pdf.pages)
        _append(pdf, stack, plan.entries)
        pages = list(pdf.pages)
        _tag(pdf, plan, sources, pages)
        for rank, page in enumerate(pages[:ours], start=1):
            stamper.isolate(page)
            stamper.number(page, f"{rank} / {len(pages)}")
        for entry in plan.entries:
            row = navigation.row(pages, plan.front, entry.numero)
            for rank in range(1, entry.pages + 1):
                number = plan.starts[entry.numero] + rank - 1
                box = stamper.piece(pages[number - 1], entry, rank, f"{number} / {len(pages)}")
                navigation.link_back(pages[number - 1], box, row)
        stamper.close()
        for first, document in plan.printed:
            navigation.link_printed(pages, document, first, plan.starts)
        parts = navigation.bookmark(pdf, plan.entries, plan.starts, plan.parts)
        navigation.open_at_full_size(pdf, f"Liasse du dossier {plan.reference}")
        return saved(pdf), parts


def _tag(pdf: Pdf, plan: Plan, sources: Sequence[Pdf], pages: Sequence[Page]) -> None:
    tags = Tags(pdf)
    for (first, document), source in zip(plan.printed, sources, strict=True):
        tags.carry(source, pages[first : first + document.pages])
    for entry in plan.entries:
        start = plan.starts[entry.numero] - 1
        tags.piece(f"Pièce n° {entry.numero} – {entry.titre}", pages[start : start + entry.pages])
    tags.close()


def stamped(reference: str, group: Sequence[Entree], entries: Sequence[Entree]) -> bytes:
    """Make the file of one pièce: its pages and those of its sub-pièces, stamped."""
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        stamper = Stamper(pdf, reference, entries)
        _append(pdf, stack, group)
        pages = iter(list(pdf.pages))
        for entry in group:
            for rank in range(1, entry.pages + 1):
                stamper.piece(next(pages), entry, rank)
        stamper.close()
        navigation.entitle(pdf, f"Pièce n° {group[0].numero} – {group[0].titre}", of_ours=False)
        return saved(pdf)


def extract(document: Imprime, first: int, title: str) -> bytes:
    """Last pages of a printed document, from ``first`` (from 1), as a file of their own."""
    with pages_only(document.content) as printed, Pdf.new() as pdf:
        drop_pages(printed, first - 1)
        pdf.pages.extend(printed.pages)
        tags = Tags(pdf)
        tags.carry(printed, pdf.pages)
        tags.close()
        navigation.entitle(pdf, title, of_ours=True)
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    """Bytes of a PDF of the liasse, the same each time.

    What exhibits draw was examined when they were taken in; the rest of each page, and the document, is examined here.

    Raises:
        BundleError: something active or unknown is left in it.
    """
    left = set(pdf.Root.keys()) - _ROOT_KEYS
    printed = Array()
    for page in pdf.pages:
        left |= page.obj.keys() - _PAGE_KEYS
        resources = page.obj.Resources
        if str(FORM) not in resources.get("/XObject", Dictionary()):
            printed.append(resources)
    if left := left | set(active_objects(printed)):
        raise BundleError(f"un contenu actif reste dans la liasse ({', '.join(sorted(left))}).")
    return content_of(pdf)


def _append(pdf: Pdf, stack: contextlib.ExitStack, entries: Iterable[Entree]) -> None:
    """Append the pages of pièces; their streams are read when saving, so each stays open until the stack ends.

    The first ones as open files, the others in memory: a system lets a program hold few files open (256 on macOS).
    """
    for rank, entry in enumerate(entries):
        if isinstance(entry.source, bytes):
            source = pages_only(entry.source)
        else:
            source = Pdf.open(entry.source if rank < _HELD_OPEN else BytesIO(entry.source.read_bytes()))
        pdf.pages.extend(stack.enter_context(source).pages)
