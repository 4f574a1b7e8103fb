"""Marks that someone put on a page and left to the reader to draw: highlights, boxes, lines, words in the margin.

Programs that annotate usually draw what they add; some do not, and a copy would lose the mark. What is not drawn here
(the icon of a comment, a rubber stamp without its picture) is counted, and said.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from pikepdf import Array, Dictionary, Name, Object, Pdf

from generator.exhibits.fonts import Ink, Police, printable
from generator.exhibits.typeset import wrap

_NOT_MARKS = {"/Link", "/Popup", "/Widget"}  # frames of links and fields are not content
_EDGES = 4
_HIDDEN, _PRINTED, _NOT_ON_SCREEN = 2, 4, 32  # flags of an annotation
_COLOURS = {1: "g", 3: "rg", 4: "k"}
_ROUND = 0.5523  # control point of a quarter of circle
_LEADING, _PAD, _SIZE = 1.2, 2.0, 10.0


def draw_notes(pdf: Pdf, police: Police) -> int:
    """Draw the marks that have no drawing of their own; give the number of those that remain without one."""
    ink = Ink(police, pdf)
    left = sum(not _draw(note, ink) for page in pdf.pages for note in _marks(page.obj))
    ink.close()
    return left


def is_seen(note: Object) -> bool:
    """Whether an annotation shows, on the screen or on paper."""
    flags = note.get("/F") if isinstance(note, Dictionary) else None
    if not isinstance(flags, int):  # none, or damaged
        return True
    return not flags & _HIDDEN and flags & (_NOT_ON_SCREEN | _PRINTED) != _NOT_ON_SCREEN


def seen_notes(notes: Iterable[Object]) -> Array:
    """The annotations that show, where readers show them: an edge that is no number is at zero; a field needs four."""
    kept = [note for note in notes if is_seen(note)]
    for note in kept:
        place = note.get("/Rect") if isinstance(note, Dictionary) else None
        if isinstance(place, Array) and len(place) == _EDGES:
            note.Rect = Array([edge if isinstance(edge, int | Decimal) else 0 for edge in place])
        elif isinstance(note, Dictionary) and note.get("/Subtype") == Name.Widget:
            note.Rect = Array([0, 0, 0, 0])
    return Array(kept)


def _marks(page: Object) -> Iterator[Object]:
    notes = page.get("/Annots")
    for note in notes if isinstance(notes, Array) else ():
        if not isinstance(note, Dictionary) or str(note.get("/Subtype", "")) in _NOT_MARKS:
            continue
        drawn = note.get("/AP")
        if is_seen(note) and not (isinstance(drawn, Dictionary) and "/N" in drawn):
            yield note


def _draw(note: Object, ink: Ink) -> bool:
    """Give a mark its drawing, in the coordinates of the page; False when its kind or its data do not allow it."""
    maker = _MAKERS.get(str(note.get("/Subtype", "")))
    try:
        note.Rect = Array(_bounds(note))
        content = maker(note, ink) if maker else ""
    except (ValueError, TypeError, AttributeError, IndexError):  # damaged: said, not guessed
        return False
    if not content:
        return False
    multiply = note.Subtype == Name.Highlight
    state = Dictionary(BM=Name.Multiply if multiply else Name.Normal, ca=_opacity(note), CA=_opacity(note))
    note.AP = Dictionary(N=ink.form(f"q /G gs {content} Q", note.Rect, ExtGState=Dictionary(G=state)))
    return True


def _bounds(note: Object) -> list[float]:
    """The box of what is drawn: a rectangle that does not hold it is not to be believed, as readers do not."""
    keys = [key for key in ("/QuadPoints", "/L", "/Vertices") if key in note]
    points = [value for key in keys for value in _numbers(note[key])]
    points += [value for stroke in note.get("/InkList", Array()) for value in _numbers(stroke)]
    margin = _width(note) if points else 0.0
    across, up = (points or _numbers(note.Rect))[::2], (points or _numbers(note.Rect))[1::2]
    return [min(across) - margin, min(up) - margin, max(across) + margin, max(up) + margin]


def _highlight(note: Object, _ink: Ink) -> str:
    shapes = [f"{x1} {y1} m {x2} {y2} l {x4} {y4} l {x3} {y3} l h f" for x1, y1, x2, y2, x3, y3, x4, y4 in _quads(note)]
    return " ".join([_colour(note, "/C", "1 1 0"), *shapes]) if shapes else ""


def _line_at(height: float) -> Callable[[Object, Ink], str]:
    """Underline (0) or strike out (0.5): a line at a height of each quadrilateral."""

    def draw(note: Object, _ink: Ink) -> str:
        strokes = [
            f"{x3 + (x1 - x3) * height:.2f} {y3 + (y1 - y3) * height:.2f} m "
            f"{x4 + (x2 - x4) * height:.2f} {y4 + (y2 - y4) * height:.2f} l S"
            for x1, y1, x2, y2, x3, y3, x4, y4 in _quads(note)
        ]
        return " ".join([_stroke(note), *strokes]) if strokes else ""

    return draw


def _square(note: Object, _ink: Ink) -> str:
    left, bottom, right, top = _inner(note)
    return f"{_shape(note)} {left} {bottom} {right - left:.2f} {top - bottom:.2f} re {_paint(note)}"


def _circle(note: Object, _ink: Ink) -> str:
    left, bottom, right, top = _inner(note)
    x, y, rx, ry = (left + right) / 2, (bottom + top) / 2, (right - left) / 2, (top - bottom) / 2
    kx, ky = rx * _ROUND, ry * _ROUND
    curves = (
        (x + rx, y + ky, x + kx, y + ry, x, y + ry), (x - kx, y + ry, x - rx, y + ky, x - rx, y),
        (x - rx, y - ky, x - kx, y - ry, x, y - ry), (x + kx, y - ry, x + rx, y - ky, x + rx, y),
    )  # fmt: skip
    path = " ".join(" ".join(f"{value:.2f}" for value in curve) + " c" for curve in curves)
    return f"{_shape(note)} {x + rx:.2f} {y:.2f} m {path} h {_paint(note)}"


def _line(note: Object, _ink: Ink) -> str:
    x1, y1, x2, y2 = _numbers(note.L)
    return f"{_stroke(note)} {x1} {y1} m {x2} {y2} l S"


def _ink_list(note: Object, _ink: Ink) -> str:
    return " ".join([_stroke(note), *(f"{_path(_numbers(stroke))} S" for stroke in note.InkList)])


def _polyline(note: Object, _ink: Ink) -> str:
    return f"{_stroke(note)} {_path(_numbers(note.Vertices))} S"


def _polygon(note: Object, _ink: Ink) -> str:
    return f"{_shape(note)} {_path(_numbers(note.Vertices))} h {_paint(note)}"


def _free_text(note: Object, ink: Ink) -> str:
    left, bottom, right, top = _numbers(note.Rect)
    before = ink.missing
    lines = [line for text in printable(str(note.Contents)).splitlines()
             for line in wrap(ink.police, text, _SIZE, max(right - left - 2 * _PAD, _SIZE))]  # fmt: skip
    first = top - _PAD - _SIZE
    shown = [ink.show(line, left + _PAD, first - rank * _SIZE * _LEADING, _SIZE) for rank, line in enumerate(lines)]
    fits = first - (len(lines) - 1) * _SIZE * _LEADING >= bottom
    return "0 g BT " + " ".join(shown) + " ET" if shown and fits and ink.missing == before else ""


_MAKERS: dict[str, Callable[[Object, Ink], str]] = {
    "/Highlight": _highlight, "/Underline": _line_at(0.05), "/Squiggly": _line_at(0.05), "/StrikeOut": _line_at(0.5),
    "/Square": _square, "/Circle": _circle, "/Line": _line, "/Ink": _ink_list, "/PolyLine": _polyline,
    "/Polygon": _polygon, "/FreeText": _free_text,
}  # fmt: skip


def _numbers(values: Object) -> list[float]:
    return [round(float(value), 3) for value in values]


def _quads(note: Object) -> Iterator[list[float]]:
    values = _numbers(note.QuadPoints)
    for start in range(0, len(values) - 7, 8):
        yield values[start : start + 8]


def _path(values: list[float]) -> str:
    points = list(zip(values[::2], values[1::2], strict=False))
    return f"{points[0][0]} {points[0][1]} m " + " ".join(f"{x} {y} l" for x, y in points[1:])


def _colour(note: Object, key: str, default: str, *, stroking: bool = False) -> str:
    """Operator of a colour of the mark; ``default`` when it has none."""
    values = _numbers(note.get(key, Array()))
    if len(values) not in _COLOURS:
        values, operator = [float(value) for value in default.split()], "rg"
    else:
        operator = _COLOURS[len(values)]
    return " ".join(f"{value:g}" for value in values) + " " + (operator.upper() if stroking else operator)


def _stroke(note: Object) -> str:
    return f"{_colour(note, '/C', '0 0 0', stroking=True)} {_width(note):g} w"


def _shape(note: Object) -> str:
    inside = f"{_colour(note, '/IC', '1 1 1')} " if _is_filled(note) else ""
    return inside + _stroke(note)


def _paint(note: Object) -> str:
    return "B" if _is_filled(note) else "S"


def _is_filled(note: Object) -> bool:
    return len(note.get("/IC", Array())) in _COLOURS


def _width(note: Object) -> float:
    style = note.get("/BS")
    if isinstance(style, Dictionary):
        return float(style.get("/W", 1))
    border = note.get("/Border", Array([0, 0, 1]))
    return float(border[2])


def _inner(note: Object) -> list[float]:
    """The rectangle, half a line inside."""
    left, bottom, right, top = _numbers(note.Rect)
    half = _width(note) / 2
    return [left + half, bottom + half, right - half, top - half]


def _opacity(note: Object) -> float:
    return min(max(float(note.get("/CA", 1)), 0.0), 1.0)
