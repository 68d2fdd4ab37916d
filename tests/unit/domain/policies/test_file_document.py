"""docs/policy-files.md and its schema: the app reads and writes what they describe."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.errors import Refusal
from seatingapp.domain.ladder import DraftKind, ResetCycle
from seatingapp.domain.policies.files import VERSION, read_policy, write_policy
from seatingapp.domain.policies.icons import FOLDER, ICONS
from seatingapp.domain.policies.policy import Policy, settled
from seatingapp.domain.policies.replacing import ReplacePolicy, same_policy
from seatingapp.domain.policies.starting import KEYS, starting_policy
from seatingapp.domain.resource_files import resource
from tests.unit.domain.json_schema import Schema
from tests.unit.domain.policies.making import policies
from tests.unit.domain.room_file_texts import (
    DOCS,
    SCALARS,
    VALUES,
    Place,
    at,
    changed,
    places,
    without,
)

SCHEMA = Schema.of("policy-file.schema.json")
TEXT = (DOCS / "policy-files.md").read_text(encoding="utf-8")
_FOUND = re.search(r"```json\n(.*?)```", TEXT, re.DOTALL)
assert _FOUND is not None
EXAMPLE = _FOUND[1]
KINDS = {7: "After school"}


def example() -> dict[str, Any]:
    """What the example of the document says."""
    found: dict[str, Any] = json.loads(EXAMPLE)
    return found


def is_read(data: object) -> bool:
    """Does the app read a file?"""
    try:
        read_policy(json.dumps(data))
    except Refusal:
        return False
    return True


def test_the_example_is_read_as_the_document_explains_it() -> None:
    found = read_policy(EXAMPLE)
    first, second = found.policy.types
    assert (found.name, found.about) == ("Ashgrove School", "As agreed in September.")
    assert (first.most, first.step, first.asks_context) == (3, "", False)
    assert (second.polarity, second.step, second.asks_context) == (
        Polarity.CONCERN,
        "C1 warning",
        True,
    )
    warning, detention = found.policy.ladder
    assert (warning.recorded, warning.for_families, warning.drafts) == (False, False, None)
    assert (detention.drafts, detention.points) == (DraftKind.DETENTION, -2)
    assert found.detentions == {"C2 detention": "After school"}
    assert (found.policy.cycle, found.policy.netting) == (ResetCycle.TERMLY, False)
    assert found.policy.picks.tried == ("Quiet word", "Moved to another seat")
    assert SCHEMA.followed_by(example())


def test_what_may_be_left_out_has_its_usual_value() -> None:
    kind = {"name": "Kind", "polarity": "praise", "points": 0}
    least = {"format": "seatingapp-policy", "version": 1, "name": "Least", "types": [kind]}
    policy = read_policy(json.dumps(least)).policy
    assert replace(policy, types=()) == Policy()
    assert policy.types[0].most == 1
    assert SCHEMA.followed_by(least)


@pytest.mark.parametrize("key", KEYS)
def test_the_policies_of_the_app_follow_the_schema_and_are_written_as_they_are(key: str) -> None:
    text = resource(f"policies/{key}.json").read_text(encoding="utf-8")
    found = starting_policy(key)
    assert SCHEMA.followed_by(json.loads(text))
    assert write_policy(found.policy, found.name, found.about) == text


def test_there_is_no_other_starting_policy() -> None:
    with pytest.raises(ValueError, match="no starting policy"):
        starting_policy("strict")


@given(policies())
def test_a_policy_is_read_as_it_was_written_without_what_is_retired(policy: Policy) -> None:
    first = policy.ladder[:1]
    steps = tuple(replace(s, drafts=DraftKind.DETENTION, detention_type_id=7) for s in first)
    policy = replace(
        policy, ladder=(*(replace(s, recorded=True) for s in steps), *policy.ladder[1:])
    )
    text = write_policy(policy, "It", "About it", KINDS)
    assert SCHEMA.followed_by(json.loads(text))
    read = read_policy(text)
    assert (read.name, read.about) == ("It", "About it")
    assert read.detentions == {s.name: "After school" for s in steps}
    again = settled(ReplacePolicy(read.policy, "it").applied(policy))
    unknown = tuple(replace(s, detention_type_id=None) for s in policy.ladder)
    assert same_policy(again, replace(policy, ladder=unknown))


@st.composite
def mutated(draw: st.DrawFn) -> Any:  # noqa: ANN401 -- JSON
    """A policy file in which one thing is changed, added, taken away or said twice."""
    data = copy.deepcopy(example())
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


@given(mutated())
def test_what_the_schema_refuses_the_app_refuses_too(data: object) -> None:
    assert SCHEMA.followed_by(data) or not is_read(data)


STEP, TYPE = ("ladder", 0), ("types", 0)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ((), None),
        (("format",), "other"),
        (("version",), True),
        (("version",), VERSION + 1),
        (("name",), ""),
        (("name",), "n" * 61),
        (("about",), "a" * 401),
        (("pupils",), []),
        (("categories",), "Learning"),
        (("categories", 0), ""),
        (("categories", 0), "c" * 31),
        (("categories",), [f"K{n}" for n in range(21)]),
        (("ladder",), {}),
        (("ladder",), [{"name": f"C{n}"} for n in range(13)]),
        (STEP, "C1"),
        ((*STEP, "name"), ""),
        ((*STEP, "name"), "s" * 41),
        ((*STEP, "recorded"), 1),
        ((*STEP, "points"), 1),
        ((*STEP, "points"), -101),
        ((*STEP, "points"), -1.5),
        ((*STEP, "drafts"), "hanging"),
        (("ladder", 1, "detention_type"), "d" * 41),
        ((*STEP, "for_families"), "no"),
        ((*STEP, "why"), ""),
        (("types",), None),
        (("types",), [{"name": f"T{n}", "polarity": "praise", "points": 1} for n in range(61)]),
        ((*TYPE, "name"), ""),
        ((*TYPE, "name"), "t" * 41),
        ((*TYPE, "polarity"), "bad"),
        ((*TYPE, "points"), 101),
        (("types", 1, "points"), -101),
        ((*TYPE, "points"), "1"),
        ((*TYPE, "points"), 0.5),
        ((*TYPE, "category"), "c" * 31),
        ((*TYPE, "icon"), "skull"),
        ((*TYPE, "shortcut"), "0"),
        ((*TYPE, "shortcut"), 1),
        (("types", 1, "step"), "s" * 41),
        ((*TYPE, "plain_reason"), "r" * 121),
        ((*TYPE, "most"), 0),
        ((*TYPE, "most"), 21),
        ((*TYPE, "asks_context"), None),
        ((*TYPE, "pupil"), "Sam P"),
        (("cycle",), "daily"),
        (("netting",), "yes"),
        (("context",), []),
        (("context", "why"), []),
        (("context", "happened"), "x"),
        (("context", "tried", 0), "p" * 61),
        (("context", "outcome", 0), ""),
        (("context", "outcome"), [f"O{n}" for n in range(21)]),
    ],
)
def test_the_schema_refuses_what_is_against_it_and_so_does_the_app(
    place: Place, wrong: object
) -> None:
    data = changed(example(), place, wrong)
    assert not SCHEMA.followed_by(data)
    assert not is_read(data)


@pytest.mark.parametrize("field", ["format", "version", "name", "types"])
def test_a_field_that_has_to_be_there_is_missed_by_both(field: str) -> None:
    data = without(example(), (field,))
    assert not SCHEMA.followed_by(data)
    assert not is_read(data)


@pytest.mark.parametrize(
    ("place", "wrong", "sentence", "where"),
    [
        (("types", 1, "name"), "great answer", "two behaviours called Great answer", "types 1"),
        (("types", 1, "shortcut"), "1", "Key 1 is for both Great answer and Off task", "types 1"),
        (("types", 1, "step"), "C9", "Off task leads to C9", "types 2"),
        (("types", 0, "category"), "Sport", "is in the category Sport", "types 1"),
        (("types", 0, "points"), -1, "is praise and cannot take points away", "types 1"),
        (("ladder", 1, "name"), "c1 WARNING", "two steps called C1 warning", "ladder 1"),
        (("ladder", 0, "drafts"), "letter home", "is not recorded, so it cannot", "ladder 1"),
        (("ladder", 1, "drafts"), None, "steps that draft a detention", "ladder 2"),
        (("categories",), ["Learning", "Focus", "focus"], "Focus is twice in categories", ""),
    ],
)
def test_what_a_schema_cannot_say_is_refused_with_its_place(
    place: Place, wrong: object, sentence: str, where: str
) -> None:
    data = changed(example(), place, wrong)
    assert SCHEMA.followed_by(data)
    with pytest.raises(Refusal) as refused:
        read_policy(json.dumps(data))
    assert sentence in refused.value.what
    assert where in refused.value.where
    assert "docs/policy-files.md describes it" in refused.value.todo


def test_a_name_of_blanks_is_no_name() -> None:
    assert not is_read(changed(example(), ("name",), "  "))


def test_the_schema_and_the_app_know_the_same_words() -> None:
    defs = SCHEMA.rules["$defs"]
    assert defs["type"]["properties"]["icon"]["enum"] == ["", *ICONS]
    assert defs["step"]["properties"]["drafts"]["enum"] == [*(str(d) for d in DraftKind), None]
    assert SCHEMA.rules["properties"]["cycle"]["enum"] == [str(c) for c in ResetCycle]


def test_there_is_a_picture_for_each_icon_and_no_other() -> None:
    assert {file.stem for file in resource(f"icons/{FOLDER}").glob("*.svg")} == set(ICONS)


def test_the_document_names_every_field_and_every_word_of_the_schema() -> None:
    named = set()
    for place in places(SCHEMA.rules):
        if place and place[-1] == "properties":
            named |= set(at(SCHEMA.rules, place))
        elif len(place) > 1 and place[-2] == "enum":
            named.add(at(SCHEMA.rules, place) or "null")
    assert {"ladder", "plain_reason", "bulb", "half-termly", "null"} <= named
    assert {name for name in named if f"`{name}`" not in TEXT} == set()
