"""Days of the school's zone as moments, over every change of the clocks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.local_days import moment, span, starts_at

ZONES = st.sampled_from(
    [ZoneInfo(z) for z in ("Europe/London", "America/Sao_Paulo", "Asia/Beirut", "Asia/Kolkata")]
)
LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
DAY = dt.timedelta(days=1)


@given(DAYS, ZONES)
def test_a_day_begins_where_the_one_before_ends_and_its_moments_are_its_own(
    day: dt.date, zone: ZoneInfo
) -> None:
    first, after = span(day, day, zone)
    assert after == starts_at(day + DAY, zone)
    assert dt.timedelta(hours=23) <= after - first <= dt.timedelta(hours=25)
    tick = dt.timedelta(microseconds=1)
    assert first.astimezone(zone).date() == day
    assert (first - tick).astimezone(zone).date() == day - DAY
    assert (after - tick).astimezone(zone).date() == day


def test_the_days_on_which_clocks_change_have_23_and_25_hours() -> None:
    for day, hours in ((dt.date(2026, 3, 29), 23), (dt.date(2026, 10, 25), 25)):
        first, after = span(day, day, LONDON)
        assert after - first == dt.timedelta(hours=hours)


@given(DAYS, st.times(dt.time(8), dt.time(17)))
def test_a_lesson_is_at_the_same_time_of_day_in_summer_and_winter(
    day: dt.date, time: dt.time
) -> None:
    assert moment(day, time, LONDON).astimezone(LONDON).time() == time
