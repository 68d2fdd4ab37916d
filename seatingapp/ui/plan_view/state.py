"""What a plan view shows, as frozen data: one `PlanState` in, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from seatingapp.domain.cards import NO_GRADES, Grades
from seatingapp.domain.plan_picture import Side
from seatingapp.domain.pupils import Mark
from seatingapp.domain.rooms import RoomLayout

if TYPE_CHECKING:  # the rules are not loaded for the sake of the first picture
    from seatingapp.domain.rules.verdicts import SeatLight

# Gives the bytes of a photo (JPEG or PNG) for its key, or nothing where there is none.
PhotoProvider: TypeAlias = Callable[[str], bytes | None]


class LineStyle(Enum):
    """What a line between two seats says; each has a look of its own, not only a colour."""

    TABLE = "table"  # side by side or across at one desk: a thick line
    BESIDE = "beside"  # side by side at two desks: a thin line
    DEPTH = "depth"  # in front of or behind: dots
    CORRECTED = "corrected"  # a teacher said so, against the geometry: a line with a square on it
    NEW = "new"  # neighbours who were none before: a thick line with a plus
    GONE = "gone"  # neighbours before, and no longer: dashes with a minus
    BROKEN = "broken"  # a must that is not met: dashes in the colour of concern with a cross
    UNMET = "unmet"  # a wish that is not granted: thin dots with a hollow cross
    MOVE = "move"  # from a seat to the other one: an arrow


class SeatLine(NamedTuple):
    """A line between two seats of the room; one that names another seat is not drawn."""

    seat: int
    other: int
    style: LineStyle


@dataclass(frozen=True, slots=True)
class BrokenMark:
    """Where a rule is not met, and why in words: two seats are joined by a line, one is marked.

    A `must` is dashed in the colour of concern, a wish thin and dotted. `words` are the tooltip
    of the cards there and the description that a screen reader gives of them.
    """

    seats: tuple[int, ...]
    words: str
    must: bool = True


@dataclass(frozen=True, slots=True)
class CardState:
    """One pupil's card; `plan_view.card_of` makes it of what the services know.

    `praise` and `concern` are points of this lesson; either is drawn only where it is neither
    None nor 0, and concern always with a minus. `marks`, `has_action`, `grades`, `comment` and
    `concern` are private: they are drawn and said only while `PlanState.show_private`.
    `photo_key` asks the photo provider; where there is no photo, `show_initials` says whether the
    initials take its place (a card that is drawn as a dot has them anyway). `guest` is somebody
    of another class today, `moved` somebody on another seat than the plan says, today only.
    `candidate` is the number in an exam. Whoever is absent and `awaited` may still come.
    """

    pupil_id: int
    name: str
    initials: str
    photo_key: str | None = None
    marks: tuple[Mark, ...] = ()
    has_action: bool = False
    praise: int | None = None
    concern: int | None = None
    absent: bool = False
    late: bool = False
    elsewhere: bool = False
    pinned: bool = False
    grades: Grades = NO_GRADES
    show_initials: bool = True
    comment: str = ""
    guest: bool = False
    moved: bool = False
    candidate: str = ""
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class PlanState:
    """The whole picture: a room, who sits where (`cards` by seat id), and what is going on.

    `armed`: a click on a card logs something, so cards answer to the pointer. `movable`: cards
    can be dragged and picked up. `tray` holds pupils without a seat; the view itself uses it for
    names only, `TrayStrip` shows it. `numbers` are the labels of seats by seat id: with
    `show_numbers` they are written on empty seats and in a corner of cards. `comments` are those
    on seats where nobody sits, private like `CardState.comment`. `lines` are drawn over the room.
    `compared`: the signs of a guest, of somebody moved or elsewhere speak of another plan that this
    one is compared with, not of today.

    `lights` say of seats what would follow if the pupil in the hand were put there; they are drawn
    only while somebody is carried (`PlanView.carried` asks for them) and may come while the drag
    goes on. Their reasons are private, and so is `broken`: rules say who is kept from whom.
    `highlighted` seats have a ring, for a rule or a swap that is pointed at elsewhere.
    """

    layout: RoomLayout
    side: Side = Side.TEACHER
    cards: Mapping[int, CardState] = field(default_factory=dict)
    tray: tuple[CardState, ...] = ()
    selected: frozenset[int] = frozenset()
    armed: bool = False
    show_private: bool = False
    movable: bool = False
    show_numbers: bool = False
    numbers: Mapping[int, str] = field(default_factory=dict)
    comments: Mapping[int, str] = field(default_factory=dict)
    lines: tuple[SeatLine, ...] = ()
    compared: bool = False
    lights: Mapping[int, SeatLight] = field(default_factory=dict)
    broken: tuple[BrokenMark, ...] = ()
    highlighted: frozenset[int] = frozenset()

    def seat_of(self, pupil_id: int) -> int | None:
        """The seat where a pupil sits, if anywhere."""
        return next((s for s, c in self.cards.items() if c.pupil_id == pupil_id), None)

    def card_of(self, pupil_id: int) -> CardState | None:
        """The card of a pupil, seated or in the tray."""
        every = (*self.cards.values(), *self.tray)
        return next((c for c in every if c.pupil_id == pupil_id), None)


EMPTY_PLAN = PlanState(RoomLayout(0, 0))
