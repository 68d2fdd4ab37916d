"""The dialog for a plan that breaks musts although nobody knows whether one keeps them all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.seating.solved import UndecidedQuestion
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.dialog import PlainDialog


class UndecidedDialog(PlainDialog):
    """Closes with a signal for each answer, and with none where the plan stays as it is."""

    use_requested = Signal()
    longer_requested = Signal()

    def __init__(self, question: UndecidedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(
            "Not every must holds",
            question.words,
            name="undecided",
            accept="Look longer",
            reject="Keep the plan as it is",
            parent=parent,
        )
        use = Button("Use this plan all the same", name="undecided-use")
        use.setAutoDefault(False)
        use.clicked.connect(self._use)
        row = QHBoxLayout()
        row.addWidget(use)
        row.addStretch(1)
        self.content.addLayout(row)
        self.accepted.connect(self.longer_requested)

    def _use(self) -> None:
        self.reject()
        self.use_requested.emit()
