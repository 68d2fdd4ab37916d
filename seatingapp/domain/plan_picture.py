"""How a plan is drawn: one picture for screen and paper, in which no two cards overlap.

Positions follow the room, but space where no desk stands is drawn narrower than it is, and width
and depth may be stretched by different factors (at most 1.6 to 1), so that names are as large as
they can be. Distances are never measured on the picture. Sizes are in whatever unit the page has.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from seatingapp.domain.narrowed_axis import Axis
from seatingapp.domain.rooms import Desk, DeskKind, Fixture, FixtureKind, RoomLayout

MOST_STRETCH = 1.6
_BEST_ASPECT = 1.2  # width to height
_LEAST_PITCH = 65.0  # cm from one place to the next
_LEAST_FIXTURE = 18.0


class Side(StrEnum):
    """From which side the room is seen: the board is at the top for the teacher's."""

    TEACHER = "teacher"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner and size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class DrawnDesk:
    """A desk's frame around the cards of its seats."""

    desk_id: int
    box: Box
    round: bool = False


@dataclass(frozen=True, slots=True)
class DrawnFixture:
    """Board, teacher's desk and the like where they are drawn."""

    kind: FixtureKind
    box: Box
    label: str


@dataclass(frozen=True, slots=True)
class CardLimits:
    """The size of cards: most and least that looks well, the gap between two, the desk's border."""

    max_width: float = 128.0
    max_height: float = 96.0
    min_width: float = 40.0
    min_height: float = 34.0
    gap: float = 8.0
    border: float = 6.0


