"""Every total of the Lesson page says where it comes from, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from seatingapp.ui.paper_entry.dialog import PaperEntryDialog
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.trace.dialog import TraceDialog
from seatingapp.ui.widgets.button import Button
from tests.gui.finding import found
from tests.gui.lesson.probes import LessonProbe


def dialog_of(lesson: LessonProbe) -> TraceDialog:
    dialog = lesson.page.findChild(TraceDialog)
    assert dialog is not None
    return dialog


def test_the_total_of_the_lesson_is_explained_by_enter(lesson: LessonProbe) -> None:
    why = found(lesson.page, Button, "why-this-lesson")
    assert why.accessibleName().startswith("Why this number? +")
    why.setFocus()
    QTest.keyClick(why, Qt.Key.Key_Return)
    state = dialog_of(lesson).presenter.state
    assert state.about.startswith("Everybody in the lesson of")
    assert f"+{state.rows[-1].changes[1]}" in why.accessibleName()


def test_a_pupils_numbers_of_the_lesson_are_explained_from_the_popover(lesson: LessonProbe) -> None:
    lesson.tap("Farhan S")
    why = found(lesson.page.popover, Button, "popover-why")
    QTest.mouseClick(why, Qt.MouseButton.LeftButton)
    assert dialog_of(lesson).presenter.state.about.startswith("Farhan S, in the lesson of")


def test_a_lesson_without_entries_has_no_total_to_explain(lesson: LessonProbe) -> None:
    other = next(c for c in lesson.page.state.header.classes if not c.is_open)
    lesson.page.intents.lesson_chosen.emit(other.class_id, 0)
    assert not lesson.page.state.entries.total
    assert not found(lesson.page, Button, "why-this-lesson").isVisible()


def test_private_view_outlives_the_dialog_that_the_page_opened(
    lesson: LessonProbe, private: PrivateView
) -> None:
    private.ask()
    private.confirm()
    found(lesson.page, Button, "why-this-lesson").click()
    dialog = dialog_of(lesson)
    lesson.qtbot.waitUntil(dialog.isActiveWindow)
    assert private.shown
    assert "concern points" in [f.label for f in dialog.presenter.state.figures]


def test_a_sheet_of_paper_is_typed_from_the_lesson_page_and_undone_there(
    lesson: LessonProbe,
) -> None:
    before = len(lesson.record().entries)
    lesson.page.pane.plan.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    lesson.press(Qt.Key.Key_P, both)
    dialog = lesson.page.findChild(PaperEntryDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.grid, "11")
    dialog.accept()
    assert len(lesson.record().entries) == before + 2
    assert lesson.page.pane.toast.isVisible()
    lesson.editor.undo()
    assert len(lesson.record().entries) == before


def test_the_menu_of_the_title_offers_entry_from_paper(lesson: LessonProbe) -> None:
    menu = lesson.page.header.build_menu()
    menu.actions()[-1].trigger()
    assert lesson.page.findChild(PaperEntryDialog) is not None
