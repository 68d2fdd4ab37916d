"""Which of many plans holds, and when two rooms have one shape."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.plan_choice import (
    Candidate,
    each_line,
    meant_for,
    newest_of,
    same_shape,
    usual,
)
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout

DAY = dt.date(2025, 11, 24)


def known(*plans: tuple[int, Purpose, str, int, bool]) -> list[Candidate]:
    """Plans by room, purpose, name, days ago and own; the newest first, as they are stored."""
    made = [
        Candidate(n, PlanLine(1, room, purpose, name), DAY - dt.timedelta(days=ago), own)
        for n, (room, purpose, name, ago, own) in enumerate(plans, 1)
    ]
    return sorted(made, key=lambda c: (c.from_date, c.id), reverse=True)


def test_of_no_plan_there_is_none() -> None:
    assert usual([], None) is None
    assert newest_of([], PlanLine(1, 1)) is None
    assert each_line([]) == ()
    assert meant_for([], DAY) is None


def test_own_before_colleagues_then_without_a_name_then_the_newest() -> None:
    plans = known(
        (1, Purpose.LESSON, "", 9, False),
        (1, Purpose.LESSON, "Pairs", 1, True),
        (1, Purpose.LESSON, "", 5, True),
        (1, Purpose.LESSON, "", 3, True),
        (2, Purpose.LESSON, "", 0, True),
        (1, Purpose.EXAM, "", 0, True),
    )
    by_room = [usual(plans, room) for room in (1, 2, 3, None)]
    assert [c.id if c else None for c in by_room] == [4, 5, None, 5]


def test_each_line_has_the_plan_that_holds() -> None:
    plans = known(
        (1, Purpose.LESSON, "", 2, False),
        (1, Purpose.LESSON, "", 7, True),
        (1, Purpose.TEST, "", 1, False),
    )
    assert [c.id for c in each_line(plans)] == [3, 2]


def test_a_plan_for_a_test_is_meant_for_its_day_only() -> None:
    plans = known(
        (1, Purpose.LESSON, "", 0, True), (1, Purpose.TEST, "", 1, True),
        (1, Purpose.EXAM, "", 0, False),
    )  # fmt: skip
    today = meant_for(plans, DAY)
    assert today is not None
    assert today.line.purpose is Purpose.EXAM
    assert meant_for(plans, DAY + dt.timedelta(days=1)) is None


def test_rooms_of_one_shape_pair_their_seats() -> None:
    lab = from_template(Template.GROUPS_OF_FOUR, 2, 3)
    other = replace(
        lab,
        desks=tuple(
            replace(d, x=d.x + 4, seats=tuple(replace(s, id=s.id + 50) for s in d.seats))
            for d in reversed(lab.desks)
        ),
    )
    assert same_shape(lab, other) == {p.seat_id: p.seat_id + 50 for p in lab.places()}
    assert same_shape(lab, lab) == {p.seat_id: p.seat_id for p in lab.places()}


def test_rooms_of_another_shape_have_no_pairs() -> None:
    lab = from_template(Template.ROWS_OF_DOUBLES, 3, 2)
    moved = replace(lab, desks=(replace(lab.desks[0], x=lab.desks[0].x + 40), *lab.desks[1:]))
    turned = replace(lab, desks=(replace(lab.desks[0], rotation=180), *lab.desks[1:]))
    fewer = replace(lab, desks=lab.desks[1:])
    for other in (moved, turned, fewer, RoomLayout(800, 600)):
        assert same_shape(lab, other) is None
    assert same_shape(RoomLayout(800, 600), RoomLayout(800, 600)) is None
