"""The page for whoever works with keys, and with words in place of the picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.kinds import Apart
from seatingapp.ui.seating.solved import ClashRow, ClashState
from seatingapp.ui.seating.solving.clash_dialog import ClashDialog
from tests.gui.finding import found
from tests.gui.seating.dialogs import opened, press, show_private, words
from tests.gui.seating.solving.whole_page import Arranging, seat_of

Shift = Qt.KeyboardModifier.ShiftModifier
# The offscreen platform says of every menu what it cannot do.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
