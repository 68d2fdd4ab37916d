"""A table to a class list: headings, mapping, what is no pupil, and the rows one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from seatingapp.domain.class_lists import (
    ClassList,
    ColumnMapping,
    ImportedRow,
    ReadOptions,
    Severity,
    TablePreview,
)
from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.exchange.headings import guess_mapping, heading_row, is_aside
from seatingapp.exchange.known_tables import refuse_other_tables
from seatingapp.exchange.remark_book import RemarkBook
from seatingapp.exchange.row_reading import RowReader
from seatingapp.exchange.sources import refuse
from seatingapp.exchange.synonyms import key
from seatingapp.exchange.tables import Table, TableRow

_PREVIEWED = 20
# What stands in the first cell of rows after the pupils.
_TRAILERS = frozenset(
    {"reportdate", "createdon", "exportedon", "numberofstudents", "total", "totals"}
    | {"average", "mean", "count"}
)
_TRAILER_STARTS = (
    "marksheetname", "groupname", "exportdate", "printedon", "generatedon", "totalpupils",
    "endofreport", "reportgenerated", "reportprinted", "numberofpupils", "totalnumberof",
)  # fmt: skip


def preview_table(table: Table, options: ReadOptions) -> TablePreview:
    """Return the beginning of a table and how its columns are understood."""
    header, mapping, rows = _understood(table, options)
    return TablePreview(
        file_name=table.file,
        format=table.format,
        details=replace(table.details, header_row=header),
        mapping=mapping,
        rows=tuple(row.cells for row in rows[:_PREVIEWED]),
        row_count=len(rows),
    )


def read_class_table(table: Table, options: ReadOptions) -> ClassList:
    """Return the pupils of a table. Refuses one in which no column gives a name."""
    header, mapping, rows = _understood(table, options)
    if options.meanings is None:
        for row in table.rows[:header]:
            refuse_other_tables(table.file, row.cells)
    if not mapping.has_name:
        raise _no_name(table, mapping)
    if not rows:
        raise refuse(
            table.file,
            "There are headings but no rows below them.",
            "Export the list again and check that it has pupils.",
        )
    book = RemarkBook(table.file)
    pupils = _pupil_rows(rows, mapping, book)
    _remark_on_columns(mapping, pupils, book)
    reader = RowReader(mapping, pupils, book, day_first=options.day_first)
    read: list[ImportedRow] = []
    for row in pupils:
        if row.number == table.cut_row:
            text = "The last row has fewer cells than the others: the file may be cut short."
            book.about_cell(row.number, "", text, "is cut short")
        _remark_on_width(row, mapping, book)
        record = reader.read(row)
        if record is not None:
            read.append(ImportedRow(record, table.file, row.number))
    return ClassList(
        file_name=table.file,
        format=table.format,
        details=replace(table.details, header_row=header),
        mapping=mapping,
        rows=tuple(read),
        remarks=(*table.remarks, *book.all()),
        read=len(pupils),
        refused=len(pupils) - len(read),
    )


def _understood(
    table: Table, options: ReadOptions
) -> tuple[int, ColumnMapping, tuple[TableRow, ...]]:
    """Return the heading row's number, the mapping, and the rows below that hold anything."""
    header = heading_row(table, options)
    headings = table.rows[header - 1].cells if header else ()
    rows = tuple(row for row in table.rows[header:] if not is_aside(row))
    width = max((len(row.cells) for row in rows), default=0)
    if not header:
        headings = ("",) * width
    while headings and not headings[-1] and not any(r.cell(len(headings) - 1) for r in rows):
        headings = headings[:-1]
    if options.meanings is None:
        return header, guess_mapping(headings, rows), rows
    meanings = options.meanings[: max(len(headings), width)]
    padded = (*meanings, *[M.UNKNOWN] * (len(headings) - len(meanings)))
    return header, ColumnMapping(headings, padded), rows


def _no_name(table: Table, mapping: ColumnMapping) -> Exception:
    shown = [heading[:40] for heading in mapping.headings if heading][:15]
    found = f"The headings found are: {', '.join(shown)}." if shown else "No headings were found."
    return refuse(
        table.file,
        f"No column with pupils' names was recognised. {found}",
        "Name a column Surname, Forename or Name, or say which column holds the names.",
    )


def _pupil_rows(
    rows: Sequence[TableRow], mapping: ColumnMapping, book: RemarkBook
) -> tuple[TableRow, ...]:
    """Leave out rows that are no pupils: what follows the list, and headings repeated."""
    headings = [key(heading) for heading in mapping.headings]
    kept: list[TableRow] = []
    left_out: list[str] = []
    for row in rows:
        cells = [key(cell) for cell in row.cells]
        first = next((cell for cell in cells if cell), "")
        filled = sum(1 for cell in cells if cell)
        # A pupil's row says more than a label and its value.
        trailer = filled <= 3 and first.startswith(_TRAILER_STARTS)
        trailer = trailer or (filled <= 2 and first in _TRAILERS)
        repeated = cells[: len(headings)] == headings and filled > 0
        if trailer:
            left_out.append(next(cell for cell in row.cells if cell))
        elif not repeated:
            kept.append(row)
    if left_out:
        shown = ", ".join(text[:40] for text in left_out[:5])
        book.about_file(f"Rows that are no pupils were left out: {shown}.")
    return tuple(kept)


def _remark_on_columns(mapping: ColumnMapping, rows: Sequence[TableRow], book: RemarkBook) -> None:
    """Name the columns that are not read, and why."""
    named = list(zip(mapping.headings, mapping.meanings, strict=False))
    not_needed = [heading for heading, m in named if m is M.NOT_NEEDED and heading]
    unknown = [heading for heading, m in named if m is M.UNKNOWN and heading]
    if not_needed:
        book.about_file(f"Not needed and left out: {', '.join(not_needed)}.")
    if unknown:
        book.about_file(f"Not understood and left out: {', '.join(unknown)}.")
    nameless = [
        column
        for column, (heading, m) in enumerate(named)
        if not heading and m is M.UNKNOWN and any(row.cell(column) for row in rows)
    ]
    if nameless:
        numbers = ", ".join(str(column + 1) for column in nameless)
        book.about_file(f"Columns without a heading were left out: {numbers}.", Severity.WARNING)


def _remark_on_width(row: TableRow, mapping: ColumnMapping, book: RemarkBook) -> None:
    """Warn of cells beyond the last heading: the row may have slipped."""
    width = max(len(mapping.headings), len(mapping.meanings))
    if any(row.cells[width:]):
        text = "This row has more cells than there are headings: check that nothing has slipped."
        book.about_cell(row.number, "", text, "stands beyond the last heading")
