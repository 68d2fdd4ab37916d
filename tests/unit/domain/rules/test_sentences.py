"""Rules in words: one sentence each."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.sentences import STRANGER, area_words, listed, sentence, trait_words

NAMES = {1: "Amir", 2: "Ben", 3: "Cara", 4: "Dan"}
DAY = dt.date(2026, 9, 1)
COUNT = k.PairCount(1, 2, 5, 9, 1, 20)
CHOSEN = k.Area(seats=frozenset({3, 4}))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (k.Apart((1, 2)), "Amir and Ben not next to each other"),
        (k.Apart((1, 2, 3), 2.0), "Amir, Ben and Cara at least 2 m apart"),
        (k.Apart((1, 2), 1.25), "Amir and Ben at least 1.25 m apart"),
        (k.Together((1, 2), k.Near.DESK), "Amir and Ben at the same desk"),
        (k.Together((1, 2)), "Amir and Ben side by side"),
        (k.Together((1, 2), k.Near.TABLE), "Amir and Ben at the same table"),
        (k.InArea((1,), k.Area("FRONT ROW")), "Amir in the front row"),
        (k.InArea((1,), k.Area("Near the window"), False), "Amir not near a window"),
        (k.InArea((1, 2), k.Area("Lab bench")), "Amir and Ben in the zone Lab bench"),
        (k.InArea((1,), CHOSEN), "Amir on 2 chosen seats"),
        (k.FacesBoard(), "Nobody faces away from the board"),
        (k.FacesBoard((1,)), "Amir does not face away from the board"),
        (k.FacesBoard((1, 2)), "Amir and Ben do not face away from the board"),
        (k.KeepEmpty(k.Area("Corner")), "Nobody sits in a corner"),
        (k.FromFront(), "Fill from the front"),
        (k.Alternate(Characteristic.SEX), "Alternate by sex"),
        (k.Attainment(), "Mix prior attainment at each desk"),
        (
            k.Attainment(False, k.Within.ROOM, Characteristic.TARGET),
            "Group by target among neighbours",
        ),
        (k.Attainment(within=k.Within.TABLE), "Mix prior attainment at each table"),
        (k.Balance(k.Measure.ATTAINMENT), "Balance prior attainment by table"),
        (k.Balance(k.Measure.SEX), "Balance boys and girls by table"),
        (k.Balance(k.Measure.PRAISE), "Balance lesson praise by table"),
        (k.InOrder(), "In alphabetical order"),
        (k.InOrder(k.Listing.REGISTER, 4), "In the order of the register"),
        (k.InOrder(k.Listing.RANDOM, 4), "In a random order (seed 4)"),
        (k.NewNeighbours(), "New neighbours: nobody from the last 3 plans"),
        (k.NewNeighbours(1), "New neighbours: nobody from the last plan"),
        (k.FewMoves(), "Move as few pupils as possible"),
        (k.Friends(1, (2, 3, 4)), "Amir next to Ben, Cara or Dan"),
        (k.HelperBeside(1), "A free chair beside Amir"),
        (k.HelperBeside(1, (2, 3)), "Ben or Cara beside Amir to help"),
        (
            k.Evidence((COUNT, COUNT), DAY, DAY),
            "2 pairs apart whose concern entries cluster when they sit near each other",
        ),
    ],
)
def test_every_kind_is_one_sentence(kind: k.Kind, expected: str) -> None:
    assert sentence(kind, NAMES.__getitem__) == expected


def test_what_is_no_rule_has_no_words() -> None:
    with pytest.raises(TypeError, match="no words for str"):
        sentence("?", str)  # type: ignore[arg-type]


def test_names_are_listed_with_a_joint() -> None:
    assert listed((), str) == ""
    assert listed((7,), str) == "7"
    assert listed((7, 8, 9), str, "or") == "7, 8 or 9"


def test_one_chosen_seat_is_one() -> None:
    assert area_words(k.Area(seats=frozenset({3}))) == "on 1 chosen seat"


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        (Characteristic.SEN, "SEN provision"),
        (Characteristic.EAL, "English as an additional language"),
        (Characteristic.MORE_ABLE, "more able"),
    ],
)
def test_characteristics_keep_the_capitals_that_are_theirs(
    trait: Characteristic, expected: str
) -> None:
    assert trait_words(trait) == expected


def test_those_who_are_not_in_the_class_come_last_and_are_counted() -> None:
    def naming(pupil: int) -> str:
        return NAMES.get(pupil, STRANGER)

    assert sentence(k.Friends(1, (8, 2, 9)), naming) == "Amir next to Ben or 2 pupils elsewhere"
    assert sentence(k.Friends(1, (8, 2)), naming) == "Amir next to Ben or a pupil elsewhere"
    assert listed((8, 9), naming) == "2 pupils elsewhere"
