"""``construire`` does again only what changed, and always ends with the bytes of a clean build."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import store
from generator.build.freshness import INCOMPLETE, look
from generator.build.order import Order, fixed
from generator.build.verification import verify
from generator.casework import planning
from generator.findings import CaseInvalid, Level, UnknownName
from tests.build.conftest import AU, CASES, anew, build, tree
from tests.exhibits.electronic import factur_x, xml
from tests.office import REPOSITORY, copy_office, replace_in
from tests.once import make_again


def _edit(root: Path, reference: str, old: str, new: str) -> None:
    replace_in(root / "cases" / reference / "dossier.yaml", old, new)


def test_a_build_makes_home_cases_and_the_letters_due(built: Path) -> None:
    made = tree(built)
    assert {"index.html", "portefeuille.js", "dossiers/2026-0102/index.html"} <= set(made)
    assert "dossiers/2026-0102/courriers/relance-courriel.eml" in made
    assert not [name for name in made if "@@" in name]
    for name in made:
        if name.endswith(".html"):
            assert "@@RECOUVRE" not in (built / "build" / name).read_text(encoding="utf-8"), name


def test_nothing_changed_makes_nothing(office: Path) -> None:
    before = tree(office)
    report = build(office)
    assert (report.made, report.written) == (0, 0)
    assert tree(office) == before


def test_the_same_files_elsewhere_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    make_again()
    assert anew(built, tmp_path / "neuf") == tree(built)


def test_an_edited_case_is_made_again_alone(office: Path, tmp_path: Path) -> None:
    page = office / "build" / "dossiers" / "2026-0105" / "index.html"
    before = page.stat().st_mtime_ns
    _edit(office, "2026-0102", "Villeurbanne", "Vaulx-en-Velin")
    report = build(office)
    assert report.made == 1
    assert page.stat().st_mtime_ns == before
    assert tree(office) == anew(office, tmp_path / "neuf")


BESIDE = """
import os, signal, sys
from pathlib import Path
from generator.build import workers
from tests.build.conftest import build

here, make = os.getpid(), workers.make_chunk
def watched(*task):
    os.write(1, b"ici " if os.getpid() == here else b"copie ")
    if sys.argv[2] == "meurt" and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return make(*task)
