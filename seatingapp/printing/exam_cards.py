"""A seat on an invigilator's plan: its label, a box to tick, the candidate's number and name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.exam_snapshots import ExamCandidate
from seatingapp.printing.sheets import INK, LINE, MUTED, PALE, WHITE, Sheets
from seatingapp.printing.wrapping import LEADING, Fitted, Style, fit

LEAST = (46.0, 34.0)  # points; below this a plan is split over sheets
_TOP_SHARE = 0.3  # of the card, for label and box
_LARGEST = 13.0
_NAME = 12.0
_LEAST_WORD = 5.5
_LEAST_NAME = 12.0  # the height that a name needs


@dataclass(frozen=True, slots=True)
class ExamStyle:
    """Sizes that all cards of a page share: of the top strip, the number and most names.

    `number` is nought where nobody has a number or is away: the names take that line too.
    """

    top: float
    number: float
    name: float


def exam_style(sheets: Sheets, box: Box, people: Iterable[ExamCandidate]) -> ExamStyle:
    """Return the style of a page whose cards are like `box`: most names are of one size."""
    shown = list(people)
    top = min(box.height * _TOP_SHARE, _LARGEST * 1.4)
    second = any(person.number or person.away for person in shown)
    number = min(top * 0.68, 10.0) if second else 0.0
    style = ExamStyle(top, number, _NAME)
    sizes = sorted(_name(sheets, box, person, style).size for person in shown)
    if not sizes:
        return style
    return ExamStyle(top, number, max(sizes[len(sizes) // 4], sizes[len(sizes) // 2] * 0.85))


def draw_candidate(sheets: Sheets, box: Box, person: ExamCandidate, style: ExamStyle) -> None:
    """Draw the card of a seat that somebody has; who is away is on grey, with the word."""
    sheets.frame(box, 3, fill=PALE if person.away else WHITE, thickness=0.8)
    inner = _inside(box)
    tick = style.top * 0.72
    sheets.frame(
        Box(inner.x + inner.width - tick, inner.y, tick, tick), 1, fill=WHITE, thickness=0.8
    )
    room = inner.width - tick - 3
    label = fit(sheets.typesetter, person.seat, room, style.top, _label(style))
    draw_text(sheets, Box(inner.x, inner.y, room, style.top), label)
    _draw_second_line(sheets, inner, person, style)
    top = inner.y + style.top + style.number * LEADING
    name = _name(sheets, box, person, style)
    draw_text(sheets, Box(inner.x, top, inner.width, name.height), name)


def _draw_second_line(sheets: Sheets, inner: Box, person: ExamCandidate, style: ExamStyle) -> None:
    """The number at the left and that somebody is away at the right, or at the foot of the card."""
    top = inner.y + style.top
    if person.number:
        line = _number(sheets, inner, person, style)
        draw_text(sheets, Box(inner.x, top, inner.width, line.height), line)
    if person.away:
        word, below = _away(sheets, inner, person, style)
        left = inner.x + inner.width - word.width
        if below:
            left, top = inner.x, inner.y + inner.height - word.height
        draw_text(sheets, Box(left, top, word.width, word.height), word)


def draw_free_seat(sheets: Sheets, box: Box, label: str, style: ExamStyle) -> None:
    """Draw a seat that stays empty."""
    sheets.frame(box, 3, line=LINE, dashed=True, fill=WHITE, thickness=0.6)
    inner = _inside(box)
    fitted = fit(sheets.typesetter, label, inner.width, inner.height, _free(style))
    draw_text(sheets, inner, fitted, colour=MUTED)


def draw_tick(sheets: Sheets, x: float, y: float, size: float) -> None:
    """Draw an empty box to tick."""
    sheets.frame(Box(x, y, size, size), 1, line=INK, fill=WHITE, thickness=0.8)


def _inside(box: Box) -> Box:
    pad = min(4.5, box.width * 0.08, box.height * 0.09)
    return Box(box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad)


def _name(sheets: Sheets, box: Box, person: ExamCandidate, style: ExamStyle) -> Fitted:
    inner = _inside(box)
    room = inner.height - style.top - style.number * LEADING
    if person.away:
        word, below = _away(sheets, inner, person, style)
        room -= word.height if below else 0
    look = Style(style.name, most_lines=3)
    return fit(sheets.typesetter, person.name, inner.width, max(room, 1.0), look)


def _number(sheets: Sheets, inner: Box, person: ExamCandidate, style: ExamStyle) -> Fitted:
    look = Style(style.number, floor=5.0, most_lines=1)
    height = style.number * LEADING
    return fit(sheets.typesetter, person.number, inner.width * 0.7, height, look)


def _away(
    sheets: Sheets, inner: Box, person: ExamCandidate, style: ExamStyle
) -> tuple[Fitted, bool]:
    """The word for who is away, and whether it needs a line of its own below the name."""
    used = _number(sheets, inner, person, style).width + 3 if person.number else 0.0
    look = Style(style.number, floor=_LEAST_WORD, bold=True, most_lines=1)
    height = style.number * LEADING
    room = max(inner.width - used, 1.0)
    beside = fit(sheets.typesetter, person.away, room, height, look)
    left = inner.height - style.top - 2 * height
    if left < _LEAST_NAME or (beside.size >= _LEAST_WORD and beside.condense == 1):
        return beside, False
    return fit(sheets.typesetter, person.away, inner.width, height, look), True


def _label(style: ExamStyle) -> Style:
    return Style(min(style.top * 0.78, _LARGEST), bold=True, most_lines=1)


def _free(style: ExamStyle) -> Style:
    return Style(min(style.top * 0.7, 10.0), most_lines=1)
