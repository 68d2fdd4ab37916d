"""Days and times as somebody types them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.typed_times import read_day, read_time
from seatingapp.domain.wording import short_date

MONDAY = dt.date(2025, 11, 24)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", MONDAY),
        ("Tomorrow", dt.date(2025, 11, 25)),
        ("thu", dt.date(2025, 11, 27)),
        ("Monday", dt.date(2025, 12, 1)),
        ("27/11", dt.date(2025, 11, 27)),
        ("27.11.25", dt.date(2025, 11, 27)),
        ("27-11-2025", dt.date(2025, 11, 27)),
        ("2025-11-27", dt.date(2025, 11, 27)),
        ("27 Nov", dt.date(2025, 11, 27)),
        ("Thu 27 November 2025", dt.date(2025, 11, 27)),
        ("1st dec", dt.date(2025, 12, 1)),
        ("8 Jan", dt.date(2026, 1, 8)),
        ("20/11", dt.date(2025, 11, 20)),
        ("31/2", None),
        ("13/13", None),
        ("27 Foo", None),
        ("th", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_a_day_is_read_as_a_teacher_means_it(typed: str, day: dt.date | None) -> None:
    assert read_day(typed, MONDAY) == day


def test_29_february_without_a_year_is_read_where_there_is_one() -> None:
    assert read_day("29/2", dt.date(2027, 11, 1)) is None
    assert read_day("29/2", dt.date(2028, 1, 10)) == dt.date(2028, 2, 29)


@given(st.dates(dt.date(2025, 7, 1), dt.date(2026, 4, 30)))
def test_what_the_app_writes_it_also_reads(day: dt.date) -> None:
    assert read_day(short_date(day), MONDAY) == day


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("15:15", dt.time(15, 15)),
        ("1515", dt.time(15, 15)),
        ("3.15", dt.time(15, 15)),
        ("3:15 PM", dt.time(15, 15)),
        ("12 am", dt.time(0, 0)),
        ("12pm", dt.time(12, 0)),
        ("9", dt.time(9, 0)),
        ("0830", dt.time(8, 30)),
        ("24:00", None),
        ("15:75", None),
        ("15 pm", None),
        ("half three", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_a_teacher_means_it(typed: str, time: dt.time | None) -> None:
    assert read_time(typed) == time
