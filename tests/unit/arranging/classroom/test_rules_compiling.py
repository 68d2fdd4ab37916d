"""The problem that rules are written as: its numbers, its musts, and how few its terms are."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.classroom.alike_checks import shared_out
from seatingapp.arranging.classroom.compiling import compiled
from seatingapp.arranging.classroom.ground import ground
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.matrices import nearer
from seatingapp.arranging.classroom.meaning import check_of
from seatingapp.arranging.classroom.scene import Scene, stays
from seatingapp.arranging.classroom.shares import Nearer
from seatingapp.arranging.problem import SeatMust, allowed_seats, broken
from seatingapp.arranging.prover import Contradiction, contradiction, prove
from seatingapp.domain.errors import Refusal
from seatingapp.domain.neighbours import metres
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.rule import Rule, Strength
from seatingapp.domain.rules.setting import Member, Setting
from tests.unit.arranging.classroom.rule_settings import rule
from tests.unit.domain.layouts import ROOMS

DOUBLES = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
CLASS = tuple(Member(p, f"Pupil {p}") for p in range(1, 6))
FRONT = rule(k.InArea((1, 2), k.Area("Front row")), number=0)
LOW = rule(k.FewMoves(), Strength.LOW, 1)
NOW = {1: Occupant(1, True), 2: Occupant(2), 5: Occupant(3)}


def setting_of(*rules: Rule, **more: object) -> Setting:
    return replace(Setting(DOUBLES, CLASS, rules, NOW), **more)  # type: ignore[arg-type]


def test_rules_have_the_numbers_of_their_order_and_pins_come_after_them() -> None:
    made = compiled(setting_of(FRONT, LOW))
    assert [r.uid for r in made.rules] == ["rule 0", "rule 1", "pin-1"]
    assert made.problem.rules == (0, 2)
    assert made.pupil_ids == (1, 2, 3, 4, 5)
    assert made.seat_ids == (1, 2, 3, 4, 5, 6, 7, 8)


def test_a_rule_that_is_not_active_has_no_number() -> None:
    made = compiled(setting_of(replace(FRONT, active=False), LOW))
    assert [r.uid for r in made.rules] == ["rule 1", "pin-1"]
    assert made.problem.rules == (1,)


def test_who_may_not_move_has_a_must_that_is_found_from_the_end() -> None:
    made = compiled(setting_of(FRONT, movable=frozenset({4, 5})))
    assert made.problem.rules == (-2, -1, 0, 1)
    assert [made.rules[n].uid for n in (-1, -2)] == ["stays-2", "stays-3"]
    assert all(stays(made.rules[n]) for n in (-1, -2))
    assert not any(stays(made.rules[n]) for n in (0, 1))
    allowed = allowed_seats(made.problem)
    assert [int(n) for n in allowed.sum(1)] == [1, 1, 1, 8, 8]


def test_who_may_not_move_and_has_no_seat_is_no_pupil_of_the_problem() -> None:
    assert compiled(setting_of(movable=frozenset({5}))).pupil_ids == (1, 2, 3, 5)


def test_rules_are_blamed_before_those_who_were_not_to_move() -> None:
    apart = (rule(k.InArea((4,), k.Area(seats=frozenset({seat}))), number=seat) for seat in (7, 8))
    made = compiled(setting_of(*apart, movable=frozenset({1, 4, 5})))
    found = contradiction(made.problem)
    assert isinstance(found, Contradiction)
    assert found.rules == (0, 1)


def test_who_gets_no_seat_is_no_pupil_of_the_problem_and_not_pinned() -> None:
    made = compiled(setting_of(FRONT, left_out=frozenset({1})))
    assert made.pupil_ids == (2, 3, 4, 5)
    assert made.problem.rules == (0,)
    assert made.pinned == frozenset()


def test_pins_are_kept_in_a_plan_and_seats_are_in_order() -> None:
    made = compiled(setting_of())
    seated = made.seated_of((0, 6, 3, 2, 5))
    assert list(seated) == [1, 3, 4, 6, 7]
    assert seated[1] == Occupant(1, True)
    assert seated[7] == Occupant(2, False)
    assert made.plan_of(seated) == (0, 6, 3, 2, 5)
    assert made.plan_of(NOW) is None
    assert made.plan_of({**seated, 99: Occupant(77)}) == (0, 6, 3, 2, 5)


def test_fewer_seats_than_pupils_are_refused_with_how_many_are_missing() -> None:
    many = tuple(Member(p, f"Pupil {p}") for p in range(1, 11))
    with pytest.raises(Refusal, match="2 seats too few"):
        compiled(Setting(DOUBLES, many))
    with pytest.raises(Refusal, match="There is 1 seat too few"):
        compiled(Setting(DOUBLES, many, left_out=frozenset({4})))
    assert compiled(Setting(DOUBLES, many, left_out=frozenset({4, 5}))).problem.pupils == 8


def test_a_room_and_a_class_of_nobody_is_a_problem_too() -> None:
    made = compiled(Setting(RoomLayout(500, 500), ()))
    assert (made.problem.pupils, made.problem.seats, made.plan_of({})) == (0, 0, ())
    kinds: list[k.Kind] = [
        k.FacesBoard(),
        k.FromFront(),
        k.InOrder(),
        k.FewMoves(),
        k.NewNeighbours(),
        k.Alternate(Characteristic.SEX),
        k.Attainment(),
        k.Balance(k.Measure.PRAISE),
    ]
    everything = (rule(kind, how) for kind in kinds for how in (Strength.MUST, Strength.LOW))
    assert compiled(Setting(DOUBLES, (), tuple(everything))).credits.full == 0


def test_seats_that_must_stay_empty_are_nobodys() -> None:
    empty = rule(k.KeepEmpty(k.Area(seats=frozenset({7, 8}))), number=3)
    made = compiled(setting_of(empty))
    assert not allowed_seats(made.problem)[:, 6:].any()
    pinned = compiled(setting_of(empty, seated={7: Occupant(1, True)}))
    found = contradiction(pinned.problem)
    assert isinstance(found, Contradiction)
    assert found.rules == (0, 1)


def test_a_must_that_hangs_on_somebody_who_stays_without_a_seat_is_not_asked_for() -> None:
    friends = rule(k.Friends(3, (4, 5)))
    assert compiled(setting_of(friends)).problem.rules == (0, 1)
    assert compiled(setting_of(friends, movable=frozenset({1, 2, 3}))).problem.rules == (1,)


@pytest.mark.parametrize("strength", [Strength.MUST, Strength.LOW])
def test_rules_about_somebody_who_stays_without_a_seat_ask_for_nothing(strength: Strength) -> None:
    for kind in (
        k.InArea((4,), k.Area("Front row")),
        k.Apart((4, 1)),
        k.HelperBeside(4),
        k.Friends(4, (1, 2)),
    ):
        made = compiled(setting_of(rule(kind, strength), movable=frozenset({5})))
        assert 4 not in made.pupil_ids
        assert all(must.rule != 0 for must in made.problem.musts)
        assert (made.problem.pairs, made.problem.anys) == ((), ())
        assert not made.problem.linear.any()


def test_rules_about_the_same_nearness_are_one_term() -> None:
    day = dt.date(2026, 9, 1)
    wishes: list[k.Kind] = [
        k.Apart((1, 2)),
        k.Apart((3, 4)),
        k.Evidence((k.PairCount(1, 3, 1, 2, 3, 4),), day, day),
    ]
    rules = tuple(rule(kind, Strength.HIGH, n) for n, kind in enumerate(wishes))
    (term,) = compiled(setting_of(*rules)).problem.pairs
    assert int(term.weights.sum()) == 3 * 900
    assert set(np.unique(term.nearness)) == {0, 1}


def test_a_wish_that_cannot_be_lost_is_no_term() -> None:
    near = rule(k.Apart((1, 2), 0.1), Strength.HIGH)
    made = compiled(setting_of(near))
    assert made.problem.pairs == ()


def test_what_kind_of_rule_nobody_knows_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="no checks for str"):
        check_of(replace(LOW, kind="?"), Scene(setting_of()))  # type: ignore[arg-type]


def test_one_seat_must_stands_for_all_pupils_of_a_rule() -> None:
    made = compiled(setting_of(FRONT))
    (front,) = (m for m in made.problem.musts if m.rule == 0)
    assert isinstance(front, SeatMust)
    assert front.pupils == (0, 1)
    assert front.seats == frozenset(range(4))
    assert broken(made.problem, (0, 4, 5, 6, 7)) == (0,)


@pytest.mark.parametrize(
    ("numbers", "sizes", "alone", "expected"),
    [
        ((13, 12, 9), [6] * 6, 0, False),
        ((12, 12, 9), [6] * 6, 0, True),
        ((13, 12, 9), [6] * 6, 1, True),
        ((4, 3), [2, 2, 3], 0, True),
        ((4, 4), [2, 2, 3], 0, False),
        ((4, 4), [2, 2, 3], 1, True),
        ((3, 3, 1), [4, 2, 2], 0, False),
        ((3, 2, 1), [4, 2, 2], 0, True),
        ((), [], 0, True),
    ],
)
def test_counting_tells_whether_groups_can_be_shared_out(
    numbers: tuple[int, ...], sizes: list[int], alone: int, expected: bool
) -> None:
    assert shared_out(numbers, sizes, alone) is expected


def test_grouping_that_counting_rules_out_is_a_contradiction_of_its_own() -> None:
    room = from_template(Template.ROUND_TABLES, 2, 3)
    level = {Characteristic.PRIOR_ATTAINMENT: "H"}, {Characteristic.PRIOR_ATTAINMENT: "L"}
    pupils = tuple(Member(p, f"Pupil {p}", level[p > 13]) for p in range(1, 37))
    kind = k.Attainment(mix=False, within=k.Within.TABLE)
    found = contradiction(compiled(Setting(room, pupils, (rule(kind),))).problem)
    assert found == Contradiction((0,), True)
    fewer = Setting(room, pupils, (rule(kind),), left_out=frozenset({1}))
    assert contradiction(compiled(fewer).problem) is None


@given(ROOMS, st.integers(1, 400))
@settings(max_examples=30, deadline=None)
def test_distances_in_matrices_are_those_of_pairs_and_as_neighbours_tell_them(
    layout: RoomLayout, limit: int
) -> None:
    place = ground(layout)
    shares = Nearer(place.at, limit)
    at = np.array(list(place.at.values()), dtype=np.int64).reshape(-1, 2)
    lost = nearer(at, limit)
    for n, one in enumerate(place.seats):
        for m, other in enumerate(place.seats):
            assert lost[n, m] == shares.share(one, other)
    for other in place.seats[1:]:
        told = metres(layout, place.seats[0], other) * 100
        assert abs(place.centimetres(place.seats[0], other) - told) < 1.001


@pytest.mark.parametrize(("pupils", "asking", "chairs"), [(3, 1, 1), (5, 4, 3), (8, 2, 0)])
def test_chairs_that_stay_free_are_pupils_as_many_as_are_asked_for_and_seats_allow(
    pupils: int, asking: int, chairs: int
) -> None:
    members = tuple(Member(p, f"Pupil {p}") for p in range(1, pupils + 1))
    rules = tuple(rule(k.HelperBeside(p), number=p) for p in range(1, asking + 1))
    twice = rule(k.HelperBeside(1), Strength.HIGH, 9)
    made = compiled(Setting(DOUBLES, members, (*rules, twice)))
    assert made.pupil_ids == tuple(range(1, pupils + 1))
    assert made.problem.pupils == pupils + chairs
    assert len(made.problem.musts) == asking
    assert len(made.problem.anys) == 1
    assert not made.problem.linear[pupils:].any()


def test_a_whole_plan_gets_its_chairs_where_they_are_of_use_and_loses_them_again() -> None:
    rules = tuple(rule(k.HelperBeside(p), number=p) for p in (1, 2, 4))
    made = compiled(Setting(DOUBLES, CLASS[:4], rules))
    seated = {2: Occupant(1), 4: Occupant(2), 8: Occupant(3), 6: Occupant(4)}
    plan = made.plan_of(seated)
    assert plan is not None
    assert len(set(plan)) == made.problem.pupils == 7
    assert not broken(made.problem, plan)
    assert made.seated_of(plan) == seated


def test_a_pupil_between_somebody_pinned_and_a_free_chair_contradicts_nothing() -> None:
    """Whichever side the chair is on: a bench for three, and single desks in a row."""
    singles = from_template(Template.ROWS_OF_SINGLES, 2, 3)
    for layout in (row_of_blocks((3,), 2), singles):
        for other in (1, 3):
            pinned = {2: Occupant(1, True), other: Occupant(2, True)}
            setting = Setting(layout, CLASS[:3], (rule(k.HelperBeside(1)),), pinned)
            made = compiled(setting)
            assert contradiction(made.problem) is None
            found = prove(made.problem).plan
            assert found is not None
            assert not judge(setting, made.seated_of(found)).broken_musts


def test_mixing_is_asked_of_those_who_get_a_seat_where_somebody_else_stays_without_one() -> None:
    """Nobody may move but three; the one who is not seated and may not be is no company."""
    room = from_template(Template.GROUPS_OF_FOUR, 1, 2)
    prior = Characteristic.PRIOR_ATTAINMENT
    members = tuple(Member(p, f"Pupil {p}", {prior: v}) for p, v in enumerate("HHMM", 1))
    mix = rule(k.Attainment(mix=True, within=k.Within.TABLE))
    setting = Setting(room, members, (mix,), movable=frozenset({1, 2, 3}))
    made = compiled(setting)
    assert made.pupil_ids == (1, 2, 3)
    alike = made.plan_of({1: Occupant(1), 2: Occupant(2), 5: Occupant(3)})
    mixed = made.plan_of({1: Occupant(1), 2: Occupant(2), 3: Occupant(3)})
    assert alike is not None
    assert mixed is not None
    assert broken(made.problem, alike) == (0,)
    assert broken(made.problem, mixed) == ()
    only = compiled(replace(setting, movable=frozenset({1, 2})))
    assert only.problem.musts == ()
