"""Setting, moving and upscaling in one dialog; types; and print."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.detentions import DetentionState
from seatingapp.domain.typed_times import read_day
from seatingapp.services.behaviour import latest_entries
from seatingapp.services.detention_types import all_types
from seatingapp.services.detentions import of_entry, of_pupil
from seatingapp.storage import prints
from seatingapp.ui.detentions.asking import MissedDialog
from seatingapp.ui.detentions.print_dialog import PrintDialog
from seatingapp.ui.detentions.printing import Paper
from seatingapp.ui.detentions.timing_dialog import TimingDialog
from seatingapp.ui.detentions.types_dialog import TypesDialog
from seatingapp.ui.entry_record.dialog import open_entry_record
from seatingapp.ui.widgets.check_box import CheckBox
from seatingapp.ui.widgets.text import Text
from tests.gui.detentions.conftest import Probe
from tests.gui.finding import found
from tests.integration.services.detention_desk import TOMORROW

_CTRL = Qt.KeyboardModifier.ControlModifier


def dialog_of(probe: Probe) -> TimingDialog:
    dialog = probe.wiring.dialog
    assert isinstance(dialog, TimingDialog)
    return dialog


def type_into(dialog: QWidget, name: str, text: str) -> None:
    field = found(dialog, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, text)


def choose(dialog: QWidget, name: str, text: str) -> None:
    box = found(dialog, QComboBox, name)
    at = next(n for n in range(box.count()) if box.itemText(n).startswith(text))
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_ctrl_n_a_name_and_two_times_enter_sets_one_at_the_first_free_time(probe: Probe) -> None:
    who = probe.desk.people[4]
    QTest.keyClick(probe.part, Qt.Key.Key_N, _CTRL)
    dialog = dialog_of(probe)
    type_into(dialog, "timing-pupil", who.name.full)
    QTest.keyClick(found(dialog, QLineEdit, "timing-pupil"), Qt.Key.Key_Return)
    choose(dialog, "timing-kind", "After school")
    type_into(dialog, "timing-reason", "left without leave")
    assert "is the first free day" in found(dialog, Text, "timing-why").text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    (one,) = probe.workspace.read(lambda s: of_pupil(s, who.id))
    assert (f"{one.date:%a}", one.reason) == ("Wed", "left without leave")
    assert probe.wiring.dialog is None
    chosen = probe.wiring.presenter.state.chosen
    assert chosen is not None
    assert chosen.uids == (one.uid,)


def test_what_speaks_against_a_time_is_said_and_can_be_overruled_where_that_is_allowed(
    probe: Probe,
) -> None:
    who = probe.desk.people[4]
    probe.part.set_requested.emit()
    dialog = dialog_of(probe)
    dialog.presenter.add(who.id)
    choose(dialog, "timing-kind", "After school")
    type_into(dialog, "timing-day-field", "today")
    accept = found(dialog, QPushButton, "timing-dialog-accept")
    assert "short notice" in found(dialog, Text, "timing-against").text()
    assert not accept.isEnabled()
    found(dialog, CheckBox, "timing-anyway").click()
    assert accept.isEnabled()
    type_into(dialog, "timing-day-field", "sat")
    assert "weekend" in found(dialog, Text, "timing-against").text()
    assert not found(dialog, CheckBox, "timing-anyway").isVisible()
    assert not accept.isEnabled()
    type_into(dialog, "timing-day-field", "rubbish")
    assert found(dialog, QLineEdit, "timing-day-field").property("wrong") == "true"
    assert found(dialog, Text, "timing-against").text().startswith("That is no day.")
    assert not found(dialog, CheckBox, "timing-anyway").isVisible()
    found(dialog, QPushButton, "timing-free").click()
    assert not accept.isEnabled()
    type_into(dialog, "timing-day-field", "today")
    found(dialog, QPushButton, "timing-free").click()
    assert accept.isEnabled()


def test_no_field_moves_away_from_the_pointer_when_less_is_said_below(probe: Probe) -> None:
    probe.part.set_requested.emit()
    dialog = dialog_of(probe)
    dialog.presenter.add(probe.desk.people[4].id)
    place = found(dialog, QWidget, "timing-room").mapTo(dialog, QPoint(0, 0))
    type_into(dialog, "timing-day-field", "rubbish")
    type_into(dialog, "timing-minutes", "0")
    QApplication.processEvents()
    tall = dialog.height()
    found(dialog, QPushButton, "timing-free").click()
    type_into(dialog, "timing-day-field", "wed")
    type_into(dialog, "timing-minutes", "20")
    QApplication.processEvents()
    assert dialog.height() == tall
    assert found(dialog, QWidget, "timing-room").mapTo(dialog, QPoint(0, 0)) == place


def test_a_reason_of_10000_letters_is_refused_in_the_dialog_and_nothing_is_lost(
    probe: Probe,
) -> None:
    who = probe.desk.people[4]
    probe.part.set_requested.emit()
    dialog = dialog_of(probe)
    dialog.presenter.add(who.id)
    dialog.presenter.type_text("reason", "x" * 10_000)
    found(dialog, QPushButton, "timing-dialog-accept").click()
    assert "at most 300 letters" in found(dialog, Text, "timing-error").text()
    assert dialog.isVisible()
    assert dialog.presenter.state.people == ((who.id, who.name.full),)
    assert probe.workspace.read(lambda s: of_pupil(s, who.id)) == ()


def test_one_is_set_for_an_entry_with_its_plain_reason(probe: Probe) -> None:
    probe.part.set_requested.emit()
    dialog = dialog_of(probe)
    for person in probe.desk.people[3:]:
        dialog.presenter.add(person.id)
        if len(dialog.presenter.state.entries) > 1:
            break
        dialog.presenter.remove(person.id)
    key, words = dialog.presenter.state.entries[1]
    choose(dialog, "timing-entry", words)
    assert dialog.presenter.state.reason
    dialog.accept()
    (one,) = probe.workspace.read(lambda s: of_pupil(s, person.id))
    assert one.entry_ids == (int(key),)


def test_a_pupil_who_was_added_by_mistake_is_taken_out_with_a_click(probe: Probe) -> None:
    probe.part.set_requested.emit()
    dialog = dialog_of(probe)
    first, second = probe.desk.people[3:5]
    dialog.presenter.add(first.id)
    dialog.presenter.add(second.id)
    found(dialog, QWidget, f"timing-person-{first.id}").click()  # type: ignore[attr-defined]
    assert dialog.presenter.state.people == ((second.id, second.name.full),)


def test_moving_keeps_what_is_selected_and_says_where_to(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.press("detention-move")
    dialog = dialog_of(probe)
    type_into(dialog, "timing-day-field", "thu")
    choose(dialog, "timing-room", "Another place")
    type_into(dialog, "timing-place", "Library")
    dialog.accept()
    moved = probe.desk.get(probe.uids[0])
    assert (f"{moved.date:%a}", moved.place, moved.room_id) == ("Thu", "Library", None)


def test_rescheduling_wants_a_reason(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.press("detention-reschedule")
    dialog = dialog_of(probe)
    type_into(dialog, "timing-day-field", "fri")
    accept = found(dialog, QPushButton, "timing-dialog-accept")
    assert not accept.isEnabled()
    type_into(dialog, "timing-reason", "a fire drill")
    accept.click()
    assert probe.states()[0] is DetentionState.RESCHEDULED


def test_a_missed_one_is_upscaled_to_a_type_that_a_person_chooses(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.press("detention-miss")
    found(probe.part, MissedDialog).accept()
    probe.press("detention-upscale")
    dialog = dialog_of(probe)
    choose(dialog, "timing-kind", "After school")
    dialog.accept()
    assert probe.states()[0] is DetentionState.UPSCALED


def test_a_name_that_nobody_has_is_told(probe: Probe) -> None:
    probe.press("set-detention")
    dialog = found(probe.part, TimingDialog)
    nobody = found(dialog, Text, "timing-nobody")
    assert not nobody.isVisible()
    type_into(dialog, "timing-pupil", "123")
    assert nobody.isVisible()
    type_into(dialog, "timing-pupil", probe.desk.people[0].name.full)
    assert not nobody.isVisible()


def test_types_are_added_changed_and_taken_out_of_use(probe: Probe) -> None:
    probe.press("detention-types")
    dialog = found(probe.part, TypesDialog)
    choose(dialog, "type-which", "A new type")
    type_into(dialog, "type-name", "Saturday school")
    type_into(dialog, "type-minutes", "120")
    type_into(dialog, "type-starts", "9.00")
    found(dialog, QPushButton, "type-save").click()
    kinds = {k.name: k for k in probe.workspace.read(all_types)}
    assert kinds["Saturday school"].minutes == 120
    assert found(dialog, QComboBox, "type-which").currentText() == "Saturday school"
    type_into(dialog, "type-minutes", "never")
    found(dialog, QPushButton, "type-save").click()
    assert "whole numbers" in found(dialog, Text, "type-error").text()
    type_into(dialog, "type-minutes", "900")
    found(dialog, QPushButton, "type-save").click()
    assert "1 to 180 minutes" in found(dialog, Text, "type-error").text()
    found(dialog, QPushButton, "type-retire").click()
    saved = {k.name: k for k in probe.workspace.read(all_types)}["Saturday school"]
    assert not saved.retired  # what is typed cannot be saved, and is not given up
    type_into(dialog, "type-minutes", "90")
    found(dialog, QPushButton, "type-retire").click()
    saved = {k.name: k for k in probe.workspace.read(all_types)}["Saturday school"]
    assert (saved.minutes, saved.retired) == (90, True)
    assert found(dialog, QPushButton, "type-retire").text() == "Bring back"


def test_nothing_typed_about_a_type_is_lost_on_the_way_out(probe: Probe) -> None:
    probe.press("detention-types")
    dialog = found(probe.part, TypesDialog)
    first, second, *_ = probe.workspace.read(all_types)
    type_into(dialog, "type-name", "Break")
    QTest.keyClick(found(dialog, QLineEdit, "type-name"), Qt.Key.Key_Return)
    assert probe.workspace.read(all_types)[0].name == "Break"
    assert dialog.isVisible()
    type_into(dialog, "type-minutes", "20")
    choose(dialog, "type-which", second.name)
    assert probe.workspace.read(all_types)[0].minutes == 20
    assert found(dialog, QLineEdit, "type-name").text() == second.name
    type_into(dialog, "type-minutes", "900")
    choose(dialog, "type-which", "Break")
    assert found(dialog, QComboBox, "type-which").currentText() == second.name
    dialog.accept()
    assert dialog.isVisible()
    assert "1 to 180 minutes" in found(dialog, Text, "type-error").text()
    type_into(dialog, "type-minutes", "40")
    dialog.accept()
    assert not dialog.isVisible()
    minutes = {kind.uid: kind.minutes for kind in probe.workspace.read(all_types)}
    assert (minutes[first.uid], minutes[second.uid]) == (20, 40)


def test_the_list_for_the_room_is_saved_and_is_in_the_ledger(
    probe: Probe, qtbot: QtBot, tmp_path: Path
) -> None:
    before = probe.workspace.read(prints.count)
    probe.press("print-detentions")
    dialog = found(probe.part, PrintDialog)
    target = tmp_path / "list.pdf"
    dialog.save(str(target))
    qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    assert probe.workspace.read(prints.count) == before + 1


def test_the_list_is_of_the_next_day_on_which_somebody_is_expected(probe: Probe) -> None:
    probe.desk.go_to(TOMORROW - dt.timedelta(days=1))
    probe.press("print-detentions")
    dialog = found(probe.part, PrintDialog)
    assert read_day(dialog.presenter.state.day, TOMORROW) == TOMORROW
    dialog.reject()


def test_slips_are_a_file_each_and_need_a_selection(
    probe: Probe, qtbot: QtBot, tmp_path: Path
) -> None:
    probe.select()
    probe.press("print-detentions")
    first = found(probe.part, PrintDialog)
    first.presenter.choose(Paper.SLIPS)
    assert not found(first, QPushButton, "print-detentions-dialog-accept").isEnabled()
    first.reject()
    probe.select(*probe.uids[:2])
    probe.press("print-detentions")
    dialog = next(d for d in probe.part.findChildren(PrintDialog) if d is not first)
    dialog.presenter.choose(Paper.SLIPS)
    assert dialog.presenter.state.needs_folder
    dialog.save(str(tmp_path / "slips"))
    qtbot.waitUntil(lambda: len(list((tmp_path / "slips").glob("P-*.pdf"))) == 2)


def test_slips_go_to_a_printer_a_page_each_and_the_dialog_closes(
    probe: Probe, qtbot: QtBot
) -> None:
    before = probe.workspace.read(prints.count)
    probe.select(*probe.uids[:2])
    probe.press("print-detentions")
    dialog = found(probe.part, PrintDialog)
    dialog.presenter.choose(Paper.SLIPS)
    with qtbot.waitSignal(probe.part.printer_wanted) as handed:
        dialog.accept()
    assert [pdf[:4] for pdf in handed.args[0]] == [b"%PDF", b"%PDF"]
    assert not dialog.isVisible()
    assert probe.workspace.read(prints.count) == before + 2
    found(probe.part, QPrintDialog).reject()


def test_letters_that_no_font_has_are_told_before_a_slip_goes_to_a_printer(
    probe: Probe, qtbot: QtBot
) -> None:
    said: list[str] = []
    probe.part.said.connect(lambda text, _undo: said.append(text))
    probe.select(probe.uids[0])
    probe.press("print-detentions")
    dialog = found(probe.part, PrintDialog)
    dialog.presenter.choose(Paper.SLIPS)
    dialog.presenter.type_call("이 at the office")
    with qtbot.waitSignal(probe.part.printer_wanted):
        dialog.accept()
    assert said == ["No font has 이: empty boxes on paper."]
    found(probe.part, QPrintDialog).reject()


def test_a_list_of_a_day_without_detentions_is_refused_and_takes_no_number(
    probe: Probe, tmp_path: Path
) -> None:
    before = probe.workspace.read(prints.count)
    probe.press("print-detentions")
    dialog = found(probe.part, PrintDialog)
    dialog.presenter.type_day("2 Jan 2026")
    dialog.save(str(tmp_path / "list.pdf"))
    assert "Nobody has a detention" in found(dialog, Text, "detention-print-problem").text()
    assert probe.workspace.read(prints.count) == before


def test_from_the_record_of_an_entry_one_is_set_for_it(probe: Probe) -> None:
    entries = probe.workspace.read(latest_entries)
    entry = next(e for e in reversed(entries) if e.polarity is Polarity.CONCERN and not e.is_void)
    record = open_entry_record(probe.tools, probe.private, entry.uid, probe.part)
    found(record, QPushButton, "record-detain").click()
    dialog = found(record, TimingDialog)
    assert dialog.presenter.state.entry == str(entry.id)
    assert dialog.presenter.state.reason == (entry.plain_reason or entry.type_name)
    dialog.accept()
    made = probe.workspace.read(lambda s: of_entry(s, entry.id))
    assert [one.pupil_id for one in made] == [entry.pupil_id]
