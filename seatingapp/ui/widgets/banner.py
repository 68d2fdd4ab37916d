"""A message that stays next to where it happened: what happened, what was kept, what next."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from seatingapp.domain.errors import Refusal
from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import WEIGHT_SEMIBOLD, current_theme, current_tokens
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.text import Text, TextRole, sized_font


class Level(Enum):
    """How bad it is; the value is the style's name."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


_ICONS = {Level.INFO: "info", Level.DONE: "check", Level.WARNING: "warning", Level.ERROR: "error"}


class Banner(QFrame):
    """Hidden until it has something to say. The level shows as an icon too, not only as colour."""

    action_requested = Signal()

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._level = Level.INFO
        self._icon = QLabel()
        self._icon.setFixedSize(20, 20)
        self._headline = Text("", TextRole.BODY, name=f"{name}-headline", wrap=True)
        self._headline.setFont(sized_font(13, WEIGHT_SEMIBOLD))
        self._detail = Text("", TextRole.BODY, name=f"{name}-detail", wrap=True)
        self._action = Button("", name=f"{name}-action")
        self._action.clicked.connect(self.action_requested)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._headline)
        texts.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        theme = current_theme()
        if theme is not None:
            theme.changed.connect(self._tint)
        self.hide()

    def show_message(
        self, level: Level, headline: str, detail: str = "", *, action: str = ""
    ) -> None:
        """Show `headline` in bold and `detail` below it, with a button unless `action` is empty."""
        self._level = level
        self._headline.setText(headline)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setProperty("level", level.value)
        for widget in (self, self._headline, self._detail):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self._tint()
        said = " ".join(part for part in (f"{level.value}:", headline, detail) if part)
        self.setAccessibleName(said)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def show_refusal(self, refusal: Refusal, *, action: str = "") -> None:
        """Show a refusal in its own words."""
        detail = " ".join(part for part in (refusal.where, refusal.kept, refusal.todo) if part)
        self.show_message(Level.ERROR, refusal.what, detail, action=action)

    def clear(self) -> None:
        """Say nothing and take no room."""
        self._headline.setText("")
        self._detail.setText("")
        self.hide()

    def text(self) -> str:
        """Return headline and detail."""
        return " ".join(part for part in (self._headline.text(), self._detail.text()) if part)

    def _tint(self) -> None:
        tokens = current_tokens()
        colours = {
            Level.INFO: tokens.info_ink,
            Level.DONE: tokens.praise_ink,
            Level.WARNING: tokens.warning_ink,
            Level.ERROR: tokens.error_ink,
        }
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icon_pixmap(_ICONS[self._level], colours[self._level], 20, ratio))
