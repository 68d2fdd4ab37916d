"""The presenter of the Seating page, for tests of arranging by rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import Sample
from tests.gui.seating.solving.desk import RulesDesk
from tests.gui.seating.solving.whole_page import Arranging


@pytest.fixture
def desk(sample: Sample) -> RulesDesk:
    """9B/Sc2 in Lab 2, without any rule yet."""
    return RulesDesk(sample.workspace)


@pytest.fixture
def page(qtbot: QtBot, sample: Sample, tmp_path: Path) -> Arranging:
    """9B/Sc2 in Lab 2, without any rule yet."""
    made = Arranging(qtbot, sample.workspace, tmp_path)
    made.clear_rules()
    made.settle(qtbot)
    return made
