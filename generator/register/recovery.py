"""An issue interrupted by a power cut or a full disk: finished when it was ready, undone when it was not."""

import hashlib
import shutil
from pathlib import Path

from generator import git
from generator.alone import alone
from generator.findings import CaseInvalid, Finding
from generator.register.form import is_folder_name, strangers
from generator.writer import TEMPORARY, write_bytes

STAGING = f"{TEMPORARY}emission"
READY = "pret"
UNDONE = "une émission interrompue a été annulée."
FINISHED = "une émission interrompue a été achevée."
_STRANGE = "ce n'est pas une émission interrompue de Recouvre : elle nomme un répertoire qui ne peut être le sien."
_BROUGHT = (
    "cette émission interrompue est enregistrée dans git : elle ne vient pas forcément de cette machine, et l'achever "
    "remplacerait le dossier et le registre par ce qu'elle contient."
)
_LOOK = "La sienne : git rm -r --cached {0}, git commit, puis relancer. Une autre : supprimer {0}, puis git commit."
_CHANGED = "modifié depuis l'émission interrompue, qui reste à achever : le changement serait perdu."
_AGAIN = "Le copier à part, rétablir le fichier (git restore), relancer, puis refaire le changement."


def recover(home: Path) -> str:
    """Finish or undo an interrupted issue; return ``FINISHED``, ``UNDONE`` or nothing.

    Raises:
        CaseInvalid: as ``carry_through``.
        RecouvreError: it is not interrupted: another command is writing it.
    """
    if not (home / STAGING).is_dir():
        return ""
    with alone(home.parent):
        return carry_through(home)


def carry_through(home: Path) -> str:
    """``recover``, in a case that is held.

    The staging folder holds the final bytes of everything, so finishing twice gives the same files.

    Raises:
        CaseInvalid: what lies there was not left by an issue: it names no folder of one, or holds links; git holds it,
            so that it may have come with a commit; or the case was written to since.
    """
    staging = home / STAGING
    if not staging.is_dir():
        return ""
    shown = f"cases/{home.parent.name}/emis"
    if found := strangers(home, shown):
        raise CaseInvalid(found)
    ready = staging / READY
    if not ready.is_file():
        shutil.rmtree(staging)
        return UNDONE
    if git.blobs(home.parents[2], "HEAD", f"{shown}/{STAGING}/"):
        raise CaseInvalid([Finding.of_file(f"{shown}/{STAGING}", _BROUGHT, _LOOK.format(f"{shown}/{STAGING}"))])
    name, _, base = ready.read_text(encoding="utf-8", errors="replace").strip().partition("\n")
    if not is_folder_name(name) or not _fits(home, name):
        raise CaseInvalid([Finding.of_file(f"{shown}/{STAGING}/{READY}", _STRANGE, f"Supprimer {shown}/{STAGING}.")])
    _refuse_changed(home, base)
    _put_in_place(home, name)
    shutil.rmtree(staging)
    return FINISHED


def _fits(home: Path, name: str) -> bool:
    """Whether what was staged for the folder of an issue takes the place of no other, and holds files alone."""
    doubled = (home / STAGING / "document").is_dir() and (home / name).exists()
    return not doubled and all(proof.is_file() for proof in (home / STAGING / "preuve").glob("*"))


def _put_in_place(home: Path, name: str) -> None:
    """The document, its proofs, then the register, the case last."""
    staging = home / STAGING
    if (staging / "document").is_dir():
        (staging / "document").replace(home / name)
    for proof in sorted((staging / "preuve").glob("*")):
        write_bytes(home / name / "preuve" / proof.name, proof.read_bytes(), durable=True)
    for source, target in ((staging / "registre.yaml", home / "registre.yaml"),
                           (staging / "dossier.yaml", home.parent / "dossier.yaml")):  # fmt: skip
        if source.is_file():
            write_bytes(target, source.read_bytes(), durable=True)


def _refuse_changed(home: Path, base: str) -> None:
    """What was written since an issue was cut is nobody's to lose: the case as it was, a register that only grows.

    ``base`` is the SHA-256 of ``dossier.yaml`` when the issue was prepared.
    """
    dossier, register, staging = home.parent / "dossier.yaml", home / "registre.yaml", home / STAGING
    staged, grown = staging / "dossier.yaml", staging / "registre.yaml"
    changed = [dossier] if staged.is_file() and _digest(dossier) not in {base, _digest(staged)} else []
    if grown.is_file() and register.is_file() and not grown.read_bytes().startswith(register.read_bytes()):
        changed.append(register)
    if changed:
        raise CaseInvalid(
            Finding.of_file(f"cases/{path.relative_to(home.parent.parent).as_posix()}", _CHANGED, _AGAIN)
            for path in changed
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
