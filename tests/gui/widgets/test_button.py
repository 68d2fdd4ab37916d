"""Buttons say what they are, show the focus and keep their size."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.theme import Theme, ThemeChoice, current_tokens
from seatingapp.ui.widgets.button import Button, ButtonKind

KINDS = pytest.mark.parametrize("kind", ButtonKind, ids=lambda kind: kind.value)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., None]]:
    """Return a function that shows buttons beside each other in an active window."""
    windows: list[QWidget] = []

    def show(*buttons: Button) -> None:
        window = QWidget()
        windows.append(window)
        row = QHBoxLayout(window)
        for button in buttons:
            row.addWidget(button)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()

    yield show
    windows.clear()


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    cells = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in cells)


@KINDS
def test_every_kind_is_32_pixels_high_and_has_a_name_for_screen_readers(
    qtbot: QtBot, kind: ButtonKind
) -> None:
    button = Button("&Print", name="print", kind=kind)
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 32
    assert button.accessibleName() == "Print"
    assert button.objectName() == "print"


@KINDS
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_a_ring_shows_when_the_keyboard_brings_the_focus_but_not_after_a_click(
    show: Callable[..., None], theme: Theme, kind: ButtonKind, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    button = Button("Print", name="print", kind=kind)
    show(Button("Before", name="before"), button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = button.grab().toImage()
    button.clearFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clicked = button.grab().toImage()
    assert ringed != clicked
    edge = [ringed.pixel(x, 1) for x in range(12, ringed.width() - 12)]
    assert set(edge) == {QColor(current_tokens().focus).rgb()}


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button_that_has_the_focus(
    qtbot: QtBot, show: Callable[..., None], key: Qt.Key
) -> None:
    button = Button("Print", name="print")
    show(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_shortcut_hint_makes_the_button_wider_and_leaves_its_name(qtbot: QtBot) -> None:
    plain = Button("Find pupil", name="plain")
    hinted = Button("Find pupil", name="hinted", shortcut_hint="Ctrl F")
    qtbot.addWidget(plain)
    qtbot.addWidget(hinted)
    assert hinted.sizeHint().width() > plain.sizeHint().width() + 30
    assert hinted.accessibleName() == "Find pupil"


def test_an_icon_alone_is_square_and_tells_what_it_does(qtbot: QtBot) -> None:
    button = Button(name="zoom", icon="zoom-in", accessible="Zoom in")
    qtbot.addWidget(button)
    assert (button.sizeHint().width(), button.sizeHint().height()) == (32, 32)
    assert (button.accessibleName(), button.toolTip()) == ("Zoom in", "Zoom in")


def test_a_primary_button_is_filled_with_the_accent_and_a_disabled_one_is_not(
    show: Callable[..., None],
) -> None:
    button = Button("Print", name="print", kind=ButtonKind.PRIMARY)
    show(Button("First", name="first"), button)
    accent = current_tokens().accent
    assert count(button.grab().toImage(), accent) > 200
    button.setEnabled(False)
    assert count(button.grab().toImage(), accent) == 0


def test_changing_the_kind_repaints_in_its_colours(show: Callable[..., None]) -> None:
    button = Button("Board-safe", name="safe", kind=ButtonKind.SAFE)
    show(Button("First", name="first"), button)
    button.set_kind(ButtonKind.EXPOSED)
    image = button.grab().toImage()
    assert count(image, current_tokens().concern_soft) > 200
    assert count(image, current_tokens().praise_soft) == 0
