"""The report card: a pupil's targets, and day by day a row a lesson to rate and to sign.

It is carried from lesson to lesson, so what was rated in the app is filled in and the rest is empty
boxes for a pen.
"""

from __future__ import annotations

from seatingapp.domain.plan_picture import Box
from seatingapp.domain.wording import short_date
from seatingapp.printing.blocks import WIDTH, Block, draw_pages, name, paged, text
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.page_frame import MARGIN
from seatingapp.printing.report_snapshots import (
    ReportCardSnapshot,
    ReportDay,
    ReportRow,
    refuse_extras,
)
from seatingapp.printing.sheets import LINE, MUTED, PALE, Sheets
from seatingapp.printing.wrapping import Style, fit, flow

_BODY = Style(9.5, floor=6.0, most_lines=1)
_BOLD = Style(9.5, floor=6.0, bold=True, most_lines=1)
_SMALL = Style(8.0, floor=6.0, most_lines=1)
_ROW = 19.0
_DAY_HEAD = 16.0
_SIGNED = 24.0
_LESSON, _INITIALS = 0.24, 0.16  # of the width; the targets share the rest
_KEY = "Each lesson: met, partly met or not met, with initials."


def report_card_pdf(snapshot: ReportCardSnapshot) -> bytes:
    """Return a report card as PDF, A4; the same snapshot always gives the same bytes.

    Raises ValueError for a snapshot that holds what its audience may not see.
    """
    refuse_extras(snapshot)
    sheets = Sheets("Report card")
    head = text(
        sheets,
        f"{snapshot.pupil_name} · {snapshot.period_words}",
        Style(8.5),
        colour=MUTED,
        after=8,
    )
    pages = paged([*_heading(sheets, snapshot), *_days(sheets, snapshot)], head)
    draw_pages(sheets, pages, snapshot.stamp)
    return sheets.finish()


def _heading(sheets: Sheets, snapshot: ReportCardSnapshot) -> list[Block]:
    facts = (snapshot.form, f"on report {snapshot.period_words}")
    blocks = [
        text(sheets, snapshot.school, Style(10.0), colour=MUTED),
        name(sheets, snapshot.pupil_name),
        text(sheets, " · ".join(f for f in facts if f), Style(11.0), colour=MUTED, after=10),
        *(
            _target(sheets, place, target, result)
            for place, (target, result) in enumerate(
                zip(snapshot.targets, snapshot.results, strict=True), 1
            )
        ),
    ]
    if snapshot.outcome:
        blocks.append(text(sheets, snapshot.outcome, Style(10.0, bold=True), after=4))
    blocks.append(text(sheets, _KEY, Style(8.5), colour=MUTED, after=10))
    return blocks


def _target(sheets: Sheets, place: int, target: str, result: str) -> Block:
    """A target with its number, and how it went so far."""
    said = flow(sheets.typesetter, f"{place}  {target}", WIDTH * 0.62, Style(11.0, bold=True))
    went = flow(sheets.typesetter, result, WIDTH * 0.34, Style(9.5))
    height = max(said.height, went.height) + 10

    def draw(top: float) -> None:
        sheets.frame(Box(MARGIN, top, WIDTH, height - 4), 5, line=LINE, fill=PALE, thickness=0.6)
        draw_text(sheets, Box(MARGIN + 8, top + 3, WIDTH * 0.62, said.height), said)
        left = MARGIN + WIDTH * 0.64
        draw_text(sheets, Box(left, top + 3, WIDTH * 0.34, went.height), went, colour=MUTED)

    return Block(height, draw)


def _days(sheets: Sheets, snapshot: ReportCardSnapshot) -> list[Block]:
    """A block a day, so that no day is torn in two."""
    return [_day(sheets, day, len(snapshot.targets), snapshot.signed_by) for day in snapshot.days]


def _day(sheets: Sheets, day: ReportDay, targets: int, signed_by: str) -> Block:
    height = _DAY_HEAD + _ROW * len(day.rows) + _SIGNED + 8

    def draw(top: float) -> None:
        _words(sheets, Box(MARGIN, top, WIDTH * _LESSON - 6, 13), short_date(day.date), _BOLD)
        for place in range(targets):
            box = _cell(top, place, targets)
            _words(sheets, Box(box.x, top, box.width, 13), f"Target {place + 1}", _SMALL)
        initials = Box(MARGIN + WIDTH * (1 - _INITIALS) + 4, top, WIDTH * _INITIALS - 4, 13)
        _words(sheets, initials, "Initials", _SMALL)
        for number, row in enumerate(day.rows):
            _row(sheets, top + _DAY_HEAD + number * _ROW, row, targets)
        base = top + _DAY_HEAD + _ROW * len(day.rows) + _SIGNED - 4
        who = f"Signed ({signed_by})" if signed_by else "Signed"
        _words(sheets, Box(MARGIN, base - 11, WIDTH * 0.4, 12), who, _SMALL)
        sheets.rule(MARGIN + WIDTH * 0.42, base, WIDTH * 0.58, LINE)

    return Block(height, draw)


def _cell(top: float, place: int, targets: int) -> Box:
    width = WIDTH * (1 - _LESSON - _INITIALS) / targets
    return Box(MARGIN + WIDTH * _LESSON + place * width + 2, top, width - 4, _ROW - 3)


def _row(sheets: Sheets, top: float, row: ReportRow, targets: int) -> None:
    _words(sheets, Box(MARGIN, top, WIDTH * _LESSON - 6, _ROW - 3), row.lesson, _BODY)
    for place in range(targets):
        box = _cell(top, place, targets)
        sheets.frame(box, 3, line=LINE, thickness=0.6)
        if row.ratings[place]:
            inner = Box(box.x + 5, box.y, box.width - 10, box.height)
            _words(sheets, inner, row.ratings[place], _BOLD)
    initials = MARGIN + WIDTH * (1 - _INITIALS) + 4
    sheets.frame(Box(initials, top, WIDTH * _INITIALS - 4, _ROW - 3), 3, line=LINE, thickness=0.6)


def _words(sheets: Sheets, box: Box, words: str, style: Style) -> None:
    """Words on one line in the middle of a box's height."""
    fitted = fit(sheets.typesetter, words, box.width, box.height, style)
    middle = box.y + (box.height - fitted.height) / 2
    colour = MUTED if style is _SMALL else None
    place = Box(box.x, middle, box.width, fitted.height)
    if colour:
        draw_text(sheets, place, fitted, colour=colour)
    else:
        draw_text(sheets, place, fitted)
