"""docs/room-files.md and its schema: the app reads and writes what they describe."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_files import VERSION, read_room, write_room
from seatingapp.domain.rooms import DeskKind, FixtureKind, Relation, Room
from tests.unit.domain.json_schema import Schema
from tests.unit.domain.room_file_texts import (
    DOCS,
    EXAMPLE,
    ROOM_FILES,
    Place,
    at,
    changed,
    example,
    mutated,
    places,
)

SCHEMA = Schema.of("room-file.schema.json")
TEXT = (DOCS / "room-files.md").read_text(encoding="utf-8")


def is_read(data: object) -> bool:
    """Does the app read a file?"""
    try:
        read_room(json.dumps(data))
    except Refusal:
        return False
    return True


def test_the_example_is_read_as_the_document_explains_it() -> None:
    name, code, layout = read_room(EXAMPLE)
    assert (name, code, layout.capacity, len(layout.outline)) == ("Lab 2", "L2", 2, 6)
    assert layout.desks[0].label == "Bench A"
    assert layout.zones[0].seats == {3}
    assert layout.corrections[0].relation is Relation.SAME_DESK
    assert SCHEMA.followed_by(example())


@given(ROOM_FILES)
def test_files_of_rooms_of_every_kind_follow_the_schema(written: Room) -> None:
    assert SCHEMA.followed_by(json.loads(write_room(written)))


@given(mutated())
def test_what_the_schema_refuses_the_app_refuses_too(data: object) -> None:
    assert SCHEMA.followed_by(data) or not is_read(data)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ((), None),
        (("format",), "other"),
        (("version",), True),
        (("version",), VERSION + 1),
        (("name",), ""),
        (("code",), "c" * 13),
        (("room", "width"), 99.9),
        (("room", "depth"), 10_001),
        (("room", "outline", 0), [0]),
        (("room", "outline", 0), [-1, 0]),
        (("room", "outline"), [[0, 0]] * 201),
        (("room", "desks", 0, "kind"), "board"),
        (("room", "desks", 0, "seats"), []),
        (("room", "desks", 0, "seats"), "2"),
        (("room", "desks", 0, "seats", 0, "id"), 1.5),
        (("room", "desks", 0, "seats", 0, "chair"), "blue"),
        (("room", "desks", 0, "seats", 0, "number"), 10_000),
        (("room", "fixtures", 0, "label"), "x" * 61),
        (("room", "fixtures", 0, "rotation"), -361),
        (("room", "zones", 0), {"name": "Back"}),
        (("room", "zones", 0, "seats"), []),
        (("room", "corrections", 0, "relation"), "near"),
        (("room", "last_id"), 2_000_000_001),
    ],
)
def test_the_schema_refuses_what_is_against_it_and_so_does_the_app(
    place: Place, wrong: object
) -> None:
    data = changed(example(), place, wrong)
    assert not SCHEMA.followed_by(data)
    assert not is_read(data)


def test_the_schema_and_the_app_know_the_same_kinds() -> None:
    kinds = {
        "desk": [kind.value for kind in DeskKind],
        "fixture": [kind.value for kind in FixtureKind],
    }
    for thing, known in kinds.items():
        assert SCHEMA.rules["$defs"][thing]["properties"]["kind"]["enum"] == known
    relations = SCHEMA.rules["$defs"]["correction"]["properties"]["relation"]["enum"]
    assert relations == [*(relation.value for relation in Relation), None]


def test_the_document_names_every_field_and_every_word_of_the_schema() -> None:
    named = set()
    for place in places(SCHEMA.rules):
        if place and place[-1] == "properties":
            named |= set(at(SCHEMA.rules, place))
        elif len(place) > 1 and place[-2] == "enum":
            named.add(at(SCHEMA.rules, place) or "null")
    assert {"desks", "facing", "piano", "across the table", "null"} <= named
    assert {name for name in named if f"`{name}`" not in TEXT} == set()
