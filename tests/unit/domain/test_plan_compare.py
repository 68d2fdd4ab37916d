"""Two plans side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.plan_compare import Comparison, Move, compare
from seatingapp.domain.plans import Occupant, Plan
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import reading_order
from seatingapp.domain.sitting_together import Pair

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
ORDER = reading_order(LAYOUT)


def plan(*pupils: int, room: int = 1, layout: object = LAYOUT) -> Plan:
    """Pupils from the front left; 0 leaves a seat empty."""
    seated = {seat: Occupant(p) for seat, p in zip(ORDER, pupils, strict=False) if p}
    made = Plan(1, "", 1, room, 1, dt.date(2026, 9, 7), LAYOUT, seated)
    return replace(made, layout=layout)  # type: ignore[arg-type]


def told(found: tuple[Pair, ...]) -> set[frozenset[int]]:
    return {frozenset((p.pupil, p.other)) for p in found}


def two(one: int, other: int) -> frozenset[int]:
    return frozenset((one, other))


seatings = st.permutations([*range(1, 7), 0, 0]).map(lambda pupils: plan(*pupils))


@given(first=seatings, second=seatings)
def test_seen_the_other_way_round_everything_turns_over(first: Plan, second: Plan) -> None:
    there, back = compare(first, second), compare(second, first)
    assert {(m.pupil_id, m.before, m.after) for m in there.moved} == {
        (m.pupil_id, m.after, m.before) for m in back.moved
    }
    assert (there.stayed, there.new, there.gone) == (back.stayed, back.gone, back.new)
    assert (told(there.met), told(there.parted)) == (told(back.parted), told(back.met))
    assert told(there.again) == told(back.again)


@given(same=seatings)
def test_a_plan_does_not_differ_from_itself(same: Plan) -> None:
    found = compare(same, same)
    assert (found.moved, found.new, found.gone, found.met, found.parted) == (
        (),
        set(),
        set(),
        (),
        (),
    )
    assert found.stayed == {o.pupil_id for o in same.seated.values()}


def test_a_swap_moves_two_and_gives_them_new_neighbours() -> None:
    found = compare(plan(1, 2, 3, 4), plan(1, 3, 2, 4))
    assert found.moved == (Move(2, ORDER[1], ORDER[2]), Move(3, ORDER[2], ORDER[1]))
    assert found.stayed == {1, 4}
    assert {two(1, 3), two(2, 4)} <= told(found.met)
    assert {two(1, 2), two(3, 4)} <= told(found.parted)
    assert two(2, 3) in told(found.again)


def test_who_came_and_who_went_are_not_said_to_have_moved() -> None:
    found = compare(plan(1, 2), plan(1, 0, 3))
    assert (found.new, found.gone, found.moved) == ({3}, {2}, ())


def test_rows_behind_each_other_are_no_neighbours_here() -> None:
    assert told(compare(plan(), plan(1, 0, 0, 0, 2)).met) == set()


def test_a_room_of_the_same_shape_compares_seat_by_seat() -> None:
    desks = tuple(
        replace(d, seats=tuple(replace(s, id=s.id + 100) for s in d.seats)) for d in LAYOUT.desks
    )
    other = replace(LAYOUT, desks=desks)
    seated = {s + 100: o for s, o in plan(1, 2).seated.items()}
    found = compare(plan(1, 2), replace(plan(room=2, layout=other), seated=seated))
    assert (found.comparable, found.stayed, found.moved) == (True, {1, 2}, ())


def test_seats_of_a_room_of_another_shape_are_not_compared_but_neighbours_are() -> None:
    singles = from_template(Template.ROWS_OF_SINGLES, 4, 2)
    found: Comparison = compare(plan(1, 2), plan(1, 2, room=2, layout=singles))
    assert (found.comparable, found.moved, found.stayed) == (False, (), frozenset())
    assert found.new == found.gone == frozenset()


def test_only_pupils_who_are_known_are_told_of() -> None:
    found = compare(plan(1, 2), plan(2, 1, 3), known={1, 3})
    assert [m.pupil_id for m in found.moved] == [1]
    assert (found.new, told(found.parted)) == ({3}, set())
