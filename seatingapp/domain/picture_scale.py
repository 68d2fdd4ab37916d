"""Where a point of a room is on a page: which stretches count in full, and how both are fitted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from seatingapp.domain.furniture import ON_WALLS
from seatingapp.domain.narrowed_axis import Axis
from seatingapp.domain.picture_shapes import Box, Corners, Point, around, turned, union
from seatingapp.domain.rooms import Desk, Fixture, FixtureKind, RoomLayout, SeatPlace

MOST_STRETCH = 1.6
_LEAST_PITCH = 65.0  # cm from one place to the next
_HALF_PLACE = 25.0
_WORD = 20.0
# Furniture that people walk around; everything else is on a wall, at the front or on the floor.
BULKY = frozenset({FixtureKind.PILLAR, FixtureKind.CUPBOARD, FixtureKind.SINK, FixtureKind.PIANO})


class Side(StrEnum):
    """From which side the room is seen: the board is at the top for the teacher's."""

    TEACHER = "teacher"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Page:
    """The area that a picture fills, its margin, and how large a card on it may get."""

    width: float
    height: float
    pad: float
    max_card: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps centimetres onto the page."""

    across: Axis
    back: Axis
    x: float
    y: float
    left: float
    top: float
    page: Page
    turned: bool

    def point(self, x: float, y: float) -> Point:
        """Where a point of the room is on the page."""
        px = self.left + self.across.drawn(x) * self.x
        py = self.top + self.back.drawn(y) * self.y
        return (self.page.width - px, self.page.height - py) if self.turned else (px, py)

    def corners(self, thing: Desk | Fixture) -> Corners:
        """The corners of a piece of furniture on the page."""
        return tuple(self.point(x, y) for x, y in _corners(thing))


@dataclass(frozen=True, slots=True)
class Ground:
    """What of a room does not depend on the page: its axes, what is seen of it, its places."""

    across: Axis
    back: Axis
    seen: Box
    places: tuple[SeatPlace, ...]
    straight: bool  # both ways at one scale


@lru_cache(maxsize=8)
def ground_of(layout: RoomLayout) -> Ground:
    """Return the ground of a room. It is asked for again and again while a page is tried."""
    places = layout.places()
    desks = _desks(layout, places)
    fixtures = [(f.kind, around(_corners(f))) for f in layout.fixtures]
    seen = _seen(layout, [*desks, *(box for _kind, box in fixtures)])
    across, back = _axes(layout, desks, fixtures) if desks else _straight(seen)
    return Ground(across, back, seen, places, not desks)


def scale_of(ground: Ground, page: Page, side: Side) -> Scale:
    """Fill the page, but stretch neither way too much and spread a small room not too far."""
    across, back, seen = ground.across, ground.back, ground.seen
    left, right = across.drawn(seen.x), across.drawn(seen.x + seen.width)
    top, bottom = back.drawn(seen.y), back.drawn(seen.y + seen.height)
    x = (page.width - 2 * page.pad) / max(right - left, 1)
    y = (page.height - 2 * page.pad) / max(bottom - top, 1)
    x = min(x, y * MOST_STRETCH, page.max_card[0] * 1.3 / _LEAST_PITCH)
    y = min(y, x * MOST_STRETCH, page.max_card[1] * 1.9 / _LEAST_PITCH)
    if ground.straight:
        x = y = min(x, y)
    from_left = (page.width - (left + right) * x) / 2
    from_top = (page.height - (top + bottom) * y) / 2
    return Scale(across, back, x, y, from_left, from_top, page, side is Side.PUPILS)


def walls(layout: RoomLayout) -> Corners:
    """The corners of the walls that are drawn: none in a room that is as large as its furniture."""
    if layout.outline or layout.desks or not (layout.width and layout.depth):
        return layout.outline
    return Box(0, 0, layout.width, layout.depth).corners


def _corners(thing: Desk | Fixture) -> Corners:
    return turned(thing.x, thing.y, thing.width, thing.depth, thing.rotation)


def _desks(layout: RoomLayout, places: tuple[SeatPlace, ...]) -> list[Box]:
    """The ground of each desk, with the places of those who sit at a rim."""
    ground = {d.id: [around(_corners(d))] for d in layout.desks}
    for place in places:
        ground[place.desk_id].append(Box(place.x, place.y, 0, 0).grown(_HALF_PLACE))
    return [union(boxes) for boxes in ground.values()]


def _seen(layout: RoomLayout, furniture: list[Box]) -> Box:
    corners = walls(layout)
    if corners:
        furniture = [*furniture, around(corners)]
    return union(furniture) if furniture else Box(0, 0, layout.width, layout.depth)


def _straight(seen: Box) -> tuple[Axis, Axis]:
    """Without desks there is nothing that narrower ways would make larger."""
    return (
        Axis.around([(seen.x, seen.x + seen.width)]),
        Axis.around([(seen.y, seen.y + seen.height)]),
    )


def _axes(
    layout: RoomLayout, desks: list[Box], fixtures: list[tuple[FixtureKind, Box]]
) -> tuple[Axis, Axis]:
    """What stands beside the desks counts in full across, and in depth all but what is on a wall.

    Of a door in a side wall only the middle counts, and of a window beside the desks nothing: they
    are drawn shorter rather than the cards smaller. Corners of walls are kept where they are, so
    that the ways along the walls are narrowed too.
    """
    room = union(desks)
    across = [_span(box) for box in desks]
    back = [_depth(box) for box in desks]
    for kind, box in fixtures:
        aside = box.x >= room.x + room.width or box.x + box.width <= room.x
        beside = box.y < room.y + room.height and box.y + box.height > room.y
        if aside or (beside and kind in BULKY):
            across.append(_span(box))
        if kind in ON_WALLS and box.height > box.width:
            if kind is not FixtureKind.WINDOW or not beside:
                back.append(_middle(box))
        else:
            back.append(_depth(box))
    across += [(x, x) for x, _y in layout.outline]
    back += [(y, y) for _x, y in layout.outline]
    return Axis.around(across), Axis.around(back)


def _span(box: Box) -> tuple[float, float]:
    return box.x, box.x + box.width


def _depth(box: Box) -> tuple[float, float]:
    return box.y, box.y + box.height


def _middle(box: Box) -> tuple[float, float]:
    """As much of a box on a side wall as a word needs."""
    kept = min(box.height, _WORD) / 2
    return box.centre[1] - kept, box.centre[1] + kept
