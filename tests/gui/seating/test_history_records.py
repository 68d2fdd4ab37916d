"""How plans were arranged stands in their history, while private data is shown and no longer."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.domain.rules.record import Record, RecordedRule
from seatingapp.domain.rules.rule import Strength
from seatingapp.domain.rules.uses import Sensitivity, Use
from seatingapp.domain.rules.verdicts import Met
from seatingapp.services.arrangements import ArrangeSeats
from seatingapp.services.plan_history import history
from seatingapp.services.seating import plan_for
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.seating.history.dialog import HistoryDialog
from seatingapp.ui.widgets.text import Text
from tests.conftest import SAMPLE_DAY, Sample
from tests.gui.finding import found

RULES = (
    RecordedRule("Tom W and Kasia W apart", Strength.MUST, Met.MET),
    RecordedRule(
        "Alternate by sex", Strength.LOW, Met.PARTLY, (Use("sex", Sensitivity.PROTECTED),)
    ),
)
RECORD = Record(12, score=742, most=760, rules=RULES)
WORDS = "Arranged with 2 rules, score 742 of 760, seed 12; uses sex (protected characteristic)."


@pytest.fixture
def private() -> PrivateView:
    """A private view whose clock stands still."""
    return PrivateView(lambda: 0.0)


@pytest.fixture
def dialog(qtbot: QtBot, sample: Sample, private: PrivateView) -> HistoryDialog:
    """The history of the showcase class, whose present plan was arranged."""
    class_id = sample.summary.showcase.class_id
    plan = sample.workspace.read(lambda s: plan_for(s, class_id, SAMPLE_DAY))
    assert plan is not None
    sample.workspace.perform(ArrangeSeats(plan.id, plan.seated, RECORD, plan.from_date))
    dialog = HistoryDialog(sample.workspace, private, class_id, plan.id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def shown(dialog: HistoryDialog) -> str:
    line = found(dialog, Text, "history-record")
    return line.text() if line.isVisible() else ""


def test_the_record_is_shown_only_while_private_data_is(
    dialog: HistoryDialog, private: PrivateView
) -> None:
    assert shown(dialog) == ""
    assert dialog.presenter.state.record == ""
    private.ask()
    private.confirm()
    assert shown(dialog) == WORDS
    private.hide()
    assert shown(dialog) == ""
    assert dialog.presenter.state.record == ""


def test_a_plan_that_was_seated_by_hand_has_no_record(
    dialog: HistoryDialog, private: PrivateView, sample: Sample
) -> None:
    private.ask()
    private.confirm()
    class_id = sample.summary.showcase.class_id
    listed = sample.workspace.read(lambda s: history(s, class_id, SAMPLE_DAY))
    chosen = dialog.presenter.state.chosen
    other = next(e.head.id for e in listed if e.head.id != chosen)
    dialog.presenter.choose(other)
    assert shown(dialog) == ""
