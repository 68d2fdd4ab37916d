"""An entry up close: what it says, its history, and each way to put it right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.corrections import VOID_REASONS
from seatingapp.domain.room_seat_labels import seat_labels
from seatingapp.domain.wording import short_date
from seatingapp.services.behaviour import LogEntries, type_named
from seatingapp.services.entry_record import entry_record
from seatingapp.services.school_settings import NameSafeguardingLead
from seatingapp.storage import plans, pupils, rooms
from seatingapp.ui.completing.pick_chip import PickChip
from seatingapp.ui.entry_record.dialog import EntryRecordDialog, open_entry_record
from seatingapp.ui.entry_record.state import Mode
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.text import Text
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


@dataclass
class Record:
    """The dialog of an entry "Off task", over its window."""

    dialog: EntryRecordDialog
    tools: PageTools
    private: PrivateView
    uid: str
    members: list[int]
    window: QWidget

    def press(self, name: str) -> None:
        found(self.dialog, QPushButton, f"record-{name}").click()

    def shown(self) -> set[str]:
        """The names of the buttons that can be seen."""
        every = self.dialog.findChildren(QPushButton)
        return {b.objectName() for b in every if b.isVisibleTo(self.dialog)}

    def type(self, name: str, text: str) -> None:
        field = found(self.dialog, QLineEdit, name)
        field.clear()
        QTest.keyClicks(field, text)

    @property
    def focused(self) -> str:
        """The name of what has the focus in the dialog."""
        return self.dialog.focusWidget().objectName()

    @property
    def now(self) -> Entry:
        return self.tools.workspace.read(lambda s: entry_record(s, self.uid)).now.entry

    @property
    def history(self) -> list[str]:
        return [line.what for line in self.dialog.presenter.state.events]

    @property
    def signs(self) -> str:
        return found(self.dialog, Text, "record-signs").text()


@pytest.fixture
def record(sample: Sample, tmp_path: Path, qtbot: QtBot) -> Record:
    workspace = sample.workspace
    class_id = sample.summary.showcase.class_id
    ids = [p.id for p in workspace.read(lambda s: pupils.load(s, class_id=class_id))]
    kind = workspace.read(lambda s: type_named(s, "Off task"))
    at = workspace.clock() - dt.timedelta(minutes=5)
    edit = LogEntries(sample.summary.showcase, (ids[0],), kind.id, at, "x", to_complete=True)
    done = workspace.perform(edit)
    assert done is not None
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    parent = QWidget()
    parent.resize(1200, 740)
    qtbot.addWidget(parent)
    tools = tools_for(workspace, tmp_path)
    dialog = open_entry_record(tools, private, done.uids[0], parent)
    return Record(dialog, tools, private, done.uids[0], ids, parent)


def test_it_says_what_the_entry_is_and_what_became_of_it(record: Record) -> None:
    state = record.dialog.presenter.state
    assert "Off task −1" in state.title
    assert "9B/Sc2, P3" in state.subtitle
    assert record.signs == "To complete"
    assert record.history == ["Logged"]
    assert {"record-complete", "record-correct", "record-dispute", "record-void"} <= record.shown()
    assert not {"record-settle", "record-lift", "record-save"} & record.shown()


def test_it_says_where_the_pupil_sat_then_and_next_to_whom(record: Record) -> None:
    workspace = record.tools.workspace
    one, other = record.members[:2]
    plan = workspace.read(plans.load)[0]
    seat = plan.layout.desks[0].seats[0]
    kind = workspace.read(lambda s: type_named(s, "Off task"))
    key = LessonKey(plan.class_id, dt.date(2025, 9, 8))
    near = ((one, other, "same desk"),)
    at = workspace.clock() - dt.timedelta(minutes=5)
    edit = LogEntries(
        key, (one,), kind.id, at, "x", room_id=plan.room_id, plan_id=plan.id,
        seats=((one, seat.id),), neighbours=near,
    )  # fmt: skip
    done = workspace.perform(edit)
    assert done is not None
    dialog = open_entry_record(record.tools, record.private, done.uids[0], record.window)
    facts = {fact.label: fact.text for fact in dialog.presenter.state.facts}
    name = workspace.read(lambda s: pupils.load(s, ids=[other]))[0].name.full
    room = next(r for r in workspace.read(rooms.load) if r.id == plan.room_id)
    label = seat_labels(plan.layout)[seat.id]
    assert facts["Sat then"] == f"{room.name}, seat {label}, next to {name} (same desk)"
    shown = [text.text() for text in dialog.findChildren(Text)]
    assert any(facts["Sat then"] in text for text in shown)


def test_saying_more_completes_it(record: Record) -> None:
    record.press("complete")
    form = record.dialog.context
    QTest.keyClick(form, Qt.Key.Key_2)
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert not record.now.to_complete
    assert record.history == ["Completed", "Logged"]
    assert record.signs == ""
    labels = [fact.label for fact in record.dialog.presenter.state.facts]
    assert "What happened" in labels
    record.press("complete")
    assert record.dialog.presenter.state.form is not None
    assert record.dialog.presenter.state.form.lists[0].picks[1].on


def test_a_correction_by_mouse_and_keys_stands_in_its_place(record: Record) -> None:
    record.press("correct")
    kind = found(record.dialog, Choice, "correct-type")
    talking = kind.findText("Talking over")
    kind.setCurrentIndex(talking)
    kind.activated.emit(talking)
    record.type("correct-time", "09.05")
    record.type("correct-note", "twice")
    record.type("correct-reason", "mixed up")
    record.press("save")
    assert (record.now.type_name, record.now.note) == ("Talking over", "twice")
    assert f"{record.now.happened_at:%M}" == "05"
    assert record.history == ["Corrected", "Logged"]
    assert record.signs == "Corrected"
    assert "why: mixed up" in record.dialog.presenter.state.events[0].text
    found(record.dialog, QPushButton, "record-said-action").click()
    assert record.now.uid == record.uid
    assert record.signs == "To complete"


def test_another_pupil_is_chosen_from_the_class(record: Record) -> None:
    record.press("correct")
    choice = found(record.dialog, Choice, "correct-pupil")
    place = choice.findData(str(record.members[3]))
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    QTest.keyClick(found(record.dialog, QLineEdit, "correct-note"), Qt.Key.Key_Return)
    assert record.now.pupil_id == record.members[3]


def test_enter_on_a_choice_saves_the_correction_and_never_closes_it_unsaved(
    record: Record,
) -> None:
    record.press("correct")
    kind = found(record.dialog, Choice, "correct-type")
    talking = kind.findText("Talking over")
    kind.setCurrentIndex(talking)
    kind.activated.emit(talking)
    QTest.keyClick(kind, Qt.Key.Key_Return)
    assert record.dialog.isVisible()
    assert record.now.type_name == "Talking over"
    assert record.history == ["Corrected", "Logged"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("day", "yesterday", "Write the day"),
        ("day", "31/2/2025", "Write the day"),
        ("time", "25:00", "Write the time"),
        ("amount", "two", "whole number"),
    ],
)
def test_what_cannot_be_read_is_said_and_not_saved(
    record: Record, field: str, typed: str, said: str
) -> None:
    record.press("correct")
    record.type(f"correct-{field}", typed)
    assert said in found(record.dialog, Text, "correct-wrong").text()
    assert not found(record.dialog, QPushButton, "record-save").isEnabled()
    record.dialog.presenter.save()
    assert record.now.uid == record.uid


def test_the_day_begins_as_days_are_written_elsewhere_and_means_the_same(record: Record) -> None:
    at = record.now.happened_at
    record.press("correct")
    assert found(record.dialog, QLineEdit, "correct-day").text() == short_date(at.date())
    assert found(record.dialog, Text, "correct-wrong").text() == ""
    record.press("save")
    assert record.now.happened_at == at


@pytest.mark.parametrize("day", ["24/11/2025", "24.11.25", "2025-11-24"])
def test_days_are_read_as_people_write_them(record: Record, day: str) -> None:
    record.press("correct")
    record.type("correct-day", day)
    assert found(record.dialog, Text, "correct-wrong").text() == ""


def test_a_moment_in_the_future_is_refused_and_what_was_typed_stays(record: Record) -> None:
    record.press("correct")
    record.type("correct-time", "23:59")
    record.press("save")
    assert "in the future" in found(record.dialog, Banner, "record-said").text()
    assert found(record.dialog, QLineEdit, "correct-time").text() == "23:59"


def test_a_void_takes_a_reason_that_is_picked_or_typed_and_can_be_brought_back(
    record: Record,
) -> None:
    record.press("void")
    assert not found(record.dialog, QPushButton, "record-save").isEnabled()
    found(record.dialog, PickChip, "reason-1").click()
    assert found(record.dialog, QLineEdit, "words-field").text() == "Wrong pupil"
    record.press("save")
    assert record.now.void_reason == "Wrong pupil"
    assert record.signs == "Void: Wrong pupil"
    assert "record-lift" in record.shown()
    assert not {"record-void", "record-correct", "record-mark"} & record.shown()
    record.press("lift")
    assert not record.now.is_void
    assert record.history == ["Brought back", "Void", "Logged"]


def test_a_reason_is_picked_by_its_number_and_enter_voids(record: Record) -> None:
    record.press("void")
    words = record.dialog.words
    assert record.dialog.focusWidget() is words
    assert found(record.dialog, Text, "words-keys").text() == "keys 1 to 5, or write it"
    QTest.keyClick(words, Qt.Key.Key_9)  # there is none
    QTest.keyClick(words, Qt.Key.Key_3)
    assert words.field.text() == "Logged twice"
    assert found(record.dialog, PickChip, "reason-3").isChecked()
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert record.now.void_reason == "Logged twice"


def test_letters_go_on_into_the_reason_where_numbers_are_words_too(record: Record) -> None:
    record.press("void")
    words = record.dialog.words
    QTest.keyClick(words, Qt.Key.Key_2)
    QTest.keyClicks(words, "s")
    assert record.dialog.focusWidget() is words.field
    QTest.keyClicks(words.field, " 2 of 3")
    assert words.field.text() == "Wrong behaviours 2 of 3"
    QTest.keyClick(words.field, Qt.Key.Key_Return)
    assert record.now.void_reason == "Wrong behaviours 2 of 3"


def test_where_nothing_is_to_pick_the_keys_go_into_the_field(record: Record) -> None:
    record.press("dispute")
    assert record.dialog.focusWidget() is record.dialog.words.field
    assert not found(record.dialog, Text, "words-keys").isVisibleTo(record.dialog)


def test_tab_goes_from_the_numbers_to_the_reasons_and_on_to_the_field(record: Record) -> None:
    record.press("void")
    words = record.dialog.words
    passed: list[str] = []
    stop = words.nextInFocusChain()
    while stop is not None and stop is not words.field:
        passed += [stop.text()] if isinstance(stop, PickChip) else []
        stop = stop.nextInFocusChain()
    assert passed == list(VOID_REASONS)


def test_a_dispute_is_written_down_and_settled(record: Record) -> None:
    record.press("dispute")
    record.type("words-field", "I was helping")
    QTest.keyClick(found(record.dialog, QLineEdit, "words-field"), Qt.Key.Key_Return)
    assert "The pupil disagrees" in record.signs
    record.press("settle")
    record.type("words-field", "it stands, we talked")
    record.press("save")
    assert "Dispute settled" in record.signs
    assert record.history == ["Settled", "Disputed", "Logged"]


def test_a_completed_entry_can_be_asked_for_again(record: Record) -> None:
    record.press("complete")
    record.press("save")
    assert record.history[0] == "Completed"
    record.press("mark")
    assert record.now.to_complete


def test_after_each_step_the_focus_is_where_a_second_enter_does_no_harm(record: Record) -> None:
    record.press("complete")
    record.press("save")
    assert record.focused == "record-complete"
    found(record.dialog, QPushButton, "record-mark").setFocus()
    record.press("mark")
    assert record.focused == "entry-record-accept"
    record.press("correct")
    assert "entry-record-accept" not in record.shown()
    record.press("back")
    assert record.focused == "record-correct"
    record.press("void")
    record.type("words-field", "logged twice")
    record.press("save")
    assert record.focused == "entry-record-accept"
    assert record.now.is_void


def test_wording_about_a_childs_safety_is_stopped_in_every_field(record: Record) -> None:
    record.tools.editor.perform(NameSafeguardingLead("Ms Okafor"))
    words = "bruises on both arms"
    for mode, field, banner in (
        (Mode.COMPLETE, "context-note", "context-warning"),
        (Mode.CORRECT, "correct-note", "correct-warning"),
        (Mode.CORRECT, "correct-reason", "correct-warning"),
        (Mode.VOID, "words-field", "words-warning"),
        (Mode.DISPUTE, "words-field", "words-warning"),
    ):
        record.dialog.presenter.begin(mode)
        record.type(field, words)
        assert "Ms Okafor" in found(record.dialog, Banner, banner).text()
        assert not found(record.dialog, QPushButton, "record-save").isEnabled()
        record.dialog.presenter.save()
        assert record.history == ["Logged"]
        record.dialog.presenter.begin(Mode.READING)


def test_esc_goes_back_to_reading_and_then_closes(record: Record, qtbot: QtBot) -> None:
    record.press("void")
    QTest.keyClick(record.dialog, Qt.Key.Key_Escape)
    assert record.dialog.presenter.state.mode is Mode.READING
    with qtbot.waitSignal(record.dialog.rejected):
        QTest.keyClick(record.dialog, Qt.Key.Key_Escape)


def test_it_goes_with_private_view_whatever_was_begun(record: Record, qtbot: QtBot) -> None:
    record.press("correct")
    with qtbot.waitSignal(record.dialog.rejected):
        record.private.hide()


def test_what_cannot_be_done_now_cannot_be_begun(record: Record) -> None:
    record.dialog.presenter.begin(Mode.SETTLE)
    assert record.dialog.presenter.state.mode is Mode.READING
