"""From the list of a lesson to its entries: those that wait, and any one up close, in private."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from seatingapp.domain.corrections import Correction
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.lessons import whats_on
from seatingapp.ui.completing.dialog import CompletingDialog
from seatingapp.ui.entry_record.dialog import EntryRecordDialog
from seatingapp.ui.lesson.factory import LessonWiring
from seatingapp.ui.privacy import Privacy, PrivateView
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.entry_row import EntryRow
from tests.gui.finding import found
from tests.gui.lesson.conftest import Clock, at
from tests.gui.lesson.probes import LessonProbe


def log(lesson: LessonProbe, *names: str, behaviour: str = "Off task") -> tuple[str, ...]:
    """Log something that waits to be completed."""
    now = lesson.workspace.clock()
    choice = lesson.workspace.read(lambda s: whats_on(s, now))
    assert choice is not None
    kind = lesson.workspace.read(lambda s: type_named(s, behaviour))
    ids = tuple(lesson.id_of(name) for name in names)
    done = lesson.workspace.perform(
        LogEntries(choice.key, ids, kind.id, now, " ".join(names), to_complete=True)
    )
    assert done is not None
    return done.uids


def row(lesson: LessonProbe, text: str) -> EntryRow:
    listing = lesson.page.column.entries.list
    now = set(listing.lines())  # rows of before may be there until they are deleted
    rows = [r for r in listing.findChildren(EntryRow) if r.line in now]
    found_row = next(r for r in rows if r.line.text.startswith(text))
    lesson.qtbot.waitUntil(found_row.isVisible)  # a new line shows with the next layout
    return found_row


def waiting(lesson: LessonProbe) -> str:
    button = found(lesson.page, Button, "lesson-complete")
    return button.text() if button.isVisibleTo(lesson.page) else ""


def test_the_board_sees_how_many_wait_and_nothing_of_whom(lesson: LessonProbe) -> None:
    assert waiting(lesson) == ""
    log(lesson, "Tom W", "Maya H")
    assert waiting(lesson) == "2 to complete"
    assert "Off task" not in lesson.everything_said()


def test_the_tray_opens_once_private_view_was_confirmed(lesson: LessonProbe, qtbot: QtBot) -> None:
    log(lesson, "Tom W")
    lesson.click("lesson-complete")
    assert lesson.page.findChild(CompletingDialog) is None
    lesson.click("show-private")
    qtbot.waitUntil(lambda: lesson.page.findChild(CompletingDialog) is not None)
    dialog = found(lesson.page, CompletingDialog)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.tray.form, Qt.Key.Key_1)
        QTest.keyClick(dialog.tray.form, Qt.Key.Key_Return)
    assert waiting(lesson) == ""
    assert lesson.is_private()
    assert lesson.page.pane.toast.text() == "Done: Complete an entry"
    lesson.editor.undo()
    lesson.editor.redo()
    assert lesson.page.pane.toast.text() == "Done: Complete an entry"


def test_staying_board_safe_opens_no_tray_later(lesson: LessonProbe, private: PrivateView) -> None:
    log(lesson, "Tom W")
    lesson.click("lesson-complete")
    lesson.click("stay-safe")
    lesson.go_private()
    lesson.qtbot.waitUntil(lambda: private.state is Privacy.PRIVATE)
    assert lesson.page.findChild(CompletingDialog) is None


def test_what_waits_is_asked_for_when_the_lesson_ends(lesson: LessonProbe, clock: Clock) -> None:
    log(lesson, "Tom W")
    seen = []
    for now in (at(11, 40), at(12, 6), at(11, 40)):
        clock.now = now
        wiring = lesson.page.wiring
        assert isinstance(wiring, LessonWiring)
        wiring.presenter.check_clock()
        seen.append(lesson.page.state.entries.ends)
    assert seen == [False, True, False]


def test_a_line_opens_its_entry_by_click_and_by_enter_in_private_only(
    lesson: LessonProbe, qtbot: QtBot
) -> None:
    lesson.click_tile("Great answer")
    lesson.tap("Tom W")
    lesson.press(Qt.Key.Key_Escape)
    assert not row(lesson, "Great answer").line.opens
    QTest.mouseClick(row(lesson, "Great answer"), Qt.MouseButton.LeftButton)
    assert lesson.page.findChild(EntryRecordDialog) is None
    lesson.go_private()
    line = row(lesson, "Great answer")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    dialog = found(lesson.page, EntryRecordDialog)
    assert "Great answer" in dialog.windowTitle()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.accept()
    qtbot.waitUntil(lambda: lesson.page.findChild(EntryRecordDialog) is None)
    assert lesson.is_private()
    QTest.keyClick(row(lesson, "Great answer"), Qt.Key.Key_Return)
    assert found(lesson.page, EntryRecordDialog).isVisible()
    assert row(lesson, "Great answer") in lesson.page.column.entries.stops()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_line_of_several_asks_whose_entry_is_meant(lesson: LessonProbe, qtbot: QtBot) -> None:
    log(lesson, "Tom W", "Maya H")
    lesson.go_private()
    QTest.mouseClick(row(lesson, "Off task"), Qt.MouseButton.LeftButton)
    menu = found(lesson.page, QMenu, "entry-of")
    assert {action.text() for action in menu.actions()} == {"Tom W", "Maya H"}
    menu.actions()[0].trigger()
    assert found(lesson.page, EntryRecordDialog).isVisible()
    menu.close()


def test_a_corrected_entry_is_marked_in_the_list(lesson: LessonProbe) -> None:
    (uid,) = log(lesson, "Tom W")
    lesson.go_private()
    assert ("Tom W", "Off task −1 · to complete · C1 warning") in lesson.lines()
    talking = lesson.workspace.read(lambda s: type_named(s, "Talking over")).id
    earlier = lesson.workspace.clock() - dt.timedelta(minutes=1)
    lesson.editor.perform(CorrectEntry(uid, Correction(type_id=talking, at=earlier), "Tom W"))
    texts = [text for who, text in lesson.lines() if who == "Tom W"]
    assert "Talking over −1 · corrected · to complete · C1 warning" in texts
    assert not any(text.startswith("Off task") and "to complete" in text for text in texts)


def test_an_entry_voided_up_close_goes_from_the_list(lesson: LessonProbe, qtbot: QtBot) -> None:
    log(lesson, "Tom W")
    lesson.go_private()
    before = len(lesson.record().entries)
    QTest.mouseClick(row(lesson, "Off task −1 · to complete"), Qt.MouseButton.LeftButton)
    dialog = found(lesson.page, EntryRecordDialog)
    found(dialog, QPushButton, "record-void").click()
    dialog.presenter.write("Logged twice")
    found(dialog, QPushButton, "record-save").click()
    assert len(lesson.record().entries) == before - 1
    assert waiting(lesson) == ""


def in_focus(lesson: LessonProbe) -> str:
    return lesson.window.focusWidget().accessibleName()


def test_a_click_on_undo_leaves_the_keys_with_the_plan(lesson: LessonProbe) -> None:
    lesson.click_tile("Great answer")
    lesson.tap("Tom W")
    lesson.page.pane.plan.setFocus()
    undo = row(lesson, "Great answer").stops()[-1]
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert lesson.window.focusWidget() is lesson.page.pane.plan


def test_undo_by_key_goes_on_with_the_line_that_takes_its_place(lesson: LessonProbe) -> None:
    entries = lesson.page.column.entries
    lines = len(entries.list.lines())
    assert lines > 2
    entries.list.rows()[1].stops()[-1].setFocus(Qt.FocusReason.TabFocusReason)
    after = entries.list.rows()[2].stops()[-1].accessibleName()
    lesson.press(Qt.Key.Key_Space)
    assert in_focus(lesson) == after
    while entries.list.lines():
        assert in_focus(lesson).startswith("Undo ")
        lesson.press(Qt.Key.Key_Space)
    assert lesson.window.focusWidget() is lesson.page.pane.plan
    lesson.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(entries.list.lines()) == 1


@pytest.mark.parametrize("by_key", [True, False])
def test_the_last_page_hands_the_focus_to_the_way_back(lesson: LessonProbe, by_key: bool) -> None:
    lesson.click_tile("Great answer")
    for name in ("Tom W", "Grace T", "Maya H") * 9:
        lesson.tap(name)
    earlier = found(lesson.page, Button, "entries-earlier")
    later = found(lesson.page, Button, "entries-later")
    for _ in range(20):
        if not earlier.isEnabled():
            break
        if by_key:
            earlier.setFocus(Qt.FocusReason.TabFocusReason)
            lesson.press(Qt.Key.Key_Space)
        else:
            QTest.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert later.hasFocus()
    assert later.shows_ring is by_key
    while later.isEnabled():
        later.click()
    assert earlier.hasFocus()
