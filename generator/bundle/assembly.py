"""Exhibits and printed pages -> the liasse: merged, stamped, numbered, linked; one file per pièce; the manifest."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from pikepdf import ObjectStreamMode, Page, Pdf

from generator.bundle import navigation
from generator.bundle.entries import entries as place
from generator.bundle.front import Front, print_delta, print_front, values
from generator.bundle.manifest import manifest
from generator.bundle.names import piece_name
from generator.bundle.schedule import schedule
from generator.bundle.stamping import Stamper
from generator.bundle.types import Entree, Liasse, Partie, PieceNumerotee
from generator.case import Case
from generator.exhibits import Exhibit
from generator.exhibits.pdf_inventory import active_objects
from generator.findings import BundleError, Finding
from generator.model import Office
from generator.progress.types import Situation
from generator.render import Output
from generator.statement.types import Decompte

_ROUNDS = 5  # printings before page numbers must agree
_FIRST_GUESS = {"chronologie": 3, "decompte": 4, "bordereau": 5}  # pages of the parts of an ordinary case


def assemble(
    case: Case, office: Office, decompte: Decompte, situation: Situation, exhibits: tuple[Exhibit, ...]
) -> Liasse:
    """Assemble the liasse of a case, arrêtée at the décompte's date.

    Refused pièces have a placeholder page and a finding; the caller decides whether that stops.

    Raises:
        BundleError: page numbers do not settle, a link leads nowhere, something active is left.
    """
    entries = place(case, exhibits)
    reference = case.dossier.reference
    known = values(case, office, decompte, situation, entries)
    front, starts = settle(case, known, entries)
    merged, parts = merge(reference, front, entries, starts)
    name = f"{reference}-liasse.pdf"
    files = {entry.principale: _file_name(entry) for entry in entries if entry.est_principale}
    outputs = [
        Output(name, merged),
        Output(f"{reference}-bordereau.pdf", _bordereau(front)),
        *_piece_outputs(reference, entries, files),
    ]
    if any(block.nouvelles for block in schedule(case.dossier, entries, starts)):
        outputs.append(Output(f"{reference}-bordereau-complementaire.pdf", print_delta(case, known, entries, starts)))
    pieces = tuple(_numbered(entry, starts[entry.numero], files) for entry in entries)
    pages = front.pages + sum(entry.pages for entry in entries)
    return Liasse(name, (*outputs, manifest(outputs)), pieces, tuple(parts), _findings(entries), pages)


def merge(
    reference: str, front: Front, entries: Sequence[Entree], starts: Mapping[str, int]
) -> tuple[bytes, list[Partie]]:
    """Merge, stamp, number, link and bookmark: the one file a judge opens."""
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        stamper = Stamper(pdf, reference, entries)
        pdf.pages.extend(stack.enter_context(_pages_only(front.content)).pages)
        for page in pdf.pages:
            stamper.isolate(page)
        for entry in entries:
            _add(pdf, stack, stamper, entry)
        navigation.link_front(pdf, front, starts)
        pages = list(pdf.pages)
        for rank, page in enumerate(pages[: front.pages], start=1):
            stamper.number(page, f"{rank} / {len(pages)}")
        for entry in entries:
            rows = navigation.row(pdf, front, entry.numero)
            for rank in range(1, entry.pages + 1):
                number = starts[entry.numero] + rank - 1
                box = stamper.piece(pages[number - 1], entry, rank, f"{number} / {len(pages)}")
                navigation.link_back(pages[number - 1], box, rows)
        stamper.close()
        parts = navigation.bookmark(pdf, entries, starts, front.part_pages())
        navigation.open_at_full_size(pdf, f"Liasse du dossier {reference}")
        return _saved(pdf), parts


def settle(case: Case, known: Mapping[str, object], entries: Sequence[Entree]) -> tuple[Front, dict[str, int]]:
    """Print the first pages until the page numbers they announce are the true ones."""
    guess, parts = max(_FIRST_GUESS.values()), dict(_FIRST_GUESS)
    for _ in range(_ROUNDS):
        starts = _starts(entries, guess)
        front = print_front(case, known, entries, starts, parts)
        if front.pages == guess and all(front.part_pages()[name] == page for name, page in parts.items()):
            return front, starts
        guess, parts = front.pages, {name: front.part_pages()[name] for name in parts}
    raise BundleError("la pagination de la liasse ne se stabilise pas.")


def _starts(entries: Sequence[Entree], before: int) -> dict[str, int]:
    """First page of each pièce after so many printed pages."""
    starts, page = {}, before + 1
    for entry in entries:
        starts[entry.numero] = page
        page += entry.pages
    return starts


def _piece_outputs(reference: str, entries: Sequence[Entree], files: Mapping[str, str]) -> Iterator[Output]:
    """One stamped PDF per pièce taken in, its sub-pièces after it."""
    for numero, name in files.items():
        group = [entry for entry in entries if entry.principale == numero]
        if group[0].exhibit.refus is None:
            yield Output(f"pieces/{name}", _stamped(reference, group, entries))


def _stamped(reference: str, group: Sequence[Entree], entries: Sequence[Entree]) -> bytes:
    with contextlib.ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        stamper = Stamper(pdf, reference, entries)
        for entry in group:
            for rank, page in enumerate(_add(pdf, stack, stamper, entry), start=1):
                stamper.piece(page, entry, rank)
        stamper.close()
        pdf.docinfo["/Title"] = f"Pièce n° {group[0].numero} – {group[0].titre}"
        return _saved(pdf)


def _bordereau(front: Front) -> bytes:
    """The bordereau alone, taken from the printed pages."""
    with _pages_only(front.content) as printed, Pdf.new() as pdf:
        pdf.pages.extend(printed.pages[front.part_pages()["bordereau"] - 1 :])
        pdf.docinfo["/Title"] = "Bordereau des pièces"
        return _saved(pdf)


def _add(pdf: Pdf, stack: contextlib.ExitStack, stamper: Stamper, entry: Entree) -> list[Page]:
    """Append the pages of a pièce; its file stays open until the stack ends, its streams are read when saving."""
    first = len(pdf.pages)
    if isinstance(entry.source, bytes):  # a placeholder of ours
        pdf.pages.extend(stack.enter_context(_pages_only(entry.source)).pages)
        for page in pdf.pages[first:]:
            stamper.isolate(page)
    else:
        pdf.pages.extend(stack.enter_context(Pdf.open(entry.source)).pages)
    return list(pdf.pages[first:])


def _pages_only(content: bytes) -> Pdf:
    """Open what we printed without its names, links and tags: links are made again, tags make no sense once merged."""
    pdf = Pdf.open(BytesIO(content))
    for key in ("/Names", "/StructTreeRoot", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj:
                del page.obj[key]
    return pdf


def _saved(pdf: Pdf) -> bytes:
    if left := active_objects(pdf.Root):
        raise BundleError(f"un contenu actif reste dans la liasse ({', '.join(sorted(left))}).")
    output = BytesIO()
    pdf.save(output, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return output.getvalue()


def _file_name(entry: Entree) -> str:
    return piece_name(entry.numero, entry.date, entry.titre)


def _numbered(entry: Entree, page: int, files: Mapping[str, str]) -> PieceNumerotee:
    refus = str(entry.exhibit.refus) if entry.exhibit.refus else ""
    fichier = "" if refus else f"liasse/pieces/{files[entry.principale]}"
    return PieceNumerotee(
        entry.numero, entry.exhibit.piece, entry.titre, entry.exhibit.sha256, entry.pages, page, fichier, refus
    )


def _findings(entries: Sequence[Entree]) -> tuple[Finding, ...]:
    return tuple(sorted({finding for entry in entries for finding in entry.exhibit.findings}))
