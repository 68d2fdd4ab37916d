"""Writing files where the user said, whole or not at all, and reading those of the app."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seatingapp.domain.errors import Refusal


def save(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file and wait until it is on the disk. Raises Refusal where that cannot be done.

    One that is `private` nobody else on this computer may read, from its first byte on.
    """
    with _refusing(path):
        part = _part(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if private:
                part.unlink(missing_ok=True)  # one that was left behind would keep its mode
            with open(part, "wb", opener=_for_me_alone if private else None) as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def load_text(path: Path, most_bytes: int, kind: str, *, kept: str) -> str:
    """Return the text of a file in UTF-8 of a `kind`, such as `room file`.

    Raises Refusal for what cannot be read, is larger, or is no text; `kept` says what was not done.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise Refusal(
            f"The {kind} cannot be read.",
            where=f"File: {path} ({error.strerror or error}).",
            kept=kept,
            todo="Check the name of the file, and that it may be read.",
        ) from error
    if len(content) > most_bytes:
        raise Refusal(f"That file is too large for a {kind}.", where=f"File: {path}.", kept=kept)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            f"That is no {kind}.",
            where=f"File: {path}, which is no text in UTF-8.",
            kept=kept,
            todo="Choose a file that was made with Export.",
        ) from error


def require_writable(path: Path) -> None:
    """Raise the Refusal of `save` beforehand where a file cannot be written at this place.

    A print asks first: once it has its number, it is in the ledger for good.
    """
    with _refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _part(path).touch()
        _part(path).unlink()


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _part(path: Path) -> Path:
    """Where a file is written before it takes its place. Raises OSError where none can be.

    A device or a pipe is never replaced by a file.
    """
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():
        raise FileExistsError(path)
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
