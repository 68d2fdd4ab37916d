"""What the Follow-up page shows on a screen that everybody may see: how much waits, and of what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.followup.state import FollowUpState
from seatingapp.ui.privacy_pill import KEYS
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.empty_state import IconDisc
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTH = 420


class BoardSafeCounts(QWidget):
    """Numbers without names, and the invitation to show private data."""

    private_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("followup-safe")
        centre = Qt.AlignmentFlag.AlignHCenter
        self._counts = Text("", TextRole.BODY, name="followup-counts")
        self._counts.setAlignment(centre)
        sentence = Text(
            "Who it is about is private. Make sure that nobody else sees the screen, on the board "
            "either, before you show it.",
            TextRole.MUTED,
            name="followup-safe-sentence",
            wrap=True,
        )
        sentence.setAlignment(centre)
        sentence.setFixedWidth(_WIDTH)
        self._show = Button(
            "Show private data",
            name="show-private",
            kind=ButtonKind.PRIMARY,
            shortcut_hint=KEYS.replace("+", " "),
        )
        self._show.clicked.connect(self.private_requested)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconDisc("followup"), 0, centre)
        column.addWidget(
            Text("What follows lessons", TextRole.HEADING, name="followup-safe-title"), 0, centre
        )
        column.addWidget(self._counts, 0, centre)
        middle = QHBoxLayout()  # not an alignment, which would lose the height of a second line
        middle.addStretch(1)
        middle.addWidget(sentence)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(8)
        column.addWidget(self._show, 0, centre)
        column.addStretch(1)

    def show_state(self, state: FollowUpState) -> None:
        """Show the counts; emits nothing."""
        self._counts.setText("\n".join(part.words for part in state.parts))
