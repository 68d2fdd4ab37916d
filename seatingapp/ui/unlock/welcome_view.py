"""The first page: explore a sample, create a vault, or open one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from seatingapp.ui.unlock.state import WelcomeState
from seatingapp.ui.unlock.view import View
from seatingapp.ui.widgets.banner import Banner, Level
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import IconDisc
from seatingapp.ui.widgets.text import Text, TextRole

_WAYS = (
    (
        "sample",
        "sample",
        "Explore a sample school",
        "150 invented pupils, four rooms and a term of entries. Nothing you do there is kept.",
        "Explore",
        ButtonKind.QUIET,
    ),
    (
        "create",
        "vault",
        "Create my vault",
        "An encrypted folder on this computer for your classes. Only you can open it.",
        "Create",
        ButtonKind.PRIMARY,
    ),
    (
        "open",
        "key",
        "Open a vault",
        "A vault that you or your school made before, here or on a stick.",
        "Open",
        ButtonKind.QUIET,
    ),
)


class WelcomeView(View):
    """Three cards beside each other."""

    sample_requested = Signal()
    create_form_requested = Signal()
    open_form_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome to Seatingapp")
        centre = Qt.AlignmentFlag.AlignHCenter
        self._buttons: list[Button] = []
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addStretch(1)
        signals = (self.sample_requested, self.create_form_requested, self.open_form_requested)
        for (key, icon, title, sentence, action, kind), signal in zip(_WAYS, signals, strict=True):
            button = Button(action, name=f"welcome-{key}", kind=kind)
            button.setAccessibleName(title)
            button.clicked.connect(signal)
            self._buttons.append(button)
            cards.addWidget(_card(key, icon, title, sentence, button))
        cards.addStretch(1)
        self._busy = Text("", TextRole.MUTED, name="welcome-busy")
        self._banner = Banner(name="welcome-problem")
        self._banner.setMaximumWidth(820)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(Text("Welcome to Seatingapp", TextRole.TITLE), 0, centre)
        promise = "Seating plans and behaviour notes that stay encrypted on this computer."
        layout.addWidget(Text(promise, TextRole.MUTED), 0, centre)
        layout.addSpacing(16)
        layout.addLayout(cards)
        layout.addSpacing(8)
        layout.addWidget(self._busy, 0, centre)
        layout.addWidget(self._banner)
        layout.addStretch(3)

    def show_state(self, state: WelcomeState) -> None:
        """Show whether something is going on, and what went wrong."""
        self._busy.setText(state.busy)
        for button in self._buttons:
            button.setEnabled(not state.busy)
        if state.problem is None:
            self._banner.clear()
        else:
            self._banner.show_message(Level.ERROR, state.problem.what, state.problem.detail)

    def focus_first(self) -> None:
        """Put the focus where most people begin."""
        self._buttons[1].setFocus()


def _card(key: str, icon: str, title: str, sentence: str, button: Button) -> Card:
    card = Card(name=f"welcome-{key}-card")
    card.setAccessibleName(title)
    card.setFixedSize(256, 248)
    margins = card.layout()
    if margins is not None:
        margins.setContentsMargins(20, 20, 20, 20)
    card.body.addWidget(IconDisc(icon))
    card.body.addWidget(Text(title, TextRole.HEADING))
    card.body.addWidget(Text(sentence, TextRole.MUTED, wrap=True))
    card.body.addStretch(1)
    card.body.addWidget(button)
    return card
