"""A table saved by Excel as a workbook opens the same cases, and matches the same transfers, as its CSV."""

import csv
import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS

from generator.edit import grid
from generator.edit.grid import WorkbookError
from generator.edit.importing import create_cases, new_cases
from generator.edit.statements import read_any
from generator.edit.workbook import as_csv
from generator.findings import CaseInvalid
from generator.load import load_case, load_office
from tests.edit.test_importing import FIRST, OTHER, SECOND, TITLES
from tests.load.bureau import office_at

AU = dt.date(2026, 11, 21)
FEW = settings(max_examples=25, deadline=None)  # a workbook takes some milliseconds


def book(*rows: Sequence[object], formats: dict[str, str] | None = None, **sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook, as a program writes it: its first sheet, the formats of some of its cells, its other sheets."""
    made = Workbook()
    first = made.active
    assert first is not None
    for row in rows:
        first.append(list(row))
    for place, form in (formats or {}).items():
        first[place].number_format = form
    for name, others in sheets.items():
        for row in (sheet := made.create_sheet(name)) and others:
            sheet.append(list(row))
    return saved(made)


def saved(made: Workbook) -> bytes:
    written = BytesIO()
    made.save(written)
    return written.getvalue()


SOUND = book(["Date", "Montant"], [dt.date(2026, 11, 18), 12.5])  # once: a workbook holds the time it was saved at


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(as_csv(content)), delimiter=";"))


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(WorkbookError) as told:
        as_csv(content)
    return told.value.message, told.value.remedy


def again(content: bytes, name: str, text: bytes) -> bytes:
    """A workbook with something else in one of its files."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for entry in before.namelist():
            after.writestr(entry, text if entry == name else before.read(entry))
    return made.getvalue()


def test_a_workbook_opens_the_cases_of_its_csv(tmp_path: Path) -> None:
    """Amounts and numbers as numbers, days as days, a postal code in the format Excel has for them."""
    rows: list[list[object]] = [list(line.split(";")) for line in (TITLES, FIRST, SECOND, OTHER)]
    rows[1][7], rows[1][15], rows[1][16], rows[1][17] = 26, dt.date(2026, 6, 30), dt.datetime(2026, 7, 30, 9), 4800.5  # noqa: DTZ001 - a cell has no zone
    rows[2][17], rows[3][9], rows[3][17] = 1200, 1000, 930.0
    content = book(*rows, formats={"H2": "000\\ 000\\ 000", "J4": "00000", "R2": '#,##0.00 "€"'})
    home = office_at(tmp_path)
    office = load_office(home)
    made = new_cases(home, content, "t.xlsx", office)
    typed = "\n".join((TITLES, FIRST.replace("000 000 026", "000000026").replace("30/06", "30/6"), SECOND, OTHER))
    plain = new_cases(home, typed.encode(), "t.csv", office)
    assert [one.case.dossier for one in made] == [one.case.dossier for one in plain]
    create_cases(home, made)
    assert str(load_case(home, "2026-0010", office).dossier.factures[0].montant_ttc) == "4800.50"


def test_a_statement_of_the_bank_in_excel_is_read_under_its_titles() -> None:
    content = book(
        ["Relevé du compte 123"],
        [],
        ["Date", "Libellé", "Débit", "Crédit"],
        [dt.date(2026, 11, 18), "VIR SEPA\nF-2026-017", None, 1200.1],
        [dt.date(2026, 11, 19), "PRLV", 0.1 + 0.2, None],
    )
    statement = read_any(content, "releve.xlsx", AU)
    assert [(one.line, str(one.date), str(one.montant), one.libelle) for one in statement.lines] == [
        (4, "2026-11-18", "1200.10", "VIR SEPA F-2026-017"),
        (5, "2026-11-19", "-0.30", "PRLV"),
    ]
    assert statement.above == 2


def test_what_is_wrong_is_told_at_its_cell() -> None:
    content = book(["Date", "Libellé", "Montant"], [dt.date(2026, 11, 18), "VIR", 12.345], [46000, "VIR", 5])
    with pytest.raises(CaseInvalid) as told:
        read_any(content, "r.xlsx", AU)
    first, second = map(str, told.value.findings)
    assert first.startswith("r.xlsx:2:3: erreur: Montant : « 12.3450 » ")
    assert "12 345" not in first, "a spreadsheet has no thousands there"
    assert second.startswith("r.xlsx:3:1: erreur: Date : « 46000 » est une date que le tableur montre en nombre.")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("#,##0.00\\ [$€-40C]", "1200.5"),
        ("#,##0.00\\ [$EUR]", "1200.5"),
        ('#,##0.00 "€"', "1200.5"),
        ("[Red]-#,##0.00", "1200.5"),
        ('_("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)', "1200.5"),  # « Comptabilité »: of the country
        ("[$$-409]#,##0.00", "1200.5 $"),
        ('"$"#,##0.00', "1200.5 $"),
        ("#,##0.00\\ [$CHF-100C]", "1200.5 CHF"),
        ("#,##0.00\\ [$MAD]", "1200.5 MAD"),
        ('#,##0.00 "USD"', "1200.5 USD"),
        ("£#,##0.00", "1200.5 £"),
    ],
)
def test_a_sum_in_another_money_says_so_as_its_csv_would(form: str, said: str) -> None:
    """The cell holds « 1200.5 », its format alone the money: dollars would be claimed, or noted, as euros."""
    content = book(["Date", "Libellé", "Montant"], [dt.date(2026, 11, 18), "VIR", 1200.5], formats={"C2": form})
    assert cells(content)[1][2] == said
    with suppress(CaseInvalid):
        assert (str(read_any(content, "r.xlsx", AU).lines[0].montant), said) == ("1200.50", "1200.5")


