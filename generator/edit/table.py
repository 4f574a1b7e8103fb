"""A table as Excel, an accounting program or a bank saves it (CSV, .xlsx): its titles, its cells, its faults."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from io import StringIO
from itertools import islice

from msgspec import Struct

from generator.findings import CaseInvalid, Finding, Level, line_of
from generator.load import suggest
from generator.phrases import enumeration

_DELIMITERS = ";\t,"
_LONGEST = 10_000  # signs of a line of titles
_BINARY = {
    b"\xd0\xcf\x11\xe0": "c'est un ancien classeur Excel (.xls), ou protégé par un mot de passe",
    b"%PDF": "c'est un PDF",
    b"\x1f\x8b": "c'est une archive",
}
_ZIP = b"PK\x03\x04"  # a workbook is one
_PAGE = re.compile(rb"\s*<(!doctype\s+html|html|table|meta|head|body)\b", re.IGNORECASE)  # as programs name « .xls »
_SPREADSHEET = re.compile(rb"\s*<\?xml[^>]*>\s*<\?mso-application", re.IGNORECASE)  # « XML 2003 »
_PREAMBLE = re.compile("sep=.|[;,\t ]*")  # what Excel writes, or leaves empty, above the titles
_ROUNDED = re.compile(r"[0-9]+([.,][0-9]+)?E\+[0-9]+", re.IGNORECASE)
_AS_TEXT = re.compile('="(.*)"', re.DOTALL)
_UNSHOWN = re.compile(r"#{3,}|(#(?:N/A|REF!|NOM\?|NAME\?|VALEUR!|VALUE!|DIV/0!|NUL!|NULL!|NOMBRE!|NUM!))")
_SAVE = "L'enregistrer, ou l'exporter, en « Classeur Excel (.xlsx) » ou en « CSV UTF-8 »."
EUR = re.compile(r"\s*(eur|euros?)$", re.IGNORECASE)  # after a sum, as programs write it
LARGEST = 20_000_000  # bytes: some 300,000 rows
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MISREAD = re.compile(  # a letter, then a sign of Windows that no word has there: « é », « è », « â », « ê », « ç »
    r"\b(?!(?:[cdjlmnst]|qu)\u201a[aeiouyh])\w*(?:[A-Za-z][\u201a\u0192\u02c6\u2021\u0160\u017d][a-z]\w*|[a-z][\u201a\u0192\u0160\u017d](?!\w))"
)
_SUM = re.compile("montant|amount|credit|debit", re.IGNORECASE)
_COUNTS = re.compile(  # a column whose numbers may have one or two figures
    r"(taux|tva|jours?|delai|mois|annee|quantite|qte|nombre|nb|numero|n°|no|reference|code|journal|rang|service)(?!\w)"
)
_WHOLE, _CENTS = re.compile(r"[-+\u2212]?[0-9]+([ \u00a0\u202f][0-9]{3})*"), re.compile("[0-9]{1,2}")

_WHICH = "(-(general|ttc|ht|final|initial|precedent|crediteur|debiteur|credits?|debits?|euros?))*"
_DAY = (
    "-(au|du)-[0-9].*|-en-(debut|fin)-de-periode"
    "|-d[eu]-(compte|debut|depart|fin|la-periode|mois|releve)(-(au|de|du)-.*)?"
)
_TOTAL = re.compile(  # a « solde de la facture 12 » is what a debtor pays
    rf"((sous-)?tota(l|ux){_WHICH}(-(au|d[eu]|des)-.*)?|((ancien|nouveau)-)?solde{_WHICH}({_DAY})?)[-:]*"
)


class Row(Struct, frozen=True):
    """A row: its line in the file, its cells by column."""

    line: int
    cells: Mapping[str, str]


class Table(Struct, frozen=True):
    """Rows under titles; ``ranks`` gives the rank of each column, from 1; ``head`` is the lines over them.

    ``unread`` is what is wrong with the cells that the spreadsheet itself could not read.
    """

    file: str
    ranks: Mapping[str, int]
    rows: Sequence[Row]
    head: Sequence[str] = ()
    unread: Sequence[Finding] = ()

    def faults(self, findings: Iterable[Finding]) -> list[Finding]:
        """What is found wrong in the rows, with the cells not read, of which nothing else is said."""
        known = {(one.line, one.column) for one in self.unread}
        return [*self.unread, *(one for one in findings if (one.line, one.column) not in known)]

    def wrong(self, row: Row, key: str, message: str, remedy: str = "") -> Finding:
        """What must be corrected in a cell."""
        return Finding(self.file, row.line, self.ranks.get(key, 1), Level.ERREUR, key, message, remedy)


def read_table(
    content: bytes,
    file: str,
    columns: Callable[[Sequence[str], int], Mapping[str, int]],
    *,
    lacking: Callable[[Sequence[str]], list[str]] | None = None,
    nothing: str,
) -> Table:
    """The rows of a table; ``file`` is its name in the findings, ``nothing`` what is said when there is no row.

    ``columns`` gives the rank of each column it reads, from the titles and their line; ``lacking`` says what a line
    must have more to be the titles, under whatever a bank prints above them: without it they are the first line that
    says something.

    Raises:
        CaseInvalid: no CSV, no titles, no row, a quote left open, or cells under no title.
    """
    text = _decoded(content, file)
    above, delimiter = _start(text, file, lacking)
    numbered = _numbered(_below(text, above), above, delimiter, file)
    rows: list[Row] = []
    stray: list[Finding] = []
    unread: list[Finding] = []
    line, titles = next(numbered, (above + 1, []))
    ranks = columns(titles, line)
    for line, cells in numbered:
        stray += _untitled(cells, titles, file, line)
        if delimiter == ",":
            stray += _cut(cells, titles, ranks, file, line)
        if any(cell.strip() for cell in cells):
            given = {key: _typed(cells[rank - 1]) for key, rank in ranks.items() if rank <= len(cells)}
            unread += _unread(given, ranks, file, line)
            rows.append(Row(line, given))
    if stray:
        raise CaseInvalid([*stray, *unread])
    if not rows:
        raise CaseInvalid([of_file(file, above + 1, nothing)])
    return Table(file, ranks, rows, list(islice(StringIO(text, newline=""), above)), unread)


def of_file(file: str, line: int, message: str, remedy: str = "") -> Finding:
    """What is wrong with a line, no column of it in particular."""
    return Finding(file, line, 1, Level.ERREUR, "", message, remedy)


def is_page(content: bytes) -> bool:
    """Whether a file is a page of the web, or a workbook in XML, under the name of a table."""
    return bool(_PAGE.match(content) or _SPREADSHEET.match(content))


def misread(text: str) -> tuple[str, str] | None:
    """What a spreadsheet made of a long number, or a formula left as its text, and the remedy; nothing of any other."""
    if _ROUNDED.fullmatch(text):
        remedy = "Mettre la colonne au format Texte, puis écrire de nouveau le numéro."
        return f"« {text} » est un numéro que le tableur a arrondi.", remedy
    if text.startswith("="):
        return f"« {text} » est une formule, pas une valeur.", "Écrire la valeur à sa place."
    return None


def sums_others(text: str) -> bool:
    """Whether a cell says that its row is a total, or a balance."""
    return bool(_TOTAL.fullmatch(suggest.folded(text)))


def twice(file: str, line: int, rank: int, title: str) -> Finding:
    """Two columns of a name: which of them is read would be a guess."""
    return Finding(file, line, rank, Level.ERREUR, "", f"deux colonnes s'appellent « {title} ».", "En garder une.")


def _start(text: str, file: str, lacking: Callable[[Sequence[str]], list[str]] | None) -> tuple[int, str]:
    """How many lines are above the titles, and the sign that separates their cells."""
    if lacking is None:
        lines = enumerate(StringIO(text, newline=""))
        first = next(((above, line) for above, line in lines if not _PREAMBLE.fullmatch(line.strip())), None)
        return (first[0], max(_DELIMITERS, key=first[1].count)) if first else (0, _DELIMITERS[0])
    nearest, place = lacking([]), 0
    for above, line in enumerate(StringIO(text, newline="")):
        for delimiter in _DELIMITERS:
            lacks = lacking(next(csv.reader([line[:_LONGEST]], delimiter=delimiter), []))
            if not lacks:
                return above, delimiter
            if len(lacks) < len(nearest):
                nearest, place = lacks, above
    where = "" if nearest == lacking([]) else "à la plus proche, "
    message = f"aucune ligne de titres : {where}il manque {enumeration(nearest)}."
    remedy = "L'exporter de la banque en CSV, avec ses titres, ou y renommer la colonne."
    if not where:  # some banks give none
        remedy = (
            "L'exporter de la banque en CSV, avec ses titres ; si elle n'en met pas, écrire au-dessus des opérations "
            "une ligne qui nomme chaque colonne, par exemple « Date;Type;Libellé;Montant »."
        )
    raise CaseInvalid([of_file(file, place + 1, message, remedy)])


def _below(text: str, above: int) -> str:
    below = StringIO(text, newline="")
    for _ in range(above):
        below.readline()
    return below.read()


def _numbered(text: str, above: int, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, with the line where it begins: one may hold several lines."""
    # strict: a quote left open would take the rows below it into its cell, in silence
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = above + 1
    try:
        for cells in rows:
            yield line, cells
            line = above + rows.line_num + 1
    except csv.Error as error:
        cause = "cellule trop longue" if "field limit" in str(error) else "guillemets jamais fermés"
        raise CaseInvalid([of_file(file, line, f"ligne illisible : {cause} ?")]) from None


