"""The card of rules: read, gone through with the keys, told apart for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.seating.rules.card import RulesCard
from seatingapp.ui.seating.rules.rule_list import RuleList
from seatingapp.ui.seating.rules.state import RuleRow, RulesState, Standing
from seatingapp.ui.seating.rules.wrapping import wrapped
from seatingapp.ui.theme import ui_font
from seatingapp.ui.widgets.side_panel import SidePanel
from tests.gui.finding import found

# The offscreen platform says of every menu what it cannot do.
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROWS = (
    RuleRow("a", Strength.MUST, "Tom W and Kasia W at least 2 m apart", Standing.MET, "3.4 m"),
    RuleRow("b", Strength.MUST, "Ben O'N not beside Aaliyah K", Standing.NOT_MET, "They share"),
    RuleRow("c", Strength.HIGH, "New neighbours", Standing.PARTLY, tally="11 of 14"),
    RuleRow("d", Strength.LOW, "Balance boys and girls", Standing.OFF, mark="sex: protected"),
)
SHOWN = RulesState(True, True, len(ROWS), ROWS, "Uses attainment.")


@pytest.fixture
def card(qtbot: QtBot) -> RulesCard:
    """The card with four rules, as wide as its column, the keys in the list."""
    made = RulesCard()
    qtbot.addWidget(made)
    made.resize(422, 500)
    made.show_state(SHOWN)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.list.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def said(card: RulesCard) -> str:
    text: str = found(card, QWidget, "rules-said").property("text")
    return text


def press(card: RulesCard, key: Qt.Key) -> None:
    QTest.keyClick(card.list, key)


def everything(card: RulesCard) -> list[QSignalSpy]:
    signals = (
        card.add_requested,
        card.edit_requested,
        card.remove_requested,
        card.toggled,
        card.strength_requested,
        card.rule_hovered,
        card.table_requested,
    )
    return [QSignalSpy(signal) for signal in signals]


def test_the_rows_say_to_a_screen_reader_what_the_signs_show(card: RulesCard) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [card.list.rules.index(row).data(role) for row in range(len(ROWS))]
    assert spoken == [
        "must, Tom W and Kasia W at least 2 m apart, met, 3.4 m",
        "must, Ben O'N not beside Aaliyah K, not met, They share",
        "high, New neighbours, partly met, 11 of 14",
        "low, Balance boys and girls, switched off, sex: protected",
    ]


def test_the_model_keeps_the_promises_of_models(card: RulesCard, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(card.list.rules)
    card.show_state(RulesState(True, True, 2, ROWS[:2]))
    card.show_state(RulesState(True, True, 2, (ROWS[0], ROWS[1])))
    assert tester.model() is card.list.rules


def test_showing_a_state_emits_nothing(card: RulesCard) -> None:
    card.list.clearFocus()
    spies = everything(card)
    card.show_state(RulesState(True, True, 1, ROWS[2:3]))
    card.show_state(RulesState(False, True, 1))
    assert [spy.count() for spy in spies] == [0] * len(spies)


def test_arrows_go_through_the_rules_and_the_plan_is_told_of_whom(card: RulesCard) -> None:
    spy = QSignalSpy(card.rule_hovered)
    press(card, Qt.Key.Key_Down)
    press(card, Qt.Key.Key_Down)
    assert [spy.at(n)[0] for n in range(spy.count())] == ["b", "c"]
    card.add.setFocus(Qt.FocusReason.TabFocusReason)
    assert spy.at(spy.count() - 1)[0] == ""


def test_enter_edits_del_removes_and_space_switches_off_and_on(card: RulesCard) -> None:
    edits, removals = QSignalSpy(card.edit_requested), QSignalSpy(card.remove_requested)
    switches = QSignalSpy(card.toggled)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        press(card, key)
    press(card, Qt.Key.Key_End)
    press(card, Qt.Key.Key_Space)
    assert (edits.at(0), removals.at(0)) == (["a"], ["a"])
    assert [switches.at(n) for n in range(switches.count())] == [["a", False], ["d", True]]


def test_the_pointer_over_a_rule_tells_the_plan_and_a_double_click_edits(card: RulesCard) -> None:
    spy, edits = QSignalSpy(card.rule_hovered), QSignalSpy(card.edit_requested)
    view = card.list.viewport()
    second = card.list.visualRect(card.list.rules.index(1)).center()
    QTest.mouseMove(view, second)
    assert spy.at(spy.count() - 1)[0] == "b"
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=second)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=second)
    assert edits.at(0) == ["b"]
    QApplication.sendEvent(card.list, QEvent(QEvent.Type.Leave))
    assert spy.at(spy.count() - 1)[0] == ""


@menus
def test_the_menu_of_a_rule_changes_its_strength(card: RulesCard) -> None:
    spy = QSignalSpy(card.strength_requested)
    at = card.list.visualRect(card.list.rules.index(0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, at, card.list.viewport().mapToGlobal(at)
    )
    QApplication.sendEvent(card.list, event)
    menu = found(card, QMenu, "rule-menu")
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["Must hold"]
    next(a for a in menu.actions() if a.text() == "Wish, low").trigger()
    assert spy.at(0) == ["a", "low"]
    menu.close()


@pytest.mark.parametrize(("text", "name"), [("Edit", "edit"), ("Remove", "remove"), ("Sw", "off")])
def test_the_menu_of_a_rule_does_what_the_keys_do(card: RulesCard, text: str, name: str) -> None:
    spies = {
        "edit": QSignalSpy(card.edit_requested),
        "remove": QSignalSpy(card.remove_requested),
        "off": QSignalSpy(card.toggled),
    }
    menu = card.menu_of(ROWS[0])
    next(a for a in menu.actions() if a.text().startswith(text)).trigger()
    assert {key: spy.count() for key, spy in spies.items()} == {
        key: int(key == name) for key in spies
    }


def test_board_safe_shows_no_rule_and_asks_for_private_view(card: RulesCard) -> None:
    spy = QSignalSpy(card.private_requested)
    card.show_state(RulesState(False, True, 4))
    assert said(card) == "4 rules are kept here. Private view shows them."
    assert card.list.rules.rows == ()
    assert not card.list.isVisible()
    assert not card.add.isVisible()
    QTest.mouseClick(found(card, QWidget, "rules-private"), Qt.MouseButton.LeftButton)
    assert spy.count() == 1


def test_without_rules_the_card_says_what_rules_are_for(card: RulesCard) -> None:
    card.show_state(RulesState(True, True))
    assert said(card).startswith("No rules yet.")
    spy = QSignalSpy(card.add_requested)
    QTest.mouseClick(card.add, Qt.MouseButton.LeftButton)
    assert spy.count() == 1


@menus
def test_more_leads_to_the_table_to_friends_and_to_concern_entries(card: RulesCard) -> None:
    spies = [
        QSignalSpy(card.table_requested),
        QSignalSpy(card.friends_requested),
        QSignalSpy(card.evidence_requested),
    ]
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    menu = found(card, QMenu, "rules-menu")
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert [spy.count() for spy in spies] == [1, 1, 1]


def long_rows(count: int) -> tuple[RuleRow, ...]:
    sentence = "A sentence that is quite long and needs a second line " * 2
    return tuple(RuleRow(str(n), Strength.HIGH, sentence) for n in range(count))


def test_thirty_rules_stand_at_full_length_and_all_of_a_sentence_can_be_read(
    card: RulesCard,
) -> None:
    card.show_state(RulesState(True, True, 30, long_rows(30)))
    card.list.doItemsLayout()
    first, second = (card.list.visualRect(card.list.rules.index(n)) for n in (0, 1))
    assert first.height() >= 45
    assert second.top() >= first.bottom()
    assert card.list.visualRect(card.list.rules.index(29)).bottom() <= card.list.viewport().height()
    assert not card.list.verticalScrollBar().isVisible()


@pytest.fixture
def panel(qtbot: QtBot) -> SidePanel:
    """The card with thirty long rules in a panel that shows a few of them."""
    made = SidePanel(name="panel")
    qtbot.addWidget(made)
    card = RulesCard()
    made.add_card(card)
    made.resize(422, 400)
    card.show_state(RulesState(True, True, 30, long_rows(30)))
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def shown(panel: SidePanel, at: int) -> bool:
    """Whether the whole of a rule is seen."""
    rules = found(panel, RuleList)
    place = rules.visualRect(rules.rules.index(at))
    corner = rules.viewport().mapTo(panel.viewport(), place.topLeft())
    return corner.y() >= 0 and corner.y() + place.height() <= panel.viewport().height()


def test_keys_and_wheel_scroll_the_panel_and_not_the_list(
    panel: SidePanel,
) -> None:
    rules = found(panel, RuleList)
    assert (shown(panel, 0), shown(panel, 29)) == (True, False)
    rules.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rules, Qt.Key.Key_End)
    assert (shown(panel, 0), shown(panel, 29)) == (False, True)
    at = QPointF(rules.viewport().rect().center())
    wheel = QWheelEvent(
        at,
        rules.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(rules.viewport(), wheel)
    assert not wheel.isAccepted()  # what is refused by the list goes on to the panel


def test_a_rule_that_was_added_is_gone_to_and_seen(panel: SidePanel, qtbot: QtBot) -> None:
    card, rules = found(panel, RulesCard), found(panel, RuleList)
    new = RuleRow("new", Strength.LOW, "Move as few as possible")
    card.show_state(RulesState(True, True, 31, (*long_rows(30), new)))
    qtbot.waitUntil(lambda: shown(panel, 30))
    assert rules.uid() == "new"


def test_a_long_reason_is_cut_after_two_lines_and_whole_in_the_tooltip(card: RulesCard) -> None:
    reason = "Noah B and Grace T sat together on 14 Sep. " * 6
    short = RuleRow("a", Strength.HIGH, "New neighbours", reason="Noah B and Grace T")
    long = RuleRow("b", Strength.HIGH, "New neighbours", reason=reason)
    card.show_state(RulesState(True, True, 2, (short, long)))
    card.list.doItemsLayout()
    heights = [card.list.visualRect(card.list.rules.index(n)).height() for n in (0, 1)]
    assert 8 < heights[1] - heights[0] < 24
    assert reason in str(card.list.rules.index(1).data(Qt.ItemDataRole.ToolTipRole))


@pytest.mark.parametrize("name", ["W" * 200, "سارة سارة " * 30, "𠮷野 " * 100])
def test_no_line_is_wider_than_its_room(card: RulesCard, name: str) -> None:
    lines = wrapped(f"{name} beside Tom W", 13, 200)
    assert len(lines) > 2
    metrics = QFontMetrics(ui_font(13))
    assert all(metrics.horizontalAdvance(line) <= 205 for line in lines)
    assert len(wrapped(name, 12, 200, 2)) == 2
    assert "".join(lines).replace(" ", "") == f"{name} beside Tom W".replace(" ", "")
    assert wrapped("", 12, 200) == ()


def test_the_list_says_its_keys(card: RulesCard) -> None:
    said_of_keys = card.list.accessibleDescription()
    for key in ("Enter edits", "Space switches", "Delete removes", "menu key"):
        assert key in said_of_keys


def test_a_narrower_column_makes_rows_taller(card: RulesCard) -> None:
    before = card.list.height()
    card.resize(200, 600)
    assert card.list.height() > before


def test_the_place_in_the_list_stays_where_a_rule_was_removed(card: RulesCard) -> None:
    press(card, Qt.Key.Key_Down)
    card.show_state(RulesState(True, True, 3, (ROWS[0], *ROWS[2:])))
    assert card.list.uid() == "c"
    card.show_state(RulesState(True, True, 1, ROWS[:1]))
    assert card.list.uid() == "a"


def test_a_click_beside_the_rules_opens_no_menu(card: RulesCard) -> None:
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(30, 5), card.mapToGlobal(QPoint(30, 5))
    )
    QApplication.sendEvent(card, event)
    assert card.findChild(QMenu, "rule-menu") is None
