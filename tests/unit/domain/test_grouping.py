"""Groups: everybody once, even sizes, apart where it can be, mixed where that is asked for."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.grouping import (
    Groups,
    even_sizes,
    groups_of_size,
    make_groups,
    moved,
    told,
)

CLASS = st.integers(0, 34).map(lambda n: list(range(1, n + 1)))
SEEDS = st.integers(0, 20)


@given(st.integers(0, 40), st.integers(1, 15))
def test_sizes_differ_by_one_at_most(pupils: int, count: int) -> None:
    sizes = even_sizes(pupils, count)
    assert sum(sizes) == pupils
    assert all(sizes)
    assert not sizes or max(sizes) - min(sizes) <= 1
    assert len(sizes) == min(pupils, count)


@pytest.mark.parametrize(
    ("pupils", "size", "groups"),
    [(26, 4, 7), (24, 4, 6), (9, 4, 3), (5, 4, 1), (7, 3, 3), (3, 5, 1), (0, 4, 0), (5, 1, 5)],
)
def test_groups_of_a_size_have_one_less_or_else_more(pupils: int, size: int, groups: int) -> None:
    assert groups_of_size(pupils, size) == groups


@given(CLASS, st.integers(1, 15), SEEDS)
def test_everybody_is_in_one_group(pupils: list[int], count: int, seed: int) -> None:
    found = make_groups(pupils, count, (), random.Random(seed))
    assert sorted(p for group in found.members for p in group) == pupils
    assert sorted(map(len, found.members)) == sorted(even_sizes(len(pupils), count))
    assert found.together == ()


@given(st.integers(8, 30), st.integers(3, 7), SEEDS)
def test_pairs_are_apart_where_that_is_possible(size: int, count: int, seed: int) -> None:
    pupils = list(range(1, size + 1))
    apart = {frozenset({p, p + 1}) for p in range(1, size, 2)}
    found = make_groups(pupils, count, apart, random.Random(seed))
    assert found.together == ()


def test_what_cannot_be_is_told_with_the_fewest_together() -> None:
    apart = {frozenset(pair) for pair in combinations((1, 2, 3), 2)}
    found = make_groups([1, 2, 3, 4], 2, apart, random.Random(2))
    assert len(found.together) == 1
    assert set(found.together[0]) <= {1, 2, 3}


def test_who_is_away_keeps_nobody_apart() -> None:
    found = make_groups([1, 2], 1, {frozenset({1, 9}), frozenset({1, 2})}, random.Random(0))
    assert [set(pair) for pair in found.together] == [{1, 2}]


@given(SEEDS, st.integers(2, 6))
def test_mixed_groups_have_like_levels(seed: int, count: int) -> None:
    pupils = list(range(1, 25))
    levels = {p: p % 3 for p in pupils}
    found = make_groups(pupils, count, (), random.Random(seed), levels)
    sums = [sum(levels[p] for p in group) / len(group) for group in found.members]
    assert max(sums) - min(sums) <= 0.5


@given(SEEDS)
def test_mixing_gives_way_to_keeping_apart_and_to_pupils_without_a_level(seed: int) -> None:
    pupils = list(range(1, 13))
    levels = {p: p % 2 for p in pupils[:8]}
    apart = {frozenset({1, 3}), frozenset({1, 5}), frozenset({3, 5})}
    found = make_groups(pupils, 3, apart, random.Random(seed), levels)
    assert found.together == ()
    assert sorted(p for group in found.members for p in group) == pupils


def test_the_same_seed_gives_the_same_groups() -> None:
    one, other = (make_groups(range(30), 7, (), random.Random(5)) for _ in range(2))
    assert one == other
    assert make_groups(range(30), 7, (), random.Random(6)) != one


def test_a_pupil_is_moved_and_what_that_breaks_is_told() -> None:
    apart = {frozenset({1, 3})}
    groups = told([(1, 2), (3, 4)], apart)
    after = moved(groups, 3, 0, apart)
    assert after == Groups(((1, 2, 3), (4,)), ((1, 3),))
    assert moved(after, 3, 0, apart) == after
    with pytest.raises(ValueError, match="no group 5"):
        moved(groups, 1, 5, apart)
    with pytest.raises(ValueError, match="in no group"):
        moved(groups, 9, 1, apart)


def test_the_order_in_a_mixed_group_tells_nothing_of_the_levels() -> None:
    pupils = list(range(24))
    levels = {p: p // 8 for p in pupils}
    first = [0, 0, 0]
    for seed in range(40):
        found = make_groups(pupils, 8, (), random.Random(seed), levels)
        assert all(sorted(levels[p] for p in group) == [0, 1, 2] for group in found.members)
        for group in found.members:
            first[levels[group[0]]] += 1
    assert sum(first) == 320
    assert min(first) > 70  # each level comes first about as often
