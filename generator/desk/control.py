"""``controler``: are the pièces, the issued documents and the law tables intact and current?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator import git
from generator.case import Case
from generator.casework.computed import compute_case
from generator.casework.returned import returned
from generator.desk.drift import asking_no_principal, drifted, of_another_case
from generator.desk.emission import noted_as
from generator.desk.impression import sent_by
from generator.desk.mistaken import another, made_out_to_another
from generator.documents import CATALOGUE
from generator.documents.document import Destinataire
from generator.exhibits import verify as verify_lock
from generator.findings import CaseInvalid, Finding, Level, RecouvreError, has_errors
from generator.law.report import to_verify
from generator.law.rereading import rules_to_verify
from generator.law.series import OFFICE_FILE
from generator.load import load_case, load_office, misplaced
from generator.load.checks.letters import notices_are_sent_once
from generator.model import FaitAutreCourrier, FaitCourrier, FaitFin, FaitJournal, FaitRemise, Office
from generator.model import noted_as as fact_of
from generator.phrases import plural, some
from generator.references import CASES, REGISTER, case_folders
from generator.register.chain import Block, blocks_of, by_number, issued_on
from generator.register.history import rewritten
from generator.register.issue import Emission, rehearse
from generator.register.recovery import recover
from generator.register.verify import verify
from generator.statement.office_rates import rates_of
from generator.vocabulary import Envoi


def control(root: Path, references: Iterable[str]) -> list[Finding]:
    """Check every case asked for."""
    office = load_office(root)
    findings: list[Finding] = []
    for reference in references:
        folder = root / "cases" / reference
        shown = f"cases/{reference}"
        if found := misplaced(root, reference):
            findings.append(found)
            continue
        try:
            if told := recover(folder / "emis"):
                findings.append(Finding.of_file(f"{shown}/emis", told, level=Level.AVERTISSEMENT))
            broken_seals = verify(folder / "emis", f"{shown}/emis")
            findings += broken_seals
            case = load_case(root, reference, office)
        except CaseInvalid as broken:
            findings += broken.findings
            continue
        except RecouvreError as held:
            findings.append(Finding.of_file(f"{shown}/emis", str(held)))
            continue
        findings += verify_lock(case)
        findings += _journal_and_register(case, office, proves=not has_errors(broken_seals))
    return findings


def kept(root: Path, references: Sequence[str], au: dt.date) -> list[Finding]:
    """What git remembers of the issues of these cases, and the tables of law to read again."""
    return [*rewritten(root, list(references)), *_not_here(root, references), *_tables(root, au)]


def _not_here(root: Path, references: Sequence[str]) -> Iterator[Finding]:
    """Cases that git holds and nobody reads, told of all of them alone: erased by mistake, or a copy of a part."""
    there = set(case_folders(root))
    if len(references) < len(there):
        return
    if gone := [name for name in git.folders(root, CASES) if name[0] not in "_." and name not in there]:
        one, many = "un dossier enregistré dans git n'est", f"{len(gone)} dossiers enregistrés dans git ne sont"
        message = f"{plural(len(gone), one, many)} pas ici : {some(gone)}. Rien n'en est vérifié ni construit."
        remedy = (
            f"Le rétablir : git restore {CASES}/{gone[0]} (copie partielle : git sparse-checkout disable). Supprimé "
            "exprès : l'enregistrer (git add -A cases, git commit)."
        )
        yield Finding.of_file(CASES, message, remedy, Level.AVERTISSEMENT)


def _journal_and_register(case: Case, office: Office, *, proves: bool) -> list[Finding]:
    """The journal is the history, the register the proof: each issue is noted, each « emis » is a block.

    A register whose own seals are broken ``proves`` nothing against the journal.
    """
    try:
        blocks = blocks_of(case)
    except CaseInvalid:
        return []  # ``verify`` said what is wrong with it
    issued = by_number(blocks)
    findings = [*of_another_case(case, blocks), *made_out_to_another(case, blocks), *drifted(case, office, blocks)]
    findings += asking_no_principal(case, blocks) if proves else ()
    for rank, fact in enumerate(case.dossier.journal):
        if fact.emis is None:
            continue
        block = issued.get(str(fact.emis))
        if block is None:
            message = f"le bloc {fact.emis} n'existe pas dans {REGISTER}."
            findings.append(case.erreur(("journal", rank, "emis"), message, "Corriger le numéro."))
        elif proves:
            findings += _agree(case, rank, fact, block)
    return [*findings, *uncited(case, blocks)]


def rehearsed(case: Case, office: Office, au: dt.date, emission: Emission) -> list[Finding]:
    """What to look at before a document leaves, told while nothing is written yet; errors of ``issue``."""
    block, after = rehearse(case, emission)
    return sorted({*emission.remarks, *to_check(after, office, au, block)})


def to_check(case: Case, office: Office, au: dt.date, block: Block) -> list[Finding]:
    """What to look at before an issue is posted: an address a letter came back from, an issue unnoted.

    And what was asked for already.
    """
    document = str(block["document"])
    posted = (sent_by(case, block) or CATALOGUE[document].envoi) != Envoi.COURRIEL
    rank, fact = fact_of(case.dossier.journal, block["seq"]) or (-1, None)
    away = astray(case, office, au, document, getattr(fact, "debiteur", None) or "") if posted else ()
    again = (
        one._replace(line=0, column=0, key="journal")  # it is on no line yet
        for one in notices_are_sent_once(case, office)
        if one.key == f"journal[{rank}]"
    )
    blocks = blocks_of(case)
    return [*away, *again, *made_out_to_another(case, blocks), *uncited(case, blocks)]


def astray(case: Case, office: Office, au: dt.date, document: str, name: str) -> Iterator[Finding]:
    """What came back from the address a document goes to: that of a debtor, the principal one when no ``name`` says."""
    if CATALOGUE[document].destinataire is Destinataire.DEBITEUR:
        yield from returned(compute_case(case, office, au), office, case.dossier.named(name or None))


def uncited(case: Case, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Issues no fact tells: never sent, or sent and about to leave again, the journal having lost its fact."""
    cited = {str(fact.emis) for fact in case.dossier.journal if fact.emis is not None}
    for seq, block in by_number(blocks).items():
        if seq not in cited:
            remedy = f"Partie : remettre son fait au journal, avec « emis: {seq} ». Jamais partie : la laisser ainsi."
            if name := another(case, block):
                remedy = f"Elle est au nom de « {name} », qui n'est plus le débiteur : la laisser ainsi."
            yield Finding.of_file(
                case.shown(REGISTER),
                f"aucun fait du journal ne cite cette émission ({block['document']} du {issued_on(block):%d/%m/%Y}).",
                remedy,
                Level.AVERTISSEMENT,
                f"bloc {seq}",
            )


