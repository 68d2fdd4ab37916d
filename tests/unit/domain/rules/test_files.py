"""Rule files: what is written is read the same, and what is not as described is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.file_people import LONGEST_PUPIL
from seatingapp.domain.rules.files import MOST_LETTERS, read_rule, read_rules, write_rules
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Attainment,
    Balance,
    FacesBoard,
    HelperBeside,
    InArea,
    InOrder,
    KeepEmpty,
    Listing,
    Measure,
    Near,
    NewNeighbours,
    Together,
    Within,
)
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Strength
from seatingapp.domain.rules.sound import sound
from tests.unit.domain.room_file_texts import VALUES, Json, Place, changed
from tests.unit.domain.rules.rule_texts import (
    CLASS_ID,
    EXAMPLE,
    NAMES,
    PEOPLE,
    RULES,
    example,
    file_of,
    mutated,
    without,
)

KEPT = "Nothing was added or changed."
APART: dict[str, Json] = {"kind": "apart", "pupils": ["Tom W", "Leo A"], "strength": "must"}
PAIR: dict[str, Json] = {
    "pupils": ["Noah B", "Leo A"],
    "near": 4,
    "near_lessons": 9,
    "far": 1,
    "far_lessons": 12,
}
EVIDENCE: dict[str, Json] = {
    "kind": "evidence",
    "pairs": [PAIR],
    "since": "2026-10-12",
    "until": "2026-11-23",
    "strength": "high",
}


def refused(text: str) -> Refusal:
    """Why a text is refused."""
    with pytest.raises(Refusal) as caught:
        read_rules(text, PEOPLE)
    return caught.value


def read(**said: Json) -> Rule:
    """The rule that is said so."""
    return read_rule(json.dumps({"strength": "low", **said}), PEOPLE)


def says_enough(refusal: Refusal) -> bool:
    """Is it told in sentences what is wrong, what was kept and what to do?"""
    sentences = refusal.what.endswith(".") and refusal.todo.endswith(".")
    return sentences and refusal.kept == KEPT and str(refusal).isprintable()


@given(RULES)
def test_rules_of_any_kind_are_read_as_they_were_written(written: tuple[Rule, ...]) -> None:
    assert read_rules(write_rules(written, PEOPLE, "9B/Sc2"), PEOPLE) == written


@given(RULES)
def test_what_is_read_is_what_the_app_could_have_made(written: tuple[Rule, ...]) -> None:
    for rule in read_rules(write_rules(written, PEOPLE), PEOPLE):
        assert sound(rule) == rule


@given(mutated())
def test_whatever_is_wrong_is_told_with_what_was_kept_or_a_sound_rule_is_read(data: object) -> None:
    try:
        found = read_rules(json.dumps(data), PEOPLE)
    except Refusal as refusal:
        assert says_enough(refusal)  # noqa: PT017 # a valid text is no failure
        return
    for rule in found:
        assert sound(rule) == rule


@given(VALUES)
def test_anything_else_is_no_rule(value: object) -> None:
    with pytest.raises(Refusal):
        read_rule(json.dumps(value), PEOPLE)


def test_what_may_be_left_out_has_its_usual_value() -> None:
    rule = read(kind="together", pupils=["Tom W", " Leo  A "], strength="must")
    assert rule.kind == Together((1, 6), Near.BESIDE)
    assert (rule.owner, rule.active, rule.note, rule.id) == (ForClass(CLASS_ID), True, "", 0)
    assert read(kind="apart", pupils=["Tom W", "Leo A"]).kind == Apart((1, 6))
    assert read(kind="in area", pupils=["Tom W"], seats=[4]).kind == (
        InArea((1,), Area(seats=frozenset({4})))
    )
    assert read(kind="faces board").kind == FacesBoard()
    assert read(kind="attainment").kind == Attainment()
    assert read(kind="balance", measure="sex").kind == Balance(Measure.SEX)
    assert read(kind="in order").kind == InOrder()
    assert read(kind="new neighbours").kind == NewNeighbours(3)
    assert read(kind="helper beside", pupil="Tom W").kind == HelperBeside(1)


def test_all_that_can_be_said_is_read() -> None:
    assert read(kind="apart", pupils=["Tom W", "Leo A"], metres=2).kind == Apart((1, 6), 2.0)
    assert read(kind="attainment", mix=False, within="room", characteristic="target").kind == (
        Attainment(False, Within.ROOM, Characteristic.TARGET)
    )
    assert read(kind="in order", listing="random", seed=7.0).kind == InOrder(Listing.RANDOM, 7)
    rule = read(kind="keep empty", zone="Edge", active=False, note=" broken \n chair ")
    assert (rule.kind, rule.active, rule.note) == (KeepEmpty(Area("Edge")), False, "broken chair")


def test_a_rule_without_a_uid_gets_one_of_its_own() -> None:
    one, other = read_rules(json.dumps(file_of(APART, APART)), PEOPLE)
    assert one.uid != other.uid
    assert replace(one, uid="") == replace(other, uid="")


def test_a_uid_is_one_whatever_the_case_of_its_letters() -> None:
    uid = "019B2F6A-5C1E-7A30-8F7E-2B9D4C6E8A12"
    assert read(kind="few moves", uid=uid).uid == uid.lower()
    refusal = refused(json.dumps(file_of({**APART, "uid": uid}, {**APART, "uid": uid.lower()})))
    assert refusal.what == "Two rules have this uid."
    assert refusal.where == "Place in the file: rules 2, uid."


def test_a_rule_follows_the_pupil_who_is_said_or_the_first_whom_it_names() -> None:
    assert read(**APART, scope="pupil").owner == ForPupil(1)
    assert read(**APART, scope="pupil", of="Leo A").owner == ForPupil(6)


def test_a_rule_of_a_plan_names_its_room_purpose_and_name() -> None:
    usual = read(kind="few moves", scope="plan", plan={"room": "Lab 2"})
    assert usual.owner == ForPlan(PlanLine(CLASS_ID, 8))
    test = {"room": "Lab 2", "purpose": "test", "name": "Mock 1"}
    mock = read(kind="few moves", scope="plan", plan=test)
    assert mock.owner == ForPlan(PlanLine(CLASS_ID, 8, Purpose.TEST, "Mock 1"))


def test_a_note_with_line_ends_is_written_as_one_line() -> None:
    rule = Rule("019b2f6a-5c1e-7a30-8f7e-2b9d4c6e8a12", Apart((1, 6)), Strength.LOW, ForClass(3))
    (found,) = read_rules(write_rules([replace(rule, note="left\near")], PEOPLE), PEOPLE)
    assert found.note == "left ear"


def test_a_file_may_begin_with_a_byte_order_mark() -> None:
    assert len(read_rules("\ufeff" + EXAMPLE, PEOPLE)) == 6


def test_letters_are_counted_before_anything_is_read() -> None:
    assert "too large" in refused(" " * (MOST_LETTERS + 1)).what


@pytest.mark.parametrize(
    ("place", "value", "where", "says"),
    [
        (("version",), 2, "version", "newer version"),
        (("class",), 9, "class", "a number, not a text"),
        (("rules",), {}, "rules", "an object, not a list"),
        (("rules",), [None] * 1_001, "rules", "1,001, and at most 1,000"),
        (("rules", 0), [], "rules 1", "a list, not an object"),
        (("rules", 0, "kind"), "near", "rules 1, kind", "“near”, not one of: apart, together"),
        (("rules", 0, "kind"), 3, "rules 1, kind", "a number, not one of"),
        (("rules", 0, "near"), "beside", "rules 1", "no field “near” here"),
        (("rules", 0, "nearly"), "beside", "rules 1", "no field “nearly” here"),
        (("rules", 0, "strength"), "9", "rules 1, strength", "not one of: must, high"),
        (("rules", 0, "scope"), "school", "rules 1, scope", "not one of: class, pupil, plan"),
        (("rules", 0, "of"), "Tom W", "rules 1, of", "only for rules of the scope pupil"),
        (("rules", 0, "plan"), {}, "rules 1, plan", "only for rules of the scope plan"),
        (("rules", 0, "active"), 0, "rules 1, active", "a number, not true or false"),
        (("rules", 0, "note"), "n" * 201, "rules 1, note", "longer than 200"),
        (("rules", 0, "note"), "a\x00b", "rules 1, note", "no letters"),
        (("rules", 0, "uid"), "pin-1", "rules 1, uid", "A uid is a UUID"),
        (("rules", 0, "uid"), "u" * 37, "rules 1, uid", "longer than 36"),
        (("rules", 0, "pupils"), ["Tom W"], "rules 1, pupils", "too few pupils: at least 2"),
        (("rules", 0, "pupils"), [1] * 401, "rules 1, pupils", "401, and at most 400"),
        (("rules", 0, "pupils", 1), "Tom W", "rules 1, pupils 2", "named twice"),
        (("rules", 0, "pupils", 1), " ", "rules 1, pupils 2", "Here is nobody"),
        (("rules", 0, "pupils", 1), {}, "rules 1, pupils 2", "Here is nobody"),
        (("rules", 0, "pupils", 1), 12, "rules 1, pupils 2", "a number, not an object"),
        (("rules", 0, "pupils", 1), "Nobody", "rules 1, pupils 2", "no pupil called Nobody"),
        (("rules", 0, "pupils", 1), "T" * (LONGEST_PUPIL + 1), "rules 1, pupils 2", "longer"),
        (("rules", 0, "pupils", 1), {"name": 5}, "rules 1, pupils 2, name", "a number, not a text"),
        (("rules", 0, "metres"), 0, "rules 1, metres", "not from 0.5 to 30"),
        (("rules", 0, "metres"), "2 m", "rules 1, metres", "a text, not a number"),
        (("rules", 0, "metres"), None, "rules 1, metres", "nothing, not a number"),
        (("rules", 1, "zone"), " ", "rules 2, zone", "The zone has no name"),
        (("rules", 1, "seats"), [3], "rules 2", "either a zone or seats"),
        (("rules", 1, "inside"), None, "rules 2, inside", "nothing, not true or false"),
        (("rules", 1, "of"), "Leo A", "rules 2, of", "has to name them"),
        (("rules", 1, "of"), {"age": 3}, "rules 2, of", "no field “age” here"),
        (("rules", 2, "seats"), [], "rules 3, seats", "at least one seat"),
        (("rules", 2, "seats"), [1, 0], "rules 3, seats 2", "not from 1"),
        (("rules", 2, "plan", "room"), " ", "rules 3, plan, room", "The room has no name"),
        (("rules", 2, "plan", "room"), "S9", "rules 3, plan", "no room called S9"),
        (("rules", 2, "plan", "purpose"), "fun", "rules 3, plan, purpose", "one of: lesson"),
        (("rules", 3, "pupil"), "Leo A", "rules 4, pupil", "named twice"),
        (("rules", 3, "friends"), [], "rules 4, friends", "too few pupils: at least 1"),
        (("rules", 3, "friends"), [*NAMES[:4]], "rules 4, friends", "4, and at most 3"),
        (("rules", 4, "plans"), 0, "rules 5, plans", "not from 1 to 20"),
        (("rules", 5, "within"), "school", "rules 6, within", "one of: desk, table, room"),
        (("rules", 5, "characteristic"), "size", "rules 6, characteristic", "one of: sen"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_place(
    place: Place, value: object, where: str, says: str
) -> None:
    refusal = refused(json.dumps(changed(example(), place, value)))
    assert says in refusal.what
    assert refusal.where == f"Place in the file: {where}."
    assert refusal.kept == KEPT


@pytest.mark.parametrize(
    ("said", "where", "says"),
    [
        ({**APART, "kind": "together", "pupils": [*NAMES[:3]]}, "rules 1, pupils", "Only two"),
        ({"kind": "faces board", "strength": "must", "scope": "pupil"}, "rules 1, scope", "name"),
        ({**EVIDENCE, "pairs": []}, "rules 1, pairs", "at least one pair"),
        ({**EVIDENCE, "until": "2026-10-11"}, "rules 1, until", "before the one in since"),
        ({**EVIDENCE, "since": "2026-02-30"}, "rules 1, since", "There is no day “2026-02-30”"),
        ({**EVIDENCE, "since": "20261012"}, "rules 1, since", "not a day like 2026-11-23"),
        ({**EVIDENCE, "since": 20261012}, "rules 1, since", "a number, not a day"),
        (
            {**EVIDENCE, "pairs": [{**PAIR, "near": 10}]},
            "rules 1, pairs 1, near",
            "more than near_lessons",
        ),
        (
            {**EVIDENCE, "pairs": [{**PAIR, "far": 13}]},
            "rules 1, pairs 1, far",
            "more than far_lessons",
        ),
        (
            {**EVIDENCE, "pairs": [{**PAIR, "pupils": ["Leo A", "Leo A"]}]},
            "rules 1, pairs 1, pupils 2",
            "named twice",
        ),
        (
            {"kind": "helper beside", "pupil": "Leo A", "helpers": ["Leo A"], "strength": "must"},
            "rules 1, pupil",
            "named twice",
        ),
        (
            {"kind": "helper beside", "pupil": "Leo A", "helpers": [*NAMES[:7]], "strength": "low"},
            "rules 1, helpers",
            "7, and at most 6",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(said: Json, where: str, says: str) -> None:
    refusal = refused(json.dumps(file_of(said)))
    assert says in refusal.what
    assert refusal.where == f"Place in the file: {where}."


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (("rules",), "the outermost braces"),
        (("rules", 0, "kind"), "rules 1"),
        (("rules", 0, "strength"), "rules 1"),
        (("rules", 0, "pupils"), "rules 1"),
        (("rules", 2, "plan"), "rules 3"),
        (("rules", 2, "plan", "room"), "rules 3, plan"),
        (("rules", 3, "pupil"), "rules 4"),
        (("rules", 3, "friends"), "rules 4"),
    ],
)
def test_what_is_missing_is_named_with_its_place(place: Place, where: str) -> None:
    refusal = refused(json.dumps(without(example(), place)))
    assert refusal.what == f"The field {place[-1]} is missing."
    assert refusal.where == f"Place in the file: {where}."


@pytest.mark.parametrize("data", [None, [], {}, {"format": "seatingapp-room"}, {"rules": []}])
def test_another_file_is_no_rule_file(data: object) -> None:
    refusal = refused(json.dumps(data))
    assert refusal.what == "This is no rule file of Seatingapp."
    assert refusal.todo == "Choose another file."


def test_what_to_do_names_the_document_unless_there_is_something_better_to_do() -> None:
    said = "Ask for the file again, or correct it: docs/rule-files.md describes it."
    assert refused("{").todo == said
    assert refused(json.dumps(without(example(), ("rules",)))).todo == said
    assert refused(json.dumps({**example(), "version": 2})).todo.startswith("Install")
