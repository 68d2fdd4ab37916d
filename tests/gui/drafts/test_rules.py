"""Rules that draft are added, changed, switched, removed and tried on the past in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from seatingapp.domain.draft_rules.rule import Measure, Span, Window
from seatingapp.domain.ladder import DraftKind
from seatingapp.domain.policies.type_changes import AddType, new_type
from seatingapp.services import policy
from seatingapp.services.draft_rules import ChangeDraftRule, RemoveDraftRules, all_rules
from seatingapp.services.workspace import Workspace
from seatingapp.ui.drafts.rules.dialog import RulesDialog
from seatingapp.ui.drafts.rules.form import RuleForm
from seatingapp.ui.drafts.rules.trying import TryDialog
from seatingapp.ui.widgets.empty_state import EmptyState
from seatingapp.ui.widgets.many_choice import ManyChoice
from tests.gui.drafts.desk import Desk
from tests.gui.finding import found


@pytest.fixture
def desk(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Desk:
    return Desk(qtbot, workspace, tmp_path)


@pytest.fixture
def dialog(desk: Desk) -> RulesDialog:
    return desk.rules()


def names(dialog: RulesDialog) -> list[tuple[str, bool, int]]:
    return [(row.rule.name, row.rule.active, row.waiting) for row in dialog.table.rows.rows]


def test_rules_are_listed_with_what_waits_for_them(dialog: RulesDialog) -> None:
    assert names(dialog) == [("Three in a few days", True, 2), ("Year 9", True, 1)]
    QAbstractItemModelTester(dialog.table.rows)


def test_space_switches_a_rule_off_and_on_and_delete_removes_it(
    desk: Desk, dialog: RulesDialog
) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert names(dialog)[0] == ("Three in a few days", False, 2)
    assert dialog.switch.text() == "Switch on"
    assert dialog.message.text() == "Rule switched off."
    desk.press(dialog, "draft-rule-switch")
    assert names(dialog)[0][1]
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.chosen == dialog.table.rows.rows[1].rule.uid
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert [name for name, _on, _n in names(dialog)] == ["Three in a few days"]
    desk.tools.editor.undo()
    assert len(desk.school.workspace.read(all_rules)) == 2


def test_a_rule_is_added_in_fields_and_said_as_a_sentence(desk: Desk, dialog: RulesDialog) -> None:
    desk.press(dialog, "draft-rule-add")
    form = desk.dialog(RuleForm)
    QTest.keyClicks(form.name, "A good week")
    form.threshold.text_requested.emit("nine")
    assert "needs a number" in form.error.text()
    form.accept()
    assert form.isVisible()
    form.threshold.text_requested.emit("9")
    form.threshold.step_requested.emit(1)
    form.length.step_requested.emit(-1)
    assert form.sentence.text() == "10 concerns within 4 school days: tell the head of year."
    pick(form.polarity, "praise")
    pick(form.span, "week")
    assert form.length.isHidden()
    pick(form.outcome, DraftKind.POSTCARD.value)
    tick(form.several["years"], "Year 9")
    tick(form.several["groups"], "9B/Sc2")
    assert form.sentence.text() == (
        "10 praises in a week in 9B/Sc2 by a pupil of Year 9: praise postcard."
    )
    desk.press(form, "draft-rule-form-accept")
    assert names(dialog)[-1] == ("A good week", False, 0)
    assert dialog.chosen == dialog.table.rows.rows[-1].rule.uid


def pick(choice: object, key: str) -> None:
    """Choose as the user does."""
    from seatingapp.ui.widgets.choice import Choice

    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findData(key))
    choice.choice_requested.emit(key)


def tick(choice: ManyChoice, text: str) -> None:
    """Tick, or take the tick away, as a click in the menu does."""
    actions = found(choice, QMenu).actions()
    next(action for action in actions if action.text() == text).trigger()


def test_a_rule_is_for_several_behaviours_classes_and_years(
    desk: Desk, dialog: RulesDialog
) -> None:
    desk.press(dialog, "draft-rule-add")
    form = desk.dialog(RuleForm)
    behaviours = form.several["behaviours"]
    assert behaviours.text() == "any behaviour"
    tick(behaviours, "Off task")
    tick(behaviours, "Talking over")
    assert behaviours.text() == "Off task and 1 more"
    assert form.sentence.text().startswith("3 concerns for Off task or Talking over within")
    named = form.rule().types
    assert len(named) == 2
    tick(behaviours, "Off task")
    assert form.rule().types == named[1:]
    tick(behaviours, "any behaviour")
    assert form.rule().types == ()
    tick(behaviours, "Off task")
    pick(form.polarity, "praise")  # then a concern means nothing
    assert form.rule().types == ()
    tick(behaviours, "Great answer")
    assert len(form.rule().types) == 1
    tick(behaviours, "Great answer")
    tick(form.several["years"], "Year 9")
    assert form.rule().years == ("9",)
    desk.press(form, "draft-rule-form-accept")
    assert not form.isVisible()


def test_a_rule_is_changed_and_a_second_of_the_same_is_refused_in_the_form(
    desk: Desk, dialog: RulesDialog
) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    form = desk.dialog(RuleForm)
    pick(form.outcome, DraftKind.DETENTION.value)
    tick(form.several["years"], "Year 9")
    desk.press(form, "draft-rule-form-accept")
    assert "there already" in form.error.text()
    pick(form.measure, "points")
    desk.press(form, "draft-rule-form-accept")
    assert not form.isVisible()
    assert desk.school.workspace.read(all_rules)[0].measure is Measure.POINTS


def test_what_is_not_in_use_any_more_is_kept(desk: Desk, dialog: RulesDialog) -> None:
    (rule, _other) = desk.school.workspace.read(all_rules)
    several = replace(rule, years=("9", "10"), category="Gone", window=Window(Span.YEAR))
    desk.school.workspace.perform(ChangeDraftRule(several))
    dialog._read()
    desk.press(dialog, "draft-rule-change")
    form = desk.dialog(RuleForm)
    assert form.several["years"].text() == "Year 9 and 1 more"
    assert form.limits["category"].currentText() == "Gone"
    assert form.rule().years == ("9", "10")
    form.reject()


def test_a_behaviour_that_is_gone_is_named_and_can_be_taken_out(
    desk: Desk, dialog: RulesDialog
) -> None:
    school = desk.school.workspace
    (rule, _other) = school.read(all_rules)
    before = school.read(policy.in_force)
    added = school.perform(policy.ChangePolicy(AddType(new_type(before, "Hm", rule.polarity))))
    kind = next(t for t in school.read(policy.in_force).types if t.name == "Hm")
    school.perform(ChangeDraftRule(replace(rule, types=(kind.id,))))
    assert added is not None
    assert added.inverse is not None
    school.perform(added.inverse)  # no entry refers to it: it is gone
    dialog._read()
    desk.press(dialog, "draft-rule-change")
    form = desk.dialog(RuleForm)
    assert form.several["behaviours"].text() == "a behaviour that is gone"
    tick(form.several["behaviours"], "a behaviour that is gone")
    assert form.rule().types == ()
    form.reject()


def test_the_usual_rules_are_offered_where_there_is_none(desk: Desk) -> None:
    for rule in desk.school.workspace.read(all_rules):
        desk.school.workspace.perform(RemoveDraftRules((rule.uid,)))
    dialog = desk.rules()
    empty = found(dialog, EmptyState, "draft-rules-empty")
    assert not empty.isHidden()
    assert not dialog.change.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)  # there is nothing to change
    empty.action_requested.emit()
    assert len(names(dialog)) == 3
    assert not any(on for _name, on, _n in names(dialog))


def test_a_rule_is_tried_on_the_past_and_switched_on_with_what_it_found(
    desk: Desk, dialog: RulesDialog
) -> None:
    desk.press(dialog, "draft-rule-add")
    form = desk.dialog(RuleForm)
    form.threshold.text_requested.emit("1")
    desk.press(form, "draft-rule-form-accept")
    desk.press(dialog, "draft-rule-try")
    tried = desk.dialog(TryDialog)
    desk.qtbot.waitUntil(lambda: bool(tried.told.text()))
    assert tried.told.text() == (
        "This would have made 2 drafts for 2 pupils from Mon 1 Sep to Mon 24 Nov."
    )
    assert tried.weeks.text() == "week of 17 Nov: 2"
    assert len(tried.model.rows) == 2
    QAbstractItemModelTester(tried.model)
    tried.past.choice_requested.emit("1")
    desk.qtbot.waitUntil(lambda: "Mon 3 Nov" in tried.told.text())
    tried.too.setChecked(True)
    desk.press(tried, "try-on")
    desk.qtbot.waitUntil(lambda: tried.told.text() == "The rule is on. Drafts made: 2.")
    desk.qtbot.waitUntil(tried.progress.isHidden)
    assert names(dialog)[-1][1:] == (True, 2)
    assert len(desk.school.waiting()) == 5


def test_a_rule_switched_on_without_the_past_drafts_nothing(
    desk: Desk, dialog: RulesDialog
) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    before = len(desk.school.waiting())
    desk.press(dialog, "draft-rule-try")
    tried = desk.dialog(TryDialog)
    desk.qtbot.waitUntil(lambda: tried.on.isEnabled() and bool(tried.told.text()))
    desk.press(tried, "try-on")
    assert tried.told.text() == "The rule is on."
    assert len(desk.school.waiting()) == before


def test_trying_can_be_stopped(desk: Desk, dialog: RulesDialog) -> None:
    desk.press(dialog, "draft-rule-try")
    tried = desk.dialog(TryDialog)
    tried.progress.cancel_requested.emit()
    assert tried.told.text().startswith("Stopped.")
    assert tried.progress.isHidden()
