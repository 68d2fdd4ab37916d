"""The history of a class's plans: a list that loads no seats, and what can be done from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_history import PlanHead, Span, Standing, spans, standing
from seatingapp.domain.wording import counted, short_date, weekday_date
from seatingapp.services.seating import DropPlan, plan_by_id
from seatingapp.services.workspace import Done
from seatingapp.storage import lessons, plan_heads, rooms, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A plan in the history: what is known of it, when it held, its room, and who made it.

    `made_by` is empty where the name was never given.
    """

    head: PlanHead
    span: Span
    standing: Standing
    room: str
    made_by: str

    @property
    def deletable(self) -> bool:
        """Whether it may go: no lesson was taught on it."""
        return not self.head.lessons

    @property
    def words(self) -> str:
        """What the plan is called in a chooser: `Test · Lab 2 · upcoming, from Mon 30 Nov`."""
        parts = [self.head.line.label, self.room]
        if self.standing is Standing.UPCOMING:
            parts.append(f"upcoming, from {short_date(self.head.from_date)}")
        return " · ".join(parts)


def history(
    session: Session, class_id: int, day: dt.date, *, comments: bool = False
) -> tuple[HistoryEntry, ...]:
    """Return all plans of a class as seen on a day, the newest date first.

    Seats and layouts are not read. `comments` are private: they are read only if asked for.
    """
    heads = plan_heads.of_class(session, class_id, comments=comments)
    names = {room.id: room.name for room in rooms.load(session)}
    staff = settings.staff_names(session)
    held = spans(heads)
    return tuple(
        HistoryEntry(
            head,
            held[head.id],
            standing(held[head.id], day),
            names[head.line.room_id],
            staff.get(head.staff_id, "") if head.staff_id is not None else "",
        )
        for head in heads
    )


@dataclass(frozen=True, slots=True)
class DeletePlan:
    """Delete a plan on which no lesson was taught; the plan before it then holds longer."""

    plan_id: int

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return "Delete a plan"

    def perform(self, session: Session) -> Done:
        """Delete it. Raises Refusal where a lesson was taught on it."""
        plan = plan_by_id(session, self.plan_id)
        taught = lessons.with_plan(session, plan.id)
        if taught:
            raise Refusal(
                f"{counted(len(taught), 'lesson')} {'was' if len(taught) == 1 else 'were'} taught "
                "on this plan.",
                kept="It stays in the history.",
                todo="To use another one, start a new plan or restore an old one.",
            )
        what = f"Delete the plan from {weekday_date(plan.from_date)}"
        return DropPlan(plan.id, None, what).perform(session)
