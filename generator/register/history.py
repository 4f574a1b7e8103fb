"""What git remembers of the issues: a register only grows, an issued file is never changed, moved or taken away."""

import os
import re
import shlex
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import git
from generator.findings import CaseInvalid, Finding, Level
from generator.register.chain import committed, read
from generator.register.splice import said
from generator.register.verify import dated

_REGISTER = "/registre.yaml"
_WHERE = ":(glob)cases/*/emis/**"
_SHAPE = ("--relative", "--no-renames", "--raw", "--numstat")
_LOG = ("log", *_SHAPE, "--diff-merges=first-parent", "--format=commit %h")
_DIFF = ("diff", *_SHAPE)
_RAW = re.compile(r":\d+ \d+ \S+ \S+ (?P<state>[A-Z])\d*\t(?P<path>.+)")
_NUMSTAT = re.compile(r"(?:\d+|-)\t(?P<gone>\d+|-)\t(?P<path>.+)")
_CASE = re.compile(r"cases/(?P<reference>[^/]+)/emis/.+")
_STATES = {"M": "modifié", "D": "supprimé", "T": "remplacé par autre chose"}
_REWRITTEN = "réécrit (des lignes en sont retirées ou changées)"
_CORRECTION = "une correction est une nouvelle émission."
_LOST = "Fusionner la branche qui la porte, ou rétablir ce commit."
_OLDEST = 200  # moves of HEAD looked at
_FEW = 200  # cases named on git's command line; beyond, all are listed


class _Change(Struct, frozen=True):
    """A file of ``emis/`` changed otherwise than by adding to it; ``commit`` is empty for what is not committed."""

    commit: str
    path: str
    state: str


