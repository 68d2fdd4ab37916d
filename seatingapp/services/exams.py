"""Exams: a class seated as candidates, in a plan of its own that never replaces a lesson's.

Reading and seating are two steps, for seating a whole hall takes a moment: `exam_setting` reads
values, `seat_exam` may run anywhere, and `exam_edit` makes the plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.arranging.exams import seat_candidates
from seatingapp.domain.errors import Refusal
from seatingapp.domain.exams import (
    ExamOrder,
    ExamRules,
    closest,
    in_exam_order,
    shared_numbers,
)
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import tidy
from seatingapp.domain.plans import Occupant, Plan, PlanLine, Purpose, refill
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.register import MarkKind
from seatingapp.domain.rooms import Room
from seatingapp.domain.wording import counted, weekday_date
from seatingapp.services.seating import ChangeSeats, StartPlan
from seatingapp.services.workspace import Edit
from seatingapp.storage import lessons, plans, pupils, rooms

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

USUAL_NAME = "Exam"
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class ExamSetting:
    """Who sits an exam, where and when; `same_day` is the plan of that exam on that day already.

    `previous_id` names the plan of the same exam that holds until then.
    """

    line: PlanLine
    on: dt.date
    room: Room
    candidates: tuple[Pupil, ...]
    same_day: Plan | None = None
    previous_id: int | None = None


@dataclass(frozen=True, slots=True)
class ExamSeating:
    """Who sits where, and what should be known about it.

    `closest` is how far apart (cm) the two nearest candidates are. `without_number` are those who
    came last for want of a number, where numbers were the order; `shared` are numbers that more
    than one candidate has.
    """

    seated: Mapping[int, Occupant]
    closest: float | None
    without_number: tuple[Pupil, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """How it came out, in a sentence or several; names nobody."""
        parts = [f"{counted(len(self.seated), 'candidate')} seated"]
        if self.closest is not None:
            parts = [f"{parts[0]}, the nearest two {metres(self.closest)} apart"]
        if self.without_number:
            missing = counted(len(self.without_number), "candidate has", "candidates have")
            come = "comes" if len(self.without_number) == 1 else "come"
            parts.append(f"{missing} no candidate number and {come} last")
        if self.shared:
            parts.append(f"More than one candidate has the number {', '.join(self.shared)}")
        return ". ".join(parts) + "."


def metres(centimetres: float) -> str:
    """A distance such as `1.25 m`, never more than it is."""
    return f"{int(centimetres + 0.01) / 100:.2f} m"


def exam_setting(session: Session, line: PlanLine, on: dt.date, today: dt.date) -> ExamSetting:
    """Return what an exam needs to be seated.

    Raises Refusal for a day that is past, a name that is empty or overlong, and a room that is
    gone or was put away.
    """
    if on < today:
        raise Refusal(
            f"{weekday_date(on)} is past.",
            kept="Nothing was changed.",
            todo="Choose today or a later day.",
        )
    room = next((r for r in rooms.load(session) if r.id == line.room_id), None)
    if room is None:
        raise Refusal("That room is not in this vault any more.", kept="Nothing was changed.")
    if room.retired:
        raise Refusal(
            f"{room.name} was put away.",
            kept="Nothing was changed.",
            todo="Bring it back on the Rooms page, or choose another one.",
        )
    line = PlanLine(
        line.class_id, room.id, Purpose.EXAM, plan_name(session, line, Purpose.EXAM, "An exam")
    )
    previous = plans.current(session, line.class_id, room.id, on, line.purpose, line.name)
    today_already = previous is not None and previous.from_date == on
    return ExamSetting(
        line,
        on,
        room,
        pupils.load(session, class_id=line.class_id),
        previous if today_already else None,
        previous.id if previous else None,
    )


def plan_name(session: Session, line: PlanLine, purpose: Purpose, what: str) -> str:
    """Return a tidy name, as a plan of that name spells it already. Raises Refusal."""
    name = tidy(line.name)
    if not name or len(name) > LONGEST_NAME:
        raise Refusal(
            f"{what} needs a name of 1 to {LONGEST_NAME} letters.",
            kept="Nothing was changed.",
            todo="Such as Mock 1.",
        )
    known = [k.name for k in plans.lines(session, line.class_id) if k.purpose is purpose]
    return next((n for n in known if n.casefold() == name.casefold()), name)


def seat_exam(setting: ExamSetting, rules: ExamRules) -> ExamSeating:
    """Seat the candidates; touches nothing. Raises Refusal where they do not all fit."""
    layout = setting.room.layout
    order = in_exam_order(setting.candidates, rules.order)
    seated = seat_candidates(layout, [p.id for p in order], rules)
    by_number = rules.order is ExamOrder.CANDIDATE_NUMBER
    return ExamSeating(
        seated,
        closest(layout, seated),
        tuple(p for p in order if by_number and not p.candidate_number.strip()),
        shared_numbers(order) if by_number else (),
    )


def exam_edit(setting: ExamSetting, seating: ExamSeating) -> Edit | None:
    """Return the edit that makes the plan of an exam, or changes the one of that day.

    None where everybody sits so in that one already.
    """
    what = f"Seat {setting.line.name}"
    there = setting.same_day
    if there is not None and there.layout == setting.room.layout:
        changes = refill(there, seating.seated)
        return ChangeSeats(there.id, changes, setting.on, what) if changes else None
    line, room = setting.line, setting.room
    plan = Plan(
        0,
        new_uid(),
        line.class_id,
        room.id,
        room.version_id,
        setting.on,
        room.layout,
        dict(seating.seated),
        line.name,
        line.purpose,
    )
    return StartPlan(plan, setting.previous_id, what)


def exam_plans(session: Session, class_id: int) -> tuple[Plan, ...]:
    """Return the exam plans of a class, the newest date first; of one exam and day the last."""
    found: dict[tuple[PlanLine, dt.date], Plan] = {}
    for plan in plans.load(session, class_id=class_id):
        if plan.purpose is Purpose.EXAM:
            found.setdefault((plan.line, plan.from_date), plan)
    return tuple(found.values())


def find_exam(
    session: Session, class_id: int, today: dt.date, name: str = "", on: dt.date | None = None
) -> Plan:
    """Return the exam plan that is meant: the next one, or one by its name and day.

    Raises Refusal where there is none.
    """
    wanted = tidy(name).casefold()
    found = [
        plan
        for plan in exam_plans(session, class_id)
        if (not wanted or plan.name.casefold() == wanted) and on in (None, plan.from_date)
    ]
    if not found:
        known = ", ".join(
            f"{plan.name} on {plan.from_date.isoformat()}" for plan in exam_plans(session, class_id)
        )
        raise Refusal(
            "There is no such exam plan of this class.",
            where=f"Exams: {known or 'none yet'}.",
            todo="Seat the class for an exam first.",
        )
    to_come = [plan for plan in found if plan.from_date >= today]
    return to_come[-1] if to_come else found[0]


def away_on(session: Session, class_id: int, day: dt.date) -> dict[int, MarkKind]:
    """Return who is absent or elsewhere by the marks given last in lessons of a class on a day."""
    marks = lessons.last_marks_on(session, class_id, day)
    away = (MarkKind.ABSENT, MarkKind.ELSEWHERE)
    return {pupil: mark.kind for pupil, mark in marks.items() if mark.kind in away}
