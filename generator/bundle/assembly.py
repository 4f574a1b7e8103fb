"""Exhibits and printed pages -> the liasse: merged file, one file per pièce, bordereaux, manifest."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.bundle.bag import NAME, manifest
from generator.bundle.entries import entries as place
from generator.bundle.front import (
    BORDEREAU,
    PARTS,
    Announced,
    delta_page,
    front_page,
    part_pages,
    print_delta,
    print_front,
    values,
)
from generator.bundle.merging import Plan, extract, merge, stamped
from generator.bundle.names import piece_name
from generator.bundle.schedule import latest, schedule
from generator.bundle.types import Entree, Liasse, PieceNumerotee
from generator.bundle.written import Requete, petition
from generator.documents.draft import Draft
from generator.exhibits import Exhibit
from generator.findings import BundleError, Finding
from generator.render import Output

_ROUNDS = 5  # printings before page numbers must agree
_FIRST_GUESS = {"chronologie": 3, "decompte": 4, "bordereau": 5}  # pages of the parts of an ordinary case


class Gathered(Struct, frozen=True):
    """A liasse before it is printed: every pièce in its place, what its first pages say, the requête it joins."""

    draft: Draft
    exhibits: tuple[Exhibit, ...]
    entries: tuple[Entree, ...]
    known: Mapping[str, Any]
    requete: Requete | None

    @property
    def digest(self) -> str:
        """Hash of all that it prints, but the page numbers, which follow from it: the same gives the same files."""
        case, first = self.draft.case, _first_guess(self)
        last = latest(schedule(case.dossier, self.entries, first.pieces))
        parts = (
            front_page(case, self.known, self.entries, first),
            delta_page(case, self.known, last) if last else "",
            (self.requete.page, self.requete.style, self.requete.couleur) if self.requete else None,
            [(entry.numero, entry.titre, entry.pages, _named(entry.source)) for entry in self.entries],
            [str(finding) for finding in _findings(self.entries)],
        )
        return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()


def gather(draft: Draft, exhibits: tuple[Exhibit, ...]) -> Gathered:
    """Put the pièces of a case in their places, for a liasse arrêtée at the day of its draft.

    The requête is joined, as a draft with its links, when it is the next step and lacks nothing. Refused pièces have
    a placeholder page and a finding; the caller decides whether that stops.
    """
    entries = place(draft.case, exhibits)
    return Gathered(draft, exhibits, entries, values(draft, entries), petition(draft))


def assemble(gathered: Gathered) -> Liasse:
    """Print a liasse and merge it.

    Raises:
        BundleError: page numbers do not settle, a link leads nowhere, something active is left.
    """
    case, entries, known = gathered.draft.case, gathered.entries, gathered.known
    reference = case.dossier.reference
    plan = settle(gathered)
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
        delta = print_delta(case, delta_page(case, known, last))
        bordereau = extract(delta, 1, "Bordereau complémentaire")
        outputs.append(Output(f"{reference}-bordereau-complementaire.pdf", bordereau))
    pieces = tuple(_numbered(entry, plan.starts[entry.numero], files) for entry in entries)
    pages = sum(document.pages for _, document in plan.printed) + sum(entry.pages for entry in entries)
    listed = Output(NAME, manifest({output.name: output.content for output in outputs}))
    return Liasse(name, (*outputs, listed), pieces, parts, _findings(entries), pages)


def settle(gathered: Gathered) -> Plan:
    """Print the first pages until the page numbers they announce are the true ones.

    Raises:
        BundleError: they do not settle.
    """
    case, entries = gathered.draft.case, gathered.entries
    requete = gathered.requete.printed() if gathered.requete else None
    between = requete.pages if requete else 0
    guess, parts = max(_FIRST_GUESS.values()), dict(_FIRST_GUESS)
    for _ in range(_ROUNDS):
        starts = _starts(entries, guess + between)
        joined = guess + 1 if requete else None
        front = print_front(case, gathered.known, entries, Announced(starts, parts, joined))
        found = part_pages(front)
        if front.pages == guess and all(found[name] == page for name, page in parts.items()):
            titles = {PARTS[name]: page for name, page in found.items()}
            if joined:
                titles["Requête en injonction de payer (projet)"] = joined
            return Plan(case.dossier.reference, front, titles, entries, starts, requete)
        guess, parts = front.pages, {name: found[name] for name in parts}
    raise BundleError("la pagination de la liasse ne se stabilise pas.")


def _first_guess(gathered: Gathered) -> Announced:
    """What the first pages would announce if they took none."""
    return Announced(_starts(gathered.entries, 0), _FIRST_GUESS, 1 if gathered.requete else None)


def _named(source: Path | bytes) -> str:
    """Name of clean pages, which is their hash, or hash of a placeholder."""
    return source.name if isinstance(source, Path) else hashlib.sha256(source).hexdigest()


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
