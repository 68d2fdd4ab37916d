"""Attendance in the room: by name and Enter, by click, late times, seats, and the way back."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPushButton, QWidget

from seatingapp.domain.detentions import DetentionState, Which
from seatingapp.ui.detentions.room_rows import RoomRow
from seatingapp.ui.plan_view import PlanView
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
    assert found(probe.part, Text, "room-right-title").text() == "Order of arrival"
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
    found(row, QPushButton, "room-came").setFocus()
    found(row, QPushButton, "room-came").click()
    assert probe.states()[1] is S.ATTENDED
    assert name_field(probe).hasFocus()
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
    assert name_field(probe).hasFocus()
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


def seats_shown(probe: Probe) -> PlanView:
    """The room with its seats, filled by name."""
    probe.select(probe.uids[0])
    probe.part.room_requested.emit()
    probe.wiring.presenter.seats.fill("alphabet")
    found(found(probe.part, QWidget, "room-beside"), QAbstractButton, "choice-seats").click()
    plan = probe.part.room.plan
    assert plan.isVisible()
    return plan


def test_the_room_shows_who_sits_where_and_who_is_not_here_yet(probe: Probe) -> None:
    plan = seats_shown(probe)
    cards = plan.state.cards
    assert {c.pupil_id for c in cards.values()} >= {probe.desk.get(u).pupil_id for u in probe.uids}
    assert all(card.absent for card in cards.values())
    seat = probe.desk.get(probe.uids[1]).seat_id
    assert seat is not None
    assert plan.spoken_words(seat).endswith(", not here yet")  # nobody is called absent
    plan.pupil_activated.emit(cards[seat].pupil_id)  # a click, or Enter
    assert probe.states()[1] is S.ATTENDED
    assert not plan.state.cards[seat].absent
    assert plan.state.cards[seat].late
    plan.pupil_activated.emit(cards[seat].pupil_id)  # once more does no harm
    assert probe.states()[1] is S.ATTENDED
    probe.tools.editor.undo()
    assert plan.state.cards[seat].absent


def test_somebody_is_moved_to_another_seat_and_to_none(probe: Probe) -> None:
    plan = seats_shown(probe)
    first, second = (probe.desk.get(uid) for uid in probe.uids[:2])
    assert second.seat_id is not None
    plan.place_requested.emit(first.pupil_id, second.seat_id)
    after = [probe.desk.get(uid).seat_id for uid in probe.uids[:2]]
    assert after == [second.seat_id, first.seat_id]
    plan.tray_requested.emit(first.pupil_id)
    assert [card.pupil_id for card in plan.state.tray] == [first.pupil_id]
    plan.place_requested.emit(-1, second.seat_id)  # nobody of this detention
    found(found(probe.part, QWidget, "room-beside"), QAbstractButton, "choice-arrival").click()
    assert not plan.isVisible()


def test_letters_on_the_picture_begin_a_name(probe: Probe) -> None:
    plan = seats_shown(probe)
    plan.setFocus()
    first = surname(probe, 0)[:1]
    QTest.keyClicks(plan, first)
    assert name_field(probe).hasFocus()
    assert name_field(probe).text() == first
    assert probe.wiring.presenter.attendance.picked


def test_the_one_whom_enter_marks_has_a_ring_in_the_room(probe: Probe) -> None:
    plan = seats_shown(probe)
    assert not plan.state.highlighted
    QTest.keyClick(name_field(probe), Qt.Key.Key_Down)
    picked = probe.wiring.presenter.attendance.picked
    assert plan.state.highlighted == {probe.desk.get(picked).seat_id}


def test_a_place_that_is_no_room_of_the_vault_has_no_seats_to_show(probe: Probe) -> None:
    uid = probe.desk.set(4, place="Library", starts=dt.time(16, 0), anyway=True)
    probe.part.list.which_chosen.emit(Which.COMING)
    probe.select(uid)
    probe.part.room_requested.emit()
    sitting = next(s for s in probe.wiring.presenter.attendance._sittings() if "Library" in s.words)
    probe.wiring.presenter.choose_sitting(sitting.key)
    assert not found(probe.part, QWidget, "room-beside").isVisible()
    probe.wiring.presenter.seats.show("seats")
    assert not probe.part.room.plan.isVisible()
