"""The plan that a lesson opens with: which of five cases it is, in words, and what can follow.

The first that exists: the plan that the teacher chose for this lesson; this teacher's own plan of
the class in the room; a colleague's; the room's tables with the class unseated; a plain grid. All
wording is here, for the window and the command line alike.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.plan_choice import (
    Candidate,
    each_line,
    meant_for,
    newest_of,
    same_shape,
    usual,
)
from seatingapp.domain.plans import PURPOSE_LABELS, Plan, PlanLine, Purpose
from seatingapp.domain.pupils import SchoolClass
from seatingapp.domain.room_templates import MOST, Template, from_template
from seatingapp.domain.rooms import Room, RoomLayout
from seatingapp.domain.wording import day_and_month
from seatingapp.storage import lesson_plans, lessons, plans, settings

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

_GRID_COLUMNS = 6
_MOST_COMPARED = 5  # plans in other rooms whose shape is looked at


class Case(StrEnum):
    """Why a lesson opens with what it opens with."""

    CHOSEN = "chosen"
    OWN = "own"
    COLLEAGUE = "colleague"
    ROOM = "room"
    GRID = "grid"


class StepKind(StrEnum):
    """What a next step does."""

    MAKE_MINE = "make-mine"  # an edit: see `lesson_steps`
    USE_OTHER = "use-other"  # an edit: the plan of another room of the same shape
    USE_PLAN = "use-plan"  # an edit: another plan for this lesson
    USUAL = "usual"  # an edit: what the lesson would open with by itself
    SEAT_CLASS = "seat-class"  # go to Seating, on this class and room
    MAKE_PLAN = "make-plan"  # go to Seating, on this class
    IMPORT = "import"  # go to the import of class lists


@dataclass(frozen=True, slots=True)
class Step:
    """A next step and the words of its button; `plan_id` is the plan that it is about."""

    kind: StepKind
    text: str
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan for a test, an exam or the like that begins today, and the step that uses it."""

    sentence: str
    step: Step


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan that can be had for this lesson; `plan_id` None is the usual one."""

    plan_id: int | None
    text: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a lesson opens with. Without a plan `layout` is the room's, or a plain grid.

    `sentence` says which case applies, `short` the same for a subtitle; `steps` has the best next
    step last. `label` is what the plan is called, `choices` are the plans to choose from.
    """

    case: Case
    plan: Plan | None
    layout: RoomLayout
    room: Room | None
    sentence: str
    steps: tuple[Step, ...]
    short: str = ""
    label: str = PURPOSE_LABELS[Purpose.LESSON]
    offer: Offer | None = None
    choices: tuple[PlanChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, with everything that the answer is made from."""

    session: Session
    key: LessonKey
    school_class: SchoolClass
    size: int
    room: Room | None  # by the timetable
    rooms: Sequence[Room]
    known: tuple[Candidate, ...]


def resolve(
    session: Session,
    key: LessonKey,
    school_class: SchoolClass,
    size: int,
    room_id: int | None,
    rooms: Sequence[Room],
) -> Resolved:
    """Return what a lesson opens with; `room_id` is its room by the timetable, if it has one.

    `size` is how many pupils the class has and `rooms` all rooms, which the caller has read.
    """
    room = next((r for r in rooms if r.id == room_id), None)
    known = lesson_plans.candidates(session, key.class_id, key.date)
    asked = _Asked(session, key, school_class, size, room, rooms, known)
    by_itself = usual(known, room.id if room else None)
    chosen = _chosen(asked)
    found = None
    if chosen is not None:
        found = _on_chosen(asked, chosen)
    elif by_itself is not None:
        found = _on_usual(asked, by_itself)
    if found is None:
        found = _without_plan(asked)
    elif not found.layout.capacity:
        where = found.room.name if found.room is not None else "The room of the plan"
        found = _grid(asked, f"{where} has no seats. Showing a plain grid.")
    if not size:
        found = replace(found, sentence="Nobody is in this class yet.", steps=(_IMPORT,))
    return replace(
        found,
        offer=_offer(asked, found),
        choices=_choices(asked, by_itself, found.plan if chosen is not None else None),
    )


_IMPORT = Step(StepKind.IMPORT, "Import a class list")
_MAKE_PLAN = Step(StepKind.MAKE_PLAN, "Make a plan")


def usual_plan_id(session: Session, key: LessonKey, room_id: int | None) -> int | None:
    """Return the plan that a lesson would open with if the teacher had chosen none."""
    found = usual(lesson_plans.candidates(session, key.class_id, key.date), room_id)
    return found.id if found is not None else None


def _chosen(asked: _Asked) -> Candidate | None:
    """The plan that holds in the line that the teacher chose: it may have been changed since."""
    plan_id = lessons.chosen_plan(asked.session, asked.key)
    chosen = next((c for c in asked.known if c.id == plan_id), None)
    return newest_of(asked.known, chosen.line) if chosen is not None else None


def _on_chosen(asked: _Asked, candidate: Candidate) -> Resolved:
    plan = _loaded(asked, candidate)
    words = f"{_called(asked, candidate.line)} from {day_and_month(plan.from_date)}"
    back = Step(StepKind.USUAL, "Use the usual plan")
    return Resolved(
        Case.CHOSEN,
        plan,
        plan.layout,
        _room(asked, plan.room_id),
        f"{words}, chosen for this lesson.",
        (back,),
        f"{words[:1].lower()}{words[1:]}, chosen",
        candidate.line.label,
    )


def _on_usual(asked: _Asked, candidate: Candidate) -> Resolved:
    plan = _loaded(asked, candidate)
    room = _room(asked, plan.room_id)
    since = day_and_month(plan.from_date)
    steps: tuple[Step, ...] = ()
    if candidate.own:
        changed = room is not None and room.layout != plan.layout
        note = " The room was changed since; the plan keeps its tables." if changed else ""
        sentence, short = f"Your plan from {since}.{note}", f"your plan from {since}"
        case = Case.OWN
    else:
        by = settings.staff_names(asked.session).get(plan.staff_id or 0) or "a colleague"
        where = f" in {room.name}" if room is not None else ""
        short = f"plan of {by} from {since}"
        sentence = (
            f"The plan of {by} from {since}. You have none of {asked.school_class.name}{where} yet."
        )
        case, steps = Case.COLLEAGUE, (Step(StepKind.MAKE_MINE, "Make it mine", plan.id),)
    return Resolved(case, plan, plan.layout, room, sentence, steps, short, candidate.line.label)


def _without_plan(asked: _Asked) -> Resolved:
    room, name = asked.room, asked.school_class.name
    if room is None:
        sentence = "No plan for this class yet. Showing a plain grid."
        return _grid(asked, sentence)
    if not room.layout.capacity:
        return _grid(asked, f"{room.name} has no seats. Showing a plain grid.")
    sentence = f"No plan of {name} in {room.name} yet: the room's tables, nobody seated."
    steps: tuple[Step, ...] = (Step(StepKind.SEAT_CLASS, "Seat the class"),)
    if room.retired:
        sentence = f"{room.name} is not in use any more, and has no plan of {name}."
        steps = (_MAKE_PLAN,)
    other = _of_same_shape(asked, room)
    if other is not None:
        there = _room(asked, other.room_id)
        text = f"Use the plan of {there.name}" if there else "Use the plan of another room"
        steps = (*steps, Step(StepKind.USE_OTHER, text, other.id))
    return Resolved(Case.ROOM, None, room.layout, room, sentence, steps, "no plan in this room yet")


def _grid(asked: _Asked, sentence: str) -> Resolved:
    rows = min(max(1, math.ceil(asked.size / _GRID_COLUMNS)), MOST)
    layout = from_template(Template.ROWS_OF_SINGLES, rows, _GRID_COLUMNS)
    return Resolved(
        Case.GRID, None, layout, asked.room, sentence, (_MAKE_PLAN,), "no plan yet: a plain grid"
    )


def _of_same_shape(asked: _Asked, room: Room) -> Plan | None:
    """The plan of this class in another room of the same shape; the teacher's own come first."""
    others = [
        c
        for c in each_line(asked.known)
        if c.line.purpose is Purpose.LESSON and c.line.room_id != room.id
    ]
    others.sort(key=lambda c: (not c.own, bool(c.line.name)))
    for candidate in others[:_MOST_COMPARED]:
        plan = _loaded(asked, candidate)
        if same_shape(plan.layout, room.layout) is not None:
            return plan
    return None


def _offer(asked: _Asked, found: Resolved) -> Offer | None:
    """A plan dated for exactly this day, unless one was chosen already."""
    candidate = meant_for(asked.known, asked.key.date)
    if candidate is None or found.case is Case.CHOSEN or not asked.size:
        return None
    return Offer(
        f"{_called(asked, candidate.line)} begins today.",
        Step(StepKind.USE_PLAN, "Use it", candidate.id),
    )


def _choices(
    asked: _Asked, by_itself: Candidate | None, chosen: Plan | None
) -> tuple[PlanChoice, ...]:
    """The usual plan, then the one that holds of every other line; empty without another one."""
    others = [c for c in each_line(asked.known) if by_itself is None or c.line != by_itself.line]
    if not others and chosen is None:
        return ()
    first = PlanChoice(None, _choice_words(asked, by_itself), chosen is None)
    if chosen is not None and by_itself is not None and chosen.line == by_itself.line:
        first = replace(first, is_open=True)
    return (
        first,
        *(
            PlanChoice(c.id, _choice_words(asked, c), chosen is not None and c.line == chosen.line)
            for c in others
        ),
    )


def _choice_words(asked: _Asked, candidate: Candidate | None) -> str:
    if candidate is None:
        return "No plan"
    room = _room(asked, candidate.line.room_id)
    parts = (candidate.line.label, room.name if room else "", day_and_month(candidate.from_date))
    return " · ".join(part for part in parts if part)


def _called(asked: _Asked, line: PlanLine) -> str:
    """What a plan is called in a sentence, with its room where that is not this lesson's."""
    if line.name:
        words = f"The plan {line.name}"
    elif line.purpose is Purpose.LESSON:
        words = "Plan"
    else:
        words = f"{line.label} plan"
    room = _room(asked, line.room_id)
    elsewhere = room is not None and asked.room is not None and room.id != asked.room.id
    return f"{words} in {room.name}" if room is not None and elsewhere else words


def _loaded(asked: _Asked, candidate: Candidate) -> Plan:
    return plans.load(asked.session, plan_id=candidate.id)[0]


def _room(asked: _Asked, room_id: int) -> Room | None:
    return next((r for r in asked.rooms if r.id == room_id), None)
