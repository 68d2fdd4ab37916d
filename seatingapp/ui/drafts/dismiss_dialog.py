"""Why drafts are dismissed: a usual reason by one key, or one's own words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.wording import counted
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.private_dialog import PrivateDialog
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.dialog_size import fitting
from seatingapp.ui.widgets.flow_layout import FlowLayout

USUAL = (
    "Settled already",
    "The adjustment was not made",
    "Not fair on the pupil",
    "Dealt with elsewhere",
)
_WIDTH = 680  # the usual reasons fit into one line
_ANY = QSize(_WIDTH, 300)
_LONGEST = 2000  # what is too long is refused in words, not cut without a word


class DismissDialog(PrivateDialog):
    """`reason_given` with the words when the dialog is accepted."""

    reason_given = Signal(str)

    def __init__(self, private: PrivateView, number: int, parent: QWidget | None = None) -> None:
        """Ask about so many drafts."""
        super().__init__(
            private,
            f"Dismiss {counted(number, 'draft')}?",
            "Nothing follows then, and it is not drafted again. Say why, in a few words.",
            name="dismiss-dialog",
            accept="Dismiss",
            parent=parent,
        )
        self.setMinimumWidth(min(_WIDTH, fitting(_ANY, parent).width()))
        self.reason = QLineEdit()
        self.reason.setObjectName("dismiss-reason")
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("Reason")
        self.reason.setMaxLength(_LONGEST)
        usual = QWidget()
        flow = FlowLayout(usual)
        for text in USUAL:
            chip = Chip(text, name=f"dismiss-{text.split()[0].casefold()}")
            chip.clicked.connect(self._take)
            flow.addWidget(chip)
        self.content.addWidget(self.reason)
        self.content.addWidget(usual)
        self.reason.textEdited.connect(self._check)
        self.accepted.connect(self._give)
        self._check("")
        self.reason.setFocus()

    def _take(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.reason.setText(chip.text())
            self._check(chip.text())
            self.reason.setFocus()

    def _check(self, text: str) -> None:
        self.set_acceptable(bool(text.strip()))

    def _give(self) -> None:
        self.reason_given.emit(self.reason.text())
