"""The small window that asks when it happened: minutes ago, a time, or an earlier lesson."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from seatingapp.ui.lesson.floating import Popover
from seatingapp.ui.lesson.intents import LessonIntents
from seatingapp.ui.lesson.state import DatingState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import Text, TextRole

_WIDTH = 340


class NumberButton(Button):
    """A button that knows its number."""

    chosen = Signal(int)

    def __init__(self, number: int, words: str, *, name: str) -> None:
        super().__init__(words, name=name)
        self._number = number
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self._number)


class DatingBox(Popover):
    """Built anew whenever it opens; Esc closes it."""

    def __init__(self, page: QWidget, intents: LessonIntents) -> None:
        super().__init__(page, name="dating-box", width=_WIDTH)
        self._intents = intents
        self._state: DatingState | None = None
        self._inside = QWidget(self)
        self.body.addWidget(self._inside)
        self.time = QLineEdit()
        self.setAccessibleName("When did it happen?")

    def show_dating(self, state: DatingState | None, anchor: QRect) -> None:
        """Ask beside `anchor`, or ask no more; what was typed stays where it was wrong."""
        if state == self._state:
            return
        typed = self.time.text() if self._state is not None else ""
        self._state = state
        self._clear()
        if state is None:
            self.hide()
            return
        self._fill(state)
        if state.wrong:
            self.time.setText(typed)
        self._inside.show()
        self.place(anchor)
        self.time.setFocus(Qt.FocusReason.PopupFocusReason)
        self.time.selectAll()

    def _clear(self) -> None:
        old = self._inside
        self.body.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._inside = QWidget(self)
        self.body.addWidget(self._inside)

    def _fill(self, state: DatingState) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text("When did it happen?", TextRole.HEADING, name="dating-title"))
        column.addLayout(self._time_row(state))
        if state.wrong:
            wrong = Text(state.wrong, TextRole.BODY, name="dating-wrong")
            wrong.set_tone("error")
            column.addWidget(wrong)
        if state.minutes_ago:
            column.addLayout(self._minutes_row(state))
        if state.earlier:
            words = "In an earlier lesson of this class"
            column.addWidget(Text(words, TextRole.MUTED, name="dating-earlier"))
        for place, item in enumerate(state.earlier):
            button = NumberButton(place, item.text, name=f"earlier-{place}")
            button.chosen.connect(self._intents.earlier_chosen)
            column.addWidget(button)
        why = "Entries show this time until you go back to now, or for five minutes."
        column.addWidget(Text(why, TextRole.SMALL, name="dating-why", wrap=True))

    def _time_row(self, state: DatingState) -> QHBoxLayout:
        self.time = QLineEdit(state.time)
        self.time.setObjectName("dating-time")
        self.time.setAccessibleName("Time, such as 11:20")
        self.time.setFixedWidth(72)
        self.time.returnPressed.connect(self._use)
        use = Button("Use this time", name="dating-use", kind=ButtonKind.PRIMARY)
        use.clicked.connect(self._use)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text("At", TextRole.BODY))
        row.addWidget(self.time)
        row.addWidget(use)
        row.addStretch(1)
        return row

    def _minutes_row(self, state: DatingState) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for minutes in state.minutes_ago:
            button = NumberButton(minutes, f"{minutes} min ago", name=f"ago-{minutes}")
            button.chosen.connect(self._intents.dated_minutes_ago)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _use(self) -> None:
        self._intents.dated_at.emit(self.time.text())
