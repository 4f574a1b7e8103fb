"""A new case: the questions asked, and the file they make, commented for the person who will go on with it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.alone import alone
from generator.edit.emit import item_lines, mapping_lines
from generator.findings import CaseInvalid, Finding, Level, UnknownName
from generator.load import case_of
from generator.load.checks.pieces import ignored
from generator.load.names import printable
from generator.load.portfolio import case_file
from generator.model import Office
from generator.phrases import plural, some
from generator.references import CASES, EXHIBITS, case_folders
from generator.vocabulary import Famille, Nature, Qualite
from generator.writer import TEMPORARY, below, write_bytes, write_text

MODELINE = "# yaml-language-server: $schema=../../schema/dossier.schema.json"
_PEOPLE = {one for one in Nature if one.physique}

Answers = Mapping[str, str]


class Brought(Struct, frozen=True):
    """What comes with the answers: invoices in the place of the one they tell, exhibits, files by name in the case."""

    invoices: tuple[Answers, ...] = ()
    pieces: tuple[Answers, ...] = ()
    files: Mapping[str, bytes] = {}


NO_FILE = Brought()


def _always(_answers: Answers) -> bool:
    return True


def _is_person(answers: Answers) -> bool:
    return answers.get("nature") in _PEOPLE


def _has_a_form(answers: Answers) -> bool:
    return answers.get("nature") in {Nature.SOCIETE, Nature.ASSOCIATION}


def _may_have_a_siren(answers: Answers) -> bool:
    return answers.get("nature") != Nature.PARTICULIER


def _none(_office: Office) -> list[str]:
    return []


class Question(Struct, frozen=True):
    """One thing to ask; ``default`` is ``None`` when an answer is needed, empty when it may be skipped."""

    key: str
    text: str
    choices: Callable[[Office], list[str]] = _none
    default: str | None = None
    applies: Callable[[Answers], bool] = _always
    date: bool = False

    @property
    def of_an_invoice(self) -> bool:
        """Whether it is asked of each invoice."""
        return self.key in INVOICE

    @property
    def need(self) -> str:
        """Whether an answer is needed."""
        if self.default is not None:
            return "au choix"
        return "toujours" if self.applies is _always else "selon la nature"


QUESTIONS: tuple[Question, ...] = (
    Question("creancier", "Créancier", lambda office: [*sorted(office.creanciers), *sorted(office.faulty)]),
    Question("responsable", "Responsable du dossier", lambda office: sorted(office.cabinet.responsables)),
    Question("strategie", "Échelle de relance, sinon celle du créancier", lambda office: sorted(office.strategies), ""),
    Question("nature", "Nature du débiteur", lambda _office: [str(nature) for nature in Nature]),
    Question("qualite", "En quelle qualité a-t-il contracté", lambda _office: [str(quality) for quality in Qualite]),
    Question("denomination", "Dénomination", applies=lambda answers: not _is_person(answers)),
    Question("forme", "Forme sociale (SARL, SAS…)", default="", applies=_has_a_form),
    Question(
        "civilite", "Civilité", lambda _office: ["Madame", "Monsieur", "Mme", "M."], default="", applies=_is_person
    ),
    Question("nom", "Nom", applies=_is_person),
    Question("prenoms", "Prénoms", default="", applies=_is_person),
    Question("siren", "SIREN", default="", applies=_may_have_a_siren),
    Question("rue", "Numéro et voie"),
    Question("pays", "Pays, s'il n'est pas la France", default=""),
    Question("code-postal", "Code postal"),
    Question("ville", "Commune"),
    Question("courriel", "Courriel du débiteur", default=""),
    Question("origine", "Cause de la créance, telle qu'elle sera imprimée"),
    Question("famille", "Famille de créance", lambda _office: [str(family) for family in Famille]),
    Question("numero", "Numéro de la facture"),
    Question("date", "Date de la facture (JJ/MM/AAAA)", date=True),
    Question("echeance", "Échéance (JJ/MM/AAAA)", date=True),
    Question("montant-ttc", "Montant TTC"),
)


NOT_YET = {
    "denomination": "Société", "nom": "Nom", "rue": "1 rue", "code-postal": "75001", "ville": "Paris",
    "origine": "vente", "numero": "1", "date": "2020-01-01", "echeance": "2099-12-31", "montant-ttc": "1,00",
}  # fmt: skip


def refuse_reference(root: Path, reference: str, office: Office, brought: Brought = NO_FILE) -> None:
    """Refuse a reference that cannot be a new case's, before anything is asked.

    Raises:
        UnknownName: the reference is not the plain name of a folder.
        CaseInvalid: the case exists.
    """
    if faults := reference_faults(root, reference, office):
        raise UnknownName(faults[0].message)
    if taken(root / CASES / reference, brought.files):
        raise CaseInvalid([_exists(reference)])


def reference_faults(root: Path, reference: str, office: Office) -> list[Finding]:
    """Why a reference is not the plain name of a folder, the same on every machine."""
    reason = refusal(root, reference, {}, "reference", office)
    reason = reason or confused(reference, by_folded_name(root))
    return [Finding.of_file(f"{CASES}/{reference}", reason)] if reason else []


def by_folded_name(root: Path) -> dict[str, str]:
    """The folders of cases by their names without capitals: those that Windows and macOS hold to be one."""
    return {name.casefold(): name for name in case_folders(root)}


def confused(reference: str, folders: Mapping[str, str]) -> str:
    """What is said of a reference that differs by its capitals only from that of another case; empty otherwise."""
    twin = folders.get(reference.casefold(), reference)
    return "" if twin == reference else f"le dossier « {twin} » existe, et Windows confond les deux noms."


def refusal(root: Path, reference: str, answers: Answers, key: str, office: Office) -> str:
    """Why the answer to a question cannot stand beside those given before it; empty when it can.

    What is wrong at no key is a sign that no file may hold: those before were sound.
    """
    text = case_text(reference, filled(answers, office))
    _, findings = case_of(root, reference, text.encode("utf-8"), office)
    typed = (one for one in findings if one.level is Level.ERREUR and one.file == case_file(reference))
    wrong = (one for one in typed if one.key.rpartition(".")[2] in {key, ""})
    return next((f"{one.message} {one.remedy}".rstrip() for one in wrong), "")


def filled(answers: Answers, office: Office) -> dict[str, str]:
    """The answers, with a sound one for each that is needed and not given: only what is answered can be at fault."""
    later: dict[str, str] = {}
    for question in QUESTIONS:
        if question.default is None and question.applies({**later, **answers}):
            later[question.key] = next(iter(question.choices(office)), NOT_YET.get(question.key, ""))
    return {**later, **answers}


def taken(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds more than ``files`` that are to be put there, and exhibits laid there first.

    An opening cut short goes on.
    """
    held = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    left = {path.relative_to(folder).as_posix(): path for path in held if not path.name.startswith(TEMPORARY)}
    return (
        folder.is_symlink()
        or folder.is_file()
        or any(
            path.is_symlink() or path.read_bytes() != files[name]
            if name in files
            else not name.startswith(f"{EXHIBITS}/")
            for name, path in left.items()
        )
    )


