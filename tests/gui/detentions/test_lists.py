"""The list of detentions: filters, keys, what can be done, and the way back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from seatingapp.domain.detentions import DetentionState, Which
from seatingapp.services.detention_changes import MarkMissed
from seatingapp.services.detentions import by_uids
from seatingapp.ui.detentions.asking import MissedDialog, ReasonDialog
from seatingapp.ui.detentions.factory import make_detentions_part
from seatingapp.ui.detentions.part import DetentionsPart
from seatingapp.ui.detentions.table import STATE, DetentionModel
from seatingapp.ui.tables.cells import cell_width
from seatingapp.ui.widgets.text import Text
from tests.gui.detentions.conftest import Probe
from tests.gui.finding import found
from tests.integration.services.detention_desk import TOMORROW

S = DetentionState


def texts(below: QWidget) -> str:
    return "\n".join(text.text() for text in below.findChildren(Text))


def test_today_is_shown_first_with_name_place_and_state(probe: Probe) -> None:
    rows = {row.uid: row for row in probe.part.list.table.rows.rows}
    assert set(probe.uids) <= set(rows)
    row = rows[probe.uids[0]]
    assert (row.when, row.kind, row.state) == ("Tue 25 Nov 15:15", "After school", "pending")
    assert row.icon == "clock"


def test_a_marks_what_is_selected_as_attended_and_undo_takes_it_back(probe: Probe) -> None:
    probe.select(probe.uids[0], probe.uids[2])
    QTest.keyClick(probe.part.list.table, Qt.Key.Key_A)
    assert probe.states() == [S.ATTENDED, S.PENDING, S.ATTENDED]
    state = next(r.state for r in probe.part.list.table.rows.rows if r.uid == probe.uids[0])
    assert state == "attended, 5 min late"
    probe.tools.editor.undo()
    assert probe.states() == [S.PENDING] * 3


def test_the_card_shows_reason_and_history_and_offers_what_may_be_done(probe: Probe) -> None:
    probe.select(probe.uids[0])
    card = probe.part.list.details
    assert "talked" in texts(card)
    assert "set: talked" in texts(card)
    assert found(card, QWidget, "detention-attend").isVisible()
    assert not found(card, QWidget, "detention-upscale").isVisible()
    assert not found(card, QWidget, "detention-reopen").isVisible()


def test_missed_asks_for_the_code_and_says_what_it_does(probe: Probe) -> None:
    probe.select(probe.uids[0])
    QTest.keyClick(probe.part.list.table, Qt.Key.Key_M)
    dialog = found(probe.part, MissedDialog)
    assert "counts as missed" in found(dialog, Text, "absence-effect").text()
    codes = found(dialog, QComboBox, "absence-code")
    codes.setCurrentIndex(codes.findData("I"))
    codes.activated.emit(codes.currentIndex())
    assert "rescheduled to Wed 26 Nov" in found(dialog, Text, "absence-effect").text()
    dialog.accept()
    assert probe.states()[0] is S.RESCHEDULED


def test_a_missed_one_is_found_under_missed_and_can_be_upscaled_from_there(probe: Probe) -> None:
    probe.select(probe.uids[1])
    probe.press("detention-miss")
    found(probe.part, MissedDialog).accept()
    probe.part.list.filter.choice_requested.emit(Which.MISSED.value)
    assert probe.uids[1] in {row.uid for row in probe.part.list.table.rows.rows}
    probe.select(probe.uids[1])
    assert found(probe.part.list.details, QWidget, "detention-upscale").isVisible()


def test_cancelling_needs_a_reason(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.press("detention-cancel")
    dialog = found(probe.part, ReasonDialog)
    accept = found(dialog, QWidget, "detention-reason-dialog-accept")
    assert not accept.isEnabled()
    QTest.keyClicks(found(dialog, QLineEdit, "detention-reason"), "it was a mistake")
    assert accept.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert probe.states()[0] is S.CANCELLED
    probe.select(probe.uids[0])
    assert "it was a mistake" in texts(probe.part.list.details)


def test_a_name_narrows_the_list_and_nobody_found_is_said(probe: Probe) -> None:
    search = found(probe.part, QLineEdit, "detention-search")
    first = next(r for r in probe.part.list.table.rows.rows if r.uid == probe.uids[0])
    QTest.keyClicks(search, first.name.split(",")[0][:4])
    assert first.uid in {row.uid for row in probe.part.list.table.rows.rows}
    QTest.keyClicks(search, "zzz")
    assert probe.part.list.table.rows.rows == ()
    assert found(probe.part, QWidget, "no-detentions").isVisible()


def test_several_offer_only_what_can_be_done_to_all(probe: Probe) -> None:
    probe.select(*probe.uids)
    card = probe.part.list.details
    assert "3 detentions" in texts(card)
    assert found(card, QWidget, "detention-move").isVisible()
    assert not found(card, QWidget, "detention-reschedule").isVisible()


def test_showing_a_state_emits_nothing(probe: Probe) -> None:
    told: list[object] = []
    probe.part.list.table.rows_chosen.connect(told.append)
    probe.part.list.which_chosen.connect(told.append)
    probe.part.list.search_edited.connect(told.append)
    probe.part.show_state(probe.wiring.presenter.state)
    assert told == []


def test_the_model_is_sound(probe: Probe) -> None:
    model = DetentionModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.show_rows(probe.part.list.table.rows.rows)
    model.show_rows(())
    assert tester.model() is model


def test_a_dialog_goes_when_private_view_ends(probe: Probe) -> None:
    probe.part.set_requested.emit()
    dialog = probe.wiring.dialog
    assert dialog is not None
    assert dialog.isVisible()
    probe.private.hide()
    assert probe.wiring.dialog is None


def test_a_code_that_comes_later_excuses_who_missed_it(probe: Probe) -> None:
    probe.select(probe.uids[1])
    probe.press("detention-miss")
    found(probe.part, MissedDialog).accept()
    button = found(probe.part.list.details, QPushButton, "detention-miss")
    assert button.text() == "Absence code …"
    button.click()
    dialog = next(d for d in probe.part.findChildren(MissedDialog) if d.isVisible())
    codes = found(dialog, QComboBox, "absence-code")
    codes.setCurrentIndex(codes.findData("M"))
    dialog.accept()
    assert probe.states()[1] is S.RESCHEDULED


def test_where_none_are_today_those_missed_are_shown_first(probe: Probe) -> None:
    probe.tools.editor.perform(MarkMissed(probe.uids))
    later = probe.workspace.clock() + dt.timedelta(days=5)
    probe.workspace.clock = lambda: later
    part = make_detentions_part(probe.tools, probe.private)
    assert isinstance(part, DetentionsPart)
    part.opened.emit()
    shown = {row.uid for row in part.list.table.rows.rows}
    assert set(probe.uids) <= shown
    part.deleteLater()


def test_the_first_one_is_selected_so_that_keys_and_the_card_are_of_it(probe: Probe) -> None:
    table = probe.part.list.table
    assert table.chosen_rows() == [0]
    probe.part.list.filter.choice_requested.emit(Which.COMING.value)
    first = table.rows.rows[0]
    assert table.chosen_rows() == [0]
    QTest.keyClick(table, Qt.Key.Key_A)
    (marked,) = probe.workspace.read(lambda s: by_uids(s, (first.uid,)))
    assert marked.state is S.ATTENDED
    assert table.chosen_rows() == [0]
    assert table.rows.rows[0].uid != first.uid


def test_attendance_is_of_today_unless_somebody_chose_another_day(probe: Probe) -> None:
    probe.select(probe.uids[0])
    QTest.keyClick(probe.part.list.table, Qt.Key.Key_M)
    found(probe.part, MissedDialog).accept()
    probe.desk.go_to(TOMORROW + dt.timedelta(days=40), dt.time(9, 0))
    probe.select()
    probe.part.list.filter.choice_requested.emit(Which.MISSED.value)
    assert probe.part.list.table.chosen_rows() == [0]
    probe.part.room_requested.emit()
    nobody = found(probe.part, Text, "room-nobody")
    assert nobody.isVisible()
    probe.part.room.closed.emit()
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    assert not nobody.isVisible()


def test_each_state_has_room_for_its_word_where_room_is_shortest(probe: Probe) -> None:
    table = probe.part.list.table
    table.setFixedWidth(1)
    table.fit_columns()
    (shown,) = table.rows.rows[:1]
    for state in DetentionState:
        table.rows.show_rows((replace(shown, state=str(state), icon="arrow-right"),))
        assert cell_width(table.rows.index(0, STATE)) <= table.columnWidth(STATE)
