"""The dialog that starts a plan of a class beside those that it has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from seatingapp.domain.plans import PURPOSE_LABELS, Purpose
from seatingapp.services.plan_lines import LONGEST_NAME, StartWith
from seatingapp.services.workspace import Workspace
from seatingapp.ui.room_form.pictures import RoomPicture
from seatingapp.ui.seating.starting.presenter import NewPlanPresenter
from seatingapp.ui.seating.starting.state import NewPlanState, Wrong
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField, mark_wrong

_LEAST = QSize(700, 420)
_WISHED = QSize(860, 470)
_PURPOSES = (Purpose.LESSON, Purpose.TEST, Purpose.GROUPS)  # exams have a dialog of their own
_STARTS = {
    StartWith.SAME: "As this plan",
    StartWith.ALPHABETICAL: "Alphabetical",
    StartWith.NOBODY: "Nobody",
}


class NewPlanDialog(PlainDialog):
    """`start_requested` with the edit and what to say, when the user accepts. Owns its presenter.

    `like_id` is the plan on the page, which can be taken over.
    """

    start_requested = Signal(object, str)

    def __init__(
        self,
        workspace: Workspace,
        class_id: int,
        like_id: int | None = None,
        room_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("New plan", name="new-plan-dialog", accept="Start the plan", parent=parent)
        self.setMinimumSize(_LEAST)
        self._purpose = SegmentedControl(
            [(p.value, PURPOSE_LABELS[p]) for p in _PURPOSES],
            name="new-plan-purpose",
            accessible="What the plan is for",
        )
        self._room = Choice(name="new-plan-room", accessible="Room of the plan")
        self._name = QLineEdit(self)
        self._name.setObjectName("new-plan-name")
        self._name.setAccessibleName("Name of the plan, if it needs one")
        self._name.setPlaceholderText("none needed")
        self._name.setMaxLength(LONGEST_NAME)
        self._day = TypedField(name="new-plan-day", accessible="From which day on")
        self._day_words = Text("", TextRole.SMALL, name="new-plan-day-words")
        starts = [(s.value, text) for s, text in _STARTS.items()]
        self._start = SegmentedControl(
            starts if like_id is not None else starts[1:],
            name="new-plan-start",
            accessible="Who is seated at first",
        )
        self._picture = RoomPicture(name="new-plan-picture", least=QSize(220, 180))
        self._said = Text("", TextRole.BODY, name="new-plan-said", wrap=True)
        self._build()
        self.presenter = NewPlanPresenter(self, workspace, class_id, like_id, room_id)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: NewPlanState) -> None:
        """Show a state; emits nothing."""
        draft = state.draft
        self.set_body(
            f"{state.class_name} can have several plans side by side. Plans for tests and group "
            "work leave the plan of the lessons as it is."
        )
        self._purpose.choose(draft.purpose.value)
        self._room.show_choices(state.rooms, str(draft.room_id))
        if self._name.text() != draft.name:
            self._name.setText(draft.name)
        mark_wrong(self._name, state.wrong is Wrong.NAME)
        self._day.show_text(draft.day, wrong=state.wrong is Wrong.DAY)
        self._day_words.setText(state.day_words)
        self._start.choose(draft.start.value)
        self._picture.show_room(state.layout, "The room from above")
        self._said.set_tone("error" if state.problem else "muted")
        self._said.setText(state.problem or state.said)
        self.set_acceptable(state.acceptable)

    def _build(self) -> None:
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(6)
        for at, (title, widget) in enumerate(
            (
                ("For", self._purpose),
                ("Room", self._room),
                ("Name", self._name),
                ("From", self._day),
                ("", self._day_words),
                ("Seated", self._start),
            )
        ):
            rows.addWidget(Text(title, TextRole.MUTED), at, 0)
            rows.addWidget(widget, at, 1)
        rows.setColumnStretch(1, 1)
        rows.setRowStretch(rows.rowCount(), 1)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(rows)
        columns.addWidget(self._picture, 1)
        self.content.addLayout(columns, 1)
        # Always as high as two lines, so that nothing jumps.
        self._said.setMinimumHeight(36)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self._said)

    def _connect(self) -> None:
        self._purpose.choice_requested.connect(self._chose_purpose)
        self._room.choice_requested.connect(self._chose_room)
        self._name.textEdited.connect(self._typed_name)
        self._day.text_requested.connect(self._typed_day)
        self._day.step_requested.connect(self.presenter.step_day)
        self._start.choice_requested.connect(self._chose_start)
        self.accepted.connect(self._ask)

    def _chose_purpose(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, purpose=Purpose(key)))

    def _chose_room(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, room_id=int(key)))

    def _typed_name(self, name: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, name=name))

    def _typed_day(self, day: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, day=day))

    def _chose_start(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, start=StartWith(key)))

    def _ask(self) -> None:
        edit = self.presenter.edit()
        if edit is not None:
            self.start_requested.emit(edit, self.presenter.told())
