"""Which seat an arrow key leads to, by how the room is drawn. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from seatingapp.domain.plan_picture import Box


class Step(Enum):
    """Where a key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    ROW_START = "row start"
    ROW_END = "row end"
    FIRST = "first"
    LAST = "last"


def rows_of(cards: Mapping[int, Box]) -> tuple[tuple[int, ...], ...]:
    """Return seat ids row by row from the top as drawn, each from left to right."""
    rows: list[list[int]] = []
    last = 0.0
    for seat in sorted(cards, key=lambda s: (cards[s].centre[1], cards[s].x, s)):
        middle = cards[seat].centre[1]
        if rows and middle - last <= cards[seat].height / 2:
            rows[-1].append(seat)
        else:
            rows.append([seat])
            last = middle
    return tuple(tuple(sorted(row, key=lambda s: (cards[s].x, s))) for row in rows)


def step_from(cards: Mapping[int, Box], seat: int, step: Step) -> int:
    """Return the seat that a step leads to; there is always one, so the ends are joined.

    Left and right run along the rows, from the end of one to the start of the next; up and down
    stay in the column as well as they can, and go from the back to the front.
    """
    rows = rows_of(cards)
    flat = [s for row in rows for s in row]
    if step in (Step.UP, Step.DOWN):
        return _upright(cards, seat, 1 if step is Step.DOWN else -1)
    row = next(row for row in rows if seat in row)
    place = flat.index(seat)
    return {
        Step.LEFT: flat[place - 1],
        Step.RIGHT: flat[(place + 1) % len(flat)],
        Step.ROW_START: row[0],
        Step.ROW_END: row[-1],
        Step.FIRST: flat[0],
        Step.LAST: flat[-1],
    }[step]


def _upright(cards: Mapping[int, Box], seat: int, sign: int) -> int:
    here = cards[seat]
    x, y = here.centre
    ahead = [s for s in cards if (cards[s].centre[1] - y) * sign > here.height / 2]
    if ahead:
        return min(ahead, key=lambda s: (_far(cards[s], x, y), s))
    # From the last one to the other end of the same column.
    others = [s for s in cards if s != seat and abs(cards[s].centre[0] - x) < here.width / 2]
    return min(others, key=lambda s: (cards[s].centre[1] * sign, s), default=seat)


def _far(box: Box, x: float, y: float) -> float:
    """Distance in which going sideways counts three times."""
    return abs(box.centre[1] - y) + 3 * abs(box.centre[0] - x)
