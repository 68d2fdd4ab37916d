"""The card of one pupil on a chart: photo or initials, marks, name and what to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.plan_picture import Box
from seatingapp.printing.photos import fitted_photo
from seatingapp.printing.sheets import INK, PALE, WHITE, Sheets
from seatingapp.printing.snapshots import ChartCard
from seatingapp.printing.typesetting import Line
from seatingapp.printing.wrapping import FLOOR, LEADING, Fitted, Style, fit

_LEAST_FACE = 20.0  # a photo lower than this says nothing
_MARK_SIZES = (7.5, 6.75, 6.0, 5.25, 4.5)
_ACTION = 8.25


@dataclass(frozen=True, slots=True)
class CardStyle:
    """How the cards of one page look, so that the page is of one piece.

    `name` is the size that most names take; `face` the height of photos, `top` that of the strip
    above the names, both nought where there is none; `centred` sets names only, for the door.
    """

    name: float
    centred: bool
    scale: float = 1.0
    face: float = 0.0
    top: float = 0.0


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
    inner = inside(box, style)
    face = None
    marks = None
    if style.face and (card.photo or card.initials):
        face = Box(inner.x, inner.y, style.face * 0.85, style.face)
        marks = _marks_beside(sheets, inner, card.marks, face, style)
    if marks is None:  # there is no face, or the marks need the room that it takes
        face = None
        marks = _marks_above(sheets, inner, card.marks, style)
    lowest = max([mark.box.y + mark.box.height for mark in marks], default=inner.y)
    top = max(lowest + 2 * style.scale if marks else inner.y, inner.y + style.top)
    room = max(inner.y + inner.height - top, 1.0)
    action = None
    if card.action:
        kept = max(style.name * LEADING, min(2 * FLOOR * LEADING, room * 0.6))  # for the name
        most = max(room - kept, room * 0.4)
        action = fit(sheets.typesetter, card.action, inner.width, most, _action_style(style))
    left = room - action.height if action else room
    name = fit(sheets.typesetter, card.name, inner.width, left, _name_style(style))
    placed = None
    if action:
        low = Box(inner.x, top + name.height, inner.width, action.height)
        placed = PlacedText(low, action)
    return CardPlan(PlacedText(Box(inner.x, top, inner.width, left), name), placed, marks, face)


def inside(box: Box, style: CardStyle) -> Box:
    """A card within its padding."""
    pad = min(6.5 * style.scale, box.width * 0.09, box.height * 0.09)
    return Box(box.x + pad, box.y + pad, box.width - 2 * pad, box.height - 2 * pad)


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


def least_card(cards: Iterable[ChartCard], scale: float) -> tuple[float, float]:
    """The smallest card on which names of two short words can be read with all that goes with them.

    A photo is not counted: it gives way on small cards.
    """
    shown = list(cards)
    marks = 16.0 if any(card.marks for card in shown) else 0.0
    action = 11.0 if any(card.action for card in shown) else 0.0
    return 38.0 + (8.0 if marks or action else 0.0), 17.0 + (marks + action) * scale


def page_style(sheets: Sheets, box: Box, cards: list[ChartCard], style: CardStyle) -> CardStyle:
    """The style with what the cards of a page have in common: the strip on top, the name's size.

    Nine of ten names fit at the common size, unless that made most of them much too small.
    """
    inner = inside(box, style)
    action = _ACTION * style.scale * LEADING if any(card.action for card in cards) else 0.0
    spare = inner.height - style.name * LEADING - action - 4 * style.scale
    face = min(inner.height * 0.56, spare, inner.width * 0.6)
    if face >= _LEAST_FACE and any(card.photo or card.initials for card in cards):
        style = dataclasses.replace(style, face=face, top=face + 3 * style.scale)
    elif any(card.marks for card in cards):
        strip = min(_MARK_SIZES[0] * 1.4 * style.scale, inner.height * 0.4)
        style = dataclasses.replace(style, top=strip + style.scale)
    sizes = sorted(plan_card(sheets, box, card, style).name.fitted.size for card in cards)
    if not sizes:
        return style
    name = max(sizes[len(sizes) // 10], sizes[len(sizes) // 2] * 0.8)
    return dataclasses.replace(style, name=name)


def _name_style(style: CardStyle) -> Style:
    return Style(style.name, bold=True, most_lines=3)


def _action_style(style: CardStyle) -> Style:
    return Style(_ACTION * style.scale, floor=5.5, most_lines=4)


def _draw_face(sheets: Sheets, box: Box, card: ChartCard, style: CardStyle) -> None:
    photo = fitted_photo(card.photo, box.width, box.height) if card.photo else None
    if photo:
        sheets.picture(box, photo)
        sheets.frame(box, thickness=0.5)
        return
    sheets.frame(box, line=None, fill=PALE)
    room = Box(box.x + 2, box.y + 2, box.width - 4, box.height - 4)
    look = Style(min(11.5 * style.scale, box.height * 0.4), bold=True)
    fitted = fit(sheets.typesetter, card.initials, room.width, room.height, look)
    draw_text(sheets, room, fitted, centred=True)


def _marks_beside(
    sheets: Sheets, inner: Box, marks: tuple[str, ...], face: Box, style: CardStyle
) -> tuple[PlacedMark, ...] | None:
    """Marks from the right in rows beside the face; None where they do not fit there."""
    left = face.x + face.width + 3
    tried = (_rows(sheets, inner, left, marks, size * style.scale) for size in _MARK_SIZES)
    return next((rows for rows in tried if rows is not None and _fits(rows, face)), None)


def _marks_above(
    sheets: Sheets, inner: Box, marks: tuple[str, ...], style: CardStyle
) -> tuple[PlacedMark, ...]:
    """Marks from the right in rows above the name, as small as they must be: none is left out."""
    strip = Box(inner.x, inner.y, inner.width, max(inner.height * 0.45, style.top))
    size = _MARK_SIZES[0] * style.scale
    while (rows := _rows(sheets, inner, inner.x, marks, size)) is None or not _fits(rows, strip):
        size *= 0.9
    return rows


def _fits(marks: tuple[PlacedMark, ...], strip: Box) -> bool:
    return all(mark.box.y + mark.box.height <= strip.y + strip.height for mark in marks)


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
