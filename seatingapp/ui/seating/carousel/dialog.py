"""The dialog that plans a carousel: the rotation is shown before any plan is made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.carousel.choices import CarouselChoices
from seatingapp.ui.seating.carousel.presenter import CarouselPresenter
from seatingapp.ui.seating.carousel.state import CarouselDraft, CarouselState
from seatingapp.ui.seating.carousel.tables import GroupTable, RotationTable
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_LEAST = QSize(860, 470)
_WISHED = QSize(1080, 660)
_CHOICES = 330


class CarouselDialog(PlainDialog):
    """`carousel_requested` with the edit that makes all plans. Owns its presenter."""

    carousel_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        class_id: int,
        room_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Start with today and the room that is worked on."""
        super().__init__(
            "Plan a carousel", name="carousel-dialog", accept="Make the plans", parent=parent
        )
        self.setMinimumSize(_LEAST)
        self._choices = CarouselChoices()
        self._groups = GroupTable(name="carousel-group-table", accessible="Groups")
        self._rotation = RotationTable(name="carousel-rotation", accessible="Who is where, when")
        self._before = Button("To the group before", name="carousel-before")
        self._after = Button("To the next group", name="carousel-after")
        self._copy = Button("Copy as table", name="carousel-copy")
        self._said = Text("", TextRole.BODY, name="carousel-said", wrap=True)
        self._build()
        self.presenter = CarouselPresenter(self, workspace, class_id, room_id)
        self._choices.draft_requested.connect(self._change)
        self._choices.day_step_requested.connect(self.presenter.step_day)
        self._choices.room_requested.connect(self.presenter.toggle_room)
        self._groups.move_requested.connect(self.presenter.move)
        self._before.clicked.connect(self._move_before)
        self._after.clicked.connect(self._move_after)
        self._copy.clicked.connect(self._copy_table)
        self.accepted.connect(self._ask)
        self.resize(fitting(_WISHED, parent))
        self._choices.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choices.name.selectAll()

    def show_state(self, state: CarouselState) -> None:
        """Show a state; emits nothing."""
        self._choices.show_state(state)
        self._groups.show_groups(state.groups)
        self._rotation.show_rotation(state.stations, state.rows)
        self._said.set_tone("error" if state.problem else "")
        self._said.setText(state.problem or state.said)
        self._copy.setEnabled(bool(state.rows))
        for button in (self._before, self._after):
            button.setEnabled(len(state.groups) > 1)
        self.set_acceptable(state.acceptable)

    def _build(self) -> None:
        self._choices.setFixedWidth(_CHOICES)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(Text("Groups", TextRole.CARD_TITLE))
        right.addWidget(self._groups, 3)
        moving = QHBoxLayout()
        moving.setSpacing(8)
        for widget in (self._before, self._after):
            moving.addWidget(widget)
        moving.addWidget(Text("or Ctrl with ← and →", TextRole.SMALL))
        moving.addStretch(1)
        right.addLayout(moving)
        right.addSpacing(4)
        right.addWidget(Text("Who is where, when", TextRole.CARD_TITLE))
        right.addWidget(self._rotation, 3)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self._said, 1)
        low.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(low)
        # Always as high as two lines, so that the tables do not jump.
        self._said.setMinimumHeight(36)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(self._choices)
        columns.addLayout(right, 1)
        self.content.addLayout(columns, 1)

    def _change(self, draft: CarouselDraft, regroup: bool) -> None:
        self.presenter.change(draft, regroup=regroup)

    def _move_before(self) -> None:
        self._groups.ask_move(-1)

    def _move_after(self) -> None:
        self._groups.ask_move(1)

    def _copy_table(self) -> None:
        """The table names groups only, nobody in them."""
        QGuiApplication.clipboard().setText(self.presenter.as_text())

    def _ask(self) -> None:
        edit = self.presenter.edit()
        if edit is not None:
            self.carousel_requested.emit(edit)
