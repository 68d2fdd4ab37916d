"""Checks of chairs that stay free: chosen seats, and a chair for an assistant beside a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, cut, sentences
from seatingapp.arranging.classroom.ground import Ground
from seatingapp.arranging.classroom.shares import SCALE
from seatingapp.domain.wording import counted

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices


@dataclass(frozen=True, slots=True)
class EmptyCheck:
    """One check for each of these seats: nobody sits there."""

    seats: frozenset[int]

    @property
    def units(self) -> int:
        """One for each seat."""
        return len(self.seats)

    def write(self, into: Matrices) -> None:
        """A must for everybody, or a cost for whoever sits there."""
        into.empty(self.seats)

    def finding(self, view: View, weight: int) -> Finding:
        """Which of them are taken."""
        taken = tuple(s for s in sorted(self.seats) if s in view.at)
        held = len(self.seats) - len(taken)
        reason = sentences(
            f"{view.name(view.at[s])} sits in {view.ground.seat_words[s]}." for s in taken
        )
        if not taken:
            words = [view.ground.seat_words[s] for s in sorted(self.seats)]
            reason = cut(words) if held <= 2 else counted(held, "empty seat")
        return Finding(held, len(self.seats), weight * SCALE * held, reason, seats=taken)


@dataclass(frozen=True, slots=True)
class ChairCheck:
    """One check: a chair beside a pupil stays free, whichever."""

    pupil: int
    ground: Ground

    @property
    def units(self) -> int:
        """One."""
        return 1

    def write(self, into: Matrices) -> None:
        """A chair of the problem has to be beside the pupil."""
        into.chair(self.pupil, self.ground.others_than_beside_lose)

    def finding(self, view: View, weight: int) -> Finding:
        """Which chair is free, or who is on those that there are."""
        seat = view.seat_of.get(self.pupil)
        name = view.name(self.pupil)
        if seat is None:
            return Finding(0, 1, 0, f"{name} has no seat yet.", open=1)
        words = view.ground.seat_words
        chairs = self.ground.chairs[seat]
        if not chairs:
            return Finding(0, 1, 0, f"There is no chair beside {words[seat]}.", seats=(seat,))
        free = [chair for chair in chairs if chair not in view.at]
        if not free:
            reason = sentences(
                f"{view.name(view.at[c])} sits beside {name}, in {words[c]}." for c in chairs
            )
            return Finding(0, 1, 0, reason, pairs=tuple((seat, chair) for chair in chairs))
        return Finding(1, 1, weight * SCALE, words[free[0]])
