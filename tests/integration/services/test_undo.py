"""Every edit can be taken back and done again, one by one and in any sequence."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field, replace

import pytest

from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import Plan, place, refill, set_pin, take_out
from seatingapp.domain.register import MarkKind, RegisterMark
from seatingapp.domain.room_templates import Template
from seatingapp.domain.rules.kinds import Apart, FacesBoard, Friends, Kind
from seatingapp.domain.rules.record import Record
from seatingapp.domain.rules.rule import ForClass, ForPlan, ForPupil, Owner, Rule, Strength
from seatingapp.services.arrangements import ArrangeSeats
from seatingapp.services.behaviour import LogEntries, VoidEntries
from seatingapp.services.picks import SetPicks
from seatingapp.services.register import SetMarks
from seatingapp.services.rooms import AddRoom, all_rooms
from seatingapp.services.rules import AddRule, ChangeRule, RemoveRule, rules_of
from seatingapp.services.seating import (
    ChangeSeats,
    new_plan,
    plan_for,
    plans_of,
    seating_by_register,
)
from seatingapp.services.workspace import Edit, Workspace
from seatingapp.storage import entries, lessons, pupils
from tests.conftest import SAMPLE_DAY, Sample
from tests.integration.services.contents import contents
from tests.integration.services.plan_gestures import PlanGestures


@dataclass
class History:
    """What the window's undo list does."""

    workspace: Workspace
    undo: list[Edit] = field(default_factory=list)
    states: list[object] = field(default_factory=list)

    def perform(self, edit: Edit) -> bool:
        """Do it and remember how to take it back; say whether there was anything to do."""
        before = contents(self.workspace)
        try:
            done = self.workspace.perform(edit)
        except Refusal:
            assert contents(self.workspace) == before
            return False
        if done is None or done.inverse is None:
            assert contents(self.workspace) == before
            return False
        self.states.append(before)
        self.undo.append(done.inverse)
        return True

    def back_and_forth(self) -> None:
        """Take everything back, then do it all again; every state in between is met again."""
        end = contents(self.workspace)
        redo: list[Edit] = []
        for edit, state in zip(reversed(self.undo), reversed(self.states), strict=True):
            done = self.workspace.perform(edit)
            assert done is not None
            assert done.inverse is not None
            redo.append(done.inverse)
            assert contents(self.workspace) == state
        for edit, state in zip(reversed(redo), [*self.states[1:], end], strict=True):
            assert self.workspace.perform(edit) is not None
            assert contents(self.workspace) == state


def plan_of(sample: Sample, day: dt.date = SAMPLE_DAY) -> Plan:
    found = sample.workspace.read(lambda s: plan_for(s, sample.summary.showcase.class_id, day))
    assert found is not None
    return found


def members(sample: Sample) -> list[int]:
    class_id = sample.summary.showcase.class_id
    return [p.id for p in sample.workspace.read(lambda s: pupils.load(s, class_id=class_id))]


