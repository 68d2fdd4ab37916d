"""The Rooms page: one room large on the left, all rooms on the right."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_picture import Side
from seatingapp.ui.history_buttons import HistoryButtons
from seatingapp.ui.room_form.dialog import RoomDialog
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.room_form.state import RoomDraft
from seatingapp.ui.rooms.state import RoomRow, RoomsState
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.page_header import PageHeader
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import WIDTH, SidePanel
from seatingapp.ui.widgets.text import ElidedText, TextRole
from seatingapp.ui.widgets.toast import Toast

_SIDES = ((Side.TEACHER.value, "Teacher's side"), (Side.PUPILS.value, "Pupils' side"))
_ACROSS = 2
_CANVAS = 832  # share of the width, against that of the list


class RoomsPage(QWidget):
    """Shows a `RoomsState`; everything the user wants leaves by a signal."""

    opened = Signal()
    left = Signal()
    room_chosen = Signal(int)
    side_chosen = Signal(object)  # Side
    dialog_requested = Signal()
    room_requested = Signal(object)  # RoomDraft
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rooms-page")
        self.setAccessibleName("Rooms")
        self.wiring: QObject | None = None  # kept here, so that it lives as long as the page
        self._rows: tuple[RoomRow, ...] = ()
        self._header = PageHeader("Rooms", name="rooms-header")
        self._history = HistoryButtons(self)
        self._banner = Banner(name="rooms-banner")
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
        self._toast = Toast(self._card, name="rooms-toast", above=13)
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

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self._banner.show_refusal(refusal, action="Close")

    def show_message(self, text: str, *, undo: bool) -> None:
        """Say what was done."""
        self._banner.clear()
        self._toast.show_message(text, "Undo Ctrl Z" if undo else "")

    def ask_for_room(self, taken: frozenset[str], draft: RoomDraft) -> None:
        """Open the dialog for a new room."""
        dialog = RoomDialog(taken, draft, parent=self)
        dialog.room_requested.connect(self.room_requested)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page is in front."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is not any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    def _build(self) -> None:
        self._add = Button("Add a room", name="add-room", kind=ButtonKind.PRIMARY)
        for button in (self._history.undo, self._history.redo, self._add):
            self._header.add_action(button)
        self._body.addWidget(self._build_rooms())
        self._body.addWidget(self._empty)
        inner = QVBoxLayout()
        inner.setContentsMargins(12, 12, 12, 10)
        inner.setSpacing(12)
        inner.addWidget(self._banner)
        inner.addWidget(self._body, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(inner, 1)

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
        self._history.undo_requested.connect(self.undo_requested)
        self._history.redo_requested.connect(self.redo_requested)
        self._toast.action_requested.connect(self.undo_requested)
        self._banner.action_requested.connect(self._banner.clear)

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
