"""Arm, then tap: what the presenter logs and shows, without a window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from seatingapp.domain.errors import Refusal
from seatingapp.services.workspace import Workspace
from seatingapp.ui.plan_view.intents import LASSO, ROW, TABLE, TOGGLE
from seatingapp.ui.privacy import PrivateView
from tests.gui.lesson.stage import Stage


@pytest.fixture
def stage(qapp: QApplication, workspace: Workspace, private: PrivateView) -> Stage:
    return Stage(workspace, private)


def test_the_lesson_that_is_on_opens(stage: Stage) -> None:
    header = stage.state.header
    assert header.title == "9B/Sc2"
    assert header.subtitle.startswith("Mon 24 Nov · Period 3, 11:10–12:10 · Lab 2")
    assert stage.state.counts == "24 present · 2 absent"


def test_a_tap_while_armed_stores_one_entry_and_shows_it(stage: Stage) -> None:
    before = len(stage.entries())
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(stage.id_of("Grace T"))
    assert len(stage.entries()) == before + 1
    newest = stage.entries()[0]
    assert (newest.pupil_id, newest.type_name) == (stage.id_of("Grace T"), "Great answer")
    assert newest.seat_id == stage.state.plan.seat_of(newest.pupil_id)
    assert stage.lines()[0] == ("Grace T", "Great answer +1")
    assert stage.card("Grace T").praise == 1
    assert stage.view.toast == "Grace T · Great answer +1"
    assert stage.view.flashed == [(newest.pupil_id,)]


def test_the_tile_stays_armed_for_the_next_pupil(stage: Stage) -> None:
    stage.presenter.arming.press(stage.type_id("Good effort"))
    stage.presenter.tap(stage.id_of("Grace T"))
    stage.presenter.tap(stage.id_of("Tom W"))
    assert stage.armed() == ["Good effort"]
    assert stage.lines()[:2] == [("Tom W", "Good effort +1"), ("Grace T", "Good effort +1")]


def test_pressing_an_armed_tile_again_lets_go_of_it(stage: Stage) -> None:
    stage.presenter.arming.press_key(2)
    assert stage.armed() == ["Good effort"]
    stage.presenter.arming.press_key(2)
    assert stage.armed() == []


def test_another_tile_takes_the_place_of_the_armed_one(stage: Stage) -> None:
    stage.presenter.arming.press_key(2)
    stage.presenter.arming.press_key(4)
    assert stage.armed() == ["Excellent work"]


def test_a_key_without_a_behaviour_does_nothing(stage: Stage) -> None:
    shown = len(stage.view.states)
    stage.presenter.arming.press_key(0)
    assert len(stage.view.states) == shown


def test_keys_of_concern_say_that_it_is_hidden_and_arm_nothing(stage: Stage) -> None:
    stage.presenter.arming.press_key(5)
    assert stage.armed() == []
    assert stage.state.message is not None
    assert stage.state.message.headline == "Concern is hidden while the board-safe view is on."


@pytest.mark.parametrize("gesture", [LASSO, ROW, TABLE])
def test_several_pupils_while_armed_are_logged_in_one_step(stage: Stage, gesture: str) -> None:
    names = ("Grace T", "Tom W", "Will H")
    stage.presenter.arming.press_key(1)
    stage.presenter.arming.select(frozenset(map(stage.id_of, names)), gesture)
    new = stage.entries()[:3]
    assert len({e.batch for e in new}) == 1
    assert stage.lines()[0] == ("3 pupils", "Great answer +1")
    stage.editor.undo()
    assert not {e.uid for e in new} & {e.uid for e in stage.entries()}


def test_those_who_are_absent_are_left_out_of_a_lasso(stage: Stage) -> None:
    stage.presenter.arming.press_key(1)
    stage.presenter.arming.select(frozenset({stage.id_of("Jack S"), stage.id_of("Kasia W")}), LASSO)
    assert stage.lines()[0] == ("Kasia W", "Great answer +1")


def test_a_lasso_around_absent_pupils_only_logs_nothing(stage: Stage) -> None:
    before = stage.entries()
    stage.presenter.arming.press_key(1)
    stage.presenter.arming.select(frozenset({stage.id_of("Jack S")}), LASSO)
    assert stage.entries() == before


def test_a_tile_logs_for_the_pupils_selected_before(stage: Stage) -> None:
    chosen = frozenset({stage.id_of("Grace T"), stage.id_of("Tom W")})
    stage.presenter.arming.select(chosen, LASSO)
    assert stage.state.plan.selected == chosen
    stage.presenter.arming.press_key(3)
    assert stage.lines()[0] == ("2 pupils", "Kind to others +2")
    assert stage.state.plan.selected == frozenset()
    assert stage.armed() == []


def test_select_all_takes_everybody_present_and_control_leaves_some_out(stage: Stage) -> None:
    stage.presenter.arming.select_all()
    assert stage.state.counts == "24 selected · 24 present · 2 absent"
    stage.presenter.arming.select(frozenset({stage.id_of("Grace T")}), TOGGLE)
    stage.presenter.arming.press_key(1)
    assert stage.lines()[0] == ("23 pupils", "Great answer +1")
    assert stage.card("Grace T").praise == 0


def test_select_all_twice_selects_nobody(stage: Stage) -> None:
    stage.presenter.arming.select_all()
    stage.presenter.arming.select_all()
    assert stage.state.plan.selected == frozenset()


def test_everyone_is_called_everyone_and_a_row_a_row(stage: Stage) -> None:
    stage.presenter.arming.select_all()
    stage.presenter.arming.press_key(1)
    assert stage.lines()[0][0] == "Everyone (24)"
    front = [stage.id_of(n) for n in ("Aaliyah K", "Ben O'N", "Callum P", "Daria V", "Eluned R")]
    front += [stage.id_of(n) for n in ("Farhan S", "Grace T")]
    stage.presenter.arming.select(frozenset(front), ROW)
    stage.presenter.arming.press_key(1)
    assert stage.lines()[0][0] == "Row 1 (7)"
    table = frozenset({stage.id_of("Farhan S"), stage.id_of("Grace T")})
    stage.presenter.arming.select(table, TABLE)
    stage.presenter.arming.press_key(1)
    assert stage.lines()[0][0] == "Table 3 (2)"


def test_undo_takes_the_points_off_the_card_and_redo_brings_them_back(stage: Stage) -> None:
    stage.presenter.arming.press_key(3)
    stage.presenter.tap(stage.id_of("Grace T"))
    assert stage.card("Grace T").praise == 2
    stage.editor.undo()
    assert stage.card("Grace T").praise == 0
    stage.editor.redo()
    assert stage.card("Grace T").praise == 2


def test_undo_of_a_line_voids_exactly_that_gesture(stage: Stage) -> None:
    before = [e.uid for e in stage.entries()]
    line = next(n for n in stage.state.entries.lines if n.who == "Maya H")
    stage.presenter.take_back(line.key)
    gone = set(before) - {e.uid for e in stage.entries()}
    assert len(gone) == 1
    assert ("Maya H", "Great answer +1") not in stage.lines()
    assert stage.card("Maya H").praise == 0
    stage.editor.undo()
    assert [e.uid for e in stage.entries()] == before


def test_undo_of_a_group_takes_back_the_whole_group(stage: Stage) -> None:
    line = next(n for n in stage.state.entries.lines if n.who.startswith("Table"))
    size = len([e for e in stage.entries() if e.batch == line.key])
    before = len(stage.entries())
    stage.presenter.take_back(line.key)
    assert size > 1
    assert len(stage.entries()) == before - size


def test_a_refusal_is_shown_and_keeps_the_selection(stage: Stage) -> None:
    chosen = frozenset({stage.id_of("Grace T"), stage.id_of("Tom W")})
    stage.presenter.arming.select(chosen, LASSO)
    stage.presenter.refused(Refusal("It is full.", kept="Nothing was logged."))
    assert stage.state.message is not None
    assert (stage.state.message.level, stage.state.message.headline) == ("error", "It is full.")
    assert stage.state.message.detail == "Nothing was logged."
    assert stage.state.plan.selected == chosen


def test_escape_lets_go_of_one_thing_at_a_time(stage: Stage) -> None:
    presenter = stage.presenter
    presenter.arming.press_key(1)
    presenter.finding.open("fa")
    assert presenter.escape()
    assert stage.state.find is None
    assert stage.armed() == ["Great answer"]
    assert presenter.escape()
    assert stage.armed() == []
    presenter.arming.select_all()
    assert presenter.escape()
    assert stage.state.plan.selected == frozenset()
    assert not presenter.escape()


def test_entries_of_another_lesson_count_on_no_card(stage: Stage) -> None:
    praise = {c.name: c.praise for c in stage.state.plan.cards.values()}
    assert sum(p or 0 for p in praise.values()) == 19
    assert stage.state.entries.total == "+19"


def test_an_absent_pupil_can_be_tapped_on_purpose(stage: Stage) -> None:
    jack = stage.id_of("Jack S")
    stage.presenter.arming.press_key(1)
    stage.presenter.tap(jack)
    assert stage.entries()[0].pupil_id == jack
    assert stage.card("Jack S").absent
