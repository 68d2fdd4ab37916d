"""Terms, periods and the timetable are typed, refused where they contradict, and undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.modeltest import ModelTester

from seatingapp.domain.calendar import (
    Closure,
    ClosureKind,
    PeriodDay,
    SchoolWeek,
    Slot,
    week_letter,
)
from seatingapp.ui.calendar_editor.composing import in_force
from seatingapp.ui.calendar_editor.dialog import CalendarDialog
from seatingapp.ui.calendar_editor.importing.dialog import ImportDialog
from seatingapp.ui.widgets.choice import Choice
from tests.gui.calendar_editor.conftest import NOW, EditorProbe
from tests.gui.finding import found

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_usual_year_is_proposed_put_right_and_undone(probe: EditorProbe) -> None:
    probe.press("calendar-propose")
    assert len(probe.time.calendar.terms) == 6
    table = probe.dialog.year.table
    probe.type_into(table, 0, 2, "3/9")
    assert probe.time.calendar.terms[0].starts == dt.date(2026, 9, 3)
    probe.type_into(table, 0, 1, "Autumn A")
    assert probe.time.calendar.terms[0].name == "Autumn A"
    for _ in range(3):
        probe.undo()
    assert not probe.time.calendar.terms


def test_what_was_undone_before_the_dialog_opened_is_not_done_again_from_it(
    probe: EditorProbe,
) -> None:
    probe.press("calendar-propose")
    probe.undo()
    assert found(probe.dialog, QWidget, "redo").isEnabled()
    later = CalendarDialog(probe.tools, "year")
    probe.qtbot.addWidget(later)
    undo, redo = found(later, QWidget, "undo"), found(later, QWidget, "redo")
    assert not undo.isEnabled()
    assert not redo.isEnabled()
    QTest.mouseClick(found(later, QWidget, "calendar-propose"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not undo.isEnabled()
    assert redo.isEnabled()


def test_a_date_that_cannot_be_read_or_taken_says_why_and_changes_nothing(
    probe: EditorProbe,
) -> None:
    probe.press("calendar-propose")
    before = probe.time
    table = probe.dialog.year.table
    probe.type_into(table, 0, 2, "soon")
    assert "“soon” is no date" in probe.problem()
    probe.type_into(table, 0, 3, "5 Nov 2026")
    assert "Autumn 1 and Autumn 2 overlap" in probe.refusal()
    assert probe.problem() == ""
    assert probe.time == before


def test_an_inset_day_is_added_moved_and_removed(probe: EditorProbe) -> None:
    probe.press("calendar-propose")
    probe.press("calendar-add-inset")
    assert Closure(ClosureKind.INSET, "", dt.date(2026, 11, 23), dt.date(2026, 11, 23)) in (
        probe.time.calendar.closures
    )
    table = probe.dialog.year.table
    row = next(n for n, r in enumerate(table.rows.rows) if r.kind == "INSET")
    probe.give_up(table)
    probe.type_into(table, row, 2, "4 jan 27")
    inset = [c for c in probe.time.calendar.closures if c.kind is ClosureKind.INSET]
    assert [(c.starts, c.ends) for c in inset] == [(dt.date(2027, 1, 4), dt.date(2027, 1, 4))]
    row = next(n for n, r in enumerate(table.rows.rows) if r.kind == "INSET")
    table.setCurrentIndex(table.rows.index(row, 1))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [c for c in probe.time.calendar.closures if c.kind is ClosureKind.INSET] == []


def test_what_is_so_today_is_said_as_a_sentence(probe: EditorProbe) -> None:
    assert in_force(probe.time, NOW.date()) == "No terms yet · no timetable yet"
    probe.press("calendar-propose")
    assert in_force(probe.time, NOW.date()).startswith("Autumn 2 (HT2) · week ")


def test_terms_and_holidays_are_added_by_hand(probe: EditorProbe) -> None:
    probe.press("calendar-add-term")
    assert [t.name for t in probe.time.calendar.terms] == ["Term 1"]
    probe.press("calendar-add-holiday")
    assert [c.kind for c in probe.time.calendar.closures] == [ClosureKind.HOLIDAY]


def test_weeks_and_saturdays_are_settings(probe: EditorProbe) -> None:
    year = probe.dialog.year
    year.first.choice_requested.emit("B")
    year.weeks.choice_requested.emit("1")
    probe.press("calendar-saturday")
    assert probe.time.calendar.week == SchoolWeek(1, "B", (0, 1, 2, 3, 4, 5))
    assert not year.first.isVisible()
    for _ in range(3):
        probe.undo()
    assert probe.time.calendar.week == SchoolWeek()


def test_the_first_week_of_a_term_is_typed_and_alternates_again_when_it_is_cleared(
    probe: EditorProbe,
) -> None:
    probe.press("calendar-propose")
    table = probe.dialog.year.table
    at = next(n for n, row in enumerate(table.rows.rows) if row.name == "Spring 1")
    natural = table.rows.rows[at].week
    assert natural in ("A", "B")
    other = "B" if natural == "A" else "A"
    probe.type_into(table, at, 4, other.lower())
    row = table.rows.rows[at]
    assert row.week_words == f"{other}, set"
    term = next(t for t in probe.time.calendar.terms if t.name == "Spring 1")
    day = probe.time.calendar.school_days(term.starts, term.ends)[0]
    assert week_letter(day, probe.time.calendar) == other
    probe.type_into(table, at, 2, "11 jan 27")  # the letter goes with the term
    assert table.rows.rows[at].week_words == f"{other}, set"
    probe.type_into(table, at, 4, "C")
    assert "is no week" in probe.problem()
    probe.type_into(table, at, 4, "")
    assert not table.rows.rows[at].week_is_set
    assert probe.time.calendar.week == SchoolWeek()


def test_days_without_school_and_weeks_of_one_kind_have_no_letter_to_type(
    probe: EditorProbe,
) -> None:
    probe.press("calendar-propose")
    table = probe.dialog.year.table
    editable = Qt.ItemFlag.ItemIsEditable
    holiday = next(n for n, row in enumerate(table.rows.rows) if row.kind == "Holiday")
    assert not table.rows.flags(table.rows.index(holiday, 4)) & editable
    assert table.rows.flags(table.rows.index(0, 4)) & editable
    probe.dialog.year.weeks.choice_requested.emit("1")
    assert not table.rows.flags(table.rows.index(0, 4)) & editable


def test_another_year_is_shown_without_changing_anything(probe: EditorProbe) -> None:
    probe.press("calendar-propose")
    probe.dialog.year.year.choice_requested.emit("2027")
    assert probe.dialog.year.table.rows.rowCount() == 0
    assert len(probe.time.calendar.terms) == 6


def test_a_day_is_proposed_and_a_friday_is_shorter(probe: EditorProbe) -> None:
    probe.choose_part("day")
    probe.press("day-five")
    table = probe.dialog.day.table
    probe.type_into(table, 1, 7, "8:50-9:20")
    assert "Tutor and P1 would be on at once on Fridays" in probe.refusal()
    probe.type_into(table, 2, 5, "none")
    probe.type_into(table, 3, 0, "Period 3")
    probe.type_into(table, 3, 1, "1130")
    p1, p2, p3 = probe.time.active[1:4]
    assert (p2.days, p3.name, p3.starts) == ((PeriodDay(2),), "Period 3", dt.time(11, 30))
    assert p1.days == ()


def other_days(probe: EditorProbe, row: int) -> list[PeriodDay]:
    return list(probe.time.active[row].days)


def test_other_times_are_emptied_again(probe: EditorProbe) -> None:
    probe.choose_part("day")
    probe.press("day-six")
    table = probe.dialog.day.table
    probe.type_into(table, 6, 7, "13:20-14:00")
    assert "P5 and P6 would be on at once on Fridays" in probe.refusal()
    probe.type_into(table, 6, 7, "14:10-14:40")
    assert other_days(probe, 6) == [PeriodDay(4, dt.time(14, 10), dt.time(14, 40))]
    table.setCurrentIndex(table.rows.index(6, 7))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert other_days(probe, 6) == []
    probe.type_into(table, 6, 7, "sometimes")
    assert "cannot be read" in probe.problem()
    probe.type_into(table, 6, 2, "late")
    assert "“late” is no time" in probe.problem()


def test_a_period_is_added_and_removed(probe: EditorProbe) -> None:
    probe.choose_part("day")
    probe.press("day-add")
    probe.press("day-add")
    assert [(p.name, p.starts.hour) for p in probe.time.active] == [("P1", 9), ("P2", 10)]
    table = probe.dialog.day.table
    table.setCurrentIndex(table.rows.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert [p.name for p in probe.time.active] == ["P2"]
    probe.undo()
    assert len(probe.time.active) == 2


@pytest.fixture
def grid(probe: EditorProbe) -> EditorProbe:
    probe.choose_part("day")
    probe.press("day-five")
    probe.choose_part("grid")
    return probe


Lessons = set[tuple[int, int | None, int, str]]
NONE: Lessons = set()


def slots(probe: EditorProbe) -> Lessons:
    return {(s.class_id, s.room_id, s.weekday, s.week) for s in probe.time.slots}


def test_a_class_is_typed_by_a_few_letters_copied_and_cleared(grid: EditorProbe) -> None:
    table = grid.dialog.grid.table
    grid.type_into(table, 1, 0, "9b")
    assert slots(grid) == {(1, None, 0, "")}
    table.setCurrentIndex(table.rows.index(1, 0))
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    table.setCurrentIndex(table.rows.index(2, 3))
    QTest.keyClick(table, Qt.Key.Key_V, CTRL)
    assert slots(grid) == {(1, None, 0, ""), (1, None, 3, "")}
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert slots(grid) == {(1, None, 0, "")}
    grid.undo()
    assert len(slots(grid)) == 2


def test_typing_letters_opens_the_cell_and_fills_in_the_rest(grid: EditorProbe) -> None:
    table = grid.dialog.grid.table
    table.setCurrentIndex(table.rows.index(1, 1))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_8)
    assert table.state() is table.State.EditingState
    field = next(f for f in table.findChildren(QLineEdit) if f.isVisible())
    QTest.keyClicks(field, "a")
    assert (field.text(), field.selectedText()) == ("8a/En1", "/En1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    grid.wait_for_typing(table)
    assert slots(grid) == {(2, None, 1, "")}


def test_week_a_leaves_week_b_as_it_is(grid: EditorProbe) -> None:
    table = grid.dialog.grid.table
    grid.type_into(table, 1, 0, "9B/Sc2")
    grid.press("choice-A")
    grid.type_into(table, 1, 0, "8A/En1")
    assert slots(grid) == {(1, None, 0, "B"), (2, None, 0, "A")}
    grid.press("choice-both")
    assert table.rows.data(table.rows.index(1, 0)) == "A: 8A/En1 / B: 9B/Sc2"
    grid.press("choice-B")
    table.setCurrentIndex(table.rows.index(1, 0))
    grid.press("grid-clear")
    assert slots(grid) == {(2, None, 0, "A")}


def test_a_room_is_chosen_and_kept_for_the_next_lesson_of_the_class(grid: EditorProbe) -> None:
    table = grid.dialog.grid.table
    grid.type_into(table, 1, 0, "9B/Sc2")
    table.setCurrentIndex(table.rows.index(1, 0))
    room = found(grid.dialog, Choice, "grid-room")
    assert [room.itemText(n) for n in range(room.count())] == ["No room", "Lab 2"]
    room.choice_requested.emit("1")
    assert slots(grid) == {(1, 1, 0, "")}
    grid.type_into(table, 2, 1, "9b")
    assert (1, 1, 1, "") in slots(grid)
    grid.press("choice-A")
    table.setCurrentIndex(table.rows.index(1, 0))
    room.choice_requested.emit("0")
    assert {(1, None, 0, "A"), (1, 1, 0, "B")} <= slots(grid)


def test_a_class_that_is_not_known_or_not_clear_says_so(grid: EditorProbe) -> None:
    table = grid.dialog.grid.table
    grid.type_into(table, 1, 0, "7C")
    assert grid.problem() == "There is no class called 7C. Import its list first."
    grid.type_into(table, 1, 0, "/")
    assert "“/” could be 8A/En1, 9B/Sc2" in grid.problem()
    assert slots(grid) == NONE
    grid.type_into(table, 1, 0, "sc2")
    assert slots(grid) == {(1, None, 0, "")}
    assert grid.problem() == ""


def test_a_period_that_is_not_on_a_day_takes_no_class(grid: EditorProbe) -> None:
    grid.choose_part("day")
    grid.type_into(grid.dialog.day.table, 2, 5, "none")
    grid.choose_part("grid")
    table = grid.dialog.grid.table
    at = table.rows.index(2, 2)
    assert not table.rows.flags(at) & Qt.ItemFlag.ItemIsEditable
    assert "no such period" in str(at.data(Qt.ItemDataRole.AccessibleTextRole))


def test_showing_a_state_emits_nothing(grid: EditorProbe) -> None:
    before = grid.editor.stack.index()
    grid.dialog.presenter.show()
    grid.dialog.presenter.read()
    assert grid.editor.stack.index() == before


def test_the_models_are_sound(grid: EditorProbe, qtmodeltester: ModelTester) -> None:
    grid.press("choice-year")
    grid.press("calendar-propose")
    for model in (
        grid.dialog.year.table.rows,
        grid.dialog.day.table.rows,
        grid.dialog.grid.table.rows,
    ):
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def imported(probe: EditorProbe, path: Path) -> ImportDialog:
    probe.dialog.import_file(str(path))
    dialog = probe.child("timetable-import")
    assert isinstance(dialog, ImportDialog)
    probe.qtbot.waitUntil(lambda: not dialog.presenter.state.busy)
    return dialog


def test_a_timetable_is_shown_row_by_row_and_imported_as_a_whole(
    grid: EditorProbe, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Class,Day,Period,Room\n9b sc2,Mon,1,lab2\n7C,Tue,2,M1\n", encoding="utf-8")
    dialog = imported(grid, path)
    assert [r.taken for r in dialog.model.rows] == [True, False]
    assert dialog.model.rows[1].outcome == "There is no class called 7C."
    assert slots(grid) == NONE
    for box in ("timetable-import-classes", "timetable-import-rooms"):
        QTest.mouseClick(found(dialog, QWidget, box), Qt.MouseButton.LeftButton)
    assert [r.taken for r in dialog.model.rows] == [True, True]
    QTest.mouseClick(found(dialog, QWidget, "timetable-import-accept"), Qt.MouseButton.LeftButton)
    assert [s.weekday for s in grid.time.slots] == [0, 1]
    assert Slot(1, 1, 0, grid.time.active[1].id) in grid.time.slots
    grid.undo()
    assert slots(grid) == NONE


def test_of_several_teachers_one_is_chosen(grid: EditorProbe, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Class,Initials,Period\n9B/Sc2,AT,Mon:1\n8A/En1,XY,Mon:1\n", encoding="utf-8")
    dialog = imported(grid, path)
    assert dialog.teacher.chosen() == "AT"  # A. Teacher, whose vault it is
    dialog.teacher.choice_requested.emit("XY")
    assert [r.class_name for r in dialog.model.rows] == ["8A/En1"]


def test_a_file_that_is_no_timetable_says_so_and_cannot_be_imported(
    grid: EditorProbe, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Surname,Forename\nA,B\n", encoding="utf-8")
    dialog = imported(grid, path)
    assert "does not say which class has which lesson" in dialog.presenter.state.problem
    assert not found(dialog, QWidget, "timetable-import-accept").isEnabled()


def test_dates_of_a_file_are_shown_and_taken_over(probe: EditorProbe, tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text(
        "Name,From,To\nHT1,01/09/2026,23/10/2026\nINSET,2 Sep 2026,\n", encoding="utf-8"
    )
    dialog = imported(probe, path)
    assert dialog.presenter.state.told == "1 term to take over, 1 closed stretch to add."
    assert "Terms: HT1 1 Sep to 23 Oct. Closed: INSET 2 Sep." in dialog.presenter.state.remarks
    QTest.mouseClick(found(dialog, QWidget, "timetable-import-accept"), Qt.MouseButton.LeftButton)
    assert [t.name for t in probe.time.calendar.terms] == ["HT1"]
    probe.undo()
    assert not probe.time.calendar.closures
