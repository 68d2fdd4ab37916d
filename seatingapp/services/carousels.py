"""Carousels: groups of a class roll through tables or rooms, on plans made at one stroke."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seatingapp.arranging.carousels import seat_groups
from seatingapp.domain.calendar import slots_on, term_of
from seatingapp.domain.carousels import (
    Group,
    Rhythm,
    Rotation,
    Station,
    StationWay,
    as_they_sit,
    in_chunks,
    rotation,
    stations_in,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.rooms import Room
from seatingapp.domain.wording import counted, long_date, weekday_date
from seatingapp.services.exams import plan_name
from seatingapp.services.school import School, school
from seatingapp.services.workspace import Done, Topic, now_in
from seatingapp.storage import lessons, plans, pupils, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

USUAL_NAME = "Carousel"
_TOPICS = frozenset({Topic.PLANS})
_LOOKED_AHEAD = 366  # days


@dataclass(frozen=True, slots=True)
class StartCarousel:
    """Start all plans of a carousel at once; `taught` are lessons by the place of their plan."""

    plans: tuple[Plan, ...]
    name: str
    taught: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Plan the carousel {self.name}"

    def perform(self, session: Session) -> Done:
        """Store the plans."""
        now = now_in(session)
        ids = tuple(plans.add(session, plan, now) for plan in self.plans)
        for at, lesson_ids in self.taught.items():
            lessons.set_plan(session, lesson_ids, ids[at])
        dates = counted(len({plan.from_date for plan in self.plans}), "date")
        said = f"{self.name}: {counted(len(ids), 'plan')} for {dates} made and saved."
        return Done(DropCarousel(ids, self.name), _TOPICS, said, plan_id=ids[0])


@dataclass(frozen=True, slots=True)
class DropCarousel:
    """Take back the plans of a carousel."""

    plan_ids: tuple[int, ...]
    name: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return f"Plan the carousel {self.name}"

    def perform(self, session: Session) -> Done:
        """Remove the plans; lessons taught on them have no plan then."""
        kept: list[Plan] = []
        taught: dict[int, tuple[int, ...]] = {}
        for at, plan_id in enumerate(self.plan_ids):
            found = plans.load(session, plan_id=plan_id)
            if not found:
                raise Refusal(
                    "A plan of this carousel is not in this vault any more.",
                    kept="The others stay as they are.",
                )
            kept.append(found[0])
            if on_it := lessons.with_plan(session, plan_id):
                taught[at] = on_it
                lessons.set_plan(session, on_it, None)
            plans.remove(session, plan_id)
        return Done(StartCarousel(tuple(kept), self.name, taught), _TOPICS)


@dataclass(frozen=True, slots=True)
class Carousel:
    """A carousel that can be looked at before it is applied by `edit`."""

    name: str
    rotation: Rotation
    edit: StartCarousel


def groups_by_alphabet(session: Session, class_id: int, count: int) -> tuple[Group, ...]:
    """Divide a class, in the order of the register, into groups of nearly one size."""
    return in_chunks([p.id for p in pupils.load(session, class_id=class_id)], count)


def groups_by_table(
    session: Session, class_id: int, day: dt.date, room_id: int | None = None
) -> tuple[Group, ...]:
    """Divide a class as it sits by table on the plan that holds on a day.

    Raises Refusal where nobody sits anywhere.
    """
    plan = plans.current(session, class_id, room_id, day)
    ids = [p.id for p in pupils.load(session, class_id=class_id)]
    found: tuple[Group, ...] = ()
    if plan is not None:
        found = as_they_sit(plan.layout, {s: o.pupil_id for s, o in plan.seated.items()}, ids)
    if not found:
        raise Refusal(
            "Nobody sits at a table yet.",
            kept="Nothing was changed.",
            todo="Seat the class first, or make groups in alphabetical order.",
        )
    return found


def stations_of(listed: Sequence[Room], way: StationWay) -> tuple[Station, ...]:
    """Return the tables, zones or rooms to go through. Raises Refusal where there are none.

    Where stations of two rooms have one name, the room is said too.
    """
    found = [station for room in listed for station in stations_in(room, way)]
    if not found:
        raise Refusal(
            f"There are no {way} to go through.",
            kept="Nothing was changed.",
            todo="Draw zones on the Rooms page, or use tables or rooms."
            if way is StationWay.ZONES
            else "Choose a room with seats.",
        )
    if len(listed) > 1 and way is not StationWay.ROOMS:
        names = {room.id: room.name for room in listed}
        return tuple(Station(f"{names[s.room_id]}, {s.name}", s.room_id, s.seat_ids) for s in found)
    return tuple(found)


def carousel_dates(
    session: Session, class_id: int, rhythm: Rhythm, first: dt.date, count: int
) -> tuple[dt.date, ...]:
    """Return up to `count` dates from `first` on: lessons of the class, school days, or weeks.

    Days outside the terms and closed ones are passed over where terms are known; weekends only in a
    weekly rhythm.
    """
    info = school(session)
    step = 7 if rhythm is Rhythm.WEEKS else 1
    days = (first + dt.timedelta(days=n) for n in range(0, _LOOKED_AHEAD, step))
    return tuple(d for d in days if _fits(info, class_id, rhythm, d))[:count]


def _fits(info: School, class_id: int, rhythm: Rhythm, day: dt.date) -> bool:
    if rhythm is Rhythm.LESSONS:
        return any(s.class_id == class_id for s in slots_on(day, info.slots, info.calendar))
    if info.terms and (term_of(day, info.terms) is None or info.calendar.closure_on(day)):
        return False
    return rhythm is Rhythm.WEEKS or day.weekday() in info.calendar.week.days


def carousel(
    session: Session,
    line: PlanLine,
    groups: Sequence[Group],
    stations: Sequence[Station],
    dates: Sequence[dt.date],
    today: dt.date,
) -> Carousel:
    """Return a carousel with the plans that it would make, a plan for each room and date.

    `line` gives class and name; its room does not matter. Raises Refusal for what makes no
    carousel, dates that are past, and a name that a carousel has on one of these dates.
    """
    found = rotation(groups, stations, dates)
    if found.dates[0] < today:
        raise Refusal(
            f"{weekday_date(found.dates[0])} is past.",
            kept="Nothing was changed.",
            todo="Begin today or on a later day.",
        )
    name = plan_name(session, line, Purpose.CAROUSEL, "A carousel")
    made = {room.id: room for room in rooms.load(session)}
    planned = tuple(
        Plan(
            0,
            new_uid(),
            line.class_id,
            room_id,
            made[room_id].version_id,
            date,
            made[room_id].layout,
            seated,
            name,
            Purpose.CAROUSEL,
        )
        for at, date in enumerate(found.dates)
        for room_id, seated in sorted(seat_groups(found, at).items())
    )
    _refuse_known(session, planned)
    return Carousel(name, found, StartCarousel(planned, name))


def _refuse_known(session: Session, planned: Sequence[Plan]) -> None:
    """Two plans of one carousel on one day would hide each other."""
    dates = {plan.from_date for plan in planned}
    for plan in plans.load(session, class_id=planned[0].class_id):
        same = plan.purpose is Purpose.CAROUSEL and plan.name == planned[0].name
        if same and plan.from_date in dates:
            raise Refusal(
                f"{plan.name} is planned for {long_date(plan.from_date)} already.",
                kept="Nothing was changed.",
                todo="Choose another name or other dates, or undo that one first.",
            )
