"""Which keys behaviours have, and which of them stand on one page of a palette."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.type_keys import DIGITS, keys_of, type_with
from seatingapp.ui.lesson.palette_pages import pages, rows_each
from seatingapp.ui.lesson.state import Tile

CATEGORIES = st.sampled_from(["", "Learning", "Effort", "Community", "Focus"])


def kind(number: int, shortcut: str = "") -> BehaviourType:
    return BehaviourType(
        number, f"uid-{number}", f"Type {number}", Polarity.PRAISE, 1, shortcut=shortcut
    )


def tile(number: int, category: str) -> Tile:
    return Tile(number, "", f"Type {number}", 1, Polarity.PRAISE, category=category)


def test_a_type_has_its_own_shortcut_and_the_others_the_digits_that_are_left() -> None:
    types = (kind(1), kind(2, "1"), kind(3, "k"), kind(4))
    assert keys_of(types) == {1: "2", 2: "1", 3: "K", 4: "3"}
    assert type_with(types, "k") == 3
    assert type_with(types, "9") is None


def test_of_two_types_with_one_shortcut_the_first_has_it() -> None:
    assert keys_of((kind(1, "5"), kind(2, "5"))) == {1: "5", 2: "1"}


def test_a_shortcut_that_is_no_single_key_is_passed_over() -> None:
    assert keys_of((kind(1, "F5"), kind(2, "é"), kind(3, " 7 "))) == {1: "1", 2: "2", 3: "7"}


@given(st.lists(st.text(max_size=2), max_size=40))
def test_no_key_is_given_twice_and_digits_last_for_nine_types(shortcuts: list[str]) -> None:
    types = [kind(n, shortcut) for n, shortcut in enumerate(shortcuts)]
    keys = [key for key in keys_of(types).values() if key]
    assert len(set(keys)) == len(keys)
    plain = [replace(each, shortcut="") for each in types]
    assert [k for k in keys_of(plain).values() if k] == list(DIGITS[: len(plain)])


@given(st.lists(CATEGORIES, max_size=40), st.integers(2, 12))
def test_pages_show_every_tile_once_and_none_is_too_long(categories: list[str], most: int) -> None:
    tiles = tuple(tile(n, category) for n, category in enumerate(categories))
    found = pages(tiles, most)
    assert sorted(t.type_id for page in found for t in page.tiles) == list(range(len(tiles)))
    assert all(len(page.tiles) <= most for page in found)
    for category in set(categories):
        holding = [page for page in found if category in [t.category for t in page.tiles]]
        own = categories.count(category)
        assert len(holding) <= -(-own // most) or len(found) == 1


def test_one_page_needs_no_name_and_several_say_their_categories() -> None:
    tiles = [tile(n, c) for n, c in enumerate(("A", "A", "B", "C", "C"))]
    assert [page.name for page in pages(tiles, 6)] == [""]
    assert [page.name for page in pages(tiles, 4)] == ["A, B", "C"]


@given(st.lists(st.integers(0, 12), max_size=3), st.integers(-5, 30))
def test_rows_are_shared_without_going_below_two_or_above_the_wish(
    wanted: list[int], available: int
) -> None:
    given_rows = rows_each(wanted, available)
    least = [min(want, 2) for want in wanted]
    assert all(low <= got <= want for low, got, want in zip(least, given_rows, wanted, strict=True))
    assert sum(given_rows) <= max(available, sum(least))
    assert given_rows == wanted or sum(given_rows) >= min(available, sum(wanted))
