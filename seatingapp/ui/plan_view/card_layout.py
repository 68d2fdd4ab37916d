"""Where the parts of a card go, for any size of card. Plain numbers, no painting.

A roomy card has everything: picture, marks, points, name. A compact one (a room of 60 seats on a
classroom PC) keeps the name and the points, the sign of an action where it fits, and a small
picture where the card is tall.
"""

from __future__ import annotations

from dataclasses import dataclass

ROOMY_WIDTH = 76.0
ROOMY_HEIGHT = 50.0
_SPACIOUS = 70.0  # from this height on the spaces are those of the design
CHIP_HEIGHT = 14.0
CHIP_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a card: upper left corner and size, from the corner of the card."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CardLayout:
    """The parts of a card. `avatar` is None where it has no room; `mark_rows` may be 0.

    Chips stand from the right edge `chips_right` to the left, marks in rows from `marks_top`,
    points in one row at `points_top`.
    """

    width: float
    height: float
    compact: bool
    avatar: Area | None
    chips_right: float
    chips_width: float
    marks_top: float
    mark_rows: int
    points_top: float
    name: Area


def lay_out(width: float, height: float) -> CardLayout:
    """Return where things go on a card of `width` by `height` logical pixels."""
    if width < ROOMY_WIDTH or height < ROOMY_HEIGHT:
        return _compact(width, height)
    return _roomy(width, height)


def _roomy(width: float, height: float) -> CardLayout:
    spacious = height >= _SPACIOUS
    pad = 8.0 if spacious else 5.0
    name_height = 36.0 if spacious else 18.0
    disc = min(34.0, height - pad - name_height + (4 if spacious else -1))
    avatar = Area(pad, pad, disc, disc)
    name_top = avatar.y + disc + 1
    if spacious:
        marks_top, points_top = 9.0, 32.0
    else:
        marks_top = pad
        points_top = min(marks_top + CHIP_HEIGHT + 2, name_top - CHIP_HEIGHT)
    right = width - (6.0 if spacious else 4.0)
    return CardLayout(
        width=width,
        height=height,
        compact=False,
        avatar=avatar,
        chips_right=right,
        chips_width=right - (pad + disc + 3),
        marks_top=marks_top,
        mark_rows=1,
        points_top=points_top,
        name=Area(9.0, name_top, width - 14, height - name_top - 2),
    )


def _compact(width: float, height: float) -> CardLayout:
    tall = height >= 60 and width >= 44
    disc = min(24.0, height - 42) if tall else 0.0
    points_top = 4.0 + disc - CHIP_HEIGHT + 1 if tall else 2.0
    low = height < 30
    top = 4.0 + disc + 2 if tall else (1.0 if low else points_top + CHIP_HEIGHT)
    return CardLayout(
        width=width,
        height=height,
        compact=True,
        avatar=Area(4.0, 4.0, disc, disc) if tall else None,
        chips_right=width - 3,
        chips_width=width - 6 - disc,
        marks_top=2.0,
        mark_rows=0,
        points_top=points_top,
        name=Area(4.0, top, width - 7, height - top - 2),
    )
