"""The seatings that a class had before: what "new neighbours" are new compared with.

Plans are dated, and every change of seats on a later day makes a new one. So a plan by which at
least half of the pupils keep their seats in the room is the same seating, adjusted, and not one
more of them; of each seating its newest plan tells who sat next to whom. A plan that was replaced
on the day on which it began was never taught on and does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.plan_history import PlanHead, spans
from seatingapp.domain.plans import Plan, Purpose
from seatingapp.domain.rules.setting import EarlierPlan
from seatingapp.domain.sitting_together import pairs
from seatingapp.storage import plan_heads

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

_AT_ONCE = 16  # plans whose seats are read together: most classes need no more


@dataclass(frozen=True, slots=True)
class _Seating:
    """Who sat where (pupil by seat) in a room, by its newest plan."""

    room_id: int
    seated: Mapping[int, int]

    def adjusted(self, room_id: int, before: Mapping[int, int]) -> bool:
        """Whether this one came of another by moving less than half of the pupils."""
        if self.room_id != room_id:
            return False
        kept = sum(before.get(seat) == pupil for seat, pupil in self.seated.items())
        return 2 * kept >= max(len(before), len(self.seated))


def earlier_plans(
    session: Session, plan: Plan, members: Collection[int], count: int, *, replaced: bool = False
) -> tuple[EarlierPlan, ...]:
    """Return the last `count` seatings for lessons before a plan, in any room, the newest first.

    `replaced` counts the plan itself as the newest of them, for one that is to follow it. Only
    pairs of `members` are told.
    """
    found: list[EarlierPlan] = []
    if count:
        for head, seated in _seatings(session, plan, replaced=replaced):
            layout = plan_heads.layouts(session, [head.room_version_id])[head.room_version_id]
            of_class = {seat: pupil for seat, pupil in seated.items() if pupil in members}
            together = {_ordered(p.pupil, p.other) for p in pairs(layout, of_class)}
            found.append(EarlierPlan(head.from_date, frozenset(together)))
            if len(found) == count:
                break
    return tuple(found)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _seatings(
    session: Session, plan: Plan, *, replaced: bool
) -> Iterator[tuple[PlanHead, Mapping[int, int]]]:
    """The seatings of a class before a plan, the newest first."""
    own = {seat: o.pupil_id for seat, o in plan.seated.items()}
    newest = _Seating(plan.room_id, {} if replaced else own)
    for head, seated in _seats(session, _heads_before(session, plan, replaced=replaced)):
        if not seated:
            continue
        if not newest.adjusted(head.line.room_id, seated):
            newest = _Seating(head.line.room_id, seated)
            yield head, seated


def _seats(
    session: Session, heads: Sequence[PlanHead]
) -> Iterator[tuple[PlanHead, Mapping[int, int]]]:
    for first in range(0, len(heads), _AT_ONCE):
        some = heads[first : first + _AT_ONCE]
        seats = plan_heads.seats(session, [head.id for head in some])
        for head in some:
            yield head, seats.get(head.id, {})


def _heads_before(session: Session, plan: Plan, *, replaced: bool) -> tuple[PlanHead, ...]:
    heads = plan_heads.of_class(session, plan.class_id)
    held = spans(heads)
    return tuple(
        head
        for head in heads
        if head.line.purpose is Purpose.LESSON
        and ((replaced and head.id == plan.id) or _before(head, plan))
        and not held[head.id].empty
    )


def _before(head: PlanHead, plan: Plan) -> bool:
    """A plan that is not stored yet comes after all of its day."""
    if head.from_date != plan.from_date or not plan.id:
        return head.from_date <= plan.from_date
    return head.id < plan.id
