"""The timer: small above the plan or over all of it, by mouse and by keys, without a sound."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from seatingapp.domain.timer import Timer, clock_words
from seatingapp.ui.theme import WEIGHT_BOLD, current_tokens, ui_font
from seatingapp.ui.widgets.announcing import announce
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.painting import paint_box

_TICK_MS = 200
_TYPING_S = 1.5  # digits that follow each other make one number of minutes
_SMALL = (520, 76)
_KEYS = "Keys: minutes, Space, + \N{MINUS SIGN}, U up, L large, Esc"


class TimerFace(QWidget):
    """The time in figures as large as fit, and how much is left as a quiet bar below them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("timer-face")
        self.words, self._share, self._over = "", 0.0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_time(self, words: str, share: float, over: bool) -> None:
        """Show a time; nothing is drawn anew where it looks the same."""
        if (words, over) != (self.words, self._over):
            self.words, self._share, self._over = words, share, over
            self.setAccessibleName(f"{words}, time is up" if over else words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The end is a calm change of colour and a word; nothing moves or flashes."""
        tokens = current_tokens()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._over:
            paint_box(painter, box, tokens.radius, tokens.praise_soft)
        painter.setPen(QColor(tokens.praise_ink if self._over else tokens.ink))
        text = "Time is up" if self._over else self.words
        px = int(min(box.height() * 0.72, box.width() / max(len(text), 4) * 1.5))
        painter.setFont(ui_font(max(px, 16), WEIGHT_BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self._share > 0 and not self._over:
            bar = QRectF(box.left(), box.bottom() - 4, box.width() * self._share, 4)
            paint_box(painter, bar, 2, tokens.accent)


class TimerPanel(QFrame):
    """Hidden until it is opened. It goes on while it is small, large, or another page is open."""

    def __init__(
        self, page: QWidget, plan: QWidget, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Float over `plan` on `page`; `clock` gives steady seconds."""
        super().__init__(page)
        self._page, self._plan, self._clock = page, plan, clock
        self.timer = Timer()
        self.large = False
        self._typed, self._typed_at = "", 0.0
        self._told = False
        self.setObjectName("timer")
        self.setAccessibleName("Timer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_KEYS)
        self.face = TimerFace(self)
        self.less = Button("\N{MINUS SIGN}1", name="timer-less", accessible="A minute less")
        self.more = Button("+1", name="timer-more", accessible="A minute more")
        self.start = Button("Start", name="timer-start", kind=ButtonKind.PRIMARY)
        self.reset = Button("Reset", name="timer-reset")
        self.size_up = Button("Large", name="timer-large")
        self.cross = Button(
            name="timer-close", kind=ButtonKind.PLAIN, icon="cross", accessible="Close the timer"
        )
        self._build()
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.tick)
        self.hide()

    def toggle(self) -> None:
        """Open it with the focus in it, or close it, which stops it."""
        if self.isVisible():
            self.close_timer()
            return
        self.show()
        self.place()
        self.raise_()
        self._show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_timer(self) -> None:
        """Put it away; the plan takes the keys."""
        self.timer, self.large = self.timer.reset(), False
        self._ticks.stop()
        self.hide()
        self._plan.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Stand above the plan, or cover it."""
        corner = self._plan.mapTo(self._page, self._plan.rect().topLeft())
        area = QRect(corner, self._plan.size())
        if self.large:
            self.setGeometry(area)
            return
        width, height = min(_SMALL[0], area.width()), min(_SMALL[1], area.height())
        self.setGeometry(area.x() + (area.width() - width) // 2, area.y(), width, height)

    def tick(self) -> None:
        """Show the time; say once when it is up."""
        now = self._clock()
        over = self.timer.is_over(now)
        self.face.show_time(clock_words(self.timer.shown(now)), self.timer.share(now), over)
        if over and self.timer.running:
            self.timer = self.timer.toggled(now)
            self._show()
            announce(self, "Time is up")

    # Qt's own.

    def event(self, event: QEvent) -> bool:
        """While the focus is here digits are minutes, and arm no behaviour."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.text().isdigit():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Minutes, start and pause, longer and shorter, up, large; Esc closes."""
        key, text = event.key(), event.text()
        if text.isdigit():
            self._type(text)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle()
        elif text == "+" or key == Qt.Key.Key_Up:
            self._longer()
        elif text in ("-", "\N{MINUS SIGN}") or key == Qt.Key.Key_Down:
            self._shorter()
        elif key == Qt.Key.Key_U:
            self._change(self.timer.of_minutes(0))
        elif key in (Qt.Key.Key_R, Qt.Key.Key_Backspace):
            self._reset()
        elif key == Qt.Key.Key_L:
            self._enlarge()
        elif key == Qt.Key.Key_Escape:
            self.close_timer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card over the plan."""
        tokens = current_tokens()
        box = QRectF(self.rect())
        painter = QPainter(self)
        line = tokens.accent if self.hasFocus() else tokens.control_line
        paint_box(painter, box, tokens.radius, tokens.surface, line, 2 if self.hasFocus() else 1)

    # Parts.

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        buttons = (self.less, self.more, self.start, self.reset, self.size_up, self.cross)
        for button in buttons:
            row.addWidget(button)
        self._buttons = QWidget(self)
        self._buttons.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        self._row = QHBoxLayout()
        self._row.addWidget(self.face, 1)
        self._row.addWidget(self._buttons)
        column.addLayout(self._row, 1)
        self._column = column
        self.less.clicked.connect(self._shorter)
        self.more.clicked.connect(self._longer)
        self.start.clicked.connect(self._toggle)
        self.reset.clicked.connect(self._reset)
        self.size_up.clicked.connect(self._enlarge)
        self.cross.clicked.connect(self.close_timer)

    def _type(self, digit: str) -> None:
        now = self._clock()
        follows = now - self._typed_at < _TYPING_S
        self._typed = (self._typed + digit)[-3:] if follows else digit
        self._typed_at = now
        self._change(self.timer.of_minutes(int(self._typed)))

    def _toggle(self) -> None:
        self._change(self.timer.toggled(self._clock()))

    def _reset(self) -> None:
        self._change(self.timer.reset())

    def _longer(self) -> None:
        self._change(self.timer.longer(1, self._clock()))

    def _shorter(self) -> None:
        self._change(self.timer.longer(-1, self._clock()))

    def _enlarge(self) -> None:
        """The buttons stand beside the time while it is small, and below it while it is large."""
        self.large = not self.large
        (self._row if self.large else self._column).removeWidget(self._buttons)
        if self.large:
            self._column.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self._row.addWidget(self._buttons)
        self.place()
        self._show()

    def _change(self, timer: Timer) -> None:
        self.timer = timer
        self._show()

    def _show(self) -> None:
        running = self.timer.running
        self.start.setText("Pause" if running else "Start")
        self.start.setAccessibleName(self.start.text())
        self.size_up.setText("Small" if self.large else "Large")
        for button in (self.start, self.size_up):
            button.updateGeometry()
        can_step = not self.timer.counts_up
        self.less.setEnabled(can_step)
        self.more.setEnabled(can_step)
        if running:
            self._ticks.start()
        else:
            self._ticks.stop()
        now = self._clock()
        over = self.timer.is_over(now)
        self.face.show_time(clock_words(self.timer.shown(now)), self.timer.share(now), over)
