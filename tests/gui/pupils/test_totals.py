"""The totals of a pupil beside the list: praise on a board, the rest in private view, and why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from seatingapp.domain.ladder import ResetCycle
from seatingapp.services.counting import Scope
from seatingapp.services.totals import totals_of_pupil
from seatingapp.services.workspace import Workspace
from seatingapp.storage import entries, settings
from seatingapp.ui.tables.facts import Facts
from seatingapp.ui.trace.dialog import TraceDialog
from seatingapp.ui.trace.wording import total_words
from tests.conftest import Sample
from tests.gui.finding import found
from tests.gui.pupils.conftest import Opened

OpenPage = Callable[[Workspace], Opened]


@pytest.fixture
def pupil_id(sample: Sample) -> int:
    class_id = sample.summary.showcase.class_id
    return sample.workspace.read(lambda s: entries.of_class(s, class_id))[0].pupil_id


def totals(opened: Opened) -> dict[str, str]:
    return dict(found(opened.page, Facts, "totals").texts())


def test_a_pupil_has_totals_since_the_reset_and_of_the_year(
    open_page: OpenPage, sample: Sample, pupil_id: int
) -> None:
    with sample.workspace.vault.write() as session:
        settings.put(session, "policy", {"cycle": ResetCycle.HALF_TERMLY})
    opened = open_page(sample.workspace)
    opened.page.list.table.pupil_chosen.emit(pupil_id)
    now = sample.workspace.clock()
    counted = sample.workspace.read(lambda s: totals_of_pupil(s, pupil_id, now))
    assert totals(opened) == {
        "This half-term": total_words(counted[Scope.CYCLE], private=False),
        "This year": total_words(counted[Scope.YEAR], private=False),
    }
    assert "concern" not in totals(opened)["This year"]
    opened.private.ask()
    opened.private.confirm()
    assert totals(opened)["This year"] == total_words(counted[Scope.YEAR], private=True)
    assert "concern" in totals(opened)["This year"]
    opened.private.hide()
    assert "concern" not in totals(opened)["This year"]


def test_a_policy_that_never_resets_has_the_year_only(
    open_page: OpenPage, sample: Sample, pupil_id: int
) -> None:
    with sample.workspace.vault.write() as session:
        settings.put(session, "policy", {"cycle": ResetCycle.NEVER})
    opened = open_page(sample.workspace)
    opened.page.list.table.pupil_chosen.emit(pupil_id)
    assert list(totals(opened)) == ["This year"]


def test_the_totals_say_where_they_come_from_by_enter(
    open_page: OpenPage, sample: Sample, pupil_id: int
) -> None:
    opened = open_page(sample.workspace)
    opened.page.list.table.pupil_chosen.emit(pupil_id)
    why = opened.button("why-totals")
    why.setFocus()
    QTest.keyClick(why, Qt.Key.Key_Return)
    dialog = opened.page.findChild(TraceDialog)
    assert dialog is not None
    assert dialog.presenter.state.rows[-1].what == "Result"
    dialog.accept()
