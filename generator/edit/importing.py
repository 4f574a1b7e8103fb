"""New cases from a table of invoices, as Excel or an accounting program saves it: one row per invoice.

The rows of a reference are one case; a cell is an answer of ``nouveau``, under the same key. All rows are read before
anything is written, and nothing is when one is wrong. A case that the same table already opened is left as it is, so
that a table can be given again.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from generator.case import Case
from generator.dates import iso
from generator.edit.nouveau import INVOICE, NOT_YET, QUESTIONS, Answers, case_text, filled
from generator.findings import CaseInvalid, Finding, Level
from generator.load import case_of, suggest
from generator.load.portfolio import case_file
from generator.model import Office
from generator.phrases import lower_first
from generator.writer import write_text

REFERENCE = "reference"
COLUMNS = (REFERENCE, *(question.key for question in QUESTIONS))
_DATED = {question.key for question in QUESTIONS if question.date}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OF_AN_INVOICE = re.compile(r"factures\[(\d+)\]")


@dataclass(frozen=True)
class NewCase:
    """A case of the table: its text, and whether it is on disk already, as it is here."""

    case: Case
    text: str
    there: bool


@dataclass(frozen=True)
class _Row:
    """A row: its line in the file, its cells by column."""

    line: int
    cells: Answers


@dataclass(frozen=True)
class _Table:
    file: str
    ranks: Mapping[str, int]  # column -> its rank, from 1
    rows: Sequence[_Row]

    def wrong(self, row: _Row, key: str, message: str, remedy: str) -> Finding:
        return Finding(self.file, row.line, self.ranks.get(key, 1), Level.ERREUR, key, message, remedy)


def new_cases(root: Path, content: bytes, file: str, office: Office) -> list[NewCase]:
    """The cases of a table, in its order; nothing is written. ``file`` is its name in the findings.

    Raises:
        CaseInvalid: a column, a row or a case is wrong; every finding is at its line, its column that of the cell.
    """
    table = _read(content, file)
    groups: dict[str, list[_Row]] = {}
    for row in table.rows:
        groups.setdefault(row.cells.get(REFERENCE, "").casefold(), []).append(row)  # Windows: one folder for both cases
    made = [_new_case(root, table, rows, office) for rows in groups.values()]
    if findings := [finding for _, told in made for finding in told]:
        raise CaseInvalid(findings)
    return [new for new, _ in made if new is not None]


def create_cases(root: Path, cases: Iterable[NewCase]) -> None:
    """Write the cases that are not there yet."""
    for new in cases:
        if not new.there:
            write_text(root / case_file(new.case.dossier.reference), new.text, durable=True)


def _new_case(root: Path, table: _Table, rows: Sequence[_Row], office: Office) -> tuple[NewCase | None, list[Finding]]:
    """The case of some rows, or all that is wrong in them."""
    reference = rows[0].cells.get(REFERENCE, "")
    if not reference:
        return None, [_missing(table, row, REFERENCE, "Référence du dossier") for row in rows]
    answers = _answers(rows[0], office)
    wrong = [*_incomplete(table, rows, answers), *_at_odds(table, rows, answers), *_twice(table, rows)]
    invoices = [{key: row.cells.get(key) or _for_now(key, row) for key in INVOICE} for row in rows]
    text = case_text(reference, filled(answers, office), *invoices)
    case, findings = case_of(root, reference, text.encode("utf-8"), office)
    told = {(one.line, one.key) for one in wrong}
    wrong += [one for one in _in_table(table, rows, findings) if (one.line, one.key) not in told]
    if case is None or wrong:
        return None, wrong
    file = root / case_file(reference)
    there = file.is_file() and file.read_bytes() == text.encode("utf-8")
    if file.parent.exists() and not there:
        remedy = f"Choisir une autre référence, ou y ajouter la facture : recouvre noter {reference} facture."
        return None, [table.wrong(rows[0], REFERENCE, f"le dossier « {reference} » existe déjà.", remedy)]
    return NewCase(case, text, there), []


def _answers(row: _Row, office: Office) -> dict[str, str]:
    """What a row answers of its case; the only choice there is goes without saying."""
    alone = {one.key: choices[0] for one in QUESTIONS if len(choices := one.choices(office)) == 1}
    return alone | {key: text for key, text in row.cells.items() if text and key not in INVOICE}


def _for_now(key: str, row: _Row) -> str:
    """A sound value in the place of the one that is missing, and told: only what is there can be at fault."""
    return f"ligne-{row.line}" if key == "numero" else NOT_YET[key]


def _incomplete(table: _Table, rows: Sequence[_Row], answers: Answers) -> Iterator[Finding]:
    """Every answer that is needed is given: once for the case, on each row for its invoice."""
    for question in QUESTIONS:
        if question.default is None and question.applies(answers):
            for row in rows if question.key in INVOICE else rows[:1]:
                if not (row.cells if question.key in INVOICE else answers).get(question.key):
                    yield _missing(table, row, question.key, question.text)


def _missing(table: _Table, row: _Row, key: str, meaning: str) -> Finding:
    return table.wrong(row, key, f"rien dans la colonne « {key} » : {lower_first(meaning)}.", "La remplir.")


def _at_odds(table: _Table, rows: Sequence[_Row], answers: Answers) -> Iterator[Finding]:
    """The rows of a case spell its reference alike, and say the same of its debtor, or nothing."""
    for row in rows[1:]:
        for key, text in row.cells.items():
            if text and key not in INVOICE and text != answers.get(key, ""):
                message = f"« {text} » diffère de la ligne {rows[0].line}, du même dossier."
                other = "une autre référence" if key == REFERENCE else "laisser vide"
                yield table.wrong(row, key, message, f"Écrire la même chose, ou {other}.")


def _twice(table: _Table, rows: Sequence[_Row]) -> Iterator[Finding]:
    """An invoice is on one row."""
    seen: dict[str, int] = {}
    for row in rows:
        number = row.cells.get("numero", "")
        first = seen.setdefault(number, row.line)
        if number and first != row.line:
            message = f"le numéro « {number} » est déjà à la ligne {first}."
            yield table.wrong(row, "numero", message, "Effacer le doublon, ou corriger le numéro.")


def _in_table(table: _Table, rows: Sequence[_Row], findings: Sequence[Finding]) -> Iterator[Finding]:
    """What is wrong in the file that a case would have, told where it was typed."""
    for finding in findings:
        if finding.level is Level.ERREUR:
            invoice = _OF_AN_INVOICE.match(finding.key)
            row = rows[int(invoice[1])] if invoice else rows[0]
            yield table.wrong(row, finding.key.rpartition(".")[2], finding.message, finding.remedy)


def _read(content: bytes, file: str) -> _Table:
    text = _decoded(content, file)
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    # strict: a quote left open would take the rows below it into its cell, in silence
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    stray: list[Finding] = []
    line = 1  # where the row begins: a cell may hold several lines
    try:
        ranks = _columns(next(lines, []), file)
        line = lines.line_num + 1
        for cells in lines:
            stray += _untitled(cells, ranks, file, line)
            if any(cell.strip() for cell in cells):
                rows.append(_Row(line, _typed(cells, ranks)))
            line = lines.line_num + 1
    except csv.Error:
        raise CaseInvalid([_of_file(file, line, "ligne illisible : guillemets jamais fermés ?")]) from None
    if stray:
        raise CaseInvalid(stray)
    if not rows:
        raise CaseInvalid([_of_file(file, 1, "aucune facture sous la ligne des titres.")])
    return _Table(file, ranks, rows)


def _untitled(cells: Sequence[str], ranks: Mapping[str, int], file: str, line: int) -> Iterator[Finding]:
    """A cell under no title would be lost: most often the rest of a text, or of « 4 800,50 », cut at the separator."""
    for rank, cell in enumerate(cells, start=1):
        if cell.strip() and rank not in ranks.values():
            message = f"« {cell.strip()} » n'est sous aucun titre : le séparateur est-il dans une cellule ?"
            remedy = "Mettre la cellule qui le contient entre guillemets, ou enregistrer avec des points-virgules."
            yield Finding(file, line, rank, Level.ERREUR, "", message, remedy)


def _typed(cells: Sequence[str], ranks: Mapping[str, int]) -> Answers:
    given = {key: cells[rank - 1].strip() for key, rank in ranks.items() if rank <= len(cells)}
    return {key: iso(text) if key in _DATED else text for key, text in given.items()}


def _decoded(content: bytes, file: str) -> str:
    """The text, in the encodings Excel saves: UTF-8, « Texte Unicode », or that of Windows."""
    encodings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CaseInvalid([_of_file(file, 1, "ce n'est pas un tableau CSV. L'enregistrer en « CSV UTF-8 ».")])


def _columns(titles: Sequence[str], file: str) -> dict[str, int]:
    """Rank of each column, from 1, by its key; « Échéance » and « Montant TTC » are read as the keys they mean."""
    known = {suggest.folded(key): key for key in COLUMNS}
    ranks: dict[str, int] = {}
    findings = []
    for rank, title in enumerate(titles, start=1):
        key = known.get(suggest.folded(title), "")
        if not key and title.strip():
            remedy = suggest.remedy(title, COLUMNS, "Colonnes admises")
            message = f"la colonne « {title.strip()} » n'est pas lue."
            findings.append(Finding(file, 1, rank, Level.ERREUR, "", message, remedy))
        elif key in ranks:
            message = f"deux colonnes s'appellent « {key} »."
            findings.append(Finding(file, 1, rank, Level.ERREUR, "", message, "En garder une."))
        elif key:
            ranks[key] = rank
    if findings:
        raise CaseInvalid(findings)
    return ranks


def _of_file(file: str, line: int, message: str) -> Finding:
    return Finding(file, line, 1, Level.ERREUR, "", message)
