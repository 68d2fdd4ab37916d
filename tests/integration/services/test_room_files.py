"""Room files on disk: a room goes from one vault into another, and what is no room file is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_files import MOST_LETTERS
from seatingapp.domain.room_numbers import highest_id
from seatingapp.domain.rooms import Room
from seatingapp.services import room_files
from seatingapp.services.rooms import all_rooms
from seatingapp.storage import pupils
from tests.conftest import Sample


def refused(path: Path) -> Refusal:
    """Why a file is refused, with its place."""
    with pytest.raises(Refusal) as caught:
        room_files.load(path)
    assert str(path) in caught.value.where
    assert caught.value.kept == "No room was added."
    return caught.value


@pytest.fixture
def rooms(sample: Sample) -> tuple[Room, ...]:
    """Return the rooms of the sample school."""
    return sample.workspace.read(all_rooms)


def test_every_room_of_the_sample_school_is_read_as_it_was_stored(
    rooms: tuple[Room, ...], tmp_path: Path
) -> None:
    for room in rooms:
        path = tmp_path / "shared" / f"{room.id}.json"
        room_files.store(room, path)
        layout = replace(room.layout, last_id=highest_id(room.layout))
        assert room_files.load(path) == (room.name, room.code, layout)


def test_a_room_file_holds_nobody(sample: Sample, rooms: tuple[Room, ...], tmp_path: Path) -> None:
    with sample.workspace.vault.read() as session:
        names = {p.name.surname or p.name.forename for p in pupils.load(session)}
    assert len(names) > 20
    path = tmp_path / "room.json"
    for room in rooms:
        room_files.store(room, path)
        text = path.read_text(encoding="utf-8")
        assert [name for name in names if f'"{name}' in text or f" {name}" in text] == []


def test_a_file_with_a_byte_order_mark_is_read(rooms: tuple[Room, ...], tmp_path: Path) -> None:
    path = tmp_path / "room.json"
    room_files.store(rooms[0], path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert room_files.load(path).name == rooms[0].name


def test_a_file_that_is_not_there_is_told_with_its_reason(tmp_path: Path) -> None:
    assert refused(tmp_path / "lost.json").what == "The room file cannot be read."
    assert refused(tmp_path).what == "The room file cannot be read."


def test_a_file_that_is_no_text_is_no_room_file(tmp_path: Path) -> None:
    path = tmp_path / "picture.json"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    assert refused(path).what == "That is no room file."


def test_a_file_larger_than_any_room_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(4 * MOST_LETTERS + 1)
    assert refused(path).what == "That file is too large for a room file."


def test_a_room_is_written_whole_or_not_at_all(rooms: tuple[Room, ...], tmp_path: Path) -> None:
    taken = tmp_path / "rooms" / "folder.json"
    taken.mkdir(parents=True)
    with pytest.raises(Refusal) as caught:
        room_files.store(rooms[0], taken)
    assert caught.value.what == "The file could not be written."
    assert list(taken.parent.iterdir()) == [taken]
