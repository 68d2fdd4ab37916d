"""Fits a room into the window: whole pixels, a margin for the handles of rows, no overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from seatingapp.domain.furniture import ON_WALLS
from seatingapp.domain.picture_shapes import Corners
from seatingapp.domain.plan_picture import (
    Box,
    CardLimits,
    DrawnDesk,
    DrawnFixture,
    PlanPicture,
    Side,
    draw,
    frame_of,
    largest_card,
    union,
)
from seatingapp.domain.rooms import FixtureKind, RoomLayout
from seatingapp.ui.plan_view.navigation import rows_of

LEFT = 22.0  # room for the handles of rows
RIGHT = 10.0
TOP = 8.0
BOTTOM = 8.0
_LEAST_WIDTH, _LEAST_HEIGHT = 240, 180
_LIMITS = CardLimits()
_SMALLEST = 0.6  # of the window, for a room with few seats on a large screen
_STEP = 1.15
_MOST_STEPS = 10  # up to 4 times the window, for a room that is fuller than any window
_CLOSEST = 3.0  # in a crowded room gaps and borders shrink to a third, for the sake of the cards
_TEACHER = (120.0, 36.0)
_BAR = 18.0
_WITH_WORDS = frozenset({FixtureKind.BOARD, FixtureKind.SCREEN, FixtureKind.DOOR})


@dataclass(frozen=True, slots=True)
class RowHandle:
    """Where a row can be taken hold of, and its seats from left to right."""

    box: Box
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture in scene coordinates; it is shown `1 / oversize` times as large to fit."""

    picture: PlanPicture
    rows: tuple[RowHandle, ...]
    oversize: float


def fit(layout: RoomLayout, width: int, height: int, side: Side) -> Fitted:
    """Return the picture for a window of that size.

    Cards are as large as the window allows. Where they would overlap, the picture is laid out
    larger than the window; where they are as large as they get, it is laid out smaller and shown
    larger, so that on a big screen names are big instead of far apart.
    """
    width, height = max(width, _LEAST_WIDTH), max(height, _LEAST_HEIGHT)
    oversize = _enlarged(layout, width, height, side)
    picture = _drawn(layout, width, height, side, oversize)
    while oversize > _SMALLEST and _roomy(picture):
        oversize /= 1.05
        picture = _drawn(layout, width, height, side, oversize)
    whole = _whole_pixels(layout, picture, oversize)
    return Fitted(whole, _handles(whole), oversize)


def _enlarged(layout: RoomLayout, width: float, height: float, side: Side) -> float:
    """By how many times the window the room is laid out: the least that leaves no card crowded."""
    fewest, most = 0, _MOST_STEPS
    if not _crowded(layout, width, height, side, 1.0):
        return 1.0  # as nearly every classroom
    while fewest < most:
        steps = (fewest + most) // 2
        if _crowded(layout, width, height, side, _STEP**steps):
            fewest = steps + 1
        else:
            most = steps
    return _STEP**fewest


def _limits(oversize: float) -> CardLimits:
    closer = min(max(oversize, 1.0) ** 2, _CLOSEST)
    return replace(_LIMITS, gap=_LIMITS.gap / closer, border=_LIMITS.border / closer)


def _area(width: float, height: float, oversize: float) -> tuple[float, float]:
    return width * oversize - LEFT - RIGHT, height * oversize - TOP - BOTTOM


def _drawn(
    layout: RoomLayout, width: float, height: float, side: Side, oversize: float
) -> PlanPicture:
    return draw(layout, *_area(width, height, oversize), side, _limits(oversize))


def _crowded(layout: RoomLayout, width: float, height: float, side: Side, oversize: float) -> bool:
    """Whether the cards are of the least size, which is given even if they overlap."""
    size = largest_card(layout, *_area(width, height, oversize), side, _limits(oversize))
    return bool(layout.capacity) and size == (_LIMITS.min_width, _LIMITS.min_height)


def _roomy(picture: PlanPicture) -> bool:
    """Whether the cards are of the most size, with more space around them than they need."""
    box = next(iter(picture.cards.values()), None)
    most = (_LIMITS.max_width, _LIMITS.max_height)
    return box is not None and (box.width, box.height) == most


def _whole_pixels(layout: RoomLayout, picture: PlanPicture, oversize: float) -> PlanPicture:
    """The picture within the margins, with cards and upright frames on whole pixels."""
    border = round(_limits(oversize).border)
    cards = {seat: _card(box) for seat, box in picture.cards.items()}
    bare = {d.desk_id: _moved_desk(d) for d in picture.desks}
    return PlanPicture(
        math.floor(picture.width + LEFT + RIGHT),
        math.floor(picture.height + TOP + BOTTOM),
        cards,
        tuple(
            frame_of(desk, cards, border) if desk.seats else bare[desk.id] for desk in layout.desks
        ),
        tuple(_moved_fixture(f, oversize) for f in picture.fixtures),
        _moved(picture.walls),
    )


def _card(box: Box) -> Box:
    """All cards keep one size, so that none looks larger than its neighbour."""
    return Box(
        round(box.x + LEFT), round(box.y + TOP), math.floor(box.width), math.floor(box.height)
    )


def _moved(corners: Corners) -> Corners:
    return tuple((x + LEFT, y + TOP) for x, y in corners)


def _moved_desk(desk: DrawnDesk) -> DrawnDesk:
    box = Box(round(desk.box.x + LEFT), round(desk.box.y + TOP), desk.box.width, desk.box.height)
    return replace(desk, box=box, corners=_moved(desk.corners))


def _moved_fixture(fixture: DrawnFixture, oversize: float) -> DrawnFixture:
    box = _furniture(fixture.kind, fixture.box, oversize)
    return replace(fixture, box=box, corners=_moved(fixture.corners))


def _furniture(kind: FixtureKind, box: Box, oversize: float) -> Box:
    """Stretching a room makes its furniture too big; what seats nobody needs no more than this."""
    middle_x, middle_y = box.centre
    width, height = box.width, box.height
    larger = max(oversize, 1.0)
    bar, upright = _BAR * larger, height > width * 1.2
    if kind is FixtureKind.TEACHER_DESK:
        most_w, most_h = (_TEACHER[1], _TEACHER[0]) if upright else _TEACHER
        width, height = min(width, most_w * larger), min(height, most_h * larger)
    elif kind in _WITH_WORDS:
        width, height = (bar, height) if upright else (width, bar)
    elif kind in ON_WALLS:
        width, height = (min(width, bar), height) if upright else (width, min(height, bar))
    x, y = middle_x - width / 2 + LEFT, middle_y - height / 2 + TOP
    return Box(round(x), round(y), round(width), round(height))


def _handles(picture: PlanPicture) -> tuple[RowHandle, ...]:
    handles = []
    for seats in rows_of(picture.cards):
        boxes = union(picture.cards[seat] for seat in seats)
        handles.append(RowHandle(Box(0, boxes.y, LEFT - 6, boxes.height), seats))
    return tuple(handles)
