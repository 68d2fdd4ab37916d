"""The reason that each rule is given, in rooms small enough to see it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.arranging.classroom.finding import cut, followed, sentences
from seatingapp.arranging.classroom.judging import hundredths, judge, whole_points
from seatingapp.domain.plans import Occupant
from seatingapp.domain.pupils import YES, Characteristic
from seatingapp.domain.room_pieces import add_fixture
from seatingapp.domain.room_templates import Template, from_template, row_of_blocks
from seatingapp.domain.rooms import FixtureKind, RoomLayout, Zone
from seatingapp.domain.rules import kinds as k
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.setting import EarlierPlan, Member, Setting
from seatingapp.domain.rules.verdicts import Judgement, Met, Verdict
from tests.unit.arranging.classroom.rule_settings import rule

AMIR, BEN, CARA, DAN, ELLA = 1, 2, 3, 4, 5
NAMES = {AMIR: "Amir", BEN: "Ben", CARA: "Cara", DAN: "Dan", ELLA: "Ella"}
# Two rows of two double desks: seats 1 2, 3 4 in front and 5 6, 7 8 behind.
DOUBLES = from_template(Template.ROWS_OF_DOUBLES, 2, 2)
GROUPS = from_template(Template.GROUPS_OF_FOUR, 1, 2)  # 1 2 face away from the board, 3 4 to it
PRIOR = Characteristic.PRIOR_ATTAINMENT
DAY = dt.date(2026, 9, 14)


def class_of(values: str = "", trait: Characteristic = PRIOR) -> tuple[Member, ...]:
    """Five pupils; letter n of `values` is what is recorded of the n-th, a dot for nothing."""
    known = dict(zip(NAMES, values, strict=False))
    return tuple(
        Member(p, name, {trait: known[p]} if known.get(p, ".") != "." else {})
        for p, name in NAMES.items()
    )


def seats(*pupils: int) -> dict[int, Occupant]:
    """Pupils on seats 1, 2, 3 and so on; 0 leaves one empty."""
    return {seat: Occupant(p) for seat, p in enumerate(pupils, 1) if p}


def verdict(
    kind: k.Kind,
    seated: dict[int, Occupant],
    strength: Strength = Strength.MUST,
    *,
    layout: RoomLayout = DOUBLES,
    members: tuple[Member, ...] = (),
    now: dict[int, Occupant] | None = None,
    earlier: tuple[EarlierPlan, ...] = (),
) -> Verdict:
    """What one rule comes to."""
    setting = Setting(
        layout, members or class_of(), (rule(kind, strength),), now or {}, earlier=earlier
    )
    return judge(setting, seated).verdicts[0]


def said(found: Verdict) -> tuple[Met, str]:
    return found.met, found.reason


APART = k.Apart((AMIR, BEN))
LOW_FRONT = rule(k.FromFront(), Strength.LOW)


def test_two_apart_are_told_their_distance_and_where_they_are_not_their_desk() -> None:
    assert said(verdict(APART, seats(AMIR, 0, 0, BEN))) == (Met.MET, "2.6 m")
    broken = verdict(APART, seats(0, 0, AMIR, BEN))
    assert said(broken) == (Met.BROKEN, "They share desk 2.")
    assert broken.pairs == ((3, 4),)


def test_a_desk_is_called_by_its_name() -> None:
    named = replace(DOUBLES, desks=(replace(DOUBLES.desks[0], label="Table A"), *DOUBLES.desks[1:]))
    assert verdict(APART, seats(AMIR, BEN), layout=named).reason == "They share Table A."


def test_neighbours_who_share_no_desk_are_told_how_they_sit() -> None:
    assert verdict(APART, seats(0, AMIR, BEN)).reason == "They sit side by side."
    assert verdict(APART, seats(AMIR, 0, 0, 0, BEN)).reason == "They sit one behind the other."
    across = verdict(APART, seats(AMIR, 0, BEN), layout=GROUPS)
    assert across.reason == "They sit across from each other."


def test_of_several_apart_the_pairs_are_named_and_the_nearest_told() -> None:
    three = k.Apart((AMIR, BEN, CARA))
    assert verdict(three, seats(AMIR, BEN, 0, CARA)).reason == "Amir and Ben share desk 1."
    assert said(verdict(three, seats(AMIR, 0, 0, BEN, 0, CARA))) == (
        Met.MET,
        "1.2 m at least (Amir and Cara)",
    )


def test_metres_that_are_nearly_enough_win_a_part_and_are_told_to_a_centimetre() -> None:
    found = verdict(k.Apart((AMIR, BEN), 2.05), seats(AMIR, 0, BEN), Strength.HIGH)
    assert said(found) == (Met.PARTLY, "They are 2.00 m apart.")
    assert (found.points, found.most, found.held, found.checks) == (8, 9, 0, 1)
    assert said(verdict(k.Apart((AMIR, BEN), 2.0), seats(AMIR, 0, BEN))) == (Met.MET, "2.0 m")


def test_together_tells_the_desk_or_where_the_two_are() -> None:
    desk = k.Together((AMIR, BEN), k.Near.DESK)
    assert said(verdict(desk, seats(0, 0, AMIR, BEN))) == (Met.MET, "desk 2")
    assert said(verdict(desk, seats(0, AMIR, BEN))) == (
        Met.BROKEN,
        "They sit in row 1, seat 2 and row 1, seat 3.",
    )
    beside = k.Together((AMIR, BEN))
    assert said(verdict(beside, seats(0, AMIR, BEN))) == (
        Met.MET,
        "row 1, seat 2 and row 1, seat 3",
    )
    table = k.Together((AMIR, BEN), k.Near.TABLE)
    assert said(verdict(table, seats(0, 0, 0, 0, AMIR, BEN), layout=GROUPS)) == (Met.MET, "table 2")


def test_three_side_by_side_need_one_of_the_others_each() -> None:
    three = k.Together((AMIR, BEN, CARA))
    assert said(verdict(three, seats(0, AMIR, BEN, CARA))) == (Met.MET, "all 3")
    assert said(verdict(three, seats(AMIR, BEN, 0, 0, CARA))) == (
        Met.BROKEN,
        "Cara is in row 2, seat 1, not beside either of them.",
    )


FRONT = k.InArea((AMIR,), k.Area("front row"))


def test_an_area_tells_the_seat_and_that_somebody_is_pinned() -> None:
    assert said(verdict(FRONT, seats(0, AMIR))) == (Met.MET, "row 1, seat 2")
    assert said(verdict(FRONT, {2: Occupant(AMIR, True)})) == (Met.MET, "pinned")
    broken = verdict(FRONT, {6: Occupant(AMIR)})
    assert said(broken) == (Met.BROKEN, "Amir sits in row 2, seat 2.")
    assert broken.seats == (6,)


def test_an_area_that_the_room_lacks_does_not_apply() -> None:
    door = k.InArea((AMIR,), k.Area("Near the door"))
    assert said(verdict(door, seats(AMIR))) == (Met.IDLE, "This room has no seats near the door.")
    gone = k.InArea((AMIR,), k.Area(seats=frozenset({99})))
    assert said(verdict(gone, seats(AMIR))) == (
        Met.IDLE,
        "This room has none of the chosen seats.",
    )
    assert verdict(k.KeepEmpty(k.Area("Lab")), seats()).reason == (
        "This room has no seats in the zone Lab."
    )


def test_a_zone_of_the_room_goes_before_the_one_that_geometry_suggests() -> None:
    layout = replace(DOUBLES, zones=(Zone("Front row", frozenset({8})),))
    assert verdict(FRONT, seats(AMIR), layout=layout).met is Met.BROKEN


def test_those_who_face_away_from_the_board_are_named() -> None:
    everyone = k.FacesBoard()
    found = verdict(everyone, seats(AMIR, 0, BEN), layout=GROUPS)
    assert found.met is Met.BROKEN
    assert found.reason.startswith("Amir faces away in row 1, seat 1. Cara, Dan and Ella have no")
    one = k.FacesBoard((BEN,))
    assert said(verdict(one, seats(0, 0, BEN), layout=GROUPS)) == (Met.MET, "row 2, seat 1")
    assert verdict(one, seats(BEN)).reason == "No seat of this room faces away from the board."


def test_a_screen_behind_is_a_board_too() -> None:
    depth = GROUPS.depth
    layout, _ = add_fixture(GROUPS, FixtureKind.SCREEN, GROUPS.width / 2, depth)
    assert verdict(k.FacesBoard((AMIR,)), seats(AMIR), layout=layout).met is Met.IDLE


def test_without_a_board_the_front_wall_counts() -> None:
    bare = replace(GROUPS, fixtures=())
    assert verdict(k.FacesBoard((AMIR,)), seats(AMIR), layout=bare).met is Met.BROKEN


def test_seats_to_keep_empty_are_told_with_whoever_sits_there() -> None:
    two = k.KeepEmpty(k.Area(seats=frozenset({1, 8})))
    assert said(verdict(two, seats(0, AMIR))) == (Met.MET, "row 1, seat 1 and row 2, seat 4")
    found = verdict(two, seats(AMIR), Strength.MEDIUM)
    assert said(found) == (Met.PARTLY, "Amir sits in row 1, seat 1.")
    assert (found.points, found.most) == (3, 6)
    row = k.KeepEmpty(k.Area("front row"))
    assert said(verdict(row, {})) == (Met.MET, "4 empty seats")


def test_filling_from_the_front_tells_who_sits_further_back_than_needed() -> None:
    members = class_of()[:4]
    found = verdict(k.FromFront(), {1: Occupant(AMIR), 5: Occupant(BEN)}, members=members)
    assert found.met is Met.BROKEN
    assert found.reason == "Ben sits in row 2, seat 1. Cara and Dan have no seat yet."
    assert said(verdict(k.FromFront(), seats(1, 2, 3, 4), members=members)) == (Met.MET, "row 1")
    assert verdict(k.FromFront(), seats(1, 2, 3, 4, 5)).reason == "Every row is needed."


def test_rows_before_which_seats_must_stay_empty_hold_fewer() -> None:
    members = class_of()[:4]
    empty = rule(k.KeepEmpty(k.Area(seats=frozenset({1}))), number=1)
    setting = Setting(DOUBLES, members, (rule(k.FromFront()), empty))
    assert judge(setting, seats()).verdicts[0].reason == "Every row is needed."
    pinned = replace(setting, seated={1: Occupant(AMIR, True)})
    assert judge(pinned, seats(1, 2, 3, 4)).verdicts[0].reason == "row 1"


def test_chairs_that_must_stay_free_need_room_in_the_rows_too() -> None:
    members = class_of()[:4]
    chair = rule(k.HelperBeside(AMIR), number=1)
    setting = Setting(DOUBLES, members, (rule(k.FromFront()), chair))
    assert judge(setting, seats()).verdicts[0].reason == "Every row is needed."
    elsewhere = Setting(DOUBLES, members[1:], (rule(k.FromFront()), chair))
    assert judge(elsewhere, seats(0, 2, 3, 4)).verdicts[0].reason == "row 1"


def test_seats_that_musts_close_to_everybody_hold_nobody_in_the_first_rows() -> None:
    members = class_of()[:4]
    rows = from_template(Template.ROWS_OF_DOUBLES, 4, 2)
    front = rule(k.InArea((AMIR, BEN, CARA, DAN), k.Area("Front row"), inside=False), number=1)
    setting = Setting(rows, members, (rule(k.FromFront()), front))
    assert judge(setting, seats(0, 0, 0, 0, 1, 2, 3, 4)).broken_musts == ()
    some = rule(k.InArea((AMIR, BEN, CARA), k.Area("Front row"), inside=False), number=1)
    setting = Setting(rows, members, (rule(k.FromFront()), some))
    found = judge(setting, seats(4, 0, 0, 0, 1, 2, 3))
    assert [v.reason for v in found.verdicts] == ["rows 1 to 2", "all 3"]
    facing = rule(k.FacesBoard(), number=1)
    setting = Setting(from_template(Template.GROUPS_OF_FOUR, 2, 2), members, (LOW_FRONT, facing))
    assert judge(setting, seats(0, 0, 1, 2, 0, 0, 3, 4)).score == 4


def test_the_further_back_the_less_filling_from_the_front_wins() -> None:
    members = class_of()[:2]
    rows = from_template(Template.ROWS_OF_DOUBLES, 4, 1)
    setting = Setting(rows, members, (rule(k.FromFront(), Strength.HIGH),))
    won = [hundredths(setting, {s: Occupant(AMIR), s + 1: Occupant(BEN)}) for s in (1, 3, 5, 7)]
    assert won == [18 * 100, 18 * 66, 18 * 33, 0]


def test_an_order_tells_where_each_belongs_and_skips_those_who_stay() -> None:
    found = verdict(k.InOrder(), seats(BEN, AMIR, CARA, DAN, ELLA), Strength.LOW)
    assert found.reason == "Amir belongs in row 1, seat 1. Ben belongs in row 1, seat 2."
    assert (found.held, found.checks, found.points, found.most) == (3, 5, 4, 5)
    assert said(verdict(k.InOrder(), seats(1, 2, 3, 4, 5))) == (Met.MET, "all 5")
    pinned = {1: Occupant(ELLA, True)}
    kept = verdict(k.InOrder(), pinned | seats(0, AMIR, BEN, CARA, DAN), now=pinned)
    assert said(kept) == (Met.MET, "all 4")


def test_staying_is_counted() -> None:
    now = seats(AMIR, BEN, CARA)
    assert said(verdict(k.FewMoves(), seats(AMIR, BEN, CARA), now=now)) == (Met.MET, "3 stay")
    moved = verdict(k.FewMoves(), seats(AMIR, CARA, BEN), Strength.LOW, now=now)
    assert said(moved) == (Met.PARTLY, "1 stays")
    assert verdict(k.FewMoves(), seats(AMIR)).reason == "Nobody has a seat yet."


def test_old_neighbours_are_told_with_the_day_of_the_newest_plan() -> None:
    plans = (
        EarlierPlan(DAY, frozenset({(AMIR, BEN)})),
        EarlierPlan(dt.date(2026, 6, 1), frozenset({(AMIR, BEN), (CARA, DAN), (AMIR, 77)})),
    )
    new = k.NewNeighbours(2)
    found = verdict(new, seats(AMIR, BEN, 0, 0, CARA, 0, 0, DAN), Strength.HIGH, earlier=plans)
    assert said(found) == (Met.PARTLY, "Amir and Ben sat together on 14 Sep.")
    assert (found.held, found.checks, found.points, found.most) == (1, 2, 9, 27)
    fine = verdict(new, seats(AMIR, 0, 0, BEN, CARA, 0, 0, DAN), earlier=plans)
    assert said(fine) == (Met.MET, "none of 2 pairs again")
    assert verdict(new, seats(), earlier=()).reason == "There is no earlier plan."
    strangers = (EarlierPlan(DAY, frozenset({(70, 77)})),)
    assert verdict(new, seats(), earlier=strangers).met is Met.IDLE


def test_alternating_tells_who_is_alike_and_never_of_whom_nothing_is_known() -> None:
    sex = k.Alternate(Characteristic.SEX)
    members = class_of("FFM.M", Characteristic.SEX)
    found = verdict(sex, seats(AMIR, BEN, 0, 0, CARA, DAN, 0, ELLA), members=members)
    assert said(found) == (Met.BROKEN, "Amir and Ben are both F.")
    assert found.pairs == ((1, 2),)
    fine = verdict(sex, seats(AMIR, CARA, 0, 0, BEN, DAN, 0, ELLA), members=members)
    assert said(fine) == (Met.MET, "all 4")
    eal = tuple(
        Member(p, name, {Characteristic.EAL: YES} if p < 3 else {}) for p, name in NAMES.items()
    )
    alike = verdict(k.Alternate(Characteristic.EAL), seats(AMIR, BEN), members=eal)
    assert alike.reason == "Amir and Ben are alike."
    assert verdict(sex, seats()).reason == "Sex is recorded for fewer than two of them."
    same = verdict(sex, seats(), members=class_of("FFFFF", Characteristic.SEX))
    assert same.reason == "Sex is the same for all of them."


def test_mixing_names_the_desk_and_the_levels() -> None:
    members = class_of("HHMLL")
    desk = k.Attainment()
    found = verdict(desk, seats(AMIR, BEN, CARA, 0, DAN, 0, ELLA), Strength.MEDIUM, members=members)
    assert said(found) == (Met.PARTLY, "Desk 1: Amir and Ben (H).")
    assert (found.held, found.checks, found.points, found.most) == (3, 5, 9, 15)
    assert verdict(desk, seats(AMIR, CARA), Strength.LOW, members=members).reason.startswith(
        "all 2; Ben, Dan and Ella have no seat yet."
    )


def test_a_table_larger_than_the_levels_is_mixed_where_it_is_as_mixed_as_can_be() -> None:
    members = class_of("HHLL.")
    table = k.Attainment(within=k.Within.TABLE)
    mixed = verdict(table, seats(1, 3, 2, 4, 5), Strength.LOW, layout=GROUPS, members=members)
    assert said(mixed) == (Met.MET, "all 4")
    odd = verdict(table, seats(1, 2, 0, 0, 3, 4, 5), Strength.LOW, layout=GROUPS, members=members)
    assert odd.reason == "Table 1: Amir and Ben (H). Table 2: Cara and Dan (L)."
    must = verdict(table, seats(1, 2, 3, 0, 4, 5), layout=GROUPS, members=members)
    assert said(must) == (Met.BROKEN, "Table 2: Dan (L).")
    assert must.seats == (5,)


def test_a_large_table_that_may_still_be_mixed_is_not_yet_broken() -> None:
    table = k.Attainment(within=k.Within.TABLE)
    half = verdict(table, seats(1, 2), layout=GROUPS, members=class_of("HHLL."))
    assert said(half) == (Met.IDLE, "Cara and Dan have no seat yet.")


def test_grouping_tells_who_differs() -> None:
    found = verdict(k.Attainment(mix=False), seats(AMIR, CARA), members=class_of("HHM.."))
    assert found.reason == "Amir and Cara are H and M. Ben has no seat yet."


def test_grouping_among_neighbours_as_a_must_asks_for_one_who_is_alike() -> None:
    near, members = k.Attainment(False, k.Within.ROOM), class_of("HHHMM")
    found = verdict(near, seats(1, 2, 4, 5, 0, 0, 0, 3), members=members)
    assert said(found) == (Met.BROKEN, "Cara is in row 2, seat 4, not next to anybody alike.")
    assert verdict(near, seats(1, 2, 4, 5, 3), members=members).met is Met.MET
    alone = verdict(near, seats(1, 2, 4, 3), members=class_of("HHHM."))
    assert alone.reason == "Cara is in row 1, seat 4, not next to anybody alike."


def test_attainment_among_neighbours_looks_at_all_who_sit_next_to_each_other() -> None:
    near = k.Attainment(within=k.Within.ROOM)
    behind = verdict(near, seats(AMIR, 0, 0, 0, BEN), members=class_of("HHM.."))
    assert behind.pairs == ((1, 5),)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (".....", "Prior attainment is recorded for none of them."),
        ("HH...", "Prior attainment is the same for all of whom it is recorded."),
    ],
)
def test_levels_that_say_nothing_do_not_apply(values: str, reason: str) -> None:
    for kind in (k.Attainment(), k.Balance(k.Measure.ATTAINMENT)):
        assert said(verdict(kind, seats(), members=class_of(values))) == (Met.IDLE, reason)


def test_a_room_without_tables_or_neighbours_has_nothing_to_mix() -> None:
    hall = from_template(Template.EXAM_HALL, 2, 2)
    far = replace(hall, desks=(hall.desks[0], replace(hall.desks[3], x=900.0, y=900.0)))
    members = class_of("HL...")
    reasons = [
        verdict(kind, seats(), layout=far, members=members).reason
        for kind in (
            k.Attainment(),
            k.Attainment(within=k.Within.TABLE),
            k.Attainment(within=k.Within.ROOM),
            k.Balance(k.Measure.ATTAINMENT),
            k.Alternate(PRIOR),
        )
    ]
    assert reasons == [
        "No desk of this room has two seats.",
        "No table of this room has two seats.",
        "No two seats of this room are next to each other.",
        "No table of this room has two seats.",
        "No two seats of this room are side by side.",
    ]


def test_balance_names_the_tables_that_are_off() -> None:
    members = class_of("HHLL.")
    level = k.Balance(k.Measure.ATTAINMENT)
    off = verdict(level, seats(1, 2, 0, 0, 3, 4, 5), Strength.LOW, layout=GROUPS, members=members)
    assert off.reason == "Table 1 is above the class. Table 2 is below the class."
    assert (off.held, off.checks, off.points, off.most) == (0, 2, 1, 2)
    even = verdict(level, seats(1, 3, 0, 0, 2, 4, 5), Strength.LOW, layout=GROUPS, members=members)
    assert said(even) == (Met.MET, "all 2")
    assert even.points == 2
    sexes = class_of("FFMMM", Characteristic.SEX)
    uneven = verdict(
        k.Balance(k.Measure.SEX),
        seats(1, 2, 0, 0, 3, 4, 5),
        Strength.LOW,
        layout=GROUPS,
        members=sexes,
    )
    assert uneven.reason == "Table 1 has fewer boys. Table 2 has more boys."


def test_praise_is_balanced_by_how_much_each_had() -> None:
    members = tuple(Member(p, name, {}, 9 if p < 3 else 0) for p, name in NAMES.items())
    found = verdict(
        k.Balance(k.Measure.PRAISE),
        seats(1, 2, 0, 0, 3, 4, 5),
        Strength.LOW,
        layout=GROUPS,
        members=members,
    )
    assert found.reason == "Table 1 has more praise. Table 2 has less praise."


def test_a_table_that_may_still_be_filled_is_not_judged_yet() -> None:
    found = verdict(
        k.Balance(k.Measure.ATTAINMENT),
        seats(1, 2),
        Strength.LOW,
        layout=GROUPS,
        members=class_of("HHLL."),
    )
    assert (found.held, found.checks) == (0, 2)
    assert said(found) == (Met.IDLE, "Cara and Dan have no seat yet.")


def test_balance_as_a_must_asks_that_no_table_is_all_alike() -> None:
    sex, members = k.Balance(k.Measure.SEX), class_of("FFMMM", Characteristic.SEX)
    broken = verdict(sex, seats(1, 3, 2, 0, 4, 5), layout=GROUPS, members=members)
    assert said(broken) == (Met.BROKEN, "Table 2: Dan and Ella (boys).")
    fine = verdict(sex, seats(1, 3, 4, 0, 2, 5), layout=GROUPS, members=members)
    assert said(fine) == (Met.MET, "all 5")


def test_a_friend_nearby_is_named_and_where_there_is_none_the_seat() -> None:
    wish = k.Friends(AMIR, (BEN, CARA))
    assert said(verdict(wish, seats(AMIR, BEN, CARA))) == (Met.MET, "next to Ben")
    lonely = verdict(wish, seats(AMIR, 0, 0, BEN, 0, 0, 0, CARA))
    assert said(lonely) == (
        Met.BROKEN,
        "Amir is in row 1, seat 1, not next to either of them.",
    )
    assert lonely.seats == (1,)
    one = verdict(k.Friends(AMIR, (BEN,)), seats(AMIR, 0, 0, BEN))
    assert one.reason == "Amir is in row 1, seat 1, Ben in row 1, seat 4."
    half = verdict(wish, seats(AMIR, 0, 0, BEN))
    assert said(half) == (Met.IDLE, "Cara has no seat yet.")
    assert verdict(wish, seats(AMIR, BEN)).met is Met.MET


def test_friends_and_helpers_who_are_not_here_do_not_apply() -> None:
    assert verdict(k.Friends(77, (BEN,)), seats()).reason == "The pupil is not in this class."
    assert verdict(k.HelperBeside(77), seats()).reason == "The pupil is not in this class."
    nobody = "None of those wished for is to be seated here."
    assert verdict(k.Friends(AMIR, (77, AMIR)), seats()).reason == nobody
    helpers = "None of the helpers is to be seated here."
    assert verdict(k.HelperBeside(AMIR, (77,)), seats()).reason == helpers
    setting = Setting(
        DOUBLES, class_of(), (rule(k.Friends(AMIR, (BEN,))),), left_out=frozenset({AMIR})
    )
    assert judge(setting, seats()).verdicts[0].reason == "Amir is to have no seat."


def test_a_helper_is_beside_and_not_behind() -> None:
    help_ = k.HelperBeside(AMIR, (BEN, CARA))
    assert said(verdict(help_, seats(0, AMIR, CARA))) == (Met.MET, "beside Cara")
    behind = verdict(help_, seats(AMIR, 0, 0, CARA, BEN))
    assert behind.reason == "Amir is in row 1, seat 1, not beside either of them."


def test_any_chair_beside_may_be_the_free_one() -> None:
    """At the same desk and near the end of its row is best; the words tell that one."""
    chair = k.HelperBeside(AMIR)
    assert said(verdict(chair, seats(0, AMIR, BEN))) == (Met.MET, "row 1, seat 1")
    assert said(verdict(chair, seats(BEN, AMIR))) == (Met.MET, "row 1, seat 3")
    four, three = row_of_blocks((4,), 1), row_of_blocks((3,), 1)
    assert verdict(chair, seats(0, AMIR), layout=four).reason == "row 1, seat 1"
    assert verdict(chair, seats(0, 0, AMIR), layout=four).reason == "row 1, seat 4"
    assert said(verdict(chair, seats(BEN, AMIR), layout=three)) == (Met.MET, "row 1, seat 3")
    assert said(verdict(chair, seats(0, AMIR, BEN), layout=three)) == (Met.MET, "row 1, seat 1")
    alone = from_template(Template.EXAM_HALL, 1, 1)
    assert (
        verdict(chair, seats(AMIR), layout=alone).reason
        == "There is no chair beside row 1, seat 1."
    )
    assert said(verdict(chair, {})) == (Met.IDLE, "Amir has no seat yet.")


def test_where_no_chair_beside_is_free_the_reason_tells_who_sits_there() -> None:
    chair, three = k.HelperBeside(AMIR), row_of_blocks((3,), 1)
    taken = verdict(chair, seats(BEN, AMIR, CARA), layout=three)
    assert said(taken) == (
        Met.BROKEN,
        "Ben sits beside Amir, in row 1, seat 1. Cara sits beside Amir, in row 1, seat 3.",
    )
    assert taken.pairs == ((2, 1), (2, 3))


def test_two_pupils_may_share_the_chair_between_them() -> None:
    three = row_of_blocks((3,), 1)
    setting = Setting(three, class_of()[:2], (rule(k.HelperBeside(1)), rule(k.HelperBeside(2))))
    found = judge(setting, seats(AMIR, 0, BEN))
    assert [v.met for v in found.verdicts] == [Met.MET, Met.MET]


def test_evidence_names_its_pairs_and_no_cause() -> None:
    pairs = (k.PairCount(AMIR, BEN, 5, 9, 1, 20), k.PairCount(CARA, 77, 5, 9, 1, 20))
    kind = k.Evidence(pairs, DAY, DAY)
    assert said(verdict(kind, seats(AMIR, BEN))) == (Met.BROKEN, "Amir and Ben share desk 1.")
    assert said(verdict(kind, seats(AMIR, 0, 0, BEN))) == (Met.MET, "apart")
    none = k.Evidence(pairs[1:], DAY, DAY)
    assert verdict(none, seats()).reason == "None of these pairs is in this class."


@pytest.mark.parametrize("kind", [APART, k.Together((AMIR, BEN)), k.InArea((BEN,), k.Area("Edge"))])
def test_a_rule_about_pupils_of_other_classes_does_not_apply(kind: k.Kind) -> None:
    assert verdict(kind, seats(), members=class_of()[2:]).met is Met.IDLE
    one = verdict(APART, seats(), members=class_of()[:1])
    assert one.reason == "Only Amir is to be seated here."
    assert verdict(k.InArea((), k.Area("Edge")), seats()).reason == "It names nobody."
    assert verdict(k.Apart((AMIR, BEN), 0.0), seats()).reason == "Any distance is far enough."


def test_a_rule_about_somebody_without_a_seat_says_so_and_is_not_broken() -> None:
    assert said(verdict(APART, seats(AMIR))) == (Met.IDLE, "Ben has no seat yet.")
    part = verdict(k.Apart((AMIR, BEN, CARA), 1.0), seats(AMIR, 0, BEN), Strength.LOW)
    assert part.met is Met.PARTLY
    assert part.reason == "2.0 m at least (Amir and Ben); Cara has no seat yet."
    must = verdict(k.Apart((AMIR, BEN, CARA), 1.0), seats(AMIR, 0, BEN))
    assert must.met is Met.MET


def test_many_without_a_seat_are_only_counted() -> None:
    found = verdict(k.FacesBoard(), {}, layout=GROUPS)
    assert said(found) == (Met.IDLE, "5 have no seat yet.")


def test_pins_come_after_the_rules() -> None:
    now = {3: Occupant(BEN, True)}
    setting = Setting(DOUBLES, class_of(), (rule(APART),), now)
    judgement = judge(setting, now)
    assert [said(v) for v in judgement.verdicts] == [
        (Met.IDLE, "Amir has no seat yet."),
        (Met.MET, "pinned"),
    ]
    moved = judge(setting, seats(BEN))
    assert said(moved.verdicts[1]) == (Met.BROKEN, "Ben sits in row 1, seat 1.")
    assert moved.broken_musts == (moved.verdicts[1],)


def test_a_rule_that_is_not_active_is_not_judged() -> None:
    asleep = replace(rule(APART), active=False)
    assert judge(Setting(DOUBLES, class_of(), (asleep,)), seats(AMIR, BEN)) == Judgement()


def test_whole_points_add_up_to_the_hundredths_rounded_down() -> None:
    assert whole_points([150, 150], [3, 3]) == [2, 1]
    assert whole_points([199, 199], [2, 3]) == [1, 2]
    assert whole_points([199, 199], [2, 2]) == [2, 1]
    assert whole_points([0, 99, 100], [9, 9, 9]) == [0, 0, 1]


def test_long_lists_are_cut() -> None:
    assert cut(["a"]) == "a"
    assert cut(["a", "b", "c", "d"]) == "a, b, c and d"
    assert cut(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert sentences(["A.", "B.", "C.", "D."]) == "A. B. C. D."
    assert sentences(["A.", "", "B.", "C.", "D.", "E."]) == "A. B. C. And 2 more."
    assert (followed("", "B."), followed("A", ""), followed("A.", "B.")) == ("B.", "A", "A. B.")


def test_grouping_among_neighbours_asks_nothing_where_no_two_are_at_one_level() -> None:
    kind = k.Attainment(mix=False, within=k.Within.ROOM)
    found = verdict(kind, seats(AMIR, BEN), members=class_of("HML")[:3])
    assert said(found) == (Met.IDLE, "No two of them are at one level.")


@pytest.mark.parametrize(
    "kind", [k.Alternate(PRIOR), k.Attainment(), k.Balance(k.Measure.ATTAINMENT)]
)
def test_a_rule_about_what_the_school_has_not_switched_on_says_so(kind: k.Kind) -> None:
    setting = Setting(DOUBLES, class_of(), (rule(kind),), in_use=frozenset())
    (found,) = judge(setting, seats(AMIR, BEN)).verdicts
    assert said(found) == (Met.IDLE, "Prior attainment is not switched on by the school.")
    on = replace(setting, in_use=frozenset({PRIOR}))
    assert "is recorded for" in judge(on, seats(AMIR, BEN)).verdicts[0].reason
