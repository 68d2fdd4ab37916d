"""The rules of the sample's science class beside nothing but their card."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Sample
from tests.gui.seating.rules.probe import RulesProbe


@pytest.fixture
def rules(qtbot: QtBot, sample: Sample, tmp_path: Path) -> RulesProbe:
    """The card over 9B/Sc2 in Lab 2, in private view, without the rules of the sample."""
    return RulesProbe(qtbot, sample.workspace, tmp_path)
