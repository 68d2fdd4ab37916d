"""One behaviour of the palette: a tile with key, name and points, to be armed and then tapped."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.domain.behaviour import signed
from seatingapp.domain.policies.icons import FOLDER
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_MEDIUM, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.focus import press_on_enter
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import (
    paint_box,
    paint_edge,
    paint_focus_ring,
    polarity_colours,
    text_width,
)

HEIGHT = 44
_EDGE = 4
_CHIP = 18
_PAD = 14
_ICON = 18
_ICON_GAP = 6


class BehaviourTile(PaintedButton):
    """A tile for one behaviour type. `clicked` asks to arm it; `set_armed` shows that it is."""

    def __init__(
        self,
        key: str,
        label: str,
        points: int,
        polarity: str,
        *,
        icon: str = "",
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show `label` with its `key` chip ("1", or "" for none); polarity as in the domain.

        The picture `icon` of the policy gives way where the name would be cut.
        """
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(label)
        self._key = key
        self._icon = icon
        self._once = self._points = signed(points)
        self._polarity = polarity
        self._armed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(label)
        self._say()

    @property
    def armed(self) -> bool:
        """Whether the next tap on a pupil logs this behaviour."""
        return self._armed

    def set_armed(self, armed: bool) -> None:
        """Show the tile filled while it is armed."""
        self._armed = armed
        self._say()
        self.update()

    def set_amount(self, amount: int) -> None:
        """Show that the next tap counts it so many times; once needs no word."""
        self._points = f"×{amount}  {self._once}" if amount > 1 else self._once
        self._say()
        self.update()

    def _say(self) -> None:
        parts = [self.text(), self._polarity, self._points]
        parts += [f"key {self._key}"] if self._key else []
        parts += ["armed"] if self._armed else []
        self.setAccessibleName(", ".join(parts))

    def sizeHint(self) -> QSize:
        """Two tiles beside each other fill a side panel."""
        return QSize(194, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small screen; the name wraps."""
        return QSize(128, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, coloured edge, key, name and points."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        ink = tokens.on_accent if self._armed else tokens.ink
        if not self.isEnabled():
            ink = tokens.disabled_ink
        self._paint_box(painter, box, tokens)
        x = box.left() + _PAD
        if self._key:
            self._paint_key(painter, QRectF(x, box.center().y() - 8, _CHIP, 16), tokens)
            x += _CHIP + 8
        points_width = text_width(self._points, 13, WEIGHT_BOLD)
        right = box.right() - 11
        painter.setPen(QColor(ink))
        painter.setFont(ui_font(13, WEIGHT_BOLD))
        points = QRectF(right - points_width - 1, 0, points_width + 2, box.height())
        painter.drawText(points, Qt.AlignmentFlag.AlignCenter, self._points)
        room = QRectF(x, 2, points.left() - 6 - x, box.height() - 4)
        if self._icon and fits(self.text(), room.width() - _ICON - _ICON_GAP):
            at = QPointF(x, box.center().y() - _ICON / 2)
            picture = icon_pixmap(f"{FOLDER}/{self._icon}", ink, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(at, picture)
            room.setLeft(x + _ICON + _ICON_GAP)
        self._paint_name(painter, room)

    def _paint_box(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        strong, _, _ = polarity_colours(self._polarity, tokens)
        over = self.underMouse() and self.isEnabled()
        if self._armed:
            fill = tokens.accent_hover if over else tokens.accent
            paint_box(painter, box, tokens.radius, fill)
        else:
            fill = tokens.pressed if self.isDown() else tokens.hover if over else tokens.surface
            paint_box(painter, box, tokens.radius, fill, tokens.control_line, tokens.border)
            colour = strong if self.isEnabled() else tokens.line
            paint_edge(painter, box, tokens.radius, colour, _EDGE)
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
            if self._armed:
                inner = box.adjusted(3, 3, -3, -3)
                paint_box(painter, inner, tokens.radius - 3, None, tokens.surface, 2)

    def _paint_key(self, painter: QPainter, chip: QRectF, tokens: Tokens) -> None:
        line = tokens.on_accent if self._armed else tokens.control_line
        paint_box(painter, chip, 4, None, line)
        painter.setFont(ui_font(11, WEIGHT_MEDIUM))
        painter.setPen(QColor(tokens.on_accent if self._armed else tokens.muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)

    def _paint_name(self, painter: QPainter, room: QRectF) -> None:
        """Draw the name on one line, or on two with the second elided."""
        font = ui_font(13, WEIGHT_MEDIUM)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        first, second = split_label(self.text(), room.width(), metrics)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not second:
            painter.drawText(room, align, first)
            return
        height = 16.0
        top = QRectF(room.x(), room.center().y() - height, room.width(), height)
        painter.drawText(top, align, first)
        painter.drawText(top.translated(0, height), align, second)


def split_label(text: str, width: float, metrics: QFontMetricsF) -> tuple[str, str]:
    """Return `text` on one or two lines that fit `width`; only the last one may be elided."""
    elide = Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    words = text.split()
    fitting = 0
    for count in range(1, len(words)):
        if metrics.horizontalAdvance(" ".join(words[:count])) <= width:
            fitting = count
    if not fitting:
        return metrics.elidedText(text, elide, width), ""
    rest = " ".join(words[fitting:])
    return " ".join(words[:fitting]), metrics.elidedText(rest, elide, width)


def fits(text: str, width: float) -> bool:
    """Whether a name fits a width on one or two lines, and not even its last word is cut."""
    metrics = QFontMetricsF(ui_font(13, WEIGHT_MEDIUM))
    return "".join(split_label(text, width, metrics)).replace(" ", "") == text.replace(" ", "")
