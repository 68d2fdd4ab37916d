"""Read bytes as if they were a file, and make small workbooks byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from seatingapp.domain.class_lists import ClassList, PupilRecord, ReadOptions, Severity
from seatingapp.exchange.readers import reader_for
from seatingapp.exchange.sources import Source

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DATE = "date"  # the style of a cell that holds a date

Cell = str | float | bool | tuple[str, float] | None


def read(
    content: str | bytes, options: ReadOptions | None = None, name: str = "list.csv"
) -> ClassList:
    """Read a text (as UTF-8) or bytes as a class list."""
    data = content.encode() if isinstance(content, str) else content
    source = Source(name, data)
    return reader_for(source).read(source, options or ReadOptions())


def records(content: str | bytes, options: ReadOptions | None = None) -> list[PupilRecord]:
    """Return only the records of a text or bytes."""
    return [row.record for row in read(content, options).rows]


def names(content: str | bytes, options: ReadOptions | None = None) -> list[str]:
    """Return only the names as shown."""
    return [record.name.full for record in records(content, options)]


def remarks(result: ClassList, severity: Severity) -> list[tuple[int | None, str]]:
    """Return row and text of the remarks of one severity."""
    return [(r.row, r.text) for r in result.remarks if r.severity is severity]


def workbook(
    sheets: dict[str, Sequence[Sequence[Cell]]], hidden: Sequence[str] = (), first_row: int = 1
) -> bytes:
    """Return an XLSX file. A tuple (DATE, number) is a number shown as a date."""
    parts: dict[str, str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"></Types>',
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
        ),
    }
    listed, related = "", [("rId0", "styles", "styles.xml")]
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        related.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows, first_row)
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{listed}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = _relations(related)
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip file of texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _relations(entries: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _sheet(rows: Sequence[Sequence[Cell]], first_row: int) -> str:
    inner = ""
    for number, row in enumerate(rows, start=first_row):
        cells = "".join(_cell(value, f"{_letters(i)}{number}") for i, value in enumerate(row))
        inner += f'<row r="{number}">{cells}</row>'
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{inner}</sheetData></worksheet>'


def _letters(column: int) -> str:
    return chr(65 + column) if column < 26 else _letters(column // 26 - 1) + chr(65 + column % 26)


def _cell(value: Cell, place: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, tuple):
        return f'<c r="{place}" s="1"><v>{value[1]}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
