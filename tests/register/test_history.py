"""What git knows of the issues: every way of rewriting them is named, whether committed, not yet, or left aside."""

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import Finding, Level
from generator.register.chain import GENESIS, Block, head, read, seal, write
from generator.register.history import rewritten
from generator.register.verify import verify
from tests.register.conftest import SHOWN, block_of

REFERENCE = "2026-0142"


class Repository:
    """The office under git: one commit per issue."""

    def __init__(self, root: Path, emis: Path) -> None:
        self.root, self.emis = root, emis

    def git(self, *arguments: str, check: bool = True) -> str:
        identity = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
        command = ["git", "-C", str(self.root), *identity, *arguments]
        return subprocess.run(command, check=check, capture_output=True, text=True).stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def blocks(self) -> list[Block]:
        return read(self.emis / "registre.yaml", SHOWN)

    def issue(self, content: bytes) -> None:
        """What « emettre » does to the folder."""
        blocks = self.blocks()
        block = block_of(len(blocks) + 1, blocks, content)
        path = self.emis / block["dossier"] / "relance-courrier.pdf"
        path.parent.mkdir()
        path.write_bytes(content)
        (self.emis / "registre.yaml").write_bytes(write([*blocks, block]))

    def rewrite(self, change: Callable[[list[Block]], list[Block]]) -> None:
        (self.emis / "registre.yaml").write_bytes(write(change(self.blocks())))

    def found(self) -> list[Finding]:
        return rewritten(self.root, [REFERENCE])


ENVIRONMENT = [
    ("GIT_LITERAL_PATHSPECS", "1"),  # our pattern would be a name, and nothing would match it
    ("GIT_DIR", "/nulle-part"),
    ("GIT_EXTERNAL_DIFF", "false"),
    ("GIT_SHALLOW_FILE", "/nulle-part"),
]


@pytest.fixture
def office(tmp_path: Path, emis: Path) -> Repository:
    made = Repository(tmp_path, emis)
    made.git("init", "-q", "-b", "main")
    made.commit("trois émissions")
    made.issue(b"quatre")
    made.commit("quatrième")
    return made


def test_an_issue_that_a_commit_left_out_is_told(office: Repository) -> None:
    """« git commit -a » records the register and leaves the letter, a new file, on this machine alone."""
    office.issue(b"cinq")
    assert office.found() == [], "nothing of it is recorded yet"
    office.git("commit", "-qam", "partiel")
    (told,) = office.found()
    assert told.level is Level.ERREUR
    assert told.file.endswith("relance-courrier.pdf")
    assert f"git add -f cases/{REFERENCE}/emis" in told.remedy
    office.git("add", "-f", f"cases/{REFERENCE}/emis")
    office.git("commit", "-qm", "le courrier")
    assert office.found() == []
    (office.emis / "0005-relance-courrier" / ".DS_Store").write_bytes(b"Finder")
    assert office.found() == [], "it is not of the issue, and is not to be recorded with it"


def _resealed(blocks: list[Block]) -> list[Block]:
    """A forger with our code: the whole chain is sealed again, and verifies."""
    forged: list[Block] = []
    previous = GENESIS
    for block in blocks:
        forged.append(seal({**block, "total": "1.00"}, previous))
        previous = forged[-1]["bloc"]
    return forged


def _pdf(office: Repository) -> Path:
    return office.emis / "0002-relance-courrier" / "relance-courrier.pdf"


CHANGES: list[tuple[str, Callable[[Repository], object], str]] = [
    ("octet modifié", lambda o: _pdf(o).write_bytes(b"autre"), "modifié"),
    ("fichier supprimé", lambda o: _pdf(o).unlink(), "supprimé"),
    ("registre supprimé", lambda o: (o.emis / "registre.yaml").unlink(), "supprimé"),
    ("fichier déplacé", lambda o: _pdf(o).rename(_pdf(o).with_name("x.pdf")), "supprimé"),
    ("dernier bloc retiré", lambda o: o.rewrite(lambda blocks: blocks[:-1]), "réécrit"),
    ("blocs réordonnés", lambda o: o.rewrite(lambda blocks: [blocks[1], blocks[0], *blocks[2:]]), "réécrit"),
    ("date d'un bloc changée", lambda o: o.rewrite(lambda b: [{**b[0], "emis-le": "2025-01-01"}, *b[1:]]), "réécrit"),
    ("chaîne entière refaite", lambda o: o.rewrite(_resealed), "réécrit"),
]  # fmt: skip


