"""An issue among the pièces: the letter as it left and the proofs it was given, copied, declared and cited by its fact.

A request for an order proves its formal notice by pièces of the case, which ``emis/`` are not.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from generator.case import Case, KeyPath
from generator.documents import CATALOGUE
from generator.edit import with_elements, write_case
from generator.edit.declare import identifier
from generator.exhibits import refused
from generator.findings import RecouvreError
from generator.load.names import PIECES
from generator.model import FaitEnvoi, FaitJournal, Office, copy_of, noted_as
from generator.phrases import lower_first, unaccented
from generator.references import CASE_FILE
from generator.register.chain import Block, blocks_of, by_number, issued_on
from generator.register.verify import frozen
from generator.vocabulary import Fait
from generator.writer import write_bytes

_PRINTED = frozenset({".pdf", ".eml"})
_LETTERS: Mapping[Fait, str] = {
    Fait.MISE_EN_DEMEURE: "mise-en-demeure",
    Fait.LETTRE_AVOCAT: "mise-en-demeure",
    Fait.RELANCE_COURRIEL: "relance",
    Fait.RELANCE_COURRIER: "relance",
    Fait.RAPPEL_AVANT_ECHEANCE: "relance",
}
_PROOF = "Preuve de l'envoi ou de la réception"
_PROOFS: Mapping[str, str] = {  # a word of its file's name, and what the bordereau calls it
    "depot": "Preuve de dépôt",
    "pli": "Pli retourné",
    "retour": "Pli retourné",
    "ar": "Avis de réception",
    "avis": "Avis de réception",
    "accuse": "Avis de réception",
}


class _Copy(Struct, frozen=True):
    """A file of an issue, as the pièce it becomes."""

    block: Block  # which sealed it
    fichier: str  # in the folder of the issue
    nature: str
    titre: str
    date: dt.date | None  # of the paper itself, never of its entry; none when nothing says it

    @property
    def base(self) -> str:
        """Its own name: « ar.pdf »."""
        return PurePosixPath(self.fichier).name

    @property
    def nom(self) -> str:
        """Its name under ``pieces/``: « emission-0003-ar.pdf »."""
        return f"{copy_of(int(self.block['dossier'][:4]))}{self.base}"

    @property
    def id(self) -> str:
        """Its identifier, which no file of another issue has."""
        return identifier(PurePosixPath(self.nom).stem)


def exhibit(
    case: Case, number: str, office: Office, given: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make pièces of an issue and of its proofs, those that are not yet; return their identifiers, none when all are.

    A proof that cannot be a pièce (the XML of a registered e-mail) stays in the register alone: a sentence says why.
    So does, when some are ``given`` by name and the issue is among the pièces, another one that is not: somebody may
    have taken it out, as the proof of another letter.

    Raises:
        RecouvreError: no such issue.
        CaseInvalid: the case would have errors.
    """
    blocks = blocks_of(case)
    origin, noted = by_number(blocks).get(number), noted_as(case.dossier.journal, number)
    if origin is None or noted is None:
        raise RecouvreError(f"aucune émission n° {number} que cite un fait du journal.")
    rank, fact = noted
    copies = list(_copies(blocks, origin, fact))
    aside = _apart(copies, fact.preuves, given)
    copies, left = _legible(case, [one for one in copies if one not in aside])
    if aside:
        shown = ", ".join(f"« {one.base} »" for one in aside)
        how = f"Pour les y mettre tous : recouvre completer {case.dossier.reference} {number} --verser"
        left = (*left, f"Déjà au registre, et pas parmi les pièces : {shown}. {how}")
    names = [one.id for one in copies]
    if set(names) <= set(fact.preuves):
        return (), left
    known = {piece.id for piece in case.dossier.pieces}  # declared before a cut, or when fewer proofs were there
    new = [one for one in copies if one.id not in known]
    _copied(case, new)
    pieces = [
        {"id": one.id, "fichier": f"{PIECES}/{one.nom}", "nature": one.nature, "titre": one.titre}
        | ({"date": one.date} if one.date else {})
        for one in new
    ]
    citing: dict[KeyPath, dict[str, list[str]]] = {
        ("journal", rank): {PIECES: [name for name in names if name not in fact.preuves]}
    }
    write_case(case, with_elements(case, case.content(CASE_FILE), {PIECES: pieces}, office, citing), office)
    return tuple(names), left


def _apart(copies: Sequence[_Copy], cited: Collection[str], given: Collection[str]) -> list[_Copy]:
    """The proofs neither given nor cited of an issue that was put among the pièces before."""
    if not given or not any(one.id in cited for one in copies):
        return []
    return [
        one for one in copies
        if one.block["nature"] == "preuve" and one.id not in cited and one.base not in given
    ]  # fmt: skip


def _legible(case: Case, copies: Sequence[_Copy]) -> tuple[list[_Copy], tuple[str, ...]]:
    """The copies that may be pièces, and why the others may not; those already declared are not read again."""
    known = {piece.id for piece in case.dossier.pieces}
    asked = [one for one in copies if one.block["nature"] == "preuve" and one.id not in known]
    wrong = refused({one.nom: frozen(case, one.block, one.fichier) or b"" for one in asked})
    left = (
        f"Laissé au registre, faute de pouvoir être une pièce : « {name} » : {lower_first(str(why))}"
        for name, why in wrong.items()
    )
    return [one for one in copies if one not in asked or one.nom not in wrong], tuple(left)


def _copied(case: Case, copies: Sequence[_Copy]) -> None:
    """Put the bytes that left under ``pieces/``; nothing there is overwritten by something else."""
    for one in copies:
        content, target = frozen(case, one.block, one.fichier), case.folder / PIECES / one.nom
        if content is None:
            raise RecouvreError(f"« {one.fichier} » n'est plus ce qui est parti : voir « recouvre controler ».")
        if target.is_file() and target.read_bytes() != content:
            raise RecouvreError(f"{case.shown(f'{PIECES}/{one.nom}')} est un autre fichier : le renommer.")
        write_bytes(target, content, durable=True)


def _copies(blocks: list[Block], origin: Block, fait: FaitJournal) -> Iterator[_Copy]:
    """The paper of an issue, then its proofs, in the order of the register."""
    title = CATALOGUE[origin["document"]].titre if origin["document"] in CATALOGUE else origin["document"]
    label = f"{title} du {issued_on(origin):%d/%m/%Y}"
    for file in origin["fichiers"]:
        if PurePosixPath(file["fichier"]).suffix in _PRINTED:
            yield _Copy(origin, file["fichier"], _LETTERS.get(fait.type, "autre"), label, issued_on(origin))
    for block in blocks:
        if block["nature"] == "preuve" and block["emission"] == origin["seq"]:
            for file in block["fichiers"]:
                kind = _proof(PurePosixPath(file["fichier"]).stem)
                day = issued_on(origin) if kind == _PROOFS["depot"] else _reached(fait)
                yield _Copy(block, file["fichier"], "accuse", f"{kind} : {lower_first(label)}", day)


def _proof(name: str) -> str:
    """What a proof is called on a bordereau, from the words of its file's name: « AR reçu », « depot-la-poste »."""
    kinds = {_PROOFS[word] for word in re.findall("[a-z]+", unaccented(name).lower()) if word in _PROOFS}
    return kinds.pop() if len(kinds) == 1 else _PROOF  # a scan of both the deposit and the receipt is neither alone


def _reached(fait: FaitJournal) -> dt.date | None:
    """Day the letter was handed over or else presented, as the journal says it: the one its receipt bears."""
    return (fait.distribuee_le or fait.presentee_le) if isinstance(fait, FaitEnvoi) else None
