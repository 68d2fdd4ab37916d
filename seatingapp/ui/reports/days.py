"""Two days, from and to, typed or stepped."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from seatingapp.domain.typed_times import read_day
from seatingapp.ui.reports.wording import day_text
from seatingapp.ui.widgets.text import Text, TextRole
from seatingapp.ui.widgets.typed_field import TypedField


class Days(QWidget):
    """`days_requested` with both texts when one was typed or stepped.

    `open_end`: the second may be empty. Stepping an empty day starts from `today`.
    """

    days_requested = Signal(str, str)

    def __init__(
        self, today: dt.date, *, name: str, open_end: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._today, self._open_end = today, open_end
        self._texts = ("", "")
        last = "Last day, if it is over" if open_end else "Last day"
        self._first = TypedField(name=f"{name}-first", accessible="First day", parent=self)
        self._last = TypedField(name=f"{name}-last", accessible=last, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._first)
        row.addWidget(Text("to", TextRole.MUTED))
        row.addWidget(self._last)
        row.addStretch(1)
        self._first.text_requested.connect(self._typed_first)
        self._last.text_requested.connect(self._typed_last)
        self._first.step_requested.connect(self._step_first)
        self._last.step_requested.connect(self._step_last)

    def show_days(self, first: str, last: str) -> None:
        """Show two days as typed and mark those that cannot be read; emits nothing."""
        self._texts = (first, last)
        self._first.show_text(first, wrong=read_day(first, self._today) is None)
        missing = self._open_end and not last.strip()
        wrong = not missing and read_day(last, self._today) is None
        self._last.show_text(last, wrong=wrong)

    def _typed_first(self, text: str) -> None:
        self.days_requested.emit(text, self._texts[1])

    def _typed_last(self, text: str) -> None:
        self.days_requested.emit(self._texts[0], text)

    def _step_first(self, by: int) -> None:
        self._typed_first(self._stepped(self._texts[0], by))

    def _step_last(self, by: int) -> None:
        self._typed_last(self._stepped(self._texts[1], by))

    def _stepped(self, text: str, by: int) -> str:
        day = (read_day(text, self._today) or self._today) + dt.timedelta(days=by)
        return day_text(day, self._today)
