"""Issuing: the bytes sent are frozen, chained and noted in the journal, all at once or not at all.

Everything is first written in a staging folder of ``emis/``; the file ``pret`` closes it. From then on the issue
can only be carried through: ``recovery`` finishes it after a power cut. Before it, ``recovery`` undoes it.
"""

import datetime as dt
import hashlib
import json
import re
import shlex
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator import git
from generator.alone import alone
from generator.case import Case
from generator.edit import item_added, unchanged, with_keys
from generator.findings import CaseInvalid, Finding, RecouvreError
from generator.model import FaitEnvoi, noted_as
from generator.references import CASE_FILE, REGISTER
from generator.register.chain import Block, by_number, head, parse, read, seal, write
from generator.register.form import proof_faults
from generator.register.recovery import READY, STAGING, carry_through
from generator.register.verify import dated, verify
from generator.writer import write_bytes

DATA = "donnees.json"


class Emission(Struct, frozen=True):
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
    remarks: tuple[Finding, ...] = ()  # what must be known of it before it leaves; the register keeps none of them


def issue(case: Case, emission: Emission, *, follows: bool = False) -> Block:
    """Freeze a document, chain it, append its fact to the journal; return its block.

    ``follows``: the issue before it in this case was made by the same run, which found the chain committed.

    Raises:
        CaseInvalid: the register was tampered with, or the fact is refused.
        RecouvreError: an earlier issue of this case is not committed yet, or another command is writing in it.
    """
    with alone(case.folder):
        block, register, dossier, _ = _next(case, emission, follows=follows)
        files = {f"document/{name}": content for name, content in {**emission.files, DATA: _data(emission)}.items()}
        _stage(case, files, block, register, dossier)
        carry_through(case.folder / "emis")
    return block


def rehearse(case: Case, emission: Emission) -> tuple[Block, Case]:
    """The block and the case that ``issue`` would leave, or what it raises; nothing is written.

    An issue interrupted before is carried through.
    """
    with alone(case.folder):
        block, _, _, after = _next(case, emission, follows=False)
    return block, after


def _next(case: Case, emission: Emission, *, follows: bool) -> tuple[Block, bytes, bytes, Case]:
    """The block of an issue, the register with it, the case with its fact (bytes, then read); errors of ``issue``."""
    _, _, blocks = _opened(case)
    if not follows:
        _refuse_uncommitted(case, blocks)
    _refuse_backdated(blocks, emission.day)
    block = _block(emission, blocks)
    dossier, after = item_added(case, unchanged(case), "journal", {**emission.fact, "emis": block["seq"]}, None)
    return block, _written(case, blocks, block), dossier, after


def attach(case: Case, number: str, day: dt.date, proofs: Mapping[str, bytes], fate: Mapping[str, Any]) -> Block | None:
    """Attach later proofs (deposit slip, AR, returned envelope) to an issue; return the new block.

    ``fate`` are the keys that the proofs teach of the letter (``presentee-le``, ``avis``, ``suivi``): they complete its
    fact in the journal, all at once with the register or not at all. Without proofs, the journal alone is completed.

    Raises:
        CaseInvalid: no such issue, a proof or a key already there, or the register was tampered with.
        RecouvreError: a date that comes before what it follows, or another command is writing in the case.
    """
    with alone(case.folder):
        blocks, origin, dossier = _completed(case, number, day, proofs, fate)
        if not proofs:
            write_bytes(case.folder / CASE_FILE, dossier, durable=True)
            return None
        files = {f"preuve/{name}": content for name, content in sorted(proofs.items())}
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
        _stage(case, files, block, _written(case, blocks, block), dossier)
        carry_through(case.folder / "emis")
    return block


def rehearse_attach(
    case: Case, number: str, day: dt.date, proofs: Mapping[str, bytes], fate: Mapping[str, Any]
) -> None:
    """Raise what ``attach`` would, and write nothing."""
    with alone(case.folder):
        _completed(case, number, day, proofs, fate)


