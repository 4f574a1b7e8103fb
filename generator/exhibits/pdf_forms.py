"""Form fields: what was typed must be on the page, whoever draws it, before the form goes away."""

import contextlib
import re

from pikepdf import AcroFormField, Annotation, Array, Dictionary, FormFieldFlag, Name, Pdf, PikepdfError

from generator.exhibits.fonts import Ink, Police
from generator.exhibits.refusals import refuse
from generator.exhibits.typeset import wrap

_MULTILINE = FormFieldFlag.tx_multiline
_SIZE = re.compile(r"(\d+(?:\.\d+)?) +Tf")
_FONT = re.compile(rb"(/[^\s/\[\]<>()]+) +[\d.]+ +Tf")
_AUTOMATIC, _PAD = 10.0, 2.0  # size of the font when the field leaves it to the reader; inner margin


def draw_fields(pdf: Pdf, police: Police) -> None:
    """Draw every filled text or choice field, and every box ticked, that the file leaves to the reader.

    One line of Western European text is drawn by qpdf in the field's own font; the rest in ours.

    Raises:
        RefusedError: some field has characters that our font lacks.
    """
    form = pdf.acroform
    if not form.exists:  # pages taken out of a form keep its fields without it
        pdf.Root.AcroForm = Dictionary(Fields=Array())
        form = pdf.acroform
    always = form.needs_appearances
    ink = Ink(police, pdf)
    for page in pdf.pages:
        for widget in form.get_widget_annotations_for_page(page):
            field = form.get_field_for_annotation(widget)
            if _is_filled(field) and (always or not _has_appearance(widget)):
                _draw(field, widget, ink)
            elif _is_ticked(field, widget) and not _has_appearance(widget):
                _tick(widget, pdf)
    if ink.missing:
        raise refuse("champ", ink.missing)
    ink.close()
    form.needs_appearances = False


def _draw(field: AcroFormField, widget: Annotation, ink: Ink) -> None:
    if not (field.is_text and field.flags & _MULTILINE) and _is_western(field.value_as_string):
        with contextlib.suppress(PikepdfError):
            field.generate_appearance(widget)
        if _has_appearance(widget) and _has_its_fonts(widget):
            return
    _draw_ourselves(field, widget, ink)


def _draw_ourselves(field: AcroFormField, widget: Annotation, ink: Ink) -> None:
    width, height = _size(widget)
    declared = _SIZE.search(str(field.default_appearance))
    size = (float(declared.group(1)) if declared else 0.0) or min(_AUTOMATIC, height * 0.7)
    lines = [line for text in field.value_as_string.splitlines()
             for line in wrap(ink.police, text, size, max(width - 2 * _PAD, size))]  # fmt: skip
    top = height - _PAD - size
    shown = [ink.show(line, _PAD, top - rank * size * 1.15, size) for rank, line in enumerate(lines)]
    content = "q BT " + "\n".join(shown) + " ET Q"
    widget.obj.AP = Dictionary(N=ink.form(content, Array([0, 0, width, height])))


def _tick(widget: Annotation, pdf: Pdf) -> None:
    """The mark that readers draw, without the font they draw it with."""
    width, height = _size(widget)
    points = [(0.2, 0.5), (0.42, 0.25), (0.8, 0.8)]
    path = " ".join(f"{x * width:.2f} {y * height:.2f} {'l' if rank else 'm'}" for rank, (x, y) in enumerate(points))
    content = f"q {min(width, height) / 10:.2f} w {path} S Q".encode("ascii")
    box = Array([0, 0, width, height])
    widget.obj.AP = Dictionary(N=pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=box))


def _size(widget: Annotation) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in widget.obj.Rect)
    return abs(x1 - x0), abs(y1 - y0)


def _has_its_fonts(widget: Annotation) -> bool:
    """Tell whether the fonts that a drawing writes with are in it, and read one byte a letter, as qpdf writes."""
    drawing = widget.obj.AP.N
    resources = drawing.get("/Resources", Dictionary())
    listed = resources.get("/Font", Dictionary())
    known = {name for name, font in listed.items() if font.get("/Subtype") != Name.Type0}
    return known.issuperset(name.decode("latin-1") for name in _FONT.findall(drawing.read_bytes()))


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _is_filled(field: AcroFormField) -> bool:
    return (field.is_text or field.is_choice) and field.value_as_string.strip() != ""


def _is_ticked(field: AcroFormField, widget: Annotation) -> bool:
    """Each box of a group says its own state; one that says none has that of its field, if it is alone."""
    state = widget.obj.get("/AS", field.value if field.is_checkbox else None)
    boxed = (field.is_checkbox or field.is_radio_button) and "/Rect" in widget.obj  # without a place, nobody sees it
    return boxed and isinstance(state, Name) and state != Name.Off


def _has_appearance(widget: Annotation) -> bool:
    appearance = widget.obj.get("/AP")
    return isinstance(appearance, Dictionary) and "/N" in appearance
