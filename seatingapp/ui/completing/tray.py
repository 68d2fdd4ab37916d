"""The tray: what waits on the left, what is said of it on the right."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from seatingapp.ui.completing.form import ContextForm
from seatingapp.ui.completing.state import TrayState, Waiting
from seatingapp.ui.completing.waiting_table import WaitingTable
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole


class Tray(QWidget):
    """Shows a `TrayState`; what a person wants leaves by signals."""

    picked = Signal(str, str)
    number_pressed = Signal(int)
    moved = Signal(int)
    note_edited = Signal(str)
    done_requested = Signal()
    nothing_requested = Signal()
    later_requested = Signal()
    split_requested = Signal()
    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tray")
        self.table = WaitingTable()
        self.form = ContextForm()
        self._who = ElidedText("", TextRole.HEADING, name="tray-who")
        self._what = ElidedText("", TextRole.BODY, name="tray-what")
        self._place = Text("", TextRole.MUTED, name="tray-place")
        self._message = Text("", TextRole.SMALL, name="tray-message", wrap=True)
        self._split = Button("One by one", name="tray-split", kind=ButtonKind.LINK)
        self._done = Button(
            "Done, next", name="tray-done", kind=ButtonKind.PRIMARY, shortcut_hint="Enter"
        )
        self._nothing = Button("Nothing to add", name="tray-nothing", shortcut_hint="0")
        self._later = Button("Later", name="tray-later")
        self._empty = EmptyState(
            "check",
            "Nothing to complete",
            "Entries that are logged in a hurry wait here until somebody says more of them.",
            name="tray-empty",
        )
        self._layers = QStackedWidget()
        self._stops: tuple[QWidget, ...] = ()
        self._uids: tuple[str, ...] = ()  # of what is open
        self._build()
        self._connect()

    def show_state(self, state: TrayState) -> None:
        """Show a state; emits nothing."""
        self._layers.setCurrentIndex(0 if state.waiting else 1)
        self.table.show_rows(state.waiting, state.chosen)
        self._show_open(state.open)
        self._place.setText(state.place)
        self._message.setText(state.message)
        self._message.setVisible(bool(state.message))
        self._split.setVisible(state.can_split)
        self.form.show_form(state.form)
        self._done.setEnabled(not state.form.warning and "too many" not in state.form.letters)
        self._order_tabs()
        uids = state.open.uids if state.open is not None else ()
        if uids != self._uids:
            self._uids = uids
            if self.form.note.hasFocus():
                self.take_keys()  # numbers pick for the next one, they are no note of it

    def take_keys(self) -> None:
        """Let numbers pick at once."""
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_open(self, item: Waiting | None) -> None:
        is_open = item is not None
        self._who.setText(item.who if item else "All the others are put off")
        self._what.setText(f"{item.behaviour} · {item.when}" if item else "")
        for widget in (self.form, self._done, self._nothing, self._later):
            widget.setVisible(is_open)

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._who, 1)
        title.addWidget(self._split)
        title.addWidget(self._place)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._done, self._nothing, self._later):
            buttons.addWidget(button)
        right = Card(name="tray-open")
        right.body.addLayout(title)
        right.body.addWidget(self._what)
        right.body.addWidget(self.form, 1)
        right.body.addWidget(self._message)
        right.body.addLayout(buttons)
        left = Card(name="tray-waiting")
        left.body.addWidget(self.table, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 3)
        row.addWidget(right, 5)
        self._layers.addWidget(both)
        self._layers.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._layers)

    def _connect(self) -> None:
        self.table.chosen.connect(self.row_chosen)
        self.table.entered_row.connect(self.take_keys)
        self.form.picked.connect(self.picked)
        self.form.number_pressed.connect(self.number_pressed)
        self.form.moved.connect(self.moved)
        self.form.note_edited.connect(self.note_edited)
        self.form.entered.connect(self.done_requested)
        self._done.clicked.connect(self.done_requested)
        self._nothing.clicked.connect(self.nothing_requested)
        self._later.clicked.connect(self.later_requested)
        self._split.clicked.connect(self.split_requested)

    def _order_tabs(self) -> None:
        """From the form to its chips, the note and the buttons, as the chips were remade."""
        stops = (
            self.table,
            self.form,
            *self.form.chips(),
            self.form.note,
            self._done,
            self._nothing,
            self._later,
            self._split,
        )
        if stops != self._stops:
            self._stops = stops
            for first, second in pairwise(stops):
                QWidget.setTabOrder(first, second)
