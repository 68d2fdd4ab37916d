"""Picking, groups and the timer on the page: board-safe, by mouse and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.register import MarkKind
from seatingapp.domain.rules.kinds import Apart
from seatingapp.domain.rules.rule import ForClass, Rule, Strength
from seatingapp.services.groups import group_facts
from seatingapp.services.picks import pick_counts
from seatingapp.services.rules import AddRules
from seatingapp.services.workspace import Workspace
from seatingapp.storage import settings
from seatingapp.ui.lesson.groups_overlay import NameTag
from seatingapp.ui.lesson.presenter import LessonPresenter
from seatingapp.ui.privacy import PrivateView
from tests.gui.building import preferences_in
from tests.gui.lesson.probes import LessonProbe
from tests.gui.lesson.stage import Stage

_Key = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def members(stage: Stage) -> list[list[int]]:
    groups = stage.state.groups
    assert groups is not None
    return [[m.pupil_id for m in group.members] for group in groups.groups]


# Picking.


def test_a_pick_is_counted_and_undo_takes_back_what_was_logged_before(stage: Stage) -> None:
    stage.presenter.arming.press_key("1")
    stage.presenter.tap(stage.id_of("Grace T"))
    before = len(stage.entries())
    stage.presenter.picking.pick()
    picked = stage.state.popover
    assert picked is not None
    class_id = stage.state.class_id
    assert class_id is not None
    assert stage.workspace.read(lambda s: pick_counts(s, class_id)) == {picked.pupil_id: 1}
    stage.editor.undo()
    assert len(stage.entries()) == before - 1
    assert stage.workspace.read(lambda s: pick_counts(s, class_id)) == {picked.pupil_id: 1}


def test_fair_picks_go_on_over_lessons_and_the_choice_is_remembered(
    stage: Stage, workspace: Workspace, private: PrivateView, tmp_path: object
) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    habit = preferences_in(tmp_path)
    presenter = LessonPresenter(workspace, stage.editor, stage.view, private, habit=habit)
    presenter.start()
    presenter.picking.set_fair(True)
    assert stage.state.fair_picks
    assert preferences_in(tmp_path).fair_picks
    class_id = presenter.class_id
    assert class_id is not None
    for _ in range(12):
        presenter.picking.pick()
    another = LessonPresenter(workspace, stage.editor, stage.view, private, habit=habit)
    another.start()
    for _ in range(12):
        another.picking.pick()
    times = workspace.read(lambda s: pick_counts(s, class_id))
    assert sorted(times.values()) == [1] * 24
    another.picking.start_afresh()
    assert workspace.read(lambda s: pick_counts(s, class_id)) == {}
    stage.editor.undo()
    assert workspace.read(lambda s: pick_counts(s, class_id)) == times


def test_the_menu_and_the_key_pick(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_K, _CONTROL)
    first = lesson.page.state.popover
    assert first is not None
    action = lesson.page.header.tools.tools_menu.findChild(QAction, "tools-pick")
    assert action is not None
    action.trigger()
    second = lesson.page.state.popover
    assert second is not None
    assert first.pupil_id != second.pupil_id
    fair = lesson.page.header.tools.tools_menu.findChild(QAction, "tools-fair")
    assert fair is not None
    fair.trigger()
    assert lesson.page.state.fair_picks
    assert fair.isChecked()


# Groups.


def test_groups_hold_everybody_who_is_here_once(stage: Stage) -> None:
    jack = stage.id_of("Jack S")  # absent
    stage.presenter.grouping.toggle()
    everyone = sorted(p for group in members(stage) for p in group)
    assert len(everyone) == len(set(everyone)) == 24
    assert jack not in everyone
    assert {len(group) for group in members(stage)} == {4}
    stage.presenter.grouping.set_number(5)
    assert sorted(map(len, members(stage))) == [4, 5, 5, 5, 5]
    stage.presenter.grouping.set_by_size(False)
    stage.presenter.grouping.set_number(7)
    assert len(members(stage)) == 7


def test_the_same_groups_come_back_and_another_lesson_has_others(stage: Stage) -> None:
    stage.presenter.grouping.toggle()
    first = members(stage)
    stage.presenter.grouping.close()
    assert stage.state.groups is None
    stage.presenter.grouping.toggle()
    assert members(stage) == first
    stage.presenter.grouping.shuffle()
    assert members(stage) != first


def test_groups_by_table_are_those_who_sit_there_today(stage: Stage) -> None:
    stage.presenter.registering.give(stage.id_of("Farhan S"), MarkKind.ABSENT)
    stage.presenter.grouping.toggle()
    stage.presenter.grouping.set_way("table")
    found = members(stage)
    assert [stage.id_of("Grace T")] in found
    assert [stage.id_of("Hugo M"), stage.id_of("Imani D")] in found
    assert sum(map(len, found)) == 23


def test_rules_that_keep_apart_hold_in_groups_and_only_private_view_tells_of_them(
    stage: Stage,
) -> None:
    names = ("Grace T", "Tom W", "Will H", "Farhan S")
    ids = tuple(map(stage.id_of, names))
    class_id = stage.state.class_id
    assert class_id is not None
    stage.workspace.perform(AddRules((Rule("a", Apart(ids), Strength.MUST, ForClass(class_id)),)))
    stage.presenter.grouping.toggle()
    for _ in range(5):
        stage.presenter.grouping.shuffle()
        assert all(len(set(ids) & set(group)) <= 1 for group in members(stage))
    stage.presenter.grouping.set_by_size(False)
    stage.presenter.grouping.set_number(2)
    assert stage.state.groups is not None
    assert stage.state.groups.told == ""
    stage.go_private()
    assert stage.state.groups is not None
    assert stage.state.groups.told.startswith("Together against a rule: ")


def test_groups_are_mixed_on_a_board_too_and_stay_when_private_view_ends(stage: Stage) -> None:
    seen = stage.workspace.read(
        lambda s: group_facts(s, stage.state.class_id or 0, None, with_levels=True)
    )
    assert len(set(seen.levels.values())) > 1
    stage.presenter.grouping.toggle()
    stage.presenter.grouping.set_way("mixed")
    assert stage.state.groups is not None
    assert (stage.state.groups.way, stage.state.groups.told) == ("mixed", "")
    mixed = members(stage)
    mean = sum(seen.levels.values()) / len(seen.levels)
    for group in mixed:
        known = [seen.levels[p] for p in group if p in seen.levels]
        assert abs(sum(known) - mean * len(known)) < 2  # as even as four of three levels can be
    stage.go_private()
    stage.presenter.toggle_private()
    assert members(stage) == mixed
    assert stage.state.groups.way == "mixed"


def test_mixing_says_so_where_there_is_nothing_to_mix_by(stage: Stage) -> None:
    with stage.workspace.vault.write() as session:
        settings.put(session, "characteristics_in_use", [])
    stage.presenter.grouping.toggle()
    stage.presenter.grouping.set_way("mixed")
    assert stage.state.groups is not None
    assert stage.state.groups.told.startswith("No prior attainment is recorded")
    stage.presenter.grouping.set_way("random")
    assert stage.state.groups.told == ""


def test_a_pupil_is_moved_by_arrows_and_keeps_the_focus(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_G, _CONTROL)
    overlay = lesson.page.groups
    assert overlay.isVisible()
    assert overlay.geometry() == lesson.page.rect()
    tag = overlay.cards[0].tags[0]
    pupil = tag.member.pupil_id
    tag.setFocus()
    QTest.keyClick(tag, _Key.Key_Right)
    assert pupil in [t.member.pupil_id for t in overlay.cards[1].tags]
    focused = lesson.window.focusWidget()
    assert isinstance(focused, NameTag)
    assert focused.member.pupil_id == pupil
    for _ in range(2):
        QTest.keyClick(lesson.window.focusWidget(), _Key.Key_Left)
    assert pupil in [t.member.pupil_id for t in overlay.cards[-1].tags]
    lesson.press(_Key.Key_Escape)
    assert not overlay.isVisible()
    assert lesson.page.pane.plan.hasFocus()


def test_a_pupil_is_dragged_to_another_group(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_G, _CONTROL)
    overlay = lesson.page.groups
    lesson.qtbot.waitUntil(lambda: overlay.cards[-1].width() > 50)
    tag = overlay.cards[0].tags[0]
    pupil = tag.member.pupil_id
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target = overlay.cards[-1]
    QTest.mousePress(tag, left, none, QPoint(10, 10))
    QTest.mouseMove(tag, QPoint(60, 30))
    end = tag.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mouseRelease(tag, left, none, end)
    assert pupil in [t.member.pupil_id for t in overlay.cards[-1].tags]


def test_a_drop_on_nothing_puts_the_pupil_back(lesson: LessonProbe) -> None:
    lesson.press(_Key.Key_G, _CONTROL)
    overlay = lesson.page.groups
    lesson.qtbot.waitUntil(lambda: overlay.cards[-1].width() > 50)
    tag = overlay.cards[0].tags[0]
    before = lesson.page.state.groups
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(tag, left, none, QPoint(10, 10))
    QTest.mouseMove(tag, QPoint(60, 30))
    assert tag.ghost is not None
    assert tag.ghost.isVisible()
    assert tag.ghost.parentWidget() is overlay
    QTest.mouseRelease(tag, left, none, tag.mapFromGlobal(overlay.mapToGlobal(QPoint(2, 2))))
    assert lesson.page.state.groups == before
    assert tag.ghost is None


def test_the_groups_page_works_with_its_buttons(lesson: LessonProbe) -> None:
    action = lesson.page.header.tools.tools_menu.findChild(QAction, "tools-groups")
    assert action is not None
    action.trigger()
    before = lesson.page.state.groups
    lesson.click("groups-again")
    assert lesson.page.state.groups != before
    lesson.click("groups-more")
    lesson.click("groups-less")
    assert lesson.page.state.groups is not None
    assert lesson.page.state.groups.number == 4
    lesson.page.groups._counts.choice_requested.emit("count")
    assert not lesson.page.state.groups.by_size
    assert "attainment" not in lesson.everything_said().casefold()
    lesson.press(_Key.Key_1)
    assert not any(t.armed for t in lesson.page.state.palettes[0].tiles)
    lesson.click("groups-close")
    assert not lesson.page.groups.isVisible()


# The timer.


def test_the_timer_is_set_by_digits_started_and_paused_by_space(lesson: LessonProbe) -> None:
    panel = lesson.page.timer
    seconds = [1000.0]
    panel._clock = lambda: seconds[0]
    lesson.press(_Key.Key_T, _CONTROL)
    assert panel.isVisible()
    assert panel.hasFocus()
    for key in (_Key.Key_1, _Key.Key_2):
        QTest.keyClick(panel, key)
    assert panel.face.words == "12:00"
    assert not any(t.armed for t in lesson.page.state.palettes[0].tiles)
    QTest.keyClick(panel, _Key.Key_Space)
    seconds[0] += 61
    panel.tick()
    assert panel.face.words == "10:59"
    QTest.keyClick(panel, _Key.Key_Space)
    seconds[0] += 500
    panel.tick()
    assert panel.face.words == "10:59"
    QTest.keyClick(panel, _Key.Key_Escape)
    assert not panel.isVisible()
    assert lesson.page.pane.plan.hasFocus()


def test_the_end_is_a_word_and_no_sound_and_begins_anew(lesson: LessonProbe) -> None:
    panel = lesson.page.timer
    seconds = [0.0]
    panel._clock = lambda: seconds[0]
    panel.toggle()
    QTest.keyClick(panel, _Key.Key_1)
    QTest.keyClick(panel, _Key.Key_Return)
    seconds[0] = 61
    panel.tick()
    assert "time is up" in panel.face.accessibleName()
    assert not panel.timer.running
    assert panel.start.text() == "Start"
    lesson.click("timer-start")
    assert panel.face.words == "1:00"
    assert panel.timer.running


def test_the_timer_counts_up_grows_and_keeps_its_place(lesson: LessonProbe) -> None:
    panel = lesson.page.timer
    panel.toggle()
    QTest.keyClick(panel, _Key.Key_U)
    assert panel.face.words == "0:00"
    assert not panel.more.isEnabled()
    small = panel.geometry()
    lesson.click("timer-large")
    assert panel.width() > small.width()
    assert panel.size_up.text() == "Small"
    QTest.keyClick(panel, _Key.Key_L)
    assert panel.geometry() == small
    QTest.keyClick(panel, _Key.Key_5)
    lesson.click("timer-more")
    lesson.click("timer-more")
    lesson.click("timer-less")
    assert panel.face.words == "6:00"
    lesson.click("timer-reset")
    lesson.click("timer-close")
    assert not panel.isVisible()


def test_one_logs_while_the_timer_runs(lesson: LessonProbe) -> None:
    panel = lesson.page.timer
    panel.toggle()
    QTest.keyClick(panel, _Key.Key_5)
    QTest.keyClick(panel, _Key.Key_Space)
    lesson.page.pane.plan.setFocus()
    lesson.press(_Key.Key_1)
    lesson.tap("Grace T")
    assert lesson.newest().pupil_id == lesson.id_of("Grace T")
    assert panel.timer.running
