"""Untrusted JSON: what nobody should follow is refused, whatever the file is about."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given

from seatingapp.domain.json_checks import Fields, Wrong, described_by, line, number, parsed, whole
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


def test_true_or_false_is_taken_as_it_is_and_nothing_else_is() -> None:
    fields = Fields({"on": True, "off": False, "one": 1}, "here", frozenset({"on", "off", "one"}))
    assert (fields.flag("on", False), fields.flag("off", True)) == (True, False)
    assert (fields.flag("left out", True), fields.flag("left out", False)) == (True, False)
    with pytest.raises(Wrong, match=r"a number, not true or false\. .*here, one\."):
        fields.flag("one", True)


@pytest.mark.parametrize("said", ["23/11/2026", "2026-11-23T10:00", "20261123", "", None, 5, []])
def test_a_day_is_written_in_one_way(said: object) -> None:
    fields = Fields({"day": said, "real": "2026-11-23"}, "", frozenset({"day", "real"}))
    assert fields.day("real") == dt.date(2026, 11, 23)
    with pytest.raises(Wrong, match="not a day like 2026-11-23"):
        fields.day("day")


@pytest.mark.parametrize("said", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_a_day_that_no_calendar_has_is_refused(said: str) -> None:
    with pytest.raises(Wrong, match=f"There is no day “{said}”"):
        Fields({"day": said}, "", frozenset({"day"})).day("day")


@pytest.mark.parametrize("said", ["far", "", None, True, 3, ["near"], {"near": 1}])
def test_one_of_several_words_is_wanted(said: object) -> None:
    fields = Fields({"word": said, "other": "near"}, "", frozenset({"word", "other"}))
    assert fields.word("other", ("near", "beside")) == "near"
    with pytest.raises(Wrong, match="not one of: near, beside"):
        fields.word("word", ("near", "beside"))


def test_a_line_of_text_is_tidied_and_counted_as_it_was_written() -> None:
    assert line("  Lab \t 2\n", "here", 10) == "Lab 2"
    assert line("\u202eLab\u202c", "here", 10) == "Lab"  # what would turn its surroundings round
    with pytest.raises(Wrong, match="longer than 4 letters"):
        line(" Lab ", "here", 4)


def test_a_refusal_names_the_document_unless_it_says_something_better() -> None:
    with pytest.raises(Wrong) as plain, described_by("docs/some-files.md"):
        whole(2.5, "x", 0, 5)
    assert plain.value.todo == (
        "Ask for the file again, or correct it: docs/some-files.md describes it."
    )
    assert (plain.value.what, plain.value.place) == ("This number is not a whole one.", "x")
    with pytest.raises(Wrong) as better, described_by("docs/some-files.md"):
        raise Wrong("It is newer.", "version", "Install the newer version.")
    assert better.value.todo == "Install the newer version."
    with described_by("docs/some-files.md"):
        assert whole(2, "x", 0, 5) == 2
