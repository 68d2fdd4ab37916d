"""One target with the ratings to choose from, and room for a few words why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from seatingapp.domain.on_report import LONGEST_NOTE, RATING_LABELS, Rating
from seatingapp.ui.rating.state import RatedPupil, TargetLine
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

NOT_RATED = "none"
_CHOICES = (
    *((str(rating.value), RATING_LABELS[rating].capitalize()) for rating in reversed(Rating)),
    (NOT_RATED, "Not rated"),
)


class TargetRow(QWidget):
    """`rated` with the report, the target and the choice; `noted` with the words at the end."""

    rated = Signal(str, int, str)  # uid, place, key of the choice
    noted = Signal(str, int, str)  # uid, place, words

    def __init__(self, pupil: RatedPupil, line: TargetLine, parent: QWidget | None = None) -> None:
        """Name every control by the pupil and the target, for there are several of each."""
        super().__init__(parent)
        self._uid, self._place = pupil.uid, line.place
        name = f"target-{line.place}"
        self.setObjectName(name)
        self._shown = ""
        self._text = Text(f"{line.place}  {line.text}", TextRole.BODY, wrap=True)
        self.choice = SegmentedControl(
            _CHOICES, name=f"{name}-rating", accessible=f"{pupil.pupil}: {line.text}", parent=self
        )
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}-note")
        self.field.setAccessibleName(f"Why: {pupil.pupil}, {line.text}")
        self.field.setPlaceholderText("why, in a few words")
        self.field.setMaxLength(LONGEST_NOTE)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._text, 0, 0, 1, 2)
        grid.addWidget(self.choice, 1, 0)
        grid.addWidget(self.field, 1, 1)
        grid.setColumnStretch(1, 1)
        self.choice.choice_requested.connect(self._rate)
        self.field.editingFinished.connect(self._note)
        self.show_line(line)

    def show_line(self, line: TargetLine) -> None:
        """Show what was given; emits nothing."""
        rated = line.rated
        self.choice.choose(str(int(rated.rating)) if rated is not None else NOT_RATED)
        self.field.setEnabled(rated is not None)
        self._shown = rated.note if rated is not None else ""
        if self.field.text() != self._shown:
            self.field.setText(self._shown)

    def _rate(self, key: str) -> None:
        self.rated.emit(self._uid, self._place, key)

    def _note(self) -> None:
        if self.field.text() != self._shown:
            self.noted.emit(self._uid, self._place, self.field.text())
