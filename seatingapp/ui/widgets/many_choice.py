"""A drop-down list of which several can be on: nothing ticked means any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from seatingapp.ui.widgets.button import Button

_TICKS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _StayingMenu(QMenu):
    """A menu that stays while things are ticked; Esc and a click elsewhere close it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick, and stay."""
        action = self.actionAt(event.position().toPoint())
        if action in self.actions() and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by Space and Enter, and stay."""
        action = self.activeAction()
        if event.key() in _TICKS and action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)


class ManyChoice(Button):
    """`choices_requested` with the keys that are ticked, in the order in which they stand.

    Showing something else from code emits nothing.
    """

    choices_requested = Signal(object)  # tuple[str, ...]

    def __init__(self, *, name: str, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__("", name=name, accessible=accessible, parent=parent)
        self._called = accessible
        self._choices: tuple[tuple[str, str], ...] = ()
        self._menu = _StayingMenu(self)
        self._menu.setObjectName(f"{name}-menu")
        self._menu.setAccessibleName(accessible)
        self._menu.triggered.connect(self._ask)
        self._any = QAction(self)
        self._any.setCheckable(True)
        self._ticks: list[QAction] = []
        self.setMenu(self._menu)

    def show_choices(
        self, anything: str, choices: Sequence[tuple[str, str]], chosen: Sequence[str]
    ) -> None:
        """Offer `choices` as (key, text) with those `chosen` ticked; `anything` stands for none."""
        if tuple(choices) != self._choices or not self._any.text():
            self._choices = tuple(choices)
            self._rebuild(anything)
        self._any.setChecked(not chosen)
        for action in self._ticks:
            action.setChecked(action.data() in chosen)
        named = [text for key, text in self._choices if key in chosen]
        text = named[0] if named else anything
        if len(named) > 1:
            text = f"{named[0]} and {len(named) - 1} more"
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(f"{self._called}: {', '.join(named) or anything}")
        self.setToolTip(", ".join(named) if len(named) > 1 else "")
        self.updateGeometry()

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(str(action.data()) for action in self._ticks if action.isChecked())

    def _rebuild(self, anything: str) -> None:
        self._menu.clear()
        self._any.setText(anything)
        self._menu.addAction(self._any)
        self._menu.addSeparator()
        self._ticks = []
        for key, text in self._choices:
            action = QAction(text.replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setData(key)
            self._menu.addAction(action)
            self._ticks.append(action)

    def _ask(self, action: QAction) -> None:
        self.choices_requested.emit(() if action is self._any else self.chosen())
