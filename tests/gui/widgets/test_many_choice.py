"""Several things are ticked in a list that stays open; nothing ticked means any."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from seatingapp.ui.widgets.many_choice import ManyChoice
from tests.gui.finding import found

FRUIT = (("a", "Apples"), ("b", "Beans & peas"), ("c", "Cherries"))


@pytest.fixture
def choice(qtbot: QtBot) -> ManyChoice:
    made = ManyChoice(name="fruit", accessible="Fruit")
    qtbot.addWidget(made)
    made.choices_requested.connect(lambda keys: made.show_choices("any fruit", FRUIT, keys))
    made.show_choices("any fruit", FRUIT, ())
    with qtbot.waitExposed(made):
        made.show()
    return made


def ticked(choice: ManyChoice) -> list[str]:
    return [a.text() for a in found(choice, QMenu).actions() if a.isChecked()]


def test_it_says_what_is_ticked(choice: ManyChoice) -> None:
    assert (choice.text(), choice.accessibleName()) == ("any fruit", "Fruit: any fruit")
    assert ticked(choice) == ["any fruit"]
    choice.show_choices("any fruit", FRUIT, ("b",))
    assert choice.text() == "Beans && peas"
    choice.show_choices("any fruit", FRUIT, ("b", "c"))
    assert choice.text() == "Beans && peas and 1 more"
    assert choice.accessibleName() == "Fruit: Beans & peas, Cherries"
    assert choice.toolTip() == "Beans & peas, Cherries"
    assert choice.chosen() == ("b", "c")


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_stays_while_things_are_ticked_by_mouse_and_by_keys(
    choice: ManyChoice, qtbot: QtBot
) -> None:
    menu = found(choice, QMenu)
    menu.popup(choice.mapToGlobal(choice.rect().bottomLeft()))
    apples, beans = menu.actions()[2:4]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(apples).center())
    assert menu.isVisible()
    assert choice.chosen() == ("a",)
    menu.setActiveAction(beans)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert choice.chosen() == ("a", "b")
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert choice.chosen() == ("a",)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_any_takes_every_tick_away(choice: ManyChoice, qtbot: QtBot) -> None:
    choice.show_choices("any fruit", FRUIT, ("a", "c"))
    with qtbot.waitSignal(choice.choices_requested) as asked:
        found(choice, QMenu).actions()[0].trigger()
    assert asked.args == [()]
    assert ticked(choice) == ["any fruit"]


def test_other_things_to_choose_from_take_the_place_of_the_old(choice: ManyChoice) -> None:
    choice.show_choices("any fruit", FRUIT[:1], ("a",))
    assert [a.text() for a in found(choice, QMenu).actions()] == ["any fruit", "", "Apples"]
    assert choice.chosen() == ("a",)
