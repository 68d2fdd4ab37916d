"""The table that an MIS puts beside its photos: which file shows whom."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from seatingapp.domain.class_lists import ColumnMeaning as M
from seatingapp.domain.class_lists import ReadOptions
from seatingapp.domain.names import fold
from seatingapp.domain.photo_plan import Said
from seatingapp.exchange.photo_sources import PICTURES
from seatingapp.exchange.readers import TableReader, reader_for
from seatingapp.exchange.sources import Source, refuse
from seatingapp.exchange.synonyms import meaning
from seatingapp.exchange.tables import TableRow

_NUMBERS = (M.UPN, M.ADMISSION_NUMBER)
_FORENAMES = (M.PREFERRED_FORENAME, M.FORENAME, M.LEGAL_FORENAME)
_SURNAMES = (M.PREFERRED_SURNAME, M.SURNAME, M.LEGAL_SURNAME)
_WHOLE = (M.FULL_NAME, M.SURNAME_FIRST, M.PREFERRED_NAME)
_TELLING = frozenset((*_NUMBERS, *_FORENAMES, *_SURNAMES, *_WHOLE))
_TODO = "It needs a column with the names of the files and one with UPNs or admission numbers."


def file_key(name: str) -> str:
    """What a table's cell and a file must agree in: the last part of a path, in any case."""
    return fold(PurePosixPath(name.replace("\\", "/")).name)


def read_index(source: Source) -> dict[str, Said]:
    """Return whom each file shows, by its `file_key`. Raises Refusal for any other table."""
    reader = reader_for(source)
    if not isinstance(reader, TableReader):
        raise refuse(source.name, f"This is a {reader.name} file, not a table of photos.", _TODO)
    rows = [row for row in reader.table(source, ReadOptions()).rows if not row.blank]
    column = _file_column(rows)
    if column is None:
        raise refuse(source.name, "No column of this table names pictures.", _TODO)
    lists_no_file = not _is_picture(rows[0].cell(column))
    headings = rows[0].cells if lists_no_file else ()
    meanings = [meaning(cell) for cell in headings]
    index: dict[str, Said] = {}
    for row in rows[1:] if lists_no_file else rows:
        said = _said(source.name, row, column, meanings)
        if row.cell(column) and (said.numbers or said.name):
            index.setdefault(file_key(row.cell(column)), said)
    if not index:
        raise refuse(source.name, "No column of this table says whom the pictures show.", _TODO)
    return index


def _is_picture(cell: str) -> bool:
    return PurePosixPath(cell).suffix.lower() in PICTURES


def _file_column(rows: Sequence[TableRow]) -> int | None:
    """The column in which most cells name a picture."""
    width = max((len(row.cells) for row in rows), default=0)
    counts = [sum(_is_picture(row.cell(n)) for row in rows) for n in range(width)]
    best = max(counts, default=0)
    return counts.index(best) if best and best * 2 >= len(rows) - 1 else None


def _said(source: str, row: TableRow, file_column: int, meanings: Sequence[M]) -> Said:
    """What a row says of its file; without headings every other cell may be a number."""
    if not _TELLING.intersection(meanings):
        others = tuple(cell for n, cell in enumerate(row.cells) if n != file_column and cell)
        name = " ".join(cell for cell in others if not any(c.isdigit() for c in cell))
        return Said(source, others, name)

    def first(wanted: Sequence[M]) -> str:
        cells = (row.cell(meanings.index(m)) for m in wanted if m in meanings)
        return next((cell for cell in cells if cell), "")

    numbers = tuple(number for m in _NUMBERS if (number := first((m,))))
    parts = (first(_FORENAMES), first(_SURNAMES))
    return Said(source, numbers, " ".join(p for p in parts if p) or first(_WHOLE))
