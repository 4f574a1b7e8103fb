"""Files for a channel with a size limit: as they are when they fit, else lighter, else in parts; and what was done."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath

from msgspec import Struct
from pikepdf import Array, Pdf

from generator.bundle.navigation import entitle
from generator.exhibits import child
from generator.exhibits.protocol import Delivery, Job, Lighten
from generator.pdf import content_of
from generator.render import Output

MEGABYTE = 1_000_000  # portals count in decimal megabytes; a binary limit is larger, never smaller


class Leger(Struct, frozen=True):
    """The files to send, and one French sentence per file that was changed."""

    outputs: tuple[Output, ...]
    rapport: tuple[str, ...]


def fit(outputs: Sequence[Output], limit: int) -> Leger:
    """Make every PDF weigh at most ``limit`` bytes: the first rung of the ladder that fits, else parts at the floor.

    A single page heavier than the limit at the floor is kept and said: nothing is made illegible.
    """
    heavy = [output for output in outputs if len(output.content) > limit]
    jobs = [Job(output.content, Lighten(limit)) for output in heavy]
    reduced = dict(zip([output.name for output in heavy], child.run(jobs), strict=True))
    made: list[Output] = []
    report: list[str] = []
    for output in outputs:
        delivery = reduced.get(output.name)
        files, sentences = ([output], []) if delivery is None else _placed(output, delivery, limit)
        made += files
        report += sentences
    return Leger(tuple(made), tuple(report))


def _placed(output: Output, delivery: Delivery, limit: int) -> tuple[list[Output], list[str]]:
    """A reduced file as it is sent, in parts if need be, with the sentences of the report."""
    content = delivery.pdf if delivery.resultat.refus is None else output.content
    words = delivery.resultat.faits.reduite
    note = f"{output.name} : {megabytes(len(output.content))} → {megabytes(len(content))}" + (
        f" ({words})" if words else ""
    )
    if len(content) <= limit:
        return [Output(output.name, content)], [note + "."]
    parts = list(_split(Output(output.name, content), limit))
    sentences = [f"{note}, scindé en {len(parts)} parties." if len(parts) > 1 else f"{note}."]
    sentences += [
        f"{part.name} : une page seule dépasse encore la limite ; la déposer sur papier."
        for part in parts
        if len(part.content) > limit
    ]
    return parts, sentences


def _split(output: Output, limit: int) -> Iterator[Output]:
    """Cut a PDF into runs of pages under the limit, as few as a simple filling allows; each says which part it is."""
    stem = PurePosixPath(output.name)
    with Pdf.open(BytesIO(output.content)) as pdf:
        title = str(pdf.docinfo.get("/Title", stem.stem))
        runs = _runs(pdf, limit, _part(title, 999, 999))
        for rank, (first, last) in enumerate(runs, start=1):
            name = stem.with_name(f"{stem.stem[:68]}_partie_{rank}.pdf")
            yield Output(str(name), _extract(pdf, first, last, _part(title, rank, len(runs))))


def _part(title: str, rank: int, parts: int) -> str:
    return f"{title} (partie {rank} sur {parts})" if parts > 1 else title


def _runs(pdf: Pdf, limit: int, title: str) -> list[tuple[int, int]]:
    runs, first = [], 0
    while first < len(pdf.pages):
        longer = range(first + 2, len(pdf.pages) + 1)
        last = first + 1 + bisect_right(longer, limit, key=lambda end: len(_extract(pdf, first, end, title)))
        runs.append((first, last))
        first = last
    return runs


def _extract(pdf: Pdf, first: int, last: int, title: str) -> bytes:
    """Some pages; their links lead to the pages that are among them, the others are taken away."""
    own = list(pdf.pages[first:last])
    ranks = {page.obj.objgen: rank for rank, page in enumerate(own)}
    with Pdf.new() as part:
        part.pages.extend(own)
        for page, made in zip(own, part.pages, strict=True):
            kept = Array()
            for note, link in zip(page.obj.get("/Annots", Array()), made.obj.get("/Annots", Array()), strict=True):
                rank = ranks.get(note.Dest[0].objgen)
                if rank is not None:
                    link.Dest[0] = part.pages[rank].obj
                    kept.append(link)
            if "/Annots" in made.obj:
                made.obj.Annots = kept
        entitle(part, title, of_ours=False)
        return content_of(part)


def messages(outputs: Sequence[Output], limit: int) -> list[list[str]]:
    """Names of the files of each message, in order, each message under the limit when its files are."""
    groups: list[list[str]] = []
    weight = limit + 1
    for output in outputs:
        if weight + len(output.content) > limit:
            groups.append([])
            weight = 0
        groups[-1].append(output.name)
        weight += len(output.content)
    return groups


def megabytes(octets: int) -> str:
    """A size as portals write it: « 4,2 Mo »."""
    return f"{octets / MEGABYTE:.1f}".replace(".", ",") + " Mo"