class Gestures:
    """Draws edits as a teacher makes them."""

    def __init__(self, sample: Sample, seed: int) -> None:
        self.sample, self.lot = sample, random.Random(seed)
        self.pupils = members(sample)
        self.class_id = sample.summary.showcase.class_id
        self.day = SAMPLE_DAY
        self.rooms = 0
        self.plans = PlanGestures(sample.workspace, self.lot, self.class_id)

    def draw(self) -> Edit:
        usual = [self.move, self.pin, self.out, self.log, self.mark, self.room, self.reseat]
        elsewhere = [self.log_on_duty, self.start_picks]
        return self.lot.choice([*usual, *elsewhere, self.wait, *[self.whole_plan] * 4])()

    def draw_with_rules(self) -> Edit:
        """Rules, arranging, and what is done with plans."""
        ruled = [self.add_rule, self.change_rule, self.arrange] * 3
        return self.lot.choice([*ruled, self.move, self.pin, self.wait, *[self.whole_plan] * 4])()

    def whole_plan(self) -> Edit:
        """What is done with plans as a whole."""
        return self.plans.draw(self.day) or self.move()

    def add_rule(self) -> Edit:
        one, other = self.lot.sample(self.pupils, 2)
        line = self.lot.choice(self.sample.workspace.read(plans_of)).line
        owners: list[Owner] = [ForClass(self.class_id), ForPupil(one), ForPlan(line)]
        kinds: list[Kind] = [Apart((one, other)), Friends(one, (other,)), FacesBoard((one,))]
        strength = self.lot.choice(list(Strength))
        kind, owner = self.lot.choice(kinds), self.lot.choice(owners)
        return AddRule(Rule("", kind, strength, owner, note="x"))

    def change_rule(self) -> Edit:
        line = plan_of(self.sample, self.day).line
        rules = self.sample.workspace.read(lambda s: rules_of(s, line))
        rule = self.lot.choice(rules)
        if len(rules) > 4 and self.lot.random() < 0.4:
            return RemoveRule(rule.uid)
        return ChangeRule(replace(rule, active=not rule.active, note=str(self.lot.random())))

    def arrange(self) -> Edit:
        plan = plan_of(self.sample, self.day)
        people = list(plan.seated.values())
        self.lot.shuffle(people)
        seated = dict(zip(sorted(plan.seated), people, strict=True))
        return ArrangeSeats(plan.id, seated, Record(self.lot.randint(1, 99)), self.day)

    def seats(self, changes: tuple[object, ...]) -> Edit:
        plan = plan_of(self.sample, self.day)
        return ChangeSeats(plan.id, changes, self.day)  # type: ignore[arg-type]

    def move(self) -> Edit:
        plan = plan_of(self.sample, self.day)
        pupil = self.lot.choice(self.pupils)
        seat = self.lot.choice([p.seat_id for p in plan.layout.places()])
        try:
            return self.seats(place(plan, pupil, seat))
        except Refusal:
            return self.seats(set_pin(plan, self.pupils, pinned=False))

    def pin(self) -> Edit:
        chosen = self.lot.sample(self.pupils, 3)
        pinned = self.lot.random() < 0.5
        return self.seats(set_pin(plan_of(self.sample, self.day), chosen, pinned))

    def out(self) -> Edit:
        chosen = self.lot.sample(self.pupils, self.lot.randint(1, 5))
        return self.seats(take_out(plan_of(self.sample, self.day), chosen))

    def reseat(self) -> Edit:
        room = self.lot.choice(self.sample.workspace.read(all_rooms))
        seed = self.lot.choice([None, 1, 2])
        return self.sample.workspace.read(
            lambda s: new_plan(
                s,
                self.class_id,
                room,
                self.day,
                seating_by_register(s, self.class_id, room, self.day, seed),
            )
        )

    def wait(self) -> Edit:
        """A day goes by before the next change of seats."""
        self.day += dt.timedelta(days=1)
        return self.move()

    def lesson(self) -> LessonKey:
        return LessonKey(self.class_id, SAMPLE_DAY, self.lot.choice([None, 1, 2]))

    def log(self) -> Edit:
        chosen = tuple(self.lot.sample(self.pupils, self.lot.randint(1, 4)))
        at, plan = self.sample.workspace.clock(), plan_of(self.sample)
        seats = tuple((p, s) for p in chosen if (s := plan.seat_of(p)) is not None)
        kind = self.lot.randint(1, 9)
        return LogEntries(self.lesson(), chosen, kind, at, "x", plan.room_id, plan.id, seats)

    def log_on_duty(self) -> Edit:
        chosen = tuple(self.lot.sample(self.pupils, 2))
        at = self.sample.workspace.clock()
        return LogEntries(None, chosen, self.lot.randint(1, 9), at, "x", place="Corridor")

    def start_picks(self) -> Edit:
        picked = self.lot.sample(self.pupils, 3)
        return SetPicks(self.class_id, {p: self.lot.randint(1, 4) for p in picked})

    def mark(self) -> Edit:
        chosen = self.lot.sample(self.pupils, 3)
        kinds = [None, *MarkKind]
        marks = tuple(
            (p, RegisterMark(p, kind, self.lot.choice([0, 5])) if kind else None)
            for p in chosen
            for kind in [self.lot.choice(kinds)]
        )
        return SetMarks(self.lesson(), marks, "x")

    def room(self) -> Edit:
        self.rooms += 1
        template = self.lot.choice(list(Template))
        return AddRoom.of_template(f"New room {self.rooms}", template, 2, self.lot.randint(1, 6))


