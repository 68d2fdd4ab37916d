"""The history of plans: listed, looked at, restored, deleted, asked for neighbours."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.plans import Purpose
from seatingapp.services.lessons import whats_on
from seatingapp.services.plan_comments import SetComment
from seatingapp.ui.plan_view import PlanView
from seatingapp.ui.seating.compare.dialog import CompareDialog
from seatingapp.ui.seating.history.dialog import HistoryDialog
from seatingapp.ui.seating.history.state import HistoryRow
from seatingapp.ui.seating.history.table import HistoryModel
from seatingapp.ui.seating.together.dialog import EveryoneDialog, OnDayDialog
from seatingapp.ui.seating.together.table import RowsModel
from tests.gui.finding import found
from tests.gui.seating.dialogs import (
    WEEK,
    begin,
    opened,
    press,
    show_private,
    shown_plan,
    today,
    words,
)
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier
SECRET = "Ask before changing the back row."


def open_history(page: SeatingProbe) -> HistoryDialog:
    page.press("plan-history")
    dialog = opened(page)
    assert isinstance(dialog, HistoryDialog)
    return dialog


def rearranged(page: SeatingProbe) -> None:
    """Start a plan of today by moving everybody."""
    menu = page.page.canvas.solve.menu
    action = next(a for a in menu.actions() if a.objectName() == "arrange-random")
    action.trigger()


def notes(dialog: HistoryDialog) -> list[str]:
    return [row.note for row in dialog.presenter.state.rows]


def test_the_history_lists_all_plans_with_author_and_number(page: SeatingProbe) -> None:
    rearranged(page)
    begin(page, Purpose.LESSON, WEEK)
    dialog = open_history(page)
    rows = dialog.presenter.state.rows
    assert [row.plan_id for row in rows] == [plan.id for plan in page.plans()]
    assert notes(dialog) == ["upcoming", "in use", *[""] * (len(rows) - 2)]
    assert {row.seated for row in rows} == {"26"}
    assert all(row.made_by for row in rows)
    assert dialog.presenter.state.chosen == page.shown_id()


def test_the_arrow_keys_go_from_plan_to_plan_and_show_each(page: SeatingProbe) -> None:
    old = shown_plan(page)
    rearranged(page)
    dialog = open_history(page)
    picture = found(dialog, PlanView, "history-picture")
    assert picture.state.cards.keys() == shown_plan(page).seated.keys()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.presenter.state.chosen == old.id
    seated = {seat: card.pupil_id for seat, card in picture.state.cards.items()}
    assert seated == {seat: o.pupil_id for seat, o in old.seated.items()}


def test_an_old_plan_is_restored_from_today_and_that_is_undone(page: SeatingProbe) -> None:
    old = shown_plan(page)
    rearranged(page)
    before = page.plans()
    dialog = open_history(page)
    assert not found(dialog, QWidget, "history-restore").isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    press(dialog, "history-restore")
    assert shown_plan(page).seated == old.seated
    assert shown_plan(page).from_date == today(page)
    assert "is restored, from today on" in page.text("seating-toast-text")
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before


def test_a_plan_without_lessons_is_deleted_with_del_and_comes_back_by_undo(
    page: SeatingProbe,
) -> None:
    test = begin(page, Purpose.TEST)
    before = page.plans()
    dialog = open_history(page)
    QTest.keyClick(dialog.table, Qt.Key.Key_Home, Ctrl)
    assert dialog.presenter.state.chosen == test
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert test not in [plan.id for plan in page.plans()]
    assert len(dialog.presenter.state.rows) == len(before) - 1
    assert dialog.presenter.state.chosen is not None
    dialog.accept()
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before


def test_a_plan_on_which_lessons_were_taught_stays_and_says_so(page: SeatingProbe) -> None:
    on = page.workspace.read(lambda s: whats_on(s, page.workspace.clock()))
    assert on is not None
    dialog = open_history(page)
    assert "taught on it, so it is kept." in words(dialog, "history-kept")
    assert not found(dialog, QWidget, "history-delete").isEnabled()
    before = page.plans()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert page.plans() == before


def test_comments_are_shown_only_while_private_data_is(page: SeatingProbe) -> None:
    page.editor.perform(SetComment(page.shown_id(), None, SECRET))
    dialog = open_history(page)
    assert SECRET not in words(dialog, "history-comment")
    show_private(page)
    assert words(dialog, "history-comment") == SECRET
    page.private.hide()
    assert words(dialog, "history-comment") == ""
    assert not found(dialog, QWidget, "history-comment").isVisible()


def test_who_sat_next_to_whom_is_told_for_a_day_that_can_be_changed(page: SeatingProbe) -> None:
    dialog = open_history(page)
    press(dialog, "history-neighbours")
    asked = found(dialog, OnDayDialog)
    rows = asked.table.texts.rows
    assert rows
    assert {row[2] for row in rows[:3]} <= {"same desk", "beside", "across the table"}
    field = found(asked, QLineEdit, "on-day-day-field")
    field.selectAll()
    QTest.keyClicks(field, "1/9/2020")
    assert words(asked, "on-day-body") == "No plan held on that day, and no lesson was recorded."
    assert asked.table.texts.rows == ()
    QTest.keyClicks(field, "x")
    assert words(asked, "on-day-day-words") == "Write the day like 2026-11-23 or 23/11/2026."
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "2020-09-02"


def test_everyone_a_pupil_has_sat_next_to_is_listed(page: SeatingProbe) -> None:
    name = page.names()[0]
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    beside = page.text("chosen-near").partition("\n")[0]
    page.press("chosen-beside")
    dialog = opened(page)
    assert isinstance(dialog, EveryoneDialog)
    assert words(dialog, "everyone-title") == f"{name} has sat next to"
    told = {row[0] for row in dialog.table.texts.rows}
    assert told
    assert any(who in beside for who in told)


def test_a_neighbour_of_a_test_is_told_apart_from_one_of_the_lessons(page: SeatingProbe) -> None:
    begin(page, Purpose.TEST, name="Mock")
    name = page.names()[0]
    page.page.canvas.selection_requested.emit(frozenset({page.pupil(name)}), "click")
    page.press("chosen-beside")
    dialog = opened(page)
    assert isinstance(dialog, EveryoneDialog)
    places = {row[-1] for row in dialog.table.texts.rows}
    assert {"9B/Sc2, Lab 2", "9B/Sc2, Lab 2, Mock"} <= places


def test_comparing_from_the_history_takes_the_chosen_plan(page: SeatingProbe) -> None:
    old = page.shown_id()
    rearranged(page)
    dialog = open_history(page)
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    press(dialog, "history-compare")
    compared = opened(page)
    assert isinstance(compared, CompareDialog)
    state = compared.presenter.state
    assert (state.before_id, state.after_id) == (old, page.shown_id())


def test_the_models_of_the_lists_are_well_behaved() -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    plans, rows = HistoryModel(), RowsModel()
    testers = [QAbstractItemModelTester(model, fatal) for model in (plans, rows)]
    plans.show_rows([HistoryRow(n, "Mon", "Lessons", "A", "3", "in use") for n in range(3)])
    rows.show_rows(("A", "B"), (("1", "2"), ("3", "4")))
    assert plans.place_of(2).row() == 2
    assert not plans.place_of(7).isValid()
    assert rows.data(rows.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "3, 4"
    assert len(testers) == 2
