"""Who sat next to whom on a date, and everyone a pupil has sat next to."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.plans import Occupant, Plan, PlanLine, refill
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.rooms import Relation
from seatingapp.domain.sitting_together import Spell
from seatingapp.domain.sittings import Sitting
from seatingapp.domain.today import TodaySeat
from seatingapp.services.neighbours import OUTSIDE, Beside, everyone_beside, neighbours_on
from seatingapp.services.plan_lines import StartWith
from seatingapp.services.seating import ChangeSeats
from seatingapp.services.workspace import Workspace
from seatingapp.storage import classes, lessons, plans
from tests.conftest import Sample
from tests.integration.services.planning import (
    DAY,
    class_id,
    do,
    holds,
    later,
    line_of_tests,
    loose,
    new_room,
    start,
    started,
    swap,
)

QUIET = later(5)  # a Saturday: nothing was taught


def on(sample: Sample, day: dt.date, of_class: int | None = None) -> tuple[Sitting, ...]:
    wanted = of_class or class_id(sample)
    return sample.workspace.read(lambda s: neighbours_on(s, wanted, day)).sittings


def together(sitting: Sitting) -> set[frozenset[int]]:
    return {frozenset((p.pupil, p.other)) for p in sitting.pairs}


def beside(sample: Sample, pupil: int, day: dt.date) -> dict[int, tuple[Spell, ...]]:
    found = sample.workspace.read(lambda s: everyone_beside(s, pupil, day))
    return {other.pupil_id: other.spells for other in found.others}


def taught(
    sample: Sample, plan: Plan, day: dt.date, *changes: TodaySeat, period: int | None = None
) -> int:
    """A lesson that was taught on a plan, with changes for that lesson."""
    with sample.workspace.vault.write() as session:
        key = LessonKey(plan.class_id, day, period)
        lesson = lessons.ensure(session, key, plan.room_id, plan.id)
        lessons.set_today(session, lesson, changes)
    return lesson


def desk_of(plan: Plan, number: int = 0) -> tuple[int, int]:
    """Two pupils at one desk."""
    full = [d for d in plan.layout.desks if all(s.id in plan.seated for s in d.seats)]
    return tuple(plan.seated[s.id].pupil_id for s in full[number].seats[:2])  # type: ignore[return-value]


def stranger(sample: Sample) -> int:
    """A pupil of another class."""
    members = sample.workspace.read(classes.members)
    return min(set().union(*members.values()) - members[class_id(sample)])


def test_where_no_lesson_was_recorded_the_plan_that_held_answers(sample: Sample) -> None:
    plan = holds(sample, QUIET)
    (found,) = on(sample, QUIET)
    assert (found.plan_id, found.lessons, found.room) == (plan.id, (), "Lab 2")
    assert frozenset(desk_of(plan)) in together(found)
    asked = sample.workspace.read(lambda s: neighbours_on(s, class_id(sample), QUIET))
    assert set(desk_of(plan)) <= asked.names.keys()


def test_before_the_first_plan_nobody_sat_anywhere(sample: Sample) -> None:
    assert on(sample, dt.date(2020, 1, 1)) == ()


def test_the_plan_of_that_day_answers_and_not_the_one_of_today(sample: Sample) -> None:
    plan = holds(sample)
    one, other = desk_of(plan)
    third = desk_of(plan, 4)[0]
    do(sample.workspace, swap(plan, other, third, later(20)))
    assert frozenset((one, other)) in together(on(sample, later(19))[0])
    assert frozenset((one, other)) not in together(on(sample, later(20))[0])
    assert frozenset((one, third)) in together(on(sample, later(20))[0])


def test_a_lesson_answers_with_its_own_plan_moves_guests_and_without_the_absent(
    sample: Sample,
) -> None:
    plan, guest = holds(sample), stranger(sample)
    one, other = desk_of(plan)
    third, fourth = desk_of(plan, 4)
    free = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
    seat = plan.seat_of(other)
    lesson = taught(sample, plan, QUIET, TodaySeat(other, free), TodaySeat(guest, seat), period=2)
    with sample.workspace.vault.write() as session:
        mark = RegisterMark(fourth, MarkKind.ABSENT)
        lessons.set_mark(session, lesson, mark, sample.workspace.clock())
    (found,) = on(sample, QUIET)
    assert found.moved == frozenset({other})
    assert found.guests == frozenset({guest})
    assert found.away == frozenset({fourth})
    assert frozenset((one, guest)) in together(found)
    assert frozenset((one, other)) not in together(found)
    assert not any(fourth in pair for pair in together(found))
    assert third not in found.away
    assert len(found.lessons) == 1
    assert found.lessons != (OUTSIDE,)


def test_lessons_in_which_everybody_sat_alike_are_told_as_one(sample: Sample) -> None:
    plan = holds(sample)
    guest = stranger(sample)
    free = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
    taught(sample, plan, QUIET)
    taught(sample, plan, QUIET, period=1)
    taught(sample, plan, QUIET, TodaySeat(guest, free), period=2)
    first, second = on(sample, QUIET)
    assert len(first.lessons) == 2
    assert OUTSIDE in first.lessons
    assert second.guests == {guest}


def test_a_plan_that_was_replaced_in_the_course_of_the_day_still_tells_of_its_lesson(
    sample: Sample,
) -> None:
    plan = holds(sample)
    taught(sample, plan, QUIET, period=1)
    swapped = swap(plan, desk_of(plan)[0], desk_of(plan, 4)[0], QUIET)
    new = started(sample.workspace, swapped)
    assert [s.plan_id for s in on(sample, QUIET)] == [plan.id]
    taught(sample, new, QUIET, period=2)
    assert [s.plan_id for s in on(sample, QUIET)] == [plan.id, new.id]


def test_a_test_counts_on_its_day_and_in_lessons_that_chose_it(sample: Sample) -> None:
    test = start(sample, line_of_tests(sample), QUIET, StartWith.ALPHABETICAL)
    assert test.id in [s.plan_id for s in on(sample, QUIET)]
    assert test.id not in [s.plan_id for s in on(sample, QUIET + dt.timedelta(days=1))]
    taught(sample, test, later(40))
    assert [s.plan_id for s in on(sample, later(40))] == [test.id]


def test_by_the_timetable_a_class_sat_in_the_room_of_its_lessons(sample: Sample) -> None:
    """Lab 2 has the lessons, so a plan in another room does not take the class out of it."""
    hall = new_room(sample.workspace)
    line = PlanLine(class_id(sample), hall.id)
    there = start(sample, line, later(1), StartWith.ALPHABETICAL)
    monday = later(14)
    assert [s.room for s in on(sample, monday)] == ["Lab 2"]
    assert {s.plan_id for s in on(sample, QUIET)} == {there.id, holds_in_lab(sample).id}


def holds_in_lab(sample: Sample) -> Plan:
    lab = holds(sample).room_id
    found = sample.workspace.read(lambda s: plans.current(s, class_id(sample), lab, DAY))
    assert found is not None
    return found


def test_whoever_sat_there_is_told_with_relation_days_and_place(sample: Sample) -> None:
    plan = holds(sample)
    one, other = desk_of(plan)
    (now, *_) = beside(sample, one, later(3))[other]
    assert (now.relation, now.first, now.last) == (Relation.SAME_DESK, plan.from_date, None)
    assert now.line == plan.line
    assert not now.lesson


def test_plans_that_change_others_only_are_one_spell_and_a_plan_to_come_is_none(
    sample: Sample,
) -> None:
    plan = holds(sample)
    one, other = desk_of(plan)
    third, fourth = desk_of(plan, 4)
    second = started(sample.workspace, swap(plan, third, desk_of(plan, 6)[0], later(3)))
    third_plan = started(sample.workspace, swap(second, other, fourth, later(10)))
    ahead = start(sample, plan.line, later(30), StartWith.SAME, plan)
    (spell, *_) = beside(sample, one, later(12))[other]
    assert (spell.first, spell.last) == (plan.from_date, later(9))
    assert spell.plan_ids[-2:] == (plan.id, second.id)
    known = beside(sample, one, later(12))
    assert known[fourth][0].plan_ids == (third_plan.id,)
    assert known[fourth][0].last is None
    assert all(ahead.id not in s.plan_ids for spells in known.values() for s in spells)
    assert beside(sample, one, later(31))[other][0].plan_ids == (ahead.id,)


def test_a_plan_that_was_replaced_on_its_first_day_is_no_spell(sample: Sample) -> None:
    plan = holds(sample)
    one, other = desk_of(plan)
    line = line_of_tests(sample)
    replaced = start(sample, line, later(3), StartWith.SAME, plan)
    start(sample, line, later(3))
    told = beside(sample, one, later(9))[other]
    assert all(replaced.id not in spell.plan_ids for spell in told)


def test_a_guest_sat_next_to_whom_they_sat_for_that_lesson(sample: Sample) -> None:
    plan, guest = holds(sample), stranger(sample)
    one, other = desk_of(plan)
    taught(sample, plan, QUIET, TodaySeat(other, None), TodaySeat(guest, plan.seat_of(other)))
    (spell,) = beside(sample, guest, later(9))[one]
    assert (spell.first, spell.last, spell.lesson) == (QUIET, QUIET, True)
    assert beside(sample, one, later(9))[guest][0].lesson
    assert guest not in beside(sample, one, later(4))
    assert other in beside(sample, one, later(9))


def test_an_absent_neighbour_of_that_lesson_is_not_told(sample: Sample) -> None:
    plan, guest = holds(sample), stranger(sample)
    one, other = desk_of(plan)
    lesson = taught(
        sample, plan, QUIET, TodaySeat(other, None), TodaySeat(guest, plan.seat_of(other))
    )
    with sample.workspace.vault.write() as session:
        mark = RegisterMark(one, MarkKind.ELSEWHERE)
        lessons.set_mark(session, lesson, mark, sample.workspace.clock())
    assert one not in beside(sample, guest, later(9))


def test_lessons_that_went_by_the_plan_add_nothing(sample: Sample) -> None:
    plan = holds(sample)
    one, _ = desk_of(plan)
    before = beside(sample, one, later(9))
    taught(sample, plan, QUIET)
    assert beside(sample, one, later(9)) == before


def test_an_old_plan_that_a_lesson_chose_is_told_for_its_day(sample: Sample) -> None:
    plan = holds(sample)
    one, other = desk_of(plan)
    started(sample.workspace, swap(plan, other, desk_of(plan, 4)[0], later(3)))
    taught(sample, plan, later(7))
    latest = beside(sample, one, later(9))[other][0]
    assert (latest.first, latest.lesson) == (later(7), True)


def test_all_classes_of_a_pupil_are_looked_through(sample: Sample) -> None:
    members = sample.workspace.read(classes.members)
    both = next(
        (a, b, p)
        for a, first in members.items()
        for b, second in members.items()
        if a < b
        for p in sorted(first & second)
    )
    found = sample.workspace.read(lambda s: everyone_beside(s, both[2], DAY))
    lines = {s.line.class_id for o in found.others for s in o.spells}
    assert {both[0], both[1]} <= lines
    assert {found.classes[c] for c in lines}
    assert [o.name for o in found.others] == sorted(
        (o.name for o in found.others), key=str.casefold
    )


def test_nobody_knows_a_pupil_who_never_had_a_seat(sample: Sample) -> None:
    assert beside(sample, 9999, DAY) == {}


@pytest.fixture
def long_history(sample: Sample) -> list[Plan]:
    """Two hundred plans of a class, one a week."""
    plan = holds(sample)
    found = [plan]
    for number in range(1, 200):
        last = found[-1]
        turn = loose(last)
        seats = {s: o for s, o in last.seated.items() if o.pinned}
        free = [s for s in sorted(last.seated) if s not in seats]
        seats |= {
            s: Occupant(p)
            for s, p in zip(free, turn[1 + number % 4 :] + turn[: 1 + number % 4], strict=True)
        }
        edit = ChangeSeats(last.id, refill(last, seats), later(7 * number))
        found.append(started(sample.workspace, edit))
    return found


def test_the_answer_about_a_long_history_is_the_sum_of_its_plans(
    sample: Sample, long_history: list[Plan]
) -> None:
    one = loose(long_history[0])[0]
    expected: set[int] = set()
    for plan in long_history:
        (sitting,) = on(sample, plan.from_date + dt.timedelta(days=5))
        assert sitting.plan_id == plan.id
        expected |= {p for pair in together(sitting) if one in pair for p in pair}
    found = beside(sample, one, long_history[-1].from_date)
    earlier = {o for o, s in beside(sample, one, DAY).items() if s}
    assert set(found) == (expected | earlier) - {one}


def test_each_answer_needs_the_same_number_of_questions_however_long_the_history(
    sample: Sample, long_history: list[Plan]
) -> None:
    assert questions(sample.workspace, loose(long_history[0])[0], long_history[-1].from_date) < 40


def questions(workspace: Workspace, pupil: int, day: dt.date) -> int:
    """How many statements it takes to answer."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        found = workspace.read(lambda s: everyone_beside(s, pupil, day))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert all(isinstance(other, Beside) for other in found.others)
    return len(asked)
