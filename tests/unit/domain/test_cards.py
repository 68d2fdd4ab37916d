"""Grades on a card: a short sign to see, and words to hear."""

from __future__ import annotations

import pytest

from seatingapp.domain.cards import NO_GRADES, CardOptions, Grades, grades
from seatingapp.domain.names import NameForm
from seatingapp.domain.pupils import Characteristic

BOTH = frozenset({Characteristic.TARGET, Characteristic.WORKING_AT})


@pytest.mark.parametrize(
    ("known", "sign", "words"),
    [
        (Grades("7", "6"), "7 ▸ 6", "target 7, working at 6"),
        (Grades("7"), "7 ▸ –", "target 7"),
        (Grades(working_at="4+"), "– ▸ 4+", "working at 4+"),
        (NO_GRADES, "", ""),
    ],
)
def test_grades_have_a_sign_and_words(known: Grades, sign: str, words: str) -> None:
    assert (known.sign, known.words, bool(known)) == (sign, words, bool(sign))


def test_only_kinds_in_use_become_grades() -> None:
    known = {Characteristic.TARGET: " 8 ", Characteristic.WORKING_AT: "5", Characteristic.SEN: "K"}
    assert grades(known, BOTH) == Grades("8", "5")
    assert grades(known, frozenset({Characteristic.WORKING_AT})) == Grades("", "5")
    assert grades(known, frozenset()) == NO_GRADES
    assert grades({}, BOTH) == NO_GRADES


def test_cards_come_with_the_shortest_names_and_everything_that_may_be_seen() -> None:
    options = CardOptions()
    assert options.name_form is NameForm.SHORT
    assert options.photo
    assert options.initials
    assert options.marks
    assert options.grades
    assert options.points
