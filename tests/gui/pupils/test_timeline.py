"""A pupil's entries: praise on a board, everything in private, and each one up close."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from seatingapp.domain.contexts import Context
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.completing import CompleteEntries
from seatingapp.services.corrections import VoidWithReason
from seatingapp.storage import pupils
from seatingapp.ui.entry_record.dialog import EntryRecordDialog
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.factory import make_pupils_page
from seatingapp.ui.pupils.timeline.dialog import TimelineDialog
from seatingapp.ui.widgets.button import Button
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


@dataclass
class Timeline:
    """The entries of a pupil: one of praise, one of concern with a note, and one that is void."""

    tools: PageTools
    private: PrivateView
    dialog: TimelineDialog

    def lines(self) -> list[str]:
        rows = self.dialog.table.rows.rows
        return [row.what for row in rows]

    def everything(self) -> str:
        model = self.dialog.table.rows
        return " ".join(str(row) for row in model.rows)

    def go_private(self) -> None:
        self.private.ask()
        self.private.confirm()

    def choose(self, key: str) -> None:
        found(self.dialog.filter, QWidget, f"choice-{key}").click()  # type: ignore[attr-defined]


def log(sample: Sample, pupil_id: int, name: str) -> str:
    kind = sample.workspace.read(lambda s: type_named(s, name))
    at = sample.workspace.clock()
    edit = LogEntries(sample.summary.showcase, (pupil_id,), kind.id, at, "x")
    done = sample.workspace.perform(edit)
    assert done is not None
    return done.uids[0]


@pytest.fixture
def timeline(sample: Sample, tmp_path: Path, qtbot: QtBot) -> Timeline:
    workspace = sample.workspace
    class_id = sample.summary.showcase.class_id
    pupil = workspace.read(lambda s: pupils.load(s, class_id=class_id))[0]
    log(sample, pupil.id, "Great answer")
    concern = log(sample, pupil.id, "Off task")
    workspace.perform(CompleteEntries((concern,), Context(tried="Quiet word"), "x"))
    void = log(sample, pupil.id, "Talking over")
    workspace.perform(VoidWithReason(void, "Wrong pupil", "x"))
    tools, private = tools_for(workspace, tmp_path), PrivateView(lambda: 0.0)
    dialog = TimelineDialog(tools, private, (pupil.id, pupil.name.full))
    qtbot.addWidget(dialog)
    dialog.show()
    return Timeline(tools, private, dialog)


def test_a_board_sees_live_praise_and_not_a_word_more(timeline: Timeline) -> None:
    assert "Great answer +1" in timeline.lines()
    assert {row.polarity for row in timeline.dialog.table.rows.rows} == {"praise"}
    assert not {row.said for row in timeline.dialog.table.rows.rows} - {""}
    assert timeline.dialog.filter.isHidden()


def test_private_view_shows_concern_and_what_was_said_and_takes_it_away_again(
    timeline: Timeline,
) -> None:
    timeline.go_private()
    assert timeline.lines()[0] == "Off task −1"
    assert "Quiet word" in timeline.everything()
    timeline.private.hide()
    assert "Off task" not in timeline.everything()
    assert "Quiet word" not in timeline.everything()


def test_the_filter_shows_praise_concern_or_all_and_void_ones_on_demand(
    timeline: Timeline,
) -> None:
    timeline.go_private()
    timeline.choose("concern")
    assert {row.polarity for row in timeline.dialog.table.rows.rows} == {"concern"}
    assert "Void: Wrong pupil" not in timeline.everything()
    timeline.dialog.void.click()
    assert "Void: Wrong pupil" in timeline.everything()
    timeline.choose("praise")
    assert {row.polarity for row in timeline.dialog.table.rows.rows} == {"praise"}


def test_enter_opens_an_entry_in_private_view_only(timeline: Timeline) -> None:
    QTest.keyClick(timeline.dialog.table, Qt.Key.Key_Return)
    assert timeline.dialog.findChild(EntryRecordDialog) is None
    timeline.go_private()
    QTest.keyClick(timeline.dialog.table, Qt.Key.Key_Return)
    record = found(timeline.dialog, EntryRecordDialog)
    assert "Off task" in record.windowTitle()


def test_what_is_changed_up_close_shows_in_the_list(timeline: Timeline) -> None:
    timeline.go_private()
    uid = timeline.dialog.table.current_uid()
    timeline.tools.editor.perform(VoidWithReason(uid, "Logged twice", "x"))
    assert timeline.lines()[0] != "Off task −1"


def test_the_model_keeps_the_rules_of_models(
    timeline: Timeline, qtmodeltester: ModelTester
) -> None:
    timeline.go_private()
    qtmodeltester.check(timeline.dialog.table.rows)  # type: ignore[no-untyped-call]


def test_the_card_of_a_pupil_opens_them(sample: Sample, tmp_path: Path, qtbot: QtBot) -> None:
    page = make_pupils_page(tools_for(sample.workspace, tmp_path), PrivateView(lambda: 0.0))
    qtbot.addWidget(page)
    page.show()
    chosen = sample.workspace.read(pupils.load)[0]
    page.list.table.pupil_chosen.emit(chosen.id)
    found(page, Button, "pupil-entries").click()
    assert found(page, TimelineDialog).windowTitle() == f"Entries of {chosen.name.full}"
