"""The seatings that a class had before: what "new neighbours" are new compared with.

Plans are dated, and every change of seats on a later day makes a new one. So a plan that goes on
with another one is the same seating, adjusted, and not one more of them; of each seating its newest
plan tells who sat next to whom. Of an arranged plan its record says whether it began a seating;
any other plan of a room goes on with the one before where at least half of the pupils keep their
seats. A plan that was replaced on the day on which it began was never taught on and does not count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plan_history import PlanHead, spans
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.rules.record import Record, compared
from seatingapp.domain.rules.setting import EarlierPlan
from seatingapp.domain.sitting_together import pairs
from seatingapp.storage import plan_heads, records

if TYPE_CHECKING:
    from collections.abc import Collection

    from seatingapp.storage.session import Session

_AT_ONCE = 16  # plans whose seats are read together: most classes need no more


@dataclass(frozen=True, slots=True)
class _Sat:
    """Who sat where (pupil by seat) by a plan; `anew` as its record says, None without one."""

    line: PlanLine
    seated: Mapping[int, int]
    anew: bool | None
    head: PlanHead | None = None


def earlier_plans(
    session: Session,
    plan: Plan,
    members: Collection[int],
    count: int,
    anew_on: dt.date | None = None,
) -> tuple[EarlierPlan, ...]:
    """Return the last `count` seatings for lessons before a plan, in any room, the newest first.

    With `anew_on` a seating of its own begins on that day, and all plans before it are earlier
    ones, `plan` too if it is. Only pairs of `members` are told.
    """
    found: list[EarlierPlan] = []
    if count:
        for head, seated in _seatings(session, plan, anew_on):
            layout = plan_heads.layouts(session, [head.room_version_id])[head.room_version_id]
            of_class = {seat: pupil for seat, pupil in seated.items() if pupil in members}
            together = {_ordered(p.pupil, p.other) for p in pairs(layout, of_class)}
            found.append(EarlierPlan(head.from_date, frozenset(together)))
            if len(found) == count:
                break
    return tuple(found)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def begins_seating(record: Record | None, seated: Mapping[int, int]) -> bool | None:
    """Whether a plan on which they sit so (pupil by seat) began a seating; None: not on record."""
    if record is None or compared(record, seated).outlived:
        return None
    return record.anew


def _seatings(
    session: Session, plan: Plan, anew_on: dt.date | None
) -> Iterator[tuple[PlanHead, Mapping[int, int]]]:
    """The seatings of a class before a plan, the newest first."""
    newest = last = None
    if anew_on is None:
        own = {seat: o.pupil_id for seat, o in plan.seated.items()}
        began = begins_seating(records.of_plan(session, plan.id), own)
        newest = last = _Sat(plan.line, own, began)
    for sat in _sat(session, _heads_before(session, plan, anew_on)):
        if newest is None or last is None or not _goes_on(newest, last, sat):
            newest = sat
            if sat.head is not None:
                yield sat.head, sat.seated
        last = sat


def _goes_on(newest: _Sat, last: _Sat, before: _Sat) -> bool:
    """Whether the plan `before` is of the seating whose newest plan, and last one met, are given.

    `last` is the plan that followed it.
    """
    if last.anew is not None and last.line == before.line:
        return not last.anew
    if newest.line.room_id != before.line.room_id:
        return False
    kept = sum(before.seated.get(seat) == pupil for seat, pupil in newest.seated.items())
    return 2 * kept >= max(len(before.seated), len(newest.seated))


def _sat(session: Session, heads: Sequence[PlanHead]) -> Iterator[_Sat]:
    """The plans on which somebody sits."""
    for first in range(0, len(heads), _AT_ONCE):
        ids = [head.id for head in heads[first : first + _AT_ONCE]]
        seats, known = plan_heads.seats(session, ids), records.of_plans(session, ids)
        for head in heads[first : first + _AT_ONCE]:
            if head.id in seats:
                began = begins_seating(known.get(head.id), seats[head.id])
                yield _Sat(head.line, seats[head.id], began, head)


def _heads_before(session: Session, plan: Plan, anew_on: dt.date | None) -> tuple[PlanHead, ...]:
    heads = plan_heads.of_class(session, plan.class_id)
    held = spans(heads)
    return tuple(
        head
        for head in heads
        if head.line.purpose is Purpose.LESSON
        and (_before(head, plan) if anew_on is None else head.from_date < anew_on)
        and not held[head.id].empty
    )


def _before(head: PlanHead, plan: Plan) -> bool:
    """A plan that is not stored yet comes after all of its day."""
    if head.from_date != plan.from_date or not plan.id:
        return head.from_date <= plan.from_date
    return head.id < plan.id
