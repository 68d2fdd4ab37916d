"""A vault with the sample school, at 11:33 in the lesson that shows it best."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.services import vaults
from seatingapp.services.sample_school import SampleSummary
from seatingapp.services.workspace import Workspace
from seatingapp.storage.vault import Unsealed
from seatingapp.ui.lesson.factory import make_lesson_page
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.privacy import PrivateView
from tests.conftest import SAMPLE_DAY, copied
from tests.gui.building import tools_for
from tests.gui.lesson.probes import LessonProbe


@dataclass
class Clock:
    """A clock that a test sets."""

    now: dt.datetime = field(default_factory=lambda: at(11, 33))

    def __call__(self) -> dt.datetime:
        return self.now


def at(hour: int, minute: int) -> dt.datetime:
    """A moment of the day; in November the school's clock shows UTC."""
    return dt.datetime.combine(SAMPLE_DAY, dt.time(hour, minute), dt.UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seconds() -> list[float]:
    return [0.0]


@pytest.fixture
def private(seconds: list[float]) -> PrivateView:
    return PrivateView(lambda: seconds[0])


@pytest.fixture
def empty_workspace(
    empty_vault_once: Unsealed, tmp_path: Path, clock: Clock
) -> Iterator[Workspace]:
    """A vault without classes."""
    opened = vaults.enter(copied(empty_vault_once, tmp_path / "lesson.seating"), clock)
    yield opened
    opened.lock()


@pytest.fixture
def workspace(
    sample_vault_once: tuple[Unsealed, SampleSummary], tmp_path: Path, clock: Clock
) -> Iterator[Workspace]:
    """The sample school in its showcase lesson, by the clock that a test sets."""
    opened = vaults.enter(copied(sample_vault_once[0], tmp_path / "lesson.seating"), clock)
    yield opened
    opened.lock()


@pytest.fixture
def lesson(qtbot: QtBot, workspace: Workspace, private: PrivateView, tmp_path: Path) -> LessonProbe:
    """The page in the real window, 1366 by 768."""
    return show(qtbot, workspace, private, tmp_path)


@pytest.fixture
def empty_lesson(
    qtbot: QtBot, empty_workspace: Workspace, private: PrivateView, tmp_path: Path
) -> LessonProbe:
    return show(qtbot, empty_workspace, private, tmp_path)


def show(qtbot: QtBot, workspace: Workspace, private: PrivateView, folder: Path) -> LessonProbe:
    """Open the page as the app does."""
    window = MainWindow()
    qtbot.addWidget(window)
    tools = tools_for(workspace, folder, window)
    page = make_lesson_page(tools, private, random.Random(5))
    window.add_page("lesson", "Lesson", "lesson", lambda: page)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.show_page("lesson")
    return LessonProbe(qtbot, window, page, tools.editor, workspace)
