"""The small filled chips on a card: marks such as PP, and points such as +3."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from seatingapp.domain.behaviour import signed
from seatingapp.domain.pupils import Characteristic
from seatingapp.ui.plan_view.card_layout import CHIP_GAP, CHIP_HEIGHT, CardLayout
from seatingapp.ui.plan_view.state import CardState
from seatingapp.ui.theme import Tokens
from seatingapp.ui.widgets.painting import (
    badge_colour,
    badge_width,
    paint_badge,
    paint_pill,
    pill_width,
    polarity_colours,
)

_ROW = 15.0
_ELLIPSIS = "…"
_ACTION = "+"
GUEST, MOVED = "guest", "moved"
_KINDS = {
    Characteristic.SEN: "sen",
    Characteristic.PUPIL_PREMIUM: "pp",
    Characteristic.EAL: "eal",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A word on a coloured ground."""

    text: str
    ground: str
    ink: str


def mark_chips(card: CardState, tokens: Tokens) -> list[Chip]:
    """Return the chips for what is known of a pupil; the sign that something is to be done last."""
    chips = [
        Chip(mark.text, badge_colour(_KINDS.get(mark.kind, ""), tokens), tokens.badge_ink)
        for mark in card.marks
    ]
    return [*chips, action_chip(tokens)] if card.has_action else chips


def day_chips(card: CardState, tokens: Tokens) -> list[Chip]:
    """Return the chips for what is so today only, which everybody may see."""
    words = [word for word, so in ((GUEST, card.guest), (MOVED, card.moved)) if so]
    return [Chip(word, tokens.info_soft, tokens.info_ink) for word in words]


def plain_chip(text: str, tokens: Tokens) -> Chip:
    """A chip for a grade or a number: no colour that says anything."""
    return Chip(text, tokens.neutral_soft, tokens.neutral_ink)


def action_chip(tokens: Tokens) -> Chip:
    """The sign that there is something to do for a pupil."""
    return Chip(_ACTION, badge_colour("medical", tokens), tokens.badge_ink)


def point_chips(card: CardState, show_private: bool, tokens: Tokens) -> list[Chip]:
    """Return the chips for the points of this lesson: praise, and concern in private only."""
    chips = []
    if card.praise:
        _, ground, ink = polarity_colours("praise", tokens)
        chips.append(Chip(signed(card.praise), ground, ink))
    if card.concern and show_private:
        _, ground, ink = polarity_colours("concern", tokens)
        chips.append(Chip(signed(-abs(card.concern)), ground, ink))
    return chips


def draw_marks(painter: QPainter, chips: list[Chip], layout: CardLayout, rows: int) -> None:
    """Draw marks from the right, as many rows as there may be; what has no room becomes `…`."""
    for number, row in enumerate(_in_rows(chips, layout.marks_width, rows)):
        right = layout.chips_right
        for chip in reversed(row):
            right -= round(badge_width(chip.text))
            at = QPointF(right, layout.marks_top + number * _ROW)
            paint_badge(painter, at, chip.text, chip.ground, chip.ink)
            right -= CHIP_GAP


def draw_points(painter: QPainter, chips: list[Chip], layout: CardLayout, most: float) -> None:
    """Draw points so that they end at the right; on a tiny card only those that have room."""
    if layout.points_stacked:
        for number, chip in enumerate(chips):
            left = layout.chips_right - round(pill_width(chip.text))
            _draw_point(painter, chip, left, layout.points_top + number * (CHIP_HEIGHT + 1))
        return
    wide = [round(pill_width(chip.text)) for chip in chips]
    while len(wide) > 1 and sum(wide) + CHIP_GAP - 1 > most:
        wide.pop()
    right = layout.chips_right
    for chip, width in reversed(list(zip(chips, wide, strict=False))):
        right -= width
        _draw_point(painter, chip, right, layout.points_top)
        right -= CHIP_GAP - 1


def draw_action(painter: QPainter, layout: CardLayout, tokens: Tokens) -> None:
    """Draw the sign for an action alone, at the left below the picture of a compact card."""
    chip = action_chip(tokens)
    paint_badge(painter, QPointF(2, layout.marks_top), chip.text, chip.ground, chip.ink)


def _draw_point(painter: QPainter, chip: Chip, left: float, top: float) -> None:
    paint_pill(painter, QPointF(left, top), chip.text, chip.ground, chip.ink)


def _in_rows(chips: list[Chip], width: float, most: int) -> list[list[Chip]]:
    """Fill rows with chips; where not all have room, the sign for an action comes first."""
    rows, left_out = _filled(chips, width, most)
    if left_out and chips[-1].text == _ACTION:
        rows, left_out = _filled([chips[-1], *chips[:-1]], width, most)
    if left_out and len(rows[-1]) + len(rows) > 2:  # never instead of the only chip
        rows[-1][-1] = Chip(_ELLIPSIS, chips[0].ground, chips[0].ink)
    return rows


def _filled(chips: list[Chip], width: float, most: int) -> tuple[list[list[Chip]], bool]:
    """Return the rows, and whether a chip was left out."""
    rows: list[list[Chip]] = [[]]
    used = 0.0
    for chip in chips:
        wide = badge_width(chip.text)
        if rows[-1] and used + CHIP_GAP + wide > width:
            if len(rows) == most:
                return rows, True
            rows.append([])
            used = 0.0
        used += wide + (CHIP_GAP if rows[-1] else 0)
        rows[-1].append(chip)
    return rows, False
