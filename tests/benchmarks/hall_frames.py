"""How long a frame takes while a hall of 400 is opened, zoomed and panned.

`HallView` drives the real view in a real window: for each frame an event of the wheel or the
mouse, then everything that it made Qt want to do, up to the painted window.
`python -m tests.benchmarks.hall_frames` prints the numbers.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.plan_view import EMPTY_PLAN, PlanState, PlanView
from seatingapp.ui.theme import ThemeChoice, install_theme
from tests.benchmarks.drag_frames import summary
from tests.gui.plan_view.rooms import drawn_photo, full_room

HALL = (20, 20)
CLASSROOM = (5, 3)
_WINDOW = (830, 560)
_MOST = 4.0  # as far as one can zoom
_NOTCH = 1.0015  # of the wheel, as the view counts it


def hall() -> RoomLayout:
    """An exam hall of 400 single desks."""
    return from_template(Template.EXAM_HALL, *HALL)


def classroom() -> RoomLayout:
    """Thirty seats at double desks."""
    return from_template(Template.ROWS_OF_DOUBLES, *CLASSROOM)


class HallView:
    """A plan in a window of its own, full of pupils with photos."""

    def __init__(self, layout: RoomLayout) -> None:
        """Open the window, with nothing in it yet."""
        app = QApplication.instance() or QApplication([])
        if not isinstance(app, QApplication):
            raise TypeError("Frames can be measured only in an app with windows.")
        install_theme(app, ThemeChoice.LIGHT)
        self._app = app
        self._state = full_room(layout, layout.capacity, photos=True)
        self._window, self._view = QWidget(), PlanView()
        QVBoxLayout(self._window).addWidget(self._view)
        self._view.set_photos(drawn_photo)
        self._window.resize(*_WINDOW)
        self._window.show()
        app.processEvents()

    def open(self) -> float:
        """Return the milliseconds from no room at all to the painted one."""
        self._show(EMPTY_PLAN)
        return self._show(self._state)

    def _show(self, state: PlanState) -> float:
        began = time.perf_counter()
        self._view.show_state(state)
        self._paint()
        return (time.perf_counter() - began) * 1000

    def zoom(self, frames: int) -> Iterator[float]:
        """In and out again with the wheel, over a point that wanders, and the moments after."""
        turn = math.log(_MOST) / math.log(_NOTCH) * 4 / frames
        for frame in range(frames):
            into = (frame * 4 // frames) % 2 == 0
            yield self._frame(self._wheel, round(turn if into else -turn), frame / frames)
            if frame % (frames // 4 or 1) == frames // 4 - 1:
                yield from self._rest()

    def pan(self, frames: int) -> Iterator[float]:
        """Drag the picture about with the middle button, where names have just come up."""
        self._view.zoom.fit()
        self._view.zoom.by(2.0)
        self._paint()
        viewport = self._view.viewport()
        self._mouse(QEvent.Type.MouseButtonPress, viewport.rect().center())
        for frame in range(frames):
            turn = 2 * math.pi * frame / frames * 3
            x = viewport.width() * (0.5 + 0.4 * math.sin(turn))
            y = viewport.height() * (0.5 + 0.4 * math.sin(2 * turn))
            at = QPoint(round(x), round(y))
            yield self._frame(self._mouse, QEvent.Type.MouseMove, at)
        self._mouse(QEvent.Type.MouseButtonRelease, viewport.rect().center())

    def close(self) -> None:
        """Take the window away."""
        self._window.close()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _frame(self, send: object, *what: object) -> float:
        began = time.perf_counter()
        send(*what)  # type: ignore[operator]
        self._paint()
        return (time.perf_counter() - began) * 1000

    def _rest(self) -> Iterator[float]:
        """The hand rests: what was drawn in a hurry becomes sharp, a few cards a turn.

        Most of that time the app waits; only the work counts.
        """
        while not self._view.is_sharp:
            began = time.thread_time()
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._paint()
            yield (time.thread_time() - began) * 1000

    def _paint(self) -> None:
        self._app.processEvents()
        # Qt waits for the screen's next frame; here everything is painted at once.
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))

    def _wheel(self, turn: int, share: float) -> None:
        viewport = self._view.viewport()
        angle = 2 * math.pi * share
        spot = QPointF(
            viewport.width() * (0.5 + 0.3 * math.cos(angle)),
            viewport.height() * (0.5 + 0.3 * math.sin(angle)),
        )
        event = QWheelEvent(
            spot,
            QPointF(viewport.mapToGlobal(spot)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(viewport, event)

    def _mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        viewport = self._view.viewport()
        middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
        moved = kind is QEvent.Type.MouseMove
        held = none if kind is QEvent.Type.MouseButtonRelease else middle
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            none if moved else middle,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(viewport, event)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name, layout in (("30 seats", classroom()), ("400 seats", hall())):
        view = HallView(layout)
        opened = [view.open() for _ in range(5)]
        print(f"{name}: opened in {min(opened):.1f} ms (first {opened[0]:.1f})")
        print("  zoom", summary(list(view.zoom(300))))
        print("  pan ", summary(list(view.pan(300))))
        view.close()
