"""What the user asks of a plan, as signals: the one way out of the view and the tray."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

# The gestures that select. A toggle names the pupils to turn over; all others name the whole new
# selection (with Ctrl or Shift held, what was selected before is in it).
TOGGLE = "toggle"
LASSO = "lasso"
ROW = "row"
TABLE = "table"


class Intents(QObject):
    """The signals that all gestures share. `PlanView` hands each of them on under its name."""

    pupil_activated = Signal(int)
    seat_activated = Signal(int)
    selection_requested = Signal(object, str)  # frozenset of pupil ids, gesture
    place_requested = Signal(int, int)  # pupil id, seat id
    tray_requested = Signal(int)
    pin_requested = Signal(int, bool)
    menu_requested = Signal(int, object)  # pupil id, QPoint on the screen
    carried = Signal(int)  # a pupil is in the hand from now on
    put_down = Signal()  # and no longer: dropped, put back or taken away by a new state
    connect_requested = Signal(int, int)  # two pupils
    connecting_ended = Signal()  # by Esc
    said = Signal(str)
    typed = Signal(str)
