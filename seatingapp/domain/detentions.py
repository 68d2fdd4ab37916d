"""Detentions: their types, what can become of one, and why; nothing happens to one by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.wording import short_date

LONGEST_MINUTES = 180
LONGEST_NOTICE = 20
LONGEST_NAME = 40
LONGEST_PLACE = 60
LONGEST_REASON = 300
_KEPT = "Nothing was changed."


@dataclass(frozen=True, slots=True)
class DetentionType:
    """What a school calls a detention, how long it is, and where and when unless said otherwise.

    `notice_days` are the school days between setting one and the day: 1 is "the day after". `room`
    ids name a stored room, whose seats can be filled; `place` is for anything else.
    """

    id: int
    uid: str
    name: str
    minutes: int
    starts: dt.time
    place: str = ""
    room_id: int | None = None
    notice_days: int = 1
    position: int = 0
    retired: bool = False

    @property
    def ends(self) -> dt.time:
        """When one of the usual length that begins at the usual time is over."""
        return later(self.starts, self.minutes)


class DetentionState(StrEnum):
    """What has become of a detention."""

    PENDING = "pending"
    ATTENDED = "attended"
    MISSED = "missed"
    UPSCALED = "upscaled"  # missed; a longer one stands in its place
    RESCHEDULED = "rescheduled"  # excused; another day stands in its place
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"  # set by mistake and taken back at once; shown in histories only


class Which(StrEnum):
    """Which detentions a list shows."""

    TODAY = "today"
    COMING = "coming"
    MISSED = "missed"
    ALL = "all"


class Act(StrEnum):
    """What a person can do to a detention; the value goes into its history."""

    SET = "set"
    ATTEND = "attended"
    MISS = "missed"
    MOVE = "moved"
    SEAT = "seated"
    CANCEL = "cancelled"
    RESCHEDULE = "rescheduled"
    UPSCALE = "upscaled"
    REOPEN = "opened again"
    UNDO = "undone"


@dataclass(frozen=True, slots=True)
class Step:
    """From which states an act leads where, and whether it needs a reason. None: it stays."""

    before: frozenset[DetentionState]
    after: DetentionState | None
    needs_reason: bool = False


_S = DetentionState
STEPS: dict[Act, Step] = {
    Act.ATTEND: Step(frozenset({_S.PENDING, _S.MISSED}), _S.ATTENDED),
    Act.MISS: Step(frozenset({_S.PENDING, _S.ATTENDED}), _S.MISSED),
    Act.MOVE: Step(frozenset({_S.PENDING}), None),
    Act.SEAT: Step(frozenset({_S.PENDING, _S.ATTENDED}), None),
    Act.CANCEL: Step(frozenset({_S.PENDING, _S.MISSED}), _S.CANCELLED, needs_reason=True),
    Act.RESCHEDULE: Step(frozenset({_S.PENDING, _S.MISSED}), _S.RESCHEDULED, needs_reason=True),
    Act.UPSCALE: Step(frozenset({_S.MISSED}), _S.UPSCALED),
    Act.REOPEN: Step(
        frozenset({_S.ATTENDED, _S.MISSED, _S.CANCELLED}), _S.PENDING, needs_reason=True
    ),
}
OPEN = frozenset({_S.PENDING, _S.MISSED})  # somebody still has to do something
HELD = frozenset({_S.PENDING, _S.ATTENDED, _S.MISSED})  # the pupil is expected, or was


@dataclass(frozen=True, slots=True)
class Detention:
    """One detention of one pupil; `type_name` is what its type was called then.

    `follows_id` is the one in whose place this stands, after an upscale or a rescheduling.
    `arrived_at` is an aware moment in UTC. `entry_ids` are what it is for.
    """

    id: int
    uid: str
    pupil_id: int
    type_id: int
    type_name: str
    date: dt.date
    starts: dt.time
    minutes: int
    place: str = ""
    room_id: int | None = None
    seat_id: int | None = None
    state: DetentionState = DetentionState.PENDING
    reason: str = ""
    follows_id: int | None = None
    arrived_at: dt.datetime | None = None
    made_at: dt.datetime | None = None
    by: str = ""
    entry_ids: tuple[int, ...] = ()

    @property
    def ends(self) -> dt.time:
        """When it is over."""
        return later(self.starts, self.minutes)

    @property
    def words(self) -> str:
        """Its type and when it is, such as `After school, Thu 26 Nov, 15:15`."""
        return f"{self.type_name}, {short_date(self.date)}, {self.starts:%H:%M}"

    def overlaps(self, other: Detention) -> bool:
        """Whether the two are at the same time, if only for a minute."""
        return self.date == other.date and self.starts < other.ends and other.starts < self.ends

    def late_by(self, zone: dt.tzinfo) -> int:
        """How many whole minutes after its beginning the pupil came; 0 where in time or unknown."""
        if self.arrived_at is None:
            return 0
        begins = dt.datetime.combine(self.date, self.starts, zone)
        return max(int((self.arrived_at - begins).total_seconds() // 60), 0)


@dataclass(frozen=True, slots=True)
class DetentionChange:
    """A line of a detention's history: what became of it, when, by whom, and why."""

    what: str
    note: str
    at: dt.datetime
    by: str = ""


