"""Drafts are reviewed by mouse and keyboard, one or several at a time, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from seatingapp.domain.draft_rules.drafts import DraftState
from seatingapp.domain.ladder import DraftKind
from seatingapp.services.adjustments import AddAdjustment
from seatingapp.services.detention_types import all_types, retire_type
from seatingapp.services.draft_rules import ChangeDraftRule, all_rules
from seatingapp.services.workspace import Workspace
from seatingapp.ui.adjustments.dialog import AdjustmentsDialog
from seatingapp.ui.drafts.detention_dialog import DetentionDialog
from seatingapp.ui.drafts.dismiss_dialog import DismissDialog
from seatingapp.ui.privacy import HiddenBy
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.chips import Chip
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.text import Text
from tests.gui.drafts.desk import Desk
from tests.gui.finding import found
from tests.gui.windows_shown import windows_shown


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(qtbot, workspace, tmp_path)


def test_what_waits_is_listed_by_kind_and_pupil_with_why_and_entries(desk: Desk) -> None:
    assert desk.rows() == [
        ("Detention", "Ada Testa, 9C"),
        ("Letter home", "Ada Testa, 9C"),
        ("Letter home", "Ben Trial, 9C"),
    ]
    assert desk.text("draft-who") == "Ada Testa, 9C"
    assert desk.text("draft-why").startswith("3 concerns within 5 school days, from Thu 20 Nov")
    assert desk.text("draft-made-by") == "Made by: Year 9"
    assert desk.text("draft-owed") == "None is recorded."
    assert [what for _when, what in desk.entries()] == ["Off task −1"] * 3
    QAbstractItemModelTester(desk.part.table.rows)


def test_enter_releases_a_letter_with_the_note_and_undo_brings_it_back(desk: Desk) -> None:
    desk.choose(1)
    desk.part.card.note.setText("by first post")
    desk.key(Qt.Key.Key_Return)
    assert desk.rows() == [("Detention", "Ada Testa, 9C"), ("Letter home", "Ben Trial, 9C")]
    assert desk.message() == "Released: letter home. Print it under Decided."
    (draft,) = desk.school.decided()
    assert (draft.state, draft.note) == (DraftState.RELEASED, "by first post")
    desk.tools.editor.undo()
    assert len(desk.rows()) == 3


def test_several_letters_that_are_released_are_to_be_printed(desk: Desk) -> None:
    desk.choose(1, 2)
    desk.key(Qt.Key.Key_Return)
    assert desk.message() == "2 drafts released. Print them under Decided."


def test_after_a_decision_the_one_that_follows_in_the_list_is_selected(desk: Desk) -> None:
    desk.choose(1)
    desk.key(Qt.Key.Key_Return)
    assert desk.text("draft-who") == "Ben Trial, 9C"
    assert [i.row() for i in desk.part.table.selectionModel().selectedRows()] == [1]
    desk.key(Qt.Key.Key_Return)
    assert desk.rows() == [("Detention", "Ada Testa, 9C")]
    assert desk.text("draft-who") == "Ada Testa, 9C"


def test_several_are_dismissed_at_once_with_a_usual_reason(desk: Desk) -> None:
    desk.choose(1, 2)
    assert desk.part.card.dismiss.text() == "Dismiss 2 …"
    desk.key(Qt.Key.Key_Delete)
    dialog = desk.dialog(DismissDialog)
    desk.press(dialog, "dismiss-dialog-accept")
    assert dialog.isVisible()  # no reason yet
    found(dialog, Chip, "dismiss-settled").click()
    desk.press(dialog, "dismiss-dialog-accept")
    assert desk.rows() == [("Detention", "Ada Testa, 9C")]
    assert {d.note for d in desk.school.decided()} == {"Settled already"}
    assert desk.message() == "2 drafts dismissed."


def test_a_detention_is_released_on_the_day_that_is_offered(desk: Desk) -> None:
    desk.choose(0)
    desk.press(desk.part, "draft-release")
    dialog = desk.dialog(DetentionDialog)
    assert found(dialog, Text, "detention-dialog-body").text() == "Ada Testa"
    offered = dialog.day.field.text()
    dialog.day.step_requested.emit(1)
    assert dialog.day.field.text() != offered
    dialog.day.text_requested.emit("no day")
    assert not dialog._accept.isEnabled()
    dialog.day.text_requested.emit("01/09/2025")
    assert "Ada Testa" in dialog.against.text()
    assert not dialog._accept.isEnabled()
    dialog.day.text_requested.emit(offered)
    kinds = desk.school.workspace.read(all_types)
    dialog.kind.choice_requested.emit(str(kinds[1].id))
    dialog.anyway.setChecked(True)
    dialog.anyway.clicked.emit()
    day = dialog.day.field.text()
    desk.press(dialog, "detention-dialog-accept")
    (draft,) = desk.school.decided()
    assert draft.detention_id is not None
    assert desk.message().startswith(f"Ada Testa: {kinds[1].name}, {day}, ")


def test_several_detentions_name_everybody_once_with_what_each_is_owed(desk: Desk) -> None:
    school = desk.school
    school.add_rule(outcome=DraftKind.DETENTION, name="Everybody")
    school.log(0.05)
    school.log(0.05, pupil=1)
    ben = school.pupils[1]
    desk.tools.editor.perform(AddAdjustment(ben, "Warned twice before"))
    kinds = [kind for kind, _ in desk.rows()]
    chosen = [place for place, kind in enumerate(kinds) if kind == "Detention"]
    desk.choose(*chosen)
    assert len(chosen) == 3
    assert desk.text("draft-several") == "The first of 3 that are chosen"
    with windows_shown() as shown:
        desk.key(Qt.Key.Key_Return)
    dialog = desk.dialog(DetentionDialog)
    assert shown == ["DetentionDialog detention-dialog"]  # and no part of it by itself
    assert dialog.accessibleName() == "Release 2 detentions"
    assert found(dialog, Text, "detention-dialog-body").text() == "Ada Testa (2 drafts), Ben Trial"
    owed = found(dialog, Text, "detention-owed")
    assert owed.text() == "Ben Trial: Warned twice before"
    assert owed.isVisible()
    desk.press(dialog, "detention-dialog-accept")
    assert desk.message().startswith("2 pupils: ")


def test_letters_are_released_and_the_detention_among_them_asks_for_its_day(desk: Desk) -> None:
    desk.choose(0, 1, 2)
    desk.key(Qt.Key.Key_Return)
    assert desk.rows() == [("Detention", "Ada Testa, 9C")]
    dialog = desk.dialog(DetentionDialog)
    dialog.reject()
    assert len(desk.school.waiting()) == 1


def test_where_nothing_waits_the_page_says_whether_a_rule_is_on(desk: Desk) -> None:
    desk.choose(0, 1, 2)
    desk.key(Qt.Key.Key_Delete)
    dialog = desk.dialog(DismissDialog)
    found(dialog, Chip, "dismiss-settled").click()
    desk.press(dialog, "dismiss-dialog-accept")
    assert found(desk.part, EmptyState, "drafts-empty").isVisible()
    rules = desk.school.workspace.read(all_rules)
    for rule in rules:
        desk.tools.editor.perform(ChangeDraftRule(replace(rule, active=False)))
    assert found(desk.part, EmptyState, "drafts-no-rules").isVisible()
    with desk.qtbot.waitSignal(desk.part.rules_requested):
        desk.press(desk.part, "drafts-no-rules-action")
    desk.part.only_requested.emit("decided")
    assert len(desk.rows()) == 3


def test_without_a_type_of_detention_the_page_says_what_to_do(desk: Desk) -> None:
    for kind in desk.school.workspace.read(all_types):
        desk.school.workspace.perform(retire_type(kind))
    desk.choose(0)
    desk.key(Qt.Key.Key_Return)
    assert "no type of detention" in found(desk.page, Banner).text()


def test_what_was_decided_is_listed_and_can_be_decided_again(desk: Desk) -> None:
    desk.choose(1)
    desk.key(Qt.Key.Key_Return)
    desk.part.only_requested.emit("decided")
    assert desk.rows() == [("Letter home", "Ada Testa, 9C")]
    assert desk.text("draft-decided").startswith("Released Mon 24 Nov")
    desk.key(Qt.Key.Key_Return)  # releases nothing here
    desk.key(Qt.Key.Key_Delete)
    assert len(desk.school.decided()) == 1
    desk.press(desk.part, "draft-reopen")
    assert desk.rows() == []
    desk.part.only_requested.emit("waiting")
    assert len(desk.rows()) == 3


def test_an_adjustment_is_shown_with_the_draft_and_edited_beside_it(desk: Desk) -> None:
    ada = desk.school.pupils[0]
    desk.tools.editor.perform(AddAdjustment(ada, "Warned twice"))
    assert desk.text("draft-owed") == "Warned twice"
    assert desk.part.table.rows.rows[0].adjusted
    desk.press(desk.part, "draft-adjust")
    dialog = desk.dialog(AdjustmentsDialog)
    QTest.keyClicks(dialog.text, "Time-out card")
    desk.press(dialog, "adjustment-add")
    desk.press(dialog, "adjustment-add")  # nothing typed
    assert "needs words" in dialog._error.text()
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    dialog.text.setText("Warned three times")
    desk.press(dialog, "adjustment-change")
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    desk.press(dialog, "adjustment-remove")
    QAbstractItemModelTester(dialog.model)
    assert desk.text("draft-owed") == "Warned three times"


def test_dialogs_go_when_private_view_ends(desk: Desk) -> None:
    desk.choose(1)
    desk.key(Qt.Key.Key_Delete)
    dialog = desk.dialog(DismissDialog)
    desk.private.hide(HiddenBy.TIME)
    assert not dialog.isVisible()
    assert len(desk.school.waiting()) == 3


def test_a_released_letter_is_saved_as_paper_with_its_number(desk: Desk, tmp_path: Path) -> None:
    assert desk.part.card.save.isHidden()
    desk.choose(1)
    desk.key(Qt.Key.Key_Return)
    desk.part.only_requested.emit("decided")
    desk.press(desk.part, "draft-save")
    dialog = desk.dialog(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("letter-home.pdf")
    dialog.close()
    desk.part.save_requested.emit(str(tmp_path / "letter.pdf"))
    desk.qtbot.waitUntil((tmp_path / "letter.pdf").exists)
    desk.qtbot.waitUntil(lambda: desk.message().startswith("Saved as letter.pdf: "))
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_paper_that_cannot_be_written_is_refused_before_it_has_a_number(
    desk: Desk, tmp_path: Path
) -> None:
    desk.part.save_requested.emit(str(tmp_path / "letter.pdf"))  # nothing is released
    desk.choose(1)
    desk.key(Qt.Key.Key_Return)
    desk.part.only_requested.emit("decided")
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    desk.part.save_requested.emit(str(folder))
    assert found(desk.page, Banner).text()
    desk.part.save_requested.emit(str(tmp_path / "letter.pdf"))
    desk.part.cancel_requested.emit()
    desk.tools.tasks.wait()
    assert not desk.part._progress.isVisible()


def test_a_released_letter_goes_to_a_printer_and_leaves_no_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.rglob("*.pdf"))
    assert desk.part.card.print.isHidden()
    desk.part.print_requested.emit()  # nothing is released
    desk.choose(1)
    desk.key(Qt.Key.Key_Return)
    desk.part.only_requested.emit("decided")
    with desk.qtbot.waitSignal(desk.part.printer_wanted) as handed:
        desk.press(desk.part, "draft-print")
    (pdf,) = handed.args[0]
    assert pdf.startswith(b"%PDF")
    dialog = desk.dialog(QPrintDialog)
    assert dialog.printer().docName() == "Seatingapp"
    dialog.reject()
    assert set(tmp_path.rglob("*.pdf")) == before
    assert desk.message() == "Nothing was printed. The number stays in the print ledger."
