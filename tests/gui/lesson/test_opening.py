"""With which plan a lesson opens, as the page says it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert, update

from seatingapp.domain.identity import new_uid
from seatingapp.domain.plans import Plan, Purpose
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.services.memberships import RemoveFromClass
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.storage import lessons, plans, rooms
from seatingapp.storage.schema import plans as plan_rows
from seatingapp.storage.schema import staff
from seatingapp.ui.lesson.state import Goes
from seatingapp.ui.plan_view.intents import LASSO
from seatingapp.ui.privacy import PrivateView
from tests.conftest import SAMPLE_DAY
from tests.gui.lesson.stage import Stage

EVERYTHING = frozenset({Topic.PLANS, Topic.PUPILS, Topic.ROOMS})


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def plans_of(stage: Stage) -> tuple[Plan, ...]:
    return stage.workspace.read(lambda s: plans.load(s, class_id=stage.state.class_id))


def by_a_colleague(stage: Stage) -> None:
    """All plans of the class were made by somebody else."""
    with stage.workspace.vault.write() as session:
        values = {"uid": new_uid(), "name": "B. Jones", "is_owner": False}
        who = session.execute(insert(staff).values(values).returning(staff.c.id)).scalar_one()
        own = plan_rows.c.class_id == stage.state.class_id
        session.execute(update(plan_rows).where(own).values(staff_id=who))
    stage.presenter.changed(EVERYTHING)


def add_exam(stage: Stage) -> int:
    """A plan for an exam of this very day, with two pupils only."""
    first = plans_of(stage)[0]
    seated = dict(list(first.seated.items())[:2])
    exam = replace(
        first, id=0, uid=new_uid(), purpose=Purpose.EXAM, from_date=SAMPLE_DAY, seated=seated
    )
    with stage.workspace.vault.write() as session:
        plan_id = plans.add(session, exam, stage.workspace.clock())
    stage.presenter.changed(EVERYTHING)
    return plan_id


def without_plans(stage: Stage) -> None:
    with stage.workspace.vault.write() as session:
        for plan in plans.load(session, class_id=stage.state.class_id):
            lessons.set_plan(session, lessons.with_plan(session, plan.id), None)
            plans.remove(session, plan.id)
    stage.presenter.changed(EVERYTHING)


def said(stage: Stage) -> str:
    return stage.state.notice.text if stage.state.notice else ""


def test_ones_own_plan_is_said_in_the_subtitle_and_nowhere_else(stage: Stage) -> None:
    assert stage.state.notice is None
    assert stage.state.header.subtitle.endswith("Lab 2 · Week B · your plan from 3 Nov")


def test_a_colleagues_plan_is_made_ones_own_and_back_in_one_step(stage: Stage) -> None:
    by_a_colleague(stage)
    assert said(stage) == "The plan of B. Jones from 3 Nov. You have none of 9B/Sc2 in Lab 2 yet."
    assert stage.state.notice is not None
    assert [s.text for s in stage.state.notice.steps] == ["Make it mine"]
    cards = stage.state.plan.cards
    stage.presenter.resolving.take_step(0)
    assert said(stage) == ""
    assert stage.state.header.subtitle.endswith("your plan from 24 Nov")
    assert stage.state.plan.cards == cards
    stage.editor.undo()
    assert said(stage).startswith("The plan of B. Jones")


def test_a_routine_notice_that_was_closed_stays_closed(stage: Stage) -> None:
    by_a_colleague(stage)
    assert stage.state.notice is not None
    assert stage.state.notice.closable
    stage.presenter.resolving.close()
    assert said(stage) == ""
    assert stage.state.header.subtitle.endswith("plan of B. Jones from 3 Nov")
    assert stage.state.class_id is not None
    stage.presenter.open_class(stage.state.class_id)
    assert stage.state.notice is None


def test_a_plan_for_an_exam_today_is_offered_used_and_put_back(stage: Stage) -> None:
    everybody = stage.state.plan.cards
    add_exam(stage)
    assert said(stage) == "Exam plan begins today."
    assert stage.state.plan.cards == everybody
    stage.presenter.resolving.take_step(0)
    assert len(stage.state.plan.cards) == 2
    assert (stage.state.notice, stage.state.plans.label) == (None, "Exam")
    assert stage.state.header.subtitle.endswith("exam plan from 24 Nov, chosen")
    stage.presenter.resolving.choose(None)
    assert stage.state.plan.cards == everybody
    stage.editor.undo()
    assert len(stage.state.plan.cards) == 2
    stage.editor.undo()
    assert stage.state.plan.cards == everybody


def test_a_lesson_that_is_opened_again_keeps_the_plan_that_was_chosen(stage: Stage) -> None:
    exam = add_exam(stage)
    stage.presenter.resolving.choose(exam)
    again = Stage(stage.workspace, stage.private)
    assert again.state.plans.label == "Exam"
    assert [o.is_open for o in again.state.plans.options] == [False, True]


def test_the_plan_of_a_room_of_the_same_shape_is_used_in_one_step(stage: Stage) -> None:
    first = plans_of(stage)[0]
    with stage.workspace.vault.write() as session:
        twin = rooms.add(session, "Lab 9", first.layout)
        there = replace(first, id=0, uid=new_uid(), room_id=twin)
    without_plans(stage)
    with stage.workspace.vault.write() as session:
        plans.add(session, there, stage.workspace.clock())
    stage.presenter.changed(EVERYTHING)
    assert stage.state.notice is not None
    steps = stage.state.notice.steps
    assert [s.text for s in steps] == ["Seat the class", "Use the plan of Lab 9"]
    assert [s.goes for s in steps] == [Goes.ROOM, Goes.HERE]
    stage.presenter.resolving.take_step(1)
    assert len(stage.state.plan.cards) == 26
    assert stage.state.notice is None


def test_a_room_that_changed_meanwhile_leaves_the_plan_as_it_was(stage: Stage) -> None:
    room_id, before = stage.state.room_id, stage.state.plan
    assert room_id is not None
    with stage.workspace.vault.write() as session:
        rooms.add_version(session, room_id, from_template(Template.HORSESHOE, 3, 5))
    stage.presenter.changed(frozenset({Topic.ROOMS}))
    assert stage.state.plan == before


def test_comments_show_in_private_view_only(stage: Stage) -> None:
    plan = plans_of(stage)[0]
    grace, tom = stage.id_of("Grace T"), stage.id_of("Tom W")
    empty = next(p.seat_id for p in plan.layout.places() if p.seat_id not in plan.seated)
    with stage.workspace.vault.write() as session:
        plans.set_comment(session, plan.id, None, "Keep the front free")
        plans.set_comment(session, plan.id, plan.seat_of(grace), "near the ramp")
        plans.set_comment(session, plan.id, empty, "broken chair")
    stage.presenter.changed(EVERYTHING)
    stage.presenter.tap(grace)
    everything = repr(stage.state)
    assert "front free" not in everything
    assert "ramp" not in everything
    assert "broken chair" not in everything
    stage.go_private()
    assert said(stage) == "About this plan: Keep the front free"
    assert stage.card("Grace T").comment == "near the ramp"
    assert stage.state.plan.comments == {empty: "broken chair"}
    stage.presenter.look_closer(grace)
    assert stage.state.popover is not None
    assert "Comment on this seat: near the ramp" in stage.state.popover.facts
    # The comment is about the seat, not about the pupil.
    stage.presenter.moving.toggle()
    seat = plan.seat_of(grace)
    assert seat is not None
    stage.presenter.moving.place(tom, seat)
    assert (stage.card("Tom W").comment, stage.card("Grace T").comment) == ("near the ramp", "")
    stage.presenter.toggle_private()
    assert "ramp" not in repr(stage.state)


# Today's changes, without a window.


def guests(stage: Stage, letters: str = "a") -> Iterable[int]:
    stage.presenter.moving.invite()
    stage.presenter.finding.edit(letters)
    assert stage.state.find is not None
    return [m.pupil_id for m in stage.state.find.matches]


def test_a_guest_counts_as_everybody_else_in_the_lesson(stage: Stage) -> None:
    before = len(stage.ids())
    guest = next(iter(guests(stage)))
    stage.presenter.finding.choose(guest)
    assert stage.state.counts == "25 present · 2 absent · 1 guest"
    assert stage.state.find is None
    assert len(stage.ids()) == before
    assert [c.pupil_id for c in stage.state.plan.tray] == [guest]
    stage.presenter.registering.all_present()
    assert stage.state.counts.startswith("27 present")
    stage.presenter.arming.press_key(1)
    stage.presenter.arming.select(frozenset({guest}), LASSO)
    assert stage.entries()[0].pupil_id == guest


def test_the_entry_of_a_guest_who_went_stays(stage: Stage) -> None:
    guest = next(iter(guests(stage)))
    stage.presenter.finding.choose(guest)
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(guest)
    stage.presenter.moving.take_back(guest)
    assert stage.entries()[0].pupil_id == guest
    assert stage.lines()[0] == ("A pupil who left", "Great answer +1")
    assert stage.state.counts == "24 present · 2 absent"


def test_who_is_here_already_is_no_guest(stage: Stage) -> None:
    first = next(iter(guests(stage)))
    stage.presenter.finding.choose(first)
    assert first not in guests(stage)
    assert stage.id_of("Grace T") not in guests(stage, "grace")
    stage.presenter.finding.close()
    stage.presenter.finding.open()
    assert stage.state.find is not None
    assert stage.state.find.title == "Find a pupil"


def test_a_tile_ends_moving_and_arms(stage: Stage) -> None:
    stage.presenter.moving.toggle()
    assert stage.state.plan.movable
    stage.presenter.arming.press_key(1)
    assert (stage.state.moving, stage.state.plan.movable) == (None, False)
    assert stage.armed() == ["Great answer"]
    stage.presenter.moving.toggle()
    assert stage.armed() == []
    stage.presenter.registering.toggle()
    assert stage.state.moving is None
    assert stage.state.register is not None


def test_a_drag_that_comes_too_late_moves_nobody(stage: Stage) -> None:
    seat = stage.state.plan.seat_of(stage.id_of("Tom W"))
    assert seat is not None
    stage.presenter.moving.place(stage.id_of("Grace T"), seat)
    assert stage.state.plan.seat_of(stage.id_of("Tom W")) == seat


def test_who_leaves_the_class_meanwhile_is_still_in_the_room(stage: Stage) -> None:
    tom, class_id = stage.id_of("Tom W"), stage.state.class_id
    assert class_id is not None
    free = next(
        p.seat_id
        for p in stage.state.plan.layout.places()
        if p.seat_id not in stage.state.plan.cards
    )
    stage.presenter.moving.toggle()
    stage.presenter.moving.place(tom, free)
    assert stage.card("Tom W").moved
    stage.editor.perform(RemoveFromClass(class_id, (tom,)))
    assert stage.card("Tom W").guest
    assert stage.state.plan.seat_of(tom) == free
    stage.presenter.take_back(f"today-{tom}")
    assert stage.state.plan.card_of(tom) is None


def test_without_a_plan_seats_of_today_can_begin_one(stage: Stage) -> None:
    without_plans(stage)
    stage.presenter.moving.toggle()
    seats = [p.seat_id for p in stage.state.plan.layout.places()]
    grace, tom = stage.id_of("Grace T"), stage.id_of("Tom W")
    for pupil, seat in ((grace, seats[0]), (tom, seats[1])):
        stage.presenter.moving.place(pupil, seat)
    assert not stage.card("Tom W").moved
    assert stage.state.moving is not None
    assert stage.state.moving.can_keep
    stage.presenter.moving.keep()
    (plan,) = plans_of(stage)
    assert {s: o.pupil_id for s, o in plan.seated.items()} == {seats[0]: grace, seats[1]: tom}
    assert stage.state.notice is None
    stage.editor.undo()
    assert plans_of(stage) == ()
    assert stage.state.plan.seat_of(tom) == seats[1]


def test_in_a_plain_grid_nobody_can_be_moved_and_guests_can_come(stage: Stage) -> None:
    class_id = stage.state.class_id
    assert class_id is not None
    without_plans(stage)
    room_id = stage.state.room_id
    assert room_id is not None
    with stage.workspace.vault.write() as session:
        empty = replace(from_template(Template.ROWS_OF_SINGLES, 1, 1), desks=())
        rooms.add_version(session, room_id, empty)
    stage.presenter.changed(EVERYTHING)
    assert said(stage) == "Lab 2 has no seats. Showing a plain grid."
    stage.presenter.moving.toggle()
    assert not stage.state.plan.movable
    assert stage.state.moving is not None
    assert not stage.state.moving.can_keep
    guest = next(iter(guests(stage)))
    stage.presenter.finding.choose(guest)
    assert stage.state.plan.seat_of(guest) is not None
    assert stage.lines()[0][1] == "Guest today"
