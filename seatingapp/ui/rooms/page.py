"""The Rooms page: one room large on the left, all rooms on the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.editing_page import EditingPage
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.rooms.state import RoomRow, RoomsState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import WIDTH, SidePanel
from seatingapp.ui.widgets.text import ElidedText, TextRole

_SIDES = ((Side.TEACHER.value, "Teacher's side"), (Side.PUPILS.value, "Pupils' side"))
_ACROSS = 2
_CANVAS = 832  # share of the width, against that of the list


class RoomsPage(EditingPage):
    """Shows a `RoomsState`; everything the user wants leaves by a signal."""

    room_chosen = Signal(int)
    side_chosen = Signal(object)  # Side
    dialog_requested = Signal()
    room_requested = Signal(object)  # RoomDraft

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Rooms", name="rooms", parent=parent)
        self._rows: tuple[RoomRow, ...] = ()
        self._picture = RoomPicture(name="room-picture", least=QSize(320, 240))
        self._card = Card(name="room-card")
        self._detail = ElidedText("", TextRole.MUTED, name="room-detail")
        self._sides = SegmentedControl(_SIDES, name="room-side", accessible="Seen from")
        self._cards = QButtonGroup(self)
        self._grid = QGridLayout()
        self._empty = EmptyState(
            "rooms",
            "No rooms yet",
            "Add the rooms you teach in. A plan keeps the room as it was when the plan was made.",
            name="rooms-empty",
            action="Add a room",
        )
        self._body = QStackedWidget()
        self._build()
        self._say_over(self._card, above=13)
        self._connect()

    def show_state(self, state: RoomsState) -> None:
        """Show a state; emits nothing."""
        self._header.set_texts("Rooms", state.subtitle)
        self._history.show_state(state.history)
        self._body.setCurrentIndex(0 if state.rooms else 1)
        if state.rooms != self._rows:
            self._fill(state.rooms)
        for card in self._room_cards():
            card.setChecked(card.key == str(state.chosen_id))
        room = state.chosen
        self._card.set_title(room.name if room else "")
        self._detail.setText(room.detail if room else "")
        self._sides.choose(state.side.value)
        words = f"{room.name}, {room.detail}" if room else ""
        self._picture.show_room(room.layout if room else None, words, state.side)

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""
        dialog = RoomDialog(taken, draft, parent=self)
        dialog.room_requested.connect(self.room_requested)
        dialog.open()

    def _build(self) -> None:
        self._add = Button("Add a room", name="add-room", kind=ButtonKind.PRIMARY)
        for button in (self._history.undo, self._history.redo, self._add):
            self._header.add_action(button)
        self._body.addWidget(self._build_rooms())
        self._body.addWidget(self._empty)
        self._stack(self, self._body)

    def _build_rooms(self) -> QWidget:
        bottom = QHBoxLayout()
        bottom.setContentsMargins(4, 4, 4, 2)
        bottom.setSpacing(12)
        bottom.addWidget(self._sides)
        bottom.addStretch(1)
        bottom.addWidget(self._detail)
        self._card.body.addWidget(self._picture, 1)
        self._card.body.addLayout(bottom)
        listing = Card("All rooms", name="room-list")
        self._grid.setSpacing(8)
        listing.body.addLayout(self._grid)
        panel = SidePanel(name="rooms-panel")
        panel.add_card(listing)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._card, _CANVAS)
        row.addWidget(panel, WIDTH)
        return widget

    def _connect(self) -> None:
        self._add.clicked.connect(self.dialog_requested)
        self._empty.action_requested.connect(self.dialog_requested)
        self._sides.choice_requested.connect(self._ask_side)

    def _fill(self, rows: tuple[RoomRow, ...]) -> None:
        self._rows = rows
        for card in self._room_cards():
            self._cards.removeButton(card)
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, row in enumerate(rows):
            card = RoomCard(str(row.room_id), row.name, row.note, row.layout)
            card.setCheckable(True)
            card.chosen.connect(self._ask_room)
            self._cards.addButton(card)
            self._grid.addWidget(card, place // _ACROSS, place % _ACROSS)
            card.show()

    def _room_cards(self) -> list[RoomCard]:
        return [card for card in self._cards.buttons() if isinstance(card, RoomCard)]

    def _ask_room(self, key: str) -> None:
        self.room_chosen.emit(int(key))

    def _ask_side(self, key: str) -> None:
        self.side_chosen.emit(Side(key))
