"""CSV and its kin: find the separator, then read records with quotes, gaps and ragged ends."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from seatingapp.domain.class_lists import ReadDetails, ReadOptions, Remark, Severity
from seatingapp.exchange.encodings import decode
from seatingapp.exchange.headings import is_whole_name, known_headings
from seatingapp.exchange.sources import Source, refuse
from seatingapp.exchange.tables import MOST_ROWS, Table, TableRow, check_size, clean

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_BY_WORD = {word: separator for separator, word in SEPARATORS.items()}
_LONGEST_CELL = 10_000
_LOOKED_AT = 60
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)


def read_delimited(source: Source, options: ReadOptions) -> Table:
    """Return the table of a text file. Refuses bytes that are no text and tables without end."""
    decoded = decode(source, options.encoding)
    text = decoded.text
    told = _SEP_LINE.match(text)
    if told:
        text = text[told.end() :]
    separator = _BY_WORD.get(options.separator, options.separator) or (
        told.group(1) if told else _sniff(text)
    )
    if len(separator) != 1 or separator in '"\r\n \ufeff':
        raise refuse(
            source.name,
            "The separator has to be a single character.",
            "Choose comma, semicolon, tab or pipe.",
        )
    records, cut = _records(source, text, separator)
    remarks = [*decoded.remarks]
    if cut:
        note = "The file ends inside quotes: it was cut short. Check the rows from here on."
        remarks.append(Remark(Severity.WARNING, source.name, cut, "", note))
    rows = tuple(
        TableRow(number, tuple(clean(cell) for cell in cells))
        for number, cells in enumerate(records, start=1)
    )
    check_size(source.name, len(rows), max((len(row.cells) for row in rows), default=0))
    rows = _join_split_names(rows)
    details = ReadDetails(encoding=decoded.encoding, separator=SEPARATORS.get(separator, separator))
    return Table(source.name, "csv", details, rows, tuple(remarks), _cut_short(rows, text))


def _sniff(text: str) -> str:
    """Return the separator that shows most known headings, then the steadiest width of rows."""
    head = "".join(itertools.islice(io.StringIO(text, newline=""), _LOOKED_AT))
    best, best_score = ",", (0, 0.0, 0)
    for separator in SEPARATORS:
        try:
            rows = [row for row in _parse(head, separator) if any(row)]
        except csv.Error:  # a cell without end: not this separator
            continue
        widths = Counter(len(row) for row in rows)
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        headings = max((known_headings(row) for row in rows), default=0)
        # With one column there is nothing to separate; a steady width of one says nothing.
        steadiness = times / len(rows) if width > 1 else 0.0
        score = (headings, steadiness, width)
        if score > best_score:
            best, best_score = separator, score
    return best


def _parse(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _records(source: Source, text: str, separator: str) -> tuple[list[list[str]], int]:
    """Return the records, and the number of the one where an unclosed quote opened, or 0."""
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(iter(lines), delimiter=separator, skipinitialspace=True)
    records: list[list[str]] = []
    began = 0
    try:
        for record in reader:
            if len(records) > MOST_ROWS:
                break
            if any(len(cell) > _LONGEST_CELL for cell in record):
                raise csv.Error("a cell without end")
            records.append(record)
            if reader.line_num < len(lines):
                began = reader.line_num
    except csv.Error:  # handled below: a quote that never closes is read line by line
        return _without_quotes(source, records, lines[began:], separator)
    if len(lines) - began > 1 and text.count('"') % 2:
        return _without_quotes(source, records[:-1], lines[began:], separator)
    return records, 0


def _without_quotes(
    source: Source, records: list[list[str]], lines: list[str], separator: str
) -> tuple[list[list[str]], int]:
    """Read the lines after a quote that never closes as if quotes meant nothing."""
    if any(len(line) > _LONGEST_CELL * 10 for line in lines):
        raise refuse(
            source.name,
            "A line of this file has no end: it is not a table.",
            "Export the class list from your MIS as CSV or Excel, and choose that file.",
        )
    plain = [[cell.strip(' \r\n"') for cell in line.split(separator)] for line in lines]
    return [*records, *plain[: MOST_ROWS + 1]], len(records) + 1


def _join_split_names(rows: tuple[TableRow, ...]) -> tuple[TableRow, ...]:
    """Join `Smith, John` again where commas in unquoted names pushed all cells to the right.

    Only where the heading row has a column for the whole name and nearly all rows have exactly
    one cell more than it.
    """
    first = max(rows[:30], key=lambda row: known_headings(row.cells), default=None)
    if first is None or not known_headings(first.cells):
        return rows
    column = next((i for i, c in enumerate(first.cells) if is_whole_name(c)), None)
    below = [row for row in rows if row.number > first.number and not row.blank]
    width = len(first.cells)
    pushed = [row for row in below if len(row.cells) == width + 1 and row.cells[width]]
    if column is None or not below or len(pushed) < 0.8 * len(below):
        return rows
    numbers = {row.number for row in pushed}
    return tuple(_joined(row, column) if row.number in numbers else row for row in rows)


def _joined(row: TableRow, column: int) -> TableRow:
    name = f"{row.cells[column]}, {row.cells[column + 1]}"
    return TableRow(row.number, (*row.cells[:column], name, *row.cells[column + 2 :]))


def _cut_short(rows: tuple[TableRow, ...], text: str) -> int:
    """Return the number of a last row that stops before the others do, or 0."""
    if text.endswith(("\n", "\r")) or len(rows) < 3:
        return 0
    usual = Counter(len(row.cells) for row in rows[:-1]).most_common(1)[0][0]
    return rows[-1].number if 0 < len(rows[-1].cells) < usual else 0
