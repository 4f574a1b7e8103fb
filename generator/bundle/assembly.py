"""Exhibits and printed pages -> the liasse: merged file, one file per pièce, bordereaux, manifest."""

from collections.abc import Iterator, Mapping, Sequence

from generator.bundle.entries import entries as place
from generator.bundle.front import BORDEREAU, PARTS, Announced, part_pages, print_delta, print_front, values
from generator.bundle.manifest import NAME, manifest
from generator.bundle.merging import Plan, extract, merge, stamped
from generator.bundle.names import piece_name
from generator.bundle.printed import Imprime
from generator.bundle.schedule import latest, schedule
from generator.bundle.types import Entree, Liasse, PieceNumerotee
from generator.bundle.written import petition
from generator.case import Case
from generator.documents.draft import Draft
from generator.exhibits import Exhibit
from generator.findings import BundleError, Finding
from generator.render import Output

_ROUNDS = 5  # printings before page numbers must agree
_FIRST_GUESS = {"chronologie": 3, "decompte": 4, "bordereau": 5}  # pages of the parts of an ordinary case


def assemble(draft: Draft, exhibits: tuple[Exhibit, ...]) -> Liasse:
    """Assemble the liasse of a case, arrêtée at the day of its draft.

    The requête is joined, as a draft with its links, when it is the next step and lacks nothing. Refused pièces have
    a placeholder page and a finding; the caller decides whether that stops.

    Raises:
        BundleError: page numbers do not settle, a link leads nowhere, something active is left.
    """
    case, reference = draft.case, draft.dossier.reference
    entries = place(case, exhibits)
    known = values(draft, entries)
    plan = settle(case, known, entries, petition(draft))
    merged, parts = merge(plan)
    name = f"{reference}-liasse.pdf"
    own = (entry for entry in entries if entry.est_principale)
    files = {entry.numero: piece_name(entry.numero, entry.date, entry.titre) for entry in own}
    outputs = [
        Output(name, merged),
        Output(f"{reference}-bordereau.pdf", extract(plan.front, plan.parts[PARTS[BORDEREAU]], PARTS[BORDEREAU])),
        *_piece_outputs(reference, entries, files),
    ]
    if last := latest(schedule(case.dossier, entries, plan.starts)):
        delta = extract(print_delta(case, known, last), 1, "Bordereau complémentaire")
        outputs.append(Output(f"{reference}-bordereau-complementaire.pdf", delta))
    pieces = tuple(_numbered(entry, plan.starts[entry.numero], files) for entry in entries)
    pages = sum(document.pages for _, document in plan.printed) + sum(entry.pages for entry in entries)
    listed = Output(NAME, manifest({output.name: output.content for output in outputs}))
    return Liasse(name, (*outputs, listed), pieces, parts, _findings(entries), pages)


def settle(case: Case, known: Mapping[str, object], entries: Sequence[Entree], requete: Imprime | None = None) -> Plan:
    """Print the first pages until the page numbers they announce are the true ones.

    Raises:
        BundleError: they do not settle.
    """
    between = requete.pages if requete else 0
    guess, parts = max(_FIRST_GUESS.values()), dict(_FIRST_GUESS)
    for _ in range(_ROUNDS):
        starts = _starts(entries, guess + between)
        joined = guess + 1 if requete else None
        front = print_front(case, known, entries, Announced(starts, parts, joined))
        found = part_pages(front)
        if front.pages == guess and all(found[name] == page for name, page in parts.items()):
            titles = {PARTS[name]: page for name, page in found.items()}
            if joined:
                titles["Requête (projet)"] = joined
            return Plan(case.dossier.reference, front, titles, entries, starts, requete)
        guess, parts = front.pages, {name: found[name] for name in parts}
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
            yield Output(f"pieces/{name}", stamped(reference, group, entries))


def _numbered(entry: Entree, page: int, files: Mapping[str, str]) -> PieceNumerotee:
    refus = str(entry.exhibit.refus) if entry.exhibit.refus else ""
    fichier = "" if refus else f"liasse/pieces/{files[entry.principale]}"
    return PieceNumerotee(
        entry.numero, entry.exhibit.piece, entry.titre, entry.exhibit.sha256, entry.pages, page, fichier, refus
    )


def _findings(entries: Sequence[Entree]) -> tuple[Finding, ...]:
    return tuple(sorted({finding for entry in entries for finding in entry.exhibit.findings}))
