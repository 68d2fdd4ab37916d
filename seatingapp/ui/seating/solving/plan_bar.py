"""The buttons below the plan: arrange it, look at it, and while it is arranged the way to stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.solved import Mode, RunState, SolvingState
from seatingapp.ui.seating.solving.menu import WaysMenu
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.progress_strip import ProgressStrip

KEYS: dict[Mode, str] = {
    Mode.ARRANGE: "Ctrl+Return",
    Mode.IMPROVE: "Ctrl+Shift+Return",
    Mode.ANOTHER: "Ctrl+Alt+Return",
}
MENU_KEY = "Ctrl+M"
_TICK_MS = 100
_NEARLY = 0.97
_TIPS: dict[Mode, str] = {
    Mode.ARRANGE: "Arrange the class by its rules (Ctrl Enter)",
    Mode.IMPROVE: "Start from this plan and make it better (Ctrl Shift Enter)",
    Mode.ANOTHER: "Find a good plan that is really different (Ctrl Alt Enter)",
}


class SolveBar(QWidget):
    """Arrange, the arrow beside it, Improve mine and Another one; or what has been found so far.

    `solve_requested` with a `Mode`. The page takes the actions in `keys`, so that they work
    wherever the focus is on it.
    """

    solve_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("solve-bar")
        self.keys: list[QAction] = []
        self._arrange = Button("Arrange", name="arrange", kind=ButtonKind.PRIMARY)
        self._ways = Button(
            name="arrange-ways",
            icon="chevron-down",
            accessible="More ways to arrange (Ctrl M)",
        )
        self._improve = Button("Improve mine", name="improve")
        self._another = Button("Another one", name="another")
        self.menu = WaysMenu(self)
        self._buttons = (
            (self._arrange, Mode.ARRANGE, self._ask_arrange),
            (self._improve, Mode.IMPROVE, self._ask_improve),
            (self._another, Mode.ANOTHER, self._ask_another),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button, mode, ask in self._buttons:
            button.setToolTip(_TIPS[mode])
            button.clicked.connect(ask)
            row.addWidget(button)
            self._key(KEYS[mode], ask, f"{button.objectName()}-key")
        row.insertWidget(1, self._ways)
        self._ways.clicked.connect(self.open_menu)
        self._key(MENU_KEY, self.open_menu, "arrange-ways-key")

    def show_state(self, state: SolvingState) -> None:
        """Say what would be arranged; emits nothing."""
        text = f"Arrange the {state.selected} selected" if state.selected > 1 else "Arrange"
        if text != self._arrange.text():
            self._arrange.setText(text)
            self._arrange.setAccessibleName(text)
            self._arrange.updateGeometry()
        self.menu.show_state(state)

    def open_menu(self) -> None:
        """Show the other ways above the arrow."""
        at = self._ways.mapToGlobal(QPoint(0, 0))
        self.menu.popup(at - QPoint(0, self.menu.sizeHint().height()))

    def _key(self, keys: str, ask: Callable[[], None], name: str) -> None:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(ask)
        self.keys.append(action)

    def _ask_arrange(self) -> None:
        self.solve_requested.emit(Mode.ARRANGE)

    def _ask_improve(self) -> None:
        self.solve_requested.emit(Mode.IMPROVE)

    def _ask_another(self) -> None:
        self.solve_requested.emit(Mode.ANOTHER)


class Underway(QWidget):
    """What has been found so far, with a button that keeps it; hidden while nothing is sought.

    Escape does the same wherever the focus is, for as long as this is shown.
    """

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("underway")
        self._strip = ProgressStrip(name="arranging")
        self._strip.cancel_requested.connect(self.cancel_requested)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.cancel_requested)
        self._state: RunState | None = None
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._strip)
        self.hide()

    def show_state(self, state: SolvingState) -> None:
        """Show how far it is; emits nothing."""
        self._state = state.run
        if state.run is None:
            self._tick.stop()
            self._strip.finish()
            self.hide()
            return
        if not self._tick.isActive():
            self._since.start()
            self._tick.start()
        if self.isHidden() and QAccessible.isActive():
            told = f"Arranging. {state.run.words} Escape keeps the best plan so far."
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._show_progress()
        self.show()

    def _show_progress(self) -> None:
        """How much of the time is over; on a slow computer it takes longer than it should."""
        run = self._state
        if run is not None:
            total = round(run.seconds * 1000)
            done = min(self._since.elapsed(), round(total * _NEARLY))
            self._strip.show_progress(run.words, done, total)
