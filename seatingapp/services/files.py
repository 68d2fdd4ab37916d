"""Writing files where the user said, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seatingapp.domain.errors import Refusal


def save(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk. Raises Refusal where that cannot be done."""
    part = _part(path)
    with _refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def require_writable(path: Path) -> None:
    """Raise the Refusal of `save` beforehand where a file cannot be written at this place.

    A print asks first: once it has its number, it is in the ledger for good.
    """
    with _refusing(path):
        if path.is_dir():
            raise IsADirectoryError(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        _part(path).touch()
        _part(path).unlink()


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refusal(
            "The file could not be written.",
            where=f"Place: {path}.",
            kept="What was there before was not changed.",
            todo="Choose another folder, or free some space.",
        ) from error
