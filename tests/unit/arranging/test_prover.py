"""The prover agrees with trying every plan, and its reasons cannot be made shorter."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.problem import Must, PairMust, Problem, SeatMust, broken, is_matching
from seatingapp.arranging.prover import contradiction, prove
from tests.unit.arranging.small_problems import draw, legal_plans

LINE = np.abs(np.subtract.outer(np.arange(8), np.arange(8)))  # eight seats in a line


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_the_prover_agrees_with_trying_every_plan(seed: int) -> None:
    problem = draw(seed, musts=8, largest=5)
    verdict = prove(problem)
    assert verdict.decided
    assert (verdict.plan is not None) == bool(legal_plans(problem))
    if verdict.plan is not None:
        assert is_matching(problem, verdict.plan)
        assert broken(problem, verdict.plan) == ()


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_without_any_one_rule_of_a_contradiction_the_others_can_hold(seed: int) -> None:
    problem = draw(seed, musts=9, largest=4)
    found = contradiction(problem)
    if legal_plans(problem):
        assert found is None
        return
    assert found is not None
    assert found.minimal
    assert not legal_plans(problem.only(found.rules))
    for rule in found.rules:
        assert legal_plans(problem.only(set(found.rules) - {rule}))


def test_three_pupils_for_two_seats_are_found_among_other_rules() -> None:
    front = frozenset({0, 1})
    musts: tuple[Must, ...] = (
        *(SeatMust(rule, (rule,), front) for rule in range(3)),
        PairMust(3, ((4, 5),), LINE < 3),
        SeatMust(4, (6,), frozenset({7})),
    )
    found = contradiction(Problem(np.zeros((7, 8), dtype=np.int64), (), musts))
    assert found is not None
    assert found.rules == (0, 1, 2)


def test_pupils_who_must_all_be_apart_are_counted_against_the_room() -> None:
    pairs = [(a, b) for a in range(6) for b in range(a)]
    musts = tuple(PairMust(n, (pair,), LINE < 2) for n, pair in enumerate(pairs))
    problem = Problem(np.zeros((6, 8), dtype=np.int64), (), musts)
    verdict = prove(problem, trials=1)  # decided by counting, without a trial
    assert (verdict.plan, verdict.decided) == (None, True)


def test_running_out_of_trials_is_said_and_not_taken_for_a_proof() -> None:
    pairs = [(a, b) for a in range(4) for b in range(a)]
    problem = Problem(np.zeros((4, 8), dtype=np.int64), (), (PairMust(0, tuple(pairs), LINE < 2),))
    assert not prove(problem, trials=1).decided
    assert prove(problem).plan is not None
    assert contradiction(problem) is None