def _typed(cell: str) -> str:
    """What a cell says: « ="01000" » is how a program keeps a spreadsheet from taking away a zero."""
    found = _AS_TEXT.fullmatch(cell.strip())
    return found[1].replace('""', '"').strip() if found else cell.strip()


def _unread(cells: Mapping[str, str], ranks: Mapping[str, int], file: str, line: int) -> Iterator[Finding]:
    """A cell that a spreadsheet could not show, or compute, is saved as what it showed."""
    for key, text in cells.items():
        if found := _UNSHOWN.fullmatch(text):
            what = "est une erreur du tableur" if found[1] else "cache une valeur : la colonne était trop étroite"
            remedy = (
                "La corriger, ou l'effacer." if found[1] else "L'élargir dans le tableur, et enregistrer de nouveau."
            )
            yield Finding(file, line, ranks[key], Level.ERREUR, key, f"« {text} » {what}.", remedy)


def _untitled(cells: Sequence[str], titles: Sequence[str], file: str, line: int) -> Iterator[Finding]:
    """A cell under no title would be lost: most often the rest of a text, or of « 4 800,50 », cut at the separator."""
    for rank, cell in enumerate(cells, start=1):
        if cell.strip() and not (rank <= len(titles) and titles[rank - 1].strip()):
            message = f"« {cell.strip()} » n'est sous aucun titre : le séparateur est-il dans une cellule ?"
            remedy = "Mettre la cellule qui le contient entre guillemets, ou enregistrer avec des points-virgules."
            yield Finding(file, line, rank, Level.ERREUR, "", message, remedy)


