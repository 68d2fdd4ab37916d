"""Exams of a class: a plan of their own, dated, that can be taken back."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import ExamOrder, ExamPath, ExamRules
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import Room
from seatingapp.services.exams import (
    ExamSetting,
    away_on,
    exam_edit,
    exam_plans,
    exam_setting,
    find_exam,
    seat_exam,
)
from seatingapp.services.register import SetMarks
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.services.seating import plan_for
from seatingapp.services.workspace import Done
from seatingapp.storage import classes, plans, pupils, rooms
from tests.conftest import SAMPLE_DAY, Sample

TOMORROW = SAMPLE_DAY + dt.timedelta(days=1)
WIDE = ExamRules(spacing=95)
SNAKE = ExamRules(path=ExamPath.SNAKE, spacing=95)


@pytest.fixture
def hall(sample: Sample) -> Room:
    """Return a room in which the class fits at one metre or so."""
    edit = AddRoom.of_template("Hall", Template.ROWS_OF_SINGLES, 8, 8)
    sample.workspace.perform(edit)
    return sample.workspace.read(lambda s: room_named(s, "Hall"))


def class_id(sample: Sample) -> int:
    return next(c.id for c in sample.workspace.read(classes.load))


def setting(
    sample: Sample, room: Room, name: str = "Mock 1", on: dt.date = SAMPLE_DAY
) -> ExamSetting:
    line = PlanLine(class_id(sample), room.id, Purpose.EXAM, name)
    return sample.workspace.read(lambda s: exam_setting(s, line, on, SAMPLE_DAY))


def seat(
    sample: Sample,
    room: Room,
    rules: ExamRules = WIDE,
    name: str = "Mock 1",
    on: dt.date = SAMPLE_DAY,
) -> Done | None:
    found = setting(sample, room, name, on)
    edit = exam_edit(found, seat_exam(found, rules))
    return sample.workspace.perform(edit) if edit is not None else None


def all_plans(sample: Sample) -> tuple[Plan, ...]:
    return sample.workspace.read(plans.load)


def number(sample: Sample, numbers: dict[int, str]) -> None:
    with sample.workspace.vault.write() as session:
        for pupil in pupils.load(session, ids=list(numbers)):
            pupils.change(session, dataclasses.replace(pupil, candidate_number=numbers[pupil.id]))


def test_an_exam_is_a_plan_of_its_own_beside_that_of_the_lessons(
    sample: Sample, hall: Room
) -> None:
    of_lessons = sample.workspace.read(lambda s: plan_for(s, class_id(sample), SAMPLE_DAY))
    done = seat(sample, hall)
    assert done is not None
    (plan,) = sample.workspace.read(lambda s: exam_plans(s, class_id(sample)))
    assert plan.id == done.plan_id
    assert (plan.purpose, plan.name, plan.from_date) == (Purpose.EXAM, "Mock 1", SAMPLE_DAY)
    members = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    assert {o.pupil_id for o in plan.seated.values()} == {p.id for p in members}
    assert sample.workspace.read(lambda s: plan_for(s, class_id(sample), SAMPLE_DAY)) == of_lessons
    later = SAMPLE_DAY + dt.timedelta(days=90)
    assert sample.workspace.read(lambda s: plan_for(s, class_id(sample), later)) == of_lessons


def test_undone_nothing_is_left_and_done_again_it_is_the_same_plan(
    sample: Sample, hall: Room
) -> None:
    before = all_plans(sample)
    done = seat(sample, hall)
    assert done is not None
    assert done.inverse is not None
    after = all_plans(sample)
    back = sample.workspace.perform(done.inverse)
    assert all_plans(sample) == before
    assert back is not None
    assert back.inverse is not None
    sample.workspace.perform(back.inverse)
    assert all_plans(sample) == after


def test_the_same_exam_on_the_same_day_is_seated_anew_in_its_plan(
    sample: Sample, hall: Room
) -> None:
    seat(sample, hall)
    (first,) = sample.workspace.read(lambda s: exam_plans(s, class_id(sample)))
    seat(sample, hall, SNAKE, name="  mock  1 ")
    (second,) = sample.workspace.read(lambda s: exam_plans(s, class_id(sample)))
    assert (second.id, second.name) == (first.id, "Mock 1")
    assert second.seated != first.seated
    assert seat(sample, hall, SNAKE) is None


def test_on_another_day_it_is_another_plan_and_the_first_stays(sample: Sample, hall: Room) -> None:
    seat(sample, hall)
    seat(sample, hall, SNAKE, on=TOMORROW)
    found = sample.workspace.read(lambda s: exam_plans(s, class_id(sample)))
    assert [p.from_date for p in found] == [TOMORROW, SAMPLE_DAY]


def test_in_a_room_that_changed_meanwhile_the_plan_is_made_anew(sample: Sample, hall: Room) -> None:
    seat(sample, hall)
    smaller = dataclasses.replace(hall.layout, desks=hall.layout.desks[:-1])
    with sample.workspace.vault.write() as session:
        rooms.add_version(session, hall.id, smaller)
    seat(sample, hall)
    (plan,) = sample.workspace.read(lambda s: exam_plans(s, class_id(sample)))
    assert plan.layout == smaller


def test_by_number_who_has_none_comes_last_and_is_said(sample: Sample, hall: Room) -> None:
    members = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    last, first, *_others = members
    number(sample, {p.id: str(100 - n) for n, p in enumerate(members) if p.id != last.id})
    found = setting(sample, hall)
    rules = dataclasses.replace(WIDE, order=ExamOrder.CANDIDATE_NUMBER)
    seating = seat_exam(found, rules)
    assert [p.id for p in seating.without_number] == [last.id]
    assert seating.said.endswith("1 candidate has no candidate number and comes last.")
    number(sample, {last.id: "99", first.id: "99"})
    seating = seat_exam(setting(sample, hall), rules)
    assert seating.shared == ("99",)
    assert "More than one candidate has the number 99." in seating.said
    assert "number" not in seat_exam(setting(sample, hall), WIDE).said


def test_how_far_apart_the_nearest_two_are_is_said(sample: Sample, hall: Room) -> None:
    assert seat_exam(setting(sample, hall), WIDE).closest == 100
    assert "the nearest two 1.00 m apart." in seat_exam(setting(sample, hall), WIDE).said


def test_a_class_that_does_not_fit_is_refused(sample: Sample, hall: Room) -> None:
    with pytest.raises(Refusal, match=r"Only \d+ of \d+ candidates fit, 3.00 m apart"):
        seat_exam(setting(sample, hall), ExamRules(spacing=300))


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_an_exam_needs_a_name(sample: Sample, hall: Room, name: str) -> None:
    with pytest.raises(Refusal, match="An exam needs a name of 1 to 40 letters"):
        setting(sample, hall, name)


def test_an_exam_is_not_put_into_the_past_nor_into_a_room_put_away(
    sample: Sample, hall: Room
) -> None:
    with pytest.raises(Refusal, match="Sunday 23 November 2025 is past"):
        setting(sample, hall, on=SAMPLE_DAY - dt.timedelta(days=1))
    with sample.workspace.vault.write() as session:
        rooms.set_retired(session, hall.id, True)
    with pytest.raises(Refusal, match="Hall was put away"):
        setting(sample, hall)
    with pytest.raises(Refusal, match="not in this vault any more"):
        setting(sample, dataclasses.replace(hall, id=999))


def test_the_exam_that_is_meant_is_the_next_one_or_one_by_name_and_day(
    sample: Sample, hall: Room
) -> None:
    asked = class_id(sample)
    with pytest.raises(Refusal, match="Exams: none yet"):
        sample.workspace.read(lambda s: find_exam(s, asked, SAMPLE_DAY))
    seat(sample, hall, name="Mock 1")
    seat(sample, hall, name="Mock 2", on=TOMORROW)
    read = sample.workspace.read
    assert read(lambda s: find_exam(s, asked, SAMPLE_DAY)).name == "Mock 1"
    assert read(lambda s: find_exam(s, asked, TOMORROW)).name == "Mock 2"
    assert read(lambda s: find_exam(s, asked, TOMORROW + dt.timedelta(days=9))).name == "Mock 2"
    assert read(lambda s: find_exam(s, asked, SAMPLE_DAY, "mock 2")).name == "Mock 2"
    assert read(lambda s: find_exam(s, asked, SAMPLE_DAY, "", TOMORROW)).name == "Mock 2"
    with pytest.raises(Refusal, match="Mock 2 on 2025-11-25, Mock 1 on 2025-11-24"):
        read(lambda s: find_exam(s, asked, SAMPLE_DAY, "Mock 3"))


def test_who_is_away_is_said_by_the_last_mark_of_the_day(sample: Sample) -> None:
    asked, noon = class_id(sample), sample.workspace.clock()
    members = sample.workspace.read(lambda s: pupils.load(s, class_id=asked))
    ill, late, out = (p.id for p in members[:3])

    def mark(minute: int, period: int | None, *given: tuple[int, MarkKind]) -> None:
        marks = tuple((p, RegisterMark(p, kind)) for p, kind in given)
        sample.workspace.clock = lambda: noon + dt.timedelta(minutes=minute)
        sample.workspace.perform(SetMarks(LessonKey(asked, TOMORROW, period), marks, "x"))

    def away() -> dict[int, MarkKind]:
        return sample.workspace.read(lambda s: away_on(s, asked, TOMORROW))

    mark(0, 2, (ill, MarkKind.ABSENT), (late, MarkKind.ABSENT), (out, MarkKind.ELSEWHERE))
    mark(1, 1, (late, MarkKind.LATE))
    assert away() == {ill: MarkKind.ABSENT, out: MarkKind.ELSEWHERE}
    mark(2, None, (ill, MarkKind.PRESENT))
    assert away() == {out: MarkKind.ELSEWHERE}
    later = TOMORROW + dt.timedelta(days=1)
    assert sample.workspace.read(lambda s: away_on(s, asked, later)) == {}
