"""Whatever stands in a name, each letter reaches a face that can draw it, in the right order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.printing.text_runs import clean, letters, missing_letters, pieces

ANY_TEXT = st.text(st.characters(), max_size=30)
MIXED = st.text(
    st.sampled_from("aZ9 -(). \u05d0\u05d1\u0645\u062d\u0661\u200d\u200c\u0301"), max_size=20
)


def drawn(text: str) -> list[tuple[str, str]]:
    return [(p.text, p.face.name if p.face else "") for p in pieces(clean(text), True)]


def test_control_and_direction_characters_are_taken_out() -> None:
    assert clean("Ana\x00\tMaria\u202e\u2066\nLee\ufeff\u00ad") == "Ana Maria Lee"


def test_a_name_in_pieces_is_put_together() -> None:
    assert clean("Sia\u0302n") == "Siân"


def test_joiners_stay_and_half_a_character_is_shown_as_damaged() -> None:
    assert clean("क्\u200dष") == "क्\u200dष"
    assert clean("\ud800odd") == "\ufffdodd"


def test_no_break_spaces_are_kept() -> None:
    assert clean("Van\u00a0Dyk") == "Van\u00a0Dyk"


def test_consonants_tied_by_a_virama_are_one_letter() -> None:
    assert letters("क्षमा") == ["क्ष", "मा"]
    assert letters("क्\u200dष") == ["क्\u200dष"]


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Łukasz O'Neill", "FiraGO-Bold"),
        ("Ἀλέξανδρος", "FiraGO-Bold"),
        ("Юлия", "FiraGO-Bold"),
        ("محمد عبد الله", "FiraGO-Bold"),
        ("יוסי כהן", "FiraGO-Bold"),
        ("प्रिया शर्मा", "FiraGO-Bold"),
        ("ธนพล", "FiraGO-Bold"),
        ("李小龙", "DroidSansFallback"),
        ("さくら", "DroidSansFallback"),
    ],
)
def test_one_face_draws_the_whole_name(text: str, face: str) -> None:
    assert drawn(text) == [(text, face)]


def test_scripts_are_shaped_apart() -> None:
    assert [p.script for p in pieces("Priya प्रिया", False)] == ["Latn", "Deva"]


def test_a_name_in_two_directions_stands_as_it_is_read() -> None:
    assert drawn("Ben محمد") == [("Ben ", "FiraGO-Bold"), ("محمد", "FiraGO-Bold")]
    # The whole is read from the right; the form in brackets follows the name, to its left.
    assert [(p.text, p.right_to_left) for p in pieces("محمد (9C)", True)] == [
        (")", True),
        ("9C", False),
        ("محمد (", True),
    ]


def test_brackets_after_a_name_of_two_directions_stay_together() -> None:
    shown = [(p.text, p.right_to_left) for p in pieces("Ben محمد (9C)", True)]
    assert shown == [("Ben ", False), ("محمد", True), (" (9C)", False)]


def test_numbers_within_right_to_left_text_keep_their_order() -> None:
    assert [p.text for p in pieces("מד 12", False)] == ["12", "מד "]


def test_a_letter_that_no_face_has_is_told() -> None:
    assert missing_letters(["👩‍👩‍👧 Max", "김 Kim", "김"]) == ("👩‍👩‍👧", "김")
    assert missing_letters(["Łukasz", "李小龙", "محمد", "Nguyễn Thị Ánh"]) == ()


def test_a_character_newer_than_the_tables_does_no_harm_beside_arabic() -> None:
    assert [p.text for p in pieces("مد\U00012544", True)] == ["\U00012544", "مد"]


@settings(deadline=None)
@given(ANY_TEXT | MIXED)
def test_no_character_is_lost_or_made_up(text: str) -> None:
    tidy = clean(text)
    assert sorted("".join(p.text for p in pieces(tidy, False))) == sorted(tidy)


@settings(deadline=None)
@given(ANY_TEXT)
def test_clean_text_is_one_line_and_stays_clean(text: str) -> None:
    tidy = clean(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in tidy)
    assert clean(tidy) == tidy


@settings(deadline=None)
@given(st.text(st.sampled_from("abcXYZ -'"), max_size=20))
def test_plain_latin_text_is_one_piece(text: str) -> None:
    tidy = clean(text)
    assert [p.text for p in pieces(tidy, False)] == ([tidy] if tidy else [])
