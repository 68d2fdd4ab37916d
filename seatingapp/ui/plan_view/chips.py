"""The small filled chips on a card: marks such as PP, and points such as +3."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from seatingapp.domain.behaviour import signed
from seatingapp.domain.pupils import Characteristic
from seatingapp.ui.plan_view.card_layout import CHIP_GAP, CardLayout
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


def action_chip(tokens: Tokens) -> Chip:
    """The sign that there is something to do for a pupil."""
    return Chip("+", badge_colour("medical", tokens), tokens.badge_ink)


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
    for number, row in enumerate(_in_rows(chips, layout.chips_width, rows)):
        right = layout.chips_right
        for chip in reversed(row):
            right -= round(badge_width(chip.text))
            at = QPointF(right, layout.marks_top + number * _ROW)
            paint_badge(painter, at, chip.text, chip.ground, chip.ink)
            right -= CHIP_GAP


def draw_points(painter: QPainter, chips: list[Chip], layout: CardLayout) -> None:
    """Draw points in one row that ends at the right."""
    right = layout.chips_right
    for chip in reversed(chips):
        right -= round(pill_width(chip.text))
        at = QPointF(right, layout.points_top)
        paint_pill(painter, at, chip.text, chip.ground, chip.ink)
        right -= CHIP_GAP - 1


def _in_rows(chips: list[Chip], width: float, most: int) -> list[list[Chip]]:
    rows: list[list[Chip]] = [[]]
    used = 0.0
    for chip in chips:
        wide = badge_width(chip.text)
        if rows[-1] and used + CHIP_GAP + wide > width:
            if len(rows) == most:
                rows[-1][-1] = Chip(_ELLIPSIS, chip.ground, chip.ink)
                break
            rows.append([])
            used = 0.0
        used += wide + (CHIP_GAP if rows[-1] else 0)
        rows[-1].append(chip)
    return rows if chips and most else []
