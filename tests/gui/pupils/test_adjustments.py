"""Adjustments in the profile of a pupil: private, and edited there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.services.adjustments import AddAdjustment, adjustments_of
from seatingapp.services.classes import pupils_of
from seatingapp.ui.adjustments.dialog import AdjustmentsDialog
from seatingapp.ui.privacy import HiddenBy, PrivateView
from seatingapp.ui.pupils.details import DetailsCard
from seatingapp.ui.pupils.factory import make_pupils_page
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


def test_adjustments_show_in_private_view_only_and_are_edited_there(
    qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    tools = tools_for(sample.workspace, tmp_path)
    private = PrivateView(lambda: 0.0)
    page = make_pupils_page(tools, private)
    qtbot.addWidget(page)
    page.show()
    page.opened.emit()
    pupil = sample.workspace.read(pupils_of)[0]
    tools.editor.perform(AddAdjustment(pupil.id, "Warned twice"))
    page.list.table.pupil_chosen.emit(pupil.id)
    card = found(page, DetailsCard)
    button = found(card, QPushButton, "pupil-adjust")
    assert button.isHidden()
    assert "Warned twice" not in str(card.private.texts())
    private.ask()
    private.confirm()
    assert ("Adjustments", "Warned twice") in card.private.texts()
    button.click()
    dialog = found(page, AdjustmentsDialog)
    assert [one.text for one in dialog.model.rows] == ["Warned twice"]
    private.hide(HiddenBy.TIME)
    assert not dialog.isVisible()
    assert "Warned twice" not in str(card.private.texts())


def test_passing_the_list_by_tab_chooses_nothing_and_loses_nothing(
    qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    tools = tools_for(sample.workspace, tmp_path)
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    pupil = sample.workspace.read(pupils_of)[0]
    tools.editor.perform(AddAdjustment(pupil.id, "Warned twice"))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = AdjustmentsDialog(private, tools, pupil.id, "Somebody", window)
    with qtbot.waitActive(dialog):
        dialog.open()
    QTest.keyClicks(dialog.text, "Time-out")
    QTest.keyClick(dialog.text, Qt.Key.Key_Backtab)
    assert dialog.list.hasFocus()
    assert dialog.text.text() == "Time-out"
    assert not dialog.change.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.text, Qt.Key.Key_End)
    QTest.keyClicks(dialog.text, " card")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert {one.text for one in dialog.model.rows} == {"Warned twice", "Time-out card"}
    dialog.list.choose_row(0)
    assert dialog.text.text() == dialog.model.rows[0].text
    assert dialog.change.isEnabled()
    dialog.reject()


def test_enter_and_done_record_what_is_typed_and_escape_gives_it_up(
    qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    tools = tools_for(sample.workspace, tmp_path)
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    pupil = sample.workspace.read(pupils_of)[0]
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def words() -> list[str]:
        found = sample.workspace.read(lambda s: adjustments_of(s, pupil.id))
        return sorted(one.text for one in found)

    def opened() -> AdjustmentsDialog:
        dialog = AdjustmentsDialog(private, tools, pupil.id, "Somebody", window)
        dialog.show()
        return dialog

    dialog = opened()
    QTest.keyClicks(dialog.text, "Warned twice")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.text.text() == ""
    QTest.keyClicks(dialog.text, "x" * 400)
    dialog.accept()
    assert dialog.isVisible()
    dialog.text.clear()
    QTest.keyClicks(dialog.text, "Time-out card")
    with qtbot.waitSignal(dialog.accepted):
        dialog.accept()
    assert words() == ["Time-out card", "Warned twice"]
    dialog = opened()
    dialog.list.selectRow([one.text for one in dialog.model.rows].index("Warned twice"))
    QTest.keyClicks(dialog.text, ", gently")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert words() == ["Time-out card", "Warned twice, gently"]
    QTest.keyClicks(dialog.text, "no")
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert words() == ["Time-out card", "Warned twice, gently"]
