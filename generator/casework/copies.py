"""Copies of the invoices a letter encloses: their clean pages, never the file received."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator.bundle.names import slug
from generator.case import Case
from generator.casework.sold import only
from generator.documents.draft import Draft
from generator.findings import DocumentIncomplete, Finding, Level
from generator.render import Output

if TYPE_CHECKING:
    from generator.exhibits import Exhibit


def copies(draft: Draft, cache: Path) -> tuple[Output, ...]:
    """Clean copies of the invoices a letter tells of, in its order; none when they are not enclosed.

    ``cache`` is where pièces taken in are kept. Which pièce is which invoice was checked by the requirements.

    Raises:
        DocumentIncomplete: an invoice could not be taken in; each is listed with its remedy.
    """
    if not draft.joindre:
        return ()
    from generator.exhibits import intake  # noqa: PLC0415 - heavy: most letters enclose nothing

    wanted = {facture.piece: facture.numero for _, facture in draft.visees if facture.piece}
    case = only(draft.case, set(wanted))
    taken = {one.piece.id: one for one in intake(case, cache, draft.creancier)}
    refused = list(_refused(draft.case, taken))
    if refused:
        raise DocumentIncomplete(refused)
    names = _names(wanted, {one.id: one.nature for one in case.dossier.pieces})
    return tuple(copy for piece, name in names.items() for copy in _printed(name, taken[piece]))


def _printed(name: str, one: "Exhibit") -> Iterator[Output]:
    """The pages of a pièce, then those of what it carries: an invoice is often attached to the message that is it."""
    if path := one.propre or one.pdf:
        yield Output(f"{name}.pdf", path.read_bytes())
    for rank, under in enumerate(one.sous, 1):
        yield from _printed(f"{name}-jointe-{rank}", under)


def _names(wanted: Mapping[str, str], natures: Mapping[str, str]) -> dict[str, str]:
    """A name of its own for each copy: two numbers may be one word in a file's name, and one copy replace the other."""
    names: dict[str, str] = {}
    same: Counter[str] = Counter()
    for piece, number in wanted.items():
        word = slug(number)
        same[word.casefold()] += 1
        rank = same[word.casefold()]
        names[piece] = f"{natures[piece]}-{word}{f'-{rank}' if rank > 1 else ''}"
    return names


def _refused(case: Case, taken: "dict[str, Exhibit]") -> Iterator[Finding]:
    avis = case.dossier.creance.famille.mot.avis
    for rank, piece in enumerate(case.dossier.pieces):
        one = taken.get(piece.id)
        if one and (refus := one.refus):
            yield case.manque(("pieces", rank, "fichier"), f"la copie de {avis} ne peut être jointe : {refus.message}",
                f"{refus.remede} Ou demander sans joindre (--sans-factures).",
            )  # fmt: skip
        elif one:
            yield from (each for each in one.all_findings if each.level is Level.ERREUR)  # of another seller: not owed
            yield from _lost(case, rank, one)


def _lost(case: Case, rank: int, one: "Exhibit") -> Iterator[Finding]:
    """What a message carries and cannot be printed: the invoice, it may be."""
    avis = case.dossier.creance.famille.mot.avis
    for under in one.sous:
        if under.refus:
            (told,) = under.findings
            yield case.manque(("pieces", rank, "fichier"),
                f"la copie de {avis} ne peut être jointe : {told.message}",
                f"Verser {avis} même, en PDF. Ou demander sans joindre (--sans-factures).",
            )  # fmt: skip
        yield from _lost(case, rank, under)
