"""Rules go into the vault as JSON and come out the same; anything else is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules import stored
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Attainment,
    Balance,
    Evidence,
    FacesBoard,
    FewMoves,
    Friends,
    FromFront,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Kind,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    PairCount,
    Together,
    Within,
)

IDS = st.integers(1, 10_000)
PUPILS = st.lists(IDS, max_size=6).map(tuple)
AREAS = st.one_of(
    st.text(min_size=1, max_size=20).map(lambda name: Area(zone=name)),
    st.frozensets(IDS, max_size=6).map(lambda seats: Area(seats=seats)),
)
DAYS = st.dates()
TRAITS = st.sampled_from(Characteristic)
METRES = st.none() | st.floats(0.5, 30)
COUNTS = st.builds(PairCount, IDS, IDS, IDS, IDS, IDS, IDS)
KINDS: st.SearchStrategy[Kind] = st.one_of(
    st.builds(Apart, PUPILS, METRES),
    st.builds(Together, PUPILS, st.sampled_from(Near)),
    st.builds(InArea, PUPILS, AREAS, st.booleans()),
    st.builds(FacesBoard, PUPILS),
    st.builds(KeepEmpty, AREAS),
    st.just(FromFront()),
    st.builds(Alternate, TRAITS),
    st.builds(Attainment, st.booleans(), st.sampled_from(Within), TRAITS),
    st.builds(Balance, st.sampled_from(Measure), TRAITS),
    st.builds(InOrder, st.sampled_from(Listing), st.integers(0, 2**31)),
    st.builds(NewNeighbours, IDS),
    st.just(FewMoves()),
    st.builds(Friends, IDS, PUPILS),
    st.builds(HelperBeside, IDS, PUPILS),
    st.builds(Evidence, st.lists(COUNTS, max_size=3).map(tuple), DAYS, DAYS),
)


@given(KINDS)
def test_every_rule_comes_out_of_the_vault_as_it_went_in(kind: Kind) -> None:
    assert stored.from_json(stored.kind_word(kind), stored.to_json(kind)) == kind


def test_each_kind_has_a_word_of_its_own() -> None:
    kinds: Any = Kind
    assert set(stored.KINDS.values()) == set(kinds.__args__)


@pytest.mark.parametrize(
    ("kind", "word", "data"),
    [
        (Apart((1, 2), 2.0), "apart", {"pupils": [1, 2], "metres": 2.0}),
        (Together((1, 2)), "together", {"pupils": [1, 2], "near": "beside"}),
        (
            InArea((1,), Area(zone="front row")),
            "in area",
            {"pupils": [1], "area": {"zone": "front row"}, "inside": True},
        ),
        (KeepEmpty(Area(seats=frozenset({2, 1}))), "keep empty", {"area": {"seats": [1, 2]}}),
        (FromFront(), "from front", {}),
        (
            Evidence((PairCount(1, 2, 4, 9, 1, 12),), dt.date(2026, 9, 3), dt.date(2026, 10, 1)),
            "evidence",
            {"pairs": [[1, 2, 4, 9, 1, 12]], "since": "2026-09-03", "until": "2026-10-01"},
        ),
    ],
)
def test_the_json_is_as_its_description_says(kind: Kind, word: str, data: dict[str, Any]) -> None:
    assert (stored.kind_word(kind), stored.to_data(kind)) == (word, data)
    assert json.loads(stored.to_json(kind)) == data


def test_what_has_a_default_may_be_missing() -> None:
    assert stored.from_data("apart", {"pupils": [1, 2]}) == Apart((1, 2))
    assert stored.from_data("new neighbours", {}) == NewNeighbours(3)
    assert stored.from_data("attainment", {}) == Attainment()


WRONG: list[tuple[str, object]] = [
    ("elsewhere", {}),
    ("apart", {}),
    ("apart", {"pupils": "12"}),
    ("apart", {"pupils": [True]}),
    ("apart", {"pupils": [1.5]}),
    ("apart", {"pupils": [1, 2], "metres": "2"}),
    ("apart", {"pupils": [1, 2], "metres": True}),
    ("apart", {"pupils": [1, 2], "inches": 2}),
    ("together", {"pupils": [1, 2], "near": "far"}),
    ("in area", {"pupils": [1], "area": {"zone": 7}}),
    ("in area", {"pupils": [1], "area": {"zone": ""}}),
    ("in area", {"pupils": [1], "area": {}}),
    ("in area", {"pupils": [1], "area": {"desk": [1]}}),
    ("in area", {"pupils": [1], "area": {"zone": "x", "seats": [1]}}),
    ("in area", {"pupils": [1], "area": {"seats": [1]}, "inside": 1}),
    ("alternate", {"trait": "shoe size"}),
    ("new neighbours", {"plans": "3"}),
    ("evidence", {"pairs": 7, "since": "2026-09-03", "until": "2026-09-03"}),
    ("evidence", {"pairs": [[1, 2]], "since": "2026-09-03", "until": "2026-09-03"}),
    ("evidence", {"pairs": [], "since": "soon", "until": "2026-09-03"}),
    ("from front", []),
]


@pytest.mark.parametrize(("word", "data"), WRONG)
def test_anything_else_is_refused(word: str, data: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        stored.from_json(word, json.dumps(data))
