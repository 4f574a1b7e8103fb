"""What comes back of letters that left, for many at once: those still awaited, and a sheet of them noted.

All is checked before anything is written; what a sheet repeats of a case is already noted, and left as it is.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.case import Case
from generator.desk.opening import Load, shown_case
from generator.documents import CATALOGUE
from generator.edit.sheets import FATE, CellError, Returned, Sheet
from generator.exhibits import extended, unreadable
from generator.findings import CaseInvalid, Finding, RecouvreError
from generator.model import FaitEnvoi, Office, addressee, noted_as
from generator.phrases import lower_first
from generator.register.chain import Block, blocks_of, by_number, issued_on, issues
from generator.register.issue import attach, rehearse_attach
from generator.register.verify import frozen
from generator.vocabulary import Envoi

TITLES = {key: title for title, key in FATE.items()}
REGISTERED = frozenset({Envoi.LRAR, Envoi.LRE})  # whose fate comes back
SHEET = (
    "dossier", "débiteur", "émission", "document", "destinataire", "émis le", "envoi", "suivi", "présentée le",
    "distribuée le", "avis", "preuves",
)  # fmt: skip
_FILLED = {"suivi", "presentee-le"}  # columns the sheet is written with, as far as the journal knows them
_LARGEST = 50_000_000  # bytes


class Departed(Struct, frozen=True):
    """A registered letter issued, whose fate the journal does not say."""

    reference: str
    debiteur: str
    emission: str
    document: str
    emis_le: dt.date
    destinataire: str
    envoi: str
    suivi: str = ""
    presentee_le: dt.date | None = None

    @property
    def line(self) -> tuple[str | dt.date, ...]:
        """The line of the sheet to fill in, with what the journal knows already."""
        return (
            self.reference, self.debiteur, self.emission, self.document, self.destinataire, self.emis_le,
            self.envoi, self.suivi, self.presentee_le or "", "", "", "",
        )  # fmt: skip


def departed(case: Case, _office: Office, _au: dt.date) -> list[Departed]:
    """Registered letters of a case, issued, whose fate is awaited."""
    return list(_departed(case, blocks_of(case)))


def oldest_first(letters: Iterable[Departed]) -> list[Departed]:
    """In the order in which they left."""
    return sorted(letters, key=lambda one: (one.emis_le, one.reference, int(one.emission)))


def _departed(case: Case, blocks: Sequence[Block]) -> Iterator[Departed]:
    """Letters the journal says the fate of, and those it does not (a declaration): of these, a proof attached tells."""
    proved = {str(block["emission"]) for block in blocks if block["nature"] == "preuve"}
    for block in issues(blocks):
        number, document = str(block["seq"]), str(block["document"])
        fact, entry = sending(case, number), CATALOGUE.get(document)
        row = (case.dossier.reference, case.dossier.debiteur.nom_complet, number, document, issued_on(block))
        if fact is not None:
            if fact.envoi in REGISTERED and not (fact.avis or fact.distribuee_le):
                yield Departed(*row, addressee(fact), str(fact.envoi), fact.suivi or "", fact.presentee_le)
        elif entry is not None and entry.envoi in REGISTERED and number not in proved:
            yield Departed(*row, str(entry.destinataire), str(entry.envoi))


def sending(case: Case, number: str) -> FaitEnvoi | None:
    """The fact of the journal that an issue proves, if it is a letter."""
    noted = noted_as(case.dossier.journal, number)
    return noted[1] if noted and isinstance(noted[1], FaitEnvoi) else None


class Return(Struct, frozen=True):
    """A line of the sheet: what it adds to its case; nothing when all of it is noted already; why it could not be."""

    line: Returned
    case: Case
    fate: Mapping[str, Any] = field(default_factory=dict)
    proofs: Mapping[str, bytes] = field(default_factory=dict)
    noted: bool = False
    pourquoi: str = ""

    @property
    def adds(self) -> bool:
        """Whether it teaches anything."""
        return bool(self.fate or self.proofs)

    def etat(self, *, simulated: bool) -> str:
        """Its state, in words."""
        if not self.adds:
            return "déjà noté" if self.line.preuves or self.line.fate.keys() - _FILLED else "rien de nouveau"
        return "à noter" if simulated else "noté" if self.noted else "non noté"


def returns(sheet: Sheet[Returned], folder: Path, load: Load, au: dt.date) -> list[Return]:
    """Every line of a sheet beside its case; the proofs it names are files of ``folder``. Nothing is written.

    Raises:
        CaseInvalid: a line names what is not there, or says otherwise than the case; every one is told.
    """
    findings: list[Finding] = []
    found: list[Return] = []
    for line in sheet.lines:
        try:
            found.append(_beside(line, folder, load, au, found))
        except CaseInvalid as refused:
            findings += (
                sheet.table.wrong(line.row, "émission", one.message, one.remedy) if not one.line else one
                for one in refused.findings
            )
        except RecouvreError as refused:
            findings.append(sheet.told(line.row, refused, "émission"))
    findings += _illegible(sheet, found)
    if findings:
        raise CaseInvalid(dict.fromkeys(findings))
    return found


def _illegible(sheet: Sheet[Returned], found: Sequence[Return]) -> Iterator[Finding]:
    """The proofs that nobody could read, all looked at in one child."""
    files = {f"{rank}/{name}": content for rank, one in enumerate(found) for name, content in one.proofs.items()}
    for name, why in unreadable(files).items():
        rank, _, shown = name.partition("/")
        yield sheet.table.wrong(
            found[int(rank)].line.row, "preuves", f"« {shown} » : {lower_first(why.message)}", why.remede
        )


def note(found: Sequence[Return], au: dt.date, reload: Load) -> Iterator[Return]:
    """Write what the lines add, in their order; each is yielded once noted, or with why it is not."""
    after: dict[str, Case] = {}
    for one in found:
        reference = one.line.reference
        if not one.adds:
            yield one
            continue
        try:
            attach(after.get(reference, one.case), one.line.emission, au, one.proofs, one.fate)
        except RecouvreError as refused:
            yield replace(one, pourquoi=str(refused))
            continue
        yield replace(one, noted=True)
        after[reference] = reload(reference)


def read_proof(path: Path) -> tuple[str, bytes]:
    """Name and bytes of a proof: of a file, not of a pipe that would be waited for, and of a size git can hold.

    One without extension takes that of what it is: sealed without, nothing would open it, and it could be no pièce.

    Raises:
        RecouvreError: it is neither.
    """
    if not path.is_file():
        raise RecouvreError(f"« {path} » n'est pas un fichier ordinaire.")
    if path.stat().st_size > _LARGEST:
        raise RecouvreError(f"« {path} » dépasse {_LARGEST // 1_000_000} Mo : le numériser plus légèrement.")
    content = path.read_bytes()
    return extended(unicodedata.normalize("NFC", path.name), content[:4096]), content


def refuse_unreadable(proofs: Mapping[str, bytes]) -> None:
    """Refuse what nobody could read: once sealed, a proof is never replaced.

    Raises:
        RecouvreError: why, of each of them.
    """
    if wrong := unreadable(proofs):
        raise RecouvreError(
            " ".join(f"« {name} » : {lower_first(why.message)} {why.remede}" for name, why in wrong.items())
        )


def _beside(line: Returned, folder: Path, load: Load, au: dt.date, before: Sequence[Return]) -> Return:
    case = shown_case(load, line)
    for one in before:
        if (one.line.reference, one.line.emission) == (line.reference, line.emission):
            raise RecouvreError(f"cette émission est déjà à la ligne {one.line.row.line}. Réunir les deux lignes.")
    block = by_number(blocks_of(case)).get(line.emission)
    if block is None:
        raise RecouvreError(f"aucune émission n° {line.emission} dans ce dossier. Voir son registre.")
    if line.document not in {"", block["document"]}:
        raise CellError(
            "document",
            f"la feuille dit « {line.document} », l'émission n° {line.emission} est « {block['document']} ». Repartir "
            "d'une nouvelle feuille (recouvre courriers --partis).",
        )
    fate = dict(_new(line, sending(case, line.emission)))
    files = dict(_proofs(line, folder))
    if len(files) < len(line.preuves):
        raise CellError("preuves", "deux fichiers ont le même nom : en renommer un.")
    proofs = _unattached(case, block, files)
    if fate or proofs:
        rehearse_attach(case, line.emission, au, proofs, fate)
    return Return(line, case, fate, proofs)


def _new(line: Returned, fact: FaitEnvoi | None) -> Iterator[tuple[str, Any]]:
    """What the line says and the journal does not; what they say otherwise is for a person."""
    if line.fate and fact is None:
        raise RecouvreError(
            "cette émission n'est pas une lettre au débiteur : le journal n'en garde ni suivi ni avis. Ne remplir que "
            "« preuves »."
        )
    for key, said in line.fate.items():
        known = getattr(fact, key.replace("-", "_"))
        if known is None:
            yield key, said
        elif str(known) != str(said):
            raise CellError(
                TITLES[key],
                f"le journal dit déjà autre chose : {key} {_shown(known)}, et non {_shown(said)}. Corriger celui des "
                "deux qui est faux.",
            )


def _unattached(case: Case, block: Block, proofs: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of some proofs that the register does not give an issue yet, byte for byte."""
    of_it = [one for one in blocks_of(case) if one["dossier"] == block["dossier"]]
    return {
        name: content
        for name, content in proofs.items()
        if all(frozen(case, one, f"preuve/{name}") != content for one in of_it)
    }


def unknown(
    case: Case, number: str, proofs: Mapping[str, bytes], fate: Mapping[str, Any]
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """What of some proofs and of a fate an issue and its fact do not say yet: a command cut short is typed again."""
    block, fact = by_number(blocks_of(case)).get(number), sending(case, number)
    new = {key: said for key, said in fate.items() if str(getattr(fact, key.replace("-", "_"), None)) != str(said)}
    return _unattached(case, block, proofs) if block else dict(proofs), new


def _shown(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else f"« {value} »"


def _on_disk(path: Path) -> Path | None:
    """The file of that name, accents as a Mac writes them or not."""
    there = path.parent.iterdir() if path.parent.is_dir() else ()
    named = unicodedata.normalize("NFC", path.name)
    return (
        path if path.exists() else next((one for one in there if unicodedata.normalize("NFC", one.name) == named), None)
    )


def _proofs(line: Returned, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files a line names."""
    for name in line.preuves:
        path = _on_disk(folder / name)
        if path is None:
            raise CellError(
                "preuves",
                f"« {name} » est introuvable dans {folder.resolve()}. Le nommer depuis le répertoire du tableau.",
            )
        yield read_proof(path)
