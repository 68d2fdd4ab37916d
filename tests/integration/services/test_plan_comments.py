"""Comments on plans and seats: kept, taken back, carried along, and never printed."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.audiences import Audience, PrintStamp
from seatingapp.domain.errors import Refusal
from seatingapp.services.charts import ChartOrder, chart
from seatingapp.services.plan_comments import LONGEST, SetComment
from seatingapp.services.seating import plan_by_id
from tests.conftest import Sample
from tests.integration.services.contents import contents
from tests.integration.services.planning import (
    DAY,
    class_id,
    do,
    holds,
    later,
    started,
    swap_two,
    undo,
)

SECRET = "sees badly on the left"


@pytest.mark.parametrize("seat", [None, 1])
def test_a_comment_is_kept_changed_and_taken_back(sample: Sample, seat: int | None) -> None:
    plan = holds(sample)
    before = contents(sample.workspace)
    done = do(sample.workspace, SetComment(plan.id, seat, f"  {SECRET}\n"))

    def said() -> str:
        found = sample.workspace.read(lambda s: plan_by_id(s, plan.id))
        return found.comment if seat is None else found.comments.get(seat, "")

    assert said() == SECRET
    assert sample.workspace.perform(SetComment(plan.id, seat, SECRET)) is None
    removed = do(sample.workspace, SetComment(plan.id, seat, " "))
    assert said() == ""
    undo(sample.workspace, removed)
    assert said() == SECRET
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before


def test_a_comment_starts_no_new_plan_on_a_later_day(sample: Sample) -> None:
    plan = holds(sample)
    assert do(sample.workspace, SetComment(plan.id, None, SECRET)).plan_id == plan.id
    assert holds(sample, later(30)).id == plan.id


def test_a_new_plan_of_a_later_day_keeps_the_comments(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, SetComment(plan.id, 1, SECRET))
    do(sample.workspace, SetComment(plan.id, None, "until half-term"))
    new = started(sample.workspace, swap_two(plan, later(2)))
    assert (new.comment, new.comments) == ("until half-term", {1: SECRET})


def test_the_name_in_the_undo_list_says_nothing_of_what_was_written(sample: Sample) -> None:
    for seat in (None, 1):
        edit = SetComment(holds(sample).id, seat, SECRET)
        assert SECRET not in edit.label
        assert SECRET not in do(sample.workspace, edit).said


def test_overlong_comments_and_seats_that_are_not_there_are_refused(sample: Sample) -> None:
    plan = holds(sample)
    with pytest.raises(Refusal, match="at most 500"):
        sample.workspace.perform(SetComment(plan.id, None, "x" * (LONGEST + 1)))
    with pytest.raises(Refusal, match="no such seat"):
        sample.workspace.perform(SetComment(plan.id, 999, SECRET))


@pytest.mark.parametrize("audience", [Audience.TEACHER, Audience.DOOR])
def test_no_chart_holds_a_comment(sample: Sample, audience: Audience) -> None:
    plan = holds(sample)
    do(sample.workspace, SetComment(plan.id, next(iter(plan.seated)), SECRET))
    do(sample.workspace, SetComment(plan.id, None, SECRET))
    stamp = PrintStamp("1", audience, dt.datetime.combine(DAY, dt.time(12), dt.UTC), None)
    order = ChartOrder(class_id(sample), audience)
    snapshot = sample.workspace.read(lambda s: chart(s, order, stamp))
    assert SECRET not in repr(snapshot)
