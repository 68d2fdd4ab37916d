"""The way to the arranger: each job answers for a small class, and numpy waits for the first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.domain.rules.kinds import Apart, Area, Friends, InArea, Kind
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.domain.rules.setting import Member, Setting
from seatingapp.domain.rules.verdicts import Met
from seatingapp.services import arranging_jobs as jobs

QUICK = 0.05
NAMES = ("Sam P", "Zosia Ł", "Ji-woo P", "Farhan A", "Grace T", "Leo A")


def rule(number: int, kind: Kind, strength: Strength) -> Rule:
    return Rule(f"rule {number}", kind, strength, ForClass(1))


FRONT = rule(1, InArea((1, 2), Area("Front row")), Strength.MUST)
NOT_FRONT = rule(2, InArea((2,), Area("Front row"), inside=False), Strength.MUST)
APART = rule(3, Apart((1, 2)), Strength.MUST)
FRIENDS = rule(4, Friends(3, (4,)), Strength.HIGH)
SETTING = Setting(
    from_template(Template.ROWS_OF_DOUBLES, 2, 3),
    tuple(Member(n, name) for n, name in enumerate(NAMES, 1)),
    (FRONT, APART, FRIENDS),
    register=tuple(range(1, len(NAMES) + 1)),
)
WISHING = replace(SETTING, rules=(APART, FRIENDS, rule(5, Apart((3, 4)), Strength.LOW)))
CLASHING = replace(SETTING, rules=(FRONT, NOT_FRONT, FRIENDS))


def pupils(seated: Mapping[int, Occupant]) -> list[int]:
    return sorted(o.pupil_id for o in seated.values())


def test_a_class_is_arranged_and_judged() -> None:
    found = jobs.arrange(SETTING, 7, QUICK)
    assert pupils(found.seated) == [1, 2, 3, 4, 5, 6]
    assert [v.met for v in found.judgement.verdicts] == [Met.MET] * 3
    assert (found.judgement.score, found.seed, found.whole) == (9, 7, True)
    assert jobs.judge(SETTING, found.seated) == found.judgement
    assert jobs.swaps(SETTING, found.seated) == ()
    assert any("front row" in said for said in jobs.why(SETTING, found.seated, 1))


def test_what_gets_better_is_told_and_a_stop_ends_the_search() -> None:
    told: list[int] = []
    jobs.arrange(SETTING, 7, QUICK, better=lambda _seated, score: told.append(score))
    assert told[-1] == 9
    assert jobs.arrange(SETTING, 7, QUICK, stop=lambda: True).whole is False


def test_processes_find_the_same_plan() -> None:
    with closing(jobs.crew()) as workers:
        there = jobs.arrange(SETTING, 7, QUICK, workers=workers)
    assert there == jobs.arrange(SETTING, 7, QUICK)


def test_another_plan_is_another_one_and_an_improved_one_stays_near() -> None:
    first = jobs.arrange(SETTING, 7, QUICK)
    second = jobs.another(SETTING, [first.seated], 7, QUICK)
    assert second.judgement.broken_musts == ()
    assert second.seated != first.seated
    best = replace(SETTING, seated=first.seated)
    assert jobs.improve(best, 3, QUICK).seated == first.seated


def test_a_plan_is_proved_to_be_the_best_where_it_is_and_nothing_is_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    found = jobs.arrange(WISHING, 7, QUICK)
    proof = jobs.prove(WISHING, found.seated, 20.0)
    assert (proof.at_most, proof.proved) == (9, True)
    assert capfd.readouterr() == ("", "")


def test_musts_that_clash_are_named_with_what_dropping_them_gives() -> None:
    found = jobs.arrange(CLASHING, 7, QUICK)
    assert found.clash is not None
    assert found.seated == {}
    assert set(found.clash.rules) == {FRONT, NOT_FRONT}
    assert [drop.score for drop in jobs.drops(CLASHING, found.clash, 7)] == [9, 9]
    least = jobs.fewest(CLASHING, 7, QUICK)
    assert (least.fewest, len(least.judgement.broken_musts)) == (True, 1)


def test_a_pupil_in_the_hand_lights_every_seat() -> None:
    found = jobs.arrange(SETTING, 7, QUICK)
    front = {seat for seat, o in found.seated.items() if o.pupil_id in (1, 2)}
    lights = jobs.lights(SETTING, found.seated).of(1)
    assert set(lights) == {place.seat_id for place in SETTING.layout.places()}
    assert lights[min(front)].holds
    back = max(place.seat_id for place in SETTING.layout.places())
    assert lights[back].holds is False
    assert lights[back].broken


def test_seats_that_are_missing_are_counted_without_those_who_get_none() -> None:
    small = replace(SETTING, layout=from_template(Template.ROWS_OF_DOUBLES, 1, 2), rules=())
    assert jobs.seats_missing(SETTING) == 0
    assert jobs.seats_missing(small) == 2
    assert jobs.seats_missing(replace(small, left_out=frozenset({1}))) == 1
    assert jobs.seats_missing(replace(small, left_out=frozenset({1, 2, 99}))) == 0
    few = replace(small, movable=frozenset({1, 2}), seated={1: Occupant(3)})
    assert jobs.seats_missing(few) == 0
    with pytest.raises(Refusal, match="2 seats too few"):
        jobs.arrange(small, 1, QUICK)


def test_asking_what_there_is_to_ask_loads_no_numpy() -> None:
    code = "import sys, seatingapp.services.arranging_jobs; print('numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
