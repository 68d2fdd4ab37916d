"""Workbooks: which sheet, what a cell says, and what is refused before it fills the memory."""

import datetime as dt
import io
import zipfile

import pytest

from seatingapp.domain.class_lists import ReadOptions, Severity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Characteristic
from tests.unit.exchange.reading_bytes import DATE, Cell, read, remarks, workbook, zipped

HEAD = ("Surname", "Forename", "Adno", "DOB", "FSM", "Year")


def test_cells_say_what_they_show() -> None:
    data = workbook(
        {
            "List": [
                HEAD,
                ("Carter", "Zoë", 1234.0, (DATE, 41155.0), True, 9.0),
                ("Jones", "Liam", "001234", "2012-09-03", False, "Year 9"),
                ("King", "Al", 12.5, (DATE, 41155.5), None, None),
                ("Long", "Jo", 1e15, "03/14/2012", None, None),
            ]
        }
    )
    result = read(data)
    assert result.format == "xlsx"
    first, second, third, fourth = (row.record for row in result.rows)
    assert (first.name.full, first.admission_number, first.year_group) == (
        "Zoë Carter",
        "1234",
        "9",
    )
    assert (second.admission_number, second.year_group) == ("001234", "9")
    assert [r.date_of_birth for r in (first, second, third)] == [dt.date(2012, 9, 3)] * 3
    assert first.characteristics == {Characteristic.FSM: "yes"}
    assert second.characteristics == {Characteristic.FSM: "no"}
    assert (third.admission_number, fourth.admission_number) == ("12.5", "1000000000000000")
    assert fourth.date_of_birth is None


def test_a_reading_age_that_a_spreadsheet_took_for_a_time_is_read_back() -> None:
    clock = (10 + 5 / 60) / 24
    sheet: list[tuple[Cell, ...]] = [("Name", "Reading Age")]
    sheet += [("Emma Carter", (DATE, clock)), ("Liam Jones", "9:11")]
    data = workbook({"S": sheet})
    # Style 1 shows a date; the same number shown as hours and minutes is a time.
    for shown in (20, 46):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        parts["xl/styles.xml"] = parts["xl/styles.xml"].replace('"14"', f'"{shown}"')
        ages = [r.record.characteristics for r in read(zipped(parts)).rows]
        assert ages == [
            {Characteristic.READING_AGE: "10:05"},
            {Characteristic.READING_AGE: "9:11"},
        ]


def test_the_sheet_that_looks_like_a_class_list_is_read_and_the_others_named() -> None:
    notes = [("Notes", "on the class"), ("Name", "a word")]
    pupils = [("Surname", "Forename"), ("Carter", "Emma")]
    data = workbook({"Cover": notes, "9C": pupils, "Old": pupils[:1]})
    result = read(data)
    assert (result.details.sheet, result.details.sheets) == ("9C", ("Cover", "9C", "Old"))
    assert remarks(result, Severity.INFO) == [
        (None, "The sheet 9C was read; the others were not: Cover, Old.")
    ]


def test_another_sheet_can_be_chosen_also_a_hidden_one() -> None:
    pupils = [("Surname", "Forename"), ("Carter", "Emma")]
    others = [("Surname", "Forename", "UPN"), ("King", "Al", "")]
    data = workbook({"9C": pupils, "Secret": others}, hidden=["Secret"])
    assert read(data).rows[0].record.name.full == "Emma Carter"
    chosen = read(data, ReadOptions(sheet="Secret"))
    assert chosen.rows[0].record.name.full == "Al King"
    with pytest.raises(Refusal, match=r"no sheet called 9D.*9C, Secret"):
        read(data, ReadOptions(sheet="9D"))


def test_a_workbook_whose_only_sheet_is_hidden_is_still_read() -> None:
    data = workbook({"X": [("Name",), ("Emma Carter",)]}, hidden=["X"])
    assert len(read(data).rows) == 1


def test_row_numbers_are_those_of_the_spreadsheet() -> None:
    data = workbook({"X": [("Name",), ("Emma Carter",), (None,), ("Al King",)]}, first_row=5)
    result = read(data)
    assert [row.row for row in result.rows] == [6, 8]
    assert result.details.header_row == 5


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Refusal, match="nothing in this workbook"):
        read(workbook({"X": []}))


@pytest.mark.parametrize("place", ["A1048576", "XFD1"])
def test_a_cell_far_away_is_refused_before_it_fills_the_memory(place: str) -> None:
    data = workbook({"X": [("Name",), ("Emma Carter",)]})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace('r="A2"', f'r="{place}"')
    with pytest.raises(Refusal, match=r"more than [\d,]+ (rows|columns)"):
        read(zipped(parts))


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def _ods(rows: str) -> bytes:
    spaces = " ".join(f'xmlns:{n}="{_OFFICE}{n}:1.0"' for n in ("office", "table", "text"))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="List">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OFFICE}manifest:1.0"></manifest:manifest>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_row(*cells: str, repeat: int = 1) -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f'<table:table-row table:number-rows-repeated="{repeat}">{inner}</table:table-row>'


def test_an_opendocument_sheet_is_read() -> None:
    blank = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/>'
    result = read(_ods(_ods_row("Name") + _ods_row("Emma Carter") + blank + "</table:table-row>"))
    assert (result.format, result.rows[0].record.name.full) == ("ods", "Emma Carter")


def test_a_row_repeated_a_million_times_is_refused() -> None:
    with pytest.raises(Refusal, match="rows"):
        read(_ods(_ods_row("Name") + _ods_row("Emma Carter", repeat=1_000_000)))


def test_a_damaged_workbook_is_refused() -> None:
    data = workbook({"X": [("Name",), ("Emma Carter",)]})
    with pytest.raises(Refusal, match="damaged"):
        read(data[:-30])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["xl/workbook.xml"] = "<workbook><nonsense"
    with pytest.raises(Refusal, match="damaged"):
        read(zipped(parts))


def test_a_swollen_workbook_is_refused() -> None:
    huge = {"xl/workbook.xml": "", "xl/media/film": " " * (201 * 1024 * 1024)}
    with pytest.raises(Refusal, match="200 MB"):
        read(zipped(huge))


def test_a_table_of_more_rows_than_a_school_is_refused_whatever_holds_it() -> None:
    rows = [("Name",), *(("Emma Carter",) for _ in range(20_001))]
    with pytest.raises(Refusal, match="20,000"):
        read(workbook({"X": rows}))
    with pytest.raises(Refusal, match="20,000"):
        read("Name\n" + "Emma Carter\n" * 20_001)
    with pytest.raises(Refusal, match="1,000 columns"):
        read("Name" + "," * 1_001 + "\nEmma Carter\n")
