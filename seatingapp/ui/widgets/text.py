"""Texts on a page: one label class whose role gives it size, weight and colour."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from seatingapp.ui.theme import WEIGHT_BOLD, WEIGHT_REGULAR


class TextRole(Enum):
    """What a text is for: its size in pixels, its weight and its tone."""

    TITLE = (20, WEIGHT_BOLD, "")
    HEADING = (15, WEIGHT_BOLD, "")
    CARD_TITLE = (13, WEIGHT_BOLD, "")
    BODY = (13, WEIGHT_REGULAR, "")
    MUTED = (13, WEIGHT_REGULAR, "muted")
    SMALL = (12, WEIGHT_REGULAR, "muted")
    FIGURE = (24, WEIGHT_BOLD, "")


def sized_font(px: int, weight: int) -> QFont:
    """Return a font that fixes size and weight only; families still come from the app."""
    font = QFont()
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    return font


class Text(QLabel):
    """A label that shows plain text only, so that a name is never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        *,
        name: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px, weight, tone = role.value
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(sized_font(px, weight))
        self.setWordWrap(wrap)
        if tone:
            self.set_tone(tone)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Colour the text: muted, praise, concern, accent, error, warning, or "" for ink."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedText(Text):
    """A text on one line that gives way: what does not fit ends in an ellipsis and a tooltip."""

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        *,
        name: str = "",
        keep: int = 24,
        parent: QWidget | None = None,
    ) -> None:
        """Give way down to `keep` pixels."""
        super().__init__(text, role, name=name, parent=parent)
        self._keep = keep
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Allow to be squeezed, but not below what is kept."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._keep), hint.height())

    def shown_text(self) -> str:
        """Return the text as it fits now."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        shown = self.shown_text()
        whole = self.text()
        said = "" if shown == whole else whole
        if self.toolTip() != said:  # each change tells everybody who watches the widget
            self.setToolTip(said)
        if not said:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.drawText(self.contentsRect(), self.alignment(), shown)