def rewritten(root: Path, references: list[str]) -> list[Finding]:
    """What happened to issues in git: in its commits, in the files not committed yet, in commits left aside.

    Nothing is said outside git. A shallow clone is named, and a git that does not answer: the history is not read.
    """
    shallow = git.tell(root, "rev-parse", "--is-shallow-repository")
    if shallow is None:
        return [_unread(Level.AVERTISSEMENT)] if git.is_there(root) else []
    if git.tell(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return []  # no commit yet
    wanted = set(references)
    log = git.tell(root, *_LOG, "--", _WHERE)
    changes = (change for change in _parsed(log or "") if _concerned(change.path, wanted))
    findings = [_told(root, change) for change in changes]
    # Until a conflict is settled, what is on disk is neither version: restoring one would lose the other.
    settled = wanted - {path.split("/")[1] for path in git.unmerged(root, "cases")}
    held = _held(root, sorted(settled))
    pending = list(_not_committed(root, held, settled))
    findings += [_told(root, change) for change in pending]
    findings += _half_committed(root, held, sorted(settled - {change.path.split("/")[1] for change in pending}))
    if log is None:
        findings.append(_unread(Level.ERREUR))
    findings += [_missing(change) for change in _left_aside(root) if _concerned(change.path, settled)]
    if shallow.strip() == "true":
        sentence = "historique git tronqué (clone superficiel) : les modifications passées ne sont pas contrôlées."
        findings.append(Finding.of_file("cases", sentence, "Lancer « git fetch --unshallow ».", Level.AVERTISSEMENT))
    return findings


def _unread(level: Level) -> Finding:
    sentence = "git n'a pas répondu : les modifications passées ne sont pas contrôlées."
    return Finding.of_file("cases", sentence, "Lancer « git log » pour savoir pourquoi.", level)


def _held(root: Path, references: list[str]) -> dict[str, str]:
    """What HEAD holds of these issues."""
    named = [f"cases/{reference}/emis/" for reference in references] if len(references) <= _FEW else ["cases/"]
    return git.blobs(root, "HEAD", *named)


def _half_committed(root: Path, held: Mapping[str, str], references: list[str]) -> Iterator[Finding]:
    """Issues that the register of HEAD tells of and HEAD does not hold: « git commit -a » leaves new files behind."""
    for home in (f"cases/{reference}/emis" for reference in references):
        register = home + _REGISTER
        if register not in held or not git.names(root / register, held[register]):
            continue
        there = (path.relative_to(root).as_posix() for path in (root / home).glob("[0-9]*/**/*") if path.is_file())
        absent = [name for name in there if name not in held]
        if absent and (left := min(_registered(root, home).intersection(absent), default="")):
            sentence = "le registre est enregistré dans git, ce fichier non : personne d'autre ne l'aura."
            yield Finding.of_file(left, sentence, f"L'enregistrer : git add -f {shlex.quote(home)}, puis git commit.")


def _registered(root: Path, home: str) -> set[str]:
    """Files that the register of a case names: what else lies there, ``verify`` tells."""
    try:
        blocks = read(root / (home + _REGISTER), home + _REGISTER)
    except CaseInvalid:
        return set()  # ``verify`` says what is wrong with it
    return {f"{home}/{block['dossier']}/{file['fichier']}" for block in blocks for file in block["fichiers"]}


def _not_committed(root: Path, held: Mapping[str, str], wanted: Collection[str]) -> Iterator[_Change]:
    """What HEAD holds of these issues and the disk does not, or no longer the same."""
    for name, blob in held.items():
        path = root / name
        if not _concerned(name, wanted) or git.names(path, blob):
            continue
        if path.is_symlink() or not path.is_file():
            yield _Change("", name, _STATES["T" if os.path.lexists(path) else "D"])
        elif not name.endswith(_REGISTER):
            yield _Change("", name, _STATES["M"])
        elif not git.unix(path.read_bytes()).startswith(git.unix(git.ask(root, "cat-file", "blob", blob) or b"\0")):
            yield _Change("", name, _REWRITTEN)


def _concerned(path: str, wanted: Collection[str]) -> bool:
    found = _CASE.fullmatch(path)
    return found is not None and found["reference"] in wanted


def _left_aside(root: Path) -> Iterator[_Change]:
    """Issues that HEAD once held and holds no more: a branch not merged, or a history written anew."""
    moves = (git.tell(root, "log", "-g", f"-{_OLDEST}", "--format=%h", "HEAD") or "").split()
    gone: set[str] = set()
    for commit in dict.fromkeys(moves):
        if git.tell(root, "merge-base", "--is-ancestor", commit, "HEAD") is not None:
            continue
        lost = git.tell(root, *_DIFF, commit, "HEAD", "--", _WHERE)
        for change in _parsed(lost or ""):
            if change.path not in gone and not _elsewhere(root, commit, change.path):
                gone.add(change.path)
                yield _Change(commit, change.path, change.state)


def _elsewhere(root: Path, commit: str, path: str, now: str = "HEAD") -> bool:
    """Whether a commit holds what another held at a path of ``emis``: « reunir » gives an issue another number."""
    home = f"{path.partition('/emis/')[0]}/emis"
    if not path.endswith(_REGISTER):
        return git.blobs(root, commit, path).get(path) in git.blobs(root, now, f"{home}/").values()
    held, kept = (committed(root, one, path) for one in (commit, now))
    return held is not None and kept is not None and set(said(held)) <= set(said(kept))


def _parsed(text: str) -> Iterator[_Change]:
    """Changes that take something away; bytes added at the end of a register take away none of its lines."""
    commit, deleted = "", set()
    for line in text.splitlines():
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif (raw := _RAW.fullmatch(line)) and raw["state"] in _STATES:
            if not (raw["state"] == "M" and raw["path"].endswith(_REGISTER)):
                deleted.add((commit, raw["path"]))
                yield _Change(commit, raw["path"], _STATES[raw["state"]])
        elif (path := _shortened(line)) and (commit, path) not in deleted:
            yield _Change(commit, path, _REWRITTEN)


def _shortened(line: str) -> str:
    """The register that a line of figures says lost lines, or nothing."""
    counted = _NUMSTAT.fullmatch(line)
    lost = counted is not None and counted["gone"] != "0" and counted["path"].endswith(_REGISTER)
    return counted["path"] if counted is not None and lost else ""


def _told(root: Path, change: _Change) -> Finding:
    when = f"par le commit {change.commit}" if change.commit else "depuis le dernier commit"
    if change.commit and _restored(root, change):
        return Finding.of_file(change.path, f"{change.state} {when}, puis rétabli.", level=Level.AVERTISSEMENT)
    if change.commit and _entered_again(root, change):
        message = f"{change.state} {when}, puis inscrit de nouveau, sous le numéro qui suit."
        return Finding.of_file(change.path, message, level=Level.AVERTISSEMENT)
    message = f"{change.state} {when} : ce qui est émis ne change plus."
    undo = (
        f"git revert {change.commit}"
        if change.commit
        else f"git restore --staged --worktree {shlex.quote(change.path)}"
    )
    return Finding.of_file(change.path, message, f"L'annuler ({undo}) ; {_CORRECTION}")


def _restored(root: Path, change: _Change) -> bool:
    """Whether the file is again what it was first issued as; a register, whether it holds all it ever honestly held."""
    grows = change.path.endswith(_REGISTER)
    commits = (git.tell(root, "log", "--reverse", "--format=%h", "--", change.path) or "").split()
    answers = (git.ask(root, "cat-file", "blob", f"{commit}:./{change.path}") for commit in commits)
    honest: bytes | None = None
    for version in (git.unix(answer) for answer in answers if answer is not None):
        if honest is None or (grows and version.startswith(honest)):
            honest = version
    try:
        now = git.unix((root / change.path).read_bytes())
    except OSError:
        return False
    return honest is not None and (now.startswith(honest) if grows else now == honest)


def _entered_again(root: Path, change: _Change) -> bool:
    """Whether what a commit took away was entered again since, as when an issue put together by hand is made again.

    Nothing may have slipped in before it: an issue that says it is older would pass for one that was there first.
    """
    before = f"{change.commit}^"
    register = f"{change.path.partition('/emis/')[0]}/emis{_REGISTER}"
    if _elsewhere(root, before, register, change.commit) or not _elsewhere(root, before, change.path):
        return False
    was, left, now = (committed(root, commit, register) or [] for commit in (before, change.commit, "HEAD"))
    days = dict(zip(said(was), map(dated, was), strict=True))
    last, stayed = max(days.values(), default=""), said(left)
    entered = ((told, dated(block)) for told, block in zip(said(now), now, strict=True) if told not in stayed)
    return all(day >= days.get(told, last) for told, day in entered)


def _missing(change: _Change) -> Finding:
    message = (
        f"le commit {change.commit} en avait une version qui n'est pas ici : branche non fusionnée, ou historique "
        "réécrit (rebase, reset, amend)."
    )
    return Finding.of_file(change.path, message, _LOST, Level.AVERTISSEMENT)
