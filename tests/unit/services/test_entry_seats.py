"""Where a pupil sat then, in words."""

from __future__ import annotations

from seatingapp.services.entry_seats import Neighbour, Sat


def test_whoever_shared_the_desk_is_named_first_and_the_others_follow_in_one_sentence() -> None:
    near = (Neighbour(1, "Ann", "behind"), Neighbour(2, "Ben", "in front"))
    sat = Sat("Lab 2", "12", (*near, Neighbour(3, "Cem", "same desk")))
    assert sat.label == "Sat then"
    assert sat.words == ("Lab 2, seat 12, next to Cem (same desk), Ben (in front) and Ann (behind)")


def test_what_is_not_known_is_not_said() -> None:
    assert Sat().words == ""
    assert (Sat("Lab 2").label, Sat("Lab 2").words) == ("Room", "Lab 2")
    one = (Neighbour(1, "Ann", "next door"),)
    assert Sat("", "3", one).words == "seat 3, next to Ann (next door)"
