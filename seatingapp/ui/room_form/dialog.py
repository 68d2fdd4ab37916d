"""The dialog that adds a room: name, template, size, and how it will look."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from seatingapp.domain.room_templates import MOST, TEMPLATE_LABELS, Template
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.room_form.presenter import RoomFormPresenter, usual_layout
from seatingapp.ui.room_form.state import FormState, RoomDraft
from seatingapp.ui.room_form.stepper import Stepper
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.text import Text, TextRole

_TEMPLATE = QSize(174, 88)
_LEAST = QSize(800, 480)


class RoomDialog(PlainDialog):
    """`room_requested` with the draft when the user accepts. Owns its presenter."""

    room_requested = Signal(object)

    def __init__(
        self,
        taken: Collection[str],
        draft: RoomDraft,
        *,
        accept: str = "Add room",
        parent: QWidget | None = None,
    ) -> None:
        """Start with `draft`; rooms with the names `taken` exist already."""
        super().__init__("Add a room", name="room-dialog", accept=accept, parent=parent)
        self.setMinimumSize(_LEAST)
        self._draft = draft
        self._name = QLineEdit(self)
        self._name.setObjectName("room-name")
        self._name.setAccessibleName("Name of the room")
        self._name.setPlaceholderText("Such as Lab 2")
        self._rows_label = Text("", TextRole.SMALL, name="room-rows-label")
        self._columns_label = Text("", TextRole.SMALL, name="room-columns-label")
        self._rows = Stepper(1, MOST, name="room-rows", accessible="Rows")
        self._columns = Stepper(1, MOST, name="room-columns", accessible="Desks in a row")
        self._seats = Text("", TextRole.HEADING, name="room-seats")
        self._problem = Text("", TextRole.SMALL, name="room-problem", wrap=True)
        self._problem.set_tone("error")
        self._picture = RoomPicture(name="room-preview", least=QSize(360, 220))
        self._templates = QButtonGroup(self)
        self._build()
        self._presenter = RoomFormPresenter(self, taken, draft)
        self._name.textEdited.connect(self._presenter.name)
        self._rows.value_requested.connect(self._presenter.rows)
        self._columns.value_requested.connect(self._presenter.columns)
        for card in self._templates.buttons():
            if isinstance(card, RoomCard):
                card.chosen.connect(self._presenter.template)
        self.accepted.connect(self._ask)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: FormState) -> None:
        """Show a state; emits nothing."""
        self._draft = state.draft
        if self._name.text() != state.draft.name:
            self._name.setText(state.draft.name)
        self._name.setProperty("wrong", "true" if state.name_problem else "false")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        for card in self._templates.buttons():
            if isinstance(card, RoomCard):
                card.setChecked(card.key == state.draft.template.value)
        self._rows_label.setText(state.rows_label)
        self._columns_label.setText(state.columns_label)
        self._rows.set_accessible(state.rows_label)
        self._columns.set_accessible(state.columns_label)
        self._rows.show_value(state.draft.rows, wrong=not 1 <= state.draft.rows <= MOST)
        self._columns.show_value(state.draft.columns, wrong=not 1 <= state.draft.columns <= MOST)
        self._seats.setText(state.seats)
        # Why the button is off must be said, but an empty name is nobody's mistake yet.
        self._problem.set_tone("error" if state.problem else "muted")
        unnamed = "" if state.acceptable else "Type a name for the room, then it can be added."
        self._problem.setText(state.problem or unnamed)
        self._picture.show_room(state.layout, f"Preview: {state.seats}")
        self.set_acceptable(state.acceptable)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(Text("Name", TextRole.SMALL))
        left.addWidget(self._name)
        left.addSpacing(6)
        left.addWidget(Text("How the desks stand", TextRole.SMALL))
        left.addLayout(self._template_grid())
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left)
        columns.addLayout(self._size_and_picture(), 1)
        self.content.addLayout(columns)
        # Always as high as one line, so that nothing jumps when there is something to say.
        self._problem.setMinimumHeight(18)
        self.content.addWidget(self._problem)

    def _template_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, template in enumerate(Template):
            layout = usual_layout(template)
            label = TEMPLATE_LABELS[template]
            card = RoomCard(template.value, label, "", layout, size=_TEMPLATE, parent=self)
            card.setCheckable(True)
            self._templates.addButton(card)
            grid.addWidget(card, place // 2, place % 2)
        return grid

    def _size_and_picture(self) -> QVBoxLayout:
        numbers = QGridLayout()
        numbers.setHorizontalSpacing(16)
        numbers.setVerticalSpacing(6)
        numbers.addWidget(self._rows_label, 0, 0)
        numbers.addWidget(self._columns_label, 0, 1)
        numbers.addWidget(self._rows, 1, 0)
        numbers.addWidget(self._columns, 1, 1)
        numbers.addWidget(self._seats, 1, 2)
        numbers.setColumnStretch(3, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(numbers)
        right.addWidget(self._picture, 1)
        return right

    def _ask(self) -> None:
        self.room_requested.emit(self._draft)
