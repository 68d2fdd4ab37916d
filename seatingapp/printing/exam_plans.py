"""The invigilator's plan: the hall as it stands, then everybody by seat and by name.

A hall too large for one sheet is split, each part with a map that says where it is.
"""

from __future__ import annotations

import dataclasses
from collections import Counter

from seatingapp.domain.audiences import Audience
from seatingapp.domain.plan_picture import Box, Side
from seatingapp.domain.rooms import FixtureKind, RoomLayout
from seatingapp.domain.wording import counted
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.chart_layout import ChartPage, PaperRules, Size, chart_pages
from seatingapp.printing.exam_cards import LEAST, draw_candidate, draw_free_seat, exam_style
from seatingapp.printing.exam_heading import TOP, draw_exam_heading, heading_bottom
from seatingapp.printing.exam_lists import ListPage, draw_list, list_pages
from seatingapp.printing.exam_snapshots import ExamSnapshot, refuse_extras
from seatingapp.printing.fixtures import draw_desk, draw_fixture, draw_walls
from seatingapp.printing.page_frame import FOOTER, MARGIN, draw_footer
from seatingapp.printing.room_key import draw_room_key
from seatingapp.printing.sheets import Sheets
from seatingapp.printing.wrapping import Fitted, Style, fit

_DOOR = 30.0  # cm


def exam_pdf(snapshot: ExamSnapshot) -> bytes:
    """Return the prints of an exam for their audience: plan and lists, or the list for the door.

    The same snapshot always gives the same bytes. Raises ValueError for a snapshot that holds what
    its audience may not see, or a candidate on a seat that the room does not have.
    """
    refuse_extras(snapshot)
    seats = {place.seat_id for place in snapshot.layout.places()}
    if not seats.issuperset(snapshot.candidates):
        raise ValueError("A candidate sits on a seat that the room does not have.")
    sheets = Sheets("Exam seating")
    plans: list[ChartPage] = []
    if snapshot.stamp.audience is Audience.INVIGILATOR:
        rules = PaperRules(snapshot.paper, LEAST, lambda size: _area(sheets, snapshot, size), 2, 2)
        pages = chart_pages(_with_narrow_doors(snapshot.layout), Side.TEACHER, rules)
        # A part of the hall in which nobody sits needs no sheet.
        plans = [p for p in pages if snapshot.candidates.keys() & p.picture.cards.keys()] or pages
    lists = list_pages(sheets, snapshot)
    count = len(plans) + len(lists)
    for number, page in enumerate(plans, 1):
        _draw_plan(sheets, snapshot, page, (number, len(plans)))
        draw_footer(sheets, page.size, snapshot.stamp, number, count)
    for number, listed in enumerate(lists, len(plans) + 1):
        _draw_listed(sheets, snapshot, listed)
        draw_footer(sheets, listed.size, snapshot.stamp, number, count)
    return sheets.finish()


def _with_narrow_doors(layout: RoomLayout) -> RoomLayout:
    """The room with doors and windows that keep no rows of desks apart on the page."""
    fixtures = (
        dataclasses.replace(f, width=min(f.width, _DOOR), depth=min(f.depth, _DOOR))
        if f.kind in (FixtureKind.DOOR, FixtureKind.WINDOW)
        else f
        for f in layout.fixtures
    )
    return dataclasses.replace(layout, fixtures=tuple(fixtures))


def _draw_listed(sheets: Sheets, snapshot: ExamSnapshot, listed: ListPage) -> None:
    sheets.page(*listed.size)
    draw_exam_heading(sheets, snapshot, listed.size[0], listed.facts)
    draw_list(sheets, listed)


def _facts(snapshot: ExamSnapshot) -> str:
    people = snapshot.candidates.values()
    parts = [
        "Invigilator's plan",
        snapshot.class_name,
        counted(len(snapshot.candidates), "candidate"),
    ]
    if snapshot.closest:
        parts.append(f"the nearest two {snapshot.closest} apart")
    away = Counter(person.away for person in people if person.away)
    parts += [f"{number} {word}" for word, number in sorted(away.items())]
    parts.append("front at the top")
    return " · ".join(parts)


def _area(sheets: Sheets, snapshot: ExamSnapshot, size: Size) -> Box:
    """The part of a page between heading and footer that the room is drawn on."""
    top = heading_bottom(sheets, snapshot, size[0], _facts(snapshot))
    low = _unseated(sheets, snapshot, size)
    bottom = size[1] - FOOTER - 8 - (low.height + 6 if low.lines else 0)
    return Box(MARGIN, top, size[0] - 2 * MARGIN, max(bottom - top, size[1] * 0.2))


def _draw_plan(
    sheets: Sheets, snapshot: ExamSnapshot, page: ChartPage, part: tuple[int, int]
) -> None:
    sheets.page(*page.size)
    kept = 0.0
    if part[1] > 1:
        right = page.size[0] - MARGIN
        key = draw_room_key(sheets, snapshot.layout, page.layout, Side.TEACHER, (right, TOP))
        words = sheets.typesetter.line(f"part {part[0]} of {part[1]}", bold=True)
        kept = right - key.x + 8
        sheets.text(words, key.x - 8 - words.width * 9, TOP + 30, 9)
    draw_exam_heading(sheets, snapshot, page.size[0], _facts(snapshot), kept)
    _draw_room(sheets, snapshot, page)
    names = _unseated(sheets, snapshot, page.size)
    top = page.size[1] - FOOTER - 5 - names.height
    draw_text(sheets, Box(MARGIN, top, page.area.width, names.height), names)


def _draw_room(sheets: Sheets, snapshot: ExamSnapshot, page: ChartPage) -> None:
    area = page.area
    picture = page.picture.moved(area.x, area.y)
    draw_walls(sheets, picture)
    for fixture in picture.fixtures:
        draw_fixture(sheets, fixture, area)
    single = {desk.id for desk in page.layout.desks if len(desk.seats) < 2}
    for desk in picture.desks:
        if desk.desk_id not in single:
            draw_desk(sheets, desk, 4)
    if not picture.cards:
        return
    here = [person for seat, person in snapshot.candidates.items() if seat in picture.cards]
    style = exam_style(sheets, next(iter(picture.cards.values())), here)
    for seat, box in picture.cards.items():
        person = snapshot.candidates.get(seat)
        if person:
            draw_candidate(sheets, box, person, style)
        else:
            draw_free_seat(sheets, box, snapshot.labels[seat], style)


def _unseated(sheets: Sheets, snapshot: ExamSnapshot, size: Size) -> Fitted:
    """The names of those in the class who have no seat, in at most a fifth of the page."""
    if not snapshot.unseated:
        return Fitted((), 9.0)
    words = "No seat in this exam: " + ", ".join(snapshot.unseated)
    style = Style(9.0, most_lines=12)
    return fit(sheets.typesetter, words, size[0] - 2 * MARGIN, size[1] * 0.2, style)
