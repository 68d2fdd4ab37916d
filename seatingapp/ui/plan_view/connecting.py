"""Joining two pupils: a line drawn from one card to another, or Enter on both.

With Ctrl and Shift held a drag joins at any time, and so does Shift+Enter on the first pupil; the
mode does without these keys, for whoever cannot hold them.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from seatingapp.ui.plan_view.connect_line import ConnectLine
from seatingapp.ui.plan_view.drawn_item import as_rect
from seatingapp.ui.plan_view.intents import Intents
from seatingapp.ui.plan_view.stage import Stage
from seatingapp.ui.plan_view.state import CardState

HINT = "Connect two pupils: draw a line from one to the other, or press Enter on both. Escape ends."


class Connecting:
    """Knows whether the mode is on, and the pupil at whom a line begins.

    It asks for the connection of two pupils and changes nothing by itself; the mode stays on
    until the page or Esc ends it, so that several can be connected one after the other.
    """

    def __init__(self, stage: Stage, intents: Intents) -> None:
        self._stage = stage
        self._intents = intents
        self._line: ConnectLine | None = None
        self._first: int | None = None  # pupil
        self.on = False

    @property
    def busy(self) -> bool:
        """Whether the mode is on, or the first of two is chosen without it."""
        return self.on or self._first is not None

    def set_on(self, on: bool) -> None:
        """Begin or end the mode; at the beginning it says what to do."""
        if on == self.on:
            return
        self.on = on
        self.cancel()
        if on:
            self._intents.said.emit(HINT)

    def take(self, seat_id: int | None) -> bool:
        """Begin a line at the pupil on a seat; False where nobody sits."""
        card = self._stage.card_at(seat_id)
        if card is None or seat_id is None:
            return False
        self.cancel()
        self._first = card.pupil_id
        self._line = ConnectLine(as_rect(self._stage.box_of(seat_id)))
        self._stage.addItem(self._line)
        return True

    def reach(self, point: QPointF) -> None:
        """Draw the line to a point of the scene, or to the card there."""
        if self._line is not None:
            seat = self._stage.seat_at(point, near=True)
            self._line.reach(point, self._end(seat))

    def aim_at(self, seat_id: int) -> None:
        """Draw the line to a seat that the keys have reached."""
        if self._line is not None:
            self._line.reach(as_rect(self._stage.box_of(seat_id)).center(), self._end(seat_id))

    def let_go_at(self, point: QPointF) -> None:
        """End a line that was drawn with the pointer: on a card it joins, elsewhere it is lost."""
        card = self._stage.card_at(self._stage.seat_at(point, near=True))
        if card is None:
            self.cancel()
            self._intents.said.emit("Nobody sits there. Nothing is connected.")
        elif card.pupil_id != self._first:
            self._join(card.pupil_id)
        elif self.on:
            self._ask(card)
        else:
            self.cancel()

    def choose(self, seat_id: int | None) -> None:
        """Take the pupil on a seat as the first of two, or as the second."""
        card = self._stage.card_at(seat_id)
        if card is None:
            self._intents.said.emit("Nobody sits there. Choose a pupil.")
        elif self._first is None:
            self.take(seat_id)
            self._ask(card)
        elif card.pupil_id == self._first:
            self.cancel()
            self._intents.said.emit(f"{card.name} is no longer chosen.")
        else:
            self._join(card.pupil_id)

    def leave(self) -> bool:
        """End what has begun because the user pressed Esc; False where nothing had."""
        if not self.busy:
            return False
        was_on, self.on = self.on, False
        self.cancel()
        self._intents.said.emit("Connecting has ended.")
        if was_on:
            self._intents.connecting_ended.emit()
        return True

    def keep_up(self) -> None:
        """Follow a new state: the line begins where the first pupil sits now, or is lost."""
        if self._first is None or self._line is None:
            return
        seat = self._stage.state.seat_of(self._first)
        if seat is None:
            self.cancel()
        else:
            self._line.begin_at(as_rect(self._stage.box_of(seat)))

    def cancel(self) -> None:
        """Let the first pupil go, saying nothing."""
        self._first = None
        line, self._line = self._line, None
        if line is not None and line.scene() is not None:
            self._stage.removeItem(line)

    def is_first(self, seat_id: int) -> bool:
        """Whether a line begins at the pupil on that seat."""
        card = self._stage.card_at(seat_id)
        return card is not None and card.pupil_id == self._first

    def _end(self, seat_id: int | None) -> QRectF | None:
        """The card at which the line would end, if another pupil's is there."""
        card = self._stage.card_at(seat_id)
        if card is None or seat_id is None or card.pupil_id == self._first:
            return None
        return as_rect(self._stage.box_of(seat_id))

    def _ask(self, card: CardState) -> None:
        self._intents.said.emit(
            f"{card.name}: choose whom to connect with. Enter connects, Escape ends."
        )

    def _join(self, other: int) -> None:
        first = self._first
        self.cancel()
        if first is not None:
            self._intents.connect_requested.emit(first, other)
