"""What lies over the furniture: what is chosen, handles, guides, bands and lines of neighbours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.domain.piece_shapes import Point
from seatingapp.domain.room_order import Guide
from seatingapp.domain.rooms import Relation
from seatingapp.ui.room_editor.canvas import overlay_painting as paint
from seatingapp.ui.room_editor.grips import Grip
from seatingapp.ui.theme import current_tokens


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two neighbours. `by_hand` where somebody said so; None is no relation."""

    start: Point
    end: Point
    relation: Relation | None
    by_hand: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything that is drawn over the room, in centimetres.

    `frames` are outlines of chosen pieces, `ring` that of the one with the focus. `corners` are
    the walls while they are edited. `band` is a rectangle or a lasso.
    """

    frames: tuple[tuple[Point, ...], ...] = ()
    ring: tuple[Point, ...] = ()
    seat_ring: Point | None = None
    grips: tuple[Grip, ...] = ()
    guides: tuple[Guide, ...] = ()
    corners: tuple[Point, ...] = ()
    corner: int | None = None
    links: tuple[Link, ...] = ()
    band: tuple[Point, ...] = ()


NO_MARKS = Marks()


class Overlay(QGraphicsItem):
    """Draws `Marks` above all pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = NO_MARKS
        self._area = QRectF()
        self.setZValue(10)

    def cover(self, area: QRectF) -> None:
        """Be as large as the scene."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area

    def show_marks(self, marks: Marks) -> None:
        """Draw these marks from now on."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def boundingRect(self) -> QRectF:
        """The whole scene."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw what there is."""
        marks, tokens = self.marks, current_tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for link in marks.links:
            paint.link(painter, link.start, link.end, link.relation, tokens, strong=link.chosen)
        for link in marks.links:
            if link.by_hand:
                paint.by_hand(painter, link.start, link.end, link.relation, tokens)
        for frame in marks.frames:
            paint.frame(painter, frame, tokens)
        if marks.ring:
            paint.ring(painter, marks.ring, tokens)
        if marks.seat_ring is not None:
            paint.seat_ring(painter, marks.seat_ring, tokens)
        if marks.corners:
            paint.corners(painter, marks.corners, marks.corner, tokens)
        for guide in marks.guides:
            paint.guide(painter, guide, tokens)
        for grip in marks.grips:
            paint.grip(painter, grip, tokens)
        if marks.band:
            paint.band(painter, marks.band, tokens)