@FEW
@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_to_the_cent_is_the_one_of_the_cell(amount: Decimal) -> None:
    ((said,),) = cells(book([float(amount)]))
    assert Decimal(said) == amount


def test_rows_and_columns_keep_their_place() -> None:
    made = Workbook()
    assert made.active is not None
    made.active["C4"], made.active["B9"].number_format = "x", "0.00"  # a format alone holds nothing
    assert cells(saved(made)) == [[], [], [], ["", "", "x"]]


def test_a_formula_is_what_it_came_to_and_one_never_computed_is_refused() -> None:
    content = book(["Total"], ["=1+1"])
    sheet = "xl/worksheets/sheet1.xml"
    remedy = "Ouvrir le classeur dans Excel, puis l'enregistrer."
    assert refused(content) == ("la formule de la cellule A2 n'a jamais été calculée.", remedy)
    with ZipFile(BytesIO(content)) as archive:
        text = archive.read(sheet)
    assert cells(again(content, sheet, text.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))) == [
        ["Total"],
        ["2"],
    ]
    empty = text.replace(b'<c r="A2">', b'<c r="A2" t="str">')
    assert empty != text
    assert cells(again(content, sheet, empty)) == [["Total"]]


def test_one_sheet_alone_is_read() -> None:
    assert cells(book(["a"], vide=[])) == [["a"]]
    message, remedy = refused(book(["a"], aide=[["b"]]))
    assert (message, remedy) == (
        "plusieurs feuilles sont remplies : « Sheet », « aide ».",
        "N'en garder qu'une, ou masquer les autres.",
    )
    made = Workbook()
    assert made.active is not None
    made.active["A1"] = "a"
    hidden = made.create_sheet("listes")
    hidden["A1"], hidden.sheet_state = "b", "hidden"
    assert cells(saved(made)) == [["a"]]


def test_no_workbook_is_told_as_such() -> None:
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    message, remedy = refused(other.getvalue())
    assert message == "c'est une archive ou un document, pas un tableau."
    assert remedy.startswith("D'une archive (.zip), extraire le fichier")
    content = book(["a"])
    for broken in (
        content[:200],
        content[:-30],
        again(content, "xl/workbook.xml", b"<workbook"),
        again(content, "xl/styles.xml", b""),
    ):
        assert refused(broken) == ("ce n'est pas un classeur Excel (.xlsx) lisible.", "")


def test_a_workbook_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "LARGEST", 1_000)
    assert refused(book(["a"]))[0].startswith("ce classeur dépasse")


def test_a_cell_far_away_holds_no_more_than_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Workbook()
    assert made.active is not None
    made.active["XFD1048576"] = "x"
    assert cells(saved(made))[-1] == [*[""] * (2**14 - 1), "x"]
    monkeypatch.setattr(grid, "MOST", 2**14 - 1)
    assert refused(saved(made))[0].endswith("de cellules.")
    monkeypatch.setattr(grid, "MOST", 3)
    assert refused(book(["a", "b"], ["c", "d"]))[0].endswith("de cellules.")


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        ([], ""),
        ([5, "C"], ""),
        ([3], "une ligne remplie est masquée ou filtrée (3) : elle serait lue sans être vue."),
        ([2, 3, 5], "des lignes remplies sont masquées ou filtrées (2, 3) : elles seraient lues sans être vues."),
        (["B"], "une colonne remplie est masquée (B) : elle serait lue sans être vue."),
        (["A", "B"], "des colonnes remplies sont masquées (A, B) : elles seraient lues sans être vues."),
    ],
)
def test_what_nobody_sees_is_not_read_in_silence(hidden: list[int | str], said: str) -> None:
    """The office filters one creditor, saves, and gives the file: the others would be claimed with it."""
    made = Workbook()
    assert made.active is not None
    for row in range(1, 5):
        made.active.append([f"a{row}", f"b{row}"])
    for place in hidden:
        if isinstance(place, int):
            made.active.row_dimensions[place].hidden = True
        else:
            made.active.column_dimensions[place].hidden = True
    if said:
        assert refused(saved(made))[0] == said
    else:
        assert cells(saved(made)) == [[f"a{row}", f"b{row}"] for row in range(1, 5)]


