"""Where the name of a zone stands on the canvas: near its seats, and over as little as may be."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.piece_shapes import Point, box
from seatingapp.domain.plan_picture import Box, union
from seatingapp.domain.rooms import RoomLayout, Zone
from seatingapp.ui.room_form.furniture import CHAIR_REACH
from seatingapp.ui.theme import WEIGHT_MEDIUM
from seatingapp.ui.widgets.painting import text_width

SIZE = 12  # px
_SIDE, _HIGH = 8.0, 22.0  # px around and of the words
_GAP = 5.0  # px


@dataclass(frozen=True, slots=True)
class ZoneName:
    """A name and the box of the room, in centimetres, that it is written in."""

    name: str
    box: Box


def zone_name(layout: RoomLayout, zone: Zone, scale: float) -> ZoneName | None:
    """Return where a zone's name stands at so many pixels per centimetre; None without seats.

    It stands before, behind or beside the desks of the zone: where it covers least furniture, and
    of equal places the first.
    """
    seated = [desk for desk in layout.desks if any(s.id in zone.seats for s in desk.seats)]
    if not seated:
        return None
    around = union([box(desk) for desk in seated])
    wide = (text_width(zone.name, SIZE, WEIGHT_MEDIUM) + 2 * _SIDE) / scale
    size = (wide, _HIGH / scale)
    taken = [_with_chairs(box(desk), bool(desk.seats)) for desk in layout.desks]
    taken += [box(fixture) for fixture in layout.fixtures]
    room = Box(0, 0, layout.width, layout.depth)

    def cost(place: Box) -> float:
        outside = size[0] * size[1] - _shared(place, room)
        return sum(_shared(place, one) for one in taken) + 2 * outside

    places = [_box(at, size) for at in _around(around, size, _GAP / scale)]
    return ZoneName(zone.name, min(places, key=cost))


def _around(desks: Box, size: Point, gap: float) -> tuple[Point, ...]:
    """The middles that a name may have, the best one first."""
    x, y = desks.centre
    high, wide = size[1] / 2 + gap, size[0] / 2 + gap
    before, behind = desks.y - high, desks.y + desks.height + high
    return (
        (x, before),
        (x, behind),
        (x, behind + CHAIR_REACH),
        (x, before - CHAIR_REACH),
        (desks.x - wide, y),
        (desks.x + desks.width + wide, y),
    )


def _box(middle: Point, size: Point) -> Box:
    return Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)


def _with_chairs(desk: Box, has_seats: bool) -> Box:
    """A desk with as much floor behind it as its chairs take."""
    return Box(desk.x, desk.y, desk.width, desk.height + (CHAIR_REACH if has_seats else 0.0))


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes have in common."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return max(wide, 0.0) * max(high, 0.0)
