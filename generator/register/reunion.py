"""Two versions of a case that git could not put together: all that both hold is kept, or nothing is written.

The version git calls « ours » (that of the main branch, in a rebase) stays as it is, its chain untouched; what the
other one adds follows. Nothing is told to git: who asked looks, then does ``git add``.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator import git
from generator.edit import with_elements
from generator.findings import CaseInvalid, RecouvreError
from generator.load import case_of
from generator.load.reader import Tree
from generator.load.yaml_text import read_yaml
from generator.model import Office
from generator.register.splice import Spliced, sealed, splice
from generator.writer import write_bytes

BEFORE, OURS, THEIRS = "1", "2", "3"
_OPERATIONS = {  # what git keeps of what it was doing -> how to go on (no editor opens), how to give up
    "REBASE_HEAD": ("git -c core.editor=true rebase --continue", "git rebase --abort"),
    "CHERRY_PICK_HEAD": ("git -c core.editor=true cherry-pick --continue", "git cherry-pick --abort"),
    "REVERT_HEAD": ("git -c core.editor=true revert --continue", "git revert --abort"),
    "MERGE_HEAD": ("git commit --no-edit", "git merge --abort"),
    "refs/stash": ("git commit -m réuni && git stash drop", "git restore --source=HEAD --staged --worktree cases"),
}
_BY_HAND = "À la main : garder chaque fait, chaque paiement, chaque pièce des deux, puis effacer les lignes de git."
_AGAIN = "git commit -a --amend --no-edit, puis recommencer."
Element = tuple[str, Mapping[str, Tree]]


class _Operation(Struct, frozen=True):
    """What git was doing: the commit that brings the other version, and the one before it."""

    name: str
    other: str
    before: str

    @property
    def goes_on(self) -> list[str]:
        return _OPERATIONS[self.name][0].split(" && ")

    @property
    def gives_up(self) -> str:
        return _OPERATIONS[self.name][1]


class Reunion(Struct, frozen=True):
    """What was put together, and what is left to do."""

    goes_on: list[str]
    brought: list[Element]  # of one version, put in the other
    alike: list[Element]  # written the same in both, kept once
    issues: dict[str, str]  # folder of an issue of the other version -> its folder now
    comments: list[str]  # of the version put in the other: they are not brought
    pieces: bool  # the lock is that of one version only: « verser » completes it


def reunite(root: Path, reference: str, office: Office, au: dt.date) -> Reunion:
    """Put together the two versions of a case that git left in conflict.

    Raises:
        RecouvreError: no conflict, or one that a person must settle; nothing is written.
        CaseInvalid: one version has errors, or both together would; nothing is written.
    """
    folder = f"cases/{reference}"
    conflicts = git.unmerged(root, folder)
    if not conflicts:
        raise RecouvreError(f"git n'a aucun conflit en cours dans {folder}. {_BY_HAND}")
    operation = _operation(root, folder)
    dossier, lock, register = (f"{folder}/{name}" for name in ("dossier.yaml", "pieces.lock", "emis/registre.yaml"))
    chain = _chain(root, register, conflicts[register], operation, au) if register in conflicts else None
    files = dict(_files(root, f"{folder}/emis", chain, operation)) if chain else {}
    moved = {f"{folder}/emis/{old}" for old, _ in chain.files.values()} if chain else set()
    _refuse_others(set(conflicts) - {dossier, lock, register} - moved, operation)
    written = {**files, **({register: chain.content} if chain else {})}
    if lock in conflicts:
        written[lock] = _blob(root, conflicts[lock].get(OURS) or conflicts[lock][THEIRS])
    brought: dict[str, list[Mapping[str, Tree]]] = {}
    alike: list[Element] = []
    comments: list[str] = []
    if dossier in conflicts or (chain and chain.numbers):
        numbers = chain.numbers if chain else {}
        before, ours, theirs = _versions(root, dossier, conflicts.get(dossier), operation)
        versions = (_renumbered(before, numbers, dossier), ours, _renumbered(theirs, numbers, dossier))
        start, other, brought, alike = _sides(versions, dossier, operation)
        comments = list(_comments(other, start))
        with _beside(root, dict(written)):
            case, findings = case_of(root, reference, start, office)
            if case is None:
                raise CaseInvalid(findings)
            try:
                written[dossier] = with_elements(case, start, brought, office)
            except CaseInvalid as refused:
                advice = f"Abandonner ({operation.gives_up}), corriger le vôtre, {_AGAIN}"
                raise CaseInvalid(
                    one._replace(remedy=f"{one.remedy} {advice}") for one in refused.findings
                ) from refused
    for path, content in written.items():
        write_bytes(root / path, content, durable=True)
    for path in sorted(moved - set(files)):
        _give_back(root, path)
    return Reunion(
        operation.goes_on,
        [(section, item) for section, items in brought.items() for item in items],
        alike,
        chain.folders if chain else {},
        comments,
        lock in conflicts,
    )


def _operation(root: Path, folder: str) -> _Operation:
    for name in _OPERATIONS:
        if other := (git.tell(root, "rev-parse", "--verify", "--quiet", name) or "").strip():
            between = ("merge-base", "HEAD", other) if name == "MERGE_HEAD" else ("rev-parse", f"{other}^")
            before = (git.tell(root, *between) or "").strip()
            return _Operation(name, other, before) if name != "REVERT_HEAD" else _Operation(name, before, other)
    raise RecouvreError(f"{folder} : ce conflit ne vient ni d'une fusion ni d'un rebase. {_BY_HAND}")


def _chain(root: Path, register: str, versions: Mapping[str, str], operation: _Operation, au: dt.date) -> Spliced:
    if OURS not in versions or THEIRS not in versions:
        raise RecouvreError(
            f"{register} : une des deux versions supprime le registre. Ce qui est émis ne se retire pas : abandonner "
            f"({operation.gives_up}) ; une correction est une nouvelle émission."
        )
    remote = (git.tell(root, "branch", "-r") or "").strip()
    published = (git.tell(root, "branch", "-r", "--contains", "HEAD") or "").strip()
    if operation.name == "MERGE_HEAD" and remote and not published:
        raise RecouvreError(
            f"{register} : cette fusion mettrait vos émissions avant celles de la branche principale, dont le numéro "
            "est déjà connu. Abandonner et les mettre à la suite : git merge --abort, puis git pull --rebase."
        )
    before = _blob(root, versions[BEFORE]) if BEFORE in versions else b""
    return splice(before, _blob(root, versions[OURS]), _blob(root, versions[THEIRS]), register, au)


def _files(root: Path, emis: str, chain: Spliced, operation: _Operation) -> Iterator[tuple[str, bytes]]:
    """The files of the other version's issues, where they go; each is what its register sealed."""
    for place, (old, digest) in chain.files.items():
        content = git.ask(root, "cat-file", "blob", f"{operation.other}:./{emis}/{old}")
        if content is None or not sealed(content, digest):
            raise RecouvreError(
                f"{emis}/{old} : git n'en rend pas le contenu émis (absent, modifié, ou renvoi Git LFS) : rien n'est "
                f"écrit. Abandonner : {operation.gives_up}."
            )
        yield f"{emis}/{place}", content


