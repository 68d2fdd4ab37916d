"""Untrusted JSON: what nobody should follow is refused, whatever the file is about."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from seatingapp.domain.json_checks import Fields, Wrong, number, parsed, whole
from tests.unit.domain.room_file_texts import SCALARS, VALUES

ENOUGH = 1_000_000


def refused(text: str, most: int = ENOUGH) -> Wrong:
    """Why a text is refused."""
    with pytest.raises(Wrong) as caught:
        parsed(text, most)
    return caught.value


@given(VALUES)
def test_json_is_parsed_as_it_was_written(value: object) -> None:
    assert parsed(json.dumps(value), ENOUGH) == value
    assert parsed("\ufeff" + json.dumps(value, ensure_ascii=False), ENOUGH) == value


@pytest.mark.parametrize("text", ["", "{", "[1,]", "room", '{"format": "room"', "'x'", "[01]"])
def test_what_is_no_json_is_refused_with_its_line(text: str) -> None:
    refusal = refused(text)
    assert refusal.what == "This file is no JSON, or it ends too early."
    assert refusal.where.startswith("Place in the file: line 1, letter ")
    assert refusal.kept == "Nothing was added or changed."


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"a":' * 200_000, "[NaN]", "[Infinity]", "[-Infinity]", "9" * 5_000],
    ids=["lists", "objects", "NaN", "Infinity", "-Infinity", "digits"],
)
def test_json_that_no_reader_should_follow_is_refused(text: str) -> None:
    refusal = refused(text)
    assert refusal.what == "This file is no JSON that can be read."
    assert refusal.kept == "Nothing was added or changed."


def test_a_field_twice_in_one_object_is_refused() -> None:
    assert refused('[{"a": 1}, {"b\\u001b": 1, "b\\u001b": 1}]').what == (
        "The field “b?” stands twice in one object."
    )
    assert parsed('[{"a": 1}, {"a": 1}]', ENOUGH) == [{"a": 1}, {"a": 1}]


def test_letters_are_counted_before_anything_is_read() -> None:
    assert parsed("[1]", 3) == [1]
    assert refused("[1] ", 3).what == "This file is too large: at most 3 letters are read."


@pytest.mark.parametrize("text", ["1e999", "-1e999"])
def test_a_number_beyond_all_floats_is_refused(text: str) -> None:
    with pytest.raises(Wrong, match=r"too large\. Place in the file: x\."):
        number(parsed(text, ENOUGH), "x", 0, 1)


@given(SCALARS)
def test_a_number_within_limits_is_kept_and_all_else_refused(value: object) -> None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and -5 <= value <= 5
    try:
        found = number(value, "x", -5, 5)
    except Wrong:
        assert not fits
    else:
        assert fits
        assert found == value


def test_a_whole_number_may_be_written_as_a_decimal_one() -> None:
    assert whole(2.0, "x", 0, 5) == 2
    with pytest.raises(Wrong, match="not a whole one"):
        whole(2.5, "x", 0, 5)


def test_what_is_found_instead_is_told_by_its_kind_and_never_at_length() -> None:
    kinds = {"nothing": None, "true or false": True, "a number": 5, "a list": [1] * 9}
    for told, value in {**kinds, "a text": "x" * 99}.items():
        with pytest.raises(Wrong, match=f"^Here is {told}, not an object in braces"):
            Fields(value, "here", frozenset())
    with pytest.raises(Wrong) as caught:
        Fields({"x" * 99: 1}, "here", frozenset())
    assert caught.value.what == f"There is no field “{'x' * 40}...” here."
