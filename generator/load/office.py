"""``cases/_cabinet`` -> the office.

The file of a creditor or of an intervenant with errors stops the cases that name him, and is told; the others are
worked on, and no intervenant is chosen as the only one of his profession meanwhile. The rest of the office is
everybody's, and stops everybody: ``cabinet.yaml`` signs every letter, ``strategies.yaml`` says when each is due.
"""

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from generator.findings import CaseInvalid, Finding, Level, has_errors
from generator.load import suggest
from generator.load.countries import OVERSEAS
from generator.load.files import Loaded, load_file
from generator.load.identity import disagreements
from generator.load.names import name_fault
from generator.load.pictures import prints
from generator.model import Cabinet, Creancier, Intervenant, Office, Strategies
from generator.references import COUNSEL, CREDITORS, of_a_party, party_identifier

Model = TypeVar("Model", bound=BaseModel)

HOME = "cases/_cabinet"
PICTURES = frozenset({".png", ".jpg", ".jpeg"})
_OWN = frozenset({"cabinet", "strategies", "taux"})
_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def load_office(root: Path) -> Office:
    """Load ``cases/_cabinet``.

    Raises:
        CaseInvalid: it is missing or a file that is everybody's has errors; those of all its files are listed.
    """
    office, findings = read_office(root)
    if office is None:
        raise CaseInvalid(findings)
    return office


def read_office(root: Path) -> tuple[Office | None, list[Finding]]:
    """Load ``cases/_cabinet``; the office is ``None`` when a file that is everybody's has errors."""
    if not (root / HOME).is_dir():
        remedy = "Se placer dans le répertoire du cabinet, ou lancer « recouvre init »."
        return None, [Finding.of_file(HOME, "le répertoire du cabinet n'existe pas.", remedy)]
    cabinet = load_file(root, f"{HOME}/cabinet.yaml", Cabinet)
    strategies = load_file(root, f"{HOME}/strategies.yaml", Strategies)
    creanciers, misnamed = _folder(root, "creanciers", Creancier)
    intervenants, also_misnamed = _folder(root, "intervenants", Intervenant)
    findings = [*cabinet.findings, *strategies.findings, *_misnamed(root), *misnamed, *also_misnamed]
    parties: list[Loaded[Creancier] | Loaded[Intervenant]] = [*creanciers.values(), *intervenants.values()]
    for party in parties:
        findings += [*party.findings, *_numbers(party)]
    for creditor in creanciers.values():
        findings += [*_account(creditor), *_logo(root, creditor), *_turnover(creditor)]
        findings += _ladder(creditor, strategies.value)
    findings += _doubled(creanciers)
    if not creanciers and not misnamed:
        remedy = "Créer un fichier <identifiant>.yaml par créancier."
        findings.append(Finding.of_file(CREDITORS, "le cabinet n'a aucun créancier.", remedy))
    findings.sort()
    if has_errors(_of_everybody(findings)) or cabinet.value is None or strategies.value is None:
        return None, findings
    faulty, unread = _faulty(findings, CREDITORS), _faulty(findings, COUNSEL)
    sound, counsel = _sound(creanciers, faulty), _sound(intervenants, unread)
    return Office(cabinet.value, sound, counsel, strategies.value.strategies, faulty, unread), findings


