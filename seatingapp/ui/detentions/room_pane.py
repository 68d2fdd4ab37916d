"""Attendance in the room: type two letters of a name and Enter, or click; late times are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.wording import counted
from seatingapp.ui.detentions.room_rows import RoomRows
from seatingapp.ui.detentions.seat_gestures import ARRIVAL, SEATS
from seatingapp.ui.detentions.state import Room
from seatingapp.ui.plan_view import PlanView, TrayStrip
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOBODY = (
    "Nobody has a detention on this day. For another day go back to the list, choose a detention "
    "of that day, and then Attendance."
)
_BESIDE = ((ARRIVAL, "Order of arrival"), (SEATS, "Seats"))
_HOW = "Grey: not here yet. A click marks who came; drag to another seat, or down to no seat."
_SEATS = (
    (SeatOrder.ALPHABET.value, "Fill seats by name"),
    (SeatOrder.ARRIVAL.value, "Fill seats in order of arrival"),
    ("", "No seats"),
)


class NameField(QLineEdit):
    """Enter marks as attended, Ctrl M as missed, Up and Down go through the list, Esc clears."""

    name_typed = Signal(str)
    came = Signal()
    missed = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room-name")
        self.setAccessibleName("Who came? Type a name and press Enter")
        self.setPlaceholderText("Who came? Two letters and Enter")
        self.setMinimumHeight(36)
        self.textEdited.connect(self.name_typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list."""
        key, ctrl = event.key(), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if key in _ENTER:
            self.came.emit()
        elif key == Qt.Key.Key_M and ctrl:
            self.missed.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.name_typed.emit("")
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class RoomPane(QWidget):
    """Shows a `Room`; what the user wants leaves by a signal."""

    sitting_chosen = Signal(str)
    name_typed = Signal(str)
    stepped = Signal(int)
    came = Signal(str)  # uid, or empty for whoever is picked
    missed = Signal(str)
    taken_back = Signal(str)
    seats_requested = Signal(str)
    beside_requested = Signal(str)  # the seats, or the order of arrival
    tapped = Signal(int)  # pupil id
    seat_given = Signal(int, int)  # pupil id, seat id
    seat_taken = Signal(int)  # pupil id
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detention-room")
        self.sittings = Choice(name="room-sitting", accessible="Which time and place")
        self.name = NameField()
        self.expected = RoomRows(name="room-expected", accessible="Expected, by name")
        self.arrived = RoomRows(name="room-arrived", accessible="Order of arrival")
        self.beside = SegmentedControl(_BESIDE, name="room-beside", accessible="Shown beside")
        self.plan, self.tray = PlanView(), TrayStrip()
        self.plan.set_tray(self.tray)
        self._layers = QStackedWidget()
        self._full = Text("", TextRole.BODY, name="room-full", wrap=True)
        self._full.set_tone("warning")
        self._nobody = Text(_NOBODY, TextRole.MUTED, name="room-nobody", wrap=True)
        self._seats = Button("Seats", name="room-seats", accessible="Seats in this room")
        self._back = Button(
            "Back to the list", name="leave-room", icon="arrow-left", kind=ButtonKind.QUIET
        )
        self._left = Card("Expected", name="room-left")
        self._right = Card(name="room-right")
        self._build()
        self._connect()

    def show_state(self, room: Room) -> None:
        """Show a room; emits nothing."""
        self.sittings.show_choices(
            [(one.key, one.words) for one in room.sittings] or [("", "Nobody on this day")],
            room.chosen,
        )
        if self.name.text() != room.query:
            self.name.setText(room.query)
        self.expected.show_rows(room.expected, expected=True, picked=room.picked)
        self.arrived.show_rows(room.came, expected=False)
        waiting = counted(len(room.expected), "pupil")
        nobody = "everybody is marked" if room.sittings else "nobody"
        if room.query:
            nobody = "nobody of that name is expected"
        self._left.set_note(waiting if room.expected else nobody)
        self._nobody.setVisible(not room.sittings)
        there = sum(one.arrived for one in room.came)
        self._right.set_title("" if room.can_seat else "Order of arrival")
        self._right.setAccessibleName("Who came, and the seats")
        self._right.set_note(f"{counted(there, 'pupil')} here" if there else "nobody yet")
        self.beside.choose(SEATS if room.plan is not None else ARRIVAL)
        self.beside.setVisible(room.can_seat)
        if room.plan is not None and room.plan != self.plan.state:
            self.plan.show_state(room.plan)
        self._layers.setCurrentIndex(1 if room.plan is not None else 0)
        self._full.setText(room.full)
        self._full.setVisible(bool(room.full))
        self._seats.setEnabled(room.can_seat)
        self._seats.setToolTip(
            "" if room.can_seat else "Seats can be filled where the place is one of your rooms"
        )

    def take_focus(self) -> None:
        """Let the next key go into the name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("room-seats-menu")
        for key, text in _SEATS:
            action = menu.addAction(text)
            action.setObjectName(f"seats-{key or 'none'}")
            action.setData(key)
        menu.triggered.connect(self._ask_for_seats)
        self._seats.setMenu(menu)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._back)
        bar.addWidget(self.sittings)
        bar.addStretch(1)
        bar.addWidget(self._seats)
        self._left.body.addLayout(bar)
        self._left.body.addWidget(self.name)
        self._left.body.addWidget(self._full)
        self._left.body.addWidget(self._nobody)
        self._left.body.addWidget(self.expected, 1)
        keys = Text(
            "Enter: came · Ctrl M: missed · Up, Down: choose · Esc: clear, then back",
            TextRole.SMALL,
            name="room-keys",
        )
        self._left.body.addWidget(keys)
        seats = QWidget()
        column = QVBoxLayout(seats)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.plan, 1)
        column.addWidget(self.tray)
        column.addWidget(Text(_HOW, TextRole.SMALL, name="room-how", wrap=True))
        self._layers.addWidget(self.arrived)
        self._layers.addWidget(seats)
        self._right.body.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignLeft)
        self._right.body.addWidget(self._layers, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)

    def _connect(self) -> None:
        self.sittings.choice_requested.connect(self.sitting_chosen)
        self.name.name_typed.connect(self.name_typed)
        self.name.stepped.connect(self.stepped)
        self.name.closed.connect(self.closed)
        self.name.came.connect(self._mark_picked)
        self.name.missed.connect(self._miss_picked)
        self._back.clicked.connect(self.closed)
        self.expected.came.connect(self.came)
        self.expected.missed.connect(self.missed)
        self.arrived.taken_back.connect(self.taken_back)
        for pressed in (self.expected.came, self.expected.missed, self.arrived.taken_back):
            pressed.connect(self._go_on)  # the button that was pressed is gone by now
        self.beside.choice_requested.connect(self.beside_requested)
        self.plan.pupil_activated.connect(self.tapped)
        self.plan.place_requested.connect(self.seat_given)
        self.plan.tray_requested.connect(self.seat_taken)
        self.plan.typed.connect(self._begin_name)

    def _begin_name(self, letters: str) -> None:
        """A name can be typed from the picture too, as on the Lesson page."""
        self.take_focus()
        self.name.setText(letters)
        self.name_typed.emit(letters)

    def _mark_picked(self) -> None:
        self.came.emit("")

    def _miss_picked(self) -> None:
        self.missed.emit("")

    def _ask_for_seats(self, action: QAction) -> None:
        self.seats_requested.emit(str(action.data()))
        self.take_focus()

    def _go_on(self, _uid: str) -> None:
        self.take_focus()
