"""What the card of rules says: which rules, how they came out, and nothing before private view."""

from __future__ import annotations

import datetime as dt

import pytest

from seatingapp.domain.plans import Occupant, PlanLine
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Balance,
    Evidence,
    FewMoves,
    InArea,
    Kind,
    Measure,
    NewNeighbours,
    PairCount,
)
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Strength
from seatingapp.domain.rules.verdicts import Met, Verdict
from seatingapp.ui.seating.rules.composing import compose, tally
from seatingapp.ui.seating.rules.state import RuleRow, RulesState, Standing

NAMES = {1: "Tom W", 2: "Kasia W", 3: "Eluned R"}
SEATED = {10: Occupant(1), 11: Occupant(2), 12: Occupant(3)}
APART = Rule("a", Apart((1, 2), 2.0), Strength.MUST, ForClass(1))
FRONT = Rule("f", InArea((3,), Area("Front row")), Strength.HIGH, ForPupil(3), note="left ear")
NEW = Rule("n", NewNeighbours(2), Strength.HIGH, ForClass(1))
COUNTS = (PairCount(1, 2, 6, 9, 3, 21),)


def composed(*rules: Rule, verdicts: tuple[Verdict, ...] = (), private: bool = True) -> RulesState:
    return compose(rules, verdicts, NAMES.__getitem__, SEATED, private=private)


def only(state: RulesState) -> RuleRow:
    (row,) = state.rows
    return row


def test_a_rule_that_holds_has_its_sentence_and_the_reason_below() -> None:
    row = only(composed(APART, verdicts=(Verdict(APART, Met.MET, 1, 1, "3.4 m"),)))
    assert (row.sentence, row.reason) == ("Tom W and Kasia W at least 2 m apart", "3.4 m")
    assert (row.standing, row.tally) == (Standing.MET, "")
    assert row.spoken == "must, Tom W and Kasia W at least 2 m apart, met, 3.4 m"


def test_a_wish_that_is_granted_in_part_says_how_often() -> None:
    row = only(composed(NEW, verdicts=(Verdict(NEW, Met.PARTLY, 11, 14, "Noah B and Grace T"),)))
    assert row.tally == "11 of 14"
    assert "partly met, 11 of 14" in row.spoken


@pytest.mark.parametrize(
    ("kind", "strength", "met", "said"),
    [
        (NewNeighbours(2), Strength.LOW, Met.MET, "19 of 26"),
        (FewMoves(), Strength.LOW, Met.PARTLY, "19 stay"),
        (NewNeighbours(2), Strength.MUST, Met.BROKEN, ""),
        (NewNeighbours(2), Strength.LOW, Met.IDLE, ""),
    ],
)
def test_only_wishes_that_apply_are_counted(
    kind: Kind, strength: Strength, met: Met, said: str
) -> None:
    rule = Rule("r", kind, strength, ForClass(1))
    assert tally(Verdict(rule, met, 19, 26, "")) == said


def test_a_single_check_is_a_tick_and_no_fraction() -> None:
    row = only(composed(FRONT, verdicts=(Verdict(FRONT, Met.MET, 1, 1, "row 1, seat 3"),)))
    assert row.tally == ""


def test_the_note_and_whose_the_rule_is_stand_with_the_reason() -> None:
    row = only(composed(FRONT, verdicts=(Verdict(FRONT, Met.MET, 1, 1, "row 1, seat 3"),)))
    assert (row.reason, row.owner) == ("row 1, seat 3 · left ear", "in every class")
    plan = Rule("p", NewNeighbours(2), Strength.LOW, ForPlan(PlanLine(1, 1)))
    assert only(composed(plan)).owner == "only this plan"


def test_a_rule_that_is_off_has_no_verdict() -> None:
    off = Rule("a", APART.kind, Strength.MUST, ForClass(1), active=False)
    state = composed(off, verdicts=(Verdict(off, Met.BROKEN, 0, 1, "They share desk 1"),))
    assert (only(state).standing, only(state).reason) == (Standing.OFF, "")


def test_what_came_of_a_rule_before_it_was_changed_is_not_shown() -> None:
    verdict = Verdict(APART, Met.MET, 1, 1, "3.4 m")
    stricter = Rule("a", Apart((1, 2), 4.0), Strength.MUST, ForClass(1))
    row = only(composed(stricter, verdicts=(verdict,)))
    assert (row.standing, row.reason) == (Standing.UNKNOWN, "")


def test_board_safe_the_card_knows_only_how_many_rules_there_are() -> None:
    verdicts = (Verdict(APART, Met.BROKEN, 0, 1, "They share desk 1"),)
    state = composed(APART, FRONT, verdicts=verdicts, private=False)
    assert state == RulesState(private=False, has_plan=True, count=2)
    assert state.said_of_hidden == "2 rules are kept here. Private view shows them."
    assert composed(APART, private=False).said_of_hidden.startswith("1 rule is kept")
    assert composed(private=False).said_of_hidden.startswith("No rules yet.")


def test_a_rule_about_pupils_points_at_them_and_another_one_at_where_it_is_broken() -> None:
    verdict = Verdict(NEW, Met.PARTLY, 1, 2, "", pairs=((10, 11),), seats=(99,))
    state = composed(APART, NEW, verdicts=(verdict,))
    assert [row.pupils for row in state.rows] == [frozenset({1, 2})] * 2
    assert only(composed(NEW)).pupils == frozenset()


def test_protected_characteristics_and_behaviour_are_marked_in_words() -> None:
    sex = Rule("s", Balance(Measure.SEX), Strength.LOW, ForClass(1))
    days = (dt.date(2025, 10, 1), dt.date(2025, 11, 24))
    entries = Rule("e", Evidence(COUNTS, *days), Strength.LOW, ForClass(1))
    state = composed(sex, entries)
    assert [row.mark for row in state.rows] == [
        "sex: protected characteristic",
        "concern entries: behaviour data",
    ]
    assert "Behaviour entries are not used" not in state.footer


def test_a_characteristic_that_the_school_does_not_record_is_not_said_to_be_used() -> None:
    sex = Rule("s", Balance(Measure.SEX), Strength.LOW, ForClass(1))
    unused = compose((sex,), (), str, SEATED, private=True, in_use=frozenset())
    assert (only(unused).mark, "sex" in unused.footer) == ("", False)
    used = compose((sex,), (), str, SEATED, private=True, in_use=frozenset({Characteristic.SEX}))
    assert (only(used).mark, "sex" in used.footer) == ("sex: protected characteristic", True)


def test_the_footer_says_what_is_used_and_where_behaviour_is_switched_on() -> None:
    attainment = Rule("b", Balance(Measure.ATTAINMENT), Strength.LOW, ForClass(1))
    assert composed(attainment).footer == (
        "Uses prior attainment. Behaviour entries are not used: add a rule that uses them."
    )
    off = Rule("b", Balance(Measure.ATTAINMENT), Strength.LOW, ForClass(1), active=False)
    assert composed(off).footer == "Behaviour entries are not used: add a rule that uses them."
    assert composed().footer == ""
