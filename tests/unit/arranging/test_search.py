"""The search: legal, the same for one seed, as good as trying everything where that can be done."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.chains import Chains, Lots
from seatingapp.arranging.elites import Elites, crossed, drawn
from seatingapp.arranging.problem import (
    AnyMust,
    AnyTerm,
    PairMust,
    PairTerm,
    Plan,
    Problem,
    SeatMust,
    broken,
    is_matching,
    score,
)
from seatingapp.arranging.prover import prove
from seatingapp.arranging.search import Effort, Found, best_of, effort, search
from seatingapp.arranging.square import squared
from tests.benchmarks.arranging.classes import FAMILIES, make, recipe, room, seat_matrices
from tests.unit.arranging.small_problems import draw, every_plan, least, matrix, slow_score

SHORT = Effort(chains=4, rounds=3)


def start_of(problem: Problem) -> Plan:
    plan = prove(problem).plan
    assert plan is not None
    return plan


@given(st.integers(0, 100_000))
@settings(max_examples=50, deadline=None)
def test_the_score_is_what_its_definition_says(seed: int) -> None:
    problem = draw(seed, largest=5, anys=3)
    for plan in list(every_plan(problem))[:20]:
        assert score(problem, plan) == slow_score(problem, plan)


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_the_search_finds_the_best_plan_of_a_small_problem(seed: int) -> None:
    problem = draw(seed, musts=2, anys=seed % 4)
    best = least(problem)
    if best is None:
        return
    found = search(problem, start_of(problem), 1, Effort(chains=6, rounds=4))
    assert found.cost == best == score(problem, found.plan)
    assert is_matching(problem, found.plan)
    assert broken(problem, found.plan) == ()


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_costs_patched_step_by_step_equal_costs_computed_anew(seed: int) -> None:
    problem = draw(seed, anys=seed % 6)
    square = squared(problem)
    if square.settled:
        return
    lots = Lots(seed)
    chains = Chains(square, 3, lots)
    penalty = np.array([3.0, 7.0, 50.0])
    chains.restart(np.stack([drawn(square, lots) for _ in range(3)]), penalty)
    for _ in range(12):
        chains.step(lots.randint(2, 5, (2, 3), np.int64))
    total, breaks, places = chains.total.copy(), chains.breaks.copy(), chains.places.copy()
    chains.restart(places, penalty)
    assert total.tolist() == chains.total.tolist()
    assert breaks.tolist() == chains.breaks.tolist()
    assert all(sorted(row) == list(range(square.size)) for row in places.tolist())


@pytest.mark.parametrize("family", FAMILIES)
def test_a_class_is_arranged_better_than_it_was_and_breaks_no_must(family: str) -> None:
    problem = make(recipe(family, 20), 9)
    start = start_of(problem)
    found = search(problem, start, 3, SHORT)
    assert found.cost < score(problem, start)
    assert broken(problem, found.plan) == ()
    assert found.whole


def test_one_seed_gives_one_plan_and_tells_each_better_one_on_the_way() -> None:
    problem = make(recipe("levels", 20), 2)
    start = start_of(problem)
    told: list[int] = []
    first = search(problem, start, 5, SHORT, better=lambda _, cost: told.append(cost))
    assert search(problem, start, 5, SHORT) == first
    assert told == sorted(set(told), reverse=True)
    assert told[-1] == first.cost


def test_a_seed_gives_the_plan_that_it_gave_on_other_machines() -> None:
    """Changes only where the search itself is changed; else a machine or numpy differs."""
    problem = make(recipe("levels", 20), 2)
    plan = (3, 9, 8, 19, 21, 13, 14, 4, 18, 1, 6, 5, 16, 23, 2, 11, 10, 12, 0, 20)
    assert search(problem, start_of(problem), 5, SHORT) == Found(plan, 88, True)


def test_a_search_that_is_stopped_keeps_its_best_and_says_so() -> None:
    problem = make(recipe("base", 20), 2)
    start = start_of(problem)
    asked = iter(range(10_000))
    found = search(problem, start, 5, SHORT, stop=lambda: next(asked) > 100)
    assert not found.whole
    assert found.cost < score(problem, start)
    assert search(problem, start, 5, SHORT, stop=lambda: True).plan is not None


def test_a_search_that_finds_nothing_better_for_long_starts_anew_and_keeps_its_best() -> None:
    problem = draw(12, musts=0, anys=2)
    found = search(problem, start_of(problem), 1, Effort(chains=4, rounds=60))
    assert (found.cost, found.whole) == (least(problem), True)


def test_a_plan_that_costs_nothing_ends_the_search() -> None:
    problem = Problem(np.eye(3, 4, dtype=np.int64))
    found = search(problem, (0, 1, 2), 1, Effort(chains=4, rounds=1 << 30))
    assert (found.cost, found.whole) == (0, True)


def test_pins_leave_nothing_to_search() -> None:
    problem = Problem(np.ones((1, 1), dtype=np.int64))
    assert search(problem, (0,), 1, SHORT) == Found((0,), 1, True)


def test_pupils_who_want_the_same_are_never_swapped_with_each_other() -> None:
    """Free chairs as pupils, and twins of one level: their swaps change nothing."""
    linear = np.zeros((6, 7), dtype=np.int64)
    linear[0] = np.arange(7)
    twins = np.zeros((6, 6), dtype=np.int64)
    twins[1:3, 3] = twins[3, 1:3] = 2
    beside = np.abs(np.subtract.outer(np.arange(7), np.arange(7))) == 1
    term = AnyTerm(5, 0, (4, 5), beside)
    problem = Problem(linear, (PairTerm(twins, beside.astype(np.int64)),), anys=(term,))
    square = squared(problem)
    assert set(square.alike) == {(1, 2), (4, 5)}
    assert not square.settled
    assert search(problem, (0, 1, 2, 3, 4, 5), 1, Effort(6, 4)).cost == least(problem) == 0


def test_a_room_of_pupils_who_want_nothing_is_settled() -> None:
    problem = Problem(np.zeros((3, 4), dtype=np.int64))
    assert squared(problem).settled
    assert search(problem, (2, 1, 0), 1, Effort(4, 1 << 30)) == Found((2, 1, 0), 0, True)


def test_wishes_about_pinned_pupils_are_counted_with_the_others() -> None:
    """A pinned helper, a pinned pupil with a helper who moves, and one whose helpers are both."""
    beside = np.abs(np.subtract.outer(np.arange(6), np.arange(6))) == 1
    pins = (SeatMust(0, (0,), frozenset({2})), SeatMust(1, (1,), frozenset({5})))
    anys = (
        AnyTerm(7, 2, (0,), beside),
        AnyTerm(6, 1, (3, 4), beside),
        AnyTerm(5, 3, (0, 4), beside),
        AnyTerm(4, 0, (1,), beside),
    )
    must = AnyMust(2, 4, (1,), beside)
    problem = Problem(matrix(random.Random(3), 5, 6), (), (*pins, must), anys=anys)
    start = start_of(problem)
    found = search(problem, start, 1, Effort(6, 4))
    assert found.cost == least(problem)
    assert broken(problem, found.plan) == ()


def test_a_friend_for_everybody_is_found_where_there_is_one() -> None:
    """Thirty who each name three, one of whom sat beside them in a hidden plan."""
    lots = random.Random(4)
    beside = seat_matrices(room(30, 2))["table"] > 0
    anys = []
    for pupil in range(30):
        strangers = [p for p in range(30) if p not in (pupil, pupil ^ 1)]
        anys.append(AnyTerm(3, pupil, (pupil ^ 1, *lots.sample(strangers, 2)), beside))
    problem = Problem(np.zeros((30, 30), dtype=np.int64), anys=tuple(anys))
    start = tuple(lots.sample(range(30), 30))
    assert search(problem, start, 1, Effort(12, 20)).cost == 0


def test_renaming_pupils_and_turning_the_room_around_changes_no_best_cost() -> None:
    problem = draw(12, musts=0)
    back = np.arange(problem.seats)[::-1]
    names = np.roll(np.arange(problem.pupils), 1)
    turned = Problem(
        problem.linear[np.ix_(names, back)],
        tuple(
            PairTerm(t.weights[np.ix_(names, names)], t.nearness[np.ix_(back, back)])
            for t in problem.pairs
        ),
    )
    start = tuple(range(problem.pupils))
    assert search(turned, start, 1, SHORT).cost == search(problem, start, 1, SHORT).cost


def test_costs_too_large_for_single_precision_stay_exact() -> None:
    problem = draw(12, musts=0)
    large = Problem(problem.linear * 10**7, problem.pairs)
    start = tuple(range(problem.pupils))
    found = search(large, start, 1, Effort(chains=6, rounds=4))
    assert found.cost == least(large) == score(large, found.plan)


def test_a_plan_becomes_places_and_comes_back() -> None:
    problem = make(recipe("base", 20), 4)
    square, plan = squared(problem), start_of(problem)
    assert square.plan(square.places(plan)) == plan


def test_a_child_has_what_both_plans_agree_on() -> None:
    lots = Lots(1)
    one, other = np.array([0, 1, 2, 3, 4]), np.array([0, 2, 1, 3, 4])
    child = crossed(one, other, lots)
    assert sorted(child.tolist()) == [0, 1, 2, 3, 4]
    assert child[[0, 3, 4]].tolist() == [0, 3, 4]


def test_of_two_elites_that_are_nearly_the_same_the_cheaper_is_kept() -> None:
    square = squared(make(recipe("base", 20), 4))
    elites, lots = Elites(square, 3, 3), Lots(1)
    plan, other = drawn(square, lots), drawn(square, lots)
    near = plan.copy()
    near[[0, 1]] = near[[1, 0]]
    elites.add(9, plan)
    elites.add(8, near)
    elites.add(10, plan)
    assert len(elites) == 1
    assert (elites.child(lots)[[0, 1]] == near[[0, 1]]).all()
    elites.add(12, other)
    assert (len(elites), elites.level) == (2, False)


def test_two_who_want_each_other_in_different_ways_are_not_alike() -> None:
    one_way = np.zeros((2, 2), dtype=np.int64)
    one_way[0, 1] = 1
    ahead = np.triu(np.ones((2, 2), dtype=np.int64), 1)
    problem = Problem(np.zeros((2, 2), dtype=np.int64), (PairTerm(one_way, ahead),))
    assert squared(problem).alike == ()
    assert search(problem, (0, 1), 1, SHORT).plan == (1, 0)


def test_the_best_of_several_searches_is_whole_only_where_all_are() -> None:
    found = best_of([Found((0,), 3, True), Found((1,), 2, False), Found((2,), 2, True)])
    assert found == Found((1,), 2, False)


def test_more_time_means_more_rounds_and_never_another_number_of_chains() -> None:
    problem = make(recipe("base", 20), 4)
    short, long = effort(problem, 0.2), effort(problem, 2.0)
    assert short.rounds < long.rounds
    assert short.chains == long.chains


def test_shapes_that_do_not_fit_are_refused() -> None:
    linear = np.zeros((2, 3), dtype=np.int64)
    with pytest.raises(ValueError, match="3 pupils do not fit on 2 seats"):
        Problem(linear.T)
    with pytest.raises(ValueError, match="pair term"):
        Problem(linear, (PairTerm(linear, linear),))
    with pytest.raises(ValueError, match="a must"):
        Problem(linear, (), (PairMust(0, (), np.zeros((2, 2), dtype=np.bool_)),))
    near = np.zeros((3, 3), dtype=np.bool_)
    with pytest.raises(ValueError, match="one of several has another size"):
        Problem(linear, (), (AnyMust(0, 0, (1,), near[:2, :2]),))
    with pytest.raises(ValueError, match="near themselves"):
        Problem(linear, anys=(AnyTerm(1, 0, (1, 0), near),))
    with pytest.raises(ValueError, match="negative"):
        Problem(linear, anys=(AnyTerm(-1, 0, (1,), near),))
