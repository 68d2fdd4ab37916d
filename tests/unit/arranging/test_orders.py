"""Seating by the register and by lot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.arranging.orders import at_random, in_order
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import reading_order

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 3)
EXPECTED = [108, 112, 104, 111, 109, 105, 110, 102, 101, 107, 103, 106]
PUPILS = st.lists(st.integers(100, 130), unique=True, max_size=20)


def test_pupils_fill_the_room_from_the_front_left() -> None:
    assert in_order(LAYOUT, [103, 101, 102], {}) == {
        1: Occupant(103),
        2: Occupant(101),
        3: Occupant(102),
    }


def test_a_seed_gives_the_same_seating_on_every_machine() -> None:
    found = at_random(LAYOUT, range(101, 113), {}, seed=7)
    drawn = [found[seat].pupil_id for seat in sorted(found)]
    assert drawn == EXPECTED


def test_the_order_in_which_pupils_come_does_not_change_the_lot() -> None:
    there, back = list(range(101, 113)), list(range(112, 100, -1))
    assert at_random(LAYOUT, there, {}, 7) == at_random(LAYOUT, back, {}, 7)


def test_another_seed_gives_another_seating() -> None:
    assert len({tuple(at_random(LAYOUT, range(101, 113), {}, s).items()) for s in range(20)}) == 20


@given(PUPILS, st.integers())
def test_nobody_sits_twice_and_as_many_sit_as_there_are_seats(pupils: list[int], seed: int) -> None:
    found = at_random(LAYOUT, pupils, {}, seed)
    seated = [o.pupil_id for o in found.values()]
    assert len(set(seated)) == len(seated) == min(len(pupils), LAYOUT.capacity)
    assert set(seated) <= set(pupils)
    assert list(found) == list(reading_order(LAYOUT))[: len(found)]


@given(PUPILS, st.data())
def test_pinned_pupils_keep_their_seats(pupils: list[int], data: st.DataObject) -> None:
    seats = data.draw(st.permutations(range(1, 13)))
    chosen = data.draw(st.integers(0, min(len(pupils), 12)))
    pinned = {
        seat: Occupant(pupil, pinned=True)
        for seat, pupil in zip(seats[:chosen], pupils[:chosen], strict=True)
    }
    found = at_random(LAYOUT, pupils, pinned, 3)
    assert {s: o for s, o in found.items() if o.pinned} == pinned
    seated = [o.pupil_id for o in found.values()]
    assert len(set(seated)) == len(seated) == min(len(pupils), LAYOUT.capacity)
