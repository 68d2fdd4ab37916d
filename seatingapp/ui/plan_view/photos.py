"""Photos as round pixmaps, decoded once and forgotten on request."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

from seatingapp.ui.plan_view.state import PhotoProvider

_Aspect = Qt.AspectRatioMode.KeepAspectRatioByExpanding
_Smooth = Qt.TransformationMode.SmoothTransformation


def no_photos(_key: str) -> bytes | None:
    """Answer every key with nothing: initials are drawn instead."""
    return None


class PhotoCache:
    """Holds decoded photos until `clear()`. What cannot be decoded counts as no photo."""

    def __init__(self, provider: PhotoProvider = no_photos) -> None:
        self._provider = provider
        self._round: dict[tuple[str, int], QPixmap | None] = {}

    def __len__(self) -> int:
        return len(self._round)

    def use(self, provider: PhotoProvider) -> None:
        """Ask another provider from now on; nothing of the last one is kept."""
        self._provider = provider
        self.clear()

    def round(self, key: str, pixels: int) -> QPixmap | None:
        """Return the photo as a disc of `pixels` device pixels, or None where there is none."""
        if (key, pixels) not in self._round:
            self._round[key, pixels] = self._cut(key, pixels)
        return self._round[key, pixels]

    def clear(self) -> None:
        """Forget every photo."""
        self._round.clear()

    def _cut(self, key: str, pixels: int) -> QPixmap | None:
        data = self._provider(key)
        photo = QPixmap()
        if not data or not photo.loadFromData(data):
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
