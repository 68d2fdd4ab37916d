"""What the forms of the Unlock page share: a card in the middle, labels, a problem, and busy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD
from seatingapp.ui.unlock.state import Problem
from seatingapp.ui.unlock.view import View
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole, sized_font

WIDTH = 480


def field_label(text: str, field: QWidget) -> Text:
    """Return a label above a field, tied to it for screen readers and for its access key."""
    label = Text(text)
    label.setFont(sized_font(13, WEIGHT_SEMIBOLD))
    label.setBuddy(field)
    return label


class Form(View):
    """A card of fixed width in the middle of the page, with room for a problem at its top."""

    def __init__(self, title: str, sentence: str, *, name: str, width: int = WIDTH) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.card = Card(name=f"{name}-card")
        self.card.setFixedWidth(width)
        card = self.card.layout()
        if card is not None:
            card.setContentsMargins(28, 24, 28, 24)
        self.banner = Banner(name=f"{name}-problem")
        self.body = self.card.body
        self.body.addWidget(Text(title, TextRole.TITLE, name=f"{name}-title", wrap=True))
        self.body.addWidget(Text(sentence, TextRole.MUTED, name=f"{name}-sentence", wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(self.banner)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(1)

    def show_problem(self, problem: Problem | None) -> None:
        """Show what went wrong above the fields, or nothing."""
        if problem is None:
            self.banner.clear()
        else:
            self.banner.show_message(Level.ERROR, problem.what, problem.detail)

    def leave_by(self, back: Button) -> None:
        """Let Esc do what the button back does, where it may."""
        keys = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(back.click)

    def add_row(self, *widgets: QWidget, stretch: int = -1) -> QHBoxLayout:
        """Add widgets side by side; the one at place `stretch` takes the room that is left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, widget in enumerate(widgets):
            row.addWidget(widget, 1 if place == stretch else 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        return row
