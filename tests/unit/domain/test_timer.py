"""The timer: what it shows, how it pauses, and how it ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.timer import MOST_MINUTES, Timer, clock_words


def test_it_counts_down_and_is_over() -> None:
    timer = Timer(60).toggled(100.0)
    assert [timer.shown(100.0 + s) for s in (0, 0.4, 1, 59, 59.5, 60, 90)] == [
        60, 60, 59, 1, 1, 0, 0,
    ]  # fmt: skip
    assert not timer.is_over(159.9)
    assert timer.is_over(160)
    assert (timer.share(100), timer.share(130), timer.share(200)) == (1, 0.5, 0)


def test_a_pause_stops_the_clock() -> None:
    timer = Timer(60).toggled(0).toggled(10)
    assert not timer.running
    assert timer.shown(500) == 50
    again = timer.toggled(500)
    assert again.shown(510) == 40


def test_it_counts_up_from_nought() -> None:
    timer = Timer().of_minutes(0).toggled(5)
    assert timer.counts_up
    assert timer.shown(65.9) == 60
    assert not timer.is_over(1e9)
    assert timer.share(10) == 0
    assert timer.longer(3, 10) == timer


def test_one_that_is_over_begins_anew() -> None:
    over = Timer(60).toggled(0).toggled(70)
    assert over.is_over(70)
    assert over.toggled(100).shown(100) == 60


def test_minutes_are_added_and_taken_while_it_runs() -> None:
    timer = Timer(120).toggled(0)
    assert timer.longer(1, 30).shown(30) == 150
    assert timer.longer(-1, 30).shown(30) == 30
    assert timer.longer(-1, 90) == timer  # it would be over at once
    assert Timer(60).longer(-1, 0) == Timer(60)
    assert Timer(60 * MOST_MINUTES).longer(1, 0).seconds == 60 * MOST_MINUTES


def test_another_time_stands_still_and_so_does_a_reset() -> None:
    running = Timer(60).toggled(0)
    assert running.of_minutes(7) == Timer(420)
    assert running.of_minutes(999).seconds == 60 * MOST_MINUTES
    assert running.reset() == Timer(60)


@given(st.integers(0, 180), st.lists(st.floats(0, 5000), max_size=6).map(sorted))
def test_it_never_shows_less_than_nought_or_more_than_it_began_with(
    minutes: int, moments: list[float]
) -> None:
    timer = Timer().of_minutes(minutes)
    for now in moments:
        assert timer.counts_up or 0 <= timer.shown(now) <= timer.seconds
        timer = timer.toggled(now)


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    assert Timer(60).toggled(100).shown(50) == 60


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0:00"), (9, "0:09"), (299, "4:59"), (3540, "59:00"), (3723, "1:02:03")],
)
def test_it_is_written_as_on_a_clock(seconds: int, words: str) -> None:
    assert clock_words(seconds) == words
