"""Lets files be dropped: only local ones, and only when something is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, current_tokens, ui_font


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that a drag carries."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


class DropHint(QWidget):
    """Lies over a page while files are held above it; lets the mouse through."""

    def __init__(self, page: QWidget, text: str) -> None:
        super().__init__(page)
        self.setObjectName("drop-hint")
        self._page, self._text = page, text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """Cover the whole page."""
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a veil, a dashed box and the words."""
        tokens = current_tokens()
        painter = QPainter(self)
        veil = QColor(tokens.surface)
        veil.setAlpha(225)
        painter.fillRect(self.rect(), veil)
        paint_dashes(painter, QRectF(self.rect()).adjusted(16, 16, -16, -16), tokens.accent)
        painter.setFont(ui_font(20, WEIGHT_SEMIBOLD))
        painter.setPen(QColor(tokens.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class DropZone(QFrame):
    """A dashed box that says where files may be dropped; the page itself takes them."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        tokens = current_tokens()
        painter = QPainter(self)
        paint_dashes(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), tokens.muted, 1.5)


def paint_dashes(painter: QPainter, box: QRectF, colour: str, width: float = 2.0) -> None:
    """Paint a rounded box with a dashed line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), width)
    pen.setDashPattern((4.0, 3.0))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, current_tokens().radius_large, current_tokens().radius_large)
    painter.restore()


def as_paths(names: Sequence[str]) -> tuple[Path, ...]:
    """Return the paths that a file dialog names."""
    return tuple(Path(name) for name in names)
