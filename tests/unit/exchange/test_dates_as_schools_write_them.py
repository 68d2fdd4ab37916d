"""Dates of birth: day first, and never guessed where they are American."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.class_lists import ReadOptions, Severity
from seatingapp.exchange.dates import parse_date
from tests.unit.exchange.reading_bytes import read, records, remarks

STYLES = (
    *("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%d.%m.%y", "%Y-%m-%d", "%Y/%m/%d"),
    *("%d %b %Y", "%d %B %Y", "%d-%b-%y", "%Y-%m-%dT00:00:00", "%d/%m/%Y 00:00", "%Y%m%d"),
    *("%b %d, %Y", "%A, %d %B %Y"),
)


@pytest.mark.parametrize(
    "text",
    [
        *["03/09/2012", "3/9/2012", "3/9/12", "2012-09-03", "3 Sep 2012", "03.09.12"],
        *["3rd September 2012", "3-Sep-12", "2012-09-03T00:00:00", "2012-09-03 00:00:00.000"],
        *["41155", "41155.0", "20120903", "Mon 3 Sep 2012", "September 3, 2012", "3 Sept 2012"],
        *["3 / 9 / 2012", "03/09/2012 12:00 AM"],
    ],
)
def test_the_third_of_september_is_read_however_it_is_written(text: str) -> None:
    assert parse_date(text) == dt.date(2012, 9, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2012",
        "03/14/2012",
        "soon",
        "3 Foo 2012",
        "99999",
        "01/01/1899",
        "1",
        "2012",
        "00000",
    ],
)
def test_what_is_no_date_is_nothing(text: str) -> None:
    assert parse_date(text) is None


@given(date=st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)), style=st.sampled_from(STYLES))
def test_every_style_reads_back_the_date_it_wrote(date: dt.date, style: str) -> None:
    assert parse_date(date.strftime(style)) == date


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    date = parse_date(text)
    assert date is None or 1950 <= date.year < 2070


def test_a_single_american_date_is_left_out_and_the_pupil_kept() -> None:
    text = "Name,DOB\nEmma Carter,03/14/2012\nLiam Jones,25/12/2012\nAl King,05/06/2012\n"
    result = read(text)
    assert [row.record.date_of_birth for row in result.rows] == [
        None,
        dt.date(2012, 12, 25),
        dt.date(2012, 6, 5),
    ]
    assert remarks(result, Severity.WARNING) == [
        (2, "“03/14/2012” seems to have the month first; the date was left out.")
    ]


def test_where_all_dates_look_american_those_that_read_both_ways_are_left_out_too() -> None:
    text = "Name,DOB\nEmma Carter,03/14/2012\nLiam Jones,05/06/2012\nAl King,07/07/2012\n"
    assert [record.date_of_birth for record in records(text)] == [None, None, dt.date(2012, 7, 7)]
    month_first = records(text, ReadOptions(day_first=False))
    assert [record.date_of_birth for record in month_first] == [
        dt.date(2012, 3, 14),
        dt.date(2012, 5, 6),
        dt.date(2012, 7, 7),
    ]


def test_what_is_no_date_is_left_out_with_a_remark() -> None:
    result = read("Name,Date of Birth (dd/mm/yyyy)\nEmma Carter,31/02/2012\nA B,2012-05-06\n")
    assert [row.record.date_of_birth for row in result.rows] == [None, dt.date(2012, 5, 6)]
    assert "is not a date" in remarks(result, Severity.WARNING)[0][1]