def _refuse_others(paths: Iterable[str], operation: _Operation) -> None:
    if left := sorted(paths):
        raise RecouvreError(
            f"{left[0]} : deux fichiers différents portent ce nom. Abandonner ({operation.gives_up}), donner au vôtre "
            f"un autre nom (git mv, puis « fichier: » et « id: » dans dossier.yaml), {_AGAIN}"
        )


def _versions(
    root: Path, dossier: str, versions: Mapping[str, str] | None, operation: _Operation
) -> tuple[bytes, bytes, bytes]:
    """The case before, ours and the other; git may have put together a case whose issues it could not."""
    if versions is None:
        names = (operation.before, "HEAD", operation.other)
        before, ours, theirs = (git.ask(root, "cat-file", "blob", f"{name}:./{dossier}") for name in names)
        if before is not None and ours is not None and theirs is not None:
            return before, ours, theirs
        versions = {}
    if missing := {BEFORE, OURS, THEIRS} - versions.keys():
        what = (
            "la même référence a été donnée à deux dossiers. Abandonner ({0}), renommer le vôtre (git mv, et "
            f"« reference: »), {_AGAIN}"
            if missing == {BEFORE}
            else "une des deux versions supprime ou déplace ce dossier. Abandonner ({0}), ou choisir avec elle."
        )
        raise RecouvreError(f"{dossier} : {what.format(operation.gives_up)}")
    return _blob(root, versions[BEFORE]), _blob(root, versions[OURS]), _blob(root, versions[THEIRS])


