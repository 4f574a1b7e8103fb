"""New cases from a table of invoices, as Excel or an accounting program saves it: one row per invoice.

The rows of a reference are one case; a cell is an answer of ``nouveau``, under the same key. All rows are read before
anything is written, and nothing is when one is wrong. A case that the same table already opened is left as it is, so
that a table can be given again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.alone import alone
from generator.case import Case
from generator.dates import iso, no_day, typed_day
from generator.edit.import_titles import REFERENCE, columns
from generator.edit.nouveau import (
    INVOICE,
    NOT_YET,
    QUESTIONS,
    Answers,
    by_folded_name,
    case_text,
    confused,
    filled,
    taken,
)
from generator.edit.table import EUR, Row, Table, misread, read_table, sums_others
from generator.findings import CaseInvalid, Finding, Level, RecouvreError
from generator.load import case_of
from generator.load.portfolio import case_file
from generator.load.suggest import meant
from generator.model import Office
from generator.model.scalars import siren_of
from generator.money import signed
from generator.phrases import lower_first, quoted
from generator.references import CASES
from generator.writer import write_text

_DATED = {question.key for question in QUESTIONS if question.date}
_OF_THE_OFFICE = frozenset({"creancier", "responsable", "strategie"})
_OF_AN_INVOICE = re.compile(r"factures\[(\d+)\]")


class NewCase(Struct, frozen=True):
    """A case of the table: its text, and whether it is on disk already, as it is here."""

    case: Case
    text: str
    there: bool


def new_cases(root: Path, content: bytes, file: str, office: Office) -> list[NewCase]:
    """The cases of a table, in its order; nothing is written. ``file`` is its name in the findings.

    Raises:
        CaseInvalid: a column, a row or a case is wrong; every finding is at its line, its column that of the cell.
    """
    table = _read(content, file, office)
    groups: dict[str, list[Row]] = {}
    for row in table.rows:
        groups.setdefault(row.cells.get(REFERENCE, "").casefold(), []).append(row)  # Windows: one folder for both cases
    folders = by_folded_name(root)
    made = [_new_case(root, table, rows, office, folders) for rows in groups.values()]
    findings = [finding for _, told in made for finding in told]
    if findings := table.faults([*findings, *_in_two_cases(table, groups.values(), office)]):
        raise CaseInvalid(findings)
    return [new for new, _ in made if new is not None]


def create_cases(root: Path, cases: Iterable[NewCase]) -> None:
    """Write the cases that are not there yet.

    Raises:
        RecouvreError: another command is opening a case, or has opened one of these.
    """
    with alone(root / CASES):
        files = {case_file(new.case.dossier.reference): new.text for new in cases if not new.there}
        for file in files:
            if (root / file).exists():
                raise RecouvreError(f"{file} vient d'être écrit par une autre commande. Relancer celle-ci.")
        for file, text in files.items():
            write_text(root / file, text, durable=True)


def _new_case(
    root: Path, table: Table, rows: Sequence[Row], office: Office, folders: Mapping[str, str]
) -> tuple[NewCase | None, list[Finding]]:
    """The case of some rows, or all that is wrong in them."""
    reference = rows[0].cells.get(REFERENCE, "")
    if not reference or (sums_others(reference) and _total(rows[0])):
        return None, [_no_case(table, row) for row in rows]
    answers = _answers(rows[0], office)
    wrong = [*_incomplete(table, rows, answers), *_at_odds(table, rows, answers), *_twice(table, rows)]
    wrong += [*_misread(table, rows), *_credited(table, rows)]
    invoices = [{key: row.cells.get(key) or _for_now(key, row) for key in INVOICE} for row in rows]
    text = case_text(reference, filled(answers, office), *invoices)
    case, findings = case_of(root, reference, text.encode("utf-8"), office)
    findings += _strangers(root, reference, answers, office) if case is None else []
    told = {(one.line, one.key) for one in wrong}
    wrong += [one for one in _in_table(table, rows, findings) if (one.line, one.key) not in told]
    if case is None or wrong:
        return None, wrong
    if said := confused(reference, folders):
        return None, [table.wrong(rows[0], REFERENCE, said, "Choisir une autre référence.")]
    file = root / case_file(reference)
    there = file.is_file() and file.read_bytes() == text.encode("utf-8")
    if not there and taken(file.parent, {}):
        noted = f", ou y ajouter la facture : recouvre noter {reference} facture" if file.exists() else ""
        remedy = f"Choisir une autre référence{noted}."
        return None, [table.wrong(rows[0], REFERENCE, f"le dossier « {reference} » existe déjà.", remedy)]
    return NewCase(case, text, there), []


def _answers(row: Row, office: Office) -> dict[str, str]:
    """What a row answers of its case; the only choice there is goes without saying."""
    alone = {one.key: choices[0] for one in QUESTIONS if len(choices := one.choices(office)) == 1}
    return alone | {key: text for key, text in row.cells.items() if text and key not in INVOICE}


def _strangers(root: Path, reference: str, answers: Answers, office: Office) -> list[Finding]:
    """Whom a row names that the office does not know: not seen of a case of which a word is refused."""
    named = {key: text for key, text in answers.items() if key in _OF_THE_OFFICE}
    _, findings = case_of(root, reference, case_text(reference, filled(named, office)).encode("utf-8"), office)
    return [one for one in findings if one.key in _OF_THE_OFFICE]


def _for_now(key: str, row: Row) -> str:
    """A sound value in the place of the one that is missing, and told: only what is there can be at fault."""
    return f"ligne-{row.line}" if key == "numero" else NOT_YET[key]


def _incomplete(table: Table, rows: Sequence[Row], answers: Answers) -> Iterator[Finding]:
    """Every answer that is needed is given: once for the case, on each row for its invoice."""
    for question in QUESTIONS:
        if question.default is None and question.applies(answers):
            for row in rows if question.key in INVOICE else rows[:1]:
                if not (row.cells if question.key in INVOICE else answers).get(question.key):
                    yield _missing(table, row, question.key, question.text)


def _missing(table: Table, row: Row, key: str, meaning: str) -> Finding:
    return table.wrong(row, key, f"rien dans la colonne « {key} » : {lower_first(meaning)}.", "La remplir.")


def _total(row: Row) -> str:
    """What says, wherever it does, that a row sums others: one that has the number of an invoice is that invoice."""
    said = next((text for text in row.cells.values() if sums_others(text)), "")
    return said if row.cells.get("numero", "") in {"", said} else ""


def _no_case(table: Table, row: Row) -> Finding:
    """A row of no case: that of a total, or one whose reference is missing."""
    if total := _total(row):
        return table.wrong(
            row, REFERENCE, f"« {total} » : une ligne de total, pas une facture.", "L'effacer du fichier."
        )
    return _missing(table, row, REFERENCE, "Référence du dossier")


def _at_odds(table: Table, rows: Sequence[Row], answers: Answers) -> Iterator[Finding]:
    """The rows of a case spell its reference alike, and say the same of its debtor, or nothing."""
    for row in rows[1:]:
        for key, text in row.cells.items():
            if text and key not in INVOICE and text != answers.get(key, ""):
                message = f"« {text} » diffère de la ligne {rows[0].line}, du même dossier."
                other = "une autre référence" if key == REFERENCE else "laisser vide"
                yield table.wrong(row, key, message, f"Écrire la même chose, ou {other}.")


def _twice(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    """An invoice is on one row."""
    seen: dict[str, int] = {}
    for row in rows:
        number = row.cells.get("numero", "")
        first = seen.setdefault(number.casefold(), row.line)
        if number and first != row.line:
            message = f"le numéro « {number} » est déjà à la ligne {first}."
            yield table.wrong(row, "numero", message, "Effacer le doublon, ou corriger le numéro.")


def _in_two_cases(table: Table, cases: Iterable[Sequence[Row]], office: Office) -> Iterator[Finding]:
    """A creditor gives a number to one invoice: in two cases, it would be claimed twice."""
    seen: dict[tuple[str, str], Row] = {}
    for rows in cases:
        creditor = _answers(rows[0], office).get("creancier", "")
        for row in rows:
            number = row.cells.get("numero", "")
            first = seen.setdefault((creditor, number.casefold()), row)
            if number and first.cells.get(REFERENCE, "").casefold() != row.cells.get(REFERENCE, "").casefold():
                message = (
                    f"le numéro « {number} » du même créancier est déjà à la ligne {first.line}, d'un autre dossier."
                )
                yield table.wrong(row, "numero", message, "Effacer le doublon, ou corriger le numéro.")


def _misread(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    """What a spreadsheet made of a number; what is no date, told as its column asks for one."""
    for row in rows:
        for key, text in row.cells.items():
            undated = no_day(text) if text and key in _DATED and typed_day(text) is None else None
            if told := misread(text) or undated:
                yield table.wrong(row, key, *told)


def _credited(table: Table, rows: Sequence[Row]) -> Iterator[Finding]:
    """A negative amount is a credit note: written as a positive one, it would be claimed."""
    for row in rows:
        cells = row.cells
        text = cells.get("montant-ttc", "")
        minus, bare = signed(text)
        if minus:
            told = f"recouvre noter {quoted(cells.get(REFERENCE))} avoir numero={quoted(cells.get('numero'))} "
            told += f"facture={quoted('')} montant-ttc={quoted(bare)} --date {quoted(cells.get('date'))}"
            message = f"« {text} » est négatif : un avoir n'est pas une facture."
            yield table.wrong(row, "montant-ttc", message, f"Ôter la ligne, et une fois le dossier ouvert : {told}")


def _in_table(table: Table, rows: Sequence[Row], findings: Sequence[Finding]) -> Iterator[Finding]:
    """What is wrong in the file that a case would have, told where it was typed; not what is wrong in another one."""
    own = case_file(rows[0].cells[REFERENCE])
    for finding in findings:
        if finding.level is Level.ERREUR and finding.file == own:
            invoice = _OF_AN_INVOICE.match(finding.key)
            row = rows[int(invoice[1])] if invoice else rows[0]
            yield table.wrong(row, finding.key.rpartition(".")[2], finding.message, finding.remedy)


def _read(content: bytes, file: str, office: Office) -> Table:
    nothing = "aucune facture sous la ligne des titres."
    table = read_table(content, file, lambda titles, line: columns(titles, line, file), nothing=nothing)
    words = {question.key: choices for question in QUESTIONS if (choices := question.choices(office))}
    return replace(table, rows=[Row(row.line, _typed(row.cells, words)) for row in table.rows])


def _typed(cells: Answers, words: Mapping[str, Sequence[str]]) -> Answers:
    """What cells say, as ``nouveau`` would take it: a word of ours is known without its accents and capitals."""
    typed = {key: iso(text) if key in _DATED else " ".join(text.split()) for key, text in cells.items()}
    read = {"montant-ttc": lambda text: EUR.sub("", text), "siren": siren_of}  # programs of invoicing give a SIRET
    typed |= {key: meant(typed[key], known) for key, known in words.items() if key in typed}
    return typed | {key: how(typed[key]) for key, how in read.items() if key in typed}
