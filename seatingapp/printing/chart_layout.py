"""Choosing paper for a room: which way up, and on how many sheets so that names can be read."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4

from seatingapp.domain.plan_picture import Box, CardLimits, PlanPicture, Side, draw
from seatingapp.domain.rooms import Desk, Fixture, FixtureKind, RoomLayout
from seatingapp.printing.snapshots import Paper

Size = tuple[float, float]
_PAPERS: dict[Paper, Size] = {"A4": A4, "A3": A3}
_DESK_ON_PAPER: Size = (90.0, 24.0)  # centimetres
_LEAST_FIXTURE = 20.0
_MOST_PARTS = 5  # halvings, so at most 32 sheets


@dataclass(frozen=True, slots=True)
class ChartPage:
    """One sheet: its size, where the room is drawn on it, and the desks that it shows."""

    size: Size
    area: Box
    picture: PlanPicture
    layout: RoomLayout


@dataclass(frozen=True, slots=True)
class PaperRules:
    """What a chart is printed on: the paper, the least card that can be read, and `area`.

    `area` says which part of a page of some size is free for the room. `gap` is kept between two
    cards and `border` around those of a desk, both on A4.
    """

    paper: Paper
    least: Size
    area: Callable[[Size], Box]
    gap: float = 3.5
    border: float = 4.5


def enlarged(paper: Paper) -> float:
    """By how much lettering and cards may be larger than on A4."""
    return 1.35 if paper == "A3" else 1.0


def chart_pages(layout: RoomLayout, side: Side, rules: PaperRules) -> list[ChartPage]:
    """Return the sheets of a room: one where the cards can be read, else halves of halves.

    Desks that stand on top of each other cannot be told apart by splitting: they stay on one
    sheet, and overlap.
    """
    flat = _with_low_front(layout)
    short, long = _PAPERS[rules.paper]
    # Landscape comes first and wins where both are as good.
    ways = [_parts(flat, side, rules, size, _MOST_PARTS) for size in ((long, short), (short, long))]
    return max(ways, key=lambda pages: (-len(pages), min(_worth(p.picture) for p in pages)))


def _with_low_front(layout: RoomLayout) -> RoomLayout:
    """The room with a teacher's desk that leaves the space of the page to the pupils.

    It is drawn lower than it is, and beside the board where both have room there.
    """
    board = next((f for f in layout.fixtures if f.kind is FixtureKind.BOARD), None)
    first = min((desk.y - desk.depth / 2 for desk in layout.desks), default=layout.depth)
    fixtures = []
    for fixture in layout.fixtures:
        low = fixture
        if fixture.kind is FixtureKind.TEACHER_DESK and fixture.rotation % 180 == 0:
            size = min(fixture.width, _DESK_ON_PAPER[0]), min(fixture.depth, _DESK_ON_PAPER[1])
            low = dataclasses.replace(fixture, width=size[0], depth=size[1])
            if board and max(board.y, low.y) < first and _beside(board, low):
                low = dataclasses.replace(low, y=board.y)
        fixtures.append(low)
    return dataclasses.replace(layout, fixtures=tuple(fixtures))


def _beside(board: Fixture, desk: Fixture) -> bool:
    return board.rotation == 0 and abs(board.x - desk.x) > (board.width + desk.width) / 2 + 5


def _parts(
    layout: RoomLayout, side: Side, rules: PaperRules, size: Size, depth: int
) -> list[ChartPage]:
    """Legible sheets of a size; where splitting cannot help any more, cards of the least size."""
    page = _page(layout, side, rules, size, (1.0, 1.0))
    if _legible(page.picture, rules.least):
        return [page]
    halves = _halves(layout, side) if depth else None
    if halves is None:
        return [_page(layout, side, rules, size, rules.least)]
    return [part for half in halves for part in _parts(half, side, rules, size, depth - 1)]


def _page(layout: RoomLayout, side: Side, rules: PaperRules, size: Size, least: Size) -> ChartPage:
    """One sheet with cards no smaller than `least`."""
    scale = enlarged(rules.paper)
    limits = CardLimits(
        max_width=132 * scale,
        max_height=98 * scale,
        min_width=least[0],
        min_height=least[1],
        gap=rules.gap * scale,
        border=rules.border * scale,
    )
    area = rules.area(size)
    return ChartPage(size, area, draw(layout, area.width, area.height, side, limits), layout)


def _worth(picture: PlanPicture) -> float:
    """Larger cards are better, unless they have become slits."""
    card = next(iter(picture.cards.values()), None)
    if card is None:
        return picture.width
    aspect = card.width / card.height / 1.2
    return round(card.width * card.height * math.sqrt(min(aspect, 1 / aspect)), 1)


def _legible(picture: PlanPicture, least: Size) -> bool:
    card = next(iter(picture.cards.values()), None)
    return card is None or (card.width >= least[0] and card.height >= least[1])


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
    """The desks and fixtures on one side of a cut; the walls would take the room of both."""

    def inside(x: float, y: float) -> bool:
        return ((x if by_x else y) < cut) is below

    desks: tuple[Desk, ...] = tuple(d for d in layout.desks if inside(d.x, d.y))
    if by_x:
        fixtures = tuple(f for whole in layout.fixtures if (f := _clipped(whole, cut, below)))
    else:
        fixtures = tuple(f for f in layout.fixtures if inside(f.x, f.y))
    return dataclasses.replace(layout, desks=desks, fixtures=fixtures, outline=())


def _clipped(fixture: Fixture, cut: float, below: bool) -> Fixture | None:
    """The part of a fixture on one side of a cut; None where hardly any of it is there."""
    start, end = fixture.x - fixture.width / 2, fixture.x + fixture.width / 2
    start, end = (start, min(end, cut)) if below else (max(start, cut), end)
    if end - start < min(_LEAST_FIXTURE, fixture.width):
        return None
    return dataclasses.replace(fixture, x=(start + end) / 2, width=end - start)
