"""The list of rooms with one of them large, and what can be done to it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QMenu, QWidget

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.room_form.pictures import RoomCard, RoomPicture
from seatingapp.ui.rooms.state import RoomRow, RoomsState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.side_panel import WIDTH, SidePanel
from seatingapp.ui.widgets.text import ElidedText, TextRole

_SIDES = ((Side.TEACHER.value, "Teacher's side"), (Side.PUPILS.value, "Pupils' side"))
_ACROSS = 2
_CANVAS = 832  # share of the width, against that of the list


class RoomPane(QWidget):
    """Shows a `RoomsState`; everything the user wants leaves by a signal."""

    room_chosen = Signal(int)
    side_chosen = Signal(object)  # Side
    edit_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    away_requested = Signal()
    removal_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RoomRow, ...] = ()
        self._picture = RoomPicture(name="room-picture", least=QSize(320, 240))
        self.card = Card(name="room-card")
        self._detail = ElidedText("", TextRole.MUTED, name="room-detail")
        self._sides = SegmentedControl(_SIDES, name="room-side", accessible="Seen from")
        self.edit = Button(
            "Edit", name="edit-room", kind=ButtonKind.PRIMARY, icon="edit", accessible="Edit room"
        )
        self._more = Button("More", name="room-more", accessible="More about this room")
        self._cards = QButtonGroup(self)
        self._grid = QGridLayout()
        self._menu = self._build_menu()
        self._build()
        self._sides.choice_requested.connect(self._ask_side)
        self.edit.clicked.connect(self.edit_requested)

    def show_state(self, state: RoomsState) -> None:
        """Show a state; emits nothing."""
        if state.rooms != self._rows:
            self._fill(state.rooms)
        for card in self._room_cards():
            card.setChecked(card.key == str(state.chosen_id))
        room = state.chosen
        self.card.set_title(room.name if room else "")
        self._detail.setText(room.detail if room else "")
        self._sides.choose(state.side.value)
        words = f"{room.name}, {room.detail}" if room else ""
        self._picture.show_room(room.layout if room else None, words, state.side)
        if room is not None:
            self._away.setText("Bring it back" if room.is_away else "Put it away")
            in_use = "Remove (a plan or lesson uses it)"
            self._remove.setText(in_use if room.is_needed else "Remove")
            self._remove.setEnabled(not room.is_needed)

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("room-menu")
        for text, name, signal in (
            ("Copy this room", "copy-room", self.copy_requested),
            ("Export as a file ...", "export-room", self.export_requested),
        ):
            self._action(menu, text, name).triggered.connect(signal)
        menu.addSeparator()
        self._away = self._action(menu, "Put it away", "put-away")
        self._away.triggered.connect(self.away_requested)
        self._remove = self._action(menu, "Remove", "remove-room")
        self._remove.triggered.connect(self.removal_requested)
        self._more.setMenu(menu)
        return menu

    def _action(self, menu: QMenu, text: str, name: str) -> QAction:
        action = QAction(text, menu)
        action.setObjectName(name)
        menu.addAction(action)
        return action

    def _build(self) -> None:
        bottom = QHBoxLayout()
        bottom.setContentsMargins(4, 4, 4, 2)
        bottom.setSpacing(8)
        bottom.addWidget(self._sides)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        bottom.addWidget(self._detail, 1)
        bottom.addWidget(self._more)
        bottom.addWidget(self.edit)
        self.card.body.addWidget(self._picture, 1)
        self.card.body.addLayout(bottom)
        listing = Card("All rooms", name="room-list")
        self._grid.setSpacing(8)
        listing.body.addLayout(self._grid)
        panel = SidePanel(name="rooms-panel")
        panel.add_card(listing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.card, _CANVAS)
        row.addWidget(panel, WIDTH)

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
            card.opened.connect(self._ask_to_edit)
            self._cards.addButton(card)
            self._grid.addWidget(card, place // _ACROSS, place % _ACROSS)
            card.show()

    def _room_cards(self) -> list[RoomCard]:
        return [card for card in self._cards.buttons() if isinstance(card, RoomCard)]

    def _ask_room(self, key: str) -> None:
        self.room_chosen.emit(int(key))

    def _ask_to_edit(self, _key: str) -> None:
        self.edit_requested.emit()

    def _ask_side(self, key: str) -> None:
        self.side_chosen.emit(Side(key))