def _of_everybody(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (one for one in findings if not of_a_party(one.file))


def _faulty(findings: Iterable[Finding], home: str) -> dict[str, tuple[Finding, ...]]:
    """Errors of each file of a folder, by the identifier cases cite: it is his, were its name wrong (« .yml »)."""
    faulty: dict[str, tuple[Finding, ...]] = {}
    for one in findings:
        if one.level is Level.ERREUR and one.file.startswith(f"{home}/"):
            slug = party_identifier(PurePosixPath(one.file).stem)
            faulty[slug] = (*faulty.get(slug, ()), one)
    return faulty


def _sound(parties: dict[str, Loaded[Model]], faulty: Container[str]) -> dict[str, Model]:
    known = ((slug, party.value) for slug, party in parties.items() if slug not in faulty)
    return {slug: value for slug, value in known if value is not None}


def _numbers(party: Loaded[Creancier] | Loaded[Intervenant]) -> Iterator[Finding]:
    """The numbers, name and address of who writes agree: they are printed on every letter."""
    for wrong in disagreements(party.value) if party.value else ():
        yield party.finding(wrong.level, wrong.path, wrong.message, wrong.remedy)


_ON_FRENCH_IBANS = {"FR", *OVERSEAS}  # ISO 13616


def _account(party: Loaded[Creancier]) -> Iterator[Finding]:
    """IBAN and BIC are of one country: a payment sent to another bank comes back, or does not."""
    creditor = party.value
    if creditor is None or creditor.bic is None:
        return
    iban, bic = creditor.iban[:2], creditor.bic[4:6]
    if iban != bic and not (iban == "FR" and bic in _ON_FRENCH_IBANS):
        message = f"le BIC « {creditor.bic} » est d'un autre pays ({bic}) que l'IBAN ({iban})."
        yield party.finding(Level.AVERTISSEMENT, ("bic",), message, "Recopier les deux du RIB.")


def _logo(root: Path, party: Loaded[Creancier]) -> Iterator[Finding]:
    """The logo is a picture beside the creditor's file, and nothing elsewhere."""
    name = party.value.logo if party.value else None
    if name is None:
        return
    path = root / HOME / "creanciers" / name
    if "/" in name or name.startswith(".") or name_fault(name) or path.suffix.lower() not in PICTURES:
        message, remedy = "le logo n'est pas un nom de fichier PNG ou JPEG.", "Écrire par exemple « logo: logo.png »."
        yield party.finding(Level.ERREUR, ("logo",), message, remedy)
    elif path.is_symlink() or not path.is_file():
        message, remedy = "le fichier du logo est introuvable.", f"Le placer dans {HOME}/creanciers/."
        yield party.finding(Level.ERREUR, ("logo",), message, remedy)
    elif not prints(path):
        message = "le fichier du logo n'est pas une image PNG ou JPEG qui s'imprime, quel que soit son nom."
        remedy = "L'ouvrir dans un logiciel d'images et l'enregistrer en PNG, 2 000 pixels de large au plus."
        yield party.finding(Level.ERREUR, ("logo",), message, remedy)


def _turnover(party: Loaded[Creancier]) -> Iterator[Finding]:
    """Periods of turnover run forward and do not overlap: a DSO divides by one of them."""
    before: dt.date | None = None
    for rank, period in enumerate(party.value.chiffre_affaires if party.value else ()):
        wrong = "finit avant de commencer." if period.au < period.du else ""
        if before is not None and period.du <= before:
            wrong = "commence avant la fin de la précédente."
        if wrong:
            remedy = "Écrire les périodes de la plus ancienne à la plus récente, bout à bout."
            yield party.finding(Level.ERREUR, ("chiffre-affaires", rank), f"la période {wrong}", remedy)
        before = period.au


def _doubled(creditors: dict[str, Loaded[Creancier]]) -> Iterator[Finding]:
    """One company, one file: of two, each would have its own account, and its cases would not know one another.

    Two establishments have each its SIRET: their files say that they are two.
    """
    known: dict[str, list[tuple[str, str | None]]] = {}
    for slug, party in creditors.items():
        if party.value is None or party.value.siren is None:
            continue
        siret = party.value.siret
        others = known.setdefault(party.value.siren, [])
        if same := [other for other, number in others if not siret or not number or number == siret]:
            message = f"le SIREN est aussi celui de « creanciers/{same[0]}.yaml »."
            remedy = "N'en garder qu'un ; de deux établissements, écrire le SIRET dans le fichier de chacun."
            yield party.finding(Level.AVERTISSEMENT, ("siren",), message, remedy)
        others.append((slug, siret))


def _ladder(party: Loaded[Creancier], known: Strategies | None) -> Iterator[Finding]:
    """The ladder a creditor chose is one of the office's."""
    name = party.value.strategie if party.value else None
    if name is not None and known is not None and name not in known.strategies:
        remedy = suggest.remedy(name, sorted(known.strategies), "Connues")
        message = f"« {name} » n'est pas dans _cabinet/strategies.yaml."
        yield party.finding(Level.ERREUR, ("strategie",), message, remedy)


def _misnamed(root: Path) -> Iterator[Finding]:
    """A file of the office under nearly its name would be passed over: the values it adds, with the rest."""
    for path in sorted((root / HOME).glob("*")):
        stem = path.stem.lower()
        if stem in _OWN and path.suffix.lower() in {".yaml", ".yml"} and path.name != f"{stem}.yaml":
            message = f"ce fichier n'est pas lu : son nom est « {stem}.yaml »."
            yield Finding.of_file(f"{HOME}/{path.name}", message, "Le renommer, ou le retirer.")


def _folder(root: Path, name: str, kind: type[Model]) -> tuple[dict[str, Loaded[Model]], list[Finding]]:
    """Load the parties of a folder, by the name of their file."""
    parties: dict[str, Loaded[Model]] = {}
    findings: list[Finding] = []
    home = root / HOME / name
    if home.is_symlink():  # accounts to be paid would come from elsewhere, and nobody would see them change
        message, remedy = "ce répertoire est un lien : il n'est pas lu.", "Mettre à sa place un vrai répertoire."
        return {}, [Finding.of_file(f"{HOME}/{name}", message, remedy)]
    for path in sorted(home.glob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix in {".yml", ".YAML", ".YML"}:
            findings.append(Finding.of_file(file, "le nom du fichier finit par « .yaml ».", _renaming(path)))
        elif path.suffix == ".yaml" and not _SLUG.fullmatch(path.stem):
            findings.append(Finding.of_file(file, "le nom du fichier n'est pas un identifiant.", _renaming(path)))
        elif path.suffix == ".yaml" and (fault := name_fault(path.name)):  # « aux.yaml »: a clone would stop there
            findings.append(Finding.of_file(file, fault.message, fault.remedy))
        elif path.suffix == ".yaml":
            parties[path.stem] = load_file(root, file, kind)
    return parties, findings


def _renaming(path: Path) -> str:
    """What to do of a misnamed file: its right name may be taken, by another of the same party."""
    right = path.with_name(f"{party_identifier(path.stem)}.yaml")
    taken = right.is_file() and not right.samefile(path)
    return f"{right.name} existe aussi : n'en garder qu'un." if taken else f"Le renommer {right.name}."
