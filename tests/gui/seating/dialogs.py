"""What tests of the dialogs on the Seating page have alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.services.plan_lines import StartWith, room_as_it_is, start_line
from seatingapp.services.rooms import ChangeRoom
from seatingapp.services.school import school
from seatingapp.services.seating import plan_by_id
from tests.gui.finding import found
from tests.gui.seating.probe import SeatingProbe

WEEK = dt.timedelta(days=7)


def opened(page: SeatingProbe) -> QDialog:
    """The dialog that is open over the page, the newest one."""
    return [d for d in page.page.findChildren(QDialog) if d.isVisible()][-1]


def press(below: QWidget, name: str) -> None:
    """Click a button of a dialog that can be clicked."""
    button = found(below, QWidget, name)
    assert button.isVisible(), name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(below: QWidget, name: str) -> str:
    """The text of a label or button."""
    shown: str = found(below, QWidget, name).property("text")
    return shown


def today(page: SeatingProbe) -> dt.date:
    """The day of the school."""
    return page.workspace.read(school).today(page.workspace.clock())


def shown_plan(page: SeatingProbe) -> Plan:
    """The plan on the page, as the vault has it."""
    return page.workspace.read(lambda s: plan_by_id(s, page.shown_id()))


def begin(
    page: SeatingProbe, purpose: Purpose, later: dt.timedelta = dt.timedelta(), name: str = ""
) -> int:
    """Start a plan with the seats of the one on the page; returns its id."""
    like, day = shown_plan(page), today(page)
    line = PlanLine(like.class_id, like.room_id, purpose, name)
    edit = page.workspace.read(
        lambda s: start_line(s, line, day + later, day, StartWith.SAME, like)
    ).edit
    done = page.editor.perform(edit)
    assert done is not None
    assert done.plan_id is not None
    return done.plan_id


def push_a_desk(page: SeatingProbe) -> None:
    """Change the room of the plan on the page."""
    room = page.workspace.read(lambda s: room_as_it_is(s, shown_plan(page).room_id))
    first, *others = room.layout.desks
    layout = replace(room.layout, desks=(replace(first, x=first.x + 20), *others))
    page.editor.perform(ChangeRoom(room.id, layout))


def show_private(page: SeatingProbe) -> None:
    """Show private data."""
    page.private.ask()
    assert page.private.confirm()
