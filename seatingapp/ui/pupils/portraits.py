"""Photos on this page: rounded pictures, decoded once, and the place where one is shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from seatingapp.ui.icons import icon_pixmap
from seatingapp.ui.theme import current_tokens
from seatingapp.ui.widgets.painting import paint_avatar, paint_box

_RADIUS = 6.0
_KEPT = 300


def rounded(image: bytes, width: int, height: int, ratio: float) -> QPixmap | None:
    """Return a photo that fills so many pixels of a screen of this ratio; None where there is none.

    Faces are above the middle of a portrait: what is too high is cut more below than above.
    """
    photo = QPixmap()
    if not image or not photo.loadFromData(image):
        return None
    size = QSize(round(width * ratio), round(height * ratio))
    filling = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    photo = photo.scaled(size, filling, Qt.TransformationMode.SmoothTransformation)
    cut = QPixmap(size)
    cut.fill(Qt.GlobalColor.transparent)
    painter = QPainter(cut)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(cut.rect()), _RADIUS * ratio, _RADIUS * ratio)
    painter.setClipPath(path)
    left, above = size.width() - photo.width(), size.height() - photo.height()
    painter.drawPixmap(left // 2, above // 4, photo)
    painter.end()
    cut.setDevicePixelRatio(ratio)
    return cut


class Portraits:
    """The small pictures of a table, by the bytes they were made from; old ones go again."""

    def __init__(self, width: int, height: int) -> None:
        """Make pictures of this size."""
        self._size = (width, height)
        self._made: dict[tuple[int, float], tuple[bytes, QPixmap | None]] = {}

    def picture(self, image: bytes, ratio: float) -> QPixmap | None:
        """Return a photo as the table shows it, or None where there is none."""
        key = (id(image), ratio)
        kept = self._made.get(key)
        if kept is None or kept[0] is not image:
            while len(self._made) >= _KEPT:
                del self._made[next(iter(self._made))]
            kept = self._made[key] = (image, rounded(image, *self._size, ratio))
        return kept[1]

    def forget(self) -> None:
        """Forget every picture."""
        self._made.clear()


class Portrait(QWidget):
    """One photo, or the initials of whoever has none, or an icon where nobody is meant."""

    def __init__(
        self, width: int, height: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._size = QSize(width, height)
        self._image = b""
        self._initials, self._number = "", 0
        self._picture: tuple[float, QPixmap | None] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_photo(self, image: bytes, of: str, initials: str = "", number: int = 0) -> None:
        """Show a photo of somebody, or initials in the colour that `number` picks."""
        self.setAccessibleName(f"Photo of {of}" if image else f"No photo of {of}" if of else "")
        if image != self._image:
            self._image, self._picture = image, None
        self._initials, self._number = initials, number
        self.update()

    @property
    def has_photo(self) -> bool:
        """Whether a photo is shown."""
        return bool(self._image)

    def sizeHint(self) -> QSize:
        """The picture."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is."""
        tokens, ratio = current_tokens(), self.devicePixelRatioF()
        if self._picture is None or self._picture[0] != ratio:
            made = rounded(self._image, self._size.width(), self._size.height(), ratio)
            self._picture = (ratio, made)
        photo = self._picture[1]
        painter = QPainter(self)
        if photo is not None:
            painter.drawPixmap(0, 0, photo)
            return
        if self._initials:
            side = min(self._size.width(), self._size.height())
            area = QRectF((self._size.width() - side) / 2, 0, side, side)
            paint_avatar(painter, area, self._initials, self._number, tokens)
            return
        paint_box(painter, QRectF(self.rect()), _RADIUS, tokens.hover)
        icon = icon_pixmap("eye-off", tokens.muted, 20, ratio)
        painter.drawPixmap((self._size.width() - 20) // 2, (self._size.height() - 20) // 2, icon)
