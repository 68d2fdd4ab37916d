"""Today's changes of a lesson: who sits elsewhere, and who is a guest.

They belong to the lesson and leave the plan as it is, until `KeepToday` makes them a change of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import PersonName, shown_names
from seatingapp.domain.plans import Plan, refill
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.today import TodaySeat, apply_today, inverse_today, kept
from seatingapp.services import classes
from seatingapp.services.classes import ClassCard, card
from seatingapp.services.school_settings import card_options
from seatingapp.services.seating import ChangeSeats, StartPlan
from seatingapp.services.together import Together
from seatingapp.services.workspace import Done, Edit, Topic
from seatingapp.storage import classes as stored_classes
from seatingapp.storage import lessons, plans, pupils, rooms, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_LESSON = frozenset({Topic.LESSON})
_GONE = "That plan is not in this vault any more."


@dataclass(frozen=True, slots=True)
class SeatToday:
    """Change where pupils sit in one lesson; `what` is how the user calls it.

    `room_id` and `plan_id` are what the lesson is stored with where nothing happened in it yet.
    """

    lesson: LessonKey
    changes: tuple[TodaySeat, ...]
    what: str
    room_id: int | None = None
    plan_id: int | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Store what differs. Raises Refusal where a pupil is gone or a seat is given twice."""
        known = lessons.find(session, self.lesson)
        before = lessons.today(session, known) if known is not None else {}
        after = apply_today(before, self.changes)
        if after == before:
            return None
        self._check(session, after)
        lesson_id = lessons.ensure(session, self.lesson, self.room_id, self.plan_id)
        lessons.set_today(session, lesson_id, self.changes)
        back = replace(self, changes=inverse_today(before, self.changes))
        return Done(back, _LESSON, self.what)

    def _check(self, session: Session, after: Mapping[int, int | None]) -> None:
        seats = [seat for seat in after.values() if seat is not None]
        if len(set(seats)) != len(seats):
            raise Refusal("Two pupils cannot have one seat.", kept="Nobody was moved.")
        ids = {c.pupil_id for c in self.changes if not c.back}
        if len(pupils.load(session, ids=ids)) != len(ids):
            raise Refusal("That pupil is not in this vault any more.", kept="Nobody was moved.")


@dataclass(frozen=True, slots=True)
class KeepToday:
    """Make today's changes of a lesson a change of its plan from that day on; guests stay guests.

    A plan of a colleague is left alone: this teacher's own begins. Without a plan one begins in
    the room `room_id`.
    """

    lesson: LessonKey
    plan_id: int | None
    room_id: int
    what: str = "Keep as the plan from today"

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Change the plan and take the changes back. Raises Refusal where plan or room is gone."""
        lesson_id = lessons.find(session, self.lesson)
        today = lessons.today(session, lesson_id) if lesson_id is not None else {}
        known = stored_classes.members(session).get(self.lesson.class_id, frozenset())
        moved = tuple(TodaySeat(p, back=True) for p in today if p in known)
        if not moved:
            return None
        steps: tuple[Edit, ...] = (
            self._change(session, today, known),
            SeatToday(self.lesson, moved, self.what),
        )
        return Together(steps, self.what).perform(session)

    def _change(
        self, session: Session, today: Mapping[int, int | None], known: Collection[int]
    ) -> Edit:
        plan = self._plan(session)
        places = {place.seat_id for place in plan.layout.places()}
        seated = kept(plan.seated, today, places, known)
        on = self.lesson.date
        if plan.id and plan.staff_id == settings.owner(session)[0]:
            return ChangeSeats(plan.id, refill(plan, seated), on, self.what)
        own = as_own(plan, on)
        return StartPlan(replace(own, seated=seated), plan.id or None, self.what)

    def _plan(self, session: Session) -> Plan:
        """The plan, or an empty one in the room as it is now, which is not stored yet."""
        if self.plan_id is not None:
            found = plans.load(session, plan_id=self.plan_id)
            if not found:
                raise Refusal(_GONE, kept="Nothing was changed.")
            return found[0]
        room = next((r for r in rooms.load(session) if r.id == self.room_id), None)
        if room is None:
            raise Refusal("That room is not in this vault any more.", kept="Nothing was changed.")
        day = self.lesson.date
        return Plan(0, "", self.lesson.class_id, room.id, room.version_id, day, room.layout)


def as_own(plan: Plan, day: dt.date) -> Plan:
    """Return the same plan as one of this teacher's own from a day on, not stored yet."""
    return replace(plan, id=0, uid=new_uid(), from_date=day, staff_id=None, made_at=None)


@dataclass(frozen=True, slots=True)
class OtherPupil:
    """A pupil of another class who could be a guest; `detail` says from where."""

    pupil_id: int
    person: PersonName
    name: str
    detail: str


def other_pupils(session: Session, class_id: int) -> tuple[OtherPupil, ...]:
    """Return everybody in the vault who is not in a class, in the order of the register."""
    members = stored_classes.members(session).get(class_id, frozenset())
    known = classes.class_names_by_pupil(session)
    return tuple(
        OtherPupil(p.id, p.name, p.name.full, _from_where(p.form, known.get(p.id, ())))
        for p in pupils.load(session)
        if p.id not in members
    )


def _from_where(form: str, in_classes: tuple[str, ...]) -> str:
    """Form and classes: two pupils of one name may well share a class."""
    return " · ".join(
        part for part in (form, ", ".join(c for c in in_classes if c != form)) if part
    )


def guest_cards(
    session: Session,
    pupil_ids: Collection[int],
    in_use: frozenset[Characteristic],
    members: Sequence[ClassCard],
) -> tuple[ClassCard, ...]:
    """Return the cards of guests in the order of the register, with names unlike the members'."""
    if not pupil_ids:
        return ()
    guests = pupils.load(session, ids=pupil_ids, kinds=in_use)
    options = card_options(session)
    called = {c.pupil_id: c.person for c in members} | {p.id: p.name for p in guests}
    forms = {c.pupil_id: c.form for c in members} | {p.id: p.form for p in guests}
    shown = shown_names(called, forms, options.name_form)
    pictured = pupils.with_photo(session, [p.id for p in guests])
    return tuple(card(p, shown[p.id], in_use, options, p.id in pictured) for p in guests)
