"""The seating chart: a room seen from one side, with a card on every seat."""

from __future__ import annotations

import dataclasses

from seatingapp.domain.audiences import Audience
from seatingapp.domain.plan_picture import Box, PlanPicture, Side
from seatingapp.domain.wording import counted, weekday_date
from seatingapp.printing.chart_cards import CardStyle, draw_card, draw_text, least_card, page_style
from seatingapp.printing.chart_layout import ChartPage, PaperRules, Size, chart_pages, enlarged
from seatingapp.printing.fixtures import draw_desk, draw_fixture, draw_walls
from seatingapp.printing.page_frame import FOOTER, MARGIN, draw_footer
from seatingapp.printing.room_key import draw_room_key
from seatingapp.printing.rule_lists import draw_rule_page, rule_pages
from seatingapp.printing.sheets import LINE, MUTED, WHITE, Sheets
from seatingapp.printing.snapshots import ChartSnapshot, refuse_extras
from seatingapp.printing.wrapping import Fitted, Style, fit, flow

_SIDES = {Side.TEACHER: "seen from the teacher's desk", Side.PUPILS: "seen from the pupils' seats"}
_TOP = 33.0
_TITLE = 20.0
_SUBTITLE = 10.0
_NAME_SIZES = {Audience.TEACHER: 12.0, Audience.DOOR: 22.0}


def chart_pdf(snapshot: ChartSnapshot) -> bytes:
    """Return a seating chart as PDF; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see, or a card on a seat
    that its room does not have.
    """
    refuse_extras(snapshot)
    seats = {place.seat_id for place in snapshot.layout.places()}
    if not seats.issuperset(snapshot.cards):
        raise ValueError("A chart has a card for a seat that its room does not have.")
    sheets = Sheets("Seating chart")
    pages = chart_pages(
        snapshot.layout,
        snapshot.side,
        PaperRules(
            snapshot.paper,
            least_card(snapshot.cards.values(), enlarged(snapshot.paper)),
            lambda size: _area(sheets, snapshot, size),
        ),
    )
    listed = rule_pages(sheets, snapshot)
    total = len(pages) + len(listed)
    for number, page in enumerate(pages, 1):
        _draw_page(sheets, snapshot, page, number, len(pages))
        draw_footer(sheets, page.size, snapshot.stamp, number, total)
    for number, rules in enumerate(listed, len(pages) + 1):
        draw_rule_page(sheets, rules)
        draw_footer(sheets, rules.size, snapshot.stamp, number, total)
    return sheets.finish()


def _draw_page(
    sheets: Sheets, snapshot: ChartSnapshot, page: ChartPage, number: int, count: int
) -> None:
    sheets.page(*page.size)
    _draw_heading(sheets, snapshot, page, number, count)
    picture = page.picture.moved(page.area.x, page.area.y)
    draw_walls(sheets, picture)
    for fixture in picture.fixtures:
        draw_fixture(sheets, fixture, page.area)
    _draw_seats(sheets, snapshot, picture)
    if not snapshot.layout.capacity:
        _draw_sentence(sheets, page.area, "This room has no seats yet.")
    _draw_unseated(sheets, snapshot, page)


def _heading(sheets: Sheets, snapshot: ChartSnapshot, width: float) -> tuple[Fitted, Fitted]:
    """Class and room, and below them what the chart shows."""
    scale = enlarged(snapshot.paper)
    title = " · ".join(part for part in (snapshot.class_name, snapshot.room_name) if part)
    facts = [
        f"Seating plan from {weekday_date(snapshot.from_date)}",
        _SIDES[snapshot.side],
        counted(snapshot.pupil_count, "pupil"),
    ]
    if snapshot.layout.capacity and not snapshot.cards:
        facts.append("nobody is seated yet")
    if snapshot.legend:
        facts.append(", ".join(snapshot.legend))
    big = Style(_TITLE * scale, bold=True, most_lines=1)
    return (
        fit(sheets.typesetter, title, width * 0.68, _TITLE * scale * 1.3, big),
        flow(
            sheets.typesetter,
            " · ".join(facts),
            min(width * 0.8, width - 150),
            Style(_SUBTITLE * scale),
        ),
    )


