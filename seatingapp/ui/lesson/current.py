"""The lesson that is open on the page: what was read of it, and who is in the room."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

from seatingapp.domain.calendar import LessonKey, Period
from seatingapp.domain.errors import Refusal
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import MOST, Template, from_template
from seatingapp.domain.rooms import RoomLayout
from seatingapp.services import lessons
from seatingapp.services.classes import ClassCard, ClassSummary, all_classes
from seatingapp.services.lessons import LessonChoice, LessonRecord, LessonSetting, Timing
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace

_GRID_COLUMNS = 6
_NOTHING = LessonRecord((), {})


class CurrentLesson:
    """Reads a lesson from the vault and answers what the page's parts ask of it.

    `setting` is None where there is no class at all. `seated` says who sits on which seat; where
    there is no plan that is a plain grid, which is stored nowhere.
    """

    def __init__(self, workspace: Workspace) -> None:
        """Read nothing yet."""
        self.workspace = workspace
        self.setting: LessonSetting | None = None
        self.record: LessonRecord = _NOTHING
        self.classes: tuple[ClassSummary, ...] = ()
        self.layout = RoomLayout(0, 0)
        self.seated: dict[int, int] = {}
        self._choice: LessonChoice | None = None
        self._cards: dict[int, ClassCard] = {}

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
        self._choice = choice
        self.reload()

    def on_now(self) -> LessonChoice | None:
        """The lesson that the clock would open."""
        return self.workspace.read(lambda session: lessons.whats_on(session, self.now))

    def choice_of(self, class_id: int, period_id: int | None) -> LessonChoice:
        """A class in a period of today, or by itself."""
        now = self.now
        info = self.workspace.read(school)
        local = now.astimezone(info.tz)
        for slot, period in lessons.slots_today(info, local.date()):
            if slot.class_id == class_id and slot.period_id == period_id:
                key = LessonKey(class_id, local.date(), period_id)
                return LessonChoice(key, slot.room_id, _timing(period, local.time()))
        return self.workspace.read(lambda s: lessons.choice_for(s, class_id, now))

    def reload(self) -> None:
        """Read everything again."""
        try:
            self.setting = self._read(self._choice)
        except Refusal:  # the class went away: the clock's lesson takes its place
            self._choice = self.on_now()
            self.setting = self._read(self._choice)
        self.classes = self.workspace.read(all_classes)
        self._seat_everybody()
        self.reload_record()

    def reload_record(self) -> None:
        """Read again what has happened in the lesson, and nothing else."""
        setting = self.setting
        if setting is None:
            self.record = _NOTHING
            return
        self.record = self.workspace.read(lambda s: lessons.record(s, setting.key))

    # Who is in the class, and who in the room.

    @property
    def cards(self) -> tuple[ClassCard, ...]:
        """The class in the order of the register."""
        return self.setting.cards if self.setting else ()

    def card(self, pupil_id: int) -> ClassCard | None:
        """The card of a pupil of this class."""
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

    def seats_of(self, pupil_ids: Iterable[int]) -> tuple[tuple[int, int], ...]:
        """Pupil and seat id of those who sit on the plan; nothing where there is no plan."""
        if self.setting is None or self.setting.plan is None:
            return ()
        seats = {pupil: seat for seat, pupil in self.seated.items()}
        return tuple((p, seats[p]) for p in pupil_ids if p in seats)

    def minutes_late(self) -> int:
        """How many minutes the period has been going on; 5 where the clock cannot say."""
        setting = self.setting
        if setting is None or setting.period is None or setting.timing is not Timing.NOW:
            return 5
        local = self.now.astimezone(setting.school.tz).replace(tzinfo=None)
        begun = dt.datetime.combine(setting.key.date, setting.period.starts)
        return max(1, int((local - begun).total_seconds() // 60))

    def _read(self, choice: LessonChoice | None) -> LessonSetting | None:
        if choice is None:
            return None
        return self.workspace.read(lambda session: lessons.setting(session, choice))

    def _seat_everybody(self) -> None:
        setting = self.setting
        self._cards = {c.pupil_id: c for c in self.cards}
        self.layout, self.seated = RoomLayout(0, 0), {}
        if setting is None:
            return
        if setting.plan is not None:
            self.layout = setting.plan.layout
            pairs = ((s, o.pupil_id) for s, o in setting.plan.seated.items())
            self.seated = {s: p for s, p in pairs if p in self._cards}
            return
        rows = min(max(1, math.ceil(len(self.cards) / _GRID_COLUMNS)), MOST)
        self.layout = from_template(Template.ROWS_OF_SINGLES, rows, _GRID_COLUMNS)
        seats = (place.seat_id for place in self.layout.places())
        self.seated = dict(zip(seats, self._cards, strict=False))


def _timing(period: Period, time: dt.time) -> Timing:
    """How a period of today lies to the clock."""
    if time < period.starts:
        return Timing.NEXT
    return Timing.NOW if time < period.ends else Timing.EARLIER
