"""Fitting a name: as large as it can be, in two lines before it gets small, cut at the last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from seatingapp.ui.theme import WEIGHT_SEMIBOLD, ui_font

LARGEST = 13
SMALLEST = 9


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines of text and the size of font in which they fit. `cut`: something had to be left out."""

    lines: tuple[str, ...]
    px: int
    cut: bool = False


@lru_cache(maxsize=2048)
def fit_name(name: str, width: float, height: float, families: tuple[str, ...]) -> FittedText:
    """Return `name` as it fits into `width` by `height`.

    From 13 px down to 9 px the first size is taken in which it fits in one line, or in two where
    there is the height; below that the end is left out. `families` only tells fonts apart.
    """
    del families
    for px in range(LARGEST, SMALLEST - 1, -1):
        metrics = QFontMetricsF(ui_font(px, WEIGHT_SEMIBOLD))
        if metrics.horizontalAdvance(name) <= width:
            return FittedText((name,), px)
        if height >= 2 * line_height(px):
            for first, second in _splits(name):
                if max(metrics.horizontalAdvance(part) for part in (first, second)) <= width:
                    return FittedText((first, second), px)
    return _elided(name, width, height)


def line_height(px: int) -> float:
    """How far two lines of that size stand apart: close, because names are few words."""
    return px * 1.2


def _splits(name: str) -> Iterable[tuple[str, str]]:
    """Every way to break a name in two after a space or a hyphen, the most even first."""
    places = [n + 1 for n, sign in enumerate(name) if sign in " -‐–" and 0 < n < len(name) - 1]
    ordered = sorted(places, key=lambda place: abs(place - len(name) / 2))
    return [(name[:place].rstrip(), name[place:]) for place in ordered]


def _elided(name: str, width: float, height: float) -> FittedText:
    """Return what fits at the smallest size, the words of a name on two lines if they have room."""
    metrics = QFontMetricsF(ui_font(SMALLEST, WEIGHT_SEMIBOLD))
    parts = next(iter(_splits(name)), None) if height >= 2 * line_height(SMALLEST) else None
    lines = tuple(
        metrics.elidedText(part, Qt.TextElideMode.ElideRight, width) for part in parts or (name,)
    )
    return FittedText(lines, SMALLEST, cut=True)
