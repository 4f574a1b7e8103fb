"""The letters that left, as the page of a case shows them: those of the register, and those the journal alone knows.

What was issued is shown from its frozen bytes, and only if they are those the register names.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import structs

from generator.build import pictures
from generator.build.bench import Bench
from generator.case import Case
from generator.documents import CATALOGUE
from generator.model import FaitAutreCourrier, FaitCourrier
from generator.pages import words
from generator.pages.types import CourrierVu, PieceVue
from generator.register.chain import Block, issued_on, issues, sealed

Lettre = FaitCourrier | FaitAutreCourrier
_PUBLISHED = frozenset({".pdf", ".eml"})  # what ``emettre`` freezes; its data stay in the case
_LETTERS = frozenset({"relance", "mise-en-demeure", "courriel"})  # natures of the pièce that is the letter itself


def letters(bench: Bench, case: Case, pieces: Sequence[PieceVue], blocks: Sequence[Block]) -> tuple[CourrierVu, ...]:
    """Letters issued (the ``blocks`` of the register) or sent, newest first."""
    facts = [fact for fact in case.dossier.journal if isinstance(fact, Lettre)]
    noted = {str(fact.emis): fact for fact in facts if fact.emis is not None}
    issued = issues(blocks)
    proofs = [block for block in blocks if block["nature"] == "preuve"]
    corrections = {str(block["remplace"]): str(block["seq"]) for block in issued if block.get("remplace")}
    shown = []
    for block in issued:
        number = str(block["seq"])
        letter = _issued(bench, case, block, noted.get(number), proofs)
        said = _said_of(block, noted.get(number), corrections.get(number, ""))
        shown.append(structs.replace(letter, envoi=", ".join(said)))
    known = {str(block["seq"]) for block in issued}
    by_id = {one.piece.id: one for one in pieces}
    shown += [_noted(fact, by_id) for fact in facts if str(fact.emis) not in known]
    return tuple(sorted(shown, key=lambda letter: letter.date, reverse=True))


def _issued(bench: Bench, case: Case, block: Block, fact: Lettre | None, proofs: Sequence[Block]) -> CourrierVu:
    document = str(block["document"])
    entry = CATALOGUE.get(document)
    attached = tuple(
        PurePosixPath(file["fichier"]).name
        for proof in proofs
        if proof.get("emission") == block["seq"]
        for file in proof["fichiers"]
    )
    files = [file for file in block["fichiers"] if PurePosixPath(file["fichier"]).suffix in _PUBLISHED]
    made = {file["fichier"]: _publish(bench, case, block, file) for file in files}
    changed = [name for name, path in made.items() if not path]
    alert = f"{', '.join(changed)} : absent ou modifié depuis l'émission. Lancer « recouvre controler »."
    return CourrierVu(
        document=document,
        titre=entry.titre if entry else document,
        etat=_state(fact, proved=bool(attached)) if fact or attached else "emis",
        date=issued_on(block),
        fichiers=tuple(path for path in made.values() if path),
        apercu=next((seen for path in made.values() if (seen := bench.picture(path))), ""),
        preuves=fact.preuves if fact else (),
        jointes=attached,
        alerte=alert if changed else "",
    )


def _said_of(block: Block, fact: Lettre | None, corrected_by: str) -> Iterator[str]:
    if block.get("remplace"):
        yield f"corrige l’émission n° {block['remplace']}"
    if corrected_by:
        yield f"corrigée par l’émission n° {corrected_by}"
    if fact:
        yield from _said(fact)


def _publish(bench: Bench, case: Case, block: Block, file: Mapping[str, str]) -> str:
    """Put a frozen file beside the page, with its picture; empty when it is not what the register names.

    All in one folder, under the number of the issue: a folder each would be looked at in every build.
    """
    name, key = file["fichier"], file["sha256"]
    path = f"emis/{int(block['seq']):04d}-{name}"
    if bench.fresh(f"{bench.home}/{path}", key):
        bench.fresh(f"{bench.home}/{bench.picture_name(path)}", key)
        return path
    source = case.folder / "emis" / block["dossier"] / name
    if source.is_symlink() or source.parent.is_symlink():
        return ""  # it may lead to the file of another case
    try:
        content = source.read_bytes()
    except OSError:
        return ""
    if not sealed(content, key):
        return ""
    bench.put(f"{bench.home}/{path}", content, key)
    if path.endswith(".pdf"):
        bench.put_picture(path, pictures.letter(content), key)
    return path


def _noted(fact: Lettre, pieces: Mapping[str, PieceVue]) -> CourrierVu:
    """A letter of the journal: the pièce that is the letter is shown, the others prove it."""
    own = next((one for name in fact.preuves if (one := pieces.get(name)) and one.piece.nature in _LETTERS), None)
    return CourrierVu(
        document="",
        titre=words.FAITS[fact.type],
        etat=_state(fact, proved=True),
        date=fact.date,
        fichiers=(own.fichier,) if own and own.fichier else (),
        apercu=own.apercu if own else "",
        envoi=", ".join(_said(fact)),
        preuves=fact.preuves,
    )


def _state(fact: Lettre | None, *, proved: bool) -> str:
    """« émis » until something says that it left: a proof, a number, a fate."""
    if fact is None:
        return "envoye" if proved else "emis"
    if fact.distribuee_le or fact.avis == "distribue":
        return "recu"
    left = proved or fact.suivi or fact.presentee_le or fact.avis or fact.preuves
    return "envoye" if left else "emis"


def _said(fact: Lettre) -> Iterator[str]:
    if isinstance(fact, FaitAutreCourrier):
        yield f"à {fact.debiteur}"
    if fact.envoi:
        yield words.shown(fact.envoi)
    if fact.suivi:
        yield f"n°\N{NO-BREAK SPACE}{fact.suivi}"  # the number itself is copied as it is
    if fact.presentee_le:
        yield f"présentée le {words.date_courte(fact.presentee_le)}"
    if fact.distribuee_le:
        yield f"distribuée le {words.date_courte(fact.distribuee_le)}"
    if fact.avis and not fact.distribuee_le:
        yield words.shown(fact.avis)
