"""Attendance in the detention room: who is expected, who came and when; knows no Qt."""

from __future__ import annotations

import datetime as dt

from seatingapp.domain.detention_seats import SeatOrder
from seatingapp.domain.detentions import HELD, Detention, DetentionState
from seatingapp.domain.names import matches
from seatingapp.domain.rooms import RoomLayout
from seatingapp.domain.wording import counted, short_date
from seatingapp.services.detention_lists import Listed, on_day
from seatingapp.services.detention_seats import FillSeats
from seatingapp.services.rooms import all_rooms
from seatingapp.services.school import school
from seatingapp.services.workspace import Workspace
from seatingapp.ui.detentions.seat_picture import seat_picture
from seatingapp.ui.detentions.state import Room, Sitting
from seatingapp.ui.detentions.wording import seated
from seatingapp.ui.plan_view.state import PlanState

_UNKNOWN = dt.datetime.max.replace(tzinfo=dt.UTC)  # when somebody came: after those who are known


class Attendance:
    """What the room shows; it reads when told to and changes nothing itself."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin closed."""
        self._workspace = workspace
        self._day: dt.date | None = None
        self._there: tuple[Listed, ...] = ()
        self._layouts: dict[int, RoomLayout] = {}
        self._shows_seats = False
        self._zone: dt.tzinfo = dt.UTC
        self._chosen = ""
        self._query = ""
        self._picked = ""

    @property
    def is_open(self) -> bool:
        """Whether the room is shown in place of the list."""
        return self._day is not None

    @property
    def picked(self) -> str:
        """Whom Enter marks: of those whom a typed name finds, or whom the arrow keys reached."""
        found = [one.detention.uid for one in self._expected()]
        if self._picked in found:
            return self._picked
        return found[0] if found and self._query else ""

    def open(self, day: dt.date | None, chosen: Detention | None = None) -> None:
        """Show the room on a day, or today; at the time of a detention where one is given."""
        now = self._workspace.clock()
        self._day = day or self._workspace.read(school).today(now)
        self._chosen = _key(chosen) if chosen else ""
        self._query = self._picked = ""

    def close(self) -> None:
        """Show the list again."""
        self._day = None
        self._there = ()

    def choose(self, key: str) -> None:
        """Show another time or place of the day."""
        self._chosen, self._picked = key, ""

    def search(self, query: str) -> None:
        """Look for a name among those who are expected."""
        self._query, self._picked = query, ""

    def pick(self, step: int) -> None:
        """Go to the next or the last of those who are expected."""
        found = [one.detention.uid for one in self._expected()]
        if not found:
            return
        at = found.index(self.picked) + step if self.picked in found else 0
        self._picked = found[min(max(at, 0), len(found) - 1)]

    def show_seats(self, *, on: bool) -> None:
        """Show the seats in place of the order of arrival, or that."""
        self._shows_seats = on

    def of_pupil(self, pupil_id: int) -> Detention | None:
        """The detention of somebody who is shown, expected or there."""
        found = (one.detention for one in self._sitting())
        return next((d for d in found if d.pupil_id == pupil_id), None)

    def read(self) -> None:
        """Read who is there now."""
        day, now = self._day, self._workspace.clock()
        if day is None:
            return
        self._there = tuple(
            one
            for one in self._workspace.read(lambda s: on_day(s, day, now))
            if one.detention.state in HELD
        )
        self._zone = self._workspace.read(school).tz
        rooms = self._workspace.read(all_rooms)
        self._layouts = {room.id: room.layout for room in rooms}
        if self._chosen not in {_key(one.detention) for one in self._there}:
            self._chosen = self._nearest(now)

    def filling(self, order: str) -> FillSeats | None:
        """Return the edit that fills the seats; None where the place is no stored room."""
        room = next((one.detention for one in self._sitting() if one.detention.room_id), None)
        if room is None or room.room_id is None:
            return None
        wanted = SeatOrder(order) if order else None
        return FillSeats(room.date, room.starts, room.room_id, wanted)

    def state(self) -> Room:
        """Return what to show."""
        here = self._sitting()
        came = sorted(
            (one for one in here if one.detention.state is DetentionState.ATTENDED),
            key=lambda one: (one.detention.arrived_at or _UNKNOWN, one.person.sort_key),
        )
        missed = [one for one in here if one.detention.state is DetentionState.MISSED]
        room_id = next((one.detention.room_id for one in here if one.detention.room_id), None)
        return Room(
            self._sittings(),
            self._chosen,
            self._query,
            tuple(seated(one, self._zone) for one in self._expected()),
            tuple(seated(one, self._zone) for one in (*came, *missed)),
            self.picked,
            self._full(room_id, len(here)),
            room_id is not None,
            self._plan(room_id, here) if self._shows_seats else None,
        )

    def _plan(self, room_id: int | None, here: list[Listed]) -> PlanState | None:
        """Who sits where, who has no seat, and who is not here yet."""
        layout = self._layouts.get(room_id or 0)
        return seat_picture(layout, here, self.picked) if layout is not None else None

    def _full(self, room_id: int | None, people: int) -> str:
        layout = self._layouts.get(room_id or 0)
        seats = layout.capacity if layout is not None else people
        if people <= seats:
            return ""
        return f"{counted(people, 'pupil')}, but the room has {counted(seats, 'seat')}."

    def _expected(self) -> list[Listed]:
        """Those who may still come, by name, as far as what is typed leaves them."""
        waiting = [o for o in self._sitting() if o.detention.state is DetentionState.PENDING]
        found = [one for one in waiting if matches(self._query, one.person)]
        return sorted(found, key=lambda one: one.person.sort_key)

    def _sitting(self) -> list[Listed]:
        return [one for one in self._there if _key(one.detention) == self._chosen]

    def _sittings(self) -> tuple[Sitting, ...]:
        found: dict[str, list[Listed]] = {}
        for one in self._there:
            found.setdefault(_key(one.detention), []).append(one)
        return tuple(Sitting(key, _words(those)) for key, those in found.items())

    def _nearest(self, now: dt.datetime) -> str:
        """The time that is on now, or the next one, or else the last of the day."""
        local = now.astimezone(self._zone)
        coming = [
            one.detention
            for one in self._there
            if (one.detention.date, one.detention.ends) > (local.date(), local.time())
        ]
        first = coming[0] if coming else self._there[-1].detention if self._there else None
        return _key(first) if first else ""


def _key(detention: Detention) -> str:
    return f"{detention.starts:%H:%M}|{detention.room_id or ''}|{detention.place}"


def _words(those: list[Listed]) -> str:
    first = those[0]
    parts = (
        f"{short_date(first.detention.date)} {first.detention.starts:%H:%M}",
        first.where,
        counted(len(those), "pupil"),
    )
    return " · ".join(part for part in parts if part)
