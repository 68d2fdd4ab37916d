"""Arranging by rules on the page itself, with mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import Apart, Area, Attainment, InArea, Kind, NewNeighbours
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services.rooms import all_rooms
from seatingapp.services.rules import AddRule, RemoveRules, rules_of
from seatingapp.ui.room_form.presenter import draft_of, edit_of
from seatingapp.ui.seating.factory import SeatingWiring
from seatingapp.ui.seating.solved import ClashRow, ClashState, Effort, Mode
from seatingapp.ui.seating.solving.clash_dialog import ClashDialog
from seatingapp.ui.seating.solving.dialogs import LeftOutDialog, PartsDialog, SeedDialog
from seatingapp.ui.seating.solving.presenter import Solving
from seatingapp.ui.seating.solving.score_bar import ScoreBar
from seatingapp.ui.seating.solving.swap_rows import SwapRow
from tests.conftest import Sample
from tests.gui.finding import found
from tests.gui.seating.dialogs import opened, press, show_private, words
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
# The offscreen platform says of every menu what it cannot do.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FRONT, BACK = Area("front row"), Area("back row")


class Arranging(SeatingProbe):
    """The page of a class with only the rules of the test."""

    def clear_rules(self) -> None:
        """The sample class has rules of its own."""
        line = self.plans()[0].line
        rules = self.workspace.read(lambda s: rules_of(s, line))
        self.editor.perform(RemoveRules(tuple(rule.uid for rule in rules)))
        self.editor.clear()

    def add(self, kind: Kind, strength: Strength = Strength.MUST) -> None:
        """Give the class a rule."""
        class_id = self.at.class_id
        assert class_id is not None
        done = self.editor.perform(AddRule(Rule("", kind, strength, ForClass(class_id))))
        assert done is not None
        self.editor.clear()

    @property
    def solving(self) -> Solving:
        """The arranger of the page."""
        wiring = self.page.wiring
        assert isinstance(wiring, SeatingWiring)
        return wiring.presenter.solving

    def judged(self) -> bool:
        """Whether all is known of the plan on the page."""
        watch, shown = self.solving.watch, self.solving._shown
        current = (
            watch.setting is not None
            and shown.reading is not None
            and shown.plan is not None
            and watch.setting.rules == shown.reading.rules
            and watch.seated == shown.plan.seated
            and watch.swaps is not None
        )
        return current and not self.page.panel.score.state.looked and self.rested()

    def rested(self) -> bool:
        """Whether no plan is looked for."""
        return self.page._state.solving.run is None

    def settle(self, qtbot: QtBot) -> None:
        """Wait until all is known."""
        qtbot.waitUntil(self.judged, timeout=15_000)

    def broken(self) -> int:
        """How many musts are broken, as the card says."""
        return self.page.panel.score.state.broken


def seat_of(page: SeatingProbe, name: str) -> int:
    """Where a pupil sits."""
    seat = page.seat(name)
    assert seat is not None
    return seat


@pytest.fixture
def page(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Arranging:
    """9B/Sc2 in Lab 2, without any rule yet."""
    made = Arranging(qtbot, sample.workspace, tmp_path)
    made.clear_rules()
    made.settle(qtbot)
    return made


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
    page.settle(qtbot)
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


def test_the_focus_stays_when_what_giving_up_a_rule_would_give_arrives(
    page: Arranging, qtbot: QtBot, heard: list[str]
) -> None:
    show_private(page)
    state = ClashState(
        True,
        2,
        True,
        "Yusuf I cannot be in both rows.",
        (
            ClashRow("a", "Yusuf I in the front row", ""),
            ClashRow("b", "Yusuf I is pinned", "", True),
        ),
        whole=False,
    )
    dialog = ClashDialog(state, page.page)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    button = found(dialog, QPushButton, "clash-2-off")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    rows = tuple(replace(row, dropped="Leave this out: score 731") for row in state.rows)
    dialog.show_state(replace(state, rows=rows, whole=True))
    assert dialog.focusWidget() is button
    assert button.accessibleName().endswith("Leave this out: score 731")
    assert heard == ["What leaving each out would give is worked out."]
    dialog.show_state(replace(state, rows=rows, whole=True))
    assert len(heard) == 1
    dialog.show_state(ClashState(False, 2, True, whole=True))
    assert dialog.focusWidget().objectName() == "clash-fewest"
    dialog.close()


def test_tab_goes_down_the_rules_of_a_contradiction_and_then_to_what_is_below(
    page: Arranging, qtbot: QtBot
) -> None:
    rows = (
        ClashRow("a", "Yusuf I in the front row", ""),
        ClashRow("b", "Callum P pinned", "", True),
    )
    dialog = ClashDialog(ClashState(True, 2, True, "Why.", rows), page.page)
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    found(dialog, QPushButton, "clash-1-off").setFocus(Qt.FocusReason.TabFocusReason)
    gone_to = []
    for _ in range(4):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        gone_to.append(dialog.focusWidget().objectName())
    assert gone_to == ["clash-1-edit", "clash-2-off", "clash-fewest", "clash-accept"]
    dialog.close()


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


@menus
def test_two_joined_by_keys_get_their_menu_where_they_sit(page: Arranging) -> None:
    show_private(page)
    page.view.setFocus()
    page.go_to(seat_of(page, "Ben O'N"))
    page.keys(Qt.Key.Key_Return, modifier=Shift)
    page.go_to(seat_of(page, "Callum P"))
    page.keys(Qt.Key.Key_Return)
    menu = found(page.page, QMenu, "tie-menu")
    assert words(menu, "tie-about") == "Ben O'N and Callum P"
    area = page.view.spoken_area(seat_of(page, "Callum P"))
    assert menu.pos() == area.bottomLeft()
    menu.close()


def test_private_view_is_asked_for_from_the_card_of_rules(page: Arranging) -> None:
    page.add(Apart((page.pupil("Ben O'N"), page.pupil("Aaliyah K"))))
    press(page.page, "rules-private")
    question = opened(page)
    assert question.objectName() == "privacy-question"
    press(question, "privacy-question-accept")
    (row,) = page.page.panel.rules.list.rules.rows
    assert row.sentence == "Ben O'N and Aaliyah K not next to each other"
    assert not found(page.page, QWidget, "rules-private").isVisible()


def test_what_the_plan_says_is_said_aloud_once(page: Arranging, heard: list[str]) -> None:
    show_private(page)
    page.press("connect")
    said = page.text("seating-toast-text")
    assert said.startswith("Connect two pupils")
    assert heard.count(said) == 1
    page.page.show_message("Something was done.", undo=True)
    assert heard.count("Something was done.") == 1


def test_a_drag_says_of_each_seat_once_what_a_drop_would_do(
    page: Arranging, qtbot: QtBot, heard: list[str]
) -> None:
    page.add(Apart((page.pupil("Ben O'N"), page.pupil("Aaliyah K"))))
    page.settle(qtbot)
    start = page.view.spoken_area(seat_of(page, "Ben O'N")).center()
    held = page.view.viewport()
    QTest.mousePress(held, Qt.MouseButton.LeftButton, pos=held.mapFromGlobal(start))
    QTest.mouseMove(held, held.mapFromGlobal(start) + QPoint(0, -30))
    qtbot.waitUntil(lambda: bool(page.view.state.lights), timeout=15_000)
    heard.clear()
    for name in ("Imani D", "Will H"):
        at = page.view.spoken_area(seat_of(page, name)).center()
        QTest.mouseMove(held, held.mapFromGlobal(at))
    assert len(heard) == 2
    assert all("must" in said for said in heard)
    assert page.text("seating-toast-text") == heard[-1]
    page.keys(Qt.Key.Key_Escape)


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
