"""Today's changes: whatever is done with them, everybody sits on one seat at most."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.plans import Occupant
from seatingapp.domain.today import (
    TodayChange,
    TodaySeat,
    apply_today,
    inverse_today,
    kept,
    place_today,
    seated_today,
    take_back,
    told,
    unseat_today,
)

SEATS = range(1, 7)
ANN, BEN, CAY, GUEST = 11, 12, 13, 99
PLANNED = {1: ANN, 2: BEN, 3: CAY}
NOBODY: dict[int, int | None] = {}


def today_after(*gestures: tuple[int, int | None]) -> dict[int, int | None]:
    """Place pupils one after the other; None takes a seat away."""
    today: dict[int, int | None] = {}
    for pupil, seat in gestures:
        if seat is None:
            changes = unseat_today(PLANNED, today, pupil) or (TodaySeat(pupil),)
        else:
            changes = place_today(PLANNED, today, SEATS, pupil, seat)
        today = apply_today(today, changes)
    return today


def test_a_pupil_on_another_seat_leaves_the_others_where_they_are() -> None:
    today = today_after((ANN, 5))
    assert seated_today(PLANNED, today, SEATS) == {2: BEN, 3: CAY, 5: ANN}


def test_two_swap_and_the_swap_is_taken_back_by_either() -> None:
    today = today_after((ANN, 2))
    assert today == {ANN: 2, BEN: 1}
    for pupil in (ANN, BEN):
        assert apply_today(today, take_back(PLANNED, today, SEATS, pupil)) == {}


def test_who_gives_way_to_a_guest_has_no_seat() -> None:
    today = today_after((GUEST, 1))
    assert seated_today(PLANNED, today, SEATS) == {1: GUEST, 2: BEN, 3: CAY}
    assert today == {GUEST: 1, ANN: None}


def test_who_was_moved_and_gives_way_to_a_guest_goes_home() -> None:
    today = today_after((ANN, 5), (GUEST, 5))
    assert seated_today(PLANNED, today, SEATS) == {1: ANN, 2: BEN, 3: CAY, 5: GUEST}
    assert today == {GUEST: 5}


def test_a_seat_that_the_room_lacks_cannot_be_given() -> None:
    with pytest.raises(ValueError, match="no seat 7"):
        place_today(PLANNED, NOBODY, SEATS, ANN, 7)


def test_placing_where_somebody_sits_already_changes_nothing() -> None:
    assert place_today(PLANNED, NOBODY, SEATS, ANN, 1) == ()
    assert take_back(PLANNED, NOBODY, SEATS, ANN) == ()
    assert unseat_today(PLANNED, NOBODY, GUEST) == ()
    assert unseat_today(PLANNED, {ANN: None}, ANN) == ()


def test_a_guest_is_taken_back_by_going() -> None:
    today = today_after((GUEST, None))
    assert today == {GUEST: None}
    assert take_back(PLANNED, today, SEATS, GUEST) == (TodaySeat(GUEST, back=True),)


def test_who_has_no_seat_today_gets_it_back_and_a_guest_on_it_loses_it() -> None:
    today = today_after((ANN, None), (GUEST, 1))
    back = apply_today(today, take_back(PLANNED, today, SEATS, ANN))
    assert back == {GUEST: None}
    assert seated_today(PLANNED, back, SEATS) == PLANNED


def test_a_seat_of_another_room_leaves_its_pupil_without_one_and_can_be_taken_back() -> None:
    today: dict[int, int | None] = {ANN: 40, GUEST: 41}
    assert seated_today(PLANNED, today, SEATS) == {2: BEN, 3: CAY}
    assert apply_today(today, take_back(PLANNED, today, SEATS, ANN)) == {GUEST: 41}
    assert told(PLANNED, today, SEATS, {ANN, BEN, CAY}) == (
        TodayChange(ANN, None),
        TodayChange(GUEST, None, guest=True),
    )


def test_only_what_makes_a_difference_is_told_and_guests_come_last() -> None:
    today: dict[int, int | None] = {GUEST: 6, ANN: 1, BEN: None, 14: None}
    assert told(PLANNED, today, SEATS, {ANN, BEN, CAY, 14}) == (
        TodayChange(BEN, None),
        TodayChange(GUEST, 6, guest=True),
    )


def test_kept_changes_move_pins_along_and_leave_guests_out() -> None:
    seated = {1: Occupant(ANN, True), 2: Occupant(BEN), 3: Occupant(CAY)}
    today: dict[int, int | None] = {ANN: 5, BEN: None, GUEST: 6}
    members = {ANN, BEN, CAY}
    found = kept(seated, today, SEATS, members)
    assert found == {3: Occupant(CAY), 5: Occupant(ANN, True)}


def test_a_seat_lent_to_a_guest_stays_the_plans() -> None:
    seated = {1: Occupant(ANN), 2: Occupant(BEN)}
    found = kept(seated, {GUEST: 1, ANN: None}, SEATS, {ANN, BEN})
    assert found == seated


def test_a_seat_of_another_room_is_not_kept() -> None:
    seated = {1: Occupant(ANN)}
    assert kept(seated, {ANN: 40}, SEATS, {ANN}) == seated


pupils = st.sampled_from([ANN, BEN, CAY, 14, GUEST])
gesture = st.one_of(
    st.tuples(st.just("place"), pupils, st.sampled_from(list(SEATS))),
    st.tuples(st.just("unseat"), pupils, st.just(0)),
    st.tuples(st.just("back"), pupils, st.just(0)),
)


@given(st.lists(gesture, max_size=12))
def test_any_gestures_leave_everybody_on_one_seat_and_can_be_taken_back(
    gestures: list[tuple[str, int, int]],
) -> None:
    today: dict[int, int | None] = {}
    states = []
    for kind, pupil, seat in gestures:
        if kind == "place":
            changes = place_today(PLANNED, today, SEATS, pupil, seat)
        elif kind == "unseat":
            changes = unseat_today(PLANNED, today, pupil)
        else:
            changes = take_back(PLANNED, today, SEATS, pupil)
        states.append((today, inverse_today(today, changes)))
        today = apply_today(today, changes)
        given_seats = [s for s in today.values() if s is not None]
        assert len(set(given_seats)) == len(given_seats)
        now = seated_today(PLANNED, today, SEATS)
        assert len(set(now.values())) == len(now)
        if kind == "place":
            assert now[seat] == pupil
        if kind == "back" and pupil != GUEST and pupil in PLANNED.values():
            assert now[next(s for s, p in PLANNED.items() if p == pupil)] == pupil or not changes
        members = {ANN, BEN, CAY, 14}
        seated = {s: Occupant(p) for s, p in PLANNED.items()}
        plan = kept(seated, today, SEATS, members)
        assert len({o.pupil_id for o in plan.values()}) == len(plan)
        for seat_id, sitter in now.items():
            if sitter in members:
                assert plan[seat_id].pupil_id == sitter
    for before, back in reversed(states):
        today = apply_today(today, back)
        assert today == before
