"""Two plans side by side: signs, lists, lines, and another choice of plans."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from seatingapp.domain.plans import Plan, Purpose, place, take_out
from seatingapp.services.plan_history import DeletePlan
from seatingapp.services.seating import ChangeSeats
from seatingapp.ui.plan_view import LineStyle
from seatingapp.ui.seating.compare.dialog import CompareDialog
from tests.gui.finding import found
from tests.gui.seating.dialogs import begin, opened, press, shown_plan, today, words
from tests.gui.seating.probe import SeatingProbe


def open_compare(page: SeatingProbe) -> CompareDialog:
    page.press("plan-compare")
    dialog = opened(page)
    assert isinstance(dialog, CompareDialog)
    return dialog


def swapped(page: SeatingProbe) -> tuple[Plan, int, int]:
    """Start a plan of today in which two pupils changed places; the old plan and the two."""
    old = shown_plan(page)
    loose = [(s, o.pupil_id) for s, o in old.seated.items() if not o.pinned]
    (_, one), (seat, other) = loose[0], loose[-1]
    page.editor.perform(ChangeSeats(old.id, place(old, one, seat), today(page)))
    return old, one, other


def test_those_who_moved_are_marked_and_listed(page: SeatingProbe) -> None:
    old, one, other = swapped(page)
    dialog = open_compare(page)
    state = dialog.presenter.state
    assert (state.before_id, state.after_id) == (old.id, page.shown_id())
    for shown in (state.before, state.after):
        assert {c.pupil_id for c in shown.cards.values() if c.moved} == {one, other}
    assert words(dialog, "compare-body").startswith("2 moved, 24 kept their seat")
    names = {c.name for c in state.after.cards.values() if c.pupil_id in (one, other)}
    assert set(words(dialog, "compare-moved-lines").split("\n")) == names
    new = words(dialog, "compare-met-lines").split("\n")
    assert new
    assert all(any(name in pair for name in names) for pair in new)


def test_who_is_new_and_who_is_gone_has_a_sign_on_one_plan(page: SeatingProbe) -> None:
    old, one, _other = swapped(page)
    plan = shown_plan(page)
    page.editor.perform(ChangeSeats(plan.id, take_out(plan, [one]), today(page)))
    dialog = open_compare(page)
    state = dialog.presenter.state
    assert [c.pupil_id for c in state.before.cards.values() if c.elsewhere] == [one]
    assert not [c for c in state.after.cards.values() if c.guest]
    press(dialog, "compare-swap")
    state = dialog.presenter.state
    assert (state.before_id, state.after_id) == (page.shown_id(), old.id)
    assert [c.pupil_id for c in state.after.cards.values() if c.guest] == [one]


def test_enter_on_a_pupil_shows_the_way_from_the_old_seat(page: SeatingProbe) -> None:
    old, one, _other = swapped(page)
    dialog = open_compare(page)
    picture = dialog.after.picture
    picture.focus_pupil(one)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    state = dialog.presenter.state
    assert state.before.selected == state.after.selected == {one}
    moves = [line for line in state.after.lines if line.style is LineStyle.MOVE]
    assert [(m.seat, m.other) for m in moves] == [(old.seat_of(one), state.after.seat_of(one))]
    near = [line for line in state.after.lines if line.style is LineStyle.NEW]
    assert near
    assert all(state.after.seat_of(one) in (line.seat, line.other) for line in near)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert dialog.presenter.state.after.selected == frozenset()


def test_another_plan_is_chosen_with_the_keyboard(page: SeatingProbe) -> None:
    swapped(page)
    test = begin(page, Purpose.TEST)
    dialog = open_compare(page)
    choice = dialog.before.choice
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(choice, Qt.Key.Key_Home)
    assert dialog.presenter.state.before_id == test
    assert words(dialog, "compare-body").startswith("0 moved, 26 kept their seat")
    assert words(dialog, "compare-met-lines") == "none"
    assert not found(dialog, QWidget, "compare-list-moved").isVisible()


def test_a_class_with_one_plan_has_nothing_to_compare(page: SeatingProbe) -> None:
    page.page.class_requested.emit(page.class_id("8A/En1"))
    for plan in page.plans()[1:]:
        page.editor.perform(DeletePlan(plan.id))
    assert len(page.plans()) == 1
    dialog = open_compare(page)
    assert "only one plan" in words(dialog, "compare-body")
    assert not found(dialog, QWidget, "compare-swap").isVisible()
