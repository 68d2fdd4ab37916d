"""The list draws its rows itself: what a row looks like reaches the screen, and at its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.theme import Theme, ThemeChoice
from seatingapp.ui.widgets.entry_list import EntryList
from seatingapp.ui.widgets.entry_row import ROW_HEIGHT, EntryLine

_LINES = (
    EntryLine("7", "11:32", "Farhan S", "Great answer +1", opens=True),
    EntryLine("6", "11:31", "محمد", "Good effort +1", opens=True),
)
_NEW = EntryLine("8", "11:33", "李小龙", "Kind to others +2")


class _Between(EntryList):
    """As on a screen at 150 %, where a row does not end with a pixel."""

    def devicePixelRatioF(self) -> float:
        return 1.5


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("Elsewhere"))
    return window


def shown(qtbot: QtBot, window: QWidget, listing: EntryList) -> EntryList:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(listing)
    listing.setFixedSize(396, 4 * ROW_HEIGHT)
    listing.show_lines(_LINES)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.mouseMove(window, QPoint(1, 1))  # the pointer of the test before may be over a row
    return listing


@pytest.fixture
def listing(qtbot: QtBot, window: QWidget) -> EntryList:
    return shown(qtbot, window, EntryList())


def on_screen(listing: EntryList) -> QImage:
    """What the window itself has painted; nothing is drawn anew for the picture."""
    QApplication.processEvents()
    screen = listing.screen()
    corner = listing.mapToGlobal(listing.rect().topLeft())
    return screen.grabWindow(0, corner.x(), corner.y(), *listing.size().toTuple()).toImage()


def row_of(image: QImage, place: int) -> QImage:
    return image.copy(QRect(0, place * ROW_HEIGHT, image.width(), ROW_HEIGHT))


def differing(one: QImage, other: QImage) -> list[int]:
    """The places of rows that look different."""
    rows = range(one.height() // ROW_HEIGHT)
    return [place for place in rows if row_of(one, place) != row_of(other, place)]


def test_a_new_line_moves_the_others_down_as_they_were(listing: EntryList) -> None:
    before = on_screen(listing)
    listing.show_lines((_NEW, *_LINES))
    after = on_screen(listing)
    assert [row_of(after, 1), row_of(after, 2)] == [row_of(before, 0), row_of(before, 1)]
    assert row_of(after, 0) not in (row_of(before, 0), row_of(before, 1), row_of(before, 2))
    assert row_of(after, 3) == row_of(before, 3)


def test_a_row_that_stands_for_another_line_is_drawn_anew(listing: EntryList) -> None:
    before = on_screen(listing)
    listing.show_lines((_LINES[0], _NEW))
    assert differing(before, on_screen(listing)) == [1]
    listing.show_lines(_LINES[:1])
    assert row_of(on_screen(listing), 1) == row_of(before, 3)  # nothing


def test_the_keyboards_focus_is_seen_on_a_row_and_on_its_undo(
    window: QWidget, listing: EntryList
) -> None:
    before = on_screen(listing)
    row = listing.rows()[1]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = on_screen(listing)
    assert differing(before, ringed) == [1]
    row.stops()[1].setFocus(Qt.FocusReason.TabFocusReason)
    moved = on_screen(listing)
    assert differing(before, moved) == [1]
    assert row_of(moved, 1) != row_of(ringed, 1)
    window.setFocus()
    assert on_screen(listing) == before


def test_an_undo_looks_pressed_while_it_is(listing: EntryList) -> None:
    before = on_screen(listing)
    undo = listing.rows()[0].stops()[1]
    QTest.mousePress(undo, Qt.MouseButton.LeftButton)
    assert differing(before, on_screen(listing)) == [0]
    QTest.mouseMove(undo, undo.rect().bottomRight() + undo.rect().bottomRight())
    QTest.mouseRelease(undo, Qt.MouseButton.LeftButton, pos=undo.rect().bottomRight() * 3)
    assert on_screen(listing) == before


def test_an_undo_shows_the_pointer_over_it(listing: EntryList) -> None:
    before = on_screen(listing)
    undo = listing.rows()[0].stops()[1]
    QTest.mouseMove(undo)
    QApplication.processEvents()
    assert undo.underMouse()
    assert differing(before, on_screen(listing)) == [0]


def test_another_theme_draws_every_row_in_its_colours(listing: EntryList, theme: Theme) -> None:
    before = on_screen(listing)
    theme.choose(ThemeChoice.DARK)
    assert differing(before, on_screen(listing)) == [0, 1, 2, 3]
    theme.choose(ThemeChoice.LIGHT)
    assert on_screen(listing) == before


def test_a_screen_between_two_sizes_shows_the_same(
    qtbot: QtBot, window: QWidget, listing: EntryList
) -> None:
    between = shown(qtbot, window, _Between())
    assert on_screen(between) == on_screen(listing)
