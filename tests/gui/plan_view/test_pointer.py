"""Clicks, bands, drags: each asks for one thing and changes nothing by itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from seatingapp.ui.plan_view import LASSO, ROW, TABLE, TOGGLE
from seatingapp.ui.plan_view.state import CardState
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import Ctrl, PlanProbe
from tests.gui.plan_view.rooms import nine_b


def names(probe: PlanProbe, *wanted: str) -> frozenset[int]:
    return frozenset(probe.pupil(name) for name in wanted)


def test_a_click_on_a_card_activates_its_pupil(lesson: PlanProbe) -> None:
    lesson.click("Farhan S")
    assert lesson.asked == [("pupil_activated", lesson.pupil("Farhan S"))]


def test_two_quick_clicks_activate_twice(lesson: PlanProbe) -> None:
    lesson.double_click_at(lesson.area(lesson.seat("Farhan S")).center())
    assert lesson.asked == [("pupil_activated", lesson.pupil("Farhan S"))] * 2


def test_a_click_on_an_empty_seat_names_the_seat(lesson: PlanProbe) -> None:
    seat = lesson.empty_seat()
    lesson.click_seat(seat)
    assert lesson.asked == [("seat_activated", seat)]


def test_a_click_with_ctrl_toggles_one_pupil(lesson: PlanProbe) -> None:
    lesson.click("Leo A", Ctrl)
    assert lesson.asked == [("selection_requested", names(lesson, "Leo A"), TOGGLE)]


def test_a_band_selects_the_cards_that_it_touches(lesson: PlanProbe) -> None:
    lesson.lasso("Callum P", "Leo A")
    wanted = names(lesson, "Callum P", "Daria V", "Eluned R", "Jack S", "Kasia W", "Leo A")
    assert lesson.asked == [("selection_requested", wanted, LASSO)]


def test_a_band_with_ctrl_keeps_what_was_selected(lesson: PlanProbe) -> None:
    amir = names(lesson, "Amir R")
    lesson.view.show_state(replace(lesson.view.state, selected=amir))
    lesson.lasso("Callum P", "Daria V", Ctrl)
    wanted = amir | names(lesson, "Callum P", "Daria V")
    assert lesson.asked == [("selection_requested", wanted, LASSO)]


def test_a_drag_that_begins_on_a_card_is_a_band_where_nothing_moves(lesson: PlanProbe) -> None:
    lesson.lift("Tom W")
    lesson.drop_on_seat(lesson.seat("Amir R"))
    assert lesson.asked == [("selection_requested", names(lesson, "Tom W", "Amir R"), LASSO)]


def test_a_click_in_the_margin_selects_the_row(lesson: PlanProbe) -> None:
    lesson.click_row_of("Hugo M")
    row = ("Hugo M", "Imani D", "Jack S", "Kasia W", "Leo A", "Maya H", "Noah B")
    assert lesson.asked == [("selection_requested", names(lesson, *row), ROW)]


def test_a_double_click_on_a_desk_selects_its_table(lesson: PlanProbe) -> None:
    card = lesson.area(lesson.seat("Callum P"))
    lesson.double_click_at(QPoint(card.center().x(), card.bottom() + 4))
    wanted = names(lesson, "Callum P", "Daria V", "Eluned R")
    assert ("selection_requested", wanted, TABLE) in lesson.asked


def test_a_click_beside_everything_lets_the_selection_go(lesson: PlanProbe) -> None:
    lesson.view.show_state(replace(lesson.view.state, selected=names(lesson, "Amir R")))
    lesson.click_at(QPoint(400, 80))
    assert lesson.asked == [("selection_requested", frozenset(), LASSO)]


def test_the_right_button_asks_for_the_menu_of_a_pupil(lesson: PlanProbe) -> None:
    spot = lesson.area(lesson.seat("Zara Q")).center()
    viewport = lesson.view.viewport()
    there = viewport.mapToGlobal(spot)
    QApplication.sendEvent(viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, there))
    assert lesson.asked == [("menu_requested", lesson.pupil("Zara Q"), there)]


def test_a_drag_to_an_empty_seat_asks_for_it(seating: PlanProbe) -> None:
    seat = seating.empty_seat()
    seating.lift("Tom W")
    assert len(seating.ghosts()) == 1
    seating.drop_on_seat(seat)
    assert seating.asked == [("place_requested", seating.pupil("Tom W"), seat)]
    assert seating.ghosts() == []


def test_a_drag_to_a_taken_seat_asks_for_it_too(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.drop_on_seat(seating.seat("Leo A"))
    assert seating.asked == [("place_requested", seating.pupil("Tom W"), seating.seat("Leo A"))]


def test_a_drag_changes_nothing_until_the_next_state(seating: PlanProbe) -> None:
    before = seating.image()
    seating.lift("Tom W")
    seating.drop_on_seat(seating.empty_seat())
    QApplication.sendEvent(seating.view.viewport(), QEvent(QEvent.Type.Leave))
    assert seating.image() == before


def test_a_taken_seat_shows_the_swap_while_one_is_dragged_over_it(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    before = seating.image()
    seating.move_to_seat(seating.seat("Leo A"))
    assert seating.image() != before
    seating.drop_on_seat(seating.seat("Tom W"))


def test_a_drop_on_the_own_seat_asks_for_nothing(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.drop_on_seat(seating.seat("Tom W"))
    assert seating.asked == []


def test_a_drop_on_a_pinned_pupil_is_refused_with_the_reason(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.drop_on_seat(seating.seat("Maya H"))
    assert seating.asked == []
    assert seating.heard[-1] == "Maya H is pinned. Unpin first (key P)."


def test_a_pinned_pupil_cannot_be_lifted(seating: PlanProbe) -> None:
    seating.lift("Eluned R")
    assert seating.ghosts() == []
    seating.drop_on_seat(seating.empty_seat())
    assert seating.asked == []
    assert seating.heard == ["Eluned R is pinned. Unpin first (key P)."]


def test_escape_takes_a_drag_back(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.keys(Qt.Key.Key_Escape)
    seating.drop_on_seat(seating.empty_seat())
    assert seating.asked == []
    assert seating.heard == ["Tom W stays."]


def test_a_drag_from_a_seat_to_the_tray_asks_for_the_tray(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.drop_on_tray()
    assert seating.asked == [("tray_requested", seating.pupil("Tom W"))]


def test_a_drag_from_the_tray_to_a_seat_asks_for_the_seat(seating: PlanProbe) -> None:
    seat = seating.empty_seat()
    seating.lift("Chidi O")
    seating.drop_on_seat(seat)
    assert seating.asked == [("place_requested", seating.pupil("Chidi O"), seat)]


def test_a_drag_from_the_tray_to_the_tray_moves_nobody(seating: PlanProbe) -> None:
    seating.lift("Chidi O")
    seating.drop_on_tray()
    assert seating.asked == []


def test_a_drag_on_empty_ground_is_a_band_even_where_pupils_move(seating: PlanProbe) -> None:
    seating.lasso("Callum P", "Daria V")
    wanted = names(seating, "Callum P", "Daria V")
    assert seating.asked == [("selection_requested", wanted, LASSO)]


def test_a_pupil_who_is_gone_drops_out_of_the_hand(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    state = seating.view.state
    rest = {s: c for s, c in state.cards.items() if c.name != "Tom W"}
    empty = seating.empty_seat()
    seating.view.show_state(replace(state, cards=rest))
    assert seating.ghosts() == []
    assert seating.heard == []
    seating.drop_on_seat(empty)
    assert seating.asked == []


def test_a_drag_goes_on_while_the_cards_change(seating: PlanProbe) -> None:
    state = seating.view.state
    seating.lift("Chidi O")
    tray = tuple(replace(card, praise=1) for card in state.tray)
    seating.view.show_state(replace(state, tray=tray))
    seat = seating.empty_seat()
    seating.drop_on_seat(seat)
    assert seating.asked == [("place_requested", seating.pupil("Chidi O"), seat)]


def test_locking_lets_go_of_what_is_in_the_hand(seating: PlanProbe) -> None:
    seating.lift("Tom W")
    seating.view.clear_caches()
    assert seating.ghosts() == []
    assert seating.asked == []


def test_the_wheel_zooms_with_ctrl_around_the_pointer(lesson: PlanProbe) -> None:
    before = lesson.area(lesson.seat("Leo A")).center()
    lesson.wheel_over("Leo A", 240, Ctrl)
    assert lesson.view.zoom.factor > 1.3
    after = lesson.area(lesson.seat("Leo A")).center()
    assert (after - before).manhattanLength() <= 4
    lesson.wheel_over("Leo A", -1200, Ctrl)
    assert lesson.view.zoom.factor == 1.0


def test_a_held_space_pans_a_zoomed_plan_and_activates_nobody(lesson: PlanProbe) -> None:
    lesson.go_to("Leo A")
    lesson.view.zoom.by(3)
    before = lesson.area(lesson.seat("Leo A")).topLeft()
    lesson.pan_with_space(QPoint(40, 25))
    assert lesson.area(lesson.seat("Leo A")).topLeft() - before == QPoint(40, 25)
    assert lesson.asked == []


def test_a_short_space_on_a_zoomed_plan_still_activates(lesson: PlanProbe) -> None:
    lesson.go_to("Leo A")
    lesson.view.zoom.by(3)
    lesson.keys(Qt.Key.Key_Space)
    assert lesson.asked == [("pupil_activated", lesson.pupil("Leo A"))]


def test_the_tray_follows_the_state_and_counts(seating: PlanProbe) -> None:
    assert seating.chips() == ["Bethan L", "Chidi O"]
    seating.view.show_state(replace(seating.view.state, tray=seating.view.state.tray[1:]))
    assert seating.chips() == ["Chidi O"]
    seating.view.show_state(replace(seating.view.state, tray=()))
    assert seating.chips() == []


def test_a_full_tray_scrolls_instead_of_growing(seating: PlanProbe) -> None:
    low = seating.tray.height()
    many = tuple(CardState(900 + n, f"Pupil {n}", "P") for n in range(60))
    seating.view.show_state(replace(seating.view.state, tray=many))
    assert len(seating.chips()) == 60
    assert low < seating.tray.height() <= 2 * low


def test_the_tray_cannot_be_dragged_where_nothing_moves(show: Open) -> None:
    probe = show(nine_b())
    probe.lift("Chidi O")
    probe.drop_on_seat(probe.empty_seat())
    assert probe.asked == []
