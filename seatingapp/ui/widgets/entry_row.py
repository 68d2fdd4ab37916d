"""One line of a list of entries, with its own undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QWidget

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, Tokens, current_tokens, ui_font
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.focus import ring_after
from seatingapp.ui.widgets.painting import paint_focus_ring

ROW_HEIGHT = 27
_TIME = 38
_WHO = 80  # px at least
_SHARE = 0.4  # of the room is for a long name, and more where the text leaves it free
_GAP = 8  # a name as wide as its column keeps off the text
_LOOKS = (
    QEvent.Type.Enter,
    QEvent.Type.Leave,
    QEvent.Type.FocusIn,
    QEvent.Type.FocusOut,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What one line shows; `key` says which entry it is."""

    key: str
    time: str
    who: str
    text: str
    undoable: bool = True
    opens: bool = False


class _Column(NamedTuple):
    """One text of a row: where it stands, all of it, what of it fits, and that ready to draw."""

    at: QPointF
    text: str
    fits: str
    drawn: QStaticText
    font: QFont


class _Undo(Button):
    """The link at the end of a row, which is drawn with its row."""

    def __init__(self, row: EntryRow) -> None:
        super().__init__("Undo", name="", kind=ButtonKind.LINK, parent=row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they were
        self._row = row

    def event(self, event: QEvent) -> bool:
        """Look different under the pointer, pressed, and with the focus."""
        done = super().event(event)
        if event.type() in _LOOKS:
            self._row.look_again()
        return done


class EntryRow(QWidget):
    """Time, pupil, what happened, and an undo link. One that opens does so by click or Enter.

    It takes the pointer and the keys, and its list draws it: a dozen rows move down with every
    entry, and rows that draw themselves, one widget after the other, took longer than all the
    rest of the page.
    """

    undo_requested = Signal(str)
    open_requested = Signal(str)

    def __init__(self, line: EntryLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self._ring = False
        self._columns: tuple[_Column, ...] = ()
        self._picture: tuple[Tokens, float, QPixmap] | None = None
        self.setUpdatesEnabled(False)  # nor its undo: Qt need not ask them to draw
        self._undo = _Undo(self)
        self._undo.clicked.connect(self._ask)
        self.show_line(line)

    def show_line(self, line: EntryLine) -> None:
        """Stand for this line from now on."""
        self.line = line
        self.setObjectName(f"entry-{line.key}")
        self.setAccessibleName(f"{line.time}, {line.who}, {line.text}")
        self.setAccessibleDescription("Enter opens the entry" if line.opens else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if line.opens else Qt.FocusPolicy.NoFocus)
        if line.opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self._undo.setObjectName(f"undo-{line.key}")
        self._undo.setAccessibleName(f"Undo {line.text} for {line.who}")
        self._undo.setVisible(line.undoable)
        self._forget_columns()

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops: the line, where it opens, and its undo."""
        own = (self,) if self.line.opens else ()
        return (*own, self._undo) if self.line.undoable else own

    def shown_texts(self) -> tuple[str, ...]:
        """Return time, pupil and text as they fit now."""
        return tuple(column.fits for column in self._laid_out())

    def sizeHint(self) -> QSize:
        """As wide as its list."""
        return QSize(_TIME + _WHO + self._undo.sizeHint().width(), ROW_HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the undo at the right end."""
        super().resizeEvent(event)
        width = self._undo.sizeHint().width()
        self._undo.setGeometry(self.width() - width, 0, width, ROW_HEIGHT - 1)
        self._forget_columns()

    def _forget_columns(self) -> None:
        self._columns = ()
        self.look_again()

    def _laid_out(self) -> tuple[_Column, ...]:
        """The texts in their columns, measured once."""
        if not self._columns:
            line, fonts = self.line, _fonts()
            texts = zip(fonts, (line.time, line.who, line.text), strict=True)
            wants = [QFontMetrics(font).horizontalAdvance(text) for font, text in texts]
            who, what = self._widths(*wants[1:])
            self._columns = (
                _column(0, line.time, fonts[0], wants[0], _TIME),
                _column(_TIME, line.who, fonts[1], wants[1], who),
                _column(_TIME + who + _GAP, line.text, fonts[2], wants[2], what),
            )
            cut = " · ".join(c.text for c in self._columns if c.fits != c.text)
            if self.toolTip() != cut:
                self.setToolTip(cut)
        return self._columns

    def _widths(self, who: int, text: int) -> tuple[int, int]:
        """What name and text may take of what they want: the text may leave a name its room."""
        room = self.width() - _TIME - (self._undo.width() if self.line.undoable else 0)
        given = max(_WHO, min(who + 1 + _GAP, max(room - text, round(room * _SHARE))))
        return given - _GAP, room - given

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        inside = self.rect().contains(event.position().toPoint())
        if self.line.opens and inside and event.button() == Qt.MouseButton.LeftButton:
            self.open_requested.emit(self.line.key)
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that the release comes here too."""
        if not self.line.opens:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open by the other button and the menu key."""
        if self.line.opens:
            self.open_requested.emit(self.line.key)
        else:
            super().contextMenuEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.line.opens and event.key() in keys:
            self.open_requested.emit(self.line.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus."""
        self._ring = ring_after(event, self._ring)
        super().focusInEvent(event)
        self.look_again()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no ring any more."""
        super().focusOutEvent(event)
        self.look_again()

    def look_again(self) -> None:
        """Have the list draw this row anew: it looks different now."""
        self._picture = None
        self._list.update(self.geometry())

    def picture(self, tokens: Tokens, ratio: float) -> QPixmap:
        """Return the row for a theme and a screen, drawn once for as long as it looks so."""
        kept = self._picture
        if kept is None or kept[0] is not tokens or kept[1] != ratio:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            painter = QPainter(pixmap)
            self.draw(painter)
            painter.end()
            self._picture = kept = tokens, ratio, pixmap
        return kept[2]

    def draw(self, painter: QPainter) -> None:
        """Draw ground, texts, undo, the line below, and the keyboard's focus.

        The origin of `painter` is the row's left top corner.
        """
        tokens = current_tokens()
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(0, ROW_HEIGHT - 1, self.width(), 1, QColor(tokens.row_line))
        inks = (tokens.muted, tokens.ink, tokens.ink)
        for column, ink in zip(self._laid_out(), inks, strict=True):
            painter.setFont(column.font)
            painter.setPen(QColor(ink))
            painter.drawStaticText(column.at, column.drawn)
        if self.line.undoable:
            painter.save()
            painter.translate(self._undo.pos())
            self._undo.draw(painter)
            painter.restore()
        if self._shows_ring():
            paint_focus_ring(painter, QRectF(self.rect()), 4, tokens)

    def _shows_ring(self) -> bool:
        return self.hasFocus() and self._ring

    def _ask(self) -> None:
        self.undo_requested.emit(self.line.key)


def _column(left: int, text: str, font: QFont, wants: int, width: int) -> _Column:
    fits = text
    if wants > width:
        fits = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    drawn = QStaticText(fits)
    drawn.setTextFormat(Qt.TextFormat.PlainText)
    drawn.prepare(font=font)
    at = QPointF(left, round((ROW_HEIGHT - 1 - drawn.size().height()) / 2))
    return _Column(at, text, fits, drawn, font)


def _fonts() -> tuple[QFont, QFont, QFont]:
    """Those of time, pupil and text."""
    return ui_font(12), ui_font(13, WEIGHT_SEMIBOLD), ui_font(13)
