"""A vault with the sample school, at 11:33 in the lesson that shows it best."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from seatingapp.services import vaults
from seatingapp.services.sample_school import load_sample_school
from seatingapp.services.workspace import Workspace
from seatingapp.storage.vault import Unsealed
from seatingapp.ui.editor import Editor
from seatingapp.ui.lesson.factory import make_lesson_page
from seatingapp.ui.main_window import MainWindow
from seatingapp.ui.page_tools import PageTools
from seatingapp.ui.preferences import Preferences
from seatingapp.ui.privacy import PrivateView
from seatingapp.ui.tasks import Tasks
from tests.gui.lesson.probes import PASSPHRASE, LessonProbe

DAY = dt.date(2025, 11, 24)


@dataclass
class Clock:
    """A clock that a test sets."""

    now: dt.datetime = field(default_factory=lambda: at(11, 33))

    def __call__(self) -> dt.datetime:
        return self.now


def at(hour: int, minute: int) -> dt.datetime:
    """A moment of the day; in November the school's clock shows UTC."""
    return dt.datetime.combine(DAY, dt.time(hour, minute), dt.UTC)


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
def empty_workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    made = vaults.create(tmp_path / "lesson", PASSPHRASE, teacher="A Teacher", clock=clock)
    yield made.workspace
    made.workspace.lock()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Unsealed:
    """A closed vault with the sample school, to be copied."""
    folder = tmp_path_factory.mktemp("sample") / "sample"
    made = vaults.create(folder, PASSPHRASE, teacher="A Teacher")
    load_sample_school(made.workspace, DAY, dt.time(11, 33))
    made.workspace.lock()
    return vaults.unseal(folder, PASSPHRASE)


@pytest.fixture
def workspace(sample: Unsealed, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    copy = shutil.copytree(sample.folder, tmp_path / sample.folder.name)
    opened = vaults.enter(replace(sample, folder=copy), clock)
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
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    tools = PageTools(workspace, Editor(workspace, window), Tasks(window), Preferences(settings))
    page = make_lesson_page(tools, private, random.Random(5))
    window.add_page("lesson", "Lesson", "lesson", lambda: page)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.show_page("lesson")
    return LessonProbe(qtbot, window, page, tools.editor, workspace)
