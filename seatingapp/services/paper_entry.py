"""Entry from paper: what a cover teacher ticked on a sheet becomes the entries of that lesson.

They happened in the lesson and are recorded now, and by whom they were typed is on record. Saving
is one transaction and one step of the undo list.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seatingapp.domain import local_days
from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.calendar import LessonKey, Period
from seatingapp.domain.errors import Refusal
from seatingapp.domain.paper_marks import PaperMarks
from seatingapp.domain.rooms import rows
from seatingapp.domain.sitting_together import beside
from seatingapp.domain.type_keys import DIGITS, keys_of
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.classes import ClassCard
from seatingapp.services.lessons import (
    LessonChoice,
    LessonSetting,
    Timing,
    record,
    seated_in,
    setting,
)
from seatingapp.services.register import SetMarks
from seatingapp.services.school import School, school
from seatingapp.services.today import guest_cards
from seatingapp.services.together import Together
from seatingapp.services.workspace import Edit

if TYPE_CHECKING:
    from seatingapp.storage.session import Session

DAYS_BACK = 42
_OUTSIDE = dt.time(9, 0)  # of a lesson outside the timetable, of which nobody knows when it was
_A_LESSON = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PaperLesson:
    """A lesson that can be typed; `taught`: the timetable has it. `room_id` is its room there."""

    key: LessonKey
    period: Period | None
    taught: bool
    room_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson as it was on paper: pupils in the order of the seats, row by row from the front.

    An empty seat is None. `logged` is how many live entries the lesson has already, and
    `praised` how many of these are praise, which is all that a board may tell.
    """

    setting: LessonSetting
    rows: tuple[tuple[ClassCard | None, ...], ...]
    unseated: tuple[ClassCard, ...]
    seats: tuple[tuple[int, int], ...]  # pupil id, seat id
    starts: dt.datetime
    ends: dt.datetime
    logged: int
    praised: int

    @property
    def types(self) -> tuple[BehaviourType, ...]:
        """What can be ticked, in the order of the policy."""
        return self.setting.types

    @property
    def keys(self) -> dict[int, str]:
        """By type id what is written on paper and typed: the digit that arms it, or 01 to 09.

        Those have two digits that have none in the lesson; beyond eighteen a type has no key here.
        """
        found = keys_of(self.types)
        more = iter([f"0{digit}" for digit in DIGITS])
        return {
            type_id: key if key in DIGITS and key else next(more, "")
            for type_id, key in found.items()
        }

    @property
    def pupils(self) -> tuple[ClassCard, ...]:
        """Everybody on the sheet, in its order."""
        seated = (card for row in self.rows for card in row if card is not None)
        return (*seated, *self.unseated)


def days_to_type(session: Session, now: dt.datetime) -> tuple[dt.date, ...]:
    """Return the days of which a sheet may still lie about, today first."""
    today = school(session).today(now)
    return tuple(today - dt.timedelta(days=n) for n in range(DAYS_BACK + 1))


def lessons_to_type(
    session: Session, class_id: int, day: dt.date, now: dt.datetime | None = None
) -> tuple[PaperLesson, ...]:
    """Return what a sheet of a day can be of: lessons by the timetable first, then other periods.

    Those that have not begun `now` are left out; outside the timetable is always there, the last.
    """
    info = school(session)
    taught = [
        PaperLesson(LessonKey(class_id, day, period.id), period, True, slot.room_id)
        for slot, period in info.time.lessons_on(day)
        if slot.class_id == class_id
    ]
    known = {lesson.key.period_id for lesson in taught}
    others = [
        PaperLesson(LessonKey(class_id, day, period.id), at, False)
        for period in info.time.active
        if period.id not in known and (at := period.on(day.weekday())) is not None
    ]
    begun = [
        lesson
        for lesson in (*taught, *others)
        if now is None or _times(info, day, lesson.period)[0] <= now
    ]
    return (*begun, PaperLesson(LessonKey(class_id, day), None, False))


