"""What a teacher should know about a layout before using it, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from seatingapp.domain.furniture import DESK_NAMES, FIXTURE_NAMES, ON_WALLS
from seatingapp.domain.piece_shapes import box, outline_of
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.polygons import Point, covers, edges, overlap
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.rooms import Desk, Fixture, FixtureKind, RoomLayout
from seatingapp.domain.wording import counted

_SLACK = 1.0  # cm that desks may overlap and stand in a wall: nobody measures better
_MOST_TOLD = 20

Thing = Desk | Fixture


def problems(layout: RoomLayout) -> tuple[str, ...]:
    """Say what is wrong with a layout, one sentence each; at most 20 of one kind are told.

    Told are furniture outside the walls, two things on one spot, seats without a number in a room
    whose seats are numbered, and two seats of one number.
    """
    if not layout.capacity:
        return ("There is no seat in this room.", *_outside(layout), *_overlaps(layout))
    return (*_outside(layout), *_overlaps(layout), *_numbers(layout))


def _outside(layout: RoomLayout) -> list[str]:
    walls = layout.outline or (
        (0.0, 0.0),
        (layout.width, 0.0),
        (layout.width, layout.depth),
        (0.0, layout.depth),
    )
    labels = seat_labels(layout)
    things: tuple[Thing, ...] = (*layout.desks, *layout.fixtures)
    wrong = [
        f"{_called(thing, labels)} stands outside the walls."
        for thing in things
        if _sticks_out(thing, walls)
    ]
    return _shortened(wrong, "stand outside the walls")


def _sticks_out(thing: Thing, walls: tuple[Point, ...]) -> bool:
    """Doors and the like are in the wall: of them only the middle counts, and its own depth."""
    if isinstance(thing, Fixture) and thing.kind in ON_WALLS:
        reach = thing.depth / 2 + _SLACK
        around = ((0, 0), (reach, 0), (-reach, 0), (0, reach), (0, -reach))
        return not any(covers(walls, thing.x + dx, thing.y + dy) for dx, dy in around)
    ground = _shrunk(outline_of(thing), thing)
    if not all(covers(walls, x, y) for x, y in ground):
        return True
    # A corner of the walls, or a whole pillar of them, may still poke into it.
    return any(
        overlap(ground, (start, end))
        for start, end in edges(walls)
        if _in_reach(ground, start, end)
    )


def _in_reach(ground: tuple[Point, ...], start: Point, end: Point) -> bool:
    """Could the wall touch the ground at all? Asked first because it is quick."""
    return all(
        min(start[axis], end[axis]) < max(p[axis] for p in ground)
        and min(p[axis] for p in ground) < max(start[axis], end[axis])
        for axis in (0, 1)
    )


def _shrunk(ground: tuple[Point, ...], thing: Thing) -> tuple[Point, ...]:
    by = max(0.0, 1 - 2 * _SLACK / min(thing.width, thing.depth))
    return tuple((thing.x + (x - thing.x) * by, thing.y + (y - thing.y) * by) for x, y in ground)


def _overlaps(layout: RoomLayout) -> list[str]:
    labels = seat_labels(layout)
    wrong = [
        f"{_called(one, labels)} and {_lowered(_called(other, labels))} stand on the same spot."
        for one, other in _overlapping(layout)
    ]
    return _shortened(wrong, "stand on the same spot")


def _overlapping(layout: RoomLayout) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of solid things that overlap; a sweep from left to right keeps it quick."""
    things: tuple[Thing, ...] = (*layout.desks, *layout.fixtures)
    solid = sorted(
        ((box(thing), n) for n, thing in enumerate(things) if _is_solid(thing)),
        key=lambda entry: (entry[0].x, entry[1]),
    )
    for place, (here, n) in enumerate(solid):
        for there, m in solid[place + 1 :]:
            if there.x >= here.x + here.width - _SLACK:
                break
            if _side_by_side(here, there):
                continue
            if overlap(outline_of(things[n]), outline_of(things[m]), _SLACK):
                yield things[n], things[m]


def _is_solid(thing: Thing) -> bool:
    return isinstance(thing, Desk) or thing.kind not in ON_WALLS | {FixtureKind.LABEL}


def _side_by_side(one: Box, other: Box) -> bool:
    return one.y + one.height <= other.y or other.y + other.height <= one.y


def _numbers(layout: RoomLayout) -> Iterator[str]:
    numbers = Counter(seat.number for desk in layout.desks for seat in desk.seats)
    without = numbers.pop(0, 0)
    if without and numbers:
        yield f"{counted(without, 'seat has', 'seats have')} no number."
    for number, times in sorted(numbers.items()):
        if times > 1:
            yield f"{times} seats have the number {number}."


def _called(thing: Thing, labels: dict[int, str]) -> str:
    """What a sentence calls a piece: by its label, or by its seats."""
    name = DESK_NAMES[thing.kind] if isinstance(thing, Desk) else FIXTURE_NAMES[thing.kind]
    if thing.label:
        return f"{name} “{thing.label}”"
    if not isinstance(thing, Desk) or not thing.seats:
        return name
    told = [labels[seat.id] for seat in thing.seats]
    if len(told) == 1:
        return f"{name} with seat {told[0]}"
    if len(told) > 3:
        return f"{name} with seat {told[0]} and {len(told) - 1} more"
    return f"{name} with seats {', '.join(told[:-1])} and {told[-1]}"


def _lowered(name: str) -> str:
    return name[0].lower() + name[1:]


def _shortened(sentences: list[str], what: str) -> list[str]:
    more = len(sentences) - _MOST_TOLD
    if more <= 0:
        return sentences
    return [*sentences[:_MOST_TOLD], f"{more} more {what}."]
