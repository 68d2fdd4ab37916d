"""Remarks as lines to show: those that say the same of several rows become one line.

The remarks themselves stay one a row; only what is shown is gathered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seatingapp.domain.class_lists import ClassList, ColumnMapping, Remark, Severity
from seatingapp.domain.roster_matching import NO_CLASS
from seatingapp.ui.pupils.importing.discretion import remark_text
from seatingapp.ui.pupils.shown import RemarkLine

_LEVELS = {Severity.INFO: "info", Severity.WARNING: "warning", Severity.REFUSED: "error"}
_VALUE = re.compile(r"“[^”]*”")
_SPANS = 6


def remark_lines(
    lists: Sequence[ClassList], remarks: Sequence[Remark], *, private: bool
) -> tuple[RemarkLine, ...]:
    """Return all lines, warnings first.

    Left out are refused rows, which stand in the table, and that the list names no class, which
    the class card says.
    """
    mappings = {read.file_name: read.mapping for read in lists}
    groups: dict[tuple[object, ...], list[_Seen]] = {}
    for remark in remarks:
        if remark.severity is Severity.REFUSED or remark.text == NO_CLASS:
            continue
        seen = _seen(remark, mappings, private=private)
        kind = (remark.severity, remark.file, remark.column, _VALUE.sub("“”", seen.text))
        # What is about a whole file is said once as it is.
        groups.setdefault(kind if remark.row else (remark, len(groups)), []).append(seen)
    several = len(lists) > 1
    lines = [_line(group, several_files=several) for group in groups.values()]
    return tuple(sorted(lines, key=lambda line: line.level != "warning"))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A remark with the text that may be seen."""

    remark: Remark
    text: str


def _seen(remark: Remark, mappings: Mapping[str, ColumnMapping], *, private: bool) -> _Seen:
    mapping = mappings.get(remark.file, ColumnMapping())
    return _Seen(remark, remark_text(remark, mapping, private=private))


def _line(group: list[_Seen], *, several_files: bool) -> RemarkLine:
    first = group[0]
    file = first.remark.file if several_files else ""
    level = _LEVELS[first.remark.severity]
    rows = [seen.remark.row for seen in group if seen.remark.row]
    if len(group) == 1:
        where = ", ".join(p for p in (file, f"row {rows[0]}" if rows else "") if p)
        return RemarkLine(level, where[:1].upper() + where[1:] if not file else where, first.text)
    spans = spans_of(rows)
    more = f" and {len(spans) - _SPANS} more" if len(spans) > _SPANS + 1 else ""
    shown = spans[:_SPANS] if more else spans
    count = f"{len(rows)} rows ({', '.join(shown)}{more})"
    every = "\n".join(f"Row {seen.remark.row}: {seen.text}" for seen in group)
    return RemarkLine(level, f"{file}, {count}" if file else count, _common(group), every)


def _common(group: list[_Seen]) -> str:
    """What is said of all rows; the cells' values only where they are the same."""
    texts = {seen.text for seen in group}
    text, column = group[0].text, group[0].remark.column
    if len(texts) == 1 and "“•••”" not in text:
        return text
    begins = _VALUE.match(text)
    if begins is None:
        return _VALUE.sub("“...”", text)
    said = _VALUE.sub("“...”", text[begins.end() :].strip())
    named = not column or column.casefold() in said.casefold()
    return said if named else f"{column} {said}"


def spans_of(rows: Sequence[int]) -> list[str]:
    """Return row numbers as "2 to 21" and "23", in order and each once."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return [_span(first, last) for first, last in spans]


def _span(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first}, {last}" if last == first + 1 else f"{first} to {last}"
