"""Counting pupils and seats: too many for the seats on which they may sit, or for sitting so."""

from __future__ import annotations

from math import comb

import numpy as np

from seatingapp.arranging.problem import PairMust, Problem, Truth, allowed_seats


def too_many(allowed: Truth) -> tuple[frozenset[int], frozenset[int]] | None:
    """Pupils and the fewer seats on which they may sit (pupils x seats); None where all fit.

    Found from a pupil for whom no seat is left by a largest matching: the seats are those that
    would have to be freed for them (Hall 1935, König 1931), and the pupils all who need these.
    """
    holder: dict[int, int] = {}
    for pupil in range(len(allowed)):
        seen: dict[int, None] = {}
        if not _seat_found(pupil, allowed, holder, seen):
            other = np.ones(allowed.shape[1], dtype=np.bool_)
            other[list(seen)] = False
            crowd = np.flatnonzero(~(allowed & other).any(1)).tolist()
            return frozenset(crowd), frozenset(seen)
    return None


def room_for(problem: Problem) -> tuple[int, int] | None:
    """How many pupils all have to sit so, and for how many there can be room at the most.

    None where the musts about pairs are not one rule about every two of three or more, or where
    the count does not say that they are too many. Seats are put into groups of which no two may be
    taken at once; there is room for one pupil in each.
    """
    musts = [must for must in problem.musts if isinstance(must, PairMust)]
    if len(musts) != 1:
        return None
    pupils = sorted({pupil for pair in musts[0].pairs for pupil in pair})
    if len(pupils) < 3 or len(set(musts[0].pairs)) != comb(len(pupils), 2):
        return None
    banned = musts[0].banned & musts[0].banned.T
    groups: list[list[int]] = []
    for seat in np.flatnonzero(allowed_seats(problem)[pupils].any(0)).tolist():
        fitting = (group for group in groups if banned[seat, group].all())
        group = next(fitting, None)
        if group is None:
            groups.append([seat])
        else:
            group.append(seat)
    return (len(pupils), len(groups)) if len(groups) < len(pupils) else None


def _seat_found(pupil: int, allowed: Truth, holder: dict[int, int], seen: dict[int, None]) -> bool:
    for seat in np.flatnonzero(allowed[pupil]).tolist():
        if seat not in seen:
            seen[seat] = None
            if seat not in holder or _seat_found(holder[seat], allowed, holder, seen):
                holder[seat] = pupil
                return True
    return False
