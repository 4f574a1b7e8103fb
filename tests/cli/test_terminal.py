"""What a terminal of eighty columns shows: lines of its width, and the same words as a file gets."""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ran
from tests.office import REPOSITORY, copy_office

COLUMNS = 80


def shown(*arguments: object, columns: int = COLUMNS, typed: bytes = b"", code: int = 0) -> str:
    """Run ``recouvre …`` in a terminal of its own, where this is ``typed``; what it showed there."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    bare = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, env=bare, cwd=REPOSITORY) as process:
        os.close(its)
        os.write(ours, typed)
        told = bytearray()
        try:
            while part := os.read(ours, 65536):
                told += part
        except OSError:  # how a terminal says that nobody writes to it any more
            pass
        assert process.wait() == code
    os.close(ours)
    return told.decode("utf-8").replace("\r\n", "\n").replace("\N{NO-BREAK SPACE}", " ")


def words(text: str) -> list[str]:
    return sorted(re.findall(r"[^\s─]+", text))


def test_a_table_is_folded_to_the_width_of_the_terminal_and_keeps_every_word(office: Path, cli: Cli) -> None:
    folded = shown("etat", "--racine", office)
    table = folded[folded.index("───") :].partition("\n\n")[0]
    assert max(map(len, table.splitlines())) <= COLUMNS
    assert not [line for line in table.splitlines() if re.match(r" *[:;!?»]", line)]
    whole = cli("etat", "--racine", office).out
    assert words(folded) == words(whole)
    rows = whole[whole.index("───") :].partition("\n\n")[0].splitlines()
    assert max(map(len, rows)) > COLUMNS, "outside a terminal a row is one line"


def test_a_decompte_keeps_its_columns_in_a_terminal_and_leaves_out_the_days_of_the_invoices(cli: Cli) -> None:
    asked = ("decompte", "2026-0105", "--racine", REPOSITORY, "--au", "2026-11-21")
    folded, whole = shown(*asked, columns=100), cli(*asked).out.replace("\N{NO-BREAK SPACE}", " ")
    assert max(map(len, folded.splitlines())) <= 100 < max(map(len, whole.splitlines()))
    assert "BCE 2,15 % + 10    C. com., art." in folded, "a text goes on under itself"
    head, left = "Facture      Date        Échéance", ["Date", "29/05/2026", "30/04/2026", "31/03/2026"]
    assert head in whole
    assert head.replace("Date        ", "") in folded
    assert sorted([*words(folded), *left]) == words(whole)


@pytest.mark.parametrize("reference", ["2026-0105", "2026-0106", "2026-0109", "2026-0120"])
def test_a_decompte_with_payments_keeps_to_eighty_columns(reference: str) -> None:
    told = shown("decompte", reference, "--racine", REPOSITORY, "--au", "2026-11-21")
    assert max(map(len, told.splitlines())) <= COLUMNS


def test_the_headings_of_a_decompte_are_folded_too(cli: Cli) -> None:
    asked = ("decompte", "2026-0112", "--racine", REPOSITORY, "--au", "2026-11-21")
    folded, whole = shown(*asked, columns=80), cli(*asked).out
    assert max(map(len, folded.splitlines())) <= 80 < max(map(len, whole.splitlines()))


@pytest.mark.parametrize("command", ["noter", "completer"])
def test_a_help_cuts_no_key_nor_option_and_begins_no_line_with_a_mark(command: str) -> None:
    lines = shown(command, "--help").splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert not [line for line in lines if re.match(r" *[:;!?»]", line) or re.search(r"\w-$", line)]


def test_somebody_told_why_a_letter_might_not_leave_may_keep_it(office: Path) -> None:
    """It was frozen first: what is in the register stays there."""
    lost = office / "cases" / "2026-0102" / "emis" / "registre.yaml"
    ask = ("emettre", "2026-0102", "mise-en-demeure", "--racine", office, "--au")
    shown(*ask, "21/11/2026")
    before = lost.read_bytes()
    for typed in (b"\n", b"non\n"):
        told = shown(*ask, "14/12/2026", typed=typed, code=1)
        assert "Émettre quand même (oui, non) [non] : " in told
        assert "Rien n'est émis." in told
        assert lost.read_bytes() == before
    shown(*ask, "14/12/2026", typed=b"Oui\n")
    assert lost.read_bytes() != before


def test_a_sheet_told_why_its_letters_might_not_leave_may_be_kept_too(tmp_path: Path, cli: Cli) -> None:
    """They were frozen first, and the reasons told under what was to be printed."""
    office = copy_office(tmp_path / "cabinet", ("2026-0116",))
    source = office / "cases" / "2026-0116" / "dossier.yaml"
    street = "      rue: 123456 avenue du Marechal de Lattre de Tassigny Prolongee"
    source.write_text(re.sub(r"      rue: .*", street, source.read_text("utf-8"), count=1), "utf-8")
    filled = office / "A-EMETTRE.csv"
    cli("courriers", "2026-0116", "--csv", filled, "--racine", office)
    filled.write_text(filled.read_text("utf-8").replace('"";"2026-0116"', '"oui";"2026-0116"'), "utf-8")
    ask = ("emettre", "--liste", filled, "--racine", office)
    told = shown(*ask, typed=b"\n", code=1)
    assert told.index("NF Z10-011") < told.index("Émettre quand même (oui, non) [non] : ")
    assert "Rien n'est émis." in told
    assert not (source.parent / "emis").exists()
    assert "Émettre quand même" not in shown(*ask, "--simuler")
    shown(*ask, typed=b"oui\n")
    assert (source.parent / "emis" / "registre.yaml").is_file()


def test_an_office_without_a_case_is_told_so(office: Path, cli: Cli) -> None:
    for case in office.glob("cases/2026-*"):
        shutil.rmtree(case)
    assert cli("etat", "--racine", office).out.endswith("\n\nAucun dossier à montrer.\n")


def test_a_closed_output_and_a_path_in_no_utf_8_are_no_bug_of_ours(office: Path, tmp_path: Path) -> None:
    """What runs the command may close its outputs; an old disk may name a folder in Latin-1, which no PDF opens."""
    command = [sys.executable, "-m", "generator", "etat", "--racine"]
    closed = subprocess.run(
        ["/bin/sh", "-c", '"$@" >&-', "sh", *command, str(office)], cwd=REPOSITORY, check=False, capture_output=True
    )
    assert (closed.returncode, closed.stderr) == (0, b"")
    latin = office.rename(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    ran = subprocess.run(
        [sys.executable, "-m", "generator", "etat"], cwd=latin, check=False, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    assert ran.returncode == 2
    assert "n'est pas écrit en UTF-8" in ran.stderr.decode()


def test_a_command_stopped_while_it_starts_says_so_and_nothing_of_its_code(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped:
        @property
        def recouvre(self) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "generator.cli.root", Stopped())
    assert cli("etat") == Ran(130, "", "Interrompu.\n")
