"""Plans: every gesture is a set of seat changes that can be applied and taken back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import (
    Occupant,
    Plan,
    SeatChange,
    apply,
    inverse,
    place,
    refill,
    set_pin,
    take_out,
)
from seatingapp.domain.room_templates import Template, from_template

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 3)
SEATS = range(1, 13)
PUPILS = st.integers(100, 115)


def plan(seated: dict[int, Occupant]) -> Plan:
    return Plan(1, "", 1, 1, 1, dt.date(2026, 9, 7), LAYOUT, seated)


@st.composite
def seatings(draw: st.DrawFn) -> dict[int, Occupant]:
    pupils = draw(st.lists(PUPILS, max_size=12, unique=True))
    seats = draw(st.permutations(SEATS))
    return {
        seat: Occupant(pupil, draw(st.booleans()))
        for seat, pupil in zip(seats, pupils, strict=False)
    }


def test_a_pupil_from_the_tray_takes_an_empty_seat() -> None:
    assert place(plan({}), 101, 3) == (SeatChange(3, Occupant(101)),)


def test_a_pupil_from_the_tray_sends_the_sitter_to_the_tray() -> None:
    before = {3: Occupant(101)}
    assert apply(before, place(plan(before), 102, 3)) == {3: Occupant(102)}


def test_two_seated_pupils_swap() -> None:
    before = {3: Occupant(101), 4: Occupant(102)}
    assert apply(before, place(plan(before), 101, 4)) == {3: Occupant(102), 4: Occupant(101)}


def test_a_seated_pupil_moves_to_an_empty_seat() -> None:
    before = {3: Occupant(101)}
    assert apply(before, place(plan(before), 101, 9)) == {9: Occupant(101)}


def test_dropping_a_pupil_where_it_sits_changes_nothing() -> None:
    assert place(plan({3: Occupant(101, pinned=True)}), 101, 3) == ()


@pytest.mark.parametrize(("pupil", "seat"), [(101, 5), (102, 3), (103, 3)])
def test_a_pinned_pupil_neither_moves_nor_gives_way(pupil: int, seat: int) -> None:
    with pytest.raises(Refusal, match="pinned"):
        place(plan({3: Occupant(101, pinned=True), 4: Occupant(102)}), pupil, seat)


def test_a_seat_that_the_room_lacks_is_refused() -> None:
    with pytest.raises(Refusal, match="no such seat"):
        place(plan({}), 101, 99)
    with pytest.raises(Refusal, match="no such seat"):
        refill(plan({}), {99: Occupant(101)})


def test_taking_out_passes_over_those_without_a_seat_and_lets_pins_go() -> None:
    before = {3: Occupant(101, pinned=True), 4: Occupant(102)}
    assert apply(before, take_out(plan(before), [101, 999])) == {4: Occupant(102)}


def test_pinning_passes_over_those_who_are_pinned() -> None:
    before = {3: Occupant(101, pinned=True), 4: Occupant(102)}
    assert set_pin(plan(before), [101, 102, 999], pinned=True) == (
        SeatChange(4, Occupant(102, pinned=True)),
    )
    assert set_pin(plan(before), [102], pinned=False) == ()


def test_nobody_can_sit_twice() -> None:
    with pytest.raises(ValueError, match="two seats"):
        apply({3: Occupant(101)}, [SeatChange(4, Occupant(101))])


def test_a_plan_knows_the_seat_of_a_pupil() -> None:
    assert plan({3: Occupant(101)}).seat_of(101) == 3
    assert plan({3: Occupant(101)}).seat_of(102) is None


@given(seatings(), PUPILS, st.sampled_from(SEATS))
def test_placing_loses_nobody_but_the_sitter_who_goes_to_the_tray(
    before: dict[int, Occupant], pupil: int, seat: int
) -> None:
    start = plan(before)
    origin, sitter = start.seat_of(pupil), before.get(seat)
    blocked = (sitter is not None and sitter.pinned) or (
        origin is not None and before[origin].pinned
    )
    if blocked and origin != seat:
        with pytest.raises(Refusal):
            place(start, pupil, seat)
        return
    after = apply(before, place(start, pupil, seat))
    assert after[seat].pupil_id == pupil
    seated = {o.pupil_id for o in before.values()} | {pupil}
    if origin is None and sitter is not None:
        seated.remove(sitter.pupil_id)
    assert {o.pupil_id for o in after.values()} == seated
    for other in set(before) - {origin, seat}:
        assert after[other] == before[other]


@given(seatings(), seatings())
def test_refilling_gives_the_wanted_seating_and_its_inverse_the_old_one(
    before: dict[int, Occupant], wanted: dict[int, Occupant]
) -> None:
    changes = refill(plan(before), wanted)
    after = apply(before, changes)
    assert after == wanted
    assert apply(after, inverse(before, changes)) == before
    assert refill(plan(wanted), wanted) == ()


@given(seatings(), st.lists(PUPILS), st.booleans())
def test_pinning_and_taking_out_can_be_taken_back(
    before: dict[int, Occupant], pupils: list[int], pinned: bool
) -> None:
    for changes in (set_pin(plan(before), pupils, pinned), take_out(plan(before), pupils)):
        assert apply(apply(before, changes), inverse(before, changes)) == before
        assert all(before.get(c.seat_id) != c.occupant for c in changes)


@given(seatings())
def test_applying_changes_leaves_the_old_seating_alone(before: dict[int, Occupant]) -> None:
    kept = dict(before)
    apply(before, take_out(plan(before), range(100, 116)))
    assert before == kept
