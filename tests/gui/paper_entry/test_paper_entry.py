"""Typing from paper in the dialog: one key a mark, one save, and nothing kept by leaving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.paper_marks import Tick
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.today import TodaySeat
from seatingapp.services.classes import pupils_of
from seatingapp.services.lessons import LessonRecord, record, whats_on
from seatingapp.services.today import SeatToday
from seatingapp.storage import policy
from seatingapp.ui.editor import Editor
from seatingapp.ui.paper_entry.dialog import PaperEntryDialog
from seatingapp.ui.paper_entry.grid import PaperModel, spoken
from seatingapp.ui.paper_entry.state import PaperCell
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.widgets.button import Button
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from seatingapp.ui.widgets.search_field import SearchField
from seatingapp.ui.widgets.text import Text
from tests.conftest import Sample
from tests.gui.finding import found

_Key = Qt.Key


class Paper:
    """The dialog over the showcase lesson, as somebody with a sheet beside the keyboard has it."""

    def __init__(self, qtbot: QtBot, sample: Sample, private: PrivateView) -> None:
        self.sample, self.private = sample, private
        choice = sample.workspace.read(lambda s: whats_on(s, sample.workspace.clock()))
        assert choice is not None
        self.key = choice.key
        self.editor = Editor(sample.workspace)
        self.dialog = PaperEntryDialog(
            sample.workspace, private, self.key.class_id, self.key.date, self.key.period_id
        )
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.dialog.save_requested.connect(self._save)
        qtbot.addWidget(self.dialog)
        self.dialog.show()

    def _save(self, edit: object) -> None:
        if self.editor.perform(edit) is not None:  # type: ignore[arg-type]
            self.dialog.saved()

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.dialog.grid, key)
            else:
                QTest.keyClick(self.dialog.grid, key)

    def cell(self) -> PaperCell:
        index = self.dialog.grid.currentIndex()
        cell = self.dialog.grid.sheet.cell(index.row(), index.column())
        assert cell is not None
        return cell

    def names(self) -> list[str]:
        rows = self.dialog.presenter.state.rows
        return [cell.name for row in rows for cell in row if cell is not None]

    def hint(self) -> str:
        return found(self.dialog, Text, "paper-hint").text()

    def summary(self) -> str:
        return found(self.dialog, Text, "paper-summary").text()

    def save_button(self) -> Button:
        return found(self.dialog, Button, "paper-entry-accept")

    def show_private(self) -> None:
        self.private.ask()
        self.private.confirm()

    def record(self) -> LessonRecord:
        return self.sample.workspace.read(lambda s: record(s, self.key))


@pytest.fixture
def private() -> PrivateView:
    """A private view whose clock stands still."""
    return PrivateView(lambda: 0.0)


@pytest.fixture
def paper(qtbot: QtBot, sample: Sample, private: PrivateView) -> Iterator[Paper]:
    opened = Paper(qtbot, sample, private)
    yield opened
    opened.dialog.saved()  # closes without asking


def marks_of(cell: PaperCell) -> Iterable[str]:
    return [mark.key for mark in cell.marks]


def test_one_key_is_one_mark_and_backspace_takes_the_last_one_out(paper: Paper) -> None:
    first = paper.cell()
    assert first.name == paper.names()[0]
    assert not paper.save_button().isEnabled()
    paper.press("1", "1", "2")
    assert marks_of(paper.cell()) == ["1", "1", "2"]
    assert "Great answer 2 · Good effort 1" in paper.summary()
    assert paper.save_button().text() == "Save 3 entries"
    paper.press(_Key.Key_Backspace)
    assert marks_of(paper.cell()) == ["1", "1"]
    paper.press(_Key.Key_Delete)
    assert marks_of(paper.cell()) == []
    assert paper.summary().startswith("Nothing typed yet.")
    assert not paper.save_button().isEnabled()


def test_tab_and_enter_follow_the_seats_and_arrows_the_room(paper: Paper) -> None:
    names = paper.names()
    visited = []
    for key in (_Key.Key_Tab, _Key.Key_Return, _Key.Key_Tab):
        visited.append(paper.cell().name)
        paper.press(key)
    assert visited == names[:3]
    paper.press(_Key.Key_Backtab)
    assert paper.cell().name == names[2]
    before = paper.cell()
    paper.press(_Key.Key_Down, _Key.Key_Up)
    assert paper.cell() == before
    paper.press(_Key.Key_Up, _Key.Key_Left, _Key.Key_Left, _Key.Key_Left)
    assert paper.cell().name == names[0]


def test_arrows_go_over_an_empty_seat_and_stop_at_the_edge(paper: Paper) -> None:
    rows = paper.dialog.presenter.state.rows
    row = next(n for n, cells in enumerate(rows) if None in cells[1:-1])
    gap = rows[row].index(None)
    paper.dialog.grid.setCurrentIndex(paper.dialog.grid.sheet.index(row, gap - 1))
    paper.press(_Key.Key_Right)
    assert paper.dialog.grid.currentIndex().column() == gap + 1


def test_tab_past_the_last_seat_leaves_the_grid_for_the_button(paper: Paper) -> None:
    paper.press("1")
    for _ in paper.names():
        paper.press(_Key.Key_Tab)
    assert paper.dialog.focusWidget() is paper.save_button()


def test_absent_late_and_minutes(paper: Paper) -> None:
    paper.press("A")
    assert paper.cell().register == "Absent"
    paper.press("l", "1", "2")
    assert paper.cell().register == "Late, 12 min"
    assert marks_of(paper.cell()) == []
    assert paper.hint() == "Type the minutes late, then go on."
    paper.press(_Key.Key_Tab, "1")
    assert marks_of(paper.cell()) == ["1"]
    assert paper.hint() == ""
    assert "1 late" in paper.summary()
    paper.press("A", "A")
    assert paper.cell().register == ""


def test_other_letters_go_to_a_name_and_what_is_not_there_is_said(paper: Paper) -> None:
    paper.press("z", "a")
    assert paper.cell().name == "Zara Q"
    paper.press("1")
    assert marks_of(paper.cell()) == ["1"]
    paper.press("x")
    assert paper.hint() == "Nobody on this sheet has a name that begins with x."
    assert paper.cell().name == "Zara Q"


def test_names_with_a_or_l_are_found_in_the_field(paper: Paper) -> None:
    field = found(paper.dialog, SearchField, "paper-find")
    QTest.keyClick(paper.dialog, _Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "ami")
    assert paper.cell().name == "Amir R"
    QTest.keyClick(field, _Key.Key_Return)
    assert field.text() == ""
    assert paper.dialog.isVisible()
    paper.press("3")
    assert marks_of(paper.cell()) == ["3"]


def test_saving_is_one_step_that_undo_takes_back(paper: Paper) -> None:
    before = paper.record()
    paper.press("1", _Key.Key_Tab, "2", _Key.Key_Tab, "A")
    QTest.keyClick(paper.dialog, _Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not paper.dialog.isVisible()
    after = paper.record()
    assert len(after.entries) == len(before.entries) + 2
    assert paper.editor.stack.count() == 1
    paper.editor.undo()
    assert {e.uid for e in paper.record().entries} == {e.uid for e in before.entries}
    assert paper.record().marks == before.marks


def test_a_board_is_told_of_praise_only_that_the_lesson_has_already(paper: Paper) -> None:
    there = paper.record().entries
    praise = sum(e.polarity is Polarity.PRAISE for e in there)
    assert 0 < praise < len(there)
    assert f"This lesson has {praise} praise entries already." in paper.summary()
    paper.show_private()
    assert f"This lesson has {len(there)} entries already." in paper.summary()


def test_concern_is_typed_in_private_view_and_only_counted_on_a_board(paper: Paper) -> None:
    paper.press("5")
    left_out = "Concern can be typed in private view: Ctrl Shift B shows it."
    assert paper.hint() == f"1 mark of concern left out. {left_out}"
    paper.press("1", "6", _Key.Key_Tab, "2")  # who types looks at the paper
    assert paper.hint() == f"2 marks of concern left out. {left_out}"
    paper.press("L")
    assert paper.hint() == "Type the minutes late, then go on."
    paper.press(_Key.Key_Backspace, _Key.Key_Backspace, _Key.Key_Left, _Key.Key_Backspace)
    assert paper.hint() == f"2 marks of concern left out. {left_out}"
    assert paper.dialog.presenter.marks.typed == ()
    assert [k.text for k in paper.dialog.presenter.state.keys].count("Off task") == 0
    paper.show_private()
    assert paper.hint() == ""  # it was seen to
    paper.press("1", "5", "9")
    assert marks_of(paper.cell()) == ["1", "5", "9"]
    paper.private.hide()
    assert marks_of(paper.cell()) == ["1"]
    assert "Off task" not in paper.summary()
    assert "2 marks that private view shows" in paper.summary()
    assert paper.save_button().text() == "Save 3 entries"
    shown = [text.text() for text in paper.dialog.findChildren(Text) if text.isVisible()]
    assert "Great answer" in shown
    assert "Off task" not in shown


def test_on_a_board_keys_take_out_nothing_that_cannot_be_seen(paper: Paper) -> None:
    paper.show_private()
    paper.press("5", "1", "5")
    paper.private.hide()
    paper.press(_Key.Key_Backspace, _Key.Key_Backspace)
    types = paper.dialog.presenter.sheet.types
    pupil = paper.cell().pupil_id
    assert paper.dialog.presenter.marks.typed == (Tick(pupil, types[4].id),) * 2
    paper.press("1", "A", _Key.Key_Delete)
    assert paper.dialog.presenter.marks.typed == (Tick(pupil, types[4].id),) * 2


def test_leaving_with_something_typed_asks_first(paper: Paper) -> None:
    paper.press("1", _Key.Key_Escape)
    question = found(paper.dialog, PlainDialog, "paper-leave")
    assert paper.dialog.isVisible()
    question.reject()
    assert marks_of(paper.cell()) == ["1"]
    paper.dialog.reject()
    found(paper.dialog, Button, "paper-leave-accept").click()
    assert not paper.dialog.isVisible()
    assert all(e.recorded_at < paper.sample.workspace.clock() for e in paper.record().entries)


def test_what_was_typed_is_here_again_after_a_lock(
    qtbot: QtBot, paper: Paper, sample: Sample, private: PrivateView
) -> None:
    paper.show_private()
    paper.press("1", "5", _Key.Key_Tab, "L", "7")
    private.hide()
    again = Paper(qtbot, sample, private)  # the first one went with the lock, without a word
    assert again.dialog.presenter.marks == paper.dialog.presenter.marks
    assert again.hint() == "What you typed before is here again: 2 entries and 1 register mark."
    assert marks_of(again.cell()) == ["1"]
    again.dialog.accept()
    assert not again.dialog.isVisible()
    assert Paper(qtbot, sample, private).dialog.presenter.marks.typed == ()


def test_what_was_left_on_purpose_does_not_come_back(
    qtbot: QtBot, paper: Paper, sample: Sample, private: PrivateView
) -> None:
    paper.press("1")
    paper.dialog.reject()
    found(paper.dialog, Button, "paper-leave-accept").click()
    assert Paper(qtbot, sample, private).dialog.presenter.marks.typed == ()


def test_leaving_with_nothing_typed_asks_nothing(paper: Paper) -> None:
    paper.press(_Key.Key_Escape)
    assert not paper.dialog.isVisible()


def test_what_is_typed_goes_along_to_another_lesson_of_the_class(paper: Paper) -> None:
    paper.press("1")
    typed = paper.dialog.presenter.marks
    days = paper.dialog.presenter.state.days
    found(paper.dialog, Choice, "paper-day").choice_requested.emit(days[1][0])
    state = paper.dialog.presenter.state
    assert state.day == days[1][0]
    assert state.lessons[-1][1] == "Outside the timetable"
    assert paper.dialog.presenter.marks == typed
    found(paper.dialog, Choice, "paper-lesson").choice_requested.emit(state.lessons[-1][0])
    assert paper.dialog.presenter.sheet.setting.key.period_id is None
    assert paper.dialog.presenter.marks == typed
    assert paper.hint() == ""


def test_marks_of_a_guest_stay_with_the_lesson_of_the_guest(
    qtbot: QtBot, sample: Sample, private: PrivateView
) -> None:
    choice = sample.workspace.read(lambda s: whats_on(s, sample.workspace.clock()))
    assert choice is not None
    known = {p.id for p in sample.workspace.read(lambda s: pupils_of(s, choice.key.class_id))}
    everybody = sample.workspace.read(pupils_of)
    guest = next(p.id for p in everybody if p.id not in known)
    sample.workspace.perform(SeatToday(choice.key, (TodaySeat(guest, None),), "Invite"))
    paper = Paper(qtbot, sample, private)
    paper.dialog.go_to(guest)
    paper.press("1", "1")
    paper.dialog.presenter.choose_lesson(paper.dialog.presenter.state.lessons[-1][0])
    assert paper.dialog.presenter.marks.typed == ()
    assert paper.hint() == "2 marks of guests of the other lesson left out."
    paper.dialog.saved()


def test_more_than_nine_behaviours_have_two_digits_and_what_is_not_there_is_said(
    qtbot: QtBot, sample: Sample, private: PrivateView
) -> None:
    with sample.workspace.vault.write() as session:
        new = [
            BehaviourType(0, "", f"More {n}", Polarity.PRAISE, 1, position=50 + n) for n in range(3)
        ]
        policy.add(session, new)
    paper = Paper(qtbot, sample, private)
    assert [k.key for k in paper.dialog.presenter.state.keys if k.text.startswith("More")] == [
        "03",
        "04",
        "05",
    ]
    paper.press("0")
    assert paper.hint() == "0 and a second number: 01 to 09."
    paper.press("4", "1", "0", "9")
    assert marks_of(paper.cell()) == ["04", "1"]
    assert paper.hint() == "No behaviour has the key 09."
    paper.press("0", _Key.Key_Tab, "1")
    assert marks_of(paper.cell()) == ["1"]
    paper.dialog.saved()


def test_a_refusal_keeps_what_was_typed(paper: Paper) -> None:
    paper.press("1")
    workspace = paper.sample.workspace
    early = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    workspace.clock = lambda: early
    paper.dialog.accept()
    assert paper.hint().startswith("That lesson has not begun yet.")
    assert paper.dialog.isVisible()
    assert marks_of(paper.cell()) == ["1"]
    said = found(paper.dialog, Text, "paper-hint")
    assert said.property("tone") == "error"
    paper.press("L")
    assert said.property("tone") == "muted"


def test_a_cell_is_read_out_with_its_seat_and_marks(paper: Paper) -> None:
    paper.press("1", "A")
    index = paper.dialog.grid.currentIndex()
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == f"{paper.names()[0]}, row 1, seat 1: Great answer, Absent"
    assert spoken(PaperCell(1, "X", "without a seat")) == "X, without a seat: nothing"


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PaperModel()
    model.show_rows(((PaperCell(1, "A", "row 1, seat 1"), None), (None,)), ("Front", "Back"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_the_presenter_keeps_marks_by_pupil(paper: Paper) -> None:
    paper.press("A")
    pupil = paper.cell().pupil_id
    assert paper.dialog.presenter.marks.typed == (RegisterMark(pupil, MarkKind.ABSENT),)
