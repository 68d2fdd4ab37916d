"""The pointer on the walls: drag a corner, or pull a new one out of a wall."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt

from seatingapp.domain.piece_shapes import Point
from seatingapp.domain.polygons import off_segment
from seatingapp.domain.room_walls import walls
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.canvas.tool import Tool, Touch
from seatingapp.ui.room_editor.gestures import Corner, Preview


class WallTool(Tool):
    """A click chooses a corner; a click on a wall adds one there."""

    def __init__(self, scene: RoomScene, intents: CanvasIntents) -> None:
        super().__init__(scene, intents)
        self._gesture: Corner | None = None
        self._preview: Preview | None = None
        self._index: int | None = None
        self._added: tuple[Point, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a corner is in the hand."""
        return self._gesture is not None

    def press(self, touch: Touch) -> None:
        """Take hold of a corner, or of a new one."""
        layout = self._scene.state.layout
        corners = walls(layout)
        self._index = self._corner_at(corners, touch)
        if self._index is not None:
            self._gesture = Corner(layout, corners, self._index)
            return
        wall = self._wall_at(corners, touch)
        if wall is not None:
            self._index = wall + 1
            at = _on_wall(corners[wall], corners[(wall + 1) % len(corners)], touch.at)
            self._added = (*corners[: wall + 1], at, *corners[wall + 1 :])
            self._gesture = Corner(layout, self._added, self._index, new=True)

    def drag(self, touch: Touch) -> None:
        """Follow the pointer."""
        if self._gesture is not None:
            self._preview = self._gesture.to(touch.at, touch.hold)
            self._scene.preview(self._preview, touch.at)

    def release(self, touch: Touch, *, dragged: bool) -> None:
        """Store the walls, or choose what was clicked."""
        gesture, index, added = self._gesture, self._index, self._added
        preview = gesture.to(touch.at, touch.hold) if gesture is not None and dragged else None
        self.cancel()
        if preview is not None and gesture is not None:
            self._intents.walls_requested.emit(preview.walls, gesture.what, index)
        elif added and gesture is not None:
            self._intents.walls_requested.emit(added, gesture.what, index)
        else:
            self._intents.corner_chosen.emit(index)

    def hover(self, touch: Touch) -> Qt.CursorShape:
        """Show that corners and walls can be taken hold of."""
        corners = walls(self._scene.state.layout)
        if self._corner_at(corners, touch) is not None:
            return Qt.CursorShape.SizeAllCursor
        if self._wall_at(corners, touch) is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.ArrowCursor

    def cancel(self) -> None:
        """Leave the walls as they were."""
        self._gesture = self._preview = self._index = None
        self._added = ()
        self._scene.preview(None)

    def _corner_at(self, corners: tuple[Point, ...], touch: Touch) -> int | None:
        near = min((math.dist(corner, touch.at), n) for n, corner in enumerate(corners))
        return near[1] if near[0] <= touch.slack * 1.6 else None

    def _wall_at(self, corners: tuple[Point, ...], touch: Touch) -> int | None:
        x, y = touch.at
        near = min(
            (off_segment(x, y, corner, corners[(n + 1) % len(corners)]), n)
            for n, corner in enumerate(corners)
        )
        return near[1] if near[0] <= touch.slack else None


def _on_wall(start: Point, end: Point, at: Point) -> Point:
    """The point of a wall that is nearest, to a centimetre."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((at[0] - start[0]) * dx + (at[1] - start[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = min(max(share, 0.0), 1.0)
    return float(round(start[0] + share * dx)), float(round(start[1] + share * dy))
