"""Knows where things are on the Lesson page, so that tests can say what a teacher does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import Entry
from seatingapp.services.lessons import LessonRecord, record, setting, whats_on
from seatingapp.services.workspace import Workspace
from seatingapp.ui.editor import Editor
from seatingapp.ui.lesson.page import LessonPage
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.widgets.button import Button

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class LessonProbe:
    """The page as its user sees it, and the vault as it is."""

    qtbot: QtBot
    window: MainWindow
    page: LessonPage
    editor: Editor
    workspace: Workspace

    def record(self) -> LessonRecord:
        """What the vault holds of the lesson that is on, whatever the page shows."""
        choice = self.workspace.read(lambda s: whats_on(s, self.workspace.clock()))
        assert choice is not None
        return self.workspace.read(lambda s: record(s, choice.key))

    def newest(self) -> Entry:
        return self.record().entries[0]

    def id_of(self, name: str) -> int:
        choice = self.workspace.read(lambda s: whats_on(s, self.workspace.clock()))
        assert choice is not None
        cards = self.workspace.read(lambda s: setting(s, choice)).cards
        return next(c.pupil_id for c in cards if c.name == name)

    def centre_of(self, name: str) -> QPoint:
        """Where the middle of a card is in the plan's viewport."""
        plan = self.page.pane.plan
        seat = plan.state.seat_of(self.id_of(name))
        assert seat is not None
        return plan.viewport().mapFromGlobal(plan.spoken_area(seat).center())

    def tap(self, name: str, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        viewport = self.page.pane.plan.viewport()
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, left, modifiers, self.centre_of(name))

    def lasso(self, first: str, last: str) -> None:
        """Draw a band from above the first card to below the last one."""
        plan = self.page.pane.plan
        size = plan.spoken_area(plan.spoken_seats()[0]).size()
        reach = QPoint(size.width() // 2 + 3, size.height() // 2 + 3)
        start, end = self.centre_of(first) - reach, self.centre_of(last) + reach
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(plan.viewport(), left, _NONE, start)
        QTest.mouseMove(plan.viewport(), (start + end) / 2)
        QTest.mouseMove(plan.viewport(), end)
        QTest.mouseRelease(plan.viewport(), left, _NONE, end)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """A key, wherever the focus is."""
        focused = QApplication.focusWidget()
        QTest.keyClick(focused or self.page.pane.plan, key, modifiers)

    def click(self, name: str) -> None:
        """A button or tile by its name in the code."""
        button = self.page.findChild(QAbstractButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def click_tile(self, label: str) -> None:
        tile = next(
            t for c in self.page.column.palettes.values() for t in c.tiles if t.text() == label
        )
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)

    def go_private(self) -> None:
        """The deliberate act."""
        self.click("board-safe")
        self.click("show-private")

    def is_private(self) -> bool:
        return self.page.state.header.private

    def leave_window(self) -> None:
        QApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowDeactivate))

    def lines(self) -> list[tuple[str, str]]:
        """Who and what of the list on the right."""
        return [(n.who, n.text) for n in self.page.column.entries.list.lines()]

    def undo_line(self, who: str, text: str) -> None:
        listing = self.page.column.entries.list
        wanted = f"Undo {text} for {who}"
        found = next(b for b in listing.findChildren(Button) if b.accessibleName() == wanted)
        self.qtbot.waitUntil(found.isVisible)  # a new line shows with the next layout
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def card_words(self, name: str) -> str:
        plan = self.page.pane.plan
        seat = plan.state.seat_of(self.id_of(name))
        assert seat is not None
        return plan.spoken_words(seat)

    def everything_said(self) -> str:
        """Every text, tooltip and accessible name of the window that can be seen or heard."""
        said: list[str] = []
        for widget in [self.window, *self.window.findChildren(QWidget)]:
            if not widget.isVisible():
                continue
            said += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
                said.append(widget.text())
            if isinstance(widget, QListView) and widget.model() is not None:
                model = widget.model()
                said += [str(model.index(n, 0).data()) for n in range(model.rowCount())]
        plan = self.page.pane.plan
        said += [plan.spoken_words(seat) for seat in plan.spoken_seats()]
        return "\n".join(part for part in said if part)
