"""Moving pupils by hand and by key, on the real page over a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.conftest import Sample
from tests.gui.finding import found
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def loose(page: SeatingProbe) -> list[str]:
    """Names of seated pupils who are not pinned."""
    cards = page.view.state.cards
    return [name for name in page.names() if not cards[page.seat(name) or 0].pinned]


def unseat(page: SeatingProbe, name: str) -> None:
    page.drag_to_tray(name)
    assert page.seat(name) is None


def test_the_page_opens_with_the_class_of_the_lesson_that_is_on(
    page: SeatingProbe, sample: Sample
) -> None:
    assert page.text("class-button") == sample.summary.showcase_class == "9B/Sc2"
    assert page.text("seating-header-subtitle").startswith("Lab 2 · plan from ")
    assert page.text("seating-header-subtitle").endswith(" · saved")


def test_a_pupil_is_dragged_to_an_empty_seat(page: SeatingProbe) -> None:
    name, seat = loose(page)[0], page.empty_seats()[0]
    page.drag(name, seat)
    assert page.seat(name) == seat
    assert page.seated()[seat].pupil_id == page.pupil(name)


def test_a_drop_on_a_taken_seat_swaps(page: SeatingProbe) -> None:
    one, other = loose(page)[:2]
    first, second = page.seat(one), page.seat(other)
    assert first is not None
    assert second is not None
    page.drag(one, second)
    assert (page.seat(one), page.seat(other)) == (second, first)
    assert page.editor.stack.undoText() == f"Swap {one} and {other}"


def test_a_pupil_is_dragged_to_the_tray_and_back(page: SeatingProbe) -> None:
    name = loose(page)[0]
    seat = page.seat(name)
    assert seat is not None
    page.drag_to_tray(name)
    assert page.seat(name) is None
    assert name in [card.name for card in page.view.state.tray]
    assert page.text("tray-label") == "Not seated (1)"
    page.drag(name, seat)
    assert page.seat(name) == seat
    assert page.text("tray-label") == "Everyone is seated"


def test_a_pupil_from_the_tray_takes_the_seat_of_another_who_goes_to_the_tray(
    page: SeatingProbe,
) -> None:
    waiting, sitting = loose(page)[:2]
    unseat(page, waiting)
    seat = page.seat(sitting)
    assert seat is not None
    page.drag(waiting, seat)
    assert page.seat(waiting) == seat
    assert page.seat(sitting) is None


def test_a_pinned_pupil_stays_and_the_page_says_so(page: SeatingProbe) -> None:
    name, seat = loose(page)[0], page.empty_seats()[0]
    page.page.canvas.pin_requested.emit(frozenset({page.pupil(name)}), True)
    before = page.seated()
    page.drag(name, seat)
    assert page.seated() == before
    assert "is pinned" in page.text("seating-toast-text")


def test_nobody_takes_the_seat_of_a_pinned_pupil(page: SeatingProbe) -> None:
    pinned, other = loose(page)[:2]
    page.page.canvas.pin_requested.emit(frozenset({page.pupil(pinned)}), True)
    before = page.seated()
    seat = page.seat(pinned)
    assert seat is not None
    page.drag(other, seat)
    assert page.seated() == before
    assert "is pinned" in page.text("seating-toast-text")


def test_keys_alone_move_swap_pin_and_unseat(page: SeatingProbe) -> None:
    one, other = loose(page)[:2]
    first, second = page.seat(one), page.seat(other)
    assert first is not None
    assert second is not None
    page.go_to(first)
    page.keys(Key.Key_Space)
    page.go_to(second)
    page.keys(Key.Key_Space)
    assert (page.seat(one), page.seat(other)) == (second, first)
    page.keys(Key.Key_P)
    assert page.seated()[second].pinned
    page.keys(Key.Key_Delete)
    assert page.seat(one) == second, "a pinned pupil stays"
    assert "pinned" in page.text("seating-banner-headline")
    page.keys(Key.Key_P, Key.Key_Delete)
    assert page.seat(one) is None


def test_keys_alone_seat_a_pupil_from_the_tray(page: SeatingProbe) -> None:
    name = loose(page)[0]
    seat = page.seat(name)
    assert seat is not None
    page.go_to(seat)
    page.keys(Key.Key_Delete, Key.Key_F6, Key.Key_Space)
    steps = len(page.view.spoken_seats())
    while page.view.spoken_focus() != seat:
        page.keys(Key.Key_Right)
        steps -= 1
        assert steps, "the arrow keys do not lead there"
    page.keys(Key.Key_Space)
    assert page.seat(name) == seat


def test_undo_and_redo_bring_back_the_very_same_seating(page: SeatingProbe) -> None:
    one, other, third = loose(page)[:3]
    states = [(len(page.plans()), page.seated())]
    target = page.seat(other)
    assert target is not None
    page.drag(one, target)
    states.append((len(page.plans()), page.seated()))
    page.drag_to_tray(third)
    states.append((len(page.plans()), page.seated()))
    page.page.canvas.pin_requested.emit(frozenset({page.pupil(one)}), True)
    states.append((len(page.plans()), page.seated()))
    for expected in reversed(states[:-1]):
        page.keys(Key.Key_Z, modifier=Ctrl)
        assert (len(page.plans()), page.seated()) == expected
    assert not page.editor.stack.canUndo()
    for place, expected in enumerate(states[1:]):
        if place % 2:
            page.keys(Key.Key_Y, modifier=Ctrl)
        else:
            page.keys(Key.Key_Z, modifier=Ctrl | Shift)
        assert (len(page.plans()), page.seated()) == expected
    assert not page.editor.stack.canRedo()


def test_the_buttons_undo_and_redo_say_what_they_do(page: SeatingProbe) -> None:
    name, seat = loose(page)[0], page.empty_seats()[0]
    before = page.seat(name)
    page.drag(name, seat)
    from seatingapp.ui.widgets.button import Button

    undo, redo = found(page.page, Button, "undo"), found(page.page, Button, "redo")
    assert undo.toolTip() == f"Undo: Move {name} (Ctrl+Z)"
    assert not redo.isEnabled()
    page.press("undo")
    assert page.seat(name) == before
    assert redo.toolTip() == f"Redo: Move {name} (Ctrl+Y)"
    page.press("redo")
    assert page.seat(name) == seat


@pytest.mark.parametrize("order", ["alphabetical", "random", "clear"])
def test_arranging_leaves_pinned_pupils_and_is_one_step_to_undo(
    page: SeatingProbe, order: str
) -> None:
    name = loose(page)[-1]
    page.page.canvas.pin_requested.emit(frozenset({page.pupil(name)}), True)
    before = page.seated()
    pinned = {s: o for s, o in before.items() if o.pinned}
    menu = found(page.page, QMenu, "arrange-menu")
    action = next(a for a in menu.actions() if a.objectName() == f"arrange-{order}")
    action.trigger()
    after = page.seated()
    assert after != before
    assert pinned.items() <= after.items()
    assert (after == pinned) is (order == "clear")
    page.keys(Key.Key_Z, modifier=Ctrl)
    assert page.seated() == before


def test_a_random_order_names_its_seed(page: SeatingProbe) -> None:
    menu = found(page.page, QMenu, "arrange-menu")
    next(a for a in menu.actions() if a.objectName() == "arrange-random").trigger()
    assert "Seated at random, seed " in page.text("seating-toast-text")
    assert page.editor.stack.undoText().startswith("Seat at random (seed ")


def test_the_selected_pupil_is_pinned_and_unseated_by_the_buttons(page: SeatingProbe) -> None:
    name = loose(page)[0]
    seat = page.seat(name)
    assert seat is not None
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    page.press("chosen-pin")
    assert page.seated()[seat].pinned
    assert page.text("chosen-pin") == "Unpin"
    page.press("chosen-pin")
    page.press("chosen-unseat")
    assert page.seat(name) is None
    assert "not seated" in page.text("chosen-detail")
