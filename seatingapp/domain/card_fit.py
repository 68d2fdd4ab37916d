"""How large the cards of a room can be so that no two overlap; all cards are of one size."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from seatingapp.domain.picture_shapes import Box

_BEST_ASPECT = 1.2  # width to height


@dataclass(frozen=True, slots=True)
class CardLimits:
    """The size of cards: most and least that looks well, the gap between two, the desk's border."""

    max_width: float = 128.0
    max_height: float = 96.0
    min_width: float = 40.0
    min_height: float = 34.0
    gap: float = 8.0
    border: float = 6.0


def card_size(
    centres: list[tuple[int, float, float]], limits: CardLimits, around: Iterable[Box] = ()
) -> tuple[float, float]:
    """Return the largest well-shaped card that fits around every centre without an overlap.

    Each centre is (desk id, x, y). Cards of one desk keep `gap` apart, others leave room for the
    frames of their desks too; `around` are boxes of furniture to keep clear of where that can be.
    Where seats stand closer than the least card, that is returned.
    """
    pairs = sorted({*close_pairs(centres, limits), *_blocked(centres, limits, around)})
    best = (limits.min_width, limits.min_height)
    best_score = 0.0
    height = limits.max_height
    # A pair binds the height of all cards that are wider than the pair is apart.
    for apart_x, apart_y in [*pairs, (limits.max_width, limits.max_height)]:
        width = min(apart_x, limits.max_width)
        if width >= limits.min_width and height >= limits.min_height:
            score = _looks(width, height)
            if score > best_score:
                best, best_score = (width, height), score
        height = min(height, apart_y)
    return best


def close_pairs(
    centres: list[tuple[int, float, float]], limits: CardLimits
) -> Iterable[tuple[float, float]]:
    """How wide or high two cards may be at most, for pairs near enough to matter."""
    ordered = sorted(centres, key=lambda c: c[1])
    frames = limits.gap + 2 * limits.border
    far_x, far_y = limits.max_width + frames, limits.max_height
    for n, (desk, x, y) in enumerate(ordered):
        for other, x2, y2 in ordered[n + 1 :]:
            if x2 - x > far_x:
                break
            gap = limits.gap if desk == other else frames
            apart = abs(y2 - y)
            if apart < far_y + gap:
                # Rounded, for rows and columns make the same pair again and again.
                yield round(x2 - x - gap, 6), round(apart - gap, 6)


def _blocked(
    centres: list[tuple[int, float, float]], limits: CardLimits, around: Iterable[Box]
) -> Iterable[tuple[float, float]]:
    """The same for a card and furniture beside it; what stands too close anyway does not bind."""
    clear = limits.gap / 2 + limits.border
    for box in around:
        middle_x, middle_y = box.centre
        for _desk, x, y in centres:
            wide = 2 * (abs(x - middle_x) - box.width / 2 - clear)
            high = 2 * (abs(y - middle_y) - box.height / 2 - clear)
            binds = wide < limits.max_width and high < limits.max_height
            if binds and (wide >= limits.min_width or high >= limits.min_height):
                yield round(wide, 6), round(high, 6)


def _looks(width: float, height: float) -> float:
    """Larger is better; cards far from the shape of a visiting card count for less."""
    aspect = width / height
    return width * height * math.sqrt(min(aspect / _BEST_ASPECT, _BEST_ASPECT / aspect))
