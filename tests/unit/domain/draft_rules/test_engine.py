"""When a rule fires: thresholds, windows over weekends and holidays, and laws that always hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.draft_rules.engine import Firing, Happening, due, firings, matcher
from seatingapp.domain.draft_rules.rule import DraftRule, Measure, Span, Window
from seatingapp.domain.draft_rules.windows import days_of_key
from tests.unit.domain.draft_rules.school_year import (
    CLOCK,
    RULE,
    RULES,
    at,
    happening,
    histories,
)


def test_a_rule_fires_when_its_threshold_is_reached() -> None:
    two = [happening(1, at(11, 16)), happening(2, at(11, 18))]
    assert firings(RULE, two, CLOCK) == ()
    (fired,) = firings(RULE, [*two, happening(3, at(11, 20))], CLOCK)
    assert fired.entry_ids == (1, 2, 3)
    assert fired.crossed == at(11, 20)
    assert (fired.days.first, fired.days.last) == (dt.date(2026, 11, 16), dt.date(2026, 11, 22))


def test_entries_further_apart_than_the_window_do_not_fire() -> None:
    apart = [happening(1, at(11, 16)), happening(2, at(11, 18)), happening(3, at(11, 23))]
    assert firings(RULE, apart, CLOCK) == ()
    near = [happening(1, at(11, 17)), happening(2, at(11, 18)), happening(3, at(11, 23))]
    assert len(firings(RULE, near, CLOCK)) == 1


def test_five_school_days_go_on_after_a_holiday() -> None:
    over = [happening(1, at(10, 21)), happening(2, at(10, 23)), happening(3, at(11, 3))]
    assert [f.days.last for f in firings(RULE, over, CLOCK)] == [dt.date(2026, 11, 3)]
    calendar = replace(RULE, window=Window(Span.DAYS, 5))
    assert firings(calendar, over, CLOCK) == ()


def test_a_window_of_days_has_whole_days_where_the_clocks_change() -> None:
    """On 25 October 2026 clocks go back: Saturday 00:30 to Monday 23:30 are three days."""
    rule = replace(RULE, threshold=2, window=Window(Span.DAYS, 3))
    first = dt.datetime(2026, 10, 23, 23, 30, tzinfo=dt.UTC)  # Saturday 24 October, 00:30
    last = dt.datetime(2026, 10, 26, 23, 30, tzinfo=dt.UTC)  # Monday 26 October, 23:30
    late = dt.datetime(2026, 10, 27, 0, 30, tzinfo=dt.UTC)  # Tuesday
    assert len(firings(rule, [happening(1, first), happening(2, last)], CLOCK)) == 1
    assert firings(rule, [happening(1, first), happening(2, late)], CLOCK) == ()


def test_an_entry_just_after_midnight_in_summer_is_of_the_new_day() -> None:
    rule = replace(RULE, threshold=2, window=Window(Span.DAY))
    one = dt.datetime(2026, 9, 8, 22, 59, tzinfo=dt.UTC)
    other = dt.datetime(2026, 9, 8, 23, 1, tzinfo=dt.UTC)  # 9 September, 00:01 in London
    assert firings(rule, [happening(1, one), happening(2, other)], CLOCK) == ()
    assert len(firings(rule, [happening(2, other), happening(3, at(9, 9))], CLOCK)) == 1


def test_the_same_entries_never_fire_twice_and_later_ones_can() -> None:
    six = [happening(n, at(11, 16, 8 + n)) for n in range(1, 7)]
    (fired,) = firings(RULE, six, CLOCK)
    assert fired.total == 6
    again = [happening(n, at(11, 23, 8 + n)) for n in range(7, 10)]
    assert [f.entry_ids for f in firings(RULE, six + again, CLOCK)] == [
        (1, 2, 3, 4, 5, 6),
        (7, 8, 9),
    ]


@pytest.mark.parametrize(
    ("span", "days"),
    [
        (Span.DAY, ("2026-11-16", "2026-11-16")),
        (Span.WEEK, ("2026-11-16", "2026-11-22")),
        (Span.HALF_TERM, ("2026-11-02", "2027-01-03")),
        (Span.TERM, ("2026-09-01", "2027-01-03")),
        (Span.YEAR, ("2026-09-01", "2027-08-31")),
    ],
)
def test_windows_of_the_calendar_have_its_days(span: Span, days: tuple[str, str]) -> None:
    entries = [happening(n, at(11, 16, 9 + n)) for n in range(3)]
    (fired,) = firings(replace(RULE, window=Window(span)), entries, CLOCK)
    assert fired.key == "/".join(days)


def test_a_lesson_counts_only_what_happened_in_it() -> None:
    rule = replace(RULE, threshold=2, window=Window(Span.LESSON))
    entries = [
        happening(1, at(11, 16, 9), lesson_id=7),
        happening(2, at(11, 16, 10), lesson_id=8),
        happening(3, at(11, 16, 11), lesson_id=7),
        happening(4, at(11, 16, 12), lesson_id=None),
        happening(5, at(11, 16, 13), lesson_id=None),
    ]
    assert [(f.key, f.entry_ids) for f in firings(rule, entries, CLOCK)] == [("lesson 7", (1, 3))]
    assert firings(rule, entries, CLOCK, decided=["lesson 7"]) == ()


def test_no_window_goes_on_into_another_academic_year() -> None:
    rule = replace(RULE, threshold=2, window=Window(Span.DAYS, 30))
    over = [happening(1, at(8, 28)), happening(2, at(9, 3))]
    assert firings(rule, over, CLOCK) == ()


def test_points_are_counted_with_the_size_of_their_polarity() -> None:
    rule = replace(RULE, threshold=5, measure=Measure.POINTS, window=Window(Span.WEEK))
    entries = [happening(1, at(11, 16), points=-3), happening(2, at(11, 17), points=-2)]
    (fired,) = firings(rule, entries, CLOCK)
    assert fired.total == 5
    praise = replace(rule, polarity=Polarity.PRAISE)
    given = [h._replace(polarity=Polarity.PRAISE, points=-h.points) for h in entries]
    assert firings(praise, given, CLOCK)[0].total == 5
    assert firings(praise, entries, CLOCK) == ()


@pytest.mark.parametrize(
    ("limited", "other"),
    [
        (replace(RULE, types=(5,)), {"type_id": 6}),
        (replace(RULE, category="FOCUS"), {"category": "Respect"}),
        (replace(RULE, step="c1 Warning"), {"step": ""}),
        (replace(RULE, classes=(1,)), {"class_id": None}),
        (replace(RULE, years=("9", "10")), {"year": "8"}),
        (replace(RULE, polarity=Polarity.CONCERN), {"polarity": Polarity.NEUTRAL}),
    ],
)
def test_a_rule_counts_only_what_it_names(limited: DraftRule, other: dict[str, Any]) -> None:
    assert matcher(limited)(happening(1, at(11, 16)))
    assert not matcher(limited)(happening(1, at(11, 16), **other))


def test_what_would_have_been_drafted_before_the_rule_was_on_is_not_made() -> None:
    rule = replace(RULE, since=at(11, 18))
    before = [happening(n, at(11, 16, 9 + n)) for n in range(3)]
    assert due(rule, before, CLOCK) == ()
    third_after = [*before[:2], happening(9, at(11, 19))]
    assert len(due(rule, third_after, CLOCK)) == 1
    assert due(replace(rule, active=False), third_after, CLOCK) == ()


def test_what_waits_already_stays_while_its_reason_is_there() -> None:
    rule = replace(RULE, since=at(11, 18), active=False)
    entries = [happening(n, at(11, 16, 9 + n)) for n in range(3)]
    (fired,) = firings(rule, entries, CLOCK)
    assert due(rule, entries, CLOCK, waiting=[fired.key]) == (fired,)
    assert due(rule, entries[:2], CLOCK, waiting=[fired.key]) == ()


def test_a_back_dated_entry_moves_the_window_of_what_waits() -> None:
    rule = replace(RULE, since=at(11, 20, 12))
    entries = [happening(n, at(11, 16 + n)) for n in range(1, 4)]
    (fired,) = firings(rule, entries, CLOCK)
    earlier = [happening(9, at(11, 16)), *entries]
    (moved,) = due(rule, earlier, CLOCK, waiting=[fired.key])
    assert moved.entry_ids == (9, 1, 2, 3)


def test_a_decided_window_is_closed_and_the_next_one_ends_before_it() -> None:
    decided = "2026-11-18/2026-11-24"
    inside = [happening(n, at(11, 18 + n)) for n in range(3)]
    assert firings(RULE, inside, CLOCK, [decided]) == ()
    before = [happening(10 + n, at(11, 16, 9 + n)) for n in range(3)]
    (fired,) = firings(RULE, before + inside, CLOCK, [decided])
    assert fired.days.last == dt.date(2026, 11, 17)
    week = replace(RULE, window=Window(Span.WEEK))
    assert firings(week, before, CLOCK, [decided]) == ()


# ------------------------------------------------------------------------------------- laws
@given(RULES, histories(), st.data())
def test_the_order_in_which_entries_were_typed_does_not_matter(
    rule: DraftRule, entries: list[Happening], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(entries))
    assert firings(rule, shuffled, CLOCK) == firings(rule, entries, CLOCK)


@given(RULES, histories())
def test_a_rule_fires_once_in_a_window_and_uses_no_entry_twice(
    rule: DraftRule, entries: list[Happening]
) -> None:
    found = firings(rule, entries, CLOCK)
    used = [entry for fired in found for entry in fired.entry_ids]
    assert len(used) == len(set(used))
    assert len({fired.key for fired in found}) == len(found)
    if rule.window.span is not Span.LESSON:
        spans = sorted((f.days.first, f.days.last) for f in found)
        assert all(a[1] < b[0] for a, b in pairwise(spans))


@given(RULES, histories())
def test_a_firing_counts_enough_and_only_entries_of_its_window(
    rule: DraftRule, entries: list[Happening]
) -> None:
    by_id = {h.id: h for h in entries}
    counts = matcher(rule)
    for fired in firings(rule, entries, CLOCK):
        own = [by_id[n] for n in fired.entry_ids]
        size = len(own) if rule.measure is Measure.EVENTS else -sum(h.points for h in own)
        assert size == fired.total >= rule.threshold
        assert all(counts(h) for h in own)
        if rule.window.span is not Span.LESSON:
            assert all(fired.days.has(CLOCK.day_of(h.at)) for h in own)
        if rule.window.span is Span.DAYS:
            assert (fired.days.last - fired.days.first).days < rule.window.length


def _brute(rule: DraftRule, entries: list[Happening]) -> bool:
    """Whether any run of entries reaches the threshold within the window, looked at one by one."""
    counts = matcher(rule)
    mine = sorted((h for h in entries if counts(h)), key=lambda h: h.at)
    for start in mine:
        first = CLOCK.day_of(start.at)
        last = CLOCK.last_day(rule.window, first)
        own = [h for h in mine if first <= CLOCK.day_of(h.at) <= last]
        size = len(own) if rule.measure is Measure.EVENTS else -sum(h.points for h in own)
        if size >= rule.threshold:
            return True
    return False


@given(RULES.filter(lambda r: r.window.rolls), histories())
def test_a_rolling_rule_fires_exactly_where_some_window_reaches_it(
    rule: DraftRule, entries: list[Happening]
) -> None:
    assert bool(firings(rule, entries, CLOCK)) == _brute(rule, entries)


@given(RULES, histories(), st.data())
def test_waiting_drafts_kept_step_by_step_equal_those_from_scratch(
    rule: DraftRule, entries: list[Happening], data: st.DataObject
) -> None:
    """Entries come in any order, and some are voided in between."""
    there: list[Happening] = []
    waiting: tuple[Firing, ...] = ()
    for entry in data.draw(st.permutations(entries)):
        there.append(entry)
        waiting = due(rule, there, CLOCK, waiting=[f.key for f in waiting])
        if data.draw(st.booleans()):
            there.remove(data.draw(st.sampled_from(there)))
            waiting = due(rule, there, CLOCK, waiting=[f.key for f in waiting])
    assert waiting == due(rule, there, CLOCK)


@given(RULES, histories(), st.data())
def test_what_was_decided_never_fires_again_whatever_comes_later(
    rule: DraftRule, entries: list[Happening], data: st.DataObject
) -> None:
    half = entries[: len(entries) // 2]
    decided = [f.key for f in firings(rule, half, CLOCK) if data.draw(st.booleans())]
    later = firings(rule, entries, CLOCK, decided)
    assert not {f.key for f in later} & set(decided)
    closed = [days for key in decided if (days := days_of_key(key)) is not None]
    assert not any(f.days.meets(c) for f in later for c in closed)
