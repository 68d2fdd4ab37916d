"""What a screen reader finds, asked for as Qt's bridges ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.gui.plan_view.conftest import Open
from tests.gui.plan_view.probe import PlanProbe
from tests.gui.plan_view.rooms import nine_b, sixty

Name = QAccessible.Text.Name


@pytest.fixture(autouse=True)
def _reader() -> Iterator[None]:
    """A screen reader is running."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def _plan(probe: PlanProbe) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(probe.view)


def test_the_plan_is_a_list_of_its_seats(lesson: PlanProbe) -> None:
    plan = _plan(lesson)
    assert plan.role() is QAccessible.Role.List
    assert plan.text(Name) == "Seating plan"
    assert plan.childCount() == 28
    assert plan.child(5).text(Name).startswith("Farhan S, row 1, seat 6, SEN support")
    assert plan.child(24).text(Name) == "Empty, row 4, seat 4"
    assert plan.child(28) is None


def test_a_seat_is_found_where_it_is_on_the_screen(lesson: PlanProbe) -> None:
    plan = _plan(lesson)
    middle = plan.child(5).rect().center()
    found = plan.childAt(middle.x(), middle.y())
    assert plan.indexOfChild(found) == 5


def test_the_seat_with_the_focus_says_so(lesson: PlanProbe) -> None:
    plan = _plan(lesson)
    lesson.go_to("Eluned R")
    lesson.keys(Qt.Key.Key_Right)
    assert plan.focusChild().text(Name).startswith("Farhan S")
    assert plan.child(5).state().focused
    assert not plan.child(4).state().focused


def test_another_room_has_other_seats(lesson: PlanProbe) -> None:
    plan = _plan(lesson)
    last = plan.child(27)
    assert last.isValid()
    lesson.view.show_state(replace(sixty(), cards={}))
    assert plan.childCount() == 60
    lesson.view.show_state(replace(nine_b(), layout=replace(nine_b().layout, desks=()), cards={}))
    assert plan.childCount() == 0
    assert not last.isValid()


def test_a_plan_that_is_gone_leaves_no_entry_behind(show: Open) -> None:
    probe = show(nine_b())
    entry = QAccessible.uniqueId(_plan(probe).child(3))
    assert QAccessible.accessibleInterface(entry).text(Name).startswith("Daria V")
    probe.view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert QAccessible.accessibleInterface(entry) is None
