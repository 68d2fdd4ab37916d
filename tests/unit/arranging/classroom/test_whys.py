"""Why somebody sits where they sit, in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging.classroom import whys
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.lighting import Lights
from seatingapp.arranging.classroom.running import Seated
from seatingapp.arranging.classroom.whys import Whys, why_here
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import (
    Alternate,
    Apart,
    Area,
    Evidence,
    FacesBoard,
    Friends,
    HelperBeside,
    InArea,
    KeepEmpty,
    Kind,
    Near,
    NewNeighbours,
    PairCount,
    Together,
)
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Met
from tests.unit.arranging.classroom.drawn import DAY, draw, members, room, setting_of

FRONT = Area(zone="Front row")
AMIR, BEN, CARA = 101, 102, 103


def seated(*pairs: tuple[int, int], pinned: int = 0) -> dict[int, Occupant]:
    return {seat: Occupant(pupil, pupil == pinned) for pupil, seat in pairs}


# Seats 1 to 4 are the front row, two to a desk; 5 to 8 stand behind them.
HERE = seated((AMIR, 1), (BEN, 2), (CARA, 8))


@pytest.mark.parametrize(
    ("kind", "about", "words"),
    [
        (InArea((AMIR,), FRONT), AMIR, "In the front row (must)."),
        (InArea((AMIR,), FRONT, inside=False), CARA, ""),
        (InArea((CARA,), FRONT, inside=False), CARA, "Not in the front row (must)."),
        (FacesBoard((AMIR,)), AMIR, ""),
        (Apart((AMIR, CARA), 2.0), AMIR, "2.8 m from Cara (must: at least 2 m)."),
        (Apart((AMIR, CARA)), CARA, "Not next to Amir, 2.8 m away (must)."),
        (Together((AMIR, BEN)), AMIR, "Beside Ben (must)."),
        (Together((AMIR, BEN), Near.DESK), BEN, "At one desk with Amir (must)."),
        (Together((AMIR, BEN), Near.TABLE), BEN, "At one table with Amir (must)."),
        (Friends(AMIR, (CARA, BEN)), AMIR, "Next to Ben: a friend (must)."),
        (Friends(AMIR, (CARA, BEN)), BEN, "Next to Amir, who wished for it (must)."),
        (HelperBeside(AMIR, (BEN,)), AMIR, "Ben beside to help (must)."),
        (HelperBeside(AMIR, (BEN,)), BEN, "Beside Amir to help (must)."),
        (HelperBeside(CARA), CARA, "A free chair beside (must)."),
        (
            Evidence((PairCount(AMIR, CARA, 3, 9, 1, 20),), DAY, DAY),
            CARA,
            "Not next to Amir, 2.8 m away (must).",
        ),
    ],
)
def test_a_rule_that_holds_for_a_pupil_says_what_it_gave_them(
    kind: Kind, about: int, words: str
) -> None:
    setting = setting_of(room(), members(3), (kind, Strength.MUST), seated=HERE)
    first = why_here(setting, HERE, about)[0]
    assert first == (words or "No rule asks for this seat.")


@pytest.mark.parametrize("metres", [None, 1.2, 1.25, 2.8])
def test_how_far_two_sit_is_told_here_as_it_is_told_of_the_rule(metres: float | None) -> None:
    layout = room(Template.ROWS_OF_SINGLES, 4, 4)
    rule = (Apart((AMIR, BEN), metres), Strength.HIGH)
    setting = setting_of(layout, members(2), rule)
    seats = [place.seat_id for place in layout.places()]
    told = 0
    for seat in seats[1:]:
        plan = seated((AMIR, seats[0]), (BEN, seat))
        (verdict,) = judge(setting, plan).verdicts
        if verdict.met is Met.MET:
            told += 1
            assert verdict.reason in why_here(setting, plan, AMIR)[0]
    assert told > 5


def test_away_from_the_board_is_told_where_it_was_avoided() -> None:
    layout = room(Template.GROUPS_OF_FOUR, 1, 1)
    rule = (FacesBoard((AMIR,)), Strength.HIGH)
    seats = [place.seat_id for place in layout.places()]
    setting = setting_of(layout, members(1), rule)
    said = {why_here(setting, {seat: Occupant(AMIR)}, AMIR)[0] for seat in seats}
    assert "Does not face away from the board (high)." in said
    assert "Not met here (high): Amir facing the board." in said


@pytest.mark.parametrize(
    ("kind", "about", "words"),
    [
        (InArea((CARA,), FRONT), CARA, "Not met here (low): Cara in the front row."),
        (Apart((AMIR, BEN)), AMIR, "Not met here (low): Amir and Ben apart."),
        (Apart((AMIR, BEN), 3.0), AMIR, "Not met here (low): Amir and Ben apart."),
        (Friends(CARA, (AMIR,)), CARA, "Not met here (low): a friend for Cara."),
        (HelperBeside(AMIR), AMIR, "Not met here (low): a free chair for Amir."),
        (
            KeepEmpty(Area(seats=frozenset({1}))),
            AMIR,
            "Not met here (low): nobody on 1 chosen seat.",
        ),
        (
            Evidence((PairCount(AMIR, BEN, 3, 9, 1, 20),), DAY, DAY),
            AMIR,
            "Not met here (low): the evidence rule.",
        ),
    ],
)
def test_what_was_wished_for_and_is_not_met_is_told_too(kind: Kind, about: int, words: str) -> None:
    setting = setting_of(room(), members(3), (kind, Strength.LOW), seated=HERE)
    assert why_here(setting, HERE, about)[0] == words


def test_musts_come_first_and_rules_about_everybody_share_a_sentence() -> None:
    layout = room()
    setting = setting_of(
        layout,
        members(3),
        (FacesBoard(), Strength.MUST),
        (Together((AMIR, BEN)), Strength.LOW),
        (InArea((AMIR,), FRONT), Strength.MUST),
        (KeepEmpty(Area(seats=frozenset({5}))), Strength.HIGH),
    )
    assert why_here(setting, HERE, AMIR)[:2] == ("In the front row (must).", "Beside Ben (low).")


def test_rules_about_everybody_that_hold_are_told_in_one_sentence() -> None:
    pupils = members(3)
    known = [{Characteristic.SEX: sex} for sex in "FMF"]
    class_ = tuple(type(m)(m.pupil_id, m.name, k) for m, k in zip(pupils, known, strict=True))
    setting = setting_of(room(), class_, (Alternate(Characteristic.SEX), Strength.HIGH))
    assert why_here(setting, HERE, AMIR)[0] == "Holds here too: sex alternating."


def test_a_rule_that_does_not_apply_is_not_told() -> None:
    setting = setting_of(room(), members(3), (NewNeighbours(), Strength.HIGH))
    assert why_here(setting, HERE, AMIR)[0] == "No rule asks for this seat."


def test_what_the_cheapest_other_seat_would_cost_is_told() -> None:
    kinds = ((InArea((AMIR,), Area(seats=frozenset({1}))), Strength.MEDIUM),)
    setting = setting_of(room(), members(3), *kinds)
    assert why_here(setting, HERE, AMIR)[-1] == (
        "Any other seat would cost 3 points or more: row 1, seat 2 (Ben) or row 1, seat 3 "
        "or 5 other seats the least."
    )


def test_a_seat_that_would_break_a_must_is_no_other_seat() -> None:
    front = (InArea((AMIR,), FRONT), Strength.MUST)
    one = (InArea((AMIR,), Area(seats=frozenset({1}))), Strength.MEDIUM)
    setting = setting_of(room(), members(3), front, one)
    assert why_here(setting, HERE, AMIR)[-1] == (
        "Any other seat would break a must or cost 3 points or more: row 1, seat 2 (Ben) or "
        "row 1, seat 3 or 1 other seat the least."
    )
    only = (InArea((AMIR,), Area(seats=frozenset({1}))), Strength.MUST)
    setting = setting_of(room(), members(3), only)
    assert why_here(setting, HERE, AMIR)[-1] == "Any other seat would break a must."


def test_a_better_seat_is_named_with_who_sits_there() -> None:
    setting = setting_of(room(), members(3), (InArea((CARA,), FRONT), Strength.MEDIUM))
    full = seated((AMIR, 1), (BEN, 2), (CARA, 8))
    assert why_here(setting, full, CARA)[-1] == (
        "3 points more in row 1, seat 1 (Amir) or row 1, seat 2 (Ben) or 2 other seats."
    )


def test_somebody_pinned_has_that_for_a_reason_and_no_other_seat() -> None:
    here = seated((AMIR, 1), (BEN, 2), pinned=AMIR)
    setting = setting_of(room(), members(3), seated=here)
    assert why_here(setting, here, AMIR) == ("Pinned in row 1, seat 1.",)


def test_in_a_room_of_one_seat_there_is_no_other() -> None:
    layout = room(Template.ROWS_OF_SINGLES, 1, 1)
    setting = setting_of(layout, members(1))
    assert why_here(setting, {1: Occupant(AMIR)}, AMIR) == ("No rule asks for this seat.",)


def test_nothing_is_said_of_somebody_without_a_seat_or_of_another_class() -> None:
    setting = setting_of(room(), members(3))
    assert why_here(setting, seated((AMIR, 1)), BEN) == ()
    assert why_here(setting, seated((999, 1)), 999) == ()


def test_of_a_whole_class_the_plan_is_judged_and_lit_only_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting = draw(3, pupils=7, rules=7)
    alone = {o.pupil_id: why_here(setting, setting.seated, o.pupil_id) for o in at(setting)}
    made: list[str] = []

    class Counted(Lights):
        def __init__(self, setting: Setting, seated: Seated) -> None:
            made.append("lights")
            super().__init__(setting, seated)

    monkeypatch.setattr(whys, "Lights", Counted)
    together = Whys(setting, setting.seated)
    assert {o.pupil_id: together.of(o.pupil_id) for o in at(setting)} == alone
    assert len(alone) > 3
    assert made == ["lights"]


def at(setting: Setting) -> list[Occupant]:
    return list(setting.seated.values())


@given(st.integers(0, 1_000_000))
@settings(max_examples=25, deadline=None)
def test_the_last_sentence_agrees_with_the_lights(seed: int) -> None:
    setting: Setting = draw(seed, pupils=7, rules=7, present=0.9)
    lights = Lights(setting, setting.seated)
    for seat, occupant in setting.seated.items():
        said = why_here(setting, setting.seated, occupant.pupil_id)
        assert said
        assert all(sentence.endswith(".") for sentence in said)
        if not occupant.pinned:
            found = lights.of(occupant.pupil_id)
            best = max(
                (light.change for s, light in found.items() if s != seat and light.holds),
                default=None,
            )
            assert ("Could as well sit" in said[-1]) is (best == 0)
            assert ("would cost" in said[-1] or "or cost" in said[-1]) is (
                best is not None and best < 0
            )
