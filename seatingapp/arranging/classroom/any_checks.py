"""Checks that one of several pupils is near: friends, helpers, and three or more side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, sentences, unseated
from seatingapp.arranging.classroom.shares import SCALE, Listed

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices


@dataclass(frozen=True, slots=True)
class AnyCheck:
    """One check for each pupil: on some seat at least one of the others is near.

    Near is where `shares` lose nothing; `near` is the word for it: `beside`, `next to`. `whom`
    stands for the others where they are too many to be named.
    """

    others: Mapping[int, tuple[int, ...]]
    shares: Listed
    near: str
    whom: str = ""

    @property
    def units(self) -> int:
        """One for each pupil."""
        return len(self.others)

    def write(self, into: Matrices) -> None:
        """A wish or a must for each pupil."""
        for pupil, others in self.others.items():
            into.any(pupil, others, self.shares)

    def finding(self, view: View, weight: int) -> Finding:
        """Who has somebody near; open while nobody is and somebody has no seat yet."""
        failed, held, open_ = [], [], []
        for pupil, others in self.others.items():
            if self._near(view, pupil):
                held.append(pupil)
            elif all(p in view.seat_of for p in (pupil, *others)):
                failed.append(pupil)
            else:
                open_.append(pupil)
        reason = followed(self._words(view, failed, held), self._open(view, open_))
        return Finding(
            len(held),
            len(self.others),
            weight * SCALE * len(held),
            reason,
            seats=tuple(view.seat_of[p] for p in failed),
            open=len(open_),
        )

    def _near(self, view: View, pupil: int) -> list[int]:
        """Which of the others are near."""
        seat = view.seat_of.get(pupil)
        if seat is None:
            return []
        return [
            p
            for p in self.others[pupil]
            if p in view.seat_of and not self.shares.share(seat, view.seat_of[p])
        ]

    def _words(self, view: View, failed: list[int], held: list[int]) -> str:
        if failed:
            return sentences(
                f"{view.name(p)} is in {view.where(p)}, not {self.near} {self._them(p)}."
                if self.whom or len(self.others[p]) > 1
                else f"{view.name(p)} is in {view.where(p)}, {view.names(self.others[p])} in "
                f"{view.where(self.others[p][0])}."
                for p in failed
            )
        if len(held) == 1:
            return f"{self.near} {view.names(self._near(view, held[0]))}"
        return f"all {len(held)}" if held else ""

    def _them(self, pupil: int) -> str:
        return self.whom or ("either of them" if len(self.others[pupil]) == 2 else "any of them")

    def _open(self, view: View, open_: list[int]) -> str:
        about = dict.fromkeys(p for one in open_ for p in (one, *self.others[one]))
        return unseated(view, tuple(about))
