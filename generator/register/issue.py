"""Issuing: the bytes sent are frozen, chained and noted in the journal, all at once or not at all.

Everything is first written in a staging folder of ``emis/``; the file ``pret`` closes it. From then on the issue
can only be carried through: ``recover`` finishes it after a power cut. Before it, ``recover`` undoes it.
"""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator import git
from generator.case import Case
from generator.edit import with_item, with_keys
from generator.findings import CaseInvalid, Finding, Level, RecouvreError
from generator.model import Evenement
from generator.register.chain import Block, head, issues, parse, read, seal, write
from generator.register.form import is_folder_name, proof_faults, strangers
from generator.register.verify import dated, verify
from generator.writer import TEMPORARY, write_bytes

STAGING = f"{TEMPORARY}emission"
READY = "pret"
DATA = "donnees.json"
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


@dataclass(frozen=True)
class Emission:
    """What is issued: the document's files as sent, the data printed, and what made them."""

    document: str
    day: dt.date
    files: Mapping[str, bytes]
    data: Mapping[str, Any]  # JSON-ready, exactly what was printed
    fact: Mapping[str, Any]  # the journal fact, without « emis »
    total: str  # euros, « 4800.00 »
    iban: str
    engine: Mapping[str, str]  # versions and hashes of what made the document
    replaces: str = ""  # number of the issue this one corrects
    invoices: tuple[str, ...] = ()  # invoices asked for, when a letter asks for invoices
    asked: str = ""  # what it asks for them, euros
    overrides: tuple[str, ...] = ()  # recorded overrides: what, why, who, when


def issue(case: Case, emission: Emission) -> Block:
    """Freeze a document, chain it, append its fact to the journal; return its block.

    Raises:
        CaseInvalid: the register was tampered with, or the fact is refused.
        RecouvreError: an earlier issue of this case is not committed yet.
    """
    home, shown, blocks = _opened(case)
    _refuse_uncommitted(case, blocks)
    _refuse_backdated(blocks, emission.day)
    block = _block(emission, blocks)
    dossier = with_item(case, "journal", {**emission.fact, "emis": block["seq"]})
    files = {f"document/{name}": content for name, content in {**emission.files, DATA: _data(emission)}.items()}
    _stage(case, files, block, _written([*blocks, block], shown), dossier)
    recover(home)
    return block


def attach(
    case: Case, number: str, day: dt.date, proofs: Mapping[str, bytes], fate: Mapping[str, Any] | None = None
) -> Block:
    """Attach later proofs (deposit slip, AR, returned envelope) to an issue; return the new block.

    ``fate`` are the keys that the proofs teach of the letter (``presentee-le``, ``avis``, ``suivi``): they complete its
    fact in the journal, all at once with the register or not at all.

    Raises:
        CaseInvalid: no such issue, a proof or a key already there, or the register was tampered with.
        RecouvreError: a date that comes before what it follows.
    """
    home, shown, blocks = _opened(case)
    register = f"{shown}/registre.yaml"
    origin = next((one for one in issues(blocks) if one["seq"] == number), None)
    if origin is None:
        raise CaseInvalid([_refusal(register, "", f"aucune émission n° {number}.", "Voir le registre.")])
    _refuse_backdated(blocks, day)
    if fate:
        _refuse_disordered(case.dossier.journal[_noted(case, number)], fate, day)
    kept = [path.name for path in (home / origin["dossier"] / "preuve").glob("*")]
    if refused := [_refusal(register, *fault) for fault in proof_faults(proofs, kept)]:
        raise CaseInvalid(refused)
    files = {f"preuve/{name}": content for name, content in sorted(proofs.items())}
    dossier = with_keys(case, ("journal", _noted(case, number)), fate) if fate else b""
    block = seal(
        {
            "seq": str(len(blocks) + 1),
            "nature": "preuve",
            "emission": number,
            "dossier": origin["dossier"],
            "verse-le": day.isoformat(),
            "fichiers": _listed(files),
        },
        head(blocks),
    )
    _stage(case, files, block, _written([*blocks, block], shown), dossier)
    recover(home)
    return block


def _opened(case: Case) -> tuple[Path, str, list[Block]]:
    """The folder of a case's issues, its path as findings print it, and its register.

    Raises:
        CaseInvalid: what was issued is not what the register says.
    """
    home = case.folder / "emis"
    recover(home)
    shown = home.relative_to(case.root).as_posix()
    if damage := verify(home, shown):
        raise CaseInvalid(damage)
    return home, shown, read(home / "registre.yaml", f"{shown}/registre.yaml")


def _refuse_backdated(blocks: Sequence[Block], day: dt.date) -> None:
    """Nothing is registered before what the register already holds."""
    last = max(map(dated, blocks), default="")
    if day.isoformat() < last:
        raise RecouvreError(
            f"la dernière inscription au registre est du {dt.date.fromisoformat(last):%d/%m/%Y} : rien ne s'y inscrit "
            f"à la date du {day:%d/%m/%Y}. Relancer sans --au."
        )


