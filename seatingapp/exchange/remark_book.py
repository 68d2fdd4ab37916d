"""Remarks collected while a file is read; many of one kind become a few and a sum."""

from __future__ import annotations

from collections import Counter

from seatingapp.domain.class_lists import Remark, Severity

_SHOWN_OF_A_KIND = 20


class RemarkBook:
    """Collects remarks about one file, in the order in which they are made."""

    def __init__(self, file: str) -> None:
        """Begin an empty book."""
        self._file = file
        self._remarks: list[Remark] = []
        self._kinds: Counter[tuple[str, str]] = Counter()

    def about_file(self, text: str, severity: Severity = Severity.INFO, column: str = "") -> None:
        """Remark on the whole file or one of its columns."""
        self._remarks.append(Remark(severity, self._file, None, column, text))

    def about_cell(
        self, row: int, column: str, text: str, kind: str, severity: Severity = Severity.WARNING
    ) -> None:
        """Remark on a cell; beyond the first few of a kind in a column they are only counted."""
        self._kinds[column, kind] += 1
        if self._kinds[column, kind] <= _SHOWN_OF_A_KIND:
            self._remarks.append(Remark(severity, self._file, row, column, text))

    def refuse_row(self, row: int, text: str) -> None:
        """Say why a row was left out; every such row is named."""
        self._remarks.append(Remark(Severity.REFUSED, self._file, row, "", text))

    def all(self) -> tuple[Remark, ...]:
        """Return the remarks: on the file, then by row, then sums of what was not shown."""
        whole = [remark for remark in self._remarks if remark.row is None]
        rows = sorted((r for r in self._remarks if r.row is not None), key=lambda r: r.row or 0)
        sums = [
            Remark(Severity.WARNING, self._file, None, column, _sum(times, column, kind))
            for (column, kind), times in self._kinds.items()
            if times > _SHOWN_OF_A_KIND
        ]
        return (*whole, *rows, *sums)


def _sum(times: int, column: str, kind: str) -> str:
    where = f" in the column {column}" if column else ""
    return f"{times - _SHOWN_OF_A_KIND:,} more rows{where}: the cell {kind}."
