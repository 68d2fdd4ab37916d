"""What the Seating page shows, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from seatingapp.domain.pupils import Mark
from seatingapp.domain.rooms import RoomLayout
from seatingapp.ui.history_state import NO_HISTORY, HistoryState
from seatingapp.ui.plan_view.state import EMPTY_PLAN, PlanState
from seatingapp.ui.privacy import Privacy
from seatingapp.ui.seating.lines.choosing import PlanOption
from seatingapp.ui.seating.solved import NOT_SOLVED, SolvingState


class Body(Enum):
    """What fills the page."""

    NO_CLASS = "no class"
    NO_PLAN = "no plan"
    PLAN = "plan"


class Order(Enum):
    """The ways to arrange a class at one stroke; pinned pupils always stay."""

    ALPHABETICAL = "alphabetical"
    RANDOM = "random"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class ClassOption:
    """A class in the chooser."""

    class_id: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class RoomOption:
    """A room to seat the class in."""

    room_id: int
    name: str
    seats: int
    layout: RoomLayout


@dataclass(frozen=True, slots=True)
class Counts:
    """How full a plan is."""

    seats: int = 0
    pupils: int = 0
    seated: int = 0
    pinned: int = 0


_NO_COUNTS = Counts()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selected pupil, or several: what the panel says and which buttons it offers.

    `near` says who sits where around one pupil: (where, names with metres). `marks`, `action` and
    `why`, the reasons for the seat, are empty unless private data is shown.
    """

    pupil_ids: frozenset[int]
    title: str
    detail: str
    seated: bool
    pinned: bool
    marks: tuple[Mark, ...] = ()
    action: str = ""
    near: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comments:
    """What was written on a plan and on the selected seat; only while private data is shown.

    `seat_id` is None where no seat is selected.
    """

    plan_id: int
    plan: str
    seat_id: int | None = None
    seat_title: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class SeatingState:
    """The whole page.

    `options` are the plans to choose from, `plan_id` is the one that is shown. `notice` says that
    the room was changed since it was made. `rooms` are those that a new plan may be in, with the
    room of the plan itself.
    """

    body: Body = Body.NO_CLASS
    class_id: int | None = None
    class_name: str = ""
    subtitle: str = ""
    classes: tuple[ClassOption, ...] = ()
    rooms: tuple[RoomOption, ...] = ()
    room_id: int | None = None
    room_name: str = ""
    plan: PlanState = EMPTY_PLAN
    plan_id: int | None = None
    options: tuple[PlanOption, ...] = ()
    since: str = ""
    is_upcoming: bool = False
    notice: str = ""
    neighbours: bool = False  # lines between neighbours are drawn
    comments: Comments | None = None
    counts: Counts = _NO_COUNTS
    chosen: Chosen | None = None
    plan_elsewhere: str = ""  # the room of another plan of this class, where there is one
    privacy: Privacy = Privacy.BOARD_SAFE
    history: HistoryState = NO_HISTORY
    solving: SolvingState = NOT_SOLVED
