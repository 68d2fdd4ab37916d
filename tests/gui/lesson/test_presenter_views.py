"""Board-safe and private view, the clock, and lessons without a plan, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.behaviour import Polarity
from seatingapp.domain.calendar import Closure, ClosureKind
from seatingapp.domain.plans import take_out
from seatingapp.services.calendar import ChangeTime, school_time
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.storage import lessons, plans
from seatingapp.storage.vault import Vault
from seatingapp.ui.privacy import HiddenBy, PrivateView
from tests.gui.lesson.conftest import Clock, at
from tests.gui.lesson.stage import Stage


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def test_the_board_safe_state_holds_nothing_private(stage: Stage) -> None:
    state = stage.state
    assert [p.polarity for p in state.palettes] == [Polarity.PRAISE]
    assert not state.plan.show_private
    for card in state.plan.cards.values():
        assert (card.marks, card.has_action, card.concern) == ((), False, None)
    words = repr(state)
    for hidden in ("Off task", "Talking", "C1", "Spoken to", "SEN", "premium", "EAL"):
        assert hidden not in words


def test_private_view_takes_a_question_and_an_answer(stage: Stage) -> None:
    stage.presenter.toggle_private()
    assert stage.state.asks_private
    assert not stage.is_private()
    stage.presenter.answer_private(True)
    assert stage.is_private()
    assert [p.title for p in stage.state.palettes] == ["Praise", "Concern", "Other"]
    assert stage.state.palettes[1].note == "policy: C1 → C2 → C3 detention → C4"
    assert stage.state.entries.total == "+19 · −3"
    assert stage.card("Tom W").concern == 1


def test_the_answer_no_stays_board_safe(stage: Stage) -> None:
    stage.presenter.toggle_private()
    stage.presenter.answer_private(False)
    assert not stage.is_private()
    assert not stage.state.asks_private
    assert stage.state.message is None


def test_escape_answers_no(stage: Stage) -> None:
    stage.presenter.toggle_private()
    assert stage.presenter.escape()
    assert not stage.state.asks_private
    assert not stage.is_private()


def test_the_button_hides_at_once(stage: Stage) -> None:
    stage.go_private()
    stage.presenter.toggle_private()
    assert not stage.is_private()
    assert stage.state.message is None


def test_concern_that_was_armed_and_said_goes_with_the_private_view(stage: Stage) -> None:
    stage.go_private()
    stage.presenter.arming.press(stage.type_id("Off task"))
    stage.presenter.tap(stage.id_of("Grace T"))
    assert "Off task" in stage.view.toast
    stage.private.hide(HiddenBy.FOCUS)
    assert stage.presenter.going.armed is None
    assert stage.view.toast == ""
    assert stage.state.message is not None
    assert stage.state.message.headline == HiddenBy.FOCUS.value


def test_praise_stays_armed_when_the_private_view_goes(stage: Stage) -> None:
    stage.go_private()
    stage.presenter.arming.press_key(1)
    stage.private.hide(HiddenBy.TIME)
    assert stage.armed() == ["Great answer"]


def test_private_view_ends_after_two_minutes_without_input(
    stage: Stage, seconds: list[float]
) -> None:
    stage.go_private()
    seconds[0] = 119.0
    stage.private.tick()
    assert stage.is_private()
    seconds[0] = 121.0
    stage.private.tick()
    assert not stage.is_private()


def test_a_click_that_nobody_ticked_before_shows_no_private_data_either(
    stage: Stage, seconds: list[float]
) -> None:
    stage.go_private()
    seconds[0] = 500.0
    stage.presenter.turn_plan()
    assert not stage.state.plan.show_private
    assert [p.polarity for p in stage.state.palettes] == [Polarity.PRAISE]


def test_the_next_lesson_is_offered_and_not_opened(stage: Stage, clock: Clock) -> None:
    stage.presenter.arming.press_key(1)
    clock.now = at(13, 10)
    stage.presenter.check_clock()
    assert stage.state.offer == "Period 4 has begun: 8B/Ma2."
    assert stage.state.header.title == "9B/Sc2"
    assert stage.armed() == ["Great answer"]
    stage.presenter.answer_offer(True)
    assert stage.state.header.title == "8B/Ma2"
    assert stage.state.offer == ""


def test_a_declined_lesson_is_not_offered_again(stage: Stage, clock: Clock) -> None:
    clock.now = at(13, 10)
    stage.presenter.check_clock()
    stage.presenter.answer_offer(False)
    stage.presenter.check_clock()
    assert stage.state.offer == ""
    assert stage.state.header.title == "9B/Sc2"


def test_a_lesson_that_was_next_becomes_the_one_that_is_on(
    qapp: QApplication, workspace: Workspace, private: PrivateView, clock: Clock
) -> None:
    clock.now = at(12, 30)
    stage = Stage(workspace, private)
    assert "next lesson" in stage.state.header.subtitle
    clock.now = at(13, 1)
    stage.presenter.check_clock()
    assert "next lesson" not in stage.state.header.subtitle
    assert stage.state.offer == ""


def test_another_class_opens_from_the_title(stage: Stage) -> None:
    other = next(i for i in stage.state.header.classes if i.text == "8C/Hi1")
    stage.presenter.open_class(other.class_id)
    assert stage.state.header.title == "8C/Hi1"
    assert "outside the timetable" in stage.state.header.subtitle


def test_on_a_day_without_school_the_title_says_why(
    qapp: QApplication, workspace: Workspace, private: PrivateView, clock: Clock
) -> None:
    day = clock.now.date()
    time = workspace.read(school_time)
    closed = Closure(ClosureKind.INSET, "", day, day)
    calendar = replace(time.calendar, closures=(*time.calendar.closures, closed))
    workspace.perform(ChangeTime(replace(time, calendar=calendar), "Close"))
    stage = Stage(workspace, private)
    assert "· INSET day · outside the timetable" in stage.state.header.subtitle
    assert stage.state.header.today == ()


def test_an_earlier_lesson_of_today_opens_from_the_title(stage: Stage) -> None:
    first = stage.state.header.today[0]
    stage.presenter.open_class(first.class_id, first.period_id)
    assert "earlier today" in stage.state.header.subtitle
    assert stage.state.header.today[0].is_open


def test_what_was_logged_outside_the_timetable_opens_from_the_title_during_a_period(
    qapp: QApplication, workspace: Workspace, private: PrivateView, clock: Clock
) -> None:
    clock.now = at(8, 10)
    stage = Stage(workspace, private)
    classes = stage.state.header.classes
    class_id = next(i.class_id for i in classes if i.text == "9B/Sc2")
    stage.presenter.open_class(class_id)
    assert "outside the timetable" in stage.state.header.subtitle
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(stage.id_of("Grace T"))
    clock.now = at(11, 33)
    stage.presenter.open_class(class_id)
    assert "Period 3" in stage.state.header.subtitle
    texts = [item.text for item in stage.state.header.today]
    assert texts[-1] == "Outside the timetable · 9B/Sc2"
    assert sum("Outside" in text for text in texts) == 1
    before = stage.state.entries.lines
    outside = stage.state.header.today[-1]
    stage.presenter.open_class(outside.class_id, outside.period_id)
    assert "outside the timetable" in stage.state.header.subtitle
    assert stage.state.header.today[-1].is_open
    assert [line.who for line in stage.state.entries.lines] == ["Grace T"]
    assert stage.state.entries.lines != before


def test_nothing_is_offered_outside_the_timetable_once_it_was_taken_back(
    qapp: QApplication, workspace: Workspace, private: PrivateView, clock: Clock
) -> None:
    clock.now = at(8, 10)
    stage = Stage(workspace, private)
    class_id = stage.state.header.classes[0].class_id
    stage.presenter.open_class(class_id)
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(next(iter(stage.ids())))
    stage.editor.undo()
    stage.presenter.open_class(class_id)
    assert not any("Outside" in item.text for item in stage.state.header.today)


def without_plans(vault: Vault, class_id: int) -> None:
    with vault.write() as session:
        for plan in plans.load(session, class_id=class_id):
            lessons.set_plan(session, lessons.with_plan(session, plan.id), None)
            plans.remove(session, plan.id)


def test_a_class_without_a_plan_waits_beside_the_tables_of_its_room(stage: Stage) -> None:
    class_id = stage.state.class_id
    assert class_id is not None
    without_plans(stage.workspace.vault, class_id)
    stage.presenter.changed(frozenset({Topic.PLANS}))
    assert stage.state.notice is not None
    said = "No plan of 9B/Sc2 in Lab 2 yet: the room's tables, nobody seated."
    assert stage.state.notice.text == said
    assert (len(stage.state.plan.cards), len(stage.state.plan.tray)) == (0, 26)
    assert stage.state.plan.layout.capacity == 28
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.entries()[0].seat_id is None


def test_a_pupil_without_a_seat_is_in_the_strip_and_can_be_tapped(stage: Stage) -> None:
    plan = stage.workspace.read(lambda s: plans.load(s, class_id=stage.state.class_id))[0]
    grace = stage.id_of("Grace T")
    with stage.workspace.vault.write() as session:
        plans.change_seats(session, plan.id, take_out(plan, [grace]))
    stage.presenter.changed(frozenset({Topic.PLANS}))
    assert [c.name for c in stage.state.plan.tray] == ["Grace T"]
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(grace)
    assert stage.entries()[0].pupil_id == grace
    assert stage.card("Grace T").praise == 1


def test_a_page_that_nobody_sees_reads_when_it_is_seen_again(stage: Stage) -> None:
    shown = len(stage.view.states)
    stage.presenter.changed(frozenset({Topic.PLANS}), visible=False)
    assert len(stage.view.states) == shown
    stage.presenter.start()
    assert len(stage.view.states) > shown


def test_logging_reads_the_record_and_not_the_setting(stage: Stage) -> None:
    plan = stage.state.plan
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.state.plan.layout is plan.layout


def test_other_peoples_topics_change_nothing(stage: Stage) -> None:
    shown = len(stage.view.states)
    stage.presenter.changed(frozenset({Topic.PRINTS}))
    assert len(stage.view.states) == shown


def test_without_a_class_there_is_nothing_to_show(
    qapp: QApplication, empty_workspace: Workspace, private: PrivateView
) -> None:
    stage = Stage(empty_workspace, private)
    assert stage.state.class_id is None
    stage.presenter.picking.pick()
    stage.presenter.arming.press_key(1)
    stage.presenter.arming.select_all()
    assert stage.state.class_id is None
