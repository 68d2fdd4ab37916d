"""Days and times as somebody types them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.typed_times import read_day, read_day_of_year, read_span, read_time
from seatingapp.domain.wording import short_date

MONDAY = dt.date(2025, 11, 24)
SCHOOL_YEAR = st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 31))


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
        ("03:15", dt.time(3, 15)),
        ("905", dt.time(9, 5)),
        ("8h40", dt.time(8, 40)),
        ("half three", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_a_teacher_means_it(typed: str, time: dt.time | None) -> None:
    assert read_time(typed) == time


@given(st.times())
def test_what_the_app_writes_of_a_time_it_also_reads(time: dt.time) -> None:
    written = f"{time:%H:%M}"
    assert f"{read_time(written):%H:%M}" == written


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3/9", dt.date(2026, 9, 3)),
        ("3.9.26", dt.date(2026, 9, 3)),
        ("03/09/2026", dt.date(2026, 9, 3)),
        ("3 sep", dt.date(2026, 9, 3)),
        ("3 September 2027", dt.date(2027, 9, 3)),
        ("Thu 3 Sep 2026", dt.date(2026, 9, 3)),
        ("4 jan", dt.date(2027, 1, 4)),
        ("2026-09-03", dt.date(2026, 9, 3)),
        ("31/2", None),
        ("2026-13-01", None),
        ("3 foo", None),
        ("today", None),
        ("soon", None),
        ("", None),
    ],
)
def test_without_a_year_a_day_lies_in_the_academic_year(typed: str, day: dt.date | None) -> None:
    assert read_day_of_year(typed, 2026) == day


@given(SCHOOL_YEAR)
def test_what_the_calendar_shows_is_read_as_the_same_day(day: dt.date) -> None:
    assert read_day_of_year(f"{short_date(day)} {day.year}", 2026) == day
    assert read_day_of_year(short_date(day), 2026) == day


def test_a_span_has_two_times() -> None:
    assert read_span("8:40–9:20") == (dt.time(8, 40), dt.time(9, 20))
    assert read_span("840 to 920") == (dt.time(8, 40), dt.time(9, 20))
    assert read_span("8:40-") is None
    assert read_span("8:40-late") is None
    assert read_span("8:40") is None
