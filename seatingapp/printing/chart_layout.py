"""Choosing paper for a room: which way up, and on how many sheets so that names can be read."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4

from seatingapp.domain.plan_picture import Box, CardLimits, PlanPicture, Side, draw
from seatingapp.domain.rooms import Desk, RoomLayout
from seatingapp.printing.snapshots import Paper

Size = tuple[float, float]
_PAPERS: dict[Paper, Size] = {"A4": A4, "A3": A3}
# A name on two lines of 6 points still fits a card of this size.
LEAST_CARD: Size = (38.0, 17.0)
_MOST_PARTS = 5  # halvings, so at most 32 sheets


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One sheet: its size, where the room is drawn on it, and the desks that it shows."""

    size: Size
    area: Box
    picture: PlanPicture
    layout: RoomLayout


def enlarged(paper: Paper) -> float:
    """By how much lettering and cards may be larger than on A4."""
    return 1.35 if paper == "A3" else 1.0


def chart_pages(
    layout: RoomLayout, side: Side, paper: Paper, area: Callable[[Size], Box]
) -> list[ChartPage]:
    """Return the sheets of a room: one where the cards can be read, else halves of halves.

    `area` says which part of a page of some size is free for the room. Desks that stand on top
    of each other cannot be told apart by splitting: they stay on one sheet, and overlap.
    """
    parts = _parts(layout, side, paper, area, _MOST_PARTS)
    return parts or [_page(layout, side, paper, area, LEAST_CARD)]


def _parts(
    layout: RoomLayout, side: Side, paper: Paper, area: Callable[[Size], Box], depth: int
) -> list[ChartPage]:
    """Legible sheets, or none where splitting does not help."""
    page = _page(layout, side, paper, area, (1.0, 1.0))
    if _legible(page.picture):
        return [page]
    halves = _halves(layout, side) if depth else None
    if halves is None:
        return []
    found: list[ChartPage] = []
    for half in halves:
        parts = _parts(half, side, paper, area, depth - 1)
        found += parts or [_page(half, side, paper, area, LEAST_CARD)]
    return found


def _page(
    layout: RoomLayout, side: Side, paper: Paper, area: Callable[[Size], Box], least: Size
) -> ChartPage:
    """The better of landscape and portrait for a room."""
    short, long = _PAPERS[paper]
    scale = enlarged(paper)
    limits = CardLimits(
        max_width=132 * scale,
        max_height=98 * scale,
        min_width=least[0],
        min_height=least[1],
        gap=3.5 * scale,
        border=4.5 * scale,
    )
    pages = []
    for size in ((long, short), (short, long)):
        box = area(size)
        picture = draw(layout, box.width, box.height, side, limits)
        pages.append(ChartPage(size, box, picture, layout))
    # Landscape comes first and wins where both are as good.
    return max(pages, key=lambda page: _worth(page.picture))


def _worth(picture: PlanPicture) -> float:
    """Larger cards are better, unless they have become slits."""
    card = next(iter(picture.cards.values()), None)
    if card is None:
        return picture.width
    aspect = card.width / card.height / 1.2
    return round(card.width * card.height * math.sqrt(min(aspect, 1 / aspect)), 1)


def _legible(picture: PlanPicture) -> bool:
    card = next(iter(picture.cards.values()), None)
    return card is None or (card.width >= LEAST_CARD[0] and card.height >= LEAST_CARD[1])


def _halves(layout: RoomLayout, side: Side) -> tuple[RoomLayout, RoomLayout] | None:
    """The room in two along its longer side, in reading order; None where all stand at one spot."""
    across = sorted(desk.x for desk in layout.desks)
    back = sorted(desk.y for desk in layout.desks)
    wide = (across[-1] - across[0]) >= (back[-1] - back[0])
    for by_x in (wide, not wide):
        cut = _middle_gap(across if by_x else back)
        if cut is not None:
            near = _part(layout, by_x, cut, below=True)
            far = _part(layout, by_x, cut, below=False)
            return (near, far) if side is Side.TEACHER else (far, near)
    return None


def _middle_gap(places: list[float]) -> float | None:
    """Between which places to cut, as near to the middle as there is a gap."""
    middle = len(places) / 2
    cuts = [n for n in range(1, len(places)) if places[n] - places[n - 1] > 1]
    if not cuts:
        return None
    cut = min(cuts, key=lambda n: (abs(n - middle), n))
    return (places[cut - 1] + places[cut]) / 2


def _part(layout: RoomLayout, by_x: bool, cut: float, below: bool) -> RoomLayout:
    """The desks and fixtures on one side of a cut."""

    def inside(x: float, y: float) -> bool:
        return ((x if by_x else y) < cut) is below

    desks: tuple[Desk, ...] = tuple(d for d in layout.desks if inside(d.x, d.y))
    fixtures = tuple(f for f in layout.fixtures if inside(f.x, f.y))
    return dataclasses.replace(layout, desks=desks, fixtures=fixtures)
