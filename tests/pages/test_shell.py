"""The shell: built once per state of its inputs, hardened, cut at its tokens, the same bytes every time."""

import base64
import errno
import hashlib
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from markupsafe import Markup

from generator import resources
from generator.findings import CaseInvalid, Level, RenderError
from generator.pages import splice
from generator.pages.own_site import check
from generator.pages.shell import MODEL, STAMP, Shell, build_shell
from generator.pages.splice import Entry


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_shell_has_the_model_and_keeps_it_out_of_what_is_published(shell: Shell) -> None:
    assert shell.model.tokens == {"TITRE", "CORPS", "SOMMAIRE"}
    assert "index.html" in shell.page_names
    assert not [name for name in shell.page_names if "/modele/" in f"/{name}"]


def test_filling_the_model_leaves_no_token_and_escapes_the_title(shell: Shell) -> None:
    page = shell.model.fill("<b>&\"'", Markup("<p>corps</p>"), [Entry("a", "<i>section</i>")]).decode()
    assert "@@" not in page
    assert "lancez" not in page
    assert "<title>&lt;b&gt;&amp;&#34;&#39; - Recouvre</title>" in page
    assert "&lt;i&gt;section&lt;/i&gt;" in page
    assert 'href="#a"' in page
    assert "<p>corps</p>" in page


def test_only_markup_enters_a_page(shell: Shell) -> None:
    with pytest.raises(TypeError, match="Markup"):
        shell.model.fill("titre", "<script>alert(1)</script>")


def test_every_page_is_hardened(shell: Shell) -> None:
    for name in (*shell.page_names, "dossiers/modele/index.html"):
        page = shell.page(name).fill("titre", Markup("<p></p>")).decode()
        head = page.partition("</head>")[0]
        assert head.index("Content-Security-Policy") < head.index("<script")
        assert '<meta name="robots" content="noindex, nofollow, noarchive">' in head
        assert '<meta name="referrer" content="no-referrer">' in head
        assert 'name="generator"' not in page
        assert " style=" not in page
        assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:https?:)?//", page)
        allowed = set(re.findall(r"'sha256-([^']+)'", head))
        inline = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert inline
        assert {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline} == allowed


def test_the_head_of_a_column_says_so(shell: Shell) -> None:
    """Those of a table written in Markdown; one that an office wrote itself keeps what it says."""
    pages = [shell.page(name).fill("titre", Markup("<p></p>")).decode() for name in shell.page_names]
    heads = [head for page in pages for head in re.findall(r"<th(?=[ >])[^>]*>", page)]
    assert heads
    assert [head for head in heads if "scope=" not in head] == []
    own = '<table><thead><tr><th>a</th><th scope="colgroup">b</th></tr></thead><tr><th>c</th></tr></table>'
    seen = splice.harden(f'<head><meta charset="utf-8"></head>{own}', "page.html")
    assert '<tr><th scope="col">a</th><th scope="colgroup">b</th></tr></thead><tr><th>c</th>' in seen


def test_a_head_that_is_not_recognised_is_refused() -> None:
    with pytest.raises(RenderError, match=r"page\.html"):
        splice.harden("<html><head></head></html>", "page.html")


def test_a_body_token_that_did_not_survive_is_refused() -> None:
    html = '<head><meta charset="utf-8"></head><div class="rc-corps"><p>perdu</p></div> @@RECOUVRE-CORPS@@'
    with pytest.raises(RenderError, match="jeton"):
        splice.cut(html, "page.html")


def office_with_site(root: Path) -> Path:
    shutil.copytree(resources.shipped("site"), root / "site")
    shutil.copy(resources.shipped("mkdocs.yml"), root / "mkdocs.yml")
    return root


def test_it_is_reused_until_an_input_changes_and_an_office_may_replace_a_page(tmp_path: Path) -> None:
    root, out = office_with_site(tmp_path / "office"), tmp_path / "out"
    first = build_shell(root, out)
    (out / "apropos.html").write_bytes(b"marque")
    assert build_shell(root, out).digest == first.digest
    assert (out / "apropos.html").read_bytes() == b"marque"

    (root / "site" / "apropos.md").write_text("# Notre cabinet\n", encoding="utf-8")
    second = build_shell(root, out)
    assert second.digest != first.digest
    assert "Notre cabinet" in (out / "apropos.html").read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes_and_an_unfinished_one_is_redone(shell: Shell, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "reste.html").write_bytes(b"une construction interrompue")
    build_shell(tmp_path, out)
    assert bytes_of(out) == bytes_of(shell.folder)
    assert (out / STAMP).is_file()


