"""Commands about the walls: their size and corners, and which of them is the front. No Qt."""

from __future__ import annotations

import math

from seatingapp.domain.errors import Refusal
from seatingapp.domain.piece_shapes import Point
from seatingapp.domain.room_walls import Wall, walls, with_front, with_outline, with_size
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.room_editor.drafting import Drafting

FRONTS = {
    Wall.LEFT: "The left wall",
    Wall.BACK: "The back wall",
    Wall.RIGHT: "The right wall",
}


class Walling:
    """Chooses corners of the walls and changes them."""

    def __init__(self, drafting: Drafting) -> None:
        self._draft = drafting

    def choose(self, corner: int | None) -> None:
        """Choose a corner, or none."""
        self._draft.show(corner=corner)
        if corner is not None:
            self._draft.view.announce(corner_words(self._draft.layout, corner))

    def step(self, way: int) -> None:
        """Choose the next corner."""
        count = len(walls(self._draft.layout))
        corner = self._draft.state.corner
        self.choose((corner + way) % count if corner is not None else (0 if way > 0 else count - 1))

    def store(self, corners: tuple[Point, ...], what: str, corner: int | None) -> None:
        """Store the walls that a gesture left behind."""
        layout = self._draft.layout
        self._draft.attempt(lambda: with_outline(layout, corners), what, corner=corner)

    def nudge(self, dx: float, dy: float) -> None:
        """Move the chosen corner by centimetres."""
        corner = self._draft.state.corner
        if corner is not None:
            x, y = walls(self._draft.layout)[corner]
            self.put(x + dx, y + dy)

    def put(self, x: float, y: float) -> None:
        """Put the chosen corner so far from the left and from the front, in cm."""
        corners, corner = walls(self._draft.layout), self._draft.state.corner
        if corner is not None:
            changed = (*corners[:corner], (x, y), *corners[corner + 1 :])
            self.store(changed, "Move a corner", corner)

    def add(self) -> None:
        """Add a corner half way along the wall after the chosen one, or along the longest wall."""
        corners, corner = walls(self._draft.layout), self._draft.state.corner
        if corner is None:
            corner = max(range(len(corners)), key=lambda n: math.dist(*_wall(corners, n)))
        (x1, y1), (x2, y2) = _wall(corners, corner)
        between = ((x1 + x2) / 2, (y1 + y2) / 2)
        changed = (*corners[: corner + 1], between, *corners[corner + 1 :])
        self.store(changed, "Add a corner", corner + 1)

    def delete(self) -> None:
        """Take the chosen corner out, so that its two walls become one."""
        corners, corner = walls(self._draft.layout), self._draft.state.corner
        if corner is None:
            return
        if len(corners) <= 3:
            self._draft.view.show_refusal(
                Refusal("A room has at least three corners.", kept="The corner stays.")
            )
            return
        self.store(
            (*corners[:corner], *corners[corner + 1 :]),
            "Delete a corner",
            min(corner, len(corners) - 2),
        )

    def set_size(self, width: float | None, depth: float | None) -> None:
        """Make the room so wide or deep, in cm."""
        layout = self._draft.layout

        def make() -> RoomLayout:
            return with_size(layout, width or layout.width, depth or layout.depth)

        self._draft.attempt(make, "Change the size of the room")

    def make_rectangle(self) -> None:
        """Straighten the walls to a plain rectangle."""
        self._draft.attempt(
            lambda: with_outline(self._draft.layout, ()), "Make the room a rectangle", corner=None
        )

    def set_front(self, wall: Wall) -> None:
        """Make another wall the front: the whole room is turned."""
        layout = self._draft.layout
        if self._draft.change(with_front(layout, wall), "Change the front"):
            self._draft.view.show_message(f"{FRONTS[wall]} is the front now.", undo=True)


def corner_words(layout: RoomLayout, corner: int) -> str:
    """Return what a screen reader says of a corner."""
    corners = walls(layout)
    x, y = corners[corner]
    return f"Corner {corner + 1} of {len(corners)}, {x:g} cm from the left, {y:g} cm from the front"


def _wall(corners: tuple[Point, ...], n: int) -> tuple[Point, Point]:
    return corners[n], corners[(n + 1) % len(corners)]
