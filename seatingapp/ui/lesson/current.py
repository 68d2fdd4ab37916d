"""The lesson that is open on the page: what was read of it, and who is in the room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from seatingapp.domain.calendar import LessonKey, Period
from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.sitting_together import beside
from seatingapp.domain.today import TodayChange, seated_today, told
from seatingapp.services import lessons
from seatingapp.services.classes import ClassCard, ClassSummary, all_classes
from seatingapp.services.lessons import LessonChoice, LessonRecord, LessonSetting, Timing
from seatingapp.services.plan_resolution import Case
from seatingapp.services.school import school
from seatingapp.services.today import guest_cards
from seatingapp.services.workspace import Workspace
from seatingapp.ui.lesson.state import OUTSIDE

_NOTHING = LessonRecord((), {})


class Sitting(NamedTuple):
    """Of some pupils: pupil and seat, and pupil, neighbour and how they sit."""

    seats: tuple[tuple[int, int], ...]
    neighbours: tuple[tuple[int, int, str], ...]


class CurrentLesson:
    """Reads a lesson from the vault and answers what the page's parts ask of it.

    `setting` is None where there is no class at all. `planned` says who sits on which seat by the
    plan and `seated` who does today; in a plain grid, which is stored nowhere, everybody has one.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Read nothing yet."""
        self.workspace = workspace
        self.setting: LessonSetting | None = None
        self.record: LessonRecord = _NOTHING
        self.classes: tuple[ClassSummary, ...] = ()
        self.outside: frozenset[int] = frozenset()  # classes with something there today
        self.layout = RoomLayout(0, 0)
        self.planned: dict[int, int] = {}
        self.seated: dict[int, int] = {}
        self.guests: tuple[ClassCard, ...] = ()
        self.choice: LessonChoice | None = None
        self._members: frozenset[int] = frozenset()
        self._cards: dict[int, ClassCard] = {}
        self._seated_in: RoomLayout | None = None
        self._near: dict[int, tuple[tuple[int, str], ...]] = {}

    @property
    def now(self) -> dt.datetime:
        """The moment by the workspace's clock."""
        return self.workspace.clock()

    @property
    def key(self) -> LessonKey:
        """Which lesson is open. Raises ValueError where none is."""
        if self.setting is None:
            raise ValueError("No lesson is open.")
        return self.setting.key

    def open(self, choice: LessonChoice | None) -> None:
        """Open a lesson; where its class is gone, the one that is on."""
        self.choice = choice
        self.reload()

    def on_now(self) -> LessonChoice | None:
        """The lesson that the clock would open."""
        return self.workspace.read(lambda session: lessons.whats_on(session, self.now))

    def choice_of(self, class_id: int, period_id: int | None) -> LessonChoice:
        """A class in a period of today, outside the timetable, or as it is now."""
        now = self.now
        info = self.workspace.read(school)
        if period_id == OUTSIDE:
            return lessons.outside_timetable(info, class_id, now)
        local = now.astimezone(info.tz)
        for slot, period in lessons.slots_today(info, local.date()):
            if slot.class_id == class_id and slot.period_id == period_id:
                key = LessonKey(class_id, local.date(), period_id)
                return LessonChoice(key, slot.room_id, _timing(period, local.time()))
        return self.workspace.read(lambda s: lessons.choice_for(s, class_id, now))

    def reload(self) -> None:
        """Read everything again."""
        try:
            self.setting = self._read(self.choice)
        except Refusal:  # the class went away: the clock's lesson takes its place
            self.choice = self.on_now()
            self.setting = self._read(self.choice)
        self.classes = self.workspace.read(all_classes)
        ids = [c.school_class.id for c in self.classes]
        self.outside = self.workspace.read(lambda s: lessons.logged_outside(s, ids, self.now))
        self._use_setting()
        self.reload_record()

    def reload_record(self) -> None:
        """Read again what has happened in the lesson, and nothing else."""
        setting = self.setting
        if setting is None:
            self.record = _NOTHING
        else:
            self.record = self.workspace.read(lambda s: lessons.record(s, setting.key))
        self._seat_everybody()

    # Who is in the class, and who in the room.

    @property
    def cards(self) -> tuple[ClassCard, ...]:
        """The class in the order of the register, and after it the guests."""
        members = self.setting.cards if self.setting else ()
        return (*members, *self.guests) if self.guests else members

    def is_guest(self, pupil_id: int) -> bool:
        """Whether somebody is here today only."""
        return pupil_id not in self._members

    def card(self, pupil_id: int) -> ClassCard | None:
        """The card of a pupil of this class, or of a guest."""
        return self._cards.get(pupil_id)

    def name(self, pupil_id: int) -> str:
        """The name to show; pupils who left the class keep their entries but not their name."""
        card = self._cards.get(pupil_id)
        return card.name if card else "A pupil who left"

    def mark(self, pupil_id: int) -> RegisterMark | None:
        """The register mark of a pupil in this lesson."""
        return self.record.marks.get(pupil_id)

    def kind(self, pupil_id: int) -> MarkKind:
        """Where a pupil is; without a mark a pupil counts as present."""
        mark = self.mark(pupil_id)
        return mark.kind if mark else MarkKind.PRESENT

    def is_here(self, pupil_id: int) -> bool:
        """Whether a pupil is in the room."""
        mark = self.mark(pupil_id)
        return mark is None or mark.in_room

    @property
    def present(self) -> tuple[int, ...]:
        """The pupils in the room, in the order of the register."""
        return tuple(c.pupil_id for c in self.cards if self.is_here(c.pupil_id))

    @property
    def unseated(self) -> tuple[ClassCard, ...]:
        """The pupils of the class who have no seat on the plan."""
        on_seats = set(self.seated.values())
        return tuple(c for c in self.cards if c.pupil_id not in on_seats)

    @property
    def has_room(self) -> bool:
        """Whether the seats are those of a room, so that it means something to sit on one."""
        return self.setting is not None and self.setting.resolved.case is not Case.GRID

    @property
    def places(self) -> frozenset[int]:
        """The seats of the room."""
        return frozenset(place.seat_id for place in self.layout.places())

    def changes(self) -> tuple[TodayChange, ...]:
        """Today's changes that make a difference."""
        if not self.record.today:
            return ()
        return told(self.planned, self.record.today, self.places, self._members)

    def sitting(self, pupil_ids: Iterable[int]) -> Sitting:
        """Where these pupils sit in the room, and next to whom; a plain grid has no seats.

        Those who are away sit next to nobody.
        """
        if not self.has_room:
            return Sitting((), ())
        seats = {pupil: seat for seat, pupil in self.seated.items()}
        chosen = tuple(pupil_ids)
        return Sitting(
            tuple((p, seats[p]) for p in chosen if p in seats),
            tuple(
                (p, other, how)
                for p in chosen
                for other, how in self._near.get(p, ())
                if self.is_here(other)
            ),
        )

    def _read(self, choice: LessonChoice | None) -> LessonSetting | None:
        if choice is None:
            return None
        return self.workspace.read(lambda session: lessons.setting(session, choice))

    def _use_setting(self) -> None:
        """Take over class and plan; today's changes come with the record."""
        setting = self.setting
        self.guests = ()
        self._members = frozenset(c.pupil_id for c in setting.cards) if setting else frozenset()
        self.layout, self.planned = RoomLayout(0, 0), {}
        if setting is not None:
            self.layout = setting.resolved.layout
        if setting is not None and setting.plan is not None:
            pairs = ((s, o.pupil_id) for s, o in setting.plan.seated.items())
            self.planned = {s: p for s, p in pairs if p in self._members}

    def _seat_everybody(self) -> None:
        """Seat the class as the plan and today's changes say; guests are read when they change."""
        today = self.record.today
        guests = frozenset(today) - self._members
        if guests != {c.pupil_id for c in self.guests}:
            self.guests = self._read_guests(guests)
        self._cards = {c.pupil_id: c for c in self.cards}
        before, layout = self.seated, self._seated_in
        if self.has_room:
            self.seated = seated_today(self.planned, today, self.places) if today else self.planned
        else:
            seats = (place.seat_id for place in self.layout.places())
            self.seated = dict(zip(seats, self._cards, strict=False))
        if self.seated != before or self.layout is not layout:
            # Once a change of seats, and not once a click, which has to be stored first.
            self._seated_in = self.layout
            self._near = beside(self.layout, self.seated) if self.has_room else {}

    def _read_guests(self, pupil_ids: frozenset[int]) -> tuple[ClassCard, ...]:
        setting = self.setting
        if setting is None or not pupil_ids:
            return ()
        in_use, members = setting.school.in_use, setting.cards
        return self.workspace.read(lambda s: guest_cards(s, pupil_ids, in_use, members))


def _timing(period: Period, time: dt.time) -> Timing:
    """How a period of today lies to the clock."""
    if time < period.starts:
        return Timing.NEXT
    return Timing.NOW if time < period.ends else Timing.EARLIER
