"""Settings, rules and judgements: pins, areas, and what a hover tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from seatingapp.domain.plans import Occupant, PlanLine
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rooms import Zone
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Rule, Scope, Strength
from seatingapp.domain.rules.setting import Member, Setting, area_seats, is_pin, pins
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict

ROOM = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
CLASS = (Member(1, "Amir"), Member(2, "Ben"), Member(3, "Cara"))
RULE = Rule("a", k.Apart((1, 2)), Strength.MEDIUM, ForClass(5))


def test_a_rule_knows_whose_it_is_and_what_a_check_is_worth() -> None:
    line = PlanLine(5, 6)
    owners = (ForClass(5), ForPupil(1), ForPlan(line))
    assert [owner.scope for owner in owners] == [Scope.CLASS, Scope.PUPIL, Scope.PLAN]
    weights = [replace(RULE, strength=strength).weight for strength in Strength]
    assert weights == [0, 9, 3, 1]
    assert [replace(RULE, strength=s).is_must for s in Strength] == [True, False, False, False]


def test_only_active_rules_count() -> None:
    asleep = replace(RULE, uid="b", active=False)
    assert Setting(ROOM, CLASS, (asleep, RULE)).active_rules == (RULE,)


def test_pupils_are_called_by_their_short_names() -> None:
    setting = Setting(ROOM, CLASS)
    assert (setting.name(2), setting.name(9)) == ("Ben", "a pupil elsewhere")


def test_pins_are_musts_in_the_order_of_seats_and_only_of_this_class() -> None:
    seated = {4: Occupant(1, True), 2: Occupant(3, True), 1: Occupant(2), 3: Occupant(9, True)}
    found = pins(Setting(ROOM, CLASS, (RULE,), seated))
    assert [rule.uid for rule in found] == ["pin-3", "pin-1"]
    assert found[0].kind == k.InArea((3,), k.Area(seats=frozenset({2})))
    assert all(rule.is_must and is_pin(rule) for rule in found)
    assert not is_pin(RULE)


def test_an_area_is_the_seats_chosen_that_are_there() -> None:
    assert area_seats(ROOM, k.Area(seats=frozenset({2, 99}))) == frozenset({2})
    assert area_seats(ROOM, k.Area(seats=frozenset({99}))) is None


def test_a_zone_is_found_by_its_name_and_that_of_the_room_goes_first() -> None:
    assert area_seats(ROOM, k.Area("front ROW")) == frozenset({1, 2, 3, 4})
    named = replace(ROOM, zones=(Zone("Front row", frozenset({1})), Zone("Lab", frozenset())))
    assert area_seats(named, k.Area("front row")) == frozenset({1})
    assert area_seats(named, k.Area("Lab")) is None
    assert area_seats(ROOM, k.Area("Nowhere")) is None


def test_the_pupils_whom_a_rule_names_are_told_once_in_its_order() -> None:
    count = k.PairCount(4, 2, 1, 1, 1, 1)
    day = dt.date(2026, 9, 1)
    assert k.pupils_in(k.Apart((3, 1, 3))) == (3, 1)
    assert k.pupils_in(k.Friends(5, (1, 5))) == (5, 1)
    assert k.pupils_in(k.HelperBeside(5)) == (5,)
    assert k.pupils_in(k.Evidence((count, replace(count, other=3)), day, day)) == (4, 2, 3)
    assert k.pupils_in(k.FromFront()) == ()


def test_a_judgement_tells_its_broken_musts_and_what_is_broken_on_a_seat() -> None:
    must = replace(RULE, strength=Strength.MUST)
    pair = Verdict(must, Met.BROKEN, 0, 1, "They share desk 1.", pairs=((1, 2),))
    wish = Verdict(RULE, Met.BROKEN, 0, 1, "Cara.", 0, 3, seats=(2,))
    fine = Verdict(must, Met.MET, 1, 1, "3.4 m")
    judgement = Judgement((pair, wish, fine), 0, 3)
    assert judgement.broken_musts == (pair,)
    assert judgement.at_seat(2) == (pair, wish)
    assert judgement.at_seat(1) == (pair,)
    assert judgement.at_seat(5) == ()
