"""The two sheets that leave for a lawyer and come back filled in: letters to issue, letters that left.

A sheet is a CSV that Recouvre wrote and a spreadsheet saved. Of what is shown for reading only, the debtor alone (and
the document of a letter that left) is read back, to be held against the case; a title nobody knows is refused, since
what stands under it would be lost.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from generator.dates import no_day, typed_day
from generator.edit.table import Row, Table, misread, read_table, twice
from generator.findings import CaseInvalid, Finding, Level, RecouvreError
from generator.load import suggest
from generator.vocabulary import EARLIEST, Avis, Envoi

OUI, NON = "oui", "non"
TO_ISSUE = ("émettre", "dossier", "document", "destinataire", "factures", "en attente depuis le", "envoi", "suivi")
LEFT = ("dossier", "émission", "suivi", "présentée le", "distribuée le", "avis", "preuves")
FATE = {"suivi": "suivi", "présentée le": "presentee-le", "distribuée le": "distribuee-le", "avis": "avis"}
TITLES = (  # those of our sheets, most of them for reading only
    "débiteur", "créancier", "courrier", "signature", "prochain délai", "dû", "créance entière", "responsable", "prêt",
    "ce qui manque", "à savoir", "fichier", "émis le", "remarque", *TO_ISSUE, *LEFT,
)  # fmt: skip
_NOTHING = "aucun courrier sous la ligne des titres."


class CellError(RecouvreError):
    """A cell that says what its case does not bear; ``title`` is that of its column."""

    def __init__(self, title: str, message: str) -> None:
        super().__init__(message)
        self.title = title


class Named(Struct, frozen=True):
    """A letter the lawyer named: the document of a case, for whom (nobody: the principal debtor), how it leaves."""

    row: Row
    reference: str
    debiteur: str  # as it is shown; nothing when the column was taken away
    document: str
    destinataire: str
    depuis: dt.date
    envoi: Envoi | None
    suivi: str
    factures: tuple[str, ...] = ()  # of the title it is made on, when the case follows several


class Returned(Struct, frozen=True):
    """What came back of a letter: the number of its issue, what is learnt of it, the names of the proofs."""

    row: Row
    reference: str
    debiteur: str  # as it is shown, like ``document``; nothing when the column was taken away
    emission: str
    document: str
    fate: Mapping[str, str | dt.date]  # keys of the journal
    preuves: tuple[str, ...]


Line = TypeVar("Line")


class Sheet(Struct, Generic[Line], frozen=True):
    """A sheet read: its table, to say what is wrong in it, its lines, and how many were left out."""

    table: Table
    lines: tuple[Line, ...]
    left: int

    def told(self, row: Row, refused: RecouvreError, title: str) -> Finding:
        """A refusal at its place: the cell it is about, else that of ``title``."""
        return self.table.wrong(row, refused.title if isinstance(refused, CellError) else title, str(refused))


def letters_named(content: bytes, file: str) -> Sheet[Named]:
    """The letters of a sheet under « émettre » of which the lawyer wrote « oui »; ``file`` names it in the findings.

    Raises:
        CaseInvalid: a title, or a line, is wrong; every one is told. A line that is not asked for is not read.
    """
    return _read(content, file, TO_ISSUE, ("suivi", "envoi", "factures"), _named)


def letters_returned(content: bytes, file: str, au: dt.date) -> Sheet[Returned]:
    """What a sheet says of letters that left, none of it after ``au``; a line that says nothing is left out.

    Raises:
        CaseInvalid: a title, or a line, is wrong; every one is told.
    """
    return _read(content, file, LEFT, (*FATE, "preuves"), partial(_returned, au))


def _read(
    content: bytes,
    file: str,
    titles: Sequence[str],
    optional: Sequence[str],
    line_of: "Callable[[_Cells], Line | None]",
) -> Sheet[Line]:
    columns = partial(_columns, file, titles, optional)
    table = read_table(content, file, columns, nothing=_NOTHING)
    cells = [_Cells(table, row) for row in table.rows]
    lines = [line for one in cells if (line := line_of(one)) is not None]
    if findings := table.faults(finding for one in cells for finding in one.findings):
        raise CaseInvalid(findings)
    return Sheet(table, tuple(lines), len(table.rows) - len(lines))


def _columns(
    file: str, wanted: Sequence[str], optional: Sequence[str], typed: Sequence[str], line: int
) -> dict[str, int]:
    """Rank of each column, from 1, by its title; accents and case do not count."""
    known = {suggest.folded(title): title for title in TITLES}
    ranks: dict[str, int] = {}
    findings = []
    for rank, title in enumerate(typed, start=1):
        key = known.get(suggest.folded(title), "")
        if not key and title.strip():
            message = f"la colonne « {title.strip()} » n'est pas lue."
            remedy = suggest.question(title, TITLES) or "La retirer, ou l'appeler « remarque »."
            findings.append(Finding(file, line, rank, Level.ERREUR, "", message, remedy))
        elif key in ranks:
            findings.append(twice(file, line, rank, key))
        elif key:
            ranks[key] = rank
    for title in wanted:
        if title not in ranks and title not in optional:
            message = f"il manque la colonne « {title} »."
            findings.append(
                Finding(file, line, 1, Level.ERREUR, "", message, "Repartir de la feuille que Recouvre écrit.")
            )
    if findings:
        raise CaseInvalid(findings)
    return ranks


class _Cells:
    """The cells of a row, and what is wrong in them."""

    def __init__(self, table: Table, row: Row) -> None:
        self.table, self.row = table, row
        self.findings: list[Finding] = []

    def text(self, title: str) -> str:
        return " ".join(self.row.cells.get(title, "").split())

    def needed(self, title: str) -> str:
        if not (text := self.text(title)):
            self.wrong(title, f"rien dans la colonne « {title} ».", "La remplir, ou retirer la ligne.")
        return text

    def wrong(self, title: str, message: str, remedy: str) -> None:
        self.findings.append(self.table.wrong(self.row, title, message, remedy))

    def word(self, title: str, accepted: Iterable[str]) -> str:
        """A word of a list, or nothing; accents and case do not count."""
        words = tuple(accepted)
        text = self.text(title)
        found = next((word for word in words if suggest.folded(word) == suggest.folded(text)), "")
        if text and not found:
            self.wrong(title, f"« {text} » n'est pas admis ici.", suggest.remedy(text, words))
        return found

    def day(self, title: str) -> dt.date | None:
        if not (text := self.text(title)):
            return None
        day = typed_day(text)
        if day is None or day < EARLIEST:
            self.wrong(title, *no_day(text))
        return day

    def tracking(self) -> str:
        if told := misread(text := self.text("suivi")):
            self.wrong("suivi", *told)
        return text


def _named(cells: _Cells) -> Named | None:
    if cells.word("émettre", (OUI, NON)) != OUI:
        return None
    depuis = cells.day("en attente depuis le")
    if depuis is None and not cells.text("en attente depuis le"):
        cells.needed("en attente depuis le")
    channel = cells.word("envoi", [one.value for one in Envoi])
    return Named(
        cells.row,
        cells.needed("dossier"),
        cells.text("débiteur"),
        cells.needed("document"),
        cells.text("destinataire"),
        depuis or EARLIEST,
        Envoi(channel) if channel else None,
        cells.tracking(),
        tuple(filter(None, (number.strip() for number in cells.text("factures").split(",")))),
    )


def _returned(au: dt.date, cells: _Cells) -> Returned | None:
    fate = dict(_fate(au, cells))
    proofs = tuple(filter(None, (name.strip() for name in cells.row.cells.get("preuves", "").split(","))))
    if not fate and not proofs:
        return None
    return Returned(
        cells.row,
        cells.needed("dossier"),
        cells.text("débiteur"),
        cells.needed("émission"),
        cells.text("document"),
        fate,
        proofs,
    )


def _fate(au: dt.date, cells: _Cells) -> Iterator[tuple[str, str | dt.date]]:
    for title, key in FATE.items():
        if title in {"suivi", "avis"}:
            said: str | dt.date | None = cells.tracking() if title == "suivi" else cells.word("avis", list(Avis))
        elif (said := cells.day(title)) and said > au:
            cells.wrong(title, f"« {said:%d/%m/%Y} » est après le {au:%d/%m/%Y}.", "Vérifier la date, ou --au.")
        if said:
            yield key, said
