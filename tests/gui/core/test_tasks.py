"""Slow work off the window's thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from seatingapp.domain.errors import Refusal
from seatingapp.ui.tasks import Control, Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    owner = QObject()
    tasks = Tasks(owner)
    yield tasks
    assert tasks.wait()


def never(outcome: object) -> None:
    """A callback that must not be called."""
    raise AssertionError(f"called with {outcome!r}")


def test_the_result_arrives_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    heard: list[tuple[int, bool]] = []

    def done(thread: int) -> None:
        heard.append((thread, threading.current_thread() is threading.main_thread()))

    tasks.run(lambda _control: threading.get_ident(), done, never)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][0] != threading.get_ident()
    assert heard[0][1]


def test_a_refusal_arrives_as_one(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_control: Control) -> None:
        raise Refusal("The disk is full.")

    heard: list[Refusal] = []
    tasks.run(work, never, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert str(heard[0]) == "The disk is full."


def test_a_fault_is_reported_and_said_in_words(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_control: Control) -> None:
        raise ZeroDivisionError

    heard: list[Refusal] = []
    with qtbot.captureExceptions() as reported:
        tasks.run(work, never, heard.append)
        qtbot.waitUntil(lambda: bool(heard))
    assert [kind for kind, _value, _trace in reported] == [ZeroDivisionError]
    assert "Something went wrong inside the app." in str(heard[0])


def test_cancelled_work_stops_and_calls_nobody(tasks: Tasks, qtbot: QtBot) -> None:
    started = threading.Event()

    def work(control: Control) -> None:
        while True:
            started.set()
            control.check()

    running = tasks.run(work, never, never)
    qtbot.waitUntil(started.is_set)
    with qtbot.waitSignal(running.ended):
        running.cancel()
    assert tasks.wait()


def test_cancelling_all_keeps_late_results_away(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    running = tasks.run(lambda _control: go.wait(10), never, never)
    tasks.cancel_all()
    with qtbot.waitSignal(running.ended):
        go.set()


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(control: Control) -> None:
        go.wait(10)
        control.progress(0.5, "half")

    running = tasks.run(work, lambda _result: None, never)
    with qtbot.waitSignal(running.progressed) as told:
        go.set()
    assert told.args == [0.5, "half"]
