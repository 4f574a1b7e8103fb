"""``servir``: build, watch, build again, and tell the browser to reload. On this machine only (127.0.0.1)."""

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from generator.build.construct import Report, construct
from generator.build.crew import Advance
from generator.build.order import Order
from generator.build.screen import NOTHING, NOWHERE, RELOAD, STALE, Told, absent, with_news
from generator.build.workers import FEW
from generator.findings import CaseInvalid, RecouvreError

VERSION = "/.recouvre/version"
DEBOUNCE, STEP = 100, 20  # milliseconds: an editor writes a file in several strokes
PATIENCE = 20  # seconds a browser's question waits for a build before it asks again
RELOAD_SCRIPT = b"""(function () {
  function ask(seen) {
    fetch("/.recouvre/version?" + seen, {cache: "no-store"}).then(function (r) { return r.text(); }).then(function (v) {
      if (seen && v !== seen) { location.reload(); } else { ask(v); }
    }).catch(function () { setTimeout(ask, 2000, seen); });
  }
  ask(document.currentScript.dataset.seen);
})();
"""
_HTML = "text/html; charset=utf-8"


class Version:
    """Counts the builds; a browser waits for the next one and reloads. ``told`` is what they said is wrong."""

    def __init__(self, told: Told = NOTHING) -> None:
        self.number = 0
        self.told = told
        self._changed = threading.Condition()

    def next(self) -> None:
        """One more build."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def after(self, seen: str, patience: float = PATIENCE) -> str:
        """The version once it differs from the one ``seen``, or the same after ``patience`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.number) != seen, patience)
            return str(self.number)


class Handler(SimpleHTTPRequestHandler):
    """Serves ``build/`` without its hidden folders; pages get the reload script, on the wire only."""

    version: Version
    error_message_format = NOWHERE.replace("%", "%%")

    def do_GET(self) -> None:
        """Answer one request, asked by this machine and by our own pages."""
        address = urlsplit(self.path)
        if not self._is_ours():
            self.send_error(403)
        elif address.path == VERSION:
            self._send(self.version.after(address.query).encode(), "text/plain")
        elif address.path == RELOAD:
            self._send(RELOAD_SCRIPT, "text/javascript")
        elif not self._is_shown(unquote(address.path)):
            self._absent()
        else:
            self._page_or_file()

    def do_HEAD(self) -> None:
        """Refuse what no page of ours asks: it would say of a hidden file that it is there, and its size."""
        self.send_error(405)

    def list_directory(self, path: object) -> None:
        """Refuse a folder that has no page: its list would be in English, and of files that no page shows."""
        del path
        self._absent()

    def end_headers(self) -> None:
        """End the headers of every answer: nothing of it is kept, and another site may not run, show nor frame it."""
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")  # a letter made again is not read as it was
        super().end_headers()

    def _is_ours(self) -> bool:
        """Tell a request of this machine under its own name, typed or made by one of our pages.

        A page of elsewhere may ask under another name that leads here, or load ``portefeuille.js`` as a script of its
        own, which needs no permission: a browser says of each request what site it comes from.
        """
        named = (self.headers.get("Host") or "").partition(":")[0] in {"127.0.0.1", "localhost"}
        opened = self.headers.get("Sec-Fetch-Dest") == "document"  # a link, followed: who made it reads nothing
        return named and (opened or self.headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"})

    def _is_shown(self, path: str) -> bool:
        """Tell what is of the site: nothing hidden, and no link to what is not there, were the folder a copied one."""
        if "\0" in path or any(part.startswith(".") for part in PurePosixPath(path).parts):
            return False
        return Path(self.translate_path(self.path)).resolve().is_relative_to(Path(self.directory).resolve())

    def _page_or_file(self) -> None:
        address = urlsplit(self.path).path
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() else path
        if path.is_dir() and not address.endswith("/"):
            super().do_GET()  # leads to the folder
        elif not page.is_file():
            self._absent()
        elif page.suffix == ".html":
            seen, told = self.version.number, self.version.told  # before the page: what comes meanwhile is newer
            self._send(with_news(page.read_bytes(), unquote(address), told, seen), _HTML)
        else:
            super().do_GET()

    def _absent(self) -> None:
        seen, told = self.version.number, self.version.told
        self._send(absent(unquote(urlsplit(self.path).path), told, seen), _HTML, 404)

    def _send(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Stay silent: case references do not belong in a terminal's history."""


class _Server(ThreadingHTTPServer):
    """A tab that is closed while it waits for the next build is no error."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong in an answer, unless nobody was there any more to read it."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def server(out: Path, port: int, version: Version) -> Iterator[ThreadingHTTPServer]:
    """Serve ``out`` on 127.0.0.1 in a thread."""
    handler = type("BoundHandler", (Handler,), {"version": version})
    with _Server(("127.0.0.1", port), partial(handler, directory=str(out))) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()


def serve(order: Order, port: int, say: Callable[[str], None]) -> None:
    """Build, serve and watch until interrupted."""
    from watchfiles import watch  # noqa: PLC0415 - only here

    version = Version()
    say(once(order, version)[0])
    with server(order.out, port, version):
        say(f"http://127.0.0.1:{port}/ — Ctrl+C pour arrêter")
        watched = [path for name in ("cases", "templates", "site") if (path := order.root / name).is_dir()]
        _warm(order.root)
        looks = watch(
            *watched, debounce=DEBOUNCE, step=STEP, rust_timeout=STEP * 10, yield_on_timeout=True, raise_interrupt=True
        )
        all_seen = False  # the first look catches what was saved before the watch began
        for changes in looks:
            if changes or not all_seen:
                told, other = once(order, version, cases_of(order.root, (path for _, path in changes)))
                if changes or other:
                    say(told)
                    version.next()
            all_seen = not changes  # a case that was saved is shown at once; the others are looked at when it is quiet


def cases_of(root: Path, paths: Iterable[str]) -> frozenset[str] | None:
    """The cases that files belong to; None when there is no file, or one that is not of a case."""
    home = root / "cases"
    below = [Path(path).relative_to(home).parts if Path(path).is_relative_to(home) else () for path in paths]
    return frozenset(parts[0] for parts in below) if below and all(below) else None


def _warm(root: Path) -> None:
    """Load now what the first change would wait for: the engine that prints, its fonts."""
    from generator.render.engine import engine  # noqa: PLC0415 - half a second, once the site can be read

    engine(root)


def once(order: Order, version: Version, named: frozenset[str] | None = None) -> tuple[str, bool]:
    """Build once in this process: the sentence to say, and whether a page says other things. A refusal ends no watch.

    The pages say what is wrong, and an edited case is shown as soon as its own is there, before those of the portfolio;
    ``named`` are the cases to look at, all when None.
    """

    @contextmanager
    def progress(total: int, _label: str) -> Iterator[Advance]:
        yield lambda _name: version.next() if total <= FEW else None

    before = version.told
    try:
        report: Report = construct(order, progress, named=named)
    except CaseInvalid as refusal:
        version.told = Told(tuple(refusal.findings), STALE)
        return str(refusal), version.told != before
    except RecouvreError as refusal:
        version.told = Told((), f"{STALE} {refusal}")
        return str(refusal), version.told != before
    version.told = before.then(report.findings, named)
    said = "\n".join([*(str(one) for one in report.findings), report.sentence])
    return said, bool(report.written) or version.told != before
