"""The list for the detention room: who comes, when, where, and a box to tick for each."""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import counted, weekday_date
from seatingapp.printing.blocks import WIDTH, Block, draw_pages, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.detention_snapshots import (
    RoomListSnapshot,
    RoomPerson,
    RoomSitting,
    refuse_extras,
)
from seatingapp.printing.exam_cards import draw_tick
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.sheets import LINE, MUTED, PALE, Sheets
from seatingapp.printing.wrapping import Style, fit

_ROW = 20.0
_HEADS = 16.0
_TICK = 13.0
# The columns and their shares of the page's width.
_COLUMNS = (("", 0.06), ("Name", 0.46), ("Form", 0.12), ("Seat", 0.12), ("Came at", 0.16))


def room_list_pdf(snapshot: RoomListSnapshot) -> bytes:
    """Return the list as PDF, A4; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Detention list")
    day = weekday_date(snapshot.date)
    running = text(sheets, f"Detentions · {day}", Style(8.5), colour=MUTED, after=8)
    count = sum(len(sitting.people) for sitting in snapshot.sittings)
    facts = f"{counted(count, 'pupil')} · in order of {snapshot.order}"
    blocks = [
        text(sheets, snapshot.school, Style(10.0), colour=MUTED),
        text(sheets, f"Detentions · {day}", Style(20.0, bold=True)),
        text(sheets, facts, Style(11.0), colour=MUTED, after=14),
    ]
    if not count:
        blocks.append(text(sheets, "Nobody is expected on this day.", Style(12.0, bold=True)))
    for sitting in snapshot.sittings:
        blocks += _sitting(sheets, sitting)
    draw_pages(sheets, paged(blocks, running), snapshot.stamp)
    return sheets.finish()


def _sitting(sheets: Sheets, sitting: RoomSitting) -> list[Block]:
    title = " · ".join(part for part in (f"{sitting.starts:%H:%M}", sitting.place) if part)
    head = text(sheets, f"{title} · {len(sitting.people)}", Style(13.0, bold=True), after=2)
    again = text(sheets, f"{title} (continued)", Style(13.0, bold=True), after=2)
    heads = _heads(sheets)
    first = Block(head.height, head.draw, keeps=heads.height + _ROW)
    rows = [_row(sheets, n, person) for n, person in enumerate(sitting.people, 1)]
    whole = [Block(row.height, row.draw, (again, heads)) for row in rows]
    return [first, heads, *whole, Block(16, _nothing)]


def _nothing(_top: float) -> None:
    """Draw nothing: it is a gap."""


def _heads(sheets: Sheets) -> Block:
    def draw(top: float) -> None:
        for (title, _share), (left, width) in zip(_COLUMNS, _places(), strict=True):
            if title:
                style = Style(8.0, bold=True, most_lines=1)
                fitted = fit(sheets.typesetter, title, width, 11, style)
                draw_text(sheets, Box(left, top, width, fitted.height), fitted, colour=MUTED)
        sheets.rule(MARGIN, top + _HEADS - 3, WIDTH, LINE)

    return Block(_HEADS, draw)


def _row(sheets: Sheets, number: int, person: RoomPerson) -> Block:
    cells = (str(number), person.name, person.form, person.seat, person.arrived)

    def draw(top: float) -> None:
        for n, (words, (left, width)) in enumerate(zip(cells, _places(), strict=True)):
            style = Style(10.5, floor=6.0, bold=n == 1, most_lines=1)
            fitted = fit(sheets.typesetter, words, width - 6, _ROW - 3, style)
            middle = top + (_ROW - fitted.height) / 2
            draw_text(sheets, Box(left, middle, width - 6, fitted.height), fitted)
        right = MARGIN + WIDTH - _TICK - 2
        draw_tick(sheets, right, top + (_ROW - _TICK) / 2, _TICK)
        sheets.rule(MARGIN, top + _ROW - 0.5, WIDTH, PALE)

    return Block(_ROW, draw)


def _places() -> list[tuple[float, float]]:
    """Where each column begins, and how wide it is."""
    places, left = [], MARGIN
    for _title, share in _COLUMNS:
        places.append((left, share * WIDTH))
        left += share * WIDTH
    return places
