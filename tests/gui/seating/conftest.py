"""The Seating page over the sample school, and over an empty vault."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from seatingapp.services.workspace import Workspace
from tests.conftest import Sample
from tests.gui.seating.probe import SeatingProbe


@pytest.fixture
def page(qtbot: QtBot, sample: Sample, tmp_path: Path) -> SeatingProbe:
    """The page with the class of the lesson that is on: 9B/Sc2 in Lab 2."""
    return SeatingProbe(qtbot, sample.workspace, tmp_path)


@pytest.fixture
def empty_page(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> SeatingProbe:
    """The page over a vault without classes."""
    return SeatingProbe(qtbot, workspace, tmp_path)