def _completed(
    case: Case, number: str, day: dt.date, proofs: Mapping[str, bytes], fate: Mapping[str, Any]
) -> tuple[list[Block], Block, bytes]:
    """The register to add proofs to, the issue they prove, and the case with what they teach; errors of ``attach``."""
    home, shown, blocks = _opened(case)
    register = f"{shown}/registre.yaml"
    known = by_number(blocks)
    origin = known.get(number)
    if origin is None:
        told = f"Celles du dossier : {', '.join(one['dossier'] for one in known.values())}." if known else ""
        raise CaseInvalid([Finding.of_file(register, f"aucune émission n° {number}.", told or "Rien n'y est émis.")])
    _refuse_backdated(blocks, day)
    if fate:
        _refuse_disordered(_letter(case, number), fate, day)
    kept = [path.name for path in (home / origin["dossier"] / "preuve").glob("*")]
    if refused := list(proof_faults(proofs, kept)):
        raise CaseInvalid(Finding.of_file(register, why, remedy, key=name) for name, why, remedy in refused)
    return blocks, origin, with_keys(case, ("journal", _noted(case, number)), fate) if fate else b""


def _opened(case: Case) -> tuple[Path, str, list[Block]]:
    """The folder of a case's issues, its path as findings print it, and its register.

    Raises:
        CaseInvalid: what was issued is not what the register says.
    """
    home = case.folder / "emis"
    carry_through(home)
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


def _refuse_disordered(fact: FaitEnvoi, fate: Mapping[str, Any], day: dt.date) -> None:
    """A letter leaves, is shown, is handed over, then is proved: a wrong date noted is only mended by hand."""
    steps = (
        ("l'émission", fact.date),
        ("la présentation", fate.get("presentee-le") or fact.presentee_le),
        ("la remise", fate.get("distribuee-le") or fact.distribuee_le),
        ("l'inscription des preuves", day),
    )
    for (what, early), (then, late) in pairwise((name, when) for name, when in steps if when):
        if late < early:
            raise RecouvreError(
                f"{then}, le {late:%d/%m/%Y}, précéderait {what}, le {early:%d/%m/%Y} : rien n'est joint. "
                "Relire les dates sur les preuves, puis relancer."
            )


def _letter(case: Case, number: str) -> FaitEnvoi:
    """The fact an issue proves, which its proofs complete when it is a letter."""
    fact = case.dossier.journal[_noted(case, number)]
    if not isinstance(fact, FaitEnvoi):
        raise RecouvreError(
            f"l'émission n° {number} n'est pas une lettre au débiteur : le journal n'en garde ni suivi, "
            "ni présentation, ni avis. Joindre la preuve seule."
        )
    return fact


def _noted(case: Case, number: str) -> int:
    """Place in the journal of the fact an issue proves."""
    if found := noted_as(case.dossier.journal, number):
        return found[0]
    message = f"aucun fait ne cite l'émission n° {number}."
    raise CaseInvalid([case.erreur(("journal",), message, "Ajouter « emis: … ».")])


def _written(case: Case, blocks: Sequence[Block], block: Block) -> bytes:
    """Bytes of the register with one block more, its own left as they are, once they read back as these blocks."""
    register = case.folder / REGISTER
    before = register.read_bytes() if register.is_file() else write([])
    content = before + write([*blocks, block])[len(write(blocks)) :]
    if parse(content, case.shown(REGISTER)) != [*blocks, block]:
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
    if emission.asked:
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
        if blocks and git.is_there(case.root):
            raise RecouvreError(
                f"git ne répond pas : on ne sait pas si les émissions de {shown} y sont enregistrées. "
                "Lancer « git status » pour savoir pourquoi (git est-il installé ?), puis relancer."
            )
        return  # the chain itself protects
    # Whatever its file: nothing can be committed until then, and « git merge --abort » would take the issue away too.
    if conflicts := git.unmerged(case.root, "."):
        raise RecouvreError(
            f"un conflit est à régler dans {min(conflicts)} : ce qui serait émis d'ici là se perdrait s'il était "
            f"annulé. {_settled(min(conflicts))}, puis relancer."
        )
    if any(git.changed(case.root, shown, ("registre.yaml", *files))):
        raise RecouvreError(
            f"{shown} a des émissions qui ne sont pas encore enregistrées dans git. "
            f"Les enregistrer : {git.recording([case.folder.name], f'{case.folder.name} : émission')}, puis relancer."
        )


def _settled(path: str) -> str:
    """How a conflict is settled: « reunir » does that of a case, any other is mended by hand."""
    if case := re.match(r"cases/(?!_)([^/]+)/", path):
        return f"Lancer « recouvre reunir {case[1]} » et ce qu'il donne à lancer"
    return f"Le corriger, puis git add {shlex.quote(path)} et ce que « git status » donne à lancer"
