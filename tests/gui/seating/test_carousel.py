"""Carousels on the Seating page: the rotation is shown, then all plans come in one step."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from seatingapp.domain.carousels import GroupWay, Rhythm, StationWay
from seatingapp.domain.plans import Purpose
from seatingapp.domain.room_templates import Template
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.ui.seating.carousel.dialog import CarouselDialog
from seatingapp.ui.seating.carousel.state import GroupShown, RotationRow
from seatingapp.ui.seating.carousel.tables import GroupTable, RotationTable
from seatingapp.ui.widgets.check_box import CheckBox
from tests.conftest import SAMPLE_DAY
from tests.gui.finding import found
from tests.gui.seating.probe import SeatingProbe

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lab(page: SeatingProbe) -> SeatingProbe:
    """The page at a lab with six tables of six."""
    page.workspace.perform(AddRoom.of_template("Lab", Template.GROUPS_OF_SIX, 2, 3))
    page.at.room_id = page.workspace.read(lambda s: room_named(s, "Lab")).id
    return page


def open_carousel(page: SeatingProbe, qtbot: QtBot) -> CarouselDialog:
    """Choose the entry of the Arrange menu."""
    action = page.page.findChild(QAction, "arrange-carousel")
    assert action is not None
    action.trigger()
    dialog = next(d for d in page.page.findChildren(QDialog) if d.isVisible())
    qtbot.waitExposed(dialog)
    assert isinstance(dialog, CarouselDialog)
    return dialog


def press(dialog: CarouselDialog, name: str) -> None:
    QTest.mouseClick(found(dialog, QWidget, name), _LEFT)


def typed(dialog: CarouselDialog, name: str, text: str) -> None:
    field = found(dialog, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, text)


def said(dialog: CarouselDialog) -> str:
    shown: str = found(dialog, QWidget, "carousel-said").property("text")
    return shown


def cells(table: GroupTable | RotationTable) -> list[list[str]]:
    """What a table shows, row by row, below its headings."""
    model = table.texts
    across = range(model.columnCount())
    heads = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in across]
    rows = [[str(model.index(n, c).data()) for c in across] for n in range(model.rowCount())]
    return [heads, *rows]


def test_groups_and_rotation_are_shown_before_anything_is_made(
    lab: SeatingProbe, qtbot: QtBot
) -> None:
    before = lab.plans()
    dialog = open_carousel(lab, qtbot)
    assert said(dialog) == "5 groups, 5 stations, 5 dates: 5 plans to be made."
    rotation = cells(found(dialog, RotationTable))
    assert rotation[0] == ["Date", *(f"Table {n}" for n in range(1, 6))]
    assert rotation[1][1:] == [f"Group {n}" for n in range(1, 6)]
    assert rotation[2][1:] == ["Group 5", *(f"Group {n}" for n in range(1, 5))]
    groups = cells(found(dialog, GroupTable))
    assert groups[0] == ["Group 1 (6)", *(f"Group {n} (5)" for n in range(2, 6))]
    assert lab.plans() == before


def test_one_edit_makes_all_plans_and_takes_them_back(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    typed(dialog, "carousel-name", "Optics")
    before = lab.plans()
    QTest.keyClick(found(dialog, QLineEdit, "carousel-name"), Qt.Key.Key_Return)
    made = [plan for plan in lab.plans() if plan.purpose is Purpose.CAROUSEL]
    assert len({plan.from_date for plan in made}) == len(made) == 5
    assert {plan.name for plan in made} == {"Optics"}
    assert lab.text("seating-toast-text") == "Optics: 5 plans for 5 dates made and saved."
    lab.editor.undo()
    assert lab.plans() == before


def test_more_stations_than_groups_are_free_in_turn(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    press(dialog, "carousel-stations-more")
    rows = cells(found(dialog, RotationTable))[1:]
    assert len(rows) == 6
    assert sorted(row.index("free") for row in rows) == [1, 2, 3, 4, 5, 6]


def test_too_few_stations_are_refused_in_words(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    press(dialog, "carousel-stations-less")
    assert said(dialog).startswith("5 groups need as many stations, and there are only 4.")
    assert not found(dialog, QWidget, "carousel-dialog-accept").isEnabled()
    assert dialog.presenter.edit() is None
    press(dialog, "carousel-count-less")
    assert "Group 1 has 7 pupils, but Table 1 has only 6 seats." in said(dialog)


def test_a_pupil_is_moved_to_another_group_by_keys_or_buttons(
    lab: SeatingProbe, qtbot: QtBot
) -> None:
    dialog = open_carousel(lab, qtbot)
    table = found(dialog, GroupTable)
    table.setCurrentIndex(table.texts.index(2, 0))
    who = str(table.currentIndex().data())
    QTest.keyClick(table, Qt.Key.Key_Right, _CTRL)
    assert cells(table)[0][:2] == ["Group 1 (5)", "Group 2 (6)"]
    assert (str(table.currentIndex().data()), table.currentIndex().column()) == (who, 1)
    press(dialog, "carousel-after")
    assert table.currentIndex().column() == 2
    press(dialog, "carousel-before")
    press(dialog, "carousel-before")
    assert table.currentIndex().column() == 0
    press(dialog, "carousel-before")  # there is no group before the first
    assert cells(table)[0][:2] == ["Group 1 (6)", "Group 2 (5)"]


def test_moves_by_hand_stay_until_the_class_is_divided_anew(
    lab: SeatingProbe, qtbot: QtBot
) -> None:
    dialog = open_carousel(lab, qtbot)
    table = found(dialog, GroupTable)
    table.setCurrentIndex(table.texts.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Right, _CTRL)
    typed(dialog, "carousel-name", "Optics")
    press(dialog, "choice-days")
    assert cells(table)[0][0] == "Group 1 (5)"
    press(dialog, "carousel-count-more")
    assert cells(table)[0][0] == "Group 1 (5)"
    assert len(cells(table)[0]) == 6
    table.setCurrentIndex(table.texts.index(4, 5))
    assert table.chosen() is None
    QTest.keyClick(table, Qt.Key.Key_Left, _CTRL)  # nobody is chosen


def test_groups_can_be_those_who_sit_at_one_table(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    # In this dialog two rows of choices have tables: the first divides the class.
    press_in(dialog, "carousel-groups", "choice-tables")
    assert dialog.presenter.state.draft.groups is GroupWay.TABLES
    assert not found(dialog, QWidget, "carousel-count").isVisible()
    assert len(dialog.presenter.state.groups) > 5
    assert "groups need as many stations" in said(dialog)


def press_in(dialog: CarouselDialog, control: str, choice: str) -> None:
    QTest.mouseClick(found(found(dialog, QWidget, control), QWidget, choice), _LEFT)


def stations(dialog: CarouselDialog) -> list[str]:
    return list(dialog.presenter.state.stations)


def test_rooms_are_gone_through_in_the_order_in_which_they_were_chosen(
    lab: SeatingProbe, qtbot: QtBot
) -> None:
    lab.workspace.perform(AddRoom.of_template("Studio", Template.ROWS_OF_DOUBLES, 5, 3))
    studio = lab.workspace.read(lambda s: room_named(s, "Studio"))
    dialog = open_carousel(lab, qtbot)
    press(dialog, "carousel-count-less")
    press_in(dialog, "carousel-way", "choice-rooms")
    assert "as many stations, and there is only 1." in said(dialog)
    press(dialog, f"carousel-room-{studio.id}")
    assert stations(dialog) == ["Lab", "Studio"]
    for _less in range(2):
        press(dialog, "carousel-count-less")
    assert said(dialog) == "2 groups, 2 stations, 2 dates: 4 plans to be made."
    press(dialog, f"carousel-room-{lab.at.room_id}")
    assert stations(dialog) == ["Studio"]
    assert not found(dialog, CheckBox, f"carousel-room-{lab.at.room_id}").isChecked()
    press(dialog, f"carousel-room-{studio.id}")
    assert said(dialog).startswith("No room is chosen.")


def test_a_room_without_zones_says_where_to_draw_them(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    press_in(dialog, "carousel-way", "choice-zones")
    assert dialog.presenter.state.draft.way is StationWay.ZONES
    assert "There are no zones to go through. Draw zones on the Rooms page" in said(dialog)


def test_days_are_stepped_typed_and_explained(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    press(dialog, "choice-weeks")
    assert dialog.presenter.state.draft.rhythm is Rhythm.WEEKS
    assert cells(found(dialog, RotationTable))[1][0] == "Mon 24 Nov 2025"
    QTest.keyClick(found(dialog, QLineEdit, "carousel-day-field"), Qt.Key.Key_Up)
    assert cells(found(dialog, RotationTable))[1][0] == "Tue 25 Nov 2025"
    typed(dialog, "carousel-day-field", "soon")
    assert said(dialog) == "Write the day like 2026-11-23 or 23/11/2026."
    assert found(dialog, QLineEdit, "carousel-day-field").property("wrong") == "true"
    QTest.keyClick(found(dialog, QLineEdit, "carousel-day-field"), Qt.Key.Key_Down)
    yesterday = SAMPLE_DAY - dt.timedelta(days=1)
    assert dialog.presenter.state.draft.day == yesterday.isoformat()
    typed(dialog, "carousel-day-field", "1/1/2020")
    assert not found(dialog, QWidget, "carousel-dialog-accept").isEnabled()


def test_a_name_is_needed(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    typed(dialog, "carousel-name", " ")
    assert "Type a name for the carousel" in said(dialog)
    assert found(dialog, QLineEdit, "carousel-name").property("wrong") == "true"


def test_the_rotation_can_be_copied_as_a_table(lab: SeatingProbe, qtbot: QtBot) -> None:
    dialog = open_carousel(lab, qtbot)
    press(dialog, "carousel-copy")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == ["Date", *(f"Table {n}" for n in range(1, 6))]
    assert len(lines) == 6
    names = [name for group in dialog.presenter.state.groups for _id, name in group.pupils]
    assert not any(name in "\n".join(lines) for name in names)


def test_the_tables_are_sound_models(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    groups, rotation = GroupTable(name="g", accessible="g"), RotationTable(name="r", accessible="r")
    qtbot.addWidget(groups)
    qtbot.addWidget(rotation)
    groups.show_groups([GroupShown("Group 1", ((1, "Sam"), (2, "Amy"))), GroupShown("Group 2", ())])
    rotation.show_rotation(["Table 1"], [RotationRow("Mon", ("",)), RotationRow("Tue", ("G",))])
    qtmodeltester.check(groups.texts)  # type: ignore[no-untyped-call]
    qtmodeltester.check(rotation.texts)  # type: ignore[no-untyped-call]
    assert cells(rotation)[1] == ["Mon", "free"]
    asked: list[tuple[int, int]] = []
    groups.move_requested.connect(lambda pupil, by: asked.append((pupil, by)))
    groups.ask_move(1)
    assert asked == []
    groups.setCurrentIndex(groups.texts.index(1, 0))
    groups.ask_move(1)
    assert asked == [(2, 1)]
