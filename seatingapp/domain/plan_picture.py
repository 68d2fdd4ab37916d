"""How a plan is drawn: one picture for screen and paper, in which no two cards overlap.

Positions follow the room, but space where no desk stands is drawn narrower than it is, and width
and depth may be stretched by different factors (at most 1.6 to 1), so that names are as large as
they can be. Distances are never measured on the picture. Sizes are in whatever unit the page has.
Cards are always upright; the frame of a desk that is turned runs around them at its angle.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from seatingapp.domain.card_fit import CardLimits, card_size
from seatingapp.domain.furniture import ON_WALLS
from seatingapp.domain.picture_scale import (
    BULKY,
    MOST_STRETCH,
    Page,
    Scale,
    Side,
    ground_of,
    scale_of,
    walls,
)
from seatingapp.domain.picture_shapes import (
    Box,
    Corners,
    Point,
    around,
    grown,
    hull,
    nearest,
    turned,
    union,
)
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout

__all__ = [
    "MOST_STRETCH",
    "Box",
    "CardLimits",
    "DrawnDesk",
    "DrawnFixture",
    "PlanPicture",
    "Side",
    "card_size",
    "draw",
    "frame_of",
    "largest_card",
    "union",
]

_LEAST_FIXTURE = 18.0
_SAME = 0.01
_NEAR_WALL = 30.0


@dataclass(frozen=True, slots=True)
class DrawnDesk:
    """A desk's frame around the cards of its seats.

    `corners` are those of a frame that is no upright rectangle; for one that is there are none.
    """

    desk_id: int
    box: Box
    round: bool = False
    corners: Corners = ()


@dataclass(frozen=True, slots=True)
class DrawnFixture:
    """Board, teacher's desk and the like where they are drawn.

    `corners` are those of one that is turned by something else than quarters.
    """

    kind: FixtureKind
    box: Box
    label: str
    corners: Corners = ()


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """Everything that is drawn, by seat id. `width` and `height` are the area it fills.

    `walls` are the corners of the room, around everything else; a room may have none.
    """

    width: float
    height: float
    cards: dict[int, Box]
    desks: tuple[DrawnDesk, ...]
    fixtures: tuple[DrawnFixture, ...]
    walls: Corners = ()

    def moved(self, dx: float, dy: float) -> PlanPicture:
        """The same picture somewhere else on a page."""

        def at(box: Box) -> Box:
            return Box(box.x + dx, box.y + dy, box.width, box.height)

        def shifted(corners: Corners) -> Corners:
            return tuple((x + dx, y + dy) for x, y in corners)

        return replace(
            self,
            cards={seat: at(box) for seat, box in self.cards.items()},
            desks=tuple(replace(d, box=at(d.box), corners=shifted(d.corners)) for d in self.desks),
            fixtures=tuple(
                replace(f, box=at(f.box), corners=shifted(f.corners)) for f in self.fixtures
            ),
            walls=shifted(self.walls),
        )


def draw(
    layout: RoomLayout,
    width: float,
    height: float,
    side: Side = Side.TEACHER,
    limits: CardLimits | None = None,
) -> PlanPicture:
    """Return the picture of a room that fills an area of `width` by `height`."""
    limits = limits or CardLimits()
    scale = _scale(layout, width, height, side, limits)
    centres, (card_w, card_h) = _cards(layout, scale, limits)
    cards = {
        seat: Box(x - card_w / 2, y - card_h / 2, card_w, card_h)
        for seat, (x, y) in centres.items()
    }
    wall = tuple(scale.point(x, y) for x, y in walls(layout))
    lines = grown(wall, _outside(limits))
    desks = tuple(_drawn_desk(desk, cards, limits.border, scale) for desk in layout.desks)
    return PlanPicture(
        width,
        height,
        cards,
        desks,
        tuple(_placed(f, scale, desks, lines) for f in layout.fixtures),
        lines,
    )


def largest_card(
    layout: RoomLayout, width: float, height: float, side: Side, limits: CardLimits
) -> tuple[float, float]:
    """Return the size that cards have in the picture that `draw` would make; it is much quicker."""
    scale = _scale(layout, width, height, side, limits)
    return _cards(layout, scale, limits)[1]


def _outside(limits: CardLimits) -> float:
    """From a desk's frame to the line of the wall."""
    return limits.border + 2.0


def _scale(
    layout: RoomLayout, width: float, height: float, side: Side, limits: CardLimits
) -> Scale:
    pad = limits.border + 2 + (_outside(limits) + 4 if walls(layout) else 0)
    page = Page(width, height, pad, (limits.max_width, limits.max_height))
    return scale_of(ground_of(layout), page, side)


def _cards(
    layout: RoomLayout, scale: Scale, limits: CardLimits
) -> tuple[dict[int, Point], tuple[float, float]]:
    """Where the middle of each card is, and the size of all."""
    places = ground_of(layout).places
    centres = {p.seat_id: scale.point(p.x, p.y) for p in places}
    bulky = [_box(f, scale) for f in layout.fixtures if f.kind in BULKY]
    on_page = _within(limits, centres.values(), scale.page.width, scale.page.height)
    by_desk = [(p.desk_id, *centres[p.seat_id]) for p in places]
    return centres, card_size(by_desk, on_page, bulky)


