"""Concern entries of pairs: the counts first, then ticks, then a rule; never a cause."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.kinds import Evidence, PairCount
from seatingapp.domain.rules.rule import Strength
from seatingapp.services.classes import all_classes
from seatingapp.services.workspace import Workspace
from seatingapp.ui.seating.rules.evidence.dialog import EvidenceDialog
from tests.gui.finding import found
from tests.gui.seating.rules.probe import RulesProbe, press, words
from tests.integration.services.lesson_school import found_school
from tests.integration.services.test_evidence import Weeks

Key = Qt.Key


@pytest.fixture
def weeks(workspace: Workspace) -> Weeks:
    """A class of three of whom two have entries whenever they sit together."""
    made = Weeks(found_school(workspace))
    made.taught(near=True, concern=(made.ann,), days=3)
    made.taught(near=True, concern=(made.ann, made.ben))
    made.taught(near=True)
    made.taught(near=False, days=7)
    return made


@pytest.fixture
def clustered(qtbot: QtBot, weeks: Weeks, tmp_path: Path) -> RulesProbe:
    """The card of that class."""
    workspace = weeks.school.workspace
    name = next(
        c.school_class.name
        for c in workspace.read(all_classes)
        if c.school_class.id == weeks.school.class_id
    )
    return RulesProbe(qtbot, workspace, tmp_path, name)


def opened(rules: RulesProbe) -> EvidenceDialog:
    rules.card.evidence_requested.emit()
    return rules.opened(EvidenceDialog)


def test_the_counts_are_shown_and_nothing_is_ticked_beforehand(clustered: RulesProbe) -> None:
    dialog = opened(clustered)
    (row,) = dialog.pairs.rows
    assert row.near == "together in 5 lessons, 4 with a concern entry"
    assert row.far == "apart in 7 lessons, 0"
    assert not row.ticked
    assert not found(dialog, QWidget, "evidence-accept").isEnabled()
    assert "no cause" in words(dialog, "evidence-body")
    assert words(dialog, "evidence-words").endswith("The counts name no cause.")


def test_space_ticks_a_pair_and_the_rule_keeps_what_was_seen(
    clustered: RulesProbe, weeks: Weeks
) -> None:
    dialog = opened(clustered)
    QTest.keyClick(dialog.table, Key.Key_Space)
    assert words(dialog, "evidence-told") == "1 pair ticked"
    press(dialog, "choice-low")
    press(dialog, "evidence-accept")
    (rule,) = clustered.stored()
    assert isinstance(rule.kind, Evidence)
    assert rule.kind.pairs == (PairCount(weeks.ann, weeks.ben, 4, 5, 0, 7),)
    assert rule.strength is Strength.LOW
    (shown,) = clustered.card.list.rules.rows
    assert shown.mark == "concern entries: behaviour data"
    clustered.editor.undo()
    assert clustered.stored() == ()


def test_a_click_ticks_and_another_one_takes_the_tick_back(clustered: RulesProbe) -> None:
    dialog = opened(clustered)
    at = dialog.table.visualRect(dialog.pairs.index(0, 0)).center()
    ticked = []
    for _ in range(2):
        QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        ticked.append(dialog.pairs.rows[0].ticked)
    assert ticked == [True, False]
    assert words(dialog, "evidence-told") == "No pair is ticked."


def test_an_evidence_rule_is_looked_at_anew_and_not_added_twice(clustered: RulesProbe) -> None:
    dialog = opened(clustered)
    QTest.keyClick(dialog.table, Key.Key_Space)
    press(dialog, "evidence-accept")
    (before,) = clustered.stored()
    dialog = opened(clustered)
    assert dialog.pairs.rows[0].ticked
    press(dialog, "choice-must")
    press(dialog, "evidence-accept")
    (after,) = clustered.stored()
    assert (after.uid, after.strength) == (before.uid, Strength.MUST)


def test_other_weeks_give_other_counts_and_odd_ones_none(clustered: RulesProbe) -> None:
    dialog = opened(clustered)
    field = dialog.weeks.field
    QTest.keyClick(field, Key.Key_Up)
    assert dialog.presenter.state.weeks == "7"
    field.selectAll()
    QTest.keyClicks(field, "1")
    assert dialog.pairs.rows == ()
    assert found(dialog, QWidget, "evidence-empty").isVisible()
    field.selectAll()
    QTest.keyClicks(field, "x")
    assert words(dialog, "evidence-days") == "Choose 1 to 52 weeks."
    assert dialog.presenter.rule() is None
    QTest.keyClick(field, Key.Key_Down)
    assert dialog.presenter.state.weeks == "6"


def test_where_no_pair_stands_out_that_is_said(rules: RulesProbe) -> None:
    dialog = opened(rules)
    assert words(dialog, "evidence-empty-title") == "No pair stands out"
    assert "looked at" in words(dialog, "evidence-empty-sentence")
    dialog.accept()
    assert dialog.isVisible()
    assert rules.stored() == ()


def test_the_model_keeps_the_promises_of_models(clustered: RulesProbe) -> None:
    dialog = opened(clustered)
    tester = QAbstractItemModelTester(dialog.pairs)
    dialog.presenter.tick(dialog.pairs.rows[0].key, True)
    dialog.presenter.type_weeks("1")
    assert tester.model() is dialog.pairs
    assert not dialog.pairs.setData(dialog.pairs.index(0, 1), 2, Qt.ItemDataRole.EditRole)
