"""Room files as text for tests: the example of the document, and whatever may be wrong in one."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from seatingapp.domain.room_files import write_room
from seatingapp.domain.rooms import Room, RoomLayout
from tests.unit.domain.layouts import ROOMS

DOCS = Path(__file__).parents[3] / "docs"
_TEXT = (DOCS / "room-files.md").read_text(encoding="utf-8")
_EXAMPLE = re.search(r"```json\n(.*?)```", _TEXT, re.DOTALL)
assert _EXAMPLE is not None
EXAMPLE = _EXAMPLE[1]

Json = Any  # what a file holds at a place, which may be anything
Step = str | int
Place = tuple[Step, ...]
ROOM_FILES = st.builds(
    lambda layout, name, code: Room(1, "uid", name, 1, layout, code),
    ROOMS,
    st.sampled_from(["Lab 2", "S12", "Ħal Qormi", "صف", "r" * 60]),
    st.sampled_from(["", "S12", "c" * 12]),
)
_NUMBERS = st.one_of(
    st.integers(-5, 40),
    st.sampled_from([-10_001, 20_001, 2_000_000_001, 10**30, -0.0, 0.04, 2.5, 99.96, 1e300]),
    st.floats(allow_nan=False, allow_infinity=False),
)
_TEXTS = st.one_of(
    st.text(max_size=70),
    st.sampled_from(["", " ", "x" * 61, "a\x07b", "e\u0301" * 31, "\ud800", "single", "board"]),
)
SCALARS = st.one_of(st.none(), st.booleans(), _NUMBERS, _TEXTS)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)


def room(layout: RoomLayout, name: str = "Lab 2", code: str = "L2") -> Room:
    """A room that is in no vault."""
    return Room(1, "uid", name, 1, layout, code)


def example() -> dict[str, Any]:
    """What the example of the document says."""
    found: dict[str, Any] = json.loads(EXAMPLE)
    return found


def at(data: Json, place: Place) -> Json:
    """What is at a place of a file."""
    for step in place:
        data = data[step]
    return data


def changed(data: Json, place: Place, value: object) -> Json:
    """A copy of a file with another value at one place."""
    if not place:
        return value
    after = copy.deepcopy(data)
    at(after, place[:-1])[place[-1]] = value
    return after


def without(data: Json, place: Place) -> Json:
    """A copy of a file without one field or member."""
    after = copy.deepcopy(data)
    del at(after, place[:-1])[place[-1]]
    return after


def places(data: Json, so_far: Place = ()) -> Iterator[Place]:
    """All places of a file: each object, list and value."""
    yield so_far
    if isinstance(data, dict):
        steps: list[Step] = list(data)
    else:
        steps = list(range(len(data))) if isinstance(data, list) else []
    for step in steps:
        yield from places(data[step], (*so_far, step))


@st.composite
def mutated(draw: st.DrawFn) -> Json:
    """A room file in which one thing is changed, added, taken away or said twice."""
    data = json.loads(write_room(draw(ROOM_FILES))) if draw(st.booleans()) else example()
    place = draw(st.sampled_from(list(places(data))))
    here = at(data, place)
    match draw(st.sampled_from(["changed", "without", "added", "twice"])):
        case "without" if place:
            return without(data, place)
        case "added" if isinstance(here, dict):
            return changed(data, place, {**here, draw(st.text(max_size=8)): draw(SCALARS)})
        case "twice" if isinstance(here, list) and here:
            return changed(data, place, [*here, draw(st.sampled_from(here))])
        case _:
            return changed(data, place, draw(VALUES))
