"""Fits a room into the window: whole pixels, a margin for the handles of rows, no overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass

from seatingapp.domain.plan_picture import (
    Box,
    CardLimits,
    DrawnDesk,
    DrawnFixture,
    PlanPicture,
    Side,
    draw,
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
_LARGEST = 4.0  # times the window, for a room that is fuller than any window
_TEACHER = (120.0, 36.0)
_BAR = 18.0


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
    oversize = 1.0
    picture = _drawn(layout, width, height, side)
    while oversize < _LARGEST and _crowded(picture):
        oversize *= 1.15
        picture = _drawn(layout, width * oversize, height * oversize, side)
    while oversize > _SMALLEST and _roomy(picture):
        oversize /= 1.05
        picture = _drawn(layout, width * oversize, height * oversize, side)
    whole = _whole_pixels(picture, width * oversize, height * oversize)
    return Fitted(whole, _handles(whole), oversize)


def _drawn(layout: RoomLayout, width: float, height: float, side: Side) -> PlanPicture:
    return draw(layout, width - LEFT - RIGHT, height - TOP - BOTTOM, side, _LIMITS)


def _crowded(picture: PlanPicture) -> bool:
    """Whether the cards are of the least size, which is given even if they overlap."""
    box = next(iter(picture.cards.values()), None)
    least = (_LIMITS.min_width, _LIMITS.min_height)
    return box is not None and (box.width, box.height) == least


def _roomy(picture: PlanPicture) -> bool:
    """Whether the cards are of the most size, with more space around them than they need."""
    box = next(iter(picture.cards.values()), None)
    most = (_LIMITS.max_width, _LIMITS.max_height)
    return box is not None and (box.width, box.height) == most


def _whole_pixels(picture: PlanPicture, width: float, height: float) -> PlanPicture:
    cards = {seat: _card(box) for seat, box in picture.cards.items()}
    desks = tuple(DrawnDesk(d.desk_id, _outer(d.box), d.round) for d in picture.desks)
    fixtures = tuple(
        DrawnFixture(f.kind, _furniture(f.kind, f.box), f.label) for f in picture.fixtures
    )
    return PlanPicture(math.floor(width), math.floor(height), cards, desks, fixtures)


def _card(box: Box) -> Box:
    """All cards keep one size, so that none looks larger than its neighbour."""
    return Box(
        round(box.x + LEFT), round(box.y + TOP), math.floor(box.width), math.floor(box.height)
    )


def _outer(box: Box) -> Box:
    x, y = round(box.x + LEFT), round(box.y + TOP)
    return Box(x, y, math.floor(box.width), math.floor(box.height))


def _furniture(kind: FixtureKind, box: Box) -> Box:
    """Stretching a room makes its furniture too big; what seats nobody needs no more than this."""
    middle_x, middle_y = box.centre
    width, height = box.width, box.height
    if kind is FixtureKind.TEACHER_DESK:
        upright = height > width * 1.2
        most_w, most_h = (_TEACHER[1], _TEACHER[0]) if upright else _TEACHER
        width, height = min(width, most_w), min(height, most_h)
    elif width >= height:
        height = min(height, _BAR)
    else:
        width = min(width, _BAR)
    x, y = middle_x - width / 2 + LEFT, middle_y - height / 2 + TOP
    return Box(round(x), round(y), round(width), round(height))


def _handles(picture: PlanPicture) -> tuple[RowHandle, ...]:
    handles = []
    for seats in rows_of(picture.cards):
        boxes = union(picture.cards[seat] for seat in seats)
        handles.append(RowHandle(Box(0, boxes.y, LEFT - 6, boxes.height), seats))
    return tuple(handles)
