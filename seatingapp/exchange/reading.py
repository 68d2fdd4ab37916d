"""Read a class list from a file, or look at its table first."""

from __future__ import annotations

from pathlib import Path

from seatingapp.domain.class_lists import ClassList, ReadOptions, TablePreview
from seatingapp.exchange.class_tables import preview_table
from seatingapp.exchange.readers import TableReader, reader_for
from seatingapp.exchange.sources import open_source, refuse

_AS_FOUND = ReadOptions()


def read_class_list(path: Path, options: ReadOptions = _AS_FOUND) -> ClassList:
    """Return the pupils that a file lists, with remarks on everything that was not plain.

    Raises Refusal, and nothing else, where the file cannot be read as a class list.
    """
    source = open_source(path)
    return reader_for(source).read(source, options)


def sniff_table(path: Path, options: ReadOptions = _AS_FOUND) -> TablePreview:
    """Return the beginning of a file's table and the guess at its columns, for mapping by hand.

    Also works where no name column is recognised. Raises Refusal where there is no table.
    """
    source = open_source(path)
    reader = reader_for(source)
    if not isinstance(reader, TableReader):
        reader.read(source, options)
        raise refuse(
            source.name,
            f"The columns of a {reader.name} file are fixed.",
            "Import it as it is: there is nothing to map.",
        )
    return preview_table(reader.table(source, options), options)
