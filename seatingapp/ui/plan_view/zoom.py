"""How large the picture is shown: fitted to the window, up to four times that, and panned."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

MOST = 4.0
STEP = 1.25


class Zoom(QObject):
    """Keeps the factor (1 is fitted) over changes of the state and of the window's size."""

    changed = Signal(float)
    moving = Signal()  # a gesture goes on: rather be quick than sharp

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._factor = 1.0
        self._oversize = 1.0

    @property
    def factor(self) -> float:
        """How many times as large as fitted the picture is shown, 1 to 4."""
        return self._factor

    @property
    def can_pan(self) -> bool:
        """Whether some of the picture is out of sight."""
        return self._factor > 1.0

    def use(self, oversize: float) -> None:
        """Show a picture that is `oversize` times as large as the window."""
        self._oversize = oversize
        self._apply()

    def larger(self) -> None:
        """Zoom in by one step."""
        self.by(STEP)

    def smaller(self) -> None:
        """Zoom out by one step, down to the whole picture."""
        self.by(1 / STEP)

    def fit(self) -> None:
        """Show the whole picture."""
        self._set(1.0)

    def by(self, times: float, around: QPointF | None = None) -> None:
        """Zoom by a factor; the point `around` of the viewport stays where it is."""
        view = self._view
        middle = QPointF(view.viewport().rect().center()) if around is None else around
        place = view.mapToScene(middle.toPoint())
        self._set(self._factor * times)
        moved = view.mapFromScene(place) - middle.toPoint()
        self.pan(-moved)

    def smoothly(self, times: float, around: QPointF) -> None:
        """Zoom by a little as a part of a gesture: more of it will follow at once."""
        self.moving.emit()
        self.by(times, around)

    def pan(self, by: QPoint) -> None:
        """Move the picture under the window by so many pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())

    def _set(self, factor: float) -> None:
        factor = min(max(factor, 1.0), MOST)
        if factor < min(self._factor, 1.02):  # on the way out; a slow finger must get away from 1
            factor = 1.0
        if factor == self._factor:
            return
        self._factor = factor
        self._apply()
        self.changed.emit(factor)

    def _apply(self) -> None:
        scale = self._factor / self._oversize
        self._view.setTransform(QTransform.fromScale(scale, scale))