workers.MANY, workers.make_chunk = 0, watched
build(Path(sys.argv[1]))
"""


@pytest.mark.parametrize(("copy", "done"), [("vit", "copie "), ("meurt", "copie ici ")])
def test_in_a_large_portfolio_an_edited_case_is_made_beside_the_others(
    office: Path, tmp_path: Path, copy: str, done: str
) -> None:
    """In a process of its own: the one pytest gives has threads, beside which no copy is made."""
    _edit(office, "2026-0102", "Villeurbanne", "Vaulx-en-Velin")
    command = [sys.executable, "-W", "error", "-c", BESIDE, str(office), copy]
    ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == (done, "")
    assert tree(office) == anew(office, tmp_path / "neuf")


LOST = (
    "dossiers/2026-0117/courriers/relance-courriel-2.pdf",
    "dossiers/2026-0105/index.html",
    "index.html",
    "droit/taux.html",
)


@pytest.mark.parametrize("path", LOST)
def test_a_file_removed_by_hand_comes_back(office: Path, path: str) -> None:
    before = tree(office)
    (office / "build" / path).unlink()
    build(office)
    assert tree(office) == before
    assert build(office).written == 0


def test_named_and_new_cases_are_made_at_once_the_others_at_the_next_look(office: Path, tmp_path: Path) -> None:
    _edit(office, "2026-0102", "Villeurbanne", "Vaulx-en-Velin")
    _edit(office, "2026-0105", "reference: 2026-0105", "reference: 2026-0105  # relu")
    shutil.copytree(REPOSITORY / "cases" / "2026-0101", office / "cases" / "2026-0101")
    assert build(office, named={"2026-0102"}).made == 2
    assert "Vaulx-en-Velin" in (office / "build" / "dossiers" / "2026-0102" / "index.html").read_text(encoding="utf-8")
    assert build(office).made == 1
    assert tree(office) == anew(office, tmp_path / "neuf")


def test_a_look_taken_before_another_build_ended_is_taken_again(office: Path, tmp_path: Path) -> None:
    _edit(office, "2026-0102", "Villeurbanne", "Vaulx-en-Velin")
    order = Order(office, office / "build", fixed(AU), "aucune")
    seen = look(order)
    assert seen.todo == ("2026-0102",)
    assert build(office, seen=seen).made == 1
    assert build(office, seen=seen).made == 0
    stale = look(order)
    assert build(office, seen=stale, au=AU + dt.timedelta(days=1)).made == len(stale.references)
    assert build(office, seen=stale).made == len(stale.references)
    assert tree(office) == anew(office, tmp_path / "neuf")


@pytest.mark.parametrize("left", ["", "dossier.yaml"])
def test_a_removed_case_leaves_nothing(office: Path, tmp_path: Path, left: str) -> None:
    removed = office / "cases" / "2026-0102" / left
    shutil.rmtree(removed) if removed.is_dir() else removed.unlink()
    build(office)
    assert not (office / "build" / "dossiers" / "2026-0102").exists()
    assert tree(office) == anew(office, tmp_path / "neuf")
    now = look(Order(office, office / "build", fixed(AU), "aucune"))
    assert now.nothing_to_do, "it is forgotten, not removed again at each build"


def test_a_case_with_errors_is_skipped_and_the_others_are_built(office: Path) -> None:
    _edit(office, "2026-0102", "montant-ttc:", "montant-tcc:")
    report = build(office)
    assert report.failed == 1
    assert ", 1 en erreur ; " in report.sentence
    made, kept = map(int, re.findall(r"(\d+) (?:refaits?|inchangés?)", report.sentence))
    assert made + kept + 1 == report.cases, "a case in error is not counted among those made"
    assert any("vouliez-vous dire" in finding.remedy.lower() + finding.message.lower() for finding in report.findings)
    assert not (office / "build" / "dossiers" / "2026-0102").exists()
    assert (office / "build" / "dossiers" / "2026-0105" / "index.html").exists()
    assert build(office).failed == 1, "it is said again until it is mended"
    _edit(office, "2026-0102", "montant-tcc:", "montant-ttc:")
    assert build(office).failed == 0


def test_a_folder_that_becomes_a_link_or_is_one_no_more_is_looked_at_again(office: Path, tmp_path: Path) -> None:
    """Moved whole, its files keep their times."""

    def refused() -> tuple[int, list[str]]:
        found = verify(office, ["2026-0102"], fixed(AU), 1)
        return build(office).failed, [one.message for one in found if one.level is Level.ERREUR]

    case, elsewhere = office / "cases/2026-0102", tmp_path / "ailleurs"
    assert refused() == (0, [])
    case.rename(elsewhere)
    case.symlink_to(elsewhere)
    assert refused() == (1, ["le répertoire du dossier est un lien."])
    case.unlink()
    elsewhere.rename(case)
    assert refused() == (0, [])


SHARED = ("index.html", "agenda/index.html", "courriers/index.html", "dossiers/index.html", "suivi/index.html")


def test_a_case_in_error_is_told_by_every_page_that_leaves_it_out(office: Path, tmp_path: Path) -> None:
    """Its deadlines are in no agenda: nobody may think that it has none."""

    def told() -> list[str]:
        pages = [(office / "build" / name).read_text(encoding="utf-8") for name in SHARED]
        said = {" ".join(re.findall(r"en erreur n.*? délais\s: ([^.]*)\.", page)) for page in pages}
        assert len(said) == 1
        listed = said.pop()
        numbers = listed.replace("<bdi>", "").replace("</bdi>", "")
        assert listed == ", ".join(f"<bdi>{one}</bdi>" for one in numbers.split(", ") if one), "no number is cut in two"
        feeds = [path.read_text(encoding="utf-8") for path in sorted((office / "build" / "agenda").glob("*.ics"))]
        marks = {", ".join(re.findall(r"SUMMARY:(\S+) : dossier en erreur", feed)) for feed in feeds}
        assert marks == {numbers}, "nobody may think so of a calendar either"
        return numbers.split(", ")

    assert told() == [""]
    new = office / "cases" / "2026-0199"  # never built: no page of it is missed
    shutil.copytree(office / "cases" / "2026-0105", new)
    _edit(office, "2026-0199", "montant-ttc:", "montant-tcc:")
    build(office)
    assert told() == ["2026-0199"]
    _edit(office, "2026-0102", "montant-ttc:", "montant-tcc:")
    build(office)
    assert told() == ["2026-0102", "2026-0199"]
    assert tree(office) == anew(office, tmp_path / "neuf")
    _edit(office, "2026-0102", "montant-tcc:", "montant-ttc:")
    shutil.rmtree(new)
    build(office)
    assert told() == [""]
    build(office, creancier="comptoir-durand")
    _edit(office, "2026-0102", "montant-ttc:", "montant-tcc:")
    build(office, creancier="comptoir-durand")
    assert told() == [""], "it may be another client's"


def test_errors_of_the_office_stop_the_build_and_leave_the_site(office: Path) -> None:
    before = tree(office)
    path = office / "cases" / "_cabinet" / "cabinet.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "inconnu: 1\n", encoding="utf-8")
    with pytest.raises(CaseInvalid):
        build(office)
    assert tree(office) == before


def test_the_page_of_the_evidence_follows_its_proofs_and_not_the_day(office: Path, tmp_path: Path) -> None:
    pages = {path: path.read_bytes() for path in (office / "build" / "dossiers").glob("*/pieces.html")}
    inodes = {path: path.stat().st_ino for path in pages}
    for days in (1, 400):  # nothing of a proof is told of the next day; in a year, some are too old
        build(office, au=AU + dt.timedelta(days=days))
        written = {path for path, seen in inodes.items() if path.exists() and path.stat().st_ino != seen}
        assert written == {path for path, seen in pages.items() if path.exists() and path.read_bytes() != seen}
        assert bool(written) is (days > 1)
    assert tree(office) == anew(office, tmp_path / "neuf", au=AU + dt.timedelta(days=400))


def test_a_process_that_builds_again_reads_again_the_files_of_the_office(office: Path, tmp_path: Path) -> None:
    """``servir`` builds many times: a creditor's new name, a template changed twice, are never those of before."""
    creditor = office / "cases" / "_cabinet" / "creanciers" / "comptoir-durand.yaml"
    replace_in(creditor, "Comptoir Durand", "Comptoir Renouvelé")
    build(office)
    for words in ("Premier texte.", "Second texte."):
        _own_template(office, "courriers/relance-courriel.html", "{% block corps %}", words)
        _own_template(office, "site/dossier/_une.html", "<p class=", words)
        build(office)
        assert words in (office / "build" / "dossiers" / "2026-0102" / "index.html").read_text(encoding="utf-8")
    assert tree(office) == anew(office, tmp_path / "neuf")


