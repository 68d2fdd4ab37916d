"""How large the room is shown: from the whole of it to one desk, and panned."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

STEP = 1.25
_LEAST, _MOST = 0.05, 6.0  # pixels per cm
_AROUND = 26.0  # px of ground that is seen around the walls
_BEYOND = 600.0  # cm that one may pan beyond them


class CanvasZoom(QObject):
    """Keeps the scale in pixels per centimetre; `changed` when it is another one."""

    changed = Signal(float)

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._room = QRectF()
        self._fitted = True
        self.scale = 1.0

    def use(self, room: QRectF) -> None:
        """Show a room of this size; it stays fitted if it was."""
        if room != self._room:
            self._room = room
            edge = _BEYOND
            self._view.setSceneRect(room.adjusted(-edge, -edge, edge, edge))
        self.refit()

    def refit(self) -> None:
        """Fit the room again where it was fitted before: the window has another size."""
        if self._fitted:
            self.fit()

    def fit(self) -> None:
        """Show the whole room."""
        size, room = self._view.viewport().size(), self._room
        if room.isEmpty():
            return
        wide, high = size.width() - 2 * _AROUND, size.height() - 2 * _AROUND
        self._set(min(wide / room.width(), high / room.height()))
        self._view.centerOn(self._room.center())
        self._fitted = True

    def larger(self) -> None:
        """Zoom in by one step."""
        self.by(STEP)

    def smaller(self) -> None:
        """Zoom out by one step."""
        self.by(1 / STEP)

    def by(self, times: float, around: QPointF | None = None) -> None:
        """Zoom by a factor; the point `around` of the viewport stays where it is."""
        view = self._view
        middle = QPointF(view.viewport().rect().center()) if around is None else around
        place = view.mapToScene(middle.toPoint())
        self._set(self.scale * times)
        self._fitted = False
        moved = view.mapFromScene(place) - middle.toPoint()
        self.pan(-moved)

    def pan(self, by: QPoint) -> None:
        """Move the room under the window by so many pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())
        if not by.isNull():
            self._fitted = False

    def _set(self, scale: float) -> None:
        scale = min(max(scale, _LEAST), _MOST)
        if scale == self.scale and self._view.transform().m11() == scale:
            return
        self.scale = scale
        self._view.setTransform(QTransform.fromScale(scale, scale))
        self.changed.emit(scale)
