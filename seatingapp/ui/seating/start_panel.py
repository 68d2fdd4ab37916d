"""What the Seating page shows while a class has no plan: rooms to start one in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from seatingapp.domain.room_templates import TEMPLATE_LABELS, Template
from seatingapp.domain.wording import counted
from seatingapp.ui.room_form.pictures import RoomCard
from seatingapp.ui.room_form.presenter import usual_layout
from seatingapp.ui.seating.exams.menu import EXAM
from seatingapp.ui.seating.state import RoomOption, SeatingState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.flow_layout import FlowLayout
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text, TextRole

_TRAY, _FILL = "tray", "fill"
_WAYS = ((_TRAY, "Everybody in the tray"), (_FILL, "Fill alphabetically"))


class StartPanel(Card):
    """Rooms and templates as pictures; choosing one starts the plan, which is saved at once."""

    start_requested = Signal(int, bool)  # room id, whether to fill
    template_requested = Signal(object)  # Template
    back_requested = Signal()
    special_requested = Signal(str, int)  # an exam, class id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="start-plan", parent=parent)
        self._shown: tuple[tuple[RoomOption, ...], int | None, int] | None = None
        self._title = Text("", TextRole.TITLE, name="start-title", wrap=True)
        self._sentence = Text("", TextRole.MUTED, name="start-sentence", wrap=True)
        self._back = Button("", name="start-back", kind=ButtonKind.LINK)
        self._ways = SegmentedControl(_WAYS, name="start-way", accessible="Who is seated at first")
        self._rooms_title = Text("Your rooms", TextRole.CARD_TITLE, name="start-rooms")
        self._rooms = QWidget()
        self._rooms_flow = FlowLayout(self._rooms, spacing=10)
        self._templates = QWidget()
        self._back.clicked.connect(self.back_requested)
        self._exam = Button("Seat an exam …", name="start-exam", kind=ButtonKind.LINK)
        self._exam.clicked.connect(self._ask_exam)
        self._class_id = 0
        self._build()

    @property
    def fill(self) -> bool:
        """Whether a plan starts in alphabetical order."""
        return self._ways.chosen() == _FILL

    def show_state(self, state: SeatingState) -> None:
        """Offer the rooms; emits nothing."""
        self._class_id = state.class_id or 0
        if state.room_name:
            self._title.setText(f"{state.class_name} has no plan in {state.room_name} yet")
        else:
            self._title.setText(f"{state.class_name} has no plan yet")
        self._sentence.setText(
            f"Choose a room for {counted(state.counts.pupils, 'pupil')}. The plan is saved from "
            "the first moment, also half-finished."
        )
        self._back.setText(f"Back to the plan in {state.plan_elsewhere}")
        self._back.setAccessibleName(self._back.text())
        self._back.setVisible(bool(state.plan_elsewhere))
        self._back.updateGeometry()
        shown = (state.rooms, state.room_id, state.counts.pupils)
        if shown != self._shown:
            self._shown = shown
            self._fill_rooms(*shown)

    def _build(self) -> None:
        way = QHBoxLayout()
        way.setSpacing(12)
        way.addWidget(self._ways)
        way.addWidget(self._back)
        way.addWidget(self._exam)
        way.addStretch(1)
        flow = FlowLayout(self._templates, spacing=10)
        for template in Template:
            layout = usual_layout(template)
            note = f"for example {counted(layout.capacity, 'seat')}"
            card = RoomCard(template.value, TEMPLATE_LABELS[template], note, layout)
            card.chosen.connect(self._ask_template)
            flow.addWidget(card)
        inner = QWidget()
        inner.setProperty("scrolled", "true")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(8)
        column.addLayout(way)
        column.addSpacing(12)
        column.addWidget(self._rooms_title)
        column.addWidget(self._rooms)
        column.addSpacing(12)
        column.addWidget(
            Text("A new room from a template", TextRole.CARD_TITLE, name="start-templates")
        )
        column.addWidget(self._templates)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)

    def _fill_rooms(self, rooms: tuple[RoomOption, ...], chosen: int | None, pupils: int) -> None:
        while (item := self._rooms_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for room in sorted(rooms, key=lambda r: r.room_id != chosen):
            missing = pupils - room.seats
            note = f"{counted(room.seats, 'seat')}" + (f" · {missing} too few" * (missing > 0))
            card = RoomCard(str(room.room_id), room.name, note, room.layout, parent=self._rooms)
            card.chosen.connect(self._ask_room)
            self._rooms_flow.addWidget(card)
            card.show()
        self._rooms.setVisible(bool(rooms))
        self._rooms_title.setVisible(bool(rooms))

    def _ask_room(self, key: str) -> None:
        self.start_requested.emit(int(key), self.fill)

    def _ask_exam(self) -> None:
        self.special_requested.emit(EXAM, self._class_id)

    def _ask_template(self, key: str) -> None:
        self.template_requested.emit(Template(key))
