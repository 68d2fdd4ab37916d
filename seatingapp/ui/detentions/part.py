"""The part about detentions: the list, or in its place the attendance of a room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.detentions.list_pane import ListPane
from seatingapp.ui.detentions.room_pane import RoomPane
from seatingapp.ui.detentions.state import DetentionsState
from seatingapp.ui.part import Part


class DetentionsPart(Part):
    """Shows a `DetentionsState`; what the user wants leaves by the panes' signals."""

    set_requested = Signal()
    room_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Detentions", name="detentions", parent=parent)
        self.list = ListPane()
        self.room = RoomPane()
        self._layers = QStackedWidget()
        self._layers.addWidget(self.list)
        self._layers.addWidget(self.room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._layers)
        self.list.set_requested.connect(self.set_requested)
        self.list.room_requested.connect(self.room_requested)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.set_requested)
        QShortcut(QKeySequence("Ctrl+T"), self).activated.connect(self.room_requested)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._find)

    def show_state(self, state: DetentionsState) -> None:
        """Show a state; emits nothing."""
        was_open = self._layers.currentIndex() == 1
        self.list.show_state(state)
        if state.room is not None:
            self.room.show_state(state.room)
        self._layers.setCurrentIndex(0 if state.room is None else 1)
        if state.room is not None and not was_open:
            self.room.take_focus()
        elif state.room is None and was_open:
            self.list.table.setFocus()

    def take_keys(self) -> None:
        """Let the arrows move in the list, or take attendance."""
        if self._layers.currentIndex() == 0:
            self.list.table.setFocus()
        else:
            self.room.take_focus()

    def _find(self) -> None:
        if self._layers.currentIndex() == 0:
            self.list.search.setFocus()
            self.list.search.selectAll()
        else:
            self.room.take_focus()
