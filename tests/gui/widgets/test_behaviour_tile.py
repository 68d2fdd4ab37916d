"""The tile of a behaviour: what it says, armed or not, and how a long name fits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from seatingapp.ui.theme import WEIGHT_MEDIUM, current_tokens, ui_font
from seatingapp.ui.widgets.behaviour_tile import BehaviourTile, fits, split_label


def test_a_tile_reads_its_name_polarity_points_key_and_whether_it_is_armed(qtbot: QtBot) -> None:
    tile = BehaviourTile("1", "Great answer", 1, "praise", name="tile")
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "Great answer, praise, +1, key 1"
    tile.set_armed(True)
    assert tile.accessibleName().endswith(", armed")


def test_arming_is_asked_for_by_a_click_and_shown_only_when_told(qtbot: QtBot) -> None:
    tile = BehaviourTile("1", "Great answer", 1, "praise", name="tile")
    qtbot.addWidget(tile)
    with qtbot.waitSignal(tile.clicked):
        QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert not tile.armed


@pytest.mark.parametrize(("polarity", "token"), [("praise", "praise"), ("concern", "concern")])
def test_the_left_edge_has_the_colour_of_the_polarity(
    qtbot: QtBot, polarity: str, token: str
) -> None:
    tile = BehaviourTile("1", "Great answer", 1, polarity, name="tile")
    qtbot.addWidget(tile)
    tile.resize(194, 44)
    image = tile.grab().toImage()
    assert QColor(image.pixel(1, 22)) == QColor(getattr(current_tokens(), token))
    tile.set_armed(True)
    assert QColor(tile.grab().toImage().pixel(2, 22)) == QColor(current_tokens().accent)


def test_showing_a_tile_as_armed_emits_nothing(qtbot: QtBot) -> None:
    tile = BehaviourTile("1", "Great answer", 1, "praise", name="tile")
    qtbot.addWidget(tile)
    with qtbot.assertNotEmitted(tile.clicked):
        tile.set_armed(True)


def test_a_long_name_takes_two_lines_before_anything_is_cut() -> None:
    metrics = QFontMetricsF(ui_font())
    width = metrics.horizontalAdvance("Refused instr")
    assert split_label("Refused instruction", width, metrics) == ("Refused", "instruction")
    assert split_label("Short", width, metrics) == ("Short", "")


def test_a_single_word_that_is_too_long_ends_in_an_ellipsis() -> None:
    metrics = QFontMetricsF(ui_font())
    first, second = split_label("Incomprehensibilities", 60, metrics)
    assert first.endswith("…")
    assert second == ""


def test_a_picture_is_drawn_where_the_name_keeps_its_room(qtbot: QtBot) -> None:
    plain = BehaviourTile("1", "Great answer", 1, "praise", name="plain")
    tile = BehaviourTile("1", "Great answer", 1, "praise", icon="bulb", name="tile")
    for one in (plain, tile):
        qtbot.addWidget(one)
        one.resize(194, 44)
    assert tile.grab().toImage() != plain.grab().toImage()
    for one in (plain, tile):
        one.resize(128, 44)
    assert tile.grab().toImage() == plain.grab().toImage()


def test_a_name_fits_where_no_letter_of_it_is_cut() -> None:
    metrics = QFontMetricsF(ui_font(13, WEIGHT_MEDIUM))
    assert fits("Refused instruction", metrics.horizontalAdvance("instruction") + 1)
    assert not fits("Refused instruction", metrics.horizontalAdvance("instruct"))
