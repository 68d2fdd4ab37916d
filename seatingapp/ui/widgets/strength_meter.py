"""How strong a passphrase is, as a bar and in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from seatingapp.ui.theme import Tokens, current_tokens
from seatingapp.ui.widgets.painting import paint_box
from seatingapp.ui.widgets.text import Text, TextRole

STEPS = 4
WORDS = ("Too weak", "Weak", "Not strong enough yet", "Strong", "Very strong")


class _Steps(QWidget):
    """Four segments, as many filled as the score says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        width = (self.width() - 4 * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            rect = QRectF(step * (width + 4), 1, width, 6)
            filled = step < self.score
            paint_box(painter, rect, 3, self._colour(tokens) if filled else tokens.row_line)

    def _colour(self, tokens: Tokens) -> str:
        if self.score <= 1:
            return tokens.error
        return tokens.warning if self.score == 2 else tokens.praise


class StrengthMeter(QWidget):
    """Shows a score from 0 to 4 with a word, and a hint of what would help."""

    def __init__(self, *, name: str = "strength", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._steps = _Steps()
        self._word = Text("", TextRole.SMALL, name=f"{name}-word")
        self._hint = Text("", TextRole.SMALL, name=f"{name}-hint", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._steps, 1)
        row.addWidget(self._word)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._hint)
        self.show_strength(0, "")

    def show_strength(self, score: int, hint: str, word: str = "") -> None:
        """Show `score` (0 to 4) with its word, or another `word`, and the hint below."""
        self._steps.score = max(0, min(score, STEPS))
        self._steps.update()
        said = word or WORDS[self._steps.score]
        self._word.setText(said)
        self._hint.setText(hint or " ")  # its line stays, so that the form below does not jump
        self.setAccessibleName(f"Strength: {said}. {hint}")

    def word(self) -> str:
        """Return the word that is shown."""
        return self._word.text()
