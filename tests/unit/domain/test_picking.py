"""Picking by chance: nobody twice in a round, fair over weeks where that is wanted."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.picking import pick

PUPILS = st.lists(st.integers(1, 99), min_size=1, max_size=30, unique=True)


@given(PUPILS, st.integers(0, 9), st.booleans())
def test_nobody_comes_twice_before_all_had_a_turn(pupils: list[int], seed: int, fair: bool) -> None:
    chance = random.Random(seed)
    had: tuple[int, ...] = ()
    counts: dict[int, int] = {}
    for n in range(3 * len(pupils)):
        chosen, had = pick(pupils, had, counts if fair else None, chance)
        counts[chosen] = counts.get(chosen, 0) + 1
        assert max(counts.values()) <= n // len(pupils) + 1
    if len(pupils) > 1:
        assert set(counts.values()) == {3}


@given(PUPILS, st.integers(0, 9))
def test_who_ends_a_round_does_not_begin_the_next(pupils: list[int], seed: int) -> None:
    chance = random.Random(seed)
    had: tuple[int, ...] = ()
    for _ in pupils:
        last, had = pick(pupils, had, None, chance)
    first, _had = pick(pupils, had, None, chance)
    assert first != last or len(pupils) == 1


@given(PUPILS, st.integers(0, 9))
def test_a_fair_pick_is_one_of_those_who_were_picked_least(pupils: list[int], seed: int) -> None:
    times = {p: p % 3 for p in pupils}
    chosen, _had = pick(pupils, (), times, random.Random(seed))
    assert times[chosen] == min(times.values())


def test_lessons_of_fair_picks_even_out() -> None:
    chance, times = random.Random(4), Counter({1: 6})
    for _lesson in range(12):
        had: tuple[int, ...] = ()
        for _ in range(2):
            chosen, had = pick((1, 2, 3, 4), had, times, chance)
            times[chosen] += 1
    assert max(times.values()) - min(times.values()) <= 1


def test_whoever_comes_later_has_a_turn_too_and_who_left_is_never_picked() -> None:
    chance = random.Random(1)
    _first, had = pick((1, 2), (), None, chance)
    _second, had = pick((1, 2), had, None, chance)
    assert pick((1, 2, 3), had, None, chance)[0] == 3
    assert pick((3,), (1, 2, 3), None, chance)[0] == 3
    with pytest.raises(IndexError):
        pick((), (), None, chance)
