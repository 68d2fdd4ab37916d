"""Two pupils are joined by a line, by clicks or by keys; nobody is moved meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import Ctrl, PlanProbe
from tests.gui.plan_view.rooms import nine_b

Key = Qt.Key
CtrlShift = Ctrl | Qt.KeyboardModifier.ShiftModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Left = Qt.MouseButton.LeftButton
_FIRST = "{}: choose whom to connect with. Enter connects, Escape ends."
TOM_FIRST, QUINN_FIRST = _FIRST.format("Tom W"), _FIRST.format("Quinn L")


@pytest.fixture
def connecting(seating: PlanProbe) -> PlanProbe:
    """9B on the Seating page while pupils are being connected."""
    seating.view.set_connecting(True)
    return seating


def _asked(probe: PlanProbe, one: str, other: str) -> list[tuple[object, ...]]:
    return [("connect_requested", probe.pupil(one), probe.pupil(other))]


def test_the_mode_says_what_to_do_and_asks_for_nothing(connecting: PlanProbe) -> None:
    assert connecting.view.connecting
    assert connecting.heard[-1].startswith("Connect two pupils: draw a line")
    assert connecting.asked == []


def test_a_line_from_card_to_card_connects(connecting: PlanProbe) -> None:
    connecting.draw_line("Tom W", "Leo A")
    assert connecting.asked == _asked(connecting, "Tom W", "Leo A")
    assert connecting.ghosts() == []
    assert connecting.view.connecting  # for the next two


def test_the_line_is_seen_while_it_is_drawn_and_not_after(connecting: PlanProbe) -> None:
    plain = connecting.image()
    viewport, modifier = connecting.view.viewport(), Qt.KeyboardModifier.NoModifier
    start, end = (connecting.area(connecting.seat(n)).center() for n in ("Tom W", "Leo A"))
    QTest.mousePress(viewport, Left, modifier, start)
    QTest.mouseMove(viewport, QPoint(430, 110))
    free = connecting.image()
    QTest.mouseMove(viewport, end)
    joined = connecting.image()
    assert free != plain
    around = connecting.area(connecting.seat("Leo A")).adjusted(-3, -3, 3, 3)
    assert joined.copy(around) != free.copy(around)
    assert viewport.cursor().shape() is Qt.CursorShape.CrossCursor
    QTest.keyClick(connecting.view, Key.Key_Escape)
    assert connecting.image().copy(0, 0, 830, 130) == plain.copy(0, 0, 830, 130)
    QTest.mouseRelease(viewport, Left, modifier, end)
    assert connecting.asked == []
    assert connecting.view.connecting


@pytest.mark.parametrize("name", ["Eluned R", "Uma G"])
def test_who_is_pinned_or_absent_can_be_connected(connecting: PlanProbe, name: str) -> None:
    connecting.draw_line(name, "Leo A")
    assert connecting.asked == _asked(connecting, name, "Leo A")


def test_a_line_that_ends_beside_all_cards_connects_nobody(connecting: PlanProbe) -> None:
    start = connecting.area(connecting.seat("Tom W")).center()
    connecting.band(start, QPoint(430, 110))
    assert connecting.asked == []
    assert connecting.heard[-1] == "Nobody sits there. Nothing is connected."


def test_two_clicks_connect_as_well(connecting: PlanProbe) -> None:
    connecting.click("Tom W")
    assert connecting.heard[-1] == TOM_FIRST
    connecting.click("Leo A")
    assert connecting.asked == _asked(connecting, "Tom W", "Leo A")


def test_a_second_click_on_the_same_pupil_lets_them_go(connecting: PlanProbe) -> None:
    connecting.click("Tom W")
    connecting.click("Tom W")
    assert connecting.heard[-1] == "Tom W is no longer chosen."
    connecting.click("Leo A")
    assert connecting.asked == []


def test_clicks_on_empty_seats_and_beside_them_ask_for_nothing(connecting: PlanProbe) -> None:
    connecting.click_seat(connecting.empty_seat())
    connecting.click_at(QPoint(400, 80))
    connecting.click_row_of("Hugo M")
    area = connecting.area(connecting.seat("Callum P"))
    connecting.double_click_at(QPoint(area.center().x(), area.bottom() + 4))
    assert connecting.asked == []
    assert connecting.heard[-1] == "Nobody sits there. Choose a pupil."


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_the_keys_connect_like_the_pointer(connecting: PlanProbe, key: Key) -> None:
    connecting.go_to("Quinn L")
    connecting.keys(key, Key.Key_Right, Key.Key_Right, key)
    assert connecting.asked == _asked(connecting, "Quinn L", "Sofia E")
    assert connecting.heard[0] == QUINN_FIRST


def test_the_line_follows_the_keys(connecting: PlanProbe) -> None:
    connecting.go_to("Quinn L")
    connecting.keys(Key.Key_Return)
    before = connecting.image()
    connecting.keys(Key.Key_Right)
    with_ring = connecting.image()
    connecting.view.set_connecting(False)
    assert before != with_ring != connecting.image()


def test_escape_ends_the_mode_and_then_belongs_to_the_page(connecting: PlanProbe) -> None:
    connecting.go_to("Quinn L")
    connecting.keys(Key.Key_Return, Key.Key_Escape)
    assert connecting.asked == [("connecting_ended",)]
    assert not connecting.view.connecting
    connecting.keys(Key.Key_Space)
    assert connecting.heard[-1].startswith("Picked up Quinn L.")


def test_ending_it_from_the_page_says_and_asks_for_nothing(connecting: PlanProbe) -> None:
    connecting.heard.clear()
    connecting.view.set_connecting(False)
    assert (connecting.asked, connecting.heard) == ([], [])
    connecting.lift("Tom W")
    assert len(connecting.ghosts()) == 1
    connecting.drop_on_seat(connecting.seat("Tom W"))


def test_nobody_is_picked_up_pinned_or_unseated_meanwhile(connecting: PlanProbe) -> None:
    connecting.lift("Bethan L")
    assert connecting.ghosts() == []
    connecting.drop_on_seat(connecting.empty_seat())
    connecting.go_to("Quinn L")
    connecting.keys(Key.Key_Delete, Key.Key_P)
    assert [asked[0] for asked in connecting.asked] == ["typed"]  # P begins a name


def test_beginning_it_puts_back_who_is_in_the_hand(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space)
    seating.view.set_connecting(True)
    assert "Quinn L stays." in seating.heard
    seating.keys(Key.Key_Escape)
    assert seating.asked == [("connecting_ended",)]


def test_f6_leaves_the_mode_on(connecting: PlanProbe) -> None:
    connecting.go_to("Quinn L")
    connecting.keys(Key.Key_F6)
    assert connecting.view.connecting


def test_with_ctrl_and_shift_a_drag_connects_at_any_time(seating: PlanProbe) -> None:
    seating.draw_line("Tom W", "Leo A", CtrlShift)
    assert seating.asked == _asked(seating, "Tom W", "Leo A")
    assert not seating.view.connecting


def test_such_a_drag_back_to_its_start_or_to_nobody_does_nothing(seating: PlanProbe) -> None:
    area = seating.area(seating.seat("Tom W"))
    seating.band(area.topLeft() + QPoint(5, 5), area.center() + QPoint(10, 10), CtrlShift)
    seating.band(area.center(), QPoint(430, 110), CtrlShift)
    assert seating.asked == []
    plain = seating.image()
    seating.keys(Key.Key_Escape)
    assert seating.image().copy(0, 0, 830, 130) == plain.copy(0, 0, 830, 130)


def test_a_click_with_ctrl_and_shift_toggles_as_before(seating: PlanProbe) -> None:
    seating.click("Leo A", CtrlShift)
    assert [asked[0] for asked in seating.asked] == ["selection_requested"]


def test_where_nothing_moves_ctrl_and_shift_draw_a_band(lesson: PlanProbe) -> None:
    lesson.draw_line("Tom W", "Uma G", CtrlShift)
    assert [asked[0] for asked in lesson.asked] == ["selection_requested"]


def test_shift_and_enter_begin_a_line_without_the_mode(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Return, modifier=Shift)
    assert seating.heard[-1] == QUINN_FIRST
    seating.keys(Key.Key_Right, Key.Key_Delete, Key.Key_Right, Key.Key_Return)
    assert seating.asked == _asked(seating, "Quinn L", "Sofia E")
    seating.keys(Key.Key_Return)
    assert seating.asked[-1] == ("pupil_activated", seating.pupil("Sofia E"))


def test_such_a_line_can_be_ended_with_a_click_and_given_up_with_escape(
    seating: PlanProbe,
) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Enter, modifier=Shift)
    seating.click("Leo A")
    assert seating.asked == _asked(seating, "Quinn L", "Leo A")
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Return, modifier=Shift)
    seating.keys(Key.Key_Escape, Key.Key_Space)
    assert len(seating.asked) == 1
    assert seating.heard[-1].startswith("Picked up Quinn L.")


def test_the_focus_takes_such_a_line_with_it(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Return, modifier=Shift)
    seating.keys(Key.Key_F6)
    seating.go_to("Sofia E")
    seating.keys(Key.Key_Return)
    assert seating.asked == [("pupil_activated", seating.pupil("Sofia E"))]


def test_shift_and_enter_are_enter_in_a_lesson_and_while_somebody_is_carried(
    lesson: PlanProbe, seating: PlanProbe
) -> None:
    lesson.go_to("Quinn L")
    lesson.keys(Key.Key_Return, modifier=Shift)
    assert lesson.asked == [("pupil_activated", lesson.pupil("Quinn L"))]
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space, Key.Key_Right)
    seating.keys(Key.Key_Return, modifier=Shift)
    assert seating.asked[0][0] == "place_requested"


def test_a_new_state_keeps_the_line_at_its_pupil_or_takes_it_away(connecting: PlanProbe) -> None:
    connecting.click("Tom W")
    state = connecting.view.state
    tom = connecting.seat("Tom W")
    cards = {seat: card for seat, card in state.cards.items() if seat != tom}
    moved = {**cards, connecting.empty_seat(): state.cards[tom]}
    connecting.view.show_state(replace(state, cards=moved))
    connecting.click("Leo A")
    assert connecting.asked == _asked(connecting, "Tom W", "Leo A")
    connecting.click("Tom W")
    connecting.view.show_state(replace(state, cards=cards))
    connecting.click("Leo A")
    assert len(connecting.asked) == 1


def test_locking_takes_the_line_away(show: Open) -> None:
    probe = show(replace(nine_b(), movable=True))
    probe.view.set_connecting(True)
    probe.click("Tom W")
    probe.view.clear_caches()
    probe.click("Leo A")
    assert probe.asked == []
