"""Mark sheets on the Print page: which lesson, on which paper, numbered when they are saved."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from seatingapp.storage import prints
from seatingapp.ui.printing.page import PrintPage
from seatingapp.ui.printing.state import Document
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from tests.conftest import Sample
from tests.gui.finding import found
from tests.gui.printing.test_print_page import choose, class_id, texts


def test_a_mark_sheet_is_of_the_next_lesson_and_may_be_seen_by_everybody(
    page: PrintPage, qtbot: QtBot, sample: Sample
) -> None:
    choose(page, qtbot, document=Document.MARKS, class_id=class_id(sample))
    assert not page.state.covered
    assert len(page.state.pages) == 1
    assert page.state.lessons[0].endswith(", P3")
    assert page.state.lessons[-1].endswith("outside the timetable")
    lesson = found(page, Choice, "print-lesson-of")
    assert lesson.isVisible()
    assert not found(page, SegmentedControl, "print-side").isVisible()
    assert found(page, SegmentedControl, "print-paper").isVisible()
    assert not found(page, Choice, "print-pupil").isVisible()
    lesson.choice_requested.emit(str(len(page.state.lessons) - 1))
    qtbot.waitUntil(lambda: not page.state.busy)
    assert page.state.choices.lesson == len(page.state.lessons) - 1
    assert sample.workspace.read(prints.count) == 0


def test_a_mark_sheet_is_saved_with_its_number(
    page: PrintPage, qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    choose(page, qtbot, document=Document.MARKS, class_id=class_id(sample))
    target = tmp_path / "marks.pdf"
    page.save_requested.emit(str(target))
    qtbot.waitUntil(target.is_file)
    assert "P-0001" in texts(target)
    assert "Great" in texts(target)
    assert sample.workspace.read(prints.count) == 1


def test_another_class_begins_with_its_own_next_lesson(
    page: PrintPage, qtbot: QtBot, sample: Sample
) -> None:
    choose(page, qtbot, document=Document.MARKS, class_id=class_id(sample))
    choose(page, qtbot, lesson=len(page.state.lessons) + 5)
    assert page.state.choices.lesson == 0
