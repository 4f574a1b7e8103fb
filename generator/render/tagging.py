"""The tags of a file of several: what we printed keeps its own, and each page of a pièce is one paragraph.

A reader of screens reads nothing of a page without tags beside pages that have some. What a pièce shows is not ours to
describe (a scan has no headings), so the file is tagged and declares no PDF/UA.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from generator.pdf import contents

_OPEN, _CLOSE = b"/P <</MCID 0>> BDC\n", b"\nEMC\n"


class Tags:
    """The structure of one PDF being written, whose pages are there already."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._parents: list[Any] = []  # a number of a page or of a link, then the elements it belongs to
        self._open, self._close = pdf.make_stream(_OPEN), pdf.make_stream(_CLOSE)
        if "/StructTreeRoot" in pdf.Root:  # a letter, which pièces follow
            self._tree = pdf.Root.StructTreeRoot
            self._document, self._parents = self._tree.K[0], list(self._tree.ParentTree.Nums)
        else:
            self._tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
            self._document = self._element(self._tree, Name.Document)
            self._tree.K = Array([self._document])

    def carry(self, printed: Pdf, pages: Iterable[Page]) -> None:
        """Keep those of a printed document, whose ``pages`` were copied to this file."""
        tree, first = self._pdf.copy_foreign(printed.Root.StructTreeRoot), self._next
        for numbers, elements in _pairs(tree.ParentTree.Nums):
            self._parents.extend([first + int(numbers), elements])
        for page in pages:
            page.obj.StructParents = first + int(page.obj.StructParents)
            for note in page.obj.get("/Annots", Array()):
                note.StructParent = first + int(note.StructParent)
        for part in _kids(tree):
            part.S, part.P = Name.Part, self._document
            self._document.K.append(part)

    def piece(self, title: str, pages: Iterable[Page]) -> None:
        """Make of a pièce a section, and of all that each of its pages draws a paragraph."""
        section = self._under(self._document, Name.Sect)
        section.T = String(title)
        for page in pages:
            paragraph = self._under(section, Name.P)
            paragraph.Pg, paragraph.K = page.obj, 0
            page.obj.StructParents = self._next
            self._parents.extend([self._next, Array([paragraph])])
            page.obj.Contents = Array([self._open, *contents(page), self._close])

    def close(self) -> None:
        """Write them; nothing may be tagged after."""
        self._tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(self._parents)))
        self._tree.ParentTreeNextKey = self._next
        self._pdf.Root.StructTreeRoot = self._tree
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    @property
    def _next(self) -> int:
        return int(self._parents[-2]) + 1 if self._parents else 0

    def _under(self, above: Object, kind: Name) -> Object:
        made = self._element(above, kind)
        above.K.append(made)
        return made

    def _element(self, above: Object, kind: Name) -> Object:
        return self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=above, K=Array()))


def drop_pages(printed: Pdf, first: int) -> None:
    """Take from a printed document its ``first`` pages, its links, and the tags of both."""
    del printed.pages[:first]
    kept = {page.obj.objgen for page in printed.pages}
    for page in printed.pages:
        if "/Annots" in page.obj:
            del page.obj.Annots
    tree = printed.Root.StructTreeRoot
    for document in _kids(tree):
        document.K = Array([one for one in _kids(document) if one.Pg.objgen in kept])  # what it holds is on its page
        _unlink(document)
    numbered = {int(number): elements for number, elements in _pairs(tree.ParentTree.Nums)}
    wanted = [int(page.obj.StructParents) for page in printed.pages]
    tree.ParentTree.Nums = Array([one for number in wanted for one in (number, numbered[number])])


def _unlink(element: Object) -> None:
    """Leave the words of a link, and every cell: a row without its empty ones is read a column too far."""
    if Name.Link == element.S:
        element.S = Name.Span
        element.K = Array([kid for kid in _kids(element) if _is_element(kid) or not isinstance(kid, Dictionary)])
    for kid in _kids(element):
        if _is_element(kid):
            _unlink(kid)


def _is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem


def _kids(element: Object) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _pairs(numbers: Object) -> Iterator[tuple[Any, Any]]:
    flat: list[Any] = list(numbers)
    return zip(flat[::2], flat[1::2], strict=True)
