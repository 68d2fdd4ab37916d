"""Versions of a room: which layout is the newest, and what a plan of an old one brings back."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.plans import Plan
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout
from seatingapp.storage import classes, plans, rooms
from seatingapp.storage.vault import Vault

FIRST, SECOND, THIRD = (from_template(Template.ROWS_OF_DOUBLES, n, 2) for n in (1, 2, 3))
DAY = dt.date(2026, 11, 23)


@pytest.fixture
def room_id(opened: Vault) -> int:
    """Return a room whose layout was changed once; no plan needs the first one."""
    with opened.write() as session:
        found = rooms.add(session, "Lab", FIRST)
        rooms.add_version(session, found, SECOND)
    return found


def newest(opened: Vault) -> RoomLayout:
    with opened.read() as session:
        (room,) = rooms.load(session)
        return room.layout


def test_a_layout_that_a_room_has_is_not_stored_twice(opened: Vault, room_id: int) -> None:
    with opened.write() as session:
        (room,) = rooms.load(session)
        assert rooms.version_of(session, room_id, SECOND) == room.version_id


def test_a_plan_of_a_layout_that_is_gone_brings_it_back_and_the_room_stays_as_it_is(
    opened: Vault, room_id: int
) -> None:
    with opened.write() as session:
        class_id = classes.add(session, "9B")
        plan = Plan(0, "", class_id, room_id, 0, DAY, FIRST)
        ids = [plans.add(session, plan), plans.add(session, plan)]
    with opened.read() as session:
        one, other = (plans.load(session, plan_id=plan_id)[0] for plan_id in ids)
    assert one.layout == other.layout == FIRST
    assert one.room_version_id == other.room_version_id
    assert newest(opened) == SECOND


def test_several_layouts_that_are_gone_come_back_before_all_others(
    opened: Vault, room_id: int
) -> None:
    with opened.write() as session:
        again = [rooms.version_of(session, room_id, layout) for layout in (FIRST, THIRD)]
        (room,) = rooms.load(session)
    assert again[1] < again[0] < room.version_id
    assert newest(opened) == SECOND


def test_what_comes_back_for_one_room_is_no_version_of_another(opened: Vault, room_id: int) -> None:
    with opened.write() as session:
        twin = rooms.add(session, "Twin", SECOND)
        assert rooms.version_of(session, twin, SECOND) != rooms.version_of(session, room_id, SECOND)
        rooms.version_of(session, twin, THIRD)
        named = {room.name: room.layout for room in rooms.load(session)}
    assert named == {"Lab": SECOND, "Twin": SECOND}
