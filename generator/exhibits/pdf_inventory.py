"""What a PDF holds before anything is touched: read, count, refuse what cannot be shown faithfully."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress

from pikepdf import Array, Dictionary, Name, Object, Pdf, PikepdfError, Rectangle, Stream

from generator.exhibits import factur_x, layers
from generator.exhibits.facts import Faits, Jointe
from generator.exhibits.refusals import refuse

SMALLEST, LARGEST = 3.0, 14400.0  # points, Acrobat's own limits
MOST_PAGES = 5000
_BOX_TOLERANCE = 1.0
_ADDRESS = re.compile(r"(stream )?<_io\.BytesIO object at 0x[0-9a-f]+>")

ACTIVE_KEYS = frozenset(
    {"/OpenAction", "/AA", "/JS", "/JavaScript", "/XFA", "/EF", "/EmbeddedFiles", "/AF", "/URI", "/RichMediaContent",
     "/RichMediaSettings", "/FFilter"}
)  # fmt: skip
ACTIVE_ACTIONS = frozenset(
    {"/JavaScript", "/URI", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE", "/Thread",
     "/Rendition", "/Movie", "/Sound", "/Hide", "/Named", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute",
     "/GoToDp"}
)  # fmt: skip
ACTIVE_SUBTYPES = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/FileAttachment", "/PS"})
_SUSPECT = ACTIVE_KEYS | {"/S", "/Subtype", "/F"}
_NAMED_BY_AUTHOR = frozenset(  # their keys are names chosen by the author, not keys of the format
    {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs",
     "/Colorants"}
)  # fmt: skip


def inventory(pdf: Pdf, data: bytes) -> Faits:
    """List the facts of an opened PDF.

    Raises:
        RefusedError: no page, too many, an impossible dimension, a dynamic form.
    """
    pages = len(pdf.pages)
    if pages == 0:
        raise refuse("zero-page")
    if pages > MOST_PAGES:
        raise refuse("trop-de-pages", pages)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        raise refuse("xfa")
    outside = sum(_check_boxes(page.obj, rank) for rank, page in enumerate(pdf.pages, start=1))
    fields = list(_fields(form))
    held = tuple(_jointe(name, content) for name, content in carried(pdf))
    invoice = factur_x.read(pdf)
    is_cover = isinstance(pdf.Root.get("/Collection"), Dictionary) and invoice is None
    return Faits(
        pages=pages,
        version=str(pdf.pdf_version),
        chiffre=pdf.is_encrypted,
        signatures=sum(_is_signed(field) for field in fields),
        champs=sum("/V" in field and field.get("/FT") != Name.Sig for field in fields),
        annotations=sum(len(notes) for page in pdf.pages if isinstance(notes := page.obj.get("/Annots"), Array)),
        calques=len(layers.groups(pdf)),
        calques_masques=len(layers.hidden_groups(pdf)),
        actions=dict(sorted(active_objects(pdf.trailer.Root).items())),
        jointes=tuple(one for one in held if not (is_cover and one.sha256)),
        porte_documents=sum(bool(one.sha256) for one in held) if is_cover else 0,
        facture=invoice,
        fins_de_fichier=data.count(b"%%EOF"),
        repare=first_warning(pdf),
        hors_cadre=outside,
        tournees=sum(page.rotation % 360 != 0 for page in pdf.pages),
        sans_texte=sum(not has_font(page.obj) for page in pdf.pages),
    )


def active_objects(root: Object) -> Counter[str]:
    """Count what is active in everything reachable from an object: keys, actions, annotations, external streams."""
    found: Counter[str] = Counter()
    for holder, named_by_author, entries in _visit(root, set(), changing=False):
        if not named_by_author and not _SUSPECT.isdisjoint(entries):
            found.update(_active(entries, stream=isinstance(holder, Stream)))
    return found


def _active(entries: Mapping[str, Object], *, stream: bool) -> Iterator[str]:
    keys = ACTIVE_KEYS & entries.keys()
    action = str(entries.get("/S", ""))
    if action in ACTIVE_ACTIONS and not stream:
        yield action[1:]
        keys -= {"/JS", "/URI"}  # part of the action
    if isinstance(entries.get("/OpenAction"), Array):
        keys -= {"/OpenAction"}  # a destination: the page shown first
    yield from (key[1:] for key in sorted(keys))
    subtype = str(entries.get("/Subtype", ""))
    if subtype in ACTIVE_SUBTYPES:
        yield subtype[1:]
    if stream and "/F" in entries:
        yield "F"


def walk(root: Object, seen: set[tuple[int, int]] | None = None) -> Iterator[tuple[Object, bool]]:
    """Visit every dictionary and stream reachable from an object, once; what the caller deletes is not visited.

    The flag tells a dictionary whose keys are names chosen by the author (``/Font``, ``/XObject``…). ``seen``, kept
    from one walk to the next, has each visit only what the others did not.
    """
    for holder, named_by_author, _ in _visit(root, set() if seen is None else seen, changing=True):
        yield holder, named_by_author


def _visit(
    root: Object, seen: set[tuple[int, int]], *, changing: bool
) -> Iterator[tuple[Object, bool, dict[str, Object]]]:
    """Same, with the entries of the dictionary; they are read again after the caller when it is ``changing`` them."""
    waiting: list[tuple[Object, bool]] = [(root, False)]
    while waiting:
        current, by_author = waiting.pop()
        if current.is_indirect:
            if current.objgen in seen:
                continue
            seen.add(current.objgen)
        if isinstance(current, Array):
            waiting += [(item, False) for item in current if isinstance(item, Object)]
        elif isinstance(current, (Dictionary, Stream)):
            entries = dict(current.items())
            yield current, by_author, entries
            if changing:
                entries = dict(current.items())
            waiting += [
                (value, key in _NAMED_BY_AUTHOR and isinstance(value, Dictionary))
                for key, value in entries.items()
                if isinstance(value, Object)
            ]


def _check_boxes(page: Object, rank: int) -> bool:
    media = _box(page.get("/MediaBox"), rank)
    crop = visible_box(page, rank)
    unit = float(page.get("/UserUnit", 1))
    for side in (crop.width * unit, crop.height * unit):
        if not SMALLEST <= side <= LARGEST:
            raise refuse("dimension", rank)
    edges = zip((media.llx, media.lly, media.urx, media.ury), (crop.llx, crop.lly, crop.urx, crop.ury), strict=True)
    return any(abs(float(outer) - float(inner)) > _BOX_TOLERANCE for outer, inner in edges)


def visible_box(page: Object, rank: int = 0) -> Rectangle:
    """What a reader shows of a page: the crop box within the media box, corners in order."""
    media = _box(page.get("/MediaBox"), rank)
    crop = page.get("/CropBox")
    if crop is None:
        return media
    inner = _box(crop, rank)
    shown = Rectangle(
        max(media.llx, inner.llx), max(media.lly, inner.lly), min(media.urx, inner.urx), min(media.ury, inner.ury)
    )
    return shown if shown.width > 0 and shown.height > 0 else media


def _box(box: Object | None, rank: int) -> Rectangle:
    try:
        values = [float(edge) for edge in box] if isinstance(box, Array) else []
        x0, y0, x1, y1 = values
    except (TypeError, ValueError):
        raise refuse("dimension", rank) from None
    return Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _fields(form: Object | None) -> Iterator[Object]:
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    for holder, _ in walk(fields) if isinstance(fields, Array) else ():
        if "/FT" in holder:
            yield holder


def _is_signed(field: Object) -> bool:
    value = field.get("/V")
    return field.get("/FT") == Name.Sig and isinstance(value, Dictionary) and "/ByteRange" in value


def carried(pdf: Pdf) -> Iterator[tuple[str, bytes | None]]:
    """Files that a PDF carries, by the names it gives; None for what cannot be read: a bomb or a damaged stream."""
    for holder, _ in walk(pdf.trailer.Root):
        streams = holder.get("/EF")
        if not isinstance(streams, Dictionary):
            continue
        stream = streams.get("/UF", streams.get("/F"))
        if isinstance(stream, Stream):
            content = None
            with suppress(PikepdfError):
                content = stream.read_bytes()
            yield str(holder.get("/UF", holder.get("/F", "")))[:200], content


def _jointe(name: str, content: bytes | None) -> Jointe:
    return Jointe(name, 0) if content is None else Jointe(name, len(content), hashlib.sha256(content).hexdigest())


def has_font(page: Object) -> bool:
    """Tell whether a page has a font to write with; a scan has none."""
    resources = page.get("/Resources")
    if not isinstance(resources, Dictionary):
        return False
    forms = resources.get("/XObject")
    return "/Font" in resources or (
        isinstance(forms, Dictionary) and any("/Font" in holder for holder, _ in walk(forms))
    )


def first_warning(pdf: Pdf) -> str:
    """First complaint of qpdf about a file, empty when it has none."""
    warnings = pdf.get_warnings()
    return one_line(str(warnings[0])) if warnings else ""


def one_line(message: str) -> str:
    """A message of qpdf without the address of the file in memory: the same for the same bytes."""
    return " ".join(_ADDRESS.sub("", message).split()).strip(" :,")[:160]
