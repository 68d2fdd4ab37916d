"""The prover agrees with trying every plan, and its reasons cannot be made shorter."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.problem import (
    AnyMust,
    Must,
    PairMust,
    Problem,
    SeatMust,
    broken,
    is_matching,
)
from seatingapp.arranging.prover import Contradiction, Verdict, contradiction, prove
from seatingapp.arranging.witnesses import needed_rules
from tests.benchmarks.arranging import contradictions
from tests.unit.arranging.small_problems import draw, every_plan, legal_plans

LINE = np.abs(np.subtract.outer(np.arange(8), np.arange(8)))  # eight seats in a line
WIDE = np.abs(np.subtract.outer(np.arange(16), np.arange(16)))


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_the_prover_agrees_with_trying_every_plan(seed: int) -> None:
    problem = draw(seed, musts=8, largest=5, anys=seed % 4)
    verdict = prove(problem)
    assert verdict.decided
    assert (verdict.plan is not None) == bool(legal_plans(problem))
    if verdict.plan is not None:
        assert is_matching(problem, verdict.plan)
        assert broken(problem, verdict.plan) == ()


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_without_any_one_rule_of_a_contradiction_the_others_can_hold(seed: int) -> None:
    problem = draw(seed, musts=9, largest=4, anys=seed % 5)
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


def ring() -> Problem:
    """Five pupils in a ring, each exactly beside the next: in one line that cannot be."""
    musts = tuple(PairMust(n, ((n, (n + 1) % 5),), LINE != 1) for n in range(5))
    return Problem(np.zeros((5, 8), dtype=np.int64), (), musts)


def test_running_out_of_trials_is_said_and_not_taken_for_a_proof() -> None:
    assert prove(ring(), trials=1) == Verdict(None, False)
    assert prove(ring()) == Verdict(None, True)


def test_a_possible_case_is_decided_in_as_many_trials_as_pupils_where_nothing_goes_wrong() -> None:
    problem = ring().only(range(4))
    verdict = prove(problem, trials=1)
    assert verdict.plan is not None
    assert broken(problem, verdict.plan) == ()
    assert contradiction(problem) is None


def test_a_small_contradiction_is_found_in_a_class_with_many_other_musts() -> None:
    for seed in (1, 2):
        line = contradictions.run("chain", "apart", 36, seed)
        assert (line["holds"], line["minimal"]) == (True, True)


@given(st.integers(0, 100_000))
@settings(max_examples=30, deadline=None)
def test_a_rule_is_called_needed_only_where_the_others_can_hold_without_it(seed: int) -> None:
    problem = draw(seed, musts=9, largest=4, anys=seed % 5)
    if legal_plans(problem):
        return
    for plan in itertools.islice(every_plan(problem), 8):
        for rule in needed_rules(problem, plan):
            assert legal_plans(problem.only(set(problem.rules) - {rule}))


def test_two_who_both_need_the_one_helper_at_hand_are_named() -> None:
    """Seats in a line: the helper in the corner has one neighbour, another rule has no part."""
    beside = LINE == 1
    musts: tuple[Must, ...] = (
        AnyMust(0, 1, (0,), beside),
        AnyMust(1, 2, (0,), beside),
        SeatMust(2, (0,), frozenset({0})),
        PairMust(3, ((3, 4),), LINE < 2),
    )
    found = contradiction(Problem(np.zeros((6, 8), dtype=np.int64), (), musts))
    assert found == Contradiction((0, 1, 2), True)


def test_pupils_who_need_a_helper_are_counted_against_the_seats_near_all_helpers() -> None:
    """Three helpers in a line have six seats beside them; seven pupils are too many at once."""
    musts = [AnyMust(n, n, (7, 8, 9), WIDE == 1) for n in range(7)]
    problem = Problem(np.zeros((10, 16), dtype=np.int64), (), tuple(musts))
    assert prove(problem, trials=1) == Verdict(None, True)
    assert contradiction(problem) == Contradiction(tuple(range(7)), True)
    verdict = prove(problem.only(range(6)))
    assert verdict.plan is not None
    assert broken(problem.only(range(6)), verdict.plan) == ()


def test_free_chairs_are_not_tried_in_every_order() -> None:
    """A pupil who may sit where no chair can be near, with seven chairs that are all alike."""
    ends = WIDE == 15
    musts: tuple[Must, ...] = (
        AnyMust(0, 0, tuple(range(2, 9)), ends),
        AnyMust(1, 1, tuple(range(2, 9)), ends),
    )
    problem = Problem(np.zeros((9, 16), dtype=np.int64), (), musts)
    assert prove(problem, trials=200) == Verdict(None, True)


def test_one_of_nobody_can_never_be_near() -> None:
    problem = Problem(np.zeros((2, 8), dtype=np.int64), (), (AnyMust(4, 0, (), LINE == 1),))
    assert prove(problem, trials=1) == Verdict(None, True)
    assert contradiction(problem) == Contradiction((4,), True)


def test_one_plan_shows_all_rules_of_a_crowd_to_be_needed() -> None:
    musts = tuple(SeatMust(n, (n,), frozenset({0, 1})) for n in range(3))
    assert needed_rules(Problem(np.zeros((3, 3), dtype=np.int64), (), musts), (0, 1, 2)) == {
        0,
        1,
        2,
    }
