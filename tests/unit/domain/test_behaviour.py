"""The four numbers: events, points, net and ratio, and the policy that a vault starts with."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Entry, Polarity, Tally, signed, tally
from seatingapp.domain.default_policy import default_policy

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)


def entry(polarity: Polarity, points: int, void_reason: str = "") -> Entry:
    return Entry(1, "", "", 1, 1, 1, 1, "", polarity, points, NOON, NOON, void_reason=void_reason)


ENTRIES = st.lists(
    st.one_of(
        st.builds(entry, st.just(Polarity.PRAISE), st.integers(0, 9), st.sampled_from(["", "no"])),
        st.builds(entry, st.just(Polarity.NEUTRAL), st.just(0), st.sampled_from(["", "no"])),
        st.builds(entry, st.just(Polarity.CONCERN), st.integers(-9, 0), st.sampled_from(["", "x"])),
    )
)


def test_the_four_numbers_are_kept_apart() -> None:
    found = tally(
        [
            entry(Polarity.PRAISE, 2),
            entry(Polarity.PRAISE, 3),
            entry(Polarity.CONCERN, -4),
            entry(Polarity.NEUTRAL, 0),
            entry(Polarity.CONCERN, -9, void_reason="undo"),
        ]
    )
    assert found == Tally(2, 1, 1, 5, 4)
    assert (found.net, found.ratio) == (1, 2.0)


def test_without_concern_there_is_no_ratio() -> None:
    assert tally([entry(Polarity.PRAISE, 1)]).ratio is None
    assert tally([]) == Tally()


@given(ENTRIES, ENTRIES)
def test_the_numbers_of_two_lessons_add_up(one: list[Entry], other: list[Entry]) -> None:
    first, second, both = tally(one), tally(other), tally(one + other)
    assert both.net == first.net + second.net
    assert both.praise_events == first.praise_events + second.praise_events
    assert both.concern_points == first.concern_points + second.concern_points
    assert both.neutral_events == first.neutral_events + second.neutral_events


@given(ENTRIES)
def test_every_live_entry_is_counted_once_and_void_ones_nowhere(entries: list[Entry]) -> None:
    found = tally(entries)
    live = [e for e in entries if not e.is_void]
    assert found.praise_events + found.concern_events + found.neutral_events == len(live)
    assert tally(live) == found
    assert found.concern_points >= 0


@pytest.mark.parametrize(("points", "text"), [(2, "+2"), (-1, "−1"), (0, "0"), (-12, "−12")])
def test_points_have_a_real_sign(points: int, text: str) -> None:
    assert signed(points) == text


def test_the_starting_policy_is_armed_by_the_keys_one_to_nine() -> None:
    policy = default_policy()
    assert [t.shortcut for t in policy] == [*(str(n) for n in range(1, 10)), "", ""]
    assert [t.position for t in policy] == list(range(1, 12))
    assert len({t.name for t in policy}) == 11
    steps = [t.step for t in policy if t.polarity is Polarity.CONCERN]
    assert sorted({step[:2] for step in steps}) == ["C1", "C2", "C3", "C4"]  # none is out of reach


def test_points_of_the_starting_policy_have_the_sign_of_their_polarity() -> None:
    for kind in default_policy():
        sign = {Polarity.PRAISE: 1, Polarity.NEUTRAL: 0, Polarity.CONCERN: -1}[kind.polarity]
        assert (kind.points > 0) - (kind.points < 0) == sign
        assert kind.plain_reason
        assert bool(kind.step) == (kind.polarity is Polarity.CONCERN)
