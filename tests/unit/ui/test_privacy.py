"""The private view as a state machine, with a clock that the test turns."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from seatingapp.ui.privacy import (
    LASTS_SECONDS,
    QUESTION_LASTS_SECONDS,
    HiddenBy,
    Privacy,
    PrivateView,
)


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def view(clock: Clock) -> PrivateView:
    return PrivateView(clock)


def shown(view: PrivateView) -> PrivateView:
    view.ask()
    assert view.confirm()
    return view


def test_it_starts_board_safe(view: PrivateView) -> None:
    assert view.state is Privacy.BOARD_SAFE
    assert not view.shown


def test_asking_alone_shows_nothing(view: PrivateView) -> None:
    view.ask()
    assert view.state is Privacy.ASKED
    assert not view.shown


def test_confirming_without_a_question_shows_nothing(view: PrivateView) -> None:
    assert not view.confirm()
    assert view.state is Privacy.BOARD_SAFE


def test_asking_and_confirming_shows_private_data(view: PrivateView) -> None:
    assert shown(view).shown


def test_an_answer_that_comes_too_late_counts_as_no(view: PrivateView, clock: Clock) -> None:
    view.ask()
    clock.now += QUESTION_LASTS_SECONDS
    assert not view.confirm()
    assert view.state is Privacy.BOARD_SAFE


@pytest.mark.parametrize("why", list(HiddenBy))
def test_hiding_ends_it_and_keeps_the_reason(view: PrivateView, why: HiddenBy) -> None:
    shown(view).hide(why)
    assert not view.shown
    assert view.hidden_by is why


def test_it_ends_by_itself_two_minutes_after_the_last_input(
    view: PrivateView, clock: Clock
) -> None:
    shown(view)
    clock.now += LASTS_SECONDS - 1
    view.touch()
    clock.now += LASTS_SECONDS - 1
    view.tick()
    assert view.shown
    clock.now += 1
    view.tick()
    assert view.state is Privacy.BOARD_SAFE
    assert view.hidden_by is HiddenBy.TIME


def test_what_has_expired_is_hidden_before_anybody_ticks(view: PrivateView, clock: Clock) -> None:
    shown(view)
    clock.now += LASTS_SECONDS
    assert not view.shown


def test_input_after_the_time_is_up_does_not_bring_it_back(view: PrivateView, clock: Clock) -> None:
    shown(view)
    clock.now += LASTS_SECONDS + 5
    view.touch()
    assert view.state is Privacy.BOARD_SAFE


def test_a_question_goes_away_unanswered(view: PrivateView, clock: Clock) -> None:
    view.ask()
    clock.now += QUESTION_LASTS_SECONDS
    view.tick()
    assert view.state is Privacy.BOARD_SAFE
    assert view.hidden_by is None


def test_asking_while_private_data_is_shown_changes_nothing(view: PrivateView) -> None:
    shown(view).ask()
    assert view.shown


def test_listeners_hear_every_change_once(view: PrivateView) -> None:
    heard: list[Privacy] = []
    view.listen(lambda: heard.append(view.state))
    view.hide()
    view.ask()
    view.confirm()
    view.hide(HiddenBy.FOCUS)
    view.hide(HiddenBy.LOCK)
    assert heard == [Privacy.ASKED, Privacy.PRIVATE, Privacy.BOARD_SAFE]


def test_a_page_that_went_is_not_told_any_more(view: PrivateView) -> None:
    heard: list[Privacy] = []

    def listener() -> None:
        heard.append(view.state)

    view.listen(listener)
    view.forget(listener)
    view.forget(listener)
    view.ask()
    assert heard == []
