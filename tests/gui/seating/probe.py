"""Knows where things are on the Seating page: tests say who and what, this says where and how."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.plans import Occupant, Plan
from seatingapp.services.classes import all_classes
from seatingapp.services.seating import plans_of
from seatingapp.services.workspace import Workspace
from seatingapp.ui.place import Place
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.factory import make_seating_page
from seatingapp.ui.seating.page import SeatingPage
from tests.gui.building import tools_for

_Left = Qt.MouseButton.LeftButton
_Plain = Qt.KeyboardModifier.NoModifier


@dataclass
class Turned:
    """A clock for the private view that a test turns."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class SeatingProbe:
    """The page over an open vault, in a window of the smallest screen."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.tools = tools_for(workspace, folder)
        self.editor = self.tools.editor
        self.clock = Turned()
        self.private = PrivateView(self.clock)
        self.at = Place()
        self.page: SeatingPage = make_seating_page(self.tools, self.private, self.at)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.show()
        with qtbot.waitActive(self.page):
            self.page.activateWindow()
        self.view = self.page.canvas.plan
        self.tray = self.page.canvas.tray

    # What is so.

    def class_id(self, name: str) -> int:
        """The id of a class."""
        known = self.workspace.read(all_classes)
        return next(c.school_class.id for c in known if c.school_class.name == name)

    def plans(self) -> tuple[Plan, ...]:
        """The plans of the class on the page as the vault has them, the newest first."""
        return self.workspace.read(lambda s: plans_of(s, self.at.class_id))

    def seated(self) -> dict[int, Occupant]:
        """Who sits where on the newest plan in the vault."""
        return dict(self.plans()[0].seated)

    def pupil(self, name: str) -> int:
        """The id of a pupil by the name on the card."""
        state = self.view.state
        return next(c.pupil_id for c in (*state.cards.values(), *state.tray) if c.name == name)

    def seat(self, name: str) -> int | None:
        """Where a pupil sits on the screen."""
        return self.view.state.seat_of(self.pupil(name))

    def empty_seats(self) -> list[int]:
        """Seats with nobody on them, in reading order."""
        return [s for s in self.view.spoken_seats() if s not in self.view.state.cards]

    def names(self) -> list[str]:
        """Everybody on the plan, in reading order."""
        cards = self.view.state.cards
        return [cards[s].name for s in self.view.spoken_seats() if s in cards]

    def text(self, name: str) -> str:
        """The text of a label or button."""
        widget = self.page.findChild(QWidget, name)
        assert widget is not None, name
        shown: str = widget.property("text")
        return shown

    def shown_id(self) -> int:
        """The id of the plan on the page."""
        shown = self.page._state.plan_id
        assert shown is not None
        return shown

    def press(self, name: str) -> None:
        """Click a button by its object name."""
        widget = self.page.findChild(QWidget, name)
        assert widget is not None, name
        assert widget.isVisible(), name
        assert widget.isEnabled(), name
        QTest.mouseClick(widget, _Left)

    def on_day(self, later: int) -> None:
        """Let days go by."""
        now = self.workspace.clock() + dt.timedelta(days=later)
        self.workspace.clock = lambda: now

    # What a hand does.

    def drag(self, name: str, seat: int) -> None:
        """Drag a pupil from a seat or the tray to a seat."""
        self._drag(name, self._middle(seat))

    def drag_to_tray(self, name: str) -> None:
        """Drag a pupil to the tray."""
        self._drag(name, self.tray.mapToGlobal(self.tray.rect().center()))

    def keys(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = _Plain) -> None:
        """Press keys wherever the focus is."""
        for key in keys:
            target: QWidget | None = self.page.focusWidget()
            QTest.keyClick(self.page if target is None else target, key, modifier)

    def go_to(self, seat: int) -> None:
        """Bring the keyboard to a seat with arrow keys alone."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.keys(Qt.Key.Key_Home, modifier=Qt.KeyboardModifier.ControlModifier)
        for _ in range(len(self.view.spoken_seats())):
            if self.view.spoken_focus() == seat:
                return
            self.keys(Qt.Key.Key_Right)
        raise AssertionError(f"No way leads to seat {seat}.")

    def _middle(self, seat: int) -> QPoint:
        return self.view.spoken_area(seat).center()

    def _drag(self, name: str, to: QPoint) -> None:
        seat = self.seat(name)
        if seat is None:
            held: QWidget | None = self.tray.chip_of(self.pupil(name))
            assert held is not None
            start = held.rect().center()
        else:
            held = self.view.viewport()
            start = held.mapFromGlobal(self._middle(seat))
        QTest.mousePress(held, _Left, _Plain, start)
        QTest.mouseMove(held, start + QPoint(0, -30))
        QTest.mouseMove(held, held.mapFromGlobal(to))
        QTest.mouseRelease(held, _Left, _Plain, held.mapFromGlobal(to))