@pytest.mark.parametrize("seed", range(12))
def test_any_sequence_of_edits_can_be_taken_back_and_done_again(sample: Sample, seed: int) -> None:
    history, gestures = History(sample.workspace), Gestures(sample, seed)
    for _gesture in range(40):
        history.perform(gestures.draw())
    assert len(history.undo) > 15
    history.back_and_forth()


@pytest.mark.parametrize("seed", range(5))
def test_any_sequence_of_rules_and_arranged_plans_can_be_taken_back_and_done_again(
    sample: Sample, seed: int
) -> None:
    history, gestures = History(sample.workspace), Gestures(sample, seed)
    for _gesture in range(40):
        history.perform(gestures.draw_with_rules())
    assert len(history.undo) > 15
    history.back_and_forth()


def test_an_edit_that_changes_nothing_is_none(sample: Sample) -> None:
    plan = plan_of(sample)
    history = History(sample.workspace)
    assert not history.perform(ChangeSeats(plan.id, (), SAMPLE_DAY))
    assert not history.perform(ChangeSeats(plan.id, refill(plan, plan.seated), SAMPLE_DAY))
    assert not history.perform(VoidEntries(("no such entry",), "undo", "x"))


def test_marking_what_is_marked_already_does_not_even_start_a_lesson(sample: Sample) -> None:
    sunday = LessonKey(sample.summary.showcase.class_id, dt.date(2025, 11, 23))
    edit = SetMarks(sunday, ((members(sample)[0], None),), "x")
    assert sample.workspace.perform(edit) is None
    assert sample.workspace.read(lambda s: lessons.find(s, sunday)) is None


def test_an_edit_that_is_refused_changes_nothing_and_nobody_is_told(sample: Sample) -> None:
    heard: list[object] = []
    sample.workspace.listen(heard.append)
    before = contents(sample.workspace)
    pupil = members(sample)[0]
    for minutes in (-1, 241):
        mark = RegisterMark(pupil, MarkKind.LATE, minutes)
        with pytest.raises(Refusal, match="0 to 240"):
            sample.workspace.perform(SetMarks(sample.summary.showcase, ((pupil, mark),), "x"))
    with pytest.raises(Refusal, match="not in this vault any more"):
        sample.workspace.perform(ChangeSeats(9999, (), SAMPLE_DAY))
    assert contents(sample.workspace) == before
    assert heard == []


def test_what_was_taken_back_and_brought_back_stays_on_record(sample: Sample) -> None:
    key = sample.summary.showcase
    pupil = members(sample)[0]
    before = {e.uid for e in sample.workspace.read(lambda s: entries.of_pupil(s, pupil))}
    history = History(sample.workspace)
    history.perform(LogEntries(key, (pupil,), 1, sample.workspace.clock(), "x"))
    history.back_and_forth()
    undo = history.undo[0]
    sample.workspace.perform(undo)
    found = sample.workspace.read(lambda s: entries.of_pupil(s, pupil))
    (new,) = [e for e in found if e.uid not in before]
    assert (new.is_void, new.void_reason) == (True, "undo")


def test_each_edit_has_a_name_for_the_undo_list_and_its_inverse_too(sample: Sample) -> None:
    history, gestures = History(sample.workspace), Gestures(sample, 5)
    for draw in (gestures.move, gestures.out, gestures.log, gestures.mark, gestures.room):
        edit = draw()
        assert edit.label
        done = sample.workspace.perform(edit)
        if done is not None and done.inverse is not None:
            assert done.inverse.label
            back = sample.workspace.perform(done.inverse)
            assert back is not None
            assert back.inverse is not None
            assert back.inverse.label
    assert history.undo == []


def test_plans_of_a_class_come_newest_first(sample: Sample) -> None:
    class_id = sample.summary.showcase.class_id
    dates = [p.from_date for p in sample.workspace.read(lambda s: plans_of(s, class_id))]
    assert dates == sorted(dates, reverse=True)
