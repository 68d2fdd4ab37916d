"""Writing files where the user said, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from seatingapp.domain.errors import Refusal


def save(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk. Raises Refusal where that cannot be done."""
    part = path.with_name(f".{path.name}.part")
    try:
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
    except OSError as error:
        raise Refusal(
            "The file could not be written.",
            where=f"Place: {path}",
            kept="What was there before was not changed.",
            todo="Choose another folder, or free some space.",
        ) from error
