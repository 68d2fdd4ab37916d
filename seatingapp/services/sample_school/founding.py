"""Storing what the sample school is: clock, pupils, rooms, classes, timetable and plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.domain.behaviour import BehaviourType
from seatingapp.domain.calendar import Slot
from seatingapp.domain.plans import Occupant, Plan
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.rooms import Room
from seatingapp.services.sample_school.anchoring import Anchored, born, plan_date
from seatingapp.services.sample_school.data import SamplePlan, SampleSchool
from seatingapp.services.sample_school.ruling import store_rules
from seatingapp.services.school import set_up
from seatingapp.storage import calendar, classes, plans, policy, pupils, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session


_AFTERNOON = dt.time(16, 30)


@dataclass(frozen=True, slots=True)
class Founded:
    """What the pieces of the sample school are called in the vault; plans are the newest first."""

    pupils: Mapping[str, int]
    classes: Mapping[str, int]
    rooms: Mapping[str, Room]
    periods: Mapping[str, int]
    types: Mapping[str, BehaviourType]
    plans: tuple[Plan, ...]


def found(session: Session, school: SampleSchool, anchored: Anchored) -> Founded:
    """Store everything that does not happen in lessons."""
    set_up(session, school_name=school.name, teacher=school.owner, zone=school.time_zone)
    calendar.add_terms(session, anchored.terms)
    calendar.replace_closures(session, anchored.closures)
    period_ids = {
        p.name: calendar.add_period(session, p.name, p.starts, p.ends) for p in school.periods
    }
    pupil_ids = _pupils(session, school, anchored)
    for name, sample in school.rooms.items():
        rooms.add(session, name, sample.layout, code=sample.code)
    by_name = {room.name: room for room in rooms.load(session)}
    class_ids = _classes(session, school, pupil_ids)
    calendar.replace_slots(
        session,
        [
            Slot(
                class_ids[s.class_name],
                by_name[school.classes[s.class_name].room].id,
                s.weekday,
                period_ids[s.period],
                s.week,
            )
            for s in school.slots
        ],
    )
    for plan in school.plans:
        room, class_id = by_name[plan.room], class_ids[plan.class_name]
        made = _plan(school, plan, anchored, room, class_id, pupil_ids)
        plans.add(session, made, _made_at(school, made.from_date))
    began = {p.class_name: plan_date(school, p, anchored) for p in school.plans}
    store_rules(session, school, class_ids, pupil_ids, lambda name: _made_at(school, began[name]))
    types = _types(session, school)
    return Founded(pupil_ids, class_ids, by_name, period_ids, types, plans.load(session))


def _pupils(session: Session, school: SampleSchool, anchored: Anchored) -> dict[str, int]:
    return {
        p.admission: pupils.add(
            session,
            Pupil(
                0,
                "",
                p.name,
                form=p.form,
                year_group=str(p.year_group),
                house=p.house,
                upn=p.upn,
                admission_number=p.admission,
                date_of_birth=born(p, anchored),
                characteristics=dict(p.characteristics),
            ),
        )
        for p in school.pupils.values()
    }


def _classes(
    session: Session, school: SampleSchool, pupil_ids: Mapping[str, int]
) -> dict[str, int]:
    ids: dict[str, int] = {}
    for group in school.classes.values():
        ids[group.name] = classes.add(session, group.name, group.subject, str(group.year_group))
        classes.add_members(session, ids[group.name], [pupil_ids[a] for a in group.pupils])
    return ids


def _plan(
    school: SampleSchool,
    plan: SamplePlan,
    anchored: Anchored,
    room: Room,
    class_id: int,
    pupil_ids: Mapping[str, int],
) -> Plan:
    seats = [place.seat_id for place in room.layout.places()]
    seated = {
        seat: Occupant(pupil_ids[a], a in plan.pinned)
        for seat, a in zip(seats, plan.seats, strict=False)
        if a is not None
    }
    from_date = plan_date(school, plan, anchored)
    return Plan(0, "", class_id, room.id, room.version_id, from_date, room.layout, seated)


def _made_at(school: SampleSchool, from_date: dt.date) -> dt.datetime:
    """Plans of the sample were made on the afternoon before they held."""
    local = dt.datetime.combine(from_date - dt.timedelta(days=1), _AFTERNOON)
    return local.replace(tzinfo=ZoneInfo(school.time_zone)).astimezone(dt.UTC)


def _types(session: Session, school: SampleSchool) -> dict[str, BehaviourType]:
    """The vault's own types; one that is missing is added."""
    known = {t.name for t in policy.load(session)}
    missing = [t for t in school.types if t.name not in known]
    if missing:
        policy.add(session, missing)
    return {t.name: t for t in policy.load(session)}
