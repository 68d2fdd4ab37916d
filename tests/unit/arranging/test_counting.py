"""What counting rules out cannot be, in small rooms where every plan is tried."""

from __future__ import annotations

import itertools
import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.allowance import ASK, GRACE, Allowance
from seatingapp.arranging.counting import Crowd, crowds, needs
from seatingapp.arranging.domains import Musts
from seatingapp.arranging.problem import AnyMust, Must, PairMust, Problem, SeatMust
from seatingapp.arranging.prover import Contradiction, Verdict, contradiction, prove, reason
from tests.benchmarks.arranging import contradictions
from tests.unit.arranging.small_problems import legal_plans

LINE = np.abs(np.subtract.outer(np.arange(12), np.arange(12)))  # twelve seats in a line


def crowded_room(seed: int) -> Problem:
    """Some need one of the last pupils (or chairs) beside them, some must all be apart."""
    lots = random.Random(seed)
    seats = lots.randint(4, 6)
    line = LINE[:seats, :seats]
    desk = np.arange(seats) // lots.choice([2, 3, seats])
    near = (line == 1) & np.equal.outer(desk, desk)
    pupils = lots.randint(3, seats)
    last = pupils - lots.randint(1, 2)
    musts: list[Must] = []
    for pupil in range(last):
        if lots.random() < 0.6:
            musts.append(AnyMust(len(musts), pupil, tuple(range(last, pupils)), near))
        if lots.random() < 0.3:
            some = frozenset(lots.sample(range(seats), 3))
            musts.append(SeatMust(len(musts), (pupil,), some))
    far = line < lots.randint(2, 3)
    apart = lots.sample(range(pupils), lots.randint(0, min(pupils, 4)))
    for pair in itertools.combinations(apart, 2):
        musts.append(PairMust(len(musts), (pair,), far))
    return Problem(np.zeros((pupils, seats), dtype=np.int64), (), tuple(musts))


@given(st.integers(0, 100_000))
@settings(max_examples=60, deadline=None)
def test_counting_rules_out_only_what_no_plan_keeps_and_reasons_stay_minimal(seed: int) -> None:
    problem = crowded_room(seed)
    legal = legal_plans(problem)
    musts = Musts(problem)
    if legal:
        crowded = crowds(musts)
        assert not any(crowd.hopeless(musts.domains) for crowd in crowded)
        assert not any(need.overrun(musts.domains) for need in needs(musts, crowded))
    assert (prove(problem).plan is not None) == bool(legal)
    found = contradiction(problem)
    assert (found is None) == bool(legal)
    if found is not None:
        assert found.minimal
        assert not legal_plans(problem.only(found.rules))
        for rule in found.rules:
            assert legal_plans(problem.only(set(found.rules) - {rule}))


def test_chairs_take_seats_from_those_who_need_them_beside_them() -> None:
    """Five in a row of six leave one seat for a chair, beside two of them; three need one."""
    row, chairs = frozenset(range(6)), (5, 6, 7, 8)
    beside = LINE == 1
    beside[5, 6] = beside[6, 5] = False  # an aisle after the row
    places = [SeatMust(n, (n,), row) for n in range(5)]
    wishes = [AnyMust(5 + n, n, chairs, beside) for n in range(5)]
    problem = Problem(np.zeros((9, 12), dtype=np.int64), (), (*places, *wishes))
    assert prove(problem, trials=1) == Verdict(None, True)
    found = contradiction(problem)
    assert found is not None
    assert found.minimal
    assert found.rules[:5] == (0, 1, 2, 3, 4)
    assert len(found.rules) == 8  # and any three of the others


def test_one_chair_is_beside_one_only_of_those_who_must_be_apart() -> None:
    """Three who must be three seats apart need a chair each, and there are two."""
    musts: list[Must] = [AnyMust(n, n, (3, 4), LINE == 1) for n in range(3)]
    musts.append(PairMust(3, ((0, 1), (0, 2), (1, 2)), LINE < 3))
    problem = Problem(np.zeros((5, 12), dtype=np.int64), (), tuple(musts))
    assert prove(problem, trials=1) == Verdict(None, True)
    assert contradiction(problem) == Contradiction((0, 1, 2, 3), True)


def test_a_crowd_is_found_hopeless_where_blocks_leave_it_open_and_made_small() -> None:
    """A ring of five seats, each close to the next two of four others: two fit, not three."""
    ring = tuple(sum(1 << (seat + step) % 5 for step in (-1, 0, 1)) for seat in range(5))
    crowd = Crowd((0, 1, 2, 3), ring)
    domains = [31] * 4
    assert crowd.room(31, 9) == 3
    assert not Crowd((0, 1, 2), ring).crowded(domains)
    assert Crowd((0, 1, 2), ring).hopeless(domains)
    assert not Crowd((0, 1), ring).hopeless(domains)
    assert len(crowd.least(domains).pupils) == 3


def test_a_rule_for_every_two_of_twelve_is_answered_with_as_few_as_are_too_many() -> None:
    line = contradictions.run("pairs", "base", 20, 1)
    assert (line["holds"], line["minimal"], line["found"]) == (True, True, 21)


def test_too_many_chairs_in_front_are_named_among_other_rules() -> None:
    line = contradictions.run("chairs", "base", 36, 1)
    assert (line["holds"], line["minimal"]) == (True, True)


def test_pupils_with_the_same_musts_are_not_tried_on_the_same_seats_again() -> None:
    """Seven who want a neighbour of two far from each other: two have room for four."""
    musts = Musts(crowded_room(1))
    assert all(pupil not in musts.twins(musts.domains, pupil) for pupil in range(3))
    beside = tuple(AnyMust(n, n, (4, 5, 6, 7), LINE == 11) for n in range(3))
    alike = Musts(Problem(np.zeros((8, 12), dtype=np.int64), (), beside))
    assert alike.twins(alike.domains, 0) == [1, 2]
    assert alike.twins(alike.domains, 4) == [5, 6, 7]
    assert alike.twins(alike.domains, 3) == []


def test_a_proof_asks_whether_to_stop_after_counted_steps_only() -> None:
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return False

    allowance = Allowance(10 * GRACE, stop)
    allowance.spend(GRACE - 1)
    assert not asked
    allowance.spend(1)
    allowance.spend(ASK - 1)
    assert len(asked) == 1
    allowance.spend(1)
    assert len(asked) == 2
    assert not allowance.over


def test_what_was_stopped_stays_stopped_and_a_part_spends_of_the_whole() -> None:
    answers = iter([True])
    allowance = Allowance(10 * GRACE, lambda: next(answers))
    part = allowance.part(GRACE)
    part.spend(GRACE)
    allowance.spend(GRACE)  # is not asked again
    assert part.over
    assert allowance.over
    assert (part.spent, allowance.spent) == (GRACE, 2 * GRACE)


def ring_of_rules() -> Problem:
    """Five in a ring, each exactly beside the next: in one line that cannot be."""
    musts = tuple(PairMust(n, ((n, (n + 1) % 5),), LINE != 1) for n in range(5))
    return Problem(np.zeros((5, 12), dtype=np.int64), (), musts)


def test_a_proof_without_steps_left_says_nothing_and_a_reason_what_it_has() -> None:
    nothing = Allowance(0)
    assert prove(ring_of_rules(), allowance=nothing) == Verdict(None, False)
    assert contradiction(ring_of_rules(), nothing) is None
    assert reason(ring_of_rules(), nothing) == Contradiction((0, 1, 2, 3, 4), False)
    assert reason(ring_of_rules(), Allowance(10 * GRACE)) == Contradiction((0, 1, 2, 3, 4), True)
