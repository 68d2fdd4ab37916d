"""The pointer on seats: a lasso that gathers them, and a pair that are neighbours or not."""

from __future__ import annotations

from PySide6.QtCore import Qt

from seatingapp.domain.piece_shapes import Point
from seatingapp.domain.polygons import off_segment
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.tool import Tool, Touch

_LEAST = 4.0  # px between two points of a lasso


class LassoTool(Tool):
    """A click chooses a seat, a drag draws around seats; with Shift the lasso is a rectangle."""

    def __init__(self, scene: RoomScene, intents: CanvasIntents) -> None:
        super().__init__(scene, intents)
        self._path: list[Point] = []

    @property
    def busy(self) -> bool:
        """Whether a lasso is being drawn."""
        return len(self._path) > 1

    def press(self, touch: Touch) -> None:
        """Begin here."""
        self._path = [touch.at]

    def drag(self, touch: Touch) -> None:
        """Draw on."""
        if not self._path:
            return
        if touch.shift:
            self._path = list(_rectangle(self._path[0], touch.at))
        elif _apart(self._path[-1], touch.at) * touch.scale >= _LEAST:
            self._path.append(touch.at)
        self._scene.show_band(tuple(self._path), self._scene.seats_in(self._path))

    def release(self, touch: Touch, *, dragged: bool) -> None:
        """Choose the seats inside, or the one that was clicked."""
        path = list(_rectangle(self._path[0], touch.at)) if touch.shift else self._path
        known = self._scene.state.seats if touch.ctrl else frozenset()
        self.cancel()
        if dragged:
            self._intents.seats_chosen.emit(known | self._scene.seats_in(path), None)
            return
        seat = self._scene.seat_at(touch.at)
        if seat is None:
            self._intents.seats_chosen.emit(known, None)
        elif touch.adds:
            self._intents.seats_chosen.emit(self._scene.state.seats ^ {seat}, seat)
        else:
            self._intents.seats_chosen.emit(frozenset({seat}), seat)

    def hover(self, touch: Touch) -> Qt.CursorShape:
        """A cross, with which one draws; a hand over a seat."""
        over = self._scene.seat_at(touch.at)
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.CrossCursor

    def cancel(self) -> None:
        """Take the lasso away."""
        self._path = []
        self._scene.show_band(())


class PairTool(Tool):
    """A click on a seat, and on another one, makes the pair; a click on a line does at once."""

    def release(self, touch: Touch, *, dragged: bool) -> None:
        """Choose what was clicked."""
        if dragged:
            return
        seat = self._scene.seat_at(touch.at, 20.0)
        if seat is not None:
            self._intents.seat_tapped.emit(seat)
            return
        pair = self._pair_at(touch)
        if pair is not None:
            self._intents.pair_chosen.emit(*pair)
        else:
            self._intents.seats_chosen.emit(frozenset(), None)

    def hover(self, touch: Touch) -> Qt.CursorShape:
        """A hand over seats and lines."""
        over = self._scene.seat_at(touch.at, 20.0) or self._pair_at(touch)
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor

    def _pair_at(self, touch: Touch) -> tuple[int, int] | None:
        state = self._scene.state
        places = {p.seat_id: (p.x, p.y) for p in state.layout.places()}
        pairs = [(link.seat, link.other) for link in state.links]
        pairs += [(c.seat, c.other) for c in state.layout.corrections if c.relation is None]
        near = [
            (off_segment(*touch.at, places[one], places[other]), one, other)
            for one, other in pairs
            if one in places and other in places
        ]
        best = min(near, default=None)
        return (best[1], best[2]) if best is not None and best[0] <= touch.slack else None


def _rectangle(one: Point, other: Point) -> tuple[Point, ...]:
    return one, (other[0], one[1]), other, (one[0], other[1])


def _apart(one: Point, other: Point) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
