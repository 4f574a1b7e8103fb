"""A PDF as received -> upright A4 pages with nothing in them but what the pages show.

Only page contents are copied, each as one form under a fixed name; whatever a page does not paint (actions, files,
forms, layers, metadata, structure) stays behind, and the copy is scanned again before it goes out.
"""

import re
import zlib
from collections import Counter
from contextlib import suppress
from io import BytesIO

import pikepdf
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Matrix, Name, Object, ObjectStreamMode, Page, Pdf, Stream, jbig2

from generator.exhibits import contents, layers
from generator.exhibits.facts import Faits
from generator.exhibits.fonts import Police
from generator.exhibits.jpeg import without_metadata
from generator.exhibits.pdf_forms import draw_fields
from generator.exhibits.pdf_inventory import active_objects, first_warning, inventory, one_line, visible_box, walk
from generator.exhibits.pdf_notes import draw_notes, seen_notes
from generator.exhibits.refusals import refuse
from generator.exhibits.sheet import SMALL, placement, sheet_for

LARGEST_CONTENT = 100_000_000  # bytes of drawing instructions of a page, decompressed
MOST_FORMS = 1_000_000  # times that the forms of a page are drawn, those inside another included
LARGEST_STREAM = 600_000_000  # bytes of an image, decompressed: a colour A3 scan at 600 dpi is 210 MB
FORM = Name("/Piece")

_LEFT_BEHIND = frozenset(
    {"/OC", "/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/AF", "/OPI", "/Ref", "/F", "/FFilter",
     "/FDecodeParms", "/Measure", "/PtData", "/Alternates", "/LastModified", "/ID", "/A", "/AA", "/JS", "/URI",
     "/OpenAction", "/EF", "/Names", "/Annots", "/Parent", "/P", "/Dest", "/Next", "/Popup", "/RichMediaContent",
     "/RichMediaSettings", "/XFA", "/EmbeddedFiles", "/JavaScript", "/B", "/Thumb", "/Tabs"}
)  # fmt: skip
_NO_PAGE = re.compile(r"no pages found|has no /Kids")
_DRAWN = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")
_PAGE_KEYS = {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
_FLATE = {"/FlateDecode", "/Fl"}
_JPEG = {"/DCTDecode", "/DCT"}


_DAMAGED = (  # what reading a broken object raises: a missing key is an AttributeError
    pikepdf.PikepdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
)  # fmt: skip


def clean(data: bytes, police: Police) -> tuple[bytes, Faits]:
    """Make the clean copy of a PDF; ``police`` draws the form fields that no reader has drawn.

    Raises:
        RefusedError: unreadable, locked, or impossible to show faithfully.
    """
    _limit()
    exceeded = pikepdf.settings.qpdf_limit_errors()
    try:
        with pikepdf.open(BytesIO(data)) as source:
            return _copy(source, data, police)
    except pikepdf.PasswordError:
        raise refuse("mot-de-passe") from None
    except _DAMAGED as error:
        if pikepdf.settings.qpdf_limit_errors() > exceeded:
            raise refuse("bombe") from error
        if _NO_PAGE.search(str(error)):
            raise refuse("zero-page") from error
        raise refuse("corrompu", one_line(str(error))) from error


class _NoDecoder(jbig2.JBIG2DecoderInterface):
    """Pictures in JBIG2 go out as they came: reading one would run a program of the machine on a hostile file."""

    def check_available(self) -> None:
        raise pikepdf.DependencyError("JBIG2")

    def decode_jbig2(self, *_: bytes) -> bytes:
        raise pikepdf.DataDecodingError("JBIG2")


def _limit() -> None:
    """Bound what qpdf may decompress (bytes), which has no limit of its own; run no other program."""
    jbig2.set_decoder(_NoDecoder())
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=100_000_000, run_length_max_memory=100_000_000, png_max_memory=100_000_000,
        tiff_max_memory=100_000_000, dct_max_memory=300_000_000, dct_max_progressive_scans=100, doc_max_warnings=1000,
    )  # fmt: skip