def sheet(session: Session, lesson: PaperLesson) -> Sheet:
    """Return a lesson as its sheet shows it. Raises Refusal where the class is gone."""
    choice = LessonChoice(lesson.key, lesson.room_id, Timing.EARLIER)
    found = setting(session, choice)
    happened = record(session, lesson.key)
    seated = seated_in(found, happened)
    members = {c.pupil_id: c for c in found.cards}
    guests = set(happened.today) - set(members)
    cards = members | {
        c.pupil_id: c for c in guest_cards(session, guests, found.school.in_use, found.cards)
    }
    laid = rows(found.resolved.layout) if found.plan is not None else ()
    placed = tuple(tuple(cards.get(seated.get(seat, 0)) for seat in row) for row in laid)
    on_seats = {card.pupil_id for row in placed for card in row if card is not None}
    starts, ends = _times(found.school, lesson.key.date, lesson.period)
    return Sheet(
        found,
        tuple(row for row in placed if any(row)),
        tuple(card for pupil_id, card in cards.items() if pupil_id not in on_seats),
        tuple((p, seat) for seat, p in seated.items() if p in on_seats),
        starts,
        ends,
        len(happened.entries),
        sum(e.polarity is Polarity.PRAISE for e in happened.entries),
    )


def _times(info: School, day: dt.date, period: Period | None) -> tuple[dt.datetime, dt.datetime]:
    if period is None:
        starts = local_days.moment(day, _OUTSIDE, info.tz)
        return starts, starts + _A_LESSON
    return (
        local_days.moment(day, period.starts, info.tz),
        local_days.moment(day, period.ends, info.tz),
    )


def enter(paper: Sheet, marks: PaperMarks, now: dt.datetime) -> Together:
    """Return the edit that saves what was typed. Raises Refusal for nothing, or for a lesson to be.

    Each tick is an entry. They lie a second apart from the start of the lesson on, in the order of
    typing, and never after its end or after `now`.
    """
    key = paper.setting.key
    if not marks.typed:
        raise Refusal("Nothing was typed.", kept="Nothing was saved.", todo="Type what is ticked.")
    if paper.starts > now:
        raise Refusal(
            "That lesson has not begun yet.",
            kept="Nothing was saved; what you typed is still here.",
            todo="Choose the lesson that the paper is of.",
        )
    called = {c.pupil_id: c.name for c in paper.pupils}
    edits: list[Edit] = list(_entries(paper, marks, min(paper.ends, now), called))
    if marks.register_marks:
        given = tuple((m.pupil_id, m) for m in marks.register_marks)
        who = _who([m.pupil_id for m in marks.register_marks], called)
        edits.append(SetMarks(key, given, who, *_where(paper)))
    return Together(tuple(edits), f"From paper: {marks_words(marks)}, {short_date(key.date)}")


def _entries(
    paper: Sheet, marks: PaperMarks, last: dt.datetime, called: dict[int, str]
) -> Sequence[LogEntries]:
    room_id, plan_id = _where(paper)
    near = _near(paper, marks)
    second = dt.timedelta(seconds=1)
    return [
        LogEntries(
            paper.setting.key,
            pupil_ids,
            type_id,
            max(min(paper.starts + number * second, last), paper.starts),
            _who(pupil_ids, called),
            room_id,
            plan_id,
            tuple(pair for pair in paper.seats if pair[0] in pupil_ids),
            neighbours=tuple((p, *sat) for p in pupil_ids for sat in near.get(p, ())),
        )
        for number, (type_id, pupil_ids) in enumerate(marks.gestures())
    ]


def _near(paper: Sheet, marks: PaperMarks) -> dict[int, tuple[tuple[int, str], ...]]:
    """Who sat next to whom, without those who were not there."""
    plan = paper.setting.plan
    if plan is None:
        return {}
    away = {m.pupil_id for m in marks.register_marks if not m.in_room}
    here = {seat: pupil for pupil, seat in paper.seats if pupil not in away}
    return beside(plan.layout, here)


def _where(paper: Sheet) -> tuple[int | None, int | None]:
    room, plan = paper.setting.room, paper.setting.plan
    return (room.id if room else None), (plan.id if plan else None)


def _who(pupil_ids: Sequence[int], called: dict[int, str]) -> str:
    if len(pupil_ids) == 1:
        return called.get(pupil_ids[0], "A pupil")
    return counted(len(pupil_ids), "pupil")


def marks_words(marks: PaperMarks) -> str:
    """`14 entries and 2 register marks`."""
    parts = []
    if marks.ticks:
        parts.append(counted(len(marks.ticks), "entry", "entries"))
    if marks.register_marks:
        parts.append(counted(len(marks.register_marks), "register mark"))
    return " and ".join(parts)
