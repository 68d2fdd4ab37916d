"""Rating a lesson: each click is saved at once, notes stay with ratings, undo takes them back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.services import on_report
from seatingapp.services.classes import pupils_of
from seatingapp.services.on_report import RemoveReport, StartReport
from seatingapp.services.register import SetMarks
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.rating.dialog import RatingDialog, open_rating
from seatingapp.ui.rating.lesson import RatedLessonAt
from seatingapp.ui.rating.target_row import NOT_RATED, TargetRow
from seatingapp.ui.widgets.card import Card
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found
from tests.reports import nobody_on_report


class Probe:
    """Two pupils of the showcase lesson on report, and the dialog over an empty window."""

    def __init__(self, qtbot: QtBot, sample: Sample, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.workspace = sample.workspace
        nobody_on_report(sample.workspace)
        self.tools = tools_for(sample.workspace, folder, self.window)
        self.private = PrivateView(lambda: 0.0)
        self.private.ask()
        self.private.confirm()
        day = sample.workspace.clock().date()
        class_id = sample.summary.showcase.class_id
        self.key = LessonKey(class_id, day, 4)
        members = sample.workspace.read(lambda s: pupils_of(s, class_id))
        self.uids = [
            self._start(Report(0, "", pupil.id, day, day + dt.timedelta(days=4), targets))
            for pupil, targets in ((members[0], ("On time", "Hands up")), (members[1], ("Kind",)))
        ]
        self.members = members

    def _start(self, report: Report) -> str:
        done = self.workspace.perform(StartReport(report, "x"))
        assert done is not None
        return done.uids[0]

    def open(self) -> RatingDialog:
        at = RatedLessonAt(self.key, "9B/Sc2, P3")
        return open_rating(self.tools, self.private, at, self.window)

    def given(self, number: int = 0) -> dict[int, Rated]:
        report = self.workspace.read(lambda s: on_report.report_by_uid(s, self.uids[number]))
        return self.workspace.read(lambda s: on_report.ratings_in(s, report, self.key))


@pytest.fixture
def probe(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Probe:
    return Probe(qtbot, sample, tmp_path)


def press(dialog: RatingDialog, row: int, text: str) -> None:
    control = found(dialog.findChildren(TargetRow)[row], SegmentedControl)
    for button in control.findChildren(QWidget):
        if button.accessibleName() == text:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(text)


def note(dialog: RatingDialog, row: int) -> QLineEdit:
    return found(dialog.findChildren(TargetRow)[row], QLineEdit)


def test_everybody_on_report_is_there_by_name_with_their_targets(probe: Probe) -> None:
    dialog = probe.open()
    names = [card.accessibleName() for card in dialog.findChildren(Card)]
    assert names == [probe.members[0].name.full, probe.members[1].name.full]
    assert len(dialog.findChildren(TargetRow)) == 3
    assert not note(dialog, 0).isEnabled()


def test_a_click_is_saved_at_once_and_undone(qtbot: QtBot, probe: Probe) -> None:
    dialog = probe.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, 0, "Met")
    press(dialog, 1, "Not met")
    assert probe.given() == {1: Rated(Rating.MET), 2: Rated(Rating.NOT_MET)}
    note(dialog, 1).setFocus()
    QTest.keyClicks(note(dialog, 1), "called out")
    QTest.keyClick(note(dialog, 1), Qt.Key.Key_Tab)
    assert probe.given()[2] == Rated(Rating.NOT_MET, "called out")
    press(dialog, 1, "Partly met")
    assert probe.given()[2] == Rated(Rating.PARTLY, "called out")
    press(dialog, 0, "Not rated")
    assert set(probe.given()) == {2}
    for _step in range(5):
        probe.tools.editor.undo()
    assert probe.given() == {}


def test_ctrl_z_in_the_dialog_takes_back_what_was_rated_in_it_and_nothing_else(
    qtbot: QtBot, probe: Probe
) -> None:
    before = probe.tools.editor.stack.index()
    dialog = probe.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, 0, "Met")
    press(dialog, 1, "Not met")
    chosen = [found(row, SegmentedControl) for row in dialog.findChildren(TargetRow)]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert probe.given() == {1: Rated(Rating.MET)}
    assert (chosen[0].chosen(), chosen[1].chosen()) == (str(Rating.MET.value), NOT_RATED)
    found(dialog, QPushButton, "redo").click()
    assert probe.given()[2] == Rated(Rating.NOT_MET)
    for _step in range(4):
        QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert probe.given() == {}
    assert probe.tools.editor.stack.index() == before


def test_who_is_away_by_the_register_is_marked_so(probe: Probe) -> None:
    pupil = probe.members[1]
    absent = RegisterMark(pupil.id, MarkKind.ABSENT)
    probe.workspace.perform(SetMarks(probe.key, ((pupil.id, absent),), "x"))
    dialog = probe.open()
    told = [found(card, Text, "rated-pupil-note").text() for card in dialog.findChildren(Card)]
    assert told == ["", "away by the register"]


def test_a_report_that_is_gone_meanwhile_is_told_and_nothing_is_lost(probe: Probe) -> None:
    dialog = probe.open()
    probe.workspace.perform(RemoveReport(probe.uids[0], "x"))
    press(dialog, 0, "Met")
    assert "not in this vault any more" in found(dialog, Text, "rating-dialog-refusal").text()


def test_nobody_on_report_is_said_and_the_dialog_goes_with_private_view(
    qtbot: QtBot, probe: Probe
) -> None:
    for uid in probe.uids:
        probe.workspace.perform(RemoveReport(uid, "x"))
    dialog = probe.open()
    body = found(dialog, Text, "rating-dialog-body").text()
    assert body == "Nobody in this lesson is on report today."
    with qtbot.waitSignal(dialog.rejected):
        probe.private.hide(HiddenBy.TIME)


def test_the_keyboard_alone_rates_from_the_first_key_on(probe: Probe, qtbot: QtBot) -> None:
    dialog = probe.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    first = dialog.focusWidget()
    assert first.accessibleName() == "Not rated"
    assert found(dialog.findChildren(TargetRow)[0], SegmentedControl).isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert probe.given() == {1: Rated(Rating.NOT_MET)}
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is note(dialog, 0)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.findChildren(TargetRow)[1].isAncestorOf(dialog.focusWidget())
