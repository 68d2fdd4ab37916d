"""Room files: a room as a JSON file that schools share; docs/room-files.md describes it.

It holds furniture and walls, nothing of any pupil. Reading trusts nothing: what is not as
described is refused with the place in the file, and a file that is read makes a sound layout.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from seatingapp.domain.furniture import MOST_PLACES
from seatingapp.domain.json_checks import Fields, Wrong, described_by, number, parsed, whole
from seatingapp.domain.polygons import Point, crosses_itself
from seatingapp.domain.room_numbers import highest_id, to_angle, to_cm
from seatingapp.domain.room_order import MOST_NUMBER
from seatingapp.domain.room_pieces import LEAST_SIZE, LONGEST_LABEL, MOST_SIZE
from seatingapp.domain.room_walls import LEAST_ROOM, MOST_CORNERS, MOST_ROOM
from seatingapp.domain.rooms import (
    Correction,
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    Relation,
    Room,
    RoomLayout,
    Seat,
    Zone,
)
from seatingapp.domain.zones import LONGEST_NAME, MOST_ZONES

FORMAT = "seatingapp-room"
VERSION = 1
DOCUMENT = "docs/room-files.md"
MOST_LETTERS = 4_000_000
MOST_SEATS = 2_000
MOST_THINGS = 2_000  # desks, and fixtures
LONGEST_CODE = 12
_MOST_ID = 2_000_000_000
_MOST_CORRECTIONS = 10_000
NEAREST, FURTHEST = -MOST_ROOM, 2 * MOST_ROOM  # where furniture may stand, also by mistake

_TOP = frozenset({"format", "version", "name", "code", "room"})
_ROOM = frozenset(
    {"width", "depth", "desks", "fixtures", "outline", "zones", "corrections", "last_id"}
)
_FIXTURE = frozenset({"id", "kind", "x", "y", "width", "depth", "rotation", "label"})
_DESK = _FIXTURE | {"seats"}
_SEAT = frozenset({"id", "dx", "dy", "facing", "number"})
_ZONE = frozenset({"name", "seats"})
_CORRECTION = frozenset({"seat", "other", "relation"})


class RoomFile(NamedTuple):
    """What a room file says: how the room is called, its short code, and its layout."""

    name: str
    code: str
    layout: RoomLayout


def write_room(room: Room) -> str:
    """Return the file of a room: JSON, indented, ending in a line end."""
    layout = room.layout
    data = {
        "format": FORMAT,
        "version": VERSION,
        "name": room.name,
        "code": room.code,
        "room": {
            "width": layout.width,
            "depth": layout.depth,
            "outline": [list(corner) for corner in layout.outline],
            "desks": [_desk_data(desk) for desk in layout.desks],
            "fixtures": [_thing_data(fixture) for fixture in layout.fixtures],
            "zones": [{"name": z.name, "seats": sorted(z.seats)} for z in layout.zones],
            "corrections": [
                {"seat": c.seat, "other": c.other, "relation": c.relation}
                for c in layout.corrections
            ],
            "last_id": layout.last_id,
        },
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _desk_data(desk: Desk) -> dict[str, Any]:
    seats = [
        {"id": s.id, "dx": s.dx, "dy": s.dy, "facing": s.facing, "number": s.number}
        for s in desk.seats
    ]
    return {**_thing_data(desk), "seats": seats}


def _thing_data(thing: Desk | Fixture) -> dict[str, Any]:
    return {
        "id": thing.id,
        "kind": thing.kind,
        "x": thing.x,
        "y": thing.y,
        "width": thing.width,
        "depth": thing.depth,
        "rotation": thing.rotation,
        "label": thing.label,
    }


def read_room(text: str) -> RoomFile:
    """Return what a room file says. Raises Refusal with what is wrong and where.

    Lengths and angles are kept to one decimal, as everywhere. Furniture may stand outside the
    walls or overlap, for a room that is being drawn may be shared too.
    """
    with described_by(DOCUMENT):
        return _read(text)


def _read(text: str) -> RoomFile:
    found = parsed(text, MOST_LETTERS)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Wrong("This is no room file of Seatingapp.", "", "Choose another file.")
    top = Fields(found, "", frozenset(found))
    if top.whole("version", 1, _MOST_ID) > VERSION:
        newer = "Install the newer version on this computer to read it."
        raise Wrong("This file was made by a newer version of Seatingapp.", "version", newer)
    top = Fields(found, "", _TOP)
    name = top.text("name", LONGEST_NAME)
    if not name:
        raise Wrong("The room has no name.", "name")
    code = top.text("code", LONGEST_CODE, "")
    return RoomFile(name, code, _layout(Fields(top.raw("room"), "room", _ROOM)))


def _layout(fields: Fields) -> RoomLayout:
    desks = tuple(_desks(fields))
    fixtures = tuple(_fixture(item, at) for item, at in fields.each("fixtures", MOST_THINGS))
    _check_once((fixture.id for fixture in fixtures), "room, fixtures")
    seats = frozenset(seat.id for desk in desks for seat in desk.seats)
    width = to_cm(fields.number("width", LEAST_ROOM, MOST_ROOM))
    depth = to_cm(fields.number("depth", LEAST_ROOM, MOST_ROOM))
    layout = RoomLayout(
        width,
        depth,
        desks,
        fixtures,
        _outline(fields, width, depth),
        tuple(_zones(fields, seats)),
        tuple(_corrections(fields, seats)),
        fields.whole("last_id", 0, _MOST_ID, 0),
    )
    return replace(layout, last_id=highest_id(layout))


def _desks(fields: Fields) -> Iterator[Desk]:
    desks: list[int] = []
    seats: list[int] = []
    for item, at in fields.each("desks", MOST_THINGS, needed=True):
        desk = _desk(Fields(item, at, _DESK))
        seats += [seat.id for seat in desk.seats]
        if len(seats) > MOST_SEATS:
            raise Wrong(f"A room has at most {MOST_SEATS:,} seats.", at)
        desks.append(desk.id)
        yield desk
    _check_once(desks, "room, desks")
    _check_once(seats, "room, desks, seats")


def _desk(fields: Fields) -> Desk:
    seats = tuple(
        _seat(Fields(item, at, _SEAT))
        for item, at in fields.each("seats", MOST_PLACES, needed=True)
    )
    if not seats:
        raise Wrong("A desk has at least one seat.", fields.where)
    return Desk(
        fields.whole("id", 1, _MOST_ID),
        fields.choice("kind", DeskKind),
        *_measures(fields),
        seats,
        _angle(fields, "rotation"),
        fields.text("label", LONGEST_LABEL, ""),
    )


def _seat(fields: Fields) -> Seat:
    return Seat(
        fields.whole("id", 1, _MOST_ID),
        to_cm(fields.number("dx", -MOST_SIZE, MOST_SIZE)),
        to_cm(fields.number("dy", -MOST_SIZE, MOST_SIZE)),
        _angle(fields, "facing"),
        fields.whole("number", 0, MOST_NUMBER, 0),
    )


def _fixture(item: object, at: str) -> Fixture:
    fields = Fields(item, at, _FIXTURE)
    return Fixture(
        fields.whole("id", 1, _MOST_ID),
        fields.choice("kind", FixtureKind),
        *_measures(fields),
        _angle(fields, "rotation"),
        fields.text("label", LONGEST_LABEL, ""),
    )


def _measures(fields: Fields) -> tuple[float, float, float, float]:
    """Where the middle is, and the size."""
    return (
        to_cm(fields.number("x", NEAREST, FURTHEST)),
        to_cm(fields.number("y", NEAREST, FURTHEST)),
        to_cm(fields.number("width", LEAST_SIZE, MOST_SIZE)),
        to_cm(fields.number("depth", LEAST_SIZE, MOST_SIZE)),
    )


def _angle(fields: Fields, name: str) -> float:
    return to_angle(fields.number(name, -360, 360, 0.0))


def _outline(fields: Fields, width: float, depth: float) -> tuple[Point, ...]:
    corners = []
    for item, at in fields.each("outline", MOST_CORNERS):
        if not isinstance(item, list) or len(item) != 2:
            raise Wrong("A corner is a list of two numbers.", at)
        corners.append((to_cm(number(item[0], at, 0, width)), to_cm(number(item[1], at, 0, depth))))
    if corners and len(corners) < 3:
        raise Wrong("An outline has at least 3 corners, or none.", fields.at("outline"))
    if corners and crosses_itself(corners):
        raise Wrong("The walls cross or touch each other.", fields.at("outline"))
    return tuple(corners)


def _zones(fields: Fields, seats: frozenset[int]) -> Iterator[Zone]:
    names: set[str] = set()
    for item, at in fields.each("zones", MOST_ZONES):
        zone = Fields(item, at, _ZONE)
        name = zone.text("name", LONGEST_NAME)
        if not name:
            raise Wrong("A zone has no name.", at)
        if name.casefold() in names:
            raise Wrong("Two zones have one name.", at)
        names.add(name.casefold())
        listed = [_known(*entry, seats) for entry in zone.each("seats", MOST_SEATS, needed=True)]
        if not listed:
            raise Wrong("A zone has at least one seat.", at)
        yield Zone(name, frozenset(listed))


def _corrections(fields: Fields, seats: frozenset[int]) -> Iterator[Correction]:
    pairs: set[frozenset[int]] = set()
    for item, at in fields.each("corrections", _MOST_CORRECTIONS):
        said = Fields(item, at, _CORRECTION)
        seat = _known(said.raw("seat"), said.at("seat"), seats)
        other = _known(said.raw("other"), said.at("other"), seats)
        pair = frozenset({seat, other})
        if len(pair) == 1 or pair in pairs:
            raise Wrong("A correction is about two seats, and said once of them.", at)
        pairs.add(pair)
        known = said.raw("relation") is not None
        yield Correction(seat, other, said.choice("relation", Relation) if known else None)


def _known(value: object, at: str, seats: frozenset[int]) -> int:
    """The number of a seat that a desk of this file has."""
    seat = whole(value, at, 1, _MOST_ID)
    if seat not in seats:
        raise Wrong("No desk has a seat of this number.", at)
    return seat


def _check_once(ids: Iterable[int], at: str) -> None:
    """Desks, seats and fixtures have each their own numbers, none twice."""
    met: set[int] = set()
    for one in ids:
        if one in met:
            raise Wrong(f"The number {one} is given twice.", at)
        met.add(one)
