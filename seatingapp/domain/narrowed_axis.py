"""One axis of a drawn room, on which stretches without furniture are narrower than they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

KEPT_GAP = 12.0  # cm of any gap that stay
KEPT_SHARE = 0.12  # and this share of the rest, so that wider ways still look wider


@dataclass(frozen=True, slots=True)
class Axis:
    """A rising map from centimetres in the room to centimetres on the drawing.

    `at` and `to` hold the points between which the map is straight; beyond them it keeps its pace.
    """

    at: tuple[float, ...]
    to: tuple[float, ...]

    @classmethod
    def around(cls, covered: Iterable[tuple[float, float]]) -> Axis:
        """Return the axis that narrows everything not covered by (start, end) stretches."""
        at: list[float] = []
        to: list[float] = []
        for start, end in _merged(covered):
            gap = start - at[-1] if at else 0.0
            place = to[-1] + _narrowed(gap) if to else start
            at += [start, end]
            to += [place, place + (end - start)]
        return cls(tuple(at), tuple(to))

    def drawn(self, value: float) -> float:
        """Where a place in the room is on the drawing."""
        n = bisect_right(self.at, value)
        if n == 0:
            return self.to[0] - (self.at[0] - value) if self.at else value
        if n == len(self.at):
            return self.to[-1] + (value - self.at[-1])
        share = (value - self.at[n - 1]) / (self.at[n] - self.at[n - 1])
        return self.to[n - 1] + share * (self.to[n] - self.to[n - 1])


def _narrowed(gap: float) -> float:
    return gap if gap <= KEPT_GAP else KEPT_GAP + (gap - KEPT_GAP) * KEPT_SHARE


def _merged(covered: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join stretches that touch or overlap."""
    found: list[tuple[float, float]] = []
    for start, end in sorted(covered):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
