"""Each noun in the vault: what is put in comes out, and only what was asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from sqlalchemy.exc import IntegrityError

from seatingapp.domain.audiences import Audience
from seatingapp.domain.behaviour import BehaviourType, Entry, Polarity
from seatingapp.domain.calendar import LessonKey, Slot, Term
from seatingapp.domain.identity import new_uid
from seatingapp.domain.names import PersonName
from seatingapp.domain.plans import Occupant, Plan, SeatChange
from seatingapp.domain.pupils import Characteristic, Pupil
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.storage import (
    calendar,
    classes,
    entries,
    entry_lists,
    lessons,
    plans,
    policy,
    prints,
    pupils,
    rooms,
    settings,
)
from seatingapp.storage.moments import from_ticks, to_ticks
from seatingapp.storage.session import Session
from seatingapp.storage.vault import Vault

T = TypeVar("T")
NOON = dt.datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 23)
LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
LARGER = from_template(Template.ROWS_OF_DOUBLES, 3, 3)


def put(opened: Vault, work: Callable[[Session], T]) -> T:
    with opened.write() as session:
        return work(session)


def get(opened: Vault, query: Callable[[Session], T]) -> T:
    with opened.read() as session:
        return query(session)


def person(forename: str = "Ann", surname: str = "Able", **known: str) -> Pupil:
    return replace(Pupil(0, "", PersonName(forename, surname)), **known)  # type: ignore[arg-type]


@pytest.fixture
def class_id(opened: Vault) -> int:
    """Return a class of three pupils with the ids 1 to 3."""

    def found(session: Session) -> int:
        found = classes.add(session, "9B/Sc2", "Science", "9")
        people = [person(surname=s) for s in ("Able", "Baker", "Cole")]
        classes.add_members(session, found, [pupils.add(session, p) for p in people])
        return found

    return put(opened, found)


@pytest.fixture
def room_id(opened: Vault) -> int:
    """Return a room."""
    return put(opened, lambda s: rooms.add(s, "Lab 1", LAYOUT))


def a_plan(class_id: int, room_id: int, day: dt.date = DAY, **more: object) -> Plan:
    plan = Plan(0, "", class_id, room_id, 1, day, LAYOUT, {1: Occupant(1, pinned=True)})
    return replace(plan, **more)  # type: ignore[arg-type]


def test_a_pupil_comes_back_as_it_was(opened: Vault) -> None:
    known = Pupil(
        0,
        new_uid(),
        PersonName("Łucja", "Ó Briain", "Lucy", "O’Brien"),
        "9C",
        "9",
        "Ash",
        "B801200005001",
        "004711",
        "mis-1",
        dt.date(2012, 9, 3),
        {Characteristic.SEN: "K", Characteristic.ACTION: "front"},
    )
    pupil_id = put(opened, lambda s: pupils.add(s, known))
    expected = replace(known, id=pupil_id)
    assert get(opened, lambda s: pupils.load(s, kinds=pupils.EVERYTHING)) == (expected,)


def test_facts_that_were_not_asked_for_are_not_loaded(opened: Vault) -> None:
    facts = {Characteristic.SEN: "K", Characteristic.ACTION: "front"}
    put(opened, lambda s: pupils.add(s, replace(person(), characteristics=facts)))
    assert get(opened, pupils.load)[0].characteristics == {}
    asked = get(opened, lambda s: pupils.load(s, kinds=[Characteristic.SEN]))
    assert asked[0].characteristics == {Characteristic.SEN: "K"}


def test_pupils_come_in_the_order_of_the_register(opened: Vault, class_id: int) -> None:
    put(opened, lambda s: pupils.add(s, person("Zoë", "Łukasz")))
    put(opened, lambda s: pupils.add(s, person("Zoë", "Mason")))
    shown = [p.name.surname for p in get(opened, pupils.load)]
    assert shown == ["Able", "Baker", "Cole", "Łukasz", "Mason"]
    narrowed = get(opened, lambda s: pupils.load(s, class_id=class_id, ids=[3, 1, 4]))
    assert [p.id for p in narrowed] == [1, 3]
    assert get(opened, lambda s: pupils.load(s, ids=[])) == ()
    assert get(opened, pupils.count) == 5


def test_a_changed_pupil_keeps_its_uid_and_the_facts_not_named(opened: Vault) -> None:
    facts = {Characteristic.SEN: "K", Characteristic.ACTION: "front"}
    pupil_id = put(opened, lambda s: pupils.add(s, replace(person(), characteristics=facts)))
    (before,) = get(opened, pupils.load)
    changed = replace(before, form="9D", characteristics={Characteristic.SEN: ""})
    put(opened, lambda s: pupils.change(s, changed))
    (after,) = get(opened, lambda s: pupils.load(s, ids=[pupil_id], kinds=pupils.EVERYTHING))
    assert after == replace(changed, characteristics={Characteristic.ACTION: "front"})
    assert after.uid == before.uid


def test_a_picture_is_set_replaced_and_removed(opened: Vault, class_id: int) -> None:
    for image in (b"one", b"two"):
        put(opened, lambda s, image=image: pupils.set_photo(s, 1, image))  # type: ignore[misc]
        assert get(opened, lambda s: pupils.photos_of(s, [1, 2])) == {1: image}
    assert get(opened, lambda s: pupils.with_photo(s, [1, 2])) == {1}
    put(opened, lambda s: pupils.set_photo(s, 1, None))
    assert get(opened, lambda s: pupils.photos_of(s, [1])) == {}


def test_classes_know_their_members(opened: Vault, class_id: int) -> None:
    empty = put(opened, lambda s: classes.add(s, "8Z"))
    put(opened, lambda s: classes.add_members(s, class_id, [1, 2]))
    put(opened, lambda s: classes.add_members(s, empty, []))
    assert [(c.id, c.name, c.subject, c.year_group) for c in get(opened, classes.load)] == [
        (empty, "8Z", "", ""),
        (class_id, "9B/Sc2", "Science", "9"),
    ]
    assert get(opened, classes.sizes) == {class_id: 3}
    put(opened, lambda s: classes.remove_members(s, class_id, [2, 99]))
    assert get(opened, classes.members) == {class_id: frozenset({1, 3})}


def test_two_classes_of_one_name_are_refused_by_the_database(opened: Vault, class_id: int) -> None:
    with pytest.raises(IntegrityError):
        put(opened, lambda s: classes.add(s, "9B/Sc2"))


def test_a_room_shows_its_newest_layout_and_plans_keep_theirs(
    opened: Vault, class_id: int, room_id: int
) -> None:
    plan_id = put(opened, lambda s: plans.add(s, a_plan(class_id, room_id)))
    version = put(opened, lambda s: rooms.add_version(s, room_id, LARGER))
    (room,) = get(opened, rooms.load)
    assert (room.name, room.version_id, room.layout) == ("Lab 1", version, LARGER)
    assert get(opened, lambda s: plans.load(s, plan_id=plan_id))[0].layout == LAYOUT


def test_a_room_is_in_use_once_anything_refers_to_it(
    opened: Vault, class_id: int, room_id: int
) -> None:
    assert not get(opened, lambda s: rooms.in_use(s, room_id))
    key = LessonKey(class_id, DAY)
    put(opened, lambda s: lessons.ensure(s, key, room_id))
    assert get(opened, lambda s: rooms.in_use(s, room_id))
    with pytest.raises(IntegrityError):
        put(opened, lambda s: rooms.remove(s, room_id))
    free = put(opened, lambda s: rooms.add(s, "Free", LAYOUT))
    put(opened, lambda s: rooms.remove(s, free))
    assert [r.id for r in get(opened, rooms.load)] == [room_id]


def test_the_current_plan_is_the_newest_that_holds_on_a_day(
    opened: Vault, class_id: int, room_id: int
) -> None:
    other = put(opened, lambda s: rooms.add(s, "Hall", LAYOUT))
    early, late = DAY - dt.timedelta(days=7), DAY + dt.timedelta(days=7)
    first, second, elsewhere, again = put(
        opened,
        lambda s: [
            plans.add(s, p)
            for p in (
                a_plan(class_id, room_id, early),
                a_plan(class_id, room_id, late),
                a_plan(class_id, other, DAY, room_version_id=2),
                a_plan(class_id, room_id, late),
            )
        ],
    )

    def current(room: int | None, day: dt.date) -> int | None:
        found = get(opened, lambda s: plans.current(s, class_id, room, day))
        return found.id if found else None

    assert current(room_id, early - dt.timedelta(days=1)) is None
    assert current(room_id, DAY) == first
    assert current(None, DAY) == elsewhere
    assert current(None, late) == again != second
    assert current(other, late) == elsewhere
    found = get(opened, lambda s: plans.load(s, class_id=class_id))
    assert [p.id for p in found] == [again, second, elsewhere, first]


def test_seats_can_be_swapped_in_one_change_and_nobody_sits_twice(
    opened: Vault, class_id: int, room_id: int
) -> None:
    seated = {1: Occupant(1), 2: Occupant(2)}
    plan_id = put(opened, lambda s: plans.add(s, a_plan(class_id, room_id, seated=seated)))
    swap = [SeatChange(1, Occupant(2)), SeatChange(2, Occupant(1, pinned=True))]
    put(opened, lambda s: plans.change_seats(s, plan_id, swap))
    put(opened, lambda s: plans.change_seats(s, plan_id, []))
    (plan,) = get(opened, lambda s: plans.load(s, plan_id=plan_id))
    assert plan.seated == {1: Occupant(2), 2: Occupant(1, pinned=True)}
    with pytest.raises(IntegrityError):
        put(opened, lambda s: plans.change_seats(s, plan_id, [SeatChange(3, Occupant(1))]))


def test_a_plan_with_an_id_of_its_own_keeps_it(opened: Vault, class_id: int, room_id: int) -> None:
    plan = a_plan(class_id, room_id, id=42, uid=new_uid(), name="Exam", staff_id=1)
    assert put(opened, lambda s: plans.add(s, plan)) == 42
    assert get(opened, plans.load) == (plan,)
    put(opened, lambda s: plans.remove(s, 42))
    assert get(opened, plans.load) == ()


def test_terms_periods_and_the_timetable_come_in_their_order(
    opened: Vault, class_id: int, room_id: int
) -> None:
    terms = [Term("HT2", dt.date(2026, 11, 2), DAY), Term("HT1", dt.date(2026, 9, 3), DAY)]
    put(opened, lambda s: calendar.add_terms(s, terms))
    second = put(opened, lambda s: calendar.add_period(s, "P2", dt.time(10, 5), dt.time(11, 59)))
    first = put(opened, lambda s: calendar.add_period(s, "P1", dt.time(0, 0), dt.time(10, 5)))
    assert get(opened, calendar.load_terms) == (terms[1], terms[0])
    found = get(opened, calendar.load_periods)
    assert [(p.id, p.starts, p.ends) for p in found] == [
        (first, dt.time(0, 0), dt.time(10, 5)),
        (second, dt.time(10, 5), dt.time(11, 59)),
    ]
    slots = [Slot(class_id, room_id, 0, first, "A"), Slot(class_id, room_id, 4, second)]
    for whole in (slots, slots[:1], []):
        put(opened, lambda s, whole=whole: calendar.replace_slots(s, whole))  # type: ignore[misc]
        assert list(get(opened, calendar.load_slots)) == whole


def test_a_term_that_ends_before_it_begins_is_refused(opened: Vault) -> None:
    wrong = Term("HT1", DAY, DAY - dt.timedelta(days=1))
    with pytest.raises(IntegrityError):
        put(opened, lambda s: calendar.add_terms(s, [wrong]))


@pytest.mark.parametrize("period", [None, 1])
def test_a_lesson_is_stored_once(opened: Vault, class_id: int, period: int | None) -> None:
    put(opened, lambda s: calendar.add_period(s, "P1", dt.time(9), dt.time(10)))
    key = LessonKey(class_id, DAY, period)
    assert get(opened, lambda s: lessons.find(s, key)) is None
    first = put(opened, lambda s: lessons.ensure(s, key))
    assert put(opened, lambda s: lessons.ensure(s, key)) == first
    assert get(opened, lambda s: lessons.find(s, key)) == first
    assert get(opened, lambda s: lessons.keys(s, [first, 99])) == {first: key}


def test_marks_are_set_changed_and_cleared(opened: Vault, class_id: int) -> None:
    lesson = put(opened, lambda s: lessons.ensure(s, LessonKey(class_id, DAY)))
    for mark in (RegisterMark(1, MarkKind.ABSENT), RegisterMark(1, MarkKind.LATE, 7)):
        put(opened, lambda s, mark=mark: lessons.set_mark(s, lesson, mark, NOON))  # type: ignore[misc]
        assert get(opened, lambda s: lessons.marks(s, lesson)) == {1: mark}
    put(opened, lambda s: lessons.clear_mark(s, lesson, 1))
    assert get(opened, lambda s: lessons.marks(s, lesson)) == {}


def an_entry(pupil_id: int, class_id: int, at: dt.datetime = NOON) -> Entry:
    uid = new_uid()
    return Entry(
        0, uid, "batch", pupil_id, class_id, None, 1, "Great", Polarity.PRAISE, 1, at, at, 3, "note"
    )


def test_entries_come_back_to_the_microsecond(opened: Vault, class_id: int) -> None:
    entry = an_entry(1, class_id)
    put(opened, lambda s: entries.add(s, [entry], 1, "Europe/London"))
    (found,) = get(opened, lambda s: entries.of_pupil(s, 1))
    assert found == replace(entry, id=found.id, by="A. Teacher")


def test_every_field_of_an_entry_comes_back_in_its_own_place(opened: Vault, class_id: int) -> None:
    lesson_id = put(opened, lambda s: lessons.ensure(s, LessonKey(class_id, DAY, None)))
    old = an_entry(1, class_id)
    entry = replace(
        an_entry(2, class_id),
        lesson_id=lesson_id,
        polarity=Polarity.CONCERN,
        points=-6,
        recorded_at=NOON + dt.timedelta(minutes=7),
        step="C1",
        amount=2,
        category="Effort",
        plain_reason="Did not start",
        counts=False,
        to_complete=True,
        place="Hall",
    )
    put(opened, lambda s: entries.add(s, [old, entry], 1, "UTC"))
    first, second = get(opened, lambda s: entries.with_uids(s, [old.uid, entry.uid]))
    put(opened, lambda s: entry_lists.add_correction(s, second.id, first.id))
    put(opened, lambda s: entries.void(s, [entry.uid], "a slip", NOON, 1))
    (found,) = get(opened, lambda s: entries.of_lesson(s, lesson_id))
    assert found == replace(
        entry, id=second.id, by="A. Teacher", void_reason="a slip", corrects_id=first.id
    )
    assert found.counts is False
    assert found.for_families is True
    assert found.to_complete is True


def test_entries_of_a_pupil_lie_between_two_moments(opened: Vault, class_id: int) -> None:
    hours = [NOON + dt.timedelta(hours=n) for n in range(4)]
    new = [an_entry(1, class_id, at) for at in reversed(hours)]
    put(opened, lambda s: entries.add(s, [*new, an_entry(2, class_id)], 1, "UTC"))
    found = get(opened, lambda s: entries.of_pupil(s, 1, hours[1], hours[3]))
    assert [e.happened_at for e in found] == hours[1:3]
    latest = get(opened, lambda s: entries.of_class(s, class_id, most=2))
    assert [e.happened_at for e in latest] == [hours[3], hours[2]]
    assert len(get(opened, lambda s: entries.of_class(s, None))) == 5
    assert get(opened, lambda s: entries.of_class(s, 99)) == ()


def test_an_entry_that_was_voided_lifted_and_voided_again_is_there_once(
    opened: Vault, class_id: int
) -> None:
    entry = an_entry(1, class_id)
    put(opened, lambda s: entries.add(s, [entry], 1, "UTC"))
    uids = [entry.uid, "unknown"]
    for reason in ("first", "second"):
        assert put(opened, lambda s, r=reason: entries.void(s, uids, r, NOON, 1)) == (entry.uid,)  # type: ignore[misc]
        assert put(opened, lambda s: entries.void(s, uids, "twice", NOON, 1)) == ()
        (found,) = get(opened, lambda s: entries.of_pupil(s, 1))
        assert found.void_reason == reason
        put(opened, lambda s: entries.lift_voids(s, uids, NOON))
        (found,) = get(opened, lambda s: entries.of_pupil(s, 1))
        assert not found.is_void


def test_the_policy_keeps_its_order_and_retired_types_apart(opened: Vault) -> None:
    starting = get(opened, policy.load)
    old = BehaviourType(
        0, "", "Old", Polarity.NEUTRAL, 0, "c", "i", "0", "s", "p", position=0, retired=True
    )
    put(opened, lambda s: policy.add(s, [old]))
    assert get(opened, policy.load) == starting
    everything = get(opened, lambda s: policy.load(s, retired=True))
    assert everything[1:] == starting
    assert everything[0] == replace(old, id=everything[0].id, uid=everything[0].uid)


def test_every_print_has_a_number_that_follows(opened: Vault, class_id: int) -> None:
    def record(session: Session) -> str:
        return prints.record(session, "chart", Audience.DOOR, NOON, DAY, class_id=class_id)

    assert [put(opened, record) for _print in range(2)] == ["P-0001", "P-0002"]
    assert get(opened, prints.count) == 2


@pytest.mark.parametrize("value", ["Łódź", 5, None, True, ["a", {"b": [1.5]}], {}])
def test_a_setting_is_any_json(opened: Vault, value: object) -> None:
    assert get(opened, lambda s: settings.get(s, "new", "default")) == "default"
    for _time in range(2):
        put(opened, lambda s: settings.put(s, "new", value))
    assert get(opened, lambda s: settings.get(s, "new", "default")) == value


def test_a_vault_has_one_owner_who_can_be_renamed(opened: Vault) -> None:
    before = get(opened, settings.owner)
    put(opened, lambda s: settings.set_owner(s, "B. Newname"))
    assert get(opened, settings.owner) == (before[0], "B. Newname")


def test_moments_are_whole_microseconds_and_need_a_zone() -> None:
    assert from_ticks(to_ticks(NOON)) == NOON
    early = dt.datetime(1960, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert from_ticks(to_ticks(early)) == early
    with pytest.raises(ValueError, match="needs its zone"):
        to_ticks(NOON.replace(tzinfo=None))
