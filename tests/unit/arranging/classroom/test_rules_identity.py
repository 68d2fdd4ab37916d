"""One identity holds compiling and judging together, and a third computation checks both."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.judging import Judge, hundredths, judge
from seatingapp.arranging.classroom.scene import stays
from seatingapp.arranging.problem import broken, is_matching, score
from seatingapp.domain.plans import Occupant
from seatingapp.domain.rules.kinds import (
    Area,
    FacesBoard,
    HelperBeside,
    InArea,
    KeepEmpty,
    pupils_in,
)
from seatingapp.domain.rules.rule import Rule
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Met
from tests.unit.arranging.classroom.rule_settings import KINDS, Case, cases, rule
from tests.unit.arranging.classroom.slow_rules import Whole, slow


@given(cases())
@settings(max_examples=60, deadline=None)
def test_what_a_plan_wins_is_all_there_is_less_what_it_costs(case: Case) -> None:
    made = compiled(case.setting)
    plan = made.plan_of(case.seated)
    assert plan is not None
    assert is_matching(made.problem, plan)
    judgement = judge(case.setting, case.seated)
    won = 100 * judgement.most - score(made.problem, plan)
    assert won == hundredths(case.setting, case.seated)
    assert judgement.score == won // 100 == made.points(score(made.problem, plan))
    assert judgement.score == sum(v.points for v in judgement.verdicts)
    assert made.credits.full == 100 * judgement.most


@given(cases())
@settings(max_examples=60, deadline=None)
def test_the_musts_that_a_plan_breaks_are_those_that_are_judged_broken(case: Case) -> None:
    made = compiled(case.setting)
    plan = made.plan_of(case.seated)
    assert plan is not None
    found = [made.rules[number] for number in broken(made.problem, plan)]
    judged = [verdict.rule for verdict in judge(case.setting, case.seated).broken_musts]
    assert sorted(r.uid for r in found if not stays(r)) == sorted(r.uid for r in judged)
    moved = {
        o.pupil_id
        for s, o in case.setting.seated.items()
        if not o.pinned and case.seated.get(s, Occupant(0)).pupil_id != o.pupil_id
    }
    held = set() if case.setting.movable is None else moved - case.setting.movable
    assert {pupils_in(r.kind)[0] for r in found if stays(r)} == held - case.setting.left_out


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_rule_comes_out_as_a_slow_recomputation_says(kind: type) -> None:
    """Pair by pair and seat by seat; among the others may be musts that keep seats empty."""

    @given(cases(KINDS[kind], most_rules=1), st.booleans())
    @settings(max_examples=60, deadline=None)
    def check(case: Case, keep: bool) -> None:
        closed = rule(KeepEmpty(Area(seats=frozenset(list(case.seated)[:1]))), number=9)
        chair = rule(HelperBeside(1), number=8)
        back = rule(InArea(tuple(range(1, 5)), Area("Front row"), inside=False), number=7)
        board = rule(FacesBoard(), number=6)
        more = (closed, chair, back, board) if keep else ()
        musts = (*case.setting.rules, *more)
        setting = replace(case.setting, rules=musts)
        _compare(case.setting.rules[0], setting, case.seated)

    check()


def _compare(asked: Rule, setting: Setting, seated: dict[int, Occupant]) -> None:
    expected = slow(asked, Whole(setting, {o.pupil_id: s for s, o in seated.items()}))
    (verdict, *_) = judge(setting, seated).verdicts
    made = compiled(setting)
    plan = made.plan_of(seated)
    assert plan is not None
    if expected is None:
        assert verdict.met is Met.IDLE, verdict
        assert (verdict.checks, verdict.most) == (0, 0)
        assert 0 not in made.problem.rules
    elif asked.is_must:
        assert (verdict.met is Met.BROKEN) == expected.broken, verdict
        assert (0 in broken(made.problem, plan)) == expected.broken
        assert verdict.met is not Met.IDLE
    else:
        assert hundredths(setting, seated) == expected.won, verdict
        assert made.credits.full - score(made.problem, plan) == expected.won


@given(cases(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_half_finished_plan_wins_credits_of_those_seated_less_what_they_cost(
    case: Case, data: st.DataObject
) -> None:
    made = compiled(case.setting)
    gone = data.draw(st.frozensets(st.sampled_from(sorted(case.seated))))
    half = {s: o for s, o in case.seated.items() if s not in gone}
    seat = {made.pupil_numbers[o.pupil_id]: made.seat_numbers[s] for s, o in half.items()}
    pay, problem = made.credits, made.problem
    won = pay.base
    for p, s in seat.items():
        won += int(pay.alone[p]) - int(problem.linear[p, s])
        for q, t in seat.items():
            if p != q:
                won += int(pay.together[p, q])
                won -= sum(int(term.weights[p, q] * term.nearness[s, t]) for term in problem.pairs)
    chairs = set(range(len(made.pupil_ids), problem.pupils))
    empty = set(range(problem.seats)) - set(seat.values())
    for wish in problem.anys:
        near = {seat[q] for q in wish.others if q in seat}
        if not wish.others or chairs & set(wish.others):
            near = empty
        if wish.pupil in seat and not any(wish.nearness[seat[wish.pupil], t] for t in near):
            won -= wish.weight
    judge_ = Judge(case.setting)
    assert won == judge_.won(half)
    assert 0 <= judge_.won(half) <= 100 * judge_.judgement(half).most


@given(cases(), st.data())
@settings(max_examples=60, deadline=None)
def test_taking_pupils_out_breaks_no_must_and_wins_nothing_in_any_wish_but_empty_seats(
    case: Case, data: st.DataObject
) -> None:
    whole_ = judge(case.setting, case.seated)
    gone = data.draw(st.sampled_from(sorted(case.seated)))
    half = judge(case.setting, {s: o for s, o in case.seated.items() if s != gone})
    for before, after in zip(whole_.verdicts, half.verdicts, strict=True):
        assert after.rule == before.rule
        assert after.most == before.most
        if before.rule.is_must and before.met is Met.MET:
            assert after.met is not Met.BROKEN


@given(cases())
@settings(max_examples=80, deadline=None)
def test_every_verdict_has_a_reason_and_tells_what_is_broken_where(case: Case) -> None:
    judgement = judge(case.setting, case.seated)
    for verdict in judgement.verdicts:
        assert verdict.reason
        assert 0 <= verdict.held <= verdict.checks
        assert 0 <= verdict.points <= verdict.most
        seats = {*verdict.seats, *(s for pair in verdict.pairs for s in pair)}
        assert seats <= set(case.seated)
        if verdict.met in (Met.BROKEN, Met.PARTLY):
            assert verdict.held < verdict.checks
            assert seats
        if verdict.met in (Met.MET, Met.IDLE):
            assert not seats


@given(cases())
@settings(max_examples=60, deadline=None)
def test_a_plan_comes_back_from_the_problem_as_it_went_in(case: Case) -> None:
    made = compiled(case.setting)
    plan = made.plan_of(case.seated)
    assert plan is not None
    back = made.seated_of(plan)
    assert {s: o.pupil_id for s, o in back.items()} == {
        s: o.pupil_id for s, o in case.seated.items()
    }
    pinned = {o.pupil_id for o in case.setting.seated.values() if o.pinned}
    assert all(o.pinned == (o.pupil_id in pinned) for o in back.values())
    (first, *_) = case.seated
    assert made.plan_of({s: o for s, o in case.seated.items() if s != first}) is None
