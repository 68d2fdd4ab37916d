"""The plans that a class has side by side: for lessons, tests and group work, in several rooms.

Each line has one plan for a day; a new one is started from a date on, which may lie ahead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from seatingapp.arranging.orders import in_order
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.plans import Occupant, Plan, PlanLine
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.domain.seat_mapping import mapping
from seatingapp.domain.wording import counted, weekday_date
from seatingapp.services.seating import Kept, StartPlan, plan_by_id
from seatingapp.storage import plans, pupils, records, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

LONGEST_NAME = 40


class StartWith(StrEnum):
    """Who sits where at first."""

    NOBODY = "nobody"
    ALPHABETICAL = "alphabetical"
    SAME = "as another plan"


@dataclass(frozen=True, slots=True)
class Started:
    """The edit that starts a plan, and what a user should know before it is done.

    `left_over` is how many pupils of the copied plan find no seat. `same_shape` is False where the
    seats of two rooms were matched by their order only.
    """

    edit: StartPlan
    left_over: int = 0
    same_shape: bool = True

    @property
    def note(self) -> str:
        """Sentences on what could not be taken over exactly; empty where all could."""
        parts = []
        if not self.same_shape:
            parts.append(
                "The rooms have different shapes, so seats were filled in their order from the "
                "front left."
            )
        if self.left_over:
            parts.append(f"{counted(self.left_over, 'pupil')} went to the tray.")
        return " ".join(parts)


def lines_of(session: Session, class_id: int) -> tuple[PlanLine, ...]:
    """Return the lines of a class that have a plan, the newest first."""
    return plans.lines(session, class_id)


def plan_in_line(session: Session, line: PlanLine, day: dt.date) -> Plan | None:
    """Return the plan of a line that holds on a day."""
    return plans.current(session, line.class_id, line.room_id, day, line.purpose, line.name)


def room_as_it_is(session: Session, room_id: int) -> Room:
    """Return a room with its present layout. Raises Refusal where it is gone."""
    found = next((r for r in rooms.load(session) if r.id == room_id), None)
    if found is None:
        raise Refusal("That room is not in this vault any more.", kept="Nothing was changed.")
    return found


def room_changed(plan: Plan, room: Room) -> bool:
    """Whether a room is another one than the plan keeps; numbers given out since do not count."""
    return replace(plan.layout, last_id=0) != replace(room.layout, last_id=0)


def start_line(
    session: Session,
    line: PlanLine,
    from_date: dt.date,
    today: dt.date,
    start: StartWith,
    like: Plan | None = None,
) -> Started:
    """Return what starts a plan of a line in its room as it is now.

    `like` is the plan that `StartWith.SAME` takes over, from any room of the vault. Raises Refusal
    for a day that is past, an overlong name, and a room that was put away.
    """
    line = _checked(session, line, from_date, today)
    room = _room_in_use(session, line.room_id)
    if start is StartWith.SAME and like is not None:
        return _taken_over(session, line, from_date, like, room.layout)
    seated: dict[int, Occupant] = {}
    if start is StartWith.ALPHABETICAL:
        seated = _by_register(session, line, room, from_date)
    return Started(_edit(session, line, from_date, room.layout, seated, "New plan"))


def use_room_as_it_is(session: Session, plan_id: int, today: dt.date) -> Started:
    """Return what starts a plan like this one in the room as it is now, from today on.

    Pupils keep the seats that are still there; the others go to the tray. A plan that is still to
    come is followed by one of the same day.
    """
    plan = plan_by_id(session, plan_id)
    room = room_as_it_is(session, plan.room_id)
    started = _taken_over(session, plan.line, max(today, plan.from_date), plan, room.layout)
    edit = replace(started.edit, what=f"Use {room.name} as it is now")
    edit = replace(edit, plan=replace(edit.plan, comment=plan.comment))
    return replace(started, edit=edit)


def restore(session: Session, plan_id: int, today: dt.date) -> Started:
    """Return what starts a plan from today with the seats of an old one, in the old layout.

    It keeps the record of how the old one was arranged.
    """
    plan = plan_by_id(session, plan_id)
    _room_in_use(session, plan.room_id)
    seated = _of_members(session, plan.class_id, plan.seated)
    again = replace(
        plan, id=0, uid=new_uid(), from_date=today, seated=seated, staff_id=None, made_at=None
    )
    what = f"Restore the plan from {weekday_date(plan.from_date)}"
    record = records.of_plan(session, plan.id)
    kept = Kept(replace(record, anew=True) if record is not None else None)
    return Started(StartPlan(again, _previous(session, plan.line, today), what, kept=kept))


def copy_to_class(session: Session, plan_id: int, class_id: int, today: dt.date) -> Started:
    """Return what starts the same plan for another class, from today on, with empty seats.

    Comments stay behind: they may speak of pupils of the first class.
    """
    plan = plan_by_id(session, plan_id)
    _room_in_use(session, plan.room_id)
    line = replace(plan.line, class_id=class_id)
    return Started(_edit(session, line, today, plan.layout, {}, "Copy the plan to another class"))


def copy_to_room(session: Session, plan_id: int, room_id: int, today: dt.date) -> Started:
    """Return what starts the same plan in another room, from today on.

    In a room of the same shape everybody keeps their place; otherwise seats are filled in their
    order from the front left, which `Started.note` says. Raises Refusal for a room put away.
    """
    plan = plan_by_id(session, plan_id)
    line = replace(plan.line, room_id=room_id)
    started = start_line(session, line, today, today, StartWith.SAME, plan)
    return replace(started, edit=replace(started.edit, what="Copy the plan to another room"))


def _checked(session: Session, line: PlanLine, from_date: dt.date, today: dt.date) -> PlanLine:
    """The line with a tidy name; one that differs from a known one in case only is that one."""
    if from_date < today:
        raise Refusal(
            f"{weekday_date(from_date)} is past.",
            kept="No plan was started, so that old plans stay as they were.",
            todo="Choose today or a later day.",
        )
    name = tidy(line.name)
    if len(name) > LONGEST_NAME:
        raise Refusal(
            f"The name of a plan has at most {LONGEST_NAME} letters.",
            kept="No plan was started.",
            todo="Choose a shorter one.",
        )
    known = (k.name for k in plans.lines(session, line.class_id) if k.purpose is line.purpose)
    same = next((n for n in known if n.casefold() == name.casefold()), name)
    return replace(line, name=same)


def _room_in_use(session: Session, room_id: int) -> Room:
    room = room_as_it_is(session, room_id)
    if room.retired:
        raise Refusal(
            f"{room.name} was put away.",
            kept="No plan was started.",
            todo="Bring the room back on the Rooms page, or choose another one.",
        )
    return room


def _of_members(
    session: Session, class_id: int, seated: Mapping[int, Occupant]
) -> dict[int, Occupant]:
    """A new plan begins without those who have left the class."""
    members = {p.id for p in pupils.load(session, class_id=class_id)}
    return {seat: o for seat, o in seated.items() if o.pupil_id in members}


def _taken_over(
    session: Session, line: PlanLine, from_date: dt.date, like: Plan, layout: RoomLayout
) -> Started:
    """Pupils on the seats that mean theirs: in one room those of the same number."""
    if like.room_id == line.room_id:
        there = {place.seat_id for place in layout.places()}
        seats, same_shape = {s: s for s in there}, True
    else:
        lying = mapping(like.layout, layout)
        seats, same_shape = dict(lying.seats), lying.same_shape
    members = _of_members(session, line.class_id, like.seated)
    seated = {seats[s]: o for s, o in members.items() if s in seats}
    edit = _edit(session, line, from_date, layout, seated, "New plan")
    comments = {seats[s]: text for s, text in like.comments.items() if s in seats}
    edit = replace(edit, plan=replace(edit.plan, comments=comments))
    return Started(edit, len(members) - len(seated), same_shape)


def _by_register(session: Session, line: PlanLine, room: Room, day: dt.date) -> dict[int, Occupant]:
    """In alphabetical order; whoever is pinned on the plan before of this line stays."""
    ids = [p.id for p in pupils.load(session, class_id=line.class_id)]
    previous = plan_in_line(session, line, day)
    pinned: dict[int, Occupant] = {}
    if previous is not None and previous.layout == room.layout:
        pinned = {s: o for s, o in previous.seated.items() if o.pinned and o.pupil_id in ids}
    return in_order(room.layout, ids, pinned)


def _edit(
    session: Session,
    line: PlanLine,
    from_date: dt.date,
    layout: RoomLayout,
    seated: dict[int, Occupant],
    what: str,
) -> StartPlan:
    plan = Plan(
        0,
        new_uid(),
        line.class_id,
        line.room_id,
        0,  # the version is found by the layout
        from_date,
        layout,
        seated,
        line.name,
        line.purpose,
    )
    return StartPlan(plan, _previous(session, line, from_date), what)


def _previous(session: Session, line: PlanLine, day: dt.date) -> int | None:
    found = plan_in_line(session, line, day)
    return found.id if found is not None else None
