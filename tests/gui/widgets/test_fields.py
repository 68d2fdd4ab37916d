"""Fields tell what the user does, and nothing when a program sets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.passphrase_field import PassphraseField
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.strength_meter import StrengthMeter
from tests.gui.finding import found

TERMS = (("a1", "Autumn 1"), ("a2", "Autumn 2"))


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


def test_searching_tells_what_was_typed_and_escape_clears_it(qtbot: QtBot) -> None:
    field = SearchField("Find a pupil", name="search")
    show(qtbot, field)
    with qtbot.waitSignal(field.search_edited) as typed:
        QTest.keyClicks(field, "f")
    assert typed.args == ["f"]
    with qtbot.waitSignal(field.search_edited) as cleared:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert cleared.args == [""]


def test_setting_the_search_from_a_program_tells_nobody(qtbot: QtBot) -> None:
    field = SearchField("Find a pupil", name="search")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.search_edited):
        field.setText("fa")


def test_a_passphrase_is_hidden_until_it_is_shown_and_hidden_again_with_the_page(
    qtbot: QtBot,
) -> None:
    field = PassphraseField("Passphrase", name="secret")
    show(qtbot, field)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.toggle_shown()
    assert field.shown
    field.hide()
    assert not field.shown


def test_capital_letters_without_shift_give_caps_lock_away(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase", name="secret")
    show(qtbot, field)
    with qtbot.waitSignal(field.caps_lock_changed) as noticed:
        QTest.keyClicks(field, "A")
    assert noticed.args == [True]
    with qtbot.waitSignal(field.caps_lock_changed) as gone:
        QTest.keyClicks(field, "A", Qt.KeyboardModifier.ShiftModifier)
    assert gone.args == [False]


@pytest.mark.parametrize("score", range(5))
def test_strength_shows_as_a_word_and_not_only_as_colour(qtbot: QtBot, score: int) -> None:
    meter = StrengthMeter()
    qtbot.addWidget(meter)
    meter.show_strength(score, "Add a word.")
    assert meter.word()
    assert meter.word() in meter.accessibleName()
    assert "Add a word." in meter.accessibleName()


def test_a_segment_is_chosen_by_mouse_or_arrow_and_silently_by_a_program(qtbot: QtBot) -> None:
    control = SegmentedControl(TERMS, name="terms", accessible="Term")
    show(qtbot, control)
    with qtbot.assertNotEmitted(control.choice_requested):
        control.choose("a2")
    assert control.chosen() == "a2"
    first = found(control, QWidget, "choice-a1")
    second = found(control, QWidget, "choice-a2")
    with qtbot.waitSignal(control.choice_requested) as clicked:
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert clicked.args == ["a1"]
    first.setFocus()
    with qtbot.waitSignal(control.choice_requested) as moved:
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert moved.args == ["a2"]
    assert second.hasFocus()


def test_a_drop_down_tells_what_the_user_picks_and_not_what_it_is_shown(qtbot: QtBot) -> None:
    choice = Choice(name="term", accessible="Term")
    show(qtbot, choice)
    with qtbot.assertNotEmitted(choice.choice_requested):
        choice.show_choices(TERMS, "a2")
    assert choice.chosen() == "a2"
    with qtbot.waitSignal(choice.choice_requested) as picked:
        QTest.keyClick(choice, Qt.Key.Key_Up)
    assert picked.args == ["a1"]


def test_a_check_box_can_be_ticked_by_its_text_and_by_space(qtbot: QtBot) -> None:
    box = CheckBox("I have stored the key", name="stored")
    show(qtbot, box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
