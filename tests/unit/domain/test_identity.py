"""Identifiers that travel: version 7, in the order of time, never the same twice."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.identity import new_uid

MOMENTS = st.integers(0, 2**48 - 1)


@given(MOMENTS)
def test_an_identifier_is_a_uuid_of_version_seven_with_its_moment(moment: int) -> None:
    found = uuid.UUID(new_uid(moment))
    assert (found.version, found.variant) == (7, uuid.RFC_4122)
    assert found.int >> 80 == moment


@given(MOMENTS, MOMENTS)
def test_identifiers_sort_by_the_time_they_were_made(one: int, other: int) -> None:
    if one < other:
        assert new_uid(one) < new_uid(other)


def test_no_two_identifiers_of_one_moment_are_the_same() -> None:
    assert len({new_uid(1_700_000_000_000) for _ in range(1000)}) == 1000


def test_the_clock_is_read_where_no_moment_is_given() -> None:
    assert new_uid(1_700_000_000_000) < new_uid()
