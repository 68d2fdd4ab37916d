"""Checks of pupils against those near them: none who is alike, or none who is different."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, sentences, unseated
from seatingapp.arranging.classroom.shares import SCALE, Listed

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices


@dataclass(frozen=True)
class AlikeCheck:
    """One check for each pupil of whom the value is known: who is near is not the `same`.

    With `same` False it fails where the values differ. Each pupil loses what `shares` say of
    their seat and of each who fails near it, so nobody loses more than all. `names` tells what
    the values are called, empty where it need not be said.
    """

    values: Mapping[int, int]
    names: tuple[str, ...]
    shares: Listed
    same: bool

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
