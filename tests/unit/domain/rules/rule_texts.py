"""Rule files as text for tests: the example of the document, rules of every kind, and errors."""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from typing import Any

from hypothesis import strategies as st

from seatingapp.domain.json_checks import Wrong
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.file_people import PlanSaid, PupilSaid
from seatingapp.domain.rules.files import write_rules
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
    pupils_in,
)
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule, Strength
from tests.unit.domain.room_file_texts import DOCS, SCALARS, VALUES, Json, at, changed, places
from tests.unit.domain.room_file_texts import without as without

TEXT = (DOCS / "rule-files.md").read_text(encoding="utf-8")
_EXAMPLE = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
assert _EXAMPLE is not None
EXAMPLE = _EXAMPLE[1]
NAMES = (
    *("Tom W", "Kasia W", "Eluned R", "Noah B", "Grace T", "Leo A"),
    *("Zoë Ō", "王小明", "Farhan Ahmed (9B)", "D'Arcy Ó Súilleabháin"),
)
CLASS_ID = 3
ROOM = "Lab 2"


class People:
    """A class of ten, numbered from 1, with plans in one room."""

    class_id = CLASS_ID

    def call_pupil(self, pupil_id: int) -> PupilSaid:
        """By name and uid; every third by name only."""
        return PupilSaid(NAMES[pupil_id - 1], f"u-{pupil_id}" if pupil_id % 3 else "")

    def call_plan(self, line: PlanLine) -> PlanSaid:
        """In the one room."""
        return PlanSaid(ROOM, line.purpose, line.name)

    def find_pupil(self, said: PupilSaid, place: str) -> int:
        """By name, or by the number in the uid."""
        if said.name in NAMES:
            return NAMES.index(said.name) + 1
        if not said.uid.startswith("u-"):
            raise Wrong(f"There is no pupil called {said.name}.", place)
        return int(said.uid.removeprefix("u-"))

    def find_plan(self, said: PlanSaid, place: str) -> PlanLine:
        """Of any purpose and name."""
        if said.room != ROOM:
            raise Wrong(f"There is no room called {said.room}.", place)
        return PlanLine(CLASS_ID, 8, said.purpose, said.name)


PEOPLE = People()

_PUPILS = st.integers(1, len(NAMES))
_TRAITS = st.sampled_from(Characteristic)


def _some(least: int, most: int = len(NAMES)) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(_PUPILS, min_size=least, max_size=most, unique=True).map(tuple)


_AREAS = st.one_of(
    st.sampled_from(["Front row", "back row", "Lab bench", "z" * 60, "Fenster"]).map(Area),
    st.frozensets(st.integers(1, 2_000_000_000), min_size=1, max_size=5).map(
        lambda seats: Area(seats=seats)
    ),
)
_COUNTS = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(sorted)
_PAIRS = st.builds(
    lambda who, near, far: PairCount(*who, *near, *far), _some(2, 2), _COUNTS, _COUNTS
)
_DAYS = st.tuples(st.dates(dt.date(1000, 1, 1)), st.dates(dt.date(1000, 1, 1))).map(sorted)
_METRES = st.one_of(st.none(), st.floats(0.5, 30))
KINDS: st.SearchStrategy[Kind] = st.one_of(
    st.builds(Apart, _some(2), _METRES),
    st.builds(Together, _some(2, 2), st.sampled_from(Near)),
    st.builds(Together, _some(3), st.sampled_from([Near.DESK, Near.TABLE])),
    st.builds(InArea, _some(1), _AREAS, st.booleans()),
    st.builds(FacesBoard, _some(0)),
    st.builds(KeepEmpty, _AREAS),
    st.just(FromFront()),
    st.builds(Alternate, _TRAITS),
    st.builds(Attainment, st.booleans(), st.sampled_from(Within), _TRAITS),
    st.builds(Balance, st.sampled_from(Measure), _TRAITS),
    st.builds(InOrder, st.sampled_from(Listing), st.integers(0, 2_000_000_000)),
    st.builds(NewNeighbours, st.integers(1, 20)),
    st.just(FewMoves()),
    _some(2, 4).map(lambda who: Friends(who[0], who[1:])),
    _some(1, 7).map(lambda who: HelperBeside(who[0], who[1:])),
    st.builds(
        lambda pairs, days: Evidence(tuple(pairs), *days),
        st.lists(_PAIRS, min_size=1, max_size=3),
        _DAYS,
    ),
)
_LINES = st.builds(
    lambda purpose, name: PlanLine(CLASS_ID, 8, purpose, name),
    st.sampled_from(Purpose),
    st.sampled_from(["", "Mock 1", "n" * 60]),
)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of any kind, strength and scope."""
    kind = draw(KINDS)
    owners: list[st.SearchStrategy[Owner]] = [
        st.just(ForClass(CLASS_ID)),
        st.builds(ForPlan, _LINES),
    ]
    if pupils_in(kind):
        owners.append(st.builds(ForPupil, st.sampled_from(pupils_in(kind))))
    return Rule(
        str(uuid.UUID(int=draw(st.integers(0, 2**128 - 1)))),
        kind,
        draw(st.sampled_from(Strength)),
        draw(st.one_of(owners)),
        draw(st.booleans()),
        draw(st.sampled_from(["", "left ear", "é" * 200])),
    )


RULES = st.lists(rules(), max_size=5, unique_by=lambda rule: rule.uid).map(tuple)


def example() -> dict[str, Any]:
    """What the example of the document says."""
    found: dict[str, Any] = json.loads(EXAMPLE)
    return found


def file_of(*said: Json) -> Json:
    """A file of some rules as they are said."""
    return {"format": "seatingapp-rules", "version": 1, "rules": list(said)}


@st.composite
def mutated(draw: st.DrawFn) -> Json:
    """A rule file in which one thing is changed, added, taken away or said twice."""
    data = json.loads(write_rules(draw(RULES), PEOPLE)) if draw(st.booleans()) else example()
    place = draw(st.sampled_from(list(places(data))))
    here = at(data, place)
    match draw(st.sampled_from(["changed", "without", "added", "twice"])):
        case "without" if place:
            return without(data, place)
        case "added" if isinstance(here, dict):
            return changed(data, place, {**here, draw(st.text(max_size=8)): draw(SCALARS)})
        case "twice" if isinstance(here, list) and here:
            return changed(data, place, [*here, draw(st.sampled_from(here))])
        case _:
            return changed(data, place, draw(VALUES))
