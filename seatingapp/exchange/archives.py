"""Zip files, of which workbooks are one kind; a damaged one has many ways to say so."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from seatingapp.exchange.sources import Source

# Everything that the standard library was seen to raise for a zip file with a few wrong bytes.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(ValueError, IndexError, NotImplementedError, RuntimeError),
)


def open_archive(source: Source) -> zipfile.ZipFile:
    """Return a source as a zip file. May raise any of DAMAGE, as reading a part of it may."""
    return zipfile.ZipFile(io.BytesIO(source.data))