def frame_of(desk: Desk, cards: Mapping[int, Box], border: float) -> DrawnDesk:
    """Return the frame of a desk that has seats around their cards."""
    boxes = [cards[seat.id].grown(border) for seat in desk.seats]
    whole = union(boxes)
    first = boxes[0]
    if all(_level(box, first) for box in boxes) or all(_upright(box, first) for box in boxes):
        return DrawnDesk(desk.id, whole, desk.kind is DeskKind.ROUND)
    return _framed(desk, hull(corner for box in boxes for corner in box.corners), whole)


def _level(one: Box, other: Box) -> bool:
    return abs(one.y - other.y) < _SAME


def _upright(one: Box, other: Box) -> bool:
    return abs(one.x - other.x) < _SAME


def _within(
    limits: CardLimits, centres: Iterable[Point], width: float, height: float
) -> CardLimits:
    """Lower the most that a card may be, so that no desk's frame reaches over the edge."""
    points = list(centres)
    if not points:
        return limits
    box = around(points)
    across = 2 * (min(box.x, width - box.x - box.width) - limits.border)
    down = 2 * (min(box.y, height - box.y - box.height) - limits.border)
    return replace(
        limits,
        max_width=max(limits.min_width, min(limits.max_width, across)),
        max_height=max(limits.min_height, min(limits.max_height, down)),
    )


def _drawn_desk(desk: Desk, cards: dict[int, Box], border: float, scale: Scale) -> DrawnDesk:
    if desk.seats:
        return frame_of(desk, cards, border)
    corners = scale.corners(desk)
    return _framed(desk, corners, around(corners))


def _framed(desk: Desk, corners: Corners, box: Box) -> DrawnDesk:
    return DrawnDesk(desk.id, box, desk.kind is DeskKind.ROUND, _slanted(corners, box))


def _slanted(corners: Corners, box: Box) -> Corners:
    """The corners, unless they are those of the box around them."""
    ends = (box.x, box.x + box.width), (box.y, box.y + box.height)
    upright = len(corners) == 4 and all(
        min(abs(x - end) for end in ends[0]) < _SAME
        and min(abs(y - end) for end in ends[1]) < _SAME
        for x, y in corners
    )
    return () if upright else corners


def _box(fixture: Fixture, scale: Scale) -> Box:
    """Where a fixture is on the page; high enough for a word."""
    box = around(scale.corners(fixture))
    height = max(box.height, _LEAST_FIXTURE)
    return Box(box.x, box.centre[1] - height / 2, box.width, height)


def _drawn_fixture(fixture: Fixture, scale: Scale) -> DrawnFixture:
    if not fixture.rotation % 90:
        return DrawnFixture(fixture.kind, _box(fixture, scale), fixture.label)
    corners = _turned(fixture, scale)
    return DrawnFixture(fixture.kind, around(corners), fixture.label, corners)


def _turned(fixture: Fixture, scale: Scale) -> Corners:
    """A fixture at its angle, as large as the page draws it, and still with right angles."""
    on_page = around(scale.corners(fixture))
    size, angle = (fixture.width, fixture.depth), fixture.rotation
    room = around(turned(fixture.x, fixture.y, *size, angle))
    share = math.sqrt(on_page.width * on_page.height / (room.width * room.height))
    return turned(*on_page.centre, size[0] * share, size[1] * share, angle)


def _placed(
    fixture: Fixture, scale: Scale, desks: tuple[DrawnDesk, ...], lines: Corners
) -> DrawnFixture:
    """A fixture where it is drawn: what is on a wall is on its line, and on no desk."""
    drawn = _drawn_fixture(fixture, scale)
    if fixture.kind not in ON_WALLS or drawn.corners:
        return drawn
    middle = nearest(lines, drawn.box.centre) if lines else None
    if middle is None or math.dist(middle, drawn.box.centre) > _NEAR_WALL:
        return _aside(drawn, desks, scale.page)
    box = drawn.box
    at = Box(middle[0] - box.width / 2, middle[1] - box.height / 2, box.width, box.height)
    return replace(drawn, box=at)


def _aside(fixture: DrawnFixture, desks: tuple[DrawnDesk, ...], page: Page) -> DrawnFixture:
    """It gives way to frames that reach over it, as far as the page goes."""
    box = fixture.box
    hit = [desk.box for desk in desks if _overlap(desk.box, box)]
    if not hit:
        return fixture
    frames = union(hit)
    x, y = box.x, box.y
    if box.height > box.width:
        left = box.centre[0] < page.width / 2
        x = frames.x - box.width if left else frames.x + frames.width
    else:
        above = box.centre[1] < page.height / 2
        y = frames.y - box.height if above else frames.y + frames.height
    x = min(max(x, 0.0), page.width - box.width)
    y = min(max(y, 0.0), page.height - box.height)
    return replace(fixture, box=replace(box, x=x, y=y))


def _overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.centre[0] - other.centre[0]) * 2 < one.width + other.width
        and abs(one.centre[1] - other.centre[1]) * 2 < one.height + other.height
    )