def _refuse_disordered(fact: Evenement, fate: Mapping[str, Any], day: dt.date) -> None:
    """A letter leaves, is shown, is handed over, then is proved: a wrong date noted is only mended by hand."""
    steps = (
        ("l'émission", fact.date),
        ("la présentation", fate.get("presentee-le") or getattr(fact, "presentee_le", None)),
        ("la remise", fate.get("distribuee-le") or getattr(fact, "distribuee_le", None)),
        ("l'inscription des preuves", day),
    )
    for (what, early), (then, late) in pairwise((name, when) for name, when in steps if when):
        if late < early:
            raise RecouvreError(
                f"{then}, le {late:%d/%m/%Y}, précéderait {what}, le {early:%d/%m/%Y} : rien n'est joint. "
                "Relire les dates sur les preuves, puis relancer."
            )


def _noted(case: Case, number: str) -> int:
    """Place in the journal of the fact an issue proves."""
    for rank, fact in enumerate(case.dossier.journal):
        if str(fact.emis) == number:
            return rank
    message = f"aucun fait ne cite l'émission n° {number}."
    raise CaseInvalid([case.erreur(("journal",), message, "Ajouter « emis: … ».")])


def _refusal(file: str, key: str, message: str, remedy: str) -> Finding:
    return Finding(file, 0, 0, Level.ERREUR, key, message, remedy)


def recover(home: Path) -> str:
    """Finish or undo an interrupted issue; return ``FINISHED``, ``UNDONE`` or nothing.

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
        raise CaseInvalid([_refusal(f"{shown}/{STAGING}", "", _BROUGHT, _LOOK.format(f"{shown}/{STAGING}"))])
    name, _, base = ready.read_text(encoding="utf-8", errors="replace").strip().partition("\n")
    document, proofs = staging / "document", sorted((staging / "preuve").glob("*"))
    doubled = document.is_dir() and (home / name).exists()
    if not is_folder_name(name) or doubled or not all(proof.is_file() for proof in proofs):
        raise CaseInvalid([_refusal(f"{shown}/{STAGING}/{READY}", "", _STRANGE, f"Supprimer {shown}/{STAGING}.")])
    _refuse_changed(home, base)
    if document.is_dir():
        document.replace(home / name)
    for proof in proofs:
        write_bytes(home / name / "preuve" / proof.name, proof.read_bytes(), durable=True)
    for source, target in ((staging / "registre.yaml", home / "registre.yaml"),
                           (staging / "dossier.yaml", home.parent / "dossier.yaml")):  # fmt: skip
        if source.is_file():
            write_bytes(target, source.read_bytes(), durable=True)
    shutil.rmtree(staging)
    return FINISHED


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
            _refusal(f"cases/{path.relative_to(home.parent.parent).as_posix()}", "", _CHANGED, _AGAIN)
            for path in changed
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _written(blocks: Sequence[Block], shown: str) -> bytes:
    """Bytes of the register with one block more, once they read back as these blocks: after it, nothing changes."""
    content = write(blocks)
    if parse(content.decode("utf-8"), f"{shown}/registre.yaml") != [*blocks]:
        raise RecouvreError("ce qui serait inscrit au registre ne s'y relirait pas tel quel : rien n'est écrit.")
    return content


def _stage(case: Case, files: Mapping[str, bytes], block: Block, register: bytes, dossier: bytes) -> None:
    staging = case.folder / "emis" / STAGING
    for name, content in files.items():
        write_bytes(staging / name, content, durable=True)
    write_bytes(staging / "registre.yaml", register, durable=True)
    if dossier:
        write_bytes(staging / "dossier.yaml", dossier, durable=True)
    write_bytes(staging / READY, f"{block['dossier']}\n{case.sha256}\n".encode(), durable=True)


def _block(emission: Emission, blocks: Sequence[Block]) -> Block:
    number = len(blocks) + 1
    content: dict[str, Any] = {
        "seq": str(number),
        "nature": "emission",
        "document": emission.document,
        "dossier": f"{number:04d}-{emission.document}",
        "emis-le": emission.day.isoformat(),
        "total": emission.total,
        "iban": emission.iban,
        "fichiers": _listed({**emission.files, DATA: _data(emission)}),
        "moteur": dict(emission.engine),
    }
    if emission.invoices:
        content["factures"] = list(emission.invoices)
        content["reclame"] = emission.asked
    if emission.replaces:
        content["remplace"] = emission.replaces
    if emission.overrides:
        content["passer-outre"] = list(emission.overrides)
    return seal(content, head(blocks))


def _listed(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return [
        {"fichier": name, "sha256": hashlib.sha256(content).hexdigest(), "octets": str(len(content))}
        for name, content in sorted(files.items())
    ]


def _data(emission: Emission) -> bytes:
    return (json.dumps(emission.data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8")


def _refuse_uncommitted(case: Case, blocks: Sequence[Block]) -> None:
    """One case's chain is committed before it grows again; other cases do not matter."""
    shown = f"cases/{case.folder.name}/emis"
    files = [f"{block['dossier']}/{file['fichier']}" for block in blocks for file in block["fichiers"]]
    if not git.holds(case.root):
        return  # the chain itself protects
    if any(git.changed(case.root, shown, ("registre.yaml", *files))):
        raise RecouvreError(
            f"{shown} a des émissions qui ne sont pas encore enregistrées dans git. "
            "Les enregistrer (git add, git commit), puis relancer."
        )
