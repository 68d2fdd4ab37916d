"""Arranging a class: the best plan that keeps every must, another, a better one, the least broken.

Plans of small classes are held against every plan there is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging import arrange as core
from seatingapp.arranging.classroom.judging import hundredths, judge
from seatingapp.arranging.classroom.places import seats_missing
from seatingapp.arranging.classroom.working import arrange_class, fewest_broken, prove_best
from seatingapp.arranging.prover import Verdict
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Balance,
    FewMoves,
    InArea,
    Kind,
    Measure,
    Near,
    Together,
)
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Outcome, Proof
from tests.unit.arranging.classroom.drawn import draw, members, room, setting_of

FRONT = Area(zone="Front row")
AMIR, BEN, CARA, DAN = range(101, 105)
SHORT = 0.02
SMALL = room(Template.ROWS_OF_DOUBLES, 1, 3)

Seated = Mapping[int, Occupant]


def school_class() -> Setting:
    """Twenty pupils with 13 rules that can hold."""
    return draw(11, pupils=20, rules=14, musts=0.3, layout=room(Template.ROWS_OF_DOUBLES, 4, 3))


def every_plan(setting: Setting) -> Iterator[dict[int, Occupant]]:
    """All plans that leave the pinned, and whoever may not be moved, where they are."""
    movable = setting.movable
    kept = {
        seat: o
        for seat, o in setting.seated.items()
        if o.pinned or (movable is not None and o.pupil_id not in movable)
    }
    stay = {o.pupil_id for o in kept.values()}
    here = {o.pupil_id for o in setting.seated.values()}
    free = [
        m.pupil_id
        for m in setting.members
        if m.pupil_id not in stay
        and m.pupil_id not in setting.left_out
        and (movable is None or m.pupil_id in movable or m.pupil_id in here)
    ]
    seats = [p.seat_id for p in setting.layout.places() if p.seat_id not in kept]
    for plan in permutations(seats, len(free)):
        yield kept | dict(zip(plan, map(Occupant, free), strict=True))


def broken(setting: Setting, seated: Seated) -> int:
    return len(judge(setting, seated).broken_musts)


def where(seated: Seated) -> dict[int, int]:
    return {o.pupil_id: seat for seat, o in seated.items()}


def moved(before: Seated, after: Seated) -> int:
    return sum(where(after)[p] != seat for p, seat in where(before).items())


@given(st.integers(0, 1_000_000))
@settings(max_examples=25, deadline=None)
def test_the_plan_is_a_matching_that_keeps_musts_and_pins_and_no_plan_wins_more(seed: int) -> None:
    setting = draw(seed, pupils=5, rules=6, musts=0.4, layout=SMALL)
    outcome = arrange_class(setting, seed, SHORT)
    legal = [p for p in every_plan(setting) if not broken(setting, p)]
    if outcome.clash is not None:
        assert not legal
        return
    seated = outcome.seated
    assert sorted(where(seated)) == [m.pupil_id for m in setting.members]
    assert seated.keys() <= {p.seat_id for p in setting.layout.places()}
    assert all(seated[s] == o for s, o in setting.seated.items() if o.pinned)
    assert outcome == Outcome(seated, judge(setting, seated), seed)
    assert not outcome.judgement.broken_musts
    assert hundredths(setting, seated) == max(hundredths(setting, p) for p in legal)


@given(st.integers(0, 1_000_000))
@settings(max_examples=12, deadline=None)
def test_a_wish_more_never_makes_a_must_break(seed: int) -> None:
    setting = draw(seed, pupils=5, rules=4, musts=0.7, layout=SMALL)
    more = draw(seed + 1, pupils=5, rules=4, musts=0.0, layout=SMALL).rules
    wishes = tuple(replace(rule, uid=f"more-{rule.uid}") for rule in more)
    before = arrange_class(setting, 1, SHORT)
    after = arrange_class(replace(setting, rules=setting.rules + wishes), 1, SHORT)
    assert (before.clash is None) is (after.clash is None)
    assert not after.judgement.broken_musts


@given(st.integers(0, 1_000_000), st.integers(0, 3))
@settings(max_examples=20, deadline=None)
def test_only_who_may_be_moved_moves_and_only_they_get_a_seat(seed: int, count: int) -> None:
    setting = draw(seed, pupils=5, rules=5, musts=0.2, present=0.7, layout=SMALL)
    movable = frozenset(m.pupil_id for m in setting.members[:count])
    movable |= {m.pupil_id for m in setting.members} - where(setting.seated).keys()
    setting = replace(setting, movable=movable)
    outcome = arrange_class(setting, 1, SHORT)
    legal = [p for p in every_plan(setting) if not broken(setting, p)]
    assert (outcome.clash is None) is bool(legal)
    if outcome.clash is None:
        before, after = where(setting.seated), where(outcome.seated)
        assert {p: s for p, s in after.items() if p not in movable} == {
            p: s for p, s in before.items() if p not in movable
        }
        assert after.keys() == before.keys() | movable


def test_the_same_seed_gives_the_same_plan_and_without_a_class_there_is_an_empty_one() -> None:
    setting = school_class()
    first = arrange_class(setting, 7, 0.1)
    assert first == arrange_class(setting, 7, 0.1)
    assert first.whole
    assert arrange_class(Setting(SMALL, ()), 1, SHORT) == Outcome(seed=1)


def test_too_few_seats_are_refused_with_how_many_are_missing_until_somebody_is_left_out() -> None:
    setting = setting_of(SMALL, members(8))
    assert seats_missing(setting) == 2
    with pytest.raises(Refusal, match="There are 2 seats too few"):
        arrange_class(setting, 1, SHORT)
    chosen = replace(setting, left_out=frozenset({AMIR, BEN}))
    assert seats_missing(chosen) == 0
    assert AMIR not in where(arrange_class(chosen, 1, SHORT).seated)


def test_better_plans_are_told_while_they_are_found_and_a_stop_keeps_the_best() -> None:
    setting = school_class()
    told: list[tuple[Seated, int]] = []
    whole = arrange_class(setting, 1, 0.1, better=lambda plan, score: told.append((plan, score)))
    scores = [score for _, score in told]
    assert scores == sorted(scores)
    assert all(judge(setting, plan).score == score for plan, score in told)
    assert all(not broken(setting, plan) for plan, _ in told)
    assert (whole.judgement.score, whole.whole) == (scores[-1], True)
    told.clear()
    ended = arrange_class(
        setting,
        1,
        100.0,
        better=lambda plan, score: told.append((plan, score)),
        stop=lambda: len(told) > 1,
    )
    assert not ended.whole
    assert ended.judgement.score >= told[-1][1]


@given(st.integers(0, 1_000_000))
@settings(max_examples=12, deadline=None)
def test_improving_is_never_worse_and_never_breaks_a_must(seed: int) -> None:
    setting = draw(seed, pupils=5, rules=6, musts=0.3, present=0.8, layout=SMALL)
    now = judge(setting, setting.seated)
    outcome = arrange_class(setting, 1, SHORT, improve=True)
    if outcome.clash is None:
        assert not outcome.judgement.broken_musts
        if len(setting.seated) == len(setting.members) and not now.broken_musts:
            assert outcome.judgement.score >= now.score


def test_improving_moves_nobody_for_nothing() -> None:
    present = {1: Occupant(AMIR), 4: Occupant(BEN), 6: Occupant(CARA), 2: Occupant(DAN)}
    setting = setting_of(SMALL, members(4), seated=present)
    assert arrange_class(setting, 1, SHORT, improve=True).seated == dict(sorted(present.items()))
    wish = (InArea((AMIR,), Area(seats=frozenset({6}))), Strength.LOW)
    better = arrange_class(
        setting_of(SMALL, members(4), wish, seated=present), 1, SHORT, improve=True
    )
    assert where(better.seated)[AMIR] == 6
    assert moved(present, better.seated) == 2


def test_improving_a_plan_that_breaks_a_must_moves_as_few_as_it_takes() -> None:
    present = {1: Occupant(AMIR), 2: Occupant(BEN), 6: Occupant(CARA)}
    rule = (Apart((AMIR, BEN)), Strength.MUST)
    setting = setting_of(SMALL, members(4), rule, seated=present)
    outcome = arrange_class(setting, 1, SHORT, improve=True)
    assert moved(present, outcome.seated) == 1
    assert DAN in where(outcome.seated)
    never = setting_of(SMALL, members(4), (Apart((AMIR, BEN), 50.0), Strength.MUST), seated=present)
    assert arrange_class(never, 1, SHORT, improve=True).clash is not None


def test_another_plan_is_as_legal_nearly_as_good_and_really_different_from_all_seen() -> None:
    setting = school_class()
    pinned = sum(o.pinned for o in setting.seated.values())
    seen = [arrange_class(setting, 1, 0.1)]
    for _ in range(3):
        other = arrange_class(setting, 1, 0.1, avoid=[o.seated for o in seen])
        assert not other.judgement.broken_musts
        for known in seen:
            assert moved(known.seated, other.seated) * 4 >= 20 - pinned
        assert other.judgement.score >= 0.7 * seen[0].judgement.score
        seen.append(other)


def test_another_plan_than_a_half_finished_one_differs_from_what_there_is_of_it() -> None:
    setting = setting_of(SMALL, members(5))
    half = {1: Occupant(AMIR), 2: Occupant(BEN)}
    other = arrange_class(setting, 1, SHORT, avoid=[half])
    assert all(half.get(seat) != occupant for seat, occupant in other.seated.items())


def test_another_plan_is_different_even_where_everybody_sits_on_the_wished_seat() -> None:
    wishes = [
        (InArea((pupil,), Area(seats=frozenset({seat}))), Strength.HIGH)
        for pupil, seat in ((AMIR, 1), (BEN, 2), (CARA, 3), (DAN, 4))
    ]
    setting = setting_of(SMALL, members(4), *wishes)
    first = arrange_class(setting, 1, SHORT)
    other = arrange_class(setting, 1, SHORT, avoid=[first.seated])
    assert (first.judgement.score, other.judgement.score) == (36, 27)
    assert moved(first.seated, other.seated) == 1


def test_where_nobody_can_sit_elsewhere_the_other_plan_is_the_one_seen() -> None:
    setting = setting_of(
        SMALL,
        members(2),
        (InArea((AMIR,), Area(seats=frozenset({1, 2}))), Strength.MUST),
        (InArea((BEN,), Area(seats=frozenset({2}))), Strength.MUST),
    )
    first = arrange_class(setting, 1, SHORT)
    assert arrange_class(setting, 1, SHORT, avoid=[first.seated]).seated == first.seated


def test_where_all_are_pinned_the_other_plan_is_the_same_and_a_clash_is_one_again() -> None:
    pinned = {1: Occupant(AMIR, True), 2: Occupant(BEN, True)}
    setting = setting_of(SMALL, members(2), seated=pinned)
    assert arrange_class(setting, 1, SHORT, avoid=[pinned]).seated == pinned
    never = setting_of(SMALL, members(2), (Apart((AMIR, BEN), 50.0), Strength.MUST))
    assert arrange_class(never, 1, SHORT, avoid=[pinned]).clash is not None


def test_a_stop_while_another_plan_is_looked_for_gives_the_plan_so_far() -> None:
    setting = setting_of(SMALL, members(2), (Together((AMIR, BEN)), Strength.HIGH))
    first = arrange_class(setting, 1, SHORT)
    other = arrange_class(setting, 1, SHORT, avoid=[first.seated], stop=lambda: True)
    assert sorted(where(other.seated)) == [AMIR, BEN]


def test_a_try_that_was_stopped_takes_no_place_of_a_better_one_that_was_finished() -> None:
    first = arrange_class(school_class(), 1, 0.1).seated
    few = (FewMoves(), Strength.HIGH)
    wish = setting_of(SMALL, (), few).rules[0]
    stay = replace(school_class(), seated=first, rules=(*school_class().rules, wish))
    asked = 0
    last = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > last > 0

    whole = arrange_class(stay, 1, 0.1, avoid=[first], stop=stop)
    assert whole.whole
    every = asked  # in several tries: where everybody had better stay, one is not enough
    for part in (0.4, 0.5, 0.67, 0.8):
        asked, last = 0, round(part * every)
        ended = arrange_class(stay, 1, 0.1, avoid=[first], stop=stop)
        assert not ended.whole
        assert ended.judgement.score >= 0.85 * whole.judgement.score


@given(st.integers(0, 1_000_000))
@settings(max_examples=30, deadline=None)
def test_the_plan_that_breaks_the_fewest_moves_nobody_pinned(seed: int) -> None:
    setting = draw(seed, pupils=5, rules=6, musts=1.0, pins=0.3, layout=SMALL)
    outcome = fewest_broken(setting, 1, 0.1)
    assert all(outcome.seated[s] == o for s, o in setting.seated.items() if o.pinned)
    assert sorted(where(outcome.seated)) == [m.pupil_id for m in setting.members]
    if any(not broken(setting, plan) for plan in every_plan(setting)):
        assert not outcome.judgement.broken_musts
    assert outcome.fewest is bool(outcome.judgement.broken_musts)


def test_of_two_musts_that_contradict_each_other_one_is_kept() -> None:
    apart = (Apart((AMIR, BEN), 50.0), Strength.MUST)
    setting = setting_of(SMALL, members(3), apart, (Together((AMIR, CARA)), Strength.MUST))
    outcome = fewest_broken(setting, 1, SHORT)
    assert [v.rule.kind for v in outcome.judgement.broken_musts] == [apart[0]]
    assert outcome.fewest
    assert fewest_broken(setting, 1, 100.0, stop=lambda: True).whole is False


def test_one_rule_that_is_broken_in_many_pairs_is_less_than_two_that_are_broken_in_one() -> None:
    """Four want one table of four, of which one is pinned there; two others want chairs of it."""
    layout = room(Template.GROUPS_OF_FOUR, 1, 2)
    table = Together((AMIR, BEN, CARA, DAN), Near.TABLE)
    asked: list[tuple[Kind, Strength]] = [
        (table, Strength.MUST),
        *(
            (InArea((pupil,), Area(seats=frozenset({seat}))), Strength.MUST)
            for pupil, seat in ((105, 1), (106, 2))
        ),
    ]
    setting = setting_of(layout, members(6), *asked, seated={3: Occupant(AMIR, True)})
    outcome = fewest_broken(setting, 1, 0.1)
    assert [v.rule.kind for v in outcome.judgement.broken_musts] == [table]


def undecided(*_: object) -> Verdict:
    return Verdict(None, False)


def test_where_it_is_not_decided_in_time_the_plan_says_so_and_not_that_none_keeps_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "prove", undecided)
    setting = setting_of(SMALL, members(3), (Apart((AMIR, BEN), 50.0), Strength.MUST))
    for improve in (False, True):
        outcome = arrange_class(setting, 1, SHORT, improve=improve)
        assert (outcome.fewest, outcome.undecided) == (True, True)
        assert len(outcome.judgement.broken_musts) == 1
    assert not fewest_broken(setting, 1, SHORT).undecided  # is asked for when that was shown


def test_a_stop_before_a_plan_that_keeps_the_musts_was_found_leaves_it_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "prove", undecided)
    setting = setting_of(SMALL, members(3), (Apart((AMIR, BEN), 50.0), Strength.MUST))
    outcome = arrange_class(setting, 1, SHORT, stop=lambda: True)
    assert (outcome.whole, outcome.undecided) == (False, True)


@given(st.integers(0, 1_000_000))
@settings(max_examples=15, deadline=None)
def test_no_plan_scores_more_than_the_proof_says(seed: int) -> None:
    setting = draw(seed, pupils=5, rules=5, musts=0.3, layout=SMALL)
    legal = [p for p in every_plan(setting) if not broken(setting, p)]
    if not legal:
        return
    proof = prove_best(setting, legal[0], 5.0)
    best = max(judge(setting, plan).score for plan in legal)
    assert proof.at_most is not None
    assert proof.at_most >= best
    first = judge(setting, legal[0]).score
    found = first if proof.seated is None else judge(setting, proof.seated).score
    assert found > first or proof.seated is None
    assert proof.proved is (found == proof.at_most)
    if proof.proved:
        assert found == best


def test_nothing_is_proved_of_half_a_plan_or_of_one_that_breaks_a_must_or_after_a_stop() -> None:
    setting = setting_of(SMALL, members(2), (Apart((AMIR, BEN)), Strength.MUST))
    near, far = ({1: Occupant(AMIR), s: Occupant(BEN)} for s in (2, 6))
    assert prove_best(setting, {1: Occupant(AMIR)}, 1.0).at_most is None
    assert prove_best(setting, near, 1.0).at_most is None
    assert prove_best(setting, far, 1.0, stop=lambda: True).at_most is None
    assert prove_best(setting, far, 1.0).proved
    large = school_class()
    assert prove_best(large, arrange_class(large, 1, SHORT).seated, 0.0).at_most is None


def test_a_plan_that_grants_every_wish_is_proved_although_the_bound_is_higher() -> None:
    layout, pupils = room(Template.GROUPS_OF_FOUR, 2, 3), members(12, random.Random(12))
    setting = setting_of(layout, pupils, (Balance(Measure.PRAISE), Strength.HIGH))
    outcome = arrange_class(setting, 1, SHORT)
    most = outcome.judgement.most
    assert outcome.judgement.score == most == 54
    # Squares of sums are bounded badly: in so short a time the solver allows for more than all.
    assert prove_best(setting, outcome.seated, 0.1) == Proof(most, proved=True)


def test_the_wish_to_move_few_is_weighed_against_other_wishes() -> None:
    present = {1: Occupant(AMIR), 2: Occupant(BEN)}
    setting = setting_of(
        SMALL,
        members(2),
        (FewMoves(), Strength.HIGH),
        (InArea((AMIR,), Area(seats=frozenset({6}))), Strength.LOW),
        seated=present,
    )
    assert arrange_class(setting, 1, SHORT).seated == present
