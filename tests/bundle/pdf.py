"""Read a PDF back, by poppler and pikepdf, as a reader does."""

import subprocess
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, PikepdfError, Stream, String


def page_texts(pdf: Path) -> list[str]:
    """Text of each page, in reading order, spaces collapsed."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True, timeout=120)
    return [" ".join(page.split()) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def bookmarks(content: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of every bookmark."""
    with Pdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, start=1)}
        found: list[tuple[int, str, int]] = []

        def walk(items: list[OutlineItem], depth: int) -> None:
            for item in items:
                assert item.destination is not None
                found.append((depth, item.title, ranks[item.destination[0].objgen]))  # type: ignore[index]
                walk(item.children, depth + 1)

        walk(outline.root, 0)
        return found


def links(content: bytes) -> Iterator[tuple[int, int]]:
    """Every link of a liasse: page it is on, page it leads to, from 1."""
    with Pdf.open(BytesIO(content)) as pdf:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, start=1)}
        for rank, page in enumerate(pdf.pages, start=1):
            for note in page.obj.get("/Annots", Array()):
                yield rank, ranks[note.Dest[0].objgen]


def structure(content: bytes) -> list[str]:
    """Tags and texts in the order a reader of screens says them, one a line."""
    command = ["pdfinfo", "-struct-text", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=120)
    return [line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines()]


def elements(pdf: Pdf) -> dict[int, Object]:
    """What the number of a page or of a link belongs to: elements in the order drawn, or one."""
    flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, flat[::2]), flat[1::2], strict=True))


def tree(element: Object) -> Iterator[Object]:
    """An element of the tags and all it holds."""
    yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
            yield from tree(kid)


def everything(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Every name, file, decompressed stream, string and printed text of a ZIP of PDFs."""
    with zipfile.ZipFile(BytesIO(archive)) as files:
        for name in files.namelist():
            content = files.read(name)
            yield name, name.encode()
            yield name, content
            if content.startswith(b"%PDF-"):
                yield from ((f"{name} {part}", found) for part, found in inside(content))


def inside(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every decompressed stream, string and printed text of a PDF."""
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=120)
    yield "texte", done.stdout
    with Pdf.open(BytesIO(content)) as pdf:
        for rank, item in enumerate(pdf.objects):
            if isinstance(item, Stream) and item.get("/Type") == Name.ObjStm:
                continue  # its objects are read one by one; the places of each, run together, write any number
            if isinstance(item, Stream):
                yield f"flux {rank}", _read(item)
            yield f"objet {rank}", "\n".join(_strings(item)).encode()
        yield "titre", "\n".join(map(str, pdf.docinfo.values())).encode()


def _read(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except PikepdfError:  # a picture
        return stream.read_raw_bytes()


def _strings(item: Object) -> Iterator[str]:
    if isinstance(item, String):
        yield str(item)
    elif isinstance(item, (Dictionary, Stream)):
        for key, value in item.items():
            yield key
            if isinstance(value, Object) and not value.is_indirect:
                yield from _strings(value)
    elif isinstance(item, Array):
        for value in item:
            if isinstance(value, Object) and not value.is_indirect:
                yield from _strings(value)
