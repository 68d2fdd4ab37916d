"""What of a photo's file name may be seen by a class."""

from __future__ import annotations

import pytest

from seatingapp.ui.pupils.photos.discretion import file_text

UPN = "B801200005001"


@pytest.mark.parametrize(
    ("name", "covered"),
    [
        ("123456.jpg", "•••.jpg"),
        ("77.jpg", "•••.jpg"),
        ("2019-0123.jpg", "•••.jpg"),
        ("A12345_Sam Patel.jpg", "•••_Sam Patel.jpg"),
        (f"{UPN}.jpg", "•••.jpg"),
        ("Sam Patel 9C (1).jpg", "Sam Patel 9C (1).jpg"),
        ("Year 10", "Year 10"),
        ("", ""),
    ],
)
def test_numbers_of_pupils_are_covered_and_names_and_forms_are_not(name: str, covered: str) -> None:
    assert file_text(name, private=False) == covered


def test_private_view_shows_admission_numbers_and_never_a_whole_upn() -> None:
    assert file_text("123456.jpg", private=True) == "123456.jpg"
    assert file_text(f"{UPN}.jpg", private=True) == "B•••••••••001.jpg"
