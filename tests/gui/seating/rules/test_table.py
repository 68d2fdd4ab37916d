"""All rules in a table: sorted, filtered, changed in place with undo, in and out as files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from seatingapp.domain.plans import PlanLine, Purpose
from seatingapp.domain.rules.kinds import (
    Apart,
    Area,
    Balance,
    FewMoves,
    InArea,
    KeepEmpty,
    Measure,
    NewNeighbours,
)
from seatingapp.domain.rules.rule import ForPlan, ForPupil, Rule, Strength
from seatingapp.services.rules import AddRule
from seatingapp.services.seating import StartPlan
from seatingapp.ui.seating.rules.editing.dialog import RuleDialog
from seatingapp.ui.seating.rules.table.dialog import RulesTableDialog
from seatingapp.ui.seating.rules.table.rows_model import (
    ACTIVE,
    NOTE,
    OWNER,
    SENTENCE,
    STRENGTH,
)
from seatingapp.ui.widgets.choice import Choice
from seatingapp.ui.widgets.dialog import PlainDialog
from tests.gui.finding import found
from tests.gui.seating.rules.probe import RulesProbe, press, words

Key = Qt.Key
menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(rules: RulesProbe) -> RulesTableDialog:
    """The table with four rules, of the class and of a pupil."""
    tom, kasia = rules.ids["Tom W"], rules.ids["Kasia W"]
    rules.add(FewMoves(), Strength.LOW)
    rules.add(Apart((tom, kasia), 2.0))
    rules.add(InArea((tom,), Area("Front row")), Strength.HIGH, ForPupil(tom))
    rules.add(Balance(Measure.PRAISE), Strength.LOW)
    rules.card.table_requested.emit()
    return rules.opened(RulesTableDialog)


def column(dialog: RulesTableDialog, at: int) -> list[str]:
    order = dialog.order
    return [str(order.index(row, at).data()) for row in range(order.rowCount())]


def go_to(dialog: RulesTableDialog, row: int, at: int = SENTENCE) -> None:
    dialog.table.setCurrentIndex(dialog.order.index(row, at))
    dialog.table.setFocus(Qt.FocusReason.TabFocusReason)


def say(dialog: RulesTableDialog) -> str:
    return words(dialog, "rules-table-said")


def test_all_rules_stand_in_the_order_in_which_they_count(dialog: RulesTableDialog) -> None:
    assert column(dialog, SENTENCE) == [
        "Tom W and Kasia W at least 2 m apart",
        "Tom W in the front row",
        "Move as few pupils as possible",
        "Balance lesson praise by table (praise entries: behaviour data)",
    ]
    assert column(dialog, STRENGTH) == ["must", "high", "low", "low"]
    assert column(dialog, OWNER)[1] == "Tom W, in every class"
    assert words(dialog, "rules-told") == "4 rules"


def test_the_table_is_sorted_by_any_column_and_empty_cells_stand_last(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    dialog.table.sortByColumn(SENTENCE, Qt.SortOrder.AscendingOrder)
    assert column(dialog, SENTENCE)[0].startswith("Balance")
    dialog.presenter.write_note(rules.stored()[-1].uid, "as agreed")
    dialog.table.sortByColumn(NOTE, Qt.SortOrder.AscendingOrder)
    assert column(dialog, NOTE) == ["as agreed", "", "", ""]
    dialog.presenter.switch(rules.stored()[0].uid, False)
    dialog.table.sortByColumn(ACTIVE, Qt.SortOrder.AscendingOrder)
    assert column(dialog, SENTENCE)[-1].startswith("Tom W and Kasia W")


def test_words_and_a_kind_narrow_the_table(rules: RulesProbe, dialog: RulesTableDialog) -> None:
    QTest.keyClicks(dialog.search, "tom front")
    assert column(dialog, SENTENCE) == ["Tom W in the front row"]
    dialog.search.clear_search()
    kind = found(dialog, Choice, "rules-kind")
    counts = {}
    dialog.presenter.switch(rules.stored()[-1].uid, False)
    for key in ("must", "wish", "off", "all"):
        kind.setCurrentIndex(kind.findData(key))
        kind.activated.emit(kind.currentIndex())
        counts[key] = dialog.order.rowCount()
    assert counts == {"must": 1, "wish": 2, "off": 1, "all": 4}
    assert words(dialog, "rules-told") == "4 rules, 1 switched off"


def test_space_switches_a_rule_off_and_undo_on_again(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    go_to(dialog, 0)
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert not rules.stored()[0].active
    press(dialog, "undo")
    assert rules.stored()[0].active
    press(dialog, "redo")
    assert not rules.stored()[0].active


def test_a_click_on_the_tick_switches_a_rule_off(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    at = dialog.table.visualRect(dialog.order.index(1, ACTIVE)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [rule.active for rule in rules.stored()] == [True, False, True, True]


@menus
def test_the_strength_is_changed_in_place(rules: RulesProbe, dialog: RulesTableDialog) -> None:
    go_to(dialog, 0, STRENGTH)
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = found(dialog.table, Choice, "cell-answers")
    assert editor.chosen() == "must"
    rules.qtbot.waitUntil(lambda: editor.view().isVisible())
    for _ in range(2):
        QTest.keyClick(editor.view(), Key.Key_Down)
    QTest.keyClick(editor.view(), Key.Key_Return)
    assert Strength.MEDIUM in [rule.strength for rule in rules.stored()]
    assert Strength.MUST not in [rule.strength for rule in rules.stored()]


def test_the_reason_is_written_in_place_and_too_long_a_one_refused(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    go_to(dialog, 0, NOTE)
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = found(dialog.table, QLineEdit)
    QTest.keyClicks(editor, "fell out")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert rules.stored()[0].note == "fell out"
    dialog.model.setData(dialog.model.index(0, NOTE), "x" * 300)
    assert rules.stored()[0].note == "fell out"
    assert words(dialog, "rules-table-refusal").startswith("A reason has at most")


def test_nothing_happens_where_a_cell_says_the_same(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    count = rules.editor.stack.count()
    assert dialog.model.setData(dialog.model.index(0, STRENGTH), "must")
    assert dialog.model.setData(dialog.model.index(0, NOTE), "")
    assert not dialog.model.setData(dialog.model.index(0, OWNER), "x")
    assert rules.editor.stack.count() == count


def test_undo_goes_back_to_where_the_table_was_opened_and_no_further(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    undo = found(dialog, QWidget, "undo")
    assert not undo.isEnabled()
    go_to(dialog, 0)
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert len(rules.stored()) == 3
    assert dialog.rule() is not None
    assert undo.isEnabled()
    press(dialog, "undo")
    assert len(rules.stored()) == 4
    assert not undo.isEnabled()


def test_the_last_rule_can_be_removed_and_the_table_is_empty(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    for _ in range(4):
        press(dialog, "rules-table-remove")
    assert rules.stored() == ()
    assert dialog.rule() is None
    assert not found(dialog, QWidget, "rules-table-edit").isEnabled()
    QTest.keyClick(dialog.table, Key.Key_Delete)
    QTest.keyClick(dialog.table, Key.Key_Return)
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert not rules.is_open(RuleDialog)


def test_enter_edits_a_rule_over_the_table(rules: RulesProbe, dialog: RulesTableDialog) -> None:
    go_to(dialog, 1)
    QTest.keyClick(dialog.table, Key.Key_Return)
    edited = rules.opened(RuleDialog)
    assert edited.parentWidget() is dialog
    press(edited, "choice-low")
    press(edited, "rule-accept")
    assert column(dialog, STRENGTH) == ["must", "low", "low", "low"]


def test_a_copy_has_to_say_something_else(rules: RulesProbe, dialog: RulesTableDialog) -> None:
    go_to(dialog, 0)
    press(dialog, "rules-table-copy")
    copy = rules.opened(RuleDialog)
    assert words(copy, "rule-preview").startswith("This rule is there already.")
    copy.presenter.step("metres", 1)
    press(copy, "rule-accept")
    assert len(rules.stored()) == 5


def test_a_rule_of_another_plan_is_listed_and_stays_with_it(rules: RulesProbe) -> None:
    assert rules.plan is not None
    line = PlanLine(rules.class_id, rules.plan.room_id, Purpose.TEST)
    other = replace(rules.plan, id=0, uid="", purpose=Purpose.TEST)
    assert rules.editor.perform(StartPlan(other)) is not None
    rule = Rule("", NewNeighbours(2), Strength.HIGH, ForPlan(line))
    assert rules.editor.perform(AddRule(rule)) is not None
    assert rules.stored() == ()
    rules.card.table_requested.emit()
    dialog = rules.opened(RulesTableDialog)
    assert column(dialog, OWNER) == ["only the plan Test"]
    go_to(dialog, 0)
    press(dialog, "rules-table-edit")
    edited = rules.opened(RuleDialog)
    press(edited, "choice-low")
    press(edited, "rule-accept")
    (changed,) = dialog.presenter.rules
    assert (changed.owner, changed.strength) == (ForPlan(line), Strength.LOW)


def test_rules_go_out_as_a_file_after_a_warning_and_come_in_again(
    rules: RulesProbe, dialog: RulesTableDialog, tmp_path: Path
) -> None:
    press(dialog, "rules-table-export")
    question = found(dialog, PlainDialog, "export-rules-question")
    assert "names pupils" in words(question, "export-rules-question-body")
    press(question, "export-rules-question-accept")
    assert found(dialog, QFileDialog, "export-rules-dialog").isVisible()
    place = tmp_path / "9B.rules.json"
    dialog.sharing.export(str(place))
    rules.qtbot.waitUntil(lambda: say(dialog).startswith("Exported to 9B.rules.json."))
    for _ in range(2):
        press(dialog, "rules-table-remove")
    dialog.sharing.add(str(place))
    rules.qtbot.waitUntil(lambda: say(dialog).startswith("2 rules added."))
    assert say(dialog) == "2 rules added. 2 rules in the file were there already."
    assert len(rules.stored()) == 4
    press(dialog, "undo")
    assert len(rules.stored()) == 2
    press(dialog, "redo")
    dialog.sharing.add(str(place))
    rules.qtbot.waitUntil(lambda: say(dialog) == "4 rules in the file were there already.")


def test_a_file_that_cannot_be_read_is_refused_in_the_table(
    rules: RulesProbe, dialog: RulesTableDialog, tmp_path: Path
) -> None:
    place = tmp_path / "broken.json"
    place.write_text("{", encoding="utf-8")
    dialog.sharing.add(str(place))
    rules.qtbot.waitUntil(lambda: bool(say(dialog)))
    assert found(dialog, QWidget, "rules-table-said").property("tone") == "error"
    dialog.sharing.add(str(tmp_path / "none.json"))
    rules.qtbot.waitUntil(lambda: "none.json" in say(dialog) or "found" in say(dialog))
    assert len(rules.stored()) == 4


def test_import_asks_for_a_file(dialog: RulesTableDialog) -> None:
    press(dialog, "rules-table-import")
    assert found(dialog, QFileDialog, "import-rules-dialog").isVisible()


def test_add_writes_a_new_rule_over_the_table(rules: RulesProbe, dialog: RulesTableDialog) -> None:
    press(dialog, "rules-table-add")
    written = rules.opened(RuleDialog)
    assert written.parentWidget() is dialog
    assert not written.presenter.draft.uid


def test_the_models_keep_the_promises_of_models(
    rules: RulesProbe, dialog: RulesTableDialog
) -> None:
    testers = [QAbstractItemModelTester(dialog.model), QAbstractItemModelTester(dialog.order)]
    rules.add(KeepEmpty(Area("Back row")))
    dialog.order.show_only("row", "must")
    dialog.presenter.remove(rules.stored()[0].uid)
    assert len(testers) == 2


def test_cells_say_what_they_are_to_a_screen_reader(dialog: RulesTableDialog) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [dialog.order.index(0, at).data(role) for at in (ACTIVE, STRENGTH, OWNER)]
    sentence = "Tom W and Kasia W at least 2 m apart"
    assert said == [f"on, {sentence}", f"must, {sentence}", "9B/Sc2"]
