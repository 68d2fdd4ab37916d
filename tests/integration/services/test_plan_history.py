"""The history of plans: a list without seats, and deleting what no lesson needs."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_history import Standing
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.plan_comments import SetComment
from seatingapp.services.plan_history import DeletePlan, HistoryEntry, history
from seatingapp.services.seating import plan_by_id
from tests.conftest import Sample
from tests.integration.services.contents import contents
from tests.integration.services.planning import (
    DAY,
    class_id,
    do,
    holds,
    later,
    line_of_tests,
    loose,
    start,
    started,
    swap_two,
    undo,
)


def listed(sample: Sample, day: dt.date = DAY, *, comments: bool = False) -> list[HistoryEntry]:
    found = sample.workspace.read(lambda s: history(s, class_id(sample), day, comments=comments))
    return list(found)


def test_the_history_says_when_a_plan_held_who_made_it_and_how_many_sat(sample: Sample) -> None:
    plan = holds(sample)
    new = started(sample.workspace, swap_two(plan, later(3)))
    first, second, *_ = listed(sample, later(3))
    assert (first.head.id, first.head.from_date, first.standing) == (
        new.id,
        later(3),
        Standing.CURRENT,
    )
    assert (first.head.seated, first.head.made_at) == (26, sample.workspace.clock())
    assert (second.head.id, second.span.last, second.standing) == (plan.id, later(2), Standing.PAST)
    assert first.room == second.room == "Lab 2"
    assert first.made_by


def test_plans_of_all_lines_are_in_it_with_those_to_come(sample: Sample) -> None:
    ahead = start(sample, line_of_tests(sample), later(7))
    entry = listed(sample)[0]
    assert (entry.head.id, entry.head.line, entry.standing) == (
        ahead.id,
        line_of_tests(sample),
        Standing.UPCOMING,
    )
    assert entry.head.seated == 0


def test_comments_are_read_only_if_asked_for(sample: Sample) -> None:
    do(sample.workspace, SetComment(holds(sample).id, None, "too loud at the back"))
    assert {e.head.comment for e in listed(sample)} == {""}
    assert "too loud at the back" in {e.head.comment for e in listed(sample, comments=True)}


def test_the_list_reads_neither_seats_nor_the_layouts_of_plans(sample: Sample) -> None:
    listed(sample)  # the rooms' own layouts are parsed once
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        listed(sample)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    of_plans = [s for s in asked if "FROM plans" in s or "FROM plan_seats" in s]
    assert of_plans
    assert not any("seat_id" in s or "layout" in s or "comment" in s for s in of_plans)


def test_a_plan_without_lessons_can_go_and_come_back(sample: Sample) -> None:
    plan = holds(sample)
    new = started(sample.workspace, swap_two(plan, later(3)))
    do(sample.workspace, SetComment(new.id, 1, "broken"))
    before = contents(sample.workspace)
    assert listed(sample)[0].deletable
    assert DeletePlan(new.id).label == "Delete a plan"
    done = do(sample.workspace, DeletePlan(new.id))
    assert holds(sample, later(3)) == plan
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before


def test_a_plan_that_a_lesson_was_taught_on_stays(sample: Sample) -> None:
    plan = holds(sample)
    new = started(sample.workspace, swap_two(plan, later(3)))
    at = dt.datetime.combine(later(3), dt.time(12), dt.UTC)
    sample.workspace.clock = lambda: at
    key = LessonKey(class_id(sample), later(3), 1)
    do(sample.workspace, LogEntries(key, (loose(new)[0],), 1, at, "x", new.room_id, new.id))
    entry = listed(sample)[0]
    assert (entry.head.lessons, entry.deletable) == (1, False)
    with pytest.raises(Refusal, match="1 lesson was taught on this plan"):
        sample.workspace.perform(DeletePlan(new.id))
    assert sample.workspace.read(lambda s: plan_by_id(s, new.id)) == new


def test_a_plan_that_is_gone_is_said(sample: Sample) -> None:
    with pytest.raises(Refusal, match="not in this vault any more"):
        sample.workspace.perform(DeletePlan(9999))
