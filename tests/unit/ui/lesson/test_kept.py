"""A part of a state is made anew only where it would be another one."""

from __future__ import annotations

import pytest

from seatingapp.ui.lesson.kept import Kept


def test_the_same_is_returned_until_what_it_was_made_from_differs() -> None:
    kept: Kept[list[int]] = Kept()
    first = kept.of((1, "a"), lambda: [1])
    assert kept.of((1, "a"), lambda: [2]) is first
    assert kept.of((1, "b"), lambda: [3]) == [3]
    assert kept.of((1, "a"), lambda: [4]) == [4]


def test_nothing_is_kept_of_what_could_not_be_made() -> None:
    kept: Kept[int] = Kept()
    assert kept.of((1,), lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        kept.of((2,), lambda: 1 // 0)
    assert kept.of((2,), lambda: 2) == 2
