"""What a screen reader finds in a plan: a list with one entry a seat, in reading order.

PySide6 lets Python answer for a widget through `QAccessible.installFactory`. The entries have no
QObject of their own, so they live as long as the view's answer does.
"""

from __future__ import annotations

from functools import cache, partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleObject,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@runtime_checkable
class SeatList(Protocol):
    """What a view tells a screen reader."""

    def spoken_seats(self) -> tuple[int, ...]:
        """All seats in reading order."""

    def spoken_words(self, seat_id: int) -> str:
        """What a seat is called aloud."""

    def spoken_area(self, seat_id: int) -> QRect:
        """Where a seat is on the screen."""

    def spoken_focus(self) -> int | None:
        """The seat with the keyboard focus, if the view has it."""


@runtime_checkable
class DescribedSeats(Protocol):
    """What a view may tell besides."""

    def spoken_description(self, seat_id: int) -> str:
        """What is said of a seat that is not in its name."""


class _SeatEntry(QAccessibleInterface):
    """One seat."""

    def __init__(self, plan: _PlanEntry, view: SeatList, seat_id: int) -> None:
        super().__init__()
        self._plan = plan
        self._view = view
        self.seat_id = seat_id

    def isValid(self) -> bool:
        """Whether the view still lives and its room has this seat."""
        return isValid(self._view) and self.seat_id in self._view.spoken_seats()

    def object(self) -> QObject | None:  # type: ignore[override]
        """A seat is no QObject."""
        return None

    def window(self) -> QWindow:
        """The window of the view."""
        return self._plan.window()

    def parent(self) -> QAccessibleInterface:
        """The plan."""
        return self._plan

    def child(self, _index: int) -> None:  # type: ignore[override]
        """A seat has no parts."""

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]
        """A seat has no parts."""

    def childCount(self) -> int:
        """A seat has no parts."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A seat has no parts."""
        del child
        return -1

    def role(self) -> QAccessible.Role:
        """An entry of a list."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Whether it has the focus."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._view.spoken_focus() == self.seat_id
        return state

    def rect(self) -> QRect:
        """Where it is on the screen."""
        return self._view.spoken_area(self.seat_id)

    def text(self, kind: QAccessible.Text) -> str:
        """Who sits here and what the card shows; and what a view says of the seat besides."""
        if kind is QAccessible.Text.Name:
            return self._view.spoken_words(self.seat_id)
        if kind is QAccessible.Text.Description and isinstance(self._view, DescribedSeats):
            return self._view.spoken_description(self.seat_id)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing can be written on a seat."""
        del kind, text


class _PlanEntry(QAccessibleObject):
    """The view as a list of its seats."""

    def __init__(self, view: QWidget, seats: SeatList) -> None:
        super().__init__(view)
        self._widget = view
        self._seats = seats
        self._entries: dict[int, _SeatEntry] = {}

    def parent(self) -> QAccessibleInterface:
        """What the view lies in."""
        above = self._widget.parentWidget()
        if above is None:
            return QAccessible.queryAccessibleInterface(QApplication.instance())  # type: ignore[arg-type]
        return QAccessible.queryAccessibleInterface(above)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The entry of a seat in reading order."""
        seats = self._seats.spoken_seats()
        return self._entry(seats[index]) if 0 <= index < len(seats) else None

    def childCount(self) -> int:
        """How many seats there are."""
        return len(self._seats.spoken_seats())

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The seat at a point of the screen."""
        for seat in self._seats.spoken_seats():
            if self._seats.spoken_area(seat).contains(x, y):
                return self._entry(seat)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Where in the reading order an entry stands."""
        seats = self._seats.spoken_seats()
        if isinstance(child, _SeatEntry) and child.seat_id in seats:
            return seats.index(child.seat_id)
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The seat with the focus."""
        seat = self._seats.spoken_focus()
        return self._entry(seat) if seat is not None else None

    def window(self) -> QWindow:
        """The window of the view."""
        return self._widget.window().windowHandle()

    def role(self) -> QAccessible.Role:
        """A list."""
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        """Whether the view has the focus."""
        state = QAccessible.State()
        state.focusable = True
        state.focused = self._widget.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """The view's accessible name and description."""
        if kind is QAccessible.Text.Name:
            return self._widget.accessibleName()
        if kind is QAccessible.Text.Description:
            return self._widget.accessibleDescription()
        return ""

    def let_go(self) -> None:
        """Take back what screen readers were given; the view is gone."""
        for entry in self._entries.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(entry))
        self._entries.clear()

    def _entry(self, seat_id: int) -> _SeatEntry:
        if seat_id not in self._entries:
            self._entries[seat_id] = _SeatEntry(self, self._seats, seat_id)
        return self._entries[seat_id]


# Qt uses an answer as long as its view lives; Python must not let go of it before.
_answers: dict[int, _PlanEntry] = {}


def _answer(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """Answer for a plan view; None leaves any other object to Qt."""
    if not isinstance(thing, QWidget) or not isinstance(thing, SeatList):
        return None
    entry = _PlanEntry(thing, thing)
    _answers[id(entry)] = entry
    thing.destroyed.connect(partial(_view_gone, id(entry)))
    return entry


def _view_gone(key: int, _view: QObject | None = None) -> None:
    _answers.pop(key).let_go()


@cache
def answer_screen_readers() -> None:
    """Let screen readers ask plan views for their seats; once is enough."""
    QAccessible.installFactory(_answer)
