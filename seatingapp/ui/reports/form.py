"""What the dialogs of this part have alike: whose it is, rows with labels, and what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from seatingapp.services.workspace import Edit
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.pupil_picker.people import Pickable
from seatingapp.ui.pupil_picker.picker import PupilPicker
from seatingapp.ui.reports.drafts import Outcome
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.text import Text, TextRole

_WISHED = QSize(620, 600)
_LABEL_TOP = 8


class RecordForm(PrivateDialog):
    """`wanted` with the edit when the user accepts. It tells a problem once something was typed."""

    wanted = Signal(object)

    def __init__(
        self,
        private: PrivateView,
        title: str,
        body: str,
        people: tuple[Pickable, ...] | None,
        *,
        name: str,
        accept: str,
        parent: QWidget | None = None,
    ) -> None:
        """With no `people` to choose from whose it is stands already, and no picker is shown."""
        super().__init__(private, title, body, name=name, accept=accept, parent=parent)
        self._edit: Edit | None = None
        self._first: QWidget | None = None
        self._people = {one.pupil_id: one for one in people or ()}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._problem = Text("", TextRole.BODY, name=f"{name}-problem", wrap=True)
        self._problem.setMinimumHeight(36)  # as high as two lines, so that nothing jumps
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._problem.set_tone("error")
        self.picker = PupilPicker(people) if people is not None else None
        if self.picker is not None:
            self._row("Pupil", self.picker)
            self.picker.pupil_chosen.connect(self._chose)
            self.picker.settled.connect(self._go_on)
        self.content.addLayout(self._grid)
        self.content.addWidget(self._problem)
        self.content.addStretch(1)  # rows keep their height where no picker fills the dialog
        self.accepted.connect(self._ask)
        self.resize(fitting(_WISHED, parent))

    def show_outcome(self, outcome: Outcome, *, told: bool) -> None:
        """Allow accepting, or say why not if `told`; emits nothing."""
        self._edit = outcome.edit
        self._problem.setText(outcome.problem if told else "")
        self._problem.set_tone("muted" if outcome.is_missing else "error")
        self.set_acceptable(outcome.edit is not None)

    def name_of(self, pupil_id: int) -> str:
        """What a pupil who can be picked is called."""
        found = self._people.get(pupil_id)
        return found.name.full if found is not None else ""

    def _chose(self, pupil_id: int) -> None:
        """Take another pupil; whoever derives from it says what that changes."""

    def _go_on(self) -> None:
        """Let the next key write what is first to be written."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, title: str, widget: QWidget) -> None:
        at = self._grid.rowCount()
        label = Text(title, TextRole.MUTED)
        label.setContentsMargins(0, _LABEL_TOP, 0, 0)  # beside the first line of what is higher
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, at, 1)

    def _line(self, name: str, accessible: str, most: int) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(accessible)
        field.setMaxLength(most)
        return field

    def _note(self, name: str, accessible: str, height: int = 58) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setObjectName(name)
        field.setAccessibleName(accessible)
        field.setTabChangesFocus(True)
        field.setFixedHeight(height)
        return field

    def _ask(self) -> None:
        if self._edit is not None:
            self.wanted.emit(self._edit)
