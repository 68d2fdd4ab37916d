"""Today's changes of a lesson: stored with it, taken back, and kept as the plan."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant, Purpose, SeatChange
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.today import TodaySeat, place_today, take_back, unseat_today
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.classes import cards, pupils_of
from seatingapp.services.memberships import RemoveFromClass
from seatingapp.services.plan_choosing import choice_of
from seatingapp.services.plan_resolution import Case
from seatingapp.services.register import SetMarks
from seatingapp.services.seating import ChangeSeats
from seatingapp.services.today import (
    KeepToday,
    OtherPupil,
    SeatToday,
    guest_cards,
    other_pupils,
)
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage import entries, plans
from tests.integration.services.contents import contents
from tests.integration.services.lesson_school import MONDAY, LessonSchool, found_school
from tests.integration.services.test_undo import History


@pytest.fixture
def school(workspace: Workspace) -> LessonSchool:
    return found_school(workspace)


def move(school: LessonSchool, *changes: TodaySeat) -> SeatToday:
    found = school.setting(school.lab)
    return SeatToday(school.key, changes, "Move", school.lab, found.plan.id if found.plan else None)


def seats(school: LessonSchool, room_id: int | None = None) -> dict[int, int]:
    """Who sits where on the plan that holds, by seat."""
    plan = school.resolved(room_id if room_id is not None else school.lab).plan
    return {seat: o.pupil_id for seat, o in plan.seated.items()} if plan else {}


def test_a_move_belongs_to_the_lesson_and_leaves_the_plan_as_it_is(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    before = seats(school)
    done = school.workspace.perform(move(school, TodaySeat(school.pupils[0], 11)))
    assert done is not None
    assert done.said == "Move"
    assert school.record().today == {school.pupils[0]: 11}
    assert seats(school) == before
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert school.record().today == {}


def test_what_changes_nothing_does_not_even_start_a_lesson(school: LessonSchool) -> None:
    before = contents(school.workspace)
    assert school.workspace.perform(move(school)) is None
    assert school.workspace.perform(move(school, TodaySeat(school.pupils[0], back=True))) is None
    assert contents(school.workspace) == before


def test_a_seat_given_twice_and_a_pupil_who_is_gone_are_refused(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    before = contents(school.workspace)
    twice = [TodaySeat(p, 11) for p in school.pupils[:2]]
    with pytest.raises(Refusal, match="cannot have one seat"):
        school.workspace.perform(move(school, *twice))
    with pytest.raises(Refusal, match="not in this vault any more"):
        school.workspace.perform(move(school, TodaySeat(999, 11)))
    assert contents(school.workspace) == before


def test_a_guest_is_logged_and_marked_and_in_no_other_place_of_the_class(
    school: LessonSchool,
) -> None:
    plan_id = school.add_plan(school.lab)
    before = school.workspace.read(lambda s: pupils_of(s, school.class_id))
    school.workspace.perform(move(school, TodaySeat(school.other, 12)))
    at = school.workspace.clock()
    log = LogEntries(
        school.key, (school.other,), 1, at, "Ann A", school.lab, plan_id, ((school.other, 12),)
    )
    school.workspace.perform(log)
    mark = RegisterMark(school.other, MarkKind.LATE, 4)
    school.workspace.perform(SetMarks(school.key, ((school.other, mark),), "Ann A"))
    record = school.record()
    assert [(e.pupil_id, e.seat_id) for e in record.entries] == [(school.other, 12)]
    assert record.marks == {school.other: mark}
    assert school.workspace.read(lambda s: pupils_of(s, school.class_id)) == before
    assert school.other not in seats(school).values()
    theirs = school.workspace.read(lambda s: entries.of_pupil(s, school.other))
    assert [e.type_name for e in theirs] == ["Great answer"]


def test_who_leaves_the_class_stays_in_the_lesson_as_a_guest(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    leaver = school.pupils[0]
    school.workspace.perform(move(school, TodaySeat(leaver, 11)))
    school.workspace.perform(RemoveFromClass(school.class_id, (leaver,)))
    found = school.setting(school.lab)
    assert leaver not in [c.pupil_id for c in found.cards]
    assert school.record().today == {leaver: 11}
    school.workspace.perform(move(school, TodaySeat(leaver, back=True)))
    assert school.record().today == {}


# Guests.


def test_everybody_who_is_in_another_class_or_in_none_can_be_a_guest(
    school: LessonSchool,
) -> None:
    school.workspace.perform(RemoveFromClass(school.class_id, (school.pupils[5],)))
    found = school.workspace.read(lambda s: other_pupils(s, school.class_id))
    assert [(p.name, p.detail) for p in found] == [
        ("Ann Abbot", "9B · 9B/Sc2"),
        ("Flo Ford", "9A"),
    ]
    assert isinstance(found[0], OtherPupil)


def test_a_guest_has_a_name_unlike_those_of_the_class(school: LessonSchool) -> None:
    members = school.workspace.read(lambda s: cards(s, school.class_id, frozenset()))
    assert members[0].name == "Ann A"
    (guest,) = school.workspace.read(lambda s: guest_cards(s, [school.other], frozenset(), members))
    assert (guest.name, guest.full_name, guest.form) == ("Ann Abb", "Ann Abbot", "9B")
    assert guest.options == members[0].options
    assert school.workspace.read(lambda s: guest_cards(s, [], frozenset(), members)) == ()


# Another plan for the lesson.


def test_another_plan_of_the_room_keeps_todays_moves(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    test = school.add_plan(school.lab, purpose=Purpose.TEST)
    school.workspace.perform(move(school, TodaySeat(school.pupils[0], 11)))
    school.choose(test, school.lab)
    assert school.record().today == {school.pupils[0]: 11}


def test_a_plan_of_another_room_takes_the_moves_back_and_guests_have_no_seat(
    school: LessonSchool,
) -> None:
    school.add_plan(school.lab)
    exam = school.add_plan(school.hall, purpose=Purpose.EXAM)
    school.workspace.perform(
        move(school, TodaySeat(school.pupils[0], 11), TodaySeat(school.other, 12))
    )
    before = contents(school.workspace)
    done = school.choose(exam, school.lab)
    assert school.record().today == {school.other: None}
    assert done is not None
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert contents(school.workspace) == before


# Keeping.


def keep(school: LessonSchool) -> KeepToday:
    found = school.resolved(school.lab)
    assert found.room is not None
    return KeepToday(school.key, found.plan.id if found.plan else None, found.room.id)


def test_what_was_changed_today_becomes_the_plan_in_one_step(school: LessonSchool) -> None:
    old = school.add_plan(school.lab)
    ann, ben = school.pupils[:2]
    school.workspace.perform(
        move(school, TodaySeat(ann, 11), TodaySeat(ben), TodaySeat(school.other, 12))
    )
    history = History(school.workspace)
    assert history.perform(keep(school))
    now = seats(school)
    assert now[11] == ann
    assert ben not in now.values()
    assert school.other not in now.values()
    assert school.record().today == {school.other: 12}
    newest = school.resolved(school.lab).plan
    assert newest is not None
    assert (newest.id != old, newest.from_date) == (True, MONDAY)
    history.back_and_forth()


def test_a_plan_of_the_same_day_is_changed_itself(school: LessonSchool) -> None:
    plan_id = school.add_plan(school.lab, on=MONDAY)
    school.workspace.perform(move(school, TodaySeat(school.pupils[0], 11)))
    history = History(school.workspace)
    assert history.perform(keep(school))
    assert (
        school.workspace.read(lambda s: plans.load(s, plan_id=plan_id))[0].seat_of(school.pupils[0])
        == 11
    )
    history.back_and_forth()


def test_a_colleagues_plan_stays_theirs(school: LessonSchool) -> None:
    theirs = school.add_plan(school.lab, on=MONDAY, by=school.colleague)
    school.workspace.perform(move(school, TodaySeat(school.pupils[0], 11)))
    history = History(school.workspace)
    assert history.perform(keep(school))
    (plan,) = school.workspace.read(lambda s: plans.load(s, plan_id=theirs))
    assert plan.seat_of(school.pupils[0]) == 1
    assert school.resolved(school.lab).case is Case.OWN
    assert seats(school)[11] == school.pupils[0]
    history.back_and_forth()


def test_without_a_plan_one_begins_with_those_who_were_seated(school: LessonSchool) -> None:
    school.workspace.perform(
        move(school, *(TodaySeat(p, n) for n, p in enumerate(school.pupils, 1)))
    )
    history = History(school.workspace)
    assert history.perform(keep(school))
    assert seats(school) == dict(enumerate(school.pupils, 1))
    history.back_and_forth()


def test_where_there_are_only_guests_there_is_nothing_to_keep(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    assert school.workspace.perform(keep(school)) is None
    school.workspace.perform(move(school, TodaySeat(school.other, 12)))
    assert school.workspace.perform(keep(school)) is None


def test_a_plan_or_room_that_is_gone_is_refused(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    school.workspace.perform(move(school, TodaySeat(school.pupils[0], 11)))
    before = contents(school.workspace)
    with pytest.raises(Refusal, match="plan is not in this vault"):
        school.workspace.perform(replace(keep(school), plan_id=999))
    with pytest.raises(Refusal, match="room is not in this vault"):
        school.workspace.perform(KeepToday(school.key, None, 999))
    assert contents(school.workspace) == before


# Any sequence.


class Gestures:
    """Draws what a teacher does in a lesson and with its plan."""

    def __init__(self, school: LessonSchool, seed: int, lines: tuple[int, ...]) -> None:
        self.school, self.lot, self.lines = school, random.Random(seed), lines
        self.everyone = (*school.pupils, school.other)

    def draw(self) -> Edit:
        draws = [self.place, self.place, self.unseat, self.back, self.choose, self.keep]
        return self.lot.choice([*draws, self.log, self.mark, self.change_plan])()

    def state(self) -> tuple[dict[int, int], dict[int, int | None], list[int]]:
        found = self.school.resolved(self.school.lab)
        planned = {s: o.pupil_id for s, o in found.plan.seated.items()} if found.plan else {}
        places = [p.seat_id for p in found.layout.places()]
        return planned, dict(self.school.record().today), places

    def today(self, changes: tuple[TodaySeat, ...]) -> Edit:
        found = self.school.resolved(self.school.lab)
        plan_id = found.plan.id if found.plan else None
        return SeatToday(self.school.key, changes, "Move", self.school.lab, plan_id)

    def place(self) -> Edit:
        planned, today, places = self.state()
        pupil, seat = self.lot.choice(self.everyone), self.lot.choice(places)
        return self.today(place_today(planned, today, places, pupil, seat))

    def unseat(self) -> Edit:
        planned, today, _places = self.state()
        return self.today(unseat_today(planned, today, self.lot.choice(self.everyone)))

    def back(self) -> Edit:
        planned, today, places = self.state()
        return self.today(take_back(planned, today, places, self.lot.choice(self.everyone)))

    def choose(self) -> Edit:
        plan_id = self.lot.choice([None, *self.lines])
        school = self.school
        return school.workspace.read(lambda s: choice_of(s, school.key, school.lab, plan_id))

    def keep(self) -> Edit:
        return keep(self.school)

    def log(self) -> Edit:
        pupil = self.lot.choice(self.everyone)
        at = self.school.workspace.clock()
        return LogEntries(self.school.key, (pupil,), 1, at, "x", self.school.lab)

    def mark(self) -> Edit:
        pupil = self.lot.choice(self.everyone)
        mark = RegisterMark(pupil, self.lot.choice(list(MarkKind)))
        return SetMarks(self.school.key, ((pupil, mark),), "x", self.school.lab)

    def change_plan(self) -> Edit:
        plan = self.school.resolved(self.school.lab).plan
        if plan is None:
            return self.place()
        free = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
        mover = self.lot.choice(list(plan.seated) or [0])
        occupant = plan.seated.get(mover, Occupant(self.school.pupils[0]))
        changes = (SeatChange(mover, None), SeatChange(free, occupant))
        return ChangeSeats(plan.id, changes if mover else changes[1:], MONDAY)


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_in_a_lesson_can_be_taken_back_and_done_again(
    school: LessonSchool, seed: int
) -> None:
    if seed % 2:
        school.add_plan(school.lab)
    test = school.add_plan(school.lab, purpose=Purpose.TEST)
    exam = school.add_plan(school.hall, purpose=Purpose.EXAM)
    history, gestures = History(school.workspace), Gestures(school, seed, (test, exam))
    for _gesture in range(24):
        history.perform(gestures.draw())
        seated = [s for s in school.record().today.values() if s is not None]
        assert len(set(seated)) == len(seated)
    assert len(history.undo) > 9
    history.back_and_forth()
