"""`log`: one behaviour of one pupil, of several, or of everybody who is there."""

from __future__ import annotations

import datetime as dt
import re
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from seatingapp.cli import access
from seatingapp.cli.entry_data import entry_data
from seatingapp.cli.options import YEARS
from seatingapp.cli.output import Answer, Json
from seatingapp.domain.behaviour import Entry
from seatingapp.domain.errors import Refusal
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.rooms import rows
from seatingapp.domain.sitting_together import beside
from seatingapp.services import behaviour, classes, lessons
from seatingapp.services.behaviour import LogEntries
from seatingapp.services.lessons import LessonRecord, LessonSetting
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session

_KEPT = "Nothing was logged."
# A day alone is no moment: midnight is never meant.
_MOMENT = re.compile(r"((?P<day>\d{4}-\d\d-\d\d)[T ])?(?P<time>\d\d:?\d\d\S*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A lesson of a class as it is at the moment of the entry."""

    setting: LessonSetting
    record: LessonRecord
    seated: dict[int, int]  # pupil by seat

    def is_here(self, pupil_id: int) -> bool:
        """Whether the register has the pupil in the room."""
        mark = self.record.marks.get(pupil_id)
        return mark is None or mark.in_room


def log(arguments: Namespace) -> Answer:
    """Log one behaviour in a class, or with --duty in no lesson."""
    with access.opened(arguments) as workspace:
        zone = workspace.read(school).tz
        now = workspace.clock()
        at = moment(arguments.at, now.astimezone(zone)) if arguments.at else now
        kind = workspace.read(lambda s: behaviour.type_named(s, arguments.behaviour))
        made = _on_duty if arguments.duty else _in_lesson
        edit, class_name = made(workspace, arguments, kind.id, at)
        done = workspace.perform(edit)
        if done is None:
            raise RuntimeError("An entry is always stored for somebody.")
        stored = workspace.read(lambda s: behaviour.stored(s, done))
        people = workspace.read(lambda s: {p.id: p.name.full for p in classes.pupils_of(s)})
    year = behaviour.other_year(at, now, zone)
    return _answer(stored, people, (class_name, year), zone)


def _in_lesson(
    workspace: Workspace, arguments: Namespace, type_id: int, at: dt.datetime
) -> tuple[LogEntries, str]:
    if arguments.place:
        raise Refusal("--place goes with --duty: a lesson has its room.", kept=_KEPT)
    found = workspace.read(lambda s: classes.class_named(s, arguments.class_name))
    lesson = workspace.read(lambda s: _lesson(s, found.id, at))

    def known(name: str) -> Pupil:
        return workspace.read(lambda s: classes.find_pupil(s, name, found.id))

    members = {c.pupil_id: c.full_name for c in lesson.setting.cards}
    chosen = _without(_chosen(arguments, lesson, known), (known(n) for n in arguments.leave_out))
    room, plan = lesson.setting.room, lesson.setting.plan
    seats = {pupil: seat for seat, pupil in lesson.seated.items()}
    near = beside(plan.layout, lesson.seated) if plan is not None else {}
    edit = LogEntries(
        lesson.setting.key,
        chosen,
        type_id,
        at,
        members[chosen[0]] if len(chosen) == 1 else f"{len(chosen)} pupils",
        room_id=room.id if room else None,
        plan_id=plan.id if plan else None,
        seats=tuple((p, seats[p]) for p in chosen if p in seats),
        note=arguments.note,
        amount=arguments.amount,
        to_complete=_to_complete(arguments),
        neighbours=tuple(
            (p, other, how)
            for p in chosen
            for other, how in near.get(p, ())
            if lesson.is_here(other)
        ),
    )
    return edit, found.name


def _lesson(session: Session, class_id: int, at: dt.datetime) -> _Lesson:
    setting = lessons.setting(session, lessons.choice_for(session, class_id, at))
    record = lessons.record(session, setting.key)
    return _Lesson(setting, record, lessons.seated_in(setting, record))


def _chosen(
    arguments: Namespace, lesson: _Lesson, known: Callable[[str], Pupil]
) -> tuple[int, ...]:
    """Those whom the command names, in the order of the register where it names a group."""
    named = tuple(dict.fromkeys(known(name).id for name in arguments.pupils))
    group = arguments.table or arguments.row
    if named and (arguments.all_present or group):
        raise Refusal("Name pupils, or say --all-present, --table or --row.", kept=_KEPT)
    if not (arguments.all_present or group):
        return named
    everyone = (c.pupil_id for c in lesson.setting.cards)
    if arguments.all_present:
        return tuple(p for p in everyone if lesson.is_here(p))
    with_them = _group(lesson, known(group), by_row=arguments.row is not None)
    return tuple(p for p in everyone if p in with_them and lesson.is_here(p))


def _group(lesson: _Lesson, pupil: Pupil, *, by_row: bool) -> set[int]:
    seat = next((s for s, p in lesson.seated.items() if p == pupil.id), None)
    if seat is None:
        raise Refusal(f"{pupil.name.full} has no seat in this lesson.", kept=_KEPT)
    layout = lesson.setting.resolved.layout
    tables = (tuple(s.id for s in desk.seats) for desk in layout.desks)
    seats = next(group for group in (rows(layout) if by_row else tables) if seat in group)
    return {lesson.seated[s] for s in seats if s in lesson.seated}


def _without(chosen: Iterable[int], left_out: Iterable[Pupil]) -> tuple[int, ...]:
    out = {pupil.id for pupil in left_out}
    kept = tuple(p for p in chosen if p not in out)
    if not kept:
        raise Refusal("That leaves nobody.", kept=_KEPT, todo="Name at least one pupil.")
    return kept


def _on_duty(
    workspace: Workspace, arguments: Namespace, type_id: int, at: dt.datetime
) -> tuple[LogEntries, str]:
    """There is no class: what stands in its place is the first pupil."""

    def known(name: str) -> Pupil:
        return workspace.read(lambda s: classes.find_pupil(s, name))

    people = {p.id: p for p in map(known, (arguments.class_name, *arguments.pupils))}
    chosen = _without(people, map(known, arguments.leave_out))
    edit = LogEntries(
        None,
        chosen,
        type_id,
        at,
        people[chosen[0]].name.full if len(chosen) == 1 else f"{len(chosen)} pupils",
        note=arguments.note,
        amount=arguments.amount,
        to_complete=_to_complete(arguments),
        place=arguments.place,
    )
    return edit, ""


def _to_complete(arguments: Namespace) -> bool | None:
    if arguments.to_complete:
        return True
    return False if arguments.complete else None


def _answer(
    stored: tuple[Entry, ...], people: dict[int, str], lesson: tuple[str, str], zone: ZoneInfo
) -> Answer:
    """One entry answers with its fields, several with a list of such.

    `lesson` is the name of the class, and what is said where it was in another academic year.
    """
    class_name, year = lesson
    data = [entry_data(e, people[e.pupil_id], class_name, zone) for e in stored]
    who = people[stored[0].pupil_id] if len(stored) == 1 else f"{len(stored)} pupils"
    words = f"{who}: {behaviour.words(stored[0])}{year}. Saved."
    if len(stored) == 1:
        return Answer(data[0], words)
    listed: list[Json] = list(data)
    return Answer({"batch": stored[0].batch, "entries": listed}, words)


def moment(text: str, now: dt.datetime, *, kept: str = _KEPT) -> dt.datetime:
    """Read `2026-11-23T11:32`, or `11:32` for today; `now` knows the school's day and zone."""
    found = _MOMENT.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        time = dt.time.fromisoformat(found["time"])
        day = dt.date.fromisoformat(found["day"]) if found["day"] else now.date()
        if day.year not in YEARS:
            raise ValueError(text)
    except ValueError as error:
        raise Refusal(
            f"{text} is no moment that can be read.",
            kept=kept,
            todo="Write it like 2026-11-23T11:32, or 11:32 for today.",
        ) from error
    return dt.datetime.combine(day, time, time.tzinfo or now.tzinfo)
