"""What the Lesson page shows, as frozen data: the presenter makes it, the page shows it.

In the board-safe view the private parts are not in the state at all, so nothing can show them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from seatingapp.domain.behaviour import Polarity
from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState


@dataclass(frozen=True, slots=True)
class Tile:
    """One behaviour to log; `key` is the number that arms it, or nothing."""

    type_id: int
    key: str
    label: str
    points: int
    polarity: Polarity
    armed: bool = False
    category: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class AmountState:
    """How often the armed behaviour counts in the next gesture, and how often it may."""

    amount: int
    most: int


@dataclass(frozen=True, slots=True)
class PaletteState:
    """The tiles of one polarity under a title, with a muted note beside it.

    `amount` is there while one of them is armed that can count several times.
    """

    polarity: Polarity
    title: str
    note: str
    tiles: tuple[Tile, ...]
    amount: AmountState | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of this lesson: what one gesture logged, or one register mark.

    One that `opens` has a record that may be seen now.
    """

    key: str
    time: str
    who: str
    text: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class EntriesState:
    """This lesson's lines, the latest first, and what they come to.

    `to_complete` counts entries that wait for a few words; once the lesson `ends` they are asked
    for.
    """

    total: str = ""
    lines: tuple[Line, ...] = ()
    title: str = "This lesson"
    to_complete: int = 0
    ends: bool = False
    of_lesson: bool = True  # and not of a day on duty


OUTSIDE = -1  # in place of a period: the lesson outside the timetable, whatever is on


@dataclass(frozen=True, slots=True)
class LessonItem:
    """A lesson or class to open from the title; `period_id` is None for a class as such."""

    class_id: int
    period_id: int | None
    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class HeaderState:
    """Class, when and where, and whether private details can be seen."""

    title: str = ""
    subtitle: str = ""
    private: bool = False
    today: tuple[LessonItem, ...] = ()
    classes: tuple[LessonItem, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterState:
    """Register mode is on; `minutes` is what a pupil who is marked late is given."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ExceptState:
    """Everybody is selected but some: who, in words, and the armed behaviour that logs them."""

    words: str
    armed: str = ""


@dataclass(frozen=True, slots=True)
class DutyState:
    """On duty: entries belong to no lesson; `place` is where one is."""

    place: str


@dataclass(frozen=True, slots=True)
class HappeningState:
    """Entries are dated back; `words` say to when."""

    words: str


@dataclass(frozen=True, slots=True)
class EarlierItem:
    """An earlier lesson to log in."""

    text: str


@dataclass(frozen=True, slots=True)
class DatingState:
    """The question when it happened: a time, minutes ago, earlier lessons, and what was wrong."""

    time: str
    minutes_ago: tuple[int, ...]
    earlier: tuple[EarlierItem, ...]
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class MovingState:
    """Pupils can be moved for today; `legend` says how, `can_keep` that the plan could take it."""

    legend: str
    can_keep: bool


class TodayAction(StrEnum):
    """What can be done with one pupil's seat of today."""

    UNSEAT = "unseat"
    TAKE_BACK = "take-back"


@dataclass(frozen=True, slots=True)
class PopoverState:
    """One pupil up close. `facts` (characteristics, comments) are empty in the board-safe view.

    `lead` says that the pupil was `picked` and how many have had a turn, or that it is a guest;
    `today` are the words of what can be done with the seat of today. Whoever is not `in_lesson` was
    found on duty and has no register mark.
    """

    pupil_id: int
    name: str
    lead: str = ""
    facts: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    tiles: tuple[Tile, ...] = ()
    mark: str = ""
    minutes: int = 0
    today: tuple[tuple[TodayAction, str], ...] = ()
    picked: bool = False
    in_lesson: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """A pupil whose name fits what was typed."""

    pupil_id: int
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class FindState:
    """The find box is open under a title: what was typed, who fits, and what Enter does."""

    query: str
    matches: tuple[Match, ...]
    hint: str
    title: str = "Find a pupil"


@dataclass(frozen=True, slots=True)
class Message:
    """Something to read near the plan; `level` is info, warning or error."""

    level: str
    headline: str
    detail: str = ""


class Goes(Enum):
    """Where a next step leads."""

    HERE = "here"  # the presenter takes it
    CLASS = "class"  # to Seating, on the class
    ROOM = "room"  # to Seating, on class and room
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class NoticeStep:
    """A next step: the words of its button, and where it leads."""

    text: str
    goes: Goes = Goes.HERE


@dataclass(frozen=True, slots=True)
class Notice:
    """With what the lesson opened, and the next steps, the best one last."""

    text: str
    steps: tuple[NoticeStep, ...] = ()
    closable: bool = False


@dataclass(frozen=True, slots=True)
class PlanOption:
    """A plan to choose for this lesson; `plan_id` 0 is the usual one."""

    plan_id: int
    text: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class PlansState:
    """What the plan is called, and what else can be had; no button where there is nothing else."""

    label: str = ""
    options: tuple[PlanOption, ...] = ()


class GroupWay(StrEnum):
    """How groups are made."""

    RANDOM = "random"
    MIXED = "mixed"  # by attainment, of which nothing is shown
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A pupil of a group."""

    pupil_id: int
    name: str


@dataclass(frozen=True, slots=True)
class GroupState:
    """A group by its place, from 0, and who is in it."""

    place: int
    members: tuple[GroupMember, ...]


@dataclass(frozen=True, slots=True)
class GroupsState:
    """The groups that lie over the page. `told` names nobody in the board-safe view."""

    way: GroupWay
    by_size: bool
    number: int
    groups: tuple[GroupState, ...]
    words: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class LessonState:
    """The whole page. Without a class there is nothing but an empty page to show."""

    class_id: int | None = None
    room_id: int | None = None
    plan_id: int = 0
    header: HeaderState = field(default_factory=HeaderState)
    plan: PlanState = EMPTY_PLAN
    notice: Notice | None = None
    plans: PlansState = PlansState()
    moving: MovingState | None = None
    excepting: ExceptState | None = None
    duty: DutyState | None = None
    happening: HappeningState | None = None
    dating: DatingState | None = None
    palettes: tuple[PaletteState, ...] = ()
    entries: EntriesState = field(default_factory=EntriesState)
    counts: str = ""
    register: RegisterState | None = None
    popover: PopoverState | None = None
    find: FindState | None = None
    groups: GroupsState | None = None
    fair_picks: bool = False
    asks_private: bool = False
    message: Message | None = None
    offer: str = ""
