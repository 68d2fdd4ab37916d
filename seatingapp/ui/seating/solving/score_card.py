"""The card about the plan: its score, how the musts stand, how good a plan can be, and swaps."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.ui.seating.solved import NO_SCORE, ScoreState
from seatingapp.ui.seating.solving.score_bar import ScoreBar
from seatingapp.ui.seating.solving.swap_rows import SwapRows
from seatingapp.ui.seating.solving.words import hidden_words, score_words
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.text import Text, TextRole

_TICK_MS = 200
_NO_RULES = (
    "No rules yet: any plan is as good as another. New neighbours are a good start; the card of "
    "rules takes everything else."
)
_ONLY_MUSTS = "No wishes, so no points."
_NO_SWAP = "No single swap makes it better."
_LOOKING = "Best possible plan not yet proved (still looking, {0:.1f} s)."


class ScoreCard(Card):
    """Shows a `ScoreState`. `below` takes what else is to be said of the plan."""

    swap_requested = Signal(int, int)  # two seats
    swap_pointed = Signal(object)  # frozenset of seats
    parts_requested = Signal()
    better_requested = Signal()
    neighbours_requested = Signal()  # a first rule

    def __init__(self) -> None:
        super().__init__("This plan", name="score")
        self.state = NO_SCORE
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_words)
        self._bar = ScoreBar()
        self._words = Text("", TextRole.SMALL, name="score-words", wrap=True)
        self.swaps = SwapRows()
        self._parts = Button("What it is made of", name="score-parts", kind=ButtonKind.LINK)
        self._better = Button("Use the better plan", name="score-better", kind=ButtonKind.LINK)
        self._wish = Button("Wish for new neighbours", name="wish-neighbours", kind=ButtonKind.LINK)
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for button in (self.swaps.more, self._parts, self._better, self._wish):
            button.setFixedHeight(24)
            row.addWidget(button)
        row.addStretch(1)
        self.body.setSpacing(6)
        for widget in (self._bar, self._words, self.swaps, self._links):
            self.body.addWidget(widget)
        self._connect()

    def show_state(self, state: ScoreState) -> None:
        """Show the score; emits nothing. A change is said to whoever cannot see it."""
        before, self.state = self.state, state
        if state.looked and not before.looked:
            self._since.start()
            self._tick.start()
        elif not state.looked:
            self._tick.stop()
        scored = state.known and state.most > 0
        self.set_note(score_words(state.score, state.most) if scored else "")
        self._bar.setVisible(scored)
        self._bar.show_share(state.share)
        self._show_words()
        self.swaps.show_swaps(state.swaps or ())
        self._parts.setVisible(bool(state.parts))
        self._better.setVisible(state.better)
        self._wish.setVisible(not state.has_rules)
        several = len(state.swaps or ()) > 1
        self._links.setVisible(bool(several or state.parts or state.better or not state.has_rules))
        if state.known and before.known and _said(state) != _said(before):
            self._announce(_said(state))

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no seconds that nobody sees."""
        super().hideEvent(event)
        self._tick.stop()

    def _show_words(self) -> None:
        """What stands below the bar; while the best plan is looked for it counts the time."""
        state = self.state
        parts = [state.words]
        if state.known and state.has_rules and not state.most:
            parts.append(_ONLY_MUSTS)
        parts.append(_LOOKING.format(self._since.elapsed() / 1000) if state.looked else state.best)
        if state.hidden:
            parts.append(hidden_words(state.hidden))
        if (state.swaps == () or state.hidden == 0) and state.most:
            parts.append(_NO_SWAP)
        words = " ".join(part for part in parts if part)
        if not state.has_rules:
            words = _NO_RULES
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _connect(self) -> None:
        self.swaps.wanted.connect(self.swap_requested)
        self.swaps.pointed.connect(self.swap_pointed)
        self._parts.clicked.connect(self.parts_requested)
        self._better.clicked.connect(self.better_requested)
        self._wish.clicked.connect(self.neighbours_requested)

    def _announce(self, text: str) -> None:
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _said(state: ScoreState) -> str:
    parts = (score_words(state.score, state.most), state.words, state.best)
    return ", ".join(part for part in parts if part)
