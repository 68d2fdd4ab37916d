"""The readers of other people's files, asked in turn; the seam where new formats go in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from seatingapp.domain.class_lists import ClassList, ReadOptions
from seatingapp.exchange.class_tables import read_class_table
from seatingapp.exchange.delimited import read_delimited
from seatingapp.exchange.other_formats import OtherFormat
from seatingapp.exchange.sources import Source
from seatingapp.exchange.spreadsheets import read_spreadsheet
from seatingapp.exchange.tables import Table


class Reader(Protocol):
    """Turns files of one format into class lists, and knows nothing of the database."""

    @property
    def name(self) -> str:
        """A short name of the format."""

    def recognises(self, source: Source) -> bool:
        """Whether the file is of this format, from a look at its beginning."""

    def read(self, source: Source, options: ReadOptions) -> ClassList:
        """Return the file's pupils, with remarks, or raise a Refusal and nothing else."""


class TableReader:
    """A reader of files that hold one table, whose columns the user can map by hand."""

    def __init__(
        self,
        name: str,
        recognises: Callable[[Source], bool],
        table: Callable[[Source, ReadOptions], Table],
    ) -> None:
        """Make a reader of what recognises a file and what reads its table."""
        self.name = name
        self._recognises = recognises
        self._table = table

    def recognises(self, source: Source) -> bool:
        """Whether the file is of this format."""
        return self._recognises(source)

    def table(self, source: Source, options: ReadOptions) -> Table:
        """Return the table before its columns are understood."""
        return self._table(source, options)

    def read(self, source: Source, options: ReadOptions) -> ClassList:
        """Return the table's pupils."""
        return read_class_table(self.table(source, options), options)


def _is_workbook(source: Source) -> bool:
    return source.data.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"\x09\x08", b"\x09\x04"))


# The first that recognises a file reads it. Text comes last: it takes whatever is left.
READERS: tuple[Reader, ...] = (
    OtherFormat(),
    TableReader("spreadsheet", _is_workbook, read_spreadsheet),
    TableReader("csv", lambda source: True, read_delimited),
)


def reader_for(source: Source) -> Reader:
    """Return the reader of a file."""
    return next(reader for reader in READERS if reader.recognises(source))
