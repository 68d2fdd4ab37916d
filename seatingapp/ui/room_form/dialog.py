"""The dialog that adds a room: name, what it starts from, size, and how it will look."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.domain.room_templates import MOST
from seatingapp.ui.room_form.pictures import RoomPicture
from seatingapp.ui.room_form.presenter import RoomFormPresenter
from seatingapp.ui.room_form.starts import Starts
from seatingapp.ui.room_form.state import FormState, Model, RoomDraft, Start
from seatingapp.ui.room_form.stepper import Stepper
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = 820


class RoomDialog(PlainDialog):
    """`room_requested` with the draft when the user accepts. Owns its presenter."""

    room_requested = Signal(object)

    def __init__(
        self,
        taken: Collection[str],
        draft: RoomDraft,
        *,
        models: Sequence[Model] = (),
        accept: str = "Add room",
        parent: QWidget | None = None,
    ) -> None:
        """Start with `draft`. Rooms named `taken` exist already, `models` may be copied."""
        super().__init__("Add a room", name="room-dialog", accept=accept, parent=parent)
        self.setMinimumWidth(_LEAST)
        self._draft = draft
        self._name = QLineEdit(self)
        self._name.setObjectName("room-name")
        self._name.setAccessibleName("Name of the room")
        self._name.setPlaceholderText("Such as Lab 2")
        self._start = self._start_choice(bool(models))
        self._starts = Starts(models, self)
        self._rows_label = Text("", TextRole.SMALL, name="room-rows-label")
        self._columns_label = Text("", TextRole.SMALL, name="room-columns-label")
        self._rows = Stepper(1, MOST, name="room-rows", accessible="Rows")
        self._columns = Stepper(1, MOST, name="room-columns", accessible="Desks in a row")
        self._numbers = QWidget()
        self._seats = Text("", TextRole.HEADING, name="room-seats")
        self._picture = RoomPicture(name="room-preview", least=QSize(200, 180))
        self._problem = Text("", TextRole.SMALL, name="room-problem", wrap=True)
        self._build()
        self._presenter = RoomFormPresenter(self, taken, draft, models)
        self._connect()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: FormState) -> None:
        """Show a state; emits nothing."""
        draft = self._draft = state.draft
        if self._name.text() != draft.name:
            self._name.setText(draft.name)
        self._name.setProperty("wrong", "true" if state.name_problem else "false")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self._start.choose(draft.start.value)
        self._starts.show_draft(draft)
        self._numbers.setVisible(draft.start is Start.TEMPLATE)
        self._rows_label.setText(state.rows_label)
        self._columns_label.setText(state.columns_label)
        self._rows.set_accessible(state.rows_label)
        self._columns.set_accessible(state.columns_label)
        self._rows.show_value(draft.rows, wrong=not 1 <= draft.rows <= MOST)
        self._columns.show_value(draft.columns, wrong=not 1 <= draft.columns <= MOST)
        self._seats.setText(state.seats)
        # Why the button is off must be said, but an empty name is nobody's mistake yet.
        self._problem.set_tone("error" if state.problem else "muted")
        unnamed = "" if state.acceptable else "Type a name for the room, then it can be added."
        self._problem.setText(state.problem or unnamed)
        self._picture.show_room(state.layout, f"Preview: {state.seats}")
        self.set_acceptable(state.acceptable)

    def _start_choice(self, has_models: bool) -> SegmentedControl:
        choices = [(Start.TEMPLATE.value, "A template"), (Start.BLANK.value, "Four walls")]
        if has_models:
            choices.append((Start.COPY.value, "A copy"))
        return SegmentedControl(choices, name="room-start", accessible="Start from")

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        head = QGridLayout()
        head.setHorizontalSpacing(12)
        head.setVerticalSpacing(6)
        head.addWidget(Text("Name", TextRole.SMALL), 0, 0)
        head.addWidget(self._name, 1, 0)
        head.addWidget(Text("Start from", TextRole.SMALL), 0, 1)
        head.addWidget(self._start, 1, 1)
        left.addLayout(head)
        left.addSpacing(4)
        left.addWidget(self._starts)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left)
        columns.addLayout(self._size_and_picture(), 1)
        self.content.addLayout(columns)
        # Always as high as one line, so that nothing jumps when there is something to say.
        self._problem.setMinimumHeight(18)
        self.content.addWidget(self._problem)

    def _size_and_picture(self) -> QVBoxLayout:
        numbers = QGridLayout(self._numbers)
        numbers.setContentsMargins(0, 0, 0, 0)
        numbers.setHorizontalSpacing(12)
        numbers.setVerticalSpacing(6)
        numbers.addWidget(self._rows_label, 0, 0)
        numbers.addWidget(self._columns_label, 0, 1)
        numbers.addWidget(self._rows, 1, 0)
        numbers.addWidget(self._columns, 1, 1)
        numbers.setColumnStretch(2, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._numbers)
        right.addWidget(self._seats)
        right.addWidget(self._picture, 1)
        return right

    def _connect(self) -> None:
        self._name.textEdited.connect(self._presenter.name)
        self._start.choice_requested.connect(self._presenter.start)
        self._starts.template_chosen.connect(self._presenter.template)
        self._starts.width_requested.connect(self._presenter.width)
        self._starts.depth_requested.connect(self._presenter.depth)
        self._starts.copy_chosen.connect(self._presenter.copied)
        self._rows.value_requested.connect(self._presenter.rows)
        self._columns.value_requested.connect(self._presenter.columns)
        self.accepted.connect(self._ask)

    def _ask(self) -> None:
        self.room_requested.emit(self._draft)
