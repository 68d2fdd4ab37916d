"""A seat on an invigilator's plan: its label, a box to tick, the candidate's number and name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.chart_cards import draw_text
from seatingapp.printing.exam_snapshots import ExamCandidate
from seatingapp.printing.sheets import INK, LINE, MUTED, PALE, WHITE, Sheets
from seatingapp.printing.wrapping import LEADING, Fitted, Style, fit

LEAST = (46.0, 34.0)  # points; below this a plan is split over sheets
_TOP_SHARE = 0.3  # of the card, for label and box
_LARGEST = 13.0
_NAME = 12.0
_TICK = 0.72  # of the top strip
_BETWEEN = 4.0
_NARROW = 0.8
_BASE = 0.92  # where the base line is, of the size
_LEAST_WORD = 5.5
_LEAST_NAME = 12.0  # the height that a name needs


@dataclass(frozen=True, slots=True)
class ExamStyle:
    """Sizes that all cards of a page share: of the top strip, the number and most names.

    `beside` says that numbers stand beside the labels, which leaves their line to the names.
    `number` is nought where nobody has a number or is away.
    """

    top: float
    number: float
    name: float
    beside: bool = False

    def second_line(self, person: ExamCandidate) -> float:
        """The height of the line between the top strip and the name."""
        return 0.0 if self.beside and not person.away else self.number * LEADING


def exam_style(sheets: Sheets, box: Box, people: Iterable[ExamCandidate]) -> ExamStyle:
    """Return the style of a page whose cards are like `box`: most names are of one size."""
    shown = list(people)
    top = min(box.height * _TOP_SHARE, _LARGEST * 1.4)
    second = any(person.number or person.away for person in shown)
    style = ExamStyle(top, min(top * 0.68, 10.0) if second else 0.0, _NAME)
    beside = all(_fits_beside(sheets, _inside(box), person, style) for person in shown)
    style = replace(style, beside=beside)
    sizes = sorted(_name(sheets, box, person, style).size for person in shown)
    if not sizes:
        return style
    return replace(style, name=max(sizes[len(sizes) // 4], sizes[len(sizes) // 2] * 0.85))


def _fits_beside(sheets: Sheets, inner: Box, person: ExamCandidate, style: ExamStyle) -> bool:
    """Whether label, number and box have room side by side."""
    width = sheets.typesetter.width
    label = width(person.seat, True) * _label(style).size
    used = label + width(person.number) * style.number + 2 * _BETWEEN
    return used + style.top * _TICK <= inner.width


def draw_candidate(sheets: Sheets, box: Box, person: ExamCandidate, style: ExamStyle) -> None:
    """Draw the card of a seat that somebody has; who is away is on grey, with the word."""
    sheets.frame(box, 3, fill=PALE if person.away else WHITE, thickness=0.8)
    inner = _inside(box)
    tick = style.top * _TICK
    draw_tick(sheets, inner.x + inner.width - tick, inner.y, tick)
    room = inner.width - tick - _BETWEEN
    label = fit(sheets.typesetter, person.seat, room, style.top, _label(style))
    draw_text(sheets, Box(inner.x, inner.y, room, style.top), label)
    if person.number:
        line = _number(sheets, inner, person, style)
        place = Box(inner.x, inner.y + style.top, inner.width, line.height)
        if style.beside:  # on the base line of the label
            drop = (label.size - line.size) * _BASE
            place = Box(inner.x + label.width + _BETWEEN, inner.y + drop, room, line.height)
        draw_text(sheets, place, line)
    if person.away:
        _draw_away(sheets, inner, person, style)
    top = inner.y + style.top + style.second_line(person)
    name = _name(sheets, box, person, style)
    draw_text(sheets, Box(inner.x, top, inner.width, name.height), name)


def _draw_away(sheets: Sheets, inner: Box, person: ExamCandidate, style: ExamStyle) -> None:
    """The word at the right of the second line, or at the foot of the card."""
    word, below = _away(sheets, inner, person, style)
    left = inner.x if below else inner.x + inner.width - word.width
    top = inner.y + (inner.height - word.height if below else style.top)
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
    room = inner.height - style.top - style.second_line(person)
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
    alone = style.beside or not person.number
    used = 0.0 if alone else _number(sheets, inner, person, style).width + _BETWEEN
    look = Style(style.number, floor=_LEAST_WORD, bold=True, most_lines=1)
    height = style.number * LEADING
    room = max(inner.width - used, 1.0)
    beside = fit(sheets.typesetter, person.away, room, height, look)
    if beside.size >= _LEAST_WORD and beside.condense == 1:
        return beside, False
    if inner.height - style.top - 2 * height < _LEAST_NAME:  # the foot is the name's
        line = sheets.typesetter.line(person.away, bold=True)
        size = min(style.number, room / (line.width * _NARROW))
        return Fitted((line,), size, _NARROW), False
    return fit(sheets.typesetter, person.away, inner.width, height, look), True


def _label(style: ExamStyle) -> Style:
    return Style(min(style.top * 0.78, _LARGEST), bold=True, most_lines=1)


def _free(style: ExamStyle) -> Style:
    return Style(min(style.top * 0.7, 10.0), most_lines=1)
