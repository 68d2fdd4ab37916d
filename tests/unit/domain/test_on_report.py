"""Reports: what one may hold, when lessons are rated, and how it went."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.errors import Refusal
from seatingapp.domain.on_report import (
    LONGEST_TARGET,
    LONGEST_WEEKS,
    LONGEST_WORDS,
    Rated,
    RatedLesson,
    Rating,
    Report,
    checked,
    results,
)

MONDAY = dt.date(2025, 11, 24)
REPORT = Report(1, "r", 7, MONDAY, MONDAY + dt.timedelta(days=11), ("On time", "Hands up"))


def test_texts_are_tidied_and_empty_targets_left_out() -> None:
    found = checked(replace(REPORT, targets=(" On \n time ", " ", "Hands up"), signed_by=" tutor "))
    assert found.targets == ("On time", "Hands up")
    assert found.signed_by == "tutor"


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (replace(REPORT, targets=()), "this one has 0"),
        (replace(REPORT, targets=("a", "b", "c", "d")), "this one has 4"),
        (replace(REPORT, targets=("x" * (LONGEST_TARGET + 1),)), "at most 120 letters"),
        (replace(REPORT, signed_by="x" * (LONGEST_TARGET + 1)), "too long"),
        (replace(REPORT, outcome="x" * (LONGEST_WORDS + 1)), "too long"),
        (replace(REPORT, ends=MONDAY - dt.timedelta(days=1)), "before the first"),
        (replace(REPORT, ends=MONDAY + dt.timedelta(weeks=LONGEST_WEEKS, days=1)), "13 weeks"),
    ],
)
def test_what_no_report_can_be_is_refused_in_words(report: Report, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        checked(report)


def test_nobody_is_on_two_reports_at_once_but_on_one_after_the_other() -> None:
    second = replace(REPORT, uid="s", starts=REPORT.ends, ends=REPORT.ends)
    with pytest.raises(Refusal, match="on report already"):
        checked(second, [REPORT])
    checked(
        replace(
            second,
            starts=REPORT.ends + dt.timedelta(days=1),
            ends=second.ends + dt.timedelta(days=9),
        ),
        [REPORT],
    )
    checked(second, [replace(REPORT, closed_on=MONDAY)])
    checked(REPORT, [REPORT])


def test_lessons_are_rated_from_the_first_day_to_the_last_or_to_the_day_it_was_closed() -> None:
    day = dt.timedelta(days=1)
    assert [REPORT.is_on(d) for d in (MONDAY - day, MONDAY, REPORT.ends, REPORT.ends + day)] == [
        False,
        True,
        True,
        False,
    ]
    closed = replace(REPORT, closed_on=MONDAY + day)
    assert [closed.is_on(MONDAY + n * day) for n in range(3)] == [True, True, False]


@given(
    st.lists(st.dictionaries(st.integers(1, 2), st.sampled_from(Rating)), min_size=0, max_size=20)
)
def test_each_rating_is_counted_once_for_its_target(given_: list[dict[int, Rating]]) -> None:
    lessons = [
        RatedLesson(n, MONDAY, "", "", {p: Rated(r) for p, r in ratings.items()})
        for n, ratings in enumerate(given_)
    ]
    for place, result in enumerate(results(REPORT, lessons), 1):
        all_given = [ratings[place] for ratings in given_ if place in ratings]
        assert result.rated == len(all_given)
        assert result.met == all_given.count(Rating.MET)
        assert result.partly == all_given.count(Rating.PARTLY)
        assert result.not_met == all_given.count(Rating.NOT_MET)


def test_a_result_says_how_often_of_how_many() -> None:
    lessons = [
        RatedLesson(1, MONDAY, "", "", {1: Rated(Rating.MET)}),
        RatedLesson(2, MONDAY, "", "", {1: Rated(Rating.PARTLY)}),
    ]
    first, second = results(REPORT, lessons)
    assert (first.words, second.words) == (
        "met in 1 of 2 lessons, partly in 1",
        "not rated yet",
    )
