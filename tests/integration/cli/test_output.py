"""Tables on a terminal: columns stand under each other in every script."""

from __future__ import annotations

from seatingapp.cli.output import table


def test_columns_are_as_wide_as_their_widest_cell_and_the_last_is_not_filled() -> None:
    assert table(("Id", "Name"), [("1", "Sam Patel"), ("20", "Zo")]) == (
        "Id  Name\n1   Sam Patel\n20  Zo"
    )
    assert table(("Id", "Name"), []) == "None."


def test_wide_letters_take_two_columns_and_marks_on_letters_none() -> None:
    rows = [("赵欣怡", "1"), ("Quỳnh", "2"), ("Quy\u0300nh", "3"), ("प्रि", "4"), ("Ａｄａ", "5")]
    assert table(("Name", ""), rows).splitlines() == [
        "Name",
        "赵欣怡  1",
        "Quỳnh   2",
        "Quy\u0300nh   3",
        "प्रि     4",
        "Ａｄａ  5",
    ]
