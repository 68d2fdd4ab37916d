"""When the app itself is at fault."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from seatingapp.ui.faults import FaultWatch
from tests.gui.finding import found


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def watch(window: QWidget) -> Iterator[FaultWatch]:
    before = sys.excepthook
    watch = FaultWatch(window)
    yield watch
    watch.stop()
    assert sys.excepthook is before


def fail(name: str) -> None:
    raise KeyError(name)


def caught(name: str) -> None:
    """Let an exception go unhandled, as a slot would."""
    try:
        fail(name)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_report_says_where_and_nothing_about_anybody(
    watch: FaultWatch, window: QWidget, capsys: pytest.CaptureFixture[str]
) -> None:
    caught("Siân O'Neill")
    shown = found(window, QPlainTextEdit, "fault-report").toPlainText()
    assert "KeyError" in shown
    assert "test_faults.py" in shown
    printed = capsys.readouterr().err
    assert "Siân" not in shown + printed
    assert "KeyError" in printed


def test_only_one_window_is_open_at_a_time(watch: FaultWatch, window: QWidget) -> None:
    caught("one")
    caught("two")
    assert len(window.findChildren(QPlainTextEdit)) == 1
    found(window, QPushButton, "fault-accept").click()
    caught("three")
    assert any(e.isVisible() for e in window.findChildren(QPlainTextEdit))
