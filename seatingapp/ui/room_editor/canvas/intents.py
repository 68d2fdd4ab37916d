"""What the user wants of the room, as signals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class CanvasIntents(QObject):
    """Sent by the pointer and by the keys alike; the presenters answer with another state."""

    pieces_chosen = Signal(object, object)  # frozenset of pieces, the one with the focus or None
    layout_requested = Signal(object, str, object)  # layout, what was done, pieces chosen then
    placing_ended = Signal()
    corner_chosen = Signal(object)  # index or None
    walls_requested = Signal(object, str, object)  # corners, what was done, corner chosen then
    corner_nudged = Signal(float, float)  # cm
    corner_wanted = Signal()
    seats_chosen = Signal(object, object)  # frozenset of seat ids, the one with the focus or None
    seat_tapped = Signal(int)
    pair_chosen = Signal(int, int)
    commanded = Signal(object)  # Command
    step_requested = Signal(int)  # 1 to the next, -1 to the one before
    press_requested = Signal()
    escape_requested = Signal()
    values_requested = Signal()  # the numbers of what is chosen
    menu_requested = Signal(object)  # QPoint on the screen
    refused = Signal(object)  # Refusal