def laid_first(root: Path, reference: str, files: Mapping[str, bytes] = NO_FILE.files) -> str:
    """What is said of exhibits that lie in the folder of a case before it is opened: another's, perhaps; else nothing.

    ``files`` are put there by the opening itself.
    """
    folder = root / CASES / reference
    found = (path for path in sorted((folder / EXHIBITS).rglob("*")) if path.is_file() and not ignored(path.name))
    known = [name for path in found if (name := path.relative_to(folder).as_posix()) not in files]
    if not known:
        return ""
    one, them = plural(len(known), "Ce fichier est", "Ces fichiers sont"), plural(len(known), "l'ôter", "les ôter")
    return (
        f"{CASES}/{reference} contient déjà {some([printable(name) for name in known])}. {one} de ce dossier ? "
        f"Sinon, {them} avant « recouvre verser » : rien d'un autre client ne doit y rester."
    )


def _exists(reference: str) -> Finding:
    file = f"{CASES}/{reference}"
    return Finding.of_file(file, "ce dossier existe déjà.", "Choisir une autre référence.")


def create_case(root: Path, reference: str, answers: Answers, office: Office, brought: Brought = NO_FILE) -> Path:
    """Write ``cases/<reference>/dossier.yaml`` from the answers; return its path relative to the office's folder.

    What is ``brought`` with them is written first: a case whose exhibits are not all there is no case yet.

    Raises:
        CaseInvalid: the case exists, or an answer is refused; nothing is written.
        RecouvreError: another command is opening a case.
    """
    file = case_file(reference)
    folder = (root / file).parent
    text = case_text(reference, answers, *brought.invoices, pieces=brought.pieces)
    case, findings = case_of(root, reference, text.encode("utf-8"), office)
    if case is None:
        raise CaseInvalid(findings)
    with alone(root / CASES):
        if taken(folder, brought.files):
            raise CaseInvalid([_exists(reference)])
        for name, content in brought.files.items():
            write_bytes(below(folder, name), content, durable=True)
        write_text(root / file, text, durable=True)
    return Path(file)


