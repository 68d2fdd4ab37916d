"""What is chosen: where it stands, how large it is, how many sit at it, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatingapp.domain.piece_shapes import box_around, found
from seatingapp.domain.rooms import Desk, Fixture, FixtureKind
from seatingapp.domain.wording import counted
from seatingapp.ui.room_editor.cards.command_row import CommandRow
from seatingapp.ui.room_editor.command import ALIGNING, EDITING, Command
from seatingapp.ui.room_editor.state import EditorState
from seatingapp.ui.room_editor.words import group_words
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.panel_field import NumberField, PanelField, labelled_grid
from seatingapp.ui.widgets.text import Text, TextRole

Thing = Desk | Fixture


class ChoiceCard(Card):
    """Shows what all chosen pieces have in common; a field is empty where they differ."""

    place_requested = Signal(object, object)  # cm from the left, cm from the front; None is as is
    size_requested = Signal(object, object)  # width, depth
    angle_requested = Signal(float)
    places_requested = Signal(int)
    label_requested = Signal(str)
    commanded = Signal(object)  # Command

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="choice-card", parent=parent)
        self._left = NumberField("cm", name="piece-left", accessible="From the left", step=10)
        self._front = NumberField("cm", name="piece-front", accessible="From the front", step=10)
        self._width = NumberField("cm", name="piece-width", accessible="Width")
        self._depth = NumberField("cm", name="piece-depth", accessible="Depth")
        self._angle = NumberField("degrees", name="piece-angle", accessible="Turned", step=15)
        self._places = NumberField("", name="piece-places", accessible="Places", step=1)
        self._label = PanelField(name="piece-label", accessible="Name")
        self._label.setMaxLength(60)
        self._editing = CommandRow(EDITING, name="edit-row")
        self._aligning = QWidget()
        self._desks = QWidget()
        self._words = QWidget()
        self._build()
        self._connect()

    def show_state(self, state: EditorState) -> None:
        """Show what is chosen; emits nothing."""
        self.setVisible(bool(state.chosen))
        if not state.chosen:
            return
        layout, things = state.layout, found(state.layout, state.chosen)
        self.set_title(group_words(layout, state.chosen))
        desks = [thing for thing in things if isinstance(thing, Desk)]
        seats = sum(len(desk.seats) for desk in desks)
        self.set_note(counted(seats, "seat") if seats else "")
        box = box_around(layout, state.chosen)
        if box is not None:
            self._left.show_value(box.x)
            self._front.show_value(box.y)
        self._width.show_value(_common(things, lambda thing: thing.width))
        self._depth.show_value(_common(things, lambda thing: thing.depth))
        self._angle.show_value(_common(things, lambda thing: thing.rotation))
        self._desks.setVisible(bool(desks))
        places = {len(desk.seats) for desk in desks}
        self._places.show_value(float(places.pop()) if len(places) == 1 else None)
        self._words.setVisible(len(things) == 1)
        if len(things) == 1:
            is_label = things[0].kind is FixtureKind.LABEL
            self._label.setPlaceholderText("Text in the room" if is_label else "Such as Table 3")
            self._label.show_text(things[0].label)
        self._show_aligning(len(things))

    def take_focus(self) -> None:
        """Give the keyboard to the first number."""
        self._left.field.setFocus(Qt.FocusReason.TabFocusReason)
        self._left.field.selectAll()

    def take_label(self) -> None:
        """Let the name be typed: a label says nothing before."""
        self._label.setFocus(Qt.FocusReason.OtherFocusReason)
        self._label.selectAll()

    def _show_aligning(self, count: int) -> None:
        self._aligning.setVisible(count > 1)
        for command in (Command.SPREAD_ACROSS, Command.SPREAD_BACK):
            self._spread.enable(command, count > 2)

    def _build(self) -> None:
        self.body.addWidget(self._editing)
        self.body.addLayout(
            labelled_grid(
                ("From the left", self._left),
                ("From the front", self._front),
                ("Width", self._width),
                ("Depth", self._depth),
                ("Turned", self._angle),
            )
        )
        places = labelled_grid(("Places", self._places))
        words = _stacked("Name", self._label)
        for layout in (places, words):
            layout.setContentsMargins(0, 0, 0, 0)
        self._desks.setLayout(places)
        self._words.setLayout(words)
        self._align = CommandRow(ALIGNING[:6], name="align-row")
        self._spread = CommandRow(ALIGNING[6:], name="spread-row")
        column = QVBoxLayout(self._aligning)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(Text("Align and space out", TextRole.SMALL))
        column.addWidget(self._align)
        column.addWidget(self._spread)
        for widget in (self._desks, self._words, self._aligning):
            self.body.addWidget(widget)

    def _connect(self) -> None:
        self._left.value_requested.connect(self._ask_left)
        self._front.value_requested.connect(self._ask_front)
        self._width.value_requested.connect(self._ask_width)
        self._depth.value_requested.connect(self._ask_depth)
        self._angle.value_requested.connect(self.angle_requested)
        self._places.value_requested.connect(self._ask_places)
        self._label.left_changed.connect(self.label_requested)
        for row in (self._editing, self._align, self._spread):
            row.commanded.connect(self.commanded)

    def _ask_left(self, value: float) -> None:
        self.place_requested.emit(value, None)

    def _ask_front(self, value: float) -> None:
        self.place_requested.emit(None, value)

    def _ask_width(self, value: float) -> None:
        self.size_requested.emit(value, None)

    def _ask_depth(self, value: float) -> None:
        self.size_requested.emit(None, value)

    def _ask_places(self, value: float) -> None:
        self.places_requested.emit(round(value))


def _stacked(words: str, field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    label = Text(words)
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return column


def _common(things: Sequence[Thing], value: Callable[[Thing], float]) -> float | None:
    """Return what all things have alike, or None."""
    values = {value(thing) for thing in things}
    return values.pop() if len(values) == 1 else None
