"""Knows where to click: tests say who and what, this says where and how."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.plan_view import PlanState, PlanView, TrayStrip
from seatingapp.ui.plan_view.ghost import Ghost
from seatingapp.ui.plan_view.tray import TrayChip

_Left = Qt.MouseButton.LeftButton
_Plain = Qt.KeyboardModifier.NoModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
_SIGNALS = (
    "pupil_activated",
    "seat_activated",
    "selection_requested",
    "place_requested",
    "tray_requested",
    "pin_requested",
    "menu_requested",
    "connect_requested",
    "connecting_ended",
    "typed",
)


class PlanProbe:
    """A plan and its tray in a window, and everything that they asked for, in order."""

    def __init__(self, qtbot: QtBot, state: PlanState, size: tuple[int, int] = (830, 620)) -> None:
        self.window = QWidget()
        self.view = PlanView()
        self.tray = TrayStrip()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.view)
        layout.addWidget(self.tray)
        self.view.set_tray(self.tray)
        self.asked: list[tuple[object, ...]] = []
        self.heard: list[str] = []
        self.view.said.connect(self.heard.append)
        for name in _SIGNALS:
            getattr(self.view, name).connect(self._listener(name))
        self.window.resize(*size)
        qtbot.addWidget(self.window)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.view.show_state(state)
        layout.activate()
        self.image()

    def _listener(self, name: str) -> Callable[..., None]:
        def listen(*values: object) -> None:
            self.asked.append((name, *values))

        return listen

    # Who is where.

    def pupil(self, name: str) -> int:
        """The id of a pupil of that name."""
        state = self.view.state
        return next(c.pupil_id for c in (*state.cards.values(), *state.tray) if c.name == name)

    def seat(self, name: str) -> int:
        """The seat of a pupil of that name."""
        seat = self.view.state.seat_of(self.pupil(name))
        assert seat is not None
        return seat

    def empty_seat(self) -> int:
        """The first seat without a pupil, in reading order."""
        return next(s for s in self.view.spoken_seats() if s not in self.view.state.cards)

    def area(self, seat: int) -> QRect:
        """Where a seat is in the viewport."""
        area = self.view.spoken_area(seat)
        return QRect(self.view.viewport().mapFromGlobal(area.topLeft()), area.size())

    def focused(self) -> str:
        """What is said of the seat with the focus."""
        seat = self.view.spoken_focus()
        return self.view.spoken_words(seat) if seat is not None else ""

    def chips(self) -> list[str]:
        """The names in the tray as shown."""
        flow = self.tray.findChildren(TrayChip)
        return [chip.text() for chip in flow if not chip.isHidden()]

    def ghosts(self) -> list[Ghost]:
        """The cards that hang at the pointer."""
        return [g for g in self.window.findChildren(Ghost) if not g.isHidden()]

    def image(self) -> QImage:
        """The picture as it is painted now."""
        return self.view.grab().toImage()

    # What a hand does.

    def click(self, name: str, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Click a card."""
        self.click_seat(self.seat(name), modifier)

    def click_seat(self, seat: int, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Click a seat."""
        QTest.mouseClick(self.view.viewport(), _Left, modifier, self.area(seat).center())

    def click_at(self, spot: QPoint) -> None:
        """Click anywhere in the viewport."""
        QTest.mouseClick(self.view.viewport(), _Left, _Plain, spot)

    def double_click_at(self, spot: QPoint) -> None:
        """Click twice in quick succession: Qt sends the second press as another event."""
        viewport = self.view.viewport()
        QTest.mouseClick(viewport, _Left, _Plain, spot)
        QTest.mouseDClick(viewport, _Left, _Plain, spot)
        QTest.mouseRelease(viewport, _Left, _Plain, spot)

    def click_row_of(self, name: str, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Click in the margin left of somebody's row."""
        spot = QPoint(6, self.area(self.seat(name)).center().y())
        QTest.mouseClick(self.view.viewport(), _Left, modifier, spot)

    def lift(self, name: str) -> None:
        """Press on a card, or a chip of the tray, and begin to drag."""
        chip = self.tray.chip_of(self.pupil(name))
        if chip is not None:
            self._press(chip, chip.rect().center())
        else:
            self._press(self.view.viewport(), self.area(self.seat(name)).center())
        self.move_by(QPoint(0, -30))

    def lift_from(self, seat: int) -> None:
        """Press on a seat and begin to drag."""
        self._press(self.view.viewport(), self.area(seat).center())
        self.move_by(QPoint(0, -30))

    def move_by(self, by: QPoint) -> None:
        """Move the pressed pointer."""
        QTest.mouseMove(self._held, self._at + by)

    def move_to_seat(self, seat: int) -> None:
        """Move the pressed pointer over a seat."""
        there = self.view.viewport().mapToGlobal(self.area(seat).center())
        QTest.mouseMove(self._held, self._held.mapFromGlobal(there))

    def drop_on_seat(self, seat: int) -> None:
        """Move the pressed pointer over a seat and let go."""
        self.move_to_seat(seat)
        self._drop(self.view.viewport().mapToGlobal(self.area(seat).center()))

    def drop_on_tray(self) -> None:
        """Move the pressed pointer over the tray and let go."""
        there = self.tray.mapToGlobal(self.tray.rect().center())
        QTest.mouseMove(self._held, self._held.mapFromGlobal(there))
        self._drop(there)

    def lasso(self, first: str, last: str, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Draw a band from above the card of one pupil into the card of another."""
        start = self.area(self.seat(first)).topLeft() - QPoint(2, 12)
        self.band(start, self.area(self.seat(last)).center(), modifier)

    def band(self, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Draw a band from one point of the viewport to another."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, _Left, modifier, start)
        QTest.mouseMove(viewport, (start + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, _Left, modifier, end)

    def draw_line(self, first: str, last: str, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Draw from the card of one pupil into the card of another."""
        start, end = (self.area(self.seat(name)).center() for name in (first, last))
        self.band(start, end, modifier)

    def tooltip_over(self, seat: int) -> str:
        """The text that comes up where the pointer rests on a seat."""
        spot, viewport = self.area(seat).center(), self.view.viewport()
        QApplication.sendEvent(
            viewport, QHelpEvent(QEvent.Type.ToolTip, spot, viewport.mapToGlobal(spot))
        )
        return QToolTip.text()

    def wheel_over(self, name: str, turn: int, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Turn the wheel over a card."""
        viewport = self.view.viewport()
        spot = QPointF(self.area(self.seat(name)).center())
        event = QWheelEvent(
            spot,
            QPointF(viewport.mapToGlobal(spot)),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    def pan_with_space(self, by: QPoint) -> None:
        """Hold Space and drag the picture."""
        viewport, start = self.view.viewport(), self.view.viewport().rect().center()
        QTest.keyPress(self.view, Qt.Key.Key_Space)
        QTest.mousePress(viewport, _Left, _Plain, start)
        QTest.mouseMove(viewport, start + by)
        QTest.mouseRelease(viewport, _Left, _Plain, start + by)
        QTest.keyRelease(self.view, Qt.Key.Key_Space)

    def keys(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Press and let go of keys, wherever the focus is."""
        for key in keys:
            target = self.window.focusWidget()
            QTest.keyClick(target, key, modifier)

    def go_to(self, name: str) -> None:
        """Bring the focus to a pupil."""
        assert self.view.focus_pupil(self.pupil(name))
        self.heard.clear()

    def _press(self, widget: QWidget, at: QPoint) -> None:
        self._held, self._at = widget, at
        QTest.mousePress(widget, _Left, _Plain, at)

    def _drop(self, there: QPoint) -> None:
        QTest.mouseRelease(self._held, _Left, _Plain, self._held.mapFromGlobal(there))
