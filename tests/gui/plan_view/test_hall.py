"""A hall of 400: what is drawn in a hurry becomes sharp, and gestures hit who is meant."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_templates import Template, from_template
from seatingapp.ui.plan_view import LASSO
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import Ctrl, PlanProbe
from tests.gui.plan_view.rooms import full_room


@pytest.fixture
def hall(show: Open) -> PlanProbe:
    """Four hundred pupils in an exam hall, with cards that can be moved."""
    state = full_room(from_template(Template.EXAM_HALL, 20, 20), 400)
    return show(replace(state, movable=True))


def _first(hall: PlanProbe) -> str:
    return hall.view.state.cards[hall.view.spoken_seats()[0]].name


def test_every_seat_of_a_hall_is_in_sight_and_none_overlaps_the_next(hall: PlanProbe) -> None:
    viewport = hall.view.viewport().rect()
    seats = hall.view.spoken_seats()
    areas = [hall.area(seat) for seat in seats]
    assert len(areas) == 400
    assert all(viewport.contains(area) for area in areas)
    for one, other in pairwise(areas):
        assert not one.intersects(other)


def test_after_a_gesture_every_card_that_is_seen_becomes_sharp(
    hall: PlanProbe, qtbot: QtBot
) -> None:
    for _ in range(6):
        hall.wheel_over(_first(hall), 120, Ctrl)
        hall.image()
    assert hall.view.zoom.factor > 1.5
    qtbot.waitUntil(lambda: hall.view.is_sharp)
    gesture = hall.image()
    hall.view.clear_caches()  # everything is drawn anew, at once
    assert hall.view.is_sharp
    assert hall.image() == gesture


def test_a_step_of_zoom_is_sharp_at_once(hall: PlanProbe) -> None:
    hall.view.zoom.larger()
    hall.image()
    assert hall.view.is_sharp


def test_a_slow_finger_gets_away_from_the_fitted_size(hall: PlanProbe) -> None:
    for _ in range(5):
        hall.wheel_over(_first(hall), 4, Ctrl)
    assert hall.view.zoom.factor > 1.02
    for _ in range(8):
        hall.wheel_over(_first(hall), -4, Ctrl)
    assert hall.view.zoom.factor == 1.0


def test_a_click_hits_a_dot(hall: PlanProbe) -> None:
    seats = hall.view.spoken_seats()
    for seat in (seats[0], seats[199], seats[399]):
        hall.click_seat(seat)
        assert hall.asked[-1] == ("pupil_activated", hall.view.state.cards[seat].pupil_id)


def test_a_pupil_is_dragged_from_dot_to_dot(hall: PlanProbe) -> None:
    seats = hall.view.spoken_seats()
    card = hall.view.state.cards[seats[45]]
    hall.lift_from(seats[45])
    hall.drop_on_seat(seats[300])
    assert hall.asked[-1] == ("place_requested", card.pupil_id, seats[300])


def test_the_keyboard_goes_through_a_hall_and_brings_it_into_sight(hall: PlanProbe) -> None:
    hall.view.setFocus()
    hall.view.zoom.by(4)
    hall.keys(Qt.Key.Key_End, modifier=Ctrl)
    last = hall.view.spoken_seats()[-1]
    assert hall.view.spoken_focus() == last
    assert hall.view.viewport().rect().contains(hall.area(last).center())


def test_everybody_is_selected_with_a_lasso(hall: PlanProbe) -> None:
    seats = hall.view.spoken_seats()
    first, last = hall.area(seats[0]), hall.area(seats[-1])
    start, end = first.topLeft() - QPoint(3, 3), last.bottomRight() + QPoint(1, 1)
    hall.band(start, end)
    what, pupils, gesture = hall.asked[-1]
    assert (what, gesture) == ("selection_requested", LASSO)
    assert len(pupils) == 400  # type: ignore[arg-type]
