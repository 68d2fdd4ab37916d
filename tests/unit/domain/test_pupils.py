"""Marks on cards: of the kinds in use only, SEN first."""

from __future__ import annotations

import pytest

from seatingapp.domain.pupils import (
    CHARACTERISTIC_LABELS,
    DEFAULT_IN_USE,
    Characteristic,
    Mark,
    marks,
)

ALL = frozenset(Characteristic)


def test_every_characteristic_has_words() -> None:
    assert set(CHARACTERISTIC_LABELS) == ALL


def test_special_data_are_off_until_the_school_says_why() -> None:
    assert not DEFAULT_IN_USE & {
        Characteristic.LOOKED_AFTER,
        Characteristic.SEX,
        Characteristic.FSM,
    }


def test_marks_come_sen_first_and_only_of_the_kinds_in_use() -> None:
    known = {
        Characteristic.PUPIL_PREMIUM: "yes",
        Characteristic.LOOKED_AFTER: "yes",
        Characteristic.SEN: "K",
    }
    assert [m.text for m in marks(known, ALL)] == ["K", "PP", "LAC"]
    assert [m.text for m in marks(known, DEFAULT_IN_USE)] == ["K", "PP"]
    assert marks(known, frozenset()) == ()


@pytest.mark.parametrize("value", ["N", "", "X"])
def test_no_special_need_is_no_mark(value: str) -> None:
    assert marks({Characteristic.SEN: value}, ALL) == ()


def test_a_mark_says_what_it_stands_for() -> None:
    assert marks({Characteristic.SEN: "E"}, ALL) == (Mark(Characteristic.SEN, "E", "EHC plan"),)
    assert marks({Characteristic.EAL: "no"}, ALL) == ()
