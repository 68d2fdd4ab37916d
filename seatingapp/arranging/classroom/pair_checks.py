"""Checks of two pupils: far enough from each other, or near enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, unseated
from seatingapp.arranging.classroom.shares import SCALE, Shares

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices

Two = tuple[int, int]
Say = Callable[[View, list[Two], list[Two]], str]  # with pairs that fail, and those that do not


@dataclass(frozen=True, slots=True)
class PairCheck:
    """One check for each two pupils, which counts so many times; all lose by the same shares.

    `say` puts it in words for pairs who both have a seat.
    """

    pairs: tuple[tuple[int, int, int], ...]
    shares: Shares
    say: Say

    @property
    def units(self) -> int:
        """Pairs, as often as each counts."""
        return sum(times for _, _, times in self.pairs)

    def write(self, into: Matrices) -> None:
        """A cost or a must."""
        into.pairs(self.pairs, self.shares)

    def finding(self, view: View, weight: int) -> Finding:
        """Which pairs lose something; those of whom one has no seat are open."""
        failed: list[Two] = []
        held: list[Two] = []
        won = 0
        seat_of, share = view.seat_of, self.shares.share
        for one, other, times in self.pairs:
            if one in seat_of and other in seat_of:
                lost = share(seat_of[one], seat_of[other])
                won += weight * times * (SCALE - lost)
                (failed if lost else held).append((one, other))
        reason = self.say(view, failed, held) if failed or held else ""
        missing = unseated(view, tuple(dict.fromkeys(p for pair in self.pairs for p in pair[:2])))
        return Finding(
            len(held),
            len(self.pairs),
            won,
            followed(reason, missing),
            pairs=tuple((seat_of[one], seat_of[other]) for one, other in failed),
            open=len(self.pairs) - len(held) - len(failed),
        )
