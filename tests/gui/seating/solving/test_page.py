"""Arranging by rules on the page itself, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import Apart, Area, Attainment, InArea, NewNeighbours
from seatingapp.domain.rules.rule import Strength
from seatingapp.services.rooms import all_rooms
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.seating.solved import Effort, Mode
from seatingapp.ui.seating.solving.clash_dialog import ClashDialog
from seatingapp.ui.seating.solving.dialogs import LeftOutDialog, PartsDialog, SeedDialog
from seatingapp.ui.seating.solving.score_bar import ScoreBar
from seatingapp.ui.seating.solving.swap_rows import SwapRow
from tests.gui.finding import found
from tests.gui.seating.dialogs import opened, press, show_private, words
from tests.gui.seating.solving.whole_page import Arranging

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
FRONT, BACK = Area("front row"), Area("back row")


def test_arrange_is_a_click_and_undo_a_key(page: Arranging, qtbot: QtBot) -> None:
    before = page.plans()
    page.add(Apart((page.pupil("Ben O'N"), page.pupil("Aaliyah K"))))
    qtbot.waitUntil(lambda: page.broken() == 1)
    assert page.text("score-words").startswith("1 must is broken.")
    page.press("arrange")
    qtbot.waitUntil(lambda: page.broken() == 0, timeout=15_000)
    assert page.text("score-words").startswith("Every must holds.")
    assert "Arranged" in page.text("seating-toast-text")
    assert "Seed" in page.text("seating-toast-text")
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before
    qtbot.waitUntil(lambda: page.broken() == 1)


@pytest.mark.parametrize(
    ("modifier", "said"),
    [(Ctrl, "Arranged"), (Ctrl | Shift, "Improved"), (Ctrl | Alt, "Arranged in another way")],
)
def test_every_button_has_a_key(
    page: Arranging, qtbot: QtBot, modifier: Qt.KeyboardModifier, said: str
) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.settle(qtbot)
    page.view.setFocus()
    page.keys(Qt.Key.Key_Return, modifier=modifier)
    qtbot.waitUntil(lambda: said in page.text("seating-toast-text"), timeout=15_000)
    page.settle(qtbot)
    assert page.text("score-note") == "score 9 of at most 9"


def test_the_plan_is_judged_after_a_drag(page: Arranging, qtbot: QtBot) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.settle(qtbot)
    assert page.text("score-note") == "score 0 of at most 9"
    assert found(page.page, ScoreBar).share == 0.0
    seat = page.seat("Callum P")
    assert seat is not None
    page.drag("Yusuf I", seat)
    qtbot.waitUntil(lambda: page.text("score-note") == "score 9 of at most 9")
    assert found(page.page, ScoreBar).share == 1.0


def test_seats_light_up_while_a_pupil_is_carried(page: Arranging, qtbot: QtBot) -> None:
    page.add(InArea((page.pupil("Callum P"),), FRONT))
    page.settle(qtbot)
    qtbot.waitUntil(lambda: page.solving.watch.lights is not None)
    seat = page.seat("Callum P")
    assert seat is not None
    page.go_to(seat)
    page.keys(Qt.Key.Key_Space)
    lights = page.view.state.lights
    assert any(light.holds for light in lights.values())
    assert not all(light.holds for light in lights.values())
    page.keys(Qt.Key.Key_Escape)
    assert page.view.state.lights == {}


def test_a_swap_is_shown_on_the_plan_and_applied_with_a_click(
    page: Arranging, qtbot: QtBot
) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.settle(qtbot)
    assert "private view shows them." in page.text("score-words")
    assert not [r for r in page.page.findChildren(SwapRow) if r.isVisible()]
    show_private(page)
    page.settle(qtbot)
    row = found(page.page, SwapRow)
    middle = QPointF(row.rect().center())
    QApplication.sendEvent(row, QEnterEvent(middle, middle, row.mapToGlobal(middle)))
    assert page.seat("Yusuf I") in page.view.state.highlighted
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert page.view.state.highlighted == frozenset()
    page.press("swaps-more")
    assert len([r for r in page.page.findChildren(SwapRow) if r.isVisible()]) == 3
    page.press("swap-1")
    qtbot.waitUntil(lambda: page.text("score-note") == "score 9 of at most 9")
    qtbot.waitUntil(lambda: "No single swap" in page.text("score-words"))
    assert page.editor.stack.canUndo()


def test_the_keyboard_shows_a_swap_too(page: Arranging, qtbot: QtBot) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.private.ask()
    assert page.private.confirm()
    page.settle(qtbot)
    page.page.window().activateWindow()
    qtbot.waitUntil(page.page.isActiveWindow)
    qtbot.waitUntil(found(page.page, QWidget, "swap-1").isVisible)
    found(page.page, QWidget, "swap-1").setFocus(Qt.FocusReason.TabFocusReason)
    assert page.seat("Yusuf I") in page.view.state.highlighted
    page.view.setFocus()
    assert page.view.state.highlighted == frozenset()


def test_what_the_score_is_made_of_goes_with_private_view(page: Arranging, qtbot: QtBot) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.settle(qtbot)
    assert not found(page.page, QWidget, "score-parts").isVisible()
    show_private(page)
    page.press("score-parts")
    dialog = opened(page)
    assert isinstance(dialog, PartsDialog)
    assert words(dialog, "part-0-points") == "0 of 9"
    page.private.hide()
    assert not dialog.isVisible()


def test_a_contradiction_is_explained_and_one_rule_switched_off(
    page: Arranging, qtbot: QtBot
) -> None:
    before = page.plans()
    who = (page.pupil("Yusuf I"),)
    page.add(InArea(who, FRONT))
    page.add(InArea(who, BACK))
    show_private(page)
    page.settle(qtbot)
    page.press("arrange")
    qtbot.waitUntil(lambda: page.page.findChild(ClashDialog) is not None, timeout=15_000)
    dialog = found(page.page, ClashDialog)
    qtbot.waitUntil(lambda: bool(words(dialog, "clash-2-dropped")), timeout=15_000)
    assert words(dialog, "clash-1") == "Yusuf I in the front row"
    assert page.plans() == before
    press(dialog, "clash-1-off")
    qtbot.waitUntil(lambda: "Arranged" in page.text("seating-toast-text"), timeout=15_000)
    page.settle(qtbot)
    assert page.broken() == 0
    assert not [d for d in page.page.findChildren(ClashDialog) if d.isVisible()]


def test_board_safe_a_contradiction_names_nobody(page: Arranging, qtbot: QtBot) -> None:
    who = (page.pupil("Yusuf I"),)
    page.add(InArea(who, FRONT))
    page.add(InArea(who, BACK))
    page.settle(qtbot)
    page.press("arrange")
    qtbot.waitUntil(lambda: page.page.findChild(ClashDialog) is not None, timeout=15_000)
    dialog = found(page.page, ClashDialog)
    assert "2 musts cannot hold together" in words(dialog, "clash-why")
    assert dialog.findChild(QWidget, "clash-1") is None
    press(dialog, "clash-fewest")
    qtbot.waitUntil(lambda: "1 must is broken." in page.text("seating-toast-text"), timeout=15_000)


def test_closing_a_contradiction_changes_nothing(page: Arranging, qtbot: QtBot) -> None:
    before = page.plans()
    who = (page.pupil("Yusuf I"),)
    page.add(InArea(who, FRONT))
    page.add(InArea(who, BACK))
    page.settle(qtbot)
    page.press("arrange")
    qtbot.waitUntil(lambda: page.page.findChild(ClashDialog) is not None, timeout=15_000)
    press(found(page.page, ClashDialog), "clash-accept")
    assert page.plans() == before
    assert page.rested()


def test_too_few_seats_ask_who_gets_none(page: Arranging, qtbot: QtBot) -> None:
    edit = edit_of(replace(draft_of(Template.ROWS_OF_DOUBLES), name="Small", rows=3, columns=3))
    page.editor.perform(edit)
    room = next(r for r in page.workspace.read(all_rooms) if r.uid == edit.uid)
    assert room.layout.capacity < 26
    page.page.start.start_requested.emit(room.id, False)
    page.settle(qtbot)
    page.press("arrange")
    dialog = opened(page)
    assert isinstance(dialog, LeftOutDialog)
    missing = 26 - room.layout.capacity
    ticked = [box for box in dialog.findChildren(QCheckBox) if box.isChecked()]
    assert len(ticked) == missing
    accept = found(dialog, QWidget, "left-out-accept")
    assert accept.isEnabled()
    QTest.mouseClick(ticked[0], Qt.MouseButton.LeftButton)
    assert not accept.isEnabled()
    other = next(b for b in dialog.findChildren(QCheckBox) if not b.isChecked() and b != ticked[0])
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert accept.isEnabled()
    name = other.text()
    press(dialog, "left-out-accept")
    qtbot.waitUntil(lambda: "without a seat" in page.text("seating-toast-text"), timeout=15_000)
    assert name in [card.name for card in page.view.state.tray]
    assert len(page.view.state.tray) == missing


def test_a_seed_is_typed_and_only_a_number_is_taken(page: Arranging, qtbot: QtBot) -> None:
    page.page.canvas.seed_requested.emit()
    dialog = opened(page)
    assert isinstance(dialog, SeedDialog)
    field = found(dialog, QLineEdit, "seed-field")
    accept = found(dialog, QWidget, "seed-accept")
    assert not accept.isEnabled()
    QTest.keyClicks(field, "12x")
    assert field.text() == "12"
    press(dialog, "seed-accept")
    qtbot.waitUntil(lambda: "Seed 12." in page.text("seating-toast-text"), timeout=15_000)


def test_several_selected_pupils_are_named_on_the_button(page: Arranging) -> None:
    some = frozenset(page.pupil(n) for n in ("Yusuf I", "Callum P", "Daria V"))
    page.page.canvas.selection_requested.emit(some, "lasso")
    assert page.text("arrange") == "Arrange the 3 selected"
    page.page.canvas.selection_requested.emit(frozenset(), "lasso")
    assert page.text("arrange") == "Arrange"


def test_a_class_without_rules_gets_its_first_with_a_click(page: Arranging, qtbot: QtBot) -> None:
    assert "No rules yet" in page.text("score-words")
    page.press("wish-neighbours")
    qtbot.waitUntil(lambda: bool(page.text("score-note")))
    assert not found(page.page, QWidget, "wish-neighbours").isVisible()
    assert "New neighbours" not in page.text("score-words")


@pytest.mark.parametrize("focused", ["plan", "plan-history"])
def test_while_a_plan_is_looked_for_escape_keeps_the_best_wherever_the_focus_is(
    page: Arranging, qtbot: QtBot, focused: str
) -> None:
    page.add(NewNeighbours(), Strength.HIGH)
    page.add(Attainment(), Strength.MEDIUM)
    page.settle(qtbot)
    page.page.canvas.effort_requested.emit(Effort.LONGEST)
    page.page.canvas.solve_requested.emit(Mode.ARRANGE)
    found(page.page, QWidget, focused).setFocus()
    assert not found(page.page, QWidget, "arrange").isVisible()
    assert found(page.page, QWidget, "arranging-cancel").isVisible()
    held = page.view.state
    assert not held.movable
    page.keys(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.rested, timeout=15_000)
    assert "Ended early." in page.text("seating-toast-text")
    assert found(page.page, QWidget, "arrange").isVisible()
    assert page.view.state.movable
    page.page.hide()  # nobody waits for the proof


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_offers_the_other_ways_and_opens_with_a_key(page: Arranging) -> None:
    page.view.setFocus()
    page.keys(Qt.Key.Key_M, modifier=Ctrl)
    menu = page.page.canvas.solve.menu
    assert menu.isVisible()
    names = {a.objectName() for a in menu.actions() if not a.isSeparator()}
    assert names >= {
        "arrange-empty-seats",
        "arrange-seed",
        "arrange-effort-long",
        "arrange-alphabetical",
        "arrange-random",
        "arrange-clear",
        "arrange-exam",
        "arrange-carousel",
    }
    assert not next(
        a for a in menu.actions() if a.objectName() == "arrange-empty-seats"
    ).isEnabled()
    menu.close()


def test_how_long_is_looked_is_chosen_in_the_menu(page: Arranging) -> None:
    menu = page.page.canvas.solve.menu
    action = next(a for a in menu.actions() if a.objectName() == "arrange-effort-long")
    assert not action.isChecked()
    action.trigger()
    assert page.page._state.solving.effort.value == 5.0
    assert action.isChecked()


def test_leaving_the_page_leaves_nothing_of_the_plan(page: Arranging, qtbot: QtBot) -> None:
    page.add(InArea((page.pupil("Yusuf I"),), FRONT), Strength.HIGH)
    page.settle(qtbot)
    solving = page.solving
    page.page.hide()
    assert solving.watch.setting is None
    assert solving.watch.judgement is None
    assert [d for d in page.page.findChildren(QDialog) if d.isVisible()] == []


def test_connecting_two_pupils_is_for_private_view(page: Arranging) -> None:
    assert not found(page.page, QWidget, "connect").isVisible()
    page.view.connect_requested.emit(page.pupil("Yusuf I"), page.pupil("Callum P"))
    assert "Rules are private" in page.text("seating-toast-text")
    show_private(page)
    page.press("connect")
    assert found(page.page, QPushButton, "connect").isChecked()
    page.private.hide()
    assert not page.view.connecting
    assert not found(page.page, QWidget, "connect").isVisible()


def test_escape_ends_connecting_on_the_button_too(page: Arranging) -> None:
    show_private(page)
    page.press("connect")
    page.view.setFocus()
    page.keys(Qt.Key.Key_Escape)
    assert not page.view.connecting
    assert not found(page.page, QPushButton, "connect").isChecked()


def test_a_message_lies_above_the_buttons_also_where_they_take_two_lines(
    page: Arranging, qtbot: QtBot
) -> None:
    for width in (1290, 860):
        page.page.resize(width, 600)
        page.page.show_message("Something was done.", undo=True)
        toast = found(page.page, QWidget, "seating-toast")
        arrange = found(page.page, QWidget, "arrange")
        top = arrange.mapTo(page.page.canvas, arrange.rect().topLeft()).y()
        assert toast.geometry().bottom() < top
