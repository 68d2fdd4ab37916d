"""Room files: what is written is read the same, and what is not as described is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.neighbours import neighbours
from seatingapp.domain.polygons import crosses_itself
from seatingapp.domain.room_files import (
    FURTHEST,
    MOST_LETTERS,
    NEAREST,
    RoomFile,
    read_room,
    write_room,
)
from seatingapp.domain.room_json import from_json, to_json
from seatingapp.domain.room_numbers import highest_id
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.room_pieces import add_fixture, labelled
from seatingapp.domain.room_walls import problems
from seatingapp.domain.rooms import (
    Desk,
    DeskKind,
    Fixture,
    FixtureKind,
    Relation,
    Room,
    RoomLayout,
)
from seatingapp.domain.zones import proposals
from tests.unit.domain.room_file_texts import (
    EXAMPLE,
    ROOM_FILES,
    VALUES,
    Place,
    changed,
    example,
    mutated,
    room,
    without,
)

KEPT = "Nothing was added or changed."
DESK: Place = ("room", "desks", 0)
SEAT: Place = (*DESK, "seats", 0)
FIXTURE: Place = ("room", "fixtures", 1)
ZONE: Place = ("room", "zones", 0)
SAID: Place = ("room", "corrections", 0)


def refused(text: str) -> Refusal:
    """Why a text is refused."""
    with pytest.raises(Refusal) as caught:
        read_room(text)
    return caught.value


def is_sound(found: RoomFile) -> bool:
    """Does all that the app asks of a layout work with it?"""
    layout = found.layout
    seats = [seat.id for desk in layout.desks for seat in desk.seats]
    for ids in (seats, [d.id for d in layout.desks], [f.id for f in layout.fixtures]):
        assert len(set(ids)) == len(ids)
    assert all(zone.seats and zone.seats <= set(seats) for zone in layout.zones)
    assert all({c.seat, c.other} <= set(seats) for c in layout.corrections)
    assert not layout.outline or not crosses_itself(layout.outline)
    things: tuple[Desk | Fixture, ...] = (*layout.desks, *layout.fixtures)
    for thing in things:
        assert NEAREST <= thing.x <= FURTHEST
        assert 0 <= thing.rotation < 360
    assert layout.last_id == highest_id(layout)
    assert set(seat_labels(layout)) == set(seats)
    assert all({n.seat, n.other} <= set(seats) for n in neighbours(layout))
    assert all(sentence.endswith(".") for sentence in problems(layout))
    assert all(zone.seats <= set(seats) for zone in proposals(layout))
    assert from_json(to_json(layout)) == layout
    return read_room(write_room(room(layout, found.name, found.code))) == found


def says_enough(refusal: Refusal) -> bool:
    """Is it told in sentences what is wrong, what was kept and what to do?"""
    sentences = refusal.what.endswith(".") and refusal.todo.endswith(".")
    return sentences and refusal.kept == KEPT and str(refusal).isprintable()


def read_or_refused(text: str) -> None:
    """Read a sound layout, or be told in sentences what is wrong and what was kept."""
    try:
        found = read_room(text)
    except Refusal as refusal:
        assert says_enough(refusal)  # noqa: PT017 # a valid text is no failure
        return
    assert is_sound(found)


@given(ROOM_FILES)
def test_a_room_of_any_kind_is_read_as_it_was_written(written: Room) -> None:
    # A template says no highest number; it is the one that is there.
    layout = replace(written.layout, last_id=highest_id(written.layout))
    assert read_room(write_room(written)) == (written.name, written.code, layout)


def test_every_kind_of_thing_and_relation_is_read() -> None:
    for kind in DeskKind:
        file = changed(example(), (*DESK, "kind"), kind.value)
        assert read_room(json.dumps(file)).layout.desks[0].kind is kind
    for fixture in FixtureKind:
        file = changed(example(), (*FIXTURE, "kind"), fixture.value)
        assert read_room(json.dumps(file)).layout.fixtures[1].kind is fixture
    for relation in (*Relation, None):
        file = changed(example(), (*SAID, "relation"), relation)
        assert read_room(json.dumps(file)).layout.corrections[0].relation is relation


def test_what_may_be_left_out_has_its_usual_value() -> None:
    single: dict[str, object] = {
        "id": 7,
        "kind": "single",
        "x": 1,
        "y": 2,
        "width": 70,
        "depth": 50,
    }
    single["seats"] = [{"id": 9, "dx": 0, "dy": 0}]
    short = {
        "format": "seatingapp-room",
        "version": 1.0,
        "name": "  Lab \t 2 ",
        "room": {"width": 720.04, "depth": 600, "desks": [single]},
    }
    name, code, layout = read_room(json.dumps(short))
    assert (name, code, layout.width, layout.last_id) == ("Lab 2", "", 720.0, 9)
    (desk,) = layout.desks
    assert (desk.rotation, desk.label, desk.seats[0].facing, desk.seats[0].number) == (0, "", 0, 0)
    assert (layout.fixtures, layout.outline, layout.zones, layout.corrections) == ((), (), (), ())


def test_the_highest_number_is_kept_when_the_file_says_it_and_never_too_low() -> None:
    for said, kept in ((40, 40), (0, 5)):
        file = changed(example(), ("room", "last_id"), said)
        assert read_room(json.dumps(file)).layout.last_id == kept


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert read_room("\ufeff" + EXAMPLE) == read_room(EXAMPLE)


def test_a_label_of_decomposed_letters_cut_at_a_blank_is_read_as_it_was_written() -> None:
    layout, piece = add_fixture(RoomLayout(900.0, 700.0), FixtureKind.LABEL, 100, 100)
    for label in ("e\u0301tage", "x" * 59 + " y", "a\x07b"):
        written = room(labelled(layout, piece, label))
        assert read_room(write_room(written)).layout == written.layout


@pytest.mark.parametrize(
    ("place", "value", "where", "says"),
    [
        (("room",), [], "room", "a list, not an object"),
        (("name",), 5, "name", "a number, not a text"),
        (("name",), " \t", "name", "no name"),
        (("name",), "x" * 61, "name", "longer than 60"),
        (("name",), "a\x00b", "name", "no letters"),
        (("name",), "\ud800", "name", "no letters"),
        (("code",), "x" * 13, "code", "longer than 12"),
        (("code",), None, "code", "nothing, not a text"),
        (("version",), 2, "version", "newer version"),
        (("version",), 0, "version", "not from 1 to 2,000,000,000"),
        (("version",), True, "version", "true or false, not a number"),
        (("room", "width"), 99, "room, width", "not from 100 to 10,000"),
        (("room", "depth"), 10_001, "room, depth", "not from 100 to 10,000"),
        (("room", "depth"), 10**40, "room, depth", "not from 100 to 10,000"),
        (("room", "depth"), "6 m", "room, depth", "a text, not a number"),
        (("room", "desks"), {}, "room, desks", "an object, not a list"),
        (("room", "last_id"), -1, "room, last_id", "not from 0"),
        (("room", "last_id"), 5.5, "room, last_id", "not a whole one"),
        (("room", "outline"), [[0, 0], [9, 9]], "room, outline", "at least 3 corners"),
        (("room", "outline"), [[0, 0, 0]], "room, outline 1", "two numbers"),
        (("room", "outline"), [[0, 0], "x"], "room, outline 2", "two numbers"),
        (("room", "outline"), [[0, 0], [721, 0]], "room, outline 2", "not from 0 to 720"),
        (("room", "outline"), [[0, 0], [0, 601]], "room, outline 2", "not from 0 to 600"),
        (("room", "outline"), [[1, 1]] * 201, "room, outline", "at most 200"),
        (
            ("room", "outline"),
            [[0, 0], [700, 500], [700, 0], [0, 500]],
            "room, outline",
            "cross or touch",
        ),
        (("room", "outline"), [[0, 0], [9, 0], [9, 0.04]], "room, outline", "cross or touch"),
        ((*DESK, "id"), 0, "room, desks 1, id", "not from 1"),
        ((*DESK, "kind"), "sofa", "room, desks 1, kind", "“sofa”, not one of: single, double"),
        ((*DESK, "kind"), "piano", "room, desks 1, kind", "not one of"),
        ((*DESK, "x"), -10_001, "room, desks 1, x", "not from -10,000 to 20,000"),
        ((*DESK, "y"), 20_001, "room, desks 1, y", "not from -10,000 to 20,000"),
        ((*DESK, "width"), 9.9, "room, desks 1, width", "not from 10 to 3,000"),
        ((*DESK, "depth"), 3_001, "room, desks 1, depth", "not from 10 to 3,000"),
        ((*DESK, "rotation"), 361, "room, desks 1, rotation", "not from -360 to 360"),
        ((*DESK, "label"), "x" * 61, "room, desks 1, label", "longer than 60"),
        ((*DESK, "seats"), [], "room, desks 1", "at least one seat"),
        ((*DESK, "seats"), [None] * 31, "room, desks 1, seats", "31, and at most 30"),
        ((*SEAT, "id"), 3, "room, desks, seats", "3 is given twice"),
        ((*SEAT, "dx"), 3_001, "room, desks 1, seats 1, dx", "not from -3,000 to 3,000"),
        ((*SEAT, "dy"), [], "room, desks 1, seats 1, dy", "a list, not a number"),
        ((*SEAT, "facing"), -361, "room, desks 1, seats 1, facing", "not from -360"),
        ((*SEAT, "number"), 10_000, "room, desks 1, seats 1, number", "not from 0 to 9,999"),
        ((*FIXTURE, "id"), 4, "room, fixtures", "4 is given twice"),
        ((*FIXTURE, "kind"), "single", "room, fixtures 2, kind", "not one of: board, screen"),
        ((*FIXTURE, "kind"), "k" * 50, "room, fixtures 2, kind", "k...”, not one of"),
        ((*FIXTURE, "kind"), 3, "room, fixtures 2, kind", "a number, not one of"),
        ((*FIXTURE, "label"), "x" * 61, "room, fixtures 2, label", "longer than 60"),
        ((*ZONE, "name"), "", "room, zones 1", "no name"),
        ((*ZONE, "name"), "x" * 61, "room, zones 1, name", "longer than 60"),
        ((*ZONE, "seats"), [], "room, zones 1", "at least one seat"),
        ((*ZONE, "seats"), [3, 4], "room, zones 1, seats 2", "No desk has a seat"),
        ((*ZONE, "seats"), [3] * 2_001, "room, zones 1, seats", "at most 2,000"),
        ((*SAID, "seat"), 9, "room, corrections 1, seat", "No desk has a seat"),
        ((*SAID, "other"), "2", "room, corrections 1, other", "a text, not a number"),
        ((*SAID, "other"), 2, "room, corrections 1", "two seats"),
        ((*SAID, "relation"), "near", "room, corrections 1, relation", "not one of: same desk"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_place(
    place: Place, value: object, where: str, says: str
) -> None:
    refusal = refused(json.dumps(changed(example(), place, value)))
    assert refusal.where == f"Place in the file: {where}."
    assert says in refusal.what
    assert refusal.kept == KEPT


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (("version",), "the outermost braces"),
        (("name",), "the outermost braces"),
        (("room",), "the outermost braces"),
        (("room", "width"), "room"),
        (("room", "depth"), "room"),
        (("room", "desks"), "room"),
        *(((*DESK, name), "room, desks 1") for name in ("id", "kind", "x", "y", "width", "seats")),
        *(((*SEAT, name), "room, desks 1, seats 1") for name in ("id", "dx", "dy")),
        *(((*FIXTURE, name), "room, fixtures 2") for name in ("id", "kind", "x", "depth")),
        *(((*ZONE, name), "room, zones 1") for name in ("name", "seats")),
        *(((*SAID, name), "room, corrections 1") for name in ("seat", "other", "relation")),
    ],
)
def test_what_is_missing_is_refused_with_its_place(place: Place, where: str) -> None:
    refusal = refused(json.dumps(without(example(), place)))
    assert refusal.what == f"The field {place[-1]} is missing."
    assert refusal.where == f"Place in the file: {where}."


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ((), "the outermost braces"),
        (("room",), "room"),
        (DESK, "room, desks 1"),
        (SEAT, "room, desks 1, seats 1"),
        (FIXTURE, "room, fixtures 2"),
        (ZONE, "room, zones 1"),
        (SAID, "room, corrections 1"),
    ],
)
def test_a_field_that_nobody_described_is_refused_with_its_place(place: Place, where: str) -> None:
    refusal = refused(json.dumps(changed(example(), (*place, "pupil\x1b"), "Mia")))
    assert refusal.what == "There is no field “pupil?” here."
    assert refusal.where == f"Place in the file: {where}."


@pytest.mark.parametrize(
    ("place", "where", "says"),
    [
        (("room", "desks"), "room, desks", "1 is given twice"),
        (("room", "fixtures"), "room, fixtures", "4 is given twice"),
        ((*DESK, "seats"), "room, desks, seats", "2 is given twice"),
        (("room", "zones"), "room, zones 2", "one name"),
        (("room", "corrections"), "room, corrections 2", "said once"),
    ],
)
def test_what_is_there_twice_is_refused(place: Place, where: str, says: str) -> None:
    data = example()
    here = data["room"]
    for step in place[1:]:
        here = here[step]
    here.append(here[0])
    refusal = refused(json.dumps(data))
    assert says in refusal.what
    assert refusal.where == f"Place in the file: {where}."


def test_two_seats_are_corrected_once_whichever_is_named_first() -> None:
    data = example()
    data["room"]["corrections"].append({"seat": 3, "other": 2, "relation": None})
    assert refused(json.dumps(data)).where == "Place in the file: room, corrections 2."


def test_a_zone_is_named_once_whatever_the_case() -> None:
    data = example()
    data["room"]["zones"].append({"name": "NEAR  the door", "seats": [2]})
    assert refused(json.dumps(data)).where == "Place in the file: room, zones 2."


def test_a_hall_of_2000_seats_is_read_and_one_more_is_refused() -> None:
    def hall(seats: int) -> dict[str, Any]:
        desk = example()["room"]["desks"][0]
        desks = [
            {**desk, "id": n, "kind": "single", "seats": [{"id": n, "dx": 0, "dy": 0}]}
            for n in range(1, seats + 1)
        ]
        layout = {**example()["room"], "desks": desks, "zones": [], "corrections": []}
        return {**example(), "room": layout}

    assert read_room(json.dumps(hall(2_000))).layout.capacity == 2_000
    assert "at most 2,000" in refused(json.dumps(hall(2_001))).what
    table = example()["room"]["desks"][0]
    seats = [{"id": n, "dx": 0, "dy": 0} for n in range(1, 31)]
    tables = [
        {**table, "id": n, "seats": [{**s, "id": n * 30 + s["id"]} for s in seats]}
        for n in range(1, 68)
    ]
    refusal = refused(json.dumps(changed(example(), ("room", "desks"), tables)))
    assert refusal.what == "A room has at most 2,000 seats."
    assert refusal.where == "Place in the file: room, desks 67."


@pytest.mark.parametrize("text", ["[]", "null", "5", "{}", '{"format": "other", "pupils": []}'])
def test_another_file_is_no_room_file(text: str) -> None:
    refusal = refused(text)
    assert refusal.what == "This is no room file of Seatingapp."
    assert refusal.todo == "Choose another file."


def test_a_file_of_a_newer_version_says_so_whatever_else_is_in_it() -> None:
    newer = {**example(), "version": 2, "lights": []}
    assert "newer version" in refused(json.dumps(newer)).what


def test_a_file_of_more_than_four_million_letters_is_refused_unread() -> None:
    assert MOST_LETTERS == 4_000_000
    longest = EXAMPLE + " " * (MOST_LETTERS - len(EXAMPLE))
    assert read_room(longest) == read_room(EXAMPLE)
    assert "at most 4,000,000 letters" in refused(longest + " ").what


@given(VALUES)
def test_any_json_is_no_room_file_or_refused(value: object) -> None:
    read_or_refused(json.dumps(value))
    for wrapped in (
        {"format": "seatingapp-room", "version": 1, "name": "x", "room": value},
        {**example(), "room": value},
        changed(example(), ("room", "desks"), value),
        changed(example(), ("room", "outline"), value),
    ):
        read_or_refused(json.dumps(wrapped))


@given(mutated())
def test_a_file_with_one_thing_changed_reads_soundly_or_is_refused(data: object) -> None:
    read_or_refused(json.dumps(data))


@given(st.text(max_size=60))
def test_any_text_is_refused_in_sentences(text: str) -> None:
    read_or_refused(text)


@given(st.integers(0, len(EXAMPLE) - 1), st.sampled_from([*'{}[]",:-e.0', "", "\ud800", "\x00"]))
def test_a_file_with_one_letter_changed_reads_soundly_or_is_refused(n: int, letter: str) -> None:
    read_or_refused(EXAMPLE[:n] + letter + EXAMPLE[n + 1 :])
    read_or_refused(EXAMPLE[:n])
