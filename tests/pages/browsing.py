"""A real Chromium on a built site, and everything it complains about."""

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


VIEWER = ("chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/", "chrome://resources/")  # the browser's own, for PDFs


@dataclass
class Complaints:
    """What must stay empty."""

    base: str
    dialogs: list[str] = field(default_factory=list)
    external: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return [*self.dialogs, *self.external, *self.errors, *self.refused]

    def watch(self, page: Page) -> None:
        page.on("dialog", self._dialog)
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self._refused)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", *VIEWER)):
            self.external.append(request.url)

    def _refused(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # leaving a page while its icon loads is not a fault
            self.refused.append(f"{request.url} {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a site on disk."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    prefix = "/sous/chemin"

    def translate_path(self, path: str) -> str:
        if not path.startswith(f"{self.prefix}/"):
            return str(Path(self.directory) / "absent")
        return super().translate_path(path.removeprefix(self.prefix))

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a site from a sub-path of a loopback server; give its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{_Quiet.prefix}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def looking(browser: Browser, base: str, **options: Any) -> Iterator[tuple[Page, Complaints]]:
    """Open a page that reports everything; the caller asserts that nothing was."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        complaints = Complaints(base)
        complaints.watch(page)
        yield page, complaints
    finally:
        context.close()
