"""Nothing goes out and nothing comes in: every construct that could fetch is refused, and reaches no server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from generator.findings import CaseInvalid, RenderError
from generator.render import pdf
from generator.render.engine import engine
from generator.resources import shipped

CANARY = "secret-d-un-autre-dossier"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
CONSTRUCTS = {
    "img": '<img src="{u}" alt="x">',
    "import": "<style>@import url({u});</style>",
    "background": '<p style="background:url({u})">x</p>',
    "font-face": "<style>@font-face{{font-family:x;src:url({u})}} p{{font-family:x}}</style><p>x</p>",
    "stylesheet": '<link rel="stylesheet" href="{u}">',
    "link-attachment": '<link rel="attachment" href="{u}">',
    "a-attachment": '<a rel="attachment" href="{u}">x</a>',
    "object": '<object data="{u}"></object>',
    "embed": '<embed src="{u}">',
    "svg-image": SVG.format('<image x:href="{u}" width="9" height="9"/>'),
    "svg-in-data": '<img alt="x" src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22%3E'
    '%3Cimage href=%22{u}%22/%3E%3C/svg%3E">',
    "list-style": '<ul style="list-style-image:url({u})"><li>x</li></ul>',
    "content": "<style>p::before{{content:url({u})}}</style><p>x</p>",
    "base": '<base href="{u}"><img src="x.png" alt="x">',
    "iframe": '<iframe src="{u}"></iframe>',
    "script": '<script src="{u}"></script>',
    "refresh": '<meta http-equiv="refresh" content="0;url={u}">',
    "icon": '<link rel="icon" href="{u}">',
    "poster": '<video poster="{u}"></video>',
    "svg-use": SVG.format('<use x:href="{u}#a"/>'),
    "svg-entity": '<!DOCTYPE svg [<!ENTITY e SYSTEM "{u}">]>' + SVG.format("<text>&e;</text>"),
}  # fmt: skip


class _Counter(BaseHTTPRequestHandler):
    hits: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.hits.append(self.path)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[HTTPServer]:
    listening = HTTPServer(("127.0.0.1", 0), _Counter)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield listening
    listening.shutdown()
    listening.server_close()
    thread.join()


def page(body: str) -> str:
    return f'<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head><body>{body}</body></html>'


@pytest.mark.parametrize("name", CONSTRUCTS)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_no_construct_reaches_a_server_or_a_file(name: str, scheme: str, server: HTTPServer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    url = f"http://127.0.0.1:{server.server_port}/{name}" if scheme == "http" else secret.as_uri()
    _Counter.hits.clear()
    try:
        content = pdf(page(CONSTRUCTS[name].format(u=url)))
    except RenderError:
        content = b""
    assert _Counter.hits == []
    assert CANARY not in streams(content)


def streams(content: bytes) -> str:
    if not content:
        return ""
    from io import BytesIO  # noqa: PLC0415

    import pikepdf  # noqa: PLC0415 - heavy, and needed here only

    with pikepdf.open(BytesIO(content)) as document:
        parts = [one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream)]
        return b"".join(parts).decode("latin-1") + "".join(str(one) for one in document.objects)


@pytest.mark.parametrize(
    "rule", ["@import url({u});", "p{{background:url({u})}}", "@font-face{{font-family:x;src:url({u})}}"]
)
def test_a_stylesheet_of_the_office_reaches_nothing(rule: str, server: HTTPServer, tmp_path: Path) -> None:
    styles = tmp_path / "templates" / "styles"
    styles.mkdir(parents=True)
    url = f"http://127.0.0.1:{server.server_port}/css"
    (styles / "courrier.css").write_text(rule.format(u=url), encoding="utf-8")
    _Counter.hits.clear()
    with pytest.raises((CaseInvalid, RenderError), match="refusée"):
        pdf(page("<p>x</p>"), root=tmp_path)
    assert _Counter.hits == []


@pytest.mark.parametrize(
    "url",
    ["/images/absent.png", "/styles/../courriers/_pj.html", "/polices/%2e%2e/%2e%2e/x", "/styles/projet.svg?x", "/x"],
)
def test_what_is_not_ours_is_refused_even_under_our_base(url: str) -> None:
    with pytest.raises(RenderError, match="refusée"):
        pdf(page(f'<img src="{url}" alt="x">'))


def test_a_broken_or_enormous_image_stops_the_render() -> None:
    for content in (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, b"", b"not an image"):
        with pytest.raises(RenderError):
            pdf(page('<img src="/images/logo.png" alt="Logo">'), images={"logo.png": content})


def test_a_document_without_title_is_refused() -> None:
    with pytest.raises(RenderError, match="titre"):
        pdf('<html lang="fr"><head></head><body><p>x</p></body></html>')


@pytest.mark.parametrize("character", ["漢", "\N{ROCKET}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH SPACE}", "ش"])
def test_a_character_our_fonts_lack_is_named(character: str) -> None:
    with pytest.raises(RenderError, match=f"U\\+{ord(character):04X}"):
        pdf(page(f"<p>{character}</p>"))


def test_a_font_of_the_machine_is_refused() -> None:
    with pytest.raises(RenderError, match="police étrangère"):
        pdf(page('<p style="font-family: DejaVu Sans">x</p>'))


def test_a_warning_of_the_renderer_is_an_error() -> None:
    with pytest.raises(RenderError, match="signale"):
        pdf(page('<p style="colour: red; inconnu: 1">x</p>'))


def test_same_arguments_same_bytes_from_any_folder(tmp_path: Path) -> None:
    again = tmp_path / "ailleurs"
    again.mkdir()
    document = page("<h1>Un</h1><p>4 800,00 €</p>")
    assert pdf(document) == pdf(document) == pdf(document, root=again)


def test_every_face_of_the_stylesheet_is_vendored_with_its_licence() -> None:
    folder = shipped("templates/polices")
    fonts = {path.name for path in folder.glob("*.ttf")}
    css = (shipped("templates/styles") / "polices.css").read_text(encoding="utf-8")
    assert fonts
    assert all(f"/polices/{name}" in css for name in fonts)
    assert len(list(folder.glob("OFL-*.md"))) == 2
    assert engine(None) is engine(None)
