"""The best single swaps that are left, each with a button that makes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from seatingapp.ui.seating.solved import SwapState
from seatingapp.ui.widgets.button import Button, ButtonKind
from seatingapp.ui.widgets.text import Text, TextRole


class _Apply(Button):
    """Tells when the keyboard comes to it and goes."""

    reached = Signal(bool)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As if it were pointed at."""
        super().focusInEvent(event)
        self.reached.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self.reached.emit(False)


class SwapRow(QWidget):
    """One swap; its seats are `pointed` at while the pointer or the focus is on it."""

    wanted = Signal(int, int)
    pointed = Signal(object)  # frozenset of seats

    def __init__(self, number: int) -> None:
        super().__init__()
        self._swap: SwapState | None = None
        self._text = Text("", TextRole.SMALL, name=f"swap-{number}-text", wrap=True)
        self._apply = _Apply("Apply", name=f"swap-{number}", kind=ButtonKind.LINK)
        self._apply.setFixedHeight(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self._apply)
        self._apply.clicked.connect(self._ask)
        self._apply.reached.connect(self._point)

    def show_swap(self, swap: SwapState) -> None:
        """Show a swap; emits nothing."""
        self._swap = swap
        self._text.setText(swap.words)
        self._apply.setAccessibleName(f"Apply: {swap.words}")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show where it would be."""
        super().enterEvent(event)
        self._point(True)

    def leaveEvent(self, event: QEvent) -> None:
        """And no longer."""
        super().leaveEvent(event)
        self._point(False)

    def _point(self, here: bool) -> None:
        seats = {self._swap.one, self._swap.other} if here and self._swap is not None else set()
        self.pointed.emit(frozenset(seats))

    def _ask(self) -> None:
        if self._swap is not None:
            self.wanted.emit(self._swap.one, self._swap.other)


class SwapRows(QWidget):
    """The best swap, and the others once `more` is pressed, which stands where the card puts it."""

    wanted = Signal(int, int)  # two seats
    pointed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("swaps")
        self._rows: list[SwapRow] = []
        self._swaps: tuple[SwapState, ...] = ()
        self._open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more = Button("", name="swaps-more", kind=ButtonKind.LINK)
        self.more.clicked.connect(self._turn)

    def show_swaps(self, swaps: tuple[SwapState, ...]) -> None:
        """Offer these, the best first; emits nothing."""
        self._swaps = swaps
        while len(self._rows) < len(swaps):
            row = SwapRow(len(self._rows) + 1)
            row.wanted.connect(self.wanted)
            row.pointed.connect(self.pointed)
            self._column.insertWidget(len(self._rows), row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            if number < len(swaps):
                row.show_swap(swaps[number])
            row.setVisible(number < (len(swaps) if self._open else min(1, len(swaps))))
        others = len(swaps) - 1
        self.more.setVisible(others > 0)
        words = "Only the best swap" if self._open else f"{others} more"
        words += "" if self._open else (" swap" if others == 1 else " swaps")
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.updateGeometry()
        self.setVisible(bool(swaps))

    def _turn(self) -> None:
        self._open = not self._open
        self.show_swaps(self._swaps)
