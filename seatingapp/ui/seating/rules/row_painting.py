"""How a rule is drawn: a pill for its strength, the sentence, why below it, how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.seating.rules.state import RuleRow, Standing
from seatingapp.ui.seating.rules.wrapping import line_height, wrapped
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_REGULAR, Tokens, ui_font
from seatingapp.ui.widgets.painting import paint_box, text_width

PILL = QSize(46, 16)
_PAD = 8  # above and below
_TOP = _PAD - 1  # where the sentence begins
_WIDE = 10_000  # wider than any line
_MOST_REASON = 2  # lines; all of it is in the tooltip
_TEXT_LEFT = PILL.width() + 8
_GAP = 10  # between text and how it came out
_ICON = 14
_MARK = 17  # height of the line with the mark
_FLAGS = int(
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignAbsolute
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextSingleLine
    | Qt.TextFlag.TextForceLeftToRight
)
# Corners of the signs in their box; icons are too thin beside bold figures.
_TICK = ((2.5, 7.5), (5.5, 10.5), (11.5, 3.5))
_CROSS = ((3.0, 3.0), (11.0, 11.0)), ((11.0, 3.0), (3.0, 11.0))
_SIGNS = {Standing.MET: (_TICK,), Standing.NOT_MET: _CROSS}


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of a row; where it is selected all stand on the colour of the selection."""

    ground: str
    ink: str
    muted: str
    good: str
    bad: str
    pill: str

    @staticmethod
    def of(tokens: Tokens, *, selected: bool, over: bool, active: bool) -> Inks:
        """The colours of a theme for a row."""
        if selected:
            on = tokens.selection_ink
            return Inks(tokens.selection, on, on, on, on, on)
        ground = tokens.hover if over else tokens.surface
        ink = tokens.ink if active else tokens.muted
        pill = tokens.pin if active else tokens.muted
        return Inks(ground, ink, tokens.muted, tokens.praise, tokens.concern, pill)


@dataclass(frozen=True, slots=True)
class RowLines:
    """A row in lines, and where they begin from its top; `mark` is 0 where there is none."""

    sentence: tuple[str, ...]
    reason: tuple[str, ...]
    under: int
    mark: int
    height: int


def came_out(row: RuleRow) -> str:
    """The word on the right where there is neither tick nor cross."""
    if row.standing is Standing.OFF:
        return "off"
    return row.tally or ("–" if row.standing is Standing.IDLE else "")


def below(row: RuleRow) -> str:
    """The muted line below the sentence."""
    return " · ".join(part for part in (row.reason, row.owner) if part)


def laid_out(row: RuleRow, width: int) -> RowLines:
    """Lay a row out in `width` pixels: all of the sentence, and two lines of why."""
    word = came_out(row)
    right = round(text_width(word, 13, WEIGHT_BOLD) + 0.5) if word else _ICON
    room = width - _TEXT_LEFT
    sentence = wrapped(row.sentence, 13, max(room - _GAP - right, 60))
    reason = wrapped(below(row), 12, max(room - _GAP - _ICON, 60), _MOST_REASON)
    under = _TOP + len(sentence) * line_height(13)
    end = under + len(reason) * line_height(12)
    mark = end + 2 if row.mark else 0
    return RowLines(sentence, reason, under, mark, (mark + _MARK if mark else end) + _PAD)


class Layouts:
    """Keeps how rows were laid out, of those that are shown only: they are private."""

    def __init__(self) -> None:
        self._known: dict[tuple[RuleRow, int], RowLines] = {}

    def of(self, row: RuleRow, width: int) -> RowLines:
        """How a row lies in `width` pixels."""
        found = self._known.get((row, width))
        if found is None:
            found = self._known[row, width] = laid_out(row, width)
        return found

    def keep(self, rows: Sequence[RuleRow]) -> None:
        """Forget all others."""
        shown = set(rows)
        self._known = {key: lines for key, lines in self._known.items() if key[0] in shown}

    def clear(self) -> None:
        """Forget everything, as when fonts are others."""
        self._known.clear()


def paint_row(painter: QPainter, rect: QRect, row: RuleRow, lines: RowLines, inks: Inks) -> None:
    """Paint the content of a row that was laid out; the caller painted its ground."""
    at, width = rect.topLeft(), rect.width()
    painter.save()
    painter.translate(at)
    paint_strength(painter, QRectF(0, _PAD, PILL.width(), PILL.height()), row.strength, inks)
    _paint_lines(painter, lines.sentence, _TOP, 13, inks.ink)
    _paint_lines(painter, lines.reason, lines.under, 12, inks.muted)
    if row.mark:
        box = QRect(_TEXT_LEFT, lines.mark, width - _TEXT_LEFT, _MARK)
        _paint_mark(painter, box, row.mark, inks)
    _paint_standing(painter, row, width, inks)
    painter.restore()


def _paint_lines(painter: QPainter, lines: Sequence[str], top: int, px: int, colour: str) -> None:
    painter.setFont(ui_font(px, WEIGHT_REGULAR))
    painter.setPen(QColor(colour))
    tall = line_height(px)
    for at, text in enumerate(lines):
        painter.drawText(QRect(_TEXT_LEFT, top + at * tall, _WIDE, tall), _FLAGS, text)


def paint_strength(painter: QPainter, box: QRectF, strength: Strength, inks: Inks) -> None:
    """Paint the pill: a must is filled, a wish has an outline."""
    must = strength is Strength.MUST
    paint_box(painter, box, 4, inks.pill if must else None, inks.pill)
    painter.setFont(ui_font(10, WEIGHT_BOLD))
    painter.setPen(QColor(inks.ground if must else inks.pill))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(strength))


def _paint_mark(painter: QPainter, box: QRect, mark: str, inks: Inks) -> None:
    """A shield and the words, so that it is neither overlooked nor a matter of colour."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft() + QPoint(0, 1), icon_pixmap("shield", inks.bad, 13, ratio))
    painter.setFont(ui_font(11, WEIGHT_BOLD))
    painter.setPen(QColor(inks.bad))
    room = box.adjusted(17, 0, 0, 0)
    shown = painter.fontMetrics().elidedText(mark, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_standing(painter: QPainter, row: RuleRow, width: int, inks: Inks) -> None:
    word = came_out(row)
    if word:
        ink = inks.good if row.tally else inks.muted
        if row.tally and row.standing is Standing.NOT_MET:
            ink = inks.bad
        painter.setFont(ui_font(13, WEIGHT_BOLD))
        painter.setPen(QColor(ink))
        room = QRect(0, _PAD - 1, width, PILL.height() + 2)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, word)
    elif row.standing in _SIGNS:
        ink = inks.good if row.standing is Standing.MET else inks.bad
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 2))
        painter.translate(width - _ICON, _PAD + 1)
        for stroke in _SIGNS[row.standing]:
            painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in stroke]))
