"""From a problem to a plan, or to the rules that cannot hold together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging import arrange as module
from seatingapp.arranging.allowance import Allowance
from seatingapp.arranging.arrange import Arranged, another, arrange, fewest, softened
from seatingapp.arranging.problem import (
    AnyMust,
    PairMust,
    Plan,
    Problem,
    SeatMust,
    broken,
    granted,
    is_matching,
    score,
)
from seatingapp.arranging.prover import Contradiction, Verdict
from seatingapp.arranging.search import Effort
from tests.benchmarks.arranging.classes import make, recipe
from tests.unit.arranging.small_problems import draw, every_plan, least, legal_plans

SHORT = Effort(chains=4, rounds=3)
LONGER = Effort(chains=6, rounds=4)


def wrong(problem: Problem, plan: Plan) -> int:
    """How many pupils sit, pairs are and have nobody near, as a must forbids."""
    count = 0
    for must in problem.musts:
        if isinstance(must, SeatMust):
            count += sum(plan[p] not in must.seats for p in must.pupils)
        elif isinstance(must, AnyMust):
            count += not granted(must, plan)
        else:
            count += sum(bool(must.banned[plan[a], plan[b]]) for a, b in must.pairs)
    return count


def impossible() -> Problem:
    """Two pupils need the one seat in front (rules 3 and 5); a third has a must that holds."""
    front = frozenset({0})
    musts = (SeatMust(3, (0,), front), SeatMust(5, (1,), front), SeatMust(8, (2,), frozenset({2})))
    return Problem(np.array([[0, 1, 2], [5, 0, 0], [1, 1, 1]]), (), musts)


@given(st.integers(0, 100_000))
@settings(max_examples=40, deadline=None)
def test_every_must_holds_wherever_all_can_and_else_a_set_that_cannot_is_named(seed: int) -> None:
    problem = draw(seed, musts=6, largest=5, anys=seed % 3)
    result = arrange(problem, 1, LONGER)
    if isinstance(result, Contradiction):
        assert not legal_plans(problem)
        assert not legal_plans(problem.only(result.rules))
    else:
        assert result == Arranged(result.plan, score(problem, result.plan), (), True)
        assert broken(problem, result.plan) == ()
        assert result.cost == least(problem)


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_the_plan_that_breaks_the_fewest_breaks_as_few_as_any(seed: int) -> None:
    problem = draw(seed, musts=7, largest=5, anys=seed % 3)
    result = fewest(problem, 1, LONGER)
    assert is_matching(problem, result.plan)
    assert wrong(problem, result.plan) == min(wrong(problem, p) for p in every_plan(problem))
    assert result.broken == broken(problem, result.plan)
    assert result.cost == score(problem, result.plan)


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_a_softened_must_outweighs_all_wishes(seed: int) -> None:
    problem = draw(seed, largest=4, anys=seed % 3)
    soft = softened(problem)
    plans = sorted(every_plan(problem), key=lambda plan: score(soft, plan))
    assert not soft.musts
    assert [wrong(problem, p) for p in plans] == sorted(wrong(problem, p) for p in plans)


def test_the_rules_that_cannot_hold_together_are_named_and_no_other() -> None:
    assert arrange(impossible(), 1, SHORT) == Contradiction((3, 5), True)


def test_on_request_a_contradiction_gives_the_plan_that_breaks_the_fewest() -> None:
    assert fewest(impossible(), 1, SHORT) == Arranged((0, 1, 2), 1, (5,), True)


def test_a_good_plan_to_start_from_is_never_made_worse() -> None:
    problem = make(recipe("base", 20), 3)
    first = arrange(problem, 1, Effort(chains=8, rounds=6))
    assert isinstance(first, Arranged)
    again = arrange(problem, 2, Effort(chains=2, rounds=1), start=first.plan)
    assert isinstance(again, Arranged)
    assert again.cost <= first.cost


def test_a_plan_that_breaks_a_must_is_no_start() -> None:
    problem = make(recipe("base", 20), 3)
    bad = tuple(range(20))
    assert broken(problem, bad)
    result = arrange(problem, 2, SHORT, start=bad)
    assert isinstance(result, Arranged)
    assert broken(problem, result.plan) == ()


def test_a_start_of_another_class_is_no_start() -> None:
    problem = make(recipe("base", 20), 3)
    assert arrange(problem, 2, SHORT, start=(1, 2)) == arrange(problem, 2, SHORT)


def test_the_first_legal_plan_is_told_at_once_and_a_stop_keeps_the_best() -> None:
    problem = make(recipe("apart", 20), 3)
    told: list[tuple[Plan, int]] = []
    result = arrange(
        problem, 1, SHORT, better=lambda plan, cost: told.append((plan, cost)), stop=lambda: True
    )
    assert isinstance(result, Arranged)
    assert not result.whole
    assert told[0] == (told[0][0], score(problem, told[0][0]))
    assert told[-1] == (result.plan, result.cost)
    assert all(broken(problem, plan) == () for plan, _ in told)


def undecided(_: Problem, trials: int, allowance: Allowance) -> Verdict:
    """What the prover says when its trials or steps run out."""
    assert trials > 0
    assert not allowance.over
    return Verdict(None, False)


def test_where_the_prover_runs_out_of_trials_a_legal_plan_is_still_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "prove", undecided)
    problem = draw(7, musts=2)
    result = arrange(problem, 1, LONGER)
    assert isinstance(result, Arranged)
    assert (result.cost, result.broken) == (least(problem), ())


def test_where_nothing_is_decided_and_nothing_legal_found_the_fewest_are_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "prove", undecided)
    assert arrange(impossible(), 1, SHORT) == Arranged((0, 1, 2), 1, (5,), True)


def test_a_stop_while_a_legal_plan_is_looked_for_says_what_is_broken_so_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "prove", undecided)
    result = arrange(impossible(), 1, SHORT, stop=lambda: True)
    assert isinstance(result, Arranged)
    assert not result.whole
    assert result.broken == broken(impossible(), result.plan) != ()


def test_another_plan_is_legal_nearly_as_good_and_really_different() -> None:
    problem = make(recipe("base", 20), 5)
    first = arrange(problem, 1, Effort(chains=8, rounds=8))
    assert isinstance(first, Arranged)
    other = another(problem, [first.plan], 1, Effort(chains=8, rounds=8))
    assert other is not None
    assert broken(problem, other.plan) == ()
    assert sum(a != b for a, b in zip(first.plan, other.plan, strict=True)) >= 4
    assert other.cost == score(problem, other.plan)
    assert other.cost <= 1.25 * first.cost + 20


def test_there_is_no_other_plan_where_all_are_pinned() -> None:
    musts = tuple(SeatMust(n, (n,), frozenset({n})) for n in range(3))
    assert (
        another(Problem(np.zeros((3, 3), dtype=np.int64), (), musts), [(0, 1, 2)], 1, SHORT) is None
    )


def test_there_is_no_other_plan_where_there_is_none() -> None:
    never = np.ones((3, 3), dtype=np.bool_)
    problem = Problem(np.zeros((3, 3), dtype=np.int64), (), (PairMust(0, ((0, 1),), never),))
    assert another(problem, [], 1, SHORT) is None
