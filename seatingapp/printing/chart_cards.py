"""The card of one pupil on a chart: photo or initials, marks, name and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.photos import fitted_photo
from seatingapp.printing.sheets import INK, PALE, WHITE, Sheets
from seatingapp.printing.snapshots import ChartCard
from seatingapp.printing.typesetting import Line
from seatingapp.printing.wrapping import LEADING, Fitted, Style, fit

_LEAST_TOP = 20.0  # a photo lower than this says nothing
_MARK_SIZES = (7.5, 6.75, 6.0, 5.25, 4.5, 3.5, 2.5)


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How the cards of one page look. `name` is the size that most names take."""

    name: float
    centred: bool  # names only, for the door
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Fitted text with the box that it must stay in."""

    box: Box
    fitted: Fitted


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in its frame."""

    box: Box
    line: Line
    size: float


@dataclass(frozen=True, slots=True)
class CardPlan:
    """Where everything on a card goes, before it is drawn."""

    name: PlacedText
    action: PlacedText | None
    marks: tuple[PlacedMark, ...]
    face: Box | None  # of the photo or the initials


def plan_card(sheets: Sheets, box: Box, card: ChartCard, style: CardStyle) -> CardPlan:
    """Lay a card out so that nothing leaves it and nothing is left out."""
    pad = min(6.5 * style.scale, box.width * 0.09, box.height * 0.09)
    inner = Box(box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad)
    action = _action_height(sheets, inner, card, style)
    face = _face(inner, card, action, style)
    marks = _marks(sheets, inner, card.marks, face, style)
    if face and marks is None:  # the marks need the room that the initials take
        face = None
    if marks is None:
        marks = _marks(sheets, inner, card.marks, None, style) or ()
    lowest = max([mark.box.y + mark.box.height for mark in marks], default=inner.y)
    top = max(lowest, face.y + face.height if face else inner.y)
    top += 3 * style.scale if face or marks else 0
    room = Box(inner.x, top, inner.width, max(inner.y + inner.height - action - top, 1.0))
    name = fit(sheets.typesetter, card.name, room.width, room.height, _name_style(style))
    below = top + name.height
    placed = None
    if action:
        low = Box(inner.x, below, inner.width, max(inner.y + inner.height - below, 1.0))
        fitted = fit(sheets.typesetter, card.action, low.width, low.height, _action_style(style))
        placed = PlacedText(low, fitted)
    return CardPlan(PlacedText(room, name), placed, marks, face)


def draw_card(sheets: Sheets, box: Box, card: ChartCard, style: CardStyle) -> None:
    """Draw one pupil's card."""
    plan = plan_card(sheets, box, card, style)
    sheets.frame(box, 4.5 * style.scale, fill=WHITE, thickness=0.8)
    if plan.face:
        _draw_face(sheets, plan.face, card, style)
    for mark in plan.marks:
        sheets.frame(mark.box, mark.size * 0.35, thickness=0.7)
        left = mark.box.x + (mark.box.width - mark.line.width * mark.size) / 2
        baseline = mark.box.y + mark.box.height / 2 + mark.size * 0.34
        sheets.text(mark.line, left, baseline, mark.size)
    draw_text(sheets, plan.name.box, plan.name.fitted, centred=style.centred)
    if plan.action:
        draw_text(sheets, plan.action.box, plan.action.fitted)


def draw_text(
    sheets: Sheets, box: Box, fitted: Fitted, *, centred: bool = False, colour: str = INK
) -> None:
    """Draw fitted text from the top of its box, or in its middle both ways."""
    step = fitted.size * LEADING
    top = box.y + ((box.height - fitted.height) / 2 if centred else 0)
    for number, line in enumerate(fitted.lines):
        width = line.width * fitted.size * fitted.condense
        left = box.x + ((box.width - width) / 2 if centred else 0)
        baseline = top + number * step + fitted.size * 0.92
        sheets.text(line, left, baseline, fitted.size, condense=fitted.condense, colour=colour)


def common_name_size(sheets: Sheets, box: Box, cards: list[ChartCard], style: CardStyle) -> float:
    """The size at which nine of ten names fit, so that a page looks of one piece."""
    sizes = sorted(plan_card(sheets, box, card, style).name.fitted.size for card in cards)
    return sizes[len(sizes) // 10] if sizes else style.name


def _name_style(style: CardStyle) -> Style:
    return Style(style.name, bold=True, most_lines=2)


def _action_style(style: CardStyle) -> Style:
    return Style(8.25 * style.scale, floor=5.5, most_lines=4)


def _action_height(sheets: Sheets, inner: Box, card: ChartCard, style: CardStyle) -> float:
    """The room that the action line asks for, at most two fifths of the card."""
    if not card.action:
        return 0.0
    most = inner.height * 0.4
    fitted = fit(sheets.typesetter, card.action, inner.width, most, _action_style(style))
    return fitted.height


def _face(inner: Box, card: ChartCard, action: float, style: CardStyle) -> Box | None:
    """Where photo or initials go; nowhere on a card that is too low or too narrow for them."""
    if not (card.photo or card.initials):
        return None
    one_line = style.name * LEADING
    height = min(inner.height * 0.5, inner.height - action - one_line - 3 * style.scale)
    width = height * 0.85
    if height < _LEAST_TOP or width > inner.width:
        return None
    return Box(inner.x, inner.y, width, height)


def _draw_face(sheets: Sheets, box: Box, card: ChartCard, style: CardStyle) -> None:
    photo = fitted_photo(card.photo, box.width, box.height) if card.photo else None
    if photo:
        sheets.picture(box, photo)
        sheets.frame(box, thickness=0.5)
        return
    sheets.frame(box, line=None, fill=PALE)
    inside = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4)
    size = min(11.5 * style.scale, box.height * 0.4)
    fitted = fit(sheets.typesetter, card.initials, inside.width, inside.height, Style(size))
    draw_text(sheets, inside, fitted, centred=True)


def _marks(
    sheets: Sheets, inner: Box, marks: tuple[str, ...], face: Box | None, style: CardStyle
) -> tuple[PlacedMark, ...] | None:
    """Marks from the right in rows beside the face; None where they do not fit there."""
    left = face.x + face.width + 3 if face else inner.x
    most = face.height if face else inner.height * 0.45
    for size in _MARK_SIZES:
        placed = _rows(sheets, inner, left, marks, size * style.scale)
        if placed is not None and all(m.box.y + m.box.height <= inner.y + most for m in placed):
            return placed
    return None


def _rows(
    sheets: Sheets, inner: Box, left: float, marks: tuple[str, ...], size: float
) -> tuple[PlacedMark, ...] | None:
    """Marks of one size in rows that end at the right, or None where one is too wide."""
    height, gap = size * 1.4, size * 0.4
    rows: list[list[tuple[Line, float]]] = [[]]
    for mark in marks:
        line = sheets.typesetter.line(mark, bold=True)
        width = line.width * size + size * 0.8
        used = sum(w + gap for _, w in rows[-1])
        if rows[-1] and used + width > inner.x + inner.width - left:
            rows.append([])
        if width > inner.x + inner.width - left:
            return None
        rows[-1].append((line, width))
    placed: list[PlacedMark] = []
    for number, row in enumerate(rows):
        x = inner.x + inner.width - sum(w for _, w in row) - gap * (len(row) - 1)
        for line, width in row:
            y = inner.y + number * (height + gap)
            placed.append(PlacedMark(Box(x, y, width, height), line, size))
            x += width + gap
    return tuple(placed)
