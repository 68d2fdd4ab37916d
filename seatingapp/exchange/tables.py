"""A table of texts as it stood in a file, before anybody asked what its columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seatingapp.domain.class_lists import ReadDetails, Remark
from seatingapp.domain.names import tidy
from seatingapp.exchange.sources import refuse

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
# Marks without width that only steer how text is set; joiners stay: some scripts need them.
_INVISIBLE = dict.fromkeys(
    [
        *[0x00, 0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF],
        *[*range(0x202A, 0x202F), *range(0x2066, 0x206A)],
    ]
)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"|\'(\d.*)')


def clean(cell: str) -> str:
    """Return a cell's text tidied, without invisible marks and the tricks that keep zeros.

    `="00123"` and `'00123` are how a spreadsheet is told to leave a number alone.
    """
    text = tidy(cell.translate(_INVISIBLE))
    kept = _KEPT_AS_TEXT.fullmatch(text)
    return tidy(kept[1] or kept[2] or "") if kept else text


@dataclass(frozen=True, slots=True)
class TableRow:
    """The tidied cells of a row; `number` counts from 1 as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(self.cells)

    def cell(self, column: int) -> str:
        """Return a cell, or nothing beyond the end of a short row."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file or a sheet, and what was remarkable about reading them.

    `cut_row` is the number of a last row that stops before the others do, or 0.
    """

    file: str
    format: str
    details: ReadDetails
    rows: tuple[TableRow, ...]
    remarks: tuple[Remark, ...] = ()
    cut_row: int = 0


def check_size(file: str, rows: int, columns: int) -> None:
    """Refuse a table that is far larger than a school."""
    if rows > MOST_ROWS:
        raise refuse(
            file,
            f"The table has more than {MOST_ROWS:,} rows, far more than a school has pupils.",
            "Export one school's or one year's pupils at a time.",
        )
    if columns > MOST_COLUMNS:
        raise refuse(
            file,
            f"The table has more than {MOST_COLUMNS:,} columns.",
            "Export only the columns you need: names, identifiers, form and class.",
        )
