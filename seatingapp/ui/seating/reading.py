"""What the Seating page reads from the vault. No Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seatingapp.domain.plan_history import Standing
from seatingapp.domain.plans import Plan
from seatingapp.domain.pupils import SchoolClass
from seatingapp.domain.rooms import Room
from seatingapp.domain.rules.rule import Rule
from seatingapp.services.classes import ClassCard, ClassSummary, all_classes, cards
from seatingapp.services.lessons import whats_on
from seatingapp.services.plan_history import HistoryEntry, history
from seatingapp.services.rooms import all_rooms
from seatingapp.services.rules import rules_of
from seatingapp.services.school import School, school
from seatingapp.services.seating import plan_by_id
from seatingapp.ui.place import Place
from seatingapp.ui.seating.lines.choosing import entry_at, newest

if TYPE_CHECKING:
    from seatingapp.services.workspace import Session


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the page shows, as it was read in one go.

    `entries` are all plans of the class without their seats, `entry` and `plan` the one that is
    shown, with its `rules`; `elsewhere` is the one that is shown where no room was chosen. The
    plan holds no pupils who have left the class, and no comment unless private data is shown.
    """

    school: School
    today: dt.date
    classes: tuple[ClassSummary, ...]
    rooms: tuple[Room, ...]
    school_class: SchoolClass | None
    cards: tuple[ClassCard, ...] = ()
    entries: tuple[HistoryEntry, ...] = ()
    entry: HistoryEntry | None = None
    plan: Plan | None = None
    rules: tuple[Rule, ...] = ()
    elsewhere: HistoryEntry | None = None

    def card(self, pupil_id: int) -> ClassCard | None:
        """The card of a pupil of the class."""
        return next((c for c in self.cards if c.pupil_id == pupil_id), None)

    def room(self, room_id: int | None) -> Room | None:
        """A room by its id."""
        return next((r for r in self.rooms if r.id == room_id), None)

    def listed(self, plan_id: int) -> HistoryEntry | None:
        """A plan of the class by its id, without its seats."""
        return next((e for e in self.entries if e.head.id == plan_id), None)

    @property
    def is_upcoming(self) -> bool:
        """Whether the plan that is shown is still to come."""
        return self.entry is not None and self.entry.standing is Standing.UPCOMING


def read(session: Session, now: dt.datetime, place: Place, *, private: bool) -> Reading:
    """Read the class where the user was, or the one that the timetable has on now.

    Unless private data is shown, no characteristic is read from the vault at all.
    """
    info = school(session)
    today = info.today(now)
    known = all_classes(session)
    chosen = next((c for c in known if c.school_class.id == place.class_id), None)
    chosen = chosen or _class_now(session, now, known)
    if chosen is None:
        return Reading(info, today, known, all_rooms(session), None)
    class_id = chosen.school_class.id
    members = cards(session, class_id, info.in_use if private else frozenset())
    entries = history(session, class_id, today)
    entry = entry_at(entries, place)
    plan = _plan(session, entry, members, private=private) if entry is not None else None
    return Reading(
        info,
        today,
        known,
        all_rooms(session),
        chosen.school_class,
        members,
        entries,
        entry,
        plan,
        rules_of(session, plan.line) if plan is not None else (),
        newest(entries),
    )


def _class_now(
    session: Session, now: dt.datetime, known: tuple[ClassSummary, ...]
) -> ClassSummary | None:
    on = whats_on(session, now)
    wanted = on.key.class_id if on is not None else None
    found = (c for c in known if c.school_class.id == wanted)
    return next(found, known[0] if known else None)


def _plan(
    session: Session, entry: HistoryEntry, members: Sequence[ClassCard], *, private: bool
) -> Plan:
    """A seat of somebody who has left the class is free; comments stay behind unless wanted."""
    plan = plan_by_id(session, entry.head.id)
    ids = {m.pupil_id for m in members}
    plan = replace(plan, seated={s: o for s, o in plan.seated.items() if o.pupil_id in ids})
    return plan if private else replace(plan, comment="", comments={})
