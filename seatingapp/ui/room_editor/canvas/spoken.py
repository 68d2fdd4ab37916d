"""What a screen reader finds on the canvas: pieces, corners or seats, whatever the keys are about.

Each has one number here: pieces even and odd by their kind, seats their own, corners their place.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from seatingapp.domain.piece_shapes import Piece, PieceKind, box_of
from seatingapp.domain.room_walls import walls
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.state import Mode
from seatingapp.ui.room_editor.walling import corner_words
from seatingapp.ui.room_editor.words import in_order, seat_words, seats_in_order, spoken

_SEAT = 40.0
_CORNER = 20.0


class Spoken:
    """Answers for the scene."""

    def __init__(self, scene: RoomScene) -> None:
        self._scene = scene

    def keys(self) -> tuple[int, ...]:
        """The numbers of all that there is, in the order in which Tab goes through it."""
        state = self._scene.state
        if state.mode is Mode.FURNITURE:
            return tuple(_key(piece) for piece in in_order(state.layout))
        if state.mode is Mode.WALLS:
            return tuple(range(len(walls(state.layout))))
        return seats_in_order(state.layout)

    def words(self, key: int) -> str:
        """What it is called."""
        state = self._scene.state
        if state.mode is Mode.FURNITURE:
            piece = _piece(key)
            return spoken(state.layout, piece, chosen=piece in state.chosen)
        if state.mode is Mode.WALLS:
            return corner_words(state.layout, key)
        words = seat_words(state.layout, key, state.labels)
        return f"{words}, chosen" if key in state.seats else words

    def area(self, key: int) -> QRectF:
        """Where it is in the room."""
        state = self._scene.state
        if state.mode is Mode.FURNITURE:
            box = box_of(state.layout, _piece(key))
            return QRectF(box.x, box.y, box.width, box.height)
        if state.mode is Mode.WALLS:
            return _around(walls(state.layout)[key], _CORNER)
        places = {p.seat_id: (p.x, p.y) for p in state.layout.places()}
        return _around(places[key], _SEAT)

    def focus(self) -> int | None:
        """The number of what has the focus of the keyboard."""
        state = self._scene.state
        if state.mode is Mode.FURNITURE:
            return _key(state.focus) if state.focus is not None else None
        return state.corner if state.mode is Mode.WALLS else state.seat_focus

    def is_last(self, *, forward: bool) -> bool:
        """Whether Tab leaves the canvas from here, or there is nothing in the room."""
        keys, focus = self.keys(), self.focus()
        return not keys or focus == (keys[-1] if forward else keys[0])


def _key(piece: Piece) -> int:
    return piece.id * 2 + (piece.kind is PieceKind.FIXTURE)


def _piece(key: int) -> Piece:
    return Piece(PieceKind.FIXTURE if key % 2 else PieceKind.DESK, key // 2)


def _around(point: tuple[float, float], size: float) -> QRectF:
    return QRectF(point[0] - size / 2, point[1] - size / 2, size, size)
