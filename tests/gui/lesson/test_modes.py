"""Everyone except, amounts, dating back and duty: by mouse and by keys, each ends in the vault."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollBar
from sqlalchemy import text

from seatingapp.domain.behaviour import BehaviourType, Polarity
from seatingapp.domain.today import TodaySeat
from seatingapp.services.behaviour import duty_entries
from seatingapp.services.lessons import record
from seatingapp.services.today import SeatToday
from seatingapp.services.workspace import Topic, Workspace
from seatingapp.storage import entries, policy
from seatingapp.ui.lesson.happening import STAYS
from seatingapp.ui.lesson.palettes import PaletteCard
from seatingapp.ui.privacy import PrivateView
from tests.conftest import SAMPLE_DAY
from tests.gui.lesson.conftest import Clock, at
from tests.gui.lesson.probes import LessonProbe
from tests.gui.lesson.stage import Stage

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def several(workspace: Workspace, most: int = 5) -> None:
    """Let "Great answer" count several times."""
    with workspace.vault.write() as session:
        session.execute(text(f"UPDATE behaviour_types SET most = {most} WHERE id = 1"))


def dated(stage: Stage) -> str:
    """What the page says while entries are dated back."""
    return stage.state.happening.words if stage.state.happening is not None else ""


# Everyone except.


def test_everyone_except_some_by_click_by_name_and_by_table(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_A, _CONTROL)
    assert lesson.page.state.excepting is not None
    assert lesson.page.state.excepting.words == "Everyone · 24"
    lesson.tap("Grace T")
    assert lesson.page.state.excepting.words == "Everyone except 1 · 23"
    lesson.press(_Key.Key_T)
    lesson.press(_Key.Key_O)
    assert lesson.page.find_box.isVisible()
    lesson.press(_Key.Key_Return)
    assert lesson.page.state.excepting.words == "Everyone except 2 · 22"
    lesson.tap("Tom W", _CONTROL)
    assert lesson.page.state.excepting.words == "Everyone except 1 · 23"
    lesson.press(_Key.Key_1)
    assert lesson.lines()[0] == ("23 pupils", "Great answer +1")
    assert lesson.page.pane.toast.text() == "Everyone except 1 · 23 · Great answer +1"
    batch = lesson.newest().batch
    logged = {e.pupil_id for e in lesson.record().entries if e.batch == batch}
    assert lesson.id_of("Grace T") not in logged
    assert lesson.page.state.excepting is None


def test_only_private_view_names_who_is_left_out(stage: Stage) -> None:
    stage.go_private()
    stage.presenter.arming.select_all()
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.state.excepting is not None
    assert stage.state.excepting.words == "Everyone except Grace T · 23"
    assert stage.view.told[-1] == "Everyone except Grace T · 23"


def test_a_lasso_while_everybody_is_selected_leaves_those_out(stage: Stage) -> None:
    stage.presenter.arming.select_all()
    two = frozenset({stage.id_of("Grace T"), stage.id_of("Tom W")})
    stage.presenter.arming.select(two, "lasso")
    assert len(stage.state.plan.selected) == 22
    stage.presenter.arming.select(two, "lasso")
    assert len(stage.state.plan.selected) == 24


def test_the_button_logs_what_is_armed_for_everyone_who_is_left(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_2)
    lesson.click("select-all")
    lesson.tap("Grace T")
    lesson.click("except-log")
    assert lesson.lines()[0] == ("23 pupils", "Good effort +1")


def test_nobody_is_selected_after_the_other_button(lesson: LessonProbe) -> None:
    lesson.click("select-all")
    lesson.click("except-clear")
    assert lesson.page.state.plan.selected == frozenset()
    assert lesson.page.state.excepting is None


# Keys.


def test_several_behaviours_for_one_pupil_by_keys_alone(lesson: LessonProbe) -> None:
    lesson.page.pane.plan.focus_pupil(lesson.id_of("Grace T"))
    lesson.press(_Key.Key_Return)
    for key in (_Key.Key_1, _Key.Key_3, _Key.Key_4):
        lesson.press(key)
    names = [e.type_name for e in lesson.record().entries[:3]]
    assert names == ["Excellent work", "Kind to others", "Great answer"]
    assert {e.pupil_id for e in lesson.record().entries[:3]} == {lesson.id_of("Grace T")}


def test_a_pupil_who_was_picked_is_logged_by_a_key(lesson: LessonProbe) -> None:
    lesson.click("pick-pupil")
    picked = lesson.page.state.popover
    assert picked is not None
    lesson.press(_Key.Key_1)
    assert lesson.newest().pupil_id == picked.pupil_id


def test_a_letter_of_the_policy_arms_with_alt_and_names_can_still_be_typed(
    lesson: LessonProbe,
) -> None:
    with lesson.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET shortcut = 'g' WHERE id = 2"))
    lesson.editor.changed.emit(frozenset({Topic.POLICY}))
    lesson.press(_Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert lesson.page.state.palettes[0].tiles[1].armed
    lesson.press(_Key.Key_G)
    assert lesson.page.find_box.isVisible()


def test_what_is_armed_is_said(stage: Stage) -> None:
    stage.presenter.arming.press_key("1")
    stage.presenter.arming.press_key("1")
    assert stage.view.told == ["Great answer armed", "Nothing armed"]


# Amounts.


def test_plus_and_minus_count_the_next_gesture_several_times(lesson: LessonProbe) -> None:
    several(lesson.workspace)
    lesson.editor.changed.emit(frozenset({Topic.POLICY}))
    lesson.press(_Key.Key_1)
    for sign in "+++-":
        QTest.keyClicks(lesson.page.pane.plan, sign)
    lesson.tap("Grace T")
    assert (lesson.newest().amount, lesson.newest().points) == (3, 3)
    assert lesson.lines()[0] == ("Grace T", "Great answer ×3 +3")
    assert "praise 3" in lesson.card_words("Grace T")
    lesson.tap("Tom W")
    assert lesson.newest().amount == 1


def test_plus_says_so_where_the_policy_allows_no_amount(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_1)
    for sign in "+-":
        QTest.keyClicks(lesson.page.pane.plan, sign)
    assert "Great answer is logged once at a time." in lesson.page.pane.banner.text()
    lesson.tap("Grace T")
    assert lesson.newest().amount == 1


def test_the_buttons_count_as_far_as_the_policy_allows(lesson: LessonProbe) -> None:
    several(lesson.workspace, 2)
    lesson.editor.changed.emit(frozenset({Topic.POLICY}))
    lesson.press(_Key.Key_1)
    lesson.click("palette-praise-more")
    state = lesson.page.state.palettes[0].amount
    assert state is not None
    assert (state.amount, state.most) == (2, 2)
    tile = lesson.page.column.palettes[Polarity.PRAISE].tiles[0]
    assert "×2" in tile.accessibleName()
    card = lesson.page.column.palettes[Polarity.PRAISE]
    assert not card.amount.more.isEnabled()
    lesson.click("palette-praise-less")
    lesson.tap("Grace T")
    assert lesson.newest().amount == 1


def test_a_behaviour_that_counts_once_has_no_amount(stage: Stage) -> None:
    stage.presenter.arming.press_key("1")
    stage.presenter.arming.change_amount(1)
    assert stage.state.palettes[0].amount is None
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.entries()[0].amount == 1


# Neighbours and reminders.


def test_an_entry_keeps_who_sat_next_to_it_and_leaves_out_who_was_away(
    lesson: LessonProbe,
) -> None:
    lesson.press(_Key.Key_1)
    lesson.tap("Kasia W")
    newest = lesson.newest()
    sat = lesson.workspace.read(lambda s: entries.neighbours(s, [newest.id]))[newest.id]
    assert lesson.id_of("Callum P") in sat or lesson.id_of("Daria V") in sat
    assert lesson.id_of("Jack S") not in sat  # absent, though on the next chair
    other = next(iter(sat))
    lesson.press(_Key.Key_Escape)
    lesson.press(_Key.Key_M, _CONTROL)
    lesson.page.intents.unseat_requested.emit(other)
    assert lesson.workspace.read(lambda s: entries.neighbours(s, [newest.id])) == {newest.id: sat}


def test_who_moved_today_has_the_neighbours_of_today(stage: Stage) -> None:
    grace, will = stage.id_of("Grace T"), stage.id_of("Will H")
    seat_of_will = stage.state.plan.seat_of(will)
    assert seat_of_will is not None
    stage.presenter.moving.toggle()
    stage.presenter.moving.place(grace, seat_of_will)
    stage.presenter.moving.toggle()
    stage.presenter.arming.press_key("1")
    stage.presenter.tap(grace)
    newest = stage.entries()[0]
    sat = stage.workspace.read(lambda s: entries.neighbours(s, [newest.id]))[newest.id]
    assert stage.id_of("Farhan S") not in sat
    assert newest.seat_id == seat_of_will


def test_a_reminder_is_listed_and_counts_on_no_card(stage: Stage) -> None:
    with stage.workspace.vault.write() as session:
        session.execute(text("UPDATE ladder_steps SET recorded = 0 WHERE name = 'C1 warning'"))
    stage.go_private()
    before, total = stage.card("Grace T").concern, stage.state.entries.total
    stage.presenter.arming.press_key("5")
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.lines()[0] == ("Grace T", "Off task · reminder · C1 warning")
    assert (stage.card("Grace T").concern, stage.state.entries.total) == (before, total)


# When it happened.


def test_minutes_ago_shows_and_goes_back_by_itself(stage: Stage, clock: Clock) -> None:
    stage.presenter.happening.ask()
    assert stage.state.dating is not None
    stage.presenter.happening.minutes_ago(10)
    assert "11:23" in dated(stage)
    stage.presenter.arming.press_key("1")
    stage.presenter.tap(stage.id_of("Grace T"))
    assert at(11, 23) in [e.happened_at for e in stage.entries()]
    clock.now += STAYS
    stage.presenter.check_clock()
    assert not dated(stage)
    assert stage.state.message is not None
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.entries()[0].happened_at == clock.now


def test_a_time_is_typed_and_a_wrong_one_is_explained(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_E, _CONTROL)
    field = lesson.page.dating.time
    assert field.hasFocus()
    for typed, wrong in (
        ("later", "Write the time like 11:20."),
        ("25:00", "Write the time like 11:20."),
        ("12:00", "12:00 has not come yet."),
        ("9.30", "This lesson is from 11:10 to 12:10. Another one is below."),
    ):
        lesson.page.dating.time.setText(typed)
        QTest.keyClick(lesson.page.dating.time, _Key.Key_Return)
        assert lesson.page.state.dating is not None
        assert lesson.page.state.dating.wrong == wrong
        assert lesson.page.dating.time.text() == typed
    lesson.page.dating.time.setText("1115")
    QTest.keyClick(lesson.page.dating.time, _Key.Key_Return)
    assert lesson.page.state.dating is None
    assert lesson.page.pane.happening.isVisible()
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    times = {
        e.happened_at for e in lesson.record().entries if e.pupil_id == lesson.id_of("Grace T")
    }
    assert at(11, 15) in times
    lesson.click("dated-back-step-1")
    assert not lesson.page.pane.happening.isVisible()


def test_minutes_ago_never_reach_into_the_time_before_the_lesson(
    stage: Stage, clock: Clock
) -> None:
    clock.now = at(11, 12)
    stage.presenter.happening.minutes_ago(20)
    assert "11:10" in dated(stage)


def test_an_earlier_lesson_has_its_own_date_seats_and_register(stage: Stage) -> None:
    stage.presenter.happening.ask()
    assert stage.state.dating is not None
    assert stage.state.dating.earlier
    stage.presenter.happening.open_earlier(0)
    assert "an earlier lesson" in stage.state.header.subtitle
    opened = stage.presenter._lesson.key
    assert opened.date < SAMPLE_DAY
    pupil = next(c.pupil_id for c in stage.state.plan.cards.values() if not c.absent)
    stage.presenter.arming.press_key("1")
    stage.presenter.tap(pupil)
    stored = stage.workspace.read(lambda s: record(s, opened)).entries
    new = max(stored, key=lambda e: e.id)
    assert new.happened_at.date() == opened.date
    assert new.recorded_at == stage.workspace.clock()
    assert new.seat_id == stage.state.plan.seat_of(pupil)
    assert stage.presenter.escape()  # disarms
    assert stage.presenter.escape()  # back to now
    assert stage.presenter._lesson.key.date == SAMPLE_DAY
    assert not dated(stage)


def test_coming_back_to_the_page_is_coming_back_to_now(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_E, _CONTROL)
    lesson.click("earlier-0")
    assert lesson.page.pane.happening.isVisible()
    lesson.page.intents.arrived.emit()
    assert not lesson.page.pane.happening.isVisible()
    assert lesson.page.state.header.subtitle.startswith("Mon 24 Nov")


# Duty.


def test_on_duty_any_pupil_is_found_and_logged_in_no_lesson(lesson: LessonProbe) -> None:
    before = lesson.record()
    lesson.press(_Key.Key_D, _CONTROL)
    place = lesson.page.findChild(QLineEdit, "duty-place")
    assert place is not None
    QTest.keyClicks(place, "Canteen")
    lesson.page.pane.plan.setFocus()
    lesson.press(_Key.Key_1)
    lesson.press(_Key.Key_F, _CONTROL)
    QTest.keyClicks(lesson.page.find_box.field, "andrei")
    assert [m.name for m in lesson.page.find_box.model.matches] == ["Andrei Ciobanu"]
    QTest.keyClick(lesson.page.find_box.field, _Key.Key_Return)
    found = lesson.workspace.read(lambda s: duty_entries(s, SAMPLE_DAY))
    assert [(e.place, e.class_id, e.lesson_id) for e in found] == [("Canteen", None, None)]
    assert lesson.lines() == [("Andrei Ciobanu", "Great answer +1 · Canteen")]
    assert lesson.record() == before
    lesson.click("duty-done")
    assert lesson.page.state.duty is None
    assert lesson.lines()[0][0] != "Andrei Ciobanu"


def test_without_anything_armed_the_pupil_opens_and_is_taken_back_in_the_list(
    stage: Stage,
) -> None:
    stage.presenter.duty.toggle()
    stage.presenter.finding.open("andrei")
    assert stage.state.find is not None
    (match,) = stage.state.find.matches
    stage.presenter.finding.choose(match.pupil_id)
    assert stage.state.popover is not None
    assert (stage.state.popover.name, stage.state.popover.in_lesson) == ("Andrei Ciobanu", False)
    stage.presenter.arming.press_key("2")
    (line,) = stage.state.entries.lines
    assert stage.state.entries.title == "On duty today"
    stage.presenter.take_back(line.key)
    assert not stage.state.entries.lines
    for _ in range(2):  # the pupil, and duty
        assert stage.presenter.escape()
    assert stage.state.duty is None


def test_duty_shows_no_concern_on_the_board(stage: Stage) -> None:
    stage.presenter.duty.toggle()
    pupil = stage.id_of("Grace T")
    stage.go_private()
    stage.presenter.arming.press_key("5")
    stage.presenter.tap(pupil)
    assert len(stage.state.entries.lines) == 1
    stage.presenter.toggle_private()
    assert not stage.state.entries.lines


# Many behaviours.


def test_thirty_behaviours_need_no_scroll_bar_and_each_can_be_reached(
    lesson: LessonProbe,
) -> None:
    more = [
        BehaviourType(0, "", f"Behaviour {n}", polarity, 1, f"Category {n % 4}", position=20 + n)
        for polarity in Polarity
        for n in range(12)
    ]
    with lesson.workspace.vault.write() as session:
        policy.add(session, more)
    lesson.editor.changed.emit(frozenset({Topic.POLICY}))
    lesson.go_private()
    bars = [b for b in lesson.window.findChildren(QScrollBar) if b.isVisible()]
    assert bars == []
    for polarity, card in lesson.page.column.palettes.items():
        wanted = {
            t.type_id for p in lesson.page.state.palettes for t in p.tiles if t.polarity is polarity
        }
        seen = set()
        for _ in range(12):
            seen |= {tile.tile.type_id for tile in card.tiles}
            if card.pager.isVisible():
                lesson.click(f"palette-{polarity}-on")
        assert seen == wanted


def with_pages_of_praise(lesson: LessonProbe) -> PaletteCard:
    """Thirty behaviours before those that have keys."""
    more = [
        BehaviourType(0, "", f"B{n}", Polarity.PRAISE, 1, "Many", position=-40 + n)
        for n in range(30)
    ]
    with lesson.workspace.vault.write() as session:
        policy.add(session, more)
    lesson.editor.changed.emit(frozenset({Topic.POLICY}))
    return lesson.page.column.palettes[Polarity.PRAISE]


def test_arming_by_a_key_turns_to_the_page_of_the_behaviour(lesson: LessonProbe) -> None:
    card = with_pages_of_praise(lesson)
    assert "Great answer" not in [t.text() for t in card.tiles]
    lesson.press(_Key.Key_1)
    assert [t.text() for t in card.tiles if t.armed] == ["Great answer"]


def test_a_guest_who_is_gone_meanwhile_is_refused_in_words(stage: Stage) -> None:
    stage.presenter.moving.invite()
    other = stage.presenter.moving.found("andrei")[0].pupil_id
    stage.presenter.moving.welcome(other)
    key = stage.presenter._lesson.key
    stage.presenter.arming.press_key("1")
    stage.workspace.perform(SeatToday(key, (TodaySeat(other, back=True),), "gone"))
    stage.presenter.arming.log(stage.type_id("Great answer"), (other,))
    assert stage.state.message is not None
    assert "not in this class" in stage.state.message.headline
    assert dt.timedelta(0) <= stage.workspace.clock() - at(11, 33)


def test_on_duty_it_is_said_that_nothing_is_dated_back(stage: Stage) -> None:
    stage.presenter.duty.toggle()
    stage.presenter.happening.ask()
    assert stage.state.message is not None
    assert "happened just now" in stage.state.message.headline


def test_a_palette_goes_back_to_its_page_when_what_a_key_armed_is_put_down(
    lesson: LessonProbe,
) -> None:
    card = with_pages_of_praise(lesson)
    first = [t.text() for t in card.tiles]
    lesson.press(_Key.Key_1)
    assert [t.text() for t in card.tiles] != first
    lesson.press(_Key.Key_2)  # another of a later page
    lesson.press(_Key.Key_Escape)
    assert [t.text() for t in card.tiles] == first
    lesson.click("palette-praise-on")
    turned = [t.text() for t in card.tiles]
    lesson.press(_Key.Key_1)
    lesson.press(_Key.Key_Escape)
    assert [t.text() for t in card.tiles] == turned  # where the teacher had turned to
