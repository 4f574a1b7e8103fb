"""``servir``: what it answers, to whom, and the page that reloads by itself once a case is saved."""

import http.client
import os
import re
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser

from generator.build import serve
from generator.build.construct import Report
from generator.build.order import Order
from generator.build.screen import Told
from generator.build.serve import Version, cases_of, server
from generator.findings import Finding
from tests.office import REPOSITORY


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(port: int, path: str, host: str = "127.0.0.1", method: str = "GET", **said: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {name.replace("_", "-"): value for name, value in said.items()}
    try:
        connection.request(method, path, headers={"Host": f"{host}:{port}", **headers})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.fixture
def served(built: Path) -> Iterator[tuple[int, Version]]:
    port, version = _free_port(), Version()
    with server(built / "build", port, version):
        yield port, version


def test_pages_reload_by_themselves_on_the_wire_and_not_on_disk(served: tuple[int, Version], built: Path) -> None:
    status, page = _get(served[0], "/dossiers/2026-0102/")
    assert status == 200
    assert b"/.recouvre/reload.js" in page
    assert b".recouvre" not in (built / "build" / "dossiers" / "2026-0102" / "index.html").read_bytes()
    assert _get(served[0], "/.recouvre/reload.js")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/.etat/etat.msgpack",
        "/%2eetat/etat.msgpack",
        "/.cache/",
        "/dossiers/../.etat/",
        "/..%2f..%2fetc/passwd",
        "/%00",
        "/index.html%00.txt",
    ],
)
def test_hidden_folders_and_what_is_outside_are_not_served(served: tuple[int, Version], path: str) -> None:
    assert _get(served[0], path)[0] == 404


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_in_a_copied_folder_shows_no_file_of_this_machine(
    served: tuple[int, Version], built: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    link = built / "build" / "lien.html" if kind == "file" else built / "build" / "lien"
    link.symlink_to(tmp_path / "secret.html" if kind == "file" else tmp_path)
    try:
        status, page = _get(served[0], "/lien.html" if kind == "file" else "/lien/secret.html")
    finally:
        link.unlink()
    assert (status, b"secret" in page) == (404, False)


def test_a_tab_closed_while_it_waits_says_nothing_in_the_terminal(
    served: tuple[int, Version], capfd: pytest.CaptureFixture[str]
) -> None:
    port, version = served
    waiting = socket.create_connection(("127.0.0.1", port))
    waiting.sendall(b"GET /.recouvre/version?0 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    time.sleep(0.3)
    waiting.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # closed at once, as by a crash
    waiting.close()
    version.next()
    time.sleep(0.3)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("path", ["/rien.html", "/dossiers/2026-0102/courriers/", "/dossiers/2026-0102/courriers"])
def test_a_page_that_is_not_there_says_so_in_french_and_leads_home(served: tuple[int, Version], path: str) -> None:
    status, page = _get(served[0], path)
    if status == 301:
        status, page = _get(served[0], f"{path}/")
    assert status == 404
    assert "Cette page n’existe pas, ou n’existe plus" in page.decode()
    assert b'href="/index.html"' in page
    assert b"Error" not in page


def test_a_page_of_elsewhere_reads_nothing(served: tuple[int, Version]) -> None:
    assert _get(served[0], "/index.html", host="evil.example")[0] == 403
    assert _get(served[0], "/.recouvre/version", host="evil.example")[0] == 403


@pytest.mark.parametrize("path", ["/portefeuille.js", "/index.html", "/.recouvre/version"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_elsewhere_borrows_no_script_picture_nor_frame(
    served: tuple[int, Version], path: str, site: str
) -> None:
    for kind in ("script", "image", "iframe", "empty"):
        assert _get(served[0], path, Sec_Fetch_Site=site, Sec_Fetch_Dest=kind)[0] == 403
    assert _get(served[0], path, Sec_Fetch_Site="same-origin", Sec_Fetch_Dest="script")[0] == 200
    assert _get(served[0], path, Sec_Fetch_Site=site, Sec_Fetch_Dest="document")[0] == 200


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_answered(served: tuple[int, Version], method: str) -> None:
    for path in ("/index.html", "/.etat/etat.msgpack"):
        assert _get(served[0], path, method=method)[0] in {405, 501}


def test_the_data_of_the_portfolio_stay_with_a_real_browser(
    served: tuple[int, Version], browser: Browser, tmp_path: Path
) -> None:
    """``portefeuille.js`` is a script: without a refusal, what another server shows would read every debtor."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Ailleurs</title>", encoding="utf-8")
    elsewhere = _free_port()
    page = browser.new_page()
    with ThreadingHTTPServer(("127.0.0.1", elsewhere), partial(SimpleHTTPRequestHandler, directory=tmp_path)) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{elsewhere}/")
        told = page.evaluate(
            """(url) => new Promise((tell) => {
                const script = document.createElement("script");
                script.src = url;
                script.onload = () => tell(typeof window.RECOUVRE);
                script.onerror = () => tell("refused");
                document.head.append(script);
            })""",
            f"http://127.0.0.1:{served[0]}/portefeuille.js",
        )
        page.close()
        other.shutdown()
    assert told == "refused"


def test_a_browser_waits_for_the_next_build(served: tuple[int, Version]) -> None:
    port, version = served
    assert _get(port, "/.recouvre/version?")[1] == b"0"
    told: list[bytes] = []
    waiting = threading.Thread(target=lambda: told.append(_get(port, "/.recouvre/version?0")[1]))
    waiting.start()
    waiting.join(0.3)
    assert told == []
    version.next()
    waiting.join(5)
    assert told == [b"1"]
    assert version.after("1", patience=0.01) == "1", "nothing new: asked again"


@contextmanager
def _servir(root: Path, port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "generator", "servir", "--racine", str(root), "--port", str(port)]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                if line.startswith("http://"):
                    break
            yield
        finally:
            child.terminate()  # not an interruption: a shell's background job is told to ignore them


def test_the_open_page_shows_a_case_as_soon_as_it_is_saved(
    office: Path, browser: Browser, record_property: Callable[[str, object], None]
) -> None:
    port = _free_port()
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    name = re.search(r"denomination: (.+)", text)
    assert name
    with _servir(office, port):
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/dossiers/2026-0102/index.html")
        page.wait_for_timeout(500)
        path.write_text(text.replace(name[1], "Maison Toute Neuve"), encoding="utf-8")
        start = time.monotonic()
        page.get_by_text("Maison Toute Neuve").first.wait_for(timeout=60_000)
        record_property("seconds from the file to the page", round(time.monotonic() - start, 2))
        page.close()


def test_the_open_page_says_what_breaks_a_case_then_shows_it_again(office: Path, browser: Browser) -> None:
    port = _free_port()
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    cabinet = office / "cases" / "_cabinet" / "cabinet.yaml"
    text, own = path.read_text(encoding="utf-8"), cabinet.read_text(encoding="utf-8")
    with _servir(office, port):
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/dossiers/2026-0102/index.html")
        path.write_text(text.replace("factures:\n", "factures: [<b>X\n"), encoding="utf-8")
        page.get_by_text("Dossier en erreur : 2026-0102").wait_for(timeout=60_000)
        page.get_by_text("cases/2026-0102/dossier.yaml:").first.wait_for()
        assert page.locator("b").count() == 0, "a text of a file is never markup"
        path.write_text(text, encoding="utf-8")
        page.locator("article h1").wait_for(timeout=60_000)
        cabinet.write_text(f"{own}\nzut: [\n", encoding="utf-8")
        page.get_by_text("cases/_cabinet/cabinet.yaml:").wait_for(timeout=60_000)
        assert page.get_by_text("ces pages sont celles d’avant").count() == 1
        cabinet.write_text(own, encoding="utf-8")
        page.locator(".rc-refus").wait_for(state="detached", timeout=60_000)
        page.close()


def test_a_page_says_what_is_wrong_with_its_case_and_of_no_other(served: tuple[int, Version]) -> None:
    port, version = served
    files = ("cases/2026-0101/dossier.yaml", "cases/_cabinet/creanciers/autre.yaml", "mkdocs.yml")
    version.told = Told(tuple(Finding.of_file(file, "« faux » <ici>.") for file in files))
    told = {path: [file in _get(port, path)[1].decode() for file in files] for path in _TOLD}
    assert told == _TOLD
    assert "«\N{NO-BREAK SPACE}faux\N{NO-BREAK SPACE}» &lt;ici&gt;." in _get(port, "/")[1].decode()
    assert b"faux" not in _get(port, "/rien.html", host="evil.example")[1]


_TOLD = {  # address -> whether it says what is wrong with case 2026-0101, with a creditor, with the site
    "/index.html": [True, True, True],
    "/dossiers/index.html": [True, True, True],
    "/dossiers/2026-0102/index.html": [False, False, True],
    "/dossiers/2026-0102/": [False, False, True],
    "/dossiers/2026-0101/rien.pdf": [True, False, True],
    "/dossiers/2026-0999/": [False, False, True],
}


def test_what_was_said_of_a_case_stands_until_it_is_looked_at_again() -> None:
    one, two, office = (Finding.of_file(f"cases/{name}", "faux.") for name in ("A/x", "B/x", "_cabinet/x"))
    told = Told((one, two, office), "arrêtée")
    assert told.then([], {"A"}) == Told((two,))
    assert told.then([one], None) == Told((one,))


def test_what_a_quiet_look_learns_of_another_case_reloads_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """It writes no file: the page would show what is mended until the next save, and not show what has come."""
    version, found = Version(Told((Finding.of_file("cases/B/x", "faux."),))), [Finding.of_file("cases/B/x", "faux.")]
    monkeypatch.setattr(serve, "construct", lambda *_, **__: Report(findings=found, written=0))
    order = cast("Order", None)
    assert serve.once(order, version)[1] is False
    found.clear()
    assert serve.once(order, version)[1] is True
    assert version.told == Told()


def test_a_page_knows_the_build_it_is_of_and_no_answer_is_kept(served: tuple[int, Version]) -> None:
    """A build that ends while the page is on its way is newer than it: it would wait for the next one."""
    port, version = served
    version.next()
    assert b'data-seen="1"' in _get(port, "/")[1]
    assert b'data-seen="1"' in _get(port, "/rien.html")[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/assets/recouvre.css", headers={"Host": f"127.0.0.1:{port}"})
    assert connection.getresponse().headers["Cache-Control"] == "no-store"
    connection.close()


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        (("cases/2026-0102/dossier.yaml", "cases/2026-0142/pieces/a.pdf"), {"2026-0102", "2026-0142"}),
        (("cases/2026-0102/dossier.yaml", "templates/courriers/rappel.html"), None),  # what depends on it is looked for
        (("cases/2026-0102/dossier.yaml", "cases"), None),  # its rights, its date: « servir » would end there
        ((), None),
    ],
)
def test_the_cases_that_saved_files_belong_to(tmp_path: Path, paths: tuple[str, ...], named: set[str] | None) -> None:
    assert cases_of(tmp_path, [str(tmp_path / path) for path in paths]) == named
