"""Photos as round pixmaps, decoded once and forgotten on request."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from seatingapp.ui.plan_view.state import PhotoProvider

_Aspect = Qt.AspectRatioMode.KeepAspectRatioByExpanding
_Smooth = Qt.TransformationMode.SmoothTransformation
_SIZES = 3  # of one photo are kept
_MOST_PIXELS = 320  # on the shorter side: more than any card shows


def no_photos(_key: str) -> bytes | None:
    """Answer every key with nothing: initials are drawn instead."""
    return None


class PhotoCache:
    """Holds decoded photos until `clear()`. What cannot be decoded counts as no photo."""

    def __init__(self, provider: PhotoProvider = no_photos) -> None:
        self._provider = provider
        self._sources: dict[str, QPixmap | None] = {}
        self._round: dict[str, dict[int, QPixmap | None]] = {}

    def use(self, provider: PhotoProvider) -> None:
        """Ask another provider from now on; nothing of the last one is kept."""
        self._provider = provider
        self.clear()

    def round(self, key: str, pixels: int) -> QPixmap | None:
        """Return the photo as a disc of `pixels` device pixels, or None where there is none."""
        sizes = self._round.setdefault(key, {})
        if pixels not in sizes:
            sizes[pixels] = self._cut(key, pixels)
            if len(sizes) > _SIZES:  # each step of a zoom wants another one
                del sizes[next(iter(sizes))]
        return sizes[pixels]

    def has(self, key: str) -> bool:
        """Whether there is a photo for a key that can be shown."""
        return self._source(key) is not None

    def clear(self) -> None:
        """Forget every photo."""
        self._round.clear()
        self._sources.clear()

    def _source(self, key: str) -> QPixmap | None:
        if key not in self._sources:
            data = self._provider(key)
            photo = QPixmap()
            decoded = data is not None and photo.loadFromData(data)
            if decoded and max(photo.width(), photo.height()) > _MOST_PIXELS:
                photo = photo.scaled(_MOST_PIXELS, _MOST_PIXELS, _Aspect, _Smooth)
            self._sources[key] = photo if decoded else None
        return self._sources[key]

    def _cut(self, key: str, pixels: int) -> QPixmap | None:
        photo = self._source(key)
        if photo is None:
            return None
        photo = photo.scaled(pixels, pixels, _Aspect, _Smooth)
        disc = QPixmap(pixels, pixels)
        disc.fill(Qt.GlobalColor.transparent)
        painter = QPainter(disc)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addEllipse(QRectF(0, 0, pixels, pixels))
        painter.setClipPath(path)
        # Faces are above the middle of a portrait: keep the top where it is taller than wide.
        painter.drawPixmap((pixels - photo.width()) // 2, (pixels - photo.height()) // 4, photo)
        painter.end()
        return disc