@dataclass(frozen=True, slots=True)
class PlanPicture:
    """Everything that is drawn, by seat id. `width` and `height` are the area it fills."""

    width: float
    height: float
    cards: dict[int, Box]
    desks: tuple[DrawnDesk, ...]
    fixtures: tuple[DrawnFixture, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Maps centimetres onto the page."""

    across: Axis
    back: Axis
    x: float
    y: float
    left: float
    top: float
    width: float
    height: float
    turned: bool

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the room is on the page."""
        px = self.left + self.across.drawn(x) * self.x
        py = self.top + self.back.drawn(y) * self.y
        return (self.width - px, self.height - py) if self.turned else (px, py)


def draw(
    layout: RoomLayout,
    width: float,
    height: float,
    side: Side = Side.TEACHER,
    limits: CardLimits | None = None,
) -> PlanPicture:
    """Return the picture of a room that fills an area of `width` by `height`."""
    limits = limits or CardLimits()
    scale = _fit(layout, width, height, side, limits)
    places = layout.places()
    centres = {p.seat_id: scale.point(p.x, p.y) for p in places}
    on_page = _within(limits, centres.values(), width, height)
    card_w, card_h = card_size([(p.desk_id, *centres[p.seat_id]) for p in places], on_page)
    cards = {
        seat: Box(x - card_w / 2, y - card_h / 2, card_w, card_h)
        for seat, (x, y) in centres.items()
    }
    desks = tuple(_drawn_desk(desk, cards, limits.border) for desk in layout.desks if desk.seats)
    fixtures = tuple(_drawn_fixture(f, scale) for f in layout.fixtures)
    return PlanPicture(width, height, cards, desks, fixtures)


def _turned(x: float, y: float, width: float, depth: float, degrees: float) -> Box:
    """The upright box around a turned rectangle with its middle at x, y."""
    turn = math.radians(degrees)
    cos, sin = abs(math.cos(turn)), abs(math.sin(turn))
    w, h = width * cos + depth * sin, width * sin + depth * cos
    return Box(x - w / 2, y - h / 2, w, h)


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes. Raises ValueError where there are none."""
    all_boxes = list(boxes)
    left, top = min(b.x for b in all_boxes), min(b.y for b in all_boxes)
    right = max(b.x + b.width for b in all_boxes)
    bottom = max(b.y + b.height for b in all_boxes)
    return Box(left, top, right - left, bottom - top)


def _fit(layout: RoomLayout, width: float, height: float, side: Side, limits: CardLimits) -> _Scale:
    """Fill the page, but stretch neither way too much and spread a small room not too far."""
    desks = [_turned(d.x, d.y, d.width, d.depth, d.rotation) for d in layout.desks]
    fixtures = [_turned(f.x, f.y, f.width, f.depth, f.rotation) for f in layout.fixtures]
    seen = union(desks + fixtures) if desks or fixtures else Box(0, 0, layout.width, layout.depth)
    across = Axis.around([(b.x, b.x + b.width) for b in desks or [seen]])
    back = Axis.around([(b.y, b.y + b.height) for b in [*desks, *fixtures] or [seen]])
    left, right = across.drawn(seen.x), across.drawn(seen.x + seen.width)
    top, bottom = back.drawn(seen.y), back.drawn(seen.y + seen.height)
    pad = limits.border + 2
    x = (width - 2 * pad) / max(right - left, 1)
    y = (height - 2 * pad) / max(bottom - top, 1)
    x = min(x, y * MOST_STRETCH, limits.max_width * 1.3 / _LEAST_PITCH)
    y = min(y, x * MOST_STRETCH, limits.max_height * 1.9 / _LEAST_PITCH)
    return _Scale(
        across,
        back,
        x,
        y,
        (width - (left + right) * x) / 2,
        (height - (top + bottom) * y) / 2,
        width,
        height,
        side is Side.PUPILS,
    )


def _within(
    limits: CardLimits, centres: Iterable[tuple[float, float]], width: float, height: float
) -> CardLimits:
    """Lower the most that a card may be, so that no desk's frame reaches over the edge."""
    across = [2 * (min(x, width - x) - limits.border) for x, _y in centres]
    down = [2 * (min(y, height - y) - limits.border) for _x, y in centres]
    return replace(
        limits,
        max_width=max(limits.min_width, min([limits.max_width, *across])),
        max_height=max(limits.min_height, min([limits.max_height, *down])),
    )


def card_size(centres: list[tuple[int, float, float]], limits: CardLimits) -> tuple[float, float]:
    """Return the largest well-shaped card that fits around every centre without an overlap.

    Each centre is (desk id, x, y). Cards of one desk keep `gap` apart, others leave room for the
    frames of their desks too. Where seats stand closer than the least card, that is returned.
    """
    pairs = sorted(_close_pairs(centres, limits))
    best = (limits.min_width, limits.min_height)
    best_score = 0.0
    height = limits.max_height
    # A pair binds the height of all cards that are wider than the pair is apart.
    for apart_x, apart_y in [*pairs, (limits.max_width, limits.max_height)]:
        width = min(apart_x, limits.max_width)
        if width >= limits.min_width and height >= limits.min_height:
            score = _looks(width, height)
            if score > best_score:
                best, best_score = (width, height), score
        height = min(height, apart_y)
    return best


def _close_pairs(
    centres: list[tuple[int, float, float]], limits: CardLimits
) -> Iterable[tuple[float, float]]:
    """How wide or high two cards may be at most, for pairs near enough to matter."""
    ordered = sorted(centres, key=lambda c: c[1])
    frames = limits.gap + 2 * limits.border
    for n, (desk, x, y) in enumerate(ordered):
        for other, x2, y2 in ordered[n + 1 :]:
            if x2 - x > limits.max_width + frames:
                break
            gap = limits.gap if desk == other else frames
            if abs(y2 - y) < limits.max_height + gap:
                yield x2 - x - gap, abs(y2 - y) - gap


def _looks(width: float, height: float) -> float:
    """Larger is better; cards far from the shape of a visiting card count for less."""
    aspect = width / height
    return width * height * math.sqrt(min(aspect / _BEST_ASPECT, _BEST_ASPECT / aspect))


def _drawn_desk(desk: Desk, cards: dict[int, Box], border: float) -> DrawnDesk:
    box = union(cards[seat.id] for seat in desk.seats)
    framed = Box(box.x - border, box.y - border, box.width + 2 * border, box.height + 2 * border)
    return DrawnDesk(desk.id, framed, desk.kind is DeskKind.ROUND)


def _drawn_fixture(fixture: Fixture, scale: _Scale) -> DrawnFixture:
    room = _turned(fixture.x, fixture.y, fixture.width, fixture.depth, fixture.rotation)
    x, y = scale.point(room.x, room.y)
    x2, y2 = scale.point(room.x + room.width, room.y + room.height)
    width, height = abs(x2 - x), max(abs(y2 - y), _LEAST_FIXTURE)
    middle = ((x + x2) / 2, (y + y2) / 2)
    box = Box(middle[0] - width / 2, middle[1] - height / 2, width, height)
    return DrawnFixture(fixture.kind, box, fixture.label)
