"""The card that says which plan is shown, in which room, from which day, and how full it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from seatingapp.ui.seating.state import SeatingState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text, TextRole

ADD_ROOM = "add"
TO_CLASS, TO_ROOM = "class", "room"
_DATES = "Changes on a later day start a new plan; the old one is kept."
_COMING = "It takes the place of the plan before it on that day."
_COPIES = ((TO_CLASS, "To another class …"), (TO_ROOM, "To another room …"))


class PlanFacts(Card):
    """Which plan, its room and date, and how full it is; and what makes another one of it."""

    plan_requested = Signal(int)  # plan id
    room_requested = Signal(object)  # room id
    add_room_requested = Signal()
    new_plan_requested = Signal()
    copy_requested = Signal(str)  # TO_CLASS or TO_ROOM
    use_room_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Plan and room", name="this-plan")
        self._state = SeatingState()
        self._plan_label = Text("Plan", TextRole.MUTED)
        self._plan = Choice(name="plan-line", accessible="Plan of the class")
        self._plan.choice_requested.connect(self._ask_plan)
        self._room = Choice(name="plan-room", accessible="Room of the plan")
        self._room.choice_requested.connect(self._ask_room)
        self._since = Text("", TextRole.BODY, name="plan-since")
        self._numbers = {
            key: Text("", TextRole.CARD_TITLE, name=f"plan-{key}")
            for key in ("seated", "tray", "free", "pinned")
        }
        self._dates = Text(_DATES, TextRole.SMALL, name="plan-dates", wrap=True)
        self.notice = QWidget()  # stands where the page puts it
        self._notice_text = Text("", TextRole.SMALL, name="plan-notice", wrap=True)
        self._use = Button("Use the room as it is now", name="use-room", kind=ButtonKind.LINK)
        self._new = Button("New plan …", name="new-plan")
        self._copy = Button("Copy", name="copy-plan", accessible="Copy this plan")
        self._menu = self._copy_menu()
        self.body.addLayout(self._rows())
        self.body.addWidget(self._dates)
        self.body.addLayout(self._buttons())
        self._use.clicked.connect(self.use_room_requested)
        self._new.clicked.connect(self.new_plan_requested)
        self._menu.triggered.connect(self._ask_copy)

    def show_state(self, state: SeatingState) -> None:
        """Show the facts; emits nothing."""
        self._state = state
        several = len(state.options) > 1
        self._plan_label.setVisible(several)
        self._plan.setVisible(several)
        self._plan.show_choices(
            [(str(o.plan_id), o.text) for o in state.options], str(state.plan_id)
        )
        rooms = [(str(r.room_id), f"{r.name} · {r.seats} seats") for r in state.rooms]
        self._room.show_choices([*rooms, (ADD_ROOM, "Add a room …")], str(state.room_id))
        self._since.setText(f"From {state.since}")
        self._dates.setText(_COMING if state.is_upcoming else _DATES)
        self._notice_text.setText(state.notice)
        self.notice.setVisible(bool(state.notice))
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
        for row, (title, widget) in enumerate(
            (
                (self._plan_label, self._plan),
                (Text("Room", TextRole.MUTED), self._room),
                (Text("Date", TextRole.MUTED), self._since),
            )
        ):
            grid.addWidget(title, row, 0)
            grid.addWidget(widget, row, 1, 1, 3)
        for place, (key, label) in enumerate(
            (
                ("seated", "Seated"),
                ("tray", "Not seated"),
                ("free", "Free seats"),
                ("pinned", "Pinned"),
            )
        ):
            row, column = 3 + place // 2, 2 * (place % 2)
            grid.addWidget(Text(label, TextRole.MUTED), row, column)
            grid.addWidget(self._numbers[key], row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        notice = QVBoxLayout(self.notice)
        notice.setContentsMargins(0, 0, 0, 0)
        notice.setSpacing(0)
        notice.addWidget(self._notice_text)
        notice.addWidget(self._use)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._new)
        row.addWidget(self._copy)
        row.addStretch(1)
        return row

    def _copy_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("copy-menu")
        for key, text in _COPIES:
            action = menu.addAction(text)
            action.setObjectName(f"copy-{key}")
            action.setData(key)
        self._copy.setMenu(menu)
        return menu

    def _ask_plan(self, key: str) -> None:
        self.show_state(self._state)
        if key != str(self._state.plan_id):
            self.plan_requested.emit(int(key))

    def _ask_copy(self, action: QAction) -> None:
        self.copy_requested.emit(action.data())

    def _ask_room(self, key: str) -> None:
        self.show_state(self._state)  # what was picked shows once it is so
        if key == ADD_ROOM:
            self.add_room_requested.emit()
        elif key != str(self._state.room_id):
            self.room_requested.emit(int(key))
