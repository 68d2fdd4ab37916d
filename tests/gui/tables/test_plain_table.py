"""Choosing rows of a table from outside: one, several, none; hidden columns do not matter."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from seatingapp.ui.tables.cells import ROW_HEIGHT, TWO_LINES, broken
from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel
from seatingapp.ui.theme import Theme, ui_font

_WIDTHS = ((40, 60), (40, 60), (40, 60))


class Names(RowModel[str]):
    """A name in each row, the same in each column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("A", "B", "C"), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.rows[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def table(qtbot: QtBot) -> PlainTable:
    made = PlainTable(_WIDTHS, 1, name="names", accessible="Names")
    names = Names(made)
    made.setModel(names)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    names.show_rows(tuple(f"Pupil {n}" for n in range(40)))
    made.resize(240, 120)
    qtbot.addWidget(made)
    made.show()
    return made


def is_in_sight(table: PlainTable, place: int) -> bool:
    box = table.visualRect(table.model().index(place, 1))
    return table.viewport().rect().intersects(box)


def test_one_row_is_chosen_whole_and_scrolled_to(table: PlainTable) -> None:
    table.choose_row(30)
    assert table.chosen_rows() == [30]
    assert len(table.selectedIndexes()) == 3
    assert table.currentIndex().row() == 30
    assert is_in_sight(table, 30)


def test_choosing_it_again_changes_nothing(table: PlainTable, qtbot: QtBot) -> None:
    table.choose_row(3)
    with qtbot.assertNotEmitted(table.selectionModel().selectionChanged):
        table.choose_row(3)
        table.choose_rows([3])


def test_none_can_be_chosen(table: PlainTable) -> None:
    table.choose_row(3)
    table.choose_row(None)
    assert table.chosen_rows() == []


def test_several_rows_are_chosen_and_the_first_of_them_is_in_sight(table: PlainTable) -> None:
    table.setColumnHidden(0, True)
    table.choose_rows([20, 25])
    assert table.chosen_rows() == [20, 25]
    assert table.currentIndex().row() == 20
    assert is_in_sight(table, 20)
    table.choose_rows([])
    assert table.chosen_rows() == []


def test_the_current_row_is_chosen_in_a_column_that_is_shown(table: PlainTable) -> None:
    table.setColumnHidden(0, True)
    table.choose_row(2)
    assert table.currentIndex().column() == 1


@pytest.fixture
def wrapping(qtbot: QtBot) -> PlainTable:
    made = PlainTable(_WIDTHS, 1, name="names", accessible="Names", wraps=True)
    names = Names(made)
    made.setModel(names)
    names.show_rows(("Ann", "2 concerns in one day, on Thu 12 Nov"))
    made.resize(240, 160)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_row_whose_text_is_too_long_has_a_second_line_and_others_do_not(
    wrapping: PlainTable, table: PlainTable
) -> None:
    assert [wrapping.rowHeight(n) for n in range(2)] == [ROW_HEIGHT, TWO_LINES]
    wrapping.resize(1600, 160)
    assert wrapping.rowHeight(1) == TWO_LINES  # the first and last column are as narrow as before
    wrapping.setColumnHidden(0, True)
    wrapping.setColumnHidden(2, True)
    wrapping.fit_columns()
    assert wrapping.rowHeight(1) == ROW_HEIGHT
    assert table.rowHeight(0) == ROW_HEIGHT


def test_both_lines_are_drawn(wrapping: PlainTable, theme: Theme) -> None:
    """There is ink in the upper and in the lower half of the cell, and none of it is cut off."""
    cell = wrapping.visualRect(wrapping.model().index(1, 1))
    picture = wrapping.viewport().grab(cell).toImage()

    def ink(top: int, bottom: int) -> bool:
        ground = picture.pixelColor(1, 1)
        return any(
            picture.pixelColor(x, y) != ground
            for y in range(top, bottom)
            for x in range(8, picture.width() - 8)
        )

    middle = picture.height() // 2
    assert ink(8, middle)
    assert ink(middle + 2, picture.height() - 8)
    assert not ink(0, 4)


@given(text=st.text(min_size=1), width=st.integers(8, 400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_broken_text_loses_nothing_but_spaces(qapp: QApplication, text: str, width: int) -> None:
    first, rest = broken(text, ui_font(13), width)
    assert text.startswith(first)
    assert text.endswith(rest)
    assert text[len(first) : len(text) - len(rest)].strip() == ""


def test_home_and_end_go_to_the_first_and_last_row(table: PlainTable) -> None:
    table.choose_row(3)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_rows() == [39]
    assert is_in_sight(table, 39)
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.chosen_rows() == [0]
    QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(table.chosen_rows()) == 40
