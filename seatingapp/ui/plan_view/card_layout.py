"""Where the parts of a card go, for any size of card. Plain numbers, no painting.

What a card shows depends on the size at which it is drawn, so zooming in brings it all back. A
full card has everything: picture, marks, points, name. A compact one (a room of 60 seats on a
classroom PC) keeps the name and the points, the sign of an action where it fits, and a small
picture where the card is tall. A small one is all name. A dot (a hall of 400 on that PC) has the
initials or the number of the seat.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

ROOMY_WIDTH = 76.0
ROOMY_HEIGHT = 50.0
_SPACIOUS = 74.0  # from this height on the spaces are those of the design
_HIGH = 100.0
_UPRIGHT, _SLIM, _WIDE = 74.0, 66.0, 92.0  # as high as that, and between these widths
_NAMED = ((44.0, 20.0), (34.0, 26.0))  # the least for a name on one line, and on two
_POINTED = (38.0, 30.0)  # below that there is room for the name only
CHIP_HEIGHT = 15.0
CHIP_GAP = 4.0
UNDER_NAME = 13.0  # the height of a line of small print


class Density(Enum):
    """How much a card shows."""

    FULL = "full"
    COMPACT = "compact"
    SMALL = "small"
    DOT = "dot"


def density_of(width: float, height: float) -> Density:
    """Return how much a card of that size, in logical pixels, can show."""
    if not any(width >= least[0] and height >= least[1] for least in _NAMED):
        return Density.DOT
    if width < _POINTED[0] or height < _POINTED[1]:
        return Density.SMALL
    if _is_upright(width, height) or (width >= ROOMY_WIDTH and height >= ROOMY_HEIGHT):
        return Density.FULL
    return Density.COMPACT


def _is_upright(width: float, height: float) -> bool:
    return width >= _SLIM and height >= (_UPRIGHT if width < _WIDE else _HIGH)


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

    `under_name` says whether a line of small print has room below the name. Chips end at
    `chips_right`: marks in rows from `marks_top` on, points in one row at `points_top` or,
    stacked, each in a row of its own.
    """

    width: float
    height: float
    density: Density
    avatar: Area | None
    chips_right: float
    marks_width: float
    points_width: float
    marks_top: float
    mark_rows: int
    points_top: float
    points_stacked: bool
    name: Area
    under_name: bool = False

    @property
    def names(self) -> bool:
        """Whether the name is on the card."""
        return self.density is not Density.DOT


def lay_out(width: float, height: float, picture: bool = True) -> CardLayout:
    """Return where things go on a card of `width` by `height` logical pixels.

    Without a `picture` its room is free for marks and points.
    """
    density = density_of(width, height)
    if density is Density.FULL:
        upright = _is_upright(width, height)
        layout = _upright(width, height) if upright else _roomy(width, height)
    else:
        layout = _compact(width, height) if density is Density.COMPACT else _bare(width, height)
    return layout if picture else _without_picture(layout)


def _without_picture(layout: CardLayout) -> CardLayout:
    if layout.density is Density.FULL:
        return replace(layout, avatar=None, marks_width=layout.chips_right - 8)
    return replace(layout, avatar=None)


def _bare(width: float, height: float) -> CardLayout:
    """The name, or what stands for it, on the whole card."""
    return CardLayout(
        width=width,
        height=height,
        density=density_of(width, height),
        avatar=None,
        chips_right=width,
        marks_width=0.0,
        points_width=0.0,
        marks_top=0.0,
        mark_rows=0,
        points_top=0.0,
        points_stacked=False,
        name=Area(3.0, 1.0, width - 6, height - 2),
    )


def _roomy(width: float, height: float) -> CardLayout:
    """The card of the design, and a flatter one with the same parts."""
    spacious = height >= _SPACIOUS
    pad = 8.0 if spacious else 5.0
    name_height = 34.0 if spacious else 18.0
    disc = min(34.0, height - pad - name_height + (2 if spacious else -1))
    if spacious:
        marks_top, points_top = 9.0, 32.0
    else:
        marks_top = pad
        points_top = min(marks_top + CHIP_HEIGHT + 2, pad + disc + 1 - CHIP_HEIGHT)
    right = width - (6.0 if spacious else 4.0)
    name_top = max(height - name_height, pad + disc + 1)
    return CardLayout(
        width=width,
        height=height,
        density=Density.FULL,
        avatar=Area(pad, pad, disc, disc),
        chips_right=right,
        marks_width=right - (pad + disc + 3),
        points_width=width - 8,
        marks_top=marks_top,
        mark_rows=1,
        points_top=points_top,
        points_stacked=False,
        name=Area(9.0, name_top, width - 14, height - name_top - (0 if spacious else 2)),
        under_name=spacious,
    )


def _upright(width: float, height: float) -> CardLayout:
    """Higher than wide: points stand below the picture, so marks have two rows beside it."""
    pad = 6.0
    disc = min(34.0, height - 46)
    points_top = pad + disc + 2
    name_top = points_top + CHIP_HEIGHT + 1
    return CardLayout(
        width=width,
        height=height,
        density=Density.FULL,
        avatar=Area(pad, pad, disc, disc),
        chips_right=width - 4,
        marks_width=width - pad - disc - 6,
        points_width=width - 8,
        marks_top=pad,
        mark_rows=2,
        points_top=points_top,
        points_stacked=False,
        name=Area(6.0, name_top, width - 10, height - name_top - 2),
        under_name=height - name_top - 2 >= 2 * UNDER_NAME,
    )


def _compact(width: float, height: float) -> CardLayout:
    """Name and points; a small picture beside the points where the card is high enough."""
    tall = height >= 60 and width >= 44
    disc = min(22.0, height - 42) if tall else 0.0
    points_top = 3.0 if tall else 2.0
    top = 3.0 + 2 * CHIP_HEIGHT + 1 if tall else points_top + CHIP_HEIGHT
    return CardLayout(
        width=width,
        height=height,
        density=Density.COMPACT,
        avatar=Area(3.0, 4.0, disc, disc) if tall else None,
        chips_right=width - 2,
        marks_width=0.0,
        points_width=width - 4,
        marks_top=max(4.0 + disc - 6, 0.0),
        mark_rows=0,
        points_top=points_top,
        points_stacked=tall,
        name=Area(4.0, top, width - 6, height - top - 2),
    )
