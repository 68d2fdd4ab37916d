"""The record of an arranged plan says in a line what it was arranged with, and is kept as JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rules.kinds import Alternate, Apart, Balance, InArea, Kind, Measure
from seatingapp.domain.rules.kinds import Area as Part
from seatingapp.domain.rules.record import (
    Record,
    RecordedRule,
    compared,
    from_json,
    recorded,
    to_json,
    with_seats,
)
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.setting import Member, Setting, pins
from seatingapp.domain.rules.uses import Sensitivity, Use
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict

SEX = Use("sex", Sensitivity.PROTECTED)
PRIOR = Use("prior attainment", Sensitivity.PERSONAL)
APART = RecordedRule("Ann A and Ben B not next to each other", Strength.MUST, Met.MET)
MIXED = RecordedRule("Alternate by sex", Strength.LOW, Met.PARTLY, (SEX,))
LEVELS = RecordedRule("Mix prior attainment at each desk", Strength.HIGH, Met.MET, (PRIOR,))


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (
            Record(12, score=742, most=760, rules=(APART, MIXED, LEVELS, LEVELS)),
            (
                "Arranged with 4 rules, score 742 of 760, seed 12; uses prior attainment, "
                "sex (protected characteristic)"
            ),
        ),
        (Record(7), "Arranged with 0 rules, seed 7"),
        (
            Record(7, score=9, most=9, proved=True, rules=(APART,)),
            "Arranged with 1 rule, score 9 of 9 (the best possible), seed 7",
        ),
        (Record(7, whole=False), "Arranged with 0 rules, seed 7, ended early"),
        (
            Record(7, fewest=True, moved_by_hand=2),
            "Arranged with 0 rules, seed 7; no plan keeps all musts; 2 seats changed by hand since",
        ),
        (
            Record(7, fewest=True, undecided=True),
            (
                "Arranged with 0 rules, seed 7; no plan was found that keeps all musts, and it is "
                "not known whether there is one"
            ),
        ),
    ],
)
def test_a_record_is_said_in_one_line(record: Record, words: str) -> None:
    assert record.words == words


def test_a_record_comes_out_of_the_vault_as_it_went_in() -> None:
    record = Record(12, False, 742, 760, True, (APART, MIXED, LEVELS), True, {3: 1, 1: 2})
    assert from_json(to_json(record)) == record
    assert from_json(to_json(replace(record, moved_by_hand=3))) == record
    undecided = replace(record, undecided=True)
    assert from_json(to_json(undecided)) == undecided


def test_a_record_of_the_first_days_does_not_say_whether_it_was_decided() -> None:
    record = Record(12, fewest=True)
    old = to_json(record).replace('"undecided":false,', "")
    assert "undecided" not in old
    assert from_json(old) == record


def test_seats_that_were_changed_by_hand_are_counted() -> None:
    arranged = {1: Occupant(10), 2: Occupant(20, pinned=True), 3: Occupant(30)}
    record = with_seats(Record(1, moved_by_hand=9), arranged)
    assert (record.seated, record.moved_by_hand) == ({1: 10, 2: 20, 3: 30}, 0)
    assert compared(record, {1: 10, 2: 20, 3: 30}).moved_by_hand == 0
    assert compared(record, {1: 20, 2: 10, 3: 30}).moved_by_hand == 2
    assert compared(record, {1: 10, 2: 20, 4: 30}).moved_by_hand == 2
    assert compared(record, {}).moved_by_hand == 3


def test_a_record_is_outlived_once_more_than_half_of_its_seats_are_changed() -> None:
    record = Record(1, seated={seat: seat * 10 for seat in range(1, 5)})
    assert not compared(record, {1: 10, 2: 20, 3: 30, 4: 40}).outlived
    assert not compared(record, {1: 20, 2: 10, 3: 30, 4: 40}).outlived
    assert compared(record, {1: 20, 2: 30, 3: 10, 4: 40}).outlived
    assert not Record(1).outlived
    assert compared(Record(1), {1: 10}).outlived


def test_what_is_recorded_are_the_rules_that_count_in_the_words_of_the_day() -> None:
    kinds: list[Kind] = [
        Apart((1, 2), 2.0),
        Alternate(Characteristic.SEX),
        Balance(Measure.PRAISE),
        InArea((1, 9), Part(zone="front row")),
    ]
    rules = [Rule(f"r{n}", kind, Strength.MEDIUM, ForClass(1)) for n, kind in enumerate(kinds)]
    off = Rule("off", Apart((1, 2)), Strength.MUST, ForClass(1), active=False)
    members = (Member(1, "Ann A"), Member(2, "Ben B"))
    layout = from_template(Template.ROWS_OF_DOUBLES, 1, 1)
    setting = Setting(layout, members, (*rules, off), {1: Occupant(1, pinned=True)})
    verdicts = [Verdict(r, Met.MET, 1, 1, "It holds.", 3, 3) for r in [*rules, off, *pins(setting)]]
    record = recorded(setting, Judgement(tuple(verdicts), 12, 12), 5, proved=True)
    assert [(r.sentence, r.met, r.uses) for r in record.rules] == [
        ("Ann A and Ben B at least 2 m apart", Met.MET, ()),
        ("Alternate by sex", Met.MET, (SEX,)),
        (
            "Balance lesson praise by table",
            Met.MET,
            (Use("praise entries", Sensitivity.BEHAVIOUR),),
        ),
        ("Ann A and a pupil elsewhere in the front row", Met.MET, ()),
    ]
    assert (record.seed, record.score, record.most, record.proved, record.whole) == (
        5,
        12,
        12,
        True,
        True,
    )
