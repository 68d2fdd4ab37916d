"""How much of a check is lost by where pupils sit: whole shares of a hundred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isqrt

SCALE = 100  # hundredths of a point: a check that fails loses all of them


@dataclass(frozen=True, eq=False)
class Listed:
    """What two seats lose together, for those that are listed both ways round, and for the rest."""

    known: Mapping[tuple[int, int], int]
    otherwise: int = 0

    def share(self, one: int, other: int) -> int:
        """What is lost by a pupil on `one` and another on `other`."""
        return self.known.get((one, other), self.otherwise)


@dataclass(frozen=True, eq=False)
class Nearer:
    """Seats nearer than `limit` centimetres lose the share of it that they are short of.

    `at` are places in thousandths of a centimetre, so that every rounding is exact.
    """

    at: Mapping[int, tuple[int, int]]
    limit: int

    def share(self, one: int, other: int) -> int:
        """What is lost by pupils on `one` and `other`, rounded up; 0 where they are far enough."""
        short = max(0, self.limit - centimetres(self.at[one], self.at[other]))
        return -(-SCALE * short // self.limit) if short else 0


Shares = Listed | Nearer


@dataclass(frozen=True, eq=False)
class SeatShares:
    """What single seats lose, for those that are listed, and for the rest."""

    known: Mapping[int, int]
    otherwise: int = 0

    def share(self, seat: int) -> int:
        """What is lost by a pupil on a seat."""
        return self.known.get(seat, self.otherwise)


def centimetres(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How far two places are apart, in whole centimetres; half of one is rounded up.

    Whole numbers only, so that it comes out the same here, in matrices and on every machine.
    """
    dx, dy = one[0] - other[0], one[1] - other[1]
    return (isqrt(dx * dx + dy * dy) + 500) // 1000
