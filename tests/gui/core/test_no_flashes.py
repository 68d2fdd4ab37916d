"""What belongs into a dialog is never a window of its own, not even for the blink of an eye.

A part that is told to be visible before it has its place would be shown as a window, flash on the
screen, and take the focus from the page, which hides private data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.domain.on_report import Report
from seatingapp.ui.policy_editor.offer_dialog import OfferDialog
from seatingapp.ui.policy_editor.state import Offer
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.pupils.importing.files_step import FileRow
from seatingapp.ui.pupils.importing.state import FileLine
from seatingapp.ui.reports.drafts import of_report
from seatingapp.ui.reports.report_dialog import ReportDialog
from seatingapp.ui.widgets.dialog import PlainDialog
from tests.gui.windows_shown import windows_shown

_MONDAY = dt.date(2025, 11, 24)


def question(parent: QWidget) -> QWidget:
    return PlainDialog("Delete the room?", "It is in no plan.", name="ask", parent=parent)


def policies(parent: QWidget) -> QWidget:
    offers = (Offer("a", "Ladder", "Steps", ("One",)), Offer("b", "Simple", "None", ("Two",)))
    return OfferDialog(offers, parent)


def file_row(parent: QWidget) -> QWidget:
    return FileRow(FileLine("9C.csv", "", Refusal("No names in it."), mappable=True), parent)


def report(parent: QWidget) -> QWidget:
    known = Report(1, "uid", 1, _MONDAY, _MONDAY + dt.timedelta(days=4), ("On time",))
    private = PrivateView(lambda: 0.0)
    private.ask()
    private.confirm()
    draft = of_report(known, "Ada Testa", _MONDAY)
    return ReportDialog(private, draft, (), lambda _pupil: (), _MONDAY, parent)


@pytest.mark.parametrize("make", [question, policies, file_row, report], ids=lambda m: m.__name__)
def test_making_it_shows_no_window(qtbot: QtBot, make: Callable[[QWidget], QWidget]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    with windows_shown() as shown:
        make(window)
    assert shown == []
