"""From the Lesson page to the ratings of those on report, in private view only."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from seatingapp.domain.on_report import Report
from seatingapp.services import on_report
from seatingapp.services.lessons import whats_on
from seatingapp.services.on_report import StartReport
from seatingapp.storage import lessons
from seatingapp.ui.rating.dialog import RatingDialog
from seatingapp.ui.rating.target_row import TargetRow
from tests.gui.finding import found
from tests.gui.lesson.probes import LessonProbe
from tests.reports import nobody_on_report

KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def put_on_report(lesson: LessonProbe, name: str) -> str:
    nobody_on_report(lesson.workspace)
    day = lesson.workspace.clock().date()
    ends = day + dt.timedelta(days=4)
    report = Report(0, "", lesson.id_of(name), day, ends, ("Hands up",))
    done = lesson.workspace.perform(StartReport(report, name))
    assert done is not None
    return done.uids[0]


def test_ratings_open_once_private_view_was_confirmed_and_know_room_and_plan(
    lesson: LessonProbe, qtbot: QtBot
) -> None:
    uid = put_on_report(lesson, "Tom W")
    QTest.keyClick(lesson.page, Qt.Key.Key_O, KEYS)
    assert lesson.page.findChild(RatingDialog) is None
    lesson.click("show-private")
    qtbot.waitUntil(lambda: lesson.page.findChild(RatingDialog) is not None)
    dialog = found(lesson.page, RatingDialog)
    found(dialog, TargetRow).rated.emit(uid, 1, "2")
    record = lesson.workspace.read(lambda s: on_report.record(s, uid))
    assert [r.words for r in record.results] == ["met in 1 of 1 lessons"]
    choice = lesson.workspace.read(lambda s: whats_on(s, lesson.workspace.clock()))
    assert choice is not None
    key = choice.key
    stored = lesson.workspace.read(lambda s: lessons.find(s, key))
    assert stored is not None
    plan_id, _chosen = lesson.workspace.read(lambda s: lessons.plan_of(s, stored))
    assert plan_id is not None


def test_staying_board_safe_opens_nothing(lesson: LessonProbe) -> None:
    put_on_report(lesson, "Tom W")
    QTest.keyClick(lesson.page, Qt.Key.Key_O, KEYS)
    lesson.press(Qt.Key.Key_Escape)
    assert lesson.page.findChild(RatingDialog) is None
    assert "on report" not in lesson.everything_said().lower()
