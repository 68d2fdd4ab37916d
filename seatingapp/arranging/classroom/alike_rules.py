"""Many rules that ask the same of two pupils each, told as one of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from seatingapp.domain.rules.kinds import Apart, Kind


def joined(kinds: Sequence[Kind]) -> list[Kind]:
    """What rules ask, each in its place; those that keep every two of some apart are one.

    Only where they ask it of all pairs, and for the same distance: what is said stays the same.
    """
    found: list[Kind] = []
    told: set[int] = set()
    for number, kind in enumerate(kinds):
        if number in told:
            continue
        told.add(number)
        if isinstance(kind, Apart):
            same = {n: k for n, k in enumerate(kinds) if isinstance(k, Apart) and _alike(k, kind)}
            group = _around(number, same)
            pupils = tuple(dict.fromkeys(p for n in group for p in same[n].pupils))
            if _pairs(same[n] for n in group) == _pairs([replace(kind, pupils=pupils)]):
                told.update(group)
                found.append(replace(kind, pupils=pupils))
                continue
        found.append(kind)
    return found


def _alike(one: Apart, other: Apart) -> bool:
    return replace(one, pupils=()) == replace(other, pupils=())


def _around(first: int, rules: dict[int, Apart]) -> list[int]:
    """The numbers of the rules that share pupils with the first, or with one that does."""
    pupils, group = set(rules[first].pupils), {first}
    while more := {n for n in rules if n not in group and not pupils.isdisjoint(rules[n].pupils)}:
        group |= more
        pupils.update(p for n in more for p in rules[n].pupils)
    return sorted(group)


def _pairs(rules: Iterable[Apart]) -> set[frozenset[int]]:
    return {frozenset(pair) for rule in rules for pair in combinations(set(rule.pupils), 2)}
