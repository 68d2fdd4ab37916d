"""Levels of attainment: letters, grades, codes and ages as at most five, the highest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.rules.levels import MOST_LEVELS, Levels, counted_levels, levels


def of(*values: str) -> Levels:
    """The levels of pupils 1, 2, 3 and so on."""
    return levels(dict(enumerate(values, 1)))


def test_h_m_and_l_are_three_levels_whatever_the_case() -> None:
    assert of("M", "h", "L", "m") == Levels({1: 1, 2: 0, 3: 2, 4: 1}, ("h", "M", "L"))


def test_words_for_bands_are_the_same_levels_as_their_letters() -> None:
    assert of("High", "HPA", "Middle", "lower").of == {1: 0, 2: 0, 3: 1, 4: 2}


def test_a_level_that_nobody_has_is_none() -> None:
    assert of("H", "L").names == ("H", "L")
    assert of("H", "L").of == {1: 0, 2: 1}


def test_grades_count_down_from_9_and_signs_from_plus_to_minus() -> None:
    assert of("5", "9", "5+", "5-", "5").of == {1: 2, 2: 0, 3: 1, 4: 3, 5: 2}


def test_nine_grades_share_five_levels_with_their_neighbours() -> None:
    found = of("9", "8", "7", "6", "5", "4", "3", "2", "1")
    assert found.names == ("9 to 8", "7 to 6", "5 to 4", "3 to 2", "1")
    assert [found.of[n] for n in range(1, 10)] == [0, 0, 1, 1, 2, 2, 3, 3, 4]


def test_ten_comes_before_nine() -> None:
    assert of("9", "10").of == {1: 1, 2: 0}


def test_reading_ages_are_years_and_months() -> None:
    assert of("9:06", "10:01", "9:11", "9.5").of == {1: 3 - 1, 2: 0, 3: 1, 4: 2}


def test_letters_count_up_with_stars_before_them() -> None:
    assert of("B", "A*", "A", "A**", "B+").of == {1: 4, 2: 1, 3: 2, 4: 0, 5: 3}


def test_standards_are_levels_with_greater_depth_first() -> None:
    assert of("GDS", "EXS", "WTS").of == {1: 0, 2: 1, 3: 2}
    assert of("WTS", "exs", "GDS", "HNM").names == ("GDS", "exs", "WTS", "HNM")
    assert of("Expected", "Emerging", "Exceeding").of == {1: 1, 2: 2, 3: 0}
    assert of("Secure", "emerging", "Developing").of == {1: 0, 2: 2, 3: 1}


def test_local_codes_are_in_the_order_of_the_alphabet() -> None:
    assert of("Otter", "badger", "Fox").of == {1: 2, 2: 0, 3: 1}


def test_sublevels_count_down_from_a() -> None:
    assert of("4b", "3a", "4a", "4c", "3A").of == {1: 1, 2: 3, 3: 0, 4: 2, 5: 3}


def test_what_is_no_number_comes_after_all_numbers() -> None:
    assert of("9", "absent").of == {1: 0, 2: 1}
    assert of("9", "5", "1", "U").names == ("9", "5", "1", "U")
    assert of("110", "B", "95", "105").names == ("110", "105", "95", "B")


def test_a_u_grade_leaves_nine_grades_in_their_order() -> None:
    found = of("9", "8", "7", "6", "5", "4", "3", "2", "1", "U")
    assert found.names == ("9 to 7", "6 to 5", "4 to 3", "2 to 1", "U")
    assert [found.of[n] for n in range(1, 11)] == [0, 0, 0, 1, 1, 2, 2, 3, 3, 4]


def test_several_values_beside_the_scale_take_the_levels_that_are_left() -> None:
    assert of("9", "X", "8", "U", "B").names == ("9", "8", "B", "U", "X")
    assert of("9", "8", "7", "U", "X", "B").names == ("9", "8", "7", "B to U", "X")


def test_another_value_turns_neither_bands_nor_standards_round() -> None:
    assert of("H", "M", "L", "X").names == ("H", "M", "L", "X")
    assert of("GDS", "B", "EXS", "WTS").names == ("GDS", "EXS", "WTS", "B")


def test_a_word_among_letter_grades_comes_after_them() -> None:
    assert of("B", "absent", "A*", "A").names == ("A*", "A", "B", "absent")


@pytest.mark.parametrize("blank", ["", "  "])
def test_blank_values_are_passed_over(blank: str) -> None:
    assert of("H", blank).of == {1: 0}
    assert of(blank) == Levels({}, ())


def test_spaces_do_not_make_another_value() -> None:
    assert of("very  high", " very high ").of == {1: 0, 2: 0}


def test_counts_are_levels_with_the_most_first() -> None:
    assert counted_levels({7: 0, 8: 12, 9: 3}).of == {7: 2, 8: 0, 9: 1}


@given(st.dictionaries(st.integers(1, 40), st.text(max_size=6), max_size=30))
def test_any_values_make_at_most_five_levels_without_a_gap(values: dict[int, str]) -> None:
    found = levels(values)
    assert len(found.names) <= MOST_LEVELS
    assert set(found.of.values()) == set(range(len(found.names)))
    assert set(found.of) == {pupil for pupil, value in values.items() if value.strip()}
    assert len(set(found.names)) == len(found.names)


@given(st.dictionaries(st.integers(1, 40), st.sampled_from("9876543 21U"), max_size=30))
def test_a_higher_grade_never_has_a_lower_level(values: dict[int, str]) -> None:
    found = levels(values)
    for one, level in found.of.items():
        for other, below in found.of.items():
            if (values[one] != "U", values[one]) > (values[other] != "U", values[other]):
                assert level <= below
            if values[one] == values[other]:
                assert level == below
