"""Dates and counts in words, whatever language the machine speaks."""

import datetime as dt

from seatingapp.domain import wording

DAY = dt.date(2026, 11, 23)


def test_dates_are_written_the_british_way() -> None:
    assert wording.long_date(DAY) == "23 November 2026"
    assert wording.weekday_date(DAY) == "Monday 23 November 2026"
    assert wording.short_date(DAY) == "Mon 23 Nov"
    assert wording.day_and_month(DAY) == "23 Nov"


def test_one_is_counted_in_the_singular() -> None:
    assert wording.counted(1, "pupil") == "1 pupil"
    assert wording.counted(0, "pupil") == "0 pupils"
    assert wording.counted(2, "entry", "entries") == "2 entries"