def test_issues_that_only_grow_have_no_finding(office: Repository) -> None:
    office.issue(b"cinq, pas encore dans git")
    assert office.found() == []


@pytest.mark.parametrize("committed", [False, True], ids=["pas encore dans git", "dans un commit"])
@pytest.mark.parametrize(("change", "said"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_change_is_named_with_its_commit(
    office: Repository, change: Callable[[Repository], object], said: str, *, committed: bool
) -> None:
    change(office)
    if committed:
        office.commit("retouche")
    (finding,) = office.found()
    assert finding.level is Level.ERREUR
    assert finding.message.startswith(said)
    assert ("par le commit" if committed else "depuis le dernier commit") in finding.message
    undo = f"git revert {_commit_of(finding)}" if committed else f"git restore --staged --worktree {finding.file}"
    assert finding.remedy == f"L'annuler ({undo}) ; une correction est une nouvelle émission."


def test_a_chain_sealed_again_verifies_alone_and_git_tells(office: Repository) -> None:
    office.rewrite(_resealed)
    assert verify(office.emis, SHOWN) == []
    assert office.found()


def test_a_change_undone_is_told_and_no_error(office: Repository) -> None:
    original = _pdf(office).read_bytes()
    _pdf(office).write_bytes(b"autre")
    office.commit("retouche")
    _pdf(office).write_bytes(original)
    office.commit("rétabli")
    levels = {finding.level for finding in office.found()}
    assert levels == {Level.AVERTISSEMENT}


def _chained(blocks: list[Block]) -> list[Block]:
    """Blocks in this order, numbered and sealed as a chain that verifies."""
    chain: list[Block] = []
    for number, block in enumerate(blocks, start=1):
        chain.append(seal({**block, "seq": str(number)}, head(chain)))
    return chain


ENTERED_AGAIN: list[tuple[str, Callable[[list[Block]], list[Block]], Level]] = [
    ("same", lambda blocks: blocks, Level.AVERTISSEMENT),
    ("entered later", lambda b: [*b[:4], {**b[4], "inscrit-le": "2026-05-09"}], Level.AVERTISSEMENT),
    ("after an issue made since", lambda b: [*b[:3], {**b[2], "emis-le": "2026-05-08"},
        {**b[3], "inscrit-le": "2026-05-09"}, {**b[4], "inscrit-le": "2026-05-09", "emission": "5"}],
        Level.AVERTISSEMENT),
    ("after an issue that says it is older", lambda b: [*b[:3], {**b[2], "emis-le": "2026-03-03"}, b[3],
        {**b[4], "emission": "5"}], Level.ERREUR),
    ("another letter proven", lambda b: [*b[:4], {**b[4], "emission": "3", "dossier": b[2]["dossier"]}], Level.ERREUR),
    ("another letter replaced", lambda b: [*b[:3], {**b[3], "remplace": "2"}, b[4]], Level.ERREUR),
    ("with a key that is not ours", lambda b: [*b[:3], {**b[3], "emission": ["1"]}, b[4]], Level.ERREUR),
    ("another sum", lambda b: [*b[:3], {**b[3], "total": "1.00"}, b[4]], Level.ERREUR),
    ("another day", lambda b: [*b[:3], {**b[3], "emis-le": "2026-04-01"}, b[4]], Level.ERREUR),
    ("one of two", lambda b: b[:4], Level.ERREUR),
]  # fmt: skip


@pytest.mark.parametrize(("change", "level"), [row[1:] for row in ENTERED_AGAIN], ids=[row[0] for row in ENTERED_AGAIN])
def test_what_was_taken_away_and_entered_again_is_the_same_or_an_error(
    office: Repository, change: Callable[[list[Block]], list[Block]], level: Level
) -> None:
    blocks = office.blocks()
    proof = {**blocks[3], "nature": "preuve", "emission": "4", "verse-le": "2026-05-05", "remplace": "1"}
    issued = [*blocks[:3], {**blocks[3], "remplace": "1"}, {key: proof[key] for key in proof if key not in {
        "document", "emis-le", "total", "remplace"}}]  # fmt: skip
    register = office.emis / "registre.yaml"
    register.write_bytes(write(_chained(issued)))
    office.git("commit", "-qa", "--amend", "-m", "preuve")
    register.write_bytes(write(_chained(issued[:3])))
    office.commit("retiré")
    register.write_bytes(write(_chained(change(issued))))
    office.commit("inscrit de nouveau")
    (finding,) = (one for one in office.found() if "retiré" in office.git("log", "-1", "--format=%s", _commit_of(one)))
    assert finding.level is level


def test_what_was_there_when_an_issue_was_taken_away_may_be_older_than_it(office: Repository) -> None:
    """A register put together by hand kept the issue of another, made before ours: ours is entered again after it."""
    blocks = office.blocks()
    theirs, ours = {**blocks[3], "emis-le": "2026-03-20"}, {**blocks[3], "inscrit-le": "2026-05-09"}
    for message, kept in (("à la main", [*blocks[:3], theirs]), ("inscrit de nouveau", [*blocks[:3], theirs, ours])):
        (office.emis / "registre.yaml").write_bytes(write(_chained(kept)))
        office.commit(message)
    (finding,) = (one for one in office.found() if "par le commit" in one.message)
    assert (finding.level, "puis inscrit de nouveau" in finding.message) == (Level.AVERTISSEMENT, True)


def _commit_of(finding: Finding) -> str:
    return finding.message.partition("commit ")[2].partition(",")[0].partition(" ")[0]


def test_a_change_undone_is_no_error_where_git_writes_other_line_ends(office: Repository) -> None:
    register = office.emis / "registre.yaml"
    original = register.read_bytes()
    office.rewrite(_resealed)
    office.commit("retouche")
    register.write_bytes(original)
    office.commit("rétabli")
    register.write_bytes(original.replace(b"\n", b"\r\n"))
    assert {finding.level for finding in office.found()} == {Level.AVERTISSEMENT}


def test_a_git_that_does_not_answer_is_told(office: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    _pdf(office).write_bytes(b"autre")
    monkeypatch.setenv("PATH", "")
    (finding,) = office.found()
    assert (finding.level, finding.message.partition(" :")[0]) == (Level.AVERTISSEMENT, "git n'a pas répondu")


@pytest.mark.parametrize("rewriting", ["reset", "amend", "rebase"])
def test_an_issue_lost_by_rewriting_the_history_is_named(office: Repository, rewriting: str) -> None:
    if rewriting == "reset":
        office.git("reset", "-q", "--hard", "HEAD~1")
    elif rewriting == "amend":
        office.rewrite(_resealed)
        office.git("commit", "-qa", "--amend", "-m", "quatrième")
    else:
        (office.root / "note.txt").write_text("suite\n", encoding="utf-8")
        office.commit("suite")
        office.git("rebase", "-q", "--onto", "HEAD~2", "HEAD~1")
    found = office.found()
    assert any("historique réécrit" in finding.message for finding in found), found


def test_commits_squashed_lose_nothing_and_say_nothing(office: Repository) -> None:
    office.issue(b"cinq")
    office.commit("cinquième")
    office.git("reset", "-q", "--soft", "HEAD~2")
    office.git("commit", "-qm", "quatrième et cinquième")
    assert office.found() == []
    assert verify(office.emis, SHOWN) == []


def test_the_date_of_a_commit_is_not_the_date_of_an_issue(office: Repository) -> None:
    office.git("commit", "-q", "--amend", "--no-edit", "--date", "2020-01-01T00:00:00")
    assert office.found() == []
    assert [block["emis-le"] for block in office.blocks()] == [f"2026-0{number}-02" for number in (1, 2, 3, 4)]


def test_two_branches_that_issue_the_same_number_cannot_be_merged_in_silence(office: Repository) -> None:
    office.git("checkout", "-q", "-b", "autre", "HEAD~1")
    office.issue(b"quatre, sur une autre branche")
    office.commit("quatrième aussi")
    office.git("checkout", "-q", "main")
    assert any("branche non fusionnée" in finding.message for finding in office.found())
    office.git("merge", "-q", "autre", check=False)
    assert "UU " in office.git("status", "--porcelain"), "git itself stops on the register"
    told = [finding.message for finding in office.found()]
    assert not [one for one in told if "depuis le dernier commit" in one], "restoring one would lose the other"
    ours, theirs = (office.git("show", f"{branch}:{SHOWN}/registre.yaml") for branch in ("main", "autre"))
    (office.emis / "registre.yaml").write_text(ours + theirs[theirs.index("- seq: '4'") :], encoding="utf-8")
    assert any("bloc retiré, doublé ou déplacé" in finding.message for finding in verify(office.emis, SHOWN))


def test_a_shallow_clone_says_what_it_cannot_see(office: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    office.git("clone", "-q", "--depth", "1", f"file://{office.root}", str(clone))
    (finding,) = rewritten(clone, [REFERENCE])
    assert "clone superficiel" in finding.message
    assert (finding.file, finding.remedy) == ("cases", "Lancer « git fetch --unshallow ».")


def test_nothing_is_said_outside_git_nor_of_other_cases(office: Repository, tmp_path: Path) -> None:
    _pdf(office).unlink()
    assert rewritten(office.root, ["2026-0999"]) == []
    office.commit("retouche")
    assert rewritten(office.root, ["2026-0999"]) == []
    bare = tmp_path.parent / f"{tmp_path.name}-sans-git"
    bare.mkdir()
    assert rewritten(bare, [REFERENCE]) == []


PROGRAMS = (
    "core.fsmonitor", "diff.external", "diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.process",
    "core.pager", "core.sshCommand", "gpg.program", "core.editor",
)  # fmt: skip


def test_no_program_named_by_a_copied_repository_is_run(office: Repository, tmp_path: Path) -> None:
    """``.git/config`` comes with a folder copied whole; git itself would run what it names."""
    told = tmp_path / "temoin"
    hooks = tmp_path / "crochets"
    hooks.mkdir()
    program = hooks / "post-index-change"
    program.write_text(f"#!/bin/sh\necho $* >> {told}\n", encoding="utf-8")
    program.chmod(0o755)
    office.issue(b"un")
    office.commit("Un")
    for key in PROGRAMS:
        office.git("config", key, str(program))
    office.git("config", "log.showSignature", "true")
    office.git("config", "core.hooksPath", str(hooks))
    (office.root / ".git/info/attributes").write_text("** filter=x diff=x\n", encoding="utf-8")
    (office.emis / "registre.yaml").touch()
    _pdf(office).write_bytes(b"autre")
    assert [one.message.partition(" ")[0] for one in office.found()] == ["modifié"]
    assert not told.exists()


def test_what_git_converts_or_keeps_elsewhere_is_not_changed(office: Repository) -> None:
    """A register with the line ends of Windows, a letter of which git holds the pointer of Git LFS."""
    office.issue(b"cinq")
    letter = office.emis / "0005-relance-courrier" / "relance-courrier.pdf"
    digest = hashlib.sha256(b"cinq").hexdigest()
    letter.write_text(f"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 4\n", encoding="utf-8")
    office.commit("cinq, dans LFS")
    letter.write_bytes(b"cinq")
    register = office.emis / "registre.yaml"
    register.write_bytes(register.read_bytes().replace(b"\n", b"\r\n"))
    assert office.found() == []
    letter.write_bytes(b"six!")
    assert [one.message.partition(" ")[0] for one in office.found()] == ["modifié"]


@pytest.mark.parametrize(("name", "value"), ENVIRONMENT)
def test_no_word_of_the_environment_makes_git_look_elsewhere(
    office: Repository, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    office.rewrite(lambda blocks: blocks[:2])
    monkeypatch.setenv(name, value)
    (found,) = office.found()
    assert "des lignes en sont retirées ou changées" in found.message


def test_a_history_that_git_cannot_tell_is_not_taken_for_a_sound_one(office: Repository) -> None:
    office.rewrite(lambda blocks: blocks[:2])
    office.git("config", "diff.algorithm", "inconnu")
    assert [one.level for one in office.found() if "git n'a pas répondu" in one.message] == [Level.ERREUR]