def later(starts: dt.time, minutes: int) -> dt.time:
    """The time so many minutes later on the same day; the last minute of it at most."""
    total = min(starts.hour * 60 + starts.minute + minutes, 24 * 60 - 1)
    return dt.time(total // 60, total % 60)


def may(act: Act, detention: Detention) -> bool:
    """Whether an act can be done to a detention as it is now."""
    return detention.state in STEPS[act].before


def changed(detention: Detention, act: Act, reason: str = "") -> Detention:
    """Return a detention after an act. Raises Refusal where that cannot be, or a reason is wanting.

    What does not change the state (moving, seating) comes back as it was. An arrival is forgotten
    unless the pupil attended.
    """
    step = STEPS[act]
    if detention.state not in step.before:
        raise Refusal(
            f"A detention that is {detention.state} cannot be {act}.",
            kept=_KEPT,
            todo=_way_on(detention.state),
        )
    if step.needs_reason and not reason.strip():
        raise Refusal(f"To be {act}, a detention needs a reason.", kept=_KEPT, todo="Say why.")
    if step.after is None:
        return detention
    arrived = detention.arrived_at if step.after is DetentionState.ATTENDED else None
    return replace(detention, state=step.after, arrived_at=arrived)


def _way_on(state: DetentionState) -> str:
    ways = {
        _S.PENDING: "Take attendance first.",
        _S.ATTENDED: "Open it again first, with a reason, if the mark is wrong.",
        _S.CANCELLED: "Open it again first, with a reason.",
        _S.UPSCALED: "Look at the longer one that stands in its place.",
        _S.RESCHEDULED: "Look at the one that stands in its place.",
    }
    return ways.get(state, "Set another one.")


def next_longer(
    kinds: Iterable[DetentionType], minutes: int, but: int | None = None
) -> DetentionType | None:
    """The type that a missed one of this length is usually upscaled to: the next longer in use."""
    longer = [k for k in kinds if not k.retired and k.minutes > minutes and k.id != but]
    return min(longer, key=lambda k: (k.minutes, k.position, k.id), default=None)


def by_arrival(
    detentions: Iterable[Detention], names: Mapping[int, tuple[str, ...]]
) -> tuple[Detention, ...]:
    """Whoever came, in the order of arrival; then those of whom the time is unknown; then others.

    `names` are the keys by which pupils are sorted, by pupil id.
    """
    end = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(
        sorted(
            detentions,
            key=lambda d: (
                d.arrived_at or end,
                d.state is not DetentionState.ATTENDED,
                names.get(d.pupil_id, ()),
                d.pupil_id,
                d.id,
            ),
        )
    )


def check_type(kind: DetentionType, others: Sequence[DetentionType]) -> None:
    """Raise Refusal where a type cannot be as it is said; `others` are those that stay."""
    name = kind.name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise Refusal(
            f"A type of detention has a name of 1 to {LONGEST_NAME} letters.",
            kept=_KEPT,
            todo="Type another name.",
        )
    if any(other.name.casefold() == name.casefold() for other in others):
        raise Refusal(
            f"There is a type called {name} already.", kept=_KEPT, todo="Give it its own name."
        )
    check_minutes(kind.minutes)
    if not 0 <= kind.notice_days <= LONGEST_NOTICE:
        raise Refusal(
            f"Notice is 0 to {LONGEST_NOTICE} school days, not {kind.notice_days}.", kept=_KEPT
        )
    check_place(kind.place)


def check_minutes(minutes: int) -> None:
    """Raise Refusal for a length that no detention has."""
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refusal(
            f"A detention lasts 1 to {LONGEST_MINUTES} minutes, not {minutes}.", kept=_KEPT
        )


def check_place(place: str) -> None:
    """Raise Refusal for a place that is no short name."""
    if len(place) > LONGEST_PLACE:
        raise Refusal(
            f"A place has at most {LONGEST_PLACE} letters; this one has {len(place)}.",
            kept=_KEPT,
            todo="Shorten it.",
        )


def check_reason(reason: str) -> None:
    """Raise Refusal for a reason that does not fit on a slip."""
    if len(reason) > LONGEST_REASON:
        raise Refusal(
            f"A reason has at most {LONGEST_REASON} letters; this one has {len(reason)}.",
            kept=_KEPT,
            todo="Shorten it to what happened.",
        )


def default_types() -> tuple[DetentionType, ...]:
    """Return the types that a new vault starts with; a school changes them as it likes."""
    return (
        DetentionType(0, "", "Break detention", 15, dt.time(11, 0), notice_days=0, position=1),
        DetentionType(0, "", "Lunch detention", 30, dt.time(12, 45), notice_days=0, position=2),
        DetentionType(0, "", "After school", 60, dt.time(15, 15), notice_days=1, position=3),
    )
