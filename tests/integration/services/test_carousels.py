"""A carousel of a class: all its plans in one edit, on the dates that were asked for."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from seatingapp.domain.calendar import LessonKey, slots_on, term_of
from seatingapp.domain.carousels import Group, Rhythm, Station, StationWay
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, PlanLine, Purpose
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rooms import Room, Zone
from seatingapp.services.carousels import (
    Carousel,
    carousel,
    carousel_dates,
    groups_by_alphabet,
    groups_by_table,
    stations_of,
)
from seatingapp.services.rooms import AddRoom, room_named
from seatingapp.services.school import school
from seatingapp.services.seating import plan_for
from seatingapp.services.workspace import Done
from seatingapp.storage import classes, lessons, plans, pupils
from tests.conftest import SAMPLE_DAY, Sample


def lab(sample: Sample, name: str = "Lab") -> Room:
    edit = AddRoom.of_template(name, Template.GROUPS_OF_SIX, 2, 3)
    sample.workspace.perform(edit)
    return sample.workspace.read(lambda s: room_named(s, name))


def class_id(sample: Sample) -> int:
    return next(c.id for c in sample.workspace.read(classes.load))


def planned(
    sample: Sample,
    stations: tuple[Station, ...],
    count: int,
    name: str = "Optics",
    first: dt.date = SAMPLE_DAY,
) -> Carousel:
    asked = class_id(sample)
    line = PlanLine(asked, stations[0].room_id, Purpose.CAROUSEL, name)
    groups = sample.workspace.read(lambda s: groups_by_alphabet(s, asked, count))
    dates = sample.workspace.read(
        lambda s: carousel_dates(s, asked, Rhythm.WEEKS, first, len(stations))
    )
    return sample.workspace.read(lambda s: carousel(s, line, groups, stations, dates, SAMPLE_DAY))


def made(sample: Sample, found: Carousel) -> Done:
    done = sample.workspace.perform(found.edit)
    assert done is not None
    return done


def of_carousel(sample: Sample) -> list[Plan]:
    known = sample.workspace.read(plans.load)
    return [plan for plan in known if plan.purpose is Purpose.CAROUSEL]


def test_all_plans_come_in_one_edit_and_go_in_one(sample: Sample) -> None:
    before = sample.workspace.read(plans.load)
    tables = stations_of([lab(sample)], StationWay.TABLES)
    done = made(sample, planned(sample, tables, 5))
    assert done.said == "Optics: 6 plans for 6 dates made and saved."
    after = of_carousel(sample)
    assert len({plan.from_date for plan in after}) == len(after) == 6
    members = sample.workspace.read(lambda s: pupils.load(s, class_id=class_id(sample)))
    for plan in after:
        assert plan.name == "Optics"
        assert {o.pupil_id for o in plan.seated.values()} == {p.id for p in members}
    assert done.inverse is not None
    back = sample.workspace.perform(done.inverse)
    assert sample.workspace.read(plans.load) == before
    assert back is not None
    assert back.inverse is not None
    sample.workspace.perform(back.inverse)
    assert of_carousel(sample) == after


def test_nobody_has_one_table_twice(sample: Sample) -> None:
    tables = stations_of([lab(sample)], StationWay.TABLES)
    made(sample, planned(sample, tables, 6))
    visited: dict[int, list[int]] = {}
    for plan in of_carousel(sample):
        desks = {seat.id: desk.id for desk in plan.layout.desks for seat in desk.seats}
        for seat, occupant in plan.seated.items():
            visited.setdefault(occupant.pupil_id, []).append(desks[seat])
    assert {tuple(sorted(desks)) for desks in visited.values()} == {(1, 2, 3, 4, 5, 6)}


def test_through_rooms_each_date_has_a_plan_in_each(sample: Sample) -> None:
    rooms = [lab(sample, "Bay 1"), lab(sample, "Bay 2")]
    done = made(sample, planned(sample, stations_of(rooms, StationWay.ROOMS), 2))
    assert done.said == "Optics: 4 plans for 2 dates made and saved."
    found = {
        (plan.from_date, plan.room_id): set(plan.seated.values()) for plan in of_carousel(sample)
    }
    first, second = sorted({date for date, _room in found})
    one, two = (room.id for room in rooms)
    assert found[first, one] == found[second, two]
    assert found[first, two] == found[second, one]


def test_a_lesson_taught_on_a_plan_comes_back_with_it(sample: Sample) -> None:
    done = made(sample, planned(sample, stations_of([lab(sample)], StationWay.TABLES), 6))
    plan = of_carousel(sample)[-1]
    with sample.workspace.vault.write() as session:
        key = LessonKey(class_id(sample), plan.from_date, 1)
        lesson_id = lessons.ensure(session, key, plan.room_id, plan.id)
        lessons.set_plan(session, [lesson_id], plan.id)
    assert done.inverse is not None
    back = sample.workspace.perform(done.inverse)
    assert sample.workspace.read(lambda s: lessons.plan_of(s, lesson_id))[0] is None
    assert back is not None
    assert back.inverse is not None
    sample.workspace.perform(back.inverse)
    assert sample.workspace.read(lambda s: lessons.plan_of(s, lesson_id))[0] == plan.id
    with sample.workspace.vault.write() as session:
        lessons.set_plan(session, [lesson_id], None)
        plans.remove(session, plan.id)
    with pytest.raises(Refusal, match="not in this vault any more"):
        sample.workspace.perform(done.inverse)


def test_groups_are_those_who_sit_at_one_table_now(sample: Sample) -> None:
    asked = class_id(sample)
    plan = sample.workspace.read(lambda s: plan_for(s, asked, SAMPLE_DAY))
    assert plan is not None
    groups = sample.workspace.read(lambda s: groups_by_table(s, asked, SAMPLE_DAY))
    sitting = [o.pupil_id for o in plan.seated.values()]
    assert sorted(p for g in groups for p in g.pupil_ids if p in sitting) == sorted(sitting)
    desks = {seat.id: desk.id for desk in plan.layout.desks for seat in desk.seats}
    at = {o.pupil_id: desks[seat] for seat, o in plan.seated.items()}
    assert all(len({at[p] for p in g.pupil_ids if p in at}) == 1 for g in groups)


def test_a_class_that_never_sat_has_no_tables(sample: Sample) -> None:
    with sample.workspace.vault.write() as session:
        new = classes.add(session, "9Z")
    with pytest.raises(Refusal, match="Nobody sits at a table yet"):
        sample.workspace.read(lambda s: groups_by_table(s, new, SAMPLE_DAY))


def test_dates_are_lessons_school_days_or_weeks_in_term(sample: Sample) -> None:
    asked, info = class_id(sample), sample.workspace.read(school)

    def dates(rhythm: Rhythm) -> tuple[dt.date, ...]:
        return sample.workspace.read(lambda s: carousel_dates(s, asked, rhythm, SAMPLE_DAY, 25))

    for rhythm in Rhythm:
        found = dates(rhythm)
        assert len(found) == 25
        assert list(found) == sorted(set(found))
        assert all(term_of(day, info.terms) for day in found)
    slots = [slots_on(day, info.slots, info.calendar) for day in dates(Rhythm.LESSONS)]
    assert all(any(s.class_id == asked for s in on_day) for on_day in slots)
    assert all(day.weekday() < 5 for day in dates(Rhythm.DAYS))
    assert {day.weekday() for day in dates(Rhythm.WEEKS)} == {SAMPLE_DAY.weekday()}


def test_without_a_timetable_there_are_days_but_no_lessons(sample: Sample) -> None:
    with sample.workspace.vault.write() as session:
        new = classes.add(session, "9Z")
    read = sample.workspace.read
    assert read(lambda s: carousel_dates(s, new, Rhythm.LESSONS, SAMPLE_DAY, 3)) == ()
    assert len(read(lambda s: carousel_dates(s, new, Rhythm.DAYS, SAMPLE_DAY, 3))) == 3


def test_stations_of_two_rooms_say_their_room(sample: Sample) -> None:
    found = stations_of([lab(sample, "Bay 1"), lab(sample, "Bay 2")], StationWay.TABLES)
    assert [found[0].name, found[-1].name] == ["Bay 1, Table 1", "Bay 2, Table 6"]


def test_zones_are_stations_where_a_room_has_any(sample: Sample) -> None:
    room = lab(sample)
    with pytest.raises(Refusal, match=r"no zones to go through.*Rooms page"):
        stations_of([room], StationWay.ZONES)
    zoned = dataclasses.replace(room.layout, zones=(Zone("Front", frozenset({1, 2})),))
    (station,) = stations_of([dataclasses.replace(room, layout=zoned)], StationWay.ZONES)
    assert station == Station("Front", room.id, (1, 2))
    empty = dataclasses.replace(room, layout=dataclasses.replace(room.layout, desks=()))
    with pytest.raises(Refusal, match=r"no tables to go through.*a room with seats"):
        stations_of([empty], StationWay.TABLES)


def test_a_name_is_used_once_on_a_day_and_a_carousel_does_not_begin_in_the_past(
    sample: Sample,
) -> None:
    tables = stations_of([lab(sample)], StationWay.TABLES)
    made(sample, planned(sample, tables, 6))
    with pytest.raises(Refusal, match=r"Optics is planned for .* already"):
        planned(sample, tables, 6, "optics")
    assert planned(sample, tables, 6, "Waves").name == "Waves"
    with pytest.raises(Refusal, match="is past"):
        planned(sample, tables, 6, "Waves", SAMPLE_DAY - dt.timedelta(days=7))
    with pytest.raises(Refusal, match="A carousel needs a name"):
        planned(sample, tables, 6, " ")


def test_groups_by_hand_are_taken_as_they_are(sample: Sample) -> None:
    asked = class_id(sample)
    members = [p.id for p in sample.workspace.read(lambda s: pupils.load(s, class_id=asked))]
    groups = [Group("Red", tuple(members[5:9])), Group("Blue", tuple(members[:5]))]
    room = lab(sample)
    tables = stations_of([room], StationWay.TABLES)[:2]
    line = PlanLine(asked, room.id, Purpose.CAROUSEL, "Optics")
    days = [SAMPLE_DAY, SAMPLE_DAY + dt.timedelta(days=1)]
    found = sample.workspace.read(lambda s: carousel(s, line, groups, tables, days, SAMPLE_DAY))
    first = found.edit.plans[0].seated
    assert [first[s].pupil_id for s in tables[0].seat_ids[:4]] == members[5:9]
