"""How long a frame takes while a pupil is dragged across a room of 60 with photos.

`measure` drives the real view in a real window: for each frame a mouse event, then everything
that it made Qt want to do, up to the painted window; with lights, every seat says what it would
mean. `live` shows one plan after the other, as while a better one is looked for.
`python -m tests.benchmarks.drag_frames` prints the numbers.
"""

from __future__ import annotations

import math
import os
import random
import statistics
import time
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rules.verdicts import SeatLight
from seatingapp.ui.plan_view import PlanView, TrayStrip
from seatingapp.ui.theme import ThemeChoice, install_theme
from tests.gui.plan_view.rooms import drawn_photo, full_room

FRAME_MS = 1000 / 60
_WINDOW = (830, 620)


def measure(
    seats: int = 60, photos: bool = True, frames: int = 300, lights: bool = False
) -> list[float]:
    """Return the milliseconds of each frame of a drag in a room of so many seats.

    With `lights` the first frame also shows one on every seat.
    """
    app = _app()
    window, view = _window(seats, photos)
    lit = replace(view.state, lights=_lights(view)) if lights else view.state
    viewport = view.viewport()
    first = view.spoken_seats()[0]
    start = viewport.mapFromGlobal(view.spoken_area(first).center())
    _send(viewport, QEvent.Type.MouseButtonPress, start)
    times = []
    for frame in range(frames):
        there = _on_the_way(viewport, frame, frames)
        began = time.perf_counter()
        _send(viewport, QEvent.Type.MouseMove, there)
        if frame == 0:
            view.show_state(lit)  # as a page answers when somebody is lifted
        _paint(app, window)
        times.append((time.perf_counter() - began) * 1000)
    _send(viewport, QEvent.Type.MouseButtonRelease, QPoint(2, 2))
    _close(app, window)
    return times


def live(pupils: int = 36, plans: int = 60) -> list[float]:
    """Return the milliseconds from each plan to its picture; in each everybody sits elsewhere."""
    app = _app()
    window, view = _window(pupils, photos=True)
    state, chance = view.state, random.Random(3)
    seats, times = list(state.cards), []
    for _ in range(plans):
        chance.shuffle(seats)
        cards = dict(zip(seats, state.cards.values(), strict=True))
        began = time.perf_counter()
        view.show_state(replace(state, cards=cards))
        _paint(app, window)
        times.append((time.perf_counter() - began) * 1000)
    _close(app, window)
    return times


def _app() -> QApplication:
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("Frames can be measured only in an app with windows.")
    install_theme(app, ThemeChoice.LIGHT)
    return app


def _paint(app: QApplication, window: QWidget) -> None:
    app.processEvents()
    # Qt waits for the screen's next frame; here everything is painted at once.
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))


def _close(app: QApplication, window: QWidget) -> None:
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _lights(view: PlanView) -> dict[int, SeatLight]:
    """A light for every seat; no two neighbours show the same."""
    return {
        seat: SeatLight(n % 3 != 0, n - 30, () if n % 3 else ("Amir not beside Ben",))
        for n, seat in enumerate(view.spoken_seats())
    }


def _window(seats: int, photos: bool) -> tuple[QWidget, PlanView]:
    layout = from_template(Template.ROWS_OF_DOUBLES, 5, max(1, math.ceil(seats / 10)))
    window, view, tray = QWidget(), PlanView(), TrayStrip()
    box = QVBoxLayout(window)
    box.addWidget(view)
    box.addWidget(tray)
    view.set_tray(tray)
    if photos:
        view.set_photos(drawn_photo)
    window.resize(*_WINDOW)
    window.show()
    view.show_state(replace(full_room(layout, seats, photos), movable=True))
    QApplication.processEvents()
    view.grab()  # every card is drawn once before anybody drags
    return window, view


def _on_the_way(viewport: QWidget, frame: int, frames: int) -> QPoint:
    """A figure of eight over the whole room, so that many seats are passed."""
    turn = 2 * math.pi * frame / frames * 3
    x = viewport.width() * (0.5 + 0.45 * math.sin(turn))
    y = viewport.height() * (0.6 + 0.35 * math.sin(2 * turn))
    return QPoint(round(x), round(y))


def _send(viewport: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    """Send a mouse event as a pointing device would."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind,
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        button,
        held,
        Qt.KeyboardModifier.NoModifier,
    )
    QCoreApplication.sendEvent(viewport, event)


def summary(times: list[float]) -> str:
    """Return the numbers that matter of a measurement, in a line."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    late = sum(t > FRAME_MS for t in times)
    return (
        f"{len(times)} frames: median {statistics.median(times):.2f} ms, p99 {p99:.2f} ms, "
        f"longest {ordered[-1]:.2f} ms, {late} of them over {FRAME_MS:.1f} ms"
    )


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print("plain ", summary(measure()))
    print("lights", summary(measure(lights=True)))
    print("plans ", summary(live()))
