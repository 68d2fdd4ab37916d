"""Attendance in the room: by name and Enter, by click, late times, seats, and the way back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QWidget

from seatingapp.domain.detentions import DetentionState, Which
from seatingapp.ui.detentions.room_rows import RoomRow
from seatingapp.ui.widgets.text import ElidedText, Text
from tests.gui.detentions.conftest import Probe
from tests.gui.finding import found
from tests.integration.services.detention_desk import TOMORROW

_CTRL = Qt.KeyboardModifier.ControlModifier
S = DetentionState


def name_field(probe: Probe) -> QLineEdit:
    return found(probe.part, QLineEdit, "room-name")


def rows(probe: Probe, name: str) -> list[str]:
    below = found(probe.part, QWidget, name)
    return [row.uid for row in below.findChildren(RoomRow) if row.isVisible()]


def surname(probe: Probe, which: int) -> str:
    return probe.desk.people[which].name.full


def test_ctrl_t_opens_the_room_at_the_time_that_is_on_now(probe: Probe) -> None:
    QTest.keyClick(probe.part, Qt.Key.Key_T, _CTRL)
    assert set(probe.uids) <= set(rows(probe, "room-expected"))
    assert name_field(probe).hasFocus()


def test_a_name_and_enter_marks_and_the_order_of_arrival_is_kept(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    for which in (2, 0):
        QTest.keyClicks(name_field(probe), surname(probe, which))
        QTest.keyClick(name_field(probe), Qt.Key.Key_Return)
        assert name_field(probe).text() == ""
        later = probe.workspace.clock()
        probe.workspace.clock = lambda at=later: at.replace(minute=at.minute + 1)  # type: ignore[misc]
    assert probe.states() == [S.ATTENDED, S.PENDING, S.ATTENDED]
    assert rows(probe, "room-arrived") == [probe.uids[2], probe.uids[0]]
    first = found(found(probe.part, QWidget, "room-arrived"), RoomRow)
    assert "15:20, 5 min late" in first.accessibleName()


def test_enter_without_a_name_marks_nobody(probe: Probe) -> None:
    probe.part.room_requested.emit()
    QTest.keyClick(name_field(probe), Qt.Key.Key_Return)
    assert probe.states() == [S.PENDING] * 3


def test_arrows_pick_and_ctrl_m_marks_as_missed(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    order = rows(probe, "room-expected")
    QTest.keyClick(name_field(probe), Qt.Key.Key_Down)
    QTest.keyClick(name_field(probe), Qt.Key.Key_Down)
    QTest.keyClick(name_field(probe), Qt.Key.Key_M, _CTRL)
    assert probe.desk.state(order[1]) is S.MISSED
    assert order[1] in rows(probe, "room-arrived")
    arrived = found(probe.part, QWidget, "room-arrived")
    words = [text.text() for text in arrived.findChildren(Text)]
    assert "1." not in words  # who missed it has no place in the order of arrival
    assert found(probe.part, ElidedText, "room-right-note").text() == "nobody yet"


def test_a_day_without_detentions_says_how_to_come_to_another_one(probe: Probe) -> None:
    probe.desk.go_to(TOMORROW + dt.timedelta(days=40), dt.time(15, 20))
    probe.part.room_requested.emit()
    assert found(probe.part, Text, "room-nobody").isVisible()
    assert found(probe.part, ElidedText, "room-left-note").text() == "nobody"
    QTest.keyClick(name_field(probe), Qt.Key.Key_Escape)
    probe.part.list.which_chosen.emit(Which.ALL)
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    assert not found(probe.part, Text, "room-nobody").isVisible()
    assert set(probe.uids) <= set(rows(probe, "room-expected"))


def test_a_click_marks_and_undo_in_the_row_takes_it_back(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    expected = found(probe.part, QWidget, "room-expected")
    row = next(r for r in expected.findChildren(RoomRow) if r.uid == probe.uids[1])
    found(row, QPushButton, "room-came").click()
    assert probe.states()[1] is S.ATTENDED
    arrived = found(probe.part, QWidget, "room-arrived")
    back = next(r for r in arrived.findChildren(RoomRow) if r.uid == probe.uids[1])
    found(back, QPushButton, "room-back").click()
    assert probe.states()[1] is S.PENDING


def test_seats_are_filled_from_the_menu(probe: Probe) -> None:
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    menu = found(probe.part, QMenu, "room-seats-menu")
    by_name = next(a for a in menu.actions() if a.objectName() == "seats-alphabet")
    by_name.trigger()
    assert all(probe.desk.get(uid).seat_id for uid in probe.uids)
    expected = found(probe.part, QWidget, "room-expected")
    shown = [row for row in expected.findChildren(RoomRow) if row.isVisible()]
    assert shown
    assert all(row.seat_words for row in shown)


def test_escape_clears_the_name_and_then_goes_back_to_the_list(probe: Probe) -> None:
    probe.part.room_requested.emit()
    QTest.keyClicks(name_field(probe), "ab")
    QTest.keyClick(name_field(probe), Qt.Key.Key_Escape)
    assert name_field(probe).text() == ""
    assert name_field(probe).isVisible()
    QTest.keyClick(name_field(probe), Qt.Key.Key_Escape)
    assert not name_field(probe).isVisible()
    assert probe.part.list.isVisible()


def test_leaving_and_coming_back_keeps_the_room(probe: Probe) -> None:
    probe.part.room_requested.emit()
    probe.part.hide()
    probe.part.show()
    assert name_field(probe).isVisible()
