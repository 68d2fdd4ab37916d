"""Lists of detentions, seats in the detention room, and the types that a school has."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.corrections import Correction
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import DetentionState, DetentionType, Which
from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_order import seat_labels
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import reading_order
from seatingapp.services import behaviour
from seatingapp.services.behaviour import LogEntries, stored
from seatingapp.services.corrections import CorrectEntry
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    MoveDetentions,
    ReopenDetentions,
)
from seatingapp.services.detention_lists import listed, on_day, waiting
from seatingapp.services.detention_seats import FillSeats, TakeSeat
from seatingapp.services.detention_times import usual
from seatingapp.services.detention_types import (
    AddDetentionType,
    ChangeDetentionType,
    RemoveDetentionType,
    all_types,
    retire_type,
    type_named,
    types_in_use,
)
from seatingapp.services.detentions import (
    by_uids,
    detention_by_id,
)
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.workspace import Workspace
from tests.conftest import Sample
from tests.integration.services.detention_desk import TOMORROW, Desk

S = DetentionState


@pytest.fixture
def desk(sample: Sample) -> Desk:
    return Desk(sample.workspace)


def test_those_of_one_time_stand_in_the_order_of_their_names(desk: Desk) -> None:
    mine = [desk.set(n) for n in (2, 0, 1)]
    desk.go_to(TOMORROW)
    now = desk.workspace.clock()

    def names(which: Which) -> list[tuple[str, ...]]:
        found = desk.workspace.read(lambda s: listed(s, which, now))
        return [one.person.sort_key for one in found if one.detention.uid in mine]

    for which in (Which.TODAY, Which.COMING, Which.ALL):
        assert len(names(which)) == 3
        assert names(which) == sorted(names(which))


def test_lists_show_what_is_today_what_comes_and_what_was_missed_or_forgotten(desk: Desk) -> None:
    missed, forgotten, today, coming = (desk.set(n) for n in range(4))
    desk.do(MoveDetentions((today,), usual(desk.kind, TOMORROW + dt.timedelta(days=1))))
    desk.do(MoveDetentions((coming,), usual(desk.kind, TOMORROW + dt.timedelta(days=2))))
    desk.go_to(TOMORROW)
    desk.do(MarkMissed((missed,)))
    desk.go_to(TOMORROW + dt.timedelta(days=1))
    now = desk.workspace.clock()

    def uids(which: Which) -> list[str]:
        return [one.detention.uid for one in desk.workspace.read(lambda s: listed(s, which, now))]

    mine = {missed, forgotten, today, coming}
    assert [u for u in uids(Which.TODAY) if u in mine] == [today]
    assert [u for u in uids(Which.COMING) if u in mine] == [today, coming]
    assert [u for u in uids(Which.MISSED) if u in mine] == [missed, forgotten]
    assert [u for u in uids(Which.ALL) if u in mine] == [coming, today, missed, forgotten]
    shown = desk.workspace.read(lambda s: listed(s, Which.ALL, now))
    overdue = {one.detention.uid: one.overdue for one in shown}
    assert [overdue[u] for u in (missed, forgotten, today, coming)] == [False, True, False, False]
    assert desk.workspace.read(lambda s: waiting(s, now)) >= 3


def test_a_detention_is_for_the_entry_that_stands_in_the_place_of_a_corrected_one(
    desk: Desk,
) -> None:
    concern = desk.workspace.read(lambda s: behaviour.type_named(s, "Off task"))
    now = desk.workspace.clock()
    edit = LogEntries(None, (desk.people[0].id,), concern.id, now, "x")
    entry = desk.workspace.read(lambda s: stored(s, desk.do(edit)))[0]
    uid = desk.set(0, entry_ids=(entry.id,))

    def taken_back() -> bool:
        shown = desk.workspace.read(lambda s: on_day(s, TOMORROW, now))
        return next(one.taken_back for one in shown if one.detention.uid == uid)

    same = desk.do(CorrectEntry(entry.uid, Correction(note="calmer words"), "x")).uids[0]
    assert not taken_back()
    desk.do(CorrectEntry(same, Correction(pupil_id=desk.people[1].id), "x"))
    assert taken_back()


def test_seats_are_filled_by_name_then_by_arrival_and_taken_away_again(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    uids = [desk.set(n, room_id=room.id) for n in (2, 0, 1)]
    start = desk.kind.starts
    done = desk.do(FillSeats(TOMORROW, start, room.id, SeatOrder.ALPHABET))
    assert done.said == "3 pupils seated by alphabet."
    seats = [desk.get(uid).seat_id for uid in (uids[1], uids[2], uids[0])]
    assert len(set(seats)) == 3
    assert None not in seats
    desk.go_to(TOMORROW)
    desk.do(MarkAttended((uids[0],)))
    desk.do(FillSeats(TOMORROW, start, room.id, SeatOrder.ARRIVAL))
    assert [desk.get(uid).seat_id for uid in uids] == [seats[0], None, None]
    desk.do(FillSeats(TOMORROW, start, room.id, None))
    assert desk.get(uids[0]).seat_id is None
    assert desk.workspace.perform(FillSeats(TOMORROW, start, room.id, None)) is None
    with pytest.raises(Refusal, match="room is not in this vault"):
        desk.workspace.perform(FillSeats(TOMORROW, start, 99_999, SeatOrder.ALPHABET))


def test_a_type_is_added_changed_retired_and_removed_and_all_of_it_taken_back(desk: Desk) -> None:
    new = DetentionType(0, "", " Saturday  school ", 120, dt.time(9, 0), "Hall", notice_days=5)
    added = desk.do(AddDetentionType(new))
    kind = desk.workspace.read(lambda s: type_named(s, "saturday school"))
    assert (kind.name, kind.position) == ("Saturday school", 4)
    changed = desk.do(ChangeDetentionType(replace(kind, minutes=90)))
    assert desk.workspace.perform(ChangeDetentionType(replace(kind, minutes=90))) is None
    retired = desk.do(retire_type(replace(kind, minutes=90)))
    assert kind.uid not in {k.uid for k in desk.workspace.read(types_in_use)}
    with pytest.raises(Refusal, match="not in use any more"):
        desk.set(0, type_id=kind.id)
    for done in (retired, changed, added):
        desk.undo(done)
    assert kind.uid not in {k.uid for k in desk.workspace.read(all_types)}
    with pytest.raises(Refusal, match="not in this vault any more"):
        desk.workspace.perform(ChangeDetentionType(kind))


def test_a_type_that_is_used_is_not_removed_and_keeps_its_old_name_in_detentions(
    desk: Desk,
) -> None:
    uid = desk.set()
    with pytest.raises(Refusal, match="used by a detention"):
        desk.workspace.perform(RemoveDetentionType(desk.kind.uid))
    desk.do(ChangeDetentionType(replace(desk.kind, name="Late room")))
    assert desk.get(uid).type_name == "After school"
    with pytest.raises(Refusal, match="room is not in this vault"):
        desk.workspace.perform(ChangeDetentionType(replace(desk.kind, room_id=99_999)))


def test_unknown_types_and_detentions_are_named_as_such(desk: Desk) -> None:
    with pytest.raises(Refusal, match="no type of detention called Xyz") as refused:
        desk.workspace.read(lambda s: type_named(s, "Xyz"))
    assert "Lunch detention" in refused.value.where
    with pytest.raises(Refusal, match="not in this vault"):
        desk.workspace.read(lambda s: by_uids(s, ["nothing"]))
    with pytest.raises(Refusal, match="number 99999"):
        desk.workspace.read(lambda s: detention_by_id(s, 99_999))


def test_a_new_vault_starts_with_three_types(workspace: Workspace) -> None:
    kinds = workspace.read(types_in_use)
    assert [k.name for k in kinds] == ["Break detention", "Lunch detention", "After school"]


def test_a_full_room_is_said_before_and_while_seats_are_filled(desk: Desk) -> None:
    added = desk.do(AddRoom.of_template("Broom cupboard", Template.ROWS_OF_DOUBLES, 1, 1))
    room = next(r for r in desk.workspace.read(all_rooms) if r.uid == added.uids[0])
    first = [desk.set(n, room_id=room.id) for n in range(2)]
    with pytest.raises(Refusal, match="The room is full then: 2 seats, all taken"):
        desk.set(2, room_id=room.id)
    third = desk.set(2, room_id=room.id, anyway=True)
    done = desk.do(FillSeats(TOMORROW, desk.kind.starts, room.id, SeatOrder.ALPHABET))
    assert done.said.endswith("1 pupil without a seat: the room is full.")
    seated = [uid for uid in (*first, third) if desk.get(uid).seat_id is not None]
    assert len(seated) == 2


def test_seats_of_others_who_are_in_the_room_meanwhile_stay_theirs(desk: Desk) -> None:
    added = desk.do(AddRoom.of_template("Broom cupboard", Template.ROWS_OF_DOUBLES, 1, 1))
    room = next(r for r in desk.workspace.read(all_rooms) if r.uid == added.uids[0])
    early = desk.set(0, room_id=room.id, starts=dt.time(15, 0))
    desk.do(FillSeats(TOMORROW, dt.time(15, 0), room.id, SeatOrder.ALPHABET))
    late = desk.set(1, room_id=room.id)
    desk.do(FillSeats(TOMORROW, desk.kind.starts, room.id, SeatOrder.ALPHABET))
    assert desk.get(early).seat_id != desk.get(late).seat_id


def test_one_is_put_on_a_seat_and_whoever_sits_there_changes_places(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    first, second = (desk.set(n, room_id=room.id) for n in range(2))
    one, two, *_ = reading_order(room.layout)
    labels = seat_labels(room.layout)
    done = desk.do(TakeSeat(first, one))
    assert done.said.endswith(f": seat {labels[one]}.")
    assert desk.workspace.perform(TakeSeat(first, one)) is None
    desk.do(TakeSeat(second, two))
    swapped = desk.do(TakeSeat(first, two))
    assert [desk.get(uid).seat_id for uid in (first, second)] == [two, one]
    assert swapped.inverse is not None
    desk.workspace.perform(swapped.inverse)
    assert [desk.get(uid).seat_id for uid in (first, second)] == [one, two]
    assert desk.do(TakeSeat(first, None)).said.endswith(" has no seat.")
    assert desk.get(first).seat_id is None


def test_the_seat_of_somebody_who_missed_it_is_free(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    first, second = (desk.set(n, room_id=room.id) for n in range(2))
    seat = reading_order(room.layout)[0]
    desk.do(TakeSeat(first, seat))
    desk.go_to(TOMORROW)
    desk.do(MarkMissed((first,)))
    desk.do(TakeSeat(second, seat))
    assert [desk.get(uid).seat_id for uid in (first, second)] == [None, seat]


def test_who_is_opened_again_stands_where_somebody_has_the_seat_meanwhile(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    first, second, third = (desk.set(n, room_id=room.id) for n in range(3))
    seat, other, *_ = reading_order(room.layout)
    for uid, its in ((first, seat), (third, other)):
        desk.do(TakeSeat(uid, its))
    desk.do(CancelDetentions((first, third), "a mistake"))
    desk.do(TakeSeat(second, seat))
    done = desk.do(ReopenDetentions((first, third), "it was none"))
    assert [desk.get(uid).seat_id for uid in (first, second, third)] == [None, seat, other]
    desk.undo(done)
    assert [desk.get(uid).seat_id for uid in (first, second, third)] == [seat, seat, other]


def test_who_is_moved_to_another_time_keeps_a_seat_only_where_it_is_free(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    noon = [desk.set(n, room_id=room.id, starts=dt.time(13 - n, 0), minutes=30) for n in range(2)]
    late = desk.set(2, room_id=room.id)
    seat, other, *_ = reading_order(room.layout)
    for uid, its in ((noon[0], other), (noon[1], other), (late, seat)):
        desk.do(TakeSeat(uid, its))
    desk.do(MoveDetentions((*noon,), When(TOMORROW, dt.time(15, 30), 30, "", room.id)))
    assert sorted(str(desk.get(uid).seat_id) for uid in noon) == sorted([str(other), "None"])
    desk.do(MoveDetentions((late,), When(TOMORROW, dt.time(16, 0), 60, "", room.id)))
    assert desk.get(late).seat_id == seat


def test_seats_that_cannot_be_taken_are_refused_and_nothing_changes(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[-1]
    early = desk.set(0, room_id=room.id, starts=dt.time(15, 0))
    late = desk.set(1, room_id=room.id)
    nowhere = desk.set(2, place="Library")
    seat = reading_order(room.layout)[0]
    desk.do(TakeSeat(early, seat))
    with pytest.raises(Refusal, match="sits there in the detention at 15:00"):
        desk.workspace.perform(TakeSeat(late, seat))
    with pytest.raises(Refusal, match="no such seat any more"):
        desk.workspace.perform(TakeSeat(late, 99_999))
    with pytest.raises(Refusal, match="Only one of your rooms has seats"):
        desk.workspace.perform(TakeSeat(nowhere, seat))
    desk.do(CancelDetentions((late,), "a mistake"))
    with pytest.raises(Refusal, match="cancelled cannot be seated"):
        desk.workspace.perform(TakeSeat(late, seat))
    with pytest.raises(Refusal, match="not in this vault"):
        desk.workspace.perform(TakeSeat("nobody", seat))
    assert [desk.get(uid).seat_id for uid in (early, late, nowhere)] == [seat, None, None]
