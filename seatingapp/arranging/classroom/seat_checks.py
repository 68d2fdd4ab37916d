"""Checks of single pupils: each on a seat where nothing, or little, is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, unseated
from seatingapp.arranging.classroom.shares import SCALE, SeatShares

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices

Say = Callable[[View, list[int], list[int]], str]  # with those who fail, and those who do not


@dataclass(frozen=True, slots=True)
class SeatCheck:
    """One check for each of these pupils: what they lose on which seat.

    `say` puts it in words for those who have a seat.
    """

    shares: Mapping[int, SeatShares]
    say: Say

    @property
    def units(self) -> int:
        """One for each pupil."""
        return len(self.shares)

    def write(self, into: Matrices) -> None:
        """A cost or a must; pupils who lose the same go together."""
        groups: dict[SeatShares, list[int]] = {}
        for pupil, shares in self.shares.items():
            groups.setdefault(shares, []).append(pupil)
        for shares, pupils in groups.items():
            into.seats(pupils, shares)

    def finding(self, view: View, weight: int) -> Finding:
        """Who loses something where they sit; those without a seat are open."""
        failed: list[int] = []
        held: list[int] = []
        won = 0
        for pupil, shares in self.shares.items():
            seat = view.seat_of.get(pupil)
            if seat is not None:
                lost = shares.share(seat)
                won += weight * (SCALE - lost)
                (failed if lost else held).append(pupil)
        reason = self.say(view, failed, held) if failed or held else ""
        return Finding(
            len(held),
            len(self.shares),
            won,
            followed(reason, unseated(view, tuple(self.shares))),
            seats=tuple(view.seat_of[p] for p in failed),
            open=len(self.shares) - len(held) - len(failed),
        )
