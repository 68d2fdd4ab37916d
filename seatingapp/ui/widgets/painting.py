"""Drawing that several widgets and plan scenes share: boxes, focus rings, badges, pills, discs.

Every function paints with a painter that the caller opened, and leaves its state as it was.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from seatingapp.ui.theme import WEIGHT_BOLD, Tokens, ui_font

PILL_HEIGHT = 15.0
BADGE_HEIGHT = 13.0


def paint_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    line: str | None = None,
    width: float = 1.0,
) -> None:
    """Paint a rounded box whose border lies wholly inside `rect`."""
    if not fill and not line:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if line else 0.0
    painter.setPen(QPen(QColor(line), width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    shape = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, max(radius - inset, 0), max(radius - inset, 0))
    painter.restore()


def paint_edge(painter: QPainter, rect: QRectF, radius: float, colour: str, width: float) -> None:
    """Paint the left edge of a rounded box, `width` wide, following its corners."""
    box = QPainterPath()
    box.addRoundedRect(rect, radius, radius)
    inner = QPainterPath()
    inner.addRoundedRect(rect.adjusted(width, 1, radius, -1), radius - width, radius - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(rect.left(), rect.top(), width + 2, rect.height()))
    painter.fillPath(box.subtracted(inner), QColor(colour))
    painter.restore()


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float, tokens: Tokens) -> None:
    """Paint the focus ring just inside `rect`."""
    paint_box(painter, rect, radius, None, tokens.focus, tokens.focus_width)


def text_width(text: str, px: int, weight: int) -> float:
    """Return how wide `text` is in the UI font."""
    return QFontMetricsF(ui_font(px, weight)).horizontalAdvance(text)


def pill_width(text: str) -> float:
    """Return the width that `paint_pill` needs for `text`."""
    return text_width(text, 10, WEIGHT_BOLD) + 10


def paint_pill(painter: QPainter, at: QPointF, text: str, fill: str, ink: str) -> QRectF:
    """Paint a pill with its left top corner `at`, such as the points on a card."""
    rect = QRectF(at.x(), at.y(), pill_width(text), PILL_HEIGHT)
    paint_box(painter, rect, PILL_HEIGHT / 2, fill)
    _centre(painter, rect, text, 10, ink)
    return rect


def badge_width(text: str) -> float:
    """Return the width that `paint_badge` needs for `text`."""
    return max(text_width(text, 9, WEIGHT_BOLD) + 8, BADGE_HEIGHT)


def paint_badge(painter: QPainter, at: QPointF, text: str, fill: str, ink: str) -> QRectF:
    """Paint a square-cornered badge with its left top corner `at`, such as PP or EAL."""
    rect = QRectF(at.x(), at.y(), badge_width(text), BADGE_HEIGHT)
    paint_box(painter, rect, 4, fill)
    _centre(painter, rect, text, 9, ink)
    return rect


def paint_avatar(
    painter: QPainter, rect: QRectF, initials: str, number: int, tokens: Tokens
) -> None:
    """Paint the disc with a pupil's initials; `number` picks its colour and must stay the same."""
    fill = tokens.avatars[number % len(tokens.avatars)]
    paint_box(painter, rect, rect.height() / 2, fill)
    _centre(painter, rect, initials, max(9, round(rect.height() * 0.35)), tokens.avatar_ink)


def polarity_colours(polarity: str, tokens: Tokens) -> tuple[str, str, str]:
    """Return strong, soft and ink colour of `praise`, `neutral` or `concern`."""
    if polarity == "praise":
        return tokens.praise, tokens.praise_soft, tokens.praise_ink
    if polarity == "concern":
        return tokens.concern, tokens.concern_soft, tokens.concern_ink
    return tokens.neutral, tokens.neutral_soft, tokens.neutral_ink


def badge_colour(kind: str, tokens: Tokens) -> str:
    """Return the ground of a characteristic's badge: sen, pp, eal, medical, or anything else."""
    return {
        "sen": tokens.badge_sen,
        "pp": tokens.badge_pp,
        "eal": tokens.badge_eal,
        "medical": tokens.badge_medical,
    }.get(kind, tokens.badge_other)


def _centre(painter: QPainter, rect: QRectF, text: str, px: int, ink: str) -> None:
    painter.save()
    painter.setFont(ui_font(px, WEIGHT_BOLD))
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
