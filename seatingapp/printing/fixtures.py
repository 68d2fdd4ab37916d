"""Board, teacher's desk, doors and the like, as every print of a room shows them."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box, DrawnFixture
from seatingapp.domain.rooms import FixtureKind
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.sheets import WHITE, Sheets
from seatingapp.printing.wrapping import Style, fit

_LABELS = {
    FixtureKind.BOARD: "BOARD",
    FixtureKind.TEACHER_DESK: "Teacher",
    FixtureKind.DOOR: "Door",
    FixtureKind.WINDOW: "Window",
}


def draw_fixture(sheets: Sheets, fixture: DrawnFixture, area: Box) -> None:
    """Draw a fixture with its label, moved as far as it takes to be inside `area`."""
    width = min(fixture.box.width, area.width)
    left = min(max(fixture.box.x, area.x), area.x + area.width - width)
    top = min(max(fixture.box.y, area.y), area.y + area.height - fixture.box.height)
    box = Box(left, top, width, fixture.box.height)
    if fixture.kind is not FixtureKind.LABEL:
        dashed = fixture.kind is not FixtureKind.BOARD
        sheets.frame(box, fill=WHITE, dashed=dashed, thickness=0.8)
    label = fixture.label or _LABELS.get(fixture.kind, "")
    inside = Box(box.x + 1, box.y + 1, max(box.width - 2, 1), max(box.height - 2, 1))
    fitted = fit(sheets.typesetter, label, inside.width, inside.height, Style(9))
    draw_text(sheets, inside, fitted, centred=True)
