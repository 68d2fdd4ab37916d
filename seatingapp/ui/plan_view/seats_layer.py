"""All seats of a room as one item of the scene, fast enough for a hall of four hundred.

One item instead of one a seat: Qt asks Python once a frame, and what is drawn is a row of ready
pictures. While the user zooms, a picture made for another zoom is shown larger or smaller when
time is short; as soon as the hand rests, all that can be seen are drawn sharp, a few at a time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from enum import Enum

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from seatingapp.ui.plan_view.exposure import Exposure
from seatingapp.ui.plan_view.seat_picture import SeatPicture, around

_HURRY = 0.002  # seconds of a frame that drawing sharp may take while the hand moves
_SLICE = 0.003  # and after it rests
_REST_MS = 80


class Pace(Enum):
    """How frames are drawn: all sharp, as sharp as time allows, or as they are until told so."""

    CALM = "calm"
    MOVING = "moving"
    RESTING = "resting"


class SeatsLayer(QGraphicsItem):
    """Draws the pictures of seats where they are; told of every change by its stage."""

    def __init__(self, owner: QObject, exposure: Exposure) -> None:
        super().__init__()
        self._exposure = exposure
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._pictures: Mapping[int, SeatPicture] = {}
        self._bounds = QRectF()
        self._rough: set[int] = set()  # shown from a picture for another zoom
        self._at: tuple[float, float] = (1.0, 1.0)  # zoom and pixel ratio of the last frame
        self._pace = Pace.CALM
        self._rest = QTimer(owner)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._sharpen)

    def show_pictures(self, pictures: Mapping[int, SeatPicture]) -> None:
        """Draw these from now on; the mapping may change its pictures, not its seats."""
        self.prepareGeometryChange()
        self._pictures = pictures
        self._rough.clear()
        self._bounds = QRectF()
        for picture in pictures.values():
            self._bounds = self._bounds.united(picture.rect)

    def hurry(self) -> None:
        """The user is zooming: rather be quick than sharp, until nothing moves for a moment."""
        self._pace = Pace.MOVING
        self._rest.start(_REST_MS)

    @property
    def is_sharp(self) -> bool:
        """Whether everything that was drawn last was drawn for the zoom of now."""
        return not self._rough

    def boundingRect(self) -> QRectF:
        """All seats with their rings, at any zoom."""
        return self._bounds.adjusted(-40, -40, 40, 40)

    def area_of(self, seat_id: int) -> QRectF:
        """What is to be painted anew where a seat changed."""
        far = around(self._at[0])
        return self._pictures[seat_id].rect.adjusted(-far, -far, far, far)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Draw the cards that can be seen, then the rings around some of them."""
        at, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
        self._at = (at.m11(), ratio)
        far = around(at.m11())
        exposed = option.exposedRect.adjusted(-far, -far, far, far)
        near = (p for p in self._pictures.values() if p.rect.intersects(exposed))
        has = self._exposure.has
        seen = [p for p in near if has(p.rect.adjusted(-far, -far, far, far), at)]
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform,
            self._pace is Pace.CALM,
        )
        painter.setWorldTransform(QTransform())
        self._draw_cards(painter, seen, at, ratio)
        painter.setWorldTransform(at)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for picture in sorted((p for p in seen if p.look.surrounded), key=_focus_last):
            picture.draw_around(painter, at.m11())

    def _draw_cards(
        self, painter: QPainter, seen: Iterable[SeatPicture], at: QTransform, ratio: float
    ) -> None:
        zoom = at.m11()
        ends = time.perf_counter() + (_HURRY if self._pace is Pace.MOVING else 0.0)
        for picture in seen:
            calm = self._pace is Pace.CALM or picture.is_sharp(zoom, ratio)
            if calm or time.perf_counter() < ends:
                picture.draw(painter, at, ratio)
                self._rough.discard(picture.seat_id)
            else:
                picture.draw_roughly(painter, at)
                self._rough.add(picture.seat_id)

    def _sharpen(self) -> None:
        """Draw some of the rough ones sharp, and come again while there are any."""
        self._pace = Pace.RESTING
        ends = time.perf_counter() + _SLICE
        for seat in sorted(self._rough):  # row by row, so that little is painted again
            self._rough.discard(seat)
            if seat in self._pictures:
                self._pictures[seat].picture(*self._at)
                self.update(self.area_of(seat))
            if time.perf_counter() > ends:
                break
        if self._rough:
            self._rest.start(0)
        else:
            self._pace = Pace.CALM


def _focus_last(picture: SeatPicture) -> bool:
    return picture.look.focused
