"""The columns of a file and how it was read, as choices that the user can change."""

from __future__ import annotations

from dataclasses import replace

from seatingapp.domain.class_lists import ColumnMeaning, ReadDetails, ReadOptions
from seatingapp.exchange.delimited import SEPARATORS
from seatingapp.ui.pupils.importing.discretion import samples_text
from seatingapp.ui.pupils.importing.draft import ChosenFile
from seatingapp.ui.pupils.importing.state import ColumnLine, HowRead

_SAMPLES = 4
_HEADER_ROWS = 12
_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252 (Western)"),
    ("utf-16", "UTF-16"),
    ("mac-roman", "Mac Roman"),
    ("cp850", "DOS (code page 850)"),
    ("cp1250", "Windows-1250 (Central European)"),
    ("cp1251", "Windows-1251 (Cyrillic)"),
    ("cp1253", "Windows-1253 (Greek)"),
    ("cp1256", "Windows-1256 (Arabic)"),
)


def meanings() -> tuple[tuple[str, str], ...]:
    """Return what a column can mean as (key, words), names and groups first."""
    return tuple((meaning.value, meaning.label) for meaning in ColumnMeaning)


def columns_of(file: ChosenFile, *, private: bool) -> tuple[ColumnLine, ...]:
    """Return the columns of a file with a few values each; none where they are fixed."""
    table = file.table
    if table is None:
        return ()
    lines: list[ColumnLine] = []
    for number, meaning in enumerate(table.mapping.meanings):
        heading = table.mapping.headings[number] if number < len(table.mapping.headings) else ""
        values = [row[number] for row in table.rows if number < len(row) and row[number]]
        samples = samples_text(meaning, values[:_SAMPLES], private=private)
        lines.append(ColumnLine(number, heading, samples, meaning.value))
    return tuple(lines)


def with_meaning(file: ChosenFile, column: int, meaning: ColumnMeaning) -> ChosenFile:
    """Return the file with another meaning for a column, to be read again."""
    if file.table is None:
        return file
    mapping = file.table.mapping.with_meaning(column, meaning)
    return replace(file, options=replace(file.options, meanings=mapping.meanings), stale=True)


def how_read(file: ChosenFile) -> HowRead:
    """Return how a file was read, and what else it could be read as."""
    details = _details(file)
    if details is None:
        return HowRead()
    options = file.options
    sheets = tuple((name, name) for name in details.sheets)
    is_text = bool(details.encoding)
    header = "" if options.header_row is None else str(options.header_row)
    return HowRead(
        encodings=(("", f"Found out: {details.encoding}"), *_ENCODINGS) if is_text else (),
        encoding=options.encoding,
        separators=_separators(details) if is_text else (),
        separator=options.separator,
        sheets=sheets if len(sheets) > 1 else (),
        sheet=options.sheet or details.sheet,
        headers=_headers(details),
        header=header,
        dates="day" if options.day_first else "month",
    )


def _details(file: ChosenFile) -> ReadDetails | None:
    if file.read is not None:
        return file.read.details
    return file.table.details if file.table is not None else None


def _separators(details: ReadDetails) -> tuple[tuple[str, str], ...]:
    known = tuple((sign, word.capitalize()) for sign, word in SEPARATORS.items())
    return (("", f"Found out: {details.separator}"), *known)


def _headers(details: ReadDetails) -> tuple[tuple[str, str], ...]:
    found = f"row {details.header_row}" if details.header_row else "none"
    rows = tuple((str(row), f"Row {row}") for row in range(1, _HEADER_ROWS + 1))
    return (("", f"Found out: {found}"), ("0", "There are no headings"), *rows)


def with_reading(file: ChosenFile, what: str, value: str) -> ChosenFile:
    """Return the file with another way of reading it: encoding, separator, sheet, header, dates.

    What columns mean is found out anew, except where only the style of dates changes.
    """
    options = file.options
    if what == "dates":
        changed = replace(options, day_first=value == "day")
    elif what == "header":
        changed = replace(options, header_row=int(value) if value else None, meanings=None)
    elif what == "encoding":
        changed = replace(options, encoding=value, meanings=None)
    elif what == "separator":
        changed = replace(options, separator=value, meanings=None)
    else:
        changed = _of_sheet(options, value)
    return replace(file, options=changed, stale=True)


def _of_sheet(options: ReadOptions, sheet: str) -> ReadOptions:
    """Another sheet has headings of its own."""
    return replace(options, sheet=sheet, header_row=None, meanings=None)
