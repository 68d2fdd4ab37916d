"""Setting, moving, rescheduling and upscaling: a draft, what speaks against it, and the edit.

Knows no Qt. Whatever is typed is checked at once, and the first free time is proposed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from seatingapp.domain.behaviour import Entry
from seatingapp.domain.detention_clashes import When
from seatingapp.domain.detentions import Detention, DetentionType, next_longer
from seatingapp.domain.isolation import isolated
from seatingapp.domain.names import matches
from seatingapp.domain.pupils import Pupil
from seatingapp.domain.typed_times import read_day, read_time
from seatingapp.domain.wording import short_date
from seatingapp.services.classes import pupils_of
from seatingapp.services.detention_changes import (
    MoveDetentions,
    RescheduleDetention,
    UpscaleDetention,
)
from seatingapp.services.detention_times import against, proposal, usual
from seatingapp.services.detention_types import types_in_use
from seatingapp.services.detentions import SetDetentions, concerns_of
from seatingapp.services.rooms import offered_rooms
from seatingapp.services.school import school
from seatingapp.services.workspace import Edit, Workspace

_MOST_FOUND = 8
_NO_ENTRY = 0
_ELSEWHERE = 0
_UNREAD = {
    "day": "That is no day. Write one like Thu 3 Dec, 3/12 or tomorrow.",
    "time": "That is no time of the day. Write one like 15:15.",
    "minutes": "A detention lasts 1 to 180 minutes.",
}


class Purpose(Enum):
    """What the dialog is for; the value is its title and what its button says."""

    SET = ("Set a detention", "Set it")
    MOVE = ("Move", "Move it")
    RESCHEDULE = ("Reschedule", "Reschedule it")
    UPSCALE = ("Upscale", "Upscale it")


@dataclass(frozen=True, slots=True)
class TimingState:
    """What the dialog shows. `against` are sentences; with `blocked` none of them is overruled."""

    purpose: Purpose
    people: tuple[tuple[int, str], ...] = ()
    query: str = ""
    found: tuple[tuple[int, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    entries: tuple[tuple[str, str], ...] = ()
    entry: str = ""
    day: str = ""
    time: str = ""
    minutes: str = ""
    rooms: tuple[tuple[str, str], ...] = ()
    room: str = ""
    place: str = ""
    reason: str = ""
    wrong: frozenset[str] = frozenset()
    proposed: str = ""
    against: tuple[str, ...] = ()
    blocked: bool = False
    anyway: bool = False

    @property
    def needs_anyway(self) -> bool:
        """Whether a person may overrule what speaks against it, and has to say so."""
        return bool(self.against) and not self.blocked

    @property
    def can_accept(self) -> bool:
        """Whether the button does something."""
        said = self.purpose is not Purpose.RESCHEDULE or bool(self.reason.strip())
        free = not self.against or (self.needs_anyway and self.anyway)
        return bool(self.people and self.kind) and not self.wrong and free and said


class TimingView(Protocol):
    """The dialog, as far as its presenter knows it."""

    def show_state(self, state: TimingState) -> None:
        """Show a state and emit nothing."""


class TimingPresenter:
    """Keeps the draft. `edit` is what accepting does."""

    def __init__(
        self,
        view: TimingView,
        workspace: Workspace,
        purpose: Purpose,
        chosen: Sequence[Detention] = (),
        pupil_ids: Sequence[int] = (),
        entry_id: int = _NO_ENTRY,
    ) -> None:
        """Begin with the first free time; `chosen` are the detentions to move or replace.

        `pupil_ids` get a new one, for `entry_id` where that is given.
        """
        self._wanted = entry_id
        self._view, self._workspace, self._chosen = view, workspace, tuple(chosen)
        self._today = workspace.read(school).today(workspace.clock())
        self._kinds = {kind.id: kind for kind in workspace.read(types_in_use)}
        self._pupils = {pupil.id: pupil for pupil in workspace.read(pupils_of)}
        self._entries: dict[int, Entry] = {}
        rooms = workspace.read(offered_rooms)
        people = pupil_ids or [one.pupil_id for one in self._chosen]
        self.state = TimingState(
            purpose,
            tuple((i, self._pupils[i].name.full) for i in dict.fromkeys(people)),
            kinds=tuple((str(k.id), f"{k.name} · {k.minutes} min") for k in self._kinds.values()),
            rooms=(
                (str(_ELSEWHERE), "Another place"),
                *((str(room.id), room.name) for room in rooms),
            ),
        )
        self._begin()

    def _begin(self) -> None:
        kinds = self._kinds.values()
        first = next(iter(kinds), None)
        if self._chosen:
            one = self._chosen[0]
            first = self._kinds.get(one.type_id, first)
            if self.state.purpose is Purpose.UPSCALE:
                first = next_longer(kinds, one.minutes, one.type_id) or first
        self.state = replace(self.state, kind=str(first.id) if first else "")
        if self._chosen and self.state.purpose is not Purpose.UPSCALE:
            self._take(_when_of(self._chosen[0]))
            self.propose()
        else:
            self.choose_kind(self.state.kind)
        if self._wanted in self._entries:
            self.choose_entry(str(self._wanted))

    def type_name(self, query: str) -> None:
        """Look for a pupil."""
        wanted = [p for p in self._pupils.values() if query.strip() and matches(query, p.name)]
        taken = dict(self.state.people)
        found = tuple((p.id, _named(p)) for p in wanted if p.id not in taken)[:_MOST_FOUND]
        self._show(replace(self.state, query=query, found=found))

    def add(self, pupil_id: int) -> None:
        """Somebody more gets one; 0 is the first who was found."""
        chosen = pupil_id or (self.state.found[0][0] if self.state.found else 0)
        if chosen in self._pupils and chosen not in dict(self.state.people):
            people = (*self.state.people, (chosen, self._pupils[chosen].name.full))
            self.state = replace(self.state, people=people, query="", found=())
            self._offer_entries()
            self.propose()

    def remove(self, pupil_id: int) -> None:
        """Somebody gets none."""
        people = tuple(one for one in self.state.people if one[0] != pupil_id)
        self.state = replace(self.state, people=people)
        self._offer_entries()
        self.propose()

    def choose_kind(self, key: str) -> None:
        """Take the time and place that a type usually has, at the first free day."""
        self.state = replace(self.state, kind=key)
        kind = self._kind()
        if kind is not None:
            self._take(usual(kind, self._today))
            self._offer_entries()
            self.propose()
        else:
            self._show(self.state)

    def choose_entry(self, key: str) -> None:
        """Say which entry it is for; its plain reason is taken unless another was typed."""
        before = self._entries.get(int(self.state.entry or _NO_ENTRY))
        entry = self._entries.get(int(key))
        reason = self.state.reason
        if not reason.strip() or (before and reason == _reason(before)):
            reason = _reason(entry) if entry else ""
        self._show(replace(self.state, entry=key, reason=reason))

    def type_text(self, field: str, text: str) -> None:
        """Take what was typed into `day`, `time`, `minutes`, `place` or `reason`."""
        typed = {
            "day": replace(self.state, day=text),
            "time": replace(self.state, time=text),
            "minutes": replace(self.state, minutes=text),
            "place": replace(self.state, place=text),
            "reason": replace(self.state, reason=text),
        }
        self.state = typed[field]
        self._check()

    def step_day(self, days: int) -> None:
        """Go to another day."""
        day = read_day(self.state.day, self._today) or self._today
        self.type_text("day", short_date(day + dt.timedelta(days=days)))

    def choose_room(self, key: str) -> None:
        """Take a stored room, or a place that is typed."""
        self.state = replace(self.state, room=key)
        self._check()

    def insist(self, anyway: bool) -> None:
        """Mean it all the same, or not."""
        self._show(replace(self.state, anyway=anyway))

    def propose(self) -> None:
        """Take the first free day from the one that is typed on, and say why it is that."""
        kind, when = self._kind(), self._when()
        if kind is None or when is None or not self.state.people:
            self._check()
            return
        found = self._workspace.read(
            lambda s: proposal(s, self._ids(), kind, self._workspace.clock(), when, self._but())
        )
        if found.when is not None:
            self._take(found.when)
        self.state = replace(self.state, proposed=found.why)
        self._check()

    def edit(self) -> Edit | None:
        """What accepting does; None while something is missing."""
        kind, when, state = self._kind(), self._when(), self.state
        if kind is None or when is None or not state.can_accept:
            return None
        uids = tuple(one.uid for one in self._chosen)
        if state.purpose is Purpose.MOVE:
            return MoveDetentions(uids, when, state.reason, state.anyway)
        if state.purpose is Purpose.RESCHEDULE:
            return RescheduleDetention(uids[0], when, state.reason, state.anyway)
        if state.purpose is Purpose.UPSCALE:
            return UpscaleDetention(uids[0], kind.id, when, state.reason, state.anyway)
        entry = int(state.entry or _NO_ENTRY)
        return SetDetentions(
            tuple(self._ids()),
            kind.id,
            when.date,
            state.reason,
            (entry,) if entry else (),
            when.starts,
            when.minutes,
            when.place,
            when.room_id,
            state.anyway,
        )

    def _kind(self) -> DetentionType | None:
        return self._kinds.get(int(self.state.kind or 0))

    def _ids(self) -> list[int]:
        return [pupil_id for pupil_id, _name in self.state.people]

    def _but(self) -> list[int]:
        return [one.id for one in self._chosen]

    def _take(self, when: When) -> None:
        self.state = replace(
            self.state,
            day=short_date(when.date),
            time=f"{when.starts:%H:%M}",
            minutes=str(when.minutes),
            room=str(when.room_id or _ELSEWHERE),
            place=when.place,
        )

    def _when(self) -> When | None:
        state = self.state
        day, time = read_day(state.day, self._today), read_time(state.time)
        if day is None or time is None or not state.minutes.strip().isdecimal():
            return None
        room_id = int(state.room or _ELSEWHERE) or None
        place = "" if room_id else state.place
        return When(day, time, int(state.minutes), place, room_id)

    def _check(self) -> None:
        state = self.state
        wrong = {
            "day": read_day(state.day, self._today) is None,
            "time": read_time(state.time) is None,
            "minutes": not state.minutes.strip().isdecimal() or not 1 <= int(state.minutes) <= 180,
        }
        told = [_UNREAD[field] for field, is_wrong in wrong.items() if is_wrong]
        blocked = bool(told)
        when, kind = self._when(), self._kind()
        if when is not None and kind is not None and not blocked:
            now = self._workspace.clock()
            found = self._workspace.read(
                lambda s: against(s, self._ids(), when, kind.notice_days, now, self._but())
            )
            several = len(state.people) > 1
            for pupil_id, clashes in found.items():
                who = f"{self._pupils[pupil_id].name.full}: " if several else ""
                told += [f"{who}{clash.words}" for clash in clashes]
                blocked = blocked or any(clash.kind.blocks for clash in clashes)
        self._show(
            replace(
                state,
                wrong=frozenset(field for field, is_wrong in wrong.items() if is_wrong),
                against=tuple(dict.fromkeys(told)),
                blocked=blocked,
                anyway=state.anyway and bool(told) and not blocked,
            )
        )

    def _offer_entries(self) -> None:
        """Entries of the one pupil that a detention can be for, the newest first."""
        state = self.state
        if state.purpose is not Purpose.SET or len(state.people) != 1:
            self._entries = {}
            self.state = replace(state, entries=(), entry="")
            return
        pupil_id, wanted = state.people[0][0], self._wanted
        concern = self._workspace.read(lambda s: concerns_of(s, pupil_id, wanted))
        self._entries = {e.id: e for e in concern}
        zone = self._workspace.read(school).tz
        offered = tuple(
            (str(e.id), f"{short_date(e.happened_at.astimezone(zone).date())} {e.type_name}")
            for e in concern
        )
        entry = state.entry if state.entry in dict(offered) else str(_NO_ENTRY)
        self.state = replace(state, entries=((str(_NO_ENTRY), "No entry"), *offered), entry=entry)

    def _show(self, state: TimingState) -> None:
        self.state = state
        self._view.show_state(state)


def _when_of(one: Detention) -> When:
    return When(one.date, one.starts, one.minutes, one.place, one.room_id)


def _reason(entry: Entry) -> str:
    return entry.plain_reason or entry.type_name


def _named(pupil: Pupil) -> str:
    name = isolated(pupil.name.full)
    return f"{name}, {pupil.form}" if pupil.form else name
