"""A small picture of the academic year: its months with school days, holidays and INSET days."""

from __future__ import annotations

import calendar as months
import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.domain.calendar import Calendar, ClosureKind
from seatingapp.ui.theme import (
    WEIGHT_BOLD,
    WEIGHT_REGULAR,
    WEIGHT_SEMIBOLD,
    Tokens,
    current_tokens,
    ui_font,
)
from seatingapp.ui.widgets.painting import paint_box

_CELL, _GAP, _HEAD, _ACROSS = 15.0, 12.0, 18.0, 3
_MONTH = (7 * _CELL + _GAP, _HEAD + 6 * _CELL + 6)
_LEGEND = 24.0
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class YearPicture(QWidget):
    """Told apart by colour and shape: school days filled, holidays outlined, INSET with an i."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("year-picture")
        self._calendar, self._year, self._today = Calendar(), 2000, dt.date.min
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_year(self, calendar: Calendar, year: int, today: dt.date) -> None:
        """Show an academic year."""
        self._calendar, self._year, self._today = calendar, year, today
        days = calendar.school_days(dt.date(year, 9, 1), dt.date(year + 1, 8, 31))
        self.setAccessibleName(f"Picture of the academic year: {len(days)} school days")
        self.setToolTip(f"{len(days)} school days")
        self.update()

    def sizeHint(self) -> QSize:
        """Twelve months, three beside each other, and what the marks mean."""
        return QSize(round(_ACROSS * _MONTH[0] - _GAP), round(4 * _MONTH[1] + _LEGEND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months from September on."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        for number in range(12):
            month = (8 + number) % 12 + 1
            year = self._year + (1 if month < 9 else 0)
            left = number % _ACROSS * _MONTH[0]
            top = number // _ACROSS * _MONTH[1]
            self._paint_month(painter, left, top, dt.date(year, month, 1), tokens)
        self._paint_legend(painter, tokens)

    def _paint_month(
        self, painter: QPainter, left: float, top: float, first: dt.date, tokens: Tokens
    ) -> None:
        painter.setFont(ui_font(11, WEIGHT_SEMIBOLD))
        painter.setPen(QColor(tokens.muted))
        room = QRectF(left, top, 7 * _CELL, _HEAD)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align, f"{_NAMES[first.month - 1]} {first.year}")
        for number in range(months.monthrange(first.year, first.month)[1]):
            day = first + dt.timedelta(days=number)
            place = number + first.weekday()
            x, y = left + place % 7 * _CELL, top + _HEAD + place // 7 * _CELL
            box = QRectF(x, y, _CELL - 2, _CELL - 2)
            self._paint_day(painter, box, day, tokens)

    def _paint_day(self, painter: QPainter, box: QRectF, day: dt.date, tokens: Tokens) -> None:
        closure = self._calendar.closure_on(day)
        if self._calendar.is_school_day(day):
            paint_box(painter, box, 3, tokens.selection)
        elif closure is not None and closure.kind is ClosureKind.INSET:
            _paint_inset(painter, box, tokens)
        elif closure is not None and day.weekday() in self._calendar.week.days:
            _paint_holiday(painter, box, tokens)
        if day == self._today:
            paint_box(painter, box.adjusted(-1, -1, 1, 1), 4, None, tokens.focus, 2)
        if closure is None or closure.kind is not ClosureKind.INSET:
            painter.setFont(ui_font(9, WEIGHT_REGULAR))
            in_school = self._calendar.is_school_day(day)
            painter.setPen(QColor(tokens.selection_ink if in_school else tokens.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _paint_legend(self, painter: QPainter, tokens: Tokens) -> None:
        top = 4 * _MONTH[1] + 4
        x = 0.0
        for words, paint in (
            ("school day", _paint_school),
            ("holiday", _paint_holiday),
            ("INSET", _paint_inset),
        ):
            paint(painter, QRectF(x, top + 2, _CELL - 2, _CELL - 2), tokens)
            painter.setFont(ui_font(11, WEIGHT_REGULAR))
            painter.setPen(QColor(tokens.muted))
            room = QRectF(x + _CELL + 3, top, 80, _CELL + 2)
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, align, words)
            x += _CELL + 16 + painter.fontMetrics().horizontalAdvance(words)


def _paint_school(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    paint_box(painter, box, 3, tokens.selection)


def _paint_holiday(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    paint_box(painter, box, 3, None, tokens.praise, 1)


def _paint_inset(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    paint_box(painter, box, 3, tokens.warning_soft, tokens.warning, 1)
    painter.setFont(ui_font(10, WEIGHT_BOLD))
    painter.setPen(QColor(tokens.warning_ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "i")
