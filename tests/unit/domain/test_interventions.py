"""Interventions: what one may hold, and the numbers before and since."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Entry, Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.interventions import Intervention, before_and_since, checked

MONDAY = dt.date(2025, 11, 24)
ONE = Intervention(1, "i", 7, "Check-in before school", MONDAY)


def entry(polarity: Polarity, **more: object) -> Entry:
    at = dt.datetime(2025, 11, 24, 9, tzinfo=dt.UTC)
    points = 1 if polarity is Polarity.PRAISE else -1
    made = Entry(0, "", "", 7, None, None, 1, "x", polarity, points, at, at)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (replace(ONE, what=" \n"), "in a few words"),
        (replace(ONE, what="x" * 121), "at most 120"),
        (replace(ONE, note="x" * 1001), "at most 1000"),
        (replace(ONE, outcome="x" * 1001), "at most 1000"),
        (replace(ONE, ends=MONDAY - dt.timedelta(days=1)), "before the first"),
    ],
)
def test_what_cannot_be_is_refused_in_words(wrong: Intervention, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        checked(wrong)


def test_nothing_is_counted_before_a_whole_week_has_passed() -> None:
    assert before_and_since(ONE, [], MONDAY + dt.timedelta(days=5)) is None
    assert before_and_since(ONE, [], MONDAY + dt.timedelta(days=6)) is not None
    ended = replace(ONE, ends=MONDAY + dt.timedelta(days=3))
    assert before_and_since(ended, [], MONDAY + dt.timedelta(days=90)) is None


@given(st.lists(st.integers(-40, 40), max_size=40), st.integers(6, 34))
def test_before_and_since_are_equally_long_and_count_each_entry_at_most_once(
    offsets: list[int], later: int
) -> None:
    dated = [(MONDAY + dt.timedelta(days=n), entry(Polarity.CONCERN)) for n in offsets]
    found = before_and_since(ONE, dated, MONDAY + dt.timedelta(days=later))
    assert found is not None
    weeks = (later + 1) // 7
    assert found.days == weeks * 7
    assert found.before.concern_events == sum(-found.days <= n < 0 for n in offsets)
    assert found.since.concern_events == sum(0 <= n < found.days for n in offsets)


def test_void_entries_and_reminders_count_neither_before_nor_since() -> None:
    dated = [
        (MONDAY, entry(Polarity.PRAISE)),
        (MONDAY, entry(Polarity.PRAISE, void_reason="wrong button")),
        (MONDAY, entry(Polarity.CONCERN, counts=False)),
    ]
    found = before_and_since(ONE, dated, MONDAY + dt.timedelta(days=7))
    assert found is not None
    assert (found.since.praise_events, found.since.concern_events) == (1, 0)
