"""Boxes and polygons: hulls hold every point, and a polygon grows on all sides."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.picture_shapes import Box, Point, around, grown, hull, turned

NUMBERS = st.integers(-500, 500).map(float)
POINTS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=12)


def left_of(corners: tuple[Point, ...], point: Point) -> bool:
    """Whether a point is outside a polygon without dents whose corners go clockwise."""
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return any(
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) < -1e-3
        for (ax, ay), (bx, by) in sides
    )


@given(POINTS)
def test_a_hull_holds_every_point_and_its_corners_are_among_them(points: list[Point]) -> None:
    corners = hull(points)
    assert set(corners) <= set(points)
    assert not any(left_of(corners, point) for point in points)


def test_the_hull_of_boxes_in_a_row_is_one_box() -> None:
    boxes = (Box(0, 0, 10, 5), Box(12, 0, 10, 5), Box(24, 0, 10, 5))
    found = hull(corner for box in boxes for corner in box.corners)
    assert set(found) == set(Box(0, 0, 34, 5).corners)


@pytest.mark.parametrize("corners", [Box(0, 0, 10, 6).corners, Box(0, 0, 10, 6).corners[::-1]])
def test_a_rectangle_grows_by_the_same_on_every_side(corners: tuple[Point, ...]) -> None:
    assert set(grown(corners, 2)) == {(-2, -2), (12, -2), (12, 8), (-2, 8)}


def test_a_room_with_a_corner_taken_out_grows_there_too() -> None:
    room = ((0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0), (5.0, 10.0), (0.0, 10.0))
    assert set(grown(room, 1)) == {(-1, -1), (11, -1), (11, 6), (6, 6), (6, 11), (-1, 11)}


def test_a_needle_does_not_grow_into_the_distance() -> None:
    (x, y) = grown(((0.0, 0.0), (1000.0, 1.0), (0.0, 2.0)), 5)[1]
    assert math.hypot(x - 1000, y - 1) <= 31


@pytest.mark.parametrize("corners", [(), ((0.0, 0.0),), ((0.0, 0.0), (0.0, 0.0), (1.0, 1.0))])
def test_what_is_no_polygon_stays_as_it_is(corners: tuple[Point, ...]) -> None:
    assert grown(corners, 3) == corners


@given(NUMBERS, NUMBERS, st.floats(0, 720))
def test_turning_keeps_the_size_of_a_rectangle(x: float, y: float, degrees: float) -> None:
    a, b, c, _d = turned(x, y, 30, 10, degrees)
    assert math.dist(a, b) == pytest.approx(30)
    assert math.dist(b, c) == pytest.approx(10)
    assert around(turned(x, y, 30, 10, degrees)).centre == pytest.approx((x, y), abs=1e-6)
