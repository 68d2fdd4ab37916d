"""A small school for lessons: a class in Lab 1, three rooms, a colleague, Monday's timetable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import insert

from seatingapp.domain.calendar import LessonKey, Slot, Term
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import Occupant, Plan, Purpose
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.services.lessons import LessonChoice, LessonRecord, LessonSetting, Timing, record
from seatingapp.services.lessons import setting as lesson_setting
from seatingapp.services.plan_choosing import choice_of, edit_of
from seatingapp.services.plan_resolution import Resolved, Step, StepKind
from seatingapp.services.rooms import all_rooms
from seatingapp.services.workspace import Done, Workspace
from seatingapp.storage import calendar, classes, plans, pupils, rooms
from seatingapp.storage.schema import staff

MONDAY = dt.date(2025, 11, 24)
LAST_WEEK = MONDAY - dt.timedelta(days=7)
NAMES = ("Ann Able", "Ben Bold", "Cay Cole", "Dan Dean", "Eve East", "Flo Ford")


@dataclass
class LessonSchool:
    """What a test asks of it; `pupils` are the six of class 9A, `other` is one of 9B."""

    workspace: Workspace
    class_id: int
    pupils: tuple[int, ...]
    other: int
    lab: int
    twin: int  # a room of the same shape
    hall: int  # another shape
    field: int  # without a seat
    colleague: int

    @property
    def key(self) -> LessonKey:
        """Monday's first lesson."""
        return LessonKey(self.class_id, MONDAY, 1)

    def room(self, room_id: int) -> Room:
        return next(r for r in self.workspace.read(all_rooms) if r.id == room_id)

    def add_plan(
        self,
        room_id: int,
        *,
        on: dt.date = LAST_WEEK,
        by: int | None = None,
        purpose: Purpose = Purpose.LESSON,
        name: str = "",
        seated: Iterable[tuple[int, int]] | None = None,
        layout: RoomLayout | None = None,
    ) -> int:
        """Store a plan; the class sits in order from seat 1 unless `seated` says otherwise."""
        room = self.room(room_id)
        seats = (p.seat_id for p in room.layout.places())
        pairs = seated if seated is not None else zip(seats, self.pupils, strict=False)
        plan = Plan(
            0, new_uid(), self.class_id, room_id, room.version_id, on, layout or room.layout
        )
        plan = replace(
            plan,
            seated={seat: Occupant(pupil) for seat, pupil in pairs},
            purpose=purpose,
            name=name,
            staff_id=by,
        )
        with self.workspace.vault.write() as session:
            return plans.add(session, plan, self.workspace.clock())

    def setting(self, room_id: int | None = None, key: LessonKey | None = None) -> LessonSetting:
        """The lesson as it opens; in its room by the timetable, or in another or none."""
        timing = Timing.NOW if room_id is not None else Timing.UNTIMED
        choice = LessonChoice(key or self.key, room_id, timing)
        return self.workspace.read(lambda s: lesson_setting(s, choice))

    def resolved(self, room_id: int | None = None) -> Resolved:
        return self.setting(room_id).resolved

    def record(self) -> LessonRecord:
        return self.workspace.read(lambda s: record(s, self.key))

    def take(self, step: Step, room_id: int | None) -> Done | None:
        """Take a next step as the page does; None where it only opens another page."""
        found = self.resolved(room_id)
        edit = self.workspace.read(lambda s: edit_of(s, self.key, room_id, found, step))
        return self.workspace.perform(edit) if edit is not None else None

    def choose(self, plan_id: int | None, room_id: int | None) -> Done | None:
        edit = self.workspace.read(lambda s: choice_of(s, self.key, room_id, plan_id))
        return self.workspace.perform(edit)


def step_of(resolved: Resolved, kind: StepKind) -> Step:
    """The step of a kind, which must be offered."""
    return next(s for s in resolved.steps if s.kind is kind)


def found_school(workspace: Workspace) -> LessonSchool:
    """Fill an empty vault."""
    with workspace.vault.write() as session:
        class_id = classes.add(session, "9A/Sc1")
        ids = [pupils.add(session, Pupil(0, "", _person(name), form="9A")) for name in NAMES]
        classes.add_members(session, class_id, ids)
        elsewhere = classes.add(session, "9B/Sc2")
        other = pupils.add(session, Pupil(0, "", PersonName("Ann", "Abbot"), form="9B"))
        classes.add_members(session, elsewhere, [other])
        doubles = from_template(Template.ROWS_OF_DOUBLES, 3, 2)
        lab = rooms.add(session, "Lab 1", doubles)
        twin = rooms.add(session, "Lab 2", doubles)
        hall = rooms.add(session, "Hall", from_template(Template.ROWS_OF_SINGLES, 5, 5))
        field = rooms.add(session, "Field", RoomLayout(5000, 5000))
        values = {"uid": new_uid(), "name": "B. Jones", "is_owner": False}
        colleague = int(
            session.execute(insert(staff).values(values).returning(staff.c.id)).scalar_one()
        )
        calendar.add_terms(session, [Term("HT2", dt.date(2025, 11, 3), dt.date(2025, 12, 19))])
        calendar.add_period(session, "P1", dt.time(11, 30), dt.time(12, 30))
        calendar.replace_slots(session, [Slot(class_id, lab, 0, 1)])
    return LessonSchool(workspace, class_id, tuple(ids), other, lab, twin, hall, field, colleague)


def _person(name: str) -> PersonName:
    forename, surname = name.split()
    return PersonName(forename, surname)
