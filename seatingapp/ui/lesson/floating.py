"""A panel that floats over the page next to what it is about, without stopping anything else."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

GAP = 8


class Popover(QFrame):
    """Hidden until `place` puts it beside something. It is no window, so the focus stays here."""

    def __init__(self, page: QWidget, *, name: str, width: int) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName(name)
        self.setFixedWidth(width)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 14)
        self.body.setSpacing(8)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(28)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)
        self.hide()

    def place(self, anchor: QRect) -> None:
        """Show it beside `anchor` (in the page's coordinates): right of it, else left, inside."""
        page = self._page
        height = min(self._wished_height(), page.height() - 2 * GAP)
        self.setFixedHeight(height)
        x = anchor.right() + GAP
        if x + self.width() > page.width() - GAP:
            x = anchor.left() - GAP - self.width()
        y = anchor.top() - GAP
        room = page.rect().adjusted(GAP, GAP, -GAP, -GAP)
        x = max(room.left(), min(x, room.right() - self.width()))
        y = max(room.top(), min(y, room.bottom() - height))
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def excess(self) -> int:
        """By how much what is in it is higher than the page, as negative as there is room left."""
        return self._wished_height() - (self._page.height() - 2 * GAP)

    def _wished_height(self) -> int:
        self.ensurePolished()
        self.body.activate()
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(self.width())
        return self.body.totalSizeHint().height()


def holds_focus(part: QWidget) -> bool:
    """Whether the focus is in a part of a page."""
    focused = cast("QWidget | None", part.window().focusWidget())
    return focused is not None and (focused is part or part.isAncestorOf(focused))
