"""The form of a register: what every block must hold before anything is read of it.

A register is a file of the repository like any other: anybody can write to it. No name of it may lead out of the
folder of its issue, no value may be missing; whether the values are those issued is for ``verify``.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.case import KeyPath
from generator.findings import Finding, Level
from generator.load.names import name_fault, printable, same_file_key
from generator.load.reader import Positions
from generator.load.shape import HASH, Fault, Right, place, wrong_values

RESTORE = "Rétablir la version enregistrée dans git ; une correction est une nouvelle émission."
REDO = (
    f"{RESTORE} Réuni à la main au dernier git pull, sans rien enregistrer ni envoyer depuis : git reset --keep "
    '"@{1}", git pull --rebase, puis « recouvre reunir ». Sinon : git revert de cet enregistrement, git push, '
    "git cherry-pick du vôtre (git reflog), puis « recouvre reunir »."
)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


_NUMBER: Right = re.compile(r"[1-9][0-9]{0,5}").fullmatch
_SIZE: Right = re.compile(r"[0-9]{1,12}").fullmatch
_TEXT: Right = str.isprintable
_NAME: Right = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch
_FILE: Right = re.compile(r"(preuve/)?[^./\\\x00][^/\\\x00]*").fullmatch

_KEYS: Mapping[str, Right] = {"seq": _NUMBER, "dossier": _NAME, "precedent": HASH, "bloc": HASH}
_KEYS_OF: Mapping[str, Mapping[str, Right]] = {
    "emission": {"document": _NAME, "emis-le": _is_day},
    "preuve": {"emission": _NUMBER, "verse-le": _is_day},
}
_MAY_SAY: Mapping[str, Right] = {
    "remplace": _NUMBER,
    "inscrit-le": _is_day,
    "total": _TEXT,
    "iban": _TEXT,
    "reclame": _TEXT,
}
_LISTS = ("factures", "passer-outre")
_FILE_KEYS: Mapping[str, Right] = {"fichier": _FILE, "sha256": HASH, "octets": _SIZE}


def faults(tree: Any, positions: Positions, shown: str) -> Iterator[Finding]:
    """What keeps a tree from being a register; ``shown`` is the path findings print."""
    for path, sentence in _blocks(tree):
        key = f"bloc {int(path[0]) + 1}" if path else ""
        yield Finding(shown, *place(positions, path), Level.ERREUR, key, sentence, RESTORE)


def is_folder_name(text: str) -> bool:
    """Tell whether a text can be the name of the folder of an issue."""
    return bool(_NAME(text))


def proof_faults(proofs: Mapping[str, bytes], kept: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What keeps files from being proofs of an issue that already ``kept`` some: name, sentence, remedy.

    A name must be the same file on every machine, and one that the register can be read back with.
    """
    taken = {same_file_key(name): name for name in kept}
    for name, content in proofs.items():
        if fault := name_fault(name):
            yield printable(name), fault.message, fault.remedy
        elif not content:
            yield name, "le fichier est vide : il ne prouve rien.", "Joindre la preuve elle-même."
        elif same_file_key(name) in taken:
            remedy = "Si c'est une autre, la renommer (Windows et macOS confondent les deux noms)."
            yield name, "une preuve de ce nom est déjà jointe.", remedy
        taken[same_file_key(name)] = name


def misplaced(shown: str, message: str) -> Finding:
    """The finding of what lies in the place of a file or a folder of ours."""
    remedy = "Mettre à sa place le fichier ou le répertoire lui-même, tel que git l'avait enregistré."
    return Finding.of_file(shown, message, remedy)


def strange(path: Path, shown: str) -> Finding | None:
    """Refuse what is neither a file nor a folder: a link, which leads elsewhere; a pipe, which is waited for."""
    if path.is_symlink():
        message = "c'est un lien : il n'est pas suivi."
    elif not (path.is_file() or path.is_dir()):
        message = "ce n'est ni un fichier ordinaire ni un répertoire."
    else:
        return None
    return misplaced(shown, message)


def strangers(home: Path, shown: str) -> list[Finding]:
    """What is strange at ``emis/`` (shown as ``shown``) or under it: nothing is read or written there."""
    if home.is_file():
        return [misplaced(shown, "c'est un fichier, pas un répertoire.")]
    every = (home, *sorted(home.rglob("*")))
    found = (strange(path, "/".join((shown, *path.relative_to(home).parts))) for path in every)
    return [finding for finding in found if finding is not None]


def _blocks(tree: Any) -> Iterator[Fault]:
    if not isinstance(tree, list):
        yield (), "ce fichier n'est pas une liste de blocs."
        return
    for rank, block in enumerate(tree):
        if not isinstance(block, dict):
            yield (rank,), "ce n'est pas un bloc du registre."
            continue
        nature = block.get("nature")
        if not isinstance(nature, str) or nature not in _KEYS_OF:
            yield (rank, "nature"), "un bloc est une émission (« emission ») ou une preuve (« preuve »)."
            continue
        said = {key: right for key, right in _MAY_SAY.items() if key in block}
        yield from wrong_values(block, {**_KEYS, **_KEYS_OF[nature], **said}, (rank,))
        for key in _LISTS:
            if not _is_list_of_text(block.get(key, [])):
                yield (rank, key), f"« {key} » n'est pas une liste de textes."
        yield from _files(block.get("fichiers"), (rank, "fichiers"))


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _files(files: Any, path: KeyPath) -> Iterator[Fault]:
    if not isinstance(files, list):
        yield path, "la liste des fichiers du bloc manque."
        return
    for rank, file in enumerate(files):
        if isinstance(file, dict):
            yield from wrong_values(file, _FILE_KEYS, (*path, rank))
        else:
            yield (*path, rank), "ce n'est pas un fichier du bloc."
