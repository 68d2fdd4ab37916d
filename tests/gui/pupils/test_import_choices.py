"""The preview of an import: ways to join a class, remarks, and where files are looked for."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from seatingapp.services.classes import all_classes
from seatingapp.ui.pupils.importing.preview import per_form_words
from seatingapp.ui.pupils.importing.rows_table import RowsTable
from seatingapp.ui.pupils.remarks_card import RemarksCard
from seatingapp.ui.widgets.text import Text
from tests.gui.finding import found
from tests.gui.pupils.conftest import Opened

Write = Callable[[str, str], Path]

WITH_CLASS = "Surname,Forename,Form,Class\nKhan,Zoë,9B,9B/Xx1\nO'Neill,Ben,9B,9B/Xx1\n"
FORMS = "Surname,Forename,Form\nKhan,Zoë,9B\n李,小龙,9C\n"


def classes(opened: Opened) -> dict[str, int]:
    return {c.school_class.name: c.size for c in opened.workspace.read(all_classes)}


def joins(opened: Opened) -> list[str]:
    return [row.joins for row in found(opened.page, RowsTable, "import-rows").rows.rows]


def test_a_list_with_forms_can_make_a_class_of_each(empty: Opened, lists: Write) -> None:
    empty.import_files(lists("list.csv", FORMS))
    per_form = found(empty.page, QAbstractButton, "class-per-form")
    assert per_form.text() == "Make a class of each form (9B, 9C)"
    per_form.click()
    empty.see(lambda: empty.button("import-now").isEnabled())
    assert joins(empty) == ["9B", "9C"]
    assert (
        found(empty.page, Text, "class-note").text()
        == "Everybody joins the class of their form: 9B, 9C."
    )
    empty.button("import-now").click()
    empty.see(lambda: found(empty.page, QWidget, "import-done").isVisible())
    assert classes(empty) == {"9B": 1, "9C": 1}


def test_classes_are_offered_for_seating_in_the_order_of_their_years(
    empty: Opened, lists: Write
) -> None:
    empty.import_files(lists("list.csv", "Surname,Forename,Class\nLi,Bo,10A\nKhan,Zoë,9B\n"))
    empty.button("import-now").click()
    done = found(empty.page, QWidget, "import-done")
    empty.see(done.isVisible)
    offers = [b.text() for b in done.findChildren(QAbstractButton) if b.text().startswith("Seat")]
    assert offers == ["Seat 9B", "Seat 10A"]


def test_a_name_a_class_of_each_form_and_no_class_exclude_each_other(
    empty: Opened, lists: Write
) -> None:
    empty.import_files(lists("list.csv", FORMS))
    field = found(empty.page, QLineEdit, "class-name")
    per_form = found(empty.page, QAbstractButton, "class-per-form")
    without = found(empty.page, QAbstractButton, "without-class")
    per_form.click()
    empty.see(lambda: joins(empty) == ["9B", "9C"])
    QTest.keyClicks(field, "9X")
    QTest.keyClick(field, Qt.Key.Key_Return)
    empty.see(lambda: joins(empty) == ["9X", "9X"])
    assert not per_form.isChecked()
    without.click()
    empty.see(lambda: joins(empty) == ["", ""])
    assert field.text() == ""
    per_form.click()
    empty.see(lambda: joins(empty) == ["9B", "9C"])
    assert not without.isChecked()
    per_form.click()
    empty.see(lambda: joins(empty) == ["", ""])
    assert not empty.button("import-now").isEnabled()


def test_a_name_that_is_typed_and_taken_back_decides_nothing(empty: Opened, lists: Write) -> None:
    empty.import_files(lists("list.csv", FORMS))
    field = found(empty.page, QLineEdit, "class-name")
    found(empty.page, QAbstractButton, "class-per-form").click()
    empty.see(lambda: joins(empty) == ["9B", "9C"])
    QTest.keyClicks(field, "9")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    empty.settle()
    assert joins(empty) == ["9B", "9C"]
    assert found(empty.page, QAbstractButton, "class-per-form").isChecked()


@pytest.mark.parametrize("content", [WITH_CLASS, "Surname,Forename\nKhan,Zoë\n"])
def test_classes_of_forms_are_offered_only_where_the_list_has_forms_and_no_class(
    empty: Opened, lists: Write, content: str
) -> None:
    empty.import_files(lists("list.csv", content))
    assert not found(empty.page, QAbstractButton, "class-per-form").isVisible()


def test_many_forms_are_offered_in_few_words() -> None:
    assert per_form_words(()) == ""
    many = tuple(f"{year}{letter}" for year in (7, 8, 10) for letter in "ABC")
    assert per_form_words(many) == "Make a class of each form (7A, 7B ... 10C)"
    long = ("Mr Featherstonehaugh", "Ms Okonkwo-Richardson")
    assert per_form_words(long) == "Make a class of each form (2 forms)"


@pytest.mark.parametrize("width", [960, 1290, 1700])
def test_remarks_of_several_lines_do_not_overlap(empty: Opened, lists: Write, width: int) -> None:
    who = [f"Featherstonehaugh,{name} Bartholomew" for name in ("Amy", "Ben", "Cas", "Dot", "Eve")]
    rows = "\n".join(f"{name},X1000010001" for name in who * 3)
    empty.page.resize(width, 738)
    empty.import_files(lists("list.csv", "Surname,Forename,UPN\n" + rows))
    view = found(empty.page.importing, RemarksCard, "remarks-card").view
    assert view.verticalScrollBar().isVisible()

    def fits() -> bool:
        indexes = [view.lines.index(row) for row in range(view.lines.rowCount())]
        tops = [view.visualRect(index).top() for index in indexes]
        steps = [low - high for high, low in pairwise(tops)]
        needed = [view.sizeHintForIndex(index).height() for index in indexes]
        return steps == needed[:-1] and max(needed) > 40

    empty.see(fits)
    for new in (width + 150, width):
        empty.page.resize(new, 738)
        empty.see(fits)


def test_the_file_dialog_opens_in_the_folder_used_last(
    empty: Opened, lists: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    folders = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    QTest.keyClick(empty.page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    empty.button("choose-files").click()
    dialog = found(empty.page, QFileDialog, "choose-files-dialog")
    assert dialog.directory().path() == QDir.fromNativeSeparators(folders)
    dialog.filesSelected.emit([str(lists("9B.csv", WITH_CLASS))])
    dialog.reject()
    empty.see(lambda: not isValid(dialog))
    empty.settle()
    empty.button("import-back").click()
    empty.button("choose-files").click()
    dialog = found(empty.page, QFileDialog, "choose-files-dialog")
    assert dialog.directory().path() == QDir.fromNativeSeparators(str(tmp_path))
    dialog.reject()
