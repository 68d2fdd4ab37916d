"""The dark message that says what was just done and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens, motion_ms, ui_font
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.painted_button import PaintedButton
from seatingapp.ui.widgets.painting import paint_box, text_width
from seatingapp.ui.widgets.text import Text, TextRole

STAYS_MS = 6000
_RISE = 8
_HIGH = 34  # px, with a single line
_ROOM = 8  # px above and below several lines
_GAP = 16  # px between the toast and what it stands beside
_LEAST_BESIDE = 260  # px that a message needs there


class ToastAction(PaintedButton):
    """The link in a toast."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Text and a little room for the focus ring."""
        return QSize(round(text_width(self.text(), 13, WEIGHT_BOLD) + 0.5) + 12, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the ring in the link's own colour, which shows on the toast."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.shows_ring:
            paint_box(painter, box, 4, None, tokens.toast_link, tokens.focus_width)
        font = ui_font(13, WEIGHT_BOLD)
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(QColor(tokens.toast_link))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class Toast(QFrame):
    """Floats over the bottom of its parent for six seconds; a pointer over it stops the clock.

    Where the lower edge is full of buttons it stands `beside` a widget near the top instead, in
    the free room on the right of that, as long as there is some.

    A new message replaces the old one; one that is wider than the page takes several lines.
    The action asks by `action_requested` and hides the toast.
    """

    action_requested = Signal()
    dismissed = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        name: str = "toast",
        above: int = 56,
        beside: QWidget | None = None,
    ) -> None:
        """Make a hidden toast over `parent`, its lower edge `above` pixels from the bottom."""
        super().__init__(parent)
        self.setObjectName(name)
        self._page = parent
        self._above, self._beside = above, beside
        self._text = Text("", TextRole.BODY, name=f"{name}-text")
        self._text.set_tone("toast")
        self._action = ToastAction(f"{name}-action", self)
        self._action.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 7, 0)
        row.setSpacing(11)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        self.setFixedHeight(_HIGH)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._motion = QPropertyAnimation(self, b"pos", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        parent.installEventFilter(self)
        self.hide()

    def show_message(
        self,
        text: str,
        action: str = "Undo Ctrl Z",
        stays_ms: int = STAYS_MS,
        *,
        aloud: bool = True,
    ) -> None:
        """Show `text`, with `action` as a link unless it is empty.

        Not `aloud` where a screen reader was told already by whoever has the focus.
        """
        self._text.setText(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        comes = self.isHidden()  # one that is there already only says something else
        self.show()
        self.raise_()
        self._place(rising=comes)
        if stays_ms:
            self._timer.start(stays_ms)
        else:
            self._timer.stop()
        if aloud:
            announce(self, text)

    def set_above(self, above: int) -> None:
        """Let its lower edge stand `above` pixels from the bottom."""
        if above != self._above:
            self._above = above
            self._place(rising=False)

    def text(self) -> str:
        """Return the message."""
        return self._text.text()

    @property
    def counting(self) -> bool:
        """Whether the toast will go by itself."""
        return self._timer.isActive()

    def dismiss(self) -> None:
        """Hide the message."""
        self._timer.stop()
        self._motion.stop()
        if not self.isHidden():  # also where its page is, or it would be back with that
            self.hide()
            self.dismissed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go six seconds after the pointer left."""
        if not self.isHidden() and not self.counting:  # also on a page that was left meanwhile
            self._timer.start(STAYS_MS)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay bottom-centre when the page changes its size."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place(rising=False)
        return super().eventFilter(watched, event)

    def _place(self, *, rising: bool) -> None:
        page = self._page
        self.ensurePolished()
        self._wrap(False)
        around = 36 + (self._action.sizeHint().width() if self._action.text() else 0)
        wanted = self._text.sizeHint().width() + around
        taken = self._taken()
        width = min(wanted, page.width() - (taken or 32))
        high = _HIGH
        if wanted > width:
            self._wrap(True)
            high = max(high, self._text.heightForWidth(width - around) + 2 * _ROOM)
        self.setFixedHeight(high)
        self.resize(width, high)
        end = QPoint((page.width() - width) // 2, page.height() - self._above - self.height())
        if taken and self._beside is not None:
            top = self._beside.mapTo(page, QPoint(0, (self._beside.height() - _HIGH) // 2)).y()
            end = QPoint(page.width() - width, max(top, 0))
        duration = motion_ms() if rising else 0
        self._motion.stop()
        if not duration:
            self.move(end)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(end + QPoint(0, _RISE))
        self._motion.setEndValue(end)
        self._motion.start()

    def _wrap(self, on: bool) -> None:
        if self._text.wordWrap() is not on:  # each call lays the whole message out anew
            self._text.setWordWrap(on)

    def _taken(self) -> int:
        """How much of the width is taken by what it stands beside, if it stands there at all."""
        if self._beside is None:
            return 0
        taken = self._beside.mapTo(self._page, QPoint(self._beside.width() + _GAP, 0)).x()
        return taken if self._page.width() - taken >= _LEAST_BESIDE else 0

    def _act(self) -> None:
        self.dismiss()
        self.action_requested.emit()
