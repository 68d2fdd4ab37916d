"""Line icons from `resources/icons`, tinted from the theme and crisp at every scale.

`icon(name)` gives a QIcon in the theme's ink; `icon_pixmap(name, colour, size, ratio)` is for
paint events. Both are cached. A QIcon keeps the colours that it was made with: whoever puts one
on an action uses `put_icon(target, name)`, which tints it anew when the theme changes. Widgets
that paint `icon_pixmap` with `current_tokens()` follow the theme by themselves.
"""

from __future__ import annotations

import weakref
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from seatingapp.domain.resource_files import resource
from seatingapp.ui.theme import current_theme, current_tokens

ICON_SIZE = 20
_RATIOS = (1.0, 1.5, 2.0, 3.0)


class TakesIcon(Protocol):
    """An action, a button, a tab: anything that shows a QIcon."""

    def setIcon(self, icon: QIcon) -> None:
        """Show `icon` from now on."""


def icon(name: str, colour: str | None = None, size: int = ICON_SIZE) -> QIcon:
    """Return the icon `name` in `colour` (the theme's ink without one), `size` pixels square."""
    tokens = current_tokens()
    return _icon(name, colour or tokens.ink, tokens.disabled_ink, size)


@lru_cache(maxsize=256)
def icon_pixmap(name: str, colour: str, size: int = ICON_SIZE, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels for a screen of that pixel `ratio`."""
    from PySide6.QtSvg import QSvgRenderer  # late: the first window shows before any icon

    text = _source(name).replace("currentColor", colour)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def put_icon(target: TakesIcon, name: str) -> None:
    """Show the icon on `target` and tint it anew whenever the theme changes."""
    target.setIcon(icon(name))
    theme = current_theme()
    if theme is not None and theme not in _listening:
        theme.changed.connect(_tint_again)
        _listening.add(theme)
    _targets[target] = name


@lru_cache(maxsize=256)
def _icon(name: str, colour: str, disabled: str, size: int) -> QIcon:
    result = QIcon()
    for ratio in _RATIOS:
        result.addPixmap(icon_pixmap(name, colour, size, ratio), QIcon.Mode.Normal)
        result.addPixmap(icon_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


_listening: weakref.WeakSet[QObject] = weakref.WeakSet()
_targets: weakref.WeakKeyDictionary[TakesIcon, str] = weakref.WeakKeyDictionary()


def _tint_again() -> None:
    from shiboken6 import isValid

    for target, name in list(_targets.items()):
        if isValid(target):
            target.setIcon(icon(name))
