"""Choosing a theme, and following the system."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from seatingapp.ui.icons import icon, put_icon
from seatingapp.ui.theme import Theme, ThemeChoice, current_tokens, install_theme, motion_ms
from seatingapp.ui.theme.stylesheet import build_style_sheet
from seatingapp.ui.theme.tokens import ALL_THEMES, DARK, HIGH_CONTRAST, LIGHT
from seatingapp.ui.widgets.button import Button


@pytest.mark.parametrize(
    ("choice", "tokens"),
    [
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.HIGH_CONTRAST, HIGH_CONTRAST),
    ],
)
def test_a_chosen_theme_reaches_tokens_palette_and_style_sheet(
    qapp: QApplication, theme: Theme, choice: ThemeChoice, tokens: object
) -> None:
    theme.choose(choice)
    assert current_tokens() is tokens
    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == current_tokens().surface
    assert current_tokens().surface in qapp.styleSheet()


def test_changing_the_theme_says_so_once_and_choosing_the_same_again_says_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.DARK)


def test_following_the_system_takes_its_colour_scheme(qapp: QApplication, theme: Theme) -> None:
    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.SYSTEM)
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert current_tokens() is (DARK if dark else LIGHT)


def test_installing_twice_keeps_one_theme(qapp: QApplication, theme: Theme) -> None:
    assert install_theme(qapp, ThemeChoice.DARK) is theme
    assert current_tokens() is DARK


def test_no_motion_lasts_longer_than_150_milliseconds() -> None:
    assert motion_ms(1000) <= 150
    assert motion_ms(80) <= 80


def test_no_style_sheet_leaves_a_placeholder_or_stops_short() -> None:
    for tokens in ALL_THEMES:
        sheet = build_style_sheet(tokens)
        assert "%(" not in sheet
        assert sheet.count("{") == sheet.count("}")


def test_an_icon_on_a_control_takes_the_colour_of_the_next_theme(
    qtbot: QtBot, theme: Theme
) -> None:
    button = Button("Save", name="save")
    qtbot.addWidget(button)
    put_icon(button, "save")
    before = button.icon().pixmap(20, 20).toImage()
    theme.choose(ThemeChoice.DARK)
    assert button.icon().pixmap(20, 20).toImage() != before


def test_an_icon_is_drawn_with_as_many_pixels_as_the_screen_has(theme: Theme) -> None:
    pixmap = icon("print", size=20).pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.height()) == (40, 40)
