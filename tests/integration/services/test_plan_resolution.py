"""Which plan a lesson opens with, in every case, in words and with the next step."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from seatingapp.domain.errors import Refusal
from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.room_templates import Template, from_template
from seatingapp.services.plan_choosing import ChoosePlan
from seatingapp.services.plan_resolution import Case, PlanChoice, Step, StepKind
from seatingapp.services.workspace import Workspace
from seatingapp.storage import classes, lessons, plans, rooms
from tests.integration.services.contents import contents
from tests.integration.services.lesson_school import (
    LAST_WEEK,
    MONDAY,
    LessonSchool,
    found_school,
    step_of,
)


@pytest.fixture
def school(workspace: Workspace) -> LessonSchool:
    return found_school(workspace)


# The five cases.


def test_this_teachers_plan_comes_before_a_newer_one_of_a_colleague(school: LessonSchool) -> None:
    own = school.add_plan(school.lab)
    school.add_plan(school.lab, on=MONDAY, by=school.colleague)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.case, found.plan.id, found.steps) == (Case.OWN, own, ())
    assert found.sentence == "Your plan from 17 Nov."
    assert found.short == "your plan from 17 Nov"


def test_the_newest_own_plan_that_has_begun_counts(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    newest = school.add_plan(school.lab, on=MONDAY)
    school.add_plan(school.lab, on=MONDAY + dt.timedelta(days=1))
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert found.plan.id == newest


def test_else_a_colleagues_plan_of_class_and_room_which_can_be_made_ones_own(
    school: LessonSchool,
) -> None:
    theirs = school.add_plan(school.lab, by=school.colleague)
    school.add_plan(school.hall, on=MONDAY)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.case, found.plan.id) == (Case.COLLEAGUE, theirs)
    assert found.sentence == (
        "The plan of B. Jones from 17 Nov. You have none of 9A/Sc1 in Lab 1 yet."
    )
    assert found.short == "plan of B. Jones from 17 Nov"
    step = step_of(found, StepKind.MAKE_MINE)
    before = contents(school.workspace)
    done = school.take(step, school.lab)
    mine = school.resolved(school.lab)
    assert mine.plan is not None
    assert (mine.case, mine.plan.from_date) == (Case.OWN, MONDAY)
    assert mine.plan.seated == found.plan.seated
    assert mine.plan.uid != found.plan.uid
    assert done is not None
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert contents(school.workspace) == before


def test_else_the_rooms_tables_with_the_class_unseated(school: LessonSchool) -> None:
    found = school.resolved(school.lab)
    assert (found.case, found.plan) == (Case.ROOM, None)
    assert found.room == school.room(school.lab)
    assert found.layout == school.room(school.lab).layout
    assert found.sentence == "No plan of 9A/Sc1 in Lab 1 yet: the room's tables, nobody seated."
    assert [s.text for s in found.steps] == ["Seat the class"]


def test_the_plan_of_a_room_of_the_same_shape_can_be_used(school: LessonSchool) -> None:
    with school.workspace.vault.write() as session:
        # Lab 2 was built anew: the same places, other numbers of seats.
        layout = from_template(Template.ROWS_OF_DOUBLES, 3, 2)
        desks = tuple(
            replace(d, seats=tuple(replace(s, id=s.id + 100) for s in d.seats))
            for d in layout.desks
        )
        rooms.add_version(session, school.twin, replace(layout, desks=desks))
    school.add_plan(school.hall)
    theirs = school.add_plan(school.twin)
    step = step_of(school.resolved(school.lab), StepKind.USE_OTHER)
    assert (step.text, step.plan_id) == ("Use the plan of Lab 2", theirs)
    before = contents(school.workspace)
    done = school.take(step, school.lab)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert found.case is Case.OWN
    assert found.plan.layout == school.room(school.lab).layout
    assert [o.pupil_id for _s, o in sorted(found.plan.seated.items())] == list(school.pupils)
    assert min(found.plan.seated) == 1
    assert done is not None
    assert done.inverse is not None
    school.workspace.perform(done.inverse)
    assert contents(school.workspace) == before


def test_a_room_of_another_shape_is_not_offered(school: LessonSchool) -> None:
    school.add_plan(school.hall)
    assert [s.kind for s in school.resolved(school.lab).steps] == [StepKind.SEAT_CLASS]


def test_without_any_plan_or_room_a_plain_grid(school: LessonSchool) -> None:
    found = school.resolved()
    assert (found.case, found.plan, found.room) == (Case.GRID, None, None)
    assert found.layout.capacity == 6
    assert found.sentence == "No plan for this class yet. Showing a plain grid."
    assert [s.kind for s in found.steps] == [StepKind.MAKE_PLAN]


def test_outside_the_timetable_the_newest_own_plan_in_any_room_counts(
    school: LessonSchool,
) -> None:
    school.add_plan(school.lab, on=LAST_WEEK)
    newest = school.add_plan(school.hall, on=LAST_WEEK + dt.timedelta(days=1))
    school.add_plan(school.twin, on=MONDAY, by=school.colleague)
    found = school.setting()
    assert found.plan is not None
    assert found.room is not None
    assert (found.resolved.case, found.plan.id, found.room.name) == (Case.OWN, newest, "Hall")


def test_outside_the_timetable_a_colleagues_plan_is_better_than_none(school: LessonSchool) -> None:
    theirs = school.add_plan(school.twin, by=school.colleague)
    found = school.resolved()
    assert found.plan is not None
    assert (found.case, found.plan.id) == (Case.COLLEAGUE, theirs)


# What is out of the ordinary.


def test_a_plan_keeps_its_tables_when_the_room_changes(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    before = school.room(school.lab).layout
    with school.workspace.vault.write() as session:
        rooms.add_version(session, school.lab, from_template(Template.HORSESHOE, 2, 4))
    found = school.resolved(school.lab)
    assert (found.case, found.layout) == (Case.OWN, before)
    assert found.sentence.endswith("The room was changed since; the plan keeps its tables.")


def test_a_room_without_a_seat_shows_a_plain_grid(school: LessonSchool) -> None:
    found = school.resolved(school.field)
    assert (found.case, found.layout.capacity) == (Case.GRID, 6)
    assert found.sentence == "Field has no seats. Showing a plain grid."
    assert found.room == school.room(school.field)


def test_so_does_a_plan_of_a_room_without_a_seat(school: LessonSchool) -> None:
    school.add_plan(school.field, seated=())
    for room_id in (school.field, None):
        found = school.resolved(room_id)
        assert (found.case, found.plan) == (Case.GRID, None)
        assert found.sentence == "Field has no seats. Showing a plain grid."


def test_a_room_that_was_put_away_still_shows_its_plan(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    with school.workspace.vault.write() as session:
        rooms.set_retired(session, school.lab, True)
        rooms.set_retired(session, school.twin, True)
    assert school.resolved(school.lab).case is Case.OWN
    empty = school.resolved(school.twin)
    assert empty.case is Case.ROOM
    assert empty.sentence == "Lab 2 is not in use any more, and has no plan of 9A/Sc1."
    assert empty.steps[0].kind is StepKind.MAKE_PLAN


def test_a_class_without_pupils_is_told_to_import_them(school: LessonSchool) -> None:
    school.add_plan(school.lab, seated=())
    with school.workspace.vault.write() as session:
        classes.remove_members(session, school.class_id, school.pupils)
    for room_id in (school.lab, school.twin, school.field, None):
        found = school.resolved(room_id)
        assert found.sentence == "Nobody is in this class yet."
        assert [s.kind for s in found.steps] == [StepKind.IMPORT]


def test_a_plan_with_a_name_counts_where_there_is_none_without(school: LessonSchool) -> None:
    named = school.add_plan(school.lab, on=MONDAY, name="Pairs")
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.plan.id, found.label) == (named, "Pairs")
    plain = school.add_plan(school.lab)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.plan.id, found.label) == (plain, "Lessons")


# Plans for a test, an exam and the like.


@pytest.mark.parametrize(
    ("purpose", "words"),
    [
        (Purpose.TEST, "Test plan begins today."),
        (Purpose.GROUPS, "Group work plan begins today."),
        (Purpose.EXAM, "Exam plan begins today."),
        (Purpose.CAROUSEL, "Carousel plan begins today."),
    ],
)
def test_a_plan_for_another_purpose_is_offered_on_its_day_and_never_opens_by_itself(
    school: LessonSchool, purpose: Purpose, words: str
) -> None:
    own = school.add_plan(school.lab)
    other = school.add_plan(school.lab, on=MONDAY, purpose=purpose)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert found.plan.id == own
    assert found.offer is not None
    assert found.offer.sentence == words
    school.take(found.offer.step, school.lab)
    chosen = school.resolved(school.lab)
    assert chosen.plan is not None
    assert (chosen.case, chosen.plan.id, chosen.offer) == (Case.CHOSEN, other, None)
    assert chosen.sentence.endswith("plan from 24 Nov, chosen for this lesson.")
    school.take(step_of(chosen, StepKind.USUAL), school.lab)
    assert school.resolved(school.lab) == found


def test_an_older_one_is_not_offered_and_can_be_chosen(school: LessonSchool) -> None:
    own = school.add_plan(school.lab)
    exam = school.add_plan(school.hall, purpose=Purpose.EXAM)
    found = school.resolved(school.lab)
    assert found.offer is None
    assert found.choices == (
        PlanChoice(None, "Lessons · Lab 1 · 17 Nov", True),
        PlanChoice(exam, "Exam · Hall · 17 Nov", False),
    )
    school.choose(exam, school.lab)
    chosen = school.resolved(school.lab)
    assert chosen.room == school.room(school.hall)
    assert [c.is_open for c in chosen.choices] == [False, True]
    assert chosen.sentence == "Exam plan in Hall from 17 Nov, chosen for this lesson."
    assert own != exam


def test_where_there_is_nothing_to_choose_from_nothing_is_offered(school: LessonSchool) -> None:
    assert school.resolved(school.lab).choices == ()
    school.add_plan(school.lab)
    assert school.resolved(school.lab).choices == ()


def test_a_test_plan_is_no_reason_to_open_a_lesson_with_it(school: LessonSchool) -> None:
    school.add_plan(school.lab, purpose=Purpose.TEST)
    found = school.resolved(school.lab)
    assert found.case is Case.ROOM
    assert [c.text for c in found.choices] == ["No plan", "Test · Lab 1 · 17 Nov"]
    assert school.resolved().case is Case.GRID


# The choice for one lesson.


def test_a_choice_holds_for_its_lesson_only(school: LessonSchool) -> None:
    own = school.add_plan(school.lab)
    exam = school.add_plan(school.lab, purpose=Purpose.EXAM)
    school.choose(exam, school.lab)
    assert school.resolved(school.lab).case is Case.CHOSEN
    tomorrow = replace(school.key, date=MONDAY + dt.timedelta(days=1))
    later = school.setting(school.lab, tomorrow)
    assert later.plan is not None
    assert (later.resolved.case, later.plan.id) == (Case.OWN, own)


def test_a_choice_can_be_taken_back_and_made_again(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    exam = school.add_plan(school.hall, purpose=Purpose.EXAM)
    states = [contents(school.workspace)]
    inverses = []
    for plan_id in (exam, None, exam):
        done = school.choose(plan_id, school.lab)
        assert done is not None
        inverses.append(done.inverse)
        states.append(contents(school.workspace))
    again = []
    for inverse, state in zip(reversed(inverses), reversed(states[:-1]), strict=True):
        assert inverse is not None
        assert inverse.label
        done = school.workspace.perform(inverse)
        assert done is not None
        again.append(done.inverse)
        assert contents(school.workspace) == state
    for edit, state in zip(reversed(again), states[1:], strict=True):
        assert edit is not None
        school.workspace.perform(edit)
        assert contents(school.workspace) == state


def test_choosing_what_is_chosen_already_changes_nothing(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    exam = school.add_plan(school.lab, purpose=Purpose.EXAM)
    assert school.choose(None, school.lab) is None
    assert school.choose(exam, school.lab) is not None
    assert school.choose(exam, school.lab) is None
    assert school.choose(None, school.lab) is not None
    assert school.choose(None, school.lab) is None


def test_a_chosen_plan_that_is_changed_later_is_followed(school: LessonSchool) -> None:
    school.add_plan(school.lab)
    exam = school.add_plan(school.lab, purpose=Purpose.EXAM)
    school.choose(exam, school.lab)
    newer = school.add_plan(school.lab, on=MONDAY, purpose=Purpose.EXAM)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.case, found.plan.id) == (Case.CHOSEN, newer)


def test_a_chosen_plan_that_was_removed_leaves_the_usual_one(school: LessonSchool) -> None:
    own = school.add_plan(school.lab)
    exam = school.add_plan(school.lab, purpose=Purpose.EXAM)
    school.choose(exam, school.lab)
    with school.workspace.vault.write() as session:
        lessons.set_plan(session, lessons.with_plan(session, exam), None)
        plans.remove(session, exam)
    found = school.resolved(school.lab)
    assert found.plan is not None
    assert (found.case, found.plan.id) == (Case.OWN, own)


def test_only_a_plan_of_this_class_can_be_chosen(school: LessonSchool) -> None:
    before = contents(school.workspace)
    with pytest.raises(Refusal, match="not in this vault any more"):
        school.workspace.perform(ChoosePlan(school.key, 999))
    assert contents(school.workspace) == before


def test_a_line_is_called_by_its_name_or_its_purpose(school: LessonSchool) -> None:
    mock = school.add_plan(school.hall, on=MONDAY, purpose=Purpose.EXAM, name="Mock 1")
    found = school.resolved(school.lab)
    assert found.offer is not None
    assert found.offer.sentence == "The plan Mock 1 in Hall begins today."
    school.choose(mock, school.lab)
    assert school.resolved(school.lab).label == "Mock 1"
    assert PlanLine(1, 1, Purpose.GROUPS).label == "Group work"


def test_a_step_that_leads_to_another_page_changes_nothing(school: LessonSchool) -> None:
    before = contents(school.workspace)
    for kind in (StepKind.SEAT_CLASS, StepKind.MAKE_PLAN, StepKind.IMPORT):
        assert school.take(Step(kind, "Go there"), school.lab) is None
    assert school.take(Step(StepKind.MAKE_MINE, "Make it mine"), school.lab) is None
    assert contents(school.workspace) == before


def test_a_plan_that_is_gone_or_now_of_another_shape_is_not_copied(school: LessonSchool) -> None:
    of_hall = school.add_plan(school.hall)
    before = contents(school.workspace)
    for plan_id in (of_hall, 999, None):
        with pytest.raises(Refusal, match="plan is not in this vault") as caught:
            school.take(Step(StepKind.USE_OTHER, "Use it", plan_id), school.lab)
        assert caught.value.kept == "Nothing was changed."
    assert contents(school.workspace) == before
