"""Polygons on the floor: what covers a point, what overlaps, and walls that cross themselves."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seatingapp.domain.polygons import (
    Point,
    covers,
    crosses_itself,
    distance,
    meet,
    off_segment,
    overlap,
)
from tests.unit.domain.layouts import L_SHAPE

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
POINTS = st.tuples(st.integers(-200, 200), st.integers(-200, 200))
BOXES = st.tuples(
    st.integers(-50, 50), st.integers(-50, 50), st.integers(1, 60), st.integers(1, 60)
)


def box(x: float, y: float, width: float, depth: float) -> tuple[Point, ...]:
    """The corners of an upright box."""
    return ((x, y), (x + width, y), (x + width, y + depth), (x, y + depth))


def turned(polygon: tuple[Point, ...], degrees: float) -> tuple[Point, ...]:
    """The polygon turned about the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in polygon)


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (450, 350, True),
        (100, 100, True),
        (100, 600, False),  # in the corner that is cut out
        (300, 550, True),  # on a wall
        (0, 0, True),  # in a corner
        (-1, 400, False),  # beside a wall that runs at the same height
        (901, 0, False),
    ],
)
def test_a_point_is_covered_inside_and_on_the_walls(x: float, y: float, inside: bool) -> None:
    assert covers(L_SHAPE, x, y) is inside


@given(BOXES, POINTS, st.integers(0, 359))
def test_a_box_that_is_turned_covers_what_it_covered(
    sides: tuple[int, int, int, int], point: Point, degrees: int
) -> None:
    x, y, width, depth = sides
    inside = x <= point[0] <= x + width and y <= point[1] <= y + depth
    (at,) = turned((point,), degrees)
    assert covers(turned(box(*sides), degrees), *at) is inside
    assert (distance(turned(box(*sides), degrees), *at) == 0) is inside


def test_how_far_a_point_is_from_a_wall_is_measured_to_its_nearest_point() -> None:
    assert off_segment(50, 30, (0, 0), (100, 0)) == 30
    assert off_segment(103, 4, (0, 0), (100, 0)) == 5
    assert off_segment(3, 4, (0, 0), (0, 0)) == 5
    assert distance(SQUARE, 103, 104) == 5
    assert distance(SQUARE, 50, 50) == 0


@given(BOXES, BOXES, st.integers(0, 359))
def test_boxes_overlap_where_both_their_sides_do(
    one: tuple[int, int, int, int], other: tuple[int, int, int, int], degrees: int
) -> None:
    shared = [
        min(one[n] + one[n + 2], other[n] + other[n + 2]) - max(one[n], other[n]) for n in (0, 1)
    ]
    first, second = turned(box(*one), degrees), turned(box(*other), degrees)
    assert overlap(first, second) is overlap(second, first) is (min(shared) > 0)
    assert overlap(first, second, 2.5) is (min(shared) > 2.5)


def test_a_box_beside_the_corner_of_a_turned_one_does_not_overlap_it() -> None:
    diamond = ((50.0, 0.0), (100.0, 50.0), (50.0, 100.0), (0.0, 50.0))
    assert not overlap(diamond, box(0, 0, 20, 20))
    assert overlap(diamond, box(0, 0, 30, 30))


def test_two_corners_on_one_spot_take_nothing_from_an_overlap() -> None:
    doubled = (SQUARE[0], *SQUARE)
    assert overlap(doubled, box(50, 50, 100, 100))
    assert not overlap(doubled, box(100, 50, 100, 100))


@pytest.mark.parametrize(
    ("corners", "crosses"),
    [
        (SQUARE, False),
        (L_SHAPE, False),
        (((0, 0), (50, 0), (100, 0), (100, 100)), False),  # a corner in the middle of a wall
        (((0, 0), (100, 100), (100, 0), (0, 100)), True),  # like an hourglass
        (((0, 0), (0, 0), (100, 0), (100, 100)), True),  # two corners on one spot
        (((0, 0), (100, 0), (50, 0), (50, 100)), True),  # a wall turns straight back
        (((50, 0), (0, 0), (100, 0), (100, 100)), True),  # so does the last one
        (((0, 0), (100, 0), (200, 0)), True),  # all in one line
        (((0, 0), (100, 0), (100, 100), (50, 0), (0, 100)), True),  # a corner touches a wall
        (((0, 0), (100, 0), (50, 50), (100, 100), (0, 100), (50, 50)), True),  # two corners touch
    ],
)
def test_walls_go_round_once_and_touch_nowhere(corners: tuple[Point, ...], crosses: bool) -> None:
    for shift in range(len(corners)):
        shifted = (*corners[shift:], *corners[:shift])
        assert crosses_itself(shifted) is crosses
        assert crosses_itself(shifted[::-1]) is crosses


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(0, 359)), min_size=3, max_size=9))
def test_walls_round_a_middle_never_cross(rays: list[tuple[int, int]]) -> None:
    angles = sorted({angle for _, angle in rays})
    gaps = [(b - a) % 360 for a, b in zip(angles, [*angles[1:], angles[0]], strict=True)]
    assume(len(angles) > 2 and max(gaps) < 180)
    reach = {angle: length + 5 for length, angle in rays}
    corners = [
        (reach[a] * math.cos(math.radians(a)), reach[a] * math.sin(math.radians(a))) for a in angles
    ]
    assert not crosses_itself(corners)
    assert covers(corners, 0, 0)


def test_lines_meet_where_they_cross_touch_or_lie_upon_each_other() -> None:
    line = ((0.0, 0.0), (100.0, 0.0))
    assert meet(line, ((50, -5), (50, 5)))
    assert meet(line, ((50, 0), (50, 5)))
    assert meet(line, ((80, 0), (200, 0)))
    assert not meet(line, ((101, 0), (200, 0)))
    assert not meet(line, ((0, 1), (100, 1)))
    assert not meet(line, ((150, -5), (150, 5)))
