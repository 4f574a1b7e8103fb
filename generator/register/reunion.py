"""Two versions of a case that git could not put together: all that both hold is kept, or nothing is written.

The version git calls « ours » (that of the main branch, in a rebase) stays as it is, its chain untouched; what the
other one adds follows. Nothing is told to git: who asked looks, then does ``git add``.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import git
from generator.alone import alone
from generator.edit import with_elements
from generator.findings import CaseInvalid, Finding, RecouvreError, has_errors
from generator.load import case_of, misplaced
from generator.load.files import load_bytes
from generator.load.names import same_file_key
from generator.model import Dossier, Office
from generator.references import CASE_FILE, LOCK, OWN_FILES, REGISTER
from generator.register.chain import committed, sealed
from generator.register.conflict import BY_HAND, Conflict, conflict_of
from generator.register.form import strangers
from generator.register.sides import ChangedError, Element, Sides, renumbered, sides
from generator.register.splice import Spliced, said, splice
from generator.writer import below, sweep, write_bytes

_YOURS = "corriger le vôtre"
_MAIN = ("refs/remotes/*/HEAD", "refs/remotes/*/main", "refs/remotes/*/master")


class Reunion(Struct, frozen=True):
    """What was put together, and what is left to do."""

    to_continue: list[str]
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
        OSError: a folder of the case is a link; nothing is written.
    """
    folder = f"cases/{reference}"
    if found := misplaced(root, reference):
        raise CaseInvalid([found])
    with alone(root / folder):
        conflict = conflict_of(root, folder)
        chain = _chain(conflict, au)
        files = _files(conflict, chain)
        _refuse_others(conflict, chain)
        both, dossier = _dossier(conflict, chain, office)
        _write(conflict, {**files, **_lock(conflict), **dossier}, chain)
    return Reunion(
        conflict.operation.to_continue,
        [(section, item) for section, items in both.added.items() for item in items],
        both.alike,
        chain.folders,
        both.comments,
        f"{folder}/{LOCK}" in conflict.files,
    )


def _chain(conflict: Conflict, au: dt.date) -> Spliced:
    """The registers of both as one; nothing when git put them together."""
    register = f"{conflict.folder}/{REGISTER}"
    if register not in conflict.files:
        return Spliced(b"", {}, {}, {})
    if found := strangers(conflict.root / conflict.folder / "emis", f"{conflict.folder}/emis"):
        raise CaseInvalid(found)
    to_abandon = conflict.operation.to_abandon
    before, ours, theirs = conflict.versions(register)
    if ours is None or theirs is None:
        raise RecouvreError(
            f"{register} : une des deux versions supprime le registre. Ce qui est émis ne se retire pas : abandonner "
            f"({to_abandon}) ; une correction est une nouvelle émission."
        )
    chain = splice(before or b"", ours, theirs, register, au)
    for name in _main(conflict.root):
        known = committed(conflict.root, f"refs/remotes/{name}", register) or []  # spoilt: ``controler`` tells it
        if not set(chain.brought).isdisjoint(said(known)):
            raise RecouvreError(
                f"{register} : une émission qui prendrait un autre numéro est déjà connue de la branche principale "
                f"({name}) : c'est aux vôtres de la suivre. Abandonner ({to_abandon}), puis git rebase {name} ; votre "
                "branche est déjà envoyée : git switch sur la principale, puis git merge de la vôtre."
            )
    return chain


def _main(root: Path) -> list[str]:
    """The main branch as the server had it when git last asked: what it holds is known to all, and printed.

    Not every branch of the server: one that somebody pushed so as not to lose it binds nobody.
    """
    name = "%(if)%(symref)%(then)%(symref:lstrip=2)%(else)%(refname:lstrip=2)%(end)"
    return sorted(set((git.tell(root, "for-each-ref", f"--format={name}", *_MAIN) or "").split()))


def _files(conflict: Conflict, chain: Spliced) -> dict[str, bytes]:
    """The files of the other version's issues, where they go; each is what its register sealed.

    None takes the place of a file that ours sealed, such as another proof of the same name, on any machine.
    """
    emis, to_abandon = f"{conflict.folder}/emis", conflict.operation.to_abandon
    files: dict[str, bytes] = {}
    ours = {same_file_key(name): name for name in chain.kept}
    for place, (old, digest) in chain.files.items():
        content = conflict.brought(f"{emis}/{old}")
        if content is None or not sealed(content, digest):
            raise RecouvreError(
                f"{emis}/{old} : git n'en rend pas le contenu émis (absent, modifié, ou renvoi Git LFS) : rien n'est "
                f"écrit. Abandonner : {to_abandon}."
            )
        if (here := ours.get(same_file_key(place))) and (here != place or not sealed(content, chain.kept[here])):
            raise RecouvreError(
                f"{emis}/{place} : chacune des deux versions y a versé une preuve différente. Abandonner "
                f"({to_abandon}), renommer la vôtre et la verser de nouveau par « recouvre completer » sur l'autre "
                "version."
            )
        files[f"{emis}/{place}"] = content
    return files