def _own_template(root: Path, name: str, before: str, words: str) -> None:
    """The office's own version of a template of ours, with some words more."""
    own = root / "templates" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (REPOSITORY / "templates" / name).read_text(encoding="utf-8")
    put = f"{before}<p>{words}</p>" if before.startswith("{%") else f"<p>{words}</p>{before}"
    own.write_text(text.replace(before, put, 1), encoding="utf-8")


def test_another_date_changes_balances_but_not_the_letters_already_due(office: Path, tmp_path: Path) -> None:
    later = AU + dt.timedelta(days=1)
    letter = "dossiers/2026-0117/courriers/relance-courriel-2.pdf"
    before = tree(office)
    build(office, au=later)
    after = tree(office)
    assert after["index.html"] != before["index.html"]
    assert after[letter] == before[letter]
    assert after == anew(office, tmp_path / "neuf", au=later)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("etat.msgpack", "truncate"),
        ("lignes", "garbage"),
        ("lignes", "delete"),
        ("calendriers.msgpack", "garbage"),
    ],
)
def test_a_damaged_cache_changes_no_byte(office: Path, name: str, damage: str) -> None:
    before = tree(office)
    path = office / "build" / ".etat" / name
    for file in [path] if path.is_file() else path.iterdir():
        if damage == "delete":
            file.unlink()
        else:
            content = file.read_bytes()
            file.write_bytes(content[: len(content) // 2] if damage == "truncate" else content[::-1])
    _edit(office, "2026-0102", "Villeurbanne", "Vaulx-en-Velin")
    build(office)
    _edit(office, "2026-0102", "Vaulx-en-Velin", "Villeurbanne")
    build(office)
    assert tree(office) == before


def test_what_is_lost_of_one_case_makes_no_other_again(office: Path) -> None:
    before = tree(office)
    shares = sorted((office / "build" / ".etat" / "lignes").iterdir(), key=lambda path: -path.stat().st_size)
    towns, made = ["Villeurbanne", "Vaulx-en-Velin"], []
    for share in shares[:4]:  # those of the three cases, then one that is empty
        share.unlink()
        _edit(office, "2026-0102", *towns)
        towns.reverse()
        made.append(build(office).made)
    assert sorted(made) == [1, 1, 2, 2]  # the edited case, and the one of the share when it is another
    assert tree(office) == before


@pytest.mark.parametrize("most", [0, 2])
def test_rows_read_again_each_time_give_the_same_bytes(
    office: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """As a large portfolio does: every page that tells of several cases is made again, since some went."""
    before = tree(office)
    monkeypatch.setattr(store, "HELD", most)
    for name in ("index.html", "portefeuille.js", "suivi/portefeuille.csv"):
        (office / "build" / name).unlink()
    assert build(office).written >= 3
    assert tree(office) == before


def test_a_large_portfolio_whose_cases_in_error_leave_few_rows_is_made(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "HELD", 2)  # three cases, two rows
    _edit(office, "2026-0102", "format: 1", "format: 1\ninconnue: oui")
    assert build(office).failed == 1
    assert tree(office) == anew(office, tmp_path / "neuf")


def test_an_interrupted_build_is_made_again(office: Path) -> None:
    before = tree(office)
    page = office / "build" / "dossiers" / "2026-0105" / "index.html"
    page.write_bytes(page.read_bytes()[:100])
    (page.parent / ".recouvre-1-index.html").write_bytes(b"moiti")
    (office / "build" / ".etat" / INCOMPLETE).write_text("", encoding="utf-8")
    assert build(office).made == 3
    assert tree(office) == before
    assert not (office / "build" / ".etat" / INCOMPLETE).exists()


def test_a_broken_template_of_a_shared_page_holds_no_other_page_back(office: Path) -> None:
    """That page is ours meanwhile, and each build says why; the others, and the amounts of all, are of this build."""
    _edit(office, "2026-0102", "montant-ttc: ", "montant-ttc: 1")
    build(office)
    ours = tree(office)
    _edit(office, "2026-0102", "montant-ttc: 1", "montant-ttc: ")
    build(office)
    before = tree(office)
    template = office / "templates" / "site" / "agenda.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ absente }}", encoding="utf-8")
    _edit(office, "2026-0102", "montant-ttc: ", "montant-ttc: 1")
    for _ in range(2):
        (told,) = (one for one in build(office).findings if one.file.startswith("templates/"))
        assert str(told).startswith("templates/site/agenda.html:1:1: erreur: « absente » n'existe pas")
        assert told.remedy.endswith("D'ici là, cette page est faite avec notre modèle.")
        assert tree(office) == ours
    assert build(office).written == 0
    template.unlink()
    _edit(office, "2026-0102", "montant-ttc: 1", "montant-ttc: ")
    assert build(office).findings == []
    assert tree(office) == before


def test_a_wrong_page_of_the_law_or_of_the_letters_is_told_as_well(office: Path) -> None:
    for name in ("courriers", "taux"):
        template = office / "templates" / "site" / f"{name}.html"
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_text("{{ absente }}", encoding="utf-8")
    assert [one.file for one in build(office).findings] == ["templates/site/courriers.html", "templates/site/taux.html"]


@pytest.mark.parametrize("name", ["dossier/_une.html", "pieces.html"])
def test_a_wrong_page_of_the_cases_takes_no_page_away(name: str, office: Path) -> None:
    """Every page of every case was withdrawn; it is ours meanwhile, and each build says why."""
    before = tree(office)
    template = office / "templates" / "site" / name
    template.parent.mkdir(parents=True)
    template.write_text("{{ absente }}", encoding="utf-8")
    for made in (3, 0):
        report = build(office)
        assert (report.made, report.failed, report.written) == (made, 0, 0), "no case is in error, nor made again"
        (told,) = report.findings
        assert (told.file, told.line) == (f"templates/site/{name}", 1)
        assert tree(office) == before
    _edit(office, "2026-0102", "format: 1", "format: 1  # relu")
    assert (build(office).made, build(office).made) == (1, 0)
    assert build(office).findings == [told], "as met in the other cases, which were not made again"
    _edit(office, "2026-0102", "format: 1  # relu", "format: 1")
    template.unlink()
    assert build(office).findings == []
    assert tree(office) == before


def test_a_site_of_one_creditor_holds_nothing_of_the_other(tmp_path: Path) -> None:
    root = copy_office(tmp_path / "cabinet", CASES)
    names = {}
    for reference in ("2026-0102", "2026-0105", "2026-0117"):
        text = (root / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8")
        found = re.search(r"^creancier: (\S+)", text, re.MULTILINE)
        assert found
        names[reference] = found.group(1)
    kept = names["2026-0102"]
    others = [reference for reference, creditor in names.items() if creditor != kept]
    assert others, "the sample must hold two creditors"
    build(root, creancier=kept)
    published = b"".join((root / "build" / name).read_bytes() for name in tree(root))
    for reference in others:
        assert reference.encode() not in published
        assert not (root / "build" / "dossiers" / reference).exists()


def test_inputs_are_never_written(office: Path) -> None:
    def inputs() -> dict[str, tuple[bytes, int]]:
        files = (path for path in (office / "cases").rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = inputs()
    shutil.rmtree(office / "build" / ".etat")
    build(office)
    assert inputs() == before


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("zzz", "Documents : .*mise-en-demeure"),
        ("relance courrier", r"Vouliez-vous dire « relance-courrier » ou « relance-courriel » \?$"),
    ],
)
def test_an_unknown_document_is_refused_with_the_nearest_or_the_list(typed: str, told: str) -> None:
    with pytest.raises(UnknownName, match=rf"document inconnu : « {typed} »\. {told}"):
        planning.find(typed)


def test_no_draft_is_made_on_an_invoice_of_another_company_that_nobody_has_taken_in(office: Path) -> None:
    """Its file says who sold it: it is read before the draft is printed, and the page says why there is none."""
    folder, made = office / "cases" / "2026-0102", office / "build" / "dossiers" / "2026-0102"
    page = made / "index.html"
    assert list(made.glob("courriers/relance*"))
    invoice = folder / "pieces" / "F-2026-0447.pdf"
    owed = invoice.read_bytes()
    invoice.write_bytes(factur_x(xml(numero="F-2026-0447", vendeur="000900118")))
    (folder / "pieces.lock").unlink()
    for report in (build(office), build(office)):  # told again until it is mended
        assert (report.made, report.failed) == (1, 1)
        [told] = report.findings
        assert "ses données nomment pour vendeur 000900118" in told.message
    assert not list(made.glob("courriers/relance*"))
    assert "ses données nomment pour vendeur 000900118" in page.read_text(encoding="utf-8")
    invoice.write_bytes(owed)
    assert build(office).failed == 0
    assert list(made.glob("courriers/relance*"))


@pytest.mark.parametrize("content", [b"\xe9", b"{% if %}", b'{% include "courriers/relance-courriel.html" %}', b""])
def test_a_broken_template_refuses_its_own_draft_alone(content: bytes, office: Path) -> None:
    before = tree(office)
    template = office / "templates" / "courriers" / "relance-courriel.html"
    template.parent.mkdir(parents=True)
    template.write_bytes(content)
    report = build(office)
    assert {found.file for found in report.findings} == {"templates/courriers/relance-courriel.html"}
    assert len(set(report.findings)) == len(report.findings)
    gone = before.keys() - tree(office).keys()
    assert {"dossiers/2026-0102/courriers/relance-courriel.eml"} <= gone
    assert all("relance-courriel" in name for name in gone)
    template.unlink()
    assert build(office).failed == 0
    assert tree(office) == before


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.yml/reste.txt", "site", "site/index.md"])
def test_a_broken_file_of_the_offices_own_site_is_told_each_time_and_holds_back_nothing(
    name: str, office: Path
) -> None:
    before = tree(office)
    broken = office / name
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(b"- \xe9")
    for report in (build(office), build(office)):
        (found,) = report.findings
        assert found.file == name.removesuffix("/reste.txt")
        assert "D'ici là, le site est construit avec les pages et les réglages livrés" in found.remedy
    assert build(office).written == 0
    assert tree(office) == before
    broken.rename(office / "mis-de-cote")
    if broken.parent != office:
        broken.parent.rmdir()
    assert build(office).findings == []
    assert tree(office) == before
    assert build(office).made == 0
