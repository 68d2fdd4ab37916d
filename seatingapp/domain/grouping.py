"""Groups of a class for a task: even in size, by chance or mixed, and apart who must be apart.

The search is a small one: a class has some 30 pupils and few of them are kept apart. It swaps two
pupils as long as that helps, from several shuffled beginnings.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

_BEGINNINGS = 12
_APART = 1000.0  # what two together cost who are to be apart; more than any mixing is worth

Pair = frozenset[int]


@dataclass(frozen=True, slots=True)
class Groups:
    """Pupils in groups, and those pairs who are together though they are to be apart."""

    members: tuple[tuple[int, ...], ...]
    together: tuple[tuple[int, int], ...] = ()


def groups_of_size(pupils: int, size: int) -> int:
    """How many groups there are of about `size`: some have one less, or else some have more."""
    if pupils <= 0:
        return 0
    size = max(1, min(size, pupils))
    more = -(-pupils // size)
    return more if pupils // more >= size - 1 else max(1, pupils // size)


def even_sizes(pupils: int, count: int) -> tuple[int, ...]:
    """Return the sizes of so many groups, which differ by one at most; none is empty."""
    count = max(1, min(count, pupils))
    least, over = divmod(pupils, count)
    return tuple(least + (n < over) for n in range(count)) if pupils else ()


def make_groups(
    pupils: Sequence[int],
    count: int,
    apart: Collection[Pair],
    chance: random.Random,
    levels: Mapping[int, int] | None = None,
) -> Groups:
    """Return `count` groups of all pupils; with `levels` each has a like mixture of them.

    Nothing of the levels can be read off the order in which a group is told: it hangs on boards.
    """
    sizes = even_sizes(len(pupils), count)
    if not sizes:
        return Groups(())
    here = set(pupils)
    known = [tuple(sorted(pair)) for pair in apart if len(pair) == 2 and pair <= here]
    pairs = [(one, other) for one, other in known]
    best: list[list[int]] = []
    best_cost = float("inf")
    for _ in range(_BEGINNINGS):
        found = _dealt(pupils, sizes, chance, levels)
        cost = _improve(found, pairs, levels)
        if cost < best_cost:
            best, best_cost = found, cost
        if best_cost < _APART and levels is None:
            break  # everybody is apart who is to be, and otherwise chance decides
    for group in best:
        chance.shuffle(group)
    return told(best, apart)


def told(members: Iterable[Sequence[int]], apart: Collection[Pair]) -> Groups:
    """Return groups as they are, with those who are together and should not be."""
    fixed = tuple(tuple(group) for group in members)
    broken = [
        (one, other)
        for group in fixed
        for n, one in enumerate(group)
        for other in group[n + 1 :]
        if frozenset({one, other}) in apart
    ]
    return Groups(fixed, tuple(broken))


def moved(groups: Groups, pupil: int, to: int, apart: Collection[Pair]) -> Groups:
    """Return the groups with a pupil in another one. Raises ValueError for one not there."""
    if not 0 <= to < len(groups.members):
        raise ValueError(f"There is no group {to}.")
    if not any(pupil in group for group in groups.members):
        raise ValueError(f"Pupil {pupil} is in no group.")
    if pupil in groups.members[to]:
        return groups
    without = [[p for p in group if p != pupil] for group in groups.members]
    without[to].append(pupil)
    return told(without, apart)


def _dealt(
    pupils: Sequence[int],
    sizes: Sequence[int],
    chance: random.Random,
    levels: Mapping[int, int] | None,
) -> list[list[int]]:
    """Deal like cards: by levels from the highest, so that each group has some of each."""
    order = list(pupils)
    chance.shuffle(order)
    if levels is not None:
        lowest = max(levels.values(), default=0) + 1
        order.sort(key=lambda p: levels.get(p, lowest))
    found: list[list[int]] = [[] for _ in sizes]
    turn = list(range(len(sizes)))
    while order:
        chance.shuffle(turn)
        for group in turn:
            if order and len(found[group]) < sizes[group]:
                found[group].append(order.pop(0))
    return found


def _improve(
    groups: list[list[int]],
    pairs: Sequence[tuple[int, int]],
    levels: Mapping[int, int] | None,
) -> float:
    """Swap pupils of two groups while that makes it better; return what is left to mend."""
    cost = _cost(groups, pairs, levels)
    helped = True
    while helped and cost > 0:
        helped = False
        for one, first in enumerate(groups):
            for other in groups[one + 1 :]:
                for a in range(len(first)):
                    for b in range(len(other)):
                        first[a], other[b] = other[b], first[a]
                        now = _cost(groups, pairs, levels)
                        if now < cost:
                            cost, helped = now, True
                        else:
                            first[a], other[b] = other[b], first[a]
        if levels is None and cost < _APART:
            break
    return cost


def _cost(
    groups: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    levels: Mapping[int, int] | None,
) -> float:
    where = {pupil: n for n, group in enumerate(groups) for pupil in group}
    broken = sum(where[one] == where[other] for one, other in pairs)
    if not levels:
        return broken * _APART
    known = [levels[p] for group in groups for p in group if p in levels]
    mean = sum(known) / len(known) if known else 0.0
    uneven = sum((sum(levels.get(p, mean) - mean for p in group)) ** 2 for group in groups)
    return broken * _APART + round(uneven, 6)
