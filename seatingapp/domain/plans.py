"""Plans: who sits where in a frozen copy of a room, from a date on.

Every change of a plan is a set of `SeatChange`s: what each named seat holds afterwards. So one
kind of edit serves all gestures, and its inverse is what the same seats held before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rooms import RoomLayout


class Purpose(StrEnum):
    """What a plan is for. A lesson opens with a plan for lessons unless another was chosen."""

    LESSON = "lesson"
    TEST = "test"
    GROUPS = "groups"
    EXAM = "exam"
    CAROUSEL = "carousel"


PURPOSE_LABELS: dict[Purpose, str] = {
    Purpose.LESSON: "Lessons",
    Purpose.TEST: "Test",
    Purpose.GROUPS: "Group work",
    Purpose.EXAM: "Exam",
    Purpose.CAROUSEL: "Carousel",
}


@dataclass(frozen=True, slots=True)
class Occupant:
    """The pupil in a seat; a pinned one stays when others are arranged."""

    pupil_id: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What one seat holds after a change; None where it is empty."""

    seat_id: int
    occupant: Occupant | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """The plans that follow one another: of a class in a room for a purpose, under a name.

    The one that holds on a day is the newest of its line that begins on it or before.
    """

    class_id: int
    room_id: int
    purpose: Purpose = Purpose.LESSON
    name: str = ""

    @property
    def label(self) -> str:
        """What the plans of this line are called."""
        return self.name or PURPOSE_LABELS[self.purpose]


@dataclass(frozen=True, slots=True)
class Plan:
    """A class in a room from a date on. `layout` is the room as it was when the plan was made.

    `comments` are by seat id. `staff_id` and `made_at` (aware, UTC) say who made it and when; a
    plan that is not stored yet has neither, and plans of the first schema have no `made_at`.
    """

    id: int
    uid: str
    class_id: int
    room_id: int
    room_version_id: int
    from_date: dt.date
    layout: RoomLayout
    seated: Mapping[int, Occupant] = field(default_factory=dict)  # by seat id
    name: str = ""
    purpose: Purpose = Purpose.LESSON
    comment: str = ""
    comments: Mapping[int, str] = field(default_factory=dict)
    staff_id: int | None = None
    made_at: dt.datetime | None = None

    @property
    def line(self) -> PlanLine:
        """The line that this plan belongs to."""
        return PlanLine(self.class_id, self.room_id, self.purpose, self.name)

    def seat_of(self, pupil_id: int) -> int | None:
        """The seat id where a pupil sits, if anywhere."""
        return next((s for s, o in self.seated.items() if o.pupil_id == pupil_id), None)


def place(plan: Plan, pupil_id: int, seat_id: int) -> tuple[SeatChange, ...]:
    """Put a pupil on a seat; on a taken one the two swap, or the sitter goes to the tray.

    Nothing changes where the pupil sits there already. Raises Refusal for a seat that the plan
    lacks and for a pinned pupil on the seat or on the move.
    """
    _known(plan, seat_id)
    origin = plan.seat_of(pupil_id)
    if origin == seat_id:
        return ()
    sitter = plan.seated.get(seat_id)
    moved = plan.seated[origin] if origin is not None else Occupant(pupil_id)
    if moved.pinned or (sitter is not None and sitter.pinned):
        raise pinned_refusal()
    if origin is None:
        return (SeatChange(seat_id, moved),)
    return (SeatChange(origin, sitter), SeatChange(seat_id, moved))


def take_out(plan: Plan, pupil_ids: Iterable[int]) -> tuple[SeatChange, ...]:
    """Put pupils back in the tray; those who have no seat are passed over. Pins are let go."""
    wanted = set(pupil_ids)
    return tuple(SeatChange(s, None) for s, o in plan.seated.items() if o.pupil_id in wanted)


def set_pin(plan: Plan, pupil_ids: Iterable[int], pinned: bool) -> tuple[SeatChange, ...]:
    """Pin or unpin seated pupils; those who are so already are passed over."""
    wanted = set(pupil_ids)
    return tuple(
        SeatChange(s, Occupant(o.pupil_id, pinned))
        for s, o in plan.seated.items()
        if o.pupil_id in wanted and o.pinned != pinned
    )


def refill(plan: Plan, seated: Mapping[int, Occupant]) -> tuple[SeatChange, ...]:
    """The changes that turn a plan's seating into another one."""
    seats = sorted(set(plan.seated) | set(seated))
    for seat_id in seated:
        _known(plan, seat_id)
    return tuple(SeatChange(s, seated.get(s)) for s in seats if plan.seated.get(s) != seated.get(s))


def apply(seated: Mapping[int, Occupant], changes: Iterable[SeatChange]) -> dict[int, Occupant]:
    """Return who sits where after changes. Raises ValueError where a pupil would sit twice."""
    result = dict(seated)
    for change in changes:
        if change.occupant is None:
            result.pop(change.seat_id, None)
        else:
            result[change.seat_id] = change.occupant
    pupils = [o.pupil_id for o in result.values()]
    if len(set(pupils)) != len(pupils):
        raise ValueError("A pupil would sit on two seats.")
    return result


def inverse(
    seated: Mapping[int, Occupant], changes: Iterable[SeatChange]
) -> tuple[SeatChange, ...]:
    """The changes that bring back what the changed seats held before."""
    return tuple(SeatChange(c.seat_id, seated.get(c.seat_id)) for c in changes)


def pinned_refusal() -> Refusal:
    """The answer where a pinned pupil would have to move."""
    return Refusal("That pupil is pinned.", kept="Nobody was moved.", todo="Unpin first (key P).")


def _known(plan: Plan, seat_id: int) -> None:
    if all(place.seat_id != seat_id for place in plan.layout.places()):
        raise Refusal("This plan has no such seat.", kept="Nobody was moved.")
