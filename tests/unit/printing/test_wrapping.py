"""Text always fits its box and is never cut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.printing.text_runs import clean
from seatingapp.printing.typesetting import Typesetter
from seatingapp.printing.wrapping import FLOOR, Fitted, Style, fit, flow
from tests.unit.printing.samples import NASTY

NAME = Style(12, bold=True)
NAMES = st.sampled_from(NASTY) | st.text(st.characters(), max_size=60)


def texts(fitted: Fitted) -> list[str]:
    return [line.text for line in fitted.lines]


def letters_of(text: str) -> str:
    return clean(text).replace(" ", "")


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize(("width", "height"), [(84, 20), (40, 14), (34, 30), (300, 40), (9, 9)])
def test_every_line_of_a_difficult_name_is_within_its_box(
    name: str, width: float, height: float
) -> None:
    fitted = fit(Typesetter(), name, width, height, NAME)
    for line in fitted.lines:
        assert line.width * fitted.size * fitted.condense <= width + 0.01
    assert fitted.height <= height + 0.01


@settings(deadline=None)
@given(NAMES, st.floats(5, 300), st.floats(5, 120), st.floats(6, 30))
def test_any_text_fits_any_box_and_nothing_of_it_is_lost(
    name: str, width: float, height: float, size: float
) -> None:
    fitted = fit(Typesetter(), name, width, height, Style(size, bold=True))
    assert fitted.width <= width + 0.01
    assert fitted.height <= height + 0.01
    assert "".join(texts(fitted)).replace(" ", "") == letters_of(name)


def test_a_short_name_keeps_the_size_it_likes() -> None:
    fitted = fit(Typesetter(), "Leo A", 80, 30, NAME)
    assert (texts(fitted), fitted.size, fitted.condense) == (["Leo A"], 12, 1.0)


def test_a_longer_name_takes_two_lines_before_it_gets_smaller() -> None:
    fitted = fit(Typesetter(), "Alexandra Papadopoulou", 90, 30, NAME)
    assert texts(fitted) == ["Alexandra", "Papadopoulou"]
    assert fitted.size == 12


def test_an_initial_stays_with_its_name_and_the_size_gives_way() -> None:
    fitted = fit(Typesetter(), "Aaliyah K", 40, 40, NAME)
    assert texts(fitted) == ["Aaliyah K"]
    assert FLOOR < fitted.size < 12


def test_a_name_with_a_hyphen_breaks_after_it() -> None:
    fitted = fit(Typesetter(), "Oberhofer-Schmidt", 62, 40, NAME)
    assert texts(fitted) == ["Oberhofer-", "Schmidt"]


def test_chinese_breaks_between_characters() -> None:
    fitted = fit(Typesetter(), "欧阳娜娜李小龙", 50, 40, NAME)
    assert texts(fitted) == ["欧阳娜娜", "李小龙"]
    assert fitted.size == 12


def test_a_word_a_little_too_long_is_set_narrower_before_it_is_broken() -> None:
    typesetter = Typesetter()
    word = "Wolfeschlegelstein"
    width = typesetter.width(word, bold=True) * FLOOR * 0.85
    fitted = fit(typesetter, word, width, 12, NAME)
    assert texts(fitted) == [word]
    assert fitted.size == FLOOR
    assert fitted.condense == 0.8


def test_a_word_far_too_long_is_broken_at_the_floor() -> None:
    fitted = fit(Typesetter(), "w" * 40, 84, 20, NAME)
    assert len(fitted.lines) > 1
    assert fitted.size == FLOOR


def test_without_text_there_are_no_lines() -> None:
    assert fit(Typesetter(), " \x00 ", 20, 5, NAME).lines == ()


@pytest.mark.parametrize(("width", "height"), [(0, 10), (10, 0), (-1, 5)])
def test_a_box_without_an_inside_is_an_error(width: float, height: float) -> None:
    with pytest.raises(ValueError, match="inside"):
        fit(Typesetter(), "Leo", width, height, NAME)


def test_flowing_text_keeps_its_size_and_takes_the_lines_it_needs() -> None:
    fitted = flow(Typesetter(), "Helped another pupil to understand the work", 60, Style(9))
    assert fitted.size == 9
    assert len(fitted.lines) > 2
    assert " ".join(texts(fitted)) == "Helped another pupil to understand the work"


def test_flowing_text_breaks_a_word_that_is_too_long() -> None:
    fitted = flow(Typesetter(), "x" * 50, 60, Style(9))
    assert "".join(texts(fitted)) == "x" * 50
    assert fitted.width <= 60.01


def test_flowing_text_in_a_column_narrower_than_a_letter_gets_smaller() -> None:
    fitted = flow(Typesetter(), "W", 3, Style(9))
    assert fitted.size < 9
    assert fitted.width <= 3.01
