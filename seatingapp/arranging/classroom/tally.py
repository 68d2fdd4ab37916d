"""What many plans that differ from one in two pupils win, and which musts they break.

The numbers are those of the problem, with one more pupil who is nobody and one more seat that is
none, so that they hold for half-finished plans too: a pupil without a seat wins and breaks nothing.
They are whole, and the same as `judging` finds. What a change wins is counted as in Taillard's
tabu search (1991): only what the two who move have to do with the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seatingapp.arranging.classroom.breaches import Breaches
from seatingapp.arranging.classroom.free_chairs import without_chair
from seatingapp.arranging.classroom.matrices import Credits, Matrices, Written
from seatingapp.arranging.classroom.meaning import check_of
from seatingapp.arranging.classroom.scene import Scene
from seatingapp.arranging.classroom.shares import SCALE
from seatingapp.arranging.problem import AnyTerm, Truth, Whole
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting

Index = NDArray[np.int64]


class Moves(NamedTuple):
    """Two pupils for each plan and their new seats, all by number; somebody may be `nobody`."""

    one: Index
    one_to: Index
    other: Index
    other_to: Index


class Tally:
    """The rules of a setting as numbers.

    Pupil n is `pupil_ids[n]`, seat n `seat_ids[n]`; `nobody` and `nowhere` are the numbers after
    the last of them. Rule n is `rules[n]`: the active ones in their order, then the pins. A plan is
    the seat of each pupil and of nobody.
    """

    def __init__(self, setting: Setting) -> None:
        self.scene = scene = Scene(setting)
        self.pupil_ids, self.seat_ids = scene.present, scene.ground.seats
        self.nobody, self.nowhere = len(self.pupil_ids), len(self.seat_ids)
        self.pupils: Mapping[int, int] = {p: n for n, p in enumerate(self.pupil_ids)}
        self.seats: Mapping[int, int] = {s: n for n, s in enumerate(self.seat_ids)}
        self.rules: tuple[Rule, ...] = (*setting.active_rules, *scene.pins)
        checks = tuple(check_of(rule, scene) for rule in self.rules)
        matrices = Matrices(scene, self.pupil_ids, self.seat_ids)
        for number, (rule, check) in enumerate(zip(self.rules, checks, strict=True)):
            matrices.begin(number, rule)
            check.write(matrices)
        written = matrices.written
        self._base = matrices.credits.base
        self._alone = _worth_alone(written, matrices.credits)
        self._pairs = _worth_together(written, matrices.credits)
        self._anys = [(term, padded(term.nearness)) for term in written.anys]
        self._chairs = [(chair, padded(chair.near)) for chair in written.chairs if chair.lost]
        self.breaches = Breaches(written, scene, checks)
        self._known: tuple[Index, Whole] | None = None

    def plan(self, seated: Mapping[int, Occupant]) -> Index:
        """Who sits where, by number."""
        at = np.full(self.nobody + 1, self.nowhere, dtype=np.int64)
        for seat_id, occupant in seated.items():
            if seat_id in self.seats and occupant.pupil_id in self.pupils:
                at[self.pupils[occupant.pupil_id]] = self.seats[seat_id]
        return at

    def after(self, plan: Index, moves: Moves) -> Index:
        """The plans that the moves make of one (moves x pupils and nobody)."""
        plans = np.repeat(plan[None], len(moves.one), axis=0)
        rows = np.arange(len(plans))
        plans[rows, moves.one] = moves.one_to
        plans[rows, moves.other] = moves.other_to
        plans[:, self.nobody] = self.nowhere
        return plans

    def won(self, plan: Index) -> int:
        """What a plan wins in hundredths of a point."""
        found = self._base + int(self._alone[np.arange(len(plan)), plan].sum())
        for weights, near in self._pairs:
            found += int((weights * near[np.ix_(plan, plan)]).sum())
        return found - int(self._missing(plan[None])[0])

    def gains(self, plan: Index, moves: Moves) -> Whole:
        """What each of the plans that the moves make wins more, in hundredths of a point.

        What a pupil finds on a seat among those who stay is looked up, so that many swaps of one
        plan cost little more than a few; only what lies between the two who move is added.
        """
        one, other = moves.one, moves.other
        worth = self.worth(plan)
        found: Whole = worth[one, moves.one_to] - worth[one, plan[one]]
        found += worth[other, moves.other_to] - worth[other, plan[other]]
        for weights, near in self._pairs:
            found += _between(weights, near, plan, moves)
        if self._anys or self._chairs:
            found += self._missing(plan[None]) - self._missing(self.after(plan, moves))
        return found

    def worth(self, plan: Index) -> Whole:
        """What each pupil would win on each seat if all others stayed (pupils x seats).

        It is kept for the next question, for there are many about one plan.
        """
        known = self._known
        if known is None or not np.array_equal(known[0], plan):
            worth = self._alone.copy()
            for weights, near in self._pairs:
                worth += _standing(weights, near, plan)
            self._known = known = plan.copy(), worth
        return known[1]

    def _missing(self, plans: Index) -> Whole:
        """What each plan loses where none of several is near, or no chair is free."""
        found: Whole = np.zeros(len(plans), dtype=np.int64)
        for term, near in self._anys:
            found += _missed(term, near, plans)
        for chair, near in self._chairs:
            found += chair.lost * without_chair(chair, near, plans)
        return found

    def points(self, won: Whole | int) -> Whole:
        """Whole points, rounded down as `judging` does."""
        return np.asarray(won, dtype=np.int64) // SCALE


def _worth_alone(written: Written, worth: Credits) -> Whole:
    """What each pupil wins on each seat; nobody, and whoever has no seat, nothing."""
    return padded(worth.alone[:, None] - written.linear)


def _worth_together(written: Written, worth: Credits) -> list[tuple[Whole, Whole]]:
    """What pupils win in pairs: weights, and for which seats."""
    seats = written.linear.shape[1]
    both: Whole = np.ones((seats, seats), dtype=np.int64)
    found = [(worth.together, both)]
    found += [(-term.weights, term.nearness) for term in written.pairs]
    return [(_without_self(padded(w)), padded(near)) for w, near in found if w.any()]


def padded(matrix: Whole | Truth) -> Whole:
    """The matrix with one more row and column of zeros: nobody, or no seat."""
    return np.pad(matrix, ((0, 1), (0, 1))).astype(np.int64)


def _without_self(weights: Whole) -> Whole:
    np.fill_diagonal(weights, 0)
    return weights


def _standing(weights: Whole, near: Whole, plan: Index) -> Whole:
    """What the pairs of each pupil would win on each seat if all others stayed (pupils x seats).

    Worked out as floating point, which is much faster and exact for numbers of this size.
    """
    found: Whole = np.zeros((len(weights), len(near)), dtype=np.int64)
    for weight, place in ((weights, near), (weights.T, near.T)):
        rows, others = np.flatnonzero(weight.any(1)), np.flatnonzero(weight.any(0))
        here = weight[np.ix_(rows, others)].astype(np.float64)
        there = place[:, plan[others]].T.astype(np.float64)
        found[rows] += np.rint(here @ there).astype(np.int64)
    return found


def _between(weights: Whole, near: Whole, plan: Index, moves: Moves) -> Whole:
    """What changes between the two who move, beside what each finds among those who stay."""
    one, to, other, other_to = moves
    before, other_before = plan[one], plan[other]
    there, back = weights[one, other], weights[other, one]
    found: Whole = there * (near[to, other_to] - near[to, other_before] - near[before, other_to])
    found += back * (near[other_to, to] - near[other_before, to] - near[other_to, before])
    found += there * near[before, other_before] + back * near[other_before, before]
    return found


def _missed(term: AnyTerm, near: Whole, plans: Index) -> Whole:
    """What is lost in each plan because none of several is near a pupil who has a seat."""
    seat = plans[:, term.pupil]
    seated: Truth = seat < len(near) - 1
    granted = near[seat[:, None], plans[:, list(term.others)]].any(1)
    return np.where(seated & ~granted, term.weight, 0)
