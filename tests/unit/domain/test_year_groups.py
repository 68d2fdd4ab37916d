"""Year groups as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.year_groups import read_year_group


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", "9"),
        ("Year 9", "9"),
        ("y09", "9"),
        ("NC Year 10", "10"),
        ("11.0", "11"),
        ("0", "R"),
        ("Reception", "R"),
        ("Nursery 2", "N2"),
        ("77", ""),
        ("15", ""),
        ("-1", "1"),  # a dash stands between Y and number in some lists
        ("nine", ""),
        ("", ""),
    ],
)
def test_a_year_group_is_read_or_is_none(typed: str, read: str) -> None:
    assert read_year_group(typed) == read


@given(st.text())
def test_what_is_read_is_read_again_as_the_same(typed: str) -> None:
    read = read_year_group(typed)
    assert read_year_group(read) == read
