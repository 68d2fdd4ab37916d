"""Board, teacher's desk, doors and the like, and the walls, as every print of a room shows them."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box, DrawnFixture, PlanPicture
from seatingapp.domain.rooms import FixtureKind
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.sheets import INK, LINE, MUTED, PALE, WHITE, Sheets
from seatingapp.printing.wrapping import Style, fit

_LABELS = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.SCREEN: "SCREEN",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.DOOR: "Door",
    FixtureKind.WINDOW: "Window",
    FixtureKind.PILLAR: "",
    FixtureKind.CUPBOARD: "Cupboard",
    FixtureKind.SINK: "Sink",
    FixtureKind.PIANO: "Piano",
}
_FILLS = {FixtureKind.PILLAR: PALE, FixtureKind.PIANO: PALE}
_SOLID = frozenset(
    {
        FixtureKind.BOARD,
        FixtureKind.SCREEN,
        FixtureKind.PILLAR,
        FixtureKind.CUPBOARD,
        FixtureKind.SINK,
        FixtureKind.PIANO,
    }
)
_SLIM = 30.0  # narrower than that, words run along a side wall


def draw_walls(sheets: Sheets, picture: PlanPicture) -> None:
    """Draw the walls of a room that has any."""
    if picture.walls:
        sheets.polygon(picture.walls, line=LINE, thickness=1.6)


def draw_fixture(sheets: Sheets, fixture: DrawnFixture, area: Box) -> None:
    """Draw a fixture with its label, moved as far as it takes to be inside `area`."""
    width = min(fixture.box.width, area.width)
    left = min(max(fixture.box.x, area.x), area.x + area.width - width)
    top = min(max(fixture.box.y, area.y), area.y + area.height - fixture.box.height)
    box = Box(left, top, width, fixture.box.height)
    _draw_shape(sheets, fixture, box)
    label = fixture.label or _LABELS.get(fixture.kind, "")
    if label and box.width < _SLIM and box.height > box.width * 1.5:
        middle_x, middle_y = box.centre
        lying = Box(middle_x - box.height / 2, middle_y - box.width / 2, box.height, box.width)
        with sheets.upwards(middle_x, middle_y):
            _draw_label(sheets, label, lying)
    else:
        _draw_label(sheets, label, box)


def _draw_shape(sheets: Sheets, fixture: DrawnFixture, box: Box) -> None:
    kind, fill = fixture.kind, _FILLS.get(fixture.kind, WHITE)
    if kind is FixtureKind.LABEL:
        return
    if fixture.corners:
        sheets.polygon(fixture.corners, thickness=0.8, fill=fill)
    elif kind is FixtureKind.DOOR:
        _draw_door(sheets, box)
    elif kind is FixtureKind.WINDOW:
        sheets.frame(box, fill=WHITE, line=MUTED, thickness=0.6)
    else:
        sheets.frame(box, fill=fill, dashed=kind not in _SOLID, thickness=0.8)
    if kind is FixtureKind.PILLAR and not fixture.corners:
        a, b, c, d = box.corners
        sheets.polygon((a, c), thickness=0.6)
        sheets.polygon((b, d), thickness=0.6)


def _draw_door(sheets: Sheets, box: Box) -> None:
    """A gap in the wall between two posts."""
    sheets.frame(box, fill=WHITE, line=None)
    post = 2.5
    if box.width >= box.height:
        ends = [
            Box(box.x, box.y, post, box.height),
            Box(box.x + box.width - post, box.y, post, box.height),
        ]
    else:
        ends = [
            Box(box.x, box.y, box.width, post),
            Box(box.x, box.y + box.height - post, box.width, post),
        ]
    for end in ends:
        sheets.frame(end, fill=INK, line=None)


def _draw_label(sheets: Sheets, label: str, box: Box) -> None:
    inside = Box(box.x + 1, box.y + 1, max(box.width - 2, 1), max(box.height - 2, 1))
    fitted = fit(sheets.typesetter, label, inside.width, inside.height, Style(9))
    draw_text(sheets, inside, fitted, centred=True)
