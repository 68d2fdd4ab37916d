"""Which parts of the view are drawn now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion, QTransform


class Exposure:
    """Knows the region that is drawn, where Qt tells a scene only the box around all of it.

    After a tap that is a card at one end of the room, the ring that goes at the other, and a
    message: the box around them has nearly all cards and desks of the room.
    """

    def __init__(self) -> None:
        self._region: QRegion | None = None

    @contextmanager
    def of(self, region: QRegion) -> Iterator[None]:
        """While this region of the viewport is drawn."""
        self._region = region
        try:
            yield
        finally:
            self._region = None

    def has(self, rect: QRectF, at: QTransform) -> bool:
        """Whether any of a part of the scene is drawn; `at` maps it to the viewport."""
        return self._region is None or self._region.intersects(at.mapRect(rect).toAlignedRect())
