"""What is gathered for arranging a class, and the seats and the record that come of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.plans import Occupant, Plan, refill
from seatingapp.domain.pupils import Characteristic
from seatingapp.domain.rules.kinds import (
    Alternate,
    Balance,
    FromFront,
    Kind,
    Measure,
    NewNeighbours,
)
from seatingapp.domain.rules.record import Record, recorded
from seatingapp.domain.rules.setting import EarlierPlan, Setting
from seatingapp.domain.rules.verdicts import Judgement
from seatingapp.domain.sitting_together import pairs
from seatingapp.services import behaviour, classes
from seatingapp.services.arrangements import (
    ArrangeSeats,
    NoteProof,
    record_of,
    records_of,
    setting_of,
)
from seatingapp.services.behaviour import LogEntries, VoidEntries
from seatingapp.services.memberships import RemoveFromClass
from seatingapp.services.plan_history import DeletePlan
from seatingapp.services.plan_lines import restore
from seatingapp.services.rules import ChangeRule
from seatingapp.services.school_settings import UseCharacteristic
from seatingapp.services.seating import ChangeSeats, StartPlan
from seatingapp.storage import plans, pupils
from seatingapp.storage.settings import owner
from tests.conftest import Sample
from tests.integration.services.contents import contents
from tests.integration.services.planning import (
    class_id,
    do,
    holds,
    later,
    line_of_tests,
    loose,
    new_room,
    start,
    started,
    swap_two,
    undo,
)
from tests.integration.services.ruling import add, no_rules, of_plan, rule, two
from tests.integration.services.test_charts import statements

PRIVATE = ("entries", "entry_voids", "behaviour_types", "register_marks")


@pytest.fixture(autouse=True)
def _bare(sample: Sample) -> None:
    no_rules(sample)


def gathered(sample: Sample, plan: Plan | None = None, on: dt.date | None = None) -> Setting:
    plan = plan or holds(sample)
    return sample.workspace.read(lambda s: setting_of(s, plan, on=on))


def turned(plan: Plan, by: int) -> dict[int, Occupant]:
    """Everybody so many seats further on: nobody keeps a seat."""
    seats = sorted(plan.seated)
    people = [plan.seated[s] for s in seats]
    return {s: replace(people[(n + by) % len(seats)], pinned=False) for n, s in enumerate(seats)}


def reseated(sample: Sample, by: int, on: dt.date) -> Plan:
    plan = holds(sample, on)
    return started(sample.workspace, ChangeSeats(plan.id, refill(plan, turned(plan, by)), on))


def told(plan: Plan) -> EarlierPlan:
    found = pairs(plan.layout, {s: o.pupil_id for s, o in plan.seated.items()})
    together = {(min(p.pupil, p.other), max(p.pupil, p.other)) for p in found}
    return EarlierPlan(plan.from_date, frozenset(together))


def test_the_class_comes_in_alphabetical_order_with_names_as_on_the_cards(sample: Sample) -> None:
    setting, plan = gathered(sample), holds(sample)
    cards = sample.workspace.read(lambda s: classes.cards(s, class_id(sample), frozenset()))
    assert [(m.pupil_id, m.name) for m in setting.members] == [(c.pupil_id, c.name) for c in cards]
    assert (setting.layout, setting.seated) == (plan.layout, plan.seated)
    assert (setting.movable, setting.left_out, setting.rules) == (None, frozenset(), ())


def test_the_register_keeps_the_order_of_the_class_list(sample: Sample) -> None:
    ids = [m.pupil_id for m in gathered(sample).members]
    first = ids[0]
    done = do(sample.workspace, RemoveFromClass(class_id(sample), (first,)))
    undo(sample.workspace, done)
    register = gathered(sample).register
    assert sorted(register) == sorted(ids)
    assert register[-1] == first
    assert [m.pupil_id for m in gathered(sample).members] == ids


def test_whoever_left_the_class_is_not_seated(sample: Sample) -> None:
    gone = loose(holds(sample))[0]
    do(sample.workspace, RemoveFromClass(class_id(sample), (gone,)))
    setting = gathered(sample)
    assert gone not in {m.pupil_id for m in setting.members}
    assert gone not in {o.pupil_id for o in setting.seated.values()}
    assert gone not in setting.register


def test_who_may_move_and_who_gets_no_seat_is_handed_on(sample: Sample) -> None:
    some, plan = frozenset(loose(holds(sample))[:3]), holds(sample)
    setting = sample.workspace.read(lambda s: setting_of(s, plan, movable=some, left_out=some))
    assert (setting.movable, setting.left_out) == (some, some)


def test_rules_that_are_not_stored_count_besides_and_in_place_of_those_that_are(
    sample: Sample,
) -> None:
    stored, plan = add(sample, two(sample)), holds(sample)
    instead = replace(stored, active=False)
    new = rule(NewNeighbours(1), of_plan(sample))
    setting = sample.workspace.read(lambda s: setting_of(s, plan, also=(instead, new)))
    assert setting.rules == (instead, new)
    assert setting.active_rules == (new,)
    assert len(setting.earlier) == 1
    assert gathered(sample).rules == (stored,)


def test_characteristics_are_read_only_for_rules_that_count_and_where_in_use(
    sample: Sample,
) -> None:
    workspace = sample.workspace
    pupil = loose(holds(sample))[0]
    facts = {Characteristic.PRIOR_ATTAINMENT: "H", Characteristic.SEX: "F"}
    with workspace.vault.write() as session:
        pupils.set_characteristics(session, pupil, facts)
    assert gathered_of(sample, pupil) == {}
    prior = add(sample, Alternate(Characteristic.PRIOR_ATTAINMENT))
    add(sample, Alternate(Characteristic.SEX))
    assert gathered_of(sample, pupil) == {Characteristic.PRIOR_ATTAINMENT: "H"}
    do(workspace, UseCharacteristic(Characteristic.SEX, True))
    assert gathered_of(sample, pupil) == facts
    do(workspace, ChangeRule(replace(prior, active=False)))
    assert gathered_of(sample, pupil) == {Characteristic.SEX: "F"}


def gathered_of(sample: Sample, pupil: int) -> dict[Characteristic, str]:
    return next(dict(m.characteristics) for m in gathered(sample).members if m.pupil_id == pupil)


def test_praise_is_counted_in_this_class_only_where_a_rule_balances_it(sample: Sample) -> None:
    workspace = sample.workspace
    assert {m.praise for m in gathered(sample).members} == {0}
    rule = add(sample, Balance(Measure.PRAISE))
    counted = {m.pupil_id: m.praise for m in gathered(sample).members}
    logged = workspace.read(lambda s: behaviour.latest_entries(s, class_id(sample)))
    for pupil, count in counted.items():
        praise = [
            e
            for e in logged
            if e.pupil_id == pupil and e.polarity is Polarity.PRAISE and not e.is_void
        ]
        assert len(praise) == count
    assert max(counted.values()) > 0
    pupil = loose(holds(sample))[0]
    edit = LogEntries(sample.summary.showcase, (pupil,), 1, workspace.clock(), "x")
    done = do(workspace, edit)
    assert praise_of(sample, pupil) == counted[pupil] + 1
    do(workspace, VoidEntries(done.uids, "wrong pupil", "x"))
    assert praise_of(sample, pupil) == counted[pupil]
    do(workspace, ChangeRule(replace(rule, active=False)))
    assert praise_of(sample, pupil) == 0


def praise_of(sample: Sample, pupil: int) -> int:
    return next(m.praise for m in gathered(sample).members if m.pupil_id == pupil)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), ()),
        ((FromFront(), NewNeighbours(3), Balance(Measure.ATTAINMENT)), ()),
        ((Balance(Measure.PRAISE),), ("entries", "entry_voids")),
    ],
)
def test_behaviour_is_not_even_read_unless_a_rule_needs_it(
    sample: Sample, kinds: tuple[Kind, ...], expected: tuple[str, ...]
) -> None:
    for kind in kinds:
        add(sample, kind)
    plan = holds(sample)
    with statements(sample.workspace.vault) as seen:
        sample.workspace.read(lambda s: setting_of(s, plan))
    assert seen
    assert {t for t in PRIVATE if any(t in statement for statement in seen)} == set(expected)


def test_characteristics_are_not_even_read_unless_a_rule_needs_them(sample: Sample) -> None:
    add(sample, two(sample))
    plan = holds(sample)
    with statements(sample.workspace.vault) as seen:
        sample.workspace.read(lambda s: setting_of(s, plan))
    assert [s for s in seen if "pupil_characteristics" in s or "photos" in s] == []


def test_without_new_neighbours_no_earlier_plan_is_read(sample: Sample) -> None:
    reseated(sample, 3, later(1))
    assert gathered(sample, holds(sample, later(1))).earlier == ()


def test_new_neighbours_look_back_on_as_many_seatings_as_they_say(sample: Sample) -> None:
    first = holds(sample)
    plans = [reseated(sample, 5, later(n)) for n in (1, 2, 3)]
    rule = add(sample, NewNeighbours(2))
    assert gathered(sample, plans[-1]).earlier == (told(plans[1]), told(plans[0]))
    assert gathered(sample, plans[1]).earlier[:2] == (told(plans[0]), told(first))
    add(sample, NewNeighbours(3), of_plan(sample))
    assert gathered(sample, plans[-1]).earlier == tuple(
        told(p) for p in (plans[1], plans[0], first)
    )
    do(sample.workspace, ChangeRule(replace(rule, kind=NewNeighbours(1))))
    assert len(gathered(sample, plans[-1]).earlier) == 3


def test_a_plan_that_is_to_be_followed_by_another_counts_itself(sample: Sample) -> None:
    add(sample, NewNeighbours(2))
    first = holds(sample)
    plan = reseated(sample, 5, later(1))
    assert gathered(sample, plan, on=later(1)).earlier[0] == told(first)
    assert gathered(sample, plan, on=later(2)).earlier[:2] == (told(plan), told(first))


def test_who_is_seated_anew_has_other_neighbours_than_until_then(sample: Sample) -> None:
    """What arranging looks at is what the plan is judged by afterwards, however little moved."""
    add(sample, NewNeighbours(2))
    first = holds(sample)
    anew = gathered(sample, first, on=later(1))
    assert (anew.anew, anew.earlier[0]) == (True, told(first))
    (one, here), (other, there) = [(o, s) for s, o in sorted(first.seated.items())][:2]
    seated = {**first.seated, here: other, there: one}
    record = recorded(anew, Judgement(), 1)
    second = started(sample.workspace, ArrangeSeats(first.id, seated, record, later(1)))
    judged = gathered(sample, second)
    assert (judged.anew, judged.earlier) == (True, anew.earlier)
    # Moved by hand on the same day, and arranged once more: it is compared with the same plans.
    moved = started(sample.workspace, swap_two(second, later(1)))
    assert gathered(sample, moved).earlier == anew.earlier
    assert gathered(sample, moved, on=later(1)).earlier == anew.earlier
    # On a later day it is adjusted by hand: the same seating still.
    third = started(sample.workspace, swap_two(moved, later(2)))
    adjusted = gathered(sample, third)
    assert (adjusted.anew, adjusted.earlier) == (False, anew.earlier)


def test_what_is_improved_or_filled_up_stays_the_seating_that_it_is(sample: Sample) -> None:
    add(sample, NewNeighbours(2))
    first = holds(sample)
    second = reseated(sample, 5, later(1))
    some = frozenset(loose(second)[:3])
    for setting in (
        gathered(sample, second),
        sample.workspace.read(lambda s: setting_of(s, second, movable=some, on=later(2))),
    ):
        assert (setting.anew, setting.earlier[0]) == (False, told(first))
    # However many were moved by it.
    edit = ArrangeSeats(second.id, turned(second, 9), recorded(setting, Judgement(), 1), later(2))
    third = started(sample.workspace, edit)
    assert gathered(sample, third).earlier == setting.earlier
    # Once somebody seats them otherwise, the record says nothing any more.
    fourth = reseated(sample, 5, later(2))
    assert fourth.id == third.id
    assert gathered(sample, fourth).earlier[:2] == (told(second), told(first))


def test_a_plan_that_was_begun_by_hand_today_is_no_seating_of_its_own(sample: Sample) -> None:
    add(sample, NewNeighbours(2))
    first = holds(sample)
    moved = started(sample.workspace, swap_two(first, later(1)))
    assert gathered(sample, moved).earlier[0] != told(first)
    assert gathered(sample, moved, on=later(1)).earlier[0] == told(first)


def test_a_few_pupils_moved_make_no_new_seating(sample: Sample) -> None:
    add(sample, NewNeighbours(5))
    first = holds(sample)
    plan = reseated(sample, 5, later(1))
    adjusted = started(sample.workspace, swap_two(plan, later(2)))
    again = started(sample.workspace, swap_two(adjusted, later(3)))
    assert again.id != adjusted.id != plan.id
    assert gathered(sample, again).earlier[0] == told(first)
    last = reseated(sample, 5, later(4))
    assert gathered(sample, last).earlier[:2] == (told(again), told(first))


def test_a_plan_replaced_on_its_day_one_for_a_test_and_an_empty_one_do_not_count(
    sample: Sample,
) -> None:
    add(sample, NewNeighbours(5))
    first = holds(sample)
    same_day = replace(
        first, id=0, uid="", from_date=later(1), seated=turned(first, 3), made_at=None
    )
    started(sample.workspace, StartPlan(same_day, first.id))
    kept = started(sample.workspace, StartPlan(replace(same_day, seated=turned(first, 7))))
    tests = start(sample, line_of_tests(sample), later(2))
    do(sample.workspace, ChangeSeats(tests.id, refill(tests, turned(first, 9)), later(2)))
    started(sample.workspace, StartPlan(replace(same_day, from_date=later(3), seated={})))
    last = reseated_from(sample, kept, later(4))
    found = gathered(sample, last).earlier
    assert found[:2] == (told(kept), told(first))


def reseated_from(sample: Sample, like: Plan, on: dt.date) -> Plan:
    new = replace(like, id=0, uid="", from_date=on, seated=turned(like, 5), made_at=None)
    return started(sample.workspace, StartPlan(new))


def test_the_same_seats_in_another_room_are_another_seating(sample: Sample) -> None:
    add(sample, NewNeighbours(1))
    first = holds(sample)
    room = new_room(sample.workspace, rows=5, columns=3)
    seats = [place.seat_id for place in room.layout.places()]
    there = replace(
        first,
        id=0,
        uid="",
        room_id=room.id,
        from_date=later(1),
        layout=room.layout,
        seated=dict(zip(seats, first.seated.values(), strict=False)),
    )
    plan = started(sample.workspace, StartPlan(there))
    assert gathered(sample, plan).earlier == (told(first),)


def test_only_pairs_of_the_class_of_today_are_told(sample: Sample) -> None:
    add(sample, NewNeighbours(1))
    first = holds(sample)
    plan = reseated(sample, 5, later(1))
    gone = next(iter(told(first).pairs))[0]
    do(sample.workspace, RemoveFromClass(class_id(sample), (gone,)))
    (earlier,) = gathered(sample, plan).earlier
    assert earlier.pairs == {pair for pair in told(first).pairs if gone not in pair}


def test_many_plans_are_looked_through_with_few_statements(sample: Sample) -> None:
    workspace, first = sample.workspace, holds(sample)
    add(sample, NewNeighbours(3))
    with workspace.vault.write() as session:
        me = owner(session)[0]
        for n in range(200):
            day = later(n + 1)
            new = replace(first, id=0, uid="", from_date=day, staff_id=me)
            plans.add(session, replace(new, seated=turned(first, n % 3)))
    last = holds(sample, later(300))
    with statements(workspace.vault) as seen:
        found = workspace.read(lambda s: setting_of(s, last))
    assert len(found.earlier) == 3
    assert len(seen) < 25


# Arranged seats and their record


RECORD = Record(seed=12, score=742, most=760)


def arrange(sample: Sample, plan: Plan, by: int, on: dt.date, seed: int = 12) -> ArrangeSeats:
    return ArrangeSeats(plan.id, turned(plan, by), replace(RECORD, seed=seed), on)


def kept(sample: Sample, plan_id: int | None) -> Record | None:
    assert plan_id is not None
    return sample.workspace.read(lambda s: record_of(s, plan_id))


def test_seats_and_record_are_one_step_that_undo_takes_back_whole(sample: Sample) -> None:
    plan = holds(sample)
    before = contents(sample.workspace)
    on = plan.from_date
    first = do(sample.workspace, arrange(sample, plan, 3, on))
    assert first.plan_id == plan.id
    arranged = contents(sample.workspace)
    second = do(sample.workspace, arrange(sample, plan, 7, on, seed=13))
    again = kept(sample, plan.id)
    assert again is not None
    assert (again.seed, again.moved_by_hand) == (13, 0)
    end = contents(sample.workspace)
    undone = undo(sample.workspace, second)
    assert contents(sample.workspace) == arranged
    undo(sample.workspace, first)
    assert contents(sample.workspace) == before
    assert kept(sample, plan.id) is None
    do(sample.workspace, arrange(sample, plan, 3, on))
    undo(sample.workspace, undone)
    assert contents(sample.workspace) == end


def test_a_plan_of_an_earlier_day_is_followed_by_a_new_one(sample: Sample) -> None:
    plan = holds(sample)
    before = contents(sample.workspace)
    done = do(sample.workspace, arrange(sample, plan, 3, later(1)))
    assert done.plan_id not in (None, plan.id)
    new = holds(sample, later(1))
    assert (new.id, new.from_date, new.seated) == (done.plan_id, later(1), turned(plan, 3))
    assert kept(sample, plan.id) is None
    assert kept(sample, new.id) == replace(
        RECORD, seated={s: o.pupil_id for s, o in new.seated.items()}
    )
    after = contents(sample.workspace)
    undone = undo(sample.workspace, done)
    assert contents(sample.workspace) == before
    undo(sample.workspace, undone)
    assert contents(sample.workspace) == after


def test_the_same_seats_arranged_again_change_the_record_only(sample: Sample) -> None:
    plan = holds(sample)
    edit = ArrangeSeats(plan.id, plan.seated, RECORD, plan.from_date, "Improve the plan")
    assert edit.label == "Improve the plan"
    before = contents(sample.workspace)
    done = do(sample.workspace, edit)
    assert done.inverse is not None
    assert (done.plan_id, done.said, done.inverse.label) == (
        plan.id,
        "Improve the plan",
        "Improve the plan",
    )
    assert kept(sample, plan.id) is not None
    assert sample.workspace.perform(edit) is None
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before


def test_a_proof_that_arrives_later_is_noted_of_the_plan_that_it_is_about(sample: Sample) -> None:
    plan = holds(sample)
    note = NoteProof(plan.id, plan.seated)
    assert sample.workspace.perform(note) is None  # nobody arranged it
    seated = turned(plan, 1)
    do(sample.workspace, ArrangeSeats(plan.id, seated, RECORD, plan.from_date))
    assert sample.workspace.perform(note) is None  # they sit otherwise now
    known = replace(note, seated=seated)
    done = sample.workspace.perform(known)
    assert done is not None
    assert done.inverse is None  # no step to be taken back
    found = kept(sample, plan.id)
    assert found is not None
    assert (found.proved, found.seed, found.score) == (True, RECORD.seed, RECORD.score)
    assert sample.workspace.perform(known) is None
    assert known.label == "Note a proof"


def test_what_is_moved_by_hand_afterwards_is_counted(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, arrange(sample, plan, 3, plan.from_date))
    plan = holds(sample)
    do(sample.workspace, swap_two(plan, plan.from_date))
    record = kept(sample, plan.id)
    assert record is not None
    assert (record.seed, record.moved_by_hand) == (12, 2)
    assert record.words.endswith("2 seats changed by hand since")


def test_the_record_goes_on_to_the_plan_of_a_later_day(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, arrange(sample, plan, 3, plan.from_date))
    before = contents(sample.workspace)
    done = do(sample.workspace, swap_two(holds(sample), later(1)))
    record = kept(sample, done.plan_id)
    assert record is not None
    assert record.moved_by_hand == 2
    earlier = kept(sample, plan.id)
    assert earlier is not None
    assert earlier.moved_by_hand == 0
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before


def test_a_plan_that_is_deleted_takes_its_record_along_and_brings_it_back(sample: Sample) -> None:
    plan = start(sample, line_of_tests(sample), later(1))
    seated = turned(holds(sample), 3)
    do(sample.workspace, ArrangeSeats(plan.id, seated, RECORD, later(1)))
    before = contents(sample.workspace)
    done = do(sample.workspace, DeletePlan(plan.id))
    assert kept(sample, plan.id) is None
    undo(sample.workspace, done)
    assert contents(sample.workspace) == before
    assert kept(sample, plan.id) is not None


def test_a_plan_that_is_restored_keeps_the_record_of_how_it_was_arranged(sample: Sample) -> None:
    plan = holds(sample)
    arranged = do(sample.workspace, arrange(sample, plan, 3, later(1))).plan_id or 0
    reseated(sample, 5, later(2))
    edit = sample.workspace.read(lambda s: restore(s, arranged, later(3))).edit
    restored = started(sample.workspace, edit)
    assert restored.id != arranged
    record = kept(sample, restored.id)
    assert record is not None
    assert (record.seed, record.moved_by_hand) == (12, 0)


def test_records_of_several_plans_are_read_together(sample: Sample) -> None:
    plan = holds(sample)
    done = do(sample.workspace, arrange(sample, plan, 3, later(1)))
    ids = [plan.id, done.plan_id or 0, 99_999]
    found = sample.workspace.read(lambda s: records_of(s, ids))
    assert set(found) == {done.plan_id}


def test_a_plan_of_which_most_was_changed_since_is_not_called_arranged(sample: Sample) -> None:
    plan = holds(sample)
    do(sample.workspace, arrange(sample, plan, 3, plan.from_date))
    plan = holds(sample)
    cleared = do(sample.workspace, ChangeSeats(plan.id, refill(plan, {}), plan.from_date))
    assert kept(sample, plan.id) is None
    undo(sample.workspace, cleared)
    assert kept(sample, plan.id) is not None
    again = do(sample.workspace, ChangeSeats(plan.id, refill(plan, turned(plan, 5)), later(1)))
    assert kept(sample, again.plan_id) is None