def _cut(
    cells: Sequence[str], titles: Sequence[str], ranks: Mapping[str, int], file: str, line: int
) -> Iterator[Finding]:
    """« 4800,50 » between commas is two cells: the cents would be lost in silence in a column not read.

    A row with a cell for each title was not cut when the next one is of small numbers, as « Taux TVA ».
    """
    for key, rank in ranks.items():
        if rank < min(len(cells), len(titles)) and _SUM.search(suggest.folded(key)):
            whole, cents = cells[rank - 1].strip(), cells[rank].strip()
            counted = len(cells) == len(titles) and _COUNTS.match(suggest.folded(titles[rank]))
            if _WHOLE.fullmatch(whole) and _CENTS.fullmatch(cents) and not counted:
                message = f"« {whole} » puis « {cents} » : est-ce « {whole},{cents} », coupé à la virgule ?"
                remedy = f"Si oui, enregistrer avec des points-virgules ; sinon, écrire « {whole}.00 »."
                yield Finding(file, line, rank, Level.ERREUR, key, message, remedy)


def _decoded(content: bytes, file: str) -> str:
    """The text, in the encodings Excel saves: UTF-8, « Texte Unicode », or that of Windows; a workbook as its CSV.

    Every byte reads as some sign of Windows: « Débit » of MS-DOS or of an old Mac would be « D‚bit », and no debit.
    """
    if len(content) > LARGEST:
        message = f"ce fichier dépasse {LARGEST // 1_000_000} Mo."
        raise CaseInvalid([of_file(file, 1, message, "Le donner en plusieurs fois, par mois par exemple.")])
    if content.startswith(_ZIP):
        from generator.edit.grid import WorkbookError  # noqa: PLC0415 - its library takes long to load
        from generator.edit.workbook import as_csv  # noqa: PLC0415 - its library takes long to load

        try:
            return as_csv(content)
        except WorkbookError as refused:
            raise CaseInvalid([of_file(file, 1, refused.message, refused.remedy or _SAVE)]) from None
    if is_page(content):
        message = "c'est une page web ou un XML, sous le nom d'un tableau."
        raise CaseInvalid([of_file(file, 1, message, f"L'ouvrir dans le tableur. {_SAVE}")])
    if name := next((name for start, name in _BINARY.items() if content.startswith(start)), ""):
        raise CaseInvalid([of_file(file, 1, f"{name}, pas un tableau CSV.", _SAVE)])
    for encoding in ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\x00" in text:  # as in UTF-16 that does not say so
                break
            if encoding == "cp1252" and (found := _MISREAD.search(text)):
                message = (
                    f"« {found[0].strip()} » : les accents ne sont ni en UTF-8 ni de Windows (MS-DOS, vieux Mac ?)."
                )
                raise CaseInvalid([of_file(file, line_of(text, found.start()), message, _SAVE)])
            return text
    raise CaseInvalid([of_file(file, 1, "ce n'est pas un tableau CSV.", _SAVE)])
