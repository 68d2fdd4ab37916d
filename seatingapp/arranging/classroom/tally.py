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
        """What each of the plans that the moves make wins more, in hundredths of a point."""
        plans = self.after(plan, moves)
        one, other = moves.one, moves.other
        found: Whole = self._alone[one, moves.one_to] - self._alone[one, plan[one]]
        found += self._alone[other, moves.other_to] - self._alone[other, plan[other]]
        before = np.broadcast_to(plan, plans.shape)
        for weights, near in self._pairs:
            found += _joint(weights, near, plans, one, other)
            found -= _joint(weights, near, before, one, other)
        return found + self._missing(plan[None]) - self._missing(plans)

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


def _joint(weights: Whole, near: Whole, plans: Index, one: Index, other: Index) -> Whole:
    """What the pairs in which one or the other is win in each plan."""
    rows = np.arange(len(plans))
    found: Whole = np.zeros(len(plans), dtype=np.int64)
    for pupil in (one, other):
        seat = plans[rows, pupil][:, None]
        found += (weights[pupil] * near[seat, plans]).sum(1)
        found += (weights[:, pupil].T * near[plans, seat]).sum(1)
    # The two themselves were counted with both of them.
    here, there = plans[rows, one], plans[rows, other]
    twice = weights[one, other] * near[here, there] + weights[other, one] * near[there, here]
    return found - twice


def _missed(term: AnyTerm, near: Whole, plans: Index) -> Whole:
    """What is lost in each plan because none of several is near a pupil who has a seat."""
    seat = plans[:, term.pupil]
    seated: Truth = seat < len(near) - 1
    granted = near[seat[:, None], plans[:, list(term.others)]].any(1)
    return np.where(seated & ~granted, term.weight, 0)
