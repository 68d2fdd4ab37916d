"""One desk or piece of furniture on the canvas."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.domain.piece_shapes import Piece, box
from seatingapp.domain.rooms import Desk, Fixture, FixtureKind
from seatingapp.ui.room_editor.canvas.stamps import Stamp
from seatingapp.ui.room_form.furniture import (
    CHAIR_REACH,
    paint_desk,
    paint_fixture,
    paint_numbers,
)
from seatingapp.ui.theme import Tokens, current_tokens

_WORDS = 60.0  # cm that words may reach beyond their piece


class PieceItem(QGraphicsItem):
    """Paints a desk or a fixture; takes another state of the same piece by `show_thing`."""

    def __init__(self, piece: Piece, thing: Desk | Fixture) -> None:
        super().__init__()
        self.piece = piece
        self.thing = thing
        self._labels: dict[int, str] = {}
        self._marked: dict[int, str] = {}
        self._opens_out = False
        self._area = _area(thing)
        self._stamp = Stamp(thing) if isinstance(thing, Desk) else None
        self.setZValue(1 if isinstance(thing, Desk) else 0)

    def show_opening(self, opens_out: bool) -> None:
        """Draw a door that opens out of the room the other way."""
        if opens_out != self._opens_out:
            self._opens_out = opens_out
            self.update()

    def show_thing(self, thing: Desk | Fixture) -> None:
        """Show the piece as it is now; nothing happens where it is the same."""
        if thing is self.thing or thing == self.thing:
            return
        self.prepareGeometryChange()
        self.thing, self._area = thing, _area(thing)
        self._stamp = Stamp(thing) if isinstance(thing, Desk) else None
        self.update()

    def show_seats(self, labels: Mapping[int, str], marked: Mapping[int, str]) -> None:
        """Write these numbers on the seats, and give those that are `marked` their colour."""
        if not isinstance(self.thing, Desk):
            return
        own = [seat.id for seat in self.thing.seats]
        mine = {seat: labels[seat] for seat in own if seat in labels}
        marks = {seat: marked[seat] for seat in own if seat in marked}
        if (mine, marks) != (self._labels, self._marked):
            self._labels, self._marked = mine, marks
            self.update()

    def boundingRect(self) -> QRectF:
        """The piece with its chairs and words."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw the piece in the theme of now."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        if isinstance(self.thing, Desk):
            self._paint_desk(painter, self.thing, tokens)
        else:
            paint_fixture(painter, self.thing, tokens, opens_out=self._opens_out)

    def _paint_desk(self, painter: QPainter, desk: Desk, tokens: Tokens) -> None:
        is_stamped = (
            not self._marked and self._stamp is not None and self._stamp.draw(painter, tokens)
        )
        if is_stamped:
            paint_numbers(painter, desk, self._labels, tokens)
        else:
            paint_desk(painter, desk, self._labels, tokens, marked=self._marked)


def _area(thing: Desk | Fixture) -> QRectF:
    around = box(thing)
    reach = CHAIR_REACH if isinstance(thing, Desk) else _WORDS
    if isinstance(thing, Fixture) and thing.kind is FixtureKind.DOOR:
        reach = thing.width + 10  # it swings
    area = QRectF(around.x, around.y, around.width, around.height)
    return area.adjusted(-reach, -reach, reach, reach)
