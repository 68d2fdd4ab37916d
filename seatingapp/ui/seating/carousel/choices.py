"""The left side of the dialog for a carousel: what the user chooses."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from seatingapp.domain.carousels import GroupWay, Rhythm, StationWay
from seatingapp.ui.room_form.stepper import Stepper
from seatingapp.ui.seating.carousel.state import CarouselDraft, CarouselState, Wrong
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField, mark_wrong

_RHYTHMS = (
    (Rhythm.LESSONS.value, "Each lesson"),
    (Rhythm.DAYS.value, "Each day"),
    (Rhythm.WEEKS.value, "Each week"),
)
_GROUPS = ((GroupWay.ALPHABETICAL.value, "Alphabetical"), (GroupWay.TABLES.value, "As they sit"))
_WAYS = (
    (StationWay.TABLES.value, "Tables"),
    (StationWay.ZONES.value, "Zones"),
    (StationWay.ROOMS.value, "Rooms"),
)
_MOST = 40
_ROOMS_HEIGHT = 92


class CarouselChoices(QWidget):
    """`draft_requested` with a draft and whether groups are made anew; the rest says its name."""

    draft_requested = Signal(object, bool)
    day_step_requested = Signal(int)
    room_requested = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: CarouselState | None = None
        self.name = QLineEdit(self)
        self.name.setObjectName("carousel-name")
        self.name.setAccessibleName("Name of the carousel")
        self._day = TypedField(name="carousel-day", accessible="First day")
        self._day_words = Text("", TextRole.SMALL, name="carousel-day-words")
        self._rhythm = SegmentedControl(
            _RHYTHMS, name="carousel-rhythm", accessible="When the groups move on"
        )
        self._groups = SegmentedControl(
            _GROUPS, name="carousel-groups", accessible="How the class is divided"
        )
        self._count = Stepper(1, _MOST, name="carousel-count", accessible="Number of groups")
        self._way = SegmentedControl(
            _WAYS, name="carousel-way", accessible="What the groups go through"
        )
        self._room = Choice(name="carousel-room", accessible="Room of the stations")
        self._stations = Stepper(
            1, _MOST, name="carousel-stations", accessible="Number of stations"
        )
        self._rooms = QWidget()
        self._rooms_column = QVBoxLayout(self._rooms)
        self._boxes: dict[int, CheckBox] = {}
        self._room_list = QScrollArea()
        self._build()
        self._connect()

    def show_state(self, state: CarouselState) -> None:
        """Show the draft; emits nothing."""
        self._state = state
        draft = state.draft
        if self.name.text() != draft.name:
            self.name.setText(draft.name)
        mark_wrong(self.name, state.wrong is Wrong.NAME)
        self._day.show_text(draft.day, wrong=state.wrong is Wrong.DAY)
        self._day_words.setText(state.day_words)
        self._rhythm.choose(draft.rhythm.value)
        self._groups.choose(draft.groups.value)
        self._count.show_value(draft.count, wrong=not 1 <= draft.count <= _MOST)
        self._count.setVisible(draft.groups is GroupWay.ALPHABETICAL)
        self._way.choose(draft.way.value)
        several = draft.way is StationWay.ROOMS
        chosen = draft.room_ids[0] if draft.room_ids else 0
        self._room.show_choices([(str(r), words) for r, words in state.rooms], str(chosen))
        self._room.setVisible(not several)
        self._stations.setVisible(not several)
        self._stations.show_value(state.used or draft.stations or len(state.groups))
        self._room_list.setVisible(several)
        self._show_rooms(state)

    def _show_rooms(self, state: CarouselState) -> None:
        for room_id, words in state.rooms:
            if room_id not in self._boxes:
                box = CheckBox(words, name=f"carousel-room-{room_id}")
                box.clicked.connect(self._chose_rooms)
                self._boxes[room_id] = box
                self._rooms_column.addWidget(box)
        for room_id, box in self._boxes.items():
            box.setChecked(room_id in state.draft.room_ids)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        groups, stations = QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (groups, (self._groups, self._count)),
            (stations, (self._room, self._stations)),
        ):
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self._rooms_column.setContentsMargins(0, 0, 0, 0)
        self._rooms_column.setSpacing(0)
        self._rooms.setProperty("scrolled", "true")
        self._room_list.setWidget(self._rooms)
        self._room_list.setWidgetResizable(True)
        self._room_list.setFrameShape(QFrame.Shape.NoFrame)
        self._room_list.setMinimumHeight(_ROOMS_HEIGHT)
        column.addWidget(Text("Name", TextRole.SMALL))
        column.addWidget(self.name)
        column.addSpacing(6)
        column.addWidget(Text("First day", TextRole.SMALL))
        column.addWidget(self._day)
        column.addWidget(self._day_words)
        column.addWidget(self._rhythm)
        column.addSpacing(6)
        column.addWidget(Text("Groups", TextRole.SMALL))
        column.addLayout(groups)
        column.addSpacing(6)
        column.addWidget(Text("Stations", TextRole.SMALL))
        column.addWidget(self._way)
        column.addLayout(stations)
        column.addWidget(self._room_list, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.name.textEdited.connect(self._typed_name)
        self._day.text_requested.connect(self._typed_day)
        self._day.step_requested.connect(self.day_step_requested)
        self._rhythm.choice_requested.connect(self._chose_rhythm)
        self._groups.choice_requested.connect(self._chose_groups)
        self._count.value_requested.connect(self._chose_count)
        self._way.choice_requested.connect(self._chose_way)
        self._room.choice_requested.connect(self._chose_room)
        self._stations.value_requested.connect(self._chose_stations)

    def _draft(self) -> CarouselDraft:
        if self._state is None:
            raise RuntimeError("Nothing can be chosen before a state is shown.")
        return self._state.draft

    def _typed_name(self, name: str) -> None:
        self.draft_requested.emit(replace(self._draft(), name=name), False)

    def _typed_day(self, day: str) -> None:
        self.draft_requested.emit(replace(self._draft(), day=day), False)

    def _chose_rhythm(self, key: str) -> None:
        self.draft_requested.emit(replace(self._draft(), rhythm=Rhythm(key)), False)

    def _chose_groups(self, key: str) -> None:
        self.draft_requested.emit(replace(self._draft(), groups=GroupWay(key)), True)

    def _chose_count(self, count: int) -> None:
        self.draft_requested.emit(replace(self._draft(), count=count, stations=0), True)

    def _chose_way(self, key: str) -> None:
        self.draft_requested.emit(replace(self._draft(), way=StationWay(key)), False)

    def _chose_room(self, key: str) -> None:
        self.draft_requested.emit(replace(self._draft(), room_ids=(int(key),)), False)

    def _chose_stations(self, count: int) -> None:
        self.draft_requested.emit(replace(self._draft(), stations=count), False)

    def _chose_rooms(self) -> None:
        """One box was clicked: the one that is not as the state has it."""
        chosen = self._draft().room_ids
        for room_id, box in self._boxes.items():
            if box.isChecked() != (room_id in chosen):
                self.room_requested.emit(room_id, box.isChecked())
                return
