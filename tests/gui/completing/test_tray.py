"""Entries are completed in a few keys each, one after the other, and nothing unsafe is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.contexts import NOTHING_TO_ADD, Context
from seatingapp.domain.policies.policy import ContextPicks
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.completing import MarkToComplete, how_many_to_complete, to_complete
from seatingapp.services.entry_lists import Sought, listed
from seatingapp.services.policy import context_picks
from seatingapp.services.school_settings import NameSafeguardingLead
from seatingapp.storage import pupils
from seatingapp.ui.completing.dialog import CompletingDialog, open_completing
from seatingapp.ui.completing.draft import Draft
from seatingapp.ui.completing.part import CompletingPart, make_completing_part
from seatingapp.ui.completing.pick_chip import PickChip
from seatingapp.ui.completing.tray import Tray
from seatingapp.ui.completing.waiting_table import WaitingTable
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.widgets.banner import Banner
from seatingapp.ui.widgets.text import ElidedText, Text
from tests.conftest import Sample
from tests.gui.building import tools_for
from tests.gui.finding import found


@dataclass
class Desk:
    """Three gestures to complete in a lesson: of one pupil, of two, of one."""

    tools: PageTools
    private: PrivateView
    lesson: LessonKey
    batches: list[tuple[str, ...]]

    def context(self, uid: str) -> Context | None:
        read = self.tools.workspace.read
        all_of_them = read(lambda s: listed(s, Sought(void_too=True, most=30)))
        return next(e.context for e in all_of_them if e.entry.uid == uid)

    @property
    def picks(self) -> ContextPicks:
        return self.tools.workspace.read(context_picks)

    @property
    def left(self) -> int:
        return self.tools.workspace.read(how_many_to_complete)


@pytest.fixture
def desk(sample: Sample, tmp_path: Path) -> Desk:
    workspace = sample.workspace
    class_id = sample.summary.showcase.class_id
    ids = [p.id for p in workspace.read(lambda s: pupils.load(s, class_id=class_id))]
    now = workspace.clock()
    known = tuple(e.uid for e in workspace.read(to_complete))
    workspace.perform(MarkToComplete(known, "x", on=False))
    batches = []
    for minute, who in enumerate((ids[:1], ids[1:3], ids[3:4])):
        at = now - dt.timedelta(minutes=3 - minute)
        edit = LogEntries(sample.summary.showcase, tuple(who), 5, at, "x", to_complete=True)
        done = workspace.perform(edit)
        assert done is not None
        batches.append(done.uids)
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    return Desk(tools_for(workspace, tmp_path), private, sample.summary.showcase, batches)


@pytest.fixture
def part(desk: Desk, qtbot: QtBot) -> CompletingPart:
    made = make_completing_part(desk.tools, desk.private)
    made.resize(1200, 640)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def who(below: QWidget) -> str:
    return found(below, ElidedText, "tray-who").text()


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def test_four_keys_complete_an_entry_and_bring_the_next(desk: Desk, part: CompletingPart) -> None:
    form, before = part.tray.form, desk.left
    assert form.hasFocus()
    first = part.presenter.state.open
    assert first is not None
    assert first.uids == desk.batches[2]
    press(form, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return)
    picks = desk.picks
    said = Context(picks.happened[0], picks.tried[1], picks.outcome[2])
    assert desk.context(desk.batches[2][0]) == said
    assert desk.left == before - 1
    after = part.presenter.state.open
    assert after is not None
    assert set(after.uids) == set(desk.batches[1])
    assert part.presenter.state.form.note == ""
    lists = part.presenter.state.form.lists
    assert not any(pick.on for shown in lists for pick in shown.picks)


def test_what_one_gesture_made_is_completed_at_once_or_one_by_one(
    desk: Desk, part: CompletingPart
) -> None:
    part.tray.table.setCurrentIndex(part.tray.table.rows.index(1, 0))
    assert set(part.presenter.state.waiting[1].uids) == set(desk.batches[1])
    found(part, QPushButton, "tray-split").click()
    assert len(part.presenter.state.waiting) == 4
    press(part.tray.form, Qt.Key.Key_1, Qt.Key.Key_Return)
    contexts = [desk.context(uid) for uid in desk.batches[1]]
    assert sorted(context is None for context in contexts) == [False, True]


def test_letters_begin_the_note_and_enter_in_it_is_done(desk: Desk, part: CompletingPart) -> None:
    QTest.keyClicks(part.tray.form, "l")
    note = found(part, QLineEdit, "context-note")
    assert note.hasFocus()
    QTest.keyClicks(note, "ost page 3")
    press(note, Qt.Key.Key_Return)
    assert desk.context(desk.batches[2][0]) == Context(note="lost page 3")
    assert part.tray.form.note.text() == ""
    assert part.tray.form.hasFocus()  # so that numbers pick for the next one
    QTest.keyClicks(part.tray.form, "1")
    assert part.tray.form.note.text() == ""
    assert part.presenter.state.form.lists[0].picks[0].on


def test_messages_in_the_middle_of_the_page_leave_the_buttons_free(part: CompletingPart) -> None:
    part.resize(1260, 600)
    QApplication.processEvents()
    done = found(part, QPushButton, "tray-done")
    half_a_message = 150
    assert done.mapTo(part, QPoint(0, 0)).x() > part.width() // 2 + half_a_message


def test_nothing_said_is_not_done_by_accident_and_nought_says_nothing_to_add(
    desk: Desk, part: CompletingPart
) -> None:
    before = desk.left
    press(part.tray.form, Qt.Key.Key_Return)
    assert desk.left == before
    assert "press 0" in found(part, Text, "tray-message").text()
    press(part.tray.form, Qt.Key.Key_0)
    assert desk.context(desk.batches[2][0]) == NOTHING_TO_ADD
    assert found(part, Text, "tray-message").isHidden()


def test_later_brings_the_next_and_keeps_what_waits(desk: Desk, part: CompletingPart) -> None:
    before, names = desk.left, []
    for _press in desk.batches:
        names.append(who(part))
        found(part, QPushButton, "tray-later").click()
    assert len(set(names)) == 3
    assert desk.left == before
    assert who(part) == "All the others are put off"
    part.tray.table.setCurrentIndex(part.tray.table.rows.index(0, 0))
    assert who(part) == names[0]


def test_arrows_change_the_list_that_numbers_pick_from_and_a_second_press_lets_go(
    desk: Desk, part: CompletingPart
) -> None:
    def tried() -> tuple[list[int], str]:
        lists = part.presenter.state.form.lists
        active = next(shown.name for shown in lists if shown.active)
        return [n for n, pick in enumerate(lists[1].picks) if pick.on], active

    form = part.tray.form
    press(form, Qt.Key.Key_Down, Qt.Key.Key_4)
    assert tried() == ([3], "outcome")
    press(form, Qt.Key.Key_Up, Qt.Key.Key_4)
    assert tried() == ([], "tried")
    press(form, Qt.Key.Key_9)  # the list has eight
    assert tried() == ([], "tried")


def test_a_chip_can_be_clicked_and_is_read_out_with_its_key(part: CompletingPart) -> None:
    chip = found(part, PickChip, "pick-happened-2")
    assert chip.accessibleName().endswith("key 2")
    chip.click()
    assert chip.isChecked()
    assert part.presenter.state.form.lists[0].picks[1].on
    assert part.presenter.state.form.lists[0].picks[1].key == ""


def test_wording_about_a_childs_safety_says_whom_to_tell_and_is_not_done(
    desk: Desk, part: CompletingPart
) -> None:
    desk.tools.editor.perform(NameSafeguardingLead("Ms Okafor"))
    before = desk.left
    note = found(part, QLineEdit, "context-note")
    QTest.keyClicks(note, "has bruises")
    warning = found(part, Banner, "context-warning")
    assert "Speak to Ms Okafor" in warning.text()
    assert not found(part, QPushButton, "tray-done").isEnabled()
    press(note, Qt.Key.Key_Return)
    assert desk.left == before
    for _letter in "bruises":
        press(note, Qt.Key.Key_Backspace)
    QTest.keyClicks(note, "paint on his arms")
    assert warning.text() == ""
    press(note, Qt.Key.Key_Return)
    assert desk.left == before - 1


def test_the_letters_left_are_said_near_the_end(part: CompletingPart) -> None:
    part.presenter.note("x" * 1900)
    assert found(part, Text, "letters-left").text() == "100 letters left"
    part.presenter.note("x" * 2001)
    assert found(part, Text, "letters-left").text() == "1 letter too many"
    part.presenter.done()
    assert part.presenter.state.form.note == "x" * 2001


def test_undo_brings_an_entry_back_into_the_tray(desk: Desk, part: CompletingPart) -> None:
    press(part.tray.form, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert len(part.presenter.state.waiting) == 2
    desk.tools.editor.undo()
    assert len(part.presenter.state.waiting) == 3


def test_a_tray_that_is_not_seen_holds_no_names(part: CompletingPart) -> None:
    part.hide()
    assert part.presenter.state.waiting == ()
    assert part.tray.table.rows.rows == ()
    part.show()
    assert len(part.presenter.state.waiting) == 3


def test_the_model_keeps_the_rules_of_models(
    desk: Desk, part: CompletingPart, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(found(part, WaitingTable).rows)  # type: ignore[no-untyped-call]


def test_showing_a_state_emits_nothing(desk: Desk, part: CompletingPart, qtbot: QtBot) -> None:
    state, tray = part.presenter.state, Tray()
    qtbot.addWidget(tray)
    heard: list[object] = []
    for signal in (tray.picked, tray.note_edited, tray.row_chosen, tray.done_requested):
        signal.connect(lambda *said: heard.append(said))
    tray.show_state(state)
    tray.show_state(state)
    assert heard == []


def test_the_dialog_of_a_lesson_closes_when_nothing_waits_any_more(
    desk: Desk, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1200, 760)
    dialog: CompletingDialog = open_completing(desk.tools, desk.private, desk.lesson, parent)
    with qtbot.waitSignal(dialog.accepted):
        for _batch in desk.batches:
            press(dialog.tray.form, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert all(desk.context(batch[0]) is not None for batch in desk.batches)


def test_undo_works_within_the_dialog_and_private_view_takes_it_away(
    desk: Desk, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = open_completing(desk.tools, desk.private, desk.lesson, parent)
    waiting = [len(dialog.presenter.state.waiting)]
    press(dialog.tray.form, Qt.Key.Key_2, Qt.Key.Key_Return)
    waiting.append(len(dialog.presenter.state.waiting))
    found(dialog, QPushButton, "completing-said-action").click()
    waiting.append(len(dialog.presenter.state.waiting))
    assert waiting == [3, 2, 3]
    assert "Undone: Complete" in found(dialog, Banner, "completing-said").text()
    with qtbot.waitSignal(dialog.rejected):
        desk.private.hide()


def test_a_pick_that_the_policy_has_no_more_is_shown_as_long_as_it_is_picked() -> None:
    draft = Draft(ContextPicks(("A",), ("B",), ()), context=Context(happened="Gone"))
    assert [pick.text for pick in draft.state().lists[0].picks] == ["A", "Gone"]
    assert [pick.text for pick in draft.picked("happened", "A").state().lists[0].picks] == ["A"]
