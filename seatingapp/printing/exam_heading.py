"""The heading on every page of an exam's prints: which exam, where, when, and whose."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import weekday_date
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.exam_snapshots import ExamSnapshot
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import MUTED, Sheets
from seatingapp.printing.wrapping import Fitted, Style, fit, flow

TOP = 30.0
_TITLE = 18.0
_FACTS = 9.5
_SCHOOL = 0.26  # of the width
_MAP = 120.0  # for the part number and the map of the room, where a page has them


def draw_exam_heading(
    sheets: Sheets, snapshot: ExamSnapshot, width: float, facts: str, kept: float = 0.0
) -> None:
    """Draw title and facts; `kept` is left free at the right, for the map of the room."""
    title, below = _texts(sheets, snapshot, width, facts)
    room = width - 2 * MARGIN
    draw_text(sheets, Box(MARGIN, TOP, room, title.height), title)
    draw_text(sheets, Box(MARGIN, TOP + title.height, room, below.height), below, colour=MUTED)
    if snapshot.school:
        style = Style(9, most_lines=2)
        school = fit(sheets.typesetter, snapshot.school, room * _SCHOOL - kept, 24, style)
        right = width - MARGIN - kept
        place = Box(right - school.width, TOP + 3, school.width, school.height)
        draw_text(sheets, place, school, colour=MUTED)


def heading_bottom(sheets: Sheets, snapshot: ExamSnapshot, width: float, facts: str) -> float:
    """Where the page goes on below the heading."""
    title, below = _texts(sheets, snapshot, width, facts)
    return TOP + title.height + below.height + 8


def _texts(
    sheets: Sheets, snapshot: ExamSnapshot, width: float, facts: str
) -> tuple[Fitted, Fitted]:
    whole = width - 2 * MARGIN
    room = whole * (1 - _SCHOOL) - 12
    parts = (snapshot.exam_name, snapshot.room_name, weekday_date(snapshot.date))
    style = Style(_TITLE, floor=12.0, bold=True, most_lines=1)
    title = fit(sheets.typesetter, " · ".join(parts), room, _TITLE * 2, style)
    return title, flow(sheets.typesetter, facts, whole - _MAP, Style(_FACTS))
