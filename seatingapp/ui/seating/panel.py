"""The column on the right of the Seating page: this plan, the selected pupil, the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.state import Chosen, SeatingState
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.side_panel import SidePanel
from seatingapp.ui.widgets.text import Text, TextRole

ADD_ROOM = "add"
_DATES = "Changes on a later day start a new plan; the old one is kept."
_NOBODY = "Click a pupil to select one. Ctrl-click or draw a frame to select several."
_KEYS = (
    ("Drag", "to a seat; on a taken seat the two swap"),
    ("Arrows", "go from seat to seat"),
    ("Space", "pick up and put down; Esc puts back"),
    ("P", "pin or unpin"),
    ("Del", "back to the tray"),
    ("F6", "to the tray and back"),
    ("Ctrl + − 0", "zoom in, zoom out, fit"),
)


class PlanFacts(Card):
    """Room, date and how full the plan is."""

    room_requested = Signal(object)  # room id
    add_room_requested = Signal()

    def __init__(self) -> None:
        super().__init__("This plan", name="this-plan")
        self._state = SeatingState()
        self._room = Choice(name="plan-room", accessible="Room of the plan")
        self._room.choice_requested.connect(self._ask_room)
        self._since = Text("", TextRole.BODY, name="plan-since")
        self._numbers = {
            key: Text("", TextRole.CARD_TITLE, name=f"plan-{key}")
            for key in ("seated", "tray", "free", "pinned")
        }
        self.body.addLayout(self._rows())
        self.body.addWidget(Text(_DATES, TextRole.SMALL, name="plan-dates", wrap=True))

    def show_state(self, state: SeatingState) -> None:
        """Show the facts; emits nothing."""
        self._state = state
        rooms = [(str(r.room_id), f"{r.name} · {r.seats} seats") for r in state.rooms]
        self._room.show_choices([*rooms, (ADD_ROOM, "Add a room …")], str(state.room_id))
        self._since.setText(f"From {state.since}")
        counts = state.counts
        waiting = counts.pupils - counts.seated
        self.set_note("part-finished" if waiting else "everyone is seated")
        for key, number in (
            ("seated", f"{counts.seated} of {counts.pupils}"),
            ("tray", str(waiting)),
            ("free", str(counts.seats - counts.seated)),
            ("pinned", str(counts.pinned)),
        ):
            self._numbers[key].setText(number)

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Text("Room", TextRole.MUTED), 0, 0)
        grid.addWidget(self._room, 0, 1, 1, 3)
        grid.addWidget(Text("Date", TextRole.MUTED), 1, 0)
        grid.addWidget(self._since, 1, 1, 1, 3)
        for place, (key, label) in enumerate(
            (
                ("seated", "Seated"),
                ("tray", "Not seated"),
                ("free", "Free seats"),
                ("pinned", "Pinned"),
            )
        ):
            row, column = 2 + place // 2, 2 * (place % 2)
            grid.addWidget(Text(label, TextRole.MUTED), row, column)
            grid.addWidget(self._numbers[key], row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _ask_room(self, key: str) -> None:
        self.show_state(self._state)  # what was picked shows once it is so
        if key == ADD_ROOM:
            self.add_room_requested.emit()
        elif key != str(self._state.room_id):
            self.room_requested.emit(int(key))


class ChosenPupil(Card):
    """The selected pupil, or several, with what can be done to them."""

    pin_requested = Signal(object, bool)
    unseat_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__("Selected", name="chosen")
        self._chosen: Chosen | None = None
        self._name = Text("", TextRole.HEADING, name="chosen-name", wrap=True)
        self._detail = Text("", TextRole.MUTED, name="chosen-detail", wrap=True)
        self._private = Text("", TextRole.BODY, name="chosen-private", wrap=True)
        self._pin = Button("Pin here", name="chosen-pin", icon="pin", shortcut_hint="P")
        self._unseat = Button("To the tray", name="chosen-unseat", shortcut_hint="Del")
        self._pin.clicked.connect(self._ask_pin)
        self._unseat.clicked.connect(self._ask_unseat)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._pin)
        row.addWidget(self._unseat)
        row.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text in (self._name, self._detail, self._private):
            texts.addWidget(text)
        self.body.addLayout(texts)
        self.body.addWidget(self._buttons)

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show who is selected; emits nothing."""
        self._chosen = chosen
        self._name.setVisible(chosen is not None)
        self._name.setText(chosen.title if chosen else "")
        self._detail.setText(chosen.detail if chosen else _NOBODY)
        words = _private_words(chosen) if chosen else ""
        self._private.setText(words)
        self._private.setVisible(bool(words))
        self._buttons.setVisible(chosen is not None and chosen.seated)
        if chosen is not None:
            self._pin.setText("Unpin" if chosen.pinned else "Pin here")
            self._pin.setAccessibleName(f"{self._pin.text()}: {chosen.title}")
            self._pin.updateGeometry()
            self._unseat.setEnabled(not chosen.pinned)
            self._unseat.setAccessibleName(f"To the tray: {chosen.title}")

    def _ask_pin(self) -> None:
        if self._chosen is not None:
            self.pin_requested.emit(self._chosen.pupil_ids, not self._chosen.pinned)

    def _ask_unseat(self) -> None:
        if self._chosen is not None:
            self.unseat_requested.emit(self._chosen.pupil_ids)


def _private_words(chosen: Chosen) -> str:
    parts = [f"{mark.text}: {mark.meaning}" for mark in chosen.marks]
    return "\n".join([*parts, *([chosen.action] if chosen.action else [])])


def keys_card() -> Card:
    """Return the card that says how pupils are moved."""
    card = Card("Moving pupils", name="moving-pupils")
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for row, (keys, what) in enumerate(_KEYS):
        grid.addWidget(Text(keys, TextRole.CARD_TITLE), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(what, TextRole.SMALL, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card


class PlanPanel(SidePanel):
    """The three cards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="seating-panel", parent=parent)
        self.facts = PlanFacts()
        self.chosen = ChosenPupil()
        for card in (self.facts, self.chosen, keys_card()):
            self.add_card(card)

    def show_state(self, state: SeatingState) -> None:
        """Show the state; emits nothing."""
        self.facts.show_state(state)
        self.chosen.show_chosen(state.chosen)