COLUMN = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<row r="4"', '<row r="4" ht="0" customHeight="1"', "ligne remplie est masquée ou filtrée (4)"),
        ('<row r="4"', '<row r="4" hidden="1"', "ligne remplie est masquée ou filtrée (4)"),
        ("<sheetData>", COLUMN, "colonne remplie est masquée (B)"),
    ],
)
def test_what_was_shrunk_to_nothing_is_hidden_too_below_rows_left_empty(old: str, new: str, said: str) -> None:
    made = Workbook()
    assert made.active is not None
    made.active["A1"], made.active["B1"], made.active["B4"] = "a", "b", "c"
    content, sheet = saved(made), "xl/worksheets/sheet1.xml"
    text = ZipFile(BytesIO(content)).read(sheet).decode()
    assert old in text
    assert said in refused(again(content, sheet, text.replace(old, new).encode()))[0]


@pytest.mark.parametrize(
    ("form", "number", "said"),
    [
        ("0%", 0.1, "10 %"),
        ("0.00%", 0.1295, "12.95 %"),
        ("0\\ %", 0.12, "12 %"),
        ('0.0" %"', 10, "10 %"),
        ("0\\%", 10, "10 %"),
        ("#,##0.0_%", 4800, "4800"),  # the room of a « % », so that figures are under one another
    ],
)
def test_a_share_is_the_percentage_a_person_sees(form: str, number: float, said: str) -> None:
    assert cells(book(["Clause pénale"], [number], formats={"A2": form}))[1] == [said]


@pytest.mark.parametrize(
    ("place", "refuses"),
    [("A1:C1", 0), ("A1:A1", 0), ("A2:A3", 1), ("B2:B3", 1), ("B2:C2", 1), ("A5:C8", 0)],
)
def test_merged_cells_that_hold_a_value_for_several_are_refused(place: str, refuses: int) -> None:
    """A reference merged over its invoices is of the first row alone; a title over the table is no trap."""
    made = Workbook()
    assert made.active is not None
    for row in (["Relevé"], ["D-1", 12.5, "x"], [None, None, "y"], [], ["Fin"]):
        made.active.append(row)
    made.active.merge_cells(place)
    if refuses:
        message, remedy = refused(saved(made))
        assert message == f"les cellules {place} sont fusionnées : la première seule serait lue."
        assert remedy == "Ôter la fusion, et écrire la valeur dans chaque cellule où elle vaut."
    else:
        assert len(cells(saved(made))) == 5


@pytest.mark.parametrize("number", [5, 6, 7, 8, 42, 44])
def test_dollars_that_a_workbook_spells_in_a_format_of_excel_are_dollars(number: int) -> None:
    """Excel writes the code of these formats in the money of its country, and shows them in that of the reader."""
    code = BUILTIN_FORMATS[number]
    content = book(["Montant"], [1200.5], formats={"A2": code})
    assert cells(content)[1] == ["1200.5"]
    with ZipFile(BytesIO(content)) as archive:
        styles = archive.read("xl/styles.xml").decode()
    spelt = f'<numFmts count="1"><numFmt numFmtId="{number}" formatCode="{escape(code, quote=True)}"/></numFmts>'
    styles = re.sub("<numFmts[^>]*/>", spelt, styles)
    assert spelt in styles
    assert cells(again(content, "xl/styles.xml", styles.encode()))[1] == ["1200.5 $"]


def test_a_cell_in_error_is_told_by_its_place() -> None:
    made = Workbook()
    assert made.active is not None
    made.active.append(["ville", "#N/A"])
    assert refused(saved(made)) == ("la cellule B1 est en erreur (#N/A).", "La corriger, ou l'effacer.")


def test_entities_and_rows_without_end_are_no_trap() -> None:
    content = book(["a"])
    sheet = "xl/worksheets/sheet1.xml"
    with ZipFile(BytesIO(content)) as archive:
        text = archive.read(sheet).decode()
    far = again(content, sheet, text.replace('r="1"', 'r="99999999999"').replace('r="A1"', 'r="A99999999999"').encode())
    assert refused(far)[0] == "ce n'est pas un classeur Excel (.xlsx) lisible."
    merged = text.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert cells(again(content, sheet, merged.encode())) == [["a"]]
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE a [<!ENTITY e0 "x">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    for reference in ("&e11;", "&f;"):
        hostile = f"{doctype}{text.replace('<t>a</t>', f'<t>{reference}</t>')}"
        assert f"<t>{reference}</t>" in hostile
        try:
            said = as_csv(again(content, sheet, hostile.encode()))
        except WorkbookError:
            continue
        assert len(said) < 1_000
        assert "root" not in said


@FEW
@given(st.data())
def test_a_broken_workbook_is_refused_and_never_breaks(data: st.DataObject) -> None:
    content = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(WorkbookError):
        as_csv(bytes(content))
