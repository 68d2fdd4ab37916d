"""Detentions: which acts lead where, and what a type may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.absence_codes import ABSENCE_CODES, AbsenceGroup, absence_code
from seatingapp.domain.detention_seats import SeatOrder, fill, in_seat_order
from seatingapp.domain.detentions import (
    OPEN,
    STEPS,
    Act,
    Detention,
    DetentionState,
    DetentionType,
    by_arrival,
    changed,
    check_minutes,
    check_place,
    check_reason,
    check_type,
    default_types,
    later,
    may,
    next_longer,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import reading_order

DAY = dt.date(2025, 11, 25)
CAME = dt.datetime(2025, 11, 25, 15, 19, 40, tzinfo=dt.UTC)
ONE = Detention(1, "d1", 7, 1, "After school", DAY, dt.time(15, 15), 60)


def test_the_normal_way_is_from_pending_to_attended() -> None:
    attended = replace(changed(ONE, Act.ATTEND), arrived_at=CAME)
    assert attended.state is DetentionState.ATTENDED
    assert attended.late_by(ZoneInfo("Europe/London")) == 4
    assert ONE.late_by(ZoneInfo("Europe/London")) == 0


def test_only_a_missed_one_is_upscaled() -> None:
    with pytest.raises(Refusal, match="pending cannot be upscaled"):
        changed(ONE, Act.UPSCALE)
    missed = changed(ONE, Act.MISS)
    assert changed(missed, Act.UPSCALE).state is DetentionState.UPSCALED


@pytest.mark.parametrize("act", [Act.CANCEL, Act.RESCHEDULE])
def test_what_lets_a_pupil_off_needs_a_reason(act: Act) -> None:
    with pytest.raises(Refusal, match="needs a reason"):
        changed(ONE, act, "  ")
    assert changed(ONE, act, "ill").state is STEPS[act].after


@given(st.lists(st.sampled_from(list(STEPS)), max_size=12))
def test_whatever_is_done_a_detention_is_only_ever_where_an_act_leads(acts: list[Act]) -> None:
    at = ONE
    for act in acts:
        if may(act, at):
            after = changed(at, act, "because")
            assert after.state is (STEPS[act].after or at.state)
            assert (after.arrived_at is None) or after.state is DetentionState.ATTENDED
            at = after
        else:
            with pytest.raises(Refusal):
                changed(at, act, "because")
    if at.state in (DetentionState.UPSCALED, DetentionState.RESCHEDULED):
        assert not any(may(act, at) for act in STEPS)  # another stands in its place


def test_a_mark_that_was_wrong_can_be_set_right() -> None:
    attended = replace(changed(ONE, Act.ATTEND), arrived_at=CAME)
    assert changed(attended, Act.MISS).arrived_at is None
    assert changed(attended, Act.REOPEN, "marked the wrong Sam").state is DetentionState.PENDING
    assert DetentionState.CANCELLED not in OPEN


def test_moving_and_seating_change_no_state() -> None:
    assert changed(ONE, Act.MOVE) == ONE
    assert changed(ONE, Act.SEAT) == ONE


def test_an_end_never_reaches_into_the_next_day() -> None:
    assert later(dt.time(15, 15), 60) == dt.time(16, 15)
    assert later(dt.time(23, 30), 60) == dt.time(23, 59)


def test_two_at_the_same_time_overlap_and_two_in_a_row_do_not() -> None:
    assert ONE.overlaps(replace(ONE, starts=dt.time(16, 14)))
    assert not ONE.overlaps(replace(ONE, starts=dt.time(16, 15)))
    assert not ONE.overlaps(replace(ONE, date=DAY + dt.timedelta(days=1)))


def test_the_next_longer_type_in_use_is_what_a_missed_one_becomes() -> None:
    kinds = tuple(replace(k, id=n) for n, k in enumerate(default_types(), 1))
    found = next_longer(kinds, 30)
    assert found is not None
    assert found.name == "After school"
    assert next_longer(kinds, 60) is None
    assert next_longer([replace(k, retired=True) for k in kinds], 10) is None


def test_those_who_came_are_listed_in_the_order_of_arrival_and_the_others_by_name() -> None:
    first = replace(ONE, id=2, pupil_id=8, arrived_at=CAME)
    second = replace(ONE, id=3, pupil_id=9, arrived_at=CAME + dt.timedelta(minutes=1))
    absent = replace(ONE, id=4, pupil_id=6)
    names = {7: ("b",), 8: ("z",), 9: ("a",), 6: ("a",)}
    order = by_arrival([ONE, second, absent, first], names)
    assert [d.id for d in order] == [2, 3, 4, 1]


def test_seats_are_filled_from_the_front_by_name_or_by_arrival() -> None:
    layout = from_template(Template.ROWS_OF_DOUBLES, 1, 1)
    left, right = reading_order(layout)
    came = replace(ONE, id=2, pupil_id=8, state=DetentionState.ATTENDED, arrived_at=CAME)
    missed = replace(ONE, id=3, pupil_id=9, state=DetentionState.MISSED)
    names = {7: ("b",), 8: ("z",), 9: ("a",)}
    alphabetical = in_seat_order([came, ONE, missed], SeatOrder.ALPHABET, names)
    assert fill(layout, alphabetical).seats == {1: left, 2: right}
    arrived = in_seat_order([ONE, came], SeatOrder.ARRIVAL, names)
    assert fill(layout, arrived).seats == {2: left}
    full = fill(layout, alphabetical, taken=[left])
    assert full.seats == {1: right}
    assert full.without == (came,)


KIND = DetentionType(0, "", "Break", 15, dt.time(11, 0))


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        (replace(KIND, name=" "), "name of 1 to 40"),
        (replace(KIND, name="x" * 41), "name of 1 to 40"),
        (replace(KIND, name="LUNCH"), "called LUNCH already"),
        (replace(KIND, minutes=0), "1 to 180 minutes"),
        (replace(KIND, minutes=181), "1 to 180 minutes"),
        (replace(KIND, notice_days=-1), "0 to 20 school days"),
        (replace(KIND, place="x" * 61), "at most 60 letters"),
    ],
)
def test_a_type_that_cannot_be_is_refused(kind: DetentionType, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        check_type(kind, [replace(KIND, name="Lunch")])


def test_what_a_school_would_have_is_accepted() -> None:
    for kind in default_types():
        check_type(kind, [other for other in default_types() if other != kind])
    assert KIND.ends == dt.time(11, 15)
    check_place("")
    check_minutes(1)
    check_reason("x" * 300)
    with pytest.raises(Refusal, match="at most 300 letters; this one has 10000"):
        check_reason("x" * 10_000)


@pytest.mark.parametrize("typed", ["i", " I ", "I"])
def test_illness_excuses_however_it_is_typed(typed: str) -> None:
    assert absence_code(typed).excuses
    assert absence_code(typed).words == "I, illness (authorised absence)"


def test_only_unauthorised_codes_do_not_excuse() -> None:
    accusing = {c.code for c in ABSENCE_CODES if not c.excuses}
    assert accusing == {"G", "N", "O", "U"}
    assert all(c.group is AbsenceGroup.UNAUTHORISED for c in ABSENCE_CODES if not c.excuses)
    assert len({c.code for c in ABSENCE_CODES}) == len(ABSENCE_CODES)


def test_a_code_that_the_register_does_not_have_is_refused_with_those_it_has() -> None:
    with pytest.raises(Refusal, match="no absence code “QQQQQQQQQQ”") as refused:
        absence_code("Q" * 10_000)
    assert "Y7" in refused.value.where
