"""Checks of pupils against those near them: none who is alike, or none who is different."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, sentences, unseated
from seatingapp.arranging.classroom.shares import SCALE, Listed, SeatShares

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices


@dataclass(frozen=True)
class AlikeCheck:
    """One check for each pupil of whom the value is known: who is near is not the `same`.

    With `same` False it fails where the values differ. Each pupil loses what `shares` say of
    their seat and of each who fails near it, so nobody loses more than all. `names` tells what
    the values are called, empty where it need not be said. Where pupils are kept from those who
    differ within `groups` of seats, a must knows by counting if these are too few.
    """

    values: Mapping[int, int]
    names: tuple[str, ...]
    shares: Listed
    same: bool
    groups: tuple[frozenset[int], ...] = ()

    @property
    def units(self) -> int:
        """One for each pupil."""
        return len(self.values)

    @cached_property
    def _near(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """The seats near each seat with what each loses."""
        found: dict[int, list[tuple[int, int]]] = {}
        for (seat, other), share in self.shares.known.items():
            found.setdefault(seat, []).append((other, share))
        return {seat: tuple(others) for seat, others in found.items()}

    def write(self, into: Matrices) -> None:
        """A cost or a must."""
        into.alike(self.values, self.shares, same=self.same)
        if into.is_must and self.groups:
            count = Counter(self.values[p] for p in self.values if p in into.pupil_ids)
            alone = len(into.seat_ids) - sum(map(len, self.groups))
            if not shared_out(count.values(), [len(group) for group in self.groups], alone):
                into.seats(self.values, SeatShares({}, SCALE))

    def finding(self, view: View, weight: int) -> Finding:
        """Who has somebody near whom they should not; those without a seat are open."""
        held, won = 0, 0
        pairs: list[tuple[int, int]] = []
        seated = [p for p in self.values if p in view.seat_of]
        for pupil in seated:
            seat, value, lost = view.seat_of[pupil], self.values[pupil], 0
            wrong = False
            for other, share in self._near.get(seat, ()):
                found = self.values.get(view.at.get(other, -1))
                if found is not None and (found == value) == self.same:
                    lost, wrong = lost + share, True
                    pairs.append((min(seat, other), max(seat, other)))
            held += not wrong
            won += weight * (SCALE - lost)
        once = tuple(dict.fromkeys(pairs))
        reason = sentences(self._words(view, pair) for pair in once)
        if not once and seated:
            reason = f"all {held}"
        missing = unseated(view, tuple(self.values))
        return Finding(
            held,
            len(self.values),
            won,
            followed(reason, missing),
            pairs=once,
            open=len(self.values) - len(seated),
        )

    def _words(self, view: View, seats: tuple[int, int]) -> str:
        pupils = [view.at[s] for s in seats]
        if not self.same:
            levels = " and ".join(self.names[self.values[p]] for p in pupils)
            return f"{view.names(pupils)} are {levels}."
        name = self.names[self.values[pupils[0]]]
        return (
            f"{view.names(pupils)} are both {name}." if name else f"{view.names(pupils)} are alike."
        )


_Sizes = tuple[tuple[int, int], ...]  # groups that are left: their size and how many


def shared_out(numbers: Iterable[int], sizes: Iterable[int], alone: int) -> bool:
    """Whether groups of these sizes hold so many pupils of each kind, none with another kind.

    `alone` seats belong to no group. Kinds take groups one after the other; what is left over for
    the next is all that matters, so few ways have to be looked at.
    """
    left = {(tuple(sorted(Counter(sizes).items())), alone)}
    for number in sorted(numbers, reverse=True):
        left = {rest for groups, seats in left for rest in _taken(groups, seats, number)}
    return bool(left)


def _taken(groups: _Sizes, seats: int, number: int) -> set[tuple[_Sizes, int]]:
    """What may be left when one kind has taken groups for so many, and seats alone for the rest."""
    ways: set[tuple[_Sizes, int]] = {((), number)}
    for size, count in groups:
        ways = {
            ((*kept, (size, count - used)), max(0, short - used * size))
            for kept, short in ways
            for used in range(min(count, -(-short // size)) + 1)
        }
    return {(kept, seats - short) for kept, short in ways if short <= seats}
