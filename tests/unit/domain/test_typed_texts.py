"""Days and times as they are typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.typed_texts import typed_day, typed_span, typed_time
from seatingapp.domain.wording import short_date

DAYS = st.dates(dt.date(2026, 9, 1), dt.date(2027, 8, 31))


@pytest.mark.parametrize(
    ("text", "day"),
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
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_day_first(text: str, day: dt.date | None) -> None:
    assert typed_day(text, 2026) == day


@given(DAYS)
def test_what_the_editor_shows_is_read_as_the_same_day(day: dt.date) -> None:
    assert typed_day(f"{short_date(day)} {day.year}", 2026) == day
    assert typed_day(short_date(day), 2026) == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:05", dt.time(9, 5)),
        ("905", dt.time(9, 5)),
        ("13.30", dt.time(13, 30)),
        ("24:00", None),
        ("9:60", None),
        ("nine", None),
    ],
)
def test_a_time_is_read(text: str, time: dt.time | None) -> None:
    assert typed_time(text) == time


def test_a_span_has_two_times() -> None:
    assert typed_span("8:40–9:20") == (dt.time(8, 40), dt.time(9, 20))
    assert typed_span("840 to 920") == (dt.time(8, 40), dt.time(9, 20))
    assert typed_span("8:40-") is None
    assert typed_span("8:40-late") is None
