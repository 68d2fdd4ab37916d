"""Room files on disk: a room as JSON that schools share. They hold nothing of any pupil."""

from __future__ import annotations

from pathlib import Path

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
    return read_room(files.load_text(path, _MOST_BYTES, "room file", kept=_KEPT))
