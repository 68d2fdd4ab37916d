"""Checks of whole desks or tables: those who sit there are mixed, or weigh the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import comb, isqrt
from typing import TYPE_CHECKING

from seatingapp.arranging.classroom.finding import Finding, View, followed, sentences, unseated
from seatingapp.arranging.classroom.shares import SCALE, Listed

if TYPE_CHECKING:
    from seatingapp.arranging.classroom.matrices import Matrices


@dataclass(frozen=True)
class MixCheck:
    """One check for each pupil whose value is known: those at their desk or table are mixed.

    As a wish a pupil loses, for each who is alike at their group, one part of as many as there
    are other seats; the check holds where the group is as mixed as so many can be. As a must no
    two at a group of at most `strict` seats are alike, and in a larger one everybody has somebody
    at it who is not. `words` tell the group of a seat.
    """

    values: Mapping[int, int]
    names: tuple[str, ...]
    groups: tuple[frozenset[int], ...]
    words: Mapping[int, str]
    strict: int

    @property
    def units(self) -> int:
        """One for each pupil."""
        return len(self.values)

    @cached_property
    def _group(self) -> Mapping[int, frozenset[int]]:
        return {seat: group for group in self.groups for seat in group}

    def write(self, into: Matrices) -> None:
        """A cost, or musts about pairs and company."""
        if not into.is_must:
            into.alike(self.values, in_groups(self.groups), same=True)
            return
        small = tuple(group for group in self.groups if len(group) <= self.strict)
        if small:
            into.alike(self.values, in_groups(small), same=True)
        if len(small) < len(self.groups):
            company = self._company(frozenset(into.seat_ids))
            rows = into.pupil_ids
            here = {p: v for p, v in self.values.items() if p in rows}
            for pupil, value in here.items():
                others = [p for p, v in here.items() if v != value]
                if others:  # who stays without a seat is no company
                    into.any(pupil, others, company)

    def _company(self, seats: frozenset[int]) -> Listed:
        """Nothing is lost within a large group, nor where a pupil needs nobody."""
        near = {}
        for seat in sorted(seats):
            group = self._group.get(seat, frozenset())
            enough = group if len(group) > self.strict else seats
            near.update({(seat, other): 0 for other in enough if other != seat})
        return Listed(near, SCALE)

    def finding(self, view: View, weight: int) -> Finding:
        """Which groups are mixed; pupils without a seat are open."""
        seated = [p for p in self.values if p in view.seat_of]
        wrong: list[int] = []
        pairs: list[tuple[int, int]] = []
        lost = unsure = 0
        told: list[str] = []
        for group, there in self._there(view):
            count = Counter(self.values[p] for p in there)
            lost += sum(n * (n - 1) for n in count.values()) * (SCALE // (len(group) - 1))
            failed = [p for p in there if self._fails(group, count, self.values[p], weight)]
            if not weight and self._may_change(view, group, len(seated)):
                unsure += len(failed)
            elif failed:
                wrong += failed
                told.append(self._told(view, failed))
                pairs += self._alike(view, failed)
        alone = [] if pairs else [view.seat_of[p] for p in wrong]
        held = len(seated) - len(wrong) - unsure
        reason = sentences(told) if wrong else f"all {held}" if held else ""
        return Finding(
            held,
            len(self.values),
            weight * (SCALE * len(seated) - lost),
            followed(reason, unseated(view, tuple(self.values))),
            pairs=tuple(pairs),
            seats=tuple(alone),
            open=len(self.values) - len(seated) + unsure,
        )

    def _may_change(self, view: View, group: frozenset[int], seated: int) -> bool:
        """Whether somebody who has no seat yet may still mend a large group."""
        if len(group) <= self.strict or seated == len(self.values):
            return False
        return any(seat not in view.at for seat in group)

    def _there(self, view: View) -> Iterator[tuple[frozenset[int], list[int]]]:
        """Each group with those at it whose value is known."""
        for group in self.groups:
            there = [view.at[s] for s in sorted(group) if view.at.get(s) in self.values]
            if there:
                yield group, there

    def _fails(self, group: frozenset[int], count: Counter[int], value: int, weight: int) -> bool:
        """Whether somebody of that value is wrong at a group of these."""
        if weight:
            return count[value] > 1 and _pairs(count) > _fewest(count.total(), len(self.names))
        if len(group) <= self.strict:
            return count[value] > 1
        return count[value] == count.total()

    def _told(self, view: View, failed: list[int]) -> str:
        where = self.words[view.seat_of[failed[0]]].capitalize()
        names = sorted({self.names[self.values[p]] for p in failed})
        return f"{where}: {view.names(failed)} ({', '.join(names)})."

    def _alike(self, view: View, failed: list[int]) -> Iterator[tuple[int, int]]:
        for n, one in enumerate(failed):
            for other in failed[n + 1 :]:
                if self.values[one] == self.values[other]:
                    yield view.seat_of[one], view.seat_of[other]


def _pairs(count: Counter[int]) -> int:
    return sum(comb(n, 2) for n in count.values())


def _fewest(pupils: int, levels: int) -> int:
    """How many pairs are alike at the least among so many pupils of so many levels."""
    each, over = divmod(pupils, levels)
    return over * comb(each + 1, 2) + (levels - over) * comb(each, 2)


def in_groups(groups: tuple[frozenset[int], ...]) -> Listed:
    """What each loses for one other of their group: a part of as many as there are others."""
    return Listed(
        {
            (s, t): SCALE // (len(group) - 1)
            for group in groups
            for s in group
            for t in group
            if s != t
        }
    )


@dataclass(frozen=True)
class SumCheck:
    """One check for each table: the values there add up to what the class would, as near as whole
    pupils allow.

    What is lost grows with the square of what a table is off: nothing where none is, all where
    every table would be full of pupils of one extreme. `more` and `less` say how a table is off.
    """

    values: Mapping[int, int]
    groups: tuple[frozenset[int], ...]
    words: Mapping[int, str]
    more: str
    less: str

    @property
    def units(self) -> int:
        """One for each table."""
        return len(self.groups)

    @cached_property
    def _total(self) -> int:
        return sum(self.values.values())

    def amounts(self, weight: int) -> Mapping[int, int]:
        """What each pupil is off the mean, so that squares of sums are hundredths of a point."""
        most = SCALE * weight * self.units
        number = len(self.values)
        off = {p: number * value - self._total for p, value in self.values.items()}
        whole = max(map(len, self.groups)) * sum(d * d for d in off.values())
        return {p: isqrt(most * d * d // whole) * (1 if d > 0 else -1) for p, d in off.items()}

    def write(self, into: Matrices) -> None:
        """A cost; a must of this kind is another check."""
        into.sums(self.amounts(into.weight), self.groups, SCALE * into.weight * self.units)

    def finding(self, view: View, weight: int) -> Finding:
        """Which tables are balanced; what is to win is shared out as pupils are seated."""
        amount = self.amounts(weight)
        largest = max(map(len, self.groups))
        seated = [p for p in self.values if p in view.seat_of]
        won = SCALE * weight * self.units
        won -= sum(largest * a * a for p, a in amount.items() if p not in view.seat_of)
        told, wrong, empty = [], [], 0
        missing = len(seated) < len(self.values)
        for group in self.groups:
            there = [view.at[s] for s in sorted(group) if view.at.get(s) in self.values]
            won -= sum(amount[p] for p in there) ** 2
            here = sum(self.values[p] for p in there)
            if missing and len(there) < len(group):
                empty += 1
            elif abs(len(self.values) * here - len(there) * self._total) >= len(self.values):
                wrong.append(min(group))
                told.append(self._told(view, there, here))
        reason = sentences(told) if told else "" if empty else f"all {len(self.groups)}"
        return Finding(
            len(self.groups) - len(wrong) - empty,
            len(self.groups),
            won,
            followed(reason, unseated(view, tuple(self.values))),
            seats=tuple(view.seat_of[p] for p in seated if self._at_wrong(view, p, wrong)),
            open=empty,
        )

    def _at_wrong(self, view: View, pupil: int, wrong: list[int]) -> bool:
        seat = view.seat_of[pupil]
        return any(seat in group and min(group) in wrong for group in self.groups)

    def _told(self, view: View, there: list[int], here: int) -> str:
        where = self.words[view.seat_of[there[0]]].capitalize()
        mean, usual = here / len(there), self._total / len(self.values)
        return f"{where} {self.more if mean > usual else self.less}."
