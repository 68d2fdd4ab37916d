"""The walls: size, corners, and which of them is the front."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.domain.room_walls import Wall, walls
from seatingapp.ui.room_editor.command import Command
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.panel_field import NumberField, labelled_grid
from seatingapp.ui.widgets.text import Text, TextRole

_FRONTS = ((Wall.LEFT, "Left wall"), (Wall.BACK, "Back wall"), (Wall.RIGHT, "Right wall"))


class WallsCard(Card):
    """Fields for the room and for the chosen corner."""

    size_requested = Signal(object, object)  # cm; None is as it is
    corner_requested = Signal(float, float)
    corner_wanted = Signal()
    corner_deleted = Signal()
    rectangle_requested = Signal()
    front_requested = Signal(object)  # Wall
    commanded = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Walls", name="walls-card", parent=parent)
        self._at = (0.0, 0.0)
        self._width = NumberField("cm", name="room-width", accessible="Width of the room", step=10)
        self._depth = NumberField("cm", name="room-depth", accessible="Depth of the room", step=10)
        self._corner_title = Text("", TextRole.SMALL, name="corner-title")
        self._left = NumberField("cm", name="corner-left", accessible="Corner from the left")
        self._front = NumberField("cm", name="corner-front", accessible="Corner from the front")
        self._corner = QWidget()
        self._add = Button("Add a corner", name="add-corner")
        self._delete = Button("Delete it", name="delete-corner", accessible="Delete the corner")
        self._plain = Button("Plain rectangle", name="plain-rectangle")
        self._mirror = Button("Mirror the room", name="mirror-room")
        self._fronts = [(wall, Button(words, name=f"front-{wall}")) for wall, words in _FRONTS]
        self._build()
        self._connect()

    def show_state(self, state: EditorState) -> None:
        """Show the walls; emits nothing."""
        corners = walls(state.layout)
        self.set_note(f"{len(corners)} corners")
        self._width.show_value(state.layout.width)
        self._depth.show_value(state.layout.depth)
        self._plain.setEnabled(bool(state.layout.outline))
        self._corner.setVisible(state.corner is not None)
        self._delete.setEnabled(state.corner is not None and len(corners) > 3)
        if state.corner is not None:
            self._corner_title.setText(f"Corner {state.corner + 1}")
            self._at = corners[state.corner]
            self._left.show_value(self._at[0])
            self._front.show_value(self._at[1])

    def take_focus(self) -> None:
        """Give the keyboard to the corner, or to the size."""
        field = self._left if self._corner.isVisible() else self._width
        field.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self.body.addLayout(labelled_grid(("Width", self._width), ("Depth", self._depth)))
        column = QVBoxLayout(self._corner)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._corner_title)
        column.addLayout(
            labelled_grid(("From the left", self._left), ("From the front", self._front))
        )
        self.body.addWidget(self._corner)
        self.body.addLayout(_row(self._add, self._delete))
        self.body.addWidget(self._plain)
        self.body.addSpacing(4)
        self.body.addWidget(Text("Make another wall the front", TextRole.SMALL))
        self.body.addLayout(_row(*(button for _wall, button in self._fronts)))
        self.body.addWidget(
            Text(
                "The whole room is turned, so that the front is at the top.",
                TextRole.SMALL,
                wrap=True,
            )
        )
        self.body.addWidget(self._mirror)

    def _connect(self) -> None:
        self._width.value_requested.connect(self._ask_width)
        self._depth.value_requested.connect(self._ask_depth)
        self._left.value_requested.connect(self._ask_left)
        self._front.value_requested.connect(self._ask_front)
        self._add.clicked.connect(self.corner_wanted)
        self._delete.clicked.connect(self.corner_deleted)
        self._plain.clicked.connect(self.rectangle_requested)
        self._mirror.clicked.connect(self._ask_mirror)
        for _wall, button in self._fronts:
            button.clicked.connect(self._ask_front_wall)

    def _ask_width(self, value: float) -> None:
        self.size_requested.emit(value, None)

    def _ask_depth(self, value: float) -> None:
        self.size_requested.emit(None, value)

    def _ask_left(self, value: float) -> None:
        self.corner_requested.emit(value, self._at[1])

    def _ask_front(self, value: float) -> None:
        self.corner_requested.emit(self._at[0], value)

    def _ask_front_wall(self) -> None:
        pressed = self.sender()
        for wall, button in self._fronts:
            if button is pressed:
                self.front_requested.emit(wall)

    def _ask_mirror(self) -> None:
        self.commanded.emit(Command.MIRROR)


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
