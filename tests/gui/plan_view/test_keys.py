"""Everything that the pointer does, with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from seatingapp.domain.plan_picture import Side
from seatingapp.ui.plan_view.tray import TrayChip
from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import Ctrl, PlanProbe
from tests.gui.plan_view.rooms import changed, nine_b

Key = Qt.Key


def test_arrows_go_to_the_neighbour(lesson: PlanProbe) -> None:
    lesson.go_to("Callum P")
    lesson.keys(Key.Key_Right)
    assert lesson.focused().startswith("Daria V, row 1, seat 4")
    lesson.keys(Key.Key_Down)
    assert lesson.focused().startswith("Kasia W, row 2, seat 4")
    lesson.keys(Key.Key_Left, Key.Key_Up)
    assert lesson.focused().startswith("Callum P")


def test_arrows_join_the_ends(lesson: PlanProbe) -> None:
    lesson.go_to("Grace T")
    lesson.keys(Key.Key_Right)
    assert lesson.focused().startswith("Hugo M")
    lesson.keys(Key.Key_Up, Key.Key_Up)
    assert lesson.focused().startswith("Will H")
    lesson.keys(Key.Key_Down)
    assert lesson.focused().startswith("Aaliyah K")


def test_home_and_end_go_to_the_ends_of_the_row(lesson: PlanProbe) -> None:
    lesson.go_to("Sofia E")
    lesson.keys(Key.Key_Home)
    assert lesson.focused().startswith("Olivia C")
    lesson.keys(Key.Key_End)
    assert lesson.focused().startswith("Uma G")
    lesson.keys(Key.Key_Home, modifier=Ctrl)
    assert lesson.focused().startswith("Aaliyah K")


def test_arrows_follow_the_picture_from_the_pupils_side(show: Open) -> None:
    probe = show(replace(nine_b(), side=Side.PUPILS))
    probe.go_to("Callum P")
    probe.keys(Key.Key_Left)
    assert probe.focused().startswith("Daria V")
    probe.keys(Key.Key_Up)
    assert probe.focused().startswith("Kasia W")


def test_every_step_is_said(lesson: PlanProbe) -> None:
    lesson.go_to("Eluned R")
    lesson.keys(Key.Key_Right)
    assert lesson.heard == [
        "Farhan S, row 1, seat 6, SEN support, pupil premium, praise 3, concern 1"
    ]


def test_private_things_are_not_said_while_they_are_not_shown(show: Open) -> None:
    probe = show(replace(nine_b(), show_private=False))
    probe.go_to("Eluned R")
    probe.keys(Key.Key_Right)
    assert probe.heard == ["Farhan S, row 1, seat 6, praise 3"]


def test_enter_and_space_activate_in_a_lesson(lesson: PlanProbe) -> None:
    lesson.go_to("Zara Q")
    lesson.keys(Key.Key_Return, Key.Key_Space)
    assert lesson.asked == [("pupil_activated", lesson.pupil("Zara Q"))] * 2


def test_space_picks_up_and_puts_down(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space, Key.Key_Right, Key.Key_Down)
    target = seating.view.spoken_focus()
    assert target == seating.empty_seat()
    assert seating.asked == []
    seating.keys(Key.Key_Space)
    assert seating.asked == [("place_requested", seating.pupil("Quinn L"), target)]
    assert seating.heard[0].startswith("Picked up Quinn L.")


def test_escape_puts_back_what_was_picked_up(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space, Key.Key_Right, Key.Key_Escape, Key.Key_Escape)
    assert seating.asked == []
    assert seating.heard[-1] == "Quinn L stays."


def test_losing_the_focus_puts_back_what_was_picked_up(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Space)
    seating.tray.take_focus()
    assert seating.heard[-1] == "Quinn L stays."


def test_delete_sends_to_the_tray(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_Delete)
    assert seating.asked == [("tray_requested", seating.pupil("Quinn L"))]


def test_p_pins_and_unpins(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_P)
    quinn = seating.pupil("Quinn L")
    assert seating.asked == [("pin_requested", quinn, True)]
    seating.view.show_state(changed(seating.view.state, quinn, pinned=True))
    seating.keys(Key.Key_P)
    assert seating.asked[-1] == ("pin_requested", quinn, False)


def test_letters_jump_to_a_name(lesson: PlanProbe) -> None:
    lesson.go_to("Aaliyah K")
    lesson.keys(Key.Key_L, Key.Key_E)
    assert lesson.focused().startswith("Leo A")
    assert lesson.asked == [("typed", "l"), ("typed", "le")]


def test_p_is_a_letter_in_a_lesson(lesson: PlanProbe) -> None:
    lesson.go_to("Aaliyah K")
    lesson.keys(Key.Key_P)
    assert lesson.focused().startswith("Callum P")
    assert lesson.asked == [("typed", "p")]


def test_digits_are_left_to_the_page(lesson: PlanProbe) -> None:
    lesson.go_to("Aaliyah K")
    lesson.keys(Key.Key_3)
    assert lesson.asked == []
    assert lesson.focused().startswith("Aaliyah K")


def test_the_menu_key_asks_for_the_menu(lesson: PlanProbe) -> None:
    lesson.go_to("Zara Q")
    lesson.keys(Key.Key_Menu)
    assert [asked[:2] for asked in lesson.asked] == [("menu_requested", lesson.pupil("Zara Q"))]


def test_f6_changes_between_room_and_tray(seating: PlanProbe) -> None:
    seating.go_to("Quinn L")
    seating.keys(Key.Key_F6)
    chip = seating.window.focusWidget()
    assert isinstance(chip, TrayChip)
    assert chip.text() == "Bethan L"
    seating.keys(Key.Key_Right)
    chip = seating.window.focusWidget()
    assert isinstance(chip, TrayChip)
    assert chip.text() == "Chidi O"
    seating.keys(Key.Key_F6)
    assert seating.window.focusWidget() is seating.view


def test_a_pupil_is_seated_from_the_tray_by_keys_alone(seating: PlanProbe) -> None:
    seating.go_to("Sofia E")
    seating.keys(Key.Key_F6, Key.Key_Space, Key.Key_Down, Key.Key_Left, Key.Key_Space)
    assert seating.asked == [("place_requested", seating.pupil("Bethan L"), seating.empty_seat())]
