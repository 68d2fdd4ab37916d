"""Which musts many plans break, also half-finished ones, as `judging` finds it.

Whoever has no seat breaks nothing, and one of several can only be missed when all have a seat.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from seatingapp.arranging.classroom.alike_checks import AlikeCheck
from seatingapp.arranging.classroom.finding import Check
from seatingapp.arranging.classroom.free_chairs import without_chair
from seatingapp.arranging.classroom.group_checks import MixCheck
from seatingapp.arranging.classroom.matrices import Written
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.problem import AnyMust, PairMust, SeatMust, Truth

Index = NDArray[np.int64]
CHUNK = 256  # plans that are looked at together


class Breaches:
    """The musts that were written, by their rules, for plans with a last pupil who is nobody.

    `checks` are those of all rules by number. `rules` are the numbers of those that must hold, in
    order; whoever has no seat is on the one after the last.
    """

    def __init__(self, written: Written, scene: Scene, checks: Sequence[Check]) -> None:
        chairs = [chair for chair in written.chairs if not chair.lost]
        self.rules = tuple(sorted({must.rule for must in (*written.musts, *chairs)}))
        self._nowhere = written.linear.shape[1]
        self._row = {number: n for n, number in enumerate(self.rules)}
        # That groups of one level are too few is told by counting; what breaks then are pairs.
        counted = {n for n in self.rules if isinstance(checks[n], AlikeCheck)}
        self._single = self._seat_musts(written, counted)
        self._pairs = [
            (self._row[must.rule], np.array(must.pairs, dtype=np.int64), around(must.banned))
            for must in written.musts
            if isinstance(must, PairMust) and must.pairs
        ]
        self._mixed = [
            (row, _Mixed(check, scene))
            for n, row in self._row.items()
            if isinstance(check := checks[n], MixCheck)
        ]
        self._anys = [
            (self._row[must.rule], must, around(must.nearness))
            for must in written.musts
            if isinstance(must, AnyMust) and not isinstance(checks[must.rule], MixCheck)
        ]
        self._chairs = [(self._row[chair.rule], chair, around(chair.near)) for chair in chairs]

    def of(self, plans: Index) -> Truth:
        """Which rules each plan breaks (plans x rules)."""
        found = np.zeros((len(plans), len(self.rules)), dtype=np.bool_)
        for first in range(0, len(plans), CHUNK):
            self._mark(plans[first : first + CHUNK], found[first : first + CHUNK])
        return found

    def _mark(self, plans: Index, found: Truth) -> None:
        rows, outside = self._single
        pupils = np.arange(plans.shape[1])
        for row, wrong in zip(rows, outside, strict=True):
            found[:, row] |= wrong[pupils, plans].any(1)
        for row, pairs, banned in self._pairs:
            found[:, row] |= banned[plans[:, pairs[:, 0]], plans[:, pairs[:, 1]]].any(1)
        for row, must, near in self._anys:
            found[:, row] |= self._missed(must, near, plans)
        for row, chair, near in self._chairs:
            found[:, row] |= without_chair(chair, near, plans)
        for row, mixed in self._mixed:
            found[:, row] |= mixed.fails(plans)

    def _missed(self, must: AnyMust, near: Truth, plans: Index) -> Truth:
        seats = plans[:, [must.pupil, *must.others]]
        granted = near[seats[:, :1], seats[:, 1:]].any(axis=1)
        missed: Truth = (seats < self._nowhere).all(axis=1) & ~granted
        return missed

    def _seat_musts(self, written: Written, but: set[int]) -> tuple[list[int], Truth]:
        """The rules about single seats but those, and where each pupil breaks which of them."""
        musts = [m for m in written.musts if isinstance(m, SeatMust) and m.rule not in but]
        pupils, seats = written.linear.shape
        size = (pupils + 1, seats + 1)
        wrong: dict[int, Truth] = {}
        for must in musts:
            outside = np.ones(seats + 1, dtype=np.bool_)
            outside[sorted(must.seats)] = False
            outside[-1] = False
            mine = wrong.setdefault(self._row[must.rule], np.zeros(size, dtype=np.bool_))
            mine[list(must.pupils)] |= outside
        return list(wrong), np.array(list(wrong.values())).reshape(-1, *size)


class _Mixed:
    """Large groups of seats where those who are there are all alike, and nobody can still come.

    The musts of the problem say the same of whole plans.
    """

    def __init__(self, check: MixCheck, scene: Scene) -> None:
        numbers = {pupil: n for n, pupil in enumerate(scene.present)}
        seats = {seat: n for n, seat in enumerate(scene.ground.seats)}
        large = [group for group in check.groups if len(group) > check.strict]
        self._pupils = np.array([numbers[p] for p in check.values], dtype=np.int64)
        self._values = np.array(list(check.values.values()), dtype=np.int64)
        self._there = np.zeros((len(large), len(seats) + 1), dtype=np.bool_)
        for row, group in enumerate(large):
            self._there[row, [seats[s] for s in group]] = True

    def fails(self, plans: Index) -> Truth:
        """Which plans have such a group where all are alike, or one pupil is alone."""
        at = plans[:, self._pupils]
        complete = (at < self._there.shape[1] - 1).all(axis=1)
        found = np.zeros(len(plans), dtype=np.bool_)
        for there in self._there:
            here = there[at]
            least = np.where(here, self._values, self._values.max() + 1).min(1)
            most = np.where(here, self._values, -1).max(1)
            full = there[plans].sum(1) == there.sum()
            found |= (least == most) & (complete | full)
        return found


def around(matrix: Truth) -> Truth:
    """The matrix with one more row and column for no seat, where nothing is."""
    padded: Truth = np.pad(matrix, ((0, 1), (0, 1)))
    return padded