def test_a_failed_engine_is_reported_and_leaves_no_stamp(tmp_path: Path) -> None:
    settings = "site_name: x\ndocs_dir: site\nsite_dir: build/.shell\ntheme: absent\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(CaseInvalid, match=r"mkdocs\.yml:1:1: erreur: le site ne se construit pas.*absent"):
        build_shell(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out" / STAMP).exists()


def test_a_failed_engine_on_our_own_files_is_our_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pages.shell.ENGINE", "moteur_absent")
    with pytest.raises(RenderError, match="coquille"):
        build_shell(tmp_path, tmp_path / "out")


def test_a_full_disk_under_the_engine_is_not_our_bug_nor_the_fault_of_the_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``/tmp`` is small in many containers: MkDocs ends with the trace of an ``OSError``."""
    trace = "Traceback (most recent call last):\nOSError: [Errno 28] No space left on device: 'a' -> 'b'\n"
    failed = subprocess.CompletedProcess([], 1, "", trace)
    monkeypatch.setattr("generator.pages.shell.subprocess.run", lambda *_arguments, **_options: failed)
    with pytest.raises(OSError, match="recouvre-coquille-") as refused:
        build_shell(tmp_path, tmp_path / "out")
    assert refused.value.errno == errno.ENOSPC


OURS = "site_name: x\ndocs_dir: site\nsite_dir: build/.shell\n"


@pytest.mark.parametrize(
    ("name", "content", "place", "said"),
    [
        ("mkdocs.yml", b"", (1, 1), "réglages"),
        ("mkdocs.yml", b"- a\n", (1, 1), "réglages"),
        ("mkdocs.yml", b"a: 1\nb: [c\n", (3, 1), "ligne illisible"),
        ("mkdocs.yml", b"site_name: \xe9\n", (1, 12), "UTF-8"),
        ("mkdocs.yml", OURS.replace("docs_dir: site", "docs_dir: pages").encode(), (2, 11), "« docs_dir »"),
        ("mkdocs.yml", OURS.replace("site_name: x\n", "").encode(), (1, 1), "« site_name »"),
        ("mkdocs.yml", f"{OURS}hooks: [site/x.py]\n".encode(), (4, 8), "« hooks » est refusé"),
        ("mkdocs.yml", f"{OURS}INHERIT: /etc/x.yml\n".encode(), (4, 10), "« INHERIT » est refusé"),
        ("mkdocs.yml", f"{OURS}extra_templates: [x.txt]\n".encode(), (4, 18), "« extra_templates » est refusé"),
        ("mkdocs.yml", f"{OURS}extra_javascript: [assets/tri.js, x.js]\n".encode(), (4, 35), "« x.js » n'est pas"),
        ("mkdocs.yml", f"{OURS}extra_javascript:\n  - path: x.js\n".encode(), (5, 5), "« path »"),
        ("site/assets/tri.js", b"alert(1)\n", (1, 1), "un script ou une page HTML"),
        ("site/page.html", b"<script>alert(1)</script>\n", (1, 1), "un script ou une page HTML"),
        ("site/logo.svg", b"<svg onload='alert(1)'/>\n", (1, 1), "ce dessin exécute du code"),
        ("mkdocs.yml", f"{OURS}plugins: [search, macros]\n".encode(), (4, 19), "« macros »"),
        ("mkdocs.yml", f"{OURS}plugins:\n  - privacy: {{}}\n".encode(), (5, 5), "« privacy »"),
        ("mkdocs.yml", f"{OURS}plugins:\n  privacy: {{}}\n".encode(), (5, 3), "« privacy »"),
        ("mkdocs.yml", f"{OURS}theme: {{name: material, custom_dir: site}}\n".encode(), (4, 37), "« custom_dir »"),
        ("mkdocs.yml", f"{OURS}markdown_extensions: [toc, pymdownx.snippets]\n".encode(), (4, 28), "snippets"),
        ("mkdocs.yml", f"{OURS}extra: !!python/name:os.system\n".encode(), (4, 8), "« python/name"),
        ("mkdocs.yml", f"{OURS}extra: !ENV HOME\n".encode(), (4, 8), "« !ENV »"),
        ("mkdocs.yml", f"{OURS}<<: {{hooks: [x.py]}}\n".encode(), (4, 1), "« merge »"),
        ("site/index.md", b"# Chez nous\n\n\xe9t\xe9\n", (3, 1), "UTF-8"),
        ("site/index.md", b"# Chez nous\n", (1, 1), "@@RECOUVRE-CORPS@@"),
        ("site/ajout.md", b"# \xe9\n", (1, 3), "UTF-8"),
        ("site/ajout.md", b"# A\n\nici @@RECOUVRE-X@@\n", (3, 5), "« @@RECOUVRE-X@@ »"),
        ("site/ajout.md", b"# A\n\n<script>alert(1)</script>\n", (3, 1), "« <script » est refusé"),
        ("site/ajout.md", b"# A\n\n<META http-equiv=refresh content='0;url=x'>\n", (3, 1), "« <META » est refusé"),
        ("site/ajout.md", b"# A\n\n<img src=x onerror='alert(1)'>\n", (3, 1), "« <img src=x onerror= » est refusé"),
        ("site/ajout.md", b'---\ntitle: "\\x3cscript>"\n---\n# A\n', (1, 1), "l'en-tête d'une page"),
        ("mkdocs.yml", f"{OURS}copyright: <script>alert(1)</script>\n".encode(), (4, 12), "du code est refusé"),
        ("mkdocs.yml", f"{OURS}extra: {{homepage: 'JavaScript:alert(1)'}}\n".encode(), (4, 19), "du code est refusé"),
        ("site/ajout.md", b"# A\n\n@@RECOUVRE-CORPS@@\n", (3, 1), "« @@RECOUVRE-CORPS@@ »"),
        ("site", b"", (1, 1), "c'est un fichier, pas un répertoire"),
    ],
)
def test_a_wrong_file_of_the_offices_own_site_is_said_before_and_while_building(
    name: str, content: bytes, place: tuple[int, int], said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_bytes(content)
    with pytest.raises(CaseInvalid) as caught:
        build_shell(tmp_path, tmp_path / "out")
    assert caught.value.findings == check(tmp_path)
    (found,) = caught.value.findings
    assert (found.file, (found.line, found.column), found.level) == (name, place, Level.ERREUR)
    assert said in found.message
    assert found.remedy


def test_what_an_office_sets_makes_no_page_call_another_server(tmp_path: Path) -> None:
    """``site_url`` is admitted; the theme's own font is of Google, and its canonical address the model's everywhere."""
    ours = (resources.shipped("site").parent / "mkdocs.yml").read_text(encoding="utf-8")
    settings = ours.replace("  font: false\n", "  favicon: //ailleurs.example/i.svg\n").replace(
        "  favicon: assets/logo.svg\n", ""
    )
    settings += "site_url: https://dossiers.example/recouvre/\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shell = build_shell(tmp_path, tmp_path / "out")
    assert "fonts.gstatic.com" in (shell.folder / MODEL).read_text(encoding="utf-8")
    for page in (shell.model.fill(), shell.page("index.html").fill()):
        head = page.decode().partition("</head>")[0]
        assert not re.findall("<link[^>]*//[^>]*>", head)
        assert '<link rel="stylesheet" href=' in head


def test_a_shell_that_an_engine_of_before_built_is_checked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    with monkeypatch.context() as before:
        before.setattr("generator.pages.shell.check", lambda _root: [])
        build_shell(tmp_path, tmp_path / "out")
    with pytest.raises(CaseInvalid, match="page HTML est refusé"):
        build_shell(tmp_path, tmp_path / "out")


def test_a_folder_in_the_place_of_the_settings_is_said(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").mkdir()
    with pytest.raises(CaseInvalid, match=r"mkdocs\.yml:1:1: erreur: c'est un répertoire, pas un fichier"):
        build_shell(tmp_path, tmp_path / "out")


def test_a_script_of_an_own_page_is_not_one_of_the_theme() -> None:
    page = "<head><script>theme()</script></head><article>{}</article><script>end()</script>"
    alone, pirate = splice.policy(page.format("")), splice.policy(page.format("</article><script>alert(1)</script>"))
    assert alone == pirate
    assert alone.count("sha256-") == 2


def test_code_shown_in_an_own_page_is_text(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    shown = "# Ajout\n\nUn `<script>` et :\n\n```html\n<meta charset=utf-8>\n```\n"
    (tmp_path / "site" / "ajout.md").write_text(shown, encoding="utf-8")
    assert check(tmp_path) == []


def test_a_broken_link_of_an_own_page_names_that_page(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "ajout.md").write_text("# Ajout\n\n[lien](absent.md)\n", encoding="utf-8")
    with pytest.raises(CaseInvalid, match=r"site/ajout\.md:1:1: erreur: "):
        build_shell(tmp_path, tmp_path / "out")


def test_our_own_site_has_nothing_to_say() -> None:
    assert check(resources.shipped("site").parent) == []


@pytest.mark.parametrize("engine", ["properdocs", "zensical"])
def test_another_engine_builds_the_same_tokens(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec(engine) is None:
        pytest.skip(f"{engine} n'est pas installé : le remplacement du moteur n'est pas vérifié ici")
    monkeypatch.setattr("generator.pages.shell.ENGINE", engine)
    other = build_shell(tmp_path, tmp_path / "out")
    assert other.model.tokens == {"TITRE", "CORPS", "SOMMAIRE"}
    page = other.model.fill("titre", Markup("<p>corps</p>"), [Entry("a", "Section")]).decode()
    assert "@@" not in page
    assert "<p>corps</p>" in page
