"""On report on the Follow-up page: started, changed, closed and printed by mouse and keyboard."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.interventions import Intervention
from seatingapp.domain.on_report import Rated, Rating, Report
from seatingapp.domain.typed_times import read_day
from seatingapp.domain.wording import short_date
from seatingapp.services import interventions, on_report
from seatingapp.services.classes import pupils_of
from seatingapp.services.interventions import AddIntervention
from seatingapp.services.on_report import RateLesson, StartReport
from seatingapp.services.workspace import Workspace
from seatingapp.storage import prints
from seatingapp.ui.followup.factory import make_follow_up_page
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.pupil_picker.picker import PupilPicker
from seatingapp.ui.reports.intervention_dialog import InterventionDialog
from seatingapp.ui.reports.part import ReportsPart
from seatingapp.ui.reports.report_dialog import ReportDialog
from seatingapp.ui.reports.table import RecordTable
from seatingapp.ui.reports.wording import day_text
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.widgets.text import Text
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found
from tests.reports import nobody_on_report


class Probe:
    """The page in private view with this part in front, over the sample school."""

    def __init__(self, qtbot: QtBot, sample: Sample, folder: Path) -> None:
        self.qtbot, self.workspace = qtbot, sample.workspace
        nobody_on_report(sample.workspace)
        self.tools = tools_for(sample.workspace, folder)
        self.private = PrivateView(lambda: 0.0)
        self.page = make_follow_up_page(self.tools, self.private)
        self.page.resize(1290, 738)
        qtbot.addWidget(self.page)
        self.page.part_requested.emit("reports")
        self.page.show()
        self.private.ask()
        self.private.confirm()
        self.part = found(self.page, ReportsPart)
        self.today = sample.workspace.clock().date()
        self.class_id = sample.summary.showcase.class_id
        members = sample.workspace.read(lambda s: pupils_of(s, self.class_id))
        self.pupil, self.other = members[0], members[1]

    def start(self, targets: tuple[str, ...] = ("Be on time", "Raise a hand")) -> str:
        ends = self.today + dt.timedelta(days=11)
        report = Report(0, "", self.pupil.id, self.today, ends, targets)
        done = self.tools.editor.perform(StartReport(report, self.pupil.name.full))
        assert done is not None
        return done.uids[0]

    def press(self, name: str) -> None:
        QTest.mouseClick(found(self.part, QPushButton, name), Qt.MouseButton.LeftButton)

    def table(self) -> list[tuple[str, str]]:
        model = found(self.part, RecordTable).model_of_rows
        return [(row.pupil, row.result) for row in model.rows]

    def message(self) -> str:
        return found(self.page, Text, "followup-toast-text").text()

    def facts(self) -> dict[str, str]:
        return dict(found(self.part, Facts, "record-facts").texts())


@pytest.fixture
def probe(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Probe:
    return Probe(qtbot, sample, tmp_path)


def accept(dialog: ReportDialog | InterventionDialog) -> None:
    button = found(dialog, QPushButton, f"{dialog.objectName()}-accept")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_pupil_is_put_on_report_with_the_keyboard(qtbot: QtBot, probe: Probe) -> None:
    probe.press("report-new")
    dialog = found(probe.part, ReportDialog)
    assert not found(dialog, QPushButton, "report-dialog-accept").isEnabled()
    picker = found(dialog, PupilPicker)
    QTest.keyClicks(picker.search, probe.pupil.name.surname)
    assert dialog.draft.pupil_id in {p.pupil_id for p in picker.model.rows}
    chosen = dialog.draft.pupil
    problem = found(dialog, Text, "report-dialog-problem")
    assert problem.text() == "Write a target that can be seen in a lesson."
    assert problem.property("tone") == "muted"  # nothing is wrong yet
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert dialog.focusWidget().objectName() == "report-target-1"
    QTest.keyClicks(dialog.focusWidget(), "Arrive on time")
    assert found(dialog, Text, "report-dialog-problem").text() == ""
    QTest.keyClick(found(dialog, QLineEdit, "report-target-1"), Qt.Key.Key_Return)
    assert probe.table() == [(chosen, "not rated yet")]
    (report,) = probe.workspace.read(on_report.all_reports)
    assert report.targets == ("Arrive on time",)
    probe.tools.editor.undo()
    assert probe.table() == []


def test_a_vault_without_pupils_says_where_they_come_from(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    private = PrivateView(lambda: 0.0)
    page = make_follow_up_page(tools_for(workspace, tmp_path), private)
    qtbot.addWidget(page)
    page.part_requested.emit("reports")
    page.show()
    private.ask()
    private.confirm()
    for name, kind in (("report-new", ReportDialog), ("intervention-new", InterventionDialog)):
        found(page, QPushButton, name).click()
        dialog = found(page, kind)
        said = found(dialog, Text, "picker-nobody")
        assert said.text().startswith("There are no pupils in this vault yet.")
        dialog.reject()


def test_enter_takes_nobody_whom_only_the_tab_key_passed_by(qtbot: QtBot, probe: Probe) -> None:
    probe.press("report-new")
    dialog = found(probe.part, ReportDialog)
    picker = found(dialog, PupilPicker)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    picker.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert picker.list.currentIndex().isValid()  # Qt makes the first one current
    picker.search.setFocus(Qt.FocusReason.BacktabFocusReason)
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert dialog.focusWidget() is picker.search
    assert dialog.draft.pupil_id == 0
    QTest.keyClick(picker.search, Qt.Key.Key_Down)
    assert dialog.draft.pupil_id == picker.model.rows[0].pupil_id
    dialog.reject()


def test_a_name_that_nobody_has_says_who_is_still_chosen(qtbot: QtBot, probe: Probe) -> None:
    probe.press("report-new")
    dialog = found(probe.part, ReportDialog)
    picker = found(dialog, PupilPicker)
    said = found(picker, Text, "picker-nobody")
    QTest.keyClicks(picker.search, "123")
    assert said.text() == "No name in this vault begins with “123”."
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert dialog.focusWidget() is picker.search
    assert dialog.draft.pupil_id == 0
    picker.search.clear_search()
    first = picker.model.rows[0]
    QTest.mouseClick(
        picker.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=picker.list.visualRect(picker.model.index(0, 0)).center(),
    )
    assert dialog.focusWidget().objectName() == "report-target-1"
    QTest.keyClicks(picker.search, "123")
    assert f"{first.name.full} is still chosen" in said.text()
    assert dialog.draft.pupil_id == first.pupil_id


def test_what_cannot_be_is_told_in_the_dialog_which_stays_open(qtbot: QtBot, probe: Probe) -> None:
    probe.start()
    probe.press("report-new")
    dialog = found(probe.part, ReportDialog)
    picker = found(dialog, PupilPicker)
    problem = found(dialog, Text, "report-dialog-problem")
    QTest.keyClicks(found(dialog, QLineEdit, "report-target-1"), "x")
    assert problem.text() == "Choose a pupil."
    picker.pupil_chosen.emit(probe.pupil.id)
    assert problem.text().startswith("This pupil is on report already")
    picker.pupil_chosen.emit(probe.other.id)
    assert problem.text() == ""
    field = found(dialog, QLineEdit, "report-days-last-field")
    field.selectAll()
    QTest.keyClicks(field, "soon")
    assert problem.text().startswith("Write the day like")
    assert not found(dialog, QPushButton, "report-dialog-accept").isEnabled()


def test_ratings_stand_in_the_card_and_a_report_is_closed(qtbot: QtBot, probe: Probe) -> None:
    uid = probe.start()
    lesson = LessonKey(probe.class_id, probe.today, 3)
    given = ((1, Rated(Rating.MET)), (2, Rated(Rating.PARTLY, "after a reminder")))
    probe.tools.editor.perform(RateLesson(uid, lesson, given, "x"))
    assert probe.table()[0][1] == "1 lesson rated"
    assert probe.facts()["Target 1"] == "Be on time\nmet in 1 of 1 lessons"
    ((_when, words),) = found(probe.part, Facts, "record-lessons").texts()
    assert words == "1: met · 2: partly met (after a reminder)"
    probe.press("record-change")
    dialog = found(probe.part, ReportDialog)
    found(dialog, QAbstractButton, "report-closes").click()
    QTest.keyClicks(found(dialog, QLineEdit, "report-outcome"), "Settled")
    accept(dialog)
    assert probe.table() == []
    found(probe.part, QAbstractButton, "choice-ended").click()
    assert probe.facts()["Outcome"] == "Settled"
    assert probe.workspace.read(on_report.all_reports)[0].closed_on == probe.today


def test_a_report_card_is_saved_as_a_pdf_and_is_in_the_ledger(
    qtbot: QtBot, probe: Probe, tmp_path: Path
) -> None:
    probe.start()
    path = tmp_path / "card.pdf"
    probe.part.save_requested.emit(str(path))
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: "It is in the print ledger." in probe.message())


def test_a_report_card_goes_to_a_printer(qtbot: QtBot, probe: Probe) -> None:
    before = probe.workspace.read(prints.count)
    probe.part.print_requested.emit()  # nobody is on report
    probe.start()
    with qtbot.waitSignal(probe.part.printer_wanted) as handed:
        probe.press("record-print")
    (pdf,) = handed.args[0]
    assert pdf.startswith(b"%PDF")
    assert probe.workspace.read(prints.count) == before + 1
    found(probe.part, QPrintDialog).reject()


def test_a_place_that_cannot_be_written_is_refused_before_a_number_is_given(
    probe: Probe, tmp_path: Path
) -> None:
    probe.start()
    before = probe.workspace.read(prints.count)
    probe.part.save_requested.emit(str(tmp_path))
    assert found(probe.page, Text, "followup-banner-headline").text()
    assert probe.workspace.read(prints.count) == before


def test_an_intervention_begins_with_the_pupil_who_is_selected_and_days_read_as_elsewhere(
    probe: Probe,
) -> None:
    probe.pupil = probe.workspace.read(pupils_of)[-1]  # one who is far down in any list
    probe.start()
    probe.press("intervention-new")
    dialog = found(probe.part, InterventionDialog)
    picker = found(dialog, PupilPicker)
    assert dialog.draft.pupil_id == probe.pupil.id
    assert picker.model.rows[picker.list.currentIndex().row()].pupil_id == probe.pupil.id
    assert dialog.focusWidget().objectName() == "intervention-what"
    first = found(dialog, QLineEdit, "intervention-days-first-field")
    assert first.text() == short_date(probe.today)
    QTest.keyClicks(dialog.focusWidget(), "Check-in")
    accept(dialog)
    (made,) = probe.workspace.read(interventions.all_interventions)
    assert (made.pupil_id, made.starts) == (probe.pupil.id, probe.today)


@given(
    today=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    ahead=st.integers(-1000, 1000),
)
def test_a_day_in_a_field_is_read_as_the_day_that_it_is(today: dt.date, ahead: int) -> None:
    day = today + dt.timedelta(days=ahead)
    assert read_day(day_text(day, today), today) == day


def test_an_intervention_is_added_changed_and_removed(qtbot: QtBot, probe: Probe) -> None:
    probe.press("intervention-new")
    dialog = found(probe.part, InterventionDialog)
    found(dialog, PupilPicker).pupil_chosen.emit(probe.pupil.id)
    QTest.keyClicks(found(dialog, QLineEdit, "intervention-what"), "Check-in")
    QTest.keyClicks(found(dialog, QPlainTextEdit, "intervention-note"), "each morning")
    accept(dialog)
    (made,) = probe.workspace.read(interventions.all_interventions)
    assert (made.what, made.note, made.ends) == ("Check-in", "each morning", None)
    assert probe.facts()["Entries"] == "Not a whole week has passed yet."
    probe.press("record-remove")
    assert probe.workspace.read(interventions.all_interventions) == ()
    probe.tools.editor.undo()
    assert len(probe.table()) == 1


def test_tab_goes_by_rows_and_they_keep_together(probe: Probe) -> None:
    new = Intervention(0, "", probe.pupil.id, "Check-in", probe.today)
    probe.tools.editor.perform(AddIntervention(new, "x"))
    probe.press("record-change")
    dialog = found(probe.part, InterventionDialog)
    names = [f"intervention-{part}" for part in ("what", "days-first-field", "days-last-field")]
    names += ["intervention-note", "intervention-outcome"]
    passed = []
    for _ in names:
        focused = dialog.focusWidget()
        passed.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert passed == names
    assert dialog.focusWidget().objectName() == "intervention-dialog-reject"
    tops = [found(dialog, QWidget, name).mapTo(dialog, QPoint(0, 0)).y() for name in names]
    assert tops[1] - tops[0] < 60
    assert tops[3] - tops[1] < 60


def test_the_numbers_stand_side_by_side_and_enter_opens_the_dialog(
    qtbot: QtBot, probe: Probe
) -> None:
    start = probe.today - dt.timedelta(days=20)
    new = Intervention(0, "", probe.pupil.id, "Check-in", start)
    probe.tools.editor.perform(AddIntervention(new, "x"))
    assert probe.facts()["Entries"].startswith("In the 3 weeks before: ")
    table = found(probe.part, RecordTable)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    dialog = found(probe.part, InterventionDialog)
    QTest.keyClicks(found(dialog, QPlainTextEdit, "intervention-outcome"), "calmer")
    accept(dialog)
    assert probe.facts()["Outcome"] == "calmer"


def test_showing_a_state_emits_nothing_and_a_dialog_goes_with_private_view(
    qtbot: QtBot, probe: Probe
) -> None:
    probe.start()
    heard: list[object] = []
    for signal in (probe.part.only_requested, probe.part.record_requested):
        signal.connect(heard.append)
    probe.part.show_state(probe.part.wiring.presenter.state)  # type: ignore[union-attr]
    assert heard == []
    probe.press("report-new")
    with qtbot.waitSignal(found(probe.part, ReportDialog).rejected):
        probe.private.hide(HiddenBy.TIME)


def test_the_models_are_sound(probe: Probe) -> None:
    probe.start()
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(found(probe.part, RecordTable).model_of_rows, failing)
    probe.press("report-new")
    QAbstractItemModelTester(found(probe.part, PupilPicker).model, failing)
    QTest.keyClicks(found(probe.part, PupilPicker).search, "a")


def test_boxes_on_paper_are_said_when_the_card_is_saved(
    qtbot: QtBot, probe: Probe, tmp_path: Path
) -> None:
    probe.start(("이순신 on time",))
    path = tmp_path / "card.pdf"
    probe.part.save_requested.emit(str(path))
    qtbot.waitUntil(lambda: "empty boxes on paper" in probe.message())
