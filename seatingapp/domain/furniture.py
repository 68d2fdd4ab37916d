"""Furniture as it is bought: usual sizes in centimetres, where its places are, and its names."""

from __future__ import annotations

import math

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rooms import DeskKind, FixtureKind

PLACE = 65.0  # width of one pupil's place at a desk
DEPTH = 55.0  # depth of a desk
LAB_PLACE, LAB_DEPTH = 70.0, 75.0
COMPUTER_PLACE, COMPUTER_DEPTH = 80.0, 70.0
RIM = 15.0  # from the rim of a round table to the middle of a place
MOST_PLACES = 30  # at one desk

DESK_NAMES: dict[DeskKind, str] = {
    DeskKind.SINGLE: "Single desk",
    DeskKind.DOUBLE: "Double desk",
    DeskKind.BENCH: "Bench",
    DeskKind.GROUP: "Group table",
    DeskKind.ROUND: "Round table",
    DeskKind.LAB: "Lab bench",
    DeskKind.COMPUTER: "Computer desk",
}
FIXTURE_NAMES: dict[FixtureKind, str] = {
    FixtureKind.BOARD: "Board",
    FixtureKind.SCREEN: "Screen",
    FixtureKind.TEACHER_DESK: "Teacher's desk",
    FixtureKind.DOOR: "Door",
    FixtureKind.WINDOW: "Window",
    FixtureKind.PILLAR: "Pillar",
    FixtureKind.CUPBOARD: "Cupboard",
    FixtureKind.SINK: "Sink",
    FixtureKind.PIANO: "Piano",
    FixtureKind.LABEL: "Label",
}
FIXTURE_SIZES: dict[FixtureKind, tuple[float, float]] = {
    FixtureKind.BOARD: (240.0, 14.0),
    FixtureKind.SCREEN: (180.0, 14.0),
    FixtureKind.TEACHER_DESK: (110.0, 55.0),
    FixtureKind.DOOR: (90.0, 12.0),
    FixtureKind.WINDOW: (150.0, 12.0),
    FixtureKind.PILLAR: (40.0, 40.0),
    FixtureKind.CUPBOARD: (100.0, 45.0),
    FixtureKind.SINK: (60.0, 50.0),
    FixtureKind.PIANO: (150.0, 60.0),
    FixtureKind.LABEL: (120.0, 30.0),
}
# In or on the walls, or only written there: nothing that a desk could stand upon.
ON_WALLS = frozenset({FixtureKind.BOARD, FixtureKind.SCREEN, FixtureKind.DOOR, FixtureKind.WINDOW})
USUAL_PLACES: dict[DeskKind, int] = {
    DeskKind.SINGLE: 1,
    DeskKind.DOUBLE: 2,
    DeskKind.BENCH: 3,
    DeskKind.GROUP: 4,
    DeskKind.ROUND: 6,
    DeskKind.LAB: 3,
    DeskKind.COMPUTER: 1,
}

Spot = tuple[float, float, float]  # offset from the middle to the right and back, and facing


def desk_size(kind: DeskKind, places: int) -> tuple[float, float]:
    """Return width and depth of a desk for so many places, before it is turned."""
    if kind is DeskKind.ROUND:
        across = max(100.0, math.ceil((places * PLACE / math.pi + 20) / 10) * 10.0)
        return across, across
    if kind is DeskKind.GROUP:
        return math.ceil(places / 2) * PLACE, 2 * DEPTH
    if kind is DeskKind.LAB:
        return places * LAB_PLACE, LAB_DEPTH
    if kind is DeskKind.COMPUTER:
        return places * COMPUTER_PLACE, COMPUTER_DEPTH
    return places * PLACE, DEPTH


def desk_spots(kind: DeskKind, places: int, width: float, depth: float) -> tuple[Spot, ...]:
    """Return where the places of a desk of this size are and how they face.

    Places stand side by side and look to the front; at a group table the first half looks back at
    the other half; around a round table everybody looks at its middle, the first to the left of
    the far end and the others clockwise. Raises Refusal for fewer than 1 or more than 30 places.
    """
    if not 1 <= places <= MOST_PLACES:
        raise Refusal(
            f"A desk has 1 to {MOST_PLACES} places.",
            where=f"Asked for {places}.",
            kept="The room was not changed.",
        )
    if kind is DeskKind.ROUND:
        across = min(width, depth)
        return _around(places, max(across / 2 - RIM, across / 4))
    if kind is DeskKind.GROUP:
        far = math.ceil(places / 2)
        return (
            *_side_by_side(far, width / far, -depth / 4, 180.0),
            *_side_by_side(places - far, width / far, depth / 4, 0.0),
        )
    return _side_by_side(places, width / places, 0.0, 0.0)


def _side_by_side(places: int, pitch: float, dy: float, facing: float) -> tuple[Spot, ...]:
    first = -(places - 1) * pitch / 2
    return tuple((round(first + n * pitch, 1), round(dy, 1), facing) for n in range(places))


def _around(places: int, radius: float) -> tuple[Spot, ...]:
    """Half a step off the far end, so that pairs look across and cards lie side by side."""
    step = 360 / places
    spots = []
    for n in range(places):
        at = -step / 2 + n * step  # clockwise from the far end
        turn = math.radians(at)
        dx, dy = radius * math.sin(turn), -radius * math.cos(turn)
        spots.append((round(dx, 1), round(dy, 1), round((at + 180) % 360, 1)))
    return tuple(spots)
