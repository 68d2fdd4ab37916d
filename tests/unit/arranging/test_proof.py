"""The bound is never above the best plan, and where it is reached the plan is the best."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging import milp
from seatingapp.arranging.problem import PairTerm, Problem, broken, score
from seatingapp.arranging.proof import bound
from seatingapp.arranging.prover import prove
from tests.benchmarks.arranging.classes import make, recipe
from tests.unit.arranging.small_problems import draw, least


@given(st.integers(0, 100_000))
@settings(max_examples=25, deadline=None)
def test_the_proof_finds_the_best_plan_of_a_small_problem(seed: int) -> None:
    problem = draw(seed, musts=2, largest=5, anys=seed % 5)
    start = prove(problem).plan
    if start is None:
        return
    found = bound(problem, start, seconds=20)
    assert found.proved
    assert found.cost == found.lowest == least(problem) == score(problem, found.plan)
    assert broken(problem, found.plan) == ()


@pytest.mark.parametrize("seats", [4, 6])
def test_pupils_of_a_few_kinds_are_counted_by_kind(seats: int) -> None:
    level = np.array([0, 0, 1, 1])
    alike = np.equal.outer(level, level).astype(np.int64)
    table = np.equal.outer(np.arange(seats) // 2, np.arange(seats) // 2).astype(np.int64)
    problem = Problem(
        np.zeros((4, seats), dtype=np.int64), (PairTerm(3 * alike, table), PairTerm(alike, table))
    )
    found = bound(problem, (0, 1, 2, 3), seconds=20)
    assert (found.cost, found.proved) == (least(problem), True)


def test_a_class_of_twenty_is_proved() -> None:
    problem = make(recipe("base", 20), 2)
    start = prove(problem).plan
    assert start is not None
    found = bound(problem, start, seconds=60)
    assert found.proved
    assert found.cost < score(problem, start)


def test_a_problem_too_large_to_prove_has_no_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milp, "COLUMNS", 3)
    problem = draw(3, musts=0)
    plan = tuple(range(problem.pupils))
    found = bound(problem, plan, seconds=1)
    assert (found.lowest, found.proved, found.plan) == (None, False, plan)
