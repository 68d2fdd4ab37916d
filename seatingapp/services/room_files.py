"""Room files on disk: a room as JSON that schools share. They hold nothing of any pupil."""

from __future__ import annotations

from pathlib import Path

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_files import MOST_LETTERS, RoomFile, read_room, write_room
from seatingapp.domain.rooms import Room
from seatingapp.services import files

_KEPT = "No room was added."
_MOST_BYTES = 4 * MOST_LETTERS


def store(room: Room, path: Path) -> None:
    """Write a room, whole or not at all. Raises Refusal where the file cannot be written."""
    files.save(path, write_room(room).encode())


def load(path: Path) -> RoomFile:
    """Return the room of a file. Raises Refusal for what cannot be read, or is no room file."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(
            "The room file cannot be read.",
            where=f"File: {path} ({error.strerror or error}).",
            kept=_KEPT,
            todo="Check the name of the file, and that it may be read.",
        ) from error
    if len(content) > _MOST_BYTES:
        raise Refusal("That file is too large for a room.", where=f"File: {path}.", kept=_KEPT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "That is no room file.",
            where=f"File: {path}, which is no text in UTF-8.",
            kept=_KEPT,
            todo="Choose a file that was made with Export.",
        ) from error
    return read_room(text)
