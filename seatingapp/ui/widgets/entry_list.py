"""This lesson's entries, one line below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.entry_row import ROW_HEIGHT, EntryLine, EntryRow

_LATER_MS = 20  # after the frame in which the last one was shown
_NOTHING = EntryLine("", "", "", "")


class EntryList(QWidget):
    """Shows lines in the given order; a row keeps its line for as long as that is there.

    It places its rows itself, at once: a layout would do so a turn of the event loop later. It
    draws them too, all over, so that nothing behind it is drawn again with every entry.
    """

    undo_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, *, name: str = "entries", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Entries of this lesson")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._rows: dict[EntryLine, EntryRow] = {}
        self._ready: EntryRow | None = None
        self._prepare()

    def show_lines(self, lines: Sequence[EntryLine]) -> None:
        """Show exactly `lines`; emits nothing."""
        before = self._rows
        wanted = set(lines)
        spare = [row for line, row in before.items() if line not in wanted]
        self._rows = {line: before.get(line) or self._row_for(line, spare) for line in lines}
        for row in spare:
            row.hide()
            row.deleteLater()
        self._place()
        if len(self._rows) != len(before):
            self.updateGeometry()

    def lines(self) -> list[EntryLine]:
        """Return what is shown, from the top."""
        return list(self._rows)

    def rows(self) -> tuple[EntryRow, ...]:
        """Return the rows, from the top."""
        return tuple(self._rows.values())

    def sizeHint(self) -> QSize:
        """As high as its rows together."""
        first = next(iter(self._rows.values()), None)  # all rows want the same width
        return QSize(first.sizeHint().width() if first else 0, ROW_HEIGHT * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """No row is cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to the new width."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, each from its picture where that fits the pixels of the screen."""
        drawn = event.rect()
        rows = [row for row in self._rows.values() if row.geometry().intersects(drawn)]
        ratio, tokens = self.devicePixelRatioF(), current_tokens()
        pictures = [row.picture(tokens, ratio) for row in rows] if ratio.is_integer() else []
        painter = QPainter(self)
        for row, picture in zip(rows, pictures, strict=False):
            painter.drawPixmap(row.pos(), picture)
        for row in rows[len(pictures) :]:
            painter.save()
            painter.translate(row.pos())
            row.draw(painter)
            painter.restore()
        below = self.rect().adjusted(0, ROW_HEIGHT * len(self._rows), 0, 0)
        if below.intersects(drawn):
            painter.fillRect(below, QColor(tokens.surface))

    def _place(self) -> None:
        for place, row in enumerate(self._rows.values()):
            row.setGeometry(0, place * ROW_HEIGHT, self.width(), ROW_HEIGHT)
        self.update()

    def _row_for(self, line: EntryLine, spare: list[EntryRow]) -> EntryRow:
        """A row whose line has gone takes the new one, unless the keyboard is on it just now."""
        free = next((row for row in spare if not _has_focus(row)), None)
        if free is not None:
            spare.remove(free)
            free.show_line(line)
            return free
        row, self._ready = self._ready or self._made(), None
        row.show_line(line)
        row.show()
        QTimer.singleShot(_LATER_MS, self, self._prepare)
        return row

    def _prepare(self) -> None:
        """Have a row ready for the next entry: it is made once this one is on the screen."""
        if self._ready is None:
            self._ready = self._made()
            self._ready.hide()
            for widget in (self._ready, *self._ready.stops()):
                widget.ensurePolished()  # the style sheet takes longer than the row itself

    def _made(self) -> EntryRow:
        row = EntryRow(_NOTHING, self)
        row.undo_requested.connect(self.undo_requested)
        row.open_requested.connect(self.open_requested)
        return row


def _has_focus(row: EntryRow) -> bool:
    return row.hasFocus() or any(stop.hasFocus() for stop in row.stops())
