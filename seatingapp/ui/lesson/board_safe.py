"""The deliberate act: a small question before private data is shown, safe by default."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.lesson.floating import Popover
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import Text, TextRole

QUESTION = "Show private data?"
WARNING = "Only if this screen is not on the board: concern, characteristics and notes will show."


class PrivateQuestion(Popover):
    """Asks under the button; Enter and Esc both stay safe, only the other button shows."""

    def __init__(self, page: QWidget, intents: LessonIntents) -> None:
        super().__init__(page, name="private-question", width=344)
        self._intents = intents
        self.setAccessibleName(f"{QUESTION} {WARNING}")
        self.stay = Button("Stay board-safe", name="stay-safe", kind=ButtonKind.PRIMARY)
        self.stay.setAutoDefault(True)
        self.stay.clicked.connect(self._stay)
        self.reveal = Button("Show private data", name="show-private")
        self.reveal.clicked.connect(self._reveal)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.stay)
        buttons.addWidget(self.reveal)
        buttons.addStretch(1)
        self.body.addWidget(Text(QUESTION, TextRole.HEADING, name="private-question-title"))
        self.body.addWidget(Text(WARNING, TextRole.MUTED, name="private-question-why", wrap=True))
        self.body.addSpacing(4)
        self.body.addLayout(buttons)

    def show_question(self, asked: bool, anchor: QRect) -> None:
        """Ask below `anchor`, or ask no more."""
        if asked == self.isVisible():
            return
        if not asked:
            self.hide()
            return
        below = QRect(anchor.right() - self.width(), anchor.bottom() + 16, 0, 0)
        self.place(below)
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self._intents.private_answered.emit(False)

    def _reveal(self) -> None:
        self._intents.private_answered.emit(True)
