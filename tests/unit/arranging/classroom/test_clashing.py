"""Musts that cannot hold together: which, in words, and what giving up each would give."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seatingapp.arranging import arrange as core
from seatingapp.arranging.classroom.alike_rules import joined
from seatingapp.arranging.classroom.clashing import drops, explained, without
from seatingapp.arranging.classroom.crowding import too_many
from seatingapp.arranging.classroom.judging import judge
from seatingapp.arranging.classroom.working import arrange_class
from seatingapp.arranging.prover import Verdict
from seatingapp.domain.plans import Occupant
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    HelperBeside,
    InArea,
    KeepEmpty,
    Kind,
    Near,
    Together,
    pupils_in,
)
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import Setting
from seatingapp.domain.rules.verdicts import Clash
from tests.unit.arranging.classroom.drawn import draw, members, room, setting_of

FRONT = Area(zone="Front row")
MUST = Strength.MUST
AMIR, BEN, CARA, DAN, ELLA = range(101, 106)


def clash_of(setting: Setting) -> Clash:
    clash = arrange_class(setting, 1, 0.02).clash
    assert clash is not None
    return clash


def musts(count: int, *kinds: Kind, seated: dict[int, Occupant] | None = None) -> Setting:
    """So many pupils in a room with four seats in front and four behind."""
    return setting_of(room(), members(count), *((kind, MUST) for kind in kinds), seated=seated)


def can_hold(setting: Setting) -> bool:
    """By trying every plan that leaves the pinned where they are."""
    seats = [place.seat_id for place in setting.layout.places()]
    pinned = {o.pupil_id: s for s, o in setting.seated.items() if o.pinned}
    free = [m.pupil_id for m in setting.members if m.pupil_id not in pinned]
    left = [seat for seat in seats if seat not in pinned.values()]
    kept = {seat: Occupant(pupil, True) for pupil, seat in pinned.items()}
    return any(
        not judge(setting, kept | dict(zip(plan, map(Occupant, free), strict=True))).broken_musts
        for plan in permutations(left, len(free))
    )


@given(st.integers(0, 1_000_000))
@settings(max_examples=25, deadline=None)
def test_a_clash_is_there_exactly_where_no_plan_keeps_all_and_without_any_rule_one_does(
    seed: int,
) -> None:
    layout = room(Template.ROWS_OF_DOUBLES, 1, 3)
    setting = draw(seed, pupils=5, rules=6, musts=1.0, layout=layout)
    clash = arrange_class(setting, 1, 0.02).clash
    assert (clash is None) is can_hold(setting)
    if clash is not None:
        assert clash.minimal
        alone = _only(setting, clash)
        assert not can_hold(alone)
        for rule in clash.rules:
            assert can_hold(without(alone, rule))


def _only(setting: Setting, clash: Clash) -> Setting:
    """The setting with no other rules, and no other pins, than those of a clash."""
    uids = {rule.uid for rule in clash.rules}
    seated = {
        seat: Occupant(o.pupil_id, o.pinned and f"pin-{o.pupil_id}" in uids)
        for seat, o in setting.seated.items()
    }
    rules = tuple(rule for rule in setting.rules if rule.uid in uids)
    return replace(setting, rules=rules, seated=seated)


def test_those_who_need_the_same_seats_are_counted_with_who_is_pinned_there() -> None:
    seated = {1: Occupant(CARA, True), 2: Occupant(DAN, True), 3: Occupant(ELLA, True)}
    setting = musts(5, InArea((AMIR,), FRONT), InArea((BEN,), FRONT), seated=seated)
    clash = clash_of(setting)
    assert clash.minimal
    assert len(clash.rules) == 5
    assert clash.words == (
        "Amir and Ben both have to sit in the front row. "
        "There are 4 seats in the front row, and Cara, Dan and Ella are pinned there."
    )


def test_a_rule_of_too_many_pupils_is_counted_alone() -> None:
    clash = clash_of(musts(6, InArea((AMIR, BEN, CARA, DAN, ELLA), FRONT)))
    assert clash.words == (
        "Amir, Ben, Cara, Dan and Ella all have to sit in the front row. "
        "There are 4 seats in the front row."
    )


def test_chosen_seats_are_counted_against_the_pupils() -> None:
    clash = clash_of(musts(3, InArea((AMIR, BEN, CARA), Area(seats=frozenset({1, 2})))))
    assert clash.words == (
        "Amir, Ben and Cara all have to sit on 2 chosen seats. 3 pupils need them."
    )
    clash = clash_of(musts(3, InArea((AMIR, BEN), Area(seats=frozenset({1})))))
    assert clash.words == "Amir and Ben both have to sit on 1 chosen seat. 2 pupils need it."


def test_of_a_long_list_of_pupils_only_the_number_is_told() -> None:
    everybody = tuple(member.pupil_id for member in members(8))
    clash = clash_of(musts(8, InArea(everybody[:7], FRONT)))
    assert clash.words.startswith("7 pupils have to sit in the front row. ")


def test_seats_that_stay_empty_leave_too_few() -> None:
    clash = clash_of(musts(8, KeepEmpty(Area(seats=frozenset({8})))))
    assert clash.words == "Nobody sits on 1 chosen seat. That leaves 7 seats for 8 pupils."


def test_two_areas_together_are_counted_too() -> None:
    empty = KeepEmpty(Area(seats=frozenset({1, 2, 3})))
    clash = clash_of(musts(5, InArea((AMIR, BEN), FRONT), empty))
    assert clash.words == (
        "Amir and Ben both have to sit in the front row; Nobody sits on 3 chosen seats. "
        "That leaves 1 seat for 2 pupils."
    )


def test_one_pupil_whom_no_seat_suits_is_told_with_what_is_asked() -> None:
    seated = {8: Occupant(AMIR, True)}
    clash = clash_of(musts(2, InArea((AMIR,), FRONT), seated=seated))
    assert clash.words == (
        "No seat is right for Amir: Amir has to sit in the front row; "
        "Amir is pinned in row 2, seat 4."
    )
    both = clash_of(musts(2, InArea((AMIR,), FRONT), InArea((AMIR,), FRONT, inside=False)))
    assert both.words == (
        "No seat is right for Amir: Amir has to sit in the front row; "
        "Amir may not sit in the front row."
    )


def test_rules_about_pairs_are_listed() -> None:
    clash = clash_of(musts(3, Together((AMIR, BEN)), Apart((AMIR, BEN), 2.0)))
    assert clash.words == (
        "These cannot all hold: Amir and Ben side by side; Amir and Ben at least 2 m apart."
    )


@pytest.mark.parametrize(
    ("kind", "others", "words"),
    [
        (
            Apart((AMIR, BEN), 2.7),
            [InArea((AMIR, BEN), FRONT)],
            "The seats that are left for them are at most 2.65 m apart.",
        ),
        (
            Apart((AMIR, BEN)),
            [InArea((AMIR, BEN), Area(seats=frozenset({1, 2})))],
            "All the seats that are left for them are next to each other.",
        ),
        (
            Together((AMIR, BEN), Near.DESK),
            [InArea((AMIR,), FRONT), InArea((BEN,), FRONT, inside=False)],
            "No two of the seats that are left for them are at the same desk.",
        ),
    ],
)
def test_of_two_it_is_told_how_far_apart_the_seats_are_that_are_left(
    kind: Kind, others: list[Kind], words: str
) -> None:
    clash = clash_of(musts(4, kind, *others))
    assert clash.words.startswith("These cannot all hold: ")
    assert clash.words.endswith(f". {words}")


def test_where_two_rules_speak_of_them_nothing_is_said_of_the_seats() -> None:
    both = clash_of(musts(3, Apart((AMIR, BEN)), Together((AMIR, BEN))))
    assert both.words.endswith("not next to each other; Amir and Ben side by side.")


def test_many_rules_that_keep_two_of_some_apart_are_told_as_one() -> None:
    some = (AMIR, BEN, CARA, DAN, ELLA)
    far = musts(5, *(Apart(pair, 2.0) for pair in combinations(some, 2)))
    clash = clash_of(far)
    assert len(clash.rules) > 2
    together = {pupil for rule in clash.rules for pupil in pupils_in(rule.kind)}
    names = [far.name(pupil) for pupil in sorted(together)]
    told = f"{', '.join(names[:-1])} and {names[-1]} at least 2 m apart"
    assert clash.words.startswith(f"No plan of this class in this room keeps this: {told}.")
    numbers = range(len(far.rules) - 1)  # Dan and Ella may sit together: not all of them
    listed = explained(far, tuple(numbers), False).words
    assert listed.count(" apart") == 6
    assert "; 3 more rules." in listed


def test_rules_about_other_distances_or_other_pupils_are_not_told_as_one() -> None:
    kinds: list[Kind] = [
        Apart((AMIR, BEN)),
        Apart((AMIR, BEN), 2.0),
        Together((BEN, CARA)),
        Apart((BEN, CARA), 2.0),
        Apart((DAN, ELLA), 2.0),
        Apart((CARA, AMIR), 2.0),
    ]
    assert joined(kinds) == [
        Apart((AMIR, BEN)),
        Apart((AMIR, BEN, CARA), 2.0),
        Together((BEN, CARA)),
        Apart((DAN, ELLA), 2.0),
    ]
    assert joined(kinds[:4]) == kinds[:4]  # Amir and Cara may sit together
    assert joined([]) == []


def test_a_rule_that_cannot_hold_by_itself_is_told_as_such() -> None:
    clash = clash_of(musts(3, Apart((AMIR, BEN), 50.0)))
    assert clash.words == (
        "No plan of this class in this room keeps this: Amir and Ben at least 50 m apart. "
        "The two seats that are furthest apart are 2.8 m from each other."
    )
    full = clash_of(musts(8, HelperBeside(AMIR)))
    assert full.words == (
        "No plan of this class in this room keeps this: A free chair beside Amir. "
        "Every one of the 8 seats is needed."
    )


def test_of_pupils_who_sit_together_or_apart_as_many_are_counted_as_there_is_room_for() -> None:
    three = clash_of(musts(3, Together((AMIR, BEN, CARA), Near.DESK)))
    assert three.words.endswith(
        ": Amir, Ben and Cara at the same desk. There is room for at most 2 of these 3 pupils."
    )
    front = InArea((AMIR, BEN, CARA), FRONT)
    apart = clash_of(musts(3, Apart((AMIR, BEN, CARA), 1.0), front))
    assert apart.words.endswith(" There is room for at most 2 of these 3 pupils.")


def test_who_may_not_be_moved_is_named_but_is_no_rule_to_give_up() -> None:
    seated = {n: Occupant(p) for n, p in ((1, BEN), (2, CARA), (3, DAN), (4, ELLA), (8, AMIR))}
    setting = musts(5, InArea((AMIR,), FRONT), seated=seated)
    clash = clash_of(replace(setting, movable=frozenset({AMIR})))
    assert [rule.kind for rule in clash.rules] == [InArea((AMIR,), FRONT)]
    assert clash.words == (
        "Amir has to sit in the front row. There are 4 seats in the front row, "
        "and Ben, Cara, Dan and Ella are not to be moved from there."
    )
    stuck = clash_of(replace(setting, movable=frozenset({BEN})))
    assert stuck.words.endswith("; Amir stays in row 2, seat 4.")


def test_what_each_rule_less_would_give_is_the_score_that_is_reached() -> None:
    setting = musts(5, InArea((AMIR, BEN, CARA, DAN, ELLA), FRONT), Together((AMIR, BEN)))
    wish = setting_of(room(), setting.members, (InArea((ELLA,), FRONT), Strength.HIGH))
    both = replace(setting, rules=(*setting.rules, replace(wish.rules[0], uid="wish")))
    clash = clash_of(both)
    (drop,) = drops(both, clash, 1)
    assert (drop.score, drop.rule) == (9, clash.rules[0])
    assert drop.words == "Without it all others hold, with 9 of 9 points."


def test_a_second_contradiction_is_told_after_the_first_is_given_up() -> None:
    setting = musts(4, Apart((AMIR, BEN), 50.0), Apart((CARA, DAN), 40.0))
    clash = clash_of(setting)
    (drop,) = drops(setting, clash, 1)
    assert drop.score is None
    assert drop.words.startswith("Others contradict each other still. No plan of this class")


def test_giving_up_a_pin_lets_the_pupil_go_and_a_stop_leaves_the_rest_out() -> None:
    seated = {8: Occupant(AMIR, True), 7: Occupant(BEN, True)}
    setting = musts(2, InArea((AMIR,), FRONT), seated=seated)
    clash = clash_of(setting)
    found = drops(setting, clash, 1)
    assert [drop.score for drop in found] == [0, 0]
    assert {drop.words for drop in found} == {"Without it all others hold."}  # no wish, no points
    pin = without(setting, clash.rules[1])
    assert pin.seated == {8: Occupant(AMIR), 7: Occupant(BEN, True)}
    assert drops(setting, clash, 1, stop=lambda: True) == ()


def undecided(*_: object) -> Verdict:
    return Verdict(None, False)


def test_where_it_is_not_decided_whether_the_others_can_hold_that_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting = musts(4, Apart((AMIR, BEN), 50.0), Apart((CARA, DAN), 40.0))
    clash = clash_of(setting)
    monkeypatch.setattr(core, "prove", undecided)
    (drop,) = drops(setting, clash, 1)
    assert drop.score is None
    assert drop.words == "It was not found out whether the others can hold then."


def test_a_set_that_was_not_shown_to_be_minimal_says_so() -> None:
    setting = musts(3, Together((AMIR, BEN)), Apart((AMIR, BEN), 2.0))
    assert not explained(setting, (0, 1), False).minimal
    single = musts(2, InArea((AMIR,), FRONT), InArea((BEN,), FRONT))
    assert explained(single, (0, 1), False).words == (
        "These cannot all hold: Amir in the front row; Ben in the front row."
    )


def test_where_everybody_fits_there_are_not_too_many() -> None:
    assert too_many(np.array([[True, True], [True, False]])) is None
    assert too_many(np.array([[True, False], [True, False]])) == (frozenset({0, 1}), frozenset({0}))
    assert too_many(np.array([[False, False]])) == (frozenset({0}), frozenset())
