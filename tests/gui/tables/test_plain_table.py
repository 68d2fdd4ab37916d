"""Choosing rows of a table from outside: one, several, none; hidden columns do not matter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from seatingapp.ui.tables.plain_table import PlainTable
from seatingapp.ui.tables.row_model import Index, RowModel

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
