"""Buttons: one class that paints every kind, so that all are the same height and line up."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_MEDIUM, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.focus import press_on_enter, ring_after
from seatingapp.ui.widgets.painting import paint_box, paint_focus_ring, text_width

HEIGHT = 32
_PAD = 12
_GAP = 8
_ICON = 18
_DOT = 10


class ButtonKind(Enum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    QUIET = "quiet"
    DANGER = "danger"
    PLAIN = "plain"  # no border until the pointer is over it
    LINK = "link"  # bold accent text, no box
    SAFE = "safe"  # status: private data is hidden
    EXPOSED = "exposed"  # status: private data can be seen


class Button(QPushButton):
    """A push button in one of the kinds above.

    `shortcut_hint` ("Ctrl F") is shown as a chip; it binds no key. A button without `text` needs
    `accessible`. With a menu set it shows a small arrow.
    """

    def __init__(
        self,
        text: str = "",
        *,
        name: str,
        kind: ButtonKind = ButtonKind.QUIET,
        icon: str = "",
        shortcut_hint: str = "",
        accessible: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible or text.replace("&", ""))
        if accessible and not text:
            self.setToolTip(accessible)
        self._kind = kind
        self._icon = icon
        self._hint = shortcut_hint
        self._ring = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if kind is ButtonKind.LINK:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> ButtonKind:
        """How the button looks."""
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        """Change how the button looks, as when board-safe view goes on or off."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Just wide enough for dot, icon, text, chip and arrow."""
        width = sum(part + _GAP for part in self._widths().values()) - _GAP
        pad = 4 if self._kind is ButtonKind.LINK else _PAD + 1
        if not self.text() and self._icon:
            return QSize(HEIGHT, HEIGHT)
        return QSize(round(width + 0.5) + 2 * pad, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A button never cuts its own text."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    @property
    def shows_ring(self) -> bool:
        """Whether the ring is to be drawn now."""
        return self.hasFocus() and self._ring

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, focus ring and content."""
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Draw the button as it is now, with a painter whose origin is its left top corner."""
        tokens = current_tokens()
        fill, line, ink = self._colours(tokens)
        box = QRectF(self.rect())
        if self.shows_ring:
            paint_focus_ring(painter, box, tokens.radius, tokens)
            if fill and fill != tokens.surface:  # a gap keeps ring and fill apart
                gap = tokens.focus_width + 2
                paint_box(painter, box.adjusted(gap, gap, -gap, -gap), 4, fill)
        else:
            paint_box(painter, box, tokens.radius, fill, line, tokens.border)
        self._paint_content(painter, tokens, ink)

    def _label(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _weight(self) -> int:
        return WEIGHT_BOLD if self._kind is ButtonKind.LINK else WEIGHT_MEDIUM

    def _widths(self) -> dict[str, float]:
        """Return the width of each part that is there, from left to right."""
        parts: dict[str, float] = {}
        if self._kind in (ButtonKind.SAFE, ButtonKind.EXPOSED):
            parts["dot"] = _DOT
        if self._icon:
            parts["icon"] = _ICON
        if self.text():
            parts["text"] = text_width(self._label(), 13, self._weight())
        if self._hint:
            parts["hint"] = text_width(self._hint, 11, WEIGHT_MEDIUM) + 12
        if self.menu() is not None:
            parts["arrow"] = 12
        return parts

    def _colours(self, tokens: Tokens) -> tuple[str | None, str | None, str]:
        """Return fill, line and text colour for the kind and the state of the button."""
        bare = self._kind in (ButtonKind.PLAIN, ButtonKind.LINK)
        if not self.isEnabled():
            return (None, None if bare else tokens.line, tokens.disabled_ink)
        over = self.underMouse()
        down = self.isDown() or self.isChecked()
        quiet_fill = tokens.pressed if down else tokens.hover if over else tokens.surface
        if bare:
            ink = tokens.accent if self._kind is ButtonKind.LINK else tokens.ink
            return (quiet_fill if over or down else None, None, ink)
        accent = tokens.accent_hover if over else tokens.accent
        colours: dict[ButtonKind, tuple[str | None, str | None, str]] = {
            ButtonKind.PRIMARY: (tokens.accent_pressed if down else accent, None, tokens.on_accent),
            ButtonKind.QUIET: (quiet_fill, tokens.control_line, tokens.ink),
            ButtonKind.DANGER: (
                tokens.danger_hover if over or down else tokens.danger,
                None,
                tokens.on_danger,
            ),
            ButtonKind.SAFE: (tokens.praise_soft, tokens.praise, tokens.praise_ink),
            ButtonKind.EXPOSED: (tokens.concern_soft, tokens.concern, tokens.concern_ink),
        }
        return colours[self._kind]

    def _paint_content(self, painter: QPainter, tokens: Tokens, ink: str) -> None:
        if self._kind is ButtonKind.LINK and not (self._icon or self._hint):
            # Nothing beside its text: there is one in every line of a list.
            self._paint_part(painter, "text", QRectF(self.rect()), tokens, ink)
            return
        widths = self._widths()
        total = sum(widths.values()) + _GAP * (len(widths) - 1)
        x = (self.width() - total) / 2
        for part, width in widths.items():
            self._paint_part(painter, part, QRectF(x, 0, width, self.height()), tokens, ink)
            x += width + _GAP

    def _paint_part(
        self, painter: QPainter, part: str, rect: QRectF, tokens: Tokens, ink: str
    ) -> None:
        middle = rect.center()
        ratio = self.devicePixelRatioF()
        if part == "dot":
            paint_box(painter, QRectF(rect.x(), middle.y() - 5, _DOT, _DOT), 5, ink)
        elif part == "icon":
            pixmap = icon_pixmap(self._icon, ink, _ICON, ratio)
            painter.drawPixmap(rect.topLeft() + _to_middle(rect, _ICON), pixmap)
        elif part == "arrow":
            pixmap = icon_pixmap("chevron-down", ink, 12, ratio)
            painter.drawPixmap(rect.topLeft() + _to_middle(rect, 12), pixmap)
        elif part == "hint":
            on_fill = self._kind is ButtonKind.PRIMARY
            chip = QRectF(rect.x(), middle.y() - 8, rect.width(), 16)
            paint_box(painter, chip, 4, None, ink if on_fill else tokens.control_line)
            painter.setFont(ui_font(11, WEIGHT_MEDIUM))
            painter.setPen(QColor(ink if on_fill or not self.isEnabled() else tokens.muted))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._hint)
        else:
            painter.setFont(ui_font(13, self._weight()))
            painter.setPen(QColor(ink))
            painter.drawText(
                rect.adjusted(-2, 0, 2, 0), Qt.AlignmentFlag.AlignCenter, self._label()
            )


def _to_middle(rect: QRectF, size: int) -> QPointF:
    return QPointF(0, (rect.height() - size) / 2)