def _agree(case: Case, rank: int, fact: FaitJournal, block: Block) -> Iterator[Finding]:
    """A fact says of its issue what the register says: what left, when, the invoices it asks for, what it corrects."""
    said: dict[str, tuple[str, str]] = {"date": (fact.date.isoformat(), str(block["emis-le"]))}
    if isinstance(fact, FaitAutreCourrier | FaitFin) and fact.document:
        said["document"] = fact.document, str(block["document"])
    entry = CATALOGUE.get(str(block["document"]))
    if entry is not None and not isinstance(fact, FaitAutreCourrier) and fact.type not in (kinds := noted_as(entry)):
        said["type"] = str(fact.type), str(kinds[0])
    if isinstance(fact, FaitCourrier | FaitAutreCourrier) or fact.remplace is not None:
        said["remplace"] = str(fact.remplace or ""), str(block.get("remplace", ""))
    if isinstance(fact, FaitCourrier | FaitRemise) and fact.factures:
        said["factures"] = ", ".join(fact.factures), ", ".join(block.get("factures", fact.factures))
    for key, (noted, sealed) in said.items():
        if noted != sealed:
            message = f"« {noted or 'rien'} » au journal, « {sealed or 'rien'} » au bloc {block['seq']} du registre."
            remedy = f"Le registre prouve : {'rétablir le journal' if noted else f'y ajouter « {key}: {sealed} »'}."
            yield case.erreur(("journal", rank, key), message, remedy)


def _tables(root: Path, au: dt.date) -> list[Finding]:
    return [
        _of_table(Finding.of_file(row.fichier, row.message, row.remede, Level.AVERTISSEMENT, row.nom))
        for row in (*to_verify(au, rates_of(root)), *rules_to_verify(au))
    ]


def _of_table(finding: Finding) -> Finding:
    """The table of a value, by a name: an office has none of the files that Recouvre brings."""
    name = finding.file.removeprefix("generator/law/tables/").removesuffix(".yaml")
    return finding if finding.file == OFFICE_FILE else finding._replace(file=name, shipped=True)
