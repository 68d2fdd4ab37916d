"""Carousels: groups of a class roll through stations, one further each time.

A station is a table, a zone, or a room. Everybody visits every station once, so a carousel takes
as many dates as there are stations; with more stations than groups, some are free each time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from seatingapp.domain.errors import Refusal
from seatingapp.domain.rooms import Desk, Room, RoomLayout, reading_order
from seatingapp.domain.wording import counted


class GroupWay(StrEnum):
    """How a class is divided."""

    TABLES = "tables"  # as they sit now
    ALPHABETICAL = "alphabetical"


class StationWay(StrEnum):
    """What the groups roll through."""

    TABLES = "tables"
    ZONES = "zones"
    ROOMS = "rooms"


class Rhythm(StrEnum):
    """On which days the groups move on."""

    LESSONS = "lessons"  # the next lessons of the timetable
    DAYS = "days"
    WEEKS = "weeks"


@dataclass(frozen=True, slots=True)
class Group:
    """Pupils who go round together."""

    name: str
    pupil_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Station:
    """Where a group sits: seats of a room, in the order in which they are taken."""

    name: str
    room_id: int
    seat_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rotation:
    """Which group is where on which date."""

    groups: tuple[Group, ...]
    stations: tuple[Station, ...]
    dates: tuple[dt.date, ...]

    def station_of(self, group: int, date: int) -> int:
        """The station (from 0) of a group on a date: one further each time, and round again."""
        return (group + date) % len(self.stations)

    def group_at(self, station: int, date: int) -> int | None:
        """The group (from 0) at a station on a date; None where it is free."""
        group = (station - date) % len(self.stations)
        return group if group < len(self.groups) else None


def rotation(
    groups: Sequence[Group], stations: Sequence[Station], dates: Sequence[dt.date]
) -> Rotation:
    """Return the carousel. Raises Refusal where a group has no place or a visit would be missed.

    `dates` rise; as many are used as there are stations.
    """
    whole = tuple(group for group in groups if group.pupil_ids)
    if not whole:
        raise Refusal("There is nobody to divide into groups.", kept="Nothing was changed.")
    if len(stations) < len(whole):
        raise Refusal(
            f"{counted(len(whole), 'group')} need as many stations, and there "
            f"{'is' if len(stations) == 1 else 'are'} only {len(stations)}.",
            kept="Nothing was changed.",
            todo="Make fewer groups, or choose more tables or rooms.",
        )
    if len(dates) < len(stations):
        raise Refusal(
            f"{counted(len(stations), 'station')} take {counted(len(stations), 'date')}, and there "
            f"{'is' if len(dates) == 1 else 'are'} only {len(dates)}.",
            kept="Nothing was changed.",
            todo="Use fewer stations, begin earlier, or move on every day or every week.",
        )
    _refuse_small(whole, stations)
    _refuse_shared(stations)
    return Rotation(whole, tuple(stations), tuple(dates[: len(stations)]))


def _refuse_small(groups: Sequence[Group], stations: Sequence[Station]) -> None:
    largest = max(groups, key=lambda g: len(g.pupil_ids))
    small = next((s for s in stations if len(s.seat_ids) < len(largest.pupil_ids)), None)
    if small is not None:
        raise Refusal(
            f"{largest.name} has {counted(len(largest.pupil_ids), 'pupil')}, but {small.name} has "
            f"only {counted(len(small.seat_ids), 'seat')}.",
            kept="Nothing was changed.",
            todo="Make more groups, or leave that station out.",
        )


def _refuse_shared(stations: Sequence[Station]) -> None:
    taken: dict[tuple[int, int], str] = {}
    for station in stations:
        for seat in station.seat_ids:
            other = taken.setdefault((station.room_id, seat), station.name)
            if other != station.name:
                raise Refusal(
                    f"{other} and {station.name} have a seat in common.",
                    kept="Nothing was changed.",
                    todo="Leave one of the two out, or change the zones on the Rooms page.",
                )


def in_chunks(pupil_ids: Sequence[int], count: int) -> tuple[Group, ...]:
    """Divide pupils, in their order, into groups whose sizes differ by at most one.

    Fewer groups come of it where there are fewer pupils. Raises Refusal for a count below 1.
    """
    if count < 1:
        raise Refusal("A carousel has at least one group.", kept="Nothing was changed.")
    count = min(count, len(pupil_ids))
    groups: list[Group] = []
    begin = 0
    for n in range(count):
        end = begin + len(pupil_ids) // count + (n < len(pupil_ids) % count)
        groups.append(Group(f"Group {n + 1}", tuple(pupil_ids[begin:end])))
        begin = end
    return tuple(groups)


def as_they_sit(
    layout: RoomLayout, seated: Mapping[int, int], pupil_ids: Sequence[int]
) -> tuple[Group, ...]:
    """Return a group for each table at which somebody sits; `seated` are pupils by seat.

    Whoever has no seat joins the smallest group. Where nobody sits there is no group.
    """
    placed: list[list[int]] = []
    for table in tables(layout):
        at_table = [seated[seat.id] for seat in table.seats if seated.get(seat.id) in pupil_ids]
        if at_table:
            placed.append(at_table)
    if not placed:
        return ()
    known = {pupil for at_table in placed for pupil in at_table}
    for pupil in pupil_ids:
        if pupil not in known:
            min(placed, key=len).append(pupil)
    return tuple(Group(f"Group {n}", tuple(ids)) for n, ids in enumerate(placed, 1))


def moved(groups: Sequence[Group], pupil_id: int, to: int) -> tuple[Group, ...]:
    """Return the groups with a pupil moved to the end of another one (from 0); none goes away."""
    result = []
    for n, group in enumerate(groups):
        ids = tuple(p for p in group.pupil_ids if p != pupil_id)
        result.append(Group(group.name, (*ids, pupil_id) if n == to else ids))
    return tuple(result)


def tables(layout: RoomLayout) -> tuple[Desk, ...]:
    """Return the desks that have a seat, from the front left to the back."""
    place = {seat: n for n, seat in enumerate(reading_order(layout))}
    seating = [desk for desk in layout.desks if desk.seats]
    return tuple(sorted(seating, key=lambda d: min(place[seat.id] for seat in d.seats)))


def stations_in(room: Room, way: StationWay) -> tuple[Station, ...]:
    """Return the tables, the zones, or the whole of a room as stations, from the front left."""
    order = reading_order(room.layout)
    if way is StationWay.ROOMS:
        return (Station(room.name, room.id, order),)
    if way is StationWay.ZONES:
        return tuple(
            Station(zone.name, room.id, tuple(seat for seat in order if seat in zone.seats))
            for zone in room.layout.zones
        )
    return tuple(
        Station(
            desk.label or f"Table {n}",
            room.id,
            tuple(seat for seat in order if seat in {s.id for s in desk.seats}),
        )
        for n, desk in enumerate(tables(room.layout), 1)
    )


def large_enough(stations: Sequence[Station], groups: Sequence[Group]) -> tuple[Station, ...]:
    """Return the stations at which every group finds seats."""
    most = max((len(group.pupil_ids) for group in groups), default=0)
    return tuple(station for station in stations if len(station.seat_ids) >= max(most, 1))
