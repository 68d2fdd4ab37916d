"""Every text can be read, in every theme."""

import pytest

from seatingapp.ui.theme.contrast import contrast
from seatingapp.ui.theme.tokens import ALL_THEMES, MARK_PAIRS, TEXT_PAIRS, Tokens

BY_NAME = pytest.mark.parametrize("tokens", ALL_THEMES, ids=lambda tokens: tokens.name)


def test_contrast_of_black_on_white_is_21_and_of_a_colour_with_itself_is_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B6E99", "#0B6E99") == pytest.approx(1)


@BY_NAME
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_stands_out_by_at_least_four_and_a_half_to_one(
    tokens: Tokens, text: str, ground: str
) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@BY_NAME
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_and_focus_rings_stand_out_by_at_least_three_to_one(
    tokens: Tokens, mark: str, ground: str
) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@BY_NAME
def test_initials_can_be_read_on_every_disc(tokens: Tokens) -> None:
    for disc in tokens.avatars:
        assert contrast(tokens.avatar_ink, disc) >= 4.5
