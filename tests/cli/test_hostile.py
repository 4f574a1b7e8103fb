"""What somebody put in the repository in the place of a file of ours: it is named, and the other cases go on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Cli
from tests.office import REPOSITORY, replace_in

READERS = (("verifier",), ("construire", "--liasses", "aucune", "--processus", "1"), ("controler",))


@pytest.fixture
def two(office: Path) -> Path:
    """Two cases are enough: one is spoilt, the other goes on."""
    for name in ("2026-0109", "2026-0110"):
        shutil.rmtree(office / "cases" / name)
    return office


def _names(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if "/build" not in str(path)}


@pytest.mark.parametrize("target", ["../../2026-0105/evil", "/ailleurs/evil", "..", "", "é", "a\\b", "\x00"])
def test_a_forged_staging_moves_nothing(cli: Cli, two: Path, target: str) -> None:
    staging = two / "cases/2026-0102/emis/.recouvre-emission"
    (staging / "document").mkdir(parents=True)
    (staging / "document" / "a.pdf").write_bytes(b"%PDF")
    (staging / "pret").write_bytes(target.encode("latin-1"))
    before = _names(two)
    ran = cli("controler", "--racine", two)
    assert ran.code == 1
    assert "cases/2026-0102/emis/.recouvre-emission/pret" in ran.out
    assert "Supprimer cases/2026-0102/emis/.recouvre-emission." in ran.out
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", two).code == 1
    assert _names(two) == before


@pytest.mark.parametrize("inside", ["", "0001-relance/preuve"])
def test_nothing_is_written_through_a_link_of_the_register(cli: Cli, two: Path, tmp_path: Path, inside: str) -> None:
    outside = tmp_path / "ailleurs"
    outside.mkdir()
    home = two / "cases/2026-0102/emis" / inside
    home.parent.mkdir(parents=True, exist_ok=True)
    home.symlink_to(outside)
    ran = cli("controler", "--racine", two)
    assert ran.code == 1
    assert "c'est un lien : il n'est pas suivi." in ran.out
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", two).code == 1
    assert not list(outside.iterdir())


def test_a_case_that_is_a_link_is_not_recovered(cli: Cli, two: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ailleurs"
    (two / "cases/2026-0102").rename(outside)
    (two / "cases/2026-0102").symlink_to(outside)
    (outside / "emis/.recouvre-emission").mkdir(parents=True)
    ran = cli("controler", "2026-0102", "--racine", two)
    assert (ran.code, "le répertoire du dossier est un lien." in ran.out) == (1, True)
    assert cli("completer", "2026-0102", "1", __file__, "--racine", two).code == 1
    assert (outside / "emis/.recouvre-emission").is_dir()


def test_a_case_whose_link_leads_nowhere_is_not_passed_over_in_silence(cli: Cli, two: Path) -> None:
    assert cli("verifier", "--racine", two).code == 0
    (two / "cases/2026-0777").symlink_to(two / "disque-non-monte")
    told = "cases/2026-0777: erreur: le répertoire du dossier est un lien. Mettre à sa place un vrai répertoire."
    for command in (("verifier",), ("etat",), BUILDS, BUILDS):  # the second build has nothing to do
        ran = cli(*command, "--racine", two)
        assert (ran.code, (ran.out + ran.err).count(told)) == (1, 1), (command, ran.out, ran.err)
    assert "2026-0777" in (two / "build/index.html").read_text(encoding="utf-8")


BUILDS = ("construire", "--liasses", "aucune", "--processus", "1")
LINKS = [  # a link that came with the repository -> what it leads to, from where it is
    (".shell", "../cases/2026-0105"),
    (".etat", "../cases/2026-0105"),
    ("assets", "../cases/2026-0105"),
    ("dossiers", "../cases"),
    ("dossiers/2026-0102", "../../cases/2026-0105"),
    ("dossiers/2026-0105/apercus", "../../../cases/2026-0105/pieces"),
    ("", "cases"),
]


@pytest.mark.parametrize(("link", "target"), LINKS)
def test_a_build_neither_empties_nor_fills_a_case_through_a_link(cli: Cli, two: Path, link: str, target: str) -> None:
    """The shell empties its folder, and a build whose state is lost removes what it does not know."""
    before = _names(two)
    place = two / "build" / link
    if link == "dossiers":  # its former pages are there to be removed
        assert cli(*BUILDS, "--racine", two).code == 0
        shutil.rmtree(two / "build/.etat")
        shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)
    ran = cli(*BUILDS, "--racine", two)
    assert ran.code in {1, 2}
    assert "c'est un lien : rien n'est lu ni écrit au travers." in ran.err or "n'y a pas sa place" in ran.err
    assert _names(two) == before


@pytest.mark.parametrize(
    "command", [(*BUILDS,), ("produire", "2026-0102", "relance-courriel"), ("verser", "2026-0105")]
)
def test_an_output_among_the_files_of_the_office_is_refused(cli: Cli, two: Path, command: tuple[str, ...]) -> None:
    before = _names(two)
    if command[0] == "verser":
        (two / "build").symlink_to("cases/2026-0105")
    out = () if command[0] == "verser" else ("--sortie", two / "cases/2026-0105")
    ran = cli(*command, *out, "--racine", two)
    assert (ran.code, "est dans « cases »" in ran.err) == (2, True)
    assert _names(two) == before


@pytest.mark.parametrize("command", [BUILDS, ("produire", "2026-0102", "relance-courriel")])
def test_an_office_is_no_output(cli: Cli, two: Path, command: tuple[str, ...], tmp_path: Path) -> None:
    other = tmp_path / "autre"
    (other / "cases/_cabinet").mkdir(parents=True)
    for office in (two, other):
        before = _names(office)
        ran = cli(*command, "--sortie", office, "--racine", two)
        assert (ran.code, "est le dépôt d'un cabinet" in ran.err) == (2, True)
        assert _names(office) == before
    for inside in ("build", "envois/site"):
        ran = cli(*command, "--sortie", other / inside, "--racine", two)
        assert (ran.code, f"est dans le dépôt d'un autre cabinet, « {other} »" in ran.err) == (2, True)
        assert _names(other) == before


FILLS = (
    BUILDS, (*BUILDS, "--tranche", "1/2"), ("fusionner", "part-1"), ("produire", "2026-0102", "relance-courriel"),
    ("assembler", "2026-0105"), ("exporter", "2026-0105", "debiteur"),
)  # fmt: skip


@pytest.mark.parametrize("command", FILLS)
@pytest.mark.parametrize("theirs", ["index.html", "Photos/2026/mer.jpg"])
def test_a_folder_of_someone_else_is_no_output(
    cli: Cli, two: Path, command: tuple[str, ...], theirs: str, tmp_path: Path
) -> None:
    out = tmp_path / "ailleurs"
    (out / theirs).parent.mkdir(parents=True)
    (out / theirs).write_text("le mien", encoding="utf-8")
    (tmp_path / "part-1").mkdir()
    before = _names(tmp_path)
    words = [tmp_path / word if word == "part-1" else word for word in command]
    ran = cli(*words, "--sortie", out, "--racine", two)
    assert ran.code == 2
    assert f"tient « {Path(theirs).parts[0]} », qui ne vient pas de Recouvre" in ran.err
    assert "Donner un répertoire à part, vide ou pas encore créé." in ran.err
    assert _names(tmp_path) == before


def test_an_output_that_is_empty_or_ours_is_filled_again(cli: Cli, two: Path, tmp_path: Path) -> None:
    out = tmp_path / "ailleurs"
    (out / ".git").mkdir(parents=True)  # the folder a site is published from
    letter = ("produire", "2026-0102", "relance-courriel", "--sortie", out, "--racine", two)
    assert cli(*letter).code == 0
    assert cli(*letter).code == 0
    assert cli(*BUILDS, "--sortie", out, "--racine", two).code == 0
    for name in (".etat", ".shell", ".cache"):  # as it is published
        shutil.rmtree(out / name, ignore_errors=True)
    assert cli(*BUILDS, "--sortie", out, "--racine", two).code == 0
    assert cli(*letter).code == 0


@pytest.mark.parametrize("to", ["absent", "lien"])
@pytest.mark.parametrize("command", [("construire",), ("produire", "2026-0102", "relance-courriel")])
def test_a_link_that_leads_nowhere_is_no_output(
    cli: Cli, two: Path, command: tuple[str, ...], to: str, tmp_path: Path
) -> None:
    for link, asked in ((tmp_path / "lien", ("--sortie", tmp_path / "lien")), (two / "build", ())):
        link.symlink_to(link if to == "lien" else tmp_path / to)  # round and round, or a disk that is not there
        ran = cli(*command, *asked, "--racine", two)
        assert (ran.code, f"« {link} » est un lien qui ne mène à aucun répertoire" in ran.err) == (2, True)


def test_the_folder_of_the_office_for_what_is_built_is_always_ours(cli: Cli, two: Path) -> None:
    (two / "build/impression").mkdir(parents=True)  # « imprimer » fills it alone
    (two / "build/impression/lot.pdf").write_bytes(b"")
    assert cli(*BUILDS, "--racine", two).code == 0
    shutil.rmtree(two / "build/.etat")
    (two / "build/apropos.html").unlink()
    assert cli(*BUILDS, "--sortie", two / "build", "--racine", two).code == 0


@pytest.mark.parametrize("command", READERS)
def test_a_folder_in_the_place_of_a_case_file_stops_only_that_case(
    cli: Cli, two: Path, command: tuple[str, ...]
) -> None:
    path = two / "cases/2026-0102/dossier.yaml"
    path.unlink()
    path.mkdir()
    ran = cli(*command, "--racine", two)
    assert ran.code == 1
    assert "cases/2026-0102/dossier.yaml" in ran.out + ran.err
    assert "ce n'est pas un fichier ordinaire." in ran.out + ran.err
    if command[0] == "construire":
        assert (two / "build/dossiers/2026-0105/index.html").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pas de tube ici")
@pytest.mark.parametrize("place", ["registre.yaml", ".recouvre-emission/preuve/ar.pdf", "0001-relance/x.pdf", ""])
def test_a_pipe_in_a_register_is_named_and_not_waited_for(cli: Cli, two: Path, place: str) -> None:
    path = two / "cases/2026-0102/emis" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    if place.startswith("."):
        (path.parents[1] / "pret").write_text("0001-relance\n", encoding="utf-8")
    for command in (("controler",), ("emettre", "2026-0102", "relance-courriel")):
        ran = cli(*command, "--racine", two)
        assert ran.code == 1
        assert "ce n'est ni un fichier ordinaire ni un répertoire." in ran.out + ran.err


@pytest.mark.parametrize("place", ["emis", "emis/registre.yaml"])
def test_a_register_of_another_kind_is_not_an_empty_register(cli: Cli, two: Path, place: str) -> None:
    path = two / "cases/2026-0102" / place
    if place == "emis":
        path.write_bytes(b"")
    else:
        path.mkdir(parents=True)
    for command in (("controler",), ("emettre", "2026-0102", "relance-courriel")):
        ran = cli(*command, "--racine", two)
        assert (ran.code, "pas un" in ran.out + ran.err) == (1, True)


ORDERS = "\x1b]0;titre\x07\x1b[2J\x9b31m\N{RIGHT-TO-LEFT OVERRIDE}"


@pytest.mark.parametrize(
    ("place", "command"),
    [
        ("cases/_cabinet/creanciers/{}.yaml", ("verifier",)),
        ("cases/2026-0102/pieces/{}.pdf", ("verifier", "2026-0102")),
        ("cases/2026-0102/pieces/{}.pdf", ("verser", "2026-0102")),
        ("cases/2026-0102/emis/{}/x.pdf", ("controler", "2026-0102")),
        ("", ("etat", "--{}")),
        ("", ("decompte", "{}")),
        ("", ("modele", "{}")),
    ],
)
def test_no_name_gives_orders_to_the_terminal(cli: Cli, two: Path, place: str, command: tuple[str, ...]) -> None:
    if place:
        path = two / place.format(ORDERS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    ran = cli(*(part.format(ORDERS) for part in command), "--racine", two)
    said = ran.out + ran.err
    assert not set("\x1b\x07\x9b\N{RIGHT-TO-LEFT OVERRIDE}") & set(said)
    assert "x1b" in said or "u001b" in said, "it is named all the same"


@pytest.mark.parametrize("command", READERS)
def test_what_an_editor_leaves_is_no_input(cli: Cli, two: Path, command: tuple[str, ...]) -> None:
    (two / "cases/_cabinet/.#cabinet.yaml").symlink_to("claire@poste.1234")
    assert cli(*command, "--racine", two).code == 0


@pytest.mark.parametrize("command", READERS[:2])
def test_a_folder_whose_name_is_no_text_is_told_and_the_others_go_on(
    cli: Cli, two: Path, command: tuple[str, ...]
) -> None:
    odd = two / "cases" / os.fsdecode(b"2026-\xe9")
    try:
        shutil.copytree(two / "cases/2026-0102", odd)
    except OSError:
        pytest.skip("ce système n'a que des noms en UTF-8")
    ran = cli(*command, "--racine", two)
    if command[0] == "verifier":
        assert (ran.code, "n'est pas en UTF-8" in ran.out) == (1, True)
    else:
        assert (two / "build/dossiers/2026-0105/index.html").is_file()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pas de tube ici")
@pytest.mark.parametrize("command", READERS)
def test_a_pipe_is_not_waited_for(cli: Cli, two: Path, command: tuple[str, ...]) -> None:
    path = two / "cases/2026-0105/pieces.lock"
    path.unlink()
    os.mkfifo(path)
    assert cli(*command, "--racine", two).code in {0, 1}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pas de tube ici")
def test_a_pipe_among_the_templates_is_named(cli: Cli, two: Path) -> None:
    path = two / "templates/courriers/relance-courrier.html"
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    ran = cli("verifier", "--racine", two)
    assert (ran.code, "templates/courriers/relance-courrier.html:1:1: erreur: ce n'est pas un fichier" in ran.out) == (
        1,
        True,
    )


@pytest.mark.parametrize("kind", ["lien", "répertoire"])
def test_a_lock_that_is_no_file_is_not_read(cli: Cli, two: Path, kind: str) -> None:
    path = two / "cases/2026-0102/pieces.lock"
    path.unlink()
    if kind == "lien":
        path.symlink_to("../2026-0105/pieces.lock")
    else:
        path.mkdir()
    ran = cli("controler", "2026-0102", "--racine", two)
    assert (ran.code, "pieces.lock: erreur: le verrou n'est pas un fichier ordinaire" in ran.out) == (1, True)
    assert "F-2026-0163" not in ran.out, "the other case's files"


def test_a_template_is_not_copied_through_a_link(cli: Cli, two: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ailleurs"
    outside.mkdir()
    (two / "templates").symlink_to(outside)
    ran = cli("modele", "courriers/relance-courrier.html", "--copier", "--racine", two)
    assert (ran.code, list(outside.iterdir())) == (1, [])


FORGED: list[tuple[str, Any]] = [
    ("fichier", "/etc/passwd"),
    ("fichier", "pieces/../../2026-0105/pieces/AR 0105.pdf"),
    ("fichier", ["x"]),
    ("id", ["x"]),
    ("id", "../x"),
    ("sha256", ["x"]),
    ("octets", "beaucoup"),
    ("jointes", "x"),
    ("jointes", ["x"]),
    ("texte-reconnu", "x"),
]


@pytest.mark.parametrize(("key", "value"), FORGED)
def test_a_forged_lock_is_refused_at_its_line_and_the_other_cases_are_checked(
    cli: Cli, two: Path, key: str, value: Any
) -> None:
    path = two / "cases/2026-0105/pieces.lock"
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree["pieces"][1][key] = value
    path.write_text(yaml.safe_dump(tree, sort_keys=False), encoding="utf-8")
    (two / "cases/2026-0102/pieces/en-plus.pdf").parent.mkdir(exist_ok=True)
    (two / "cases/2026-0102/pieces/en-plus.pdf").write_bytes(b"%PDF")
    ran = cli("controler", "--racine", two)
    assert ran.code == 1
    (said,) = [line for line in ran.out.splitlines() if line.startswith("cases/2026-0105/pieces.lock:")]
    assert not said.startswith("cases/2026-0105/pieces.lock:0:"), "it tells the line"
    assert f"pieces[1].{key}" in said
    assert "cases/2026-0102/pieces/en-plus.pdf" in ran.out


def test_a_format_of_five_thousand_digits_is_only_another_format(cli: Cli, two: Path) -> None:
    path = two / "cases/2026-0102/dossier.yaml"
    replace_in(path, "format: 1", f"format: {'9' * 5000}")
    assert cli("verifier", "--racine", two).code == 1


WRONG = [
    ("verifier", "--au", "9999-12-31"),
    ("taux", "--au", "0001-01-01"),
    ("noter", "2026-0102", "note", "motif=caf\udce9"),
    ("noter", "2026-0102", "note", "motif=1", "motif=2"),
    ("noter", "2026-0102", "note", "motif.a=1", "motif=3"),
    ("produire", "2026-0105", "relance-courrier", "--factures", ",,"),
]


@pytest.mark.parametrize("command", WRONG)
def test_a_wrong_command_line_is_said_and_writes_nothing(cli: Cli, two: Path, command: tuple[str, ...]) -> None:
    before = _names(two)
    ran = cli(*command, "--racine", two)
    assert (ran.code, bool(ran.err)) == (2, True)
    assert _names(two) == before


def test_an_error_of_the_office_is_said_once(cli: Cli, two: Path) -> None:
    path = two / "cases/_cabinet/cabinet.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "inconnu: 1\n", encoding="utf-8")
    ran = cli("etat", "--racine", two)
    assert ran.code == 1
    assert (ran.out + ran.err).count("cabinet.yaml:") == 1


def test_a_bare_locale_runs_no_module_of_the_offices_folder(tmp_path: Path) -> None:
    """The command starts again in UTF-8: a merge request must not bring what it then runs."""
    ran_it = "open('execute', 'w')\n"
    (tmp_path / "generator").mkdir()
    for name in ("generator/__init__.py", "generator/__main__.py", "yaml.py", "click.py", "json.py"):
        (tmp_path / name).write_text(ran_it, encoding="utf-8")
    command = [sys.executable, "-P", "-c", "from generator.cli import main; main()", "--version"]
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(
        command, cwd=tmp_path, env={**bare, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, check=False
    )
    assert not (tmp_path / "execute").exists()
    assert (ran.returncode, ran.stdout[:8]) == (0, b"recouvre"), ran
