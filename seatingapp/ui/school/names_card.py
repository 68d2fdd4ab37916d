"""The names of the school, of the teacher, and of whom to speak to about a child's safety."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from seatingapp.ui.school.field import InPlaceField, field_label
from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_USE = (
    "Prints carry the name of the school; entries are signed with the name of the teacher. A note "
    "that may be about a child's safety is not kept: the app names the safeguarding lead instead."
)


class NamesCard(Card):
    """`school_requested`, `teacher_requested` and `lead_requested` with a name once it is typed."""

    school_requested = Signal(str)
    teacher_requested = Signal(str)
    lead_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__("Names", name="school-names")
        self._school = InPlaceField(name="school-name", accessible="Name of the school")
        self._school.setPlaceholderText("such as Ashgrove School")
        self._teacher = InPlaceField(name="school-teacher", accessible="Name of the teacher")
        self._lead = InPlaceField(
            name="school-lead", accessible="Name of the designated safeguarding lead"
        )
        self._lead.setPlaceholderText("such as Ms Okafor")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(field_label("School", self._school), 0, 0)
        grid.addWidget(field_label("Teacher", self._teacher), 0, 1)
        grid.addWidget(self._school, 1, 0)
        grid.addWidget(self._teacher, 1, 1)
        grid.addWidget(field_label("Safeguarding lead", self._lead), 2, 0)
        grid.addWidget(self._lead, 3, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(Text(_USE, TextRole.SMALL, wrap=True))
        self._school.text_requested.connect(self.school_requested)
        self._teacher.text_requested.connect(self.teacher_requested)
        self._lead.text_requested.connect(self.lead_requested)

    def show_state(self, state: SettingsState) -> None:
        """Show the names; emits nothing."""
        self._school.show_text(state.name)
        self._teacher.show_text(state.teacher)
        self._lead.show_text(state.safeguarding_lead)
