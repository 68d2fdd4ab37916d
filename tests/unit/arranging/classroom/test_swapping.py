"""The best swaps that are left: what judging every swap finds, and none that breaks a must."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.classroom import swapping
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.short_words import short_words
from seatingapp.arranging.classroom.swap_words import signed
from seatingapp.arranging.classroom.swapping import best_swaps, swapped
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Measure,
    NewNeighbours,
    Together,
)
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import Setting
from tests.unit.arranging.classroom.drawn import DAY, draw, members, room, setting_of

FRONT = Area(zone="Front row")
ALL = 10_000


def broken(setting: Setting, seated: dict[int, Occupant]) -> set[str]:
    return {v.rule.uid for v in judge(setting, seated).broken_musts}


def slow_swaps(setting: Setting) -> dict[tuple[int, int], tuple[int, int]]:
    """Musts mended and points won by each swap that is worth it, by judging every plan."""
    seated = dict(setting.seated)
    now, score = broken(setting, seated), judge(setting, seated).score
    found = {}
    for one, other in combinations([p.seat_id for p in setting.layout.places()], 2):
        there = [seated[s] for s in (one, other) if s in seated]
        if not there or any(o.pinned for o in there):
            continue
        after = swapped(seated, one, other)
        then = broken(setting, after)
        gain = judge(setting, after).score - score
        if then <= now and (then < now or gain > 0):
            found[one, other] = (len(now - then), gain)
    return found


@given(st.integers(0, 1_000_000), st.sampled_from([0.6, 1.0]))
@settings(max_examples=40, deadline=None)
def test_the_swaps_are_those_that_judging_every_plan_finds(seed: int, present: float) -> None:
    setting = draw(seed, pupils=7, rules=7, musts=0.5, present=present)
    expected = slow_swaps(setting)
    swaps = best_swaps(setting, setting.seated, ALL)
    assert all(expected[s.one, s.other][1] == s.gain for s in swaps)
    values = [expected[s.one, s.other] for s in swaps]
    assert values == sorted(values, reverse=True)
    both = {pair for pair in expected if set(pair) <= setting.seated.keys()}
    assert both <= {(s.one, s.other) for s in swaps}
    assert bool(swaps) == bool(expected)
    if expected:
        assert values[0] == max(expected.values())


def test_a_pupil_who_could_move_to_several_empty_seats_is_told_once() -> None:
    layout = room()
    (amir,) = members(1)
    wish = (InArea((amir.pupil_id,), FRONT), Strength.HIGH)
    setting = setting_of(layout, (amir,), wish, seated={8: Occupant(amir.pupil_id)})
    assert [swap.words for swap in best_swaps(setting, setting.seated)] == [
        "Move Amir to row 1, seat 1: Amir in the front row (+9)"
    ]


def test_a_swap_that_mends_a_must_is_told_first_even_where_it_costs_points() -> None:
    layout = room()
    amir, ben = members(2)
    setting = setting_of(
        layout,
        (amir, ben),
        (InArea((amir.pupil_id,), FRONT), Strength.MUST),
        (InArea((ben.pupil_id,), FRONT), Strength.LOW),
        (InArea((amir.pupil_id,), Area(seats=frozenset({8}))), Strength.LOW),
        seated={8: Occupant(amir.pupil_id), 1: Occupant(ben.pupil_id)},
    )
    first, second = best_swaps(setting, setting.seated, 2)
    assert first.words == "Move Amir to row 1, seat 2 to meet a must: Amir in the front row (−1)"
    assert (first.one, first.other, first.gain) == (2, 8, -1)
    assert second.words == "Swap Ben with Amir to meet a must: Amir in the front row (−2)"


def test_who_is_pinned_or_may_not_be_moved_stays_and_then_none_is_left() -> None:
    layout = room()
    amir, ben = members(2)
    wish = (InArea((amir.pupil_id, ben.pupil_id), FRONT), Strength.HIGH)
    seated = {8: Occupant(amir.pupil_id, True), 7: Occupant(ben.pupil_id)}
    setting = setting_of(layout, (amir, ben), wish, seated=seated)
    assert [(s.one, s.other) for s in best_swaps(setting, seated)] == [(1, 7)]
    kept = Setting(layout, setting.members, setting.rules, seated, movable=frozenset())
    assert best_swaps(kept, seated) == ()
    assert best_swaps(setting, {}) == ()


def test_a_stop_ends_the_search_in_a_hall_between_two_parts_of_it_without_a_statement() -> None:
    hall = room(Template.EXAM_HALL, 12, 12)
    seated = {place.seat_id: Occupant(101 + n) for n, place in enumerate(hall.places()) if n < 36}
    wish = (InArea((101,), Area(zone="Back row")), Strength.HIGH)
    setting = setting_of(hall, members(36), wish, seated=seated)
    assert [swap.gain for swap in best_swaps(setting, setting.seated)] == [9]
    asked = 0

    def stop() -> bool:
        nonlocal asked
        asked += 1
        return asked > 1

    assert best_swaps(setting, setting.seated, stop=stop) == ()
    assert asked <= 3


@pytest.mark.parametrize("part", [1, 7, 20])
def test_the_swaps_do_not_depend_on_how_many_are_looked_at_together(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting = draw(20, pupils=7, rules=7)
    whole = best_swaps(setting, setting.seated, ALL)
    assert len(whole) > 3
    monkeypatch.setattr(swapping, "CHUNK", part)
    assert best_swaps(setting, setting.seated, ALL) == whole


def test_points_have_their_sign_with_a_real_minus() -> None:
    assert [signed(n) for n in (6, 0, -2)] == ["+6", "±0", "−2"]


def test_in_a_hall_the_swaps_are_found_too() -> None:
    setting = draw(3, pupils=36, rules=20, layout=room(Template.ROWS_OF_SINGLES, 8, 8))
    now = judge(setting, setting.seated).score
    for swap in best_swaps(setting, setting.seated):
        after = swapped(setting.seated, swap.one, swap.other)
        assert judge(setting, after).score == now + swap.gain


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Apart((1, 2)), "P1 and P2 apart"),
        (Apart((1, 2, 3, 4)), "4 pupils apart"),
        (Together((1, 2)), "P1 and P2 together"),
        (InArea((1,), FRONT), "P1 in the front row"),
        (InArea((1,), FRONT, inside=False), "P1 not in the front row"),
        (FacesBoard(), "facing the board"),
        (FacesBoard((1,)), "P1 facing the board"),
        (KeepEmpty(Area(seats=frozenset({1}))), "nobody on 1 chosen seat"),
        (FromFront(), "filled from the front"),
        (Alternate(Characteristic.SEX), "sex alternating"),
        (Attainment(), "prior attainment mixed"),
        (Attainment(mix=False), "prior attainment grouped"),
        (Balance(Measure.ATTAINMENT), "prior attainment balanced"),
        (Balance(Measure.PRAISE), "lesson praise balanced"),
        (InOrder(), "alphabetical order"),
        (NewNeighbours(), "new neighbours"),
        (FewMoves(), "fewer pupils moved"),
        (Friends(1, (2,)), "a friend for P1"),
        (HelperBeside(1, (2,)), "a helper for P1"),
        (HelperBeside(1), "a free chair for P1"),
        (Evidence((), DAY, DAY), "the evidence rule"),
    ],
)
def test_every_kind_of_rule_has_short_words(kind: Kind, words: str) -> None:
    assert short_words(kind, lambda pupil: f"P{pupil}") == words


def test_what_is_no_rule_has_no_short_words() -> None:
    with pytest.raises(TypeError, match="no short words for str"):
        short_words("a rule", str)  # type: ignore[arg-type]
