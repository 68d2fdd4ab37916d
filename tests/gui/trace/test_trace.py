"""Why this number? The ledger of a pupil and of a lesson, and what the board sees of it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from seatingapp.domain.behaviour import Entry, Polarity, tally
from seatingapp.domain.calendar import LessonKey
from seatingapp.domain.ladder import ResetCycle
from seatingapp.services.behaviour import LogEntries, VoidEntries, type_named
from seatingapp.services.counting import Scope
from seatingapp.services.lessons import record, whats_on
from seatingapp.services.totals import totals_of_pupil
from seatingapp.services.traces import trace_of_lesson
from seatingapp.storage import entries, settings
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.trace.dialog import TraceDialog
from seatingapp.ui.trace.state import TraceOf, TraceRow
from seatingapp.ui.trace.table import TraceModel
from seatingapp.ui.widgets.segmented import SegmentedControl
from seatingapp.ui.widgets.text import Text
from tests.conftest import Sample
from tests.gui.finding import found


@pytest.fixture
def private() -> PrivateView:
    """A private view whose clock stands still."""
    return PrivateView(lambda: 0.0)


@pytest.fixture
def key(sample: Sample) -> LessonKey:
    choice = sample.workspace.read(lambda s: whats_on(s, sample.workspace.clock()))
    assert choice is not None
    return choice.key


@pytest.fixture
def logged(sample: Sample, key: LessonKey) -> tuple[Entry, ...]:
    return sample.workspace.read(lambda s: record(s, key)).entries


def opened(qtbot: QtBot, sample: Sample, private: PrivateView, subject: TraceOf) -> TraceDialog:
    dialog = TraceDialog(sample.workspace, private, subject)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def say(sample: Sample, cycle: ResetCycle, *, nets: bool = True) -> None:
    with sample.workspace.vault.write() as session:
        settings.put(session, "policy", {"cycle": cycle, "netting": nets})


def show_private(private: PrivateView) -> None:
    private.ask()
    private.confirm()


def labels(dialog: TraceDialog) -> list[str]:
    return [f.label for f in dialog.presenter.state.figures]


def rows(dialog: TraceDialog) -> tuple[TraceRow, ...]:
    return dialog.presenter.state.rows


def test_a_lesson_is_explained_line_by_line_up_to_its_result(
    qtbot: QtBot, sample: Sample, private: PrivateView, key: LessonKey, logged: tuple[Entry, ...]
) -> None:
    show_private(private)
    dialog = opened(qtbot, sample, private, TraceOf(None, key))
    counted = tally(logged)
    assert [f.value for f in dialog.presenter.state.figures][:4] == [
        str(n)
        for n in (
            counted.praise_events,
            counted.praise_points,
            counted.concern_events,
            counted.concern_points,
        )
    ]
    first, *lines, last = rows(dialog)
    assert (first.what, first.changes) == ("Opening balance: nothing before", ("0",) * 4)
    assert len(lines) == sum(e.polarity is not Polarity.NEUTRAL for e in logged)
    assert any(line.what == "Farhan S · Great answer" for line in lines)
    assert last.what == "Result"
    for column in range(4):
        changes = [int(n.changes[column].replace("\N{MINUS SIGN}", "-") or 0) for n in lines]
        assert sum(changes) == int(last.changes[column])


def test_the_board_sees_praise_only_and_the_rest_goes_when_private_view_ends(
    qtbot: QtBot, sample: Sample, private: PrivateView, key: LessonKey
) -> None:
    dialog = opened(qtbot, sample, private, TraceOf(None, key))
    assert labels(dialog) == ["praise events", "praise points"]
    assert all(len(row.changes) == 2 for row in rows(dialog))
    assert not any("Talking over" in row.what for row in rows(dialog))
    assert dialog.table.isColumnHidden(4)
    assert found(dialog, Text, "trace-notes").text().startswith("Only praise is shown")
    show_private(private)
    assert "concern points" in labels(dialog)
    assert any("Talking over" in row.what for row in rows(dialog))
    assert not dialog.table.isColumnHidden(4)
    private.hide()
    assert labels(dialog) == ["praise events", "praise points"]
    assert not any("Talking over" in text.text() for text in dialog.findChildren(Text))


def test_a_pupils_total_begins_with_the_reset_of_the_policy(
    qtbot: QtBot, sample: Sample, private: PrivateView, logged: tuple[Entry, ...]
) -> None:
    say(sample, ResetCycle.HALF_TERMLY)
    pupil_id = logged[0].pupil_id
    dialog = opened(qtbot, sample, private, TraceOf(pupil_id))
    state = dialog.presenter.state
    assert [text for _key, text in state.scopes] == ["This half-term", "This year", "All years"]
    assert "Autumn 2" in state.about
    assert [row.what for row in rows(dialog)][:2] == [
        "Opening balance: before the reset",
        "Reset: Autumn 2 begins from nought",
    ]
    totals = sample.workspace.read(lambda s: totals_of_pupil(s, pupil_id, sample.workspace.clock()))
    assert rows(dialog)[-1].changes[1] == str(totals[Scope.CYCLE].praise_points)
    scope = found(dialog, SegmentedControl, "trace-scope")
    scope.choice_requested.emit("all")
    assert rows(dialog)[-1].changes[1] == str(totals[Scope.ALL].praise_points)
    assert "everything that is on record" in dialog.presenter.state.about


def test_a_policy_that_never_resets_offers_years_and_one_that_does_not_net_says_so(
    qtbot: QtBot, sample: Sample, private: PrivateView, logged: tuple[Entry, ...]
) -> None:
    say(sample, ResetCycle.NEVER, nets=False)
    show_private(private)
    dialog = opened(qtbot, sample, private, TraceOf(logged[0].pupil_id))
    assert [text for _key, text in dialog.presenter.state.scopes] == ["This year", "All years"]
    assert "net points" not in labels(dialog)
    assert "does not set praise and concern off" in found(dialog, Text, "trace-notes").text()
    say(sample, ResetCycle.NEVER, nets=True)
    dialog.presenter.show()
    assert "net points" in labels(dialog)


def test_what_was_taken_back_stands_below_its_entry_with_the_reason(
    qtbot: QtBot, sample: Sample, private: PrivateView, key: LessonKey, logged: tuple[Entry, ...]
) -> None:
    praised = next(e for e in logged if e.polarity is Polarity.PRAISE)
    sample.workspace.perform(VoidEntries((praised.uid,), "wrong pupil", "x"))
    dialog = opened(qtbot, sample, private, TraceOf(praised.pupil_id, key))
    taken = next(n for n, row in enumerate(rows(dialog)) if row.what.startswith("Taken back"))
    assert "wrong pupil" in rows(dialog)[taken].what
    assert sample.summary.teacher in rows(dialog)[taken].what
    assert rows(dialog)[taken].muted
    assert rows(dialog)[taken - 1].what == praised.type_name
    explained = sample.workspace.read(lambda s: trace_of_lesson(s, key, (praised.pupil_id,)))
    assert rows(dialog)[-1].changes[0] == str(explained.total.praise_events)


def test_amounts_reminders_and_neutral_entries_are_told_as_what_they_are(
    qtbot: QtBot, sample: Sample, private: PrivateView, key: LessonKey
) -> None:
    with sample.workspace.vault.write() as session:
        session.execute(text("UPDATE behaviour_types SET most = 5"))
        session.execute(text("UPDATE ladder_steps SET recorded = 0 WHERE name LIKE 'C1%'"))
    pupil_id = sample.workspace.read(lambda s: entries.of_class(s, key.class_id))[0].pupil_id
    later = LessonKey(key.class_id, key.date)
    now = sample.workspace.clock()
    for name, amount in (("Great answer", 3), ("Off task", 1), ("Spoken to", 1)):
        kind = sample.workspace.read(partial(type_named, name=name)).id
        edit = LogEntries(later, (pupil_id,), kind, now, "x", amount=amount)
        assert sample.workspace.perform(edit) is not None
    show_private(private)
    dialog = opened(qtbot, sample, private, TraceOf(pupil_id, later))
    assert [(row.what, row.changes) for row in rows(dialog)[1:]] == [
        ("Great answer × 3", ("+1", "+3", "", "")),
        ("Off task · a reminder, which does not count", ("", "", "", "")),
        ("Result", ("1", "3", "0", "0")),
    ]
    assert (
        "1 neutral entry is in none of these numbers." in found(dialog, Text, "trace-notes").text()
    )


def test_the_ledger_is_read_out_row_by_row_and_walked_by_keys(
    qtbot: QtBot, sample: Sample, private: PrivateView, key: LessonKey
) -> None:
    dialog = opened(qtbot, sample, private, TraceOf(None, key))
    model = dialog.table.ledger
    last = model.index(model.rowCount() - 1, 0)
    assert dialog.table.currentIndex().row() == last.row()
    spoken = model.data(last, Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(spoken, str)
    assert spoken.startswith("Result, ")
    assert spoken.endswith("praise points")
    QTest.keyClick(dialog.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert dialog.table.currentIndex().row() == 0
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TraceModel()
    model.show_rows(
        (TraceRow("", "Opening", ("0", "0"), strong=True), TraceRow("9:00", "x", ("", "+1")))
    )
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_number_is_of_somebody_or_of_a_lesson(
    qtbot: QtBot, sample: Sample, private: PrivateView
) -> None:
    with pytest.raises(ValueError, match="of a pupil, of a lesson"):
        TraceDialog(sample.workspace, private, TraceOf())
