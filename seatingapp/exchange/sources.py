"""A file as the user named it, read into memory once, or the sentence why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from seatingapp.domain.errors import Refusal

LARGEST_FILE = 50 * 1024 * 1024
NOTHING_IMPORTED = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class Source:
    """A file's name, for remarks and refusals, and its bytes."""

    name: str
    data: bytes


def refuse(file: str, what: str, todo: str) -> Refusal:
    """Return a refusal about a file of which nothing was kept."""
    return Refusal(what, where=f"File: {file}.", kept=NOTHING_IMPORTED, todo=todo)


def open_source(path: Path, wanted: str = "class list", formats: str = "CSV or Excel") -> Source:
    """Return the bytes of a file. Refuses folders, empty and huge files, and unreadable ones."""
    try:
        if path.is_dir():
            raise refuse(
                path.name or str(path),
                f"This is a folder, not a {wanted}.",
                f"Choose one file in it: a {formats} file.",
            )
        if path.stat().st_size > LARGEST_FILE:
            raise refuse(
                path.name,
                f"This file is larger than 50 MB, far more than any {wanted}.",
                "Export only the pupils' names, identifiers, groups and the columns you need.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise refuse(
            path.name, "There is no such file.", "Check the name, or choose the file again."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a valid one"
        raise refuse(
            path.name,
            f"This file cannot be read: {reason}.",
            "Close it in other programs, check that you may open it, and try again.",
        ) from error
    if not data.strip(b"\x00 \t\r\n"):
        raise refuse(
            path.name,
            "This file is empty.",
            f"Export the {wanted} again and check that it is whole.",
        )
    return Source(path.name, data)
