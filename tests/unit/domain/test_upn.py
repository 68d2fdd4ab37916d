"""Unique pupil numbers: the check letter, temporary numbers, and what is wrong with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.upn import check_letter, normalise, problem

VALID = "ABCDEFGHJKLMNPQRTUVWXYZ"
TWELVE = st.from_regex(f"[0-9]{{11}}[0-9{VALID}]", fullmatch=True)


def test_the_example_of_the_guidance_is_valid() -> None:
    assert problem("B801200005001") == ""


def test_the_wrong_example_of_the_help_pages_is_found_out() -> None:
    assert problem("B207000016049") == "The check letter does not fit: P was expected."
    assert problem("Q207000016049") == "The check letter does not fit: P was expected."
    assert problem("P207000016049") == ""


@pytest.mark.parametrize(
    "upn", ["", "B80120000500", "B8012000050011", "1801200005001", "b801200005001", "B8012OOOO5001"]
)
def test_a_wrong_shape_is_said(upn: str) -> None:
    assert "13 characters" in problem(upn)


@pytest.mark.parametrize("last", "IOS")
def test_a_temporary_number_never_ends_in_a_letter_that_looks_like_a_digit(last: str) -> None:
    assert "never ends in" in problem(f"A80120000500{last}")


@pytest.mark.parametrize("twelve", ["80120000500I", "80120000500b", "8012000050", "80120000500²"])
def test_a_check_letter_is_refused_for_what_no_number_holds(twelve: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        check_letter(twelve)


def test_typed_numbers_lose_blanks_and_small_letters() -> None:
    assert normalise(" b801 2000 05001\n") == "B801200005001"


@given(TWELVE)
def test_the_check_letter_makes_a_valid_number(twelve: str) -> None:
    assert problem(check_letter(twelve) + twelve) == ""


@given(TWELVE, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(twelve: str, place: int, change: int) -> None:
    wrong = str((int(twelve[place]) + change) % 10)
    assert problem(check_letter(twelve) + twelve[:place] + wrong + twelve[place + 1 :])


@given(TWELVE, st.integers(0, 9))
def test_two_digits_in_the_wrong_order_are_always_found(twelve: str, place: int) -> None:
    swapped = twelve[:place] + twelve[place + 1] + twelve[place] + twelve[place + 2 :]
    assert (problem(check_letter(twelve) + swapped) == "") == (swapped == twelve)
