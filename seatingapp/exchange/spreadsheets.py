"""XLSX, XLS, XLSB and ODS through calamine: the sheet that looks like a class list, as texts."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from seatingapp.domain.class_lists import ReadDetails, ReadOptions, Remark, Severity
from seatingapp.domain.errors import Refusal
from seatingapp.exchange.archives import DAMAGE, open_archive
from seatingapp.exchange.headings import known_headings
from seatingapp.exchange.sources import Source, refuse
from seatingapp.exchange.tables import MOST_COLUMNS, Table, TableRow, check_size, clean

_LOOKED_AT = 40
_LARGEST_PART = 200 * 1024 * 1024
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,4})(\d{1,9})"')
_REPEATED = re.compile(rb'<table:table-(?:cell|row)[^>]*?number-(?:columns|rows)-repeated="(\d+)"')
_SheetCell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_spreadsheet(source: Source, options: ReadOptions) -> Table:
    """Return the likeliest sheet of a workbook, or the one that was chosen."""
    if source.data.startswith(b"PK"):
        _check_inside(source)
    with _calamine(source):
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
    names = tuple(
        sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet
    )
    shown = tuple(
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.name in names and sheet.visible is SheetVisibleEnum.Visible
    )
    if options.sheet and options.sheet not in names:
        raise refuse(
            source.name,
            f"There is no sheet called {options.sheet} in this workbook.",
            "Choose one of its sheets: " + ", ".join(names) + ".",
        )
    looked_at = (options.sheet,) if options.sheet else shown or names
    tables = {name: _rows(source, workbook, name) for name in looked_at}
    filled = {name: rows for name, rows in tables.items() if any(not row.blank for row in rows)}
    if not filled:
        raise refuse(
            source.name,
            "There is nothing in this workbook's sheets.",
            "Export the list again and check that it has pupils.",
        )
    chosen = max(filled, key=lambda name: _best(filled[name]))
    remarks = _remark_on_choice(source, chosen, names)
    details = ReadDetails(sheet=chosen, sheets=names)
    return Table(source.name, _format(source), details, filled[chosen], remarks)


def _best(rows: tuple[TableRow, ...]) -> int:
    return max((known_headings(row.cells) for row in rows[:_LOOKED_AT]), default=0)


def _remark_on_choice(source: Source, chosen: str, names: tuple[str, ...]) -> tuple[Remark, ...]:
    others = [name for name in names if name != chosen]
    if not others:
        return ()
    text = f"The sheet {chosen} was read; the others were not: {', '.join(others[:10])}."
    return (Remark(Severity.INFO, source.name, None, "", text),)


def _format(source: Source) -> str:
    if not source.data.startswith(b"PK"):
        return "xls"
    with open_archive(source) as archive:
        names = archive.namelist()
    if "xl/workbook.bin" in names:
        return "xlsb"
    return "ods" if "content.xml" in names else "xlsx"


@contextmanager
def _calamine(source: Source) -> Iterator[None]:
    """Turn whatever the library says about a damaged file into one sentence."""
    try:
        yield
    except PasswordError as error:
        raise refuse_protected(source) from error
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise refuse(
            source.name,
            "This workbook is damaged, or not really a workbook.",
            "Open it in your spreadsheet program, save it as XLSX or CSV, and choose that file.",
        ) from error


def refuse_protected(source: Source) -> Refusal:
    """Return the refusal for a workbook that only opens with a password."""
    return refuse(
        source.name,
        "This workbook is protected with a password.",
        "Open it in Excel, save a copy without a password, and delete the copy after the import.",
    )


def _check_inside(source: Source) -> None:
    """Refuse workbooks that would fill the memory: far cells, endless repeats, swollen parts.

    The library lays out a sheet as one full block from the first to the last cell.
    """
    try:
        with open_archive(source) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > _LARGEST_PART:
                raise refuse(
                    source.name,
                    "This workbook unpacks to more than 200 MB, far more than any class list.",
                    "Export only the pupils' names, identifiers, groups and columns you need.",
                )
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _check_cells(source, archive.read(part))
                if part.filename == "content.xml":
                    _check_repeats(source, archive.read(part))
    except DAMAGE as error:
        raise refuse(
            source.name,
            "This workbook is damaged, or not really a workbook.",
            "Open it in your spreadsheet program, save it as XLSX or CSV, and choose that file.",
        ) from error


def _check_cells(source: Source, xml: bytes) -> None:
    rows = columns = 0
    for letters, number in _CELL.findall(xml):
        rows = max(rows, int(number))
        columns = max(columns, _column(letters.decode("ascii")))
    check_size(source.name, rows, columns)


def _check_repeats(source: Source, xml: bytes) -> None:
    """Refuse filled cells repeated beyond bounds; empty ones at the end of a sheet are usual."""
    for found in _REPEATED.finditer(xml):
        filled = xml[found.end() : found.end() + 400].split(b"</table:table-row")[0]
        if int(found[1]) > MOST_COLUMNS * 20 and b"<text:p" in filled:
            check_size(source.name, int(found[1]), 0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _rows(source: Source, workbook: CalamineWorkbook, name: str) -> tuple[TableRow, ...]:
    with _calamine(source):
        sheet = workbook.get_sheet_by_name(name)
    end = sheet.end or (0, 0)
    check_size(source.name, end[0] + 1, end[1] + 1)
    with _calamine(source):
        values = sheet.to_python(skip_empty_area=False)
    return tuple(
        TableRow(number, tuple(_text(value) for value in row))
        for number, row in enumerate(values, start=1)
    )


def _text(value: _SheetCell) -> str:
    """Return a cell as a CSV export would hold it: whole numbers whole, dates as ISO dates."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(sep="T", timespec="seconds")
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, dt.time):
        return f"{value.hour}:{value.minute:02}"
    return clean(str(value))