def _area(sheets: Sheets, snapshot: ChartSnapshot, size: Size) -> Box:
    """The part of a page between heading and footer that the room is drawn on."""
    width = size[0] - 2 * MARGIN
    title, facts = _heading(sheets, snapshot, width)
    top = _TOP + title.height + facts.height + 8
    low = _unseated(sheets, snapshot, size)
    bottom = size[1] - FOOTER - 11 - (low.height + 6 if low.lines else 0)
    return Box(MARGIN, top, width, max(bottom - top, size[1] * 0.2))


def _draw_heading(
    sheets: Sheets, snapshot: ChartSnapshot, page: ChartPage, number: int, count: int
) -> None:
    width = page.size[0] - 2 * MARGIN
    title, facts = _heading(sheets, snapshot, width)
    draw_text(sheets, Box(MARGIN, _TOP, width, title.height), title)
    below = Box(MARGIN, _TOP + title.height, width, facts.height)
    draw_text(sheets, below, facts, colour=MUTED)
    right = page.size[0] - MARGIN
    if count > 1:
        key = draw_room_key(sheets, snapshot.layout, page.layout, snapshot.side, (right, _TOP))
        part = sheets.typesetter.line(f"part {number} of {count}", bold=True)
        right = key.x - 8
        sheets.text(part, right - part.width * 9, _TOP + 30, 9)
    school = fit(sheets.typesetter, snapshot.school, width * 0.2, 24, Style(9, most_lines=2))
    place = Box(right - school.width, _TOP + 3, school.width, school.height)
    draw_text(sheets, place, _one_line_up(school, count), colour=MUTED)


def _one_line_up(school: Fitted, count: int) -> Fitted:
    """The school's name; with a part number below it, it must keep to one line's height."""
    return school if count == 1 else dataclasses.replace(school, size=min(school.size, 8.0))


def _draw_seats(sheets: Sheets, snapshot: ChartSnapshot, picture: PlanPicture) -> None:
    scale = enlarged(snapshot.paper)
    for desk in picture.desks:
        draw_desk(sheets, desk, 6 * scale)
    here = [card for seat, card in snapshot.cards.items() if seat in picture.cards]
    if not picture.cards:
        return
    door = snapshot.stamp.audience is Audience.DOOR
    box = next(iter(picture.cards.values()))
    style = CardStyle(_NAME_SIZES[snapshot.stamp.audience] * scale, door, scale)
    style = page_style(sheets, box, here, style)
    for seat, place in picture.cards.items():
        card = snapshot.cards.get(seat)
        if card:
            draw_card(sheets, place, card, style)
        else:
            sheets.frame(place, 4.5 * scale, line=LINE, dashed=True, fill=WHITE)


def _draw_sentence(sheets: Sheets, area: Box, sentence: str) -> None:
    fitted = fit(sheets.typesetter, sentence, area.width, area.height, Style(14))
    draw_text(sheets, area, fitted, centred=True, colour=MUTED)


def _unseated(sheets: Sheets, snapshot: ChartSnapshot, size: Size) -> Fitted:
    """The names of those without a seat, in at most a quarter of the page."""
    if not snapshot.unseated:
        return Fitted((), 9.0)
    words = "Not seated: " + ", ".join(snapshot.unseated)
    style = Style(9.0 * enlarged(snapshot.paper), most_lines=12)
    return fit(sheets.typesetter, words, size[0] - 2 * MARGIN, size[1] * 0.25, style)


def _draw_unseated(sheets: Sheets, snapshot: ChartSnapshot, page: ChartPage) -> None:
    names = _unseated(sheets, snapshot, page.size)
    top = page.size[1] - FOOTER - 6 - names.height
    draw_text(sheets, Box(MARGIN, top, page.area.width, names.height), names)
