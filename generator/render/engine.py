"""HTML -> PDF by WeasyPrint, closed: our styles, our fonts, the images given, and nothing else.

Every resource lives under one constant base that no network knows, so bytes never depend on a folder. Any other URL,
any warning of the renderer, any font of the machine stops the render. Imported lazily: WeasyPrint costs half a second.
"""

import atexit
import logging
import mimetypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from multiprocessing.util import Finalize
from pathlib import Path, PurePosixPath
from shutil import rmtree
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

from jinja2 import TemplateSyntaxError

from generator.findings import CaseInvalid, Finding, RenderError
from generator.libraries import found_by_the_loader
from generator.render.glyphs import FACES
from generator.render.own import BASE, HOST, decoded, directory, finding, foreign, link, linked, own_name, said
from generator.resources import forget, of_office, resolve, until_forgotten

with found_by_the_loader():
    from weasyprint import CSS, HTML
    from weasyprint.document import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

_FOLDERS = ("styles", "polices")
_ALWAYS = ("polices.css", "base.css")
END = "fin"  # identifier of what ends a letter, an act or a sheet, before its annexes, in its template
_CLOSER = {f"{style}.css": f"{style}-serre.css" for style in ("courrier", "acte", "fiche")}  # their lines closer


class ClosedFetcher(URLFetcher):  # type: ignore[misc]
    """Serve our own styles and fonts and the images of this render; refuse and remember everything else."""

    def __init__(self, root: Path | None) -> None:
        super().__init__(allowed_protocols=("http",), allow_redirects=False, fail_on_errors=True)
        self.root = root
        self.images: Mapping[str, bytes] = {}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's signature
        """Return a resource of ours.

        Raises:
            FatalURLFetchingError: anything else; the URL is remembered, since SVG swallows the exception.
        """
        content = self._ours(url)
        if content is None:
            self.refused.append(str(url))  # None when an SVG writes no URL at all
            raise FatalURLFetchingError(url)
        kind = mimetypes.guess_type(urlsplit(url).path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _ours(self, url: str) -> bytes | None:
        address = urlsplit(url or "")
        if address.scheme != "http" or address.netloc != HOST or address.query:
            return None
        path = PurePosixPath(unquote(address.path))
        if len(path.parts) != 3 or ".." in path.parts:
            return None
        _, folder, name = path.parts
        if folder == "images":
            return self.images.get(name)
        if folder not in _FOLDERS:
            return None
        try:
            return resolve(f"templates/{folder}/{name}", self.root).read_bytes()
        except OSError:
            return None


class _Listener(logging.Handler):
    """Keep what WeasyPrint complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """Fonts written in a folder that goes with the process that wrote it, or when the office's files change.

    WeasyPrint removes it when these fonts are collected, which a cycle puts off past the end of the process.
    """

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(mkdtemp(prefix="recouvre-polices-"))
        # in a copy of this process it does nothing
        until_forgotten(Finalize(None, rmtree, (self._folder, True), exitpriority=0))

    def __del__(self) -> None:
        """Leave the folder, which may be that of the process this one was copied from."""


class Engine:
    """One per process and office: fonts configured once, stylesheets parsed once."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.fetcher = ClosedFetcher(root)
        self.fonts = _Fonts()
        self._sheets: dict[tuple[str, int, int], CSS] = {}
        self._tints: dict[str, CSS] = {}

    def pdf(
        self, html: str, style: str, images: Mapping[str, bytes], couleur: str | None, variant: str | None = "pdf/ua-1"
    ) -> bytes:
        """Print a document; no ``variant`` leaves the tags out.

        Raises:
            RenderError: a resource was refused, the renderer warned, a glyph or the title is missing.
        """
        self.fetcher.images = images
        self.fetcher.refused.clear()
        with _closed(self.fetcher):
            sheets = [self._sheet(name) for name in (*_ALWAYS, style)]
            if couleur is not None:
                sheets.append(self._tint(couleur))
            source = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
            document = self._laid_out(source, sheets, variant, self._closer(style))
            if not document.metadata.title:
                raise RenderError("le document n'a pas de titre (PDF/UA-1).")
            content: bytes = document.write_pdf(pdf_variant=variant)
        self._only_ours(document)
        return content

    def _laid_out(self, source: HTML, sheets: list[CSS], variant: str | None, closer: str | None) -> Document:
        """Lay a document out; with closer lines where it takes a page less.

        A last page of a payment box, or two lines, and a signature is a sheet more to post; the one before ends empty.
        """
        drawn = source.render(font_config=self.fonts, stylesheets=sheets, pdf_variant=variant)
        if closer is None or not _nearly_shorter(drawn):
            return drawn
        sheets = [*sheets, self._sheet(closer)]
        tight = source.render(font_config=self.fonts, stylesheets=sheets, pdf_variant=variant)
        return tight if len(tight.pages) < len(drawn.pages) else drawn

    def _closer(self, style: str) -> str | None:
        """What brings the lines of a style closer: ours leaves the margins and the size of the office's own alone."""
        closer = _CLOSER.get(style)
        return None if closer is None or (self._is_own(style) and not self._is_own(closer)) else closer

    def _is_own(self, name: str) -> bool:
        return bool(own_name(resolve(f"templates/styles/{name}", self.root), self.root))

    def _sheet(self, name: str) -> CSS:
        path = resolve(f"templates/styles/{name}", self.root)
        state = path.stat()
        key = (str(path), state.st_mtime_ns, state.st_size)
        if key not in self._sheets:
            file = own_name(path, self.root)
            self._sheets[key] = self._own(path, file) if file else self._css(path.read_text(encoding="utf-8"))
        return self._sheets[key]

    def _own(self, path: Path, file: str) -> CSS:
        """A style of the office's own, which may be wrong.

        Raises:
            CaseInvalid: it cannot be read, or has a rule the renderer does not know; every line is listed.
        """
        if path.is_dir():
            raise CaseInvalid([directory(file)])
        if linked(path, path.parents[1]):
            raise CaseInvalid([link(file)])
        try:
            text = decoded(path.read_bytes(), str(path))
        except TemplateSyntaxError as error:
            raise CaseInvalid([finding(file, error.lineno, *said(error))]) from error
        with _heard() as messages, suppress(FatalURLFetchingError):
            sheet = self._css(text)
        wrong = [_rule(file, one) for one in messages]
        wrong += [foreign(file, text, one) for one in self.fetcher.refused]
        if wrong:
            raise CaseInvalid(wrong)
        return sheet

    def check_style(self, name: str) -> None:
        """Read a style as a document would. Errors of ``pdf``."""
        self.fetcher.refused.clear()
        self._sheet(name)

    def _tint(self, couleur: str) -> CSS:
        """Colour of the creditor's letterhead; the model has checked ``#rrggbb``."""
        if couleur not in self._tints:
            digits = int(couleur.removeprefix("#"), 16)
            self._tints[couleur] = self._css(f":root {{ --teinte: #{digits:06x} }}")
        return self._tints[couleur]

    def _css(self, text: str) -> CSS:
        return CSS(string=text, base_url=BASE, url_fetcher=self.fetcher, font_config=self.fonts)

    @staticmethod
    def _only_ours(document: Document) -> None:
        """Second net behind ``glyphs``: no font of the machine, no missing glyph, in what was drawn."""
        for font in document.fonts.values():
            if font.family not in FACES:
                raise RenderError(f"police étrangère au document : {font.family}.")
            if font.missing:
                raise RenderError(f"la police {font.family} n'a pas de glyphe pour une partie du texte.")


def _rule(file: str, message: str) -> Finding:
    """What WeasyPrint complains about in a style, at its line: « Ignored `colr: red` at 1:5, unknown property. »."""
    place = re.search(r" at (\d+):(\d+)", message)
    written = re.search("`(.*?)`", message, re.DOTALL)
    what = f"« {' '.join(written[1].split())} »" if written else "une règle"
    remedy = "Corriger cette règle, ou reprendre celle de notre feuille."
    found = finding(file, int(place[1]) if place else 1, f"style illisible : {what} n'est pas comprise", remedy)
    return found._replace(column=int(place[2]) if place else 1)


def _nearly_shorter(drawn: Document) -> bool:
    """Tell whether closer lines may save the page of the end.

    They take back less than a quarter of the sheet on each before it; the margin above is a tenth. Of some 400 letters,
    acts and sheets of two to seven pages, the lowest saved ended at .34: a second layout costs half a letter.
    """
    for before, page in enumerate(drawn.pages):
        if END in page.anchors:
            end: tuple[float, ...] = page.anchors[END]  # where it ends: x, y from the top left
            return bool(end[1] < before * page.height * 7 / 20)
    return len(drawn.pages) > 1


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint complains about in this block."""
    listener = _Listener()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield listener.messages
    finally:
        logger.removeHandler(listener)


@contextmanager
def _closed(fetcher: ClosedFetcher) -> Iterator[None]:
    """Turn refusals and warnings into one exception."""
    try:
        with _heard() as messages:
            yield
    except FatalURLFetchingError as error:
        raise RenderError(f"ressource refusée : {error}.") from error
    if fetcher.refused:
        raise RenderError(f"ressource refusée : {', '.join(fetcher.refused)}.")
    if messages:
        raise RenderError("le moteur de rendu signale : " + " ; ".join(messages))


@of_office
def engine(root: Path | None) -> Engine:
    """The engine of this process for an office."""
    return Engine(root)


atexit.register(forget)  # its fonts are freed while WeasyPrint is still there to do it
