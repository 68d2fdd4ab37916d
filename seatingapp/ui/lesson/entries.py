"""The card with this lesson's entries: as many as fit, the latest first, and a way to the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import EntriesState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.entry_list import EntryList
from seatingapp.ui.widgets.entry_row import ROW_HEIGHT, EntryLine
from seatingapp.ui.widgets.text import ElidedText, Text, TextRole

FEWEST = 3
_HEAD = 20
_CHROME = 12 + _HEAD + 8 + 12 + 4  # paddings, head and spacing of the card
_PAGER = 34
LEAST = _CHROME + FEWEST * ROW_HEIGHT + _PAGER  # px that the palettes leave it


class EntriesCard(Card):
    """Never taller than it is told to be: what does not fit is a page further.

    Whatever of it has the keyboard's focus and goes hands that on: a line to the one that takes its
    place. `focus_lost` is for the page, where nothing is left here that could take it.
    """

    focus_lost = Signal()

    def __init__(self, intents: LessonIntents, parent: QWidget | None = None) -> None:
        super().__init__("This lesson", name="this-lesson", parent=parent)
        self._state = EntriesState()
        self._first = 0
        self._rows = FEWEST
        self._intents = intents
        self._why = Button("Why?", name="why-this-lesson", kind=ButtonKind.LINK)
        self._why.setFixedHeight(_HEAD)
        self._why.clicked.connect(self._ask_why)
        self.add_to_head(self._why)
        self._complete = Button("", name="lesson-complete", kind=ButtonKind.LINK)
        self._complete.setFixedHeight(_HEAD)
        self._complete.clicked.connect(intents.complete_requested)
        self.add_to_head(self._complete)
        self.list = EntryList()
        self.list.undo_requested.connect(intents.line_undone)
        self.list.open_requested.connect(intents.line_opened)
        self._nothing = Text("Nothing logged yet.", TextRole.MUTED, name="nothing-logged")
        self._pager = QWidget()
        self._later = Button("Later", name="entries-later", kind=ButtonKind.LINK)
        self._earlier = Button("Earlier", name="entries-earlier", kind=ButtonKind.LINK)
        self._where = ElidedText("", TextRole.SMALL, name="entries-where")
        self._later.clicked.connect(self._go_later)
        self._earlier.clicked.connect(self._go_earlier)
        row = QHBoxLayout(self._pager)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._where, 1)
        row.addWidget(self._later)
        row.addWidget(self._earlier)
        self.body.setSpacing(2)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list)
        self.body.addWidget(self._pager)
        self._show()

    def show_entries(self, state: EntriesState) -> None:
        """Show these entries; a new one brings the list back to its top."""
        if state == self._state:
            return
        if state.lines[:1] != self._state.lines[:1]:
            self._first = 0
        self._state = state
        self._show()

    def fit(self, height: int) -> None:
        """Take at most `height` pixels, but room for three lines at least."""
        rows = max(FEWEST, (height - _CHROME) // ROW_HEIGHT)
        if len(self._state.lines) > rows:
            rows = max(FEWEST, (height - _CHROME - _PAGER) // ROW_HEIGHT)
        if rows != self._rows:
            self._rows = rows
            self._show()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in order: the head, each line that opens and its undo, the pages."""
        lines = [stop for row in self.list.rows() for stop in row.stops()]
        return self._why, self._complete, *lines, self._later, self._earlier

    def _show(self) -> None:
        held = QApplication.focusWidget()
        held = held if held is not None and self.isAncestorOf(held) else None
        place = next((n for n, row in enumerate(self.list.rows()) if held in row.stops()), None)
        clicked = isinstance(held, Button) and not held.shows_ring
        self._show_all()
        if held is not None and not held.hasFocus():
            mouse, tab = Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason
            self._hand_on(place, mouse if clicked else tab)

    def _hand_on(self, place: int | None, reason: Qt.FocusReason) -> None:
        """Give the focus to the line at a place, or to the pages; Qt would give it to anybody."""
        rows = self.list.rows()
        wanted = [] if place is None else rows[min(place, len(rows) - 1) : place + 1]
        stops = [stop for row in wanted for stop in row.stops()[-1:]]
        pages = [b for b in (self._earlier, self._later) if not b.isHidden() and b.isEnabled()]
        for stop in (*stops, *(pages if not self._pager.isHidden() else ())):
            stop.setFocus(reason)
            return
        self.focus_lost.emit()

    def _show_all(self) -> None:
        lines = self._state.lines
        if self._first >= len(lines):
            self._first = 0
        page = lines[self._first : self._first + self._rows]
        self.set_title(self._state.title)
        self.set_note(self._state.total)
        self._why.setVisible(bool(self._state.total) and self._state.of_lesson)
        self._why.setAccessibleName(f"Why this number? {self._state.total}")
        self._nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._show_waiting()
        self.list.show_lines([EntryLine(n.key, n.time, n.who, n.text, opens=n.opens) for n in page])
        self._pager.setVisible(len(lines) > len(page))
        self._where.setText(f"{self._first + 1} to {self._first + len(page)} of {len(lines)}")
        self._later.setEnabled(self._first > 0)
        self._earlier.setEnabled(self._first + self._rows < len(lines))

    def _show_waiting(self) -> None:
        """A count only, for the board may see it; louder once the lesson ends."""
        waiting = self._state.to_complete
        self._complete.setVisible(waiting > 0)
        self._complete.setText(f"{waiting} to complete")
        self._complete.setAccessibleName(f"{waiting} to complete: say a few words")
        self._complete.set_kind(ButtonKind.PRIMARY if self._state.ends else ButtonKind.LINK)

    def _ask_why(self) -> None:
        self._intents.why_requested.emit(0)

    def _go_later(self) -> None:
        self._first = max(0, self._first - self._rows)
        self._show()

    def _go_earlier(self) -> None:
        self._first += self._rows
        self._show()
