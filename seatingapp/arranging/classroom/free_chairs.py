"""Chairs that stay free beside pupils, as the problem and as tables of many plans see them.

In the problem a free chair is a pupil who costs nothing anywhere, and one of these has to be near.
There are as many as pupils who want one, or as seats that stay empty if that is less: more are
never of use, for two pupils may share one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    Must,
    PairTerm,
    Plan,
    Problem,
    Truth,
    Whole,
)

Index = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FreeChair:
    """Somebody, by number, has to have an empty seat t with `near[their seat, t]` (seats x seats).

    It belongs to the rule of that number; a plan without it loses `lost`, which is 0 for a must.
    """

    rule: int
    pupil: int
    near: Truth
    lost: int


def with_chairs(
    linear: Whole,
    pairs: Sequence[PairTerm],
    musts: Sequence[Must],
    anys: Sequence[AnyTerm],
    chairs: Sequence[FreeChair],
) -> Problem:
    """The problem with a last pupil for each chair. Raises ValueError for too few seats."""
    pupils, seats = linear.shape
    count = max(0, min(len({chair.pupil for chair in chairs}), seats - pupils))
    more = (0, count)
    rows = tuple(range(pupils, pupils + count))
    wished = [AnyTerm(c.lost, c.pupil, rows, c.near) for c in chairs if c.lost]
    asked = [AnyMust(c.rule, c.pupil, rows, c.near) for c in chairs if not c.lost]
    return Problem(
        np.pad(linear, (more, (0, 0))),
        tuple(PairTerm(np.pad(term.weights, (more, more)), term.nearness) for term in pairs),
        (*musts, *asked),
        anys=(*anys, *wished),
    )


def chairs_put(plan: Plan, chairs: Sequence[FreeChair], problem: Problem) -> Plan:
    """A plan of the pupils with the chairs after them, where they are of most use."""
    count = problem.pupils - len(plan)
    taken = set(plan)
    empty = [seat for seat in range(problem.seats) if seat not in taken]
    used: list[int] = []
    for chair in chairs:
        near = [seat for seat in empty if chair.near[plan[chair.pupil], seat]]
        if near and not set(near) & set(used):
            used.append(near[0])
    rest = [seat for seat in empty if seat not in used]
    return (*plan, *[*used, *rest][:count])


def without_chair(chair: FreeChair, near: Whole | Truth, plans: Index) -> Truth:
    """In which plans (one a row) the pupil has a seat, but no empty one near it.

    `near` is that of the chair with one more row and column for no seat.
    """
    rows = np.arange(len(plans))[:, None]
    taken = np.zeros((len(plans), len(near)), dtype=np.bool_)
    taken[rows, plans] = True
    seat = plans[:, chair.pupil]
    free: Truth = ((near[seat] != 0) & ~taken).any(1)
    return (seat < len(near) - 1) & ~free
