"""Which seat of one room is which of another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import RoomLayout, reading_order
from seatingapp.domain.seat_mapping import TOLERANCE_CM, mapping

LAYOUT = from_template(Template.ROWS_OF_DOUBLES, 3, 3)


def shifted(layout: RoomLayout, dx: float, dy: float) -> RoomLayout:
    return replace(layout, desks=tuple(replace(d, x=d.x + dx, y=d.y + dy) for d in layout.desks))


def renamed(layout: RoomLayout, by: int) -> RoomLayout:
    """The same seats under other numbers."""
    return replace(
        layout,
        desks=tuple(
            replace(d, id=d.id + by, seats=tuple(replace(s, id=s.id + by) for s in d.seats))
            for d in layout.desks
        ),
    )


@given(
    template=st.sampled_from(Template),
    dx=st.floats(-300, 300),
    dy=st.floats(-300, 300),
    by=st.integers(0, 500),
)
def test_a_room_whose_desks_stand_alike_has_the_same_shape_wherever_they_stand(
    template: Template, dx: float, dy: float, by: int
) -> None:
    layout = from_template(template, 3, 2)
    found = mapping(layout, shifted(renamed(layout, by), dx, dy))
    assert found.same_shape
    assert found.seats == {p.seat_id: p.seat_id + by for p in layout.places()}


def test_small_differences_between_two_rooms_are_forgiven() -> None:
    first, *others = LAYOUT.desks
    nudged = replace(LAYOUT, desks=(first, replace(others[0], x=others[0].x + 20), *others[1:]))
    assert mapping(LAYOUT, nudged).same_shape
    far = replace(LAYOUT, desks=(first, *(replace(o, y=o.y + TOLERANCE_CM + 1) for o in others)))
    assert not mapping(LAYOUT, far).same_shape


@pytest.mark.parametrize("columns", [2, 5])
def test_rooms_of_different_shapes_match_by_the_order_from_the_front_left(columns: int) -> None:
    other = from_template(Template.ROWS_OF_SINGLES, 3, columns)
    found = mapping(LAYOUT, other)
    assert not found.same_shape
    fit = min(LAYOUT.capacity, other.capacity)
    expected = zip(reading_order(LAYOUT)[:fit], reading_order(other)[:fit], strict=True)
    assert found.seats == dict(expected)


def test_a_room_without_seats_matches_nothing() -> None:
    assert mapping(LAYOUT, RoomLayout(500, 500)).seats == {}
    assert mapping(RoomLayout(500, 500), RoomLayout(300, 300)).same_shape
