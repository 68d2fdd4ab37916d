"""Seat lights: they say what judging the plan would say, for every pupil and seat."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.lighting import Lights
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import Apart, Area, Attainment, FacesBoard, InArea
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.sentences import sentence
from seatingapp.domain.rules.setting import Member, Setting
from seatingapp.domain.rules.verdicts import Judgement, SeatLight
from tests.unit.arranging.classroom.drawn import draw, members, room, setting_of

FRONT = Area(zone="Front row")


def placed(seated: Mapping[int, Occupant], pupil: int, seat: int) -> dict[int, Occupant]:
    """Who sits where when the pupil was put on a seat as by hand."""
    after = dict(seated)
    origin = next((s for s, o in seated.items() if o.pupil_id == pupil), None)
    sitter = after.pop(seat, None)
    if origin is not None and origin != seat:
        del after[origin]
        if sitter is not None:
            after[origin] = sitter
    after[seat] = Occupant(pupil)
    return after


def broken(judgement: Judgement) -> set[str]:
    return {verdict.rule.uid for verdict in judgement.broken_musts}


def expected(setting: Setting, seated: Mapping[int, Occupant], pupil: int) -> dict[int, SeatLight]:
    """The same by judging one plan after the other."""
    now = judge(setting, seated)
    found = {}
    for place in setting.layout.places():
        sitter = seated.get(place.seat_id)
        if sitter is not None and sitter.pinned:
            continue
        then = judge(setting, placed(seated, pupil, place.seat_id))
        more = [v.rule for v in then.broken_musts if v.rule.uid in broken(then) - broken(now)]
        words = tuple(sentence(rule.kind, setting.name) for rule in more)
        found[place.seat_id] = SeatLight(not more, then.score - now.score, words)
    return found


@given(st.integers(0, 1_000_000), st.sampled_from([0.5, 0.9, 1.0]))
@settings(max_examples=40, deadline=None)
def test_the_lights_of_any_pupil_say_what_judging_each_plan_says(seed: int, present: float) -> None:
    setting = draw(seed, pupils=7, rules=7, musts=0.5, present=present)
    pinned = {o.pupil_id for o in setting.seated.values() if o.pinned}
    lights = Lights(setting, setting.seated)
    for member in setting.members:
        if member.pupil_id in pinned:
            assert lights.of(member.pupil_id) == {}
        else:
            assert lights.of(member.pupil_id) == expected(setting, setting.seated, member.pupil_id)


@given(st.integers(0, 1_000_000))
@settings(max_examples=10, deadline=None)
def test_lights_agree_with_judging_in_a_whole_class_too(seed: int) -> None:
    layout = room(Template.GROUPS_OF_FOUR, 2, 3)
    setting = draw(seed, pupils=22, rules=20, musts=0.4, present=0.9, layout=layout)
    lots = random.Random(seed)
    free = [m.pupil_id for m in setting.members]
    free = [p for p in free if Occupant(p, True) not in setting.seated.values()]
    pupil = lots.choice(free)
    lights = Lights(setting, setting.seated)
    assert lights.of(pupil) == expected(setting, setting.seated, pupil)


def test_a_seat_that_would_break_a_must_names_it_and_the_others_hold() -> None:
    layout = room()
    amir, ben = members(2)
    seats = [place.seat_id for place in layout.places()]
    front = {1, 2, 3, 4}
    setting = setting_of(
        layout,
        (amir, ben),
        (InArea((amir.pupil_id,), FRONT), Strength.MUST),
        seated={seats[0]: Occupant(amir.pupil_id)},
    )
    lights = Lights(setting, setting.seated).of(amir.pupil_id)
    assert {seat for seat, light in lights.items() if light.holds} == front
    assert lights[seats[-1]] == SeatLight(False, 0, ("Amir in the front row",))


def test_a_must_that_is_broken_now_may_stay_broken_but_no_other_one_may_break() -> None:
    layout = room()
    amir, ben, cara = members(3)
    seats = [place.seat_id for place in layout.places()]
    setting = setting_of(
        layout,
        (amir, ben, cara),
        (InArea((amir.pupil_id,), FRONT), Strength.MUST),
        (Apart((ben.pupil_id, cara.pupil_id)), Strength.MUST),
        seated={seats[-1]: Occupant(amir.pupil_id), seats[0]: Occupant(ben.pupil_id)},
    )
    lights = Lights(setting, setting.seated).of(cara.pupil_id)
    assert not lights[seats[1]].holds
    assert lights[seats[2]].holds


def test_groups_that_are_too_few_break_only_where_two_who_differ_sit_together() -> None:
    layout = room(Template.ROWS_OF_DOUBLES, 1, 1)
    pupils = tuple(
        Member(100 + n, name, {Characteristic.PRIOR_ATTAINMENT: level})
        for n, name, level in ((1, "Amir", "H"), (2, "Ben", "M"))
    )
    rule = (Attainment(mix=False), Strength.MUST)
    setting = setting_of(layout, pupils, rule, seated={1: Occupant(101)})
    lights = Lights(setting, setting.seated).of(102)
    assert {seat: light.holds for seat, light in lights.items()} == {1: True, 2: False}
    assert lights == expected(setting, setting.seated, 102)


def test_a_pupil_of_no_rule_and_one_who_is_not_of_the_class_change_nothing() -> None:
    layout = room()
    (amir,) = members(1)
    setting = setting_of(layout, (amir,), (FacesBoard(), Strength.HIGH))
    lights = Lights(setting, {})
    assert set(lights.of(999).values()) == {SeatLight(True, 0)}
    assert lights.of(999).keys() == {place.seat_id for place in layout.places()}


def test_where_everybody_is_pinned_there_is_no_light() -> None:
    layout = room(Template.ROWS_OF_SINGLES, 1, 1)
    amir, ben = members(2)
    setting = setting_of(layout, (amir, ben), seated={1: Occupant(amir.pupil_id, True)})
    assert Lights(setting, setting.seated).of(ben.pupil_id) == {}
