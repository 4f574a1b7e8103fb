"""``cases/`` -> the cases of the office, or findings."""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from generator.case import Case
from generator.findings import CaseInvalid, Finding, Level, has_errors
from generator.load.checks import Known, check
from generator.load.files import Loaded, load_bytes, load_file
from generator.load.names import printable
from generator.load.office import load_office
from generator.load.source import conflict_remedy, conflicts
from generator.model import Dossier, Office
from generator.references import CASE_FILE, CASES, EXHIBITS, LOCK, REGISTER, case_folders, has_case_file

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def load_case(
    root: Path, reference: str, office: Office | None = None, au: date | None = None, known: Known | None = None
) -> Case:
    """Load and check ``cases/<reference>/dossier.yaml``; the office is loaded when it is not given.

    ``au`` is the day after which a fact is in the future; the office's own when absent, none failing that. ``known``
    spares looking again for what the same text had wrong in the same office.

    Raises:
        CaseInvalid: the case, or the office, has errors; all of them are listed.
    """
    case, findings = read_case(root, reference, office or load_office(root), au, known)
    if case is None:
        raise CaseInvalid(findings)
    return case


def read_case(
    root: Path, reference: str, office: Office | None, au: date | None = None, known: Known | None = None
) -> tuple[Case | None, list[Finding]]:
    """Load and check a case; it is ``None`` when it has errors. Without office, what needs one is not checked."""
    if found := misplaced(root, reference):
        return None, [found]
    loaded = load_file(root, case_file(reference), Dossier)
    case, findings = _checked(root, reference, loaded, office, lambda case: check(case, office, au, known))
    if marks := list(_conflicts_left(root, reference)):
        return None, sorted([*findings, *marks])
    return case, findings


def case_of(root: Path, reference: str, content: bytes, office: Office | None) -> tuple[Case | None, list[Finding]]:
    """Load and check a case from bytes that are not on disk yet (what ``edit`` is about to write), alone."""
    loaded = load_bytes(content, case_file(reference), Dossier)
    return _checked(root, reference, loaded, office, lambda case: check(case, office))


def case_file(reference: str) -> str:
    """Path of the YAML of a case, relative to the office's folder."""
    return f"{CASES}/{reference}/{CASE_FILE}"


def _checked(
    root: Path,
    reference: str,
    loaded: Loaded[Dossier],
    office: Office | None,
    checks: Callable[[Case], Iterable[Finding]],
) -> tuple[Case | None, list[Finding]]:
    if loaded.value is None:
        return None, list(loaded.findings)
    dossier = loaded.value.ordonne(office.cabinet.ordre_des_pieces) if office else loaded.value
    folder = root.joinpath(CASES, reference)
    sha256 = hashlib.sha256(loaded.content).hexdigest()
    case = Case(dossier, root, folder, sha256, loaded.positions)
    findings = sorted([*loaded.findings, *checks(case)])
    if has_errors(findings):
        return None, findings
    return Case(dossier, root, folder, sha256, loaded.positions, tuple(findings)), findings


def misplaced(root: Path, reference: str) -> Finding | None:
    """Refuse a reference that is not the plain name of a folder of ``cases/``."""
    folder = f"{root}/{CASES}/{reference}"
    if not _REFERENCE.fullmatch(reference):
        message, remedy = "la référence n'est pas un nom de dossier.", "Lettres, chiffres, point, tiret ; 40 au plus."
    elif os.path.islink(folder):  # noqa: PTH114 - folder is text
        message, remedy = "le répertoire du dossier est un lien.", "Mettre à sa place un vrai répertoire."
    elif not os.path.isdir(folder):  # noqa: PTH112 - same
        message, remedy = "ce dossier n'existe pas.", "Vérifier la référence ; « recouvre etat » les liste."
    else:
        return None
    return Finding.of_file(f"{CASES}/{reference}", message, remedy)


def _opened(path: str, flags: int) -> int:
    """Open without waiting: what lies there may be a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _conflicts_left(root: Path, reference: str) -> Iterator[Finding]:
    """Conflicts of git in the files that Recouvre writes: nothing of theirs is believed until they are settled."""
    for name in (LOCK, REGISTER):
        file = f"cases/{reference}/{name}"
        try:
            with open(f"{root}/{file}", "rb", opener=_opened) as stream:
                content = stream.read()
        except OSError:  # not there yet, or unreadable: told by those who need it
            continue
        for place in conflicts(content.decode("utf-8", "replace"))[:1]:
            yield Finding(file, *place, Level.ERREUR, "", "conflit git non résolu.", conflict_remedy(file))


def strays(root: Path) -> Iterator[Finding]:
    """What lies in ``cases/`` and would be passed over in silence."""
    seen: dict[str, str] = {}
    for name in case_folders(root):
        file = f"{CASES}/{name}"
        twin = seen.setdefault(name.casefold(), name)
        if twin != name:
            message = f"deux dossiers ne diffèrent que par la casse : {twin} et {name}."
            yield Finding.of_file(file, message, "Renommer l'un des deux : Windows les confond.")
        if not has_case_file(root, name):
            yield unopened(root, name)
    for path in (root / CASES).iterdir() if (root / CASES).is_dir() else ():
        if not path.name.isprintable():
            message = "le nom de ce fichier ou de ce répertoire n'est pas en UTF-8 : il n'est pas lu."
            yield Finding.of_file(f"{CASES}/{printable(path.name)}", message, "Le renommer.")
    for path in sorted((root / CASES).glob("*.y*ml")):
        message = "fichier hors d'un dossier : il n'est pas lu."
        remedy = f"Le placer dans {CASES}/<référence>/{CASE_FILE}."
        yield Finding.of_file(f"{CASES}/{path.name}", message, remedy, Level.AVERTISSEMENT)


def unopened(root: Path, name: str) -> Finding:
    """A folder of ``cases/`` without a case file, and what makes a case of it."""
    held = sorted(path.name for path in (root / CASES / name).glob("*"))
    misnamed = next((one for one in held if one.startswith(("dossier.", "Dossier."))), None)
    message = f"répertoire sans {CASE_FILE}" + (f" (il s'y trouve {misnamed})." if misnamed else ".")
    if not {*held} <= {EXHIBITS}:
        how = f"Nommer le fichier {CASE_FILE}"
    elif _REFERENCE.fullmatch(name):
        how = f"L'ouvrir (recouvre nouveau {name})"
    else:
        how = "Lui donner pour nom une référence (lettres sans accent, chiffres, point et tiret ; 40 au plus)"
    return Finding.of_file(f"{CASES}/{name}", message, f"{how}, ou ôter le répertoire.")