def _refuse_others(conflict: Conflict, chain: Spliced) -> None:
    """Only the case, its lock, its register and the files of the issues that move are put together."""
    names = (*OWN_FILES, *(f"emis/{old}" for old, _ in chain.files.values()))
    for path in sorted(conflict.files.keys() - {f"{conflict.folder}/{name}" for name in names}):
        _, ours, theirs = conflict.versions(path)
        if ours is None or theirs is None:
            raise RecouvreError(
                f"{path} : une des deux versions supprime ou déplace ce fichier. Choisir (« git add » le garde, "
                "« git rm » l'ôte), puis relancer."
            )
        raise RecouvreError(
            f"{path} : deux fichiers différents portent ce nom. "
            + conflict.operation.corrected(
                "donner au vôtre un autre nom (git mv, puis « fichier: » et « id: » dans dossier.yaml)"
            )
        )


def _lock(conflict: Conflict) -> dict[str, bytes]:
    """The lock of one version, which « verser » completes; none when neither holds one any more."""
    path = f"{conflict.folder}/{LOCK}"
    _, ours, theirs = conflict.versions(path) if path in conflict.files else (None, None, None)
    content = theirs if ours is None else ours
    return {} if content is None else {path: content}


def _dossier(conflict: Conflict, chain: Spliced, office: Office) -> tuple[Sides, dict[str, bytes]]:
    """The case that holds what both versions do; nothing when git put it together and no number changes."""
    path = f"{conflict.folder}/{CASE_FILE}"
    if path not in conflict.files and not chain.numbers:
        return Sides(b"", {}, [], []), {}
    before, ours, theirs = _three(conflict, path)
    for content in (ours, theirs):
        if (loaded := load_bytes(content, path, Dossier)).value is None:
            raise _refused(loaded.findings, conflict, "corriger la version en erreur")
    try:
        both = sides(renumbered(before, chain.numbers, path), ours, renumbered(theirs, chain.numbers, path), path)
        return both, {path: _put_together(conflict, both, office)}
    except CaseInvalid as refused:
        correct = "lui donner le même nom dans les deux (git mv, et « reference: »)" if conflict.moved(path) else _YOURS
        raise _refused(refused.findings, conflict, correct) from refused
    except ChangedError as changed:
        ways = (
            conflict.operation.corrected("reprendre dans la vôtre ce que dit l'autre")
            if chain.content
            else f"{BY_HAND} Ou abandonner : {conflict.operation.to_abandon}."
        )
        raise RecouvreError(
            f"{path} : les deux versions changent ce qui était déjà écrit ({changed}) : une personne doit choisir. "
            f"{ways}"
        ) from changed


def _put_together(conflict: Conflict, both: Sides, office: Office) -> bytes:
    case, findings = case_of(conflict.root, conflict.folder.partition("/")[2], both.start, office)
    if case is None:
        raise CaseInvalid(findings)
    return with_elements(case, both.start, both.added, office)


def _refused(findings: Iterable[Finding], conflict: Conflict, correct: str) -> CaseInvalid:
    advice = conflict.operation.corrected(correct)
    errors = [one for one in findings if has_errors([one])]
    return CaseInvalid(one._replace(remedy=f"{one.remedy} {advice}".strip()) for one in errors)


def _three(conflict: Conflict, path: str) -> tuple[bytes, bytes, bytes]:
    """The case before, ours and the other, which all three must be."""
    before, ours, theirs = conflict.versions(path)
    if before is not None and ours is not None and theirs is not None:
        return before, ours, theirs
    if ours is not None and theirs is not None:
        advice = conflict.operation.corrected("renommer le vôtre (git mv, et « reference: »)")
        raise RecouvreError(f"{path} : la même référence a été donnée à deux dossiers. {advice}")
    raise RecouvreError(
        f"{path} : une des deux versions supprime ou déplace ce dossier. Abandonner ({conflict.operation.to_abandon}), "
        "puis en décider à deux : git revert de ce qui le supprime, ou le supprimer (le déplacer) aussi dans la vôtre."
    )


def _write(conflict: Conflict, files: Mapping[str, bytes], chain: Spliced) -> None:
    """Every file in its place, the register last: cut before it, git's marks are there still, and all is done again."""
    emis = f"{conflict.folder}/emis"
    moved = {path: git.ask(conflict.root, "cat-file", "blob", f"HEAD:./{path}") for path in _left(emis, chain)}
    back = {path: content for path, content in moved.items() if content is not None}
    register = {f"{emis}/registre.yaml": chain.content} if chain.content else {}
    targets = {below(conflict.root, path): content for path, content in {**back, **files, **register}.items()}
    for path in sorted(moved.keys() - back.keys()):
        _take_away(below(conflict.root, path))
    for target, content in targets.items():
        write_bytes(target, content, durable=True)
    sweep(conflict.root / conflict.folder)


def _left(emis: str, chain: Spliced) -> Iterator[str]:
    """Old places of the files that move: ours has its own issue there, or nothing."""
    return (f"{emis}/{old}" for old, _ in chain.files.values() if old not in chain.files)


def _take_away(path: Path) -> None:
    path.unlink(missing_ok=True)
    for home in path.parents[:2]:
        if home.is_dir() and not any(home.iterdir()):
            home.rmdir()
