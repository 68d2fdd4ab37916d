"""The few best plans met so far, kept apart from each other, and what can be bred from them.

A memetic search (Benlic and Hao 2015): a child takes each pupil's seat from one of two good plans,
so that what both agree on stays; the chains then improve the child.
"""

from __future__ import annotations

import numpy as np

from seatingapp.arranging.chains import Index, Lots
from seatingapp.arranging.square import Square


class Elites:
    """At most `room` plans, best first; two of them differ in more than `apart` pupils.

    Pupils who are alike take their places in order, so that no plan is kept under two names.
    """

    def __init__(self, square: Square, room: int, apart: int) -> None:
        self._real, self._room, self._apart = len(square.pupils), room, apart
        self._alike = [np.array(group) for group in square.alike]
        self._kept: list[tuple[float, Index]] = []

    def __len__(self) -> int:
        """How many plans are kept."""
        return len(self._kept)

    @property
    def level(self) -> bool:
        """Whether all plans that are kept cost the same, so that little is left to breed."""
        return len(self._kept) > 1 and self._kept[0][0] == self._kept[-1][0]

    def add(self, cost: float, places: Index) -> None:
        """Keep a plan, unless it is dearer than all, or than one that is nearly the same."""
        if len(self._kept) == self._room and cost >= self._kept[-1][0]:
            return
        places = places.copy()
        for group in self._alike:
            places[group] = np.sort(places[group])
        real = places[: self._real]
        for number, (known, other) in enumerate(self._kept):
            if int((other[: self._real] != real).sum()) <= self._apart:
                if cost >= known:
                    return
                del self._kept[number]
                break
        self._kept.append((cost, places))
        self._kept.sort(key=lambda item: item[0])
        del self._kept[self._room :]

    def child(self, lots: Lots) -> Index:
        """Breed a plan from two of those kept, or copy the only one."""
        if len(self._kept) == 1:
            return self._kept[0][1].copy()
        first, second = lots.choice(len(self._kept), 2, replace=False)
        return crossed(self._kept[int(first)][1], self._kept[int(second)][1], lots)


def crossed(one: Index, other: Index, lots: Lots) -> Index:
    """A plan that takes each place from one of two plans, as far as places are free."""
    size = len(one)
    child = np.where(one == other, one, -1)
    taken = set(child[child >= 0].tolist())
    order = lots.permutation(np.flatnonzero(child < 0)).tolist()
    turns = lots.randint(0, 2, size, dtype=np.int64).tolist()
    for pupil in order:
        pair = (int(one[pupil]), int(other[pupil]))
        for place in pair if turns[pupil] else pair[::-1]:
            if place not in taken:
                child[pupil] = place
                taken.add(place)
                break
    rest = [place for place in range(size) if place not in taken]
    child[child < 0] = lots.permutation(np.array(rest, dtype=np.int64))
    return child


def drawn(square: Square, lots: Lots) -> Index:
    """A plan by lot in which every pupil has a seat that is allowed for them alone.

    Where there is none (the prover knows better), those who are left sit anywhere.
    """
    size = square.size
    walls = square.linear >= square.wall
    choices = [lots.permutation(np.flatnonzero(~walls[p])).tolist() for p in range(size)]
    owner = [-1] * size

    def seat(pupil: int, seen: set[int]) -> bool:
        for place in choices[pupil]:
            if place not in seen:
                seen.add(place)
                if owner[place] < 0 or seat(owner[place], seen):
                    owner[place] = pupil
                    return True
        return False

    for pupil in sorted(range(size), key=lambda p: len(choices[p])):
        seat(pupil, set())
    places = np.full(size, -1, dtype=np.int64)
    for place, pupil in enumerate(owner):
        if pupil >= 0:
            places[pupil] = place
    left = [place for place, pupil in enumerate(owner) if pupil < 0]
    places[places < 0] = left
    return places
