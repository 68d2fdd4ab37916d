"""Places in the week and times of the day as timetables write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.exchange.timetable_codes import (
    WeekPlace,
    read_place,
    read_span,
    read_time,
    read_week,
)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1Mon:4", WeekPlace(0, "A", "4")),
        ("2Thu:5b", WeekPlace(3, "B", "5b")),
        ("Mon:4", WeekPlace(0, "", "4")),
        ("MonA:3", WeekPlace(0, "A", "3")),
        ("MonB3", WeekPlace(0, "B", "3")),
        ("Tue2:P1", WeekPlace(1, "B", "P1")),
        ("Wed:1", WeekPlace(2, "", "1")),
        ("Mon 1", WeekPlace(0, "", "1")),
        ("tues:AM", WeekPlace(1, "", "AM")),
        ("Week B Friday P5", WeekPlace(4, "B", "P5")),
        ("Thursday wk 1 Period 2", WeekPlace(3, "A", "Period 2")),
        ("A Mon 3", WeekPlace(0, "A", "3")),
        ("1Fri", WeekPlace(4, "A", "")),
        ("Saturday", WeekPlace(5, "", "")),
    ],
)
def test_a_place_in_the_week_is_read(text: str, place: WeekPlace) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["", "P4", "3Mon:1", "Month", "1MonB:2", "Money:1", "4"])
def test_what_is_no_place_in_the_week_is_none(text: str) -> None:
    assert read_place(text) is None


@given(
    st.sampled_from(["", "1", "2"]),
    st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri"]),
    st.integers(1, 9),
)
def test_every_code_of_sims_is_read(week: str, day: str, period: int) -> None:
    letter = {"": "", "1": "A", "2": "B"}[week]
    weekday = ["Mon", "Tue", "Wed", "Thu", "Fri"].index(day)
    assert read_place(f"{week}{day}:{period}") == WeekPlace(weekday, letter, str(period))


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("A", "A"),
        ("Week B", "B"),
        ("wk2", "B"),
        ("1", "A"),
        ("both", ""),
        ("A+B", ""),
        ("All weeks", ""),
        ("C", None),
        ("x", None),
    ],
)
def test_a_week_is_read(text: str, week: str | None) -> None:
    assert read_week(text) == week


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("09:05", dt.time(9, 5)),
        ("9.05", dt.time(9, 5)),
        ("13:30:00", dt.time(13, 30)),
        ("1:30 pm", dt.time(13, 30)),
        ("12:10 am", dt.time(0, 10)),
        ("12:10pm", dt.time(12, 10)),
        ("13:10pm", None),
        ("25:00", None),
        ("09:60", None),
        ("nine", None),
    ],
)
def test_a_time_is_read(text: str, time: dt.time | None) -> None:
    assert read_time(text) == time


def test_a_span_has_two_times() -> None:
    assert read_span("13.30 - 14.30") == (dt.time(13, 30), dt.time(14, 30))
    assert read_span("9:00 to 10:00") == (dt.time(9), dt.time(10))
    assert read_span("9:00-break") is None
    assert read_span("P1") is None
