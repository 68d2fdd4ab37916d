"""Lists of candidates, by seat and by name, in as many columns as a page has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4

from seatingapp.domain.audiences import Audience
from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import counted
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.exam_cards import draw_tick
from seatingapp.printing.exam_heading import heading_bottom
from seatingapp.printing.exam_snapshots import ExamCandidate, ExamSnapshot
from seatingapp.printing.page_frame import FOOTER, MARGIN
from seatingapp.printing.sheets import LINE, MUTED, PALE, Sheets
from seatingapp.printing.wrapping import Style, fit

Size = tuple[float, float]
_GUTTER = 18.0
_HEADS = 16.0  # the height of the headings of a column
_TICK = "tick"


@dataclass(frozen=True, slots=True)
class _Field:
    """One thing that a row says: its heading, its share of the row's width, and its style."""

    key: str
    heading: str
    share: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a list is set: its fields, the height of a row, the size of letters, how many columns."""

    fields: tuple[_Field, ...]
    row: float
    size: float
    columns: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its rows column by column, and what its heading says."""

    size: Size
    facts: str
    top: float
    look: _Look
    columns: tuple[tuple[ExamCandidate, ...], ...]


def list_pages(sheets: Sheets, snapshot: ExamSnapshot) -> list[ListPage]:
    """Return the pages of the lists that the audience gets."""
    large = snapshot.paper == "A3"
    if snapshot.stamp.audience is Audience.DOOR:
        fields = (_Field("name", "Name", 0.76), _Field("seat", "Seat", 0.24, True))
        look = _Look(fields, 19.5, 13.0, 3 if large else 2)
        return _pages(sheets, snapshot, snapshot.by_name, "Find your seat", look)
    return [
        *_pages(
            sheets,
            snapshot,
            tuple(snapshot.candidates.values()),
            "Candidates by seat",
            _look(snapshot, large, "seat"),
        ),
        *_pages(
            sheets, snapshot, snapshot.by_name, "Candidates by name", _look(snapshot, large, "name")
        ),
    ]


def _look(snapshot: ExamSnapshot, large: bool, first: str) -> _Look:
    """The columns that an invigilator needs; a number that nobody has is left out."""
    numbered = any(person.number for person in snapshot.by_name)
    seat, number = _Field("seat", "Seat", 0.13, True), _Field("number", "Number", 0.17)
    name = _Field("name", "Name", 0.45 if numbered else 0.62)
    middle = (number,) if numbered else ()
    order = (seat, *middle, name) if first == "seat" else (name, *middle, seat)
    away, tick = _Field("away", "Register", 0.17), _Field(_TICK, "", 0.08)
    return _Look((*order, away, tick), 15.0, 9.0, 3 if large else 2)


def _pages(
    sheets: Sheets,
    snapshot: ExamSnapshot,
    people: Sequence[ExamCandidate],
    title: str,
    look: _Look,
) -> list[ListPage]:
    size = A3 if snapshot.paper == "A3" else A4
    facts = f"{title} · {snapshot.class_name} · {counted(len(people), 'candidate')}"
    top = heading_bottom(sheets, snapshot, size[0], facts)
    rows = max(int((size[1] - FOOTER - 8 - top - _HEADS) / look.row), 1)
    columns = [tuple(people[n : n + rows]) for n in range(0, len(people), rows)]
    return [
        ListPage(size, facts, top, look, tuple(columns[n : n + look.columns]))
        for n in range(0, len(columns), look.columns)
    ]


def draw_list(sheets: Sheets, page: ListPage) -> None:
    """Draw the rows of a page."""
    look = page.look
    width = (page.size[0] - 2 * MARGIN - _GUTTER * (look.columns - 1)) / look.columns
    for number, people in enumerate(page.columns):
        left = MARGIN + number * (width + _GUTTER)
        _draw_heads(sheets, look, left, page.top, width)
        for at, person in enumerate(people):
            box = Box(left, page.top + _HEADS + at * look.row, width, look.row)
            _draw_row(sheets, look, box, person)


def _draw_heads(sheets: Sheets, look: _Look, left: float, top: float, width: float) -> None:
    for field in look.fields:
        if field.heading:
            style = Style(8.0, bold=True, most_lines=1)
            fitted = fit(sheets.typesetter, field.heading, field.share * width - 4, 11, style)
            draw_text(sheets, Box(left, top, fitted.width, fitted.height), fitted, colour=MUTED)
        left += field.share * width
    sheets.rule(left - width, top + _HEADS - 3, width, LINE)


def _draw_row(sheets: Sheets, look: _Look, box: Box, person: ExamCandidate) -> None:
    if person.away:
        sheets.frame(box, 0, line=None, fill=PALE)
    texts = {
        "name": person.name,
        "seat": person.seat,
        "number": person.number,
        "away": person.away,
    }
    left = box.x
    for field in look.fields:
        width = field.share * box.width
        if field.key == _TICK:
            side = look.row * 0.62
            draw_tick(sheets, box.x + box.width - side - 2, box.y + (look.row - side) / 2, side)
        elif texts[field.key]:
            style = Style(look.size, floor=6.0, bold=field.bold, most_lines=1)
            fitted = fit(sheets.typesetter, texts[field.key], width - 8, look.row - 2, style)
            middle = box.y + (look.row - fitted.height) / 2
            draw_text(sheets, Box(left + 2, middle, width - 4, fitted.height), fitted)
        left += width
    sheets.rule(box.x, box.y + box.height, box.width, PALE)
