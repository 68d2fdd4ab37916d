"""Drafts: the list of those that wait or were decided, and one of them in full."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from seatingapp.ui.drafts.details_card import DetailsCard
from seatingapp.ui.drafts.state import DraftsState, Only
from seatingapp.ui.drafts.table import DraftTable
from seatingapp.ui.part import Part
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.progress_strip import ProgressStrip
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import SidePanel

_SIDE_WIDTH = 400
_ONLY = ((Only.WAITING.value, "To decide"), (Only.DECIDED.value, "Decided"))
_EMPTY = {
    Only.WAITING: (
        "Nothing to decide",
        "What rules draft waits here until somebody releases or dismisses it.",
    ),
    Only.DECIDED: ("Nothing was decided yet", "What was released or dismissed is kept here."),
}
_NO_RULES = "No rule is switched on"
_ABOUT_RULES = (
    "A rule such as “3 concerns within 5 school days” drafts what a person then decides. Try one "
    "on the past first, then switch it on. Steps of the ladder draft without a rule."
)


class DraftsPart(Part):
    """Shows a `DraftsState`; what a person wants leaves by signals."""

    only_requested = Signal(str)
    selected = Signal(object)  # tuple[str, ...]
    release_requested = Signal(str)
    dismiss_requested = Signal()
    reopen_requested = Signal()
    adjust_requested = Signal(int)
    rules_requested = Signal()
    save_requested = Signal(str)
    print_requested = Signal()
    cancel_requested = Signal()
    detention_requested = Signal(object)  # tuple[str, ...]: the uids of drafts

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Drafts", name="drafts", parent=parent)
        self.only = SegmentedControl(_ONLY, name="drafts-only", accessible="Which are listed")
        self.rules = Button("Rules that draft …", name="drafts-rules", icon="settings")
        self.table = DraftTable()
        self.card = DetailsCard()
        self._nothing = EmptyState("check", "", "", name="drafts-empty")
        self._no_rules = EmptyState(
            "settings",
            _NO_RULES,
            _ABOUT_RULES,
            name="drafts-no-rules",
            action="Rules that draft …",
        )
        self._progress = ProgressStrip(name="drafts-progress")
        self._layers = QStackedWidget()
        self._waits = True
        self._build()
        self.only.choice_requested.connect(self.only_requested)
        self.rules.clicked.connect(self.rules_requested)
        self._no_rules.action_requested.connect(self.rules_requested)
        self.table.chosen.connect(self.selected)
        self.table.release_requested.connect(self._release)
        self.table.dismiss_requested.connect(self._dismiss)
        self.card.release_requested.connect(self.release_requested)
        self.card.dismiss_requested.connect(self.dismiss_requested)
        self.card.reopen_requested.connect(self.reopen_requested)
        self.card.save_requested.connect(self.save_requested)
        self.card.print_requested.connect(self.print_requested)
        self._progress.cancel_requested.connect(self.cancel_requested)
        self.card.adjust_requested.connect(self.adjust_requested)
        self.opened.connect(self.take_keys)

    def show_state(self, state: DraftsState) -> None:
        """Show a state; emits nothing."""
        self._waits = state.only is Only.WAITING
        self.only.choose(state.only.value)
        self.table.show_rows(state.rows, state.selected)
        self._nothing.set_texts(*_EMPTY[state.only])
        empty = self._no_rules if self._waits and not state.rules_on else self._nothing
        self._layers.setCurrentWidget(self.table if state.rows else empty)
        self.card.show_state(state)
        if state.busy:
            self._progress.show_progress(state.busy)
        else:
            self._progress.finish()

    def take_keys(self) -> None:
        """Let the arrows move in the list."""
        self.table.setFocus()

    def ask_detention(self, uids: tuple[str, ...]) -> None:
        """Ask for type and day of the detentions that these drafts become."""
        self.detention_requested.emit(uids)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.only)
        bar.addStretch(1)
        bar.addWidget(self.rules)
        for layer in (self.table, self._nothing, self._no_rules):
            self._layers.addWidget(layer)
        card = Card(name="drafts-card")
        card.body.addLayout(bar)
        card.body.addWidget(self._layers, 1)
        card.body.addWidget(self._progress)
        panel = SidePanel(name="drafts-panel", width=_SIDE_WIDTH)
        panel.add_card(self.card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card, 3)
        row.addWidget(panel, 2)

    def _release(self) -> None:
        if self._waits:
            self.card.ask_release()

    def _dismiss(self) -> None:
        if self._waits:
            self.dismiss_requested.emit()
