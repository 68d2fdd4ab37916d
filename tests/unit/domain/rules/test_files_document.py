"""docs/rule-files.md and its schema: the app reads and writes what they describe."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.file_kinds import NAMES
from seatingapp.domain.rules.files import VERSION, read_rules, write_rules
from seatingapp.domain.rules.kinds import Apart, InArea, Listing, Measure, Near, Within
from seatingapp.domain.rules.rule import ForPlan, ForPupil, Rule, Scope, Strength
from tests.unit.domain.json_schema import Schema
from tests.unit.domain.room_file_texts import Place, at, changed, places
from tests.unit.domain.rules.rule_texts import (
    CLASS_ID,
    EXAMPLE,
    PEOPLE,
    RULES,
    TEXT,
    example,
    file_of,
    mutated,
)

SCHEMA = Schema.of("rule-file.schema.json")
UID = "019b2f6a-5c1e-7a30-8f7e-2b9d4c6e8a12"
PAIR = {"pupils": ["Noah B", "Leo A"], "near": 4, "near_lessons": 9, "far": 1, "far_lessons": 12}
EVIDENCE = {
    "kind": "evidence",
    "pairs": [PAIR],
    "since": "2026-10-12",
    "until": "2026-11-23",
    "strength": "high",
}


def is_read(data: object) -> bool:
    """Does the app read a file?"""
    try:
        read_rules(json.dumps(data), PEOPLE)
    except Refusal:
        return False
    return True


def test_the_example_is_read_as_the_document_explains_it() -> None:
    found = read_rules(EXAMPLE, PEOPLE)
    assert found[0].kind == Apart((1, 2), 2.0)
    assert (found[1].owner, found[1].note) == (ForPupil(3), "left ear")
    assert isinstance(found[1].kind, InArea)
    assert found[2].owner == ForPlan(PlanLine(CLASS_ID, 8, Purpose.TEST, "Mock 1"))
    assert found[4].uid == "019b2f6a-5c1e-7a30-8f7e-2b9d4c6e8a11"
    assert [rule.active for rule in found] == [True] * 5 + [False]
    assert SCHEMA.followed_by(example())


@given(RULES)
def test_files_of_rules_of_every_kind_follow_the_schema(written: tuple[Rule, ...]) -> None:
    assert SCHEMA.followed_by(json.loads(write_rules(written, PEOPLE, "9B/Sc2")))


@given(mutated())
def test_what_the_schema_refuses_the_app_refuses_too(data: object) -> None:
    assert SCHEMA.followed_by(data) or not is_read(data)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ((), None),
        (("format",), "other"),
        (("version",), True),
        (("version",), VERSION + 1),
        (("class",), "c" * 101),
        (("rules",), None),
        (("rules",), [{"kind": "few moves", "strength": "low"}] * 1_001),
        (("rules", 0), "apart"),
        (("rules", 0), {}),
        (("rules", 0, "kind"), "near"),
        (("rules", 0, "strength"), "very"),
        (("rules", 0, "scope"), "school"),
        (("rules", 0, "of"), []),
        (("rules", 0, "active"), 1),
        (("rules", 0, "note"), "n" * 201),
        (("rules", 0, "uid"), "pin-3"),
        (("rules", 0, "inside"), True),
        (("rules", 0, "pupils"), ["Tom W"]),
        (("rules", 0, "pupils"), "Tom W"),
        (("rules", 0, "pupils"), ["Tom W"] * 401),
        (("rules", 0, "pupils", 0), ""),
        (("rules", 0, "pupils", 0), 7),
        (("rules", 0, "pupils", 0), "T" * 301),
        (("rules", 0, "pupils", 0), {}),
        (("rules", 0, "pupils", 0), {"name": "T" * 301}),
        (("rules", 0, "pupils", 0), {"name": "Tom W", "uid": "u" * 65}),
        (("rules", 0, "pupils", 0), {"name": "Tom W", "age": 14}),
        (("rules", 0, "metres"), 0.4),
        (("rules", 0, "metres"), 31),
        (("rules", 1, "zone"), ""),
        (("rules", 1, "zone"), "z" * 61),
        (("rules", 1, "seats"), [1]),
        (("rules", 1, "inside"), "no"),
        (("rules", 2, "seats"), []),
        (("rules", 2, "seats"), [0]),
        (("rules", 2, "seats"), [1] * 2_001),
        (("rules", 2, "plan"), {}),
        (("rules", 2, "plan", "room"), ""),
        (("rules", 2, "plan", "room"), "r" * 61),
        (("rules", 2, "plan", "purpose"), "fun"),
        (("rules", 2, "plan", "name"), "n" * 61),
        (("rules", 2, "plan", "day"), "Monday"),
        (("rules", 3, "friends"), []),
        (("rules", 3, "friends"), ["Tom W", "Leo A", "Kasia W", "Grace T"]),
        (("rules", 4, "plans"), 0),
        (("rules", 4, "plans"), 21),
        (("rules", 5, "mix"), "yes"),
        (("rules", 5, "within"), "school"),
        (("rules", 5, "characteristic"), "height"),
    ],
)
def test_the_schema_refuses_what_is_against_it_and_so_does_the_app(
    place: Place, wrong: object
) -> None:
    data = changed(example(), place, wrong)
    assert not SCHEMA.followed_by(data)
    assert not is_read(data)


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "together", "pupils": ["Tom W", "Leo A"], "near": "close", "strength": "low"},
        {"kind": "together", "near": "beside", "strength": "low"},
        {"kind": "together", "pupils": ["Tom W", "Leo A"]},
        {"kind": "in area", "pupils": [], "zone": "Edge", "strength": "must"},
        {"kind": "in area", "pupils": ["Tom W"], "strength": "must"},
        {"kind": "keep empty", "zone": "Edge", "seats": [1], "strength": "must"},
        {"kind": "faces board", "pupils": None, "strength": "must"},
        {"kind": "from front", "zone": "Edge", "strength": "must"},
        {"kind": "alternate", "strength": "low"},
        {"kind": "balance", "strength": "low"},
        {"kind": "balance", "measure": "height", "strength": "low"},
        {"kind": "in order", "listing": "by size", "strength": "low"},
        {"kind": "in order", "seed": -1, "strength": "low"},
        {"kind": "in order", "seed": 1.5, "strength": "low"},
        {"kind": "few moves", "plans": 3, "strength": "low"},
        {"kind": "friends", "friends": ["Leo A"], "strength": "low"},
        {"kind": "friends", "pupil": "Leo A", "strength": "low"},
        {"kind": "helper beside", "helpers": [], "strength": "low"},
        {"kind": "helper beside", "pupil": "Leo A", "helpers": ["A"] * 7, "strength": "low"},
        {**EVIDENCE, "pairs": []},
        {**EVIDENCE, "pairs": [PAIR] * 1_001},
        {**EVIDENCE, "pairs": [{**PAIR, "pupils": ["Noah B"]}]},
        {**EVIDENCE, "pairs": [{**PAIR, "pupils": ["Noah B", "Leo A", "Tom W"]}]},
        {**EVIDENCE, "pairs": [{**PAIR, "near": -1}]},
        {**EVIDENCE, "pairs": [{**PAIR, "far_lessons": 10_001}]},
        {**EVIDENCE, "pairs": [{**PAIR, "cause": "talking"}]},
        {**EVIDENCE, "pairs": [{"pupils": ["Noah B", "Leo A"]}]},
        {**EVIDENCE, "since": "12 October 2026"},
        {**EVIDENCE, "until": None},
    ],
)
def test_what_is_against_the_schema_of_a_kind_the_app_refuses_too(said: object) -> None:
    assert not SCHEMA.followed_by(file_of(said))
    assert not is_read(file_of(said))


def test_every_kind_can_be_said_with_its_needed_fields_alone() -> None:
    """So that the rules of the schema that were broken above were kept before."""
    shortest: list[dict[str, object]] = [
        {"kind": "apart", "pupils": ["Tom W", "Leo A"]},
        {"kind": "together", "pupils": ["Tom W", "Leo A"]},
        {"kind": "in area", "pupils": ["Tom W"], "seats": [4]},
        {"kind": "faces board"},
        {"kind": "keep empty", "zone": "Edge"},
        {"kind": "from front"},
        {"kind": "alternate", "characteristic": "sex"},
        {"kind": "attainment"},
        {"kind": "balance", "measure": "sex"},
        {"kind": "in order"},
        {"kind": "new neighbours"},
        {"kind": "few moves"},
        {"kind": "friends", "pupil": "Tom W", "friends": ["Leo A"]},
        {"kind": "helper beside", "pupil": "Tom W"},
        {name: value for name, value in EVIDENCE.items() if name != "strength"},
    ]
    assert [said["kind"] for said in shortest] == list(NAMES.values())
    for said in shortest:
        file = file_of({**said, "strength": "low"})
        assert SCHEMA.followed_by(file), said
        assert is_read(file), said


def test_the_schema_and_the_app_know_the_same_words() -> None:
    defs = SCHEMA.rules["$defs"]
    named = [defs[one["$ref"].removeprefix("#/$defs/")] for one in defs["rule"]["oneOf"]]
    assert [rule["properties"]["kind"]["const"] for rule in named] == list(NAMES.values())
    assert defs["strength"]["enum"] == [*Strength]
    assert defs["scope"]["enum"] == [*Scope]
    assert defs["characteristic"]["enum"] == [*Characteristic]
    assert defs["plan"]["properties"]["purpose"]["enum"] == [*Purpose]
    assert defs["together"]["properties"]["near"]["enum"] == [*Near]
    assert defs["attainment"]["properties"]["within"]["enum"] == [*Within]
    assert defs["balance"]["properties"]["measure"]["enum"] == [*Measure]
    assert defs["in_order"]["properties"]["listing"]["enum"] == [*Listing]


def test_the_document_names_every_field_and_every_word_of_the_schema() -> None:
    named = set()
    for place in places(SCHEMA.rules):
        if place and place[-1] == "properties":
            named |= set(at(SCHEMA.rules, place))
        elif len(place) > 1 and place[-2] == "enum":
            named.add(at(SCHEMA.rules, place))
    named |= set(NAMES.values())
    assert {"pupils", "near_lessons", "helper beside", "lesson praise"} <= named
    assert {name for name in named if f"`{name}`" not in TEXT} == set()
