"""A carousel visits every station once, and nobody meets at one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.arranging.carousels import seat_groups
from seatingapp.domain.carousels import (
    Group,
    Station,
    StationWay,
    as_they_sit,
    in_chunks,
    large_enough,
    moved,
    rotation,
    stations_in,
)
from seatingapp.domain.errors import Refusal
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Room, RoomLayout, Zone

MONDAY = dt.date(2026, 11, 23)
FOURS = from_template(Template.GROUPS_OF_FOUR, 2, 2)


def days(many: int) -> list[dt.date]:
    return [MONDAY + dt.timedelta(days=n) for n in range(many)]


def room(layout: RoomLayout = FOURS, room_id: int = 1) -> Room:
    return Room(room_id, "", f"Room {room_id}", 1, layout)


def stations(many: int, seats: int = 9, rooms: int = 1) -> list[Station]:
    return [
        Station(f"Table {n}", 1 + n % rooms, tuple(range(n * 100, n * 100 + seats)))
        for n in range(many)
    ]


@given(st.integers(1, 40), st.integers(1, 9), st.integers(0, 3), st.integers(1, 3))
def test_every_group_is_at_every_station_once_and_no_two_at_one(
    pupils: int, many: int, spare: int, rooms: int
) -> None:
    groups = in_chunks(range(pupils), many)
    found = rotation(groups, stations(len(groups) + spare, 40, rooms), days(20))
    size = len(found.stations)
    assert len(found.dates) == size
    for group in range(len(groups)):
        visited = [found.station_of(group, date) for date in range(size)]
        assert sorted(visited) == list(range(size))
    for date in range(size):
        present = [found.group_at(station, date) for station in range(size)]
        assert sorted(g for g in present if g is not None) == list(range(len(groups)))
        assert present.count(None) == spare
        for station, there in enumerate(present):
            assert there is None or found.station_of(there, date) == station


@given(st.integers(1, 40), st.integers(1, 9), st.integers(1, 3))
def test_everybody_sits_once_on_every_date(pupils: int, many: int, rooms: int) -> None:
    groups = in_chunks(range(pupils), many)
    found = rotation(groups, stations(len(groups), 40, rooms), days(20))
    for date in range(len(found.dates)):
        by_room = seat_groups(found, date)
        sitting = [o.pupil_id for seated in by_room.values() for o in seated.values()]
        assert sorted(sitting) == list(range(pupils))
        for station in found.stations:
            at = [s for s in station.seat_ids if s in by_room.get(station.room_id, {})]
            assert at == list(station.seat_ids[: len(at)])


@given(st.integers(0, 60), st.integers(1, 12))
def test_groups_of_the_alphabet_keep_the_order_and_differ_by_one_at_most(
    pupils: int, many: int
) -> None:
    groups = in_chunks(range(pupils), many)
    assert [p for g in groups for p in g.pupil_ids] == list(range(pupils))
    sizes = [len(g.pupil_ids) for g in groups]
    assert max(sizes, default=0) - min(sizes, default=0) <= 1
    assert len(groups) == min(many, pupils)


def test_the_first_group_begins_at_the_first_station_and_goes_on_to_the_next() -> None:
    found = rotation(in_chunks(range(6), 3), stations(3), days(3))
    assert [found.station_of(0, date) for date in range(3)] == [0, 1, 2]
    assert [found.station_of(2, date) for date in range(3)] == [2, 0, 1]


@pytest.mark.parametrize(
    ("groups", "found", "dates", "said"),
    [
        (in_chunks(range(6), 3), stations(2), 9, "3 groups need as many stations.* are only 2"),
        (in_chunks(range(6), 2), stations(1), 9, "there is only 1"),
        (in_chunks(range(6), 3), stations(4), 3, "4 stations take 4 dates.*only 3"),
        (in_chunks(range(6), 3), stations(3, seats=1), 9, "Group 1 has 2 pupils, but Table 0"),
        ((), stations(3), 9, "nobody"),
        ((Group("Group 1", ()),), stations(3), 9, "nobody"),
        (
            in_chunks(range(2), 2),
            [Station("Front", 1, (1, 2)), Station("Door", 1, (2, 3))],
            9,
            "Front and Door have a seat in common",
        ),
    ],
)
def test_what_makes_no_carousel_is_refused(
    groups: Sequence[Group], found: Sequence[Station], dates: int, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        rotation(groups, found, days(dates))


def test_no_groups_at_all_cannot_be_made() -> None:
    with pytest.raises(Refusal, match="at least one group"):
        in_chunks(range(4), 0)


def test_those_at_one_table_are_a_group_and_who_has_no_seat_joins_the_smallest() -> None:
    seated = {1: 11, 2: 12, 3: 13, 9: 21, 10: 22, 16: 31, 15: 99}
    found = as_they_sit(FOURS, seated, [11, 12, 13, 21, 22, 31, 41, 42])
    assert [g.pupil_ids for g in found] == [(11, 12, 13), (21, 22, 42), (31, 41)]
    assert [g.name for g in found] == ["Group 1", "Group 2", "Group 3"]


def test_a_class_without_seats_has_no_groups_to_sit_in() -> None:
    assert as_they_sit(FOURS, {}, [1, 2]) == ()


def test_a_pupil_moved_to_another_group_leaves_the_old_one() -> None:
    groups = in_chunks(range(4), 2)
    assert [g.pupil_ids for g in moved(groups, 0, 1)] == [(1,), (2, 3, 0)]
    assert [g.pupil_ids for g in moved(groups, 0, 0)] == [(1, 0), (2, 3)]


def test_the_tables_of_a_room_are_stations_from_the_front_left() -> None:
    found = stations_in(room(), StationWay.TABLES)
    assert [s.name for s in found] == ["Table 1", "Table 2", "Table 3", "Table 4"]
    assert found[1].seat_ids == (5, 6, 7, 8)
    named = replace(FOURS, desks=(replace(FOURS.desks[0], label="Optics"), *FOURS.desks[1:]))
    assert [s.name for s in stations_in(room(named), StationWay.TABLES)][:2] == [
        "Optics",
        "Table 2",
    ]


def test_zones_and_whole_rooms_are_stations_too() -> None:
    zoned = replace(FOURS, zones=(Zone("Optics", frozenset({6, 1})),))
    assert stations_in(room(zoned), StationWay.ZONES) == (Station("Optics", 1, (1, 6)),)
    (whole,) = stations_in(room(), StationWay.ROOMS)
    assert (whole.name, len(whole.seat_ids)) == ("Room 1", 16)


def test_stations_that_are_too_small_for_a_group_can_be_left_out() -> None:
    found = [Station("Small", 1, (1,)), Station("Large", 1, (2, 3, 4))]
    assert large_enough(found, in_chunks(range(4), 2)) == (found[1],)
    assert large_enough([Station("None", 1, ())], ()) == ()
