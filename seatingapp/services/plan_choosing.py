"""The next steps of a lesson without a plan of its own, and another plan for one lesson."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plan_choice import same_shape
from seatingapp.domain.plans import Plan
from seatingapp.domain.rooms import Room
from seatingapp.domain.today import TodaySeat, apply_today, inverse_today
from seatingapp.services.plan_resolution import Resolved, Step, StepKind, usual_plan_id
from seatingapp.services.seating import StartPlan
from seatingapp.services.today import as_own
from seatingapp.services.workspace import Done, Edit, Topic
from seatingapp.storage import classes, lesson_plans, lessons, plans

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_TOPICS = frozenset({Topic.LESSON, Topic.PLANS})
_GONE = "That plan is not in this vault any more."


@dataclass(frozen=True, slots=True)
class ChoosePlan:
    """Teach a lesson on another plan; `plan_id` None goes back to what it opens with by itself.

    `room_id` and `usual_id` are the room and the plan that it has without a choice. Seats of today
    that were meant in another room are taken back; guests stay, without one.
    """

    lesson: LessonKey
    plan_id: int | None
    what: str = "Choose another plan"
    room_id: int | None = None
    usual_id: int | None = None

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Choose it. Raises Refusal where the plan is gone or that of another class."""
        known = lesson_plans.candidates(session, self.lesson.class_id, self.lesson.date)
        rooms = {c.id: c.line.room_id for c in known}
        target = self.plan_id if self.plan_id is not None else self.usual_id
        if target is not None and target not in rooms:
            raise Refusal(_GONE, kept="The lesson stays as it is.")
        if self.plan_id is None and lessons.find(session, self.lesson) is None:
            return None
        lesson_id = lessons.ensure(session, self.lesson, self.room_id, self.usual_id)
        before, _chosen = lessons.plan_of(session, lesson_id)
        moves: tuple[TodaySeat, ...] = ()
        if self._room(rooms, target) != self._room(rooms, before):
            members = classes.members(session).get(self.lesson.class_id, frozenset())
            today = lessons.today(session, lesson_id)
            moves = tuple(TodaySeat(p, back=p in members) for p in today)
        exactly = _TaughtOn(self.lesson, target, self.plan_id is not None, moves, self.what)
        return exactly.perform(session)

    def _room(self, rooms: Mapping[int, int], plan_id: int | None) -> int | None:
        """The room of a plan; that of the lesson where there is none."""
        return self.room_id if plan_id is None else rooms.get(plan_id, self.room_id)


@dataclass(frozen=True, slots=True)
class _TaughtOn:
    """Say exactly on which plan a lesson is taught and what is different in it."""

    lesson: LessonKey
    plan_id: int | None
    chosen: bool
    moves: tuple[TodaySeat, ...]
    what: str

    @property
    def label(self) -> str:
        """Its name in the undo list."""
        return self.what

    def perform(self, session: Session) -> Done | None:
        """Store it."""
        lesson_id = lessons.ensure(session, self.lesson)
        was = lessons.plan_of(session, lesson_id)
        today = lessons.today(session, lesson_id)
        if was == (self.plan_id, self.chosen) and apply_today(today, self.moves) == today:
            return None
        lessons.choose_plan(session, lesson_id, self.plan_id, chosen=self.chosen)
        lessons.set_today(session, lesson_id, self.moves)
        back = _TaughtOn(self.lesson, *was, inverse_today(today, self.moves), self.what)
        return Done(back, _TOPICS, self.what)


def edit_of(
    session: Session, key: LessonKey, room_id: int | None, resolved: Resolved, step: Step
) -> Edit | None:
    """Return the edit that a next step stands for; None for one that only opens another page.

    `room_id` is the room of the lesson by the timetable. Raises Refusal where its plan is gone.
    """
    if step.kind in (StepKind.USE_PLAN, StepKind.USUAL):
        return choice_of(session, key, room_id, step.plan_id, step.text)
    if step.kind is StepKind.MAKE_MINE and resolved.plan is not None:
        mine = as_own(resolved.plan, key.date)
        return StartPlan(mine, resolved.plan.id, step.text)
    if step.kind is StepKind.USE_OTHER and resolved.room is not None:
        return _copy_of(session, key, resolved.room, step)
    return None


def choice_of(
    session: Session,
    key: LessonKey,
    room_id: int | None,
    plan_id: int | None,
    what: str = "Choose another plan",
) -> ChoosePlan:
    """Return the edit that teaches a lesson on a plan, or on its usual one (None)."""
    return ChoosePlan(key, plan_id, what, room_id, usual_plan_id(session, key, room_id))


def _copy_of(session: Session, key: LessonKey, room: Room, step: Step) -> Edit:
    """The plan of another room, seat by seat in this one."""
    found = plans.load(session, plan_id=step.plan_id) if step.plan_id is not None else ()
    pairs = same_shape(found[0].layout, room.layout) if found else None
    if not found or pairs is None:
        raise Refusal(_GONE, kept="Nothing was changed.")
    plan: Plan = replace(
        as_own(found[0], key.date),
        room_id=room.id,
        room_version_id=room.version_id,
        layout=room.layout,
        name="",
        seated={pairs[seat]: o for seat, o in found[0].seated.items() if seat in pairs},
        comments={pairs[seat]: t for seat, t in found[0].comments.items() if seat in pairs},
    )
    return StartPlan(plan, None, step.text)
