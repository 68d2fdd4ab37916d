"""What cards of pupils show, and how pupils are called, with a sample that follows at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from seatingapp.domain.cards import CardOptions
from seatingapp.domain.names import NameForm
from seatingapp.ui.school.field import field_label
from seatingapp.ui.school.kinds import GRADES
from seatingapp.ui.school.sample_card import SampleCard
from seatingapp.ui.school.state import SettingsState
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_PARTS = (
    ("photo", "Photo"),
    ("initials", "Initials where there is no photo"),
    ("marks", "Marks, and the sign for an action"),
    ("grades", "Target against working at"),
    ("points", "Points of this lesson"),
)
_FORMS = (
    (NameForm.SHORT.value, "Sam P"),
    (NameForm.FORENAME.value, "Sam"),
    (NameForm.FULL.value, "Sam Patel"),
    (NameForm.LISTED.value, "Patel, Sam"),
)
_NAMES = (
    "Wherever pupils of a class are named: on cards, in Find, on charts. Two pupils who would be"
    " called the same have longer names."
)
_GRADES_OFF = "Target and working at show once they are ticked under Characteristics in use."


class SeatCardsCard(Card):
    """`options_requested` with the `CardOptions` that the teacher chose."""

    options_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__("Seat cards", name="school-cards")
        self._options = CardOptions()
        self._boxes: dict[str, CheckBox] = {}
        self._forms = SegmentedControl(_FORMS, name="name-form", accessible="How names are written")
        self._safe = SampleCard("Board-safe", private=False, name="sample-safe")
        self._private = SampleCard("Private view", private=True, name="sample-private")
        self._hint = Text(_GRADES_OFF, TextRole.SMALL, name="grades-off", wrap=True)
        self._build()
        for box in self._boxes.values():
            box.clicked.connect(self._ask_parts)
        self._forms.choice_requested.connect(self._ask_form)

    def _build(self) -> None:
        parts = QVBoxLayout()
        parts.setSpacing(4)
        for key, words in _PARTS:
            self._boxes[key] = CheckBox(words, name=f"card-{key}")
            parts.addWidget(self._boxes[key])
        parts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(parts, 1)
        row.addWidget(self._safe)
        row.addWidget(self._private)
        self.body.addLayout(row)
        self.body.addWidget(self._hint)
        self.body.addWidget(field_label("Names", self._forms))
        forms = QHBoxLayout()
        forms.addWidget(self._forms)
        forms.addStretch(1)
        self.body.addLayout(forms)
        self.body.addWidget(Text(_NAMES, TextRole.SMALL, name="name-form-note", wrap=True))

    def show_state(self, state: SettingsState) -> None:
        """Show what is chosen, and the samples; emits nothing."""
        options = self._options = state.cards
        for key, box in self._boxes.items():
            box.setChecked(getattr(options, key))
        self._forms.choose(options.name_form.value)
        self._hint.setVisible(options.grades and not state.in_use.intersection(GRADES))
        for sample in (self._safe, self._private):
            sample.show_options(options, state.in_use)

    def _ask_parts(self) -> None:
        ticked = {key: box.isChecked() for key, box in self._boxes.items()}
        chosen = CardOptions(**ticked, name_form=self._options.name_form)
        self.options_requested.emit(chosen)

    def _ask_form(self, key: str) -> None:
        self.options_requested.emit(replace(self._options, name_form=NameForm(key)))
