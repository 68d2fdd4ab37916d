"""The room as a whole: name, short code, capacity, and what happens to plans in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.panel_field import PanelField
from seatingapp.ui.widgets.text import Text, TextRole

FROZEN = "Plans that exist keep the room as it was; what you change here counts for new ones."


class RoomInfoCard(Card):
    """`renamed` with name and code; `commanded` to renumber."""

    renamed = Signal(str, str)
    commanded = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("This room", name="room-info", parent=parent)
        self._name = PanelField(name="editor-name", accessible="Name of the room")
        self._name.setMaxLength(60)
        self._code = PanelField(name="editor-code", accessible="Short code")
        self._code.setMaxLength(12)
        self._code.setPlaceholderText("S12")
        self._code.setFixedWidth(84)
        self._numbers = Button("Renumber the seats", name="renumber")
        self._numbers.setToolTip("By row from the front, left to right")
        self._empty = Text("", name="editor-empty", wrap=True)
        self._used = Text("", TextRole.SMALL, name="editor-used", wrap=True)
        names = QHBoxLayout()
        names.setSpacing(8)
        for words, field, share in (("Name", self._name, 1), ("Short code", self._code, 0)):
            column = QVBoxLayout()
            column.setSpacing(2)
            label = Text(words, TextRole.SMALL)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            names.addLayout(column, share)
        self.body.addLayout(names)
        self.body.addWidget(self._empty)
        self.body.addWidget(self._numbers)
        self.body.addWidget(self._used)
        self._name.left_changed.connect(self._rename)
        self._code.left_changed.connect(self._rename)
        self._numbers.clicked.connect(self._renumber)

    def show_state(self, state: EditorState) -> None:
        """Show the room; emits nothing."""
        capacity = state.layout.capacity
        self.set_note(counted(capacity, "seat"))
        self._name.show_text(state.name)
        self._code.show_text(state.code)
        self._numbers.setVisible(capacity > 0)
        self._empty.setVisible(capacity == 0)
        self._empty.setText(
            "There is no seat here yet. Click a desk on the left and put it down, "
            "or draw a rectangle to fill it with desks."
        )
        self._used.setText(f"{state.used}. {FROZEN}" if state.used else "")
        self._used.setVisible(bool(state.used))

    def _rename(self, _text: str) -> None:
        self.renamed.emit(self._name.text(), self._code.text())

    def _renumber(self) -> None:
        self.commanded.emit(Command.RENUMBER)
