"""A drawn axis narrows what is empty and never turns back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.narrowed_axis import KEPT_GAP, Axis

CENTIMETRES = st.floats(-2000, 2000, allow_nan=False)
STRETCHES = st.lists(
    st.tuples(CENTIMETRES, st.floats(0, 500)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=12,
)


@given(STRETCHES, CENTIMETRES, CENTIMETRES)
def test_what_lies_further_is_drawn_no_nearer(
    covered: list[tuple[float, float]], one: float, other: float
) -> None:
    axis = Axis.around(covered)
    near, far = sorted((one, other))
    assert axis.drawn(near) <= axis.drawn(far) + 1e-6


@given(STRETCHES)
def test_what_is_covered_keeps_its_size(covered: list[tuple[float, float]]) -> None:
    axis = Axis.around(covered)
    for start, end in covered:
        assert axis.drawn(end) - axis.drawn(start) == pytest.approx(end - start, abs=1e-6)


@given(STRETCHES, CENTIMETRES, CENTIMETRES)
def test_nothing_is_drawn_wider_than_it_is(
    covered: list[tuple[float, float]], one: float, other: float
) -> None:
    axis = Axis.around(covered)
    near, far = sorted((one, other))
    assert axis.drawn(far) - axis.drawn(near) <= far - near + 1e-6


def test_a_small_gap_stays_and_a_wide_one_shrinks_but_still_looks_wider() -> None:
    axis = Axis.around([(0, 100), (100 + KEPT_GAP, 200), (300, 400), (600, 700)])
    assert axis.drawn(100 + KEPT_GAP) - axis.drawn(100) == KEPT_GAP
    narrow = axis.drawn(300) - axis.drawn(200)
    wide = axis.drawn(600) - axis.drawn(400)
    assert KEPT_GAP < narrow < wide < 200


def test_stretches_that_overlap_are_one() -> None:
    assert Axis.around([(0, 50), (40, 90), (90, 100)]).at == (0, 100)


def test_an_axis_around_nothing_changes_nothing() -> None:
    assert Axis.around([]).drawn(123.4) == 123.4


def test_outside_the_furniture_the_axis_keeps_its_pace() -> None:
    axis = Axis.around([(100, 200)])
    assert (axis.drawn(60), axis.drawn(250)) == (60, 250)
