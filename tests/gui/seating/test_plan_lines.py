"""Several plans of a class: chosen among, started, copied, and brought into a changed room."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from seatingapp.domain.plans import Purpose
from seatingapp.domain.wording import short_date
from seatingapp.services.plan_lines import room_as_it_is
from seatingapp.services.rooms import RetireRoom, all_rooms
from seatingapp.ui.seating.facts import ADD_ROOM
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.segmented import SegmentedControl
from tests.gui.finding import found
from tests.gui.seating.dialogs import (
    WEEK,
    begin,
    opened,
    press,
    push_a_desk,
    shown_plan,
    today,
    words,
)
from tests.gui.seating.probe import SeatingProbe

Ctrl = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.MouseButton.LeftButton


def chooser(page: SeatingProbe) -> Choice:
    return found(page.page, Choice, "plan-line")


def options(page: SeatingProbe) -> list[str]:
    choice = chooser(page)
    return [choice.itemText(at) for at in range(choice.count())]


def pick(choice: Choice, text: str) -> None:
    """Choose an entry with the keyboard, by the arrow keys alone."""
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.count()):
        if text in choice.currentText():
            return
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert text in choice.currentText()


def segment(below: QWidget, control: str, key: str) -> None:
    QTest.mouseClick(
        found(found(below, SegmentedControl, control), QWidget, f"choice-{key}"), _LEFT
    )


def test_a_class_with_one_plan_shows_no_chooser(page: SeatingProbe) -> None:
    assert not chooser(page).isVisible()
    begin(page, Purpose.TEST)
    assert chooser(page).isVisible()
    assert options(page) == ["Lessons · Lab 2", "Test · Lab 2"]


def test_the_chooser_leads_to_the_plan_and_back_by_keyboard(page: SeatingProbe) -> None:
    usual = page.shown_id()
    test = begin(page, Purpose.TEST)
    assert page.shown_id() == usual
    pick(chooser(page), "Test")
    assert page.shown_id() == test
    assert "Lab 2 · Test · plan from" in page.text("seating-header-subtitle")
    pick(chooser(page), "Lessons")
    assert page.shown_id() == usual
    assert page.at.line is not None
    assert page.at.line.purpose is Purpose.LESSON


def test_a_change_of_one_plan_leaves_the_others_alone(page: SeatingProbe) -> None:
    usual = shown_plan(page)
    begin(page, Purpose.TEST)
    pick(chooser(page), "Test")
    name = next(n for n in page.names() if not page.view.state.cards[page.seat(n) or 0].pinned)
    page.drag(name, page.empty_seats()[0])
    assert shown_plan(page).purpose is Purpose.TEST
    assert shown_plan(page).seated != usual.seated
    page.page.room_requested.emit(None)
    assert shown_plan(page) == usual


def test_pins_of_a_test_hold_while_it_is_arranged(page: SeatingProbe) -> None:
    begin(page, Purpose.TEST)
    pick(chooser(page), "Test")
    pupil = page.pupil(page.names()[-1])
    page.page.canvas.pin_requested.emit(frozenset({pupil}), True)
    seat = shown_plan(page).seat_of(pupil)
    action = page.page.findChild(QAction, "arrange-alphabetical")
    assert action is not None
    action.trigger()
    assert shown_plan(page).seat_of(pupil) == seat


def test_a_plan_to_come_is_shown_as_such_and_changed_in_place(page: SeatingProbe) -> None:
    ahead = begin(page, Purpose.LESSON, WEEK)
    usual = shown_plan(page)
    assert usual.id != ahead
    day = short_date(today(page) + WEEK)
    assert options(page)[-1] == f"Lessons · Lab 2 · upcoming, from {day}"
    pick(chooser(page), "upcoming")
    assert page.shown_id() == ahead
    assert f"upcoming plan from {day}" in page.text("seating-header-subtitle")
    page.drag(page.names()[0], page.empty_seats()[0])
    assert page.shown_id() == ahead
    page.page.room_requested.emit(None)
    assert shown_plan(page) == usual


def test_a_new_plan_is_started_from_a_later_day_and_shown(page: SeatingProbe) -> None:
    before = page.plans()
    page.press("new-plan")
    dialog = opened(page)
    assert words(dialog, "new-plan-said").startswith("26 pupils seated at first.")
    QTest.keyClicks(found(dialog, QLineEdit, "new-plan-name"), "Mock papers")
    field = found(dialog, QLineEdit, "new-plan-day-field")
    QTest.keyClick(field, Qt.Key.Key_Up)
    press(dialog, "new-plan-dialog-accept")
    plan = shown_plan(page)
    assert (plan.name, plan.purpose) == ("Mock papers", Purpose.TEST)
    assert plan.from_date == today(page) + dt.timedelta(days=1)
    assert plan.seated == before[0].seated
    assert "Mock papers: plan in Lab 2 from" in page.text("seating-toast-text")
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before
    assert page.shown_id() == before[0].id


def test_a_day_that_is_past_starts_no_plan_and_says_why(page: SeatingProbe) -> None:
    page.press("new-plan")
    dialog = opened(page)
    field = found(dialog, QLineEdit, "new-plan-day-field")
    field.selectAll()
    QTest.keyClicks(field, "1/9/2020")
    assert words(dialog, "new-plan-said").startswith("Tuesday 1 September 2020 is past.")
    assert not found(dialog, QWidget, "new-plan-dialog-accept").isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert found(dialog, QWidget, "new-plan-dialog-accept").isEnabled()
    field.clear()
    QTest.keyClicks(field, "soon")
    assert words(dialog, "new-plan-said") == "Write the day like 2026-11-23 or 23/11/2026."


def test_a_new_plan_can_begin_empty_or_in_alphabetical_order(page: SeatingProbe) -> None:
    for key, seated in (("nobody", 0), ("alphabetical", 26)):
        page.press("new-plan")
        dialog = opened(page)
        segment(dialog, "new-plan-purpose", "groups")
        segment(dialog, "new-plan-start", key)
        assert words(dialog, "new-plan-said").startswith(f"{seated} pupils seated")
        press(dialog, "new-plan-dialog-accept")
        assert len(shown_plan(page).seated) == seated
        assert shown_plan(page).purpose is Purpose.GROUPS


def test_a_room_that_was_put_away_is_offered_for_no_new_plan(page: SeatingProbe) -> None:
    rooms = {r.name: r.id for r in page.workspace.read(all_rooms)}
    page.editor.perform(RetireRoom(rooms["IT 1"]))
    page.press("new-plan")
    dialog = opened(page)
    choice = found(dialog, Choice, "new-plan-room")
    assert not any("IT 1" in choice.itemText(at) for at in range(choice.count()))
    press(dialog, "new-plan-dialog-reject")
    room = found(page.page, Choice, "plan-room")
    assert room.findData(str(rooms["IT 1"])) == -1
    assert room.findData(ADD_ROOM) != -1
    page.editor.perform(RetireRoom(rooms["Lab 2"]))
    assert room.currentText() == "Lab 2 (put away) · 28 seats"


def test_a_changed_room_is_told_quietly_and_taken_over_on_request(page: SeatingProbe) -> None:
    notice = found(page.page, QWidget, "use-room")
    assert not notice.isVisible()
    before = page.plans()
    push_a_desk(page)
    assert page.plans() == before
    assert page.text("plan-notice") == "Lab 2 was changed since. This plan keeps its tables."
    page.press("use-room")
    plan = shown_plan(page)
    room = page.workspace.read(lambda s: room_as_it_is(s, plan.room_id))
    assert plan.layout == room.layout
    assert plan.seated == before[0].seated
    assert not notice.isVisible()
    page.keys(Qt.Key.Key_Z, modifier=Ctrl)
    assert page.plans() == before
    assert notice.isVisible()


def test_a_plan_is_copied_to_another_class_without_its_pupils(page: SeatingProbe) -> None:
    layout = shown_plan(page).layout
    page.page.panel.facts.copy_requested.emit("class")
    dialog = opened(page)
    pick(found(dialog, Choice, "copy-target"), "8A/En1")
    assert "nobody seated yet" in words(dialog, "copy-said")
    press(dialog, "copy-dialog-accept")
    plan = shown_plan(page)
    assert page.text("class-button") == "8A/En1"
    assert plan.layout == layout
    assert not plan.seated


def test_a_plan_is_copied_to_another_room_and_says_what_that_means(page: SeatingProbe) -> None:
    page.page.panel.facts.copy_requested.emit("room")
    dialog = opened(page)
    pick(found(dialog, Choice, "copy-target"), "IT 1")
    assert "different shapes" in words(dialog, "copy-said")
    press(dialog, "copy-dialog-accept")
    assert page.text("seating-header-subtitle").startswith("IT 1 · plan from")
    assert len(shown_plan(page).seated) == 26
    assert "The plan was copied to IT 1." in page.text("seating-toast-text")
