"""A blank sheet to tick on while teaching: a box for each seat, as the pupils sit, and the keys.

Whoever types it in later has the same order of seats on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4, landscape

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.mark_sheet_snapshots import MarkSheetSnapshot, refuse_extras
from seatingapp.printing.page_frame import FOOTER, MARGIN, draw_footer
from seatingapp.printing.sheets import INK, LINE, MUTED, Sheets
from seatingapp.printing.wrapping import Fitted, Style, fit, flow

_TOP = 30.0
_HOW = "Write the number of each mark into the box. Ring A for absent, L for late with the minutes."
_FRONT = "Front of the room"
_LEAST, _MOST = 50.0, 84.0  # the height of a box
_GAP, _PAD, _LABEL = 4.0, 5.0, 12.0
_COLUMNS = 6  # of those without a seat, where nobody has one


@dataclass(frozen=True, slots=True)
class _Page:
    """Some rows of boxes, and their height."""

    rows: tuple[tuple[str, ...], ...]
    height: float


def mark_sheet_pdf(snapshot: MarkSheetSnapshot) -> bytes:
    """Return a mark sheet as a PDF; the same snapshot always gives the same bytes.

    Raises ValueError where its audience may not see names.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Mark sheet")
    size = landscape(A3 if snapshot.paper == "A3" else A4)
    heading, legend = _heading(sheets, snapshot, size[0]), _legend(sheets, snapshot, size[0])
    top = _TOP + sum(fitted.height for fitted in heading) + 8
    bottom = size[1] - FOOTER - 8 - legend.height - 6
    pages = _pages(_boxes(snapshot), bottom - top - _LABEL)
    for number, page in enumerate(pages, 1):
        sheets.page(*size)
        _draw_heading(sheets, heading, size[0])
        _draw_boxes(sheets, page, Box(MARGIN, top, size[0] - 2 * MARGIN, bottom - top))
        place = Box(MARGIN, bottom + 6, size[0] - 2 * MARGIN, legend.height)
        draw_text(sheets, place, legend)
        draw_footer(sheets, size, snapshot.stamp, number, len(pages))
    return sheets.finish()


def _boxes(snapshot: MarkSheetSnapshot) -> list[tuple[str, ...]]:
    """The rows of the room, and below them those who have no seat."""
    width = max((len(row) for row in snapshot.rows), default=_COLUMNS)
    loose = snapshot.unseated
    return [*snapshot.rows, *(loose[n : n + width] for n in range(0, len(loose), width))]


def _pages(rows: list[tuple[str, ...]], room: float) -> list[_Page]:
    """As many rows on each page as are high enough to write in."""
    fitting = max(int((room + _GAP) / (_LEAST + _GAP)), 1)
    count = max(-(-len(rows) // fitting), 1)
    each = max(-(-len(rows) // count), 1)
    height = min((room + _GAP) / each - _GAP, _MOST)
    return [_Page(tuple(rows[n : n + each]), height) for n in range(0, max(len(rows), 1), each)]


def _heading(sheets: Sheets, snapshot: MarkSheetSnapshot, width: float) -> tuple[Fitted, ...]:
    parts = (snapshot.class_name, snapshot.room_name, snapshot.when)
    room = width - 2 * MARGIN
    title = " · ".join(part for part in parts if part)
    how = " · ".join(part for part in (_HOW, snapshot.school) if part)
    return (
        fit(sheets.typesetter, title, room, 36, Style(18.0, floor=11.0, bold=True, most_lines=2)),
        flow(sheets.typesetter, how, room, Style(9.5)),
    )


def _legend(sheets: Sheets, snapshot: MarkSheetSnapshot, width: float) -> Fitted:
    """Spaces at which no line breaks keep a number with its behaviour."""
    kept = (f"{key} {name}".replace(" ", "\N{NO-BREAK SPACE}") for key, name in snapshot.keys)
    words = " · ".join((*kept, f"Taught\N{NO-BREAK SPACE}by\N{NO-BREAK SPACE}{'_' * 20}"))
    return flow(sheets.typesetter, words, width - 2 * MARGIN, Style(10.0, bold=True))


def _draw_heading(sheets: Sheets, heading: tuple[Fitted, ...], width: float) -> None:
    top = _TOP
    for number, fitted in enumerate(heading):
        box = Box(MARGIN, top, width - 2 * MARGIN, fitted.height)
        draw_text(sheets, box, fitted, colour=MUTED if number else INK)
        top += fitted.height


def _draw_boxes(sheets: Sheets, page: _Page, area: Box) -> None:
    label = flow(sheets.typesetter, _FRONT, 200, Style(8.0))
    draw_text(sheets, Box(area.x, area.y, label.width, label.height), label, colour=MUTED)
    columns = max((len(row) for row in page.rows), default=1)
    width = (area.width + _GAP) / columns - _GAP
    for n, row in enumerate(page.rows):
        top = area.y + _LABEL + n * (page.height + _GAP)
        for m, name in enumerate(row):
            box = Box(area.x + m * (width + _GAP), top, width, page.height)
            _draw_box(sheets, box, name)


def _draw_box(sheets: Sheets, box: Box, name: str) -> None:
    """A name with room to write; an empty seat is only an outline."""
    sheets.frame(box, 4, line=LINE, thickness=0.75 if name else 0.4, dashed=not name)
    if not name:
        return
    room = box.width - 2 * _PAD
    fitted = fit(sheets.typesetter, name, room, 15, Style(11.0, floor=6.5, bold=True, most_lines=1))
    draw_text(sheets, Box(box.x + _PAD, box.y + 3, room, fitted.height), fitted)
    for number, letter in enumerate("AL"):
        mark = flow(sheets.typesetter, letter, room, Style(9.0))
        left, top = box.x + _PAD + 2 + number * 22, box.y + box.height - mark.height - 3
        draw_text(sheets, Box(left, top, mark.width, mark.height), mark, colour=MUTED)
