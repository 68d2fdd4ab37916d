"""What counts as a cluster of concern entries, and how likely one comes about by chance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.rules.evidence import (
    ObservedLesson,
    chance_of,
    clusters,
    findings,
    pair_counts,
)
from seatingapp.domain.rules.kinds import PairCount

SINCE, UNTIL = dt.date(2026, 9, 7), dt.date(2026, 10, 16)


def count(near: int, near_lessons: int, far: int, far_lessons: int) -> PairCount:
    return PairCount(1, 2, near, near_lessons, far, far_lessons)


def lesson(
    present: Iterable[int], beside: Iterable[tuple[int, int]] = (), concern: Iterable[int] = ()
) -> ObservedLesson:
    return ObservedLesson(frozenset(present), frozenset(beside), frozenset(concern))


def test_each_two_pupils_are_counted_in_the_lessons_in_which_both_were() -> None:
    lessons = [
        lesson([1, 2, 3], [(1, 2)], [1]),
        lesson([1, 2, 3], [(1, 2), (2, 3)]),
        lesson([1, 2], [], [2]),
        lesson([1, 3], [(1, 3)], [3, 9]),
    ]
    assert pair_counts(lessons) == (
        PairCount(1, 2, 1, 2, 1, 1),
        PairCount(1, 3, 1, 1, 1, 2),
        PairCount(2, 3, 0, 1, 0, 1),
    )


def test_neighbours_of_whom_one_was_away_are_not_counted() -> None:
    assert pair_counts([lesson([1], [(1, 2)], [2])]) == ()
    assert pair_counts([lesson([1, 3], [(1, 2)], [2])]) == (PairCount(1, 3, 0, 0, 0, 1),)


@pytest.mark.parametrize(
    ("counts", "chance"),
    [
        (count(3, 4, 1, 4), Fraction(17, 70)),  # Fisher's lady who tastes tea: one cup wrong
        (count(4, 4, 0, 4), Fraction(1, 70)),  # and none
        (count(0, 4, 4, 4), Fraction(1)),
        (count(0, 0, 0, 0), Fraction(1)),
        (count(5, 5, 0, 0), Fraction(1)),
    ],
)
def test_the_chance_is_that_of_fishers_exact_test(counts: PairCount, chance: Fraction) -> None:
    assert chance_of(counts) == chance


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
def test_the_chance_is_what_trying_every_way_gives(a: int, b: int, c: int, d: int) -> None:
    """Entries fall on any of the lessons alike; the first `near_lessons` are those near."""
    near_lessons, far_lessons = a + b, c + d
    ways = list(combinations(range(near_lessons + far_lessons), a + c))
    as_many = sum(sum(n < near_lessons for n in way) >= a for way in ways)
    assert chance_of(count(a, near_lessons, c, far_lessons)) == Fraction(as_many, len(ways))


@pytest.mark.parametrize(
    ("counts", "clear"),
    [
        (count(4, 4, 0, 4), True),
        (count(5, 8, 1, 12), True),
        (count(3, 4, 1, 4), False),  # as likely as one in four
        (count(2, 2, 0, 30), False),  # too few, however unlikely
        (count(3, 3, 0, 30), True),
        (count(40, 60, 20, 60), True),
        (count(40, 60, 21, 60), False),  # clear, but not twice as frequent
        (count(5, 5, 0, 0), False),  # nothing to compare with
        (count(1, 12, 5, 8), False),  # less near each other than apart
    ],
)
def test_a_pair_clusters_by_number_frequency_and_chance(counts: PairCount, clear: bool) -> None:
    assert clusters(counts) is clear


def two_weeks() -> list[ObservedLesson]:
    """1 and 2 talk where they sit together; 3 and 4 sit together now and then in peace."""
    near = [lesson([1, 2, 3, 4], [(1, 2)], [1]) for _ in range(5)]
    far = [lesson([1, 2, 3, 4], [(3, 4)]) for _ in range(6)]
    return near + far


def test_what_is_found_tells_how_much_was_looked_at_and_what_chance_would_find() -> None:
    found = findings(two_weeks(), SINCE, UNTIL)
    assert found.pairs == (PairCount(1, 2, 5, 5, 0, 6),)
    assert (found.examined, found.lessons, found.since, found.until) == (2, 11, SINCE, UNTIL)
    # Of 5 lessons with entries among 11, 4 or more on the 5 near ones: 31 of 462 is too likely.
    assert found.by_chance == pytest.approx(1 / 462)
    assert found.words == (
        "11 lessons and 2 pairs looked at, 1 pair found whose entries cluster when they sit near "
        "each other. By chance alone about 0.0 would. The counts name no cause."
    )


def test_the_clearest_pair_comes_first() -> None:
    weeks = [
        *[lesson([1, 2, 3, 4], [(1, 2), (3, 4)], [1, 3]) for _ in range(4)],
        lesson([1, 2, 3, 4], [(3, 4)], [3]),
        *[lesson([1, 2, 3, 4]) for _ in range(9)],
    ]
    assert [(c.one, c.other, c.near) for c in findings(weeks, SINCE, UNTIL).pairs] == [
        (3, 4, 5),
        (1, 2, 4),
    ]


def test_where_nobody_changed_seats_nothing_can_be_compared() -> None:
    found = findings([lesson([1, 2], [(1, 2)], [1])] * 9, SINCE, UNTIL)
    assert (found.pairs, found.examined, found.by_chance) == ((), 0, 0.0)
    assert found.words == (
        "9 lessons and 0 pairs looked at: nobody sat both near each other and apart."
    )


@given(st.integers(1, 7), st.integers(1, 7), st.data())
def test_the_expected_number_is_what_trying_every_way_gives(
    near_lessons: int, far_lessons: int, data: st.DataObject
) -> None:
    lessons = near_lessons + far_lessons
    entries = data.draw(st.integers(0, lessons))
    ways = list(combinations(range(lessons), entries))
    seen = [n < near_lessons for n in range(lessons)]
    fallen = [sum(seen[n] for n in way) for way in ways]
    clear = sum(clusters(count(n, near_lessons, entries - n, far_lessons)) for n in fallen)
    some = ways[len(ways) // 2]
    observed = [
        lesson([1, 2], [(1, 2)] if seen[n] else [], [1] if n in some else [])
        for n in range(lessons)
    ]
    assert findings(observed, SINCE, UNTIL).by_chance == pytest.approx(clear / len(ways))
