"""The dialog that seats a class for an exam: which room, in which order, how far apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.domain.exams import ORDER_LABELS, PATH_LABELS, ExamOrder, ExamPath
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.exams.hall import HallView
from seatingapp.ui.seating.exams.presenter import ExamPresenter
from seatingapp.ui.seating.exams.state import ExamState, Wrong
from seatingapp.ui.slow_work import Runner
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField, mark_wrong

_LEAST = QSize(780, 470)
_WISHED = QSize(1020, 640)
_FIELDS = 376


class ExamDialog(PlainDialog):
    """`seat_requested` with the edit and what to say, when the user accepts.

    Owns its presenter. `runner_for` makes a runner that stops with the dialog.
    """

    seat_requested = Signal(object, str)

    def __init__(
        self,
        workspace: Workspace,
        runner_for: Callable[[QWidget], Runner],
        class_id: int,
        room_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Start with today and the room that is worked on."""
        super().__init__("Seat an exam", name="exam-dialog", accept="Seat the exam", parent=parent)
        self.setMinimumSize(_LEAST)
        self._name = QLineEdit(self)
        self._name.setObjectName("exam-name")
        self._name.setAccessibleName("Name of the exam")
        self._day = TypedField(name="exam-day", accessible="Day of the exam")
        self._day_words = Text("", TextRole.SMALL, name="exam-day-words")
        self._room = Choice(name="exam-room", accessible="Room of the exam")
        self._order = SegmentedControl(
            [(o.value, ORDER_LABELS[o]) for o in ExamOrder],
            name="exam-order",
            accessible="Order of the candidates",
        )
        self._path = SegmentedControl(
            [(p.value, PATH_LABELS[p]) for p in ExamPath],
            name="exam-path",
            accessible="Way along the seats",
        )
        self._spacing = TypedField(
            name="exam-spacing", accessible="Metres between candidates", width=64
        )
        self._second = CheckBox("Every second seat stays empty", name="exam-every-second")
        self._hall = HallView(name="exam-hall")
        self._said = Text("", TextRole.BODY, name="exam-said", wrap=True)
        self._names = Text("", TextRole.SMALL, name="exam-names", wrap=True)
        self._build()
        self.presenter = ExamPresenter(self, workspace, runner_for(self), class_id, room_id)
        self._connect()
        self.resize(fitting(_WISHED, parent))
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def show_state(self, state: ExamState) -> None:
        """Show a state; emits nothing."""
        draft = state.draft
        self.set_body(
            f"Candidates of {state.class_name} get a plan of their own for that day. The plan of "
            "the lessons stays as it is."
        )
        if self._name.text() != draft.name:
            self._name.setText(draft.name)
        mark_wrong(self._name, state.wrong is Wrong.NAME)
        self._day.show_text(draft.day, wrong=state.wrong is Wrong.DAY)
        self._day_words.setText(state.day_words)
        self._room.show_choices(state.rooms, str(draft.room_id))
        self._order.choose(draft.order.value)
        self._path.choose(draft.path.value)
        self._spacing.show_text(draft.metres, wrong=state.wrong is Wrong.SPACING)
        self._second.setChecked(draft.every_second)
        used = len(state.hall.used) if state.hall else 0
        self._hall.show_hall(state.hall, f"The room from above, {used} seats used")
        self._said.set_tone("error" if state.problem else "muted" if state.busy else "")
        self._said.setText(state.problem or ("Seating ..." if state.busy else state.said))
        self._names.setText(state.names)
        self._names.setVisible(bool(state.names))
        self.set_acceptable(state.acceptable)

    def _build(self) -> None:
        rows = QGridLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(6)
        for at, (title, widget) in enumerate(
            (
                ("Name", self._name),
                ("Day", self._day),
                ("", self._day_words),
                ("Room", self._room),
                ("Order", self._order),
                ("Way", self._path),
                ("Metres apart", self._spacing),
                ("", self._second),
            )
        ):
            rows.addWidget(Text(title, TextRole.MUTED), at, 0)
            rows.addWidget(widget, at, 1, 1, 2 if widget in (self._name, self._room) else 1)
        rows.setColumnStretch(2, 1)
        rows.setRowStretch(rows.rowCount(), 1)
        fields = QWidget()
        fields.setFixedWidth(_FIELDS)
        fields.setLayout(rows)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._hall, 1)
        right.addWidget(self._said)
        right.addWidget(self._names)
        # Always as high as two lines, so that the picture does not jump.
        self._said.setMinimumHeight(36)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(fields)
        columns.addLayout(right, 1)
        self.content.addLayout(columns, 1)

    def _connect(self) -> None:
        self._name.textEdited.connect(self._typed_name)
        self._day.text_requested.connect(self._typed_day)
        self._day.step_requested.connect(self.presenter.step_day)
        self._room.choice_requested.connect(self._chose_room)
        self._order.choice_requested.connect(self._chose_order)
        self._path.choice_requested.connect(self._chose_path)
        self._spacing.text_requested.connect(self._typed_spacing)
        self._spacing.step_requested.connect(self.presenter.step_metres)
        self._second.clicked.connect(self._chose_second)
        self.accepted.connect(self._ask)

    def _typed_name(self, name: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, name=name))

    def _typed_day(self, day: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, day=day))

    def _typed_spacing(self, metres: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, metres=metres))

    def _chose_room(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, room_id=int(key)))

    def _chose_order(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, order=ExamOrder(key)))

    def _chose_path(self, key: str) -> None:
        self.presenter.change(replace(self.presenter.state.draft, path=ExamPath(key)))

    def _chose_second(self, on: bool) -> None:
        self.presenter.change(replace(self.presenter.state.draft, every_second=on))

    def _ask(self) -> None:
        edit = self.presenter.edit()
        if edit is not None:
            self.seat_requested.emit(edit, self.presenter.told())
