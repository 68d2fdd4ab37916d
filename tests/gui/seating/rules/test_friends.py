"""Friend wishes in one table: each is kept at once and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from seatingapp.domain.rules.kinds import Apart, Friends
from seatingapp.domain.rules.rule import Strength
from seatingapp.ui.seating.rules.editing.name_field import NameField
from seatingapp.ui.seating.rules.editing.name_list import NameList
from seatingapp.ui.seating.rules.friends.dialog import FriendsDialog
from tests.gui.finding import found
from tests.gui.seating.rules.probe import RulesProbe, press, words

Key = Qt.Key


@pytest.fixture
def dialog(rules: RulesProbe) -> FriendsDialog:
    """The table; nobody wished for anybody yet."""
    rules.card.friends_requested.emit()
    return rules.opened(FriendsDialog)


def cell(dialog: FriendsDialog, rules: RulesProbe, name: str, place: int) -> NameField:
    """Open a cell with the keys."""
    row = list(rules.ids).index(name)
    dialog.table.setCurrentIndex(dialog.wishes.index(row, place))
    dialog.table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.table, Key.Key_Return)
    return found(dialog.table, NameField, "wish-field")


def wish(dialog: FriendsDialog, rules: RulesProbe, name: str, place: int, friend: str) -> None:
    editor = cell(dialog, rules, name, place)
    QTest.keyClicks(editor, friend.casefold())
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def offered(dialog: FriendsDialog) -> list[str]:
    names = found(dialog, NameList)
    return [one.name for one in names.names.found] if names.isVisible() else []


def shown(dialog: FriendsDialog, rules: RulesProbe, name: str) -> list[str]:
    row = list(rules.ids).index(name)
    return [str(dialog.wishes.index(row, at).data()) for at in range(1, 4)]


def test_a_wish_becomes_a_rule_and_more_wishes_change_it(
    rules: RulesProbe, dialog: FriendsDialog
) -> None:
    tom, kasia, eluned = (rules.ids[n] for n in ("Tom W", "Kasia W", "Eluned R"))
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    assert rules.kinds() == [Friends(tom, (kasia,))]
    assert rules.stored()[0].strength is Strength.HIGH
    wish(dialog, rules, "Tom W", 3, "Eluned R")
    assert rules.kinds() == [Friends(tom, (kasia, eluned))]
    assert shown(dialog, rules, "Tom W") == ["Kasia W", "Eluned R", "–"]
    assert words(dialog, "friends-told") == f"1 pupil of {len(rules.ids)} wished for somebody"


def test_the_last_wish_that_is_taken_back_removes_the_rule(
    rules: RulesProbe, dialog: FriendsDialog
) -> None:
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    dialog.table.setCurrentIndex(dialog.wishes.index(list(rules.ids).index("Tom W"), 1))
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert rules.kinds() == []
    QTest.keyClick(dialog.table, Key.Key_Delete)
    press(dialog, "undo")
    assert len(rules.kinds()) == 1
    press(dialog, "undo")
    assert rules.kinds() == []
    assert not found(dialog, QWidget, "undo").isEnabled()


def test_whom_one_wished_for_already_moves_and_is_not_there_twice(
    rules: RulesProbe, dialog: FriendsDialog
) -> None:
    tom, kasia, eluned = (rules.ids[n] for n in ("Tom W", "Kasia W", "Eluned R"))
    for place, friend in ((1, "Kasia W"), (2, "Eluned R"), (3, "Kasia W")):
        wish(dialog, rules, "Tom W", place, friend)
    assert rules.kinds() == [Friends(tom, (eluned, kasia))]
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    assert rules.kinds() == [Friends(tom, (kasia,))]


def test_down_offers_everybody_but_oneself(rules: RulesProbe, dialog: FriendsDialog) -> None:
    editor = cell(dialog, rules, "Tom W", 1)
    QTest.keyClick(editor, Key.Key_Down)
    assert len(offered(dialog)) == len(rules.ids) - 1
    assert "Tom W" not in offered(dialog)
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Return)
    assert rules.kinds() == [Friends(rules.ids["Tom W"], (list(rules.ids.values())[1],))]
    assert offered(dialog) == []


def test_letters_typed_on_a_cell_open_it_and_find_a_friend(
    rules: RulesProbe, dialog: FriendsDialog
) -> None:
    dialog.table.setCurrentIndex(dialog.wishes.index(list(rules.ids).index("Tom W"), 1))
    QTest.keyClicks(dialog.table, "k")
    editor = found(dialog.table, NameField, "wish-field")
    assert editor.text() == "k"
    QTest.keyClicks(editor, "as")
    assert offered(dialog) == ["Kasia W"]
    QTest.keyClick(editor, Key.Key_Tab)
    assert rules.kinds() == [Friends(rules.ids["Tom W"], (rules.ids["Kasia W"],))]


def test_a_name_is_taken_by_a_click(rules: RulesProbe, dialog: FriendsDialog) -> None:
    QTest.keyClicks(cell(dialog, rules, "Tom W", 1), "kasia")
    names = found(dialog, NameList)
    at = names.list.visualRect(names.names.index(0)).center()
    QTest.mouseClick(names.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert rules.kinds() == [Friends(rules.ids["Tom W"], (rules.ids["Kasia W"],))]


def test_a_cell_that_is_left_half_written_stays_as_it_was(
    rules: RulesProbe, dialog: FriendsDialog
) -> None:
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    before = rules.kinds()
    for leave in ("esc", "elsewhere", "nobody"):
        editor = cell(dialog, rules, "Tom W", 1)
        QTest.keyClicks(editor, "zzz" if leave == "nobody" else "elun")
        if leave == "elsewhere":
            dialog.history.buttons.undo.setFocus(Qt.FocusReason.MouseFocusReason)
        else:
            QTest.keyClick(editor, Key.Key_Escape if leave == "esc" else Key.Key_Return)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert rules.kinds() == before, leave
        assert offered(dialog) == []
    assert dialog.isVisible()


def test_an_emptied_cell_takes_the_wish_back(rules: RulesProbe, dialog: FriendsDialog) -> None:
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    editor = cell(dialog, rules, "Tom W", 1)
    assert editor.selectedText() == "Kasia W"
    QTest.keyClick(editor, Key.Key_Delete)
    QTest.keyClick(editor, Key.Key_Return)
    assert rules.kinds() == []


def test_other_rules_are_left_alone(rules: RulesProbe) -> None:
    tom, kasia = rules.ids["Tom W"], rules.ids["Kasia W"]
    rules.add(Apart((tom, kasia)))
    rules.add(Friends(kasia, (tom,)), Strength.LOW)
    rules.card.friends_requested.emit()
    dialog = rules.opened(FriendsDialog)
    wish(dialog, rules, "Kasia W", 2, "Eluned R")
    assert rules.kinds() == [
        Apart((tom, kasia)),
        Friends(kasia, (tom, rules.ids["Eluned R"])),
    ]
    assert rules.stored()[1].strength is Strength.LOW


def test_the_model_keeps_the_promises_of_models(rules: RulesProbe, dialog: FriendsDialog) -> None:
    tester = QAbstractItemModelTester(dialog.wishes)
    wish(dialog, rules, "Tom W", 1, "Kasia W")
    assert tester.model() is dialog.wishes
    spoken = dialog.wishes.index(list(rules.ids).index("Tom W"), 1)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert spoken.data(role) == "Tom W, wish 1: Kasia W"
    assert not dialog.wishes.setData(dialog.wishes.index(0, 0), "1")