def _renumbered(content: bytes, numbers: Mapping[str, str], dossier: str) -> bytes:
    """A case whose journal cites the issues by their new number."""
    if not numbers:
        return content
    tree, positions, findings = read_yaml(content.decode("utf-8"), dossier)
    if not isinstance(tree, dict):
        raise CaseInvalid(findings)
    lines = content.decode("utf-8").split("\n")
    for rank, fact in enumerate(tree.get("journal", [])):
        for key in ("emis", "remplace"):
            if key in fact and fact[key] in numbers:
                line = positions["journal", rank, key][0] - 1
                lines[line] = re.sub(
                    rf"(\b{key}\s*:\s*['\"]?){fact[key]}\b", rf"\g<1>{numbers[fact[key]]}", lines[line]
                )
    return "\n".join(lines).encode("utf-8")


def _sides(
    versions: tuple[bytes, bytes, bytes], dossier: str, operation: _Operation
) -> tuple[bytes, bytes, dict[str, list[Mapping[str, Tree]]], list[Element]]:
    """The version to start from, the other, what this one adds to it, and what both had added alike."""
    before, ours, theirs = (_tree(content, dossier) for content in versions)
    for start, start_tree, other, other_tree in ((versions[1], ours, versions[2], theirs),
                                                 (versions[2], theirs, versions[1], ours)):  # fmt: skip
        if (added := _added(before, other_tree)) is not None:
            alike: list[Element] = []
            for section, items in added.items():
                fresh = _less(start_tree.get(section, []), before.get(section, []))
                added[section] = _less(items, fresh)
                alike += [(section, item) for item in _less(items, added[section])]
            return start, other, added, alike
    changed = sorted(key for key in before if before[key] != ours.get(key) and before[key] != theirs.get(key))
    raise RecouvreError(
        f"{dossier} : les deux versions changent ce qui était déjà écrit ({', '.join(changed) or 'des clés'}) : une "
        f"personne doit choisir. {_BY_HAND} Ou abandonner : {operation.gives_up}."
    )


def _added(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Mapping[str, Tree]]] | None:
    """The elements that a version adds to the lists of a case; None when it changes anything else."""
    added: dict[str, list[Mapping[str, Tree]]] = {}
    for key in {**before, **after}:
        old, new = before.get(key) or [], after.get(key) or []
        if old == new:
            continue
        if not isinstance(old, list) or not isinstance(new, list) or _less(old, new):
            return None
        added[key] = _less(new, old)
    return added


def _less(items: Iterable[Any], taken: Iterable[Any]) -> list[Any]:
    """Elements of a list without those of another, each as many times as it is there."""
    left = list(items)
    for item in taken:
        if item in left:
            left.remove(item)
    return left


def _comments(other: bytes, start: bytes) -> Iterator[str]:
    """Comment lines of a version that the other does not hold."""
    kept = {line.strip() for line in start.decode("utf-8").splitlines()}
    for line in map(str.strip, other.decode("utf-8").splitlines()):
        if line.startswith("#") and line not in kept:
            yield line


@contextmanager
def _beside(root: Path, written: Mapping[str, bytes]) -> Iterator[None]:
    """Put the register and the lock in place: a case is read with them; what lay there comes back if it cannot be."""
    held = {path: (root / path).read_bytes() for path in written if (root / path).is_file()}
    try:
        for path, content in written.items():
            write_bytes(root / path, content, durable=True)
        yield
    except (RecouvreError, OSError):
        for path in written:
            if path in held:
                write_bytes(root / path, held[path], durable=True)
            else:
                (root / path).unlink(missing_ok=True)
        raise


def _give_back(root: Path, path: str) -> None:
    """Leave at the old place of an issue what ours holds there: its own issue, or nothing."""
    content = git.ask(root, "cat-file", "blob", f"HEAD:./{path}")
    if content is not None:
        write_bytes(root / path, content, durable=True)
        return
    (root / path).unlink(missing_ok=True)
    for home in (root / path).parents[:2]:
        if home.is_dir() and home.name != "emis" and not any(home.iterdir()):
            home.rmdir()


def _tree(content: bytes, dossier: str) -> dict[str, Any]:
    tree, _, findings = read_yaml(content.decode("utf-8"), dossier)
    if not isinstance(tree, dict):
        raise CaseInvalid(findings)
    return tree


def _blob(root: Path, name: str) -> bytes:
    content = git.ask(root, "cat-file", "blob", name)
    if content is None:
        raise RecouvreError("git ne rend pas une des deux versions : rien n'est écrit. Lancer « git status ».")
    return content
