"""A plan that gets better while it is looked for: other seats, the same cards."""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import Qt

from seatingapp.ui.plan_view import EMPTY_PLAN, PlanState
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import changed, drawn_photo, nine_b, sixty


def _shuffled(state: PlanState, seed: int) -> PlanState:
    """The same pupils on other seats, a third of the time on empty ones."""
    chance = random.Random(seed)
    seats = [seat.id for desk in state.layout.desks for seat in desk.seats]
    chosen = chance.sample(seats, len(state.cards))
    return replace(state, cards=dict(zip(chosen, state.cards.values(), strict=True)))


def _pictures(probe: PlanProbe) -> dict[str, int]:
    """For each pupil by name which drawn card is shown."""
    probe.image()
    found = {}
    for seat, card in probe.view.state.cards.items():
        drawn = probe.view._stage.picture_of(seat).drawn
        assert drawn is not None
        found[card.name] = drawn.pixmap.cacheKey()
    return found


def test_a_card_that_changes_seats_is_not_drawn_again(lesson: PlanProbe) -> None:
    state, first = lesson.view.state, _pictures(lesson)
    for seed in range(5):
        lesson.view.show_state(_shuffled(state, seed))
        assert _pictures(lesson) == first
    other = changed(lesson.view.state, lesson.pupil("Tom W"), praise=9)
    lesson.view.show_state(_shuffled(other, 9))
    last = _pictures(lesson)
    assert [name for name in last if last[name] != first[name]] == ["Tom W"]


def test_plan_after_plan_looks_as_if_it_were_the_first(show: Open) -> None:
    probe = show(sixty())
    probe.view.set_photos(drawn_photo)
    last = _shuffled(sixty(), 99)
    for seed in range(4):
        probe.view.show_state(_shuffled(sixty(), seed))
        probe.image()
    probe.view.show_state(last)
    shown = probe.image()
    probe.view.show_state(EMPTY_PLAN)
    probe.view.show_state(last)
    assert probe.image() == shown


def test_a_card_keeps_what_only_its_seat_has(show: Open) -> None:
    state = replace(nine_b(), show_numbers=True)
    numbers = {
        seat.id: str(n) for n, seat in enumerate(s for d in state.layout.desks for s in d.seats)
    }
    probe = show(replace(state, numbers=numbers))
    swapped = _shuffled(probe.view.state, 3)
    probe.view.show_state(swapped)
    shown = probe.image()
    probe.view.show_state(EMPTY_PLAN)
    probe.view.show_state(swapped)
    assert probe.image() == shown


def test_the_focus_stays_on_its_seat_while_plans_change(lesson: PlanProbe) -> None:
    lesson.go_to("Tom W")
    seat = lesson.view.spoken_focus()
    lesson.view.show_state(_shuffled(lesson.view.state, 1))
    assert lesson.view.spoken_focus() == seat
    lesson.keys(Qt.Key.Key_Right)
    assert len(lesson.heard) == 1


def test_whatever_changes_every_seat_looks_as_the_state_says(lesson: PlanProbe) -> None:
    chance, state = random.Random(7), lesson.view.state
    seats = [seat.id for desk in state.layout.desks for seat in desk.seats]
    pupils = [card.pupil_id for card in state.cards.values()]
    some = frozenset(chance.sample(seats, 3))
    ways: list[dict[str, object]] = [
        {"show_private": True},
        {"show_private": False},
        {"selected": frozenset(pupils[:4])},
        {"selected": frozenset()},
        {"armed": True},
        {"armed": False},
        {"movable": True},
        {"movable": False},
        {"show_numbers": True},
        {"numbers": {seat: f"N{seat}" for seat in seats}},
        {"show_numbers": False},
        {"comments": dict.fromkeys(some, "By the heater")},
        {"comments": {}},
        {"highlighted": some},
        {"highlighted": frozenset()},
    ]
    stage = lesson.view._stage
    stage.hover(lesson.seat("Tom W"))
    for step, way in enumerate(chance.sample(ways * 10, 10 * len(ways))):
        state = replace(state, **way)  # type: ignore[arg-type]
        if step % 3 == 0:
            state = changed(state, chance.choice(pupils), praise=step)
        if step % 5 == 0:
            state = _shuffled(state, step)
        lesson.view.show_state(state)
        assert [stage.picture_of(s).look for s in seats] == [stage._look(s) for s in seats]
