"""One pupil up close: what happened in this lesson, what can be logged, and the register mark."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.ui.lesson.floating import Popover, holds_focus
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.palettes import TypeTile
from seatingapp.ui.lesson.state import PopoverState, TodayAction
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

_WIDTH = 384  # the four register marks, and the minutes beside them
_MOST_LINES = 4
_LINE = 26
_MARKS = (
    ("present", "Present"),
    ("late", "Late"),
    ("absent", "Absent"),
    ("elsewhere", "Elsewhere"),
)


class LineUndo(Button):
    """The undo of one line."""

    undone = Signal(str)

    def __init__(self, key: str, name: str) -> None:
        super().__init__("Undo", name=name, kind=ButtonKind.LINK)
        self._key = key
        self.setFixedHeight(_LINE)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.undone.emit(self._key)


class PupilButton(Button):
    """A button about one pupil."""

    asked = Signal(int)  # pupil id

    def __init__(
        self, pupil_id: int, words: str, *, name: str, kind: ButtonKind = ButtonKind.QUIET
    ) -> None:
        super().__init__(words, name=name, kind=kind)
        self._pupil_id = pupil_id
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._pupil_id)


class PupilPopover(Popover):
    """Built anew for every state, so that nothing of the last pupil stays in it."""

    def __init__(self, page: QWidget, intents: LessonIntents) -> None:
        super().__init__(page, name="pupil-popover", width=_WIDTH)
        self._intents = intents
        self._state: PopoverState | None = None
        self._inside = QWidget(self)
        self.body.addWidget(self._inside)
        self._marks: SegmentedControl | None = None
        self._minutes: QLineEdit | None = None

    def show_pupil(self, state: PopoverState | None, anchor: QRect) -> None:
        """Show a pupil beside `anchor`, or nobody; the focus comes along when a pupil is new."""
        if state == self._state:
            return
        before, self._state = self._state, state
        kept = self.window().focusWidget().objectName() if holds_focus(self) else ""
        self._clear()
        if state is None:
            self.hide()
            return
        self.setAccessibleName(f"{state.name}, {state.lead}" if state.lead else state.name)
        self._fill(state, _MOST_LINES)
        self._inside.show()  # Qt would do so later, when its size has been asked for
        self._shorten(state)
        self.place(anchor)
        if before is None or before.pupil_id != state.pupil_id:
            self._focus_first()
        elif kept:
            again = self._inside.findChild(QWidget, kept)
            if again is not None:
                again.setFocus(Qt.FocusReason.PopupFocusReason)
            else:
                self._focus_first()

    def _clear(self) -> None:
        old = self._inside
        self.body.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._inside = QWidget(self)
        self.body.addWidget(self._inside)
        self._marks = self._minutes = None

    def _shorten(self, state: PopoverState) -> None:
        """On a small or enlarged screen leave earlier lines out, or the tiles would be squeezed."""
        excess, most = self.excess(), min(len(state.lines), _MOST_LINES)
        if excess > 0 and most > 1:
            self._clear()
            self._fill(state, max(1, most - -(-excess // _LINE)))
            self._inside.show()

    def _focus_first(self) -> None:
        tiles = self._inside.findChildren(TypeTile)
        first = tiles[0] if tiles else self._marks
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, state: PopoverState, most: int) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head(state))
        for number, fact in enumerate(state.facts):
            column.addWidget(Text(fact, TextRole.MUTED, name=f"popover-fact-{number}", wrap=True))
        if state.lines:
            column.addLayout(self._lines(state, most))
        if state.tiles:
            column.addLayout(self._tiles(state))
        if state.in_lesson:
            column.addSpacing(2)
            column.addLayout(self._register(state))
        if state.today:
            column.addLayout(self._today(state))

    def _head(self, state: PopoverState) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        if state.lead:
            texts.addWidget(Text(state.lead, TextRole.SMALL, name="popover-lead"))
        role = TextRole.FIGURE if state.picked else TextRole.HEADING
        texts.addWidget(ElidedText(state.name, role, name="popover-name"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        if state.picked:
            again = Button("Pick again", name="pick-again")
            again.clicked.connect(self._intents.pick_requested)
            row.addWidget(again)
        close = Button(
            name="close-popover", kind=ButtonKind.PLAIN, icon="cross", accessible="Close"
        )
        close.clicked.connect(self._intents.popover_closed)
        row.addWidget(close)
        return row

    def _lines(self, state: PopoverState, most: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(state.lines[:most]):
            grid.addWidget(Text(line.time, TextRole.SMALL), number, 0)
            grid.addWidget(ElidedText(line.text, name=f"popover-line-{number}"), number, 1)
            undo = LineUndo(line.key, f"popover-undo-{number}")
            undo.setAccessibleName(f"Undo {line.text} for {state.name}")
            undo.undone.connect(self._intents.line_undone)
            grid.addWidget(undo, number, 2)
        more = len(state.lines) - most
        if more > 0:
            grid.addWidget(Text(f"and {more} more", TextRole.SMALL), _MOST_LINES, 1)
        if state.in_lesson:
            grid.addWidget(self._why(state), _MOST_LINES, 2)
        return grid

    def _why(self, state: PopoverState) -> PupilButton:
        why = PupilButton(state.pupil_id, "Why?", name="popover-why", kind=ButtonKind.LINK)
        why.setAccessibleName(f"Why this number? The lesson of {state.name}")
        why.setFixedHeight(_LINE)
        why.asked.connect(self._intents.why_requested)
        return why

    def _tiles(self, state: PopoverState) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, tile in enumerate(state.tiles):
            widget = TypeTile(tile, name=f"popover-tile-{tile.type_id}")
            widget.clicked.connect(self._log)
            grid.addWidget(widget, place // 2, place % 2)
        return grid

    def _register(self, state: PopoverState) -> QHBoxLayout:
        self._marks = SegmentedControl(_MARKS, name="popover-mark", accessible="Register mark")
        self._marks.choose(state.mark or "present")
        self._marks.choice_requested.connect(self._mark)
        self._minutes = minutes_field("popover-minutes", state.minutes)
        self._minutes.returnPressed.connect(self._mark_late)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._marks)
        row.addStretch(1)
        if state.mark == "late":
            row.addWidget(self._minutes)
            row.addWidget(Text("min", TextRole.SMALL))
        else:
            self._minutes.setParent(self._inside)
            self._minutes.hide()
        return row

    def _today(self, state: PopoverState) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        asks = {
            TodayAction.UNSEAT: self._intents.unseat_requested,
            TodayAction.TAKE_BACK: self._intents.seat_restored,
        }
        for action, words in state.today:
            button = PupilButton(state.pupil_id, words, name=f"popover-{action}")
            button.asked.connect(asks[action])
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _log(self) -> None:
        tile = self.sender()
        if isinstance(tile, TypeTile) and self._state is not None:
            self._intents.popover_logged.emit(self._state.pupil_id, tile.tile.type_id)

    def _mark(self, kind: str) -> None:
        if self._state is not None and self._minutes is not None:
            minutes = int(self._minutes.text() or 0)
            self._intents.mark_given.emit(self._state.pupil_id, kind, minutes)

    def _mark_late(self) -> None:
        self._mark("late")


def minutes_field(name: str, minutes: int) -> QLineEdit:
    """Return a small field for minutes late."""
    field = QLineEdit(str(minutes))
    field.setObjectName(name)
    field.setAccessibleName("Minutes late")
    field.setValidator(QIntValidator(0, 240, field))
    field.setFixedWidth(52)
    field.setAlignment(Qt.AlignmentFlag.AlignRight)
    return field
