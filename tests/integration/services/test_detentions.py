"""Detentions in a real vault: set, marked, moved, rescheduled, upscaled, and all taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detentions import DetentionState
from seatingapp.domain.errors import Refusal
from seatingapp.services.behaviour import LogEntries, VoidEntries, latest_entries
from seatingapp.services.detention_changes import (
    CancelDetentions,
    MarkAttended,
    MarkMissed,
    MoveDetentions,
    ReopenDetentions,
    RescheduleDetention,
    UpscaleDetention,
    next_free,
)
from seatingapp.services.detention_lists import on_day
from seatingapp.services.detention_times import against, proposal, usual
from seatingapp.services.detentions import (
    SetDetentions,
    history,
    of_entry,
    of_pupil,
    plain_reason,
)
from seatingapp.services.rooms import RemoveRoom, all_rooms, room_in_use
from seatingapp.services.school import school
from tests.conftest import SAMPLE_DAY, Sample
from tests.integration.services.detention_desk import TOMORROW, Desk

S = DetentionState


@pytest.fixture
def desk(sample: Sample) -> Desk:
    return Desk(sample.workspace)


def test_one_is_set_with_what_the_type_says_and_its_history_begins(desk: Desk) -> None:
    uid = desk.set(reason="  shouted   across the room ")
    one = desk.get(uid)
    assert (one.type_name, one.starts, one.minutes) == ("After school", dt.time(15, 15), 60)
    assert one.reason == "shouted across the room"
    assert one.by == desk.workspace.read(school).teacher
    (first,) = desk.workspace.read(lambda s: history(s, uid))
    assert (first.what, first.note) == ("set", "shouted across the room")


def test_setting_is_taken_back_and_done_again_and_both_are_on_record(desk: Desk) -> None:
    ids = tuple(p.id for p in desk.people[:3])
    done = desk.do(SetDetentions(ids, desk.kind.id, TOMORROW))
    assert done.said == "3 pupils: After school, Tue 25 Nov, 15:15 to 16:15."
    back = desk.undo(done)
    assert {desk.state(uid) for uid in done.uids} == {S.WITHDRAWN}
    assert desk.workspace.read(lambda s: of_pupil(s, ids[0])) == ()
    desk.undo(back)
    assert {desk.state(uid) for uid in done.uids} == {S.PENDING}
    assert desk.told(done.uids[0]) == ["set", "undone", "done again"]


def test_time_and_place_can_be_said(desk: Desk) -> None:
    room = desk.workspace.read(all_rooms)[0]
    uid = desk.set(starts=dt.time(16, 0), minutes=30, room_id=room.id)
    assert desk.get(uid).room_id == room.id
    elsewhere = desk.set(1, place=" Hall  2 ")
    assert (desk.get(elsewhere).place, desk.get(elsewhere).room_id) == ("Hall 2", None)
    assert desk.workspace.read(lambda s: room_in_use(s, room.id))
    with pytest.raises(Refusal):
        desk.workspace.perform(RemoveRoom(room.id))


def test_each_entry_goes_to_the_detention_of_its_own_pupil(desk: Desk) -> None:
    ids = tuple(p.id for p in desk.people[:2])
    now = desk.workspace.clock()
    lesson = LessonKey(desk.class_id, SAMPLE_DAY)
    logged = desk.do(LogEntries(lesson, ids, 5, now, "both"))
    found = desk.workspace.read(latest_entries)
    mine = {e.pupil_id: e.id for e in found if e.uid in logged.uids}
    done = desk.do(SetDetentions(ids, desk.kind.id, TOMORROW, entry_ids=tuple(mine.values())))
    for uid in done.uids:
        one = desk.get(uid)
        assert one.entry_ids == (mine[one.pupil_id],)
    assert desk.workspace.read(lambda s: of_entry(s, mine[ids[0]]))[0].uid == done.uids[0]
    reason = desk.workspace.read(lambda s: plain_reason(s, list(mine.values())))
    assert reason == "needed a reminder to stay on task"

    desk.do(VoidEntries(logged.uids, "wrong pupils", "both"))
    shown = desk.workspace.read(lambda s: on_day(s, TOMORROW, now))
    assert all(one.taken_back for one in shown if one.detention.uid in done.uids)
    with pytest.raises(Refusal, match="was taken back"):
        desk.set(0, TOMORROW + dt.timedelta(days=1), entry_ids=(mine[ids[0]],))


def test_an_entry_of_somebody_else_is_refused(desk: Desk) -> None:
    now = desk.workspace.clock()
    other = desk.people[1].id
    desk.do(LogEntries(LessonKey(desk.class_id, SAMPLE_DAY), (other,), 5, now, "one"))
    entry = next(e for e in desk.workspace.read(latest_entries) if e.pupil_id == other)
    with pytest.raises(Refusal, match="of another pupil"):
        desk.set(0, entry_ids=(entry.id,))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"date": SAMPLE_DAY - dt.timedelta(days=1)}, "is past"),
        ({"date": dt.date(2025, 12, 25)}, "There is no school on Thu 25 Dec"),
        ({"date": dt.date(2031, 1, 6)}, "more than a year ahead"),
        ({"pupil_ids": (99_999,)}, "pupil is not in this vault"),
        ({"type_id": 99_999}, "type of detention is not in this vault"),
        ({"reason": "x" * 10_000}, "at most 300 letters"),
        ({"place": "x" * 10_000}, "at most 60 letters"),
        ({"minutes": 10_000}, "1 to 180 minutes"),
        ({"room_id": 99_999}, "room is not in this vault"),
        ({"date": SAMPLE_DAY}, "notice"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(
    desk: Desk, change: dict[str, object], says: str
) -> None:
    good = SetDetentions((desk.people[0].id,), desk.kind.id, TOMORROW)
    with pytest.raises(Refusal, match=says):
        desk.workspace.perform(replace(good, **change))  # type: ignore[arg-type]
    assert desk.workspace.read(lambda s: of_pupil(s, desk.people[0].id)) == ()


def test_nobody_is_no_detention(desk: Desk) -> None:
    assert desk.workspace.perform(SetDetentions((), desk.kind.id, TOMORROW)) is None


def test_short_notice_is_a_persons_decision_and_two_at_once_are_not(desk: Desk) -> None:
    with pytest.raises(Refusal, match="notice") as refused:
        desk.set(0, SAMPLE_DAY)
    assert "all the same" in refused.value.todo
    desk.set(0, SAMPLE_DAY, anyway=True)
    with pytest.raises(Refusal, match="another detention"):
        desk.set(0, SAMPLE_DAY, anyway=True)


def test_a_lesson_at_that_time_is_found_in_the_timetable(desk: Desk) -> None:
    info = desk.workspace.read(school)
    day = TOMORROW
    while not any(s.class_id == desk.class_id for s, _p in info.time.lessons_on(day)):
        day += dt.timedelta(days=1)
    period = next(p for s, p in info.time.lessons_on(day) if s.class_id == desk.class_id)
    with pytest.raises(Refusal, match=f"a lesson then: .*{period.name}"):
        desk.set(0, day, starts=period.starts, minutes=20)


def test_the_proposal_is_a_time_that_all_can_come_to(desk: Desk) -> None:
    both = [desk.people[0].id, desk.people[1].id]
    desk.set(0, TOMORROW)
    desk.set(1, TOMORROW + dt.timedelta(days=1))
    now = desk.workspace.clock()
    found = desk.workspace.read(lambda s: proposal(s, both, desk.kind, now))
    when = found.when
    assert when is not None
    assert when.date == TOMORROW + dt.timedelta(days=2)
    assert "another detention" in found.why
    assert desk.workspace.read(lambda s: against(s, both, when, 1, now)) == {}


def test_where_nobody_can_there_is_no_proposal(desk: Desk) -> None:
    now = desk.workspace.clock()
    summer = usual(desk.kind, dt.date(2026, 7, 30))
    found = desk.workspace.read(lambda s: proposal(s, [desk.people[0].id], desk.kind, now, summer))
    assert found.when is None


def test_attendance_keeps_when_somebody_came(desk: Desk) -> None:
    uid = desk.set()
    desk.go_to(TOMORROW, dt.time(15, 21))
    done = desk.do(MarkAttended((uid,)))
    assert desk.get(uid).arrived_at == desk.workspace.clock()
    shown = desk.workspace.read(lambda s: on_day(s, TOMORROW, desk.workspace.clock()))
    assert [one.late for one in shown if one.detention.uid == uid] == [6]
    assert desk.workspace.perform(MarkAttended((uid,))) is None
    desk.undo(done)
    assert (desk.state(uid), desk.get(uid).arrived_at) == (S.PENDING, None)
    assert desk.told(uid) == ["set", "attended", "undone"]


def test_attendance_that_is_marked_on_a_later_day_makes_nobody_late(desk: Desk) -> None:
    uid, other = desk.set(), desk.set(1)
    desk.go_to(TOMORROW + dt.timedelta(days=1), dt.time(9, 12))
    desk.do(MarkAttended((uid,)))
    assert (desk.state(uid), desk.get(uid).arrived_at) == (S.ATTENDED, None)
    came = dt.datetime.combine(TOMORROW, dt.time(15, 21), dt.UTC)
    desk.do(MarkAttended((other,), came))
    shown = desk.workspace.read(lambda s: on_day(s, TOMORROW, desk.workspace.clock()))
    late = {one.detention.uid: one.late for one in shown}
    assert (late[uid], late[other]) == (0, 6)


def test_nobody_comes_to_a_detention_on_another_day(desk: Desk) -> None:
    uid = desk.set()
    desk.go_to(TOMORROW + dt.timedelta(days=1), dt.time(9, 12))
    for at in (desk.workspace.clock(), dt.datetime(1969, 12, 31, tzinfo=dt.UTC)):
        with pytest.raises(Refusal, match="on another day than the detention"):
            desk.workspace.perform(MarkAttended((uid,), at))
    assert desk.state(uid) is S.PENDING


def test_attendance_before_its_day_or_of_a_moment_to_come_is_refused(desk: Desk) -> None:
    uid = desk.set()
    for edit in (MarkAttended((uid,)), MarkMissed((uid,))):
        with pytest.raises(Refusal, match="After school, Tue 25 Nov, 15:15 is still to come"):
            desk.workspace.perform(edit)
    desk.go_to(TOMORROW)
    ahead = desk.workspace.clock() + dt.timedelta(hours=1)
    with pytest.raises(Refusal, match="in the future"):
        desk.workspace.perform(MarkAttended((uid,), ahead))


def test_a_missed_one_is_upscaled_and_the_longer_one_follows_it(desk: Desk) -> None:
    uid = desk.set(0, type_id=desk.lunch.id, reason="no homework", anyway=True)
    desk.go_to(TOMORROW)
    desk.do(MarkMissed((uid,), "n"))
    when = desk.workspace.read(lambda s: next_free(s, desk.get(uid), desk.workspace.clock()))
    assert when is not None
    longer = replace(usual(desk.kind, when.date))
    done = desk.do(UpscaleDetention(uid, desk.kind.id, longer))
    follower = desk.get(done.uids[0])
    assert desk.state(uid) is S.UPSCALED
    assert (follower.follows_id, follower.reason) == (desk.get(uid).id, "no homework")
    assert desk.told(follower.uid) == ["set", "missed", "upscaled", "set"]

    back = desk.undo(done)
    assert (desk.state(uid), desk.state(follower.uid)) == (S.MISSED, S.WITHDRAWN)
    desk.undo(back)
    assert (desk.state(uid), desk.state(follower.uid)) == (S.UPSCALED, S.PENDING)


@pytest.mark.parametrize("code", ["I", "v", "Y1"])
def test_absent_with_an_authorised_code_reschedules_and_never_upscales(
    desk: Desk, code: str
) -> None:
    uid = desk.set()
    desk.go_to(TOMORROW)
    done = desk.do(MarkMissed((uid,), code))
    assert desk.state(uid) is S.RESCHEDULED
    assert desk.get(done.uids[0]).date == TOMORROW + dt.timedelta(days=1)
    with pytest.raises(Refusal, match="rescheduled cannot be upscaled"):
        desk.workspace.perform(
            UpscaleDetention(uid, desk.kind.id, usual(desk.kind, TOMORROW + dt.timedelta(days=2)))
        )
    desk.undo(done)
    assert desk.state(uid) is S.PENDING


def test_a_code_that_comes_later_still_reschedules_what_was_missed(desk: Desk) -> None:
    uid = desk.set()
    desk.go_to(TOMORROW)
    desk.do(MarkMissed((uid,)))
    assert desk.workspace.perform(MarkMissed((uid,))) is None
    desk.do(MarkMissed((uid,), "M"))
    assert desk.state(uid) is S.RESCHEDULED


def test_an_absence_without_a_free_day_is_left_to_a_person(desk: Desk) -> None:
    uid = desk.set()
    last = desk.workspace.read(school).terms[-1].ends
    desk.go_to(last)
    with pytest.raises(Refusal, match="no free day"):
        desk.workspace.perform(MarkMissed((uid,), "I"))
    assert desk.state(uid) is S.PENDING


def test_rescheduling_by_hand_needs_a_reason_and_a_free_day(desk: Desk) -> None:
    uid = desk.set()
    later = usual(desk.kind, TOMORROW + dt.timedelta(days=2))
    with pytest.raises(Refusal, match="needs a reason"):
        desk.workspace.perform(RescheduleDetention(uid, later, ""))
    done = desk.do(RescheduleDetention(uid, later, "the hall is used"))
    assert desk.state(uid) is S.RESCHEDULED
    assert "now Thu 27 Nov" in done.said


def test_one_is_moved_and_the_history_says_where_to(desk: Desk) -> None:
    uid = desk.set()
    when = When(TOMORROW, dt.time(16, 0), 45, "Library")
    done = desk.do(MoveDetentions((uid,), when, "bus"))
    assert (desk.get(uid).starts, desk.get(uid).place) == (dt.time(16, 0), "Library")
    noted = desk.workspace.read(lambda s: history(s, uid))[-1]
    assert noted.note == "to Tue 25 Nov, 16:00 to 16:45; bus"
    assert desk.workspace.perform(MoveDetentions((uid,), when)) is None
    desk.undo(done)
    assert desk.get(uid).starts == dt.time(15, 15)
    early = replace(when, date=SAMPLE_DAY, starts=dt.time(7))
    with pytest.raises(Refusal, match="is past"):
        desk.workspace.perform(MoveDetentions((uid,), early))


def test_cancelling_needs_a_reason_and_can_be_opened_again(desk: Desk) -> None:
    uid = desk.set()
    for nothing in (" ", "\0", "\u202e"):
        with pytest.raises(Refusal, match="needs a reason"):
            desk.workspace.perform(CancelDetentions((uid,), nothing))
    done = desk.do(CancelDetentions((uid,), "it was a misunderstanding"))
    assert desk.state(uid) is S.CANCELLED
    desk.go_to(TOMORROW)
    with pytest.raises(Refusal, match="cancelled cannot be attended"):
        desk.workspace.perform(MarkAttended((uid,)))
    desk.do(ReopenDetentions((uid,), "it was none"))
    assert desk.told(uid) == ["set", "cancelled", "opened again"]
    assert done.said.endswith("cancelled.")


def test_what_was_taken_back_does_not_return_to_a_time_that_another_one_has(desk: Desk) -> None:
    edit = SetDetentions((desk.people[0].id,), desk.kind.id, TOMORROW)
    back = desk.undo(desk.do(edit))
    desk.set(0)
    assert back.inverse is not None
    with pytest.raises(Refusal, match="another detention then: After school"):
        desk.do(back.inverse)


@pytest.mark.parametrize(("starts", "minutes"), [(dt.time(23, 59), 2), (dt.time(21, 1), 180)])
def test_no_detention_goes_on_after_midnight(desk: Desk, starts: dt.time, minutes: int) -> None:
    with pytest.raises(Refusal, match="after midnight"):
        desk.set(starts=starts, minutes=minutes, anyway=True)
    desk.set(starts=dt.time(21, 0), minutes=180, anyway=True)