def _copy(source: Pdf, data: bytes, police: Police) -> tuple[bytes, Faits]:
    facts = inventory(source, data)
    facts = replace(facts, sans_dessin=_flatten(source, facts, police))
    contents.drop_unused(source)
    with Pdf.new() as copy:
        scrubbed: set[tuple[int, int]] = set()
        added = [_add_page(copy, page, scrubbed) for page in source.pages]
        if len(copy.pages) != facts.pages:
            raise refuse("corrompu", "des pages manquent")
        landscape, small = (sum(told) for told in zip(*added, strict=True))
        repaired = facts.repare or first_warning(source)
        facts = replace(facts, paysages=landscape, rapetissees=small, repare=repaired)
        output = BytesIO()
        copy.save(output, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    content = output.getvalue()
    rescan(content)
    return content, facts


def rescan(content: bytes) -> None:
    """Read a clean copy again and refuse it if anything active or oversized is left.

    Raises:
        RefusedError: what is left.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        left = active_objects(pdf.Root)
        unknown = set(pdf.Root.keys()) - {"/Type", "/Pages"}
        unknown |= {key for page in pdf.pages for key in page.obj.keys()} - _PAGE_KEYS  # noqa: SIM118  not a dict
        if left or unknown:
            raise refuse("actif", ", ".join(sorted([*left, *unknown])))
        for holder, _ in walk(pdf.Root):
            if isinstance(holder, Stream):
                _check_size(holder, LARGEST_STREAM)
        for page in pdf.pages:
            _check_drawn(page.obj.Resources.XObject[FORM])


def _flatten(source: Pdf, facts: Faits, police: Police) -> int:
    """Draw on the pages what is drawn over them; give the number of marks that could not be."""
    if facts.calques:
        layers.remove_hidden(source, layers.hidden_groups(source))
    if not facts.annotations:
        return 0
    for page in source.pages:
        if isinstance(notes := page.obj.get("/Annots"), Array):
            # a list of its own: one shared by two pages would be emptied by the first
            page.obj.Annots = seen_notes(notes)
    draw_fields(source, police)
    left = draw_notes(source, police)
    source.flatten_annotations("all")
    return left


def _add_page(copy: Pdf, page: Page, scrubbed: set[tuple[int, int]]) -> tuple[bool, bool]:
    """Tell whether its sheet is landscape, and whether it is shown small."""
    drawn = page.obj.get("/Contents")
    for stream in drawn if isinstance(drawn, Array) else [drawn]:
        if isinstance(stream, Stream):
            _check_size(stream, LARGEST_CONTENT)
    shown = visible_box(page.obj)
    page.obj.TrimBox = shown.as_array()  # the form is cut to this box
    page.obj.CropBox = shown.as_array()
    form = page.as_form_xobject(handle_transformations=True)
    _scrub(form, scrubbed)
    matrix = Matrix(form.get("/Matrix", Matrix().as_array()))
    upright = matrix.transform(shown)
    left, bottom, right, top = (float(edge) for edge in (upright.llx, upright.lly, upright.urx, upright.ury))
    sheet = sheet_for(right - left, top - bottom)
    copy.add_blank_page(page_size=(sheet.width, sheet.height))
    target = copy.pages[-1]
    target.obj.Resources = Dictionary(XObject=Dictionary({str(FORM): copy.copy_foreign(form)}))
    placed = placement(sheet, left, bottom, right, top)
    values = " ".join(f"{value:.5f}" for value in placed.shorthand)
    target.obj.Contents = copy.make_stream(f"q {values} cm {FORM} Do Q\n".encode("ascii"))
    return sheet.is_landscape, placed.a < SMALL


def _scrub(form: Object, scrubbed: set[tuple[int, int]]) -> None:
    """Delete from a form, and from all it reaches, every key that paints nothing; what pages share, once."""
    for holder, named_by_author in walk(form, scrubbed):
        if named_by_author:
            continue
        for key in set(holder.keys()) & _LEFT_BEHIND:
            del holder[key]
        if isinstance(holder, Stream):
            _strip_photograph(holder)
        for stream in contents.streams_of(holder):
            contents.silence(stream)
        properties = holder.get("/Properties")
        if isinstance(properties, Dictionary):
            holder.Properties = Dictionary({name: Dictionary() for name, _ in properties.items()})
        xobjects = holder.get("/XObject")
        if isinstance(xobjects, Dictionary):
            for name in [name for name, value in xobjects.items() if _is_postscript(value)]:
                del xobjects[name]


def _strip_photograph(image: Stream) -> None:
    """A telephone that makes a PDF of a photograph leaves in it where it was taken."""
    filters = [str(name) for name in _listed(image.get("/Filter"))]
    if not filters or filters[-1] not in _JPEG or not _FLATE.issuperset(filters[:-1]):
        return
    content = image.read_raw_bytes()
    for _ in filters[:-1]:  # compressed twice, which gains nothing
        engine = zlib.decompressobj()
        with suppress(zlib.error):  # damaged: readers show what they can, as with the original
            content = engine.decompress(content, LARGEST_CONTENT)
        if engine.unconsumed_tail:
            raise refuse("bombe")
    parameters = [one for one in _listed(image.get("/DecodeParms")) if isinstance(one, Dictionary)]
    image.write(without_metadata(content), filter=Name.DCTDecode, decode_parms=parameters[-1] if parameters else None)


def _listed(value: Object | None) -> list[Object]:
    """One or several filters, or parameters of filters."""
    return list(value) if isinstance(value, Array) else [] if value is None else [value]


def _is_postscript(value: Object) -> bool:
    return isinstance(value, Stream) and (value.get("/Subtype") == Name.PS or value.get("/Subtype2") == Name.PS)


def _check_drawn(form: Object) -> None:
    """Count what a page draws: ten forms drawn ten times each, thirty levels deep, would stop every reader for ever."""
    drawn: dict[tuple[int, int], int] = {}
    waiting = [(form, False)]
    while waiting:
        current, known = waiting.pop()
        inside = _forms(current)
        if not known and current.objgen not in drawn:
            drawn[current.objgen] = 1  # a form inside itself is drawn once: readers stop there
            waiting += [(current, True), *((one, False) for one in inside.values())]
        elif known and inside:
            calls = Counter(_DRAWN.findall(_instructions(current)))
            drawn[current.objgen] += sum(calls[name] * drawn[one.objgen] for name, one in inside.items())
            if drawn[current.objgen] > MOST_FORMS:
                raise refuse("bombe")


def _instructions(form: Object) -> bytes:
    with suppress(pikepdf.PikepdfError):  # damaged: readers show what they can, as with the original
        return form.read_bytes()
    return b""


def _forms(form: Object) -> dict[bytes, Object]:
    """Forms a form may draw, by name as it draws them."""
    resources = form.get("/Resources")
    listed = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    named = listed.items() if isinstance(listed, Dictionary) else ()
    return {name.encode(): one for name, one in named if isinstance(one, Stream) and one.get("/Subtype") == Name.Form}


def _check_size(stream: Stream, largest: int) -> None:
    """Measure a compressed stream without keeping it: an image can hide a bomb for the reader's machine."""
    names = [str(name) for name in _listed(stream.get("/Filter"))] or [""]
    if names[0] not in _FLATE:
        return
    if len(names) > 1:
        stream.read_bytes()  # under the limits of qpdf
        return
    engine, total, waiting = zlib.decompressobj(), 0, stream.read_raw_bytes()
    try:
        while waiting and not engine.eof:
            total += len(engine.decompress(waiting, 1 << 20))
            waiting = engine.unconsumed_tail
            if total > largest:
                raise refuse("bombe")
    except zlib.error:
        return  # damaged: readers show what they can, as with the original
