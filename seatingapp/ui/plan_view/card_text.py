"""Fitting a name: as large as it can be, in two lines before it gets small, cut at the last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, ui_font

LARGEST = 13
SMALLEST = 9
_ONE_LINE = 11  # rather two lines than one that is smaller than this
_NARROWED = (92, 84, 76)


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of text, the size of font in which they fit, and its width in percent.

    `cut`: something had to be left out.
    """

    lines: tuple[str, ...]
    px: int
    stretch: int = 100
    cut: bool = False


@lru_cache(maxsize=2048)
def fit_name(name: str, width: float, height: float, families: tuple[str, ...]) -> FittedText:
    """Return `name` as it fits into `width` by `height`.

    One line of at least 11 px comes first; then two lines, where there is the height, or one,
    down to 9 px; then narrower letters; only then the end is left out. `families` only tells
    fonts apart.
    """
    del families
    tries = [(px, 100, False) for px in range(LARGEST, _ONE_LINE - 1, -1)]
    tries += [(px, 100, True) for px in range(LARGEST, SMALLEST - 1, -1)]
    tries += [(SMALLEST, stretch, True) for stretch in _NARROWED]
    for px, stretch, two in tries:
        metrics = QFontMetricsF(name_font(px, stretch))
        candidates: list[tuple[str, ...]] = [(name,)]
        if two and height >= 2 * line_height(px):
            candidates = [*_splits(name), (name,)] if px > SMALLEST else [(name,), *_splits(name)]
        for lines in candidates:
            if max(metrics.horizontalAdvance(line) for line in lines) <= width:
                return FittedText(lines, px, stretch)
    return _elided(name, width, height)


def name_font(px: int, stretch: int = 100) -> QFont:
    """Return the font of a name; narrowed where only that makes it fit."""
    font = ui_font(px, WEIGHT_SEMIBOLD)
    if stretch != 100:
        font.setStretch(stretch)
    return font


@lru_cache(maxsize=1024)
def dot_font(text: str, width: float, height: float) -> QFont | None:
    """Return the font in which initials or a number fit on a dot; None where nothing can be read.

    Down to 8 px, then narrower letters.
    """
    largest = min(LARGEST, int(height * 0.62))
    for px, stretch in [(px, 100) for px in range(largest, 7, -1)] + [(8, n) for n in _NARROWED]:
        font = name_font(px, stretch)
        if height >= px and QFontMetricsF(font).horizontalAdvance(text) <= width - 3:
            return font
    return None


def line_height(px: int) -> float:
    """How far two lines of that size stand apart: close, because names are few words."""
    return px * 1.2


def _splits(name: str) -> list[tuple[str, str]]:
    """Every way to break a name in two after a space or a hyphen, the most even first."""
    places = [n + 1 for n, sign in enumerate(name) if sign in " -‐–" and 0 < n < len(name) - 1]
    ordered = sorted(places, key=lambda place: abs(place - len(name) / 2))
    return [(name[:place].rstrip(), name[place:]) for place in ordered]


def _elided(name: str, width: float, height: float) -> FittedText:
    """Return what fits at the smallest size, the words of a name on two lines if they have room."""
    metrics = QFontMetricsF(name_font(SMALLEST, _NARROWED[-1]))
    parts = next(iter(_splits(name)), None) if height >= 2 * line_height(SMALLEST) else None
    lines = tuple(
        metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in parts or (name,)
    )
    return FittedText(lines, SMALLEST, _NARROWED[-1], cut=True)