def case_text(reference: str, answers: Answers, *invoices: Answers, pieces: Sequence[Answers] = ()) -> str:
    """The text of a new case; empty answers are left out. ``invoices`` are in the place of the one in the answers."""
    head: dict[str, Any] = {"format": "1", "reference": reference, **_kept(answers, _HEAD)}
    debtor: dict[str, Any] = {"lien": "principal", **_kept(answers, _DEBTOR), "adresse": _kept(answers, _ADDRESS)}
    if answers.get("courriel"):
        person = " ".join(filter(None, (answers.get(key, "").strip() for key in ("civilite", "prenoms", "nom"))))
        name = person if _is_person(answers) else answers.get("denomination", "")
        debtor["contacts"] = [{"nom": name, "courriel": answers["courriel"]}]
    more = "placer les fichiers dans pieces/ ; « recouvre verser » donne les lignes à coller ici"
    lines = [
        MODELINE,
        *mapping_lines(head, 0),
        "",
        "debiteurs:",
        *item_lines(debtor, 2),
        "",
        "creance:",
        *mapping_lines(_kept(answers, ("origine", "famille")), 2),
        "",
        "factures:",
        *(line for one in invoices or (answers,) for line in item_lines(_kept(one, _BROUGHT), 2)),
        "",
        "paiements: []   # « recouvre noter … paiement » en ajoute un",
        "journal: []   # du plus ancien au plus récent ; « recouvre noter » y ajoute un fait",
        *(("pieces:", f"  # {more}", *(line for one in pieces for line in item_lines(one, 2))) if pieces else ()),
        *(() if pieces else (f"pieces: []    # {more}",)),
    ]
    return "\n".join(lines) + "\n"


INVOICE = ("numero", "date", "echeance", "montant-ttc")
_BROUGHT = ("numero", "date", "echeance", "conditions", "montant-ttc", "piece")
_HEAD = ("creancier", "responsable", "strategie")
_DEBTOR = ("nature", "qualite", "denomination", "forme", "civilite", "nom", "prenoms", "siren")
_ADDRESS = ("rue", "code-postal", "ville", "pays")


_SAID_FOR_NOTHING = {"pays": "france"}  # a French address names no country


def _kept(answers: Answers, keys: tuple[str, ...]) -> dict[str, Any]:
    typed = {key: answers.get(key, "").strip() for key in keys}
    return {key: text for key, text in typed.items() if text and text.casefold() != _SAID_FOR_NOTHING.get(key)}
