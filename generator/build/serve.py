"""``servir``: build, watch, build again, and tell the browser to reload. On this machine only (127.0.0.1)."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.build.construct import Order, Report, construct
from generator.findings import RecouvreError

RELOAD_URL = "/.recouvre/"
RELOAD_SCRIPT = b"""(function () {
  var seen = null;
  function ask() {
    fetch("/.recouvre/version", {cache: "no-store"}).then(function (r) { return r.text(); }).then(function (v) {
      if (seen !== null && v !== seen) { location.reload(); }
      seen = v;
      setTimeout(ask, 300);
    }).catch(function () { setTimeout(ask, 2000); });
  }
  ask();
})();
"""


class Version:
    """Counts the builds; the browser reloads when it changes."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> None:
        """One more build."""
        self.number += 1


class Handler(SimpleHTTPRequestHandler):
    """Serves ``build/`` without its hidden folders; pages get the reload script, on the wire only."""

    version: Version

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == f"{RELOAD_URL}version":
            self._send(str(self.version.number).encode(), "text/plain")
        elif self.path == f"{RELOAD_URL}reload.js":
            self._send(RELOAD_SCRIPT, "text/javascript")
        elif "/." in self.path:
            self.send_error(404)
        else:
            self._page_or_file()

    def _page_or_file(self) -> None:
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if (
            page.suffix != ".html"
            or not page.is_file()
            or (path.is_dir() and not self.path.split("?")[0].endswith("/"))
        ):
            super().do_GET()
            return
        script = f'<script src="{RELOAD_URL}reload.js"></script></body>'.encode()
        content = page.read_bytes().replace(b"connect-src 'none'", b"connect-src 'self'", 1)
        self._send(content.replace(b"</body>", script, 1), "text/html; charset=utf-8")

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Stay silent: case references do not belong in a terminal's history."""


@contextmanager
def server(out: Path, port: int, version: Version) -> Iterator[ThreadingHTTPServer]:
    """Serve ``out`` on 127.0.0.1 in a thread."""
    handler = type("BoundHandler", (Handler,), {"version": version})
    with ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(out))) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()


def serve(root: Path, out: Path, au: dt.date, port: int, say: Callable[[str], None]) -> None:
    """Build, serve and watch until interrupted."""
    from watchfiles import watch  # noqa: PLC0415 - only here

    order = Order(root, out, au)
    say(once(order))
    version = Version()
    with server(out, port, version):
        say(f"http://127.0.0.1:{port}/ — Ctrl+C pour arrêter")
        watched = [path for name in ("cases", "templates", "site") if (path := root / name).is_dir()]
        for _changes in watch(*watched, debounce=100, step=50, raise_interrupt=True):
            say(once(order))
            version.next()


def once(order: Order) -> str:
    """Build once in this process; a refusal is a sentence, the watch goes on."""
    try:
        report: Report = construct(order, _quiet)
    except RecouvreError as refusal:
        return str(refusal)
    return "\n".join([*(str(one) for one in report.findings), report.sentence])


@contextmanager
def _quiet(_total: int, _label: str) -> Iterator[Callable[..., None]]:
    yield lambda *_text: None
