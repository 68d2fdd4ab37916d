"""Checks of chairs that stay free: chosen seats, and the chair of an assistant beside a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, cut, sentences
from seatingapp.arranging.classroom.ground import Ground
from seatingapp.arranging.classroom.shares import SCALE, Listed, SeatShares
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
    """One check: the chair beside a pupil (`Ground.chairs`) stays free."""

    pupil: int
    ground: Ground

    @property
    def units(self) -> int:
        """One."""
        return 1

    def write(self, into: Matrices) -> None:
        """The pupil needs a seat with a chair beside it, and nobody may be on that."""
        chairs = self.ground.chairs
        into.seats([self.pupil], SeatShares(dict.fromkeys(chairs, 0), SCALE))
        into.nobody(self.pupil, Listed(dict.fromkeys(chairs.items(), SCALE)))

    def finding(self, view: View, weight: int) -> Finding:
        """Whether there is a chair, and who is on it."""
        seat = view.seat_of.get(self.pupil)
        name = view.name(self.pupil)
        if seat is None:
            return Finding(0, 1, 0, f"{name} has no seat yet.", open=1)
        words = view.ground.seat_words
        chair = self.ground.chairs.get(seat)
        if chair is None:
            return Finding(0, 1, 0, f"There is no chair beside {words[seat]}.", seats=(seat,))
        sitter = view.at.get(chair)
        if sitter is not None:
            reason = f"{view.name(sitter)} sits on it: {words[chair]}."
            return Finding(0, 1, 0, reason, pairs=((seat, chair),))
        return Finding(1, 1, weight * SCALE, words[chair])
