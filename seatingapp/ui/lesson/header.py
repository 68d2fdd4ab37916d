"""The head of the Lesson page: the class as a button, when and where, and the page's actions."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import HeaderState, LessonItem
from seatingapp.ui.lesson.tools_button import ToolsButton
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.title_button import PAD, TitleButton

_SAFE = "Board-safe: private data hidden"
_PRIVATE = "Show on board"
_PAPER = "Entry from paper..."


class LessonHeader(PageHeader):
    """Shows a `HeaderState`; every press is an intent."""

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__(name="lesson-header", parent=parent)
        self._intents = intents
        self._state = HeaderState()
        self._row.removeWidget(self._title)
        self._title.hide()
        self.title = TitleButton(name="lesson-title", least=220)
        self.title.clicked.connect(self.open_menu)
        self._row.insertWidget(0, self.title)
        self._row.setContentsMargins(16 - PAD, 0, 16, 0)
        self._row.setSpacing(12)
        self.find_pupil = Button("Find pupil", name="find-pupil", shortcut_hint="Ctrl F")
        self.find_pupil.clicked.connect(intents.find_requested)
        self.private = Button(_SAFE, name="board-safe", kind=ButtonKind.SAFE)
        self.private.clicked.connect(intents.private_toggled)
        self.pick = Button("Pick a pupil", name="pick-pupil")
        self.pick.clicked.connect(intents.pick_requested)
        self.tools = ToolsButton(intents)
        self.print_plan = Button("Print", name="print-lesson", kind=ButtonKind.PRIMARY)
        for button in (self.find_pupil, self.private, self.pick, self.tools, self.print_plan):
            self.add_action(button)
        self.menu: QMenu | None = None

    def show_header(self, state: HeaderState) -> None:
        """Show class, time and which view is on."""
        if state == self._state:
            return
        self._state = state
        self.set_texts("", state.subtitle)
        self.setAccessibleName(f"{state.title}, {state.subtitle}")
        self.title.show_title(
            state.title, accessible=f"{state.title}, choose another class or lesson"
        )
        self.private.set_kind(ButtonKind.QUIET if state.private else ButtonKind.SAFE)
        self.private.setText(_PRIVATE if state.private else _SAFE)
        self.private.setAccessibleName(
            "Show on board: hide private data"
            if state.private
            else "Board-safe: private data hidden. Press to show it"
        )

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order."""
        buttons = (self.private, self.pick, self.tools, self.print_plan)
        return self.title, self.find_pupil, *buttons

    def open_menu(self) -> None:
        """Show the menu below the title."""
        self.menu = self.build_menu()
        self.menu.popup(self.title.mapToGlobal(QPoint(0, self.title.height() + 4)))

    def build_menu(self) -> QMenu:
        """Return today's lessons and all classes as a menu; what is open is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Lessons and classes")
        if self._state.today:
            self._add(menu, "Today", self._state.today)
        self._add(menu, "All classes", self._state.classes)
        menu.addSeparator()
        menu.addAction(_PAPER).setShortcut("Ctrl+Shift+P")
        menu.triggered.connect(self._choose)
        return menu

    def _add(self, menu: QMenu, title: str, items: Iterable[LessonItem]) -> None:
        heading = menu.addAction(title)
        heading.setEnabled(False)
        for item in items:
            action = menu.addAction(item.text)
            action.setData((item.class_id, item.period_id or 0))
            action.setCheckable(True)
            action.setChecked(item.is_open)

    def _choose(self, action: QAction) -> None:
        if action.text() == _PAPER:
            self._intents.paper_requested.emit()
            return
        class_id, period_id = action.data()
        self._intents.lesson_chosen.emit(class_id, period_id)
