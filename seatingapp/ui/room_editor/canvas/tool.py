"""What the pointer does in one mode of the editor."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from seatingapp.domain.piece_shapes import Point
from seatingapp.ui.room_editor.canvas.intents import CanvasIntents
from seatingapp.ui.room_editor.canvas.scene import RoomScene
from seatingapp.ui.room_editor.gestures import Hold

_SNAP = 8.0  # px
_NEAR = 7.0  # px that may be missed by


@dataclass(frozen=True, slots=True)
class Touch:
    """Where the pointer is, in centimetres, and which keys are held with it."""

    at: Point
    scale: float
    ctrl: bool = False
    shift: bool = False
    alt: bool = False

    @property
    def hold(self) -> Hold:
        """What the keys mean while something is dragged."""
        return Hold(free=self.alt, straight=self.shift, reach=_SNAP / self.scale)

    @property
    def slack(self) -> float:
        """By how many centimetres something small may be missed."""
        return _NEAR / self.scale

    @property
    def adds(self) -> bool:
        """Whether what is chosen stays so besides."""
        return self.ctrl or self.shift


class Tool:
    """One mode. `press` begins, `drag` goes on once the pointer went far enough, `release` ends."""

    def __init__(self, scene: RoomScene, intents: CanvasIntents) -> None:
        self._scene, self._intents = scene, intents

    @property
    def busy(self) -> bool:
        """Whether something has begun that Esc may cancel."""
        return False

    def press(self, touch: Touch) -> None:
        """The button went down."""

    def drag(self, touch: Touch) -> None:
        """The pointer moves while the button is down."""

    def release(self, touch: Touch, *, dragged: bool) -> None:
        """The button went up; `dragged` where it was no mere click."""

    def hover(self, touch: Touch) -> Qt.CursorShape:
        """The pointer moves with no button down: return how it is to look."""
        del touch
        return Qt.CursorShape.ArrowCursor

    def cancel(self) -> None:
        """Give up what has begun."""
